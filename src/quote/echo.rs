//! Words in marks that no cue introduces and that the article gives to someone elsewhere: a headline quotes what its article tells who said.

use std::collections::HashMap;

use super::{Quote, QuoteKind, Speaker};
use crate::text::Document;
use crate::text::fold::fold;

/// Gives a stretch without a cue the speaker of whoever says the same words in marks elsewhere in the text.
pub(super) fn join(document: &Document<'_>, quotes: &mut [Quote]) {
    let said: HashMap<String, Speaker> = quotes
        .iter()
        .rev()
        .filter(|q| !q.marks.is_empty() && matches!(q.kind, QuoteKind::Direct | QuoteKind::Partial))
        .filter_map(|q| Some((words(document, q)?, q.speaker.clone()?)))
        .collect();
    for quote in quotes.iter_mut().filter(|q| matches!(q.why, "no-cue" | "set-phrase")) {
        if let Some(speaker) = words(document, quote).and_then(|words| said.get(&words)) {
            quote.kind = QuoteKind::Partial;
            quote.speaker = Some(Speaker { inferred: true, ..speaker.clone() });
            quote.why = "echo";
        }
    }
}

/// The folded words of a short stretch, without the preposition that may stand inside the marks.
fn words(document: &Document<'_>, quote: &Quote) -> Option<String> {
    const LONGEST: usize = 8;
    let text = fold(document.text()[quote.span.clone()].trim_matches(|c: char| !c.is_alphanumeric()));
    let words: Vec<&str> = text.split_whitespace().collect();
    (words.len() <= LONGEST).then(|| words.join(" "))
}
