//! What stands in quotation marks, as far as the grammar of time needs it: by the marks of one line alone.

use super::reader::Reader;

/// Far enough for a long speech; a line has no bound.
const SPEECH: usize = 80;

/// Whether a quotation opened on this line is still open at `i`.
pub(super) fn in_quotes(r: &Reader<'_, '_>, i: usize) -> bool {
    let mut open = false;
    for at in i.saturating_sub(SPEECH).max(r.start)..i {
        match r.folded(at) {
            "«" | "“" => open = true,
            "»" | "”" => open = false,
            "\"" => open = !open,
            _ => {}
        }
    }
    open
}

/// Where the quotation opens that the mark at `i` closes, or `first` where that is before it; nothing where `i` closes none.
pub(super) fn opening(r: &Reader<'_, '_>, first: usize, i: usize) -> Option<usize> {
    let opening = match r.folded(i) {
        "»" => "«",
        "”" => "“",
        "\"" if in_quotes(r, i) => "\"",
        _ => return None,
    };
    Some((first..i).rev().find(|at| r.is(*at, &[opening])).unwrap_or(first))
}
