//! Persons that the recogniser passed over: those that a list of persons goes on with (`قالت وفاء وبلال وكمال`).

use super::known::Known;
use crate::entity::{EntityKind, Mention, gazetteer};
use crate::lexicon::Table;
use crate::text::clitic::{Split, splits};
use crate::text::{Document, TokenKind};

/// How sure such a person is.
const CONFIDENCE: f32 = 0.6;
/// The most words of such a name.
const LONGEST: usize = 4;
/// A word more frequent than this (twice the binary logarithm of its count in news text) is no family's name by being listed as one.
const COMMON: u8 = 26;

/// Words of respect before a name and no part of it, but for being first names too.
static RESPECT: Table = Table::of_names("respect");

/// A mention that is a person's or holds one, put right by its words: several first names joined by `و` are persons whatever they were taken for; a word
/// of respect before a first name is outside.
pub(super) fn settle(document: &Document<'_>, mention: Mention, known: &Known<'_>) -> Mention {
    let (first, end) = (mention.tokens.start, mention.tokens.end);
    let several = end - first > 1;
    let joined = |i: usize| document.folded(i).strip_prefix('و').is_some_and(|word| known.is_given(word));
    let is_first = |i: usize| splits(document.folded(i)).any(|s| known.is_given(s.stem));
    if several
        && matches!(mention.kind, EntityKind::Misc | EntityKind::Organisation)
        && is_first(first)
        && (first + 1..end).all(joined)
    {
        return Mention { kind: EntityKind::Person, ..mention };
    }
    let whole = document.token(first).start == mention.span.start;
    if mention.kind != EntityKind::Person || !several || !whole {
        return mention;
    }
    let word = document.folded(first);
    let respect = RESPECT.contains(word) && known.is_given(document.folded(first + 1)) && end - first > 2;
    if respect {
        let span = document.token(first + 1).start..mention.span.end;
        return Mention { span, tokens: first + 1..end, ..mention };
    }
    mention
}

/// Whether a mention is no person but who told the speaker something (`ما قاله لي صياد`).
pub(super) fn is_told(document: &Document<'_>, mention: &Mention, known: &Known<'_>) -> bool {
    let first = mention.tokens.start;
    let says = |i: usize| {
        let word = document.folded(i);
        gazetteer::is_saying(word) || word.strip_suffix('ه').is_some_and(gazetteer::is_saying)
    };
    mention.kind == EntityKind::Person
        && mention.tokens.len() == 2
        && document.folded(first) == "لي"
        && first > 0
        && says(first - 1)
        && !known.is_given(document.folded(first + 1))
}

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
        let list = given_list(document, i, end);
        if list.len() >= FEWEST {
            i += list.len();
            out.extend(list);
            continue;
        }
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

/// As many first names joined by `و` are persons and no other words.
const FEWEST: usize = 3;

/// The first names, each joined to the one before by `و` and all behind the same preposition or none, that begin at token `i` (`وفاء وبلال وكمال`,
/// `لبلال ولسامر ولكمال`).
fn given_list(document: &Document<'_>, i: usize, end: usize) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    let mut behind = None;
    for at in i..end {
        if document.token(at).kind != TokenKind::Arabic || at > i && document.token(at).line_before {
            break;
        }
        let fits = |s: &Split<'_>| {
            (at == i || s.conjunction == Some('و'))
                && s.preposition != Some('س')
                && (at == i || behind == Some(s.preposition))
                && gazetteer::is_given_name(s.stem, true)
        };
        let Some(split) = splits(document.folded(at)).find(fits) else { break };
        behind = Some(split.preposition);
        let span = document.offset_after(at, split.len)..document.token(at).end;
        let (tokens, kind) = (at..at + 1, EntityKind::Person);
        out.push(Mention { span, tokens, kind, entity: 0, confidence: CONFIDENCE });
    }
    out
}

/// A person's last name with the first name before it, where an age in brackets follows, as in lists of victims (`رغد شاهين (33)`).
pub(super) fn with_first_name(document: &Document<'_>, mention: Mention) -> Mention {
    let (first, end) = (mention.tokens.start, mention.tokens.end);
    let aged = document.folded_at(end) == "("
        && document.tokens().get(end + 1).is_some_and(|t| t.kind == TokenKind::Number)
        && document.folded_at(end + 2) == ")";
    let alone = mention.kind == EntityKind::Person
        && mention.tokens.len() == 1
        && document.token(first).start == mention.span.start
        && !document.token(first).line_before;
    let name = first.checked_sub(1).filter(|&i| alone && aged && document.token(i).kind == TokenKind::Arabic);
    let given = name.and_then(|i| {
        let split = splits(document.folded(i)).find(|s| gazetteer::is_given_name(s.stem, false));
        split.map(|split| (i, split.len))
    });
    match given {
        Some((i, skip)) => {
            Mention { span: document.offset_after(i, skip)..mention.span.end, tokens: i..end, ..mention }
        }
        None => mention,
    }
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
