//! What a change does to texts: `probe FOLDER BASELINE`.
//!
//! Without `ISNAD_MUTANT`, but with an empty `ISNAD_REACHED`, it writes to BASELINE, for each `*.txt` of the folder, a line with a hash of its analysis in every format and the
//! changes whose places the analysis came by. With it, it analyses those of the texts again that came by the place of this change, says at
//! which the result is another one first, and ends with the status 3; or with 0 where all are the same.

use std::collections::hash_map::DefaultHasher;
use std::fmt::Write as _;
use std::fs;
use std::hash::{Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use isnad::export::{Format, export};
use isnad::{Options, analyze, mutant};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, folder, baseline] = &arguments[..] else { panic!("probe FOLDER BASELINE") };
    let mut paths: Vec<_> = fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    match std::env::var("ISNAD_MUTANT") {
        Ok(number) => compare(&paths, baseline, &number),
        Err(_) => record(&paths, baseline),
    }
}

fn record(paths: &[std::path::PathBuf], baseline: &str) -> ExitCode {
    // What is worked out once in a program's life is come by at the first text alone, and matters to all.
    outcome(&paths[0]);
    let first = mutant::taken();
    outcome(&paths[0]);
    let again = mutant::taken();
    let once: Vec<usize> = first.into_iter().filter(|n| !again.contains(n)).collect();
    let mut out = String::new();
    for path in paths {
        let hash = outcome(path);
        let mut reached = mutant::taken();
        reached.extend(&once);
        write!(out, "{hash:x}").expect("a string");
        reached.iter().for_each(|n| write!(out, " {n}").expect("a string"));
        out.push('\n');
    }
    fs::write(baseline, out).expect("a writable file");
    ExitCode::SUCCESS
}

fn compare(paths: &[std::path::PathBuf], baseline: &str, number: &str) -> ExitCode {
    let baseline = fs::read_to_string(baseline).expect("a baseline");
    std::panic::set_hook(Box::new(|_| {}));
    let mut tried = 0;
    for (path, line) in paths.iter().zip(baseline.lines()) {
        let mut words = line.split(' ');
        let hash = words.next().expect("a hash");
        if !words.any(|n| n == number) {
            continue;
        }
        tried += 1;
        let same = catch_unwind(AssertUnwindSafe(|| format!("{:x}", outcome(path)) == hash));
        if !same.unwrap_or(false) {
            println!("{}", path.display());
            return ExitCode::from(3);
        }
    }
    println!("{tried}");
    ExitCode::SUCCESS
}

/// A hash of all that an analysis says and of all that is made of it. A text whose name begins with a day is of that day.
fn outcome(path: &std::path::Path) -> u64 {
    let text = fs::read_to_string(path).expect("a readable text");
    let name = path.file_stem().expect("a name").to_string_lossy();
    let day = name.get(..10).filter(|d| d.starts_with("20")).unwrap_or("");
    let analysis = analyze(&text, &Options::dated(day).expect("a day"));
    let mut hasher = DefaultHasher::new();
    for format in Format::ALL {
        export(&text, &analysis, format).hash(&mut hasher);
    }
    hasher.finish()
}
