//! The Hijri calendar of Umm al-Qura: days and months turned into Gregorian ones.

use icu_calendar::cal::Hijri;
use icu_calendar::cal::hijri::UmmAlQura;
use icu_calendar::{Date as AnyDate, Iso};
use jiff::civil::Date;

const CALENDAR: Hijri<UmmAlQura> = Hijri::new_umm_al_qura();

/// The Gregorian day of a Hijri one; none where the month has no such day.
pub(super) fn to_gregorian(year: i32, month: i8, day: i8) -> Option<Date> {
    let month = u8::try_from(month).ok()?;
    let day = u8::try_from(day).ok()?;
    let iso: AnyDate<Iso> =
        AnyDate::try_new_hijri_with_calendar(year, month, day, CALENDAR).ok()?.to_calendar(Iso);
    let year = i16::try_from(iso.year().extended_year()).ok()?;
    Date::new(year, i8::try_from(iso.month().ordinal).ok()?, i8::try_from(iso.day_of_month().0).ok()?).ok()
}

/// First and last day of a Hijri month.
pub(super) fn month_days(year: i32, month: i8) -> Option<(Date, Date)> {
    let first = to_gregorian(year, month, 1)?;
    let last = to_gregorian(year, month, 30).or_else(|| to_gregorian(year, month, 29))?;
    Some((first, last))
}

/// First and last day of a Hijri year.
pub(super) fn year_days(year: i32) -> Option<(Date, Date)> {
    Some((month_days(year, 1)?.0, month_days(year, 12)?.1))
}

/// Year and month of the Hijri calendar on a Gregorian day.
pub(super) fn from_gregorian(date: Date) -> Option<(i32, i8)> {
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    let iso = AnyDate::try_new_iso(i32::from(date.year()), month, day).ok()?;
    let hijri = iso.to_calendar(CALENDAR);
    Some((hijri.year().extended_year(), i8::try_from(hijri.month().ordinal).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn known_days() {
        assert_eq!(to_gregorian(1446, 9, 1), Some(date(2025, 3, 1)));
        assert_eq!(to_gregorian(1447, 1, 1), Some(date(2025, 6, 26)));
        assert_eq!(to_gregorian(1446, 13, 1), None);
        assert_eq!(from_gregorian(date(2025, 5, 20)), Some((1446, 11)));
        assert_eq!(month_days(1433, 9).map(|d| d.0), Some(date(2012, 7, 20)));
    }
}
