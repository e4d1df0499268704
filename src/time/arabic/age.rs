//! Decades and centuries.

use super::moved::shift;
use crate::time::lexicon::{Base, Count, Cue, Era, Shift, Unit, Word};
use crate::time::numeral;
use crate::time::piece::{Piece, era, piece};
use crate::time::reader::{Reader, Sense};
use crate::time::spec::Spec;

/// `التسعينيات`, `ستينيات القرن الماضي`.
pub(super) fn decade(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Spec>> {
    // `عقد الثمانينيات`, `حقبة الستينيات`.
    let named =
        r.find(i, |s| (s.word == Word::Cue(Cue::DecadeNoun) && !s.article && allow(s)).then_some(s.skip));
    match named {
        Some(skip) => plain_decade(r, i + 1, Sense::bare).map(|d| Piece { skip, ..d }),
        None => plain_decade(r, i, allow),
    }
}

fn plain_decade(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Spec>> {
    let (tens, article, next, skip) = r.find(i, |s| match s.word {
        Word::Decade(tens) if allow(s) => Some((tens, s.article, i + s.tokens, s.skip)),
        _ => None,
    })?;
    let of = next + usize::from(r.is(next, &["من", "في"]));
    // A person's age: `في العشرينات من عمره`.
    if r.is_a(of, Cue::Age) {
        return None;
    }
    if let Some(c) = century(r, of, Sense::bare) {
        let first = match c.is {
            Spec::Century { number, hijri: false } => Some((number - 1) * 100 + tens * 10),
            Spec::Period { unit: Unit::Century, shift, .. } => {
                Some(1900 + (shift.step + 1) * 100 + tens * 10)
            }
            _ => None,
        };
        if let Some(first) = first {
            return piece(Spec::Decade { first }, c.next, skip);
        }
    }
    article.then_some(()).and_then(|()| piece(Spec::Decade { first: 1900 + tens * 10 }, next, skip))
}

/// `القرن الماضي`, `القرن الحادي والعشرين`, `القرن الخامس قبل الميلاد`, `العقد الماضي`, `العقد الثاني من القرن الحالي`.
pub(super) fn century(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Spec>> {
    let (unit, next, skip) = r.find(i, |s| match s.word {
        Word::Unit { unit: unit @ (Unit::Century | Unit::Decade), count: Count::One, .. }
            if allow(s) && s.article =>
        {
            Some((unit, i + s.tokens, s.skip))
        }
        _ => None,
    })?;
    if let Some((moved, after)) = shift(r, next) {
        let moved = Shift { base: if moved.base == Base::Late { Base::Now } else { moved.base }, ..moved };
        return piece(Spec::Period { unit, shift: moved, hijri: false }, after, skip);
    }
    let (n, after, _) = numeral::ordinal_bare(r, next)?;
    if unit == Unit::Decade {
        let of = after + usize::from(r.is(after, &["من", "في"]));
        if r.is_a(of, Cue::Age) {
            return None;
        }
        let whole = r.unit(of).filter(|u| u.0 == Unit::Century);
        if let Some(c) = whole.and_then(|_| century(r, of, Sense::bare)) {
            return piece(
                Spec::Nth { n, unit: Unit::Decade, weekday: None, of: Box::new(c.is) },
                c.next,
                skip,
            );
        }
        return (1..=9)
            .contains(&n)
            .then_some(())
            .and_then(|()| piece(Spec::Decade { first: 1900 + n * 10 }, after, skip));
    }
    let (number, hijri, after) = match era(r, after) {
        Some((Era::Bc, end)) => (-n, false, end),
        Some((Era::Hijri, end)) => (n, true, end),
        Some((Era::Ad, end)) => (n, false, end),
        None => (n, false, after),
    };
    (n > 0).then_some(()).and_then(|()| piece(Spec::Century { number, hijri }, after, skip))
}
