//! Titles: the role, rank or nationality that a text gives a person beside the name.

use super::Mention;
use crate::text::Document;

/// The fullest title that the text gives a person, by all its mentions; `None` where it gives none.
pub(super) fn of<'m>(
    _document: &Document<'_>,
    _mentions: impl Iterator<Item = &'m Mention>,
) -> Option<String> {
    None
}
