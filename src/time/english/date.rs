//! English dates: `October 29, 2014`, `the 17th of December`, `Friday`.

use super::word::{capital, day, month, shift, spelled_year, unit, weekday};
use crate::text::TokenKind;
use crate::time::lexicon::{Count, Cue, Unit};
use crate::time::reader::Reader;
use crate::time::spec::{Fields, Year};

/// A year of four digits after a date: `, 2014`, `2014`, `of 2014`, `this year`.
pub(super) fn year_after(r: &Reader<'_, '_>, i: usize) -> Option<(Year, usize)> {
    let at = i + usize::from(r.is(i, &[",", "of", "in"]));
    if let Some(n) = r.whole(at, 1000, 2199).filter(|_| r.folded(at).len() == 4) {
        return Some((Year::Number(n), at + 1));
    }
    if let Some((n, next)) = spelled_year(r, at) {
        return Some((Year::Number(n), next));
    }
    let from = at + usize::from(r.is(at, &["the"]));
    let (moved, next) = shift(r, from)?;
    (unit(r, next) == Some((Unit::Year, Count::One))).then_some((Year::Shifted(moved), next + 1))
}

/// Whether the number before `i` is part of a clock, share or fraction.
fn is_clock_or_share(r: &Reader<'_, '_>, i: usize) -> bool {
    r.is(i, &["%", "/"]) || r.is(i, &[":"]) && r.is_glued(i) && r.is_number(i + 1) && r.is_glued(i + 1)
}

/// A calendar date.
pub(super) fn date(r: &Reader<'_, '_>, i: usize) -> Option<(Fields, usize)> {
    let mut fields = Fields::default();
    let mut at = i;
    let mut short = false;
    if let Some((day, is_short, next)) = weekday(r, at) {
        fields.weekday = Some(day);
        short = is_short;
        at = next;
    }
    let from = if fields.weekday.is_some() { at + usize::from(r.is(at, &[","])) } else { at };
    // `the 29th of October`.
    let the = r.is(from, &["the"]);
    let from = from + usize::from(the);
    // `29 October 2014`, `the 29th of October`.
    if let Some((d, next)) = day(r, from) {
        let of = next + usize::from(r.is(next, &["of", "-"]));
        if let Some((m, hijri, _, next)) = month(r, of) {
            fields = Fields { day: Some(d), month: Some(m), hijri, ..fields };
            let year = year_after(r, next);
            fields.year = year.map(|y| y.0);
            return Some((fields, year.map_or(next, |y| y.1)));
        }
    }
    if the && fields.weekday.is_none() {
        return None;
    }
    if let Some((m, hijri, sure, next)) = month(r, from) {
        let named = r.is(from, &["may", "march", "mar", "august", "jan", "jun", "dec", "sep"]);
        if let Some((d, next)) =
            day(r, next).filter(|(_, n)| !is_clock_or_share(r, *n) && unit(r, *n).is_none())
        {
            fields = Fields { day: Some(d), month: Some(m), hijri, ..fields };
            let year = year_after(r, next).filter(|y| y.1 > next && !r.is(next, &["in"]));
            fields.year = year.map(|y| y.0);
            return Some((fields, year.map_or(next, |y| y.1)));
        }
        if let Some((year, end)) = year_after(r, next).filter(|_| !r.is(next, &["in"])) {
            fields = Fields { month: Some(m), year: Some(year), hijri, ..fields };
            return Some((fields, end));
        }
        let before = i > r.start
            && (r.has_cue(i - 1, Cue::Preposition)
                || shift(r, i - 1).is_some()
                || r.is(i - 1, &["-"]) && i > r.start + 1 && r.is(i - 2, &["mid"]));
        // `April Ross` is somebody.
        let person = r.is(from, &["april", "june"])
            && !before
            && capital(r, next)
            && r.kind(next) == Some(TokenKind::Latin);
        if sure && !named && !person || before && (!named || r.folded(from).len() > 3 || r.is(from, &["may"]))
        {
            return Some((Fields { month: Some(m), hijri, ..fields }, next));
        }
    }
    (fields.weekday.is_some() && !short).then_some((fields, at))
}
