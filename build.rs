//! Checks the tables under `data/` and packs them into the program: see `src/lexicon/mod.rs` for what they become.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/text/fold.rs"]
#[allow(dead_code, missing_docs)]
mod fold;
#[path = "src/lexicon/pack.rs"]
mod pack;

/// The tables that travel beside the program: what is read only once a model has come.
const NAMES: [&str; 2] = ["data/entity", "data/names"];

fn main() {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/text/fold.rs");
    println!("cargo::rerun-if-changed=src/lexicon/pack.rs");
    let mut paths = Vec::new();
    collect(Path::new("data"), &mut paths);
    paths.sort();
    let mut generated = String::new();
    let mut names = String::new();
    for path in paths {
        let table = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let rows = pack::pack(&table, fold::fold).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        if NAMES.iter().any(|folder| path.starts_with(folder)) {
            // In the page they come with the model: see `src/lexicon/names.rs`.
            if env::var_os("CARGO_FEATURE_NAMES").is_some() {
                let stem = path.file_stem().expect("a table has a name").to_string_lossy();
                writeln!(names, "    ({stem:?}, {rows:?}),").expect("writing to a string");
            }
            continue;
        }
        let name = constant(&path);
        writeln!(generated, "/// `{}`, packed.\npub(crate) const {name}: &str = {rows:?};", path.display())
            .expect("writing to a string");
    }
    writeln!(
        generated,
        "/// The tables of {NAMES:?}, packed.\npub(crate) const NAMES: &[(&str, &str)] = &[\n{names}];"
    )
    .expect("writing to a string");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("tables.rs");
    fs::write(&out, generated).unwrap_or_else(|e| panic!("{}: {e}", out.display()));
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    for entry in entries {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|e| e == "tsv") {
            paths.push(path);
        }
    }
}

/// The constant's name of a table: `data/time/months.tsv` is `TIME_MONTHS`.
fn constant(path: &Path) -> String {
    let parts = path.with_extension("");
    let parts = parts.components().skip(1).map(|c| c.as_os_str().to_string_lossy().to_uppercase());
    parts.collect::<Vec<_>>().join("_")
}
