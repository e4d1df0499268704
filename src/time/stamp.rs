//! Machine-written moments: `2017-05-27T19:28:00+01:00`, `Mon, 02 Apr 2018 23:18:04 GMT`.

use super::lexicon::Word;
use super::numeric;
use super::piece::{Piece, weekday};
use super::reader::{Reader, Sense};
use super::spec::{Clock, Expr, Fields, Spec, Year};

/// A moment at `i`; its seconds and its zone are inside, but not in the value.
pub(super) fn stamp(r: &Reader<'_, '_>, i: usize) -> Option<Piece<Expr>> {
    iso(r, i).or_else(|| mail(r, i))
}

/// ISO 8601 with a `T` between date and time.
fn iso(r: &Reader<'_, '_>, i: usize) -> Option<Piece<Expr>> {
    let date = numeric::numeric(r, i, true, |_, _| None)
        .filter(|d| d.is.is_full() && d.next == i + 5 && r.folded(i).len() == 4)?;
    (r.is(i + 5, &["t"]) && r.is_glued(i + 5)).then_some(())?;
    let (clock, next) = time(r, i + 6)?;
    let next = zone(r, next);
    let expr = Expr::Clock { clock, day: Some(Spec::Calendar(date.is)) };
    Some(Piece { is: expr, next, skip: 0 })
}

/// RFC 5322 and its relatives: `[Mon,] 02 Apr 2018 23:18:04 [GMT | +0400]`.
fn mail(r: &Reader<'_, '_>, i: usize) -> Option<Piece<Expr>> {
    let weekday = weekday(r, i, Sense::bare, true).filter(|_| !r.is_number(i));
    let from = match &weekday {
        Some(w) => w.next + usize::from(r.is(w.next, &[",", "."])),
        None => i,
    };
    let day = r.whole(from, 1, 31)?;
    let month = r.find(from + 1, |s| match s.word {
        Word::Month { month, hijri: false, .. }
            if r.kind(from + 1) == Some(crate::text::TokenKind::Latin) =>
        {
            Some((month, from + 1 + s.tokens))
        }
        _ => None,
    })?;
    let at = month.1 + usize::from(r.is(month.1, &["."]));
    let year = r.whole(at, 1900, 2199)?;
    let at = at + 1 + usize::from(r.is(at + 1, &[",", "-", "–"]));
    let (clock, next) = time(r, at)?;
    let fields = Fields {
        weekday: weekday.map(|w| w.is),
        day: Some(i8::try_from(day).ok()?),
        month: Some(month.0),
        year: Some(Year::Number(year)),
        ..Fields::default()
    };
    Some(Piece { is: Expr::Clock { clock, day: Some(Spec::Calendar(fields)) }, next: zone(r, next), skip: 0 })
}

/// `19:28:00`, to the minute.
fn time(r: &Reader<'_, '_>, i: usize) -> Option<(Clock, usize)> {
    let hour = r.whole(i, 0, 23)?;
    (r.is(i + 1, &[":"]) && r.folded(i + 2).len() == 2).then_some(())?;
    let minute = r.whole(i + 2, 0, 59)?;
    let mut next = i + 3;
    if r.is(next, &[":"]) && r.is_glued(next) && r.whole(next + 1, 0, 60).is_some() {
        next += 2;
        if r.is(next, &[".", ","]) && r.is_glued(next) && r.is_number(next + 1) && r.is_glued(next + 1) {
            next += 2;
        }
    }
    Some((Clock { hour: i8::try_from(hour).ok()?, minute: i8::try_from(minute).ok()?, second: None }, next))
}

/// `GMT`, `Z`, `+01:00`, `+0400`.
fn zone(r: &Reader<'_, '_>, i: usize) -> usize {
    let mut next = r.find(i, |s| (s.word == Word::Zone).then_some(i + s.tokens)).unwrap_or(i);
    if r.is(next, &["+", "-"]) && r.is_number(next + 1) && r.is_glued(next + 1) {
        let digits = r.folded(next + 1).len();
        if digits == 4 {
            next += 2;
        } else if digits == 2 && r.is(next + 2, &[":"]) && r.is_number(next + 3) {
            next += 4;
        }
    }
    next
}
