//! Whether a person inside a noun phrase is its head (`وزير الخارجية فلان`) or someone that it speaks of (`مساعد فلان`).

use super::super::SourceSort;
use super::super::reader::Reader;
use super::super::stream::Item;
use super::vocabulary::{self, Class, Set};
use crate::entity::EntityKind;

/// Whether the person at item `at` is who the phrase names, not someone inside it (`مساعد بوتين`).
pub(super) fn is_named_by(
    reader: &Reader<'_>,
    items: &[Item],
    start: usize,
    at: usize,
    chunk: usize,
    in_prepositional: bool,
) -> bool {
    if at == start {
        return true;
    }
    let previous = (start..at).rev().find(|&i| !matches!(items[i], Item::Open(_) | Item::Close(_)));
    let Some(previous) = previous else { return true };
    match items[previous] {
        Item::Mark(_) => {
            matches!(reader.mark(items, previous), "،" | "," | "/" | "." | ")" | "?" | "-" | "–" | "—" | "ـ")
                && chunk <= 2
        }
        Item::Word(token) => {
            let word = reader.document.folded(token);
            // `محامي البيت الأبيض تاي كوب`; but `مكتب الرئيس اليمني فلان` is told by what governs the title.
            let quality = in_prepositional && word.starts_with("ال");
            if let Some(mention) =
                reader.mention_at(token).filter(|m| !(quality && m.kind == EntityKind::Norp))
            {
                return mention.kind != EntityKind::Person;
            }
            if matches!(vocabulary::class(word), Some(c) if c != Class::Adverb && !word.starts_with("ال")) {
                return false;
            }
            let definite =
                ["ال", "بال", "لل"].iter().any(|article| word.starts_with(article)) || Set::Style.has(word);
            if in_prepositional {
                return definite && !is_governed_title(reader, items, start, previous);
            }
            // `مساعد بوتين` is another man; `رئيس الحكومة بوتين` and `وزير خارجية روسيا لافروف` are not.
            definite
                || (at - start > 1
                    && chunk == 0
                    // `وصف المسؤول الفلسطيني قرار فلان`: what follows a definite noun is another's.
                    && !(reader.word(items, start).starts_with("ال") && is_bare_noun(word))
                    && !word.starts_with("ال")
                    && vocabulary::source(word).is_none())
        }
        _ => true,
    }
}

/// Whether a folded word has neither a preposition nor a pronoun: `قرار`, not `باسمه`.
fn is_bare_noun(word: &str) -> bool {
    !word.starts_with(['ب', 'ل']) && !["ه", "ها", "هم", "نا"].iter().any(|pronoun| word.ends_with(pronoun))
}

/// Whether a name after the definite words that end at item `last` is governed with its title by what stands before (`اللجنة برئاسة الوزير
/// فلان`) instead of naming the head of the phrase (`القيادي في الحركة فلان`).
fn is_governed_title(reader: &Reader<'_>, items: &[Item], start: usize, last: usize) -> bool {
    let definite = |at: usize| match items[at] {
        Item::Word(token) => {
            let word = reader.document.folded(token);
            word.starts_with("ال") || reader.mention_at(token).is_some_and(|m| m.kind == EntityKind::Norp)
        }
        _ => false,
    };
    let title = |at: usize| {
        let word = reader.word(items, at);
        Set::Style.has(word.strip_prefix("ال").unwrap_or(word))
            || word.starts_with("ال") && vocabulary::source(word) == Some(SourceSort::Anonymous)
    };
    let mut first = last;
    while first > start && definite(first) && definite(first - 1) {
        first -= 1;
    }
    // `فيلم للمخرجة فلانة`: with its own preposition.
    let last_word = reader.word(items, last);
    let own = ["لل", "بال"].iter().find_map(|article| last_word.strip_prefix(article));
    if own.is_some_and(|noun| vocabulary::source(noun) == Some(SourceSort::Anonymous)) {
        return true;
    }
    let Some(before) = first.checked_sub(1).filter(|&b| b >= start) else { return false };
    let Item::Word(token) = items[before] else { return false };
    // `في غزة الدكتور فلان`, `زوجته الكاتبة فلانة`: the title stands beside a name or a noun with its pronoun.
    // `المدير التنفيذي للفريق الدكتور فلان`, `تصريح أدلى به العقيد فلان`: what has the article or a pronoun governs nothing.
    let word = reader.word(items, before);
    let beside = reader.mention_at(token).is_some()
        || vocabulary::class(word).is_some_and(|class| class != Class::Preposition)
        || vocabulary::is_someones(word)
        || ["لل", "بال", "وال", "كال"].iter().any(|article| word.starts_with(article));
    title(first) && !beside && !(first + 1..=last).any(title)
}
