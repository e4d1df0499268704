//! Noun phrases as sources: the one that ends right before a verb, and the one that begins right after it.
//!
//! `John Smith, the mayor of Springfield (R), said`: what stands between the noun and its verb (brackets, an apposition, a relative
//! clause) is walked over; of `a spokesman for the ministry` the first noun is the head.

use std::ops::Range;

use super::super::SourceSort;
use super::super::attribution::{Agreement, Source};
use super::tags::{Tag, Tagged};
use super::words;
use crate::entity::{EntityKind, Mention};
use crate::lexicon::{self, Table};
use crate::text::TokenKind;

static SOURCES: Table = Table::new(lexicon::tables::QUOTE_ENGLISH_SOURCES);

/// The longest phrase, apposition or relative clause walked over, in steps.
const LONGEST: usize = 40;

/// Who or what a noun phrase names.
#[derive(Clone, Debug)]
pub(super) enum Subject {
    /// A pronoun: its step.
    Pronoun(usize),
    /// A source of its own.
    Source(Source),
}

/// A noun phrase.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Its steps, with what describes it.
    pub(super) steps: Range<usize>,
    /// Who or what it names.
    pub(super) subject: Subject,
}

/// The noun phrase that ends at step `end`.
pub(super) fn before(tagged: &Tagged<'_, '_>, end: usize) -> Option<Phrase> {
    let lowest = end.saturating_sub(LONGEST);
    let mut at = end;
    // `Smith (the mayor) said`, `Smith, the mayor, said`.
    let mut named: Option<Phrase> = None;
    for _ in 0..3 {
        // `Acme just this month announced`: when it was.
        if let Some(start) =
            base(tagged, lowest, at).filter(|&start| is_time(tagged, start..at) && start > lowest)
        {
            at = start;
            while at > lowest && matches!(tagged.before(at), Tag::Adverb | Tag::Time | Tag::Auxiliary) {
                at -= 1;
            }
        }
        match tagged.before(at) {
            Tag::CloseBracket => {
                at = (lowest..at - 1).rev().find(|&i| matches!(tagged.tag(i), Tag::OpenBracket))?;
            }
            Tag::Comma | Tag::Dash if named.is_none() => {
                let open = aside(tagged, lowest, at - 1)?;
                named = alone(tagged, open + 1..at - 1);
                at = open;
            }
            _ => break,
        }
    }
    let phrase = ending(tagged, lowest, at)?;
    // `the mayor, John Smith, said`: the apposition names whom it is about.
    if let Some(name) = named.filter(|_| !is_person(&phrase.subject)) {
        return Some(Phrase { steps: phrase.steps.start..end, subject: name.subject });
    }
    Some(Phrase { steps: phrase.steps.start..end, subject: phrase.subject })
}

/// Whether a preposition opens a clause of time too.
pub(super) fn is_time_clause(word: &str) -> bool {
    matches!(word, "as" | "after" | "before" | "until" | "since")
}

/// Whether the last word of a range of steps tells a time.
fn is_time(tagged: &Tagged<'_, '_>, steps: Range<usize>) -> bool {
    !matches!(tagged.before(steps.end), Tag::Name)
        && SOURCES.get(tagged.word(steps.end - 1)).is_some_and(|row| row.column(0) == "time")
}

/// The comma or dash that opens the aside which ends at the mark at step `close`.
fn aside(tagged: &Tagged<'_, '_>, lowest: usize, close: usize) -> Option<usize> {
    let same = |i: usize| {
        matches!((tagged.tag(i), tagged.tag(close)), (Tag::Comma, Tag::Comma) | (Tag::Dash, Tag::Dash))
    };
    let open = (lowest..close).rev().find(|&i| same(i))?;
    let relative = matches!(tagged.tag(open + 1), Tag::Wh);
    let dash = matches!(tagged.tag(close), Tag::Dash);
    let clause = !dash
        && (open + 1..close).any(|i| {
            matches!(tagged.tag(i), Tag::Report(_) | Tag::Stop | Tag::Pronoun | Tag::Quote(_))
                || matches!(tagged.tag(i), Tag::Finite | Tag::Auxiliary)
        });
    let noun = open > 0 && tagged.is_nominal(open - 1) || matches!(tagged.before(open), Tag::CloseBracket);
    // `Smith, 45, of Springfield, said`: the aside before this one is about the same noun.
    if noun && !clause && matches!(tagged.tag(open + 1), Tag::Preposition) {
        let age = (lowest..open).rev().find(|&i| same(i)).filter(|&first| {
            first > 0
                && tagged.is_nominal(first - 1)
                && (first + 1..open).all(|i| matches!(tagged.tag(i), Tag::Number))
        });
        return age.or(Some(open));
    }
    (noun && (relative || !clause) && close > open + 1).then_some(open)
}

/// The person that is all of a range of steps.
fn alone(tagged: &Tagged<'_, '_>, steps: Range<usize>) -> Option<Phrase> {
    let phrase = ending(tagged, steps.start, steps.end)?;
    (phrase.steps == steps && is_person(&phrase.subject)).then_some(phrase)
}

fn is_person(subject: &Subject) -> bool {
    matches!(subject, Subject::Source(source) if source.sort == SourceSort::Named)
}

/// The noun phrase without asides that ends at step `end`.
fn ending(tagged: &Tagged<'_, '_>, lowest: usize, end: usize) -> Option<Phrase> {
    match tagged.before(end) {
        Tag::Pronoun => {
            return Some(Phrase { steps: end - 1..end, subject: Subject::Pronoun(end - 1) });
        }
        Tag::Wh | Tag::That => return antecedent(tagged, lowest, end - 1),
        _ => {}
    }
    // `Senators Smith (R) and Jones (D) all said`.
    let end = if matches!(tagged.word(end.wrapping_sub(1)), "all" | "both" | "each")
        && end > lowest + 1
        && (tagged.is_nominal(end - 2) || matches!(tagged.before(end - 1), Tag::CloseBracket))
    {
        let open = |i: usize| (lowest..i).rev().find(|&b| matches!(tagged.tag(b), Tag::OpenBracket));
        if matches!(tagged.before(end - 1), Tag::CloseBracket) { open(end - 1)? } else { end - 1 }
    } else {
        end
    };
    let Some(mut start) = base(tagged, lowest, end) else {
        // `the group that the president leads said`.
        let verb =
            matches!(tagged.before(end), Tag::Finite | Tag::Ed | Tag::Report(_) | Tag::Adverb | Tag::Object);
        return relative_before(tagged, lowest, end)
            .filter(|_| verb)
            .and_then(|wh| antecedent(tagged, lowest, wh));
    };
    let mut head = start..end;
    // `traders in Rotterdam and Marseille`: two places that one preposition stands before.
    let is_place = |end: usize| mention_ending(tagged, end).is_some_and(|m| m.kind == EntityKind::Location);
    if start > lowest + 1
        && matches!(tagged.tag(start - 1), Tag::Conjunction)
        && let Some(first) = base(tagged, lowest, start - 1)
        && matches!(tagged.before(first), Tag::Preposition)
        && is_place(start - 1)
        && is_place(end)
    {
        start = first;
    }
    // `a spokesman for the ministry`, `people familiar with the matter`.
    while start > lowest + 1
        && matches!(tagged.tag(start - 1), Tag::Preposition)
        && !is_time_clause(tagged.word(start - 1))
        && tagged.is_nominal(start - 2)
    {
        let Some(outer) = base(tagged, lowest, start - 1) else { break };
        head = outer..start - 1;
        start = outer;
    }
    // `people who saw the accident said`.
    if matches!(tagged.before(start), Tag::Finite | Tag::Auxiliary | Tag::Report(_))
        && let Some(wh) = relative_before(tagged, lowest, start)
        && let Some(phrase) = antecedent(tagged, lowest, wh)
    {
        return Some(phrase);
    }
    // `Smith and Jones said`: the first speaks for both, where the clause begins with it.
    if start > lowest + 1
        && matches!(tagged.tag(start - 1), Tag::Conjunction)
        && let Some(first) = base(tagged, lowest, start - 1)
        && matches!(tagged.before(first), Tag::Stop | Tag::Comma | Tag::That | Tag::Quote(_) | Tag::Close(_))
    {
        head = first..start - 1;
        start = first;
        // `Smith, Jones and Brown said`.
        while start > lowest + 1
            && matches!(tagged.before(start), Tag::Comma)
            && matches!(tagged.tag(start - 2), Tag::Name)
            && let Some(first) = base(tagged, lowest, start - 1)
            && mention_ending(tagged, start - 1).is_some_and(|m| m.kind == EntityKind::Person)
        {
            head = first..start - 1;
            start = first;
        }
    }
    let source = source(tagged, head)?;
    Some(Phrase { steps: start..end, subject: Subject::Source(source) })
}

/// The first step of the words of one noun that end at step `end`, its determiner with them.
fn base(tagged: &Tagged<'_, '_>, lowest: usize, end: usize) -> Option<usize> {
    let mut start = end;
    if matches!(tagged.before(end), Tag::Genitive) {
        return None;
    }
    while start > lowest {
        // `at the office of the Post Smith said`: two names that nothing joins.
        if start < end && parts(tagged, start) {
            break;
        }
        match tagged.tag(start - 1) {
            Tag::Determiner => {
                start -= 1;
                if !matches!(tagged.before(start), Tag::Determiner) {
                    break;
                }
            }
            Tag::Genitive | Tag::Joint | Tag::Open(_) => start -= 1,
            _ if tagged.is_nominal(start - 1) => start -= 1,
            _ => break,
        }
    }
    let noun = (start..end).any(|i| tagged.is_nominal(i) || matches!(tagged.tag(i), Tag::Determiner));
    noun.then_some(start)
}

/// Whether a person's name begins at step `at` right after another name.
fn parts(tagged: &Tagged<'_, '_>, at: usize) -> bool {
    let mention = |i: usize| tagged.reader.mention_at(tagged.token(i)?);
    matches!((tagged.before(at), tagged.tag(at)), (Tag::Name, Tag::Name))
        && mention(at)
            .is_some_and(|m| m.kind == EntityKind::Person && Some(m.tokens.start) == tagged.token(at))
        && mention(at - 1).is_some_and(|m| m.kind != EntityKind::Person)
}

/// The relative pronoun whose clause ends at step `end`.
fn relative_before(tagged: &Tagged<'_, '_>, lowest: usize, end: usize) -> Option<usize> {
    let clause = (lowest..end).rev().take_while(|&i| {
        !matches!(tagged.tag(i), Tag::Stop | Tag::Semicolon | Tag::Comma | Tag::Quote(_) | Tag::Colon)
    });
    clause.into_iter().find(|&i| matches!(tagged.word(i), "who" | "which" | "that"))
}

/// The noun before the relative pronoun at step `wh`.
fn antecedent(tagged: &Tagged<'_, '_>, lowest: usize, wh: usize) -> Option<Phrase> {
    if !matches!(tagged.word(wh), "who" | "which" | "that") {
        return None;
    }
    let end = if matches!(tagged.before(wh), Tag::Comma) { wh - 1 } else { wh };
    if end <= lowest || !tagged.is_nominal(end - 1) && !matches!(tagged.before(end), Tag::CloseBracket) {
        return None;
    }
    let end = match tagged.before(end) {
        Tag::CloseBracket => (lowest..end).rev().find(|&i| matches!(tagged.tag(i), Tag::OpenBracket))?,
        _ => end,
    };
    ending(tagged, lowest, end).map(|p| Phrase { steps: p.steps.start..wh + 1, subject: p.subject })
}

/// The noun phrase that begins at step `start`.
pub(super) fn after(tagged: &Tagged<'_, '_>, start: usize) -> Option<Phrase> {
    if matches!(tagged.tag(start), Tag::Pronoun) {
        return Some(Phrase { steps: start..start + 1, subject: Subject::Pronoun(start) });
    }
    let end = noun_end(tagged, start);
    let head = source(tagged, start..end)?;
    // `said the mayor, John Smith`.
    if head.sort != SourceSort::Named && matches!(tagged.tag(described(tagged, end)), Tag::Comma) {
        let next = described(tagged, end) + 1;
        let stop = noun_end(tagged, next);
        let verb = matches!(tagged.tag(stop), Tag::Finite | Tag::Auxiliary | Tag::Ed | Tag::Report(_));
        if let Some(name) = alone(tagged, next..stop).filter(|_| !verb) {
            return Some(Phrase { steps: start..stop, subject: name.subject });
        }
    }
    // `said the director of police (DGP) John Smith`.
    let mut rest = described(tagged, end);
    if matches!(tagged.tag(rest), Tag::OpenBracket) {
        rest = (rest..tagged.len().min(rest + 8))
            .find(|&i| matches!(tagged.tag(i), Tag::CloseBracket))
            .map_or(rest, |close| close + 1);
    }
    if head.sort != SourceSort::Named && rest > end {
        let stop = noun_end(tagged, rest);
        if let Some(name) = alone(tagged, rest..stop) {
            return Some(Phrase { steps: start..stop, subject: name.subject });
        }
    }
    Some(Phrase { steps: start..end, subject: Subject::Source(head) })
}

/// The step after the words of one noun that begin at step `start`.
pub(super) fn noun_end(tagged: &Tagged<'_, '_>, start: usize) -> usize {
    let limit = tagged.len().min(start + LONGEST);
    let mut end = start;
    while end < limit {
        let person = || {
            let mention = mention_ending(tagged, end)?;
            (mention.kind == EntityKind::Person).then_some(())
        };
        match tagged.tag(end) {
            // `the man his lawyer`: a second determiner opens the next phrase.
            Tag::Determiner if end > start && !matches!(tagged.before(end), Tag::Determiner) => break,
            Tag::Genitive | Tag::Joint | Tag::Open(_) | Tag::Determiner => {}
            _ if end > start && person().is_some() => break,
            _ if tagged.is_nominal(end) => {}
            _ => break,
        }
        end += 1;
    }
    while end > start && matches!(tagged.tag(end - 1), Tag::Joint | Tag::Open(_)) {
        end -= 1;
    }
    end
}

/// The step after the phrases with a preposition that describe the noun which ends at step `end`.
pub(super) fn described(tagged: &Tagged<'_, '_>, mut end: usize) -> usize {
    let limit = end + LONGEST;
    while end < limit && matches!(tagged.tag(end), Tag::Preposition) {
        let next = noun_end(tagged, end + 1);
        if next == end + 1 {
            break;
        }
        end = next;
    }
    end
}

/// The mention whose last token stands right before step `end`.
fn mention_ending<'a>(tagged: &Tagged<'_, 'a>, end: usize) -> Option<&'a Mention> {
    let last =
        (end.saturating_sub(3)..end).rev().find(|&i| !matches!(tagged.tag(i), Tag::Close(_) | Tag::Joint))?;
    let token = tagged.token(last)?;
    let mention = tagged.reader.mention_at(token)?;
    let marks = |i: usize| tagged.reader.document.token(i).kind == TokenKind::Mark;
    (mention.kind != EntityKind::Norp && (token + 1..mention.tokens.end).all(marks)).then_some(mention)
}

/// The sort of a source that the table has for a noun, or for its singular (`companies`); empty where it has none.
fn listed(word: &str) -> &'static str {
    let singular = || match word.strip_suffix("ies") {
        Some(stem) => SOURCES.get(&format!("{stem}y")),
        None => SOURCES.get(word.strip_suffix('s')?),
    };
    SOURCES.get(word).or_else(singular).map_or("", |row| row.column(0))
}

/// What the words of one noun name.
fn source(tagged: &Tagged<'_, '_>, head: Range<usize>) -> Option<Source> {
    let document = tagged.reader.document;
    if let Some(mention) = mention_ending(tagged, head.end) {
        let person = mention.kind == EntityKind::Person;
        return Some(Source {
            span: mention.span.clone(),
            entity: Some(mention.entity),
            sort: if person { SourceSort::Named } else { SourceSort::Institution },
            title: tagged.reader.title(mention),
            agreement: Agreement::Any,
        });
    }
    let tokens: Vec<usize> = head.clone().filter_map(|i| tagged.token(i)).collect();
    let (&first, &last) = (tokens.first()?, tokens.last()?);
    // The noun is the last of its words.
    let noun = head.clone().rev().find(|&i| {
        matches!(tagged.tag(i), Tag::Word | Tag::Single | Tag::Determiner | Tag::Number | Tag::Ed | Tag::Ing)
    })?;
    let word = tagged.word(noun);
    if words::class(word) == "time" {
        return None;
    }
    let row = listed(word);
    let sort = match row {
        "institution" => SourceSort::Institution,
        "document" => SourceSort::Document,
        _ => SourceSort::Anonymous,
    };
    let plural = matches!(row, "plural" | "unnamed") || word.ends_with('s') && !word.ends_with("ss");
    // `the minister`: whoever was named with that title.
    let definite = matches!(tagged.word(head.start), "the" | "this" | "that");
    let entity = tagged.reader.bearer(&tokens[usize::from(definite)..]).filter(|_| definite && !plural);
    Some(Source {
        span: document.token(first).start..document.token(last).end,
        entity,
        sort: match sort {
            SourceSort::Anonymous if entity.is_some() => SourceSort::Named,
            // `traders`, `residents`: people of a kind.
            SourceSort::Anonymous if plural && row != "unnamed" => SourceSort::Collective,
            told => told,
        },
        title: None,
        agreement: if plural { Agreement::Plural } else { Agreement::Any },
    })
}

/// The noun right before step `end`, without what it describes: `footage of Smith saying`.
pub(super) fn adjacent(tagged: &Tagged<'_, '_>, end: usize) -> Option<Phrase> {
    let start = base(tagged, end.saturating_sub(LONGEST), end)?;
    let source = source(tagged, start..end)?;
    Some(Phrase { steps: start..end, subject: Subject::Source(source) })
}

/// Whether a subject is of several, or a pronoun that takes the base form of a verb.
pub(super) fn is_plural(tagged: &Tagged<'_, '_>, phrase: &Phrase) -> bool {
    match &phrase.subject {
        Subject::Pronoun(at) => matches!(tagged.word(*at), "they" | "we" | "i" | "you"),
        Subject::Source(source) => {
            source.agreement == Agreement::Plural
                || phrase.steps.clone().any(|i| matches!(tagged.tag(i), Tag::Conjunction))
        }
    }
}
