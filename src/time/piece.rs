//! What every rule gives, the pieces of an expression; and the pieces that are one word by the tables alone.

use super::lexicon::{Amount, Cue, Era, Word};
use super::reader::{Reader, Sense};
use super::spec::{Expr, Fields, Spec, Year};
use crate::text::TokenKind;

/// A piece read: what it says, the token after it, and the folded proclitics before it.
pub(super) struct Piece<T> {
    pub(super) is: T,
    pub(super) next: usize,
    pub(super) skip: usize,
}

/// An expression at its tokens.
pub(super) struct Item {
    pub(super) from: usize,
    pub(super) skip: usize,
    pub(super) to: usize,
    pub(super) expr: Expr,
    pub(super) modifier: Option<&'static str>,
}

/// What begins at a token: expressions, or none where the words there are read as something else (a name); and the token after.
pub(super) struct Reading {
    pub(super) items: Vec<Item>,
    pub(super) next: usize,
}

impl Reading {
    pub(super) fn of(items: Vec<Item>) -> Reading {
        let next = items.last().map_or(0, |item| item.to);
        Reading { items, next }
    }
}

impl From<Option<Item>> for Reading {
    fn from(item: Option<Item>) -> Reading {
        Reading::of(item.into_iter().collect())
    }
}

/// Any proclitic may stand before the first word of an expression.
pub(super) fn any(_: &Sense) -> bool {
    true
}

pub(super) fn item(from: usize, piece: Piece<Expr>) -> Item {
    Item { from, skip: piece.skip, to: piece.next, expr: piece.is, modifier: None }
}

/// The candidate that reaches farthest; the first of equals.
pub(super) fn longest<T, const N: usize>(candidates: [Option<Piece<T>>; N]) -> Option<Piece<T>> {
    candidates.into_iter().flatten().reduce(|best, c| if c.next > best.next { c } else { best })
}

pub(super) fn spec_of_fields(piece: Piece<Fields>) -> Piece<Spec> {
    Piece { is: Spec::Calendar(piece.is), next: piece.next, skip: piece.skip }
}

pub(super) fn piece(is: Spec, next: usize, skip: usize) -> Option<Piece<Spec>> {
    Some(Piece { is, next, skip })
}

pub(super) fn year_spec(year: i32, hijri: bool) -> Spec {
    Spec::Calendar(Fields { year: Some(Year::Number(year)), hijri, ..Fields::default() })
}

/// A number with no fraction that fits.
pub(super) fn whole_number(number: f64) -> Option<i32> {
    #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
    (number.fract() == 0.0 && number.abs() < 1e9).then_some(number as i32)
}

/// A weekday at `i`, with the article unless `open`.
pub(super) fn weekday(
    r: &Reader<'_, '_>,
    i: usize,
    allow: fn(&Sense) -> bool,
    open: bool,
) -> Option<Piece<i8>> {
    r.find(i, |s| match s.word {
        // `الأحد عشر` is a number.
        Word::Weekday(day) if allow(s) && (s.article || open) && !r.is(i + s.tokens, &["عشر", "عشره"]) => {
            Some(Piece { is: day, next: i + s.tokens, skip: s.skip })
        }
        _ => None,
    })
}

/// An era at `i`.
pub(super) fn era(r: &Reader<'_, '_>, i: usize) -> Option<(Era, usize)> {
    r.find(i, |s| match s.word {
        Word::Era(era) if s.bare() && !s.article => Some((era, i + s.tokens)),
        _ => None,
    })
    .filter(|_| {
        // `م` alone is also an abbreviation: it must follow its number closely.
        !r.is(i, &["م", "ad", "ce", "ah"])
            || r.is_glued(i)
            || i + 1 >= r.end
            || r.kind(i + 1) != Some(TokenKind::Number)
    })
}

/// Whether a noun that numbers count stands at `i`.
pub(super) fn is_counted(r: &Reader<'_, '_>, i: usize) -> bool {
    r.senses(i).iter().any(|s| s.bare() && s.word == Word::Cue(Cue::Counted))
}

/// A word that joins the ends of a range or the members of a list; with the token after it.
pub(super) fn joint(r: &Reader<'_, '_>, i: usize) -> Option<usize> {
    (r.is_a(i, Cue::Joint) || r.is(i, &["-", "–", "—", "/", "،"])).then_some(i + 1)
}

/// A word before an amount that changes its modifier: `نحو`, `أكثر من`.
pub(super) fn modifier(r: &Reader<'_, '_>, i: usize) -> Option<(&'static str, usize)> {
    r.find(i, |s| match s.word {
        Word::Amount(Amount::Modifier(name)) if !s.article => Some((name, i + s.tokens)),
        _ => None,
    })
}

/// The modifier of a word before an amount.
pub(super) fn modifier_before(r: &Reader<'_, '_>, i: usize) -> Option<&'static str> {
    (1..=3).find_map(|n| {
        let at = i.checked_sub(n).filter(|at| *at >= r.start)?;
        modifier(r, at).filter(|m| m.1 == i).map(|m| m.0)
    })
}
