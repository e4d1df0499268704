//! Where a name begins inside its first token: whether `و ف ب ل ك` there are proclitics, which stay outside, or letters of the name.
//!
//! Each reading of the token ([`crate::text::clitic::splits`]) is scored by what is known of its stem: how often the word stands
//! alone in news text and elsewhere in this document, which lists hold it, how it begins. The weights are learnt with the model's.

use std::collections::HashMap;

use crate::entity::keys::{hash, mix};
use crate::entity::label::CUT;
use crate::entity::model::Model;
use crate::entity::words::{Lexicon, phrase_hash};
use crate::text::clitic::{Split, splits};
use crate::text::{Document, TokenKind};

const TAG: u8 = 50;

/// How often each folded word stands in a document.
#[derive(Debug)]
pub struct Occurrences<'d>(HashMap<&'d str, u32>);

impl<'d> Occurrences<'d> {
    /// Counts the Arabic words of a document.
    pub fn new(document: &'d Document<'_>) -> Occurrences<'d> {
        let firsts = document.of_words(|i| i);
        let mut of_word = vec![0; firsts.len()];
        for i in 0..document.tokens().len() {
            of_word[document.word(i)] += 1;
        }
        let mut counts = HashMap::new();
        for (&i, count) in firsts.iter().zip(of_word) {
            if document.token(i).kind == TokenKind::Arabic {
                *counts.entry(document.folded(i)).or_insert(0) += count;
            }
        }
        Occurrences(counts)
    }

    fn of(&self, folded: &str) -> u32 {
        self.0.get(folded).copied().unwrap_or(0)
    }
}

/// The readings of a name's first token, each with its features: what [`choose`] weighs and the trainer learns from.
pub fn readings<'d>(
    document: &'d Document<'_>,
    token: usize,
    several: bool,
    kind: usize,
    occurrences: &Occurrences<'_>,
    lexicon: &Lexicon,
) -> Vec<(Split<'d>, Vec<u64>)> {
    let folded = document.folded(token);
    let (best, _) = lexicon.words.best_split(folded);
    let next = if several { document.folded_at(token + 1) } else { "" };
    splits(folded)
        .map(|split| {
            let prefix = hash(TAG, &folded.as_bytes()[..split.len]);
            let feature = |what: u64, value: u64| mix(mix(prefix, what), value);
            let plain = |what: u64, value: u64| mix(mix(hash(TAG, &[1]), what), value);
            let stem = hash(TAG, split.stem.as_bytes());
            let known = lexicon.words.get(split.stem).map_or(0, |row| u64::from(row.frequency() / 4) + 1);
            let alone =
                u64::from(occurrences.of(split.stem)).saturating_sub(u64::from(split.len == 0)).min(3);
            let first = phrase_hash(None, split.stem);
            let lists = lexicon.phrases.get(first);
            let longer =
                if next.is_empty() { 0 } else { lexicon.phrases.get(phrase_hash(Some(first), next)) };
            let opening = |n: usize| {
                let end = split.stem.char_indices().nth(n).map_or(split.stem.len(), |(at, _)| at);
                hash(TAG, &split.stem.as_bytes()[..end])
            };
            let mut features = vec![
                prefix,
                feature(1, kind as u64),
                plain(2, stem),
                feature(3, stem),
                feature(4, u64::from(split.len == best.len)),
                feature(5, known),
                feature(6, alone),
                feature(7, u64::from(lists != 0)),
                feature(8, u64::from(longer != 0)),
                feature(9, opening(2)),
                feature(10, opening(3)),
                feature(11, u64::from(split.article)),
                feature(12, split.stem.chars().take(6).count() as u64),
                feature(13, kind as u64 * 2 + u64::from(several)),
            ];
            features.extend((0..16).filter(|bit| lists & (1 << bit) != 0).map(|bit| feature(14, bit)));
            (split, features)
        })
        .collect()
}

/// Bytes of the folded first token of a name that are proclitics.
pub fn choose(
    document: &Document<'_>,
    token: usize,
    several: bool,
    kind: usize,
    occurrences: &Occurrences<'_>,
    model: &Model,
) -> usize {
    if document.token(token).kind != TokenKind::Arabic {
        return 0;
    }
    let mut best = (i32::MIN, 0);
    for (split, features) in readings(document, token, several, kind, occurrences, model.lexicon()) {
        let score: i32 = features
            .iter()
            .map(|&f| {
                model
                    .row(f)
                    .iter()
                    .find(|(column, _)| usize::from(*column) == CUT)
                    .map_or(0, |(_, w)| i32::from(*w))
            })
            .sum();
        if score > best.0 {
            best = (score, split.len);
        }
    }
    best.1
}
