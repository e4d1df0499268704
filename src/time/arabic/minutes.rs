//! What is added to an hour or taken from it.

use super::duration;
use crate::time::lexicon::{Amount, Unit, Word};
use crate::time::piece::whole_number;
use crate::time::reader::Reader;

/// Minutes after an hour at `i`, negative before the hour: `والنصف`, `إلا ربعا`, `و15 دقيقة`.
pub(super) struct Minutes {
    pub(super) count: i32,
    pub(super) next: usize,
    /// The words say that they are minutes; `وعشرين` alone may count something else.
    pub(super) certain: bool,
}

pub(super) fn minutes(r: &Reader<'_, '_>, i: usize) -> Option<Minutes> {
    let (sign, from) = match r.folded(i) {
        "الا" => (-1, i + 1),
        "و" => (1, i + 1),
        word if word.starts_with('و') => (1, i),
        _ => return None,
    };
    let fraction = r.find(from, |s| match s.word {
        Word::Amount(kind) if s.preposition.is_none() => match kind {
            Amount::Half => Some((30, from + s.tokens)),
            Amount::Quarter => Some((15, from + s.tokens)),
            Amount::Third => Some((20, from + s.tokens)),
            Amount::ThreeQuarters => Some((45, from + s.tokens)),
            _ => None,
        },
        _ => None,
    });
    if let Some((count, next)) = fraction {
        return Some(Minutes { count: sign * count, next, certain: true });
    }
    let (n, after, _) = duration::number(r, from)?;
    let n = whole_number(n).filter(|n| (1..=59).contains(n))?;
    let named = r.unit(after).is_some_and(|u| u.0 == Unit::Minute && u.3.bare());
    let bare = n >= 10 && !r.is_number(from) && r.unit(after).is_none();
    (named || bare).then_some(Minutes { count: sign * n, next: after + usize::from(named), certain: named })
}
