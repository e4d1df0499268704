//! Compiles the copy. A change that does not compile is taken out, and the rest compiled again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::crate_copy::Copy;

/// The tests that say what the analysis finds, by the names of their programs; the first is the library's own. Properties, hostile texts
/// and growth hold for wrong results too, and take the time of all others together.
pub const TESTS: [&str; 6] = ["lib", "articles", "cases", "docs_times", "export", "quotes"];

/// The programs of the copy.
#[derive(Debug, Default)]
pub struct Programs {
    /// Tests: name and file.
    pub tests: Vec<(String, PathBuf)>,
    /// What compares analyses of texts.
    pub probe: PathBuf,
}

/// Compiles the tests, with what of `wanted` compiles: the rest is taken out of it.
///
/// # Errors
///
/// Where something else than a change does not compile, or cargo does not run.
pub fn compile(
    copy: &Copy,
    wanted: &mut BTreeSet<usize>,
    target: &Path,
    probe: bool,
) -> Result<Programs, String> {
    // Each round finds the errors of one phase of the compiler.
    for _ in 0..12 {
        copy.write(wanted).map_err(|e| format!("the copy of the crate: {e}"))?;
        match build(copy, wanted, target, probe)? {
            Built::Programs(programs) => return Ok(programs),
            Built::Blamed(blamed) => wanted.retain(|n| !blamed.contains(n)),
        }
    }
    Err("the changed crate does not compile".to_owned())
}

enum Built {
    Programs(Programs),
    Blamed(BTreeSet<usize>),
}

fn build(copy: &Copy, wanted: &BTreeSet<usize>, target: &Path, probe: bool) -> Result<Built, String> {
    let mut cargo = Command::new("cargo");
    cargo.args(["test", "--no-run", "--quiet", "--message-format=json", "--lib"]);
    TESTS[1..].iter().for_each(|name| {
        cargo.args(["--test", name]);
    });
    if probe {
        cargo.args(["--example", "probe"]);
    }
    cargo.arg("--target-dir").arg(target).current_dir(copy.folder());
    let output = cargo.output().map_err(|e| format!("cargo: {e}"))?;
    let messages = String::from_utf8_lossy(&output.stdout);
    let messages: Vec<Value> = messages.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    if output.status.success() {
        return Ok(Built::Programs(programs(&messages)));
    }
    let mut blamed = BTreeSet::new();
    let mut told = String::new();
    for message in &messages {
        let message = &message["message"];
        if message["level"] != "error" {
            continue;
        }
        let spans = message["spans"].as_array().into_iter().flatten();
        let mut sites: Vec<usize> =
            spans.clone().filter(|s| s["is_primary"] == true).flat_map(|s| site(copy, s, wanted)).collect();
        if sites.is_empty() {
            sites = spans.flat_map(|s| site(copy, s, wanted)).collect();
        }
        if sites.is_empty() {
            told += message["rendered"].as_str().unwrap_or_default();
        }
        blamed.extend(sites);
    }
    if blamed.is_empty() {
        told += &String::from_utf8_lossy(&output.stderr);
        return Err(format!("the changed crate does not compile, and no change is to blame:\n{told}"));
    }
    Ok(Built::Blamed(blamed))
}

fn site(copy: &Copy, span: &Value, wanted: &BTreeSet<usize>) -> Vec<usize> {
    let file = span["file_name"].as_str().unwrap_or_default();
    let byte = span["byte_start"].as_u64().and_then(|n| usize::try_from(n).ok());
    byte.map_or(Vec::new(), |byte| copy.blamed(file, byte, wanted))
}

fn programs(messages: &[Value]) -> Programs {
    let mut programs = Programs::default();
    for message in messages {
        let Some(file) = message["executable"].as_str() else { continue };
        let target = &message["target"];
        let name = target["name"].as_str().unwrap_or_default();
        match target["kind"][0].as_str().unwrap_or_default() {
            "test" => programs.tests.push((name.to_owned(), file.into())),
            "example" => programs.probe = file.into(),
            _ => programs.tests.push(("lib".to_owned(), file.into())),
        }
    }
    programs
}
