//! What a cue is: a reporting verb or phrase of a period, with the place where what it reports begins.

use std::ops::Range;

use super::super::reader::Reader;
use super::super::stream::Item;
use super::vocabulary::Reporting;

/// Where what a cue reports begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Nowhere after it.
    None,
    /// At a clause: the item of `أن` and the first item after it.
    That(usize),
    /// At a stretch in marks: its item.
    Quote(usize),
    /// After a colon, without marks: the first item after the colon.
    Colon(usize),
}

/// A reporting word or phrase in its period.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// Its first item.
    pub(super) at: usize,
    /// The item after it.
    pub(super) end: usize,
    /// Bytes of the text, without `و` or `ف`.
    pub(super) span: Range<usize>,
    /// What the tables say of it.
    pub(super) reporting: Reporting,
    /// It is joined to what stands before it by `و` or `ف`.
    pub(super) joined: bool,
    /// It is denied (لم يؤكد).
    pub(super) negated: bool,
    /// Where what it reports begins.
    pub(super) content: Content,
}

/// The folded word before item `at`, if a word stands there.
pub(super) fn previous_word<'r>(reader: &'r Reader<'_>, items: &[Item], at: usize) -> Option<&'r str> {
    match items.get(at.checked_sub(1)?)? {
        Item::Word(i) => Some(reader.document.folded(*i)),
        _ => None,
    }
}
