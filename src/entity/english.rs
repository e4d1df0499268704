//! English names by rules: capitals, tables, titles, and what the rest of the text says of a name.

use super::Mention;
use crate::text::Document;

/// Finds the names of an English document.
pub(super) fn tag(document: &Document<'_>) -> Vec<Mention> {
    super::rules::tag(document)
}
