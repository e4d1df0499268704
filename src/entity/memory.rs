//! What a model has worked out of single words, kept from text to text: the next article, or the same after an edit, looks up new words only.
//!
//! Most of the recogniser's work is looking up the rows of a word's attributes, some fifty a word, in tables too large for the processor's
//! cache.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::attribute::Word;
use super::label::CUT;

/// Sums of the weights of a word, one for each column: a block for each offset at which it may count.
pub(super) type WordSums = [i16; CUT];

/// So many words are kept, some 400 bytes each; then all are forgotten, and the words of the next texts are kept.
const MOST: usize = 16_000;

/// What is known of written words.
#[derive(Debug, Default)]
pub(super) struct Known(HashMap<Box<str>, (Word, WordSums)>);

impl Known {
    pub(super) fn get(&self, written: &str) -> Option<&(Word, WordSums)> {
        self.0.get(written)
    }

    pub(super) fn keep(&mut self, written: &str, word: Word, sums: WordSums) {
        if self.0.len() >= MOST {
            self.0.clear();
        }
        self.0.insert(written.into(), (word, sums));
    }
}

/// A model's memory: lent to one text at a time, another one meanwhile begins with an empty one. It is no part of what the model is: a copy
/// has forgotten everything, and models are equal whatever they remember.
#[derive(Debug, Default)]
pub(super) struct Memory(Mutex<Known>);

impl Memory {
    /// What is remembered, to be [given back](Memory::give_back).
    pub(super) fn take(&self) -> Known {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Gives back what was taken, with what was added.
    pub(super) fn give_back(&self, known: Known) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = known;
    }

    /// How many words are remembered.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).0.len()
    }
}

impl Clone for Memory {
    fn clone(&self) -> Memory {
        Memory::default()
    }
}

impl PartialEq for Memory {
    fn eq(&self, _: &Memory) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_never_grows_beyond_its_bound() {
        let mut known = Known::default();
        for n in 0..MOST + 10 {
            known.keep(&n.to_string(), Word::default(), [0; CUT]);
        }
        assert!(known.0.len() <= MOST && known.get(&MOST.to_string()).is_some() && known.get("0").is_none());
    }
}
