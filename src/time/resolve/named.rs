//! The days of seasons, quarters, weekends and feasts.

use super::anchor::Anchor;
use super::fields::{hijri_calendar, pick_year, year_number};
use super::nth::nth;
use super::stretch::{Stretch, around, day_stretch, days_from, month_days, moved, unresolved, week_stretch};
use crate::time::lexicon::{Shift, Unit};
use crate::time::spec::{Fields, Tense, Year};
use jiff::civil::Date;

pub(super) fn season(
    code: &'static str,
    year: Option<Year>,
    shift: Option<Shift>,
    anchor: &Anchor,
) -> Stretch {
    let first_month = match code {
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        _ => 12,
    };
    let days = |year: i32| {
        let from = month_days(year, first_month)?.0;
        Some((from, moved(from, Unit::Month, 2).last_of_month()))
    };
    let year = match (year, shift) {
        (Some(year), _) => year_number(year, anchor),
        (None, Some(shift)) => anchor.base(shift.base).and_then(|base| {
            let this_year = i32::from(base.year());
            let near =
                [-2, -1, 0, 1, 2].into_iter().filter_map(|n| Some((this_year + n, days(this_year + n)?)));
            let n = shift.step.unsigned_abs() as usize;
            match shift.step {
                0 => Some(this_year),
                s if s < 0 => near.rev().filter(|(_, d)| d.1 < base).nth(n - 1).map(|(y, _)| y),
                _ => near.into_iter().filter(|(_, d)| d.0 > base).nth(n - 1).map(|(y, _)| y),
            }
        }),
        (None, None) => anchor.year.or(anchor.now.map(|now| {
            let this_year = i32::from(now.year());
            // The last one that has begun, unless the text looks ahead.
            let ahead = days(this_year).is_some_and(|d| days_from(now, d.0) > 60);
            if ahead && anchor.tense != Tense::Future { this_year - 1 } else { this_year }
        })),
    };
    match year {
        Some(year) => Stretch { value: format!("{year:04}-{code}"), days: days(year) },
        None => Stretch { value: format!("XXXX-{code}"), days: None },
    }
}

pub(super) fn fraction(n: i32, parts: i32, of: Option<Stretch>, anchor: &Anchor) -> Stretch {
    let letter = if parts == 4 { 'Q' } else { 'H' };
    let year = match of {
        Some(of) => of.days.map(|d| i32::from(d.0.year())),
        // Without its year, the last one that has begun, unless the text looks ahead.
        None => anchor.year.or(anchor.now.map(|now| {
            let begun = (n - 1) * (12 / parts) < i32::from(now.month());
            i32::from(now.year()) - i32::from(!begun && anchor.tense != Tense::Future)
        })),
    };
    let length = 12 / parts;
    // `الربع المماثل`: the quarter that the text last spoke of.
    let n = if n > 0 {
        n
    } else {
        anchor.focus.or(anchor.now).map_or(1, |d| (i32::from(d.month()) - 1) / length + 1)
    };
    let Some(year) = year else {
        return Stretch { value: format!("XXXX-{letter}{n}"), days: None };
    };
    let month = i8::try_from((n - 1) * length + 1).unwrap_or(1);
    let days =
        month_days(year, month).map(|(from, _)| (from, moved(from, Unit::Month, length - 1).last_of_month()));
    Stretch { value: format!("{year:04}-{letter}{n}"), days }
}

/// The part of a year that the text last spoke of, in the year `of`; where it spoke of none, that year.
pub(super) fn alike(of: Stretch, anchor: &Anchor) -> Stretch {
    match (anchor.part, of.days) {
        (Some((part, unit)), Some((year, _))) => {
            around(moved(part, Unit::Year, i32::from(year.year()) - i32::from(part.year())), unit)
        }
        _ => of,
    }
}

/// The quarter that the text last spoke of, `years` away.
pub(super) fn told(years: i32, quarter: bool, anchor: &Anchor) -> Stretch {
    let year = |base: Date| moved(base.first_of_month(), Unit::Year, years);
    if let Some(told) = anchor.quarter {
        return around(year(told), Unit::Quarter);
    }
    if quarter {
        // The last one that has ended.
        return anchor.now.map_or_else(
            || unresolved(Unit::Quarter),
            |now| around(moved(year(now), Unit::Quarter, -1), Unit::Quarter),
        );
    }
    anchor.focus.or(anchor.now).map_or_else(|| unresolved(Unit::Year), |base| around(year(base), Unit::Year))
}

/// The year that ends with a stretch, named by the calendar year in which most of its months lie.
pub(super) fn year_to(end: &Stretch) -> Stretch {
    end.days.map_or_else(
        || unresolved(Unit::Year),
        |(_, last)| {
            let first = moved(moved(last, Unit::Day, 1).first_of_month(), Unit::Year, -1);
            let year = moved(first, Unit::Month, 5).year();
            Stretch { value: format!("{year:04}"), days: Some((first, last)) }
        },
    )
}

pub(super) fn weekend(shift: Option<Shift>, anchor: &Anchor) -> Stretch {
    let base = shift.map_or(anchor.now, |s| anchor.base(s.base));
    let Some(base) = base else {
        return Stretch { value: "XXXX-WXX-WE".to_owned(), days: None };
    };
    let step = shift.map_or_else(
        || if anchor.tense == Tense::Past && base.weekday().to_monday_one_offset() < 6 { -1 } else { 0 },
        |s| s.step,
    );
    let week = week_stretch(moved(base, Unit::Week, step));
    let days = week.days.map(|(monday, sunday)| (moved(monday, Unit::Day, 5), sunday));
    Stretch { value: format!("{}-WE", week.value), days }
}

/// The western Easter Sunday of a year: the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8).
pub(super) fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

pub(super) fn feast(
    rule: &str,
    year: Option<Year>,
    shift: Option<Shift>,
    day: i32,
    anchor: &Anchor,
) -> Stretch {
    let pair =
        |s: &str| s.split_once('-').and_then(|(a, b)| Some((a.parse::<i8>().ok()?, b.parse::<i8>().ok()?)));
    if let Some(rule) = rule.strip_prefix("h:") {
        let (month, of_month) = match pair(rule) {
            Some((month, day)) => (month, Some(day)),
            None => (rule.parse().unwrap_or(9), None),
        };
        let fields =
            Fields { day: of_month, month: Some(month), year, hijri: true, shift, ..Fields::default() };
        let first = hijri_calendar(&fields, anchor);
        return match (day, first.days) {
            (1, _) | (_, None) => first,
            (_, Some((from, _))) => day_stretch(moved(from, Unit::Day, (day - 1).clamp(-1, 30))),
        };
    }
    let in_year = |year: i32| {
        if let Some(offset) = rule.strip_prefix("easter") {
            let offset: i32 = offset.parse().ok()?;
            return easter(year).map(|d| moved(d, Unit::Day, offset));
        }
        if let Some(rule) = rule.strip_prefix("nth:") {
            let mut parts = rule.split(':').map(|p| p.parse::<i8>().unwrap_or(1));
            let (month, weekday, n) = (parts.next()?, parts.next()?, parts.next()?);
            let month = Stretch { value: String::new(), days: month_days(year, month) };
            return nth(n.into(), Unit::Day, Some(weekday), &month).days.map(|d| d.0);
        }
        let (month, day) = pair(rule)?;
        Date::new(i16::try_from(year).ok()?, month, day).ok()
    };
    let days = |year: i32| in_year(year).map(|d| (d, d));
    let found = match year.and_then(|y| year_number(y, anchor)) {
        Some(year) => days(year),
        None => pick_year(&Fields { shift, ..Fields::default() }, anchor, days),
    };
    found.map_or_else(
        || match pair(rule) {
            Some((month, day)) => Stretch { value: format!("XXXX-{month:02}-{day:02}"), days: None },
            None => unresolved(Unit::Day),
        },
        |(d, _)| day_stretch(moved(d, Unit::Day, (day - 1).clamp(-1, 30))),
    )
}
