//! Any text with any analysis, right or wrong: every export is read back.

use isnad::export::{Format, export};
use isnad::{Analysis, Mention, Quote, Speaker, Time};
use proptest::prelude::*;

use super::columns::{read_brat, read_conll, read_csv};
use super::sample::{self, bare, between, legal};
use super::web::{check_annotations, check_markdown};
use super::xml::{XML, text_of};

/// Pieces that mean something to one of the formats.
const PIECES: [&str; 40] = [
    "قال ", "سامي", " و", "«", "»", "\"", "“", "”", "'", "<b>", "</p>", "&amp;", "&", "]]>", "<!--", "\0",
    "\u{b}", "\u{1c}", "\r", "\n", "\r\n", "\t", "\u{202e}", "\u{2067}", "\u{200f}", "😀", "\u{fffe}",
    "\u{85}", "\u{2028}", "=1+1", "- ", "1. ", "|", "[x](y)", "`", "*", "\\", " ", "word. ", "#",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Stretches in code units, some outside the text or inside a surrogate pair, nested, crossing or backwards.
fn spans() -> impl Strategy<Value = Vec<(usize, usize)>> {
    proptest::collection::vec(
        (0usize..70, 0usize..30).prop_map(|(start, length)| (start, start + length)),
        0..12,
    )
}

const KINDS: [&str; 4] = ["direct", "partial", "term", "indirect"];
const TYPES: [&str; 5] = ["PER", "ORG", "LOC", "NORP", "MISC"];

/// An analysis whose marks are the spans, in turn mentions, quotations and times.
fn analysis(text: &str, spans: &[(usize, usize)]) -> Analysis {
    let mut analysis = bare(text);
    let whole = text.encode_utf16().count();
    for (n, &(start, end)) in spans.iter().enumerate() {
        let stretch = between(text, start, end);
        let id = format!("e{}", analysis.entities.len() + 1);
        match n % 3 {
            0 => {
                analysis.entities.push(sample::entity(&id, TYPES[n % 5], &stretch));
                analysis.mentions.push(Mention {
                    start,
                    end,
                    text: stretch,
                    kind: TYPES[n % 5],
                    entity: id,
                    confidence: 0.5,
                });
            }
            1 => analysis.quotes.push(Quote {
                start,
                end,
                text: stretch.clone(),
                speaker: Some(Speaker {
                    text: stretch,
                    start: end.min(whole),
                    end: end + 3,
                    entity: None,
                    inferred: false,
                    source_sort: "anonymous",
                    title: None,
                    name: None,
                }),
                ..sample::quote("x", "x", KINDS[n % 4], &format!("q{n}"))
            }),
            _ => analysis.times.push(Time {
                start,
                end,
                text: stretch,
                ..sample::time("x", "x", "DATE", "2025-02-14")
            }),
        }
    }
    analysis
}

/// The content of the parts of TEI elements, by the identifier of their first part.
fn tei_parts(xml: &str) -> std::collections::HashMap<String, String> {
    let document = roxmltree::Document::parse(xml).expect("well-formed");
    let mut parts = std::collections::HashMap::new();
    for node in document.descendants() {
        if let Some(id) = node.attribute(("http://www.w3.org/XML/1998/namespace", "id")) {
            let first = id.split('.').next().unwrap_or(id);
            let whole: &mut String = parts.entry(first.to_owned()).or_default();
            whole.push_str(&super::xml::content(node));
        }
    }
    parts
}

fn without_space(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, ' ' | '\t' | '\r' | '\n')).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_export_is_read_back(text in texts(), spans in spans()) {
        let analysis = analysis(&text, &spans);
        for format in XML {
            prop_assert_eq!(text_of(&text, &analysis, format), legal(&text), "{}", format);
        }
        let parts = tei_parts(&export(&text, &analysis, Format::Tei));
        for quote in &analysis.quotes {
            let marked = parts.get(&quote.id).map_or("", String::as_str);
            prop_assert_eq!(without_space(marked), without_space(&legal(&quote.text)));
        }
        check_annotations(&text, &export(&text, &analysis, Format::WebAnnotation));
        read_brat(&export(&text, &analysis, Format::BratText), &export(&text, &analysis, Format::Brat));
        let conll = export(&text, &analysis, Format::Conll);
        let words: String = read_conll(&conll).into_iter().flatten().map(|(word, _)| word).collect();
        let document = isnad::text::Document::new(&text);
        let tokens: String = (0..document.tokens().len()).map(|i| document.surface(i)).collect();
        prop_assert_eq!(words, tokens);
        check_markdown(&text, &analysis);
        let json: serde_json::Value = serde_json::from_str(&export(&text, &analysis, Format::Json)).unwrap();
        prop_assert_eq!(json["text"].as_str(), Some(text.as_str()));
        prop_assert_eq!(json["mentions"].as_array().map(Vec::len), Some(analysis.mentions.len()));
        let times = read_csv(&analysis, Format::CsvTimes);
        prop_assert_eq!(times.len(), analysis.times.len() + 1);
        for (row, time) in times[1..].iter().zip(&analysis.times) {
            let bare = row[2].strip_prefix('\'').unwrap_or(&row[2]);
            prop_assert_eq!(bare, legal(&time.text));
            prop_assert!(!row[2].starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
        }
    }

    #[test]
    fn what_the_analyser_finds_in_any_text(text in texts()) {
        let analysis = isnad::analyze(&text, &isnad::Options::default());
        for format in Format::ALL {
            prop_assert_eq!(export(&text, &analysis, format), export(&text, &analysis, format));
        }
        for format in XML {
            prop_assert_eq!(text_of(&text, &analysis, format), legal(&text), "{}", format);
        }
    }
}
