//! What an expression says, before it is known when that is: the grammar builds these, [`super::resolve`] gives them values.

use std::ops::Range;

use super::lexicon::{Part, Shift, Unit};

/// A year, said outright or by its distance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Year {
    /// A number; negative before the common era.
    Number(i32),
    /// `العام الماضي`.
    Shifted(Shift),
}

/// The fields of a calendar date; any may be missing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Fields {
    pub(super) weekday: Option<i8>,
    pub(super) day: Option<i8>,
    pub(super) month: Option<i8>,
    pub(super) year: Option<Year>,
    pub(super) hijri: bool,
    /// Of the weekday, month or day: `الماضي`, `المقبل`.
    pub(super) shift: Option<Shift>,
    /// Day of a month that is named by its distance: `العاشر من الشهر الجاري`.
    pub(super) month_shift: Option<Shift>,
    /// Steps from today that the text gives beside the date: `غدا الجمعة`.
    pub(super) near: Option<i32>,
}

impl Fields {
    /// Whether day, month and year are all said outright.
    pub(super) fn is_full(&self) -> bool {
        self.day.is_some() && self.month.is_some() && matches!(self.year, Some(Year::Number(_)))
    }
}

/// A stretch of the calendar.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Spec {
    /// A day, month or year by its fields.
    Calendar(Fields),
    /// A unit by its distance: `الشهر الماضي`, `هذا الأسبوع`.
    Period { unit: Unit, shift: Shift, hijri: bool },
    /// `قبل ثلاثة أيام`: amounts of units away from now, `later` than now or before; `بعد أسبوعين يوم الخميس` with its weekday.
    Away { amounts: Vec<(Unit, f64)>, later: bool, hijri: bool, weekday: Option<i8> },
    /// A weekday of a week that is named: `الاثنين من الأسبوع الماضي`.
    DayOfWeek { weekday: i8, week: Box<Spec> },
    /// The n-th unit or weekday of a period; −1 is the last.
    Nth { n: i32, unit: Unit, weekday: Option<i8>, of: Box<Spec> },
    /// A season of a year.
    Season { code: &'static str, year: Option<Year>, shift: Option<Shift> },
    /// A quarter (of four) or a half (of two) of a year.
    Fraction { n: i32, parts: i32, year: Option<Box<Spec>> },
    /// The quarter that the text last spoke of, some years away; where it spoke of none, the last one that has ended, or the year.
    Told { years: i32, quarter: bool },
    /// The part of a year that the text last spoke of, in another year: `الفترة نفسها من 2014`.
    Alike { year: Box<Spec> },
    /// The week of a day: `the week of March 6`.
    WeekOf { day: Box<Spec> },
    /// A year that ends on a day or in a month: `the year ended March 31`.
    YearTo { end: Box<Spec> },
    /// A decade by its first year.
    Decade { first: i32 },
    /// A century by its number; negative before the common era.
    Century { number: i32, hijri: bool },
    /// A weekend.
    Weekend { shift: Option<Shift> },
    /// A feast or named day; its `day` is 1, the day before it 0.
    Feast { rule: &'static str, year: Option<Year>, shift: Option<Shift>, day: i32 },
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Clock {
    pub(super) hour: i8,
    pub(super) minute: i8,
    pub(super) second: Option<i8>,
}

/// An amount of one unit; none is a vague one.
pub(super) type Measure = (Unit, Option<f64>);

/// What an expression says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expr {
    /// A stretch of the calendar.
    Date(Spec),
    /// A clock time on a day.
    Clock { clock: Clock, day: Option<Spec> },
    /// A part of a day.
    DayPart { part: Part, day: Option<Spec>, generic: bool },
    /// Lengths in one or more units.
    Duration(Vec<Measure>),
    /// A repetition, its value ready.
    Set(String),
    /// `PAST_REF` and its sisters, ready.
    Reference(&'static str),
}

/// An expression found in the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// Bytes of the original text.
    pub(super) span: Range<usize>,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    pub(super) expr: Expr,
    /// TIMEX3 modifier.
    pub(super) modifier: Option<&'static str>,
}

/// Where the text around an expression looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// Nothing tells.
    Unknown,
}
