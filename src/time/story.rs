//! Times in the order of the text, each resolved against the dates told before it.

use std::collections::HashMap;

use jiff::civil::Date;

use super::found::{Time, TimeKind};
use super::lexicon::{Base, Cue, Shift, Unit};
use super::reader::Reader;
use super::resolve::{self, Anchor};
use super::spec::{Expr, Found, Spec, Tense, Year};
use super::tense;

/// For how many sentences the month or quarter that was told can be meant by `the same period of last year`.
const PART_REACH: usize = 3;

/// Gives the members of a range or list the year that only its last one names: `من 26 يوليو إلى 22 أغسطس 2024`, `between October and
/// November 2023`.
fn share_year(r: &Reader<'_, '_>, found: &mut [Found]) {
    for n in (1..found.len()).rev() {
        let (before, after) = found.split_at_mut(n);
        let (Some(first), Some(last)) = (before.last_mut(), after.first()) else { continue };
        let (Expr::Date(Spec::Calendar(a)), Expr::Date(Spec::Calendar(b))) = (&mut first.expr, &last.expr)
        else {
            continue;
        };
        let Some(Year::Number(year)) = b.year else { continue };
        let alike = a.day.is_some() == b.day.is_some()
            && a.hijri == b.hijri
            && a.month.is_some()
            && b.month.is_some();
        let open = a.year.is_none() && a.shift.is_none() && a.near.is_none() && a.month_shift.is_none();
        if !alike || !open || !is_joined(r, first.tokens.end, last.tokens.start) {
            continue;
        }
        // A range over the turn of the year: `من 28 ديسمبر إلى 3 يناير 2024`.
        let turned = (a.month, a.day) > (b.month, b.day);
        a.year = Some(Year::Number(year - i32::from(turned)));
    }
}

/// Gives a clock the day that stands right after it: `5.41am on July 17`, `الساعة العاشرة من يوم الجمعة`.
fn share_day(r: &Reader<'_, '_>, found: &mut [Found]) {
    for n in 1..found.len() {
        let (before, after) = found.split_at_mut(n);
        let (Some(clock), Some(next)) = (before.last_mut(), after.first()) else { continue };
        let (Expr::Clock { day: day @ None, .. }, Expr::Date(spec)) = (&mut clock.expr, &next.expr) else {
            continue;
        };
        let is_day =
            matches!(spec, Spec::Calendar(f) if f.day.is_some() || f.weekday.is_some() || f.near.is_some());
        let (end, from) = (clock.tokens.end, next.tokens.start);
        let beside = from == end + 1
            && matches!(r.document.folded(end), "on" | "من" | "في")
            && (end..=from).all(|i| !r.document.token(i).line_before);
        if is_day && beside {
            *day = Some(spec.clone());
        }
    }
}

/// Whether nothing but what joins a range or list stands in these tokens.
fn is_joined(r: &Reader<'_, '_>, from: usize, to: usize) -> bool {
    let document = r.document;
    let joint = |i: usize| {
        matches!(
            document.folded(i),
            "-" | "–" | "—" | "،" | "," | "و" | "to" | "and" | "through" | "until" | "till" | "or"
        ) || r.has_cue(i, Cue::Joint)
    };
    // The conjunction may be glued to the month: `أكتوبر ونوفمبر 2023`.
    let glued = from == to && document.folded(to).starts_with('و');
    to >= from
        && to - from <= 2
        && (glued || from < to && (from..to).all(joint))
        && (from..=to).all(|i| !document.token(i).line_before)
}

/// Resolves the expressions in the order of the text, each against the dates before it.
pub(super) fn narrate(reader: &mut Reader<'_, '_>, mut found: Vec<Found>, now: Option<Date>) -> Vec<Time> {
    let document = reader.document;
    (reader.start, reader.end) = (0, document.tokens().len());
    share_year(reader, &mut found);
    share_day(reader, &mut found);
    let known = known_days(&found, now);
    let mut focus: Option<Date> = None;
    let mut day: Option<(usize, Date)> = None;
    let mut year: Option<(usize, i32)> = None;
    let mut quarter: Option<(usize, Date)> = None;
    let mut part: Option<(usize, (Date, Unit))> = None;
    // The year of the days that a paragraph tells in full: it holds for those after them.
    let mut told_year: Option<(usize, i32)> = None;
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
        let block_start = block.start;
        let anchor = Anchor {
            now,
            focus: match &f.expr {
                // A clock or part of a day goes with a day named in its sentence or the one before.
                Expr::Clock { day: None, .. } | Expr::DayPart { day: None, .. } => {
                    day.filter(|d| sentence - d.0 <= 1).map(|d| d.1)
                }
                _ => focus.filter(|_| refers_back(&f.expr)),
            },
            quarter: quarter.map(|q| q.1),
            part: part.filter(|p| sentence - p.0 <= PART_REACH).map(|p| p.1),
            year: year.filter(|y| y.0 == sentence).or(told_year.filter(|y| y.0 == block.start)).map(|y| y.1),
            tense: tense::around(reader, f.tokens.start, f.tokens.end),
            narrative,
        };
        let expr = match day_and_month(&f.expr).and_then(|key| known.get(&key)) {
            Some(&year) => with_year(f.expr, year),
            None => f.expr,
        };
        // `rose to 5% in the third quarter from 4% a year ago`: the same quarter then.
        let compared = matches!(&expr, Expr::Date(Spec::Away { amounts, later: false, .. }) if **amounts == [(Unit::Year, 1.0)]);
        let expr = if compared && quarter.is_some_and(|q| q.0 == sentence) {
            Expr::Date(Spec::Told { years: -1, quarter: true })
        } else {
            expr
        };
        let (kind, stretch) = resolve::resolve(&expr, &anchor);
        if let (Some((first, _)), true, Expr::Date(Spec::Fraction { .. } | Spec::Period { .. })) =
            (stretch.days, stretch.value.contains("-Q"), &expr)
        {
            quarter = Some((sentence, first));
        }
        if let (Some((first, last)), Expr::Date(_)) = (stretch.days, &expr) {
            let unit = match stretch.value.len() {
                7 if stretch.value.contains("-Q") => Some(Unit::Quarter),
                7 if first.month() == last.month() => Some(Unit::Month),
                _ => None,
            };
            part = unit.map(|unit| (sentence, (first, unit))).or(part);
        }
        if let Some((first, last)) = stretch.days
            && matches!(kind, TimeKind::Date | TimeKind::Time)
        {
            focus = Some(first);
            if first == last {
                day = Some((sentence, first));
            }
            // What is told of these days again ends the year told before.
            if is_of_now(&expr) {
                (year, told_year) = (None, None);
            }
            // A year said outright dates what follows in its sentence.
            let born = (1..=2)
                .any(|n| f.tokens.start >= block_start + n && reader.has_cue(f.tokens.start - n, Cue::Birth));
            if said_year(&expr) && first.year() == last.year() && !born {
                year = Some((sentence, first.year().into()));
                if matches!(&expr, Expr::Date(Spec::Calendar(f)) if f.month.is_some() && !f.hijri) {
                    told_year = Some((block_start, first.year().into()));
                }
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

/// Whether an expression is counted from the day of publication, some days away at most: `الجمعة`, `أمس`, `this week`.
fn is_of_now(expr: &Expr) -> bool {
    match expr {
        Expr::Date(Spec::Calendar(f)) | Expr::DayPart { day: Some(Spec::Calendar(f)), .. } => {
            f.near.is_some() || f.weekday.is_some() && f.day.is_none() && f.month.is_none()
        }
        Expr::Date(Spec::Period { unit, shift, .. }) => {
            *unit <= Unit::Week && matches!(shift.base, Base::Now | Base::This)
        }
        _ => false,
    }
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
        let anchor = Anchor {
            now,
            focus: None,
            quarter: None,
            part: None,
            year: None,
            tense: Tense::Past,
            narrative: true,
        };
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
            | Spec::Told { .. }
            | Spec::Alike { .. }
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
        Expr::Date(Spec::Nth { of, .. }) => said_year(&Expr::Date((**of).clone())),
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
