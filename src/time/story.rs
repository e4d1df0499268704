//! Times in the order of the text, each resolved against the dates told before it.

use std::collections::HashMap;

use jiff::civil::Date;

use super::found::Time;
use super::lexicon::{Base, Cue, Shift, Unit};
use super::reader::Reader;
use super::resolve::{self, Anchor};
use super::spec::{Expr, Found, Spec, Tense, Year};
use super::tense;
use super::told::{At, LONG_GONE, Told};
use crate::text::{BlockRole, Document};

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
    let headings = headings(document, &found, now);
    let mut told = Told::default();
    let mut times = Vec::with_capacity(found.len());
    let narrative = tense::is_narrative(document);
    let camps = reader.camps.take();
    for f in found {
        if day_and_month(&f.expr).is_some_and(|key| camps.contains(&key)) {
            continue;
        }
        let block = document.block_of(f.tokens.start).tokens.clone();
        (reader.start, reader.end) = (block.start, block.end);
        let at = At {
            sentence: document.sentence_of(f.tokens.start),
            block: block.start,
            tokens: f.tokens.clone(),
        };
        let tense = tense::around(reader, f.tokens.start, f.tokens.end);
        let above = headings.partition_point(|h| h.from <= block.start);
        let heading = above.checked_sub(1).map(|n| &headings[n]);
        let anchor = Anchor {
            now: told.day_of_speech(reader, &at, &f.expr).or(now),
            focus: match &f.expr {
                // A clock or part of a day goes with a day named in its sentence or the one before.
                Expr::Clock { day: None, .. } | Expr::DayPart { day: None, .. } => told.day_near(&at),
                expr => told.focus.filter(|_| refers_back(expr)),
            },
            quarter: told.quarter.map(|q| q.1),
            part: told.part.filter(|p| at.sentence - p.0 <= PART_REACH).map(|p| p.1),
            year: told.year(&at).or(heading.and_then(|h| h.year.filter(|_| !h.is_title))),
            named: told
                .named_year(&at, now)
                .filter(|_| day_and_month(&f.expr).is_some())
                .or(heading.and_then(|h| h.year)),
            tense,
            narrative,
        };
        let expr = match day_and_month(&f.expr).and_then(|key| known.get(&key)) {
            Some(&year) => with_year(f.expr, year),
            None => f.expr,
        };
        // `rose to 5% in the third quarter from 4% a year ago`: the same quarter then.
        let compared = matches!(&expr, Expr::Date(Spec::Away { amounts, later: false, .. }) if **amounts == [(Unit::Year, 1.0)]);
        let expr = if compared && told.quarter.is_some_and(|q| q.0 == at.sentence) {
            Expr::Date(Spec::Told { years: -1, quarter: true })
        } else {
            expr
        };
        let (kind, stretch) = resolve::resolve(&expr, &anchor);
        told.take(reader, &at, &expr, kind, &stretch);
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

/// The year that a heading gives what stands under it.
struct Heading {
    /// The first token under it.
    from: usize,
    year: Option<i32>,
    /// A title names what the article is about, but not only that is told.
    is_title: bool,
}

/// The years of headings: of a title on a year long gone, a heading between paragraphs, a line that is a year or month and no more.
fn headings(document: &Document<'_>, found: &[Found], now: Option<Date>) -> Vec<Heading> {
    let this_year = now.map(|n| i32::from(n.year()));
    let mut headings = Vec::new();
    for block in document.blocks() {
        let from = found.partition_point(|f| f.tokens.start < block.tokens.start);
        let dates = found[from..].iter().take_while(|f| f.tokens.end <= block.tokens.end);
        let alone = dates.clone().next().is_some_and(|f| {
            f.tokens.start == block.tokens.start
                && block.tokens.end - f.tokens.end <= 1
                && matches!(&f.expr, Expr::Date(Spec::Calendar(fields)) if fields.day.is_none())
        });
        let is_title = block.role == BlockRole::Title;
        let least = match block.role {
            BlockRole::Title => LONG_GONE,
            BlockRole::Crosshead => 0,
            BlockRole::Body | BlockRole::List | BlockRole::Byline if alone => 0,
            _ => continue,
        };
        let year = dates.filter_map(|f| numbered_year(&f.expr)).last();
        let year = year.filter(|y| this_year.is_none_or(|now| y + least <= now));
        headings.push(Heading { from: block.tokens.end, year, is_title });
    }
    headings
}

/// The year that a date gives by its number.
fn numbered_year(expr: &Expr) -> Option<i32> {
    match expr {
        Expr::Date(Spec::Calendar(f)) if !f.hijri => match f.year {
            Some(Year::Number(year)) => Some(year),
            _ => None,
        },
        _ => None,
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
            named: None,
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
