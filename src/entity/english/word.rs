//! The attributes of an English word: its letters, how it is written, what is known of it.

use super::words::{Class, classes};
use crate::entity::attribute::{
    HERE, LEADING, NEAR, WIDE, Word, affixes, bits, known, last_letters, tag, triggers,
};
use crate::entity::keys::{hash, mix};
use crate::entity::words::Lexicon;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// In small letters.
    Small = 1,
    /// With a capital first.
    Capital = 2,
    /// A capital alone.
    Initial = 3,
    /// In capitals.
    Capitals = 4,
    /// With a capital first and another inside (`McCain`, `PayPal`).
    Mixed = 5,
    /// With a capital inside alone (`iPhone`).
    Inner = 6,
}

impl Shape {
    /// Of a word in letters, as written.
    pub(super) fn of(surface: &str) -> Shape {
        let mut letters = surface.chars();
        let first = letters.next().is_some_and(char::is_uppercase);
        let (mut upper, mut others) = (0, 0);
        for c in letters.filter(|c| c.is_alphabetic()) {
            if c.is_uppercase() {
                upper += 1;
            } else {
                others += 1;
            }
        }
        match (first, upper, others) {
            (false, 0, _) => Shape::Small,
            (false, ..) => Shape::Inner,
            (true, 0, 0) => Shape::Initial,
            (true, 0, _) => Shape::Capital,
            (true, _, 0) => Shape::Capitals,
            (true, ..) => Shape::Mixed,
        }
    }
}

/// The attributes of a word in letters, as written and folded.
pub(in crate::entity) fn attributes(
    word: &mut Word,
    surface: &str,
    folded: &str,
    lexicon: &Lexicon,
    add: &mut impl FnMut(u64, u8),
) {
    let shape = Shape::of(surface);
    word.shape = shape as u8;
    word.folded = hash(tag::FOLDED, folded.as_bytes());
    // `May` and `may`, `Bush` and `bush` share nothing.
    word.stem = mix(word.folded, u64::from(shape == Shape::Small));
    add(hash(tag::SURFACE, surface.as_bytes()), HERE);
    add(word.folded, WIDE);
    add(mix(hash(tag::CASE, &[]), shape as u64), WIDE);
    affixes(folded, [tag::PREFIX, tag::SUFFIX], [HERE, NEAR, NEAR, HERE], add);
    let ending = hash(tag::STEM_SUFFIX, last_letters(folded, 3).as_bytes());
    word.suffix = mix(ending, shape as u64);
    add(word.suffix, NEAR);
    let classes = classes(folded);
    let has = |class: Class| classes & 1 << class as u32 != 0;
    let opening = [
        (has(Class::Title), 0),
        (has(Class::Place), 2),
        (has(Class::Organisation), 3),
        (has(Class::Saying), 4),
        (has(Class::Work), 5),
        (has(Class::Preposition), 6),
    ];
    triggers(word, opening.iter().filter(|(has, _)| *has).fold(0, |set, (_, bit)| set | 1 << bit), add);
    for half in [classes as u16, (classes >> 16) as u16].into_iter().enumerate() {
        for class in bits(half.1) {
            add(mix(hash(tag::TRIGGER, &[1]), (half.0 as u64) << 8 | class), LEADING);
        }
    }
    known(word, lexicon.words.get(folded), add);
}

#[cfg(test)]
mod tests {
    use super::Shape;

    #[test]
    fn shapes_of_words() {
        let shapes = [
            ("bank", Shape::Small),
            ("Élysée", Shape::Capital),
            ("B", Shape::Initial),
            ("BBC", Shape::Capitals),
            ("McCain", Shape::Mixed),
            ("iPhone", Shape::Inner),
        ];
        for (word, shape) in shapes {
            assert_eq!(Shape::of(word), shape, "{word}");
        }
    }
}
