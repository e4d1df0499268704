//! English dates and periods: `October 29, 2014`, `last month`, `the late 1970s`, `the first quarter of 2025`.

use super::length::ago;
use super::word::{capital, day, month, ordinal, shift, the, unit, weekday};
use crate::text::TokenKind;
use crate::time::lexicon::{Base, Count, Cue, Era, Shift, Unit, Word};
use crate::time::numeric::{self, may_be_year};
use crate::time::piece::{era, is_counted};
use crate::time::reader::Reader;
use crate::time::spec::{Fields, Spec, Year};

/// A year of four digits after a date: `, 2014`, `2014`, `of 2014`, `this year`.
pub(super) fn year_after(r: &Reader<'_, '_>, i: usize) -> Option<(Year, usize)> {
    let at = i + usize::from(r.is(i, &[",", "of", "in"]));
    if let Some(n) = r.whole(at, 1000, 2199).filter(|_| r.folded(at).len() == 4) {
        return Some((Year::Number(n), at + 1));
    }
    let from = at + usize::from(r.is(at, &["the"]));
    let (moved, next) = shift(r, from)?;
    (unit(r, next) == Some((Unit::Year, Count::One))).then_some((Year::Shifted(moved), next + 1))
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
    let from = if fields.weekday.is_some() && r.is(from, &["the"]) { from + 1 } else { from };
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
    if let Some((m, hijri, sure, next)) = month(r, from) {
        let named = r.is(from, &["may", "march", "mar", "august", "jan", "jun", "dec", "sep"]);
        if let Some((d, next)) =
            day(r, next).filter(|(_, n)| !r.is(*n, &[":", "%", "/"]) && unit(r, *n).is_none())
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
        if sure && !named || before && (!named || r.folded(from).len() > 3 || r.is(from, &["may"])) {
            return Some((Fields { month: Some(m), hijri, ..fields }, next));
        }
    }
    (fields.weekday.is_some() && !short).then_some((fields, at))
}

/// A stretch of the calendar at `i`.
pub(super) fn spec(r: &Reader<'_, '_>, i: usize) -> Option<(Spec, usize)> {
    let candidates = [
        near(r, i),
        date(r, i).map(|(f, next)| (Spec::Calendar(f), next)),
        numeric(r, i),
        shifted(r, i),
        decade(r, i),
        century(r, i),
        season(r, i, None),
        quarter(r, i),
        feast(r, i),
        year(r, i),
        ago(r, i),
    ];
    candidates.into_iter().flatten().reduce(|best, c| if c.1 > best.1 { c } else { best })
}

fn numeric(r: &Reader<'_, '_>, i: usize) -> Option<(Spec, usize)> {
    let p = numeric::numeric(r, i, false, |_, _| None)?;
    let mut fields = p.is;
    // American order where both could be the month.
    if r.is(i + 1, &["/"])
        && r.folded(i).len() <= 2
        && let (Some(day), Some(month)) = (fields.day, fields.month)
        && day <= 12
        && r.whole(i, 1, 12) == Some(i32::from(day))
    {
        (fields.day, fields.month) = (Some(month), Some(day));
    }
    Some((Spec::Calendar(fields), p.next))
}

fn near(r: &Reader<'_, '_>, i: usize) -> Option<(Spec, usize)> {
    r.find(i, |s| match s.word {
        Word::Near { step, .. } if r.kind(i) == Some(TokenKind::Latin) => {
            Some((Spec::Calendar(Fields { near: Some(step), ..Fields::default() }), i + s.tokens))
        }
        _ => None,
    })
}

/// `last week`, `next Tuesday`, `this June`, `the following day`, `the weekend`, `later this year`.
fn shifted(r: &Reader<'_, '_>, i: usize) -> Option<(Spec, usize)> {
    let lead = usize::from(r.is(i, &["earlier", "later"]));
    let from = the(r, i + lead);
    let with_the = from > i + lead;
    if r.is(from, &["weekend"]) && with_the {
        return Some((Spec::Weekend { shift: None }, from + 1));
    }
    let (moved, at) = shift(r, from)?;
    if let Some((unit, Count::One)) = unit(r, at) {
        if unit <= Unit::Night {
            return None;
        }
        // `the past year` is a length; `the next day` is the one after.
        let focus = with_the && matches!(moved.base, Base::Now) && moved.step != 0;
        let past = r.is(from, &["past"]);
        if past || focus && !(unit == Unit::Day && moved.step == 1) {
            return None;
        }
        let moved = if focus { Shift { base: Base::Focus, ..moved } } else { moved };
        return Some((Spec::Period { unit, shift: moved, hijri: false }, at + 1));
    }
    if r.is(at, &["weekend"]) {
        return Some((Spec::Weekend { shift: Some(moved) }, at + 1));
    }
    if let Some((weekday, false, next)) = weekday(r, at) {
        let shift = Some(Shift { base: if moved.step == 0 { Base::This } else { moved.base }, ..moved });
        return Some((Spec::Calendar(Fields { weekday: Some(weekday), shift, ..Fields::default() }), next));
    }
    if let Some((month, hijri, _, next)) = month(r, at) {
        return Some((
            Spec::Calendar(Fields { month: Some(month), hijri, shift: Some(moved), ..Fields::default() }),
            next,
        ));
    }
    season(r, at, Some(moved))
}

fn season(r: &Reader<'_, '_>, i: usize, moved: Option<Shift>) -> Option<(Spec, usize)> {
    let from = if moved.is_none() { the(r, i) } else { i };
    let (code, next) = r.find(from, |s| match s.word {
        Word::Season { code, .. } if r.kind(from) == Some(TokenKind::Latin) => Some((code, from + s.tokens)),
        _ => None,
    })?;
    if moved.is_some() {
        return Some((Spec::Season { code, year: None, shift: moved }, next));
    }
    let (year, end) = year_after(r, next)?;
    Some((Spec::Season { code, year: Some(year), shift: None }, end))
}

/// `the 1970s`, `the '90s`, `1980s`.
fn decade(r: &Reader<'_, '_>, i: usize) -> Option<(Spec, usize)> {
    let from = the(r, i);
    let short = usize::from(r.is(from, &["'"]));
    let n = r.whole(from + short, 0, 2100)?;
    (r.is(from + short + 1, &["s"]) && r.is_glued(from + short + 1) && n % 10 == 0).then_some(())?;
    let first = match r.folded(from + short).len() {
        4 if n >= 1000 => n,
        2 if short == 1 || from > i => 1900 + n,
        _ => return None,
    };
    Some((Spec::Decade { first }, from + short + 2))
}

/// `the 20th century`.
fn century(r: &Reader<'_, '_>, i: usize) -> Option<(Spec, usize)> {
    let from = the(r, i);
    let (n, next) = ordinal(r, from)?;
    let next = next + usize::from(r.is(next, &["-"]));
    r.is(next, &["century"]).then_some(())?;
    let bc = era(r, next + 1).filter(|e| e.0 == Era::Bc);
    Some((
        Spec::Century { number: if bc.is_some() { -n } else { n }, hijri: false },
        bc.map_or(next + 1, |e| e.1),
    ))
}

/// `the first quarter of 2014`, `the second half of last year`.
fn quarter(r: &Reader<'_, '_>, i: usize) -> Option<(Spec, usize)> {
    let from = the(r, i);
    let (n, next) = ordinal(r, from)?;
    let parts = if r.is(next, &["quarter"]) {
        4
    } else if r.is(next, &["half"]) {
        2
    } else {
        return None;
    };
    (n <= parts).then_some(())?;
    let year = year_after(r, next + 1)
        .map(|(year, end)| (Spec::Calendar(Fields { year: Some(year), ..Fields::default() }), end));
    match year {
        Some((year, end)) => Some((Spec::Fraction { n, parts, year: Some(Box::new(year)) }, end)),
        None => (parts == 4 && !r.is(next + 1, &["of", "-"]))
            .then_some((Spec::Fraction { n, parts, year: None }, next + 1)),
    }
}

fn feast(r: &Reader<'_, '_>, i: usize) -> Option<(Spec, usize)> {
    let (rule, next) = r.find(i, |s| match s.word {
        Word::Feast { rule, .. } if capital(r, i) => Some((rule, i + s.tokens)),
        _ => None,
    })?;
    let year = year_after(r, next);
    Some((Spec::Feast { rule, year: year.map(|y| y.0), shift: None, day: 1 }, year.map_or(next, |y| y.1)))
}

/// A bare year.
fn year(r: &Reader<'_, '_>, i: usize) -> Option<(Spec, usize)> {
    let n = r.whole(i, 1800, 2149).filter(|_| r.folded(i).len() == 4)?;
    let suffix = r.kind(i + 1) == Some(TokenKind::Latin) && r.is_glued(i + 1) && !r.is(i + 1, &["'s"]);
    // A plural noun after it is what it counts, unless a preposition stands before it.
    let introduced = i > r.start && r.has_cue(i - 1, Cue::Preposition);
    let counted = is_counted(r, i + 1)
        || r.kind(i + 1) == Some(TokenKind::Latin)
            && !introduced
            && r.folded(i + 1).ends_with('s')
            && !capital(r, i + 1)
            && r.folded(i + 1).len() > 3
            && !r.is(i + 1, &["was", "has", "elections", "results", "'s"]);
    // After a capitalised word it is mostly part of a name (`Expo 2020`), unless that is a month or a preposition.
    (!suffix && !counted && may_be_year(r, i))
        .then_some((Spec::Calendar(Fields { year: Some(Year::Number(n)), ..Fields::default() }), i + 1))
}
