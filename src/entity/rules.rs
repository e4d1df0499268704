//! Arabic names by the compiled-in tables and cues alone, for a text before the model has arrived.

use super::{Mention, gazetteer};
use crate::text::{Document, TokenKind};

/// How sure a listed name is.
const LISTED: f32 = 0.85;

/// Finds the names of a document, in the order of the text, never overlapping.
pub(super) fn tag(document: &Document<'_>) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for sentence in document.sentences() {
        let mut i = sentence.start;
        while i < sentence.end {
            match listed(document, i, sentence.end) {
                Some(mention) => {
                    i = mention.tokens.end;
                    mentions.push(mention);
                }
                None => i += 1,
            }
        }
    }
    mentions
}

/// The listed name at token `i`.
fn listed(document: &Document<'_>, i: usize, end: usize) -> Option<Mention> {
    if matches!(document.token(i).kind, TokenKind::Mark | TokenKind::Number) {
        return None;
    }
    let found = gazetteer::arabic_at(document, i, end).filter(|m| !m.entry.weak)?;
    let span = document.offset_after(i, found.skip)..document.token(found.next - 1).end;
    Some(Mention { span, tokens: i..found.next, kind: found.entry.kind, entity: 0, confidence: LISTED })
}
