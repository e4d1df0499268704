//! English expressions of time: the same tables and specs, with the order of English words.

use super::calendar;
use super::english_length::{ago, length, repeat};
use super::grammar::{Item, Reading};
use super::lexicon::{Base, Count, Cue, HalfDay, Part, Shift, State, Unit, Word};
use super::period;
use super::reader::Reader;
use super::spec::{Clock, Expr, Fields, Spec, Year};
use super::{numeral, numeric};
use crate::text::TokenKind;

/// Whether what follows the number at `i` is English.
pub(super) fn follows(r: &Reader<'_, '_>, i: usize) -> bool {
    let mark = r.is(i + 1, &["-", ":", ".", ","]);
    let latin = |at: usize| r.kind(at) == Some(TokenKind::Latin);
    latin(i + 1)
        || mark && (latin(i + 2) || r.is_number(i + 2) && latin(i + 3))
        || i > r.start && latin(i - 1)
        || r.is(i + 1, &[".", ","]) && i > r.start && latin(i - 1)
}

/// The expressions at `i`.
pub(super) fn expression(r: &Reader<'_, '_>, i: usize) -> Reading {
    let mut best = Reading { items: Vec::new(), next: i };
    let mut offer = |found: Option<(Expr, usize, Option<&'static str>)>| {
        if let Some((expr, next, modifier)) = found.filter(|f| f.1 > best.next) {
            best = Reading { items: vec![Item { from: i, skip: 0, to: next, expr, modifier }], next };
        }
    };
    let plain = |p: Option<(Expr, usize)>| p.map(|(expr, next)| (expr, next, None));
    offer(plain(reference(r, i)));
    offer(plain(repeat(r, i).map(|(value, next)| (Expr::Set(value), next))));
    offer(edged(r, i));
    offer(plain(spec(r, i).and_then(|(spec, next)| finish(r, spec, next))));
    offer(plain(day_part(r, i)));
    offer(plain(clock(r, i)));
    offer(length(r, i));
    if let Some(items) = range(r, i).filter(|items| items.last().is_some_and(|l| l.to > best.next)) {
        return Reading::of(items);
    }
    best
}

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

/// A number in digits or words; `a` and `an` are not numbers here.
pub(super) fn number(r: &Reader<'_, '_>, i: usize) -> Option<(f64, usize)> {
    numeral::digits(r, i).or_else(|| {
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

/// The day of the month: `4`, `4th`, `fourth`.
fn day(r: &Reader<'_, '_>, i: usize) -> Option<(i8, usize)> {
    if let Some(n) = r.whole(i, 1, 31).filter(|_| r.folded(i).len() <= 2) {
        let suffix = r.is(i + 1, &["st", "nd", "rd", "th"]) && r.is_glued(i + 1);
        return Some((i8::try_from(n).ok()?, i + 1 + usize::from(suffix)));
    }
    None
}

fn month(r: &Reader<'_, '_>, i: usize) -> Option<(i8, bool, bool, usize)> {
    r.find(i, |s| match s.word {
        Word::Month { month, hijri, sure } if r.kind(i) == Some(TokenKind::Latin) && capital(r, i) => {
            let next = i + s.tokens;
            let dot =
                r.is(next, &["."]) && r.folded(i).len() <= 4 && r.is_glued(next) && r.folded(i) != "may";
            Some((month, hijri, sure, next + usize::from(dot)))
        }
        _ => None,
    })
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

/// A year of four digits after a date: `, 2014`, `2014`, `of 2014`, `this year`.
fn year_after(r: &Reader<'_, '_>, i: usize) -> Option<(Year, usize)> {
    let at = i + usize::from(r.is(i, &[",", "of", "in"]));
    if let Some(n) = r.whole(at, 1000, 2199).filter(|_| r.folded(at).len() == 4) {
        return Some((Year::Number(n), at + 1));
    }
    let from = at + usize::from(r.is(at, &["the"]));
    let (moved, next) = shift(r, from)?;
    (unit(r, next) == Some((Unit::Year, Count::One))).then_some((Year::Shifted(moved), next + 1))
}

/// A calendar date.
fn date(r: &Reader<'_, '_>, i: usize) -> Option<(Fields, usize)> {
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
fn spec(r: &Reader<'_, '_>, i: usize) -> Option<(Spec, usize)> {
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
    let p = numeric::numeric(r, i, false)?;
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
    let bc = calendar::era(r, next + 1).filter(|e| e.0 == super::lexicon::Era::Bc);
    Some((
        Spec::Century { number: if bc.is_some() { -n } else { n }, hijri: false },
        bc.map_or(next + 1, |e| e.1),
    ))
}

fn ordinal(r: &Reader<'_, '_>, i: usize) -> Option<(i32, usize)> {
    if let Some(n) = r.whole(i, 1, 99) {
        return (r.is(i + 1, &["st", "nd", "rd", "th"]) && r.is_glued(i + 1)).then_some((n, i + 2));
    }
    let (n, next, _) = numeral::ordinal(r, i).filter(|_| r.kind(i) == Some(TokenKind::Latin))?;
    (n > 0).then_some((n, next))
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
    let counted = calendar::is_counted(r, i + 1)
        || r.kind(i + 1) == Some(TokenKind::Latin)
            && !introduced
            && r.folded(i + 1).ends_with('s')
            && !capital(r, i + 1)
            && r.folded(i + 1).len() > 3
            && !r.is(i + 1, &["was", "has", "elections", "results", "'s"]);
    // After a capitalised word it is mostly part of a name (`Expo 2020`), unless that is a month or a preposition.
    (!suffix && !counted && period::bare_year(r, i))
        .then_some((Spec::Calendar(Fields { year: Some(Year::Number(n)), ..Fields::default() }), i + 1))
}

/// Edges before a period: `early 2014`, `mid-June`, `the end of last year`.
fn edged(r: &Reader<'_, '_>, i: usize) -> Option<(Expr, usize, Option<&'static str>)> {
    let from = the(r, i);
    let edge = |at: usize| {
        r.find(at, |s| match s.word {
            Word::Edge { modifier, .. } if r.kind(at) == Some(TokenKind::Latin) => {
                Some((modifier, at + s.tokens))
            }
            _ => None,
        })
    };
    let (modifier, next) = edge(i).or_else(|| edge(from))?;
    let next = next + usize::from(r.is(next, &["-", "in"]));
    // `the early 1970s` has its article before the edge.
    let (spec, end) = spec(r, next)?;
    let coarse = match &spec {
        Spec::Calendar(f) => f.day.is_none() && f.near.is_none(),
        Spec::Away { .. } => false,
        _ => true,
    };
    coarse.then_some((Expr::Date(spec), end, Some(modifier)))
}

/// A day followed by its clock or part of the day.
fn finish(r: &Reader<'_, '_>, spec: Spec, next: usize) -> Option<(Expr, usize)> {
    let day = match &spec {
        Spec::Calendar(f) => f.day.is_some() || f.weekday.is_some() || f.near.is_some(),
        Spec::Period { unit, .. } => *unit == Unit::Day,
        _ => false,
    };
    if day {
        let part = r.find(next, |s| match s.word {
            Word::DayPart { part, state: State::Noun | State::Weak, .. }
                if r.kind(next) == Some(TokenKind::Latin) =>
            {
                Some(part)
            }
            _ => None,
        });
        if let Some(part) = part {
            return Some((Expr::DayPart { part, day: Some(spec), generic: false }, next + 1));
        }
        let mark = usize::from(r.is(next, &[",", "-", "–", "|"]));
        if let Some((Expr::Clock { clock, day: None }, end)) = clock(r, next + mark) {
            let clock = Clock { second: None, ..clock };
            return Some((Expr::Clock { clock, day: Some(spec) }, end));
        }
    }
    Some((Expr::Date(spec), next))
}

/// `this morning`, `last night`, `tonight`, `the morning of …` not.
fn day_part(r: &Reader<'_, '_>, i: usize) -> Option<(Expr, usize)> {
    let day = |step: i32| Some(Spec::Calendar(Fields { near: Some(step), ..Fields::default() }));
    if r.is(i, &["tonight"]) {
        return Some((Expr::DayPart { part: Part::Night, day: day(0), generic: false }, i + 1));
    }
    let (moved, at) = shift(r, i)?;
    let at = at + usize::from(r.is(at, &["early", "late"]));
    let part = r.find(at, |s| match s.word {
        Word::DayPart { part, state: State::Noun | State::Weak, .. }
            if r.kind(at) == Some(TokenKind::Latin) =>
        {
            Some(part)
        }
        _ => None,
    })?;
    (moved.base == Base::Now && (moved.step == 0 || moved.step == -1 && part == Part::Night))
        .then_some((Expr::DayPart { part, day: day(moved.step), generic: false }, at + 1))
}

/// `10 a.m.`, `10:30 pm ET`, `noon`, `14:00 GMT`, with the day after it.
fn clock(r: &Reader<'_, '_>, i: usize) -> Option<(Expr, usize)> {
    let (mut clock, mut next) = if let Some(hour) = r.find(i, |s| match s.word {
        Word::DayPart { part: Part::Noon, .. } => Some(12),
        Word::DayPart { part: Part::Midnight, .. } => Some(0),
        _ => None,
    }) {
        (Clock { hour, minute: 0, second: None }, i + 1)
    } else {
        let hour = r.whole(i, 0, 23).filter(|_| r.folded(i).len() <= 2)?;
        if r.is_glued(i) && i > r.start && r.is(i - 1, &[":", ".", ",", "-", "$", "/"]) {
            return None;
        }
        let minutes =
            r.is(i + 1, &[":", "."]) && r.is_glued(i + 1) && r.is_glued(i + 2) && r.folded(i + 2).len() == 2;
        let minute = if minutes { r.whole(i + 2, 0, 59) } else { None };
        let next = if minute.is_some() { i + 3 } else { i + 1 };
        let half = r.find(next, |s| match s.word {
            Word::DayPart { state: State::Clock, half, .. } => Some((half, next + s.tokens)),
            _ => None,
        });
        let hour = match half {
            Some((HalfDay::Pm, _)) if hour < 12 => hour + 12,
            Some((HalfDay::Am, _)) if hour == 12 => 0,
            _ => hour,
        };
        if half.is_none() && !(minute.is_some() && r.is(i + 1, &[":"])) {
            return None;
        }
        let mut next = half.map_or(next, |h| h.1);
        // The stop of `a.m.` belongs to it inside a sentence.
        if half.is_some() && r.is(next, &["."]) && r.is_glued(next) && r.is(next - 1, &["m"]) {
            next += 1;
        }
        (
            Clock {
                hour: i8::try_from(hour).ok()?,
                minute: i8::try_from(minute.unwrap_or(0)).ok()?,
                second: None,
            },
            next,
        )
    };
    if let Some(after) = r.find(next, |s| (s.word == Word::Zone).then_some(next + s.tokens)) {
        next = after;
    }
    clock.second = None;
    let at = next + usize::from(r.is(next, &["on", ","]));
    let day = spec(r, at).filter(|(s, _)| match s {
        Spec::Calendar(f) => f.day.is_some() || f.weekday.is_some() || f.near.is_some(),
        _ => false,
    });
    Some(match day.filter(|_| at == next || !r.is(next, &["on"])) {
        Some((spec, end)) => (Expr::Clock { clock, day: Some(spec) }, end),
        None => (Expr::Clock { clock, day: None }, next),
    })
}

fn reference(r: &Reader<'_, '_>, i: usize) -> Option<(Expr, usize)> {
    r.find(i, |s| match s.word {
        Word::Reference { value, lead } if r.kind(i) == Some(TokenKind::Latin) => {
            let next = i + s.tokens;
            let before = |words: &[&str]| i > r.start && r.is(i - 1, words);
            let holds = match lead {
                // `shortly before noon`.
                "none" => !r.is(next, &["before", "after"]),
                "at" => before(&["at"]),
                // `the past` as a noun.
                "the" => {
                    r.kind(next) != Some(TokenKind::Latin)
                        || r.has_cue(next, Cue::Preposition)
                        || r.is(next, &["and", "when", "but", "he", "she", "it", "they"])
                }
                _ => false,
            };
            holds.then_some((Expr::Reference(value), next))
        }
        _ => None,
    })
}

/// Days that share a month: `June 4-6`, `June 4 and 5, 2014`, `4-6 June`; years: `2010-2014`.
fn range(r: &Reader<'_, '_>, i: usize) -> Option<Vec<Item>> {
    let made = |from: usize, to: usize, fields: Fields| Item {
        from,
        skip: 0,
        to,
        expr: Expr::Date(Spec::Calendar(fields)),
        modifier: None,
    };
    let joint = |at: usize| r.is(at, &["-", "–", "and", "to", "or"]).then_some(at + 1);
    if let Some((n, _, _, at)) = month(r, i) {
        let (first, next) = day(r, at)?;
        let from = joint(next)?;
        let (last, end) = day(r, from).filter(|(_, e)| unit(r, *e).is_none() && !r.is(*e, &["%", ":"]))?;
        let year = year_after(r, end).filter(|_| !r.is(end, &["in"]));
        let fields = Fields { month: Some(n), year: year.map(|y| y.0), ..Fields::default() };
        return Some(vec![
            made(i, next, Fields { day: Some(first), ..fields }),
            made(from, year.map_or(end, |y| y.1), Fields { day: Some(last), ..fields }),
        ]);
    }
    if let Some((first, next)) = day(r, i) {
        let from = joint(next)?;
        let (last, end) = date(r, from).filter(|(f, _)| {
            f.day.is_some() && f.month.is_some() && f.weekday.is_none() && r.is_number(from)
        })?;
        return Some(vec![made(i, next, Fields { day: Some(first), ..last }), made(from, end, last)]);
    }
    None
}
