//! Years: by number, in words, by distance, with their era; and whether a bare number is one.

use super::moved::{demonstrative, shift};
use crate::text::TokenKind;
use crate::time::lexicon::{Base, Count, Cue, Era, Shift, Unit, Word};
use crate::time::numeral;
use crate::time::numeric::may_be_year;
use crate::time::piece::{Piece, era, is_counted, modifier_before, piece, whole_number, year_spec};
use crate::time::reader::{Reader, Sense};
use crate::time::spec::{Spec, Year};

/// A year: what was read.
#[derive(Clone, Copy)]
pub(super) struct ReadYear {
    pub(super) year: Year,
    pub(super) hijri: bool,
    /// Introduced by `عام` or `سنة`, or with an era.
    pub(super) marked: bool,
}

/// A year at `i`: `عام 2014`, `سنة ألف وتسعمئة`, `العام الماضي`, `2014`, `1436 هـ`, `586 قبل الميلاد`.
pub(super) fn read(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<ReadYear>> {
    let introduced = r.find(i, |s| match s.word {
        Word::Unit { unit: Unit::Year, count: Count::One, .. } if allow(s) => {
            Some((s.skip, s.article, i + s.tokens))
        }
        _ => None,
    });
    if let Some((skip, article, next)) = introduced {
        // `عام ،2003`: the comma after the year slipped before it.
        let slipped = r.is(next, &["،"]) && r.is_glued(next + 1) && r.whole(next + 1, 1800, 2149).is_some();
        let next = next + usize::from(slipped && !article && !r.is_glued(next));
        let (number, after) = match numeral::number(r, next) {
            Some((n, after)) => (whole_number(n), after),
            None => (None, next),
        };
        if let Some(n) = number.filter(|n| (1..=2999).contains(n)) {
            // `سنة 3 أشهر` is a length.
            if n < 100 && r.unit(after).is_some() {
                return None;
            }
            let (era_n, hijri, after_era) = with_era(r, n, after);
            // `عام 84`: of the last century, unless an era says otherwise.
            let short = after_era == after && r.is_number(next) && r.folded(next).len() == 2 && n >= 30;
            let year = if short { 1900 + n } else { era_n };
            return Some(Piece {
                is: ReadYear { year: Year::Number(year), hijri, marked: true },
                next: after_era,
                skip,
            });
        }
        if article {
            let (mut moved, after) = shift(r, next)?;
            if moved.base == Base::Late {
                moved.base = Base::Now;
            }
            // `العام المقبل 2013`.
            if let Some(n) = r.whole(after, 1000, 2999).filter(|_| !is_counted(r, after + 1)) {
                return Some(Piece {
                    is: ReadYear { year: Year::Number(n), hijri: false, marked: true },
                    next: after + 1,
                    skip,
                });
            }
            return Some(Piece {
                is: ReadYear { year: Year::Shifted(moved), hijri: false, marked: true },
                next: after,
                skip,
            });
        }
        return None;
    }
    // `صيف هذا العام`.
    if let Some(this) = demonstrative(r, i).filter(|this| this.skip == 0) {
        let unit = r.find(this.next, |s| {
            matches!(s.word, Word::Unit { unit: Unit::Year, count: Count::One, .. } if s.article && s.bare())
                .then_some(())
        });
        return unit.map(|()| Piece {
            is: ReadYear { year: Year::Shifted(this.is), hijri: false, marked: true },
            next: this.next + 1,
            skip: 0,
        });
    }
    let n = r.whole(i, 1, 2999)?;
    let (with, hijri, next) = with_era(r, n, i + 1);
    if next > i + 1 {
        return Some(Piece { is: ReadYear { year: Year::Number(with), hijri, marked: true }, next, skip: 0 });
    }
    (r.folded(i).len() == 4 && n >= 1000).then_some(Piece {
        is: ReadYear { year: Year::Number(n), hijri: false, marked: false },
        next,
        skip: 0,
    })
}

fn with_era(r: &Reader<'_, '_>, n: i32, next: usize) -> (i32, bool, usize) {
    match era(r, next) {
        Some((Era::Bc, after)) => (-n, false, after),
        Some((Era::Hijri, after)) => (n, true, after),
        Some((Era::Ad, after)) => (n, false, after),
        None => (n, false, next),
    }
}

/// A year of a life, a war, a firm by its ordinal: `عامها الخمسين`. It is said of the year in which it is told.
pub(super) fn own_year(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Spec>> {
    let skip = r.find(i, |s| (s.word == Word::Cue(Cue::OwnYear) && allow(s)).then_some(s.skip))?;
    let (n, next, _) = numeral::ordinal_bare(r, i + 1)?;
    let shift = Shift { step: 0, base: Base::Now };
    (n > 0)
        .then_some(())
        .and_then(|()| piece(Spec::Period { unit: Unit::Year, shift, hijri: false }, next, skip))
}

/// A year at `i`, where the words around it allow one: `عام 2014`, `انتخابات 2020`, `في 2017`.
pub(super) fn year(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Spec>> {
    let y = read(r, i, allow)?;
    let Year::Number(n) = y.is.year else { return None };
    if y.is.marked {
        if r.is_number(i) && !y.is.hijri && n >= 1000 && !bare_year(r, i) {
            return None;
        }
        let low = r.is_number(i) && n.abs() < 500 && !y.is.hijri && n > 0;
        return (!low).then_some(()).and_then(|()| piece(year_spec(n, y.is.hijri), y.next, y.skip));
    }
    let counted = modifier_before(r, i).is_some() || n % 100 == 0 && counts(r, i);
    ((1800..=2100).contains(&n) && !counted && bare_year(r, i))
        .then_some(())
        .and_then(|()| piece(year_spec(n, false), y.next, 0))
}

/// Whether a round number before an indefinite word rather counts it (`حضر 2000 متفرج`): no preposition introduces it.
fn counts(r: &Reader<'_, '_>, i: usize) -> bool {
    let next = r.folded(i + 1);
    let introduced = [Cue::Inside, Cue::Before, Cue::After].into_iter().any(|cue| r.follows(i, cue));
    !introduced
        && r.kind(i + 1) == Some(TokenKind::Arabic)
        && next.chars().count() >= 3
        && !next.starts_with("ال")
        && !next.starts_with(['و', 'ب', 'ل'])
        && !r.has_cue(i + 1, Cue::Preposition)
}

/// Whether the words around a bare number of four digits let it be a year.
pub(super) fn bare_year(r: &Reader<'_, '_>, i: usize) -> bool {
    if !may_be_year(r, i) {
        return false;
    }
    let next = i + 1;
    // A noun right after it that is neither definite nor a function word is what it counts, unless a preposition stands before it.
    let introduced = i > r.start && r.has_cue(i - 1, Cue::Preposition);
    if r.kind(next) == Some(TokenKind::Arabic) && !r.document.token(next).line_before {
        let word = r.folded(next);
        let tanwin = word.chars().count() >= 4
            && word.ends_with('ا')
            && !word.starts_with("ال")
            && !r.document.surface(next).ends_with("وا");
        let count = word.chars().count() >= 3 && (word.ends_with('ه') && !word.starts_with("ال"));
        let function = r.has_cue(next, Cue::Preposition)
            || word.starts_with("ال")
            || word.starts_with('و')
            || word.starts_with('ب')
            || word.starts_with('ل')
            || word.chars().count() <= 3;
        if tanwin && !function || count && !function && !introduced {
            return false;
        }
    }
    true
}
