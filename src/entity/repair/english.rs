//! What an English name says of itself and of its shorter forms in one document: `Amber Holdings` is a body by its last word, so `Amber` is
//! one too; a girl called `Georgia Whitman` is a person where she is `Georgia` alone.

use std::collections::HashMap;
use std::ops::Range;

use crate::entity::gazetteer::{self, Entry};
use crate::entity::{EntityKind, Mention, english};
use crate::text::fold::fold;
use crate::text::{Document, Language};

/// What a longer name says of a shorter form of it.
#[derive(Clone, Copy)]
struct Said {
    kind: EntityKind,
    confidence: f32,
}

/// How sure the last word of a name makes its type.
const CLASSED: f32 = 0.97;
/// A name of several words that is as sure as this says what its shorter forms are, however sure those look alone.
const CLEAR: f32 = 0.7;
/// How sure a listed name is that the recogniser passed over or took for something else.
const LISTED: f32 = 0.85;

/// The mentions, in order, with the types that names of several words give to themselves and to what is left of them elsewhere, and with the
/// listed names that were passed over.
pub(in crate::entity) fn settle(document: &Document<'_>, mentions: Vec<Mention>) -> Vec<Mention> {
    let mut mentions: Vec<Mention> =
        mentions.into_iter().flat_map(|m| described(document, m)).map(|m| abbreviated(document, m)).collect();
    for mention in &mut mentions {
        let last = document.folded(mention.tokens.end - 1);
        let several = mention.tokens.len() > 1;
        let written = written(document, mention);
        let listed = gazetteer::lookup_written(&written).filter(|e| !e.weak).map(|e| e.kind);
        let thing = several.then(|| the_thing(&written)).flatten();
        if let Some(kind) = several.then(|| english::class_noun(last)).flatten() {
            if kind != mention.kind {
                (mention.kind, mention.confidence) = (kind, mention.confidence.clamp(0.5, CLASSED));
            } else {
                mention.confidence = mention.confidence.max(CLASSED);
            }
        } else if let Some(kind) = thing.or(listed.filter(|_| mention.confidence < LISTED)) {
            (mention.kind, mention.confidence) = (kind, LISTED.max(mention.confidence));
        }
    }
    let mut mentions = super::lists::of_one_type(document, with_listed(document, joined(document, mentions)));
    let mut said: HashMap<String, Said> = HashMap::new();
    for mention in mentions.iter().filter(|m| m.tokens.len() > 1) {
        let Mention { kind, confidence, .. } = *mention;
        for form in shorter(document, mention) {
            let known = said.entry(form).or_insert(Said { kind, confidence });
            if confidence > known.confidence {
                *known = Said { kind, confidence };
            }
        }
    }
    for mention in &mut mentions {
        let Some(longer) = said.get(&written(document, mention)) else { continue };
        let place = mention.kind == EntityKind::Location && after_preposition(document, mention);
        let surer = longer.confidence > mention.confidence.min(CLEAR);
        if longer.kind != mention.kind && surer && !place {
            (mention.kind, mention.confidence) = (longer.kind, longer.confidence);
        } else if longer.kind == mention.kind {
            mention.confidence = mention.confidence.max(longer.confidence);
        }
    }
    mentions
}

/// A mention, or what it names where it is a description: of `Egyptian port of Alexandria` the people and the place. Forces and ministries are
/// names in small letters too (`Egyptian army`).
fn described(document: &Document<'_>, mention: Mention) -> Vec<Mention> {
    let tokens = mention.tokens.clone();
    let small = |i: usize| document.surface(i).starts_with(|c: char| c.is_ascii_lowercase());
    let listed = |i: usize| gazetteer::lookup_written(document.surface(i)).map(|e| e.kind);
    let people =
        tokens.len() > 2 && listed(tokens.start) == Some(EntityKind::Norp) && small(tokens.start + 1);
    if !people || english::class_noun(document.folded(tokens.start + 1)) == Some(EntityKind::Organisation) {
        return vec![mention];
    }
    let part = |tokens: Range<usize>, kind| {
        let span = document.token(tokens.start).start..document.token(tokens.end - 1).end;
        Mention { span, tokens, kind, ..mention }
    };
    let last = tokens.clone().rev().take_while(|&i| !small(i)).last();
    let place = last.map(|start| part(start..tokens.end, listed(start).unwrap_or(EntityKind::Location)));
    std::iter::once(part(tokens.start..tokens.start + 1, EntityKind::Norp)).chain(place).collect()
}

/// A name whose last word is shortened letter by letter, whole (`U.S.`, `U.S.A.`).
fn abbreviated(document: &Document<'_>, mut mention: Mention) -> Mention {
    let touches = |i: usize| document.tokens().get(i).is_some_and(|t| !t.space_before);
    let letter = |word: &str| word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase());
    let mut end = mention.tokens.end;
    let dotted = end >= 3
        && letter(document.surface(end - 1))
        && document.surface(end - 2) == "."
        && letter(document.surface(end - 3))
        && touches(end - 1)
        && touches(end - 2);
    while dotted && touches(end) && (document.surface(end) == "." || letter(document.surface(end))) {
        end += 1;
    }
    if end > mention.tokens.end {
        mention.tokens.end = end;
        mention.span.end = document.token(end - 1).end;
    }
    mention
}

/// Two bodies in capitals with nothing but a space between them are one (`CMA CGM`).
fn joined(document: &Document<'_>, mentions: Vec<Mention>) -> Vec<Mention> {
    let capitals = |m: &Mention| {
        m.kind == EntityKind::Organisation
            && m.tokens.len() == 1
            && document.text()[m.span.clone()].chars().all(|c| c.is_ascii_uppercase())
    };
    let mut out: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        match out.last_mut() {
            Some(last)
                if document.text().get(last.span.end..mention.span.start) == Some(" ")
                    && capitals(last)
                    && capitals(&mention) =>
            {
                last.span.end = mention.span.end;
                last.tokens.end = mention.tokens.end;
                last.confidence = last.confidence.max(mention.confidence);
            }
            _ => out.push(mention),
        }
    }
    out
}

/// The type of the one thing that a name of several words is known to name.
fn the_thing(written: &str) -> Option<EntityKind> {
    let kinds = [EntityKind::Person, EntityKind::Organisation, EntityKind::Location, EntityKind::Misc];
    let name = fold(written);
    let mut known = kinds.into_iter().filter(|&kind| gazetteer::thing(kind, &name).is_some());
    known.next().filter(|_| known.next().is_none())
}

/// Whether a listed name is one wherever it stands: the names of places and peoples also begin longer ones.
fn is_sure(entry: Entry) -> bool {
    !entry.weak && matches!(entry.kind, EntityKind::Person | EntityKind::Organisation)
}

/// The mentions with the listed names of English blocks at which there is none.
fn with_listed(document: &Document<'_>, mentions: Vec<Mention>) -> Vec<Mention> {
    let mut out = Vec::with_capacity(mentions.len());
    let mut mentions = mentions.into_iter().peekable();
    for block in document.blocks().iter().filter(|b| b.language == Language::English) {
        let mut i = block.tokens.start;
        while i < block.tokens.end {
            if let Some(mention) = mentions.next_if(|m| m.tokens.start <= i) {
                i = mention.tokens.end.max(i);
                out.push(mention);
                continue;
            }
            let end = mentions.peek().map_or(block.tokens.end, |m| m.tokens.start.min(block.tokens.end));
            let Some(found) = gazetteer::latin_at(document, i, end).filter(|m| is_sure(m.entry)) else {
                i += 1;
                continue;
            };
            let tokens = i..found.next;
            let span = document.token(i).start..document.token(found.next - 1).end;
            out.push(Mention { span, tokens, kind: found.entry.kind, entity: 0, confidence: LISTED });
            i = found.next;
        }
    }
    out.extend(mentions);
    out
}

/// The forms in which a name of several words stands alone: a person's first or last word, a body's without its last.
fn shorter(document: &Document<'_>, mention: &Mention) -> Vec<String> {
    let tokens = &mention.tokens;
    let surface = |range: Range<usize>| {
        document.text()[document.token(range.start).start..document.token(range.end - 1).end].to_owned()
    };
    match mention.kind {
        EntityKind::Person => {
            vec![surface(tokens.start..tokens.start + 1), surface(tokens.end - 1..tokens.end)]
        }
        EntityKind::Organisation => {
            let classed = english::class_noun(document.folded(tokens.end - 1)).is_some();
            let rest = surface(tokens.start..tokens.end - 1);
            // What is left of `Egyptian army` is a people.
            if classed && gazetteer::lookup_written(&rest).is_none() { vec![rest] } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}

fn written(document: &Document<'_>, mention: &Mention) -> String {
    document.text()[mention.span.clone()].to_owned()
}

/// Whether a preposition of place stands before a mention.
fn after_preposition(document: &Document<'_>, mention: &Mention) -> bool {
    let before = mention.tokens.start.checked_sub(1);
    before.is_some_and(|i| english::is_preposition(document.folded(i)))
}
