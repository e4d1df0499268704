//! The n-th of one unit in another.

use super::age::century;
use super::calendar;
use super::month::month;
use super::unit::unit;
use super::year::year;
use crate::time::lexicon::{Base, Count, Cue, Shift, Unit, Word};
use crate::time::numeral;
use crate::time::piece::{Piece, longest, piece, spec_of_fields, weekday};
use crate::time::reader::{Reader, Sense};
use crate::time::spec::{Fields, Spec};

/// The n-th of one unit in another: `الأسبوع الثاني من أكتوبر`, `ثالث يوم ثلاثاء بأيلول`, `آخر يوم من الشهر`, `الاثنين من الأسبوع الماضي`.
pub(super) fn nth(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Spec>> {
    // What is counted: a unit or a weekday; with the token after it.
    let counted = |at: usize, article: bool, allow: fn(&Sense) -> bool| {
        let unit = r.find(at, |s| match s.word {
            Word::Unit {
                unit: unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade),
                count: Count::One,
                ..
            } if allow(s) && s.article == article => Some((unit, at + s.tokens, s.skip)),
            _ => None,
        });
        match unit {
            Some((Unit::Day, next, skip)) if !article => {
                let w = weekday(r, next, Sense::bare, true);
                Some(w.map_or((Unit::Day, None, next, skip), |w| (Unit::Day, Some(w.is), w.next, skip)))
            }
            Some((unit, next, skip)) => Some((unit, None, next, skip)),
            None => weekday(r, at, allow, !article)
                .filter(|w| {
                    r.find(at, |s| {
                        (s.skip == w.skip && matches!(s.word, Word::Weekday(_))).then_some(s.article)
                    }) == Some(article)
                })
                .map(|w| (Unit::Day, Some(w.is), w.next, w.skip)),
        }
    };
    let whole = |at: usize| {
        let of = at + usize::from(r.is(at, &["من", "في"]));
        let glued = r.senses(of).iter().any(|s| matches!(s.preposition, Some('ب' | 'ل')));
        if of == at && !glued {
            return None;
        }
        let p = longest([
            unit(r, of, Sense::of),
            calendar::date(r, of, Sense::of)
                .filter(|d| d.is.day.is_none() && d.is.month.is_some())
                .map(spec_of_fields),
            // A month whose name means something else too: here it can be nothing else.
            month(r, of, Sense::of).map(|m| Piece {
                is: Spec::Calendar(Fields {
                    month: Some(m.is.number),
                    hijri: m.is.hijri,
                    ..Fields::default()
                }),
                next: m.next,
                skip: m.skip,
            }),
            year(r, of, Sense::of),
            century(r, of, Sense::of),
        ])?;
        // `من الشهر الجاري`; a unit named alone after the preposition is this one (`آخر يوم من الشهر`).
        Some(p)
    };
    let bare_whole = |at: usize| {
        let of = at + usize::from(r.is(at, &["من", "في"]));
        r.find(of, |s| match s.word {
            Word::Unit {
                unit: unit @ (Unit::Week | Unit::Month | Unit::Year), count: Count::One, ..
            } if s.article && s.of() => Some(Piece {
                is: Spec::Period { unit, shift: Shift { step: 0, base: Base::Now }, hijri: false },
                next: of + 1,
                skip: 0,
            }),
            _ => None,
        })
        .filter(|_| of > at)
    };
    // `متم دجنبر`: the last day of a month, in the Maghreb.
    if let Some(skip) = r.find(i, |s| (s.word == Word::Cue(Cue::LastDay) && allow(s)).then_some(s.skip)) {
        let of =
            calendar::date(r, i + 1, Sense::bare).filter(|d| d.is.day.is_none() && d.is.month.is_some())?;
        let of_month = Box::new(Spec::Calendar(of.is));
        return piece(Spec::Nth { n: -1, unit: Unit::Day, weekday: None, of: of_month }, of.next, skip);
    }
    // An ordinal before it: `أول أسبوع من`.
    if let Some((n, next, skip)) = numeral::ordinal(r, i) {
        let (unit, weekday, after, _) = counted(next, false, Sense::bare)?;
        if let Some(of) = whole(after).or_else(|| bare_whole(after)) {
            return piece(Spec::Nth { n, unit, weekday, of: Box::new(of.is) }, of.next, skip);
        }
        // `آخر ثلاثاء`: of this month.
        let month =
            Spec::Period { unit: Unit::Month, shift: Shift { step: 0, base: Base::Now }, hijri: false };
        return (weekday.is_some() && n != 1)
            .then_some(())
            .and_then(|()| piece(Spec::Nth { n, unit, weekday, of: Box::new(month) }, after, skip));
    }
    let introduced = r.find(i, |s| match s.word {
        Word::Unit { unit: Unit::Day, count: Count::One, .. } if allow(s) && !s.article => Some(s.skip),
        _ => None,
    });
    let at = i + usize::from(introduced.is_some());
    let week_at = |at: usize| {
        unit(r, at, Sense::bare).filter(|w| matches!(w.is, Spec::Period { unit: Unit::Week, .. }))
    };
    // `الأسبوع الماضي، الأحد`, `الأسبوع القادم يوم الأحد`.
    if let Some(week) = unit(r, i, allow)
        && matches!(week.is, Spec::Period { unit: Unit::Week, .. })
    {
        let day = r
            .find(week.next, |s| {
                matches!(s.word, Word::Unit { unit: Unit::Day, count: Count::One, .. } if s.bare() && !s.article)
                    .then_some(1)
            })
            .unwrap_or(0);
        if let Some(w) = weekday(r, week.next + day, Sense::bare, false) {
            return piece(Spec::DayOfWeek { weekday: w.is, week: Box::new(week.is) }, w.next, week.skip);
        }
    }
    // `ثلاثاء الأسبوع الفائت`: construct, without the article.
    if let Some(w) = weekday(r, at, if introduced.is_some() { Sense::bare } else { allow }, true)
        && let Some(week) = week_at(w.next)
    {
        let skip = introduced.unwrap_or(w.skip);
        return piece(Spec::DayOfWeek { weekday: w.is, week: Box::new(week.is) }, week.next, skip);
    }
    let (unit, weekday, next, skip) =
        counted(at, true, if introduced.is_some() { Sense::bare } else { allow })?;
    let skip = introduced.unwrap_or(skip);
    let ordinal = numeral::ordinal_bare(r, next)
        .or_else(|| r.is(next, &["الاخير", "الاخيره"]).then_some((-1, next + 1, 0)));
    if let Some((n, after, _)) = ordinal {
        if let Some(of) = whole(after).or_else(|| bare_whole(after)) {
            return piece(Spec::Nth { n, unit, weekday, of: Box::new(of.is) }, of.next, skip);
        }
        if let Some(weekday) = weekday.filter(|_| (1..=5).contains(&n)) {
            let month =
                Spec::Period { unit: Unit::Month, shift: Shift { step: 0, base: Base::Now }, hijri: false };
            return piece(Spec::Nth { n, unit, weekday: Some(weekday), of: Box::new(month) }, after, skip);
        }
        return None;
    }
    // `الاثنين من الأسبوع الماضي`.
    let weekday = weekday?;
    let week = week_at(next + usize::from(r.is(next, &["من"])))?;
    piece(Spec::DayOfWeek { weekday, week: Box::new(week.is) }, week.next, skip)
}
