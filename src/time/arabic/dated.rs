//! Periods with what stands around them: their edge before them, a clock or part of the day after them.

use super::unit::unit;
use super::{calendar, clock, day_part, names, period, ranges, year};
use crate::time::lexicon::{Count, Unit, Word};
use crate::time::piece::{Item, Piece, Reading, any, item};
use crate::time::reader::{Reader, Sense};
use crate::time::spec::{Clock, Expr, Fields, Spec, Year};

/// A period of the calendar, with its edge (`نهاية يناير`) before it and a clock or part of the day after it.
pub(super) fn dated(r: &Reader<'_, '_>, i: usize) -> Reading {
    if let Some(edged) = edge(r, i) {
        return Some(edged).into();
    }
    let Some(p) = period::period(r, i, any) else { return None.into() };
    if let Some(next) = names::name_end(r, i, &p) {
        return Reading { items: Vec::new(), next };
    }
    if names::is_nowadays(r, i, &p) {
        return Some(item(i, Piece { is: Expr::Reference("PRESENT_REF"), next: p.next, skip: p.skip }))
            .into();
    }
    // `الخميس من الساعة التاسعة وحتى الحادية عشرة صباحا`: both ends are on that day.
    let on_day =
        matches!(&p.is, Spec::Calendar(f) if f.day.is_some() || f.weekday.is_some() || f.near.is_some());
    if on_day
        && r.is(p.next, &["من"])
        && let Some(mut ends) = ranges::hours(r, p.next + 1)
    {
        for end in &mut ends {
            if let Expr::Clock { day: day @ None, .. } = &mut end.expr {
                *day = Some(p.is.clone());
            }
        }
        ends[0].from = i;
        ends[0].skip = p.skip;
        return Reading::of(ends);
    }
    Some(item(i, finish(r, p))).into()
}

/// A day followed by its clock or part of the day becomes a time.
pub(super) fn finish(r: &Reader<'_, '_>, p: Piece<Spec>) -> Piece<Expr> {
    let Piece { is: spec, next, skip } = p;
    // `15 مايو من كل عام`.
    if let Spec::Calendar(Fields { day: Some(day), month: Some(month), year: None, hijri: false, .. }) = &spec
        && r.is(next, &["من"])
        && r.is(next + 1, &["كل"])
        && r.unit(next + 2)
            .is_some_and(|u| u.0 == Unit::Year && u.1 == Count::One && u.3.bare() && !u.3.article)
    {
        return Piece { is: Expr::Set(format!("XXXX-{month:02}-{day:02}")), next: next + 3, skip };
    }
    let day = match &spec {
        Spec::Calendar(f) => f.day.is_some() || f.weekday.is_some() || f.near.is_some(),
        Spec::Period { unit, .. } => *unit == Unit::Day,
        Spec::DayOfWeek { .. } => true,
        Spec::Away { amounts, .. } => amounts.first().is_some_and(|a| a.0 == Unit::Day),
        _ => false,
    };
    if day {
        let mark = usize::from(r.is(next, &["-", "–", "—", "،", ",", "|", "("]));
        let bracket = r.is(next, &["("]);
        let at = next + mark;
        // `اليوم … الساعة 9`, `23 أكتوبر 2025 - 09:34`.
        if !bracket {
            let from = at
                + usize::from(
                    r.is(at, &["عند", "علي", "في"])
                        && r.find(at + 1, |s| {
                            matches!(s.word, Word::Unit { unit: Unit::Hour, .. }).then_some(())
                        })
                        .is_some(),
                );
            if let Some(Piece { is: Expr::Clock { clock, day: None }, next, skip: 0 }) =
                clock::clock(r, from, Sense::bare)
            {
                let full = matches!(&spec, Spec::Calendar(f) if f.is_full());
                let clock = Clock { second: clock.second.filter(|_| !full), ..clock };
                return Piece { is: Expr::Clock { clock, day: Some(spec) }, next, skip };
            }
        }
        if mark == 0
            && let Some((part, next)) = day_part::part_after_day(r, at)
        {
            return Piece { is: Expr::DayPart { part, day: Some(spec), generic: false }, next, skip };
        }
    }
    Piece { is: Expr::Date(spec), next, skip }
}

/// A clock time followed by its date on the same line: `09:34 - 23/10/2025`, `2258 (GMT+04:00) - 15/10/09`.
pub(super) fn with_date_after(r: &Reader<'_, '_>, p: Piece<Expr>) -> Piece<Expr> {
    let Expr::Clock { clock, day: None } = p.is else { return p };
    let mark = usize::from(r.is(p.next, &["-", "–", "|", "،", ","]));
    let date = calendar::date(r, p.next + mark, Sense::bare).filter(|d| d.is.is_full());
    match date {
        Some(d) => {
            let clock = Clock { second: None, ..clock };
            Piece { is: Expr::Clock { clock, day: Some(Spec::Calendar(d.is)) }, next: d.next, skip: p.skip }
        }
        None => Piece { is: Expr::Clock { clock, day: None }, ..p },
    }
}

/// `بداية 2025`, `أواخر العام الماضي`, `منتصف كانون الثاني`.
fn edge(r: &Reader<'_, '_>, i: usize) -> Option<Item> {
    let (modifier, sure, mut next, skip) = r.find(i, |s| match s.word {
        Word::Edge { modifier, sure } if !s.article => Some((modifier, sure, i + s.tokens, s.skip)),
        _ => None,
    })?;
    // `العشر الأواخر من رمضان`.
    next += usize::from(next > i + 1 && r.is(next, &["من"]));
    // `نهاية الأسبوع` alone is the weekend.
    let weekend = unit(r, i, any).is_some_and(|p| matches!(p.is, Spec::Weekend { .. }));
    if r.is(next, &["من"]) || weekend {
        return None;
    }
    let p = period::period(r, next, Sense::bare).or_else(|| {
        let y = year::read(r, next, Sense::bare)?;
        let Year::Number(n) = y.is.year else { return None };
        ((1000..=2149).contains(&n) && year::bare_year(r, next)).then_some(Piece {
            is: Spec::Calendar(Fields { year: Some(y.is.year), hijri: y.is.hijri, ..Fields::default() }),
            next: y.next,
            skip: 0,
        })
    })?;
    let coarse = match &p.is {
        Spec::Calendar(f) => f.day.is_none() && f.weekday.is_none() && (f.near.is_none()),
        Spec::Period { unit, .. } => *unit > Unit::Day,
        Spec::Weekend { .. } => false,
        Spec::Feast { rule, .. } => rule.starts_with("h:") && !rule.contains('-'),
        _ => true,
    };
    (coarse && p.skip == 0 && (sure || !matches!(p.is, Spec::Calendar(f) if f.month.is_none())))
        .then_some(Item { from: i, skip, to: p.next, expr: Expr::Date(p.is), modifier: Some(modifier) })
}
