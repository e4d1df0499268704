//! Speakers that stand away from their verb: the noun that it describes, who issued the document, who was asked, who did what a passive
//! tells.

use super::super::SourceSort;
use super::super::attribution::{Agreement, Source};
use super::super::reader::Reader;
use super::super::stream::Item;
use super::cue::Cue;
use super::phrase::{Phrase, noun_phrase};
use super::speaker::{is_bare_source, skip_to_subject};
use super::vocabulary::{self, Class, Form, Set};
use crate::entity::EntityKind;

/// The indefinite noun of a source right before the verb that describes it (`وسائل إعلام قالت إن`): a relative clause without pronoun.
pub(super) fn described(reader: &Reader<'_>, items: &[Item], cue: &Cue) -> Option<Phrase> {
    const WORDS: usize = 5;
    if cue.joined || cue.reporting.object {
        return None;
    }
    // `بيانا قال فيه`: the noun is where it was said.
    if vocabulary::class(reader.word(items, cue.end)) == Some(Class::Dative) {
        return None;
    }
    let first = cue.at.saturating_sub(WORDS);
    for at in (first..cue.at).rev() {
        let Item::Word(_) = items[at] else { return None };
        let word = reader.word(items, at);
        // `تقرير لوزارة الدفاع ذكر أن`: the name inside the phrase.
        if matches!(items[at], Item::Word(token) if reader.mention_at(token).is_some()) {
            continue;
        }
        if vocabulary::class(word).is_some() || word.starts_with("ال") {
            break;
        }
        if vocabulary::source(word).is_some() && vocabulary::verb(word).is_none() {
            let phrase = noun_phrase(reader, items, at, cue.at)?;
            let named =
                |at: usize| matches!(items[at], Item::Word(token) if reader.mention_at(token).is_some());
            let fits = (phrase.source.entity.is_none() || phrase.source.sort == SourceSort::Document)
                && (phrase.end..cue.at).all(named)
                && phrase.source.agrees(cue.reporting.agreement);
            return fits.then_some(phrase);
        }
    }
    // `تسجيلا تداوله ناشطون على مواقع التواصل قالوا إنه`: a plural has its noun wherever it stands.
    if cue.reporting.agreement != Agreement::Plural || cue.reporting.imperfect {
        return None;
    }
    (cue.at.saturating_sub(PLURAL)..cue.at)
        .rev()
        .take_while(|&at| matches!(items[at], Item::Word(_)))
        .filter(|&at| {
            let word = reader.word(items, at);
            (word.ends_with("ون") || word.ends_with("ين")) && !word.starts_with("ال")
        })
        .filter(|&at| vocabulary::source(reader.word(items, at)) == Some(SourceSort::Anonymous))
        .find_map(|at| noun_phrase(reader, items, at, cue.at))
}

/// How far before a plural verb its noun may stand, in items.
const PLURAL: usize = 9;

/// Whose words they are in which a verb without a subject says something: `بتصريحات لوزير الخارجية، فلان، قال فيها إن`.
pub(super) fn worded_by(reader: &Reader<'_>, items: &[Item], cue: &Cue) -> Option<Phrase> {
    const NEAR: usize = 16;
    if cue.joined || !matches!(reader.word(items, cue.end), "فيه" | "فيها" | "خلاله" | "خلالها")
    {
        return None;
    }
    let words = (cue.at.saturating_sub(NEAR)..cue.at).rev().find(|&at| {
        let word = reader.word(items, at);
        let noun = word.strip_prefix('ب').unwrap_or(word);
        Set::Telling.has(noun) || vocabulary::source(noun) == Some(SourceSort::Document)
    })?;
    // `عبارة اللاعب التي قال فيها`: the noun right after theirs.
    let owner = noun_phrase(reader, items, words + 1, cue.at)
        .filter(|p| p.source.entity.is_some() && p.source.sort == SourceSort::Named);
    if owner.is_some() {
        return owner;
    }
    (words + 1..cue.at.min(words + 4)).find_map(|at| {
        let word = reader.word(items, at);
        let governed = word.strip_prefix('ل').is_some_and(|rest| vocabulary::source(rest).is_some())
            || word.strip_prefix("لل").is_some_and(|rest| vocabulary::source(rest).is_some());
        let phrase = noun_phrase(reader, items, at, cue.at)?;
        (governed && phrase.source.entity.is_some()).then_some(phrase)
    })
}

/// Whose words they are that the sentence opens with before the comma and the verb: `وفي تصريح لمدير المركز، أوضح`, `ففي خطاب الوزير أمس، أكد`.
pub(super) fn opened_by(reader: &Reader<'_>, items: &[Item], cue: &Cue) -> Option<Phrase> {
    const REACH: usize = 30;
    let comma = cue.at.checked_sub(1).is_some_and(|at| matches!(reader.mark(items, at), "،" | ","));
    if cue.joined || !comma || cue.at > REACH {
        return None;
    }
    let first = reader.word(items, 0);
    let opens = matches!(first.strip_prefix(['و', 'ف']).unwrap_or(first), "في" | "خلال" | "عبر");
    let noun = reader.word(items, 1);
    if !opens || !(Set::Telling.has(noun) || vocabulary::source(noun) == Some(SourceSort::Document)) {
        return None;
    }
    (2..cue.at.min(5)).find_map(|at| {
        let phrase = noun_phrase(reader, items, at, cue.at)?;
        (phrase.source.entity.is_some() && phrase.source.sort == SourceSort::Named).then_some(phrase)
    })
}

/// The subject of the nearest feminine verb before a feminine cue without a subject: `رفعت طهران قضية … للعقوبات التي قالت إنها`.
pub(super) fn does_before(reader: &Reader<'_>, items: &[Item], cue: &Cue) -> Option<Phrase> {
    const NEAR: usize = 24;
    const LETTERS: usize = 4;
    if cue.reporting.agreement != Agreement::Feminine {
        return None;
    }
    (cue.at.saturating_sub(NEAR)..cue.at).rev().find_map(|at| {
        let verb = reader.word(items, at);
        let perfect = verb.ends_with('ت') && !verb.ends_with("ات") && verb.chars().count() >= LETTERS;
        let plain = matches!(items[at], Item::Word(token) if reader.mention_at(token).is_none())
            && vocabulary::class(verb).is_none()
            && vocabulary::source(verb).is_none();
        let subject = reader.starts_mention(items, at + 1) || is_bare_source(reader.word(items, at + 1));
        if !(perfect && plain && subject) {
            return None;
        }
        noun_phrase(reader, items, at + 1, cue.at)
            .filter(|p| p.source.entity.is_some() && p.source.agrees(Agreement::Feminine))
    })
}

/// Whom the words right after a verb of saying honour, where nothing else names who speaks: `قال تعالى`, `وقال صلى الله عليه وسلم`. The first are its
/// naming; the second stand for whoever was called a prophet last.
pub(super) fn honoured(reader: &Reader<'_>, items: &[Item], cue: &Cue) -> Option<Source> {
    const BACK: usize = 600;
    let document = reader.document;
    let Some(&Item::Word(last)) = items.get(cue.end.checked_sub(1)?) else { return None };
    let source = |tokens: std::ops::Range<usize>| Source {
        span: document.token(tokens.start).start..document.token(tokens.end - 1).end,
        entity: reader.mention_at(tokens.start).map(|m| m.entity),
        sort: SourceSort::Named,
        title: None,
        agreement: Agreement::Masculine,
    };
    let epithets = (last + 1..document.tokens().len()).take_while(|&i| Set::Divine.has(document.folded(i)));
    if let Some(end) = epithets.last() {
        return Some(source(last + 1..end + 1));
    }
    let mut next = last;
    vocabulary::honour(|| {
        next += 1;
        document.folded_at(next)
    })?;
    let named = (last.saturating_sub(BACK)..last).rev().find(|&i| Set::Prophet.has(document.folded(i)))?;
    // `رسول الله`: with the word that it governs.
    let end = named + if document.folded(named) == "رسول" { 2 } else { 1 };
    Some(source(named..end))
}

/// Who issued the document in which a verb without a subject says something: `نشرت الوزارة بيانا حذرت فيه من`.
pub(super) fn told_in(reader: &Reader<'_>, items: &[Item], cue: &Cue) -> Option<Phrase> {
    const NEAR: usize = 12;
    if cue.joined || !matches!(reader.word(items, cue.end), "فيه" | "فيها" | "خلاله" | "خلالها")
    {
        return None;
    }
    let document = (cue.at.saturating_sub(NEAR)..cue.at).rev().find(|&i| {
        let word = reader.word(items, i);
        !word.starts_with("ال") && vocabulary::source(word) == Some(SourceSort::Document)
    })?;
    let verb = |&i: &usize| {
        vocabulary::verb(reader.word(items, i))
            .is_some_and(|(r, _)| r.form == Form::Finite && r.agreement == cue.reporting.agreement)
            || Set::Issuing.has(reader.word(items, i))
    };
    let verb = (document.saturating_sub(NEAR)..document).rev().find(verb)?;
    let start = (verb + 1..document)
        .find(|&i| reader.starts_mention(items, i) || is_bare_source(reader.word(items, i)))
        .unwrap_or(verb + 1);
    noun_phrase(reader, items, start, document)
}

/// The person named nearest before item `at`.
pub(super) fn named_before(reader: &Reader<'_>, items: &[Item], at: usize) -> Option<Phrase> {
    const NEAR: usize = 16;
    let named = (at.saturating_sub(NEAR)..at).rev().filter(|&i| reader.starts_mention(items, i));
    let mut phrases = named.filter_map(|i| noun_phrase(reader, items, i, at));
    phrases.find(|p| p.source.entity.is_some() && p.source.sort == SourceSort::Named)
}

/// The person named nearest before item `at` that nothing governs: no preposition, no proclitic, no noun that goes with it.
pub(super) fn ungoverned_before(reader: &Reader<'_>, items: &[Item], at: usize) -> Option<Phrase> {
    const NEAR: usize = 24;
    (at.saturating_sub(NEAR)..at).rev().find_map(|i| {
        let Item::Word(token) = items[i] else { return None };
        let mention = reader.mention_at(token).filter(|m| m.tokens.start == token)?;
        let plain = mention.span.start == reader.document.token(token).start;
        let before = i.checked_sub(1).map_or("", |b| reader.word(items, b));
        let free =
            vocabulary::class(before) != Some(Class::Preposition) && !super::phrase::is_governed(before);
        if mention.kind != EntityKind::Person || !plain || !free {
            return None;
        }
        noun_phrase(reader, items, i, at)
    })
}

/// Who is asked in the sentence before the verb that answers: `وعندما سئل الوزير عن ذلك، أجاب`.
pub(super) fn asked(reader: &Reader<'_>, items: &[Item], cue: &Cue) -> Option<Phrase> {
    const NEAR: usize = 24;
    let asked =
        (cue.at.saturating_sub(NEAR)..cue.at).rev().find(|&i| Set::Asked.has(reader.word(items, i)))?;
    noun_phrase(reader, items, skip_to_subject(reader, items, asked + 1, cue.at)?, cue.at)
}

/// Who did what a passive verb tells (`اتهم الوزير من قبل خصومه`).
pub(super) fn agent(reader: &Reader<'_>, items: &[Item], from: usize, limit: usize) -> Option<Phrase> {
    const NEAR: usize = 14;
    (from..limit.min(from + NEAR)).filter(|&i| reader.word(items, i) == "من").find_map(|at| {
        let start = match reader.word(items, at + 1) {
            "قبل" | "جانب" | "طرف" => at + 2,
            "الجانب" => at + 1,
            _ => return None,
        };
        noun_phrase(reader, items, start, limit)
    })
}

/// The nearest country or feminine organisation before item `at`.
pub(super) fn feminine_before(reader: &Reader<'_>, items: &[Item], at: usize) -> Option<Phrase> {
    const NEAR: usize = 24;
    (at.saturating_sub(NEAR)..at)
        .rev()
        .filter(|&i| reader.starts_mention(items, i))
        .filter_map(|i| noun_phrase(reader, items, i, at))
        .find(|p| p.source.entity.is_some() && p.source.agreement == Agreement::Feminine)
}
