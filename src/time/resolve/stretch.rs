//! Stretches of the calendar with the TIMEX3 values that name them, and TIMEX3 periods.

use crate::time::lexicon::Unit;
use jiff::Span;
use jiff::civil::{Date, Weekday};

/// A stretch of days with the value that names it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::time) struct Stretch {
    pub(in crate::time) value: String,
    pub(in crate::time) days: Option<(Date, Date)>,
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

/// A quarter of a year by its number.
pub(super) fn quarter_stretch(year: i32, n: i32) -> Stretch {
    let month = i8::try_from((n - 1) * 3 + 1).unwrap_or(1);
    let days = month_days(year, month).map(|(from, _)| (from, moved(from, Unit::Month, 2).last_of_month()));
    Stretch { value: format!("{year:04}-Q{n}"), days }
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
        Unit::Quarter => Span::new().try_months(n * 3),
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
        Unit::Quarter => quarter_stretch(year, (i32::from(day.month()) - 1) / 3 + 1),
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
        Unit::Quarter => "XXXX-QX",
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
