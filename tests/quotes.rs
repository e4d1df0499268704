//! Quotations: that hostile marks cost linear time, and that the documentation shows what the cases test.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use isnad::entity::Entities;
use isnad::quote;
use isnad::text::Document;

/// The least time of a few runs: what the work costs when nothing else disturbs.
fn least(text: &str) -> Duration {
    let document = Document::new(text);
    let entities = Entities::default();
    let run = || {
        let start = Instant::now();
        let found = quote::find(&document, &entities);
        assert!(found.len() <= text.len());
        start.elapsed()
    };
    (0..2).map(|_| run()).min().expect("two runs")
}

/// Marks in numbers that no page has, on one line.
#[test]
fn hostile_marks_cost_linear_time() {
    const N: usize = 50_000;
    type Make = fn(usize) -> String;
    let kinds: [(&str, Make); 18] = [
        ("opening guillemets", |n| "«".repeat(n)),
        ("opening curly marks before words", |n| "“كلمة ".repeat(n)),
        ("straight marks", |n| "\"".repeat(n)),
        ("alternating marks", |n| "“كلمة” ".repeat(n / 2)),
        ("alternating families", |n| "«\"".repeat(n / 2)),
        ("deep nesting", |n| "«a".repeat(n / 2) + &"b»".repeat(n / 2)),
        ("nested brackets", |n| "(".repeat(n) + &")".repeat(n)),
        ("nested angles", |n| "<<".repeat(n / 2) + &">>".repeat(n / 2)),
        ("closing marks", |n| "كلمة” ".repeat(n)),
        ("verbs without content", |n| "وقال ".repeat(n / 4)),
        ("reports in reports", |n| "قال إن ".repeat(n / 5)),
        ("sources", |n| "بحسب الوزير كذا ".repeat(n / 8)),
        ("homographs", |n| "عبر زاد ".repeat(n / 8)),
        ("English reports in reports", |n| "he said that they said, ".repeat(n / 12)),
        ("reports in relative clauses", |n| "الذي قال إن ".repeat(n / 12)),
        ("lists of names", |n| "مثل «كلمة»، ".repeat(n / 10)),
        ("names said where", |n| "حيث قال سامي الخطيب في ".repeat(n / 20)),
        ("verbs and openings", |n| "وقال: «نعود ".repeat(n / 4)),
    ];
    for (name, make) in kinds {
        let (once, twice) = (make(N), make(2 * N));
        // Below this the clock says nothing; a quadratic pass over 100,000 marks takes seconds, each time: other work on the
        // machine may disturb one measurement, not all.
        let floor = Duration::from_millis(15);
        let grew = |(t1, t2): &(Duration, Duration)| *t2 >= (*t1).max(floor) * 3;
        let linear = (0..5).any(|_| {
            let times = (least(&once), least(&twice));
            println!("{name}: {times:?}");
            !grew(&times)
        });
        assert!(linear, "{name}: twice as many marks take three times as long, or longer");
    }
}

/// Every example of `docs/quotations.md` is the text of a case of `tests/cases/quotes-attribution.toml`, and every rule has one.
#[test]
fn the_documentation_shows_tested_examples() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/quotations.md")).expect("the page");
    let cases = fs::read_to_string(root.join("tests/cases/quotes-attribution.toml")).expect("the cases");
    let cases: toml::Table = toml::from_str(&cases).expect("TOML");
    let cases = cases["case"].as_array().expect("a list of cases");
    let examples: Vec<&str> = page.lines().filter_map(|l| l.strip_prefix("> ")).collect();
    let mut wanted = Vec::new();
    for case in cases {
        let lines = case["text"].as_str().expect("a text").lines().filter(|l| !l.is_empty());
        wanted.extend(lines.map(str::to_owned));
        for quote in case["quotes"].as_array().expect("quotes") {
            if let Some(speaker) = quote.get("speaker").and_then(|s| s.as_str()) {
                assert!(page.contains(speaker), "the page does not name the speaker {speaker}");
            }
        }
        let name = case["name"].as_str().expect("a name");
        let rule = name.split_once(' ').expect("a number and a name").0;
        assert!(page.contains(&format!("\n## {rule}. ")), "no rule {rule} on the page for the case “{name}”");
    }
    assert_eq!(examples, wanted, "the examples of the page, and the texts of the cases");
}
