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
    /// The sentences in the blocks of a language, whole, with the words of other languages in them.
    pub fn of(document: &'d Document<'t>, language: Language) -> Passage<'d, 't> {
        let here = |sentence: &&Range<usize>| document.block_of(sentence.start).language == language;
        Passage { document, language, sentences: document.sentences().iter().filter(here).cloned().collect() }
    }

    /// The words of a language inside sentences of another (`BBC Arabic`, a whole English quotation), each stretch of them as if it were a sentence.
    pub fn within(document: &'d Document<'t>, language: Language) -> Passage<'d, 't> {
        let mut sentences = Vec::new();
        for run in document.runs().iter().filter(|r| r.language == language) {
            if document.block_of(run.tokens.start).language == language {
                continue;
            }
            let first = document.sentence_of(run.tokens.start);
            let over = document.sentences()[first..].iter().take_while(|s| s.start < run.tokens.end);
            sentences.extend(over.map(|s| s.start.max(run.tokens.start)..s.end.min(run.tokens.end)));
        }
        Passage { document, language, sentences }
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
