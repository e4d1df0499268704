//! From what an expression says to when that is: TIMEX3 values and the days they cover.
//!
//! Two dates anchor a text: the day of publication, and the *focus*, the date that the text last spoke of (`اليوم التالي`, `العام نفسه`).
//! A date without its year and a bare weekday are taken to be past, unless the text around them looks ahead.

mod anchor;
mod fields;
mod hijri;
mod named;
mod nth;
pub(super) mod of_parts;
mod stretch;

use super::found::TimeKind;
use super::lexicon::{Part, Shift, Unit};
use super::spec::{Clock, Expr, Spec, Tense};
use super::timex::period;
pub(super) use anchor::Anchor;
use fields::calendar;
use jiff::civil::Date;
use named::{alike, feast, fraction, season, told, weekend, year_to};
use nth::nth;
pub(super) use stretch::Stretch;
use stretch::{around, century_stretch, day_stretch, day_value, decade_stretch, moved, unresolved};

/// The value and days of an expression, with its type.
pub(super) fn resolve(expr: &Expr, anchor: &Anchor) -> (TimeKind, Stretch) {
    let plain = |value: String| Stretch { value, days: None };
    match expr {
        Expr::Date(spec) => (TimeKind::Date, stretch(spec, anchor)),
        Expr::Clock { clock, day } => {
            let day = day.as_ref().map_or_else(|| today(anchor), |d| stretch(d, anchor));
            (TimeKind::Time, at_clock(&day, *clock))
        }
        Expr::DayPart { part, day, generic } => {
            let day = match day {
                Some(day) => stretch(day, anchor),
                None if *generic => plain("XXXX-XX-XX".to_owned()),
                None => of_day(*part, anchor).map_or_else(|| plain("XXXX-XX-XX".to_owned()), day_stretch),
            };
            let code = match part {
                Part::Morning | Part::MidMorning => "TMO",
                Part::Noon | Part::Afternoon => "TAF",
                Part::Evening => "TEV",
                Part::Night => "TNI",
                Part::Midnight => "T00:00",
            };
            (TimeKind::Time, Stretch { value: format!("{}{code}", day.value), days: day.days })
        }
        Expr::Duration(measures) => (TimeKind::Duration, plain(period(measures))),
        Expr::Set(value) => (TimeKind::Set, plain(value.clone())),
        Expr::Reference(value) => (TimeKind::Date, plain((*value).to_owned())),
    }
}

/// The day of a part of a day that names none: the day told beside it, or today; a morning that lies ahead is the next one.
fn of_day(part: Part, anchor: &Anchor) -> Option<Date> {
    let told =
        anchor.focus.filter(|day| anchor.tense != Tense::Future || anchor.now.is_none_or(|now| *day >= now));
    let today = || {
        let ahead = anchor.tense == Tense::Future && part == Part::Morning;
        anchor.now.map(|now| moved(now, Unit::Day, i32::from(ahead)))
    };
    told.or_else(today)
}

fn today(anchor: &Anchor) -> Stretch {
    anchor
        .focus
        .or(anchor.now)
        .map_or_else(|| Stretch { value: "XXXX-XX-XX".to_owned(), days: None }, day_stretch)
}

fn at_clock(day: &Stretch, clock: Clock) -> Stretch {
    let seconds = clock.second.map_or(String::new(), |s| format!(":{s:02}"));
    Stretch { value: format!("{}T{:02}:{:02}{seconds}", day.value, clock.hour, clock.minute), days: day.days }
}

/// The stretch that a spec names.
pub(super) fn stretch(spec: &Spec, anchor: &Anchor) -> Stretch {
    match spec {
        Spec::Calendar(fields) => calendar(fields, anchor),
        Spec::Period { unit, shift, hijri } => shifted(*unit, *shift, *hijri, anchor),
        Spec::Away { amounts, later, hijri, weekday } => away(amounts, *later, *hijri, *weekday, anchor),
        Spec::DayOfWeek { weekday, week } => {
            let week = stretch(week, anchor);
            week.days.map_or_else(
                || Stretch { value: format!("XXXX-WXX-{weekday}"), days: None },
                |(monday, _)| day_stretch(moved(monday, Unit::Day, i32::from(weekday - 1))),
            )
        }
        Spec::Nth { n, unit, weekday, of } => nth(*n, *unit, *weekday, &stretch(of, anchor)),
        Spec::Season { code, year, shift } => season(code, *year, *shift, anchor),
        Spec::Fraction { n, parts, year } => {
            // `العام السابق` beside a quarter is the one before this, whatever was spoken of.
            let of = year.as_ref().map(|year| stretch(year, &Anchor { focus: None, ..*anchor }));
            fraction(*n, *parts, of, anchor)
        }
        Spec::Alike { year } => alike(stretch(year, &Anchor { focus: None, ..*anchor }), anchor),
        Spec::WeekOf { day } => stretch(day, anchor)
            .days
            .map_or_else(|| unresolved(Unit::Week), |(day, _)| around(day, Unit::Week)),
        Spec::YearTo { end } => year_to(&stretch(end, anchor)),
        Spec::Told { years, quarter } => told(*years, *quarter, anchor),
        Spec::Decade { first } => decade_stretch(*first),
        Spec::Century { number, hijri } => {
            if *hijri {
                // A Hijri century is named by the Gregorian one in which it begins.
                let year = (*number - 1) * 100 * 97 / 100 + 622;
                century_stretch(year.div_euclid(100) + 1)
            } else {
                century_stretch(*number)
            }
        }
        Spec::Weekend { shift } => weekend(*shift, anchor),
        Spec::Feast { rule, year, shift, day } => feast(rule, *year, *shift, *day, anchor),
    }
}

/// A Hijri year counted from now: its two days, for it has no Gregorian year of its own.
fn hijri_year(year: Option<i32>) -> Stretch {
    year.and_then(hijri::year_days).map_or_else(
        || unresolved(Unit::Year),
        |(first, last)| Stretch {
            value: format!("{}/{}", day_value(first), day_value(last)),
            days: Some((first, last)),
        },
    )
}

fn shifted(unit: Unit, shift: Shift, is_hijri: bool, anchor: &Anchor) -> Stretch {
    let Some(base) = anchor.base(shift.base) else {
        return unresolved(unit);
    };
    if is_hijri && unit == Unit::Year {
        let year = hijri::from_gregorian(base).map(|(y, _)| y + shift.step);
        return hijri_year(year);
    }
    // Months and longer are counted from their first day: the 31st has no month after it.
    let base = match unit {
        Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century => base.first_of_month(),
        _ => base,
    };
    around(moved(base, unit, shift.step), unit)
}

fn away(
    amounts: &[(Unit, f64)],
    later: bool,
    is_hijri: bool,
    weekday: Option<i8>,
    anchor: &Anchor,
) -> Stretch {
    let Some(&(grain, _)) = amounts.first() else {
        return unresolved(Unit::Day);
    };
    let clock = matches!(grain, Unit::Hour | Unit::Minute | Unit::Second);
    let Some(now) = anchor.now else {
        return unresolved(grain);
    };
    if clock {
        // Publication has no hour.
        let mut day = day_stretch(now);
        day.value.push_str("TXX:XX");
        return day;
    }
    let mut day = now;
    for &(unit, amount) in amounts {
        let step = |unit: Unit, n: f64| {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "clamped when moved; a saturating cast is wanted"
            )]
            let n = n.round() as i32;
            moved(day, unit, if later { n } else { n.saturating_neg() })
        };
        day = match unit {
            _ if amount.fract() == 0.0 => step(unit, amount),
            Unit::Century => step(Unit::Year, amount * 100.0),
            Unit::Decade => step(Unit::Year, amount * 10.0),
            Unit::Year => step(Unit::Month, amount * 12.0),
            Unit::Month => step(Unit::Day, amount * 30.0),
            Unit::Week => step(Unit::Day, amount * 7.0),
            _ => step(Unit::Day, amount),
        };
    }
    if is_hijri && let (Some((year, _)), Some(&(_, n))) = (hijri::from_gregorian(now), amounts.first()) {
        #[expect(clippy::cast_possible_truncation, reason = "years of a text; a saturating cast is wanted")]
        let n = n as i32;
        let year = if later { year.saturating_add(n) } else { year.saturating_sub(n) };
        return hijri_year(Some(year));
    }
    if let Some(weekday) = weekday {
        // `بعد أسبوعين يوم الخميس`: in that week; of a longer time, the first such day from then.
        let wanted = i32::from(weekday - 1);
        let today = i32::from(day.weekday().to_monday_zero_offset());
        let ahead = if grain == Unit::Week { wanted - today } else { (wanted - today).rem_euclid(7) };
        return day_stretch(moved(day, Unit::Day, ahead));
    }
    let grain = match grain {
        // Ten or twenty years ago is a year, as far as news counts.
        Unit::Decade | Unit::Century => Unit::Year,
        Unit::Year if amounts[0].1.fract() != 0.0 => Unit::Month,
        grain => grain,
    };
    around(day, grain)
}
