//! Sources as things of their own: one for whoever says something anywhere in the text, named or not; and through whom each quotation came.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::arabic::vocabulary::{self, Set};
use super::confidence;
use super::{Cue, Quote, QuoteKind, SourceSort, Speaker};
use crate::entity::{Entities, EntityKind};
use crate::order::sort_by_key;
use crate::text::Document;
use crate::text::fold::fold;

/// Whoever says something in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The name of its entity, or its longest naming as written.
    pub name: String,
    /// Index of its entity, if it is one.
    pub entity: Option<usize>,
    /// The sort of source.
    pub sort: SourceSort,
    /// Where quotations name it: bytes of the original text, ascending, each once.
    pub mentions: Vec<Range<usize>>,
}

/// A step on the way of a quotation: who handed it on, and by which word.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Index of the source.
    pub source: usize,
    /// The verb or phrase that says so, where there is one.
    pub cue: Option<Cue>,
}

/// Where a quotation stands among the others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// Index of the quotation that holds it.
    pub within: Option<usize>,
    /// Index of its source.
    pub source: Option<usize>,
    /// Through whom it came, the outermost source first, its own last; empty where it has no source.
    pub chain: Vec<Link>,
    /// How sure its speaker is, 0 to 1, apart from how sure its bounds and kind are.
    pub speaker_confidence: Option<f32>,
}

/// How many sources back an indefinite one is looked for that a definite phrase (`المصدر`) takes up.
const BACK: usize = 40;

/// The sources of the quotations of a text, which are given their places. The quotations stand in the order of the text, the outer before
/// the inner.
pub(super) fn place(document: &Document<'_>, entities: &Entities, quotes: &mut [Quote]) -> Vec<Source> {
    let mut list = List {
        document,
        entities,
        sources: Vec::new(),
        entity: HashMap::new(),
        naming: HashMap::new(),
        words: HashMap::new(),
        told: HashMap::new(),
    };
    let mut open: Vec<usize> = Vec::new();
    for n in 0..quotes.len() {
        let (before, rest) = quotes.split_at_mut(n);
        let quote = &mut rest[0];
        while open.last().is_some_and(|&o| before[o].span.end <= quote.span.start) {
            open.pop();
        }
        let within = open.last().copied();
        let source = quote.speaker.as_ref().map(|speaker| list.of(speaker));
        let mut chain = Vec::new();
        if let Some(source) = source {
            let outer = within.map_or(&[][..], |o| &before[o].place.chain);
            chain.extend(outer.iter().filter(|link| link.source != source).cloned());
            let channel = quote.channel.as_ref().map(|span| list.channel(span));
            let cue = &quote.cue;
            chain.extend(
                channel
                    .into_iter()
                    .filter(|&c| c != source)
                    .chain([source])
                    .map(|source| Link { source, cue: cue.clone() }),
            );
        }
        quote.place = Place { within, source, chain, speaker_confidence: None };
        quote.place.speaker_confidence = confidence::of_speaker(quote);
        if quote.kind != QuoteKind::Term {
            open.push(n);
        }
    }
    for source in &mut list.sources {
        sort_by_key(&mut source.mentions, |m| [m.start, m.end]);
        source.mentions.dedup();
    }
    list.sources
}

struct List<'a> {
    document: &'a Document<'a>,
    entities: &'a Entities,
    sources: Vec<Source>,
    /// By entity.
    entity: HashMap<usize, usize>,
    /// By where a naming begins: who speaks again carries the place of the naming before.
    naming: HashMap<usize, usize>,
    /// By the words of a naming.
    words: HashMap<String, usize>,
    /// By what the reader calls it.
    told: HashMap<String, usize>,
}

impl List<'_> {
    /// The source of a speaker.
    fn of(&mut self, speaker: &Speaker) -> usize {
        let entity = speaker.entity;
        if let Some(name) = &speaker.name {
            return self.told(name, &speaker.span, speaker.sort);
        }
        let found = match entity {
            Some(entity) => self.entity.get(&entity).copied(),
            None => self.unnamed(speaker),
        };
        let sort = match entity.and_then(|e| self.entities.entities.get(e)) {
            Some(entity) if entity.kind == EntityKind::Person => SourceSort::Named,
            Some(_) => SourceSort::Institution,
            None => speaker.sort,
        };
        self.note(found, &speaker.span, entity, sort)
    }

    /// The source of the outlet that hands a quotation on.
    fn channel(&mut self, span: &Range<usize>) -> usize {
        let mention = self.entities.mentions.partition_point(|m| m.span.end <= span.start);
        let mention = self.entities.mentions.get(mention).filter(|m| m.span.start < span.end);
        let entity = mention.map(|m| m.entity);
        let found = match entity {
            Some(entity) => self.entity.get(&entity).copied(),
            None => self.words.get(&key(&self.document.text()[span.clone()])).copied(),
        };
        self.note(found, span, entity, SourceSort::Institution)
    }

    /// The source that the reader calls by a name, which the text need not have.
    fn told(&mut self, name: &str, span: &Range<usize>, sort: SourceSort) -> usize {
        let source = *self.told.entry(fold(name)).or_insert(self.sources.len());
        if source == self.sources.len() {
            self.sources.push(Source { name: name.to_owned(), entity: None, sort, mentions: Vec::new() });
        }
        self.sources[source].mentions.push(span.clone());
        source
    }

    fn note(
        &mut self,
        found: Option<usize>,
        span: &Range<usize>,
        entity: Option<usize>,
        sort: SourceSort,
    ) -> usize {
        let text = &written(self.document.text(), span);
        let source = found.unwrap_or(self.sources.len());
        if found.is_none() {
            let name =
                entity.and_then(|e| self.entities.entities.get(e)).map_or(&**text, |e| &e.name).to_owned();
            self.sources.push(Source { name, entity, sort, mentions: Vec::new() });
        }
        let kept = &mut self.sources[source];
        if kept.entity.is_none() && text.len() > kept.name.len() {
            (**text).clone_into(&mut kept.name);
        }
        kept.mentions.push(span.clone());
        match entity {
            Some(entity) => {
                self.entity.insert(entity, source);
            }
            None => {
                self.naming.insert(span.start, source);
                self.words.insert(key(text), source);
            }
        }
        source
    }

    /// The source of a speaker who is no entity, if it has spoken: at the same place, by the same words, or, where the words are definite, the last
    /// one of whom they all were said (`المصدر الروسي` after `مصدر روسي رفيع`).
    fn unnamed(&self, speaker: &Speaker) -> Option<usize> {
        if let Some(&known) = self.naming.get(&speaker.span.start) {
            return Some(known);
        }
        let text = fold(&self.document.text()[speaker.span.clone()]);
        let words = key(&text);
        // `قوله تعالى`, `قوله سبحانه`: one and the same.
        let divine = |s: &Source| s.entity.is_none() && is_divine(&fold(&s.name));
        if is_divine(&text)
            && let Some(known) = self.sources.iter().position(divine)
        {
            return Some(known);
        }
        if let Some(&known) = self.words.get(&words) {
            return Some(known);
        }
        let definite =
            text.starts_with("ال") || text.starts_with("the ") || text.split(' ').any(|w| Set::Itself.has(w));
        if !definite {
            return None;
        }
        let mut wanted = words.split(' ');
        let head = wanted.next()?;
        let rest: Vec<&str> = wanted.collect();
        self.sources.iter().enumerate().rev().take(BACK).find_map(|(n, source)| {
            let known = key(&source.name);
            let fits = source.entity.is_none()
                && source.sort == speaker.sort
                && known.split(' ').next() == Some(head)
                && rest.iter().all(|word| known.split(' ').any(|k| k == *word));
            fits.then_some(n)
        })
    }
}

/// Whether folded words are epithets of God and nothing else.
fn is_divine(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    words.peek().is_some() && words.all(|word| Set::Divine.has(word))
}

/// The words of a naming without articles and the words that only point back.
fn key(text: &str) -> String {
    let text = fold(text);
    let words = text.split_whitespace().filter(|w| !Set::Itself.has(w) && !matches!(*w, "the" | "a" | "an"));
    let bare = words.map(|w| w.strip_prefix("ال").filter(|rest| rest.chars().count() > 1).unwrap_or(w));
    bare.collect::<Vec<_>>().join(" ")
}

/// A naming with its article, which `ل` swallows in writing: of `للجانب الأمريكي` the source is `الجانب الأمريكي`.
fn written<'a>(text: &'a str, span: &Range<usize>) -> Cow<'a, str> {
    let naming = &text[span.clone()];
    let swallowed = text[..span.start].strip_suffix("لل").is_some_and(|before| {
        before
            .strip_suffix(['و', 'ف'])
            .unwrap_or(before)
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphabetic())
    });
    if swallowed { Cow::Owned(format!("ال{naming}")) } else { Cow::Borrowed(naming) }
}

/// The sort of a source as it is told: people of a kind are a collective, and what is no entity is no named person.
pub(super) fn sort(
    document: &Document<'_>,
    span: &Range<usize>,
    entity: Option<usize>,
    sort: SourceSort,
) -> SourceSort {
    if entity.is_some() {
        return sort;
    }
    match sort {
        SourceSort::Named | SourceSort::Anonymous => {
            let text = fold(&document.text()[span.clone()]);
            if vocabulary::is_collective(&text) { SourceSort::Collective } else { SourceSort::Anonymous }
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn an_article_that_a_preposition_swallows_is_part_of_the_name() {
        for (text, naming, name) in [
            ("وفقا للجانب الأمريكي", "جانب الأمريكي", "الجانب الأمريكي"),
            ("وللصحيفة رأيها", "صحيفة", "الصحيفة"),
            ("وفقا لصحيفة محلية", "صحيفة محلية", "صحيفة محلية"),
            ("بحسب مللحم", "حم", "حم"),
        ] {
            let start = text.find(naming).expect("it is there");
            assert_eq!(written(text, &(start..start + naming.len())), name, "{text}");
        }
    }
}
