//! What English words say of the capitalised words beside them.

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
    /// The first word of an organisation's name.
    OpensOrganisation,
    /// The first word of a place's name.
    OpensPlace,
    /// The first word of another thing's name.
    OpensWork,
    /// A noun that says that the name beside it is an organisation's: `carrier X`, `X, a bank`.
    IsOrganisation,
    /// A noun that says that the name beside it is a place's.
    IsPlace,
    /// A noun that says that the name beside it is another thing's.
    IsWork,
    /// What a person has: `X's wife`.
    OfPerson,
    /// What an organisation has: `X shares`.
    OfOrganisation,
    /// What a place has: `X residents`.
    OfPlace,
    /// What another thing has: `X users`.
    OfWork,
    /// A verb whose subject is mostly an organisation.
    DoesOrganisation,
    /// A verb whose subject is mostly a person.
    DoesPerson,
    /// A participle before `by` and an organisation: `published by X`.
    ByOrganisation,
    /// A participle before `by` and a person: `directed by X`.
    ByPerson,
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
            "opens_org" => Class::OpensOrganisation,
            "opens_loc" => Class::OpensPlace,
            "opens_misc" => Class::OpensWork,
            "is_org" => Class::IsOrganisation,
            "is_loc" => Class::IsPlace,
            "is_misc" => Class::IsWork,
            "of_per" => Class::OfPerson,
            "of_org" => Class::OfOrganisation,
            "of_loc" => Class::OfPlace,
            "of_misc" => Class::OfWork,
            "does_org" => Class::DoesOrganisation,
            "does_per" => Class::DoesPerson,
            "joined_org" => Class::ByOrganisation,
            "joined_per" => Class::ByPerson,
            "joint" => Class::Joint,
            "calendar" => Class::Calendar,
            _ => Class::Ordinary,
        }
    }
}

/// Whether a lower-case word, or two joined by a space, is of a class.
pub(super) fn is(word: &str, class: Class) -> bool {
    classes(word) & (1 << (class as u32)) != 0
}

/// The classes of a lower-case word, or of two joined by a space, a bit each.
pub(super) fn classes(word: &str) -> u32 {
    static WORDS: OnceLock<WordMap<u32>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let mut words = WordMap::default();
        for (form, row) in rows(names::packed("english_words")) {
            *words.entry(form).or_insert(0) |= 1 << (Class::parse(row.column(0)) as u32);
        }
        words
    });
    words.get(word).copied().unwrap_or(0)
}
