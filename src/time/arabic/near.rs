//! Days by their distance from today: `أمس الخميس`, `يوم غد (الأربعاء)`.

use super::calendar;
use super::moved::shift;
use crate::time::lexicon::{Count, Cue, Unit, Word};
use crate::time::numeral;
use crate::time::piece::{Piece, weekday};
use crate::time::reader::{Reader, Sense};
use crate::time::spec::Fields;

/// A day named by its distance, with the weekday and date beside it: `أمس الخميس`, `يوم غد (الأربعاء)`, `اليوم الجمعة 4 يوليو 2025`.
pub(super) fn near_day(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Fields>> {
    let introduced = r.find(i, |s| match s.word {
        Word::Unit { unit: Unit::Day, count: Count::One, .. } if allow(s) && !s.article => Some(s.skip),
        _ => None,
    });
    let at = i + usize::from(introduced.is_some());
    let allow = if introduced.is_some() { Sense::bare } else { allow };
    let (step, free, next, skip) = r.find(at, |s| match s.word {
        Word::Near { step, free } if allow(s) && !s.article => Some((step, free, at + s.tokens, s.skip)),
        _ => None,
    })?;
    // `كرة القدم` with its preposition is no tomorrow: `مولع بكرة القدم`.
    if r.is(at, &["بكره"]) && r.folded(next).starts_with("ال") {
        return None;
    }
    let skip = introduced.unwrap_or(skip);
    let mut fields = Fields { near: Some(step), ..Fields::default() };
    // The weekday, in brackets or after a comma too.
    let comma = usize::from(r.is(next, &["،", ","]) && r.is(next + 1, &["("]));
    let next_word = next + comma;
    let open = comma + usize::from(r.is(next_word, &["(", "،", ","]));
    if let Some(w) = weekday(r, next + open, Sense::bare, false) {
        let bracket = r.is(next_word, &["("]);
        if !bracket || r.is(w.next, &[")"]) {
            let end = w.next + usize::from(bracket);
            fields.weekday = Some(w.is);
            // The date after it.
            let dated = calendar::date(r, next + open, Sense::bare)
                .filter(|d| !bracket && d.next > end && d.is.shift.is_none());
            return Some(match dated {
                Some(d) => Piece { is: Fields { near: Some(step), ..d.is }, next: d.next, skip },
                None => Piece { is: fields, next: end, skip },
            });
        }
    }
    // `أمس 28 مارس`.
    if let Some(d) = calendar::date(r, next, Sense::bare)
        .filter(|d| {
            d.is.day.is_some() && d.is.month.is_some() && d.is.weekday.is_none() && d.is.shift.is_none()
        })
        .filter(|d| d.skip == 0 && next > at)
    {
        return Some(Piece { is: Fields { near: Some(step), ..d.is }, next: d.next, skip });
    }
    // `اليوم التالي`, `اليوم العالمي للمرأة`, `اليوم الذي …` are something else; `شهر اليوم` too.
    if free
        && r.find(at, |s| {
            matches!(s.word, Word::Near { .. })
                .then_some(r.is(at, &["اليوم", "واليوم", "لليوم", "باليوم", "today"]))
        }) == Some(true)
    {
        let adjective = r.folded(next).starts_with("ال")
            && r.senses(next).iter().all(|s| !matches!(s.word, Word::Weekday(_)))
            && is_adjective_of_day(r, next);
        if adjective || shift(r, next).is_some() {
            return None;
        }
    }
    Some(Piece { is: fields, next, skip })
}

/// Whether the definite word at `i` describes the day before it (`اليوم العالمي`, `اليوم الأول`) rather than opening a phrase of its own.
fn is_adjective_of_day(r: &Reader<'_, '_>, i: usize) -> bool {
    let word = r.folded(i);
    word.ends_with('ي') && word.chars().count() > 5 && !r.folded(i + 1).starts_with("ال")
        || r.is_a(i, Cue::DayAdjective)
        || numeral::ordinal(r, i).is_some_and(|(n, ..)| n > 0)
}
