//! What must be found in short texts: `tests/cases/*.toml`, and `tests/issues/*.toml`, a file a bug.
//!
//! ```toml
//! [[case]]
//! name = "a verb, its subject and a quotation"
//! text = "قال سامي: «نعود غدا»."
//! date = "2025-02-14"            # the day of publication, if it matters
//! [[case.quotes]]
//! text = "نعود غدا"              # what is found, as written
//! nth = 1                        # its which occurrence in the text; 1 if left out
//! kind = "direct"                # any field of the analysis by its name there
//! speaker = "سامي"               # a speaker, cue or channel by its text, an entity by its name; "" where there must be none
//! ```
//!
//! `[[case.edits]]` are corrections with which the text is analysed: the fields of one as JSON has it, those of its anchor beside them, and
//! `applied`, at how many places it holds.
//!
//! A layer (`mentions`, `times`, `numbers`, `quotes`, `blocks`) that a case names holds exactly what is listed, and nothing if the list is
//! empty; layers not named are not looked at. `[case.document]` names fields of the analysis' `document`.

mod corrections;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use isnad::{Options, analyze};
use serde_json::Value;

const LAYERS: [&str; 5] = ["mentions", "times", "numbers", "quotes", "blocks"];

#[test]
fn cases() {
    run("tests/cases");
}

#[test]
fn issues() {
    run("tests/issues");
}

fn run(folder: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<_> =
        fs::read_dir(&folder).expect("the folder of cases").map(|e| e.expect("an entry").path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    let (mut count, mut failures) = (0, String::new());
    let mut failed = BTreeMap::new();
    for path in &paths {
        let name = path.file_name().expect("a file").to_string_lossy();
        let text = fs::read_to_string(path).expect("a readable file");
        let file: toml::Table = toml::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        let Some(toml::Value::Array(cases)) = file.get("case") else { panic!("{name}: no [[case]]") };
        for case in cases {
            let case = serde_json::to_value(case).expect("TOML without dates is JSON");
            count += 1;
            if let Err(message) = check(&case) {
                *failed.entry(name.to_string()).or_insert(0) += 1;
                writeln!(failures, "\n{name}: {}\n{message}", case["name"].as_str().unwrap_or("(no name)"))
                    .expect("a string");
            }
        }
    }
    println!("{}: {count} cases in {} files", folder.display(), paths.len());
    assert!(failed.is_empty(), "{failures}\nfailed cases by file, of {count} in all: {failed:#?}");
}

/// What differs between the case and the analysis of its text, for a person.
fn check(case: &Value) -> Result<(), String> {
    let text = case["text"].as_str().ok_or("  the case has no text")?;
    let mut options = Options::dated(case["date"].as_str().unwrap_or("")).map_err(|e| format!("  {e}"))?;
    options.edits = corrections::of(case)?;
    let analysis = serde_json::to_value(analyze(text, &options)).expect("an analysis is JSON");
    let mut message = String::new();
    let fields = case.as_object().ok_or("  the case is no table")?;
    for (key, expected) in fields {
        match key.as_str() {
            "name" | "text" | "date" => {}
            "edits" => {
                for (n, edit) in expected.as_array().into_iter().flatten().enumerate() {
                    let (wanted, applied) = (&edit["applied"], &analysis["edits"][n]["applied"]);
                    if wanted != applied {
                        writeln!(message, "  correction {n} holds at {applied} places, not at {wanted}")
                            .expect("a string");
                    }
                }
            }
            "document" => compare(expected, &analysis["document"], &analysis, "document", &mut message),
            layer if LAYERS.contains(&layer) => check_layer(text, layer, expected, &analysis, &mut message)?,
            other => return Err(format!("  the case has an unknown key {other}")),
        }
    }
    if message.is_empty() { Ok(()) } else { Err(format!("  in: {text}\n{message}")) }
}

fn check_layer(
    text: &str,
    layer: &str,
    expected: &Value,
    analysis: &Value,
    message: &mut String,
) -> Result<(), String> {
    let mut found: Vec<&Value> = analysis[layer].as_array().into_iter().flatten().collect();
    for item in expected.as_array().ok_or(format!("  {layer} is no list"))? {
        let written = item["text"].as_str().ok_or(format!("  an item of {layer} has no text"))?;
        let nth = item["nth"].as_u64().unwrap_or(1);
        let (start, end) = occurrence(text, written, nth)
            .ok_or(format!("  the text has no occurrence {nth} of “{written}”"))?;
        let place = found.iter().position(|f| f["start"] == start && f["end"] == end);
        match place {
            Some(place) => compare(item, found.remove(place), analysis, written, message),
            None => writeln!(message, "  {layer}: not found: “{written}” ({nth})").expect("a string"),
        }
    }
    for extra in found {
        writeln!(message, "  {layer}: must not be found: {extra}").expect("a string");
    }
    Ok(())
}

/// Compares the fields that the case names; a field that the analysis leaves out is the empty string or `false` here.
fn compare(expected: &Value, found: &Value, analysis: &Value, what: &str, message: &mut String) {
    for (key, expected) in expected.as_object().into_iter().flatten() {
        if matches!(key.as_str(), "text" | "nth") {
            continue;
        }
        let value = match key.as_str() {
            "speaker" | "cue" | "channel" => &found[key]["text"],
            "speakerName" => &found["speaker"]["name"],
            "speakerEntity" => entity(analysis, &found["speaker"]["entity"]),
            "inferred" | "sourceSort" | "title" if found.get("marks").is_some() => &found["speaker"][key],
            "stance" => &found["cue"][key],
            "entity" => entity(analysis, &found[key]),
            "wikidata" | "gloss" | "aliases" => entity_field(analysis, &found["entity"], key),
            _ => &found[key],
        };
        let same = match (expected, value) {
            (Value::String(e), Value::Null) => e.is_empty(),
            (Value::Bool(e), Value::Null) => !e,
            (Value::Number(e), Value::Number(v)) => e.as_f64() == v.as_f64(),
            (e, v) => e == v,
        };
        if !same {
            writeln!(message, "  “{what}”: {key} must be {expected}, is {value}").expect("a string");
        }
    }
}

fn entity<'a>(analysis: &'a Value, id: &Value) -> &'a Value {
    entity_field(analysis, id, "name")
}

fn entity_field<'a>(analysis: &'a Value, id: &Value, field: &str) -> &'a Value {
    let entities = analysis["entities"].as_array().into_iter().flatten();
    entities.filter(|e| !id.is_null() && e["id"] == *id).map(|e| &e[field]).next().unwrap_or(&Value::Null)
}

/// The code units of the `nth` occurrence of `written`, counted from 1.
fn occurrence(text: &str, written: &str, nth: u64) -> Option<(usize, usize)> {
    let skipped = usize::try_from(nth).ok()?.checked_sub(1)?;
    let (byte, _) = text.match_indices(written).nth(skipped)?;
    let units = |s: &str| s.encode_utf16().count();
    let start = units(&text[..byte]);
    Some((start, start + units(written)))
}
