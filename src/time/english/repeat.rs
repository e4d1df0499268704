//! English repetitions.

use super::word::{capital, month, number, unit, weekday};
use crate::text::TokenKind;
use crate::time::lexicon::{Count, Cue, Part, Unit, Word};
use crate::time::reader::Reader;
use crate::time::{numeral, timex};

/// `every day`, `each year`, `daily`, `twice a week`, `$5 a day`, `per year`.
pub(super) fn repeat(r: &Reader<'_, '_>, i: usize) -> Option<(String, usize)> {
    let period = |unit: Unit, n: f64| timex::period(&[(unit, Some(n))]);
    if r.is(i, &["every", "each"]) {
        if let Some((n, next)) = number(r, i + 1) {
            let (unit, _) = unit(r, next)?;
            return Some((period(unit, n), next + 1));
        }
        let other = usize::from(r.is(i + 1, &["other"]));
        if let Some((unit, Count::One)) = unit(r, i + 1 + other) {
            return Some((period(unit, if other == 1 { 2.0 } else { 1.0 }), i + 2 + other));
        }
        if let Some((day, _, next)) = weekday(r, i + 1) {
            return Some((format!("XXXX-WXX-{day}"), next));
        }
        if let Some((month, _, _, next)) = month(r, i + 1) {
            return Some((format!("XXXX-{month:02}"), next));
        }
        return r
            .find(i + 1, |s| match s.word {
                Word::DayPart { part, .. } => Some(match part {
                    Part::Morning | Part::MidMorning => "XXXX-XX-XXTMO",
                    Part::Noon | Part::Afternoon => "XXXX-XX-XXTAF",
                    Part::Evening => "XXXX-XX-XXTEV",
                    Part::Night | Part::Midnight => "XXXX-XX-XXTNI",
                }),
                _ => None,
            })
            .map(|value| (value.to_owned(), i + 2));
    }
    let rate = |at: usize| {
        r.is(at, &["a", "an", "per", "each", "every"])
            .then(|| unit(r, at + 1))
            .flatten()
            .filter(|u| u.1 == Count::One)
            .map(|u| (period(u.0, 1.0), at + 2))
    };
    if r.is(i, &["once", "twice"]) {
        return rate(i + 1);
    }
    if let Some((_, next)) = number(r, i).filter(|(_, next)| r.is(*next, &["times", "time"])) {
        return rate(next + 1);
    }
    if r.is(i, &["a", "an", "per"]) {
        // After an amount: a number within two words before.
        if i == r.start {
            return None;
        }
        let counted = (1..=4)
            .take_while(|n| i >= r.start + n && r.kind(i - n) != Some(TokenKind::Mark))
            .any(|n| r.is_number(i - n) || numeral::cardinal(r, i - n).is_some() || r.is_a(i - n, Cue::Many));
        let counted = counted && !r.is(i + 2, &["later", "earlier", "before", "after", "ago", "old", "-"]);
        let preposition = r.has_cue(i - 1, Cue::Preposition);
        return rate(i).filter(|_| counted && !preposition || r.is(i, &["per"]));
    }
    r.find(i, |s| match s.word {
        Word::Repeat { period, .. } if r.kind(i) == Some(TokenKind::Latin) && !capital(r, i) => {
            let next = i + s.tokens;
            is_adverb(r, i, next).then(|| (period.to_owned(), next))
        }
        _ => None,
    })
}

/// Whether a word of frequency says how often: `reports daily`, `on a daily basis`; in `the daily report` it describes.
fn is_adverb(r: &Reader<'_, '_>, i: usize, next: usize) -> bool {
    if r.is(next, &["basis"]) || r.is(i, &["annually"]) {
        return true;
    }
    let described = r.kind(next) == Some(TokenKind::Latin)
        && !r.has_cue(next, Cue::Preposition)
        && !r.is_a(next, Cue::AfterAdverb)
        || r.is(next, &["-"]);
    !(described || i > r.start && (r.is_a(i - 1, Cue::Describes) || r.is(i - 1, &["'s"])))
}
