//! The document: the untouched text, its tokens, sentences and blocks, and the folded forms that everything later matches against.
//!
//! What a reader pasted is never changed. Every later stage works on [`Token`]s, whose offsets are bytes into the original, and on
//! their folded forms ([`Document::folded`]). Positions leave the core as UTF-16 code units, converted by one [`utf16::Cursor`].

pub mod block;
pub mod clitic;
pub mod fold;
mod language;
mod machine;
mod sentence;
mod token;
pub mod utf16;
mod wrap;

use std::collections::HashMap;
use std::ops::Range;

pub use block::{Block, BlockRole};
pub use language::{Language, Run};
pub use token::{Token, TokenKind};

/// A text cut into tokens, sentences and blocks.
#[derive(Debug)]
pub struct Document<'a> {
    text: &'a str,
    folded: String,
    tokens: Vec<Token>,
    /// The number of each token's written form.
    words: Vec<u32>,
    /// Where each written form stands first.
    first_tokens: Vec<usize>,
    sentences: Vec<Range<usize>>,
    blocks: Vec<Block>,
    runs: Vec<Run>,
    language: Language,
}

impl<'a> Document<'a> {
    /// Reads a text. Any string is a document; time grows linearly with its length.
    ///
    /// ```
    /// use isnad::text::Document;
    /// let document = Document::new("قال د. سامي: «نعود غدا». ثم خرج.");
    /// assert_eq!(document.sentences().len(), 2);
    /// assert_eq!(document.folded(0), "قال");
    /// ```
    pub fn new(text: &'a str) -> Document<'a> {
        let mut folded = String::new();
        let mut tokens = token::tokenize(text, &mut folded);
        machine::join(text, &folded, &mut tokens);
        wrap::join(text, &mut tokens);
        let (words, first_tokens) = number_words(text, &tokens);
        let mut document = Document {
            text,
            folded,
            tokens,
            words,
            first_tokens,
            sentences: Vec::new(),
            blocks: Vec::new(),
            runs: Vec::new(),
            language: Language::Other,
        };
        document.sentences = sentence::split(&document);
        let mut blocks = block::cut(&document);
        document.runs = language::tell(&document, &mut blocks);
        block::assign(&document, &mut blocks);
        document.blocks = blocks;
        document.language = language::main(&document);
        document
    }

    /// Gives blocks, by their numbers, other roles than they were read to have; the main language is told anew.
    pub(crate) fn set_roles(&mut self, roles: &[(usize, BlockRole)]) {
        for &(n, role) in roles {
            self.blocks[n].role = role;
        }
        self.language = language::main(self);
    }

    /// The text as given.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// All tokens, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Token number `i`. Panics where there is none.
    pub fn token(&self, i: usize) -> &Token {
        &self.tokens[i]
    }

    /// The folded form of token number `i`; never empty but for a token of ignorable characters alone. Panics where there is none.
    pub fn folded(&self, i: usize) -> &str {
        &self.folded[self.tokens[i].fold_start..self.tokens[i].fold_end]
    }

    /// The folded form of token number `i`, empty past the end: for looking ahead.
    pub fn folded_at(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &self.folded[t.fold_start..t.fold_end])
    }

    /// Token number `i` as written. Panics where there is none.
    pub fn surface(&self, i: usize) -> &'a str {
        &self.text[self.tokens[i].start..self.tokens[i].end]
    }

    /// The number of token `i`'s written form among the text's distinct ones, from 0 in the order in which they come. Panics where there
    /// is no such token.
    pub fn word(&self, i: usize) -> usize {
        self.words[i] as usize
    }

    /// What `of` says of each distinct word, by its [number](Document::word), asked for the token where it stands first: what depends on
    /// the word alone is worked out once, and a text of any length has few words beside its tokens.
    ///
    /// ```
    /// use isnad::text::Document;
    /// let document = Document::new("قال سامي: قال نعم");
    /// let letters = document.of_words(|i| document.folded(i).chars().count());
    /// assert_eq!(letters, [3, 4, 1, 3]);
    /// assert_eq!(document.word(3), document.word(0));
    /// ```
    pub fn of_words<T>(&self, of: impl FnMut(usize) -> T) -> Vec<T> {
        self.first_tokens.iter().copied().map(of).collect()
    }

    /// The byte offset in the text at which token `i` continues once a proclitic of `folded_len` folded bytes is taken off.
    pub fn offset_after(&self, i: usize, folded_len: usize) -> usize {
        self.tokens[i].start + fold::original_offset(self.surface(i), folded_len)
    }

    /// The original text between token `i` and the one after it (or the end).
    pub fn gap_after(&self, i: usize) -> &'a str {
        let end = self.tokens.get(i + 1).map_or(self.text.len(), |t| t.start);
        &self.text[self.tokens[i].end..end]
    }

    /// Token ranges of the sentences, in order; together they hold every token.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// The number of the sentence that holds token `i`.
    pub fn sentence_of(&self, i: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= i)
    }

    /// The blocks, in order; together they hold every token.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The block that holds token `i`. Panics where there is no such token.
    pub fn block_of(&self, i: usize) -> &Block {
        &self.blocks[self.blocks.partition_point(|b| b.tokens.end <= i)]
    }

    /// The block that is the article's title, if it has one.
    pub fn title(&self) -> Option<&Block> {
        self.blocks.iter().find(|b| b.role == BlockRole::Title)
    }

    /// The main language: that of most of its words.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The languages of its [runs](Document::runs), each once, in the order in which they come.
    pub fn languages(&self) -> Vec<Language> {
        let mut found = Vec::new();
        for run in &self.runs {
            if !found.contains(&run.language) {
                found.push(run.language);
            }
        }
        found
    }

    /// Stretches of one language, in order; together they hold every token. Each lies in one block: in an Arabic block words in Latin
    /// letters are a run of their own (`BBC`, a whole English quotation), in an English one words in Arabic letters.
    ///
    /// ```
    /// use isnad::text::{Document, Language};
    /// let document = Document::new("عملت في قناة BBC Arabic ثم عادت");
    /// let languages: Vec<_> = document.runs().iter().map(|r| (r.tokens.clone(), r.language)).collect();
    /// assert_eq!(languages, [(0..3, Language::Arabic), (3..5, Language::English), (5..7, Language::Arabic)]);
    /// ```
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// The language by which token `i` is read: that of its [run](Document::runs), which differs from its block's where a block holds
    /// words in another script. Panics where there is no such token.
    pub fn language_at(&self, i: usize) -> Language {
        self.runs[self.runs.partition_point(|r| r.tokens.end <= i)].language
    }

    /// The first token that starts at or after byte `offset`.
    pub fn token_from(&self, offset: usize) -> usize {
        self.tokens.partition_point(|t| t.start < offset)
    }
}

/// Numbers the distinct written forms of the tokens, and says where each stands first.
fn number_words(text: &str, tokens: &[Token]) -> (Vec<u32>, Vec<usize>) {
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let mut first_tokens = Vec::new();
    let words = tokens.iter().enumerate().map(|(i, token)| {
        *numbers.entry(&text[token.start..token.end]).or_insert_with(|| {
            first_tokens.push(i);
            u32::try_from(first_tokens.len() - 1).expect("fewer words than bytes of a text")
        })
    });
    (words.collect(), first_tokens)
}
