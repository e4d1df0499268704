//! Quotations and their speakers as the reader has corrected them.

use std::cmp::Reverse;
use std::ops::Range;

use super::{Act, Edit, Said};
use crate::entity::{Entities, EntityKind, marked};
use crate::quote::{Place, Quote, QuoteKind, SourceSort, Speaker};
use crate::text::Document;
use crate::text::fold::fold;

/// Why a stretch is a quotation that the reader has marked, or has given its kind.
const WHY: &str = "corrected";

/// Applies a correction at a stretch, and says where it holds. The quotations stand in the order of the text, the outer before the inner.
pub(super) fn apply(
    document: &Document<'_>,
    entities: &Entities,
    quotes: &mut Vec<Quote>,
    edit: &Edit,
    at: &Range<usize>,
) -> Vec<Range<usize>> {
    match &edit.act {
        Act::Quote(kind, said) => {
            let Some(n) = mark(document, quotes, at) else { return Vec::new() };
            (quotes[n].kind, quotes[n].why, quotes[n].confidence) = (*kind, WHY, 1.0);
            if let Some(said) = said {
                give(quotes, &[n], &|quote, all| spoken(document, entities, all, quote, said));
            }
            vec![quotes[n].span.clone()]
        }
        Act::NotQuote => {
            let Some(n) = find(quotes, at) else { return Vec::new() };
            vec![quotes.remove(n).span]
        }
        Act::Speaker(said) => {
            let Some(n) = find(quotes, at) else { return Vec::new() };
            let chosen = if edit.everywhere { of_source(quotes, n) } else { carried_on(quotes, n) };
            give(quotes, &chosen, &|quote, all| spoken(document, entities, all, quote, said));
            chosen.into_iter().map(|n| quotes[n].span.clone()).collect()
        }
        _ => Vec::new(),
    }
}

/// The quotation that a correction at a stretch is about: that of just this stretch, else the one that shares most with it.
fn find(quotes: &[Quote], at: &Range<usize>) -> Option<usize> {
    let shared = |q: &Quote| q.span.end.min(at.end).saturating_sub(q.span.start.max(at.start));
    let touched = (0..quotes.len()).filter(|&n| shared(&quotes[n]) > 0);
    // Of two that share as much the one that has the least beside it: the inner one.
    touched.max_by_key(|&n| {
        let (q, shared) = (&quotes[n], shared(&quotes[n]));
        (q.span == *at, shared, Reverse(q.span.len()))
    })
}

/// The number of the quotation at a stretch, which is made where there is none; what crosses it goes. Nothing where no word stands there.
fn mark(document: &Document<'_>, quotes: &mut Vec<Quote>, at: &Range<usize>) -> Option<usize> {
    if let Some(n) = quotes.iter().position(|q| q.span == *at) {
        return Some(n);
    }
    let (span, marks) = inside(document.text(), at.clone())?;
    if let Some(n) = quotes.iter().position(|q| q.span == span) {
        return Some(n);
    }
    quotes.retain(|q| {
        let apart = q.span.end <= span.start || span.end <= q.span.start;
        let holds = |a: &Range<usize>, b: &Range<usize>| a.start <= b.start && b.end <= a.end;
        apart || holds(&q.span, &span) || holds(&span, &q.span)
    });
    let key = (span.start, Reverse(span.end));
    let n = quotes.partition_point(|q| (q.span.start, Reverse(q.span.end)) < key);
    quotes.insert(
        n,
        Quote {
            span,
            kind: QuoteKind::Direct,
            marks,
            repaired: false,
            speaker: None,
            cue: None,
            channel: None,
            why: WHY,
            confidence: 1.0,
            place: Place::default(),
        },
    );
    Some(n)
}

/// A stretch without white space and quotation marks around it, and the marks.
fn inside(text: &str, span: Range<usize>) -> Option<(Range<usize>, String)> {
    const OPENING: &str = "«“\"„‹‘'";
    const CLOSING: &str = "»”\"“›’'";
    let trim = |span: Range<usize>| {
        let part = &text[span.clone()];
        let start = span.start + (part.len() - part.trim_start().len());
        start..start + part.trim().len()
    };
    let mut span = trim(span);
    let part = &text[span.clone()];
    let (mut open, mut close) = (None, None);
    let first = part.chars().next().filter(|c| OPENING.contains(*c));
    if let Some(c) = first.filter(|c| part.len() > c.len_utf8()) {
        (open, span.start) = (Some(c), span.start + c.len_utf8());
    }
    let last = text[span.clone()].chars().next_back().filter(|c| CLOSING.contains(*c));
    if let Some(c) = last {
        (close, span.end) = (Some(c), span.end - c.len_utf8());
    }
    let span = trim(span);
    open = open.or_else(|| text[..span.start].chars().next_back().filter(|c| OPENING.contains(*c)));
    close = close.or_else(|| text[span.end..].chars().next().filter(|c| CLOSING.contains(*c)));
    let words = text[span.clone()].contains(char::is_alphanumeric);
    words.then(|| (span, open.into_iter().chain(close).collect()))
}

/// One quotation, and those after it whose speaker was carried over from the same naming.
fn carried_on(quotes: &[Quote], n: usize) -> Vec<usize> {
    let mut chosen = vec![n];
    if let Some(speaker) = &quotes[n].speaker {
        let carried = |q: &Quote| q.speaker.as_ref().is_some_and(|s| s.inferred && s.span == speaker.span);
        chosen.extend((n + 1..quotes.len()).filter(|&m| carried(&quotes[m])));
    }
    chosen
}

/// All quotations by the source of one: of its entity, or by the same words.
fn of_source(quotes: &[Quote], n: usize) -> Vec<usize> {
    let Some(speaker) = &quotes[n].speaker else { return vec![n] };
    let same = |s: &Speaker| match (s.entity, speaker.entity) {
        (None, None) => s.name == speaker.name && s.span == speaker.span,
        (a, b) => a == b,
    };
    (0..quotes.len()).filter(|&m| quotes[m].speaker.as_ref().is_some_and(same)).collect()
}

/// Gives quotations their speaker: the first says it outright, the others as before.
fn give(quotes: &mut [Quote], chosen: &[usize], spoken: &dyn Fn(&Quote, &[Quote]) -> Option<Speaker>) {
    let speakers: Vec<Option<Speaker>> = chosen.iter().map(|&n| spoken(&quotes[n], quotes)).collect();
    for (at, (&n, speaker)) in chosen.iter().zip(speakers).enumerate() {
        let inferred = at > 0 && quotes[n].speaker.as_ref().is_some_and(|s| s.inferred);
        quotes[n].speaker = speaker.map(|speaker| Speaker { inferred, ..speaker });
    }
}

/// The speaker of a quotation whom the reader tells.
fn spoken(
    document: &Document<'_>,
    entities: &Entities,
    quotes: &[Quote],
    quote: &Quote,
    said: &Said,
) -> Option<Speaker> {
    let plain = |span: Range<usize>, name: Option<String>, sort: SourceSort| Speaker {
        span,
        entity: None,
        inferred: false,
        sort,
        title: None,
        name,
        certain: true,
    };
    // Where the text says who, or stands in for it: what it calls the speaker, the word that introduces the quotation, the quotation itself.
    let stead = || {
        let naming = quote.speaker.as_ref().map(|s| s.span.clone());
        naming.or_else(|| quote.cue.as_ref().map(|c| c.span.clone())).unwrap_or_else(|| quote.span.clone())
    };
    match said {
        Said::Nobody => None,
        // Nothing of the text stands for whoever says nothing.
        _ if stead().is_empty() => None,
        Said::Unnamed => {
            let unnamed = quote.speaker.as_ref().filter(|s| s.entity.is_none() && s.name.is_none());
            let name = if unnamed.is_some() { None } else { Some(String::new()) };
            Some(plain(stead(), name, SourceSort::Anonymous))
        }
        Said::Named(name) => {
            if let Some(entity) = entities.entities.iter().position(|e| {
                fold(&e.name) == fold(name) || e.aliases.iter().any(|alias| fold(alias) == fold(name))
            }) {
                return Some(of_entity(entities, entity, quote));
            }
            let told = quotes.iter().filter_map(|q| q.speaker.as_ref());
            let same = |s: &&Speaker| {
                s.entity.is_none() && s.name.is_none() && fold(&document.text()[s.span.clone()]) == fold(name)
            };
            if let Some(known) = told.clone().find(same) {
                return Some(Speaker { certain: true, ..known.clone() });
            }
            let form = fold(name);
            let entity =
                entities.mentions.iter().find(|m| marked::is_called(&marked::form(document, m), &form));
            if let Some(mention) = entity {
                return Some(of_entity(entities, mention.entity, quote));
            }
            match document.text().match_indices(name.as_str()).next().filter(|(_, name)| !name.is_empty()) {
                Some((at, _)) => Some(plain(at..at + name.len(), Some(name.clone()), SourceSort::Named)),
                None => Some(plain(stead(), Some(name.clone()), SourceSort::Named)),
            }
        }
    }
}

/// An entity as the speaker of a quotation, by its naming nearest before it, else after it.
fn of_entity(entities: &Entities, entity: usize, quote: &Quote) -> Speaker {
    let mut namings = entities.mentions.iter().filter(|m| m.entity == entity);
    let before = namings.clone().rfind(|m| m.span.end <= quote.span.start);
    let naming = before.or_else(|| namings.next());
    let described = &entities.entities[entity];
    let person = described.kind == EntityKind::Person;
    Speaker {
        span: naming.map_or_else(|| quote.span.clone(), |m| m.span.clone()),
        entity: Some(entity),
        inferred: false,
        sort: if person { SourceSort::Named } else { SourceSort::Institution },
        title: described.title.clone(),
        name: None,
        certain: true,
    }
}
