//! Writes what the browser's analyses must equal byte for byte: a line of JSON for each case, article and hostile text, with the native
//! analysis as it is printed and its exports, into `target/tmp/native.jsonl`. `tests/wasm/bytes.test.mjs` makes them again in WebAssembly.

mod corrections;

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use isnad::edit::Edit;
use isnad::export::{Format, export};
use isnad::{Analysis, Options, analyze};
use serde_json::json;

/// Texts on which two implementations of text or numbers could differ.
const HOSTILE: [&str; 14] = [
    "",
    "\0",
    "\r\rقال\r\nنعم",
    "\u{feff}قال «نعم»",
    "\u{202e}قال\u{2069} أمس",
    "👨‍👩‍👧‍👦 قال 👍🏽: «نعم 👍🏽»",
    "قـــال سـَـامي: «نَعُود غداً»",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "20000000000000000 دولار و 1000000000000000000000000 دولار",
    "0.000001 دولار و 0.0000000012 يورو و 1.10 يورو و 0.1 و 12.30%",
    "١٬٢٣٤٫٥ ريال و ۱۲۳ درهم و 1,234,567.89 جنيه",
    "$1e5 £0.5 €3.0 ½ ¥007",
    "في 99/99/9999 و 0000-00-00 و 31/2/2025 و 24:61",
    "“”„‟‹›«»\"\"''((<<>>))",
];

#[test]
fn native_analyses_are_written_for_the_wasm_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut lines = String::new();
    let mut count = 0;
    for (text, date, edits) in inputs(root) {
        let options = Options { edits, ..Options::dated(&date).expect("a day") };
        let analysis = analyze(&text, &options);
        let printed = serde_json::to_string(&analysis).expect("an analysis is JSON");
        // Reading it back loses nothing.
        let read: Analysis = serde_json::from_str(&printed).expect("what was printed is an analysis");
        assert_eq!(serde_json::to_string(&read).expect("an analysis is JSON"), printed);
        let exports: HashMap<&str, String> =
            Format::ALL.iter().map(|format| (format.name(), export(&text, &analysis, *format))).collect();
        let row = json!({ "text": text, "date": date, "edits": options.edits, "analysis": printed, "exports": exports });
        lines.push_str(&row.to_string());
        lines.push('\n');
        count += 1;
    }
    assert!(count > HOSTILE.len() + 6, "the cases and articles are missing");
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("native.jsonl");
    fs::write(&path, lines).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
}

/// Texts with their days of publication and corrections.
fn inputs(root: &Path) -> Vec<(String, String, Vec<Edit>)> {
    let mut inputs: Vec<(String, String, Vec<Edit>)> = Vec::new();
    for text in HOSTILE {
        inputs.push((text.to_owned(), "2025-02-14".to_owned(), Vec::new()));
        inputs.push((text.to_owned(), String::new(), Vec::new()));
    }
    for path in files(&root.join("tests/cases")).into_iter().chain(files(&root.join("tests/issues"))) {
        if path.ends_with(".toml") {
            let file: toml::Table =
                toml::from_str(&fs::read_to_string(&path).expect("readable")).expect("TOML");
            for case in file["case"].as_array().expect("cases") {
                let field =
                    |name: &str| case.get(name).and_then(toml::Value::as_str).unwrap_or("").to_owned();
                let edits = serde_json::to_value(case).expect("TOML without dates is JSON");
                let edits = corrections::of(&edits).expect("corrections");
                inputs.push((field("text"), field("date"), edits));
            }
        }
    }
    for path in files(&root.join("tests/articles")) {
        if path.ends_with(".txt") && !path.ends_with(".report.txt") {
            let text = fs::read_to_string(&path).expect("readable");
            inputs.push((text.clone(), "2025-02-14".to_owned(), Vec::new()));
            inputs.push((text, String::new(), Vec::new()));
        }
    }
    inputs
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<String> =
        entries.map(|e| e.expect("an entry").path().to_string_lossy().into_owned()).collect();
    files.sort();
    files
}
