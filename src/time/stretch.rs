//! Stretches of the calendar with the TIMEX3 values that name them, and TIMEX3 periods.

use jiff::Span;
use jiff::civil::{Date, Weekday};

use super::lexicon::Unit;
use super::spec::Measure;

/// A stretch of days with the value that names it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stretch {
    pub(super) value: String,
    pub(super) days: Option<(Date, Date)>,
}

/// A TIMEX3 period: amounts of the same unit are added up, decades and centuries written in years, halves and quarters in the next unit.
pub(super) fn period(measures: &[Measure]) -> String {
    let mut amounts: [Option<Option<f64>>; 7] = [None; 7];
    let mut add = |slot: usize, amount: Option<f64>| {
        amounts[slot] = Some(match (amounts[slot], amount) {
            (Some(Some(a)), Some(b)) => Some(a + b),
            (None, b) => b,
            _ => None,
        });
    };
    // Amounts of one unit are added before they are divided: `ساعتين إلا ربعا` is one hour and 45 minutes.
    let mut merged: Vec<Measure> = Vec::with_capacity(measures.len());
    for &(unit, amount) in measures {
        match merged.iter_mut().find(|m| m.0 == unit) {
            Some(m) => m.1 = m.1.zip(amount).map(|(a, b)| a + b),
            None => merged.push((unit, amount)),
        }
    }
    for &(unit, amount) in &merged {
        let whole = |factor: f64| amount.map(|a| a * factor);
        match (unit, amount) {
            // A vague number of decades or centuries has a letter of its own.
            (Unit::Decade, None) => return "PXDE".to_owned(),
            (Unit::Century, None) => return "PXCE".to_owned(),
            (Unit::Century, _) => add(0, whole(100.0)),
            (Unit::Decade, _) => add(0, whole(10.0)),
            (Unit::Year, _) => split(amount, 12.0, |a, rest| (add(0, a), rest.map(|r| add(1, Some(r))))),
            (Unit::Month, _) => add(1, amount),
            (Unit::Week, _) => add(2, amount),
            (Unit::Day | Unit::Night, _) => {
                split(amount, 24.0, |a, rest| (add(3, a), rest.map(|r| add(4, Some(r)))));
            }
            (Unit::Hour, _) => split(amount, 60.0, |a, rest| (add(4, a), rest.map(|r| add(5, Some(r))))),
            (Unit::Minute, _) => split(amount, 60.0, |a, rest| (add(5, a), rest.map(|r| add(6, Some(r))))),
            (Unit::Second, _) => add(6, amount),
        }
    }
    let mut value = String::from("P");
    for (slot, letter) in ["Y", "M", "W", "D", "H", "M", "S"].into_iter().enumerate() {
        if let Some(amount) = amounts[slot].filter(|a| *a != Some(0.0)) {
            if slot >= 4 && !value.contains('T') {
                value.push('T');
            }
            match amount {
                Some(amount) => value.push_str(&plain_number(amount)),
                None => value.push('X'),
            }
            value.push_str(letter);
        }
    }
    if value == "P" { "PX".to_owned() } else { value }
}

/// Gives the whole part and what a half, quarter or third of the unit is in the next one (90 minutes stay as they are; 1.1 hours too).
pub(super) fn split<R>(amount: Option<f64>, next: f64, mut put: impl FnMut(Option<f64>, Option<f64>) -> R) {
    let Some(a) = amount else {
        put(None, None);
        return;
    };
    let rest = a.fract() * next;
    let simple = [0.25, 0.5, 0.75, 1.0 / 3.0, 2.0 / 3.0].iter().any(|f| (a.fract() - f).abs() < 1e-6);
    if simple && (rest - rest.round()).abs() < 1e-6 {
        let whole = (a.trunc() > 0.0).then_some(a.trunc());
        if whole.is_some() {
            put(whole, Some(rest.round()));
        } else {
            put(Some(0.0), Some(rest.round()));
        }
    } else {
        put(Some(a), None);
    }
}

pub(super) fn plain_number(n: f64) -> String {
    let rounded = (n * 1000.0).round() / 1000.0;
    format!("{rounded}")
}

/// A day as a stretch.
pub(super) fn day_stretch(day: Date) -> Stretch {
    Stretch { value: day_value(day), days: Some((day, day)) }
}

pub(super) fn day_value(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

pub(super) fn month_days(year: i32, month: i8) -> Option<(Date, Date)> {
    let first = Date::new(i16::try_from(year).ok()?, month, 1).ok()?;
    Some((first, first.last_of_month()))
}

pub(super) fn month_stretch(year: i32, month: i8) -> Stretch {
    Stretch { value: format!("{year:04}-{month:02}"), days: month_days(year, month) }
}

pub(super) fn year_stretch(year: i32) -> Stretch {
    if year <= 0 {
        return Stretch { value: format!("BC{:04}", -year), days: None };
    }
    let days = month_days(year, 1).zip(month_days(year, 12)).map(|(a, b)| (a.0, b.1));
    Stretch { value: format!("{year:04}"), days }
}

pub(super) fn week_stretch(day: Date) -> Stretch {
    let monday = moved(day, Unit::Day, -i32::from(day.weekday().to_monday_zero_offset()));
    let iso = day.iso_week_date();
    Stretch {
        value: format!("{:04}-W{:02}", iso.year(), iso.week()),
        days: Some((monday, moved(monday, Unit::Day, 6))),
    }
}

pub(super) fn decade_stretch(first: i32) -> Stretch {
    let days = month_days(first, 1).zip(month_days(first + 9, 12)).map(|(a, b)| (a.0, b.1));
    Stretch { value: format!("{:03}", first / 10), days }
}

pub(super) fn century_stretch(number: i32) -> Stretch {
    if number <= 0 {
        return Stretch { value: format!("BC{:02}", -number - 1), days: None };
    }
    let first = (number - 1) * 100;
    let days = month_days(first.max(1), 1).zip(month_days(first + 99, 12)).map(|(a, b)| (a.0, b.1));
    Stretch { value: format!("{:02}", number - 1), days }
}

/// The date moved by `n` units; at the ends of the calendar it stays where it is.
//
// By the calls that give an error, not by those that panic with one: the words of jiff's errors would be 30 kB of the page's first load.
pub(super) fn moved(day: Date, unit: Unit, n: i32) -> Date {
    let n = n.clamp(-9000, 9000);
    let years = |n: i32| Span::new().try_years(n.clamp(-9000, 9000));
    let span = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return day,
        Unit::Day | Unit::Night => Span::new().try_days(n),
        Unit::Week => Span::new().try_weeks(n),
        Unit::Month => Span::new().try_months(n),
        Unit::Year => years(n),
        Unit::Decade => years(n * 10),
        Unit::Century => years(n * 100),
    };
    span.and_then(|span| day.checked_add(span)).unwrap_or(day)
}

/// How many days after `from` a day is; below 0 before it.
//
// Not as a difference of dates, which may panic: see `moved`.
pub(super) fn days_from(from: Date, day: Date) -> i64 {
    day.duration_since(from).as_hours() / 24
}

/// The unit of the calendar that holds a day.
pub(super) fn around(day: Date, unit: Unit) -> Stretch {
    let year = i32::from(day.year());
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Night => day_stretch(day),
        Unit::Week => week_stretch(day),
        Unit::Month => month_stretch(year, day.month()),
        Unit::Year => year_stretch(year),
        Unit::Decade => decade_stretch(year.div_euclid(10) * 10),
        Unit::Century => century_stretch(year.div_euclid(100) + 1),
    }
}

pub(super) fn unresolved(unit: Unit) -> Stretch {
    let value = match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Night => "XXXX-XX-XX",
        Unit::Week => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
    };
    Stretch { value: value.to_owned(), days: None }
}

pub(super) fn weekday_of(number: i8) -> Weekday {
    Weekday::from_monday_one_offset(number).unwrap_or(Weekday::Monday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn periods_are_written_in_timex3() {
        for (measures, value) in [
            (vec![(Unit::Hour, Some(2.5))], "PT2H30M"),
            (vec![(Unit::Minute, Some(90.0))], "PT90M"),
            (vec![(Unit::Century, Some(0.25))], "P25Y"),
            (vec![(Unit::Decade, Some(4.0))], "P40Y"),
            (vec![(Unit::Year, Some(1.0)), (Unit::Month, Some(3.0))], "P1Y3M"),
            (vec![(Unit::Day, Some(1.0)), (Unit::Hour, Some(20.0))], "P1DT20H"),
            (vec![(Unit::Hour, Some(1.0)), (Unit::Hour, Some(-0.25))], "PT45M"),
            (vec![(Unit::Minute, None)], "PTXM"),
            (vec![(Unit::Decade, None)], "PXDE"),
            (vec![], "PX"),
        ] {
            assert_eq!(period(&measures), value, "{measures:?}");
        }
    }

    #[test]
    fn stretches_cover_their_days() {
        let week = week_stretch(date(2025, 1, 1));
        assert_eq!(
            (week.value.as_str(), week.days),
            ("2025-W01", Some((date(2024, 12, 30), date(2025, 1, 5))))
        );
        assert_eq!(month_stretch(2024, 2).days, Some((date(2024, 2, 1), date(2024, 2, 29))));
        assert_eq!(decade_stretch(1990).value, "199");
        assert_eq!(century_stretch(21).value, "20");
        assert_eq!(year_stretch(-586).value, "BC0586");
        assert_eq!(moved(date(9999, 12, 31), Unit::Century, 9000), date(9999, 12, 31));
    }
}
