//! An article as it is compared: its words with their stems, and what each of them is a part of.

use std::collections::HashSet;
use std::ops::Range;

use super::Article;
use super::stem::Vocabulary;
use crate::analysis::{Analysis, Quote};
use crate::export::Positions;
use crate::lexicon::{self, Table};
use crate::text::utf16::Cursor;
use crate::text::{Document, TokenKind};

static NEGATIONS: Table = Table::new(lexicon::tables::QUOTE_NEGATIONS);

/// The same in English.
const ENGLISH_NEGATIONS: [&str; 5] = ["not", "no", "never", "without", "nor"];

/// An article with its words.
pub(super) struct Read<'a> {
    pub(super) text: &'a str,
    pub(super) analysis: &'a Analysis,
    pub(super) words: Vec<Word>,
    /// Ranges of words, in order.
    pub(super) sentences: Vec<Range<usize>>,
}

/// A word or a number. Positions are UTF-16 code units.
#[derive(Clone, Copy)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) stem: u32,
    pub(super) root: u32,
    /// How much it tells that two wordings share the stem: 0 where it is part of a name, a time or a number, or stands in every sentence.
    pub(super) stem_rarity: f32,
    /// The same of its root.
    pub(super) root_rarity: f32,
    /// It is part of a name, a time or a number.
    pub(super) fixed: bool,
    /// Where it is missing, something is: it is no mere small word.
    pub(super) telling: bool,
}

impl<'a> Read<'a> {
    pub(super) fn new(article: &Article<'a>, vocabulary: &mut Vocabulary) -> Read<'a> {
        let (text, analysis) = (article.text, article.analysis);
        let document = Document::new(text);
        let mut cursor = Cursor::new(text);
        let mut words = Vec::with_capacity(document.tokens().len());
        let mut sentences = Vec::with_capacity(document.sentences().len());
        let mut first = 0;
        for sentence in document.sentences() {
            for i in sentence.clone() {
                let token = document.token(i);
                if matches!(token.kind, TokenKind::Mark | TokenKind::Machine) {
                    continue;
                }
                let stemmed = vocabulary.stemmed(document.folded(i), token.kind);
                let number = token.kind == TokenKind::Number;
                let folded = document.folded(i);
                // One letter (`a`, `'s`) is no word that tells anything, and stands in no table.
                let letters = folded.chars().filter(|c| c.is_alphabetic()).count();
                let counts = f32::from(u8::from(!number && letters > 1));
                let negation = NEGATIONS.contains(folded) || ENGLISH_NEGATIONS.contains(&folded);
                words.push(Word {
                    start: cursor.at(token.start),
                    end: cursor.at(token.end),
                    stem: stemmed.stem,
                    root: stemmed.root,
                    stem_rarity: stemmed.stem_rarity * counts,
                    root_rarity: stemmed.root_rarity * counts,
                    fixed: number,
                    telling: number || negation || stemmed.stem_rarity * counts > 0.0,
                });
            }
            if words.len() > first {
                sentences.push(first..words.len());
            }
            first = words.len();
        }
        let mut read = Read { text, analysis, words, sentences };
        let quoted: HashSet<(usize, usize)> =
            analysis.quotes.iter().filter(|q| q.kind != "term").map(|q| (q.start, q.end)).collect();
        let names = analysis.mentions.iter().map(|m| (m.start, m.end));
        // What is said, from the first to the last word, is no mere name.
        read.silence(names.filter(|span| !quoted.contains(span)));
        read.silence(analysis.times.iter().map(|t| (t.start, t.end)));
        read.silence(analysis.numbers.iter().map(|n| {
            // What is counted is a word like others.
            let of = n.of.as_ref().map_or(0, |of| of.encode_utf16().count());
            (n.start, n.end.saturating_sub(of).max(n.start))
        }));
        read
    }

    /// Takes the weight off the words of names, times and numbers.
    fn silence(&mut self, spans: impl Iterator<Item = (usize, usize)>) {
        for (start, end) in spans {
            let range = self.within(start, end);
            for word in &mut self.words[range] {
                (word.stem_rarity, word.root_rarity) = (0.0, 0.0);
                (word.fixed, word.telling) = (true, true);
            }
        }
    }

    /// A stretch of the text.
    pub(super) fn slice(&self, start: usize, end: usize) -> &'a str {
        &self.text[Positions::new(self.text).bytes(start, end)]
    }

    /// The words that lie in a stretch of the text, in part at least.
    pub(super) fn within(&self, start: usize, end: usize) -> Range<usize> {
        let first = self.words.partition_point(|word| word.end <= start);
        let last = self.words.partition_point(|word| word.start < end);
        first..last.max(first)
    }

    /// The language of the line at a position.
    pub(super) fn language(&self, at: usize) -> &'static str {
        let blocks = &self.analysis.blocks;
        let n = blocks.partition_point(|block| block.end <= at);
        blocks.get(n).map_or(self.analysis.document.language, |block| block.language)
    }

    /// Whether a time at a position tells of the story: not in a line of the page's furniture, nor where the article says its own day.
    pub(super) fn tells(&self, at: usize) -> bool {
        let blocks = &self.analysis.blocks;
        let role = blocks.get(blocks.partition_point(|block| block.end <= at)).map(|block| block.role);
        let own = self.analysis.document.date_evidence;
        !matches!(role, Some("furniture" | "byline")) && own.is_none_or(|own| at < own.start || at >= own.end)
    }

    /// The sentence of a word, as a range of words.
    pub(super) fn sentence(&self, word: usize) -> Range<usize> {
        let n = self.sentences.partition_point(|sentence| sentence.end <= word);
        self.sentences.get(n).cloned().unwrap_or(word..word)
    }

    /// The quotations that somebody is said to have said; those inside another of the same source are a part of that.
    pub(super) fn statements(&self) -> Vec<usize> {
        let quotes = &self.analysis.quotes;
        let by_id: std::collections::HashMap<&str, &Quote> =
            quotes.iter().map(|quote| (quote.id.as_str(), quote)).collect();
        let whole = |quote: &Quote| {
            let outer = quote.within.as_deref().and_then(|id| by_id.get(id));
            quote.kind != "term"
                && outer.is_none_or(|outer| outer.kind == "term" || outer.source != quote.source)
        };
        (0..quotes.len()).filter(|&n| whole(&quotes[n])).collect()
    }
}

/// How many words a text has: runs of letters, marks and digits.
pub(super) fn count_words(text: &str) -> usize {
    text.split(|c: char| !(c.is_alphanumeric() || crate::text::fold::is_ignorable(c)))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}
