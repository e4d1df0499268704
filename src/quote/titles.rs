//! The nouns, of either language, after which marks set off a name or title (`صحيفة «…»`, `the film “…”`).

use super::arabic::vocabulary;
use super::english::words;

/// The most words that marks after a folded noun can set off as a name or title; none where the word is no such noun.
pub(super) fn title_words(word: &str) -> Option<usize> {
    words::title_words(word).or_else(|| vocabulary::title_words(word))
}

/// Whether marks after a folded word set off a name or title.
pub(super) fn is_title_noun(word: &str) -> bool {
    title_words(word).is_some()
}
