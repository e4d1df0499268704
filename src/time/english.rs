//! English expressions of time.

use super::grammar::Reading;
use super::reader::Reader;

/// Whether what follows the number at `i` is English.
pub(super) fn follows(_r: &Reader<'_, '_>, _i: usize) -> bool {
    false
}

/// The expressions at `i`.
pub(super) fn expression(_r: &Reader<'_, '_>, i: usize) -> Reading {
    Reading { items: Vec::new(), next: i }
}
