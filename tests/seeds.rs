//! The seeds of the fuzz targets, and what once crashed them, replayed as ordinary tests: `fuzz/seeds/TARGET/`.

mod promises;

use std::fs;
use std::path::Path;

use isnad::export::{Format, export};
use isnad::{Options, analyze};

fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let entries = fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let seeds: Vec<_> = entries.map(|e| fs::read(e.expect("an entry").path()).expect("readable")).collect();
    assert!(!seeds.is_empty(), "{} is empty", folder.display());
    seeds
}

#[test]
fn analyze_seeds() {
    for seed in seeds("analyze") {
        let text = String::from_utf8_lossy(&seed);
        let analysis = analyze(&text, &Options::dated("2025-02-14").expect("a day"));
        assert_eq!(analysis.document.length, text.encode_utf16().count());
    }
}

#[test]
fn export_seeds() {
    for seed in seeds("export") {
        let text = String::from_utf8_lossy(&seed);
        let analysis = analyze(&text, &Options::default());
        for format in Format::ALL {
            assert!(!export(&text, &analysis, format).is_empty(), "{}", format.name());
        }
    }
}

#[test]
fn date_seeds() {
    for seed in seeds("date") {
        let (date, text) = seed.split_at(seed.len().min(10));
        if let Ok(options) = Options::dated(&String::from_utf8_lossy(date)) {
            let analysis = analyze(&String::from_utf8_lossy(text), &options);
            assert_eq!(analysis.document.date_source, "given");
        }
    }
}

#[test]
fn promises_seeds() {
    for seed in seeds("promises") {
        let text = String::from_utf8_lossy(&seed);
        promises::check(&text, &analyze(&text, &Options::dated("2025-02-14").expect("a day")));
    }
}
