//! Whom a relative pronoun describes: `سامي الخطيب رئيس اللجنة، الذي`.

use super::super::attribution::Agreement;
use super::super::reader::Reader;
use super::super::stream::Item;
use super::phrase::{Phrase, noun_phrase};
use super::vocabulary;
use crate::entity::EntityKind;

/// The noun before a relative pronoun at item `relative`.
pub(super) fn antecedent(reader: &Reader<'_>, items: &[Item], relative: usize) -> Option<Phrase> {
    let mut end = relative;
    while end > 0 && matches!(items[end - 1], Item::Mark(_) | Item::Close(_)) {
        end -= 1;
    }
    let last = end.checked_sub(1)?;
    let Item::Word(token) = items[last] else { return None };
    if let Some(mention) = reader.mention_at(token)
        && mention.kind != EntityKind::Norp
    {
        let mut start = last;
        while start > 0 && matches!(items[start - 1], Item::Word(i) if i >= mention.tokens.start) {
            start -= 1;
        }
        let phrase = noun_phrase(reader, items, start, end)?;
        // `سامي الخطيب رئيس اللجنة الأولمبية، الذي`: the pronoun tells that it is not the committee.
        let masculine = matches!(reader.word(items, relative), "الذي" | "والذي");
        if masculine && phrase.source.agreement == Agreement::Feminine {
            return titled_before(reader, items, start).or(Some(phrase));
        }
        return Some(phrase);
    }
    let mut start = last;
    while start > 0 && last - start < 5 {
        let Item::Word(_) = items[start - 1] else { break };
        let word = reader.word(items, start - 1);
        if vocabulary::class(word).is_some() || vocabulary::verb(word).is_some() {
            break;
        }
        start -= 1;
    }
    // `الأمير نايف، وزير الداخلية، الذي`: an apposition; the name before it is meant.
    if start > 1
        && matches!(reader.mark(items, start - 1), "،" | ",")
        && let Item::Word(token) = items[start - 2]
    {
        let named = reader.mention_at(token).filter(|m| m.kind == EntityKind::Person);
        let first =
            named.and_then(|m| (0..start - 1).rev().find(|&i| items[i] == Item::Word(m.tokens.start)));
        if let Some(first) = first {
            return noun_phrase(reader, items, first, start - 1);
        }
    }
    // From the noun of a source, if one is there: `قيادي في الحزب الذي قال`.
    let head = (start..=last).find(|&i| vocabulary::source(reader.word(items, i)).is_some());
    let head = head.or_else(|| Some(last).filter(|&i| reader.word(items, i).starts_with("ال")))?;
    noun_phrase(reader, items, head, end)
}

/// The person whose title the words before item `end` are, with a name inside it: `سامي الخطيب رئيس`, `سامي الخطيب، رئيس`.
fn titled_before(reader: &Reader<'_>, items: &[Item], end: usize) -> Option<Phrase> {
    const TITLE: usize = 5;
    for at in (end.saturating_sub(TITLE)..end).rev() {
        match items[at] {
            Item::Word(token) => {
                if let Some(mention) = reader.mention_at(token) {
                    let first = items[..=at].iter().rposition(|i| *i == Item::Word(mention.tokens.start))?;
                    return (mention.kind == EntityKind::Person)
                        .then(|| noun_phrase(reader, items, first, at + 1))
                        .flatten();
                }
                let word = reader.document.folded(token);
                if vocabulary::class(word).is_some() || vocabulary::verb(word).is_some() {
                    return None;
                }
            }
            Item::Mark(_) if matches!(reader.mark(items, at), "،" | ",") => {}
            _ => return None,
        }
    }
    None
}
