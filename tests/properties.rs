//! What holds for every text: positions, order, ids, the same bytes each time.

mod promises;

use std::time::{Duration, Instant};

use isnad::edit::{Act, Anchor, Edit, Said};
use isnad::entity::label::KINDS;
use isnad::quote::QuoteKind;
use isnad::text::BlockRole;
use isnad::{Analysis, Options, analyze};
use promises::check;
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

/// Pieces of which corrections are made: what the texts are made of, and what is in none.
const NAMES: [&str; 6] = ["سامي الخطيب", "بوتن", "لا أحد", "", "\u{202e}", "said"];
const VALUES: [&str; 6] = ["2025-02", "P3D", "2025-02-14T09:30", "9999-W53", "0000", "\0"];

/// Any correction at a stretch of a text, or of a text that it may once have been.
fn edits(text: &str) -> impl Strategy<Value = Vec<Edit>> + use<> {
    let letters: Vec<char> = text.chars().collect();
    let count = letters.len();
    let part =
        move |from: usize, length: usize| -> String { letters.iter().skip(from).take(length).collect() };
    let anchor = (0..count + 2, 0..40usize, 0..12usize).prop_map(move |(from, length, around)| Anchor {
        exact: part(from, length),
        prefix: part(from.saturating_sub(around), around.min(from)),
        suffix: part(from + length, around),
    });
    let named = proptest::sample::select(&NAMES[..]).prop_map(str::to_owned);
    let said = prop_oneof![named.clone().prop_map(Said::Named), Just(Said::Unnamed), Just(Said::Nobody),];
    let kind = proptest::sample::select(&KINDS[..]);
    let quote = proptest::sample::select(
        &[QuoteKind::Direct, QuoteKind::Partial, QuoteKind::Term, QuoteKind::Indirect][..],
    );
    let role = proptest::sample::select(&[BlockRole::Title, BlockRole::Furniture, BlockRole::Body][..]);
    let amount = proptest::option::of(any::<f64>().prop_filter("JSON has no others", |a| a.is_finite()));
    let act = prop_oneof![
        4 => kind.prop_map(Act::Entity),
        1 => Just(Act::NotEntity),
        2 => named.clone().prop_map(Act::Merge),
        1 => Just(Act::Split),
        2 => proptest::option::of(proptest::sample::select(&VALUES[..]).prop_map(str::to_owned)).prop_map(Act::Time),
        1 => Just(Act::NotTime),
        2 => (amount, proptest::option::of(named)).prop_map(|(amount, unit)| Act::Number { kind: None, amount, unit }),
        1 => Just(Act::NotNumber),
        3 => (quote, proptest::option::of(said.clone())).prop_map(|(kind, said)| Act::Quote(kind, said)),
        1 => Just(Act::NotQuote),
        3 => said.prop_map(Act::Speaker),
        2 => role.prop_map(Act::Block),
    ];
    let edit = (anchor, any::<bool>(), act).prop_map(|(at, everywhere, act)| Edit { at, everywhere, act });
    proptest::collection::vec(edit, 0..10)
}

fn analysis(text: &str, date: &str) -> Analysis {
    analyze(text, &Options::dated(date).expect("a day"))
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
    fn an_analysis_read_back_is_the_same_bytes(text in texts(), date in dates()) {
        let options = Options {
            threshold: 0.3,
            title: Some(text.chars().take(9).collect()),
            ..Options::dated(date).expect("a day")
        };
        let json = serde_json::to_string(&analyze(&text, &options)).expect("an analysis is JSON");
        let read: Analysis = serde_json::from_str(&json).expect("what was written is read");
        prop_assert_eq!(serde_json::to_string(&read).expect("an analysis is JSON"), json);
    }

    #[test]
    fn any_corrections_give_a_true_analysis((text, edits) in texts().prop_flat_map(|t| { let e = edits(&t); (Just(t), e) })) {
        let options = Options { edits, ..Options::dated("2025-02-14").expect("a day") };
        let found = analyze(&text, &options);
        check(&text, &found);
        prop_assert_eq!(found.edits.len(), options.edits.len());
        let json = serde_json::to_string(&found).expect("an analysis is JSON");
        prop_assert_eq!(&json, &serde_json::to_string(&analyze(&text, &options)).expect("an analysis is JSON"));
        let read: Analysis = serde_json::from_str(&json).expect("what was written");
        prop_assert_eq!(&read.options.edits, &options.edits);
        prop_assert_eq!(json, serde_json::to_string(&read).expect("an analysis is JSON"));
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

/// What is as sure as the reader wants it stays: a name of the reader's own is as sure as can be.
#[test]
fn a_mention_as_certain_as_the_threshold_stays() {
    let at = Anchor { exact: "المرفأ الجديد".to_owned(), ..Anchor::default() };
    let edit = Edit { at, everywhere: false, act: Act::Entity(KINDS[0]) };
    let options = Options { threshold: 1.0, edits: vec![edit], ..Options::default() };
    let analysis = analyze("زار الوفد المرفأ الجديد.", &options);
    assert_eq!(analysis.mentions.iter().map(|m| m.confidence).collect::<Vec<_>>(), [1.0]);
}
