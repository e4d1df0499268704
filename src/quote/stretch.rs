//! Runs of items as stretches of the text: where a short stretch closes, what is dropped at an end, and the bytes from one item to another.

use std::ops::Range;

use super::reader::Reader;
use super::stream::{Item, Period};

/// For each item of a period, how many are left before it when the marks and conjunctions at the end are dropped.
#[derive(Debug)]
pub(super) struct Kept(Vec<usize>);

impl Kept {
    /// Of the items of a period, in one pass.
    pub(super) fn new(reader: &Reader<'_>, items: &[Item]) -> Kept {
        let mut kept = vec![0; items.len() + 1];
        for at in 0..items.len() {
            kept[at + 1] = if drops(reader, items, at) { kept[at] } else { at + 1 };
        }
        Kept(kept)
    }

    /// The end of a range of items without the marks and conjunctions at it.
    pub(super) fn trimmed(&self, start: usize, end: usize) -> usize {
        self.0[end.min(self.0.len() - 1)].max(start)
    }
}

/// Whether an item is left out at the end of a clause: marks, and a conjunction written apart.
fn drops(reader: &Reader<'_>, items: &[Item], at: usize) -> bool {
    match items[at] {
        Item::Mark(_) => {
            matches!(reader.mark(items, at), "،" | "," | "." | "؛" | ":" | "-" | "–" | "—" | "…" | "(")
        }
        Item::Word(_) => matches!(reader.word(items, at), "و" | "كما" | "فيما" | "حيث" | "ثم" | "وذلك"),
        _ => false,
    }
}

/// Bytes of the text from the first of a range of items to its last, marks of stretches at the edges included.
pub(super) fn span(
    reader: &Reader<'_>,
    period: &Period,
    kept: &Kept,
    items: Range<usize>,
) -> Option<Range<usize>> {
    let end = kept.trimmed(items.start, items.end);
    let document = reader.document;
    let first = period.items.get(items.start).filter(|_| end > items.start)?;
    let last = period.items[end - 1];
    let start = match *first {
        Item::Word(i) | Item::Mark(i) => document.token(i).start,
        Item::Quote(q) | Item::Open(q) => document.token(reader.marked[q].open.start).start,
        Item::Close(q) => document.token(reader.marked[q].tokens.end - 1).end,
    };
    let end = match last {
        Item::Word(i) | Item::Mark(i) => document.token(i).end,
        Item::Quote(q) | Item::Close(q) => document.token(reader.marked[q].after() - 1).end,
        Item::Open(q) => document.token(reader.marked[q].open.end - 1).end,
    };
    (start < end).then_some(start..end)
}
