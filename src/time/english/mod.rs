//! English expressions of time: the same tables and specs, with the order of English words.

mod age;
pub(super) mod business;
mod date;
mod length;
pub(super) mod period;
mod repeat;
mod word;

use super::lexicon::{Base, Cue, HalfDay, Part, Shift, State, Unit, Word};
use super::numeric;
use super::piece::{Item, Reading};
use super::reader::Reader;
use super::spec::{Clock, Expr, Fields, Measure, Spec, Year};
use crate::text::TokenKind;
use date::{date, year_after};
use length::{length, measures};
use period::spec;
use repeat::repeat;
use word::{day, month, number, shift, the, unit};

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
    offer(plain(nowadays(r, i)));
    offer(plain(repeat(r, i).map(|(value, next)| (Expr::Set(value), next))));
    offer(edged(r, i));
    offer(plain(spec(r, i).and_then(|(spec, next)| finish(r, spec, next))));
    offer(plain(day_part(r, i)));
    offer(plain(clock(r, i)));
    offer(length(r, i));
    offer(plain(age::age(r, i)));
    if let Some(items) = range(r, i).filter(|items| items.last().is_some_and(|l| l.to > best.next)) {
        return Reading::of(items);
    }
    best
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
    // `the next morning`: of the day after the one told.
    let from = the(r, i);
    let (moved, at) = shift(r, from)?;
    let at = at + usize::from(r.is(at, &["early", "late"]));
    let part = r.find(at, |s| match s.word {
        Word::DayPart { part, state: State::Noun | State::Weak, .. }
            if r.kind(at) == Some(TokenKind::Latin) =>
        {
            Some(part)
        }
        _ => None,
    })?;
    if moved.base == Base::Focus || moved.step != 0 && from > i {
        let shift = Shift { base: Base::Focus, ..moved };
        let day = Some(Spec::Period { unit: Unit::Day, shift, hijri: false });
        return Some((Expr::DayPart { part, day, generic: false }, at + 1));
    }
    (from == i && moved.base == Base::Now && (moved.step == 0 || moved.step == -1 && part == Part::Night))
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
        if r.is_glued(i) && i > r.start && r.is(i - 1, &[":", ".", ",", "-", "+", "$", "/"]) {
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
        // `4 in the morning`.
        let spoken = (half.is_none() && r.is(next, &["in"]) && r.is(next + 1, &["the"]))
            .then(|| {
                r.find(next + 2, |s| match s.word {
                    Word::DayPart {
                        half: half @ (HalfDay::Am | HalfDay::Pm), state: State::Noun, ..
                    } => Some((half, next + 2 + s.tokens)),
                    _ => None,
                })
            })
            .flatten();
        let half = half.or(spoken);
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
    // The zone stays outside, unless the day stands after it.
    let clock_end = next;
    if let Some(after) = r.find(next, |s| (s.word == Word::Zone).then_some(next + s.tokens)) {
        next = after;
    }
    clock.second = None;
    // `10:35 a.m. (0735 GMT) Friday`.
    if r.is(next, &["("])
        && let Some(close) = (next + 2..next + 7).find(|&at| r.is(at, &[")"]))
    {
        next = close + 1;
    }
    let at = next + usize::from(r.is(next, &["on", ","]));
    let day = spec(r, at).filter(|(s, _)| match s {
        Spec::Calendar(f) => f.day.is_some() || f.weekday.is_some() || f.near.is_some(),
        _ => false,
    });
    Some(match day.filter(|_| at == next || !r.is(next, &["on"])) {
        Some((spec, end)) => (Expr::Clock { clock, day: Some(spec) }, end),
        None => (Expr::Clock { clock, day: None }, clock_end),
    })
}

fn reference(r: &Reader<'_, '_>, i: usize) -> Option<(Expr, usize)> {
    r.find(i, |s| match s.word {
        Word::Reference { value, lead } if r.kind(i) == Some(TokenKind::Latin) => {
            let next = i + s.tokens;
            let before = |words: &[&str]| i > r.start && r.is(i - 1, words);
            let holds = match lead {
                // `shortly before noon`; `at the time of her death` tells which.
                "none" => !r.is(next, &["before", "after", "of", "as"]),
                // `she had earlier said`.
                "had" => before(&["had", "has", "have"]),
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

/// `people today`: these days.
fn nowadays(r: &Reader<'_, '_>, i: usize) -> Option<(Expr, usize)> {
    (r.is(i, &["today"]) && r.follows(i, Cue::TheseDays)).then_some((Expr::Reference("PRESENT_REF"), i + 1))
}

/// Days that share a month: `June 4-6`, `June 4 and 5, 2014`, `4-6 June`; years of a season: `2016-17`; lengths that share a unit.
fn range(r: &Reader<'_, '_>, i: usize) -> Option<Vec<Item>> {
    let made = |from: usize, to: usize, fields: Fields| Item {
        from,
        skip: 0,
        to,
        expr: Expr::Date(Spec::Calendar(fields)),
        modifier: None,
    };
    let joint = |at: usize| r.is(at, &["-", "–", "and", "to", "or"]).then_some(at + 1);
    if let Some((first, last)) = numeric::season_years(r, i) {
        let year = |n: i32| Fields { year: Some(Year::Number(n)), ..Fields::default() };
        return Some(vec![made(i, i + 1, year(first)), made(i + 2, i + 3, year(last))]);
    }
    // `two to six days`, `between 12 and 18 months`.
    if let Some((n, next)) = number(r, i)
        && let Some(from) = joint(next)
        && (!r.is(next, &["and"]) || i > r.start && r.is(i - 1, &["between"]))
        && number(r, from).is_some_and(|(m, _)| m > n)
        && let Some((measures, end, false)) = measures(r, from)
        && let [(unit, Some(_))] = measures[..]
    {
        let length = |from: usize, to: usize, all: Vec<Measure>| Item {
            from,
            skip: 0,
            to,
            expr: Expr::Duration(all),
            modifier: None,
        };
        return Some(vec![length(i, next, vec![(unit, Some(n))]), length(from, end, measures)]);
    }
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
