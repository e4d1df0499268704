//! English expressions of time.

use super::calendar::Piece;
use super::reader::Reader;
use super::spec::Expr;

/// Whether what follows the number at `i` is English.
pub(super) fn follows(_r: &Reader<'_, '_>, _i: usize) -> bool {
    false
}

/// The expression at `i`.
pub(super) fn expression(_r: &Reader<'_, '_>, _i: usize) -> Option<Piece<Expr>> {
    None
}
