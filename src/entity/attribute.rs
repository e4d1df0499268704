//! What a single word gives the recogniser, each property a hash: what is the same in every language.
//!
//! An [`Attribute`] belongs to a word as such (its letters, its class, the lists that hold it) and counts at several offsets: its row of
//! weights has a block for "the word before is …" beside that for the word itself. A document has far fewer distinct words than tokens,
//! so attributes are computed, and at run time weighed, once a word.

use std::ops::Range;

use super::keys::{hash, mix};
use super::label::KINDS;
use super::words::WordRow;
use crate::text::TokenKind;

/// The offsets at which a word may count for a token: three before it to two after it.
pub const OFFSETS: Range<isize> = -3..3;

/// Offsets as a set of bits, the lowest for [`OFFSETS`]' first.
pub(super) const HERE: u8 = 0b00_1000;
pub(super) const LEFT: u8 = 0b00_0100;
pub(super) const RIGHT: u8 = 0b01_0000;
pub(super) const NEAR: u8 = LEFT | HERE | RIGHT;
pub(super) const WIDE: u8 = NEAR | 0b10_0010;
pub(super) const LEADING: u8 = 0b01_1111;

/// A feature of a token: the row of weights that it is found by, and the block of the row's columns that are its own. Block 0 is of the
/// token and its place, block `n` of a word at offset `OFFSETS.start + n - 1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feature {
    /// The row's hash.
    pub row: u64,
    /// The block.
    pub block: u8,
}

impl Feature {
    /// One hash for both.
    pub fn hash(self) -> u64 {
        mix(self.row, u64::from(self.block))
    }
}

/// A property of a word, and the offsets at which it counts.
#[derive(Clone, Copy, Debug)]
pub struct Attribute {
    /// Its hash: its row holds a block of weights for each offset.
    pub hash: u64,
    pub(super) offsets: u8,
}

impl Attribute {
    /// The feature that the attribute gives at an offset of the word from the token, if it counts there.
    pub(super) fn feature_at(self, offset: isize) -> Option<Feature> {
        let bit = offset.abs_diff(OFFSETS.start);
        (self.offsets & (1 << bit) != 0).then_some(Feature { row: self.hash, block: 1 + bit as u8 })
    }
}

/// What a hash is of. The numbers are part of the model's format.
pub(super) mod tag {
    pub(in super::super) const SURFACE: u8 = 10;
    pub(in super::super) const FOLDED: u8 = 11;
    pub(in super::super) const STEM: u8 = 12;
    pub(in super::super) const STEM_WITH_PROCLITICS: u8 = 13;
    pub(in super::super) const BEST_STEM: u8 = 14;
    pub(in super::super) const PREFIX: u8 = 15;
    pub(in super::super) const SUFFIX: u8 = 16;
    pub(in super::super) const STEM_PREFIX: u8 = 17;
    pub(in super::super) const STEM_SUFFIX: u8 = 18;
    pub(in super::super) const SHAPE: u8 = 19;
    pub(in super::super) const PROCLITICS: u8 = 20;
    pub(in super::super) const TRIGGER: u8 = 21;
    pub(in super::super) const CLUSTER: u8 = 22;
    pub(in super::super) const CLUSTER_PATH: u8 = 23;
    pub(in super::super) const STATISTIC: u8 = 24;
    pub(in super::super) const FREQUENCY: u8 = 25;
    pub(in super::super) const PAIR: u8 = 26;
    pub(in super::super) const CLUSTER_PAIR: u8 = 27;
    pub(in super::super) const BOUNDARY: u8 = 28;
    pub(in super::super) const QUOTED: u8 = 29;
    pub(in super::super) const LIST: u8 = 30;
    pub(in super::super) const TRIGGERED: u8 = 31;
    pub(in super::super) const BARE: u8 = 32;
    pub(in super::super) const LINE: u8 = 33;
    pub(in super::super) const SINCE: u8 = 34;
    pub(in super::super) const CASE: u8 = 35;
    pub(in super::super) const GLUED: u8 = 36;
    pub(in super::super) const SOUND: u8 = 37;
}

/// What the features of a place need to know of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    pub(super) folded: u64,
    /// What its forms have in common.
    pub(super) stem: u64,
    pub(super) suffix: u64,
    pub(super) cluster: Option<(u16, u64)>,
    /// Which classes of [triggers](OPENING) hold it.
    pub(super) triggers: u8,
    /// Which proclitics it has, and whether the article.
    pub(super) proclitics: u64,
    /// What spellings of one foreign name have in common; 0 where that says nothing.
    pub(super) sound: u64,
    /// How it is written: see [`super::english`]. 0 in a script without capitals.
    pub(super) shape: u8,
}

/// Trigger classes, a bit each: titles, kinship, places, bodies, verbs of saying, works, prepositions, peoples. These may open a name.
pub(super) const OPENING: u8 = 0b10_1111;

/// The attributes of a number or a mark, the same in every language; whether it is one.
pub(super) fn plain(word: &mut Word, folded: &str, kind: TokenKind, add: &mut impl FnMut(u64, u8)) -> bool {
    let shape = shape(folded, kind);
    match kind {
        TokenKind::Number => {
            // Which number it is says nothing; how long it is does.
            word.folded = shape;
            word.stem = shape;
            add(shape, WIDE);
        }
        TokenKind::Mark => {
            word.folded = hash(tag::FOLDED, folded.as_bytes());
            word.stem = word.folded;
            add(word.folded, WIDE);
            add(shape, NEAR);
        }
        _ => {
            add(shape, NEAR);
            return false;
        }
    }
    true
}

/// The attributes that a word's row in the word table gives.
pub(super) fn known(word: &mut Word, row: Option<WordRow<'_>>, add: &mut impl FnMut(u64, u8)) {
    let Some(row) = row else {
        add(hash(tag::FREQUENCY, &[]), NEAR);
        return;
    };
    add(mix(hash(tag::FREQUENCY, &[]), u64::from(row.frequency() / 2)), NEAR);
    for (n, value) in row.statistics().enumerate() {
        let offsets = [NEAR, LEFT, RIGHT][n / KINDS.len()];
        add(mix(hash(tag::STATISTIC, &[]), (n as u64) << 8 | u64::from(value)), offsets);
    }
    if let Some((class, (path, length))) = row.cluster() {
        add(mix(hash(tag::CLUSTER, &[]), u64::from(class)), WIDE);
        let prefix = |n: u8| {
            let n = n.min(length);
            u64::from(n) << 32 | u64::from(path) >> (length - n)
        };
        for n in [4u8, 6, 8, 10] {
            if n < length {
                let offsets = if n == 6 { WIDE } else { NEAR };
                add(mix(hash(tag::CLUSTER_PATH, &[]), prefix(n)), offsets);
            }
        }
        word.cluster = Some((class, prefix(7)));
    }
}

/// The trigger classes of a word.
pub(super) fn triggers(word: &mut Word, classes: u8, add: &mut impl FnMut(u64, u8)) {
    word.triggers = classes;
    for class in bits(u16::from(classes)) {
        add(mix(hash(tag::TRIGGER, &[]), class), LEADING);
    }
}

/// The beginnings and ends of a word: of one letter, of two …, each with the offsets at which it counts.
pub(super) fn affixes(
    word: &str,
    [prefix, suffix]: [u8; 2],
    offsets: [u8; 4],
    add: &mut impl FnMut(u64, u8),
) {
    for ((n, (at, _)), offsets) in word.char_indices().skip(1).enumerate().zip(offsets) {
        add(mix(hash(prefix, &word.as_bytes()[..at]), n as u64), offsets);
    }
    for ((at, _), offsets) in word.char_indices().rev().take_while(|(at, _)| *at > 0).zip(offsets) {
        add(hash(suffix, &word.as_bytes()[at..]), offsets);
    }
}

/// The last letters of a word; all of a shorter one.
pub(super) fn last_letters(word: &str, n: usize) -> &str {
    word.char_indices().rev().nth(n - 1).map_or(word, |(at, _)| &word[at..])
}

/// A coarse picture of a token: its sort and its length.
fn shape(folded: &str, kind: TokenKind) -> u64 {
    let length = folded.chars().take(8).count() as u64;
    mix(hash(tag::SHAPE, &[]), (kind as u64) << 8 | length)
}

/// The numbers of the bits that are set.
pub(super) fn bits(mut set: u16) -> impl Iterator<Item = u64> {
    std::iter::from_fn(move || {
        (set != 0).then(|| {
            let bit = set.trailing_zeros();
            set &= set - 1;
            u64::from(bit)
        })
    })
}
