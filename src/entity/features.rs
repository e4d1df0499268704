//! The features of the learnt recogniser: what a token and its surroundings look like, each feature a hash.
//!
//! Two sorts. An [`Attribute`] belongs to a word as such (its letters, its class, the lists that hold it) and counts at several
//! offsets: its row of weights has a block for "the word before is …" beside that for the word itself. A document has far fewer distinct words than
//! tokens, so attributes are computed, and at run time weighed, once a word. Local features belong to one place: pairs of neighbours,
//! names of several words, quotation marks.
//!
//! The trainer computes its features by this very code.

use std::ops::Range;
use std::sync::OnceLock;

use super::keys::{hash, mix};
use super::label::KINDS;
use super::phrases;
use super::words::{Lexicon, WordRow};
use crate::lexicon::{self, WordMap, tables};
use crate::text::clitic::splits;
use crate::text::{Document, TokenKind};

/// The offsets at which a word may count for a token: three before it to two after it.
pub const OFFSETS: Range<isize> = -3..3;

/// Offsets as a set of bits, the lowest for [`OFFSETS`]' first.
const HERE: u8 = 0b00_1000;
const LEFT: u8 = 0b00_0100;
const RIGHT: u8 = 0b01_0000;
const NEAR: u8 = LEFT | HERE | RIGHT;
const WIDE: u8 = NEAR | 0b10_0010;
const LEADING: u8 = 0b01_1111;

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
    offsets: u8,
}

impl Attribute {
    /// The feature that the attribute gives at an offset of the word from the token, if it counts there.
    fn feature_at(self, offset: isize) -> Option<Feature> {
        let bit = offset.abs_diff(OFFSETS.start);
        (self.offsets & (1 << bit) != 0).then_some(Feature { row: self.hash, block: 1 + bit as u8 })
    }
}

/// A feature that needs no word: it is there at every token.
pub const ALWAYS: u64 = 0x51_7C_C1_B7_27_22_0A_95;

// What a hash is of. The numbers are part of the model's format.
mod tag {
    pub(super) const SURFACE: u8 = 10;
    pub(super) const FOLDED: u8 = 11;
    pub(super) const STEM: u8 = 12;
    pub(super) const STEM_WITH_PROCLITICS: u8 = 13;
    pub(super) const BEST_STEM: u8 = 14;
    pub(super) const PREFIX: u8 = 15;
    pub(super) const SUFFIX: u8 = 16;
    pub(super) const STEM_PREFIX: u8 = 17;
    pub(super) const STEM_SUFFIX: u8 = 18;
    pub(super) const SHAPE: u8 = 19;
    pub(super) const PROCLITICS: u8 = 20;
    pub(super) const TRIGGER: u8 = 21;
    pub(super) const CLUSTER: u8 = 22;
    pub(super) const CLUSTER_PATH: u8 = 23;
    pub(super) const STATISTIC: u8 = 24;
    pub(super) const FREQUENCY: u8 = 25;
    pub(super) const PAIR: u8 = 26;
    pub(super) const CLUSTER_PAIR: u8 = 27;
    pub(super) const BOUNDARY: u8 = 28;
    pub(super) const QUOTED: u8 = 29;
    pub(super) const LIST: u8 = 30;
    pub(super) const TRIGGERED: u8 = 31;
    pub(super) const BARE: u8 = 32;
    pub(super) const LINE: u8 = 33;
    pub(super) const SINCE: u8 = 34;
}

/// What the local features need to know of a word.
#[derive(Clone, Debug, Default)]
struct Word {
    folded: u64,
    stem: u64,
    suffix: u64,
    cluster: Option<(u16, u64)>,
    triggers: u8,
    /// Which proclitics it has, and whether the article.
    proclitics: u64,
}

/// The features of a document.
#[derive(Debug)]
pub struct Features {
    words: Vec<Word>,
    word_of: Vec<usize>,
    local: Vec<u64>,
    local_ends: Vec<u32>,
}

/// Trigger classes that open a name: titles, kinship, places, bodies, works (the bits of [`trigger_classes`]).
const OPENING: u8 = 0b10_1111;
/// How many words back such a word is looked for.
const FARTHEST_TRIGGER: usize = 5;

/// The word that stands before every sentence, and the one after.
const BEFORE: usize = 0;
const AFTER: usize = 1;

impl Features {
    /// Computes the features of every token. The attributes of each distinct word go to `take`, in the order of the words' numbers, and are
    /// not kept: they are some megabytes in a long text. Time grows linearly with the text.
    pub fn new(document: &Document<'_>, lexicon: &Lexicon, mut take: impl FnMut(&[Attribute])) -> Features {
        let mut features = Features {
            words: Vec::new(),
            word_of: Vec::with_capacity(document.tokens().len()),
            local: Vec::new(),
            local_ends: Vec::with_capacity(document.tokens().len()),
        };
        features.boundary(0, &mut take);
        features.boundary(1, &mut take);
        let mut attributes = Vec::new();
        let first_word = features.words.len();
        document.of_words(|i| {
            attributes.clear();
            features.words.push(word_of(document, i, lexicon, &mut attributes));
            take(&attributes);
        });
        features.word_of.extend((0..document.tokens().len()).map(|i| first_word + document.word(i)));
        let names = phrases::find(document, &lexicon.phrases);
        let quoted = quoted(document);
        for sentence in document.sentences() {
            for i in sentence.clone() {
                features.local(document, sentence, i, &names, &quoted);
                features.local_ends.push(u32::try_from(features.local.len()).expect("a few a token"));
            }
        }
        features
    }

    /// What is the same for all forms of a word with their proclitics cut off, as far as that can be told; 0 for a number or a mark.
    pub fn stem(&self, document: &Document<'_>, i: usize) -> u64 {
        match document.token(i).kind {
            TokenKind::Mark | TokenKind::Number => 0,
            _ => self.words[self.word_of[i]].stem,
        }
    }

    /// The distinct word at an offset from token `i`, where the sentence is `sentence`: beyond its ends stand the boundaries.
    #[inline]
    pub fn word_at(&self, sentence: &Range<usize>, i: usize, offset: isize) -> usize {
        match i.checked_add_signed(offset) {
            Some(at) if at >= sentence.end => AFTER,
            Some(at) if at >= sentence.start => self.word_of[at],
            _ => BEFORE,
        }
    }

    /// The local features of token `i`.
    pub fn local_of(&self, i: usize) -> &[u64] {
        let from = i.checked_sub(1).map_or(0, |p| self.local_ends[p] as usize);
        &self.local[from..self.local_ends[i] as usize]
    }

    /// Calls `take` with every feature of token `i`; `attributes` are the words', as [`Features::new`] gave them.
    pub fn each(
        &self,
        attributes: &[Vec<Attribute>],
        sentence: &Range<usize>,
        i: usize,
        mut take: impl FnMut(Feature),
    ) {
        take(Feature { row: ALWAYS, block: 0 });
        for offset in OFFSETS {
            let word = self.word_at(sentence, i, offset);
            attributes[word].iter().filter_map(|a| a.feature_at(offset)).for_each(&mut take);
        }
        self.local_of(i).iter().for_each(|&row| take(Feature { row, block: 0 }));
    }

    fn boundary(&mut self, side: u64, take: &mut impl FnMut(&[Attribute])) {
        let h = mix(hash(tag::BOUNDARY, &[]), side);
        take(&[Attribute { hash: h, offsets: WIDE & !HERE }]);
        self.words.push(Word { folded: h, stem: h, ..Word::default() });
    }

    fn local(
        &mut self,
        document: &Document<'_>,
        sentence: &Range<usize>,
        i: usize,
        names: &[phrases::Lists],
        quoted: &[u8],
    ) {
        // Lent out while the words are read.
        let mut out = std::mem::take(&mut self.local);
        let at = |offset: isize| &self.words[self.word_at(sentence, i, offset)];
        let (before2, before, here, after, after2) = (at(-2), at(-1), at(0), at(1), at(2));
        let pair = |which: u64, a: u64, b: u64| mix(mix(mix(hash(tag::PAIR, &[]), which), a), b);
        out.extend([
            pair(0, before.folded, here.stem),
            pair(1, here.stem, after.folded),
            pair(2, before2.folded, before.folded),
            pair(3, after.folded, after2.folded),
        ]);
        for (which, a, b) in [(0, before, here), (1, here, after)] {
            if let (Some((a, a_path)), Some((b, b_path))) = (a.cluster, b.cluster) {
                let h = mix(hash(tag::CLUSTER_PAIR, &[]), which);
                out.push(mix(mix(h, u64::from(a)), u64::from(b)));
                out.push(mix(mix(h, a_path), b_path));
            }
        }
        for class in bits(u16::from(before.triggers)) {
            let h = mix(hash(tag::TRIGGERED, &[]), class);
            out.push(mix(h, here.suffix));
            if let Some((_, path)) = here.cluster {
                out.push(mix(h, path));
            }
            for list in bits(names[i].begins | names[i].inside) {
                out.push(mix(mix(h, 7), list));
            }
        }
        // Names of organisations and places are long: how far back the class noun stands that may have opened one.
        for distance in 1..=FARTHEST_TRIGGER {
            let Some(j) = i.checked_sub(distance).filter(|j| sentence.contains(j)) else { break };
            if document.token(j).kind == TokenKind::Mark {
                break;
            }
            let opened = self.words[self.word_of[j]].triggers & OPENING;
            if opened != 0 {
                let h = mix(hash(tag::SINCE, &[]), u64::from(opened) << 8 | distance as u64);
                out.push(h);
                out.push(mix(h, here.proclitics));
                out.push(mix(h, here.suffix));
                break;
            }
        }
        for (which, offset) in [(0, -1isize), (1, 0), (2, 1)] {
            let Some(j) = i.checked_add_signed(offset).filter(|j| sentence.contains(j)) else { continue };
            for (part, lists) in [names[j].begins, names[j].inside, names[j].alone].into_iter().enumerate() {
                for list in bits(lists) {
                    out.push(mix(mix(mix(hash(tag::LIST, &[]), which), part as u64), list));
                }
            }
        }
        if quoted[i] != 0 {
            out.push(mix(hash(tag::QUOTED, &[]), u64::from(quoted[i])));
        }
        if document.token(i).line_before {
            out.push(hash(tag::LINE, &[]));
        }
        self.local = out;
    }
}

/// The word at token `i`, its attributes to `out`.
fn word_of(document: &Document<'_>, i: usize, lexicon: &Lexicon, out: &mut Vec<Attribute>) -> Word {
    let folded = document.folded(i);
    let kind = document.token(i).kind;
    let mut add = |hash: u64, offsets: u8| out.push(Attribute { hash, offsets });
    let mut word = Word::default();
    let shape = shape(folded, kind);
    if matches!(kind, TokenKind::Number) {
        // Which number it is says nothing; how long it is does.
        word.folded = shape;
        word.stem = shape;
        add(shape, WIDE);
    } else if kind == TokenKind::Mark {
        word.folded = hash(tag::FOLDED, folded.as_bytes());
        word.stem = word.folded;
        add(word.folded, WIDE);
        add(shape, NEAR);
    } else {
        letters(&mut word, document.surface(i), folded, lexicon, &mut add);
        add(shape, NEAR);
    }
    word
}

/// The attributes of a word in letters.
fn letters(word: &mut Word, surface: &str, folded: &str, lexicon: &Lexicon, add: &mut impl FnMut(u64, u8)) {
    let (best, row) = lexicon.words.best_split(folded);
    word.folded = hash(tag::FOLDED, folded.as_bytes());
    word.stem = hash(tag::BEST_STEM, best.stem.as_bytes());
    add(hash(tag::SURFACE, surface.as_bytes()), HERE);
    add(word.folded, WIDE);
    add(word.stem, NEAR);
    add(hash(tag::BARE, best.bare().as_bytes()), HERE);
    for split in splits(folded) {
        let stem = hash(tag::STEM, split.stem.as_bytes());
        add(stem, HERE);
        if split.len > 0 {
            add(mix(hash(tag::STEM_WITH_PROCLITICS, split.stem.as_bytes()), split.len as u64), HERE);
        }
    }
    let proclitics = mix(hash(tag::PROCLITICS, &folded.as_bytes()[..best.len]), u64::from(best.article));
    add(proclitics, NEAR);
    word.proclitics = proclitics;
    affixes(folded, [tag::PREFIX, tag::SUFFIX], [NEAR, NEAR, NEAR, HERE], add);
    affixes(best.bare(), [tag::STEM_PREFIX, tag::STEM_SUFFIX], [HERE; 4], add);
    word.suffix = hash(tag::STEM_SUFFIX, last_letters(best.bare(), 2).as_bytes());
    let mut classes = 0u8;
    for split in splits(folded) {
        classes |= trigger_classes(split.stem);
    }
    word.triggers = classes;
    for class in bits(u16::from(classes)) {
        add(mix(hash(tag::TRIGGER, &[]), class), LEADING);
    }
    known(word, row, add);
}

/// The attributes that the word table gives.
fn known(word: &mut Word, row: Option<WordRow<'_>>, add: &mut impl FnMut(u64, u8)) {
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

/// The beginnings and ends of a word: of one letter, of two …, each with the offsets at which it counts.
fn affixes(word: &str, [prefix, suffix]: [u8; 2], offsets: [u8; 4], add: &mut impl FnMut(u64, u8)) {
    for ((n, (at, _)), offsets) in word.char_indices().skip(1).enumerate().zip(offsets) {
        add(mix(hash(prefix, &word.as_bytes()[..at]), n as u64), offsets);
    }
    for ((at, _), offsets) in word.char_indices().rev().take_while(|(at, _)| *at > 0).zip(offsets) {
        add(hash(suffix, &word.as_bytes()[at..]), offsets);
    }
}

fn last_letters(word: &str, n: usize) -> &str {
    word.char_indices().rev().nth(n - 1).map_or(word, |(at, _)| &word[at..])
}

/// A coarse picture of a token: its sort and its length.
fn shape(folded: &str, kind: TokenKind) -> u64 {
    let length = folded.chars().take(8).count() as u64;
    mix(hash(tag::SHAPE, &[]), (kind as u64) << 8 | length)
}

/// The numbers of the bits that are set.
fn bits(mut set: u16) -> impl Iterator<Item = u64> {
    std::iter::from_fn(move || {
        (set != 0).then(|| {
            let bit = set.trailing_zeros();
            set &= set - 1;
            u64::from(bit)
        })
    })
}

/// For each token 0, or how it stands in a short stretch in quotation marks (at most six words): 1 the first word, 2 the last, 3
/// both, 4 within.
fn quoted(document: &Document<'_>) -> Vec<u8> {
    const LONGEST: usize = 6;
    let count = document.tokens().len();
    let mut out = vec![0; count];
    let mut opened: Option<usize> = None;
    for i in 0..count {
        if document.token(i).kind != TokenKind::Mark {
            continue;
        }
        let mark = document.surface(i);
        let closes = opened.is_some_and(|o| i > o + 1 && i - o - 1 <= LONGEST);
        if closes && matches!(mark, "»" | "”" | "\"" | "“" | "›" | "’" | "'" | "«") {
            let from = opened.take().map_or(0, |o| o + 1);
            for (j, place) in out.iter_mut().enumerate().take(i).skip(from) {
                *place = match (j == from, j + 1 == i) {
                    (true, true) => 3,
                    (true, false) => 1,
                    (false, true) => 2,
                    (false, false) => 4,
                };
            }
        } else if matches!(mark, "«" | "“" | "\"" | "‹" | "‘" | "'" | "”" | "»") {
            opened = Some(i);
        }
    }
    out
}

/// The classes of a folded word in `data/entity/triggers.tsv`, a bit each.
pub fn trigger_classes(folded: &str) -> u8 {
    triggers().get(folded).copied().unwrap_or(0)
}

fn triggers() -> &'static WordMap<u8> {
    const CLASSES: [&str; 8] = ["title", "kin", "place", "body", "saying", "work", "preposition", "people"];
    static TRIGGERS: OnceLock<WordMap<u8>> = OnceLock::new();
    TRIGGERS.get_or_init(|| {
        lexicon::rows(tables::ENTITY_TRIGGERS)
            .map(|(form, row)| {
                let classes = row.column(0).split(' ').filter_map(|c| CLASSES.iter().position(|k| *k == c));
                (form, classes.fold(0u8, |set, bit| set | 1 << bit))
            })
            .collect()
    })
}
