//! When the fields of a calendar date are: the year of a date that names none, a bare weekday, a day of a month that is named by its
//! distance, and the same in the Hijri calendar.

use super::anchor::Anchor;
use super::hijri;
use super::stretch::{
    Stretch, day_stretch, days_from, month_days, month_stretch, moved, unresolved, weekday_of, year_stretch,
};
use crate::time::lexicon::{Base, Shift, Unit};
use crate::time::spec::{Fields, Tense, Year};
use jiff::civil::Date;

/// The number of a year said outright or by its distance.
pub(super) fn year_number(year: Year, anchor: &Anchor) -> Option<i32> {
    match year {
        Year::Number(n) => Some(n),
        Year::Shifted(shift) => anchor.base(shift.base).map(|d| i32::from(d.year()) + shift.step),
    }
}

/// The day, month or year that fields name.
pub(super) fn calendar(fields: &Fields, anchor: &Anchor) -> Stretch {
    if let Some(step) = fields.near
        && !fields.is_full()
        && let (Some(now), Some(day), Some(month)) = (anchor.now, fields.day, fields.month)
        && !fields.hijri
    {
        // A date beside it is the surer of the two: the one nearest to the day that the word names.
        let said = moved(now, Unit::Day, step);
        let dates = (-1..=1).filter_map(|n| Date::new(said.year() + n, month, day).ok());
        if let Some(nearest) = dates.min_by_key(|d| days_from(said, *d).abs()) {
            return day_stretch(nearest);
        }
    }
    if let Some(step) = fields.near
        && !fields.is_full()
    {
        let Some(now) = anchor.now else { return unresolved(Unit::Day) };
        let day = moved(now, Unit::Day, step);
        // A weekday that contradicts the day of publication is the surer of the two.
        let off = fields.weekday.map_or(0, |w| {
            let ahead = i32::from(w - 1) - i32::from(day.weekday().to_monday_zero_offset());
            (ahead + 3).rem_euclid(7) - 3
        });
        return day_stretch(moved(day, Unit::Day, off));
    }
    if fields.hijri {
        return hijri_calendar(fields, anchor);
    }
    let year = fields.year.and_then(|y| year_number(y, anchor));
    match (fields.day, fields.month) {
        (Some(day), Some(month)) => {
            let dated = |y: i32| Date::new(i16::try_from(y).ok()?, month, day).ok();
            if let Some(year) = year {
                return dated(year).map_or_else(
                    || Stretch { value: format!("{year:04}-{month:02}-{day:02}"), days: None },
                    day_stretch,
                );
            }
            let unit = |y: i32| dated(y).map(|d| (d, d));
            pick_year(fields, anchor, unit).map_or_else(
                || Stretch { value: format!("XXXX-{month:02}-{day:02}"), days: None },
                |(day, _)| day_stretch(day),
            )
        }
        (None, Some(month)) => {
            if let Some(year) = year {
                return month_stretch(year, month);
            }
            pick_year(fields, anchor, |y| month_days(y, month)).map_or_else(
                || Stretch { value: format!("XXXX-{month:02}"), days: None },
                |(first, _)| month_stretch(i32::from(first.year()), month),
            )
        }
        (Some(day), None) => day_of_month(fields, day, anchor),
        (None, None) => match (fields.weekday, year) {
            (Some(weekday), _) => bare_weekday(weekday, fields.shift, anchor),
            (None, Some(year)) => year_stretch(year),
            (None, None) => unresolved(if fields.year.is_some() { Unit::Year } else { Unit::Day }),
        },
    }
}

/// How many days ahead a date without its year may lie in a story that tells of the past around it, to be the next one and not the last.
const NEAR_AHEAD_OF_PAST: i64 = 75;
/// The same where nothing around it tells.
const NEAR_AHEAD: i64 = 110;

/// How many days ago a date without its year may have been, in a story that looks ahead, to be that one and not next year's.
const JUST_PAST: i64 = 14;

/// The year of a date that names none: what a shift says, then what the weekday allows, then the year of the sentence, then the tense.
pub(super) fn pick_year(
    fields: &Fields,
    anchor: &Anchor,
    days: impl Fn(i32) -> Option<(Date, Date)>,
) -> Option<(Date, Date)> {
    let now = anchor.now;
    if let Some(shift) = fields.shift {
        let base = anchor.base(shift.base)?;
        let this_year = i32::from(base.year());
        let around = (-2..=2).filter_map(|n| days(this_year + n));
        return match shift.step {
            0 => days(this_year),
            n if n < 0 => around.rev().filter(|d| d.1 < base).nth(n.unsigned_abs() as usize - 1),
            n => around.filter(|d| d.0 > base).nth(n.unsigned_abs() as usize - 1),
        };
    }
    let this_year = anchor.year.or(now.map(|n| i32::from(n.year())));
    if let (Some(weekday), Some(this_year)) = (fields.weekday, this_year) {
        // The nearest year in which the date falls on that weekday.
        let fits = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6]
            .into_iter()
            .filter_map(|n| days(this_year + n))
            .find(|d| d.0 == d.1 && d.0.weekday() == weekday_of(weekday));
        if fits.is_some_and(|d| now.is_none_or(|n| (i32::from(d.0.year()) - i32::from(n.year())).abs() <= 1))
        {
            return fits;
        }
    }
    if let Some(found) = anchor.year.and_then(&days) {
        // A year named in the sentence dates it, unless it would lie ahead of what is told as past.
        if anchor.tense == Tense::Future || now.is_none_or(|n| found.0 <= n) {
            return Some(found);
        }
    }
    let named = anchor.named.and_then(&days).filter(|_| anchor.tense != Tense::Future);
    let Some(now) = now else { return named };
    let this_year = i32::from(now.year());
    let candidates: Vec<(Date, Date)> = (-1..=1).filter_map(|n| days(this_year + n)).collect();
    let past = candidates.iter().rev().find(|d| d.0 <= now).copied();
    let next = candidates.iter().find(|d| d.1 >= now).copied();
    // A date of most of a year ago would be told with its year: what is this near ahead is meant.
    let ahead = |days: i64| next.filter(|d| days_from(now, d.0) <= days);
    if named.is_some() && ahead(NEAR_AHEAD_OF_PAST).is_none() {
        return named;
    }
    match anchor.tense {
        Tense::Past => {
            ahead(NEAR_AHEAD_OF_PAST).filter(|d| past.is_none_or(|p| p.1 < now && p != *d)).or(past)
        }
        // What was some days ago is not told of next year: `they will look at the ruling of Jan. 14`.
        Tense::Future => past.filter(|p| days_from(p.1, now) <= JUST_PAST && next != Some(*p)).or(next),
        Tense::Unknown if anchor.narrative => ahead(NEAR_AHEAD).or(past),
        // Nothing tells: this year, unless that is more than nine months away and another year is near.
        Tense::Unknown => {
            let distance = |d: &(Date, Date)| days_from(now, d.0).abs();
            let same = candidates.iter().find(|d| d.0.year() == now.year());
            let near = candidates.iter().min_by_key(|d| distance(d));
            same.filter(|d| distance(d) <= 274).or(near).copied()
        }
    }
}

fn day_of_month(fields: &Fields, day: i8, anchor: &Anchor) -> Stretch {
    let of_month = |month: Date| Date::new(month.year(), month.month(), day).ok();
    if let Some(shift) = fields.month_shift {
        let Some(base) = anchor.base(shift.base) else {
            return Stretch { value: format!("XXXX-XX-{day:02}"), days: None };
        };
        let month = moved(base.first_of_month(), Unit::Month, shift.step);
        return of_month(month).map_or_else(|| unresolved(Unit::Day), day_stretch);
    }
    let Some(base) = anchor.focus.or(anchor.now) else {
        return Stretch { value: format!("XXXX-XX-{day:02}"), days: None };
    };
    let near = [0, -1, 1].into_iter().filter_map(|n| of_month(moved(base.first_of_month(), Unit::Month, n)));
    let fitting: Vec<Date> =
        near.filter(|d| fields.weekday.is_none_or(|w| d.weekday() == weekday_of(w))).collect();
    let chosen = match anchor.tense {
        Tense::Past => fitting.iter().find(|d| anchor.now.is_none_or(|n| **d <= n)),
        Tense::Future => fitting.iter().filter(|d| anchor.now.is_none_or(|n| **d >= n)).min(),
        Tense::Unknown => None,
    };
    match chosen.or(fitting.first()) {
        Some(day) => day_stretch(*day),
        None => {
            fields.weekday.map_or_else(|| unresolved(Unit::Day), |w| bare_weekday(w, fields.shift, anchor))
        }
    }
}

/// A weekday without a date: the last one up to today, or the next one where the text looks ahead.
fn bare_weekday(weekday: i8, shift: Option<Shift>, anchor: &Anchor) -> Stretch {
    let shift = shift.filter(|s| !matches!(s.base, Base::Same));
    let base = shift.map_or(anchor.now, |s| anchor.base(s.base));
    let Some(base) = base else {
        return Stretch { value: format!("XXXX-WXX-{weekday}"), days: None };
    };
    let wanted = weekday_of(weekday);
    let back = i32::from(base.weekday().to_monday_zero_offset()) - i32::from(wanted.to_monday_zero_offset());
    let back = back.rem_euclid(7);
    let last = moved(base, Unit::Day, -back);
    let day = match shift {
        Some(Shift { base: Base::This, .. }) => {
            // `هذا الأحد`: of this week, counted to either side.
            let ahead = anchor.tense == Tense::Future || anchor.tense == Tense::Unknown && back > 3;
            if back > 0 && ahead { moved(last, Unit::Day, 7) } else { last }
        }
        Some(Shift { step: 0, .. }) if back == 0 => last,
        Some(Shift { step: 0, .. }) => {
            if anchor.tense == Tense::Future {
                moved(last, Unit::Day, 7)
            } else {
                last
            }
        }
        Some(Shift { step, .. }) if step < 0 => {
            let first = if back == 0 { moved(last, Unit::Day, -7) } else { last };
            moved(first, Unit::Day, (step + 1) * 7)
        }
        Some(Shift { step, .. }) => moved(last, Unit::Day, step * 7),
        None if anchor.tense == Tense::Future && back != 0 => moved(last, Unit::Day, 7),
        None => last,
    };
    day_stretch(day)
}

/// The same of fields in the Hijri calendar.
pub(super) fn hijri_calendar(fields: &Fields, anchor: &Anchor) -> Stretch {
    let now = anchor.now.and_then(hijri::from_gregorian);
    let year = match fields.year {
        Some(Year::Number(n)) => Some(n),
        Some(Year::Shifted(shift)) => now.map(|(y, _)| y + shift.step),
        None => None,
    };
    // A Gregorian year beside a Hijri month (`رمضان 2019`): the Hijri year whose month begins in it.
    let year = match (year, fields.month) {
        (Some(y), Some(month)) if y > 1650 => {
            let guess = (y - 622) * 33 / 32;
            (guess - 1..=guess + 2)
                .find(|h| hijri::month_days(*h, month).is_some_and(|d| i32::from(d.0.year()) == y))
        }
        (year, _) => year,
    };
    let Some(month) = fields.month else {
        return match year {
            Some(year) => hijri::year_days(year).map_or_else(
                || unresolved(Unit::Year),
                |days| Stretch {
                    value: format!("{:04}", moved(days.0, Unit::Month, 6).year()),
                    days: Some(days),
                },
            ),
            None => unresolved(Unit::Year),
        };
    };
    let days = |y: i32| match fields.day {
        Some(day) => hijri::to_gregorian(y, month, day)
            // The 30th of a month that this calendar gives 29 days is the day after.
            .or_else(|| hijri::month_days(y, month).filter(|_| day == 30).map(|d| moved(d.1, Unit::Day, 1)))
            .map(|d| (d, d)),
        None => hijri::month_days(y, month),
    };
    let found = match (year, now, anchor.now) {
        (Some(year), _, _) => days(year),
        (None, Some((this_year, _)), Some(today)) => {
            let near = [-2, -1, 0, 1, 2].into_iter().filter_map(|n| days(this_year + n));
            match fields.shift {
                Some(s) if s.step < 0 => {
                    near.rev().filter(|d| d.1 < today).nth(s.step.unsigned_abs() as usize - 1)
                }
                Some(s) if s.step > 0 => near.filter(|d| d.0 > today).nth(s.step.unsigned_abs() as usize - 1),
                _ => match anchor.tense {
                    _ if days(this_year).is_some_and(|d| d.0 <= today && today <= d.1) => days(this_year),
                    Tense::Past => {
                        let near: Vec<_> = near.collect();
                        near.into_iter().rev().find(|d| d.0 <= today)
                    }
                    Tense::Future => near.into_iter().find(|d| d.1 >= today),
                    Tense::Unknown => {
                        let near: Vec<_> = near.collect();
                        let same = near.iter().find(|d| fields.day.is_some() && d.0.year() == today.year());
                        same.or(near.iter().min_by_key(|d| days_from(today, d.0).abs())).copied()
                    }
                },
            }
        }
        _ => None,
    };
    match (found, fields.day) {
        (Some((day, _)), Some(_)) => day_stretch(day),
        (Some((first, last)), None) => {
            Stretch { value: format!("{:04}-{:02}", first.year(), first.month()), days: Some((first, last)) }
        }
        (None, Some(_)) => unresolved(Unit::Day),
        (None, None) => unresolved(Unit::Month),
    }
}
