//! Any period of the calendar: the reading that reaches farthest.

use super::age::{century, decade};
use super::near::near_day;
use super::nth::nth;
use super::part::{feast, fraction, season};
use super::unit::unit;
use super::{calendar, year};
use crate::time::piece::{Piece, longest, spec_of_fields};
use crate::time::reader::{Reader, Sense};
use crate::time::spec::Spec;

/// Any period at `i` that can be the whole of a part (`بداية …`, `الربع الأول من …`).
pub(super) fn period(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Spec>> {
    let candidates = [
        nth(r, i, allow),
        feast(r, i, allow),
        season(r, i, allow),
        decade(r, i, allow),
        century(r, i, allow),
        fraction(r, i, allow),
        near_day(r, i, allow).map(spec_of_fields),
        unit(r, i, allow),
        year::own_year(r, i, allow),
        calendar::date(r, i, allow).map(spec_of_fields),
        year::year(r, i, allow),
    ];
    longest(candidates)
}
