//! Months by name or number, and days of the month.

use crate::time::lexicon::{Count, Unit, Word};
use crate::time::numeral;
use crate::time::piece::{Piece, whole_number};
use crate::time::reader::{Reader, Sense};

/// A month that was read.
#[derive(Clone, Copy)]
pub(super) struct Month {
    pub(super) number: i8,
    pub(super) hijri: bool,
    pub(super) sure: bool,
    /// Introduced by `شهر`, or named twice (`مايو/أيار`).
    pub(super) marked: bool,
}

fn month_name(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Month>> {
    r.find(i, |s| match s.word {
        Word::Month { month, hijri, sure, letter }
            if allow(s)
                && (hijri || !s.article)
                && !is_father(r, i)
                // `غشّت` (she cheated) folds like August in the Maghreb.
                && !(r.is(i, &["غشت"]) && r.document.surface(i).contains('\u{0651}'))
                && (!letter || r.is_glued(i + 1) && r.whole(i + 2, 1900, 2149).is_some()) =>
        {
            Some(Piece {
                is: Month { number: month, hijri, sure, marked: false },
                next: i + s.tokens,
                skip: s.skip,
            })
        }
        _ => None,
    })
}

/// `أب` (father) folds like `آب` (August).
fn is_father(r: &Reader<'_, '_>, i: usize) -> bool {
    r.folded(i) == "اب" && r.document.surface(i).starts_with('أ')
}

/// A month at `i`: `شهر` before it, a second name of the same month after it (`مايو/أيار`, `كانون الثاني (يناير)`), its number (`شهر 11`).
pub(super) fn month(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Month>> {
    let introduced = r.find(i, |s| match s.word {
        Word::Unit { unit: Unit::Month, count: Count::One | Count::Construct, .. }
            if allow(s) && !s.article =>
        {
            Some(s.skip)
        }
        _ => None,
    });
    if let Some(skip) = introduced {
        let again = r.find(i + 1, |s| matches!(s.word, Word::Unit { unit: Unit::Month, .. }).then_some(()));
        if again.is_some() {
            return None;
        }
        let named = month(r, i + 1, Sense::bare).map(|m| Piece {
            is: Month { marked: true, sure: true, ..m.is },
            next: m.next,
            skip,
        });
        if named.is_some() {
            return named;
        }
        // `شهر 11`, `شهر تسعة`; not `شهر 2024`.
        let (number, next) = numeral::number(r, i + 1)?;
        let number = whole_number(number).filter(|n| (1..=12).contains(n))?;
        // A counted noun after the number would make it a length (`شهر 3 أيام`).
        if r.unit(next).is_some_and(|u| u.0 != Unit::Year) {
            return None;
        }
        let number = i8::try_from(number).ok()?;
        return Some(Piece { is: Month { number, hijri: false, sure: true, marked: true }, next, skip });
    }
    if r.is(i, &["("]) {
        // `(يونيو) حزيران`.
        let first = month_name(r, i + 1, Sense::bare).filter(|m| r.is(m.next, &[")"]))?;
        let second = month_name(r, first.next + 1, Sense::bare).filter(|m| m.is.number == first.is.number)?;
        return Some(Piece {
            is: Month { marked: true, sure: true, ..first.is },
            next: second.next,
            skip: 0,
        });
    }
    let mut first = month_name(r, i, allow)?;
    let same = |at: usize, open: bool| {
        month_name(r, at, Sense::bare)
            .filter(|m| m.is.number == first.is.number && m.is.hijri == first.is.hijri)
            .filter(|m| !open || r.is(m.next, &[")", "]"]))
            .map(|m| m.next + usize::from(open))
    };
    let twin = if r.is(first.next, &["/", "-", "–", "—", "\\", "،", ","]) {
        same(first.next + 1, false).filter(|_| !r.is(first.next, &["،", ","]))
    } else if r.is(first.next, &["(", "["]) {
        same(first.next + 1, true)
    } else {
        same(first.next, false)
    };
    // Safar twice is a draw: `صفر-صفر`.
    if twin.is_some() && first.is.hijri && first.is.number == 2 {
        return None;
    }
    if let Some(next) = twin {
        first.next = next;
        first.is.marked = true;
        first.is.sure = true;
    }
    Some(first)
}

/// A day of the month at `i`, in digits or as an ordinal: the number, the token after it, the proclitics before it.
pub(super) fn day(r: &Reader<'_, '_>, i: usize) -> Option<Piece<i8>> {
    if let Some(n) = r.whole(i, 1, 31).filter(|_| r.folded(i).len() <= 2) {
        return Some(Piece { is: i8::try_from(n).ok()?, next: i + 1, skip: 0 });
    }
    let (n, next, skip) = numeral::ordinal(r, i)?;
    (1..=31).contains(&n).then_some(())?;
    Some(Piece { is: i8::try_from(n).ok()?, next, skip })
}
