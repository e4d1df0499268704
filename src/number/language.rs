//! By which language a number is read.

use crate::text::{Document, TokenKind};

pub(super) use crate::text::Language;

/// How many tokens after figures the word may stand that tells their language: `45 (من`, `$5 million`.
const AHEAD: usize = 2;

/// The language by which what begins at token `i` is read: that of its run of words. Figures and signs go with the word after them, for
/// they stand between runs.
pub(super) fn language(document: &Document<'_>, i: usize) -> Language {
    let language = document.language_at(i);
    let word = |at: usize| match document.tokens().get(at).map(|t| (t.kind, t.line_before)) {
        Some((TokenKind::Arabic, false)) => Some(Language::Arabic),
        Some((TokenKind::Latin, false)) => Some(Language::English),
        _ => None,
    };
    match document.token(i).kind {
        TokenKind::Number | TokenKind::Mark if language != Language::Other => {
            (i + 1..=i + AHEAD).find_map(word).unwrap_or(language)
        }
        _ => language,
    }
}
