//! English: what its words and their capitals give the recogniser, and what single words are.

mod capitals;
mod word;
mod words;

use std::ops::Range;

pub(super) use capitals::Capitals;
pub(super) use word::attributes;

use crate::entity::EntityKind;
use crate::text::Document;
use words::{Class, is};

/// Whether a lower-case English word is a title or role.
pub(super) fn is_title(word: &str) -> bool {
    is(word, Class::Title)
}

/// Whether a lower-case English word is the name of a day or month.
pub(super) fn is_calendar(word: &str) -> bool {
    is(word, Class::Calendar)
}

/// Whether tokens are a piece of a sentence rather than a name: two ordinary words of English or more, one of them in small letters
/// (`Follow us on`).
pub(super) fn is_phrase(document: &Document<'_>, tokens: Range<usize>) -> bool {
    let ordinary =
        |&i: &usize| is(document.folded(i), Class::Ordinary) && !is(document.folded(i), Class::Joint);
    let small = |i: usize| document.surface(i).starts_with(|c: char| c.is_ascii_lowercase());
    tokens.clone().filter(ordinary).count() > 1 && tokens.filter(ordinary).any(small)
}

/// The type that a lower-case word gives a name that ends in it (`holdings`, `river`, `act`), where it gives one.
pub(super) fn class_noun(word: &str) -> Option<EntityKind> {
    let kinds = [
        (Class::Organisation, EntityKind::Organisation),
        (Class::Place, EntityKind::Location),
        (Class::Work, EntityKind::Misc),
    ];
    let mut found = kinds.into_iter().filter(|(class, _)| is(word, *class)).map(|(_, kind)| kind);
    found.next().filter(|_| found.next().is_none())
}

/// Whether a lower-case word is a preposition before places.
pub(super) fn is_preposition(word: &str) -> bool {
    is(word, Class::Preposition)
}
