//! English names by rules: runs of capitalised words, cut and typed by tables, by the words beside them and by the rest of the text.
//!
//! A run is read from the left: listed names (`Russian`, `White House`), titles, then names, whose type comes from their class noun
//! (`… University`), a title before, a given name, a verb of saying after or a preposition of place before. A second pass types lone
//! words by the longer names whose parts they are. In a line in which nearly all words have capitals only names known from tables or
//! from elsewhere in the text count.

mod run;
mod typed;
mod votes;
mod words;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::{EntityKind, Mention};
use crate::text::{Document, TokenKind};
use run::{Found, Reader};
use votes::{Votes, is_ordinary};

/// Whether a lower-case English word is a title or role.
pub(super) fn is_title(word: &str) -> bool {
    words::is(word, words::Class::Title)
}

/// Whether a lower-case English word is the name of a day or month.
pub(super) fn is_calendar(word: &str) -> bool {
    words::is(word, words::Class::Calendar)
}

/// Whether tokens are a piece of a sentence rather than a name: two ordinary words of English or more, one of them in small letters
/// (`Follow us on`).
pub(super) fn is_phrase(document: &Document<'_>, tokens: Range<usize>) -> bool {
    let is = |i: usize, class| words::is(document.folded(i), class);
    let ordinary = |&i: &usize| is(i, words::Class::Ordinary) && !is(i, words::Class::Joint);
    let small = |i: usize| document.surface(i).starts_with(|c: char| c.is_ascii_lowercase());
    tokens.clone().filter(ordinary).count() > 1 && tokens.filter(ordinary).any(small)
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
    resolve(document, &reader, &found)
}

/// Types the names that their own place leaves open by what is known of them elsewhere in the text and by votes, and drops those of which
/// nothing says that they are names.
fn resolve(document: &Document<'_>, reader: &Reader<'_>, found: &[Found]) -> Vec<Mention> {
    let text = |f: &Found| &document.text()[f.span(document)];
    let mut types: HashMap<&str, HashMap<EntityKind, usize>> = HashMap::new();
    let mut parts: HashMap<&str, EntityKind> = HashMap::new();
    let mut wholes: HashMap<&str, EntityKind> = HashMap::new();
    let mut votes: HashMap<&str, Votes> = HashMap::new();
    for name in found {
        let Some(kind) = name.kind else {
            let votes = votes.entry(text(name)).or_insert_with(|| votes::of_name(document, &name.tokens));
            votes.merge(votes::of_place(
                document,
                &name.tokens,
                &reader.sentence(name.tokens.start),
                name.doubtful,
            ));
            continue;
        };
        *types.entry(text(name)).or_default().entry(kind).or_default() += 1;
        // `GreatFire` of `GreatFire.org`.
        if let Some((site, _)) = text(name).split_once('.').filter(|(site, _)| site.len() > 3) {
            *types.entry(site).or_default().entry(kind).or_default() += 1;
        }
        if kind != EntityKind::Person && name.tokens.len() > 1 {
            for at in [name.tokens.start, name.tokens.end - 1] {
                wholes.entry(document.surface(at)).or_insert(kind);
            }
        }
        if kind == EntityKind::Person && name.tokens.len() > 1 && name.confidence >= run::CUED {
            let words = name.tokens.clone().filter(|&i| document.token(i).kind == TokenKind::Latin);
            for word in words.filter(|&i| document.surface(i).len() > 2) {
                parts.insert(document.surface(word), kind);
            }
        }
    }
    for (name, votes) in &mut votes {
        // `Rovers` of `Ashford Rovers`, `Ingrid` of `Storm Ingrid`.
        if let Some(&kind) = wholes.get(name) {
            votes.add(kind, 4);
        }
    }
    // Names in a row are mostly of one type: `Celtic and Valencia`.
    let in_a_row = |a: &Found, b: &Found| {
        a.tokens.end + 1 == b.tokens.start
            && matches!(document.surface(a.tokens.end), "and" | "or" | "&" | ",")
    };
    for pair in found.windows(2) {
        let joined = in_a_row(&pair[0], &pair[1]);
        for (open, typed) in [(&pair[0], &pair[1]), (&pair[1], &pair[0])] {
            if let (true, None, Some(kind)) = (joined, open.kind, typed.kind)
                && let Some(votes) = votes.get_mut(text(open))
            {
                votes.add(kind, 1);
            }
        }
    }
    for pair in found.windows(2).filter(|p| p.iter().all(|f| f.kind.is_none()) && in_a_row(&p[0], &p[1])) {
        let winner = |f: &Found| votes.get(text(f)).and_then(|v| v.winner());
        if let Some((kind, 3..)) = winner(&pair[0])
            && winner(&pair[1]).is_none_or(|(_, n)| n < 3)
            && let Some(votes) = votes.get_mut(text(&pair[1]))
        {
            votes.add(kind, 2);
        }
    }
    // Names that votes make persons have parts too.
    for name in found.iter().filter(|f| f.kind.is_none() && !f.doubtful && f.tokens.len() > 1) {
        if let Some((EntityKind::Person, _)) = votes.get(text(name)).and_then(|v| v.winner()) {
            let last = name.tokens.end - 1;
            parts.entry(document.surface(last)).or_insert(EntityKind::Person);
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
    // Names that stand where a capital is no place's doing are names elsewhere too.
    let certain: HashSet<&str> = found.iter().filter(|f| !f.doubtful).map(text).collect();
    let mentions = found.iter().filter_map(|name| {
        let written = text(name);
        let by_text = parts.get(written).or_else(|| known.get(written)).copied();
        let (kind, confidence) = match (name.kind, by_text) {
            (Some(kind), _) => (kind, name.confidence),
            (None, Some(kind)) => (kind, name.confidence.max(run::GUESSED)),
            (None, None) => {
                let winner = votes.get(written).and_then(|v| v.winner());
                let ordinary = is_ordinary(document, &name.tokens);
                let needed = match (name.doubtful && !certain.contains(written), ordinary) {
                    (true, true) => 4,
                    (false, true) if name.tokens.len() > 1 => 1,
                    (true, false) | (false, true) => 2,
                    (false, false) => 0,
                };
                match winner {
                    Some((kind, votes)) if votes >= needed => (kind, run::GUESSED),
                    // A lone unknown word in the middle of a sentence is most often a company or body.
                    None if needed == 0
                        && votes.get(written).is_none_or(|v| v.of(EntityKind::Organisation) >= 0) =>
                    {
                        (EntityKind::Organisation, run::UNKNOWN)
                    }
                    _ => return None,
                }
            }
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
