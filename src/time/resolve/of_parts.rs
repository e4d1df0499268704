//! The days of stretches of the calendar by their numbers, as TIMEX3 values name them.

use jiff::civil::Date;

use super::stretch::{century_stretch, decade_stretch, month_days, week_stretch, year_stretch};

/// A year of four digits, a decade of three, a century of two.
pub(in crate::time) fn years(number: i32, digits: usize) -> Option<(Date, Date)> {
    match digits {
        2 => century_stretch(number + 1).days,
        3 => decade_stretch(number * 10).days,
        _ => year_stretch(number).days,
    }
}

/// The `n`th of the stretches of so many months that a year has.
pub(in crate::time) fn months(year: i32, n: i32, length: i32) -> Option<(Date, Date)> {
    let month = |n: i32| i8::try_from(n).ok().and_then(|month| month_days(year, month));
    let last = n.checked_mul(length)?;
    Some((month(last - length + 1)?.0, month(last)?.1))
}

/// A week by its number, from Monday.
pub(in crate::time) fn week(year: i32, n: i32) -> Option<(Date, Date)> {
    // The fourth of January is always in the first week.
    let first = day(year, 1, 4)?.0;
    let monday = (1..=53)
        .contains(&n)
        .then(|| super::stretch::moved(first, crate::time::lexicon::Unit::Week, n - 1))?;
    let found = week_stretch(monday);
    found.days.filter(|_| found.value == format!("{year:04}-W{n:02}"))
}

/// A day.
pub(in crate::time) fn day(year: i32, month: i32, day: i32) -> Option<(Date, Date)> {
    let date =
        Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some((date, date))
}
