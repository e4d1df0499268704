//! Times and numbers in texts that nobody wrote: random strings of their words, digits and marks give an analysis, in time linear in the
//! text.
//!
//! `ISNAD_FUZZ_SECONDS=600 cargo test --release --test times_hostile -- --nocapture` goes on for that long.

use std::time::{Duration, Instant};

use isnad::text::Document;
use isnad::{number, time};
use jiff::civil::date;
use proptest::prelude::*;
use proptest::strategy::ValueTree;

/// Words, digits and marks that expressions of time are made of, and what stands around them.
const PIECES: [&str; 112] = [
    "يوم",
    "شهر",
    "عام",
    "سنة",
    "ساعة",
    "الساعة",
    "دقيقة",
    "أيام",
    "أشهر",
    "سنوات",
    "يومين",
    "عامي",
    "يومي",
    "عقد",
    "قرن",
    "أسبوع",
    "مايو",
    "أيار",
    "كانون",
    "الثاني",
    "الأول",
    "تشرين",
    "آب",
    "رمضان",
    "ذي",
    "الحجة",
    "محرم",
    "صفر",
    "ربيع",
    "الآخر",
    "جمادى",
    "الأحد",
    "الاثنين",
    "الخميس",
    "الجمعة",
    "السبت",
    "أمس",
    "أول",
    "من",
    "غدا",
    "بعد",
    "غد",
    "قبل",
    "اليوم",
    "الماضي",
    "المقبل",
    "الجاري",
    "نفسه",
    "التالي",
    "هذا",
    "كل",
    "مرتين",
    "في",
    "إلى",
    "بين",
    "و",
    "حتى",
    "منذ",
    "خلال",
    "نهاية",
    "منتصف",
    "بداية",
    "الربع",
    "النصف",
    "الثالث",
    "والنصف",
    "إلا",
    "ربعا",
    "صباح",
    "مساء",
    "ليل",
    "الليل",
    "ظهرا",
    "عشر",
    "عشرة",
    "والعشرين",
    "ألفين",
    "وأحد",
    "هـ",
    "م",
    "الموافق",
    "بضع",
    "نحو",
    "أكثر",
    "the",
    "last",
    "week",
    "of",
    "May",
    "GMT",
    "T",
    "الـ",
    "لل",
    "وال",
    "القرن",
    "الماضية",
    "الموسم",
    "عامها",
    "حقبة",
    "السبعينيات",
    "مليون",
    "آلاف",
    "دولار",
    "سنتا",
    "فلسا",
    "الكويت",
    "درجة",
    "الحرارة",
    "كم",
    "ساعة.",
    "اقرأ",
    "ر",
];
const DIGITS: [&str; 26] = [
    "0",
    "1",
    "3",
    "7",
    "12",
    "13",
    "24",
    "29",
    "30",
    "31",
    "32",
    "59",
    "60",
    "99",
    "100",
    "365",
    "999",
    "1000",
    "1436",
    "1999",
    "2012",
    "2024",
    "2199",
    "9999",
    "999999999",
    "18446744073709551616",
];
const MARKS: [&str; 24] = [
    "/", "-", ".", ":", "،", ",", "(", ")", "–", "\n", "\"", "«", "»", "%", "+", "ـ", "\u{200f}", "'", "٫",
    "\u{0}", "²", "°", "$", "…",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        3 => prop::sample::select(&DIGITS[..]).prop_map(str::to_owned),
        3 => prop::sample::select(&MARKS[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(|c| c.to_string()),
    ];
    let glue = prop_oneof![3 => Just(" "), 2 => Just("")];
    prop::collection::vec((piece, glue), 0..40)
        .prop_map(|parts| parts.into_iter().map(|(piece, glue)| piece + glue).collect())
}

/// Everything that must hold of the times, numbers, sentences and blocks of any text.
fn check(text: &str) {
    let document = Document::new(text);
    let tokens = document.tokens().len();
    let ends = |ranges: &mut dyn Iterator<Item = std::ops::Range<usize>>| {
        ranges.fold(0, |end, range| {
            assert!(range.start == end && range.end > end, "every token once: {text:?}");
            range.end
        })
    };
    assert_eq!(ends(&mut document.sentences().iter().cloned()), tokens, "{text:?}");
    assert_eq!(ends(&mut document.blocks().iter().map(|b| b.tokens.clone())), tokens, "{text:?}");
    let mut end = 0;
    for n in &number::find(&document, &[]) {
        assert!(end <= n.span.start && n.span.start < n.span.end, "numbers ascend: {text:?}");
        assert!(text.get(n.span.clone()).is_some(), "numbers are cut at characters: {text:?}");
        assert!(n.value.is_none_or(f64::is_finite), "numbers are finite: {text:?}");
        end = n.span.end;
    }
    let _ = time::document_date(&document);
    for now in [
        None,
        Some(date(2025, 5, 20)),
        Some(date(-9999, 1, 1)),
        Some(date(9999, 12, 31)),
        Some(date(2024, 2, 29)),
    ] {
        let times = time::find(&document, now, &[]);
        let mut end = 0;
        for t in &times {
            assert!(
                end <= t.span.start && t.span.start < t.span.end,
                "spans ascend and are not empty: {text:?}"
            );
            assert!(text.get(t.span.clone()).is_some(), "spans are cut at characters: {text:?}");
            assert!(!t.value.is_empty(), "a value: {text:?}");
            assert!(t.days.is_none_or(|d| d.0 <= d.1), "days in order: {text:?}");
            end = t.span.end;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_text_has_times(text in text()) {
        check(&text);
    }
}

#[test]
fn any_text_has_times_for_long() {
    let seconds = std::env::var("ISNAD_FUZZ_SECONDS").ok().and_then(|s| s.parse().ok()).unwrap_or(0);
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut runner = proptest::test_runner::TestRunner::default();
    let mut count = 0u64;
    while Instant::now() < end {
        for _ in 0..1000 {
            let tree = text().new_tree(&mut runner).expect("a text");
            check(&tree.current());
            count += 1;
        }
    }
    if seconds > 0 {
        println!("{count} texts in {seconds} seconds");
    }
}

#[test]
fn four_times_the_text_takes_four_times_the_time() {
    // Lines without an end are the hard case: every look-around must be bounded. Quadratic would take sixteen times; a busy machine
    // makes four into six.
    for paragraph in [
        "قال الوزير يوم الخميس 5 مايو 2022 إن ",
        "كل يوم ",
        "1 2 3 / 4 - 5 : 6 ",
        "سنة وشهر ويوم وساعة ",
        "«اليوم ",
        "و ",
        "من 3 إلى ",
        "شهر ",
        "العقد الأول من ",
        "the ",
        "000 ",
        "نهاية ",
        "قبل ",
        "الأحد ",
        "12/",
        "عقد ",
        "1ر2",
        "(1) ",
    ] {
        let short = paragraph.repeat(60_000 / paragraph.len());
        let long = paragraph.repeat(240_000 / paragraph.len());
        let measure = |text: &str| {
            let document = Document::new(text);
            (0..5)
                .map(|_| {
                    let start = Instant::now();
                    std::hint::black_box(time::find(&document, Some(date(2025, 5, 20)), &[]));
                    start.elapsed()
                })
                .min()
                .expect("five runs")
        };
        // Other work on the machine may disturb one measurement, not all.
        let linear = (0..4).any(|_| {
            let (a, b) = (measure(&short), measure(&long));
            println!("{paragraph:?}: {a:?} for a quarter, {b:?} for the whole");
            b < a * 9 + Duration::from_millis(20)
        });
        assert!(linear, "{paragraph:?}: four times as much takes nine times as long, or longer");
    }
}
