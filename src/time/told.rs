//! What a text has told before an expression: the dates against which it is resolved.

use std::ops::Range;

use jiff::civil::Date;

use super::found::TimeKind;
use super::lexicon::{Base, Cue, Unit};
use super::quoted::in_quotes;
use super::reader::Reader;
use super::resolve::Stretch;
use super::spec::{Expr, Spec, Year};

/// How many tokens from a verb of speech the day can stand on which that was said.
const BESIDE: usize = 6;

/// How many years back a year must lie for the text to tell of it rather than only to name it.
pub(super) const LONG_GONE: i32 = 2;

/// Where an expression stands.
pub(super) struct At {
    pub(super) sentence: usize,
    /// The first token of its block.
    pub(super) block: usize,
    pub(super) tokens: Range<usize>,
}

/// A day that was told.
struct Day {
    sentence: usize,
    tokens: Range<usize>,
    date: Date,
    /// By its distance from the day of publication.
    near: bool,
}

/// The dates told so far.
#[derive(Default)]
pub(super) struct Told {
    /// First day of the date last told.
    pub(super) focus: Option<Date>,
    /// The quarter last told, by its first day, with its sentence.
    pub(super) quarter: Option<(usize, Date)>,
    /// The month or quarter last told, with its sentence.
    pub(super) part: Option<(usize, (Date, Unit))>,
    day: Option<Day>,
    /// The year that dates what follows in its sentence.
    year: Option<(usize, i32)>,
    /// The year of the days that a paragraph tells in full: it holds for those after them.
    full_year: Option<(usize, i32)>,
    /// The year that a paragraph names, with its block and sentence: it may hold for the days after it.
    named_year: Option<(usize, usize, i32)>,
}

impl Told {
    /// The day told in the sentence of an expression or the one before.
    pub(super) fn day_near(&self, at: &At) -> Option<Date> {
        self.day.as_ref().filter(|d| at.sentence - d.sentence <= 1).map(|d| d.date)
    }

    /// The year in which the days of a sentence without one are.
    pub(super) fn year(&self, at: &At) -> Option<i32> {
        let full = || self.full_year.filter(|y| y.0 == at.block);
        self.year.filter(|y| y.0 == at.sentence).or_else(full).map(|y| y.1)
    }

    /// A year that only the sentence before names (`في حرب عام 2006 … وفي 12 مارس`), long gone: of last year's days the next may be this
    /// year's.
    pub(super) fn named_year(&self, at: &At, now: Option<Date>) -> Option<i32> {
        let gone = |year: i32| now.is_none_or(|now| year + LONG_GONE <= i32::from(now.year()));
        let (block, sentence, year) = self.named_year?;
        (block == at.block && at.sentence - sentence <= 1 && gone(year)).then_some(year)
    }

    /// The day on which something was said, for the days that it names by their distance: in marks after a day of the same sentence
    /// (`قال يوم الأحد: «نعود غدا»`), or reported with it (`قال يوم الأحد إن … اليوم`).
    pub(super) fn day_of_speech(&self, r: &Reader<'_, '_>, at: &At, expr: &Expr) -> Option<Date> {
        let day = self.day.as_ref().filter(|d| d.sentence == at.sentence && is_near(expr))?;
        let (end, from) = (day.tokens.end, at.tokens.start);
        let quoted = in_quotes(r, from) && !in_quotes(r, end);
        let before = day.tokens.start.saturating_sub(BESIDE).max(r.start);
        let said = || (before..end + 2).any(|i| r.has_cue(i, Cue::Says));
        let reported = || !day.near && said() && (end..from).any(|i| r.is_a(i, Cue::That));
        (quoted || reported()).then_some(day.date)
    }

    /// Keeps what an expression tells.
    pub(super) fn take(
        &mut self,
        r: &Reader<'_, '_>,
        at: &At,
        expr: &Expr,
        kind: TimeKind,
        stretch: &Stretch,
    ) {
        let Some((first, last)) = stretch.days else { return };
        let quarter = stretch.value.contains("-Q");
        if quarter && matches!(expr, Expr::Date(Spec::Fraction { .. } | Spec::Period { .. })) {
            self.quarter = Some((at.sentence, first));
        }
        if let Expr::Date(_) = expr {
            let unit = match stretch.value.len() {
                7 if quarter => Some(Unit::Quarter),
                7 if first.month() == last.month() => Some(Unit::Month),
                _ => None,
            };
            self.part = unit.map(|unit| (at.sentence, (first, unit))).or(self.part);
        }
        if !matches!(kind, TimeKind::Date | TimeKind::Time) {
            return;
        }
        self.focus = Some(first);
        if first == last {
            let (sentence, tokens, near) = (at.sentence, at.tokens.clone(), is_near(expr));
            self.day = Some(Day { sentence, tokens, date: first, near });
        }
        // What is told of these days again ends the year told before.
        if is_of_now(expr) {
            (self.year, self.full_year, self.named_year) = (None, None, None);
        }
        // A year said outright dates what follows in its sentence; that of a birth nothing.
        let born =
            (1..=2).any(|n| at.tokens.start >= at.block + n && r.has_cue(at.tokens.start - n, Cue::Birth));
        if said_year(expr) && first.year() == last.year() && !born {
            let year = first.year().into();
            self.year = Some((at.sentence, year));
            // A year from which something goes on does not hold.
            let since = at.tokens.start > at.block && r.has_cue(at.tokens.start - 1, Cue::Since);
            self.named_year = (!since).then_some((at.block, at.sentence, year));
            if matches!(expr, Expr::Date(Spec::Calendar(f)) if f.month.is_some() && !f.hijri) {
                self.full_year = Some((at.block, year));
            }
        }
    }
}

/// Whether an expression is a day by its distance: `اليوم`, `مساء أمس`, `tomorrow`.
fn is_near(expr: &Expr) -> bool {
    match expr {
        Expr::Date(Spec::Calendar(f))
        | Expr::DayPart { day: Some(Spec::Calendar(f)), .. }
        | Expr::Clock { day: Some(Spec::Calendar(f)), .. } => f.near.is_some() && !f.is_full(),
        _ => false,
    }
}

/// Whether an expression is counted from the day of publication, some days away at most: `الجمعة`, `أمس`, `this week`.
fn is_of_now(expr: &Expr) -> bool {
    match expr {
        Expr::Date(Spec::Calendar(f)) | Expr::DayPart { day: Some(Spec::Calendar(f)), .. } => {
            f.near.is_some() || f.weekday.is_some() && f.day.is_none() && f.month.is_none()
        }
        Expr::Date(Spec::Period { unit, shift, .. }) => {
            *unit <= Unit::Week && matches!(shift.base, Base::Now | Base::This)
        }
        _ => false,
    }
}

fn said_year(expr: &Expr) -> bool {
    match expr {
        Expr::Date(Spec::Calendar(f)) => matches!(f.year, Some(Year::Number(_))),
        Expr::Date(Spec::Nth { of, .. }) => said_year(&Expr::Date((**of).clone())),
        _ => false,
    }
}
