//! What anchors the expressions of a text.

use jiff::civil::Date;

use crate::time::lexicon::{Base, Unit};
use crate::time::spec::Tense;

/// What anchors the expressions of a text.
#[derive(Clone, Copy, Debug)]
pub(in crate::time) struct Anchor {
    /// The day of publication.
    pub(in crate::time) now: Option<Date>,
    /// First day and value width of the date last spoken of.
    pub(in crate::time) focus: Option<Date>,
    /// First day of the quarter that the text last spoke of.
    pub(in crate::time) quarter: Option<Date>,
    /// First day of the month or quarter told a few sentences ago at most, and which of them it is.
    pub(in crate::time) part: Option<(Date, Unit)>,
    /// The year named in the same sentence.
    pub(in crate::time) year: Option<i32>,
    /// A year long gone that the paragraph or the heading above it names.
    pub(in crate::time) named: Option<i32>,
    pub(in crate::time) tense: Tense,
    /// The text is long enough to tell of what happened.
    pub(in crate::time) narrative: bool,
}

impl Anchor {
    pub(in crate::time) fn base(&self, base: Base) -> Option<Date> {
        match base {
            Base::Now | Base::Late | Base::This => self.now,
            Base::Focus | Base::Same => self.focus.or(self.now),
        }
    }
}
