//! The reader's own lists: what they find and what not, errors that say what is wrong, and time that grows with the text alone.

use std::time::{Duration, Instant};

use isnad::list::{Fault, List, LooksFor};
use isnad::{Options, analyze, user_mentions};
use proptest::prelude::*;

fn names(lines: &str) -> List {
    List { id: "n".to_owned(), name: "أسماء".to_owned(), looks_for: LooksFor::Names(lines.to_owned()) }
}

fn pattern(pattern: &str) -> List {
    List { id: "p".to_owned(), name: "نمط".to_owned(), looks_for: LooksFor::Pattern(pattern.to_owned()) }
}

fn found(text: &str, lists: &[List]) -> Vec<String> {
    user_mentions(text, lists).0.into_iter().map(|m| m.text).collect()
}

#[test]
fn names_are_found_however_they_are_written_and_no_others() {
    for (lines, text, expected) in [
        (
            "إبراهيم الحلو",
            "وصل ابراهيم الحلو ثم إبراهيم حلو، وسلّم لإبراهيم الحلو",
            vec!["ابراهيم الحلو", "إبراهيم حلو", "إبراهيم الحلو"],
        ),
        ("لجنة المياه", "قالت لجنه المياه إن اللجنة راضية", vec!["لجنه المياه"]),
        ("الحارث", "جاء للحارث والحارث", vec!["حارث", "الحارث"]),
        ("نبطي", "النبطيون والنبطية ونبطيين، والأنباط", vec!["النبطيون", "النبطية", "نبطيين"]),
        ("شركة النور\nشركة النور الدولية", "شركة النور الدولية", vec!["شركة النور الدولية"]),
        ("Blue Harbour", "the blue harbour and Blue\nHarbour", vec!["blue harbour"]),
        ("نور", "نورة منور", vec![]),
        ("\n \n«»", "«لا»", vec![]),
    ] {
        assert_eq!(found(text, &[names(lines)]), expected, "{lines} in {text}");
    }
}

#[test]
fn patterns_match_within_a_line() {
    let text = "القضية رقم 123/2025 والقضية 77/2024\nلوحة أ ب ج 1234 #غلاء_الأسعار نهاية 5";
    for (given, expected) in [
        (r"\d+/\d{4}", vec!["123/2025", "77/2024"]),
        (r"#[\w_]+", vec!["#غلاء_الأسعار"]),
        (r"^\p{Arabic}+", vec!["القضية", "لوحة"]),
        (r"\d$", vec!["4", "5"]),
        (r"(?i)x*", vec![]),
        (r"2024\s+لوحة", vec![]),
    ] {
        assert_eq!(found(text, &[pattern(given)]), expected, "{given}");
    }
}

#[test]
fn matches_are_apart_and_leave_the_recognised_mentions_alone() {
    let text = "زار سامي الخطيب القاهرة يوم 3 مارس 2025";
    let lists = vec![pattern("سامي"), names("سامي الخطيب")];
    let with = analyze(text, &Options { lists, ..Options::default() });
    let without = analyze(text, &Options::default());
    assert_eq!(with.user.len(), 1);
    assert_eq!(
        (with.user[0].text.as_str(), with.user[0].kind, with.user[0].list.as_str()),
        ("سامي الخطيب", "USER", "n")
    );
    assert_eq!(with.mentions.len(), without.mentions.len());
    assert_eq!(with.times.len(), without.times.len());
    let json = serde_json::to_string(&with).expect("an analysis is JSON");
    let read: isnad::Analysis = serde_json::from_str(&json).expect("what was written is read");
    assert_eq!(serde_json::to_string(&read).expect("an analysis is JSON"), json);
}

#[test]
fn what_is_wrong_with_a_pattern_is_told_with_its_place() {
    for (given, code, start) in [
        ("رقم (", Fault::Group, 4),
        ("[ا", Fault::Class, 0),
        ("*", Fault::Repetition, 0),
        ("😀\\ي", Fault::Escape, 2),
        ("(?=س)", Fault::Unsupported, 0),
        (r"(a)\1", Fault::Unsupported, 3),
        ("(?:a{1000}){1000}", Fault::TooLarge, 0),
    ] {
        let (matches, errors) = user_mentions("نص", &[names("نص"), pattern(given)]);
        assert_eq!(matches.len(), 1, "the other list still counts");
        let error = errors[1].as_ref().unwrap_or_else(|| panic!("{given} is an error"));
        assert_eq!((error.code, error.start), (code, start), "{given}");
        assert!(error.end <= given.encode_utf16().count());
    }
}

#[test]
fn hostile_patterns_take_time_that_grows_with_the_text_alone() {
    let long = "a".repeat(200_000);
    for given in ["(a+)+$", "(a|aa)+$", "(.*)*b", "a*a*a*a*b", "[^b]*c|a", r"(\w+\s?)+!", "a"] {
        for text in [&long, &format!("{long}b"), &"a \n".repeat(60_000)] {
            let started = Instant::now();
            user_mentions(text, &[pattern(given)]);
            assert!(started.elapsed() < Duration::from_secs(20), "{given}: {:?}", started.elapsed());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_pattern_gives_matches_that_slice_to_the_text_or_an_error(
        given in "[\\PC\\n(\\[{*+?|^$\\\\a-zء-ي0-9]{0,24}",
        lines in "[\\PC\\n]{0,40}",
        text in "[\\PC\\n\\r\\taء-ي 0-9😀]{0,200}",
    ) {
        let units: Vec<u16> = text.encode_utf16().collect();
        let (matches, errors) = user_mentions(&text, &[pattern(&given), names(&lines)]);
        prop_assert_eq!(errors.len(), 2);
        let mut after = 0;
        for m in &matches {
            prop_assert!(m.start >= after && m.end > m.start);
            after = m.end;
            let sliced = String::from_utf16(&units[m.start..m.end]);
            prop_assert_eq!(sliced.as_deref().ok(), Some(m.text.as_str()));
        }
        prop_assert!(errors[0].is_none() || matches.iter().all(|m| m.list == "n"));
    }
}
