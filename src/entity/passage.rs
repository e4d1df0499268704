//! What one model reads of a document: the sentences in its language.

use std::ops::Range;

use crate::text::{Document, Language};

/// The sentences of a document that are in one language.
#[derive(Debug)]
pub struct Passage<'d, 't> {
    document: &'d Document<'t>,
    language: Language,
    sentences: Vec<Range<usize>>,
}

impl<'d, 't> Passage<'d, 't> {
    /// The sentences in the blocks of a language.
    pub fn of(document: &'d Document<'t>, language: Language) -> Passage<'d, 't> {
        let here = |sentence: &&Range<usize>| document.block_of(sentence.start).language == language;
        Passage { document, language, sentences: document.sentences().iter().filter(here).cloned().collect() }
    }

    /// All sentences, whatever language they look to be in: for text of which it is known.
    pub fn whole(document: &'d Document<'t>, language: Language) -> Passage<'d, 't> {
        Passage { document, language, sentences: document.sentences().to_vec() }
    }

    /// The document.
    pub fn document(&self) -> &'d Document<'t> {
        self.document
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Token ranges of the sentences, in order.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.sentences.is_empty()
    }

    /// Whether each distinct word of the document, by its number, stands here.
    pub fn has_words(&self) -> Vec<bool> {
        let all = self.sentences.len() == self.document.sentences().len();
        let mut has = self.document.of_words(|_| all);
        if !all {
            self.sentences.iter().flat_map(Clone::clone).for_each(|i| has[self.document.word(i)] = true);
        }
        has
    }
}
