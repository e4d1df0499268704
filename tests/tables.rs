//! The tables under `data/`: each says what it is, where it comes from and under which licence; no fact stands twice; `NOTICE` names
//! every source that is not our own.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn tables() -> Vec<PathBuf> {
    fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder of tables") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                collect(&path, paths);
            } else if path.extension().is_some_and(|e| e == "tsv") {
                paths.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    collect(&root().join("data"), &mut paths);
    paths.sort();
    assert!(paths.len() > 5, "the tables are missing");
    paths
}

/// The comment at the head of a table, in one line.
fn comment(table: &str) -> String {
    let lines = table.lines().take_while(|l| l.starts_with('#'));
    lines.map(|l| l.trim_start_matches('#').trim()).collect::<Vec<_>>().join(" ")
}

/// What stands after `Source:` and after `Licence:` in a comment.
fn origin(comment: &str) -> Option<(String, String)> {
    let (_, rest) = comment.split_once("Source: ")?;
    let (source, licence) = rest.split_once("Licence: ")?;
    Some((source.trim().trim_end_matches('.').to_owned(), licence.trim().to_owned()))
}

fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().into_owned()
}

#[test]
fn every_table_names_its_source_licence_and_date() {
    let mut wrong = Vec::new();
    for path in tables() {
        let comment = comment(&fs::read_to_string(&path).expect("a readable table"));
        let dated = comment.contains("202");
        if origin(&comment).is_none() || !dated || comment.len() < 60 {
            wrong.push(name(&path));
        }
    }
    assert!(
        wrong.is_empty(),
        "the head must say what the table is, `Source: …`, `Licence: …` and a date: {wrong:?}"
    );
}

#[test]
fn no_fact_stands_twice() {
    let mut twice = Vec::new();
    for path in tables() {
        let text = fs::read_to_string(&path).expect("a readable table");
        let mut seen = HashMap::new();
        for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.is_empty() && !l.starts_with('#')) {
            if let Some(first) = seen.insert(line, n + 1) {
                twice.push(format!("{}:{}: as line {first}: {line}", name(&path), n + 1));
            }
            assert_eq!(line, line.trim_end_matches(' '), "{}:{}: spaces at the end", name(&path), n + 1);
        }
    }
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}

#[test]
fn the_notice_names_every_foreign_source() {
    let notice = fs::read_to_string(root().join("NOTICE")).expect("NOTICE");
    let notice = notice.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut missing = Vec::new();
    for path in tables() {
        let comment = comment(&fs::read_to_string(&path).expect("a readable table"));
        let Some((source, licence)) = origin(&comment) else { continue };
        let terms = licence.split('.').next().unwrap_or_default();
        let own = terms.starts_with("as the project") && !terms.contains(';');
        let entry = format!("{}: {source}.", name(&path));
        if !own && !notice.contains(&entry) {
            missing.push(format!("{entry} Licence: {licence}"));
        }
    }
    assert!(missing.is_empty(), "NOTICE lacks:\n{}", missing.join("\n"));
}
