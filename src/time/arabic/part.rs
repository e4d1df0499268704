//! Parts of a year, years that end within another, and days with a name: seasons, quarters and halves, feasts.

use super::calendar;
use super::moved::{demonstrative, shift};
use super::unit::unit;
use super::year;
use crate::time::lexicon::{Amount, Base, Count, Cue, Part, Shift, State, Unit, Word};
use crate::time::numeral;
use crate::time::piece::{Piece, any, longest, piece};
use crate::time::reader::{Reader, Sense};
use crate::time::spec::{Spec, Year};

/// `صيف 2024`, `الصيف الماضي`, `صيف العام قبل الماضي`, `فصل الصيف`.
pub(super) fn season(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Spec>> {
    // `هذا الصيف`.
    if let Some(this) = demonstrative(r, i).filter(|t| t.is.base == Base::Now)
        && let Some((code, next)) = r.find(this.next, |s| match s.word {
            Word::Season { code, .. } if s.article && s.bare() => Some((code, this.next + s.tokens)),
            _ => None,
        })
    {
        return piece(Spec::Season { code, year: None, shift: Some(this.is) }, next, this.skip);
    }
    let named = r.find(i, |s| (s.word == Word::Cue(Cue::SeasonNoun) && !s.article).then_some(s.skip));
    let at = i + usize::from(named.is_some());
    let allow = if named.is_some() { Sense::bare } else { allow };
    let (code, sure, article, mut next, skip) = r.find(at, |s| match s.word {
        Word::Season { code, sure } if allow(s) => Some((code, sure, s.article, at + s.tokens, s.skip)),
        _ => None,
    })?;
    let skip = named.unwrap_or(skip);
    if let Some((moved, after)) = shift(r, next).filter(|_| article) {
        return piece(Spec::Season { code, year: None, shift: Some(moved) }, after, skip);
    }
    next += usize::from(r.is(next, &["من", "،", ","]));
    if let Some(y) =
        year::read(r, next, Sense::of).filter(|y| !matches!(y.is.year, Year::Number(n) if n < 1800))
    {
        return piece(Spec::Season { code, year: Some(y.is.year), shift: None }, y.next, skip);
    }
    let next = at + 1;
    let before = i > r.start && r.has_cue(i - 1, Cue::Preposition);
    (named.is_some() || (article && sure && before))
        .then_some(())
        .and_then(|()| piece(Spec::Season { code, year: None, shift: None }, next, skip))
}

/// `الربع الثالث من العام الماضي`, `النصف الأول من 2023`.
pub(super) fn fraction(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Spec>> {
    let (parts, next, skip) = r.find(i, |s| match s.word {
        Word::Amount(Amount::Quarter) if allow(s) && s.article => Some((4, i + 1, s.skip)),
        Word::Amount(Amount::Half) if allow(s) && s.article => Some((2, i + 1, s.skip)),
        Word::Cue(Cue::OwnQuarter) if allow(s) && !s.article => Some((4, i + 1, s.skip)),
        _ => None,
    })?;
    // `الربع المالي الأول`, `الربع الماضي`.
    let next = next + usize::from(r.is(next, &["المالي"]));
    if parts == 4
        && let Some((moved, after)) = shift(r, next).filter(|s| s.0.base != Base::Focus || s.0.step != 0)
    {
        let shift =
            Shift { step: moved.step, base: if moved.base == Base::Late { Base::Now } else { moved.base } };
        return piece(Spec::Period { unit: Unit::Quarter, shift, hijri: false }, after, skip);
    }
    let (n, after) = match numeral::ordinal_bare(r, next) {
        Some((-1, after, _)) => (parts, after),
        Some((n, after, _)) => (n, after),
        // `الربع المماثل من العام السابق`: the quarter is the focus's; without it, unknown.
        None if r.is_a(next, Cue::Alike) => (0, next + 1),
        None => return None,
    };
    (n >= 0 && n <= parts).then_some(())?;
    let of = after + usize::from(r.is(after, &["من", "في", "مع"]));
    let year = longest([unit(r, of, Sense::of), year::year(r, of, Sense::of)]).filter(|y| match &y.is {
        Spec::Period { unit, .. } => *unit == Unit::Year,
        Spec::Calendar(f) => f.year.is_some(),
        _ => false,
    });
    if let Some(y) = year {
        return piece(Spec::Fraction { n, parts, year: Some(Box::new(y.is)) }, y.next, skip);
    }
    // `الربع الأول من العام`.
    let this = r.find(of, |s| {
        matches!(s.word, Word::Unit { unit: Unit::Year, count: Count::One, .. } if s.article && s.bare())
            .then_some(of + s.tokens)
    });
    if let Some(next) = this.filter(|_| of > after) {
        return piece(Spec::Fraction { n, parts, year: None }, next, skip);
    }
    // Alone only a quarter, and not of something else than a year.
    (parts == 4 && !r.is(after, &["من", "في"]) && n > 0 && !r.is_a(after, Cue::Round))
        .then_some(())
        .and_then(|()| piece(Spec::Fraction { n, parts, year: None }, after, skip))
}

/// A year that ends within another: `العام الذي انتهى في أكتوبر 2017`, `السنة المالية المنتهية في مارس 2017`. Only the words for the year are
/// taken.
pub(super) fn year_to(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Spec>> {
    let skip = r.find(i, |s| match s.word {
        Word::Unit { unit: Unit::Year, count: Count::One, .. } if allow(s) && s.article => Some(s.skip),
        _ => None,
    })?;
    let next = i + 1 + usize::from(r.is(i + 1, &["المالي", "الماليه"]));
    let ends = r.is(next, &["المنتهي", "المنتهيه"]);
    let verb = r.is(next, &["الذي", "التي"]) && r.is_a(next + 1, Cue::Ended);
    let at = next + 1 + usize::from(verb);
    let end =
        (ends || verb).then(|| calendar::date(r, at + usize::from(r.is(at, &["في"])), any)).flatten()?;
    let end = Box::new(Spec::Calendar(end.is));
    piece(Spec::YearTo { end }, next, skip)
}

/// The eve of a year that is named: its last day (`ليلة رأس السنة 2010`).
fn new_years_eve(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Spec>> {
    let skip = r.find(i, |s| {
        let night = matches!(s.word, Word::DayPart { part: Part::Night, state: State::Noun, .. });
        (night && allow(s) && !s.article).then_some(s.skip)
    })?;
    let feast = feast(r, i + 1, Sense::bare)?;
    match feast.is {
        Spec::Feast { rule: "01-01", year: Some(year), .. } => {
            piece(Spec::Feast { rule: "12-31", year: Some(year), shift: None, day: 1 }, feast.next, skip)
        }
        _ => None,
    }
}

/// A feast or named day with its year or shift: `عيد الفطر 2025`, `رمضان`, `ثالث أيام عيد الأضحى`.
pub(super) fn feast(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Spec>> {
    if let Some(eve) = new_years_eve(r, i, allow) {
        return Some(eve);
    }
    let mut at = i;
    let mut day = 1;
    let mut skip_day = None;
    if let Some((n, next, skip)) = numeral::ordinal(r, i) {
        let days = r.find(next, |s| {
            matches!(s.word, Word::Unit { unit: Unit::Day, .. } if s.bare() && !s.article).then_some(())
        });
        if days.is_some() && n > 0 {
            day = n;
            at = next + 1;
            skip_day = Some(skip);
        }
    }
    let allow = if skip_day.is_some() { Sense::bare } else { allow };
    let (rule, sure, next, skip) = r.find(at, |s| match s.word {
        Word::Feast { rule, sure } if allow(s) && !s.article => Some((rule, sure, at + s.tokens, s.skip)),
        _ => None,
    })?;
    let skip = skip_day.unwrap_or(skip);
    if let Some((moved, after)) = shift(r, next) {
        return piece(Spec::Feast { rule, year: None, shift: Some(moved), day }, after, skip);
    }
    let from = next + usize::from(r.is(next, &["من", "،", ","]));
    if let Some(y) = year::read(r, from, Sense::of) {
        return piece(Spec::Feast { rule, year: Some(y.is.year), shift: None, day }, y.next, skip);
    }
    sure.then_some(()).and_then(|()| piece(Spec::Feast { rule, year: None, shift: None, day }, next, skip))
}
