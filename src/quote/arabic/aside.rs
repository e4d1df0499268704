//! Subjects away from their place: behind to whom and where it was said, and of sentences whose first verb is none of saying.

use super::super::SourceSort;
use super::super::attribution::Agreement;
use super::super::reader::Reader;
use super::super::stream::Item;
use super::cue::Cue;
use super::phrase::{Phrase, is_governed, noun_phrase};
use super::speaker::{first_word, is_bare_source};
use super::vocabulary::{self, Class, Form};
use crate::entity::EntityKind;

/// The subject after to whom, where and when it was said: `نفى لـ«الصحيفة» مصدر مسؤول`, `قال في تصريح هاتفي مدير المركز`.
pub(super) fn after_aside(reader: &Reader<'_>, items: &[Item], cue: &Cue, limit: usize) -> Option<Phrase> {
    const ASIDE: usize = 14;
    if cue.reporting.agreement == Agreement::Plural || cue.reporting.object {
        return None;
    }
    let opens = match items.get(cue.end)? {
        Item::Word(token) => {
            let word = reader.document.folded(*token);
            let given = reader.mention_at(*token).is_some() && word.starts_with('ل');
            given || is_governed(word) || matches!(word, "في" | "خلال" | "عبر" | "امام" | "عقب")
        }
        _ => false,
    };
    if !opens {
        return None;
    }
    let plain = |at: &usize| match items[*at] {
        Item::Word(token) => {
            let word = reader.document.folded(token);
            // `في مؤتمر مع نظيرته فلانة`: someone else was there.
            let told = matches!(word, "في" | "خلال" | "عبر" | "امام" | "عقب" | "علي")
                || vocabulary::class(word) != Some(Class::Preposition);
            reader.mention_at(token).is_some()
                || told
                    && (vocabulary::verb(word).is_none_or(|(r, _)| r.form != Form::Finite)
                        || vocabulary::source(word).is_some())
        }
        Item::Open(_) | Item::Close(_) => true,
        Item::Mark(_) => matches!(reader.mark(items, *at), "(" | ")"),
        Item::Quote(_) => false,
    };
    let reach = cue.end..limit.min(cue.end + ASIDE).min(items.len());
    let at = reach.skip(1).take_while(plain).find(|&at| {
        let Item::Word(token) = items[at] else { return false };
        let word = reader.document.folded(token);
        let person = match reader.mention_at(token) {
            Some(mention) => {
                mention.kind == EntityKind::Person
                    && mention.span.start == reader.document.token(token).start
                    && mention.tokens.start == token
            }
            None => is_bare_source(word) && vocabulary::source(word) == Some(SourceSort::Anonymous),
        };
        person && !is_governed(word) && ends_aside(reader, items, at - 1)
    })?;
    noun_phrase(reader, items, at, limit)
}

/// Whether the item before a subject ends the words with a preposition that stand before it and governs nothing: a name, marks, a word with the
/// article, an adjective.
fn ends_aside(reader: &Reader<'_>, items: &[Item], last: usize) -> bool {
    const LETTERS: usize = 4;
    match items[last] {
        Item::Close(_) => true,
        Item::Mark(_) => reader.mark(items, last) == ")",
        Item::Word(token) => {
            let word = reader.document.folded(token);
            let adjective = word.ends_with('ي') && word.chars().count() >= LETTERS
                || matches!(word, "سابق" | "لاحق" | "مقتضب" | "خاص" | "مشترك" | "صحفيه" | "صحافيه");
            let article = ["ال", "لل", "بال"].iter().any(|article| word.starts_with(article));
            reader.mention_at(token).is_some()
                || (article || adjective || vocabulary::class(word) == Some(Class::Adverb))
                    && vocabulary::class(word) != Some(Class::Preposition)
        }
        _ => false,
    }
}

/// The subject of a sentence whose first verb is none of saying (`وبدا عباس متشائما`): the first person or organisation in its first
/// words that no preposition governs.
pub(super) fn topic(reader: &Reader<'_>, items: &[Item], limit: usize) -> Option<Phrase> {
    const FIRST: usize = 9;
    let items = &items[..limit.min(items.len())];
    let start = match first_word(reader, items, items.len()) {
        Some(start) => start,
        // `وبعد أيام من الصمت، أصدر X بيانا`.
        None => after_setting(reader, items)?,
    };
    // `إدارة المعهد ردت`: the noun that opens it, not the name inside.
    if is_bare_source(reader.word(items, start)) && !reader.starts_mention(items, start) {
        return noun_phrase(reader, items, start, items.len());
    }
    for at in start..items.len().min(start + FIRST) {
        let Item::Word(token) = items[at] else { continue };
        let word = reader.document.folded(token);
        let Some(mention) = reader.mention_at(token) else {
            match vocabulary::class(word) {
                Some(Class::Preposition | Class::Boundary | Class::That | Class::Relative) => return None,
                // `أصدرت الرئاسة بيانا قالت فيه`.
                None if at == start + 1
                    && !is_joined_source(word)
                    && !is_governed(word)
                    && is_bare_source(word) =>
                {
                    return noun_phrase(reader, items, at, items.len());
                }
                _ => continue,
            }
        };
        let bare = mention.span.start == reader.document.token(token).start || word.starts_with('و');
        if mention.tokens.start == token && bare {
            if mention.kind == EntityKind::Person {
                return noun_phrase(reader, items, at, items.len());
            }
            if mention.kind == EntityKind::Organisation && at <= start + 1 {
                return noun_phrase(reader, items, at, items.len());
            }
        }
    }
    None
}

/// The word after the comma that ends the place or time that opens a sentence.
fn after_setting(reader: &Reader<'_>, items: &[Item]) -> Option<usize> {
    const SETTING: usize = 14;
    let opens = (0..items.len()).find(|&i| matches!(items[i], Item::Word(_)))?;
    if vocabulary::class(reader.word(items, opens)) != Some(Class::Preposition) {
        return None;
    }
    let comma = |&i: &usize| matches!(reader.mark(items, i), "،" | ",");
    let rest = (opens..items.len().min(opens + SETTING)).find(comma)? + 1;
    Some(rest + first_word(reader, &items[rest..], items.len() - rest)?)
}

/// Whether `و` or `ف` stands before a source noun (`والوزير`, not `وزير`).
fn is_joined_source(word: &str) -> bool {
    word.strip_prefix(['و', 'ف']).is_some_and(|rest| vocabulary::source(rest).is_some())
}
