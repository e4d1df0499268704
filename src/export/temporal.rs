//! TIMEX3 values in the narrower vocabularies of XML Schema (`xsd:date`, `xsd:duration` …), which TEI and HTML take.

use std::fmt::Write as _;

use crate::analysis::Time;
use crate::plain::parse_day;

/// A time as TEI's `att.datable.w3c` and `att.duration` can say it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Datable {
    /// One point, or one day, month or year: `xsd:date`, `gYearMonth`, `gYear`, `dateTime` or `time`.
    When(String),
    /// First and last day.
    Span(String, String),
    /// `xsd:duration`.
    Duration(String),
    /// An ISO 8601 duration that XML Schema has no form for (fractions of a unit other than the second).
    IsoDuration(String),
    /// Nothing of the kind: references (`PAST_REF`), sets, unknown amounts (`PXY`).
    Nothing,
}

/// What XML Schema can say of a time.
pub(super) fn datable(time: &Time) -> Datable {
    match time.kind {
        "DURATION" => duration(&time.value),
        "SET" => Datable::Nothing,
        _ => when(&time.value).map_or_else(
            || match (&time.from, &time.to) {
                (Some(from), Some(to)) if from == to => Datable::When(from.clone()),
                (Some(from), Some(to)) => Datable::Span(from.clone(), to.clone()),
                _ => Datable::Nothing,
            },
            Datable::When,
        ),
    }
}

/// A day, month or year as XML Schema writes it, with the clock where it is known to the minute.
fn when(value: &str) -> Option<String> {
    let (day, clock) = value.split_once('T').unwrap_or((value, ""));
    let clock = clock_time(clock);
    if day.is_empty() || day == "XXXX-XX-XX" {
        return clock;
    }
    let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
    let mut parts = day.split('-');
    let (year, month, rest) = (parts.next()?, parts.next(), parts.next());
    let valid = digits(year, 4)
        && year != "0000"
        && match (month, rest) {
            (None, _) => true,
            (Some(month), None) => digits(month, 2) && (1..=12).contains(&month.parse().unwrap_or(0)),
            (Some(_), Some(_)) => parse_day(day).is_some(),
        };
    if !valid {
        return None;
    }
    match clock {
        Some(clock) if rest.is_some() => Some(format!("{day}T{clock}")),
        _ => Some(day.to_owned()),
    }
}

/// `HH:MM` or `HH:MM:SS`, with or without a zone, as `xsd:time`.
fn clock_time(clock: &str) -> Option<String> {
    let at = clock.find(['Z', '+', '-']).unwrap_or(clock.len());
    let (time, zone) = clock.split_at(at);
    let two = |s: &str, limit: u32| {
        s.len() == 2 && s.bytes().all(|b| b.is_ascii_digit()) && s.parse::<u32>().is_ok_and(|n| n < limit)
    };
    let parts: Vec<&str> = time.split(':').collect();
    let valid = matches!(parts.len(), 2 | 3) && two(parts[0], 24) && parts[1..].iter().all(|p| two(p, 60));
    let zoned = match zone.get(1..).and_then(|z| z.split_once(':')) {
        Some((hours, minutes)) => two(hours, 14) && two(minutes, 60),
        None => matches!(zone, "" | "Z"),
    };
    if !valid || !zoned {
        return None;
    }
    Some(if parts.len() == 2 { format!("{time}:00{zone}") } else { clock.to_owned() })
}

fn duration(value: &str) -> Datable {
    let Some(body) = value.strip_prefix('P') else { return Datable::Nothing };
    let (days, clock) = match body.split_once('T') {
        Some((days, clock)) => (days, Some(clock)),
        None => (body, None),
    };
    let (Some(mut days), Some(clock)) = (amounts(days, "YMWD"), amounts(clock.unwrap_or(""), "HMS")) else {
        return Datable::Nothing;
    };
    if days.is_empty() && clock.is_empty() || body.ends_with('T') {
        return Datable::Nothing;
    }
    let whole = |&(amount, unit): &(&str, char)| unit == 'S' || !amount.contains('.');
    if !days.iter().chain(&clock).all(whole) {
        return Datable::IsoDuration(value.to_owned());
    }
    // XML Schema has no weeks: they are days, added to those that follow.
    let weeks = days.iter().position(|&(_, unit)| unit == 'W').map(|at| days.remove(at).0);
    let Some(weeks) = weeks else { return Datable::Duration(value.to_owned()) };
    let alone = days.pop_if(|(_, unit)| *unit == 'D').map_or("0", |(amount, _)| amount);
    let total = weeks.parse::<u64>().ok().and_then(|w| w.checked_mul(7)?.checked_add(alone.parse().ok()?));
    let Some(total) = total else { return Datable::IsoDuration(value.to_owned()) };
    let mut out = "P".to_owned();
    for (amount, unit) in days {
        out.push_str(amount);
        out.push(unit);
    }
    write!(out, "{total}D").expect("writing to a string");
    if let Some((_, clock)) = body.split_once('T') {
        write!(out, "T{clock}").expect("writing to a string");
    }
    Datable::Duration(out)
}

/// Amounts with their units, which come in the order of `units`, each once at most.
fn amounts<'a>(mut body: &'a str, mut units: &str) -> Option<Vec<(&'a str, char)>> {
    let mut found = Vec::new();
    while !body.is_empty() {
        let end = body.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (amount, rest) = body.split_at(end);
        let unit = rest.chars().next()?;
        let place = units.find(unit)?;
        let fraction =
            amount.split_once('.').is_some_and(|(a, b)| a.is_empty() || b.is_empty() || b.contains('.'));
        if amount.is_empty() || fraction {
            return None;
        }
        found.push((amount, unit));
        body = &rest[unit.len_utf8()..];
        units = &units[place + unit.len_utf8()..];
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points() {
        for (value, expected) in [
            ("2025", Some("2025")),
            ("2025-02", Some("2025-02")),
            ("2025-02-14", Some("2025-02-14")),
            ("2025-02-14T09:30", Some("2025-02-14T09:30:00")),
            ("2025-02-14T09:30:05+03:00", Some("2025-02-14T09:30:05+03:00")),
            ("2025-02-14T09:30Z", Some("2025-02-14T09:30:00Z")),
            ("XXXX-XX-XXT09:30", Some("09:30:00")),
            ("T21:00", Some("21:00:00")),
            // The part of the day is lost, the day is not.
            ("2025-02-14TMO", Some("2025-02-14")),
            ("2025-02-30", None),
            ("2025-13", None),
            ("2025-W07", None),
            ("2025-SP", None),
            ("202", None),
            ("20", None),
            ("PAST_REF", None),
            ("XXXX-XX-XX", None),
            ("XXXX-05-09", None),
            ("2025-02-14T25:00", Some("2025-02-14")),
            ("", None),
            ("😀", None),
        ] {
            assert_eq!(when(value).as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn durations() {
        let xsd = |s: &str| Datable::Duration(s.to_owned());
        for (value, expected) in [
            ("P3Y", xsd("P3Y")),
            ("P1Y6M", xsd("P1Y6M")),
            ("PT2H30M", xsd("PT2H30M")),
            ("PT1.5S", xsd("PT1.5S")),
            ("P2W", xsd("P14D")),
            ("P1M2W3DT4H", xsd("P1M17DT4H")),
            ("P2.5Y", Datable::IsoDuration("P2.5Y".to_owned())),
            ("PXY", Datable::Nothing),
            ("P4DE", Datable::Nothing),
            ("P", Datable::Nothing),
            ("P1DT", Datable::Nothing),
            ("P1D2Y", Datable::Nothing),
            ("P1..5Y", Datable::Nothing),
            ("PY", Datable::Nothing),
        ] {
            assert_eq!(duration(value), expected, "{value}");
        }
    }
}
