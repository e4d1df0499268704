//! Words around a number that make it approximate or a bound: `نحو`, `ما لا يقل عن`, `more than`, `على الأقل`.

use crate::lexicon::{Table, tables};
use crate::text::Document;
use crate::text::clitic::splits;

use super::kind::Number;

static BOUNDS: Table = Table::new(tables::NUMBER_BOUNDS);

/// The most words in one of them.
const LONGEST: usize = 4;

/// Where a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

/// Whether a folded word is of a kind.
pub(super) fn is(word: &str, kind: &str) -> bool {
    BOUNDS.get(word).is_some_and(|row| row.column(0) == kind)
}

/// Whether a folded word is of any kind.
pub(super) fn is_known(word: &str) -> bool {
    BOUNDS.contains(word)
}

/// Gives a number that lies in the tokens `from..to` what the words beside it say.
pub(super) fn mark(document: &Document<'_>, from: usize, to: usize, number: &mut Number) {
    let kinds = [before(document, from), after(document, to)];
    for kind in kinds.into_iter().flatten() {
        match kind {
            "approx" => number.approximate = true,
            "more" => number.min = number.min.or(number.value),
            "less" => number.max = number.max.or(number.value),
            _ => {}
        }
    }
}

fn before(document: &Document<'_>, from: usize) -> Option<&'static str> {
    (1..=LONGEST.min(from)).rev().find_map(|n| {
        let first = document.folded(from - n);
        let rest: String = (from - n + 1..from).map(|i| format!(" {}", document.folded(i))).collect();
        if (from - n + 1..=from).any(|i| document.tokens().get(i).is_some_and(|t| t.line_before)) {
            return None;
        }
        // A proclitic may stand before the first word: `بنحو`, `ونحو`.
        let whole = std::iter::once(first);
        let stems = splits(first).map(|s| s.stem);
        whole.chain(stems).find_map(|stem| kind(&format!("{stem}{rest}"), Side::Before))
    })
}

fn after(document: &Document<'_>, to: usize) -> Option<&'static str> {
    let end = document.tokens().len().min(to + LONGEST);
    (to + 1..=end).rev().find_map(|end| {
        if (to..end).any(|i| document.token(i).line_before) {
            return None;
        }
        let words: Vec<&str> = (to..end).map(|i| document.folded(i)).collect();
        kind(&words.join(" "), Side::After)
    })
}

fn kind(words: &str, side: Side) -> Option<&'static str> {
    let row = BOUNDS.get(words)?;
    let here = match row.column(1) {
        "both" => true,
        "before" => side == Side::Before,
        _ => side == Side::After,
    };
    here.then(|| row.column(0))
}
