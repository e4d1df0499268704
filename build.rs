//! Checks the tables under `data/` and packs them into the program: see `src/lexicon/mod.rs` for what they become.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/text/fold.rs"]
#[allow(dead_code, missing_docs)]
mod fold;

fn main() {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/text/fold.rs");
    let mut paths = Vec::new();
    collect(Path::new("data"), &mut paths);
    paths.sort();
    let mut generated = String::new();
    for path in paths {
        let (name, rows) = pack(&path);
        writeln!(generated, "/// `{}`, packed.\npub(crate) const {name}: &str = {rows:?};", path.display())
            .expect("writing to a string");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("tables.rs");
    fs::write(&out, generated).unwrap_or_else(|e| panic!("{}: {e}", out.display()));
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    for entry in entries {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            // Gazetteers travel beside the program, in the model, not in it.
            if !path.ends_with("gazetteer") {
                collect(&path, paths);
            }
        } else if path.extension().is_some_and(|e| e == "tsv") {
            paths.push(path);
        }
    }
}

/// The constant's name and the packed rows of a table.
fn pack(path: &Path) -> (String, String) {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut lines = text.lines().enumerate().filter(|(_, l)| !l.is_empty() && !l.starts_with('#'));
    let (_, header) =
        lines.next().unwrap_or_else(|| panic!("{}: no header line with the columns' names", path.display()));
    let columns: Vec<&str> = header.split('\t').collect();
    assert!(columns[0].starts_with("form"), "{}: the first column must be a form", path.display());
    let mut rows = String::new();
    for (n, line) in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        assert!(
            cells.len() == columns.len(),
            "{}:{}: {} cells, but the header names {} columns",
            path.display(),
            n + 1,
            cells.len(),
            columns.len()
        );
        let kept = columns.iter().zip(&cells).filter(|(column, _)| !matches!(**column, "source" | "note"));
        let kept: Vec<String> = kept
            .map(
                |(column, cell)| {
                    if column.starts_with("form") { fold::fold(cell) } else { (*cell).to_owned() }
                },
            )
            .collect();
        rows.push_str(&kept.join("\t"));
        rows.push('\n');
    }
    let name = path
        .with_extension("")
        .components()
        .skip(1)
        .map(|c| c.as_os_str().to_string_lossy().to_uppercase())
        .collect::<Vec<_>>()
        .join("_");
    (name, rows)
}
