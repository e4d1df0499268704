//! TIMEX3 values that are given, not read from a text.

use jiff::civil::Date;

use super::found::TimeKind;
use super::resolve::of_parts;

/// The longest value that is taken for one.
const LONGEST: usize = 40;

/// The type of a TIMEX3 value, and the days that it covers where it names some; nothing where it is none.
///
/// ```
/// use isnad::time::{TimeKind, of_value};
/// let days = |value| of_value(value).and_then(|(_, days)| days).map(|(from, to)| format!("{from} {to}"));
/// assert_eq!(days("2025-02").as_deref(), Some("2025-02-01 2025-02-28"));
/// assert_eq!(days("2024-W09").as_deref(), Some("2024-02-26 2024-03-03"));
/// assert_eq!(of_value("PT2H").map(|(kind, _)| kind), Some(TimeKind::Duration));
/// assert_eq!(of_value("2025-02-14T09:30").map(|(kind, _)| kind), Some(TimeKind::Time));
/// assert_eq!(of_value("yesterday"), None);
/// ```
pub fn of_value(value: &str) -> Option<(TimeKind, Option<(Date, Date)>)> {
    if matches!(value, "PAST_REF" | "PRESENT_REF" | "FUTURE_REF") {
        return Some((TimeKind::Date, None));
    }
    let plain = |c: char| c.is_ascii_digit() || matches!(c, 'A'..='Z' | '-' | ':' | '.' | '+');
    if value.len() > LONGEST
        || !value.chars().all(plain)
        || !value.contains(|c: char| c.is_ascii_digit() || c == 'X')
    {
        return None;
    }
    if value.starts_with('P') {
        return Some((TimeKind::Duration, None));
    }
    let begins =
        value.starts_with(|c: char| c.is_ascii_digit() || c == 'X' || c == 'T') || value.starts_with("BC");
    let (day, clock) = value.split_once('T').map_or((value, None), |(day, clock)| (day, Some(clock)));
    let kind = if clock.is_some() { TimeKind::Time } else { TimeKind::Date };
    begins.then(|| (kind, days(day)))
}

/// The days of a year, half, quarter, month, week or day, a decade (`199`) or a century (`19`).
fn days(value: &str) -> Option<(Date, Date)> {
    let number = |part: &str| -> Option<i32> {
        (!part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
    };
    let mut parts = value.split('-');
    let (first, second, third) = (parts.next()?, parts.next(), parts.next());
    let year = number(first)?;
    match (first.len(), second, third, parts.next()) {
        (2..=4, None, None, None) => of_parts::years(year, first.len()),
        (4, Some(part), None, None) => match part.split_at_checked(1)? {
            ("W", week) => of_parts::week(year, number(week)?),
            ("Q", quarter) => of_parts::months(year, number(quarter)?, 3),
            ("H", half) => of_parts::months(year, number(half)?, 6),
            _ => of_parts::months(year, number(part)?, 1),
        },
        (4, Some(month), Some(day), None) => of_parts::day(year, number(month)?, number(day)?),
        _ => None,
    }
}
