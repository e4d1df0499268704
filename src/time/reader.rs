//! The tokens of a document with what they mean to the grammar of time.

use std::cell::{OnceCell, RefCell};

use super::lexicon::{Count, Cue, Entry, Lexicon, Unit, Word, lexicon};
use crate::number::words;
use crate::order::{descending, sort_by_key};
use crate::text::clitic::{Split, splits};
use crate::text::{Document, TokenKind};

/// A meaning of the word at a token, with the proclitics that this reading takes off.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sense {
    pub(super) word: Word,
    /// Bytes of folded proclitics before the word.
    pub(super) skip: usize,
    /// How many tokens the form takes.
    pub(super) tokens: usize,
    /// The article stands before it and is not part of the form.
    pub(super) article: bool,
    pub(super) conjunction: bool,
    pub(super) preposition: Option<char>,
}

impl Sense {
    /// Nothing is glued before the word.
    pub(super) fn bare(&self) -> bool {
        self.skip == 0
    }

    /// Nothing but a preposition is glued before the word (`لعام`, `بشهر`).
    pub(super) fn of(&self) -> bool {
        !self.conjunction
    }
}

/// A document read once: every token's senses, and the end of the line in which the grammar may look.
pub(super) struct Reader<'d, 't> {
    pub(super) document: &'d Document<'t>,
    /// What is known of each distinct word; nothing of those that are not wanted.
    of_word: Vec<Option<Known>>,
    /// Where each token's senses start in `senses`; one more entry than tokens.
    first: Vec<u32>,
    senses: Vec<Sense>,
    /// One past the last token that the grammar may look at.
    pub(super) end: usize,
    /// The first token of the line.
    pub(super) start: usize,
    /// Day and month of the dates that name political camps in this text.
    pub(super) camps: RefCell<Vec<(i8, i8)>>,
    /// Whether the English of the text writes the day before the month, once somebody has asked.
    pub(super) day_first: OnceCell<bool>,
}

/// What is known of a word wherever it stands.
#[derive(Clone, Copy)]
struct Known {
    /// A form in the lexicon begins with it.
    senses: bool,
    /// It is a word of a number.
    number: bool,
}

impl<'d, 't> Reader<'d, 't> {
    /// Reads the tokens that are `wanted`; the others have no senses.
    pub(super) fn new(document: &'d Document<'t>, wanted: impl Fn(usize) -> bool) -> Reader<'d, 't> {
        let lexicon = lexicon();
        let count = document.tokens().len();
        let mut first = Vec::with_capacity(count + 1);
        let mut senses = Vec::new();
        let mut of_word: Vec<Option<Known>> = document.of_words(|_| None);
        for i in 0..count {
            first.push(u32::try_from(senses.len()).unwrap_or(u32::MAX));
            if !wanted(i) {
                continue;
            }
            let known = of_word[document.word(i)].get_or_insert_with(|| Known {
                senses: forms(document, i).any(|(_, form, _)| lexicon.get(form).is_some()),
                number: words::starts_number(document, i),
            });
            if known.senses {
                for (split, form, article) in forms(document, i) {
                    look_up(document, lexicon, i, &split, form, article, &mut senses);
                }
            }
        }
        first.push(u32::try_from(senses.len()).unwrap_or(u32::MAX));
        Reader {
            document,
            of_word,
            first,
            senses,
            end: count,
            start: 0,
            camps: RefCell::default(),
            day_first: OnceCell::new(),
        }
    }

    /// The senses of token `i`; none past the end of the line.
    pub(super) fn senses(&self, i: usize) -> &[Sense] {
        if i < self.end { &self.senses[self.first[i] as usize..self.first[i + 1] as usize] } else { &[] }
    }

    /// Whether token `i` may name a month, wherever in the document it stands.
    pub(super) fn is_month(&self, i: usize) -> bool {
        let senses = &self.senses[self.first[i] as usize..self.first[i + 1] as usize];
        senses.iter().any(|s| matches!(s.word, Word::Month { .. }))
    }

    /// The first sense of token `i` of which `pick` makes something.
    pub(super) fn find<T>(&self, i: usize, pick: impl Fn(&Sense) -> Option<T>) -> Option<T> {
        self.senses(i).iter().find_map(pick)
    }

    /// The folded token `i`, empty past the end of the line.
    pub(super) fn folded(&self, i: usize) -> &'d str {
        if i < self.end { self.document.folded(i) } else { "" }
    }

    pub(super) fn kind(&self, i: usize) -> Option<TokenKind> {
        (i < self.end).then(|| self.document.token(i).kind)
    }

    pub(super) fn is_number(&self, i: usize) -> bool {
        self.kind(i) == Some(TokenKind::Number)
    }

    /// Whether a word of a number stands at token `i`.
    pub(super) fn is_number_word(&self, i: usize) -> bool {
        i < self.end && self.of_word[self.document.word(i)].is_some_and(|known| known.number)
    }

    /// Whether token `i` stands right after the one before it.
    pub(super) fn is_glued(&self, i: usize) -> bool {
        i > self.start && i < self.end && {
            let token = self.document.token(i);
            !token.space_before && !token.line_before
        }
    }

    /// Whether token `i` is one of these marks or words, folded.
    pub(super) fn is(&self, i: usize, any: &[&str]) -> bool {
        any.contains(&self.folded(i))
    }

    /// Whether token `i` has a cue of a kind.
    pub(super) fn has_cue(&self, i: usize, cue: Cue) -> bool {
        self.senses(i).iter().any(|s| s.word == Word::Cue(cue))
    }

    /// Whether token `i`, with nothing glued before it, is a word of a kind.
    pub(super) fn is_a(&self, i: usize, cue: Cue) -> bool {
        self.senses(i).iter().any(|s| s.bare() && s.word == Word::Cue(cue))
    }

    /// Whether the token before `i` on its line is a word of a kind.
    pub(super) fn follows(&self, i: usize, cue: Cue) -> bool {
        i > self.start && self.is_a(i - 1, cue)
    }

    /// A unit at `i`.
    pub(super) fn unit(&self, i: usize) -> Option<(Unit, Count, bool, Sense)> {
        self.find(i, |s| match s.word {
            Word::Unit { unit, count, sure } => Some((unit, count, sure, *s)),
            _ => None,
        })
    }

    /// A whole number from `low` to `high` written in digits.
    pub(super) fn whole(&self, i: usize, low: i32, high: i32) -> Option<i32> {
        if !self.is_number(i) {
            return None;
        }
        let digits = self.folded(i);
        let value: i32 = (digits.len() <= 6).then(|| digits.parse().ok())??;
        (low <= value && value <= high).then_some(value)
    }
}

/// The forms of the word at token `i` that the lexicon may have, each with the proclitics before it and whether the article is taken off.
fn forms<'d>(document: &'d Document<'_>, i: usize) -> impl Iterator<Item = (Split<'d>, &'d str, bool)> {
    let kind = document.token(i).kind;
    let word = document.folded(i);
    // `السنّة` with its doubled letter is the Sunna.
    let sunna = word.ends_with("سنه") && document.surface(i).contains("نّ");
    let arabic = (kind == TokenKind::Arabic && !sunna).then(|| splits(word)).into_iter().flatten();
    let arabic = arabic.filter(|split| split.preposition != Some('س')).flat_map(|split| {
        // After `لل` the article is there though its letters are not.
        let swallowed = split.article && split.bare() == split.stem;
        let whole = (!swallowed).then_some((split, split.stem, false));
        let bare = split.article.then(|| (split, split.bare(), true));
        whole.into_iter().chain(bare)
    });
    let whole = Split { len: 0, conjunction: None, preposition: None, stem: word, article: false };
    arabic.chain((kind == TokenKind::Latin).then_some((whole, word, false)))
}

fn look_up(
    document: &Document<'_>,
    lexicon: &Lexicon,
    i: usize,
    split: &Split<'_>,
    form: &str,
    article: bool,
    senses: &mut Vec<Sense>,
) {
    let Some(entries) = lexicon.get(form) else { return };
    let from = senses.len();
    for Entry { rest, word } in entries {
        if rest.iter().enumerate().all(|(n, w)| follows(document, i + 1 + n, w)) {
            senses.push(Sense {
                word: *word,
                skip: split.len,
                tokens: 1 + rest.len(),
                article,
                conjunction: split.conjunction.is_some(),
                preposition: split.preposition,
            });
        }
    }
    // The longest form first: `كانون الثاني` before a shorter one.
    sort_by_key(&mut senses[from..], |s| [descending(s.tokens)]);
}

fn follows(document: &Document<'_>, i: usize, word: &str) -> bool {
    document.folded_at(i) == word && !document.token(i).line_before
}
