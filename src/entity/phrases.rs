//! Names from lists, found in a document: the longest name of each list at each place.

use super::words::{LONGEST_PHRASE, PhraseTable, phrase_hash};
use crate::text::clitic::splits;
use crate::text::{Document, TokenKind};

/// How a token stands in listed names, a bit for each list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    /// Lists in which it is the first word of a name of several words.
    pub begins: u16,
    /// Lists in which it is a later word of a name.
    pub inside: u16,
    /// Lists in which it is itself a name.
    pub alone: u16,
}

/// For each token, the lists in whose names it stands.
pub fn find(document: &Document<'_>, table: &PhraseTable) -> Vec<Lists> {
    let count = document.tokens().len();
    let mut out = vec![Lists::default(); count];
    if table.is_empty() {
        return out;
    }
    for sentence in document.sentences() {
        for i in sentence.clone() {
            if document.token(i).kind == TokenKind::Mark || document.token(i).kind == TokenKind::Number {
                continue;
            }
            for split in splits(document.folded(i)) {
                name(document, sentence.end, i, split.stem, table, &mut out);
                // `للناتو` has swallowed the article that the list may have.
                if split.article && !split.stem.starts_with("ال") {
                    name(document, sentence.end, i, &format!("ال{}", split.stem), table, &mut out);
                }
            }
        }
    }
    out
}

fn name(
    document: &Document<'_>,
    end: usize,
    first: usize,
    stem: &str,
    table: &PhraseTable,
    out: &mut [Lists],
) {
    let mut hash = phrase_hash(None, stem);
    let mut last = first;
    out[first].alone |= table.get(hash);
    for words in 2..=LONGEST_PHRASE {
        last += 1;
        // A hyphen inside a name is no word of it.
        if last + 1 < end && matches!(document.folded(last), "-" | "–") {
            last += 1;
        }
        if last >= end || document.token(last).kind == TokenKind::Mark {
            return;
        }
        hash = phrase_hash(Some(hash), document.folded(last));
        let lists = table.get(hash);
        if lists != 0 && words > 1 {
            out[first].begins |= lists;
            for place in &mut out[first + 1..=last] {
                place.inside |= lists;
            }
        }
    }
}
