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
        assert!(found.quotes.len() <= text.len());
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

/// The analysis of a text, as JSON.
fn analysis(text: &str) -> serde_json::Value {
    serde_json::to_value(isnad::analyze(text, &isnad::Options::default())).expect("JSON")
}

/// The names of the sources on the way of each quotation, outermost first.
fn ways(text: &str) -> Vec<Vec<String>> {
    let found = analysis(text);
    let sources = found["sources"].as_array().expect("sources");
    let name = |id: &serde_json::Value| {
        let source = sources.iter().find(|s| s["id"] == *id).expect("a source of this id");
        source["name"].as_str().expect("a name").to_owned()
    };
    let quotes = found["quotes"].as_array().expect("quotations");
    let links = |q: &serde_json::Value| q["chain"].as_array().cloned().unwrap_or_default();
    quotes.iter().map(|q| links(q).iter().map(|link| name(&link["source"])).collect()).collect()
}

#[test]
fn what_one_says_that_another_said_keeps_both() {
    let text = "قال سامي الخطيب إن ليلى حداد قالت إن السوق ستفتح غدا.";
    let own = vec!["سامي الخطيب".to_owned()];
    let both = vec!["سامي الخطيب".to_owned(), "ليلى حداد".to_owned()];
    assert_eq!(ways(text), [own, both]);
    assert_eq!(analysis(text)["quotes"][1]["within"], "q1");
}

#[test]
fn a_phrase_inside_a_report_of_its_speaker_has_a_chain_of_one() {
    let way = vec!["سامي الخطيب".to_owned()];
    assert_eq!(ways("قال سامي الخطيب إن النتائج كانت «مخيبة جدا»."), [way.clone(), way]);
}

#[test]
fn an_outlet_stands_before_whom_it_hands_on() {
    let text = "ونقلت وكالة رويترز عن مصدر دبلوماسي قوله إن المحادثات ستستأنف قريبا.";
    assert_eq!(ways(text), [vec!["رويترز".to_owned(), "مصدر دبلوماسي".to_owned()]]);
}

#[test]
fn a_definite_source_is_the_last_indefinite_one_that_fits() {
    let text = "وقال مصدر أمني رفيع إن الطريق آمنة. وقال مصدر طبي إن المصابين بخير. وأضاف المصدر الأمني أن الحراسة باقية.";
    let found = analysis(text);
    let sources = found["sources"].as_array().expect("sources");
    assert_eq!(sources.len(), 2, "{sources:#?}");
    assert_eq!(found["quotes"][2]["source"], "s1");
    assert_eq!(sources[0]["sort"], "anonymous");
    assert_eq!(sources[0]["mentions"].as_array().map(Vec::len), Some(2));
}

#[test]
fn people_of_a_kind_are_a_collective() {
    let sort = |text: &str| analysis(text)["sources"][0]["sort"].clone();
    assert_eq!(sort("وقال سكان القرية إن الماء مقطوع."), "collective");
    assert_eq!(sort("وقال عدد من المعلمين إن الصفوف ممتلئة."), "collective");
    assert_eq!(sort("وقال مسؤول محلي إن الطريق مغلقة."), "anonymous");
    assert_eq!(sort("وذكر بيان أن الطريق مغلقة."), "document");
}

/// A speaker named beside the cue is surer than one carried over, and both than one to whom nothing but length points.
#[test]
fn the_speaker_has_a_confidence_of_its_own() {
    let text = "قال سامي الخطيب إن الموسم جيد. وأضاف أن الأسعار لن ترتفع.";
    let found = analysis(text);
    let sure = |n: usize| found["quotes"][n]["speakerConfidence"].as_f64().expect("a number");
    assert!(sure(0) > sure(1), "{} and {}", sure(0), sure(1));
}
