//! The result of the stage.

use std::ops::Range;

use jiff::civil::Date;

/// The TIMEX3 type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeKind {
    /// A day or a coarser stretch of the calendar.
    Date,
    /// A time of day or a part of a day.
    Time,
    /// A length of time.
    Duration,
    /// A repetition.
    Set,
}

impl TimeKind {
    /// The TIMEX3 name.
    pub fn name(self) -> &'static str {
        match self {
            TimeKind::Date => "DATE",
            TimeKind::Time => "TIME",
            TimeKind::Duration => "DURATION",
            TimeKind::Set => "SET",
        }
    }
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    /// Bytes of the original text.
    pub span: Range<usize>,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// TIMEX3 value.
    pub value: String,
    /// TIMEX3 modifier (`APPROX`, `MORE_THAN`, `START` …).
    pub modifier: Option<&'static str>,
    /// The calendar in which the text writes the date.
    pub hijri: bool,
    /// First and last day that it covers.
    pub days: Option<(Date, Date)>,
}
