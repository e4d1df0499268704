//! How far a name reaches beside the class noun that says what it is: `ميناء طرابلس` and `حركة النهوض` with it, `ولاية الوادي` without, and of
//! `صحيفة «المدى» اللبنانية` only the name, since the adjective is the class noun's.

use super::super::gazetteer;
use super::super::words::WordTable;
use crate::entity::{EntityKind, Mention};
use crate::lexicon::Table;
use crate::text::clitic::splits;
use crate::text::{Document, TokenKind};

static OPENING: Table = Table::of_names("opening");
static OUTSIDE: Table = Table::of_names("outside");

/// How sure a people's word is that was taken into the name before it.
const PARTED: f32 = 0.85;

/// A name with the class noun before it, where that is part of such names.
pub(super) fn with_class_noun(document: &Document<'_>, mention: Mention) -> Mention {
    let first = mention.tokens.start;
    let opens = matches!(mention.kind, EntityKind::Location | EntityKind::Organisation);
    let Some(noun) = first.checked_sub(1).filter(|_| opens) else {
        return mention;
    };
    let together = document.token(noun).kind == TokenKind::Arabic
        && !document.token(first).line_before
        && document.sentence_of(noun) == document.sentence_of(first)
        // A proclitic between them: another noun phrase.
        && document.token(first).start == mention.span.start;
    // Of two class nouns (`تنظيم حزب …`) the second is the name's own.
    let has_noun = mention.kind == EntityKind::Organisation && OPENING.contains(document.folded(first));
    let opening =
        |stem| OPENING.get(stem).filter(|row| !has_noun && row.column(1).contains(mention.kind.label()));
    let found = splits(document.folded(noun)).find_map(|s| Some((s.len, opening(s.stem)?.column(0))));
    match found.filter(|_| together) {
        Some((proclitics, kind)) => Mention {
            span: document.offset_after(noun, proclitics)..mention.span.end,
            tokens: noun..mention.tokens.end,
            kind: if kind == "ORG" { EntityKind::Organisation } else { EntityKind::Location },
            ..mention
        },
        None => mention,
    }
}

/// A place without the class noun that such names leave out (`ولاية الوادي`).
pub(super) fn without_class_noun(document: &Document<'_>, mention: Mention) -> Mention {
    let first = mention.tokens.start;
    let noun =
        || splits(document.folded(first)).find(|s| document.offset_after(first, s.len) == mention.span.start);
    let out = mention.tokens.len() > 1
        && mention.kind == EntityKind::Location
        && document.token(first + 1).kind == TokenKind::Arabic
        && noun().and_then(|s| OUTSIDE.get(s.stem)).is_some_and(|row| row.column(0) == "LOC");
    if !out {
        return mention;
    }
    Mention {
        span: document.token(first + 1).start..mention.span.end,
        tokens: first + 1..mention.tokens.end,
        ..mention
    }
}

/// A body named after a class noun that such names leave out, without the adjectives at its end that are the noun's (`شبكة فوكس الإخبارية
/// الأميركية`), and the people that the last of them says. Without a people's word they may be the name's (`قناة رؤيا الإخبارية`).
pub(super) fn without_adjectives(document: &Document<'_>, mention: Mention) -> Vec<Mention> {
    static ADJECTIVES: Table = Table::of_names("adjectives");
    let first = mention.tokens.start;
    let before = first.checked_sub(1).filter(|&noun| document.token(noun).kind == TokenKind::Arabic);
    let row = before.and_then(|noun| {
        let found = || splits(document.folded(noun)).find_map(|s| OUTSIDE.get(s.stem));
        (!document.token(first).line_before && mention.kind == EntityKind::Organisation).then(found).flatten()
    });
    // A definite name may have adjectives of its own (`قناة الأخبار السعودية`).
    let Some(row) = row.filter(|row| row.column(0) == "ORG" && !document.folded(first).starts_with("ال"))
    else {
        return vec![mention];
    };
    let feminine = row.column(1) == "f";
    let (mut end, mut peoples) = (mention.tokens.end, Vec::new());
    while end > first + 1 {
        let last = end - 1;
        let word = document.folded(last);
        if !word.starts_with("ال") || word.ends_with('ه') != feminine {
            break;
        }
        if gazetteer::lookup(word).is_some_and(|e| e.kind == EntityKind::Norp && !e.weak) {
            let token = document.token(last);
            let (span, tokens, kind) = (token.start..token.end, last..end, EntityKind::Norp);
            peoples.push(Mention { span, tokens, kind, entity: 0, confidence: PARTED });
        } else if peoples.is_empty() || !ADJECTIVES.contains(word) {
            break;
        }
        end = last;
    }
    let span = mention.span.start..if end == mention.tokens.end {
        mention.span.end
    } else {
        document.token(end - 1).end
    };
    std::iter::once(Mention { span, tokens: first..end, ..mention })
        .chain(peoples.into_iter().rev())
        .collect()
}

/// What is left of people of a place (`صيادو جرجيس`): the place. The first word is a plural before what it is of, which is a word with its ending.
pub(super) fn without_people_of(document: &Document<'_>, mention: Mention, words: &WordTable) -> Mention {
    let first = mention.tokens.start;
    let whole = document.token(first).start == mention.span.start;
    if mention.kind != EntityKind::Organisation || mention.tokens.len() != 2 || !whole {
        return mention;
    }
    let plural = document.folded(first).strip_suffix('و').filter(|stem| stem.chars().count() > 2);
    let of_people = plural.is_some_and(|stem| {
        !stem.starts_with("ال") && ["ون", "ين"].iter().all(|end| words.get(&format!("{stem}{end}")).is_some())
    });
    if !of_people || document.folded(first + 1).starts_with("ال") {
        return mention;
    }
    let span = document.token(first + 1).start..mention.span.end;
    Mention { span, tokens: first + 1..mention.tokens.end, kind: EntityKind::Location, ..mention }
}

/// A mention without the full stop at its end, which is none of a name's unless it shortens a word.
pub(super) fn without_full_stop(document: &Document<'_>, mut mention: Mention) -> Mention {
    let last = mention.tokens.end - 1;
    if mention.tokens.len() > 1
        && document.surface(last) == "."
        && document.token(last - 1).kind == TokenKind::Arabic
        && document.folded(last - 1).chars().count() > 2
    {
        mention.tokens.end = last;
        mention.span.end = document.token(last - 1).end;
    }
    mention
}

#[cfg(test)]
mod tests {
    use super::*;
    use EntityKind::{Location, Organisation};

    /// What a step makes of one mention, which stands at the tokens of the text and has its type.
    fn steps(
        text: &str,
        tokens: std::ops::Range<usize>,
        kind: EntityKind,
        step: impl Fn(&Document<'_>, Mention) -> Vec<Mention>,
    ) -> Vec<String> {
        let document = Document::new(text);
        let span = document.token(tokens.start).start..document.token(tokens.end - 1).end;
        let found = step(&document, Mention { span, tokens, kind, entity: 0, confidence: 0.9 });
        found.iter().map(|m| format!("{} {}", m.kind.label(), &text[m.span.clone()])).collect()
    }

    #[test]
    fn a_class_noun_is_inside_or_outside() {
        let step = |d: &Document<'_>, m: Mention| vec![with_class_noun(d, without_class_noun(d, m))];
        for (text, tokens, kind, expected) in [
            ("زعيم حركة النهوض هنا", 2..3, Organisation, "ORG حركة النهوض"),
            ("وقال لمنظمة صوت الجبل", 2..4, Organisation, "ORG منظمة صوت الجبل"),
            // The noun is inside already, or is no body's.
            ("في تنظيم حزب الشروق", 2..4, Organisation, "ORG حزب الشروق"),
            ("في صحيفة النهوض", 2..3, Organisation, "ORG النهوض"),
            ("في منظمة بيروت", 2..3, Location, "LOC بيروت"),
            ("سكان ولاية الوادي هنا", 1..3, Location, "LOC الوادي"),
            ("سكان ولاية وحدها", 1..2, Location, "LOC ولاية"),
            ("سكان جبل الوادي هنا", 1..3, Location, "LOC جبل الوادي"),
        ] {
            assert_eq!(steps(text, tokens, kind, step), [expected], "{text}");
        }
    }

    #[test]
    fn adjectives_of_the_noun_outside_are_none_of_the_name() {
        for (text, tokens, expected) in [
            ("شبكة فوكس الإخبارية الأميركية", 1..4, vec!["ORG فوكس", "NORP الأميركية"]),
            ("قناة رؤيا الإخبارية", 1..3, vec!["ORG رؤيا الإخبارية"]),
            // Of the other gender, a definite name, the noun inside.
            ("شبكة فوكس الأميركي", 1..3, vec!["ORG فوكس الأميركي"]),
            ("قناة الأخبار السورية", 1..3, vec!["ORG الأخبار السورية"]),
            ("هيئة فوكس الأميركية", 1..3, vec!["ORG فوكس الأميركية"]),
        ] {
            assert_eq!(steps(text, tokens, Organisation, without_adjectives), expected, "{text}");
        }
    }
}
