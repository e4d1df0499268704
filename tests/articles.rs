//! Golden reports: our own articles with everything that is found in them, as a person reads it.
//!
//! `tests/articles/NAME.txt` is an article; a name that begins with a day gives the day of publication. `NAME.report.txt` is its
//! analysis: each sentence, and under it each finding, marked `^~~~`. When the analysis changes, the test writes the new report in the
//! old one's place and fails: the difference that git shows is what there is to review. With `ISNAD_REPORTS=keep` it only fails.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use isnad::text::Document;
use isnad::text::fold::is_ignorable;
use isnad::text::utf16::Cursor;
use isnad::{Analysis, Options, analyze};

#[test]
fn reports() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut paths: Vec<_> =
        fs::read_dir(&folder).expect("the articles").map(|e| e.expect("an entry").path()).collect();
    paths.retain(|p| p.to_string_lossy().ends_with(".txt") && !p.to_string_lossy().ends_with(".report.txt"));
    paths.sort();
    assert!(paths.len() >= 6, "the articles are missing");
    let keep = std::env::var("ISNAD_REPORTS").is_ok_and(|v| v == "keep");
    let mut changed = Vec::new();
    for path in paths {
        let name = path.file_stem().expect("a name").to_string_lossy();
        let day = name.get(..10).filter(|d| d.starts_with("20")).unwrap_or("");
        let text = fs::read_to_string(&path).expect("a readable article");
        let report = report(&text, &analyze(&text, &Options::dated(day).expect("a day")));
        let golden = path.with_extension("report.txt");
        if fs::read_to_string(&golden).unwrap_or_default() != report {
            if !keep {
                fs::write(&golden, report).expect("a writable report");
            }
            changed.push(golden.file_name().expect("a name").to_string_lossy().into_owned());
        }
    }
    assert!(
        changed.is_empty(),
        "other than the reports, review what git shows of them: {}",
        changed.join(", ")
    );
}

/// A stretch of the text with what is said of it.
struct Finding {
    start: usize,
    end: usize,
    label: String,
}

fn report(text: &str, analysis: &Analysis) -> String {
    let mut out = String::new();
    let summary = &analysis.document;
    writeln!(
        out,
        "{} words, {} sentences, {}, published {} ({})",
        summary.words,
        summary.sentences,
        summary.language,
        summary.date.as_deref().unwrap_or("-"),
        summary.date_source
    )
    .expect("a string");
    let findings = findings(analysis);
    let document = Document::new(text);
    let mut cursor = Cursor::new(text);
    let mut blocks = analysis.blocks.iter().peekable();
    let mut next = findings.iter().peekable();
    // Under a line that runs from right to left, the marks must run so too.
    let turn = if summary.direction == "rtl" { "\u{200F}" } else { "" };
    for sentence in document.sentences() {
        let (from, to) = (document.token(sentence.start).start, document.token(sentence.end - 1).end);
        let (start, end) = (cursor.at(from), cursor.at(to));
        if let Some(block) = blocks.next_if(|b| b.start <= start) {
            writeln!(out, "\n[{}]", block.role).expect("a string");
        }
        writeln!(out, "{}", &text[from..to]).expect("a string");
        while let Some(finding) = next.next_if(|f| f.start < end) {
            let marks = marks(&text[from..to], start, finding);
            writeln!(out, "{turn}{marks} {}", finding.label).expect("a string");
        }
    }
    out.push_str("\nEntities\n");
    for e in &analysis.entities {
        write!(out, "{} {} {} ×{}", e.id, e.kind, e.name, e.mentions).expect("a string");
        if !e.aliases.is_empty() {
            write!(out, ", also {}", e.aliases.join(" / ")).expect("a string");
        }
        for (what, value) in [("title", &e.title), ("gloss", &e.gloss), ("wikidata", &e.wikidata)] {
            if let Some(value) = value {
                write!(out, ", {what} {value}").expect("a string");
            }
        }
        out.push('\n');
    }
    out
}

/// `^~~~` under the finding; where it goes on in a later sentence, to the end of this one.
fn marks(sentence: &str, start: usize, finding: &Finding) -> String {
    let mut marks = String::new();
    let mut at = start;
    for c in sentence.chars() {
        let mark = match at {
            a if a < finding.start => ' ',
            a if a >= finding.end => break,
            _ if marks.ends_with(['^', '~']) => '~',
            _ => '^',
        };
        at += c.len_utf16();
        if !is_ignorable(c) || at > finding.end {
            marks.push(mark);
        }
    }
    if finding.end > at {
        marks.push('…');
    }
    marks
}

fn findings(analysis: &Analysis) -> Vec<Finding> {
    let mut all = Vec::new();
    for m in &analysis.mentions {
        all.push(Finding { start: m.start, end: m.end, label: format!("{} {}", m.kind, m.entity) });
    }
    for t in &analysis.times {
        let mut label = format!("{} {}", t.kind, t.value);
        if let Some(modifier) = &t.modifier {
            write!(label, " mod {modifier}").expect("a string");
        }
        if let (Some(from), Some(to)) = (&t.from, &t.to) {
            write!(label, " = {from}..{to}").expect("a string");
        }
        if t.calendar == "hijri" {
            label.push_str(" hijri");
        }
        all.push(Finding { start: t.start, end: t.end, label });
    }
    for n in &analysis.numbers {
        let value = n.value.map_or("?".to_owned(), |v| v.to_string());
        let label = format!("{} {value} {}", n.kind, n.unit.as_deref().unwrap_or("-"));
        all.push(Finding { start: n.start, end: n.end, label });
    }
    for q in &analysis.quotes {
        let mut label = format!("{} {} ({})", q.id, q.kind, q.why);
        if let Some(s) = &q.speaker {
            let entity = s.entity.as_deref().unwrap_or("-");
            write!(label, " by {} [{entity}, {}]", s.text, s.source_sort).expect("a string");
            if s.inferred {
                label.push_str(" inferred");
            }
        }
        if let Some(c) = &q.cue {
            write!(label, " cue {} [{}]", c.text, c.stance).expect("a string");
        }
        if let Some(c) = &q.channel {
            write!(label, " through {}", c.text).expect("a string");
        }
        if q.repaired {
            label.push_str(" repaired");
        }
        all.push(Finding { start: q.start, end: q.end, label });
    }
    all.sort_by_key(|f| (f.start, std::cmp::Reverse(f.end)));
    all
}
