//! Surnames standing alone: a person whom a text names in full is meant by the last name too.

use std::collections::HashSet;

use crate::entity::{EntityKind, Mention, gazetteer};
use crate::lexicon::Table;
use crate::text::clitic::splits;
use crate::text::{Document, TokenKind};

static COMMON: Table = Table::of_names("common");

/// Words that bind the word after them to a name.
pub(in crate::entity) const BOUND: [&str; 12] =
    ["بن", "ابن", "ال", "عبد", "ابو", "ابي", "دي", "دو", "فان", "فون", "بنت", "ولد"];

/// How sure a surname alone is.
const REPEATED: f32 = 0.7;

/// Whether a word is an ordinary one, with or without proclitics.
fn is_common(word: &str) -> bool {
    COMMON.contains(word)
        || splits(word).skip(1).any(|s| s.stem.chars().nth(2).is_some() && COMMON.contains(s.stem))
}

/// Whether folded words are never a name by themselves.
pub(in crate::entity) fn is_never_a_name(folded: &str) -> bool {
    static NEVER: Table = Table::of_names("never");
    NEVER.contains(folded)
}

/// Whether a person may be meant by this last word of the name alone: one that is a surname and nothing else.
pub(in crate::entity) fn stands_alone(word: &str) -> bool {
    word.chars().nth(2).is_some()
        && !is_common(word)
        && !gazetteer::is_given_name(word, false)
        && !is_never_a_name(word)
}

/// Adds the surnames of the persons found, where they stand alone.
pub(in crate::entity) fn surnames(document: &Document<'_>, mentions: Vec<Mention>) -> Vec<Mention> {
    let names: HashSet<&str> = mentions
        .iter()
        .filter(|m| m.kind == EntityKind::Person && m.tokens.len() > 1)
        .map(|m| document.folded(m.tokens.end - 1))
        .filter(|w| stands_alone(w))
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
                let span = document.offset_after(i, skip)..document.token(i).end;
                let kind = EntityKind::Person;
                out.push(Mention { span, tokens: i..i + 1, kind, entity: 0, confidence: REPEATED });
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
    fn a_person_named_in_full_is_meant_by_the_surname() {
        let text = "محمد الفراتي قال. ثم عاد وبالفراتي لقي الوزير";
        let document = Document::new(text);
        let whole = Mention {
            span: 0..document.token(1).end,
            tokens: 0..2,
            kind: EntityKind::Person,
            entity: 0,
            confidence: 1.0,
        };
        let found = surnames(&document, vec![whole]);
        let found: Vec<&str> = found.iter().map(|m| &text[m.span.clone()]).collect();
        assert_eq!(found, ["محمد الفراتي", "الفراتي"]);
    }
}
