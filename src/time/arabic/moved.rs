//! Words that move what stands beside them: `الماضي`, `قبل المقبل`, `هذا`, `نفسه`.

use crate::text::TokenKind;
use crate::time::lexicon::{Base, Shift, Word};
use crate::time::piece::Piece;
use crate::time::reader::Reader;

/// A word of time that moves what stands before it: `الماضي`, `قبل الماضي`, `بعد المقبل`, `نفسه`.
pub(super) fn shift(r: &Reader<'_, '_>, i: usize) -> Option<(Shift, usize)> {
    let simple = |at: usize| {
        r.find(at, |s| match s.word {
            Word::Shift(shift) if s.bare() => {
                let plain = matches!(shift.base, Base::Focus) && shift.step == 0;
                (s.article != plain || (plain && s.article)).then_some((shift, at + s.tokens))
            }
            _ => None,
        })
    };
    if r.is(i, &["ما"]) && r.is(i + 1, &["قبل", "بعد"]) {
        return shift(r, i + 1);
    }
    if r.is(i, &["قبل"]) {
        return simple(i + 1).filter(|(s, _)| s.step == -1).map(|(s, next)| (Shift { step: -2, ..s }, next));
    }
    if r.is(i, &["بعد"]) {
        return simple(i + 1).filter(|(s, _)| s.step == 1).map(|(s, next)| (Shift { step: 2, ..s }, next));
    }
    // `السنة هاي`, `الشهر هذا`: only at the end of a clause, or the demonstrative opens the next noun phrase.
    simple(i).or_else(|| {
        let this = r.find(i, |s| matches!(s.word, Word::Shift(Shift { base: Base::This, .. })).then_some(()));
        this.filter(|()| i + 1 >= r.end || r.kind(i + 1) == Some(TokenKind::Mark))
            .map(|()| (Shift { step: 0, base: Base::Now }, i + 1))
    })
}

/// A demonstrative before a noun: `هذا الشهر`.
pub(super) fn demonstrative(r: &Reader<'_, '_>, i: usize) -> Option<Piece<Shift>> {
    r.find(i, |s| match s.word {
        Word::Shift(Shift { base: Base::This, .. }) if !s.article => {
            Some(Piece { is: Shift { step: 0, base: Base::Now }, next: i + 1, skip: s.skip })
        }
        Word::Shift(Shift { base: Base::Same, .. }) if !s.article => {
            Some(Piece { is: Shift { step: 0, base: Base::Focus }, next: i + 1, skip: s.skip })
        }
        _ => None,
    })
}
