//! Noun phrases: who or what a run of words names as a source.
//!
//! `وزير خارجية روسيا، سيرغي لافروف` names the person in the apposition, `مساعد بوتين` someone else, `صحيفة «…»` the newspaper.

use super::super::SourceSort;
use super::super::attribution::{Agreement, Mode, Source};
use super::super::reader::Reader;
use super::super::stream::Item;
use super::naming::is_named_by;
use super::vocabulary::{self, Class, Form, Set};
use crate::entity::{EntityKind, Mention};

/// A noun phrase that can be a source, with the item after it.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) source: Source,
    pub(super) end: usize,
}

/// The longest noun phrase looked at, in items, appositions and all.
pub(super) const PHRASE: usize = 30;

/// The longest name in marks inside a noun phrase, in words.
const LONG_NAME: usize = 9;

/// The longest aside between dashes inside a noun phrase, in items.
const ASIDE: usize = 12;

/// Marks that set off an aside; pages write the tatweel for a dash too.
const DASHES: [&str; 4] = ["-", "–", "—", "ـ"];

/// The longest span of a source without a name, in words.
const HEAD: usize = 6;

/// The noun phrase that begins at item `start` and ends before `limit`: the person it names (also in an apposition after a comma),
/// else the organisation that it is, else its head.
pub(super) fn noun_phrase(reader: &Reader<'_>, items: &[Item], start: usize, limit: usize) -> Option<Phrase> {
    let limit = limit.min(start + PHRASE).min(items.len());
    if start >= limit {
        return None;
    }
    let mut head_end = None;
    let mut chunk = 0;
    let mut in_prepositional = false;
    let mut first_mention: Option<(&Mention, usize)> = None;
    let mut at = start;
    while at < limit {
        match items[at] {
            Item::Word(token) => {
                let word = reader.document.folded(token);
                // Words of honour were left out before it: the head has ended.
                if at > start && matches!(items[at - 1], Item::Word(last) if last + 1 < token) {
                    head_end.get_or_insert(at);
                }
                if let Some(mention) = reader.mention_at(token) {
                    let proclitic = mention.span.start > reader.document.token(token).start;
                    let joined = proclitic && !word.starts_with(['و', 'ف']);
                    if joined && at > start {
                        head_end.get_or_insert(at);
                        in_prepositional = true;
                    }
                    // `اتهمت منظمة العفو الرئيس فلانا`: whoever follows a name without a comma is the object.
                    let object = chunk == 0
                        && first_mention.is_some_and(|(m, first)| {
                            first == start
                                && m.kind == EntityKind::Organisation
                                && item_after(items, first, m) < at
                        });
                    if mention.kind == EntityKind::Person
                        && !joined
                        && !object
                        && is_named_by(reader, items, start, at, chunk, in_prepositional)
                    {
                        let end = item_after(items, at, mention);
                        // `وكيل النجم محمد، سامي`: the apposition names the head.
                        let apposition = Some(end + 1).filter(|&next| {
                            at > start
                                && next < limit
                                && matches!(reader.mark(items, end), "،" | ",")
                                && reader.starts_mention(items, next)
                        });
                        let other = apposition.and_then(|next| match items[next] {
                            Item::Word(token) => Some((next, reader.mention_at(token)?)),
                            _ => None,
                        });
                        let (at, mention) = other
                            .filter(|(_, m)| {
                                m.kind == EntityKind::Person
                                    && m.span.start == reader.document.token(m.tokens.start).start
                            })
                            .unwrap_or((at, mention));
                        let end = item_after(items, at, mention);
                        return Some(Phrase { source: person(reader, items, start, at, mention), end });
                    }
                    if head_end.is_none() && first_mention.is_none() {
                        first_mention = Some((mention, at));
                    }
                    at = item_after(items, at, mention);
                    continue;
                }
                match vocabulary::class(word) {
                    Some(Class::That | Class::Relative | Class::Auxiliary) => {
                        head_end.get_or_insert(at);
                        break;
                    }
                    Some(Class::Adverb) => {
                        head_end.get_or_insert(at);
                    }
                    Some(Class::Demonstrative) => {}
                    // `عدد من وسائل الإعلام`, `اثنين من المتهمين`: the noun after `من` is what there are several of.
                    Some(Class::Preposition | Class::Boundary)
                        if word == "من"
                            && at > start
                            && Set::Quantity.has(bare_word(reader.word(items, at - 1))) => {}
                    Some(_) => {
                        head_end.get_or_insert(at);
                        in_prepositional = true;
                    }
                    None => {
                        let reporting = vocabulary::verb(word);
                        let ends =
                            reporting.is_some_and(|(r, _)| r.mode != Mode::Trap && r.form == Form::Finite);
                        if ends && vocabulary::source(word).is_none() && at > start {
                            head_end.get_or_insert(at);
                            break;
                        }
                        if at > start
                            && (is_governed(word)
                                || is_instrument(word) && !reader.word(items, at - 1).ends_with("قائم"))
                        {
                            head_end.get_or_insert(at);
                            in_prepositional = true;
                        }
                    }
                }
            }
            Item::Mark(token) => match reader.document.surface(token) {
                // `قالت #الشركة`.
                "#" | "@" if at == start => {}
                "/" | "." | "’" | "'" | "?"
                    if at + 1 < limit && chunk == 0 && matches!(items[at + 1], Item::Word(_)) => {}
                // `محطة (سي ان ان)`: brackets for marks.
                "(" if at == start + 1
                    && vocabulary::is_title_noun(reader.word(items, start))
                    && reader.starts_mention(items, at + 1) => {}
                ")" if at > start + 1 && head_end.is_none() => {
                    head_end = Some(at);
                    break;
                }
                "(" => {
                    head_end.get_or_insert(at);
                    while at < limit && reader.mark(items, at) != ")" {
                        at += 1;
                    }
                }
                // `الإدارة العسكرية-المدنية`: a hyphen inside a word.
                mark if DASHES.contains(&mark) && reader.is_inside_word(token) => {}
                // `المسؤول في الحملة - تتبع لها الحافلة - فلان`.
                mark if DASHES.contains(&mark) => {
                    head_end.get_or_insert(at);
                    let aside = at + 1..limit.min(at + ASIDE);
                    let Some(close) = aside.into_iter().find(|&i| DASHES.contains(&reader.mark(items, i)))
                    else {
                        break;
                    };
                    at = close;
                }
                "،" | "," => {
                    head_end.get_or_insert(at);
                    chunk += 1;
                    in_prepositional = false;
                    if chunk > 2 {
                        break;
                    }
                }
                _ => {
                    head_end.get_or_insert(at);
                    break;
                }
            },
            Item::Open(_) | Item::Close(_) => {}
            Item::Quote(q) => {
                head_end.get_or_insert(at);
                // A long name in marks (`عضو «الرابطة …» فلان`) is part of the phrase.
                if reader.words(q) > LONG_NAME {
                    break;
                }
            }
        }
        at += 1;
    }
    let end = head_end.unwrap_or(limit);
    // A cue may be the last thing of its sentence: then nothing begins at `start`.
    if start >= end {
        return None;
    }
    head(reader, items, start, end, first_mention)
}

/// The item after a mention's last token.
fn item_after(items: &[Item], mut at: usize, mention: &Mention) -> usize {
    while let Some(item) = items.get(at) {
        match item {
            Item::Word(i) | Item::Mark(i) if *i >= mention.tokens.end => break,
            Item::Quote(_) => break,
            _ => at += 1,
        }
    }
    at
}

fn person(reader: &Reader<'_>, items: &[Item], start: usize, at: usize, mention: &Mention) -> Source {
    let title = title(reader, items, start, at).or_else(|| reader.title(mention));
    Source {
        span: mention.span.clone(),
        entity: Some(mention.entity),
        sort: SourceSort::Named,
        title,
        agreement: title_agreement(reader, items, start, at),
    }
}

/// The words of a phrase before the name in it, as written.
fn title(reader: &Reader<'_>, items: &[Item], start: usize, at: usize) -> Option<String> {
    let words = |i: &usize| match items[*i] {
        Item::Word(token) => Some(token),
        _ => None,
    };
    let first = (start..at).find_map(|i| words(&i))?;
    let last = (start..at).rev().find_map(|i| words(&i))?;
    let document = reader.document;
    Some(document.text()[document.token(first).start..document.token(last).end].to_owned())
}

/// A feminine title before a name tells the person's gender (`الوزيرة فلانة`).
fn title_agreement(reader: &Reader<'_>, items: &[Item], start: usize, at: usize) -> Agreement {
    if at == start {
        return Agreement::Any;
    }
    let word = reader.word(items, start);
    if vocabulary::source(word) == Some(SourceSort::Anonymous) {
        noun_agreement(word)
    } else {
        Agreement::Any
    }
}

/// How verbs agree with a noun: by its ending.
fn noun_agreement(word: &str) -> Agreement {
    if word.ends_with("ون") || word.ends_with("ين") {
        Agreement::Plural
    } else if word.ends_with('ه') || word.ends_with("ات") || Set::Plural.has(word) {
        Agreement::Feminine
    } else if word.is_empty() {
        Agreement::Any
    } else {
        Agreement::Masculine
    }
}

/// The source that a phrase without a person names: an organisation or place that is its whole head, else the head's words.
fn head(
    reader: &Reader<'_>,
    items: &[Item],
    start: usize,
    end: usize,
    mention: Option<(&Mention, usize)>,
) -> Option<Phrase> {
    let document = reader.document;
    let tokens = || {
        items[start..end].iter().filter_map(|item| match item {
            Item::Word(token) => Some(*token),
            _ => None,
        })
    };
    let first = tokens().next()?;
    // `وفقا لبيانات الهيئة`: the preposition is no part of the source.
    let preposition = vocabulary::governed(document.folded(first));
    let word = &document.folded(first)[preposition..];
    if let Some((mention, at)) = mention {
        let titled = (start..at).all(|i| match items[i] {
            Item::Word(_) => vocabulary::is_title_noun(reader.word(items, i)),
            _ => true,
        });
        if titled && mention.kind != EntityKind::Norp {
            let plain = at == start;
            let agreement = match (mention.kind, plain) {
                (EntityKind::Location, true) => Agreement::Feminine,
                (_, true) => organisation_agreement(reader, mention),
                _ => noun_agreement(word),
            };
            return Some(Phrase {
                source: Source {
                    span: mention.span.clone(),
                    entity: Some(mention.entity),
                    sort: if mention.kind == EntityKind::Person {
                        SourceSort::Named
                    } else {
                        SourceSort::Institution
                    },
                    title: title(reader, items, start, at).or_else(|| reader.title(mention)),
                    agreement,
                },
                end,
            });
        }
    }
    // `وزير الخارجية الأمريكي رسالة`: an indefinite noun after definite ones is an object.
    // After `الوثيقة`, `الحزب` every such noun is; after `الوزير` it may be a name that no one knows.
    let mut definite = 0;
    let document_noun = vocabulary::source(word) == Some(SourceSort::Document);
    let word_is_definite = word.starts_with("ال") && reader.mention_at(first).is_none();
    let thing = matches!(vocabulary::source(word), Some(SourceSort::Institution | SourceSort::Document));
    // `المتحدث الصفعة`: no quality of a man.
    let man = vocabulary::source(word) == Some(SourceSort::Anonymous)
        && word.starts_with("ال")
        && noun_agreement(word) == Agreement::Masculine;
    // `تقرير «أمن المياه ومشهد المخاطر»`: the document without its title.
    let title = items[start..end].iter().position(|item| matches!(item, Item::Open(_)));
    let untitled =
        title.filter(|&open| document_noun && open == 1).and_then(|open| match items[start + open + 1] {
            Item::Word(token) => Some(token),
            _ => None,
        });
    let inside = tokens().take(HEAD).take_while(|&token| {
        if untitled.is_some_and(|title| token >= title) {
            return false;
        }
        let word = document.folded(token);
        let article = word.starts_with("ال");
        let object = if article {
            man && definite > 0 && word.ends_with('ه')
        } else {
            definite > 1 || definite == 1 && (thing || word.ends_with('ه') || word.ends_with('ا'))
        };
        // `أدرج التقرير الأممي المغرب ضمن`: nor does a definite noun govern a name.
        let name = reader.mention_at(token).filter(|m| thing && m.kind != EntityKind::Norp);
        let governed = name
            .is_some_and(|m| m.tokens.start == token && m.span.start == document.token(token).start)
            && word_is_definite
            && token != first;
        if governed {
            return false;
        }
        let object = object && reader.mention_at(token).is_none();
        // `مقال نشر في`, `بيان أصدرته`: the verb that tells how it came.
        let came = document_noun
            && token != first
            && vocabulary::verb(word).is_some_and(|(r, _)| r.form == Form::Finite)
            && vocabulary::source(word).is_none();
        definite = match (article, reader.mention_at(token)) {
            (true, _) => definite + 1,
            (false, Some(_)) => 1,
            (false, None) => 0,
        };
        !object && !came
    });
    let named: Vec<usize> = inside.collect();
    let &last = named.last()?;
    let (sort, agreement) = match vocabulary::source(word) {
        Some(sort) => (sort, noun_agreement(word)),
        None if Set::Quantity.has(bare_word(word)) => (SourceSort::Anonymous, Agreement::Any),
        None if word.starts_with("ال") => (SourceSort::Anonymous, noun_agreement(word)),
        None => (SourceSort::Named, Agreement::Any),
    };
    let span = document.offset_after(first, preposition)..document.token(last).end;
    let entity =
        reader.bearer(&named).or_else(|| document_noun.then(|| issuer(reader, items, start, end)).flatten());
    let title =
        entity.filter(|_| sort == SourceSort::Anonymous).map(|_| document.text()[span.clone()].to_owned());
    let sort = if title.is_some() { SourceSort::Named } else { sort };
    Some(Phrase { source: Source { span, entity, sort, title, agreement }, end })
}

/// Who issued the document that the noun at item `start` names: `تقرير لوزارة الدفاع`, `بيان صادر عن الجيش`, `بيان أصدرته «دار الصحافة»`.
fn issuer(reader: &Reader<'_>, items: &[Item], start: usize, end: usize) -> Option<usize> {
    const NEAR: usize = 7;
    let mut issued = false;
    let limit = items.len().min(end + NEAR).min(start + NEAR);
    for (at, &item) in items.iter().enumerate().take(limit).skip(start + 1) {
        match item {
            Item::Word(token) => {
                let word = reader.document.folded(token);
                if let Some(mention) = reader.mention_at(token) {
                    let known = matches!(mention.kind, EntityKind::Organisation | EntityKind::Person);
                    let own =
                        mention.span.start > reader.document.token(token).start && word.starts_with('ل');
                    return (known && (issued || own || at == start + 1)).then_some(mention.entity);
                }
                let governs = is_governed(word) || word == "ل";
                let issuing = Set::Issued.has(word);
                issued |= governs || issuing;
                // `حصيلة جديدة كشفتها الوزارة`.
                let quality = at == start + 1 && !word.starts_with("ال") && word.ends_with('ه');
                let through = quality
                    || governs
                    || issuing
                    || word == "عن"
                    || vocabulary::is_title_noun(word)
                    || vocabulary::source(word).is_some();
                if !through {
                    return None;
                }
            }
            Item::Open(_) | Item::Close(_) => {}
            _ => return None,
        }
    }
    None
}

/// A folded word without `و` or `ف`, where what is left is a word of quantity.
fn bare_word(word: &str) -> &str {
    word.strip_prefix(['و', 'ف']).filter(|rest| Set::Quantity.has(rest)).unwrap_or(word)
}

fn organisation_agreement(reader: &Reader<'_>, mention: &Mention) -> Agreement {
    match noun_agreement(reader.document.folded(mention.tokens.start)) {
        Agreement::Feminine => Agreement::Feminine,
        _ => Agreement::Any,
    }
}

/// A noun with `ب` before its article or its meem (`بالمدينة`, `بمقتل`): no part of the source before it.
fn is_instrument(word: &str) -> bool {
    const LETTERS: usize = 5;
    let noun = word.starts_with("بال") && !word.starts_with("بالغ") || word.starts_with("بم");
    noun && word.chars().count() >= LETTERS
}

/// A noun with its preposition (`للصحفيين`, `لوكالة`, a bare `ل` before marks).
pub(super) fn is_governed(word: &str) -> bool {
    word.starts_with("لل")
        || matches!(word, "ل" | "ب" | "ك")
        || word
            .strip_prefix('ل')
            .is_some_and(|rest| vocabulary::source(rest).is_some() && vocabulary::source(word).is_none())
}
