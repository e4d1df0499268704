//! Names from lists, found in a document: the longest name of each list at each place.

use std::ops::Range;

use super::keys::mix;
use super::passage::Passage;
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

/// What is looked up of a word wherever it stands.
struct Word {
    /// Its hash as a later word of a phrase.
    hash: u64,
    /// The hashes of the stems with which a phrase may begin: those from here in the list of all.
    stems: Range<usize>,
    /// The lists that have one of the stems as a name.
    alone: u16,
}

/// For each token, the lists in whose names it stands.
pub fn find(passage: &Passage<'_, '_>, table: &PhraseTable) -> Vec<Lists> {
    let document = passage.document();
    let mut out = vec![Lists::default(); document.tokens().len()];
    if table.is_empty() {
        return out;
    }
    let mut stems = Vec::new();
    let words = document.of_words(|i| {
        let from = stems.len();
        let kind = document.token(i).kind;
        if !matches!(kind, TokenKind::Mark | TokenKind::Number) {
            for split in splits(document.folded(i)) {
                stems.push(phrase_hash(None, split.stem));
                // `للناتو` has swallowed the article that the list may have.
                if split.article && !split.stem.starts_with("ال") {
                    stems.push(phrase_hash(None, &format!("ال{}", split.stem)));
                }
            }
        }
        Word {
            hash: phrase_hash(None, document.folded(i)),
            stems: from..stems.len(),
            alone: stems[from..].iter().fold(0, |lists, &stem| lists | table.get(stem)),
        }
    });
    for sentence in passage.sentences() {
        for i in sentence.clone() {
            let word = &words[document.word(i)];
            out[i].alone = word.alone;
            for &stem in &stems[word.stems.clone()] {
                longer(document, sentence.end, i, stem, &words, table, &mut out);
            }
        }
    }
    out
}

/// The names of several words that begin at token `first` with a stem of this hash.
fn longer(
    document: &Document<'_>,
    end: usize,
    first: usize,
    stem: u64,
    words: &[Word],
    table: &PhraseTable,
    out: &mut [Lists],
) {
    let mut hash = stem;
    let mut last = first;
    for _ in 2..=LONGEST_PHRASE {
        last += 1;
        // A hyphen inside a name is no word of it, nor is the full stop of `St. Andrews`.
        let stop = document.token(last - 1).kind == TokenKind::Latin
            && document.folded_at(last) == "."
            && last < end
            && !document.token(last).space_before;
        if last + 1 < end && (stop || matches!(document.folded(last), "-" | "–")) {
            last += 1;
        }
        if last >= end || document.token(last).kind == TokenKind::Mark {
            return;
        }
        hash = mix(hash, words[document.word(last)].hash);
        let lists = table.get(hash);
        if lists != 0 {
            out[first].begins |= lists;
            for place in &mut out[first + 1..=last] {
                place.inside |= lists;
            }
        }
    }
}
