//! The examples of `docs/times.md`, row by row, against the program.

use std::fs;
use std::path::Path;

use isnad::{Options, analyze};

#[test]
fn every_example_of_the_page_on_times_holds() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/times.md");
    let page = fs::read_to_string(path).expect("docs/times.md");
    let options = Options::dated("2025-05-20").expect("a day");
    let mut in_table = false;
    let (mut rows, mut failures) = (0, String::new());
    for line in page.lines() {
        if line == "| class | example | what is found |" {
            in_table = true;
            continue;
        }
        if !line.starts_with('|') {
            in_table = false;
            continue;
        }
        if !in_table || line.starts_with("|---") {
            continue;
        }
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [class, example, expected] = cells[..] else { panic!("a row of three cells: {line}") };
        let found: Vec<String> = analyze(example, &options)
            .times
            .iter()
            .map(|t| {
                let modifier = t.modifier.as_ref().map_or(String::new(), |m| format!(" {m}"));
                let calendar = if t.calendar == "hijri" { " hijri" } else { "" };
                format!("`{}` {} {}{modifier}{calendar}", t.text, t.kind, t.value)
            })
            .collect();
        let found = if found.is_empty() { "nothing".to_owned() } else { found.join("; ") };
        rows += 1;
        if found != expected {
            failures.push_str(&format!(
                "{class}: {example}\n  the page says {expected}\n  found         {found}\n"
            ));
        }
    }
    assert!(rows > 150, "only {rows} rows were read");
    assert!(failures.is_empty(), "\n{failures}");
}
