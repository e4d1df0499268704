//! Words of English expressions: numbers, units, months, what moves them.

use crate::text::TokenKind;
use crate::time::lexicon::{Base, Count, Cue, Shift, Unit, Word};
use crate::time::numeral;
use crate::time::piece::whole_number;
use crate::time::reader::Reader;

pub(super) fn capital(r: &Reader<'_, '_>, i: usize) -> bool {
    i < r.end && r.document.surface(i).starts_with(|c: char| c.is_uppercase())
}

/// Skips `the`.
pub(super) fn the(r: &Reader<'_, '_>, i: usize) -> usize {
    i + usize::from(r.is(i, &["the"]))
}

pub(super) fn shift(r: &Reader<'_, '_>, i: usize) -> Option<(Shift, usize)> {
    r.find(i, |s| match s.word {
        Word::Shift(shift) if r.kind(i) == Some(TokenKind::Latin) => Some((
            Shift {
                base: match shift.base {
                    Base::This => Base::Now,
                    Base::Same => Base::Focus,
                    base => base,
                },
                ..shift
            },
            i + s.tokens,
        )),
        _ => None,
    })
}

pub(super) fn unit(r: &Reader<'_, '_>, i: usize) -> Option<(Unit, Count)> {
    if r.kind(i) != Some(TokenKind::Latin) {
        return None;
    }
    r.unit(i).map(|u| (u.0, u.1))
}

/// A unit with what says by which calendar it counts: `year`, `fiscal year`; with the token after it.
pub(super) fn reckoned(r: &Reader<'_, '_>, i: usize) -> Option<((Unit, Count), usize)> {
    let at = i + usize::from(r.is_a(i, Cue::Reckons));
    unit(r, at).map(|u| (u, at + 1))
}

/// A number in digits or words, with a half in digits after it (`2 1/2`); `a` and `an` are not numbers here.
pub(super) fn number(r: &Reader<'_, '_>, i: usize) -> Option<(f64, usize)> {
    let digits = numeral::digits(r, i).map(|(n, next)| {
        let half =
            r.is(next, &["1"]) && !r.is_glued(next) && r.is(next + 1, &["/"]) && r.is(next + 2, &["2"]);
        if half { (n + 0.5, next + 3) } else { (n, next) }
    });
    digits.or_else(|| {
        if r.kind(i) == Some(TokenKind::Latin) {
            if r.is(i, &["one"]) {
                return Some((1.0, i + 1));
            }
            numeral::cardinal(r, i)
        } else {
            None
        }
    })
}

/// An ordinal in words or digits.
pub(super) fn ordinal(r: &Reader<'_, '_>, i: usize) -> Option<(i32, usize)> {
    if let Some(n) = r.whole(i, 1, 99) {
        return (r.is(i + 1, &["st", "nd", "rd", "th"]) && r.is_glued(i + 1)).then_some((n, i + 2));
    }
    let (n, next, _) = numeral::ordinal(r, i).filter(|_| r.kind(i) == Some(TokenKind::Latin))?;
    (n > 0).then_some((n, next))
}

pub(super) fn weekday(r: &Reader<'_, '_>, i: usize) -> Option<(i8, bool, usize)> {
    r.find(i, |s| match s.word {
        Word::Weekday(day) if r.kind(i) == Some(TokenKind::Latin) && capital(r, i) => {
            let short = !r.folded(i).ends_with("day");
            let dot = short && r.is(i + 1, &["."]) && r.is_glued(i + 1);
            Some((day, short, i + 1 + usize::from(dot)))
        }
        _ => None,
    })
}

pub(super) fn month(r: &Reader<'_, '_>, i: usize) -> Option<(i8, bool, bool, usize)> {
    r.find(i, |s| match s.word {
        Word::Month { month, hijri, sure, .. } if r.kind(i) == Some(TokenKind::Latin) && capital(r, i) => {
            let next = i + s.tokens;
            let dot = r.is(next, &["."])
                && r.folded(i).len() <= 4
                && r.is_glued(next)
                && !r.is(i, &["may", "june", "july"]);
            Some((month, hijri, sure, next + usize::from(dot)))
        }
        _ => None,
    })
}

/// The day of the month: `4`, `4th`, `fourth`.
pub(super) fn day(r: &Reader<'_, '_>, i: usize) -> Option<(i8, usize)> {
    if let Some(n) = r.whole(i, 1, 31).filter(|_| r.folded(i).len() <= 2) {
        let suffix = r.is(i + 1, &["st", "nd", "rd", "th"]) && r.is_glued(i + 1);
        return Some((i8::try_from(n).ok()?, i + 1 + usize::from(suffix)));
    }
    None
}

/// A year in words: `nineteen ninety-six`, `twenty twelve`; `two thousand` only after `year`.
pub(super) fn spelled_year(r: &Reader<'_, '_>, i: usize) -> Option<(i32, usize)> {
    let words = |at: usize| {
        let (n, next) = numeral::cardinal(r, at).filter(|_| r.kind(at) == Some(TokenKind::Latin))?;
        Some((whole_number(n)?, next))
    };
    let (first, next) = words(i)?;
    if (2000..2100).contains(&first) && i > r.start && r.is(i - 1, &["year"]) {
        return Some((first, next));
    }
    let (last, end) = words(next).filter(|n| (10..100).contains(&n.0))?;
    (16..=20).contains(&first).then_some((first * 100 + last, end))
}
