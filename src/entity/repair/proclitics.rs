//! Where a name begins, put right by what is known of names: the recogniser's choice of proclitics is learnt from words that it has seen,
//! and a name with two of them (`وبالناتو`) or with one that it seldom has (`كالسعودية`) is a new word.

use super::known::Known;
use crate::entity::arabic::BOUND;
use crate::entity::{EntityKind, Mention};
use crate::text::clitic::{Split, splits};
use crate::text::{Document, TokenKind};

/// The fewest letters after the article of a word that is known to stand with it: `بالي` is no `ب` + `الي`.
const DEFINITE: usize = 4;

/// A mention from the reading of its first word on for which most speaks, and without a word before the name that is none of it.
pub(super) fn settle(document: &Document<'_>, mention: Mention, known: &Known<'_>) -> Mention {
    let first = mention.tokens.start;
    if document.token(first).kind != TokenKind::Arabic {
        return mention;
    }
    let chosen = splits(document.folded(first))
        .find(|s| document.offset_after(first, s.len) == mention.span.start)
        .filter(|_| mention.span.start < document.token(first).end);
    let Some(chosen) = chosen else { return mention };
    let rest: Vec<&str> = (first + 1..mention.tokens.end).map(|i| document.folded(i)).collect();
    let evidence = |split: &Split<'_>| evidence(split, &rest, mention.kind, known);
    let mut best = (evidence(&chosen), chosen.len);
    let frequency = known.frequency(chosen.stem);
    for split in splits(document.folded(first)) {
        let evidence = evidence(&split);
        if evidence > best.0 && known.frequency(split.stem) >= frequency {
            best = (evidence, split.len);
        }
    }
    if best.0 == 0 && is_word_before(&chosen, &rest, mention.kind, document.folded(first), known) {
        let span = document.token(first + 1).start..mention.span.end;
        return Mention { span, tokens: first + 1..mention.tokens.end, ..mention };
    }
    Mention { span: document.offset_after(first, best.1)..mention.span.end, ..mention }
}

/// How much speaks for a reading of a name's first word: 4 where the name is listed so, 3 where the word is any listed name's, 2 where a
/// person's first name is, 1 where the word is known with its article, else 0. What is rarer than another reading, or begins after what
/// no name follows (`س`), has nothing for it.
fn evidence(split: &Split<'_>, rest: &[&str], kind: EntityKind, known: &Known<'_>) -> u8 {
    let definite = format!("ال{}", split.stem);
    let written = split.stem.starts_with("ال");
    let stems = [Some(split.stem), (split.article && !written).then_some(definite.as_str())];
    let stems = || stems.into_iter().flatten();
    if split.preposition == Some('س') {
        0
    } else if stems().any(|stem| known.lists(kind, stem, rest)) {
        4
    } else if split.len == 0 && known.is_name(split.stem) {
        3
    } else if kind == EntityKind::Person && known.is_given(split.stem) {
        2
    } else {
        let long = split.bare().chars().count() >= DEFINITE;
        u8::from(split.article && long && stems().any(|stem| stem.starts_with("ال") && known.is_word(stem)))
    }
}

/// Whether a person's name begins with a word that has been cut in two and whose whole is another word (`فبكى كمال`): a given name follows it.
fn is_word_before(
    chosen: &Split<'_>,
    rest: &[&str],
    kind: EntityKind,
    folded: &str,
    known: &Known<'_>,
) -> bool {
    let whole = splits(folded).find(|s| s.conjunction == chosen.conjunction && s.preposition.is_none());
    kind == EntityKind::Person
        && chosen.preposition.is_some()
        && whole.is_some_and(|s| known.is_word(s.stem))
        && !known.is_given(chosen.stem)
        && !BOUND.contains(&chosen.stem)
        && rest.first().is_some_and(|next| known.is_given(next))
}
