//! What holds for every text: positions, order, ids, the same bytes each time, time that grows with the length.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use isnad::{Analysis, Options, analyze};
use proptest::prelude::*;

/// Pieces of news and of what a pasted page brings along.
#[rustfmt::skip]
const PIECES: [&str; 108] = [
    "قال ", "وقالت ", "وأضاف: ", "أكد أن ", "نقلت وكالة ", "عن ", "قوله ", "إن ", "بحسب ", "وفقا ل", "زعم ",
    "لم يؤكد ", "الرئيس ", "الروسي ", "وزير الخارجية ", "فلاديمير بوتين", "بوتن", "سامي الخطيب", "مصر",
    "للأمم المتحدة", "والقاهرة", "الاتحاد الأوروبي", "حزب ", "صحيفة ", "أمس ", "اليوم الجمعة ",
    "الأربعاء الماضي ", "في 3 آذار/مارس ", "2025", "١٤٤٦هـ ", "رمضان ", "منذ ", "قبل ساعتين ونصف ",
    "الساعة 9:30 ", "خمسة ملايين ", "85 مليار درهم ", "12 في المئة ", "4,5% ", "70.5 ", "دولار ",
    "من 3 إلى 5 مايو ", "كل يوم ", "و", "ف", "ب", "ل", "لل", "ال", "«", "»", "\"", "“", "”", "„", "‹", "›",
    "'", "’", "((", "))", "<<", ">>", ".", "...", "…", "؟", "!", "،", ":", "-", "–", "/", "(", ")", "[",
    "](", "![", "#", "•", " ", "  ", "\n", "\r", "\r\n", "\t", "\0", "\u{200f}", "\u{202b}", "\u{2069}",
    "\u{200d}", "ـ", "\u{64e}", "\u{651}", "ﷺ", "ﻻ", "👩‍👩‍👧", "said the minister on Monday ", "U.S. ",
    "the agency said that ", "adding that ", "according to ", "the plan failed, ", "officials said. ", "، قالت الوكالة ",
    "مضيفا أن ", "، بحسب المصدر", "كما شدد على أن ", "الذي قال إنه ",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}

fn dates() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(&["", "2025-02-14", "0001-01-01", "9999-12-31", "2024-02-29"][..])
}

fn analysis(text: &str, date: &str) -> Analysis {
    analyze(text, &Options::dated(date).expect("a day"))
}

/// The text between two positions, as JavaScript's `slice` gives it.
fn slice(units: &[u16], start: usize, end: usize) -> String {
    String::from_utf16(units.get(start..end).expect("positions inside the text")).expect("whole characters")
}

/// Panics where an analysis breaks a promise of the format.
fn check(text: &str, found: &Analysis) {
    let units: Vec<u16> = text.encode_utf16().collect();
    assert_eq!(found.document.length, units.len());
    for (what, start, end, written) in spans(found) {
        assert_eq!(slice(&units, start, end), written, "{what} {start}..{end}");
        assert!(start < end || what == "quote", "an empty {what} at {start}");
    }
    let mut after = 0;
    for m in &found.mentions {
        assert!(m.start >= after, "mentions overlap or are unsorted at {}", m.start);
        after = m.end;
    }
    after = 0;
    for b in &found.blocks {
        assert!(b.start >= after && b.end > b.start && b.end <= units.len(), "blocks at {}", b.start);
        after = b.end;
    }
    assert!(found.times.is_sorted_by_key(|t| t.start), "times are unsorted");
    assert!(found.times.windows(2).all(|t| t[0].end <= t[1].start), "times overlap");
    assert!(found.numbers.is_sorted_by_key(|n| n.start), "numbers are unsorted");
    assert!(found.numbers.windows(2).all(|n| n[0].end <= n[1].start), "numbers overlap");
    assert!(found.quotes.is_sorted_by_key(|q| q.start), "quotes are unsorted");
    check_nesting(found);
    check_ids(found);
    let certain = |c: f64| (0.0..=1.0).contains(&c);
    assert!(found.mentions.iter().all(|m| certain(m.confidence)));
    assert!(found.quotes.iter().all(|q| certain(q.confidence)));
}

/// Panics where two quotations cross, or one stretch is given twice.
fn check_nesting(found: &Analysis) {
    let mut open: Vec<(usize, usize)> = Vec::new();
    for q in &found.quotes {
        while open.last().is_some_and(|o| o.1 <= q.start) {
            open.pop();
        }
        if let Some(&outer) = open.last() {
            assert!(q.end <= outer.1, "{}..{} crosses {outer:?}", q.start, q.end);
            assert_ne!((q.start, q.end), outer, "one stretch twice");
        }
        open.push((q.start, q.end));
    }
}

/// Every stretch of the text that the analysis names.
fn spans(found: &Analysis) -> Vec<(&'static str, usize, usize, &str)> {
    let mut spans = Vec::new();
    spans.extend(found.mentions.iter().map(|m| ("mention", m.start, m.end, m.text.as_str())));
    spans.extend(found.times.iter().map(|t| ("time", t.start, t.end, t.text.as_str())));
    spans.extend(found.numbers.iter().map(|n| ("number", n.start, n.end, n.text.as_str())));
    for q in &found.quotes {
        spans.push(("quote", q.start, q.end, &q.text));
        spans.extend(q.speaker.iter().map(|s| ("speaker", s.start, s.end, s.text.as_str())));
        spans.extend(q.cue.iter().map(|c| ("cue", c.start, c.end, c.text.as_str())));
        spans.extend(q.channel.iter().map(|c| ("channel", c.start, c.end, c.text.as_str())));
    }
    spans
}

fn check_ids(found: &Analysis) {
    let ids: HashSet<&str> = found.entities.iter().map(|e| e.id.as_str()).collect();
    assert_eq!(ids.len(), found.entities.len(), "an entity's id stands twice");
    let quotes: HashSet<&str> = found.quotes.iter().map(|q| q.id.as_str()).collect();
    assert_eq!(quotes.len(), found.quotes.len(), "a quotation's id stands twice");
    for m in &found.mentions {
        assert!(ids.contains(m.entity.as_str()), "{} is no entity", m.entity);
    }
    for e in &found.entities {
        let mentions = found.mentions.iter().filter(|m| m.entity == e.id).count();
        assert_eq!(mentions, e.mentions, "the mentions of {}", e.id);
        assert!(!e.name.is_empty(), "{} has no name", e.id);
    }
    for entity in found.quotes.iter().filter_map(|q| q.speaker.as_ref()?.entity.as_deref()) {
        assert!(ids.contains(entity), "the speaker {entity} is no entity");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_true_analysis(text in texts(), date in dates()) {
        check(&text, &analysis(&text, date));
    }

    #[test]
    fn the_same_input_gives_the_same_bytes(text in texts(), date in dates()) {
        let json = |a: &Analysis| serde_json::to_string(a).expect("an analysis is JSON");
        prop_assert_eq!(json(&analysis(&text, date)), json(&analysis(&text, date)));
    }

    #[test]
    fn any_characters_are_analysed(text in proptest::collection::vec(any::<char>(), 0..200)) {
        let text: String = text.into_iter().collect();
        check(&text, &analysis(&text, "2025-02-14"));
    }
}

#[test]
fn hostile_texts_are_analysed() {
    let million = 1 << 20;
    let line = |piece: &str| piece.repeat(million / piece.len());
    let texts = [
        String::new(),
        "\r".to_owned(),
        "\0\0\0".to_owned(),
        "\u{feff}قال".to_owned(),
        "\u{202e}\u{2066}قال\u{2069}".to_owned(),
        "<script>alert(1)</script> <img src=x onerror=alert(1)>".to_owned(),
        "قـــــال ســـامي: «نـــعود»".to_owned(),
        "👨‍👩‍👧‍👦 قال 👍🏽 «نعم» 👍🏽".to_owned(),
        line("ا"),
        line("ـ"),
        line("\u{64e}"),
        line("1"),
        line("قال "),
        line("قال فلاديمير بوتين أمس: «لا». "),
        line("«"),
        line("«\""),
        line("("),
        line("و"),
        line("\n"),
        line("3 مارس "),
        line("د. "),
        line("a.b/c?d "),
    ];
    for text in texts {
        let started = Instant::now();
        check(&text, &analysis(&text, "2025-02-14"));
        let took = started.elapsed();
        let opening: String = text.chars().take(12).collect();
        assert!(took < Duration::from_secs(60), "{opening:?} × {}: {took:?}", text.len());
    }
}

/// The shortest of some runs: what the work takes when nothing else disturbs it.
fn shortest(text: &str) -> Duration {
    let run = |_| {
        let started = Instant::now();
        std::hint::black_box(analysis(text, "2025-02-14"));
        started.elapsed()
    };
    (0..5).map(run).min().expect("five runs")
}

#[test]
fn time_grows_with_the_length_alone() {
    let article = include_str!("articles/2025-02-14-talks.txt");
    let one_line = article.replace('\n', " ");
    let alternating = "قال «نعم \" لا » أمس ".to_owned();
    let opening = "« قال ".to_owned();
    // One name from end to end, and one person after another.
    let (name, persons) = ("جامعة ".to_owned(), "قال محمد وعلي ".to_owned());
    for piece in [article.to_owned(), one_line, alternating, opening, name, persons] {
        let text = piece.repeat((200_000 / piece.len()).max(1));
        let double = text.repeat(2);
        let opening: String = piece.chars().take(12).collect();
        // Other work on the machine may disturb one measurement, not all.
        let linear = (0..4).any(|_| {
            let (once, twice) = (shortest(&text), shortest(&double));
            println!("{opening:?}: {once:?} for {} bytes, {twice:?} for twice as many", text.len());
            twice < once * 3
        });
        assert!(linear, "{opening:?}: twice as much takes three times as long, or longer");
    }
}
