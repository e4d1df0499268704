//! English names by rules: runs of capitalised words, cut and typed by tables, by the words beside them and by the rest of the text.
//!
//! A run is read from the left: listed names (`Russian`, `White House`), titles, then names, whose type comes from their class noun
//! (`… University`), a title before, a given name, a verb of saying after or a preposition of place before. A second pass types lone
//! words by the longer names whose parts they are. In a line in which nearly all words have capitals only names known from tables or
//! from elsewhere in the text count.

mod run;
mod words;

use std::collections::{HashMap, HashSet};

use super::{EntityKind, Mention};
use crate::text::{Document, TokenKind};
use run::{Found, Reader};

/// Whether a lower-case English word is a title or role.
pub(super) fn is_title(word: &str) -> bool {
    words::is(word, words::Class::Title)
}

/// Finds the names of an English document, in the order of the text, never overlapping.
pub(super) fn tag(document: &Document<'_>) -> Vec<Mention> {
    let latin = |i: &usize| document.token(*i).kind == TokenKind::Latin;
    let small = |i: &usize| document.surface(*i).starts_with(char::is_lowercase);
    // Words that stand in small letters somewhere are no names where a sentence opens with them.
    let lower: HashSet<&str> =
        (0..document.tokens().len()).filter(latin).filter(small).map(|i| document.surface(i)).collect();
    let reader = Reader { document, lower: &lower };
    let mut found = Vec::new();
    for sentence in document.sentences() {
        reader.read(sentence.clone(), &mut found);
    }
    resolve(document, found)
}

/// Types the names that their own place leaves open by what the rest of the text says of them, and drops those of which it says nothing.
fn resolve(document: &Document<'_>, found: Vec<Found>) -> Vec<Mention> {
    let text = |f: &Found| &document.text()[f.span(document)];
    let mut types: HashMap<&str, HashMap<EntityKind, usize>> = HashMap::new();
    let mut parts: HashMap<&str, EntityKind> = HashMap::new();
    for name in &found {
        let Some(kind) = name.kind else { continue };
        *types.entry(text(name)).or_default().entry(kind).or_default() += 1;
        if kind == EntityKind::Person && name.tokens.len() > 1 && name.confidence >= run::CUED {
            let words = name.tokens.clone().filter(|&i| document.token(i).kind == TokenKind::Latin);
            for word in words.filter(|&i| document.surface(i).len() > 2) {
                parts.insert(document.surface(word), kind);
            }
        }
    }
    // The surest kind of each written name; ties in the order of the types.
    let known: HashMap<&str, EntityKind> = types
        .into_iter()
        .filter_map(|(name, kinds)| {
            let best = kinds.into_iter().max_by_key(|&(kind, count)| (count, std::cmp::Reverse(kind)))?;
            Some((name, best.0))
        })
        .collect();
    let mentions = found.iter().filter_map(|name| {
        let written = text(name);
        let by_text = parts.get(written).or_else(|| known.get(written)).copied();
        let (kind, confidence) = match (name.kind, by_text) {
            (Some(kind), _) if name.confidence >= run::CUED => (kind, name.confidence),
            (_, Some(kind)) => (kind, name.confidence.max(run::GUESSED)),
            (Some(kind), None) => (kind, name.confidence),
            // A lone unknown word in the middle of a sentence is most often a company or body.
            (None, None) if !name.doubtful => (EntityKind::Organisation, name.confidence),
            (None, None) => return None,
        };
        Some(Mention { span: name.span(document), tokens: name.tokens.clone(), kind, entity: 0, confidence })
    });
    mentions.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of a text as `TYPE text`.
    fn names(text: &str) -> Vec<String> {
        let document = Document::new(text);
        let shown = |m: &Mention| format!("{} {}", m.kind.label(), &text[m.span.clone()]);
        tag(&document).iter().map(shown).collect()
    }

    #[test]
    fn english_names() {
        for (text, expected) in [
            (
                "Russian President Vladimir Putin met the minister in Moscow.",
                &["NORP Russian", "PER Vladimir Putin", "LOC Moscow"][..],
            ),
            ("Gov. Dana K. Whitfield's office said so.", &["PER Dana K. Whitfield"]),
            (
                "The Helvar Development Bank lent money to Ashgrove University.",
                &["ORG Helvar Development Bank", "ORG Ashgrove University"],
            ),
            ("Officials met at the Ministry of Rural Works on Friday.", &["ORG Ministry of Rural Works"]),
            ("He lives in Tolverne and works near Lake Orvin.", &["LOC Tolverne", "LOC Lake Orvin"]),
            ("Maria Keller resigned. Keller denied wrongdoing.", &["PER Maria Keller", "PER Keller"]),
            ("The U.S. State Department and the UN agreed.", &["ORG U.S. State Department", "ORG UN"]),
            ("Many people said the rules were unfair.", &[]),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }
}
