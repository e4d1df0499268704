//! Repetitions: `كل يوم جمعة`, `أسبوعيا`, `مرتين في السنة`, `يوما بعد يوم`, `أيام السبت والأحد`.

use super::month::month;
use super::moved::shift;
use super::{day_part, duration};
use crate::number;
use crate::time::lexicon::{Count, Cue, Part, State, Unit, Word};
use crate::time::piece::{Piece, weekday};
use crate::time::reader::{Reader, Sense};
use crate::time::{numeral, timex};

/// A repetition at `i`: its TIMEX3 value.
pub(super) fn repeat(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<String>> {
    every(r, i)
        .or_else(|| times_per(r, i))
        .or_else(|| day_by_day(r, i))
        .or_else(|| every_week(r, i, allow))
        .or_else(|| weekdays(r, i, allow))
        .or_else(|| adverb(r, i, allow))
        .or_else(|| per_unit(r, i))
}

fn period(unit: Unit, n: f64) -> String {
    timex::period(&[(unit, Some(n))])
}

/// `كل يوم`, `كل ثلاث سنوات`, `كل يوم جمعة`, `كل صباح`.
fn every(r: &Reader<'_, '_>, i: usize) -> Option<Piece<String>> {
    let skip = r.find(i, |s| (s.word == Word::Cue(Cue::Every)).then_some(s.skip))?;
    let at = i + 1;
    let made = |value: String, next: usize| Some(Piece { is: value, next, skip });
    let day = r.find(at, |s| {
        matches!(s.word, Word::Unit { unit: Unit::Day, count: Count::One, .. } if s.bare() && !s.article)
            .then_some(())
    });
    if let Some(w) = weekday(r, at + usize::from(day.is_some()), Sense::bare, true) {
        return made(format!("XXXX-WXX-{}", w.is), w.next);
    }
    if let Some((n, next, 0)) = duration::number(r, at) {
        let (unit, _, _, sense) = r.unit(next).filter(|u| u.3.bare())?;
        return (!sense.article).then(|| made(period(unit, n), next + 1)).flatten();
    }
    if let Some((unit, count, _, sense)) = r.unit(at).filter(|u| u.3.bare() && !u.3.article) {
        // `كل عام وأنتم بخير` is a wish.
        if r.is_a(at + 1, Cue::Wish) || unit == Unit::Night && sense.article {
            return None;
        }
        return match count {
            Count::One => made(period(unit, 1.0), at + 1),
            Count::Two => made(period(unit, 2.0), at + 1),
            _ => None,
        };
    }
    if let Some(m) = month(r, at, Sense::bare).filter(|m| !m.is.hijri) {
        return made(format!("XXXX-{:02}", m.is.number), m.next);
    }
    r.find(at, |s| match s.word {
        Word::DayPart { part, state: State::Noun, .. } if s.bare() && !s.article => {
            let code = match part {
                Part::Morning | Part::MidMorning => "TMO",
                Part::Noon | Part::Afternoon => "TAF",
                Part::Evening => "TEV",
                Part::Night | Part::Midnight => "TNI",
            };
            Some((code, at + s.tokens))
        }
        _ => None,
    })
    .and_then(|(code, next)| made(format!("XXXX-XX-XX{code}"), next))
}

/// `مرة في السنة`, `ثلاث مرات يوميا`, `مرتين باليوم`.
fn times_per(r: &Reader<'_, '_>, i: usize) -> Option<Piece<String>> {
    let times = r.find(i, |s| (s.word == Word::Cue(Cue::Times) && !s.article).then_some(s.skip));
    let (mut next, skip) = if let Some(skip) = times {
        (i + 1 + usize::from(r.is(i + 1, &["واحده"])), skip)
    } else {
        let (_, next, skip) = duration::number(r, i)?;
        r.is(next, &["مرات", "مره"]).then_some((next + 1, skip))?
    };
    if let Some((value, after)) = adverb_at(r, next) {
        return Some(Piece { is: value, next: after, skip });
    }
    let each = r.is(next, &["كل", "لكل"]);
    let of = r.is(next, &["في", "فى"]) || each;
    next += usize::from(of);
    if each && let Some((n, after, 0)) = duration::number(r, next) {
        let (unit, ..) = r.unit(after)?;
        return Some(Piece { is: period(unit, n), next: after + 1, skip });
    }
    let (unit, count, _, sense) = r.unit(next)?;
    let glued = sense.preposition == Some('ب');
    let n = match count {
        Count::One => 1.0,
        Count::Two => 2.0,
        _ => return None,
    };
    ((of && sense.bare() || glued) && (sense.article || each) || r.is(next - 1, &["كل"])).then(|| Piece {
        is: period(unit, n),
        next: next + 1,
        skip,
    })
}

/// `يوما بعد يوم`, `عاما بعد آخر`, `من يوم لآخر`.
fn day_by_day(r: &Reader<'_, '_>, i: usize) -> Option<Piece<String>> {
    let (unit, count, _, sense) =
        r.unit(i).filter(|u| u.3.preposition.is_none() && !u.3.article && u.1 == Count::One)?;
    (count == Count::One && r.is(i + 1, &["بعد", "تلو"])).then_some(())?;
    let again = r.unit(i + 2).is_some_and(|u| u.0 == unit && u.1 == Count::One && u.3.bare())
        || r.is_a(i + 2, Cue::Another);
    again.then(|| Piece { is: period(unit, 1.0), next: i + 3, skip: sense.skip })
}

/// `أيام الجمعة`, `أيام السبت والأحد`.
fn weekdays(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<String>> {
    let (unit, count, _, sense) = r.unit(i).filter(|u| allow(&u.3) && !u.3.article)?;
    (unit == Unit::Day && count == Count::Many).then_some(())?;
    let first = weekday(r, i + 1, Sense::bare, false)?;
    let (next, _) = more_weekdays(r, first.next);
    Some(Piece { is: format!("XXXX-WXX-{}", first.is), next, skip: sense.skip })
}

/// The further weekdays of a list: where it ends, and how many they are. A week has no more than six; a text may go on with them for ever.
fn more_weekdays(r: &Reader<'_, '_>, mut next: usize) -> (usize, usize) {
    for more in 0..6 {
        let at = next + usize::from(r.is(next, &["،", "و"]));
        let Some(another) = weekday(r, at, |s| s.preposition.is_none(), false) else { return (next, more) };
        next = another.next;
    }
    (next, 6)
}

/// Weekdays of every week, with the part of the day before them: `يوم الأحد من كل أسبوع`, `مساء يومي الخميس والجمعة من كل أسبوع`.
fn every_week(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<String>> {
    let part = day_part::part_word(r, i, allow).filter(|p| !p.article);
    let at = part.map_or(i, |p| p.next);
    let inner: fn(&Sense) -> bool = if part.is_some() { Sense::bare } else { allow };
    let day = r.unit(at).filter(|u| u.0 == Unit::Day && inner(&u.3) && !u.3.article);
    let from = at + usize::from(day.is_some());
    let first = weekday(r, from, if day.is_some() { Sense::bare } else { inner }, false)?;
    let skip = part.map(|p| p.skip).or(day.map(|u| u.3.skip)).unwrap_or(first.skip);
    let (next, more) = more_weekdays(r, first.next);
    let week = r
        .unit(next + 2)
        .is_some_and(|u| u.0 == Unit::Week && u.1 == Count::One && u.3.bare() && !u.3.article);
    let value = if more == 0 { format!("XXXX-WXX-{}", first.is) } else { period(Unit::Week, 1.0) };
    (r.is(next, &["من"]) && r.is(next + 1, &["كل"]) && week).then_some(Piece {
        is: value,
        next: next + 3,
        skip,
    })
}

/// An adverb or adjective of repetition: `يوميا`, `السنوية`.
fn adverb(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<String>> {
    r.find(i, |s| match s.word {
        Word::Repeat { period, adjective } if allow(s) && !s.article && s.preposition.is_none() => {
            // `يومي السبت والأحد`, `شهري يناير وفبراير` are duals.
            let dual = adjective
                && !s.article
                && (weekday(r, i + s.tokens, Sense::bare, false).is_some()
                    || month(r, i + s.tokens, Sense::bare).is_some());
            // A daily is a newspaper: `يومية «الوطن»`.
            let paper = adjective && r.is(i + s.tokens, &["«", "\"", "“", "”", "("]);
            // `على أساس سنوي` tells how something is reckoned, `تقرير سنوي` of which kind it is.
            let reckoned = adjective && r.follows(i, Cue::Reckoned);
            (!dual && !paper && !reckoned).then(|| Piece {
                is: period.to_owned(),
                next: i + s.tokens,
                skip: s.skip,
            })
        }
        _ => None,
    })
}

fn adverb_at(r: &Reader<'_, '_>, i: usize) -> Option<(String, usize)> {
    r.find(i, |s| match s.word {
        Word::Repeat { period, adjective: false } if s.bare() => Some((period.to_owned(), i + s.tokens)),
        _ => None,
    })
}

/// `820 ملغ باليوم`, `مئة دولار في الشهر`: a rate, where a number stands within five words before.
fn per_unit(r: &Reader<'_, '_>, i: usize) -> Option<Piece<String>> {
    let (unit, count, _, sense) = r.unit(i)?;
    (sense.article && count == Count::One && (Unit::Hour..=Unit::Year).contains(&unit)).then_some(())?;
    let glued = sense.preposition == Some('ب') && !sense.conjunction;
    let of = sense.bare() && i > r.start && r.is(i - 1, &["في", "فى"]);
    (glued || of).then_some(())?;
    let from = i - usize::from(of);
    // `في الساعة الثامنة` is a clock, `80 كيلومترا في الساعة` a speed.
    let hour = unit == Unit::Hour
        && (numeral::number(r, i + 1).is_some()
            || numeral::ordinal(r, i + 1).is_some()
            || from > r.start && number::is_unit(r.document, from - 1));
    if hour || unit == Unit::Night {
        return None;
    }
    let near = (from.saturating_sub(5).max(r.start)..from).rev();
    let counted = near.take_while(|&at| r.kind(at) != Some(crate::text::TokenKind::Mark)).any(|at| {
        // `ساعات قليلة في اليوم`.
        let part = r.unit(at).is_some_and(|u| u.1 == Count::Many && u.0 < unit && u.0 < Unit::Night);
        part || r.is_number(at) || numeral::cardinal(r, at).is_some()
    });
    // `في الشهر الماضي` is a date.
    (counted && shift(r, i + 1).is_none() && !r.folded(i + 1).starts_with("ال")).then(|| Piece {
        is: period(unit, 1.0),
        next: i + 1,
        skip: sense.skip,
    })
}
