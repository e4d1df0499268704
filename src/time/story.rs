//! Times in the order of the text, each resolved against the dates told before it.

use std::collections::HashMap;

use jiff::civil::Date;

use super::found::{Time, TimeKind};
use super::lexicon::{Base, Shift};
use super::reader::Reader;
use super::resolve::{self, Anchor};
use super::spec::{Expr, Found, Spec, Tense, Year};
use super::tense;

/// Resolves the expressions in the order of the text, each against the dates before it.
pub(super) fn narrate(reader: &mut Reader<'_, '_>, found: Vec<Found>, now: Option<Date>) -> Vec<Time> {
    let document = reader.document;
    let known = known_days(&found, now);
    let mut focus: Option<Date> = None;
    let mut day: Option<(usize, Date)> = None;
    let mut year: Option<(usize, i32)> = None;
    let mut times = Vec::with_capacity(found.len());
    let narrative = tense::is_narrative(document);
    let camps = reader.camps.take();
    for f in found {
        if day_and_month(&f.expr).is_some_and(|key| camps.contains(&key)) {
            continue;
        }
        let sentence = document.sentence_of(f.tokens.start);
        let block = &document.block_of(f.tokens.start).tokens;
        (reader.start, reader.end) = (block.start, block.end);
        let anchor = Anchor {
            now,
            focus: match &f.expr {
                // A clock or part of a day goes with a day named in its sentence or the one before.
                Expr::Clock { day: None, .. } | Expr::DayPart { day: None, .. } => {
                    day.filter(|d| sentence - d.0 <= 1).map(|d| d.1)
                }
                _ => focus.filter(|_| refers_back(&f.expr)),
            },
            year: year.filter(|y| y.0 == sentence).map(|y| y.1),
            tense: tense::around(reader, f.tokens.start, f.tokens.end),
            narrative,
        };
        let expr = match day_and_month(&f.expr).and_then(|key| known.get(&key)) {
            Some(&year) => with_year(f.expr, year),
            None => f.expr,
        };
        let (kind, stretch) = resolve::resolve(&expr, &anchor);
        if let Some((first, last)) = stretch.days
            && matches!(kind, TimeKind::Date | TimeKind::Time)
        {
            focus = Some(first);
            if first == last {
                day = Some((sentence, first));
            }
            // A year said outright dates what follows in its sentence.
            if said_year(&expr) && first.year() == last.year() {
                year = Some((sentence, first.year().into()));
            }
        }
        let hijri = is_hijri(&expr);
        times.push(Time {
            span: f.span,
            kind,
            value: stretch.value,
            modifier: f.modifier,
            hijri,
            days: stretch.days,
        });
    }
    times
}

/// The day and month of a date that names no year.
fn day_and_month(expr: &Expr) -> Option<(i8, i8)> {
    match expr {
        Expr::Date(Spec::Calendar(f))
            if f.year.is_none() && f.shift.is_none() && f.near.is_none() && !f.hijri =>
        {
            Some((f.day?, f.month?))
        }
        _ => None,
    }
}

fn with_year(mut expr: Expr, year: i32) -> Expr {
    if let Expr::Date(Spec::Calendar(f)) = &mut expr {
        f.year = Some(Year::Number(year));
    }
    expr
}

/// The years of days of a month that the text names once with their year or a shift (`12 يونيو المقبل`): they hold for the same day
/// without a year, unless the text gives it two.
fn known_days(found: &[Found], now: Option<Date>) -> HashMap<(i8, i8), i32> {
    let mut years: HashMap<(i8, i8), Option<i32>> = HashMap::new();
    for f in found {
        let Expr::Date(Spec::Calendar(fields)) = &f.expr else { continue };
        let (Some(day), Some(month), false) = (fields.day, fields.month, fields.hijri) else { continue };
        if fields.year.is_none() && fields.shift.is_none() {
            continue;
        }
        let anchor = Anchor { now, focus: None, year: None, tense: Tense::Past, narrative: true };
        let Some((date, _)) = resolve::resolve(&f.expr, &anchor).1.days else { continue };
        let year = i32::from(date.year());
        years.entry((day, month)).and_modify(|y| *y = y.filter(|y| *y == year)).or_insert(Some(year));
    }
    years.into_iter().filter_map(|(key, year)| Some((key, year?))).collect()
}

/// Whether an expression may be counted from the date that the text last spoke of.
fn refers_back(expr: &Expr) -> bool {
    let focused = |s: &Shift| matches!(s.base, Base::Focus | Base::Same);
    match expr {
        Expr::Date(spec) => match spec {
            Spec::Period { shift, .. } => focused(shift),
            Spec::Calendar(f) => {
                f.shift.as_ref().is_some_and(focused)
                    || f.month_shift.as_ref().is_some_and(focused)
                    || (f.day.is_some() && f.month.is_none() && f.month_shift.is_none() && f.near.is_none())
                    || matches!(&f.year, Some(Year::Shifted(s)) if focused(s))
            }
            Spec::Nth { .. }
            | Spec::Fraction { .. }
            | Spec::Season { .. }
            | Spec::Feast { .. }
            | Spec::DayOfWeek { .. } => true,
            _ => false,
        },
        Expr::Clock { day: Some(day), .. } | Expr::DayPart { day: Some(day), .. } => {
            refers_back(&Expr::Date(day.clone()))
        }
        _ => false,
    }
}

fn said_year(expr: &Expr) -> bool {
    match expr {
        Expr::Date(Spec::Calendar(f)) => matches!(f.year, Some(Year::Number(_))),
        _ => false,
    }
}

fn is_hijri(expr: &Expr) -> bool {
    let spec = match expr {
        Expr::Date(spec) => Some(spec),
        Expr::Clock { day, .. } | Expr::DayPart { day, .. } => day.as_ref(),
        _ => None,
    };
    match spec {
        Some(Spec::Calendar(f)) => f.hijri,
        Some(Spec::Period { hijri, .. } | Spec::Away { hijri, .. } | Spec::Century { hijri, .. }) => *hijri,
        Some(Spec::Feast { rule, .. }) => rule.starts_with("h:"),
        _ => false,
    }
}
