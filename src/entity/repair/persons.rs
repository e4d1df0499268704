//! Persons that the recogniser passed over: those that a list of persons goes on with (`قالت وفاء وبلال وكمال`).

use super::known::Known;
use crate::entity::{EntityKind, Mention};
use crate::text::clitic::{Split, splits};
use crate::text::{Document, TokenKind};

/// How sure such a person is.
const CONFIDENCE: f32 = 0.6;
/// The most words of such a name.
const LONGEST: usize = 4;
/// A word more frequent than this (twice the binary logarithm of its count in news text) is no family's name by being listed as one.
const COMMON: u8 = 26;

/// The mentions with the persons between them.
pub(super) fn with_passed_over(
    document: &Document<'_>,
    mentions: Vec<Mention>,
    known: &Known<'_>,
) -> Vec<Mention> {
    let given = document.of_words(|i| given(document, i, known));
    let mut out: Vec<Mention> = Vec::with_capacity(mentions.len());
    let mut mentions = mentions.into_iter().peekable();
    let mut i = 0;
    while i < document.tokens().len() {
        if let Some(mention) = mentions.next_if(|m| m.tokens.start <= i) {
            i = mention.tokens.end.max(i + 1);
            out.push(mention);
            continue;
        }
        let end = mentions.peek().map_or(document.tokens().len(), |m| m.tokens.start);
        let Some(skip) = given[document.word(i)] else {
            i += 1;
            continue;
        };
        let listed = out.last().is_some_and(|last| last.kind == EntityKind::Person && last.tokens.end == i);
        if listed && !document.token(i).line_before {
            let name_end = name_end(document, i, end, known);
            let span = document.offset_after(i, skip)..document.token(name_end - 1).end;
            let (kind, entity, confidence) = (EntityKind::Person, 0, CONFIDENCE);
            out.push(Mention { span, tokens: i..name_end, kind, entity, confidence });
            i = name_end;
        } else {
            i += 1;
        }
    }
    out.extend(mentions);
    out
}

/// Bytes of the proclitics, `و` among them, before the given name that token `i` is under one of its readings.
fn given(document: &Document<'_>, i: usize, known: &Known<'_>) -> Option<usize> {
    let fits = |s: &Split<'_>| {
        s.conjunction == Some('و') && s.preposition != Some('س') && known.is_given(s.stem) && !s.article
    };
    (document.token(i).kind == TokenKind::Arabic)
        .then(|| splits(document.folded(i)).find(fits).map(|s| s.len))
        .flatten()
}

/// The token after the name that begins with the given name at token `i`.
fn name_end(document: &Document<'_>, i: usize, end: usize, known: &Known<'_>) -> usize {
    let names = |i: usize| {
        let word = document.folded(i);
        document.token(i).kind == TokenKind::Arabic
            && !document.token(i).line_before
            && (known.is_given(word) || known.is_name(word) && known.frequency(word) < COMMON)
    };
    let last = (i + 1..end.min(i + LONGEST)).take_while(|&i| names(i)).last();
    last.map_or(i + 1, |last| last + 1)
}
