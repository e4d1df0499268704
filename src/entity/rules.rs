//! Arabic names by tables and cues alone, where no model is given.
//!
//! In order, at each word: a listed name (the longest); an institution that opens with its class noun (`وزارة الدفاع الروسية`); a place
//! after its class noun (`مدينة X`); a person after a title (`وزير الخارجية X`) or from a given name on. Then the surnames of the persons
//! found are found alone.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::{EntityKind, Mention, gazetteer};
use crate::lexicon::{Table, WordMap, rows, tables};
use crate::text::clitic::{Split, splits};
use crate::text::{Document, TokenKind};

static COMMON: Table = Table::of_names("common");

/// How sure a listed name is, one that a cue gives, and a surname alone.
const LISTED: f32 = 0.85;
const CUED: f32 = 0.6;
const REPEATED: f32 = 0.7;
/// The most words of an institution's name after its class noun, of a person's name, and between a title and the name.
const INSTITUTION: usize = 4;
const NAME: usize = 4;
const TITLE: usize = 5;

/// Words that bind the word after them to a name.
pub(super) const BOUND: [&str; 12] =
    ["بن", "ابن", "ال", "عبد", "ابو", "ابي", "دي", "دو", "فان", "فون", "بنت", "ولد"];

/// Finds the names of a document, in the order of the text, never overlapping.
pub(super) fn tag(document: &Document<'_>) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    for sentence in document.sentences() {
        let mut i = sentence.start;
        while i < sentence.end {
            let found = word_kinds(document, i)
                .then(|| {
                    listed(document, i, sentence.end)
                        .or_else(|| institution(document, i, sentence.end))
                        .or_else(|| place(document, i))
                        .or_else(|| titled(document, i, sentence.end))
                        .or_else(|| given(document, i, sentence.end))
                })
                .flatten();
            match found {
                Some(mention) => {
                    i = mention.tokens.end;
                    mentions.push(mention);
                }
                None => i += 1,
            }
        }
    }
    surnames(document, mentions)
}

fn word_kinds(document: &Document<'_>, i: usize) -> bool {
    matches!(document.token(i).kind, TokenKind::Arabic | TokenKind::Latin)
}

fn mention(
    document: &Document<'_>,
    tokens: std::ops::Range<usize>,
    skip: usize,
    kind: EntityKind,
    confidence: f32,
) -> Mention {
    let span = document.offset_after(tokens.start, skip)..document.token(tokens.end - 1).end;
    Mention { span, tokens, kind, entity: 0, confidence }
}

/// Whether a cue word of some class (`data/entity/triggers.tsv`; empty: of any) stands at token `i`, under any reading of its proclitics.
fn is_cue(document: &Document<'_>, i: usize, class: &str) -> bool {
    static TRIGGERS: OnceLock<WordMap<&'static str>> = OnceLock::new();
    let triggers = TRIGGERS
        .get_or_init(|| rows(tables::ENTITY_TRIGGERS).map(|(form, row)| (form, row.column(0))).collect());
    let of_class = |w: &str| {
        triggers.get(w).is_some_and(|classes| class.is_empty() || classes.split(' ').any(|c| c == class))
    };
    splits(document.folded(i)).any(|s| of_class(s.stem))
}

/// The listed name at token `i`; one that is also an ordinary word only after a class noun, a title or a preposition that fits.
fn listed(document: &Document<'_>, i: usize, end: usize) -> Option<Mention> {
    let found = gazetteer::arabic_at(document, i, end)?;
    let class = match found.entry.kind {
        EntityKind::Person => "title",
        EntityKind::Organisation => "body",
        EntityKind::Location => "place",
        EntityKind::Norp => "people",
        EntityKind::Misc => "work",
    };
    let cued =
        i > 0 && (is_cue(document, i - 1, class) || matches!(document.folded(i - 1), "«" | "\"" | "“"));
    (!found.entry.weak || cued)
        .then(|| mention(document, i..found.next, found.skip, found.entry.kind, LISTED))
}

fn is_nation(document: &Document<'_>, i: usize, end: usize) -> bool {
    i < end
        && gazetteer::arabic_at(document, i, i + 1)
            .is_some_and(|m| m.entry.kind == EntityKind::Norp && m.skip == 0)
}

/// Whether token `i` is a word with the article, with no proclitic but perhaps `و`.
fn is_definite(document: &Document<'_>, i: usize) -> bool {
    let word = document.folded(i);
    document.token(i).kind == TokenKind::Arabic
        && word.strip_prefix('و').unwrap_or(word).starts_with("ال")
        && word.chars().nth(3).is_some()
}

/// An institution from its class noun on: `وزارة الدفاع الروسية`, `جامعة القاهرة`, `الجيش اللبناني`.
fn institution(document: &Document<'_>, i: usize, end: usize) -> Option<Mention> {
    let split = splits(document.folded(i)).find(|s| {
        INSTITUTIONS.get(s.stem).is_some() || (s.article && INSTITUTIONS.get(s.bare()).is_some())
    })?;
    let definite = split.article;
    let noun = if definite { split.bare() } else { split.stem };
    let rule = INSTITUTIONS.get(noun)?.column(0);
    let mut next = i + 1;
    if definite {
        // Only with its nationality: `الجيش اللبناني`; alone it is a common noun.
        while next < end && next <= i + 2 && is_definite(document, next) && !is_nation(document, next, end) {
            next += 1;
        }
        if rule != "nation" || !is_nation(document, next, end) {
            return None;
        }
        return Some(mention(document, i..next + 1, split.len, EntityKind::Organisation, CUED));
    }
    if rule == "name" {
        return None;
    }
    while next < end && next <= i + INSTITUTION {
        let listed = gazetteer::arabic_at(document, next, end).filter(|m| m.skip == 0);
        if is_definite(document, next) && !is_cue(document, next, "title") {
            next += 1;
        } else if let Some(listed) = listed.filter(|_| next == i + 1) {
            next = listed.next;
        } else {
            break;
        }
    }
    (next > i + 1).then(|| mention(document, i..next, split.len, EntityKind::Organisation, CUED))
}

static INSTITUTIONS: Table = Table::new(tables::ENTITY_INSTITUTIONS);

/// A place after its class noun, which is no part of it: `مدينة X`.
fn place(document: &Document<'_>, i: usize) -> Option<Mention> {
    if document.token(i).line_before || !i.checked_sub(1).is_some_and(|n| is_place_noun(document, n)) {
        return None;
    }
    let fits = document.token(i).kind == TokenKind::Arabic
        && !is_common(document.folded(i))
        && document.folded(i).chars().count() > 2;
    fits.then(|| mention(document, i..i + 1, 0, EntityKind::Location, CUED))
}

fn is_place_noun(document: &Document<'_>, i: usize) -> bool {
    let noun = |s: Split<'_>| {
        matches!(s.stem, "مدينه" | "بلده" | "قريه" | "محافظه" | "ولايه" | "اقليم" | "ضاحيه" | "العاصمه")
    };
    splits(document.folded(i)).any(noun)
}

/// Whether a word is an ordinary one, with or without proclitics.
fn is_common(word: &str) -> bool {
    COMMON.contains(word)
        || splits(word).skip(1).any(|s| s.stem.chars().nth(2).is_some() && COMMON.contains(s.stem))
}

/// Whether token `i` can stand in a person's name.
fn can_name(document: &Document<'_>, i: usize, end: usize) -> bool {
    if i >= end || document.token(i).kind != TokenKind::Arabic || document.token(i).line_before {
        return false;
    }
    let word = document.folded(i);
    gazetteer::is_given_name(word, true)
        || BOUND.contains(&word)
        || !(is_common(word) || is_nation(document, i, end))
}

/// A person after a title and what belongs to it: `الرئيس الأمريكي X`, `وزير الخارجية X`.
fn titled(document: &Document<'_>, i: usize, end: usize) -> Option<Mention> {
    let before = (i.saturating_sub(TITLE)..i).rev();
    let mut title = None;
    for n in before {
        if document.token(n + 1).line_before || document.token(n).kind != TokenKind::Arabic {
            return None;
        }
        if is_cue(document, n, "title") {
            title = Some(n);
            break;
        }
        if !is_definite(document, n) && !is_nation(document, n, end) {
            return None;
        }
    }
    title?;
    let starts = can_name(document, i, end)
        && !is_definite(document, i)
        && splits(document.folded(i)).skip(1).all(|s| !COMMON.contains(s.stem));
    if !starts {
        return None;
    }
    let next = name_end(document, i, end);
    // One unknown word after a title may be anything; two are a name.
    (next > i + 1 || gazetteer::is_given_name(document.folded(i), false))
        .then(|| mention(document, i..next, 0, EntityKind::Person, CUED))
}

/// A person from a given name on: `محمد العلي`.
fn given(document: &Document<'_>, i: usize, end: usize) -> Option<Mention> {
    let split = splits(document.folded(i)).find(|s| gazetteer::is_given_name(s.stem, false))?;
    let next = name_end(document, i, end);
    (next > i + 1).then(|| mention(document, i..next, split.len, EntityKind::Person, CUED))
}

/// The token after the name that begins at token `i`.
fn name_end(document: &Document<'_>, i: usize, end: usize) -> usize {
    let mut next = i + 1;
    let mut words = 1;
    while words < NAME && can_name(document, next, end) {
        let word = document.folded(next);
        let conjunction =
            word.starts_with('و') && splits(word).skip(1).any(|s| gazetteer::is_given_name(s.stem, true));
        if conjunction {
            break;
        }
        next += 1;
        if BOUND.contains(&word) {
            continue;
        }
        words += 1;
        if is_definite(document, next - 1) && !BOUND.contains(&document.folded_at(next - 2)) {
            break;
        }
    }
    while next > i + 1 && BOUND.contains(&document.folded(next - 1)) {
        next -= 1;
    }
    next
}

/// Whether folded words are never a name by themselves.
pub(super) fn is_never_a_name(folded: &str) -> bool {
    static NEVER: Table = Table::new(tables::ENTITY_NEVER);
    NEVER.contains(folded)
}

/// Adds the surnames of the persons found, where they stand alone.
pub(super) fn surnames(document: &Document<'_>, mentions: Vec<Mention>) -> Vec<Mention> {
    let names: HashSet<&str> = mentions
        .iter()
        .filter(|m| m.kind == EntityKind::Person && m.tokens.len() > 1)
        .map(|m| document.folded(m.tokens.end - 1))
        .filter(|w| w.chars().nth(2).is_some() && !is_common(w) && !gazetteer::is_given_name(w, false))
        .filter(|w| !is_never_a_name(w))
        .collect();
    // Bytes of the proclitics before a surname, for each word that is one.
    let proclitics = document.of_words(|i| match document.token(i).kind {
        TokenKind::Arabic => splits(document.folded(i)).find(|s| names.contains(s.stem)).map(|s| s.len),
        _ => None,
    });
    let mut out = Vec::with_capacity(mentions.len());
    let mut from = 0;
    let alone = |from: usize, to: usize, out: &mut Vec<Mention>| {
        for i in from..to {
            if let Some(skip) = proclitics[document.word(i)] {
                out.push(mention(document, i..i + 1, skip, EntityKind::Person, REPEATED));
            }
        }
    };
    for found in mentions {
        alone(from, found.tokens.start, &mut out);
        from = found.tokens.end;
        out.push(found);
    }
    alone(from, document.tokens().len(), &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_without_a_model() {
        for (text, expected) in [
            ("زار الرئيس الأمريكي باريس", &["NORP الأمريكي", "LOC باريس"][..]),
            ("قال وزير الخارجية سامر البلخي للصحفيين", &["PER سامر البلخي"]),
            ("وأعلنت وزارة الدفاع الروسية ذلك", &["ORG وزارة الدفاع الروسية"]),
            ("اشتبك الجيش اللبناني مع مسلحين", &["ORG الجيش اللبناني"]),
            ("في مدينة كرنفال الساحلية", &["LOC كرنفال"]),
            ("محمد الفراتي قال. ورد الفراتي", &["PER محمد الفراتي", "PER الفراتي"]),
            ("وللناتو قوات في كوريا الجنوبية", &["ORG ناتو", "LOC كوريا الجنوبية"]),
            ("بالكوريين الشماليين", &["NORP الكوريين الشماليين"]),
        ] {
            let document = Document::new(text);
            let shown: Vec<String> = tag(&document)
                .iter()
                .map(|m| format!("{} {}", m.kind.label(), &text[m.span.clone()]))
                .collect();
            assert_eq!(shown, expected, "{text}");
        }
    }
}
