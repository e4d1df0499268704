//! Numbers and days as JSON and JavaScript write them: the native and the browser's JSON are the same bytes.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Whether JSON and JavaScript write a number with the same digits: neither in the band where only one of them takes an exponent, nor
/// beyond what a double counts exactly. No amount of the news is outside.
pub(crate) fn is_plain(number: f64) -> bool {
    number == 0.0 || (1e-5..9e15).contains(&number.abs())
}

/// Writes a whole number without a fraction, as JavaScript does, so that the native and the browser's JSON are the same bytes.
pub(crate) fn plain_number<S: Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    #[expect(clippy::cast_possible_truncation, reason = "whole and far below 2^53")]
    if number.fract() == 0.0 && number.abs() < 9e15 {
        serializer.serialize_i64(*number as i64)
    } else {
        serializer.serialize_f64(*number)
    }
}

/// Writes the decimal that was meant (`0.3`), to six places, not the binary fraction nearest to it; 0 for what is no number.
pub(crate) fn decimal<S: Serializer>(number: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    let meant = (f64::from(*number) * 1e6).round() / 1e6;
    plain_number(if meant.is_finite() { &meant } else { &0.0 }, serializer)
}

/// The day written `YYYY-MM-DD`. (The parser of `jiff` reads far more, and would be a tenth of the program.)
pub(crate) fn parse_day(written: &str) -> Option<Date> {
    let digits = |range: std::ops::Range<usize>| {
        let part = written.get(range)?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<i16>().ok())?
    };
    let marks = written.len() == 10 && written.get(4..5) == Some("-") && written.get(7..8) == Some("-");
    let (year, month, day) = (digits(0..4)?, digits(5..7)?, digits(8..10)?);
    marks.then(|| Date::new(year, month as i8, day as i8).ok())?
}

/// A day as [`parse_day`] reads it.
pub(crate) mod day {
    use super::{Date, Deserialize, Deserializer, Serialize, Serializer, parse_day};
    use crate::error::Error;

    pub(crate) fn serialize<S: Serializer>(date: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
        date.map(|date| date.to_string()).serialize(to)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
        let written = Option::<String>::deserialize(from)?;
        let day =
            |given: String| parse_day(&given).ok_or_else(|| serde::de::Error::custom(Error::date(&given)));
        written.map(day).transpose()
    }
}

/// As [`plain_number`], where there may be none.
pub(crate) fn optional_number<S: Serializer>(number: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match number {
        Some(number) => plain_number(number, serializer),
        None => serializer.serialize_none(),
    }
}
