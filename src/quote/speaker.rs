//! Speakers: the noun phrase that a cue gives its words to, after it, before it, or carried over from an earlier sentence.

use std::ops::Range;

use super::cue::Cue;
use super::reader::Reader;
use super::stream::Item;
use super::vocabulary::{self, Agreement, Class, Form, Mode};
use super::{SourceSort, Speaker};
use crate::entity::{EntityKind, Mention};

/// A source as found in the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Source {
    /// Its nearest naming, bytes of the text.
    pub(super) span: Range<usize>,
    /// Index of its entity.
    pub(super) entity: Option<usize>,
    /// The sort of source.
    pub(super) sort: SourceSort,
    /// Its title, where the text gives one.
    pub(super) title: Option<String>,
    /// How verbs of which it is the subject agree with it.
    pub(super) agreement: Agreement,
}

impl Source {
    /// Whether a verb in this form can have it as its subject.
    pub(super) fn agrees(&self, verb: Agreement) -> bool {
        match verb {
            Agreement::Any => true,
            // Broken plurals (التجار) look like singulars; one person is no plural.
            Agreement::Plural => self.sort == SourceSort::Anonymous && self.agreement != Agreement::Feminine,
            _ => self.agreement == Agreement::Any || self.agreement == verb,
        }
    }

    /// As the result carries it.
    pub(super) fn speaker(&self, inferred: bool) -> Speaker {
        Speaker {
            span: self.span.clone(),
            entity: self.entity,
            inferred,
            sort: self.sort,
            title: self.title.clone(),
        }
    }
}

/// A noun phrase that can be a source, with the item after it.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) source: Source,
    pub(super) end: usize,
}

/// The longest noun phrase looked at, in items, appositions and all.
const PHRASE: usize = 30;
/// The longest name in marks inside a noun phrase, in words.
const LONG_NAME: usize = 9;
/// The longest span of a source without a name, in words.
const HEAD: usize = 6;

/// The subject that follows a finite verb (`قال وزير الخارجية سامي: …`), between the verb and item `limit`.
pub(super) fn after_verb(reader: &Reader<'_>, items: &[Item], cue: &Cue, limit: usize) -> Option<Phrase> {
    let start = skip_to_subject(reader, items, cue.end, limit)?;
    let phrase = noun_phrase(reader, items, start, limit)?;
    let word = reader.word(items, start);
    let plausible = start == cue.end && !word.starts_with('ب')
        || phrase.source.entity.is_some()
        || vocabulary::source(word).is_some()
        || word.starts_with("ال");
    if !plausible {
        return None;
    }
    let object = match cue.reporting.mode {
        // `دعا الحكومة إلى`: what follows may be the object. A name or a source that agrees is taken for the subject.
        Mode::Label | Mode::Act | Mode::Demand => {
            let agrees =
                phrase.source.agrees(cue.reporting.agreement) || phrase.source.agreement == Agreement::Plural;
            let known =
                phrase.source.entity.is_some() || vocabulary::source(reader.word(items, start)).is_some();
            !(agrees && known)
        }
        _ => false,
    };
    (!object).then_some(phrase)
}

/// The item at which a subject can begin: after adverbs, `له`, and what stands between dashes.
fn skip_to_subject(reader: &Reader<'_>, items: &[Item], from: usize, limit: usize) -> Option<usize> {
    let mut at = from;
    while at < limit {
        match items.get(at)? {
            Item::Word(token) => {
                let word = reader.document.folded(*token);
                if let Some(mention) = reader.mention_at(*token) {
                    let proclitic = mention.tokens.start == *token
                        && mention.span.start > reader.document.token(*token).start
                        && !word.starts_with(['و', 'ف']);
                    return (!proclitic).then_some(at);
                }
                match vocabulary::class(word) {
                    Some(Class::Adverb | Class::Dative) => at += 1,
                    Some(_) => return None,
                    None if is_governed(word) || reader.is_number(*token) => return None,
                    None if vocabulary::verb(word)
                        .is_some_and(|(r, _)| r.form != Form::Participle || word.ends_with('ا'))
                        && vocabulary::source(word).is_none() =>
                    {
                        return None;
                    }
                    None if is_adverbial(word) => at += 1,
                    None => return Some(at),
                }
            }
            Item::Mark(_) => {
                let closing = match reader.mark(items, at) {
                    "-" | "–" | "—" => ["-", "–", "—"].as_slice(),
                    "(" => [")"].as_slice(),
                    "/" => {
                        at += 1;
                        continue;
                    }
                    _ => return None,
                };
                at += 1;
                while at < limit && !closing.contains(&reader.mark(items, at)) {
                    at += 1;
                }
                at += 1;
            }
            Item::Open(_) => return Some(at),
            Item::Quote(_) | Item::Close(_) => return None,
        }
    }
    None
}

/// A noun with its preposition (`للصحفيين`, `لوكالة`, a bare `ل` before marks).
fn is_governed(word: &str) -> bool {
    word.starts_with("لل")
        || matches!(word, "ل" | "ب" | "ك")
        || word
            .strip_prefix('ل')
            .is_some_and(|rest| vocabulary::source(rest).is_some() && vocabulary::source(word).is_none())
}

/// An indefinite accusative (`معلقا`، `سريعا`): an adverbial, no subject.
fn is_adverbial(word: &str) -> bool {
    word.ends_with('ا') && word.chars().count() > 3 && !word.ends_with("يا") && !word.starts_with("ال")
}

/// The noun phrase that begins at item `start` and ends before `limit`: the person it names (also in an apposition after a comma),
/// else the organisation that it is, else its head.
pub(super) fn noun_phrase(reader: &Reader<'_>, items: &[Item], start: usize, limit: usize) -> Option<Phrase> {
    let limit = limit.min(start + PHRASE).min(items.len());
    let mut head_end = None;
    let mut chunk = 0;
    let mut in_prepositional = false;
    let mut first_mention: Option<(&Mention, usize)> = None;
    let mut at = start;
    while at < limit {
        match items[at] {
            Item::Word(token) => {
                let word = reader.document.folded(token);
                if let Some(mention) = reader.mention_at(token) {
                    let proclitic = mention.span.start > reader.document.token(token).start;
                    let joined = proclitic && !word.starts_with(['و', 'ف']);
                    if joined && at > start {
                        head_end.get_or_insert(at);
                        in_prepositional = true;
                    }
                    if mention.kind == EntityKind::Person
                        && !joined
                        && is_named_by(reader, items, start, at, chunk, in_prepositional)
                    {
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
                        if at > start && is_governed(word) {
                            head_end.get_or_insert(at);
                            in_prepositional = true;
                        }
                    }
                }
            }
            Item::Mark(token) => match reader.document.surface(token) {
                "/" | "." | "’" | "'" | "?"
                    if at + 1 < limit && chunk == 0 && matches!(items[at + 1], Item::Word(_)) => {}
                "(" => {
                    head_end.get_or_insert(at);
                    while at < limit && reader.mark(items, at) != ")" {
                        at += 1;
                    }
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

/// Whether the person at item `at` is who the phrase names, not someone inside it (`مساعد بوتين`).
fn is_named_by(
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
            matches!(reader.mark(items, previous), "،" | "," | "/" | "." | ")" | "?") && chunk <= 2
        }
        Item::Word(token) => {
            let word = reader.document.folded(token);
            if let Some(mention) = reader.mention_at(token) {
                // `محامي البيت الأبيض تاي كوب`.
                return mention.kind != EntityKind::Person;
            }
            if matches!(vocabulary::class(word), Some(c) if c != Class::Adverb) {
                return false;
            }
            let definite = word.starts_with("ال") || is_style(word);
            if in_prepositional {
                return definite;
            }
            // `مساعد بوتين` is another man; `رئيس الحكومة بوتين` and `وزير خارجية روسيا لافروف` are not.
            definite || (at - start > 1 && !word.starts_with("ال") && vocabulary::source(word).is_none())
        }
        _ => true,
    }
}

/// Words of address that stand right before a name without the article.
fn is_style(word: &str) -> bool {
    matches!(
        word,
        "د" | "أ"
            | "ا"
            | "م"
            | "دكتور"
            | "شيخ"
            | "سيد"
            | "سيده"
            | "مولاي"
            | "لاله"
            | "سي"
            | "سمو"
            | "جلاله"
    )
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
    } else if word.ends_with('ه')
        || word.ends_with("ات")
        || matches!(word, "مصادر" | "المصادر" | "تقارير" | "وسائل" | "صحف")
    {
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
    let word = document.folded(first);
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
    let last = tokens().take(HEAD).last()?;
    let (sort, agreement) = match vocabulary::source(word) {
        Some(sort) => (sort, noun_agreement(word)),
        None if word.starts_with("ال") => (SourceSort::Anonymous, noun_agreement(word)),
        None => (SourceSort::Named, Agreement::Any),
    };
    Some(Phrase {
        source: Source {
            span: document.token(first).start..document.token(last).end,
            entity: None,
            sort,
            title: None,
            agreement,
        },
        end,
    })
}

fn organisation_agreement(reader: &Reader<'_>, mention: &Mention) -> Agreement {
    match noun_agreement(reader.document.folded(mention.tokens.start)) {
        Agreement::Feminine => Agreement::Feminine,
        _ => Agreement::Any,
    }
}

/// The subject that stands before a verb: the noun that a relative clause describes, the subject after `كان`, or the one that opens
/// the sentence.
pub(super) fn before_verb(reader: &Reader<'_>, items: &[Item], cue: &Cue) -> Option<Phrase> {
    let mut at = cue.at;
    let mut auxiliary = false;
    while at > 0 {
        let word = reader.word(items, at - 1);
        match vocabulary::class(word) {
            Some(Class::Relative) => return antecedent(reader, items, at - 1),
            Some(Class::Auxiliary) => auxiliary = true,
            Some(Class::Adverb) => {}
            _ if vocabulary::negates(word) => {}
            _ => break,
        }
        at -= 1;
    }
    // `وكان X قد قال`.
    let from = at.saturating_sub(PHRASE);
    if !auxiliary || at > 0 {
        let kana =
            (from..at).rev().find(|&i| is_kana(reader.word(items, i)) && opens_clause(reader, items, i));
        if let Some(kana) = kana {
            if let Some(start) = skip_to_subject(reader, items, kana + 1, at) {
                return noun_phrase(reader, items, start, at);
            }
        }
    }
    // `إلا أن عضو اللجنة، الدكتور X، قال`: the clause of the verb may begin inside the sentence.
    let clause = (from..at).rev().find(|&i| {
        matches!(
            reader.word(items, i),
            "ان" | "لكن" | "ولكن" | "بينما" | "فيما" | "حيث" | "وان" | "بان" | "فان" | "اذ"
        )
    });
    if let Some(clause) = clause.filter(|&c| c + 1 < at) {
        return opening(reader, &items[clause + 1..], at - clause - 1)
            .map(|p| Phrase { end: p.end + clause + 1, ..p });
    }
    opening(reader, items, at)
}

/// Whether item `at` opens a main clause: at the start of the sentence, joined by `و`, or after a comma.
fn opens_clause(reader: &Reader<'_>, items: &[Item], at: usize) -> bool {
    at <= 1 || reader.word(items, at).starts_with(['و', 'ف']) || matches!(items[at - 1], Item::Mark(_))
}

fn is_kana(word: &str) -> bool {
    matches!(word, "كان" | "كانت" | "كانوا" | "وكان" | "وكانت" | "وكانوا" | "فكان")
}

/// The subject that opens the sentence and stands right before the verb (`حماس تحمّل عباس …`).
pub(super) fn right_before(reader: &Reader<'_>, items: &[Item], cue: &Cue) -> Option<Phrase> {
    let mut at = cue.at;
    while at > 0 && vocabulary::class(reader.word(items, at - 1)) == Some(Class::Auxiliary) {
        at -= 1;
    }
    if at == 0 || cue.joined {
        return None;
    }
    opening(reader, items, at).filter(|p| p.end >= at)
}

/// The noun before a relative pronoun at item `relative`.
fn antecedent(reader: &Reader<'_>, items: &[Item], relative: usize) -> Option<Phrase> {
    let mut end = relative;
    while end > 0 && matches!(items[end - 1], Item::Mark(_) | Item::Close(_)) {
        end -= 1;
    }
    let last = end.checked_sub(1)?;
    let Item::Word(token) = items[last] else { return None };
    if let Some(mention) = reader.mention_at(token) {
        if mention.kind != EntityKind::Norp {
            let mut start = last;
            while start > 0 && matches!(items[start - 1], Item::Word(i) if i >= mention.tokens.start) {
                start -= 1;
            }
            return noun_phrase(reader, items, start, end);
        }
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
    if start > 1 && matches!(reader.mark(items, start - 1), "،" | ",") {
        if let Item::Word(token) = items[start - 2] {
            let named = reader.mention_at(token).filter(|m| m.kind == EntityKind::Person);
            let first =
                named.and_then(|m| (0..start - 1).rev().find(|&i| items[i] == Item::Word(m.tokens.start)));
            if let Some(first) = first {
                return noun_phrase(reader, items, first, start - 1);
            }
        }
    }
    // From the noun of a source, if one is there: `قيادي في الحزب الذي قال`.
    let head = (start..=last).find(|&i| vocabulary::source(reader.word(items, i)).is_some()).unwrap_or(last);
    noun_phrase(reader, items, head, end)
}

/// The noun phrase that opens a sentence whose verb comes at item `limit`.
fn opening(reader: &Reader<'_>, items: &[Item], limit: usize) -> Option<Phrase> {
    let start = first_word(reader, items, limit)?;
    let word = reader.word(items, start);
    let titled = reader.starts_mention(items, start) || is_bare_source(word);
    let phrase = noun_phrase(reader, items, start, limit)?;
    (titled || phrase.source.entity.is_some() && phrase.source.sort == SourceSort::Named).then_some(phrase)
}

/// The first word of a sentence that can be a subject: after `من جهته`, `لكن`, `كما`, adverbs and marks.
fn first_word(reader: &Reader<'_>, items: &[Item], limit: usize) -> Option<usize> {
    // `تركيا: المرشح يقول`: the subject comes after the heading.
    let heading = (1..limit.min(5)).find(|&i| reader.mark(items, i) == ":");
    let mut at = heading.map_or(0, |h| h + 1);
    while at < limit {
        let word = reader.word(items, at);
        let skips = match items[at] {
            Item::Mark(_) | Item::Open(_) | Item::Close(_) => true,
            Item::Quote(_) => return None,
            Item::Word(token) if reader.mention_at(token).is_some() => false,
            Item::Word(_) => {
                let turns =
                    word == "من" && vocabulary::class(reader.word(items, at + 1)) == Some(Class::Turn);
                turns
                    || matches!(vocabulary::class(word), Some(Class::Turn | Class::Adverb | Class::Auxiliary))
                    || matches!(
                        word,
                        "لكن"
                            | "ولكن"
                            | "بل"
                            | "الا"
                            | "ان"
                            | "فيما"
                            | "بينما"
                            | "اما"
                            | "ثم"
                            | "كما"
                            | "حيث"
                            | "اذ"
                    )
            }
        };
        if !skips {
            break;
        }
        at += 1;
    }
    if at >= limit || vocabulary::class(reader.word(items, at)).is_some() {
        return None;
    }
    Some(at)
}

/// The subject of a sentence whose first verb is none of saying (`وبدا عباس متشائما`): the first person or organisation in its first
/// words that no preposition governs.
pub(super) fn topic(reader: &Reader<'_>, items: &[Item]) -> Option<Phrase> {
    const FIRST: usize = 9;
    let start = first_word(reader, items, items.len())?;
    for at in start..items.len().min(start + FIRST) {
        let Item::Word(token) = items[at] else { continue };
        let word = reader.document.folded(token);
        let Some(mention) = reader.mention_at(token) else {
            match vocabulary::class(word) {
                Some(Class::Preposition | Class::Boundary | Class::That | Class::Relative) => return None,
                // `أصدرت الرئاسة بيانا قالت فيه`.
                None if at == start + 1
                    && !word.starts_with(['و', 'ف'])
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

/// A source noun without a preposition or conjunction before it.
fn is_bare_source(word: &str) -> bool {
    vocabulary::source(word).is_some() && vocabulary::verb(word).is_none_or(|(r, _)| r.form != Form::Finite)
}

/// The sources of the last sentences, latest last: who a verb without a subject goes back to.
#[derive(Debug, Default)]
pub(super) struct Memory {
    sources: Vec<Source>,
}

/// How many sources are remembered.
const REMEMBERED: usize = 6;

impl Memory {
    /// Notes a source; `agreement` is that of the verb it was the subject of.
    pub(super) fn note(&mut self, source: &Source, agreement: Agreement) {
        let mut source = source.clone();
        if source.agreement == Agreement::Any {
            source.agreement = agreement;
        }
        if let Some(at) = self.sources.iter().position(|s| same(s, &source)) {
            let known = self.sources.remove(at);
            if source.agreement == Agreement::Any {
                source.agreement = known.agreement;
            }
        }
        self.sources.push(source);
        if self.sources.len() > REMEMBERED {
            self.sources.remove(0);
        }
    }

    /// The latest source that a verb form agrees with.
    pub(super) fn latest(&self, agreement: Agreement) -> Option<&Source> {
        let agrees = |s: &&Source| {
            agreement == Agreement::Any || s.agreement == Agreement::Any || s.agreement == agreement
        };
        self.sources.iter().rev().find(agrees).or(if agreement == Agreement::Any {
            self.sources.last()
        } else {
            None
        })
    }
}

fn same(a: &Source, b: &Source) -> bool {
    match (a.entity, b.entity) {
        (Some(a), Some(b)) => a == b,
        _ => a.span == b.span,
    }
}
