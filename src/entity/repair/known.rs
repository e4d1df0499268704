//! What is known of a name or a word, from the tables and from the lists and words that came with the model.

use crate::entity::words::{Lexicon, phrase_hash};
use crate::entity::{EntityKind, gazetteer};

/// The bits of the model's lists ([`Lexicon::phrases`]), as its trainer numbers them: single names, persons, and from there on places and
/// bodies.
const NAMES: u16 = 1 << 0;
const PERSONS: u16 = 1 << 1;
const PLACES: u16 = 1 << 2 | 1 << 3 | 1 << 4;
const BODIES: u16 = 1 << 5 | 1 << 6;

/// The tables with a model's lists and words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'m>(pub(super) &'m Lexicon);

impl Known<'_> {
    fn bits<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> u16 {
        let hash = words.into_iter().fold(None, |h, w| Some(phrase_hash(h, w)));
        hash.map_or(0, |h| self.0.phrases.get(h))
    }

    /// Whether a name of folded words is listed: a person's as a person's, any other as that of something else than a person. The model's
    /// lists are too wide for single words.
    pub(super) fn lists(&self, kind: EntityKind, first: &str, rest: &[&str]) -> bool {
        let person = kind == EntityKind::Person;
        let words = || std::iter::once(first).chain(rest.iter().copied());
        let bits = if person { PERSONS } else { PLACES | BODIES };
        let name = words().collect::<Vec<_>>().join(" ");
        let things = [EntityKind::Location, EntityKind::Organisation, EntityKind::Misc];
        !rest.is_empty() && self.bits(words()) & bits != 0
            || gazetteer::lookup(&name).is_some_and(|e| (e.kind == EntityKind::Person) == person)
            || if person {
                gazetteer::thing(kind, &name).is_some()
            } else {
                things.iter().any(|&kind| gazetteer::thing(kind, &name).is_some())
            }
    }

    /// Whether a folded word is a given name that is no other word.
    pub(super) fn is_given(&self, word: &str) -> bool {
        gazetteer::is_given_name(word, false)
    }

    /// Whether a folded word is listed as any name, given or of a family.
    pub(super) fn is_name(&self, word: &str) -> bool {
        gazetteer::is_given_name(word, true) || self.bits([word]) & NAMES != 0
    }

    /// Whether news text has a folded word, as it stands.
    pub(super) fn is_word(&self, word: &str) -> bool {
        self.0.words.get(word).is_some()
    }

    /// How often news text has a folded word, as it stands: twice the binary logarithm of the count, 0 for a word that it has not.
    pub(super) fn frequency(&self, word: &str) -> u8 {
        self.0.words.get(word).map_or(0, |row| row.frequency())
    }
}
