//! The features of the learnt recogniser: what a token and its surroundings look like, each feature a hash.
//!
//! Two sorts: those of the words around a token (see [`super::attribute`]), and those of its place: pairs of neighbours, names of several
//! words, quotation marks, capitals.
//!
//! The trainer computes its features by this very code.

use std::ops::Range;

use super::attribute::{Attribute, Feature, HERE, OFFSETS, OPENING, WIDE, Word, bits, plain, tag};
use super::keys::{hash, mix};
use super::passage::Passage;
use super::words::Lexicon;
use super::{arabic, english, phrases};
use crate::text::{Document, Language, TokenKind};

/// A feature that needs no word: it is there at every token.
pub const ALWAYS: u64 = 0x51_7C_C1_B7_27_22_0A_95;

/// The features of a document.
#[derive(Debug)]
pub struct Features {
    words: Vec<Word>,
    word_of: Vec<usize>,
    local: Vec<u64>,
    local_ends: Vec<u32>,
}

/// How many words back such a word is looked for.
const FARTHEST_TRIGGER: usize = 5;

/// A sentence of so many tokens is a short one.
const SHORT: usize = 4;

/// The word that stands before every sentence, and the one after.
const BEFORE: usize = 0;
const AFTER: usize = 1;

impl Features {
    /// Computes the features of every token of a passage. `word` is asked for each distinct word once, in the order of their numbers (see
    /// [`read`]); what it does with their attributes is its own business: they are some megabytes in a long text. Time grows linearly with
    /// the text.
    pub fn new(
        passage: &Passage<'_, '_>,
        lexicon: &Lexicon,
        mut word: impl FnMut(Source) -> Word,
    ) -> Features {
        let document = passage.document();
        let mut features = Features {
            words: vec![word(Source::Before), word(Source::After)],
            word_of: Vec::with_capacity(document.tokens().len()),
            local: Vec::new(),
            local_ends: vec![0; document.tokens().len()],
        };
        let first_word = features.words.len();
        let has = passage.has_words();
        document.of_words(|i| {
            features.words.push(word(if has[document.word(i)] {
                Source::Token(i)
            } else {
                Source::Elsewhere
            }));
        });
        features.word_of.extend((0..document.tokens().len()).map(|i| first_word + document.word(i)));
        let names = phrases::find(passage, &lexicon.phrases);
        let quoted = quoted(document);
        let letters = (passage.language() == Language::English).then(|| english::Capitals::new(passage));
        let mut end = 0;
        for sentence in passage.sentences() {
            let so_far = features.end();
            features.local_ends[end..sentence.start].fill(so_far);
            for i in sentence.clone() {
                features.local(document, sentence, i, &names, &quoted);
                if let Some(letters) = &letters {
                    let shape = |offset| features.words[features.word_at(sentence, i, offset)].shape;
                    letters.features(document, i, [shape(-1), shape(0), shape(1)], &mut features.local);
                }
                features.local_ends[i] = features.end();
            }
            end = sentence.end;
        }
        let so_far = features.end();
        features.local_ends[end..].fill(so_far);
        features
    }

    /// How many local features there are so far.
    fn end(&self) -> u32 {
        u32::try_from(self.local.len()).expect("a few a token")
    }

    /// What is the same for all forms of a word with their proclitics cut off, as far as that can be told; 0 for a number or a mark.
    pub fn stem(&self, document: &Document<'_>, i: usize) -> u64 {
        match document.token(i).kind {
            TokenKind::Mark | TokenKind::Number => 0,
            _ => self.words[self.word_of[i]].stem,
        }
    }

    /// What spellings of one foreign name have in common; 0 where that says nothing.
    pub fn sound(&self, i: usize) -> u64 {
        self.words[self.word_of[i]].sound
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
        // Lists of names are lines of few words.
        if sentence.len() <= SHORT {
            out.push(mix(hash(tag::LINE, &[1]), sentence.len() as u64));
        }
        // `ماتيكس-كريمر`, `#كرم_حداد`: what a mark without spaces joins is mostly one name.
        let glues = |m: usize| {
            m > sentence.start
                && m + 1 < sentence.end
                && document.token(m).kind == TokenKind::Mark
                && !document.token(m).space_before
                && !document.token(m + 1).space_before
        };
        for (side, m, other) in
            [(0, Some(i), i + 1), (1, i.checked_sub(1), i.wrapping_sub(2)), (2, Some(i + 1), i + 2)]
        {
            if let Some(m) = m.filter(|&m| glues(m)) {
                let h = mix(mix(hash(tag::GLUED, document.folded(m).as_bytes()), side), here.triggers.into());
                out.push(h);
                if let Some((_, path)) = self.words[self.word_of[other]].cluster {
                    out.push(mix(h, path));
                }
            }
        }
        self.local = out;
    }
}

/// Where a word stands that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Before the sentence: its boundary.
    Before,
    /// After the sentence.
    After,
    /// At a token, which has its written form for the first time.
    Token(usize),
    /// Only in another passage: it has no attributes.
    Elsewhere,
}

/// A word, its attributes to `out`. What they are depends on its written form, the language and the lexicon alone.
pub fn read(passage: &Passage<'_, '_>, source: Source, lexicon: &Lexicon, out: &mut Vec<Attribute>) -> Word {
    let mut add = |hash: u64, offsets: u8| out.push(Attribute { hash, offsets });
    let i = match source {
        Source::Before | Source::After => {
            let h = mix(hash(tag::BOUNDARY, &[]), u64::from(source == Source::After));
            add(h, WIDE & !HERE);
            return Word { folded: h, stem: h, ..Word::default() };
        }
        Source::Elsewhere => return Word::default(),
        Source::Token(i) => i,
    };
    let document = passage.document();
    let folded = document.folded(i);
    let mut word = Word::default();
    if !plain(&mut word, folded, document.token(i).kind, &mut add) {
        match passage.language() {
            Language::English => {
                english::attributes(&mut word, document.surface(i), folded, lexicon, &mut add);
            }
            _ => arabic::attributes(&mut word, document.surface(i), folded, lexicon, &mut add),
        }
    }
    word
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
