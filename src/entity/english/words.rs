//! What English words say of the capitalised words beside them.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::lexicon::{WordMap, names, rows};

/// A class of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A title or role before a person.
    Title,
    /// The class noun of an organisation.
    Organisation,
    /// The class noun of a place.
    Place,
    /// The class noun of another name: a law, an award, an event.
    Work,
    /// A verb of saying after a person.
    Saying,
    /// A preposition before a place.
    Preposition,
    /// A small word inside names.
    Joint,
    /// The name of a day or month.
    Calendar,
    /// An ordinary word that opens sentences.
    Ordinary,
}

impl Class {
    fn parse(name: &str) -> Class {
        match name {
            "title" => Class::Title,
            "org" => Class::Organisation,
            "loc" => Class::Place,
            "misc" => Class::Work,
            "saying" => Class::Saying,
            "place" => Class::Preposition,
            "joint" => Class::Joint,
            "calendar" => Class::Calendar,
            _ => Class::Ordinary,
        }
    }
}

/// Whether a lower-case word, or two joined by a space, is of a class.
pub(super) fn is(word: &str, class: Class) -> bool {
    static WORDS: OnceLock<WordMap<u16>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let mut words = WordMap::default();
        for (form, row) in rows(names::packed("english_words")) {
            *words.entry(form).or_insert(0) |= 1 << (Class::parse(row.column(0)) as u16);
        }
        words
    });
    words.get(word).is_some_and(|bits| bits & (1 << (class as u16)) != 0)
}

/// Whether a word, as written, is a given name.
pub(super) fn is_given_name(word: &str) -> bool {
    static GIVEN: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let given =
        GIVEN.get_or_init(|| rows(names::packed("english_given")).map(|(_, row)| row.column(0)).collect());
    given.contains(word)
}
