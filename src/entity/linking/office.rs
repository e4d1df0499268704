//! Offices: a person described by what he holds (`رئيس الحكومة`, `the prime minister`) is the one whom the text says to hold it.
//!
//! What stands beside the names of persons ([`super::Titles`]) says who holds what. A description is a definite noun phrase that opens with a
//! title's word and stands beside no name; it is the bearer's whose office it is, in the same words, in fewer, or under another name of the
//! same office (`data/entity/offices.tsv`), and whose country it does not contradict. Of several the one who is named nearest before it, in
//! its sentence or the two before; else nobody.

use std::collections::HashMap;
use std::ops::Range;

use super::BUCKET;
use crate::entity::title::{OFFICES, Titles};
use crate::entity::{Description, EntityKind, Mention, gazetteer};
use crate::text::clitic::splits;
use crate::text::{Document, TokenKind};

/// Words that say that an office is held no more, folded, without article.
const FORMER: [&str; 9] = ["سابق", "سابقه", "اسبق", "راحل", "راحله", "مخلوع", "former", "late", "ex"];

/// Words that make another office of the one that they stand beside in English; in Arabic they are the head.
const BELOW: [&str; 4] = ["deputy", "vice", "assistant", "acting"];

/// How many sentences back the bearer of an office that several hold is looked for.
const SENTENCES: usize = 2;

/// The longest description, in tokens.
const LONGEST: usize = 6;

/// An office as its words tell it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Office {
    /// The words without article, nationality and country.
    core: Vec<String>,
    /// English names of the countries.
    countries: Vec<&'static str>,
    former: bool,
}

impl Office {
    /// Reads an office from a phrase's tokens; the proclitics of the first, of which there are `skip` bytes, are no part of it.
    fn read(document: &Document<'_>, tokens: Range<usize>, skip: usize) -> Office {
        let mut office = Office::default();
        for i in tokens.clone() {
            let folded = document.folded(i);
            let folded = if i == tokens.start { folded.get(skip..).unwrap_or(folded) } else { folded };
            let country = country(document, i, folded);
            let word = bare(folded);
            if let Some(country) = country {
                office.countries.push(country);
            } else if FORMER.contains(&word) {
                office.former = true;
            } else if document.token(i).kind != TokenKind::Mark && !matches!(word, "the" | "then") {
                office.core.push(word.to_owned());
            }
        }
        office
    }

    /// The name of the office that its words are a name of.
    fn name(&self) -> Option<&'static str> {
        OFFICES.get(&self.core.join(" ")).map(|row| row.column(0))
    }

    /// The word that says what sort of office it is: the first in Arabic, the last in English, without the feminine ending.
    fn head(&self) -> &str {
        let english = self.core.first().is_some_and(|w| w.is_ascii());
        let head = if english { self.core.last() } else { self.core.first() };
        head.map_or("", |w| w.strip_suffix('ه').unwrap_or(w))
    }

    /// What it is found by: its head, and the name of the office.
    fn keys(&self) -> impl Iterator<Item = String> {
        [Some(format!("-{}", self.head())), self.name().map(str::to_owned)].into_iter().flatten()
    }

    /// How well a description of these words fits the holder of `office`: 0 not, 1 in some of its words, 2 as the same office.
    fn fits(&self, office: &Office) -> u8 {
        let contradicts =
            !office.countries.is_empty() && !self.countries.iter().all(|c| office.countries.contains(c));
        let below = |o: &Office| o.core.iter().any(|w| BELOW.contains(&w.as_str()));
        if contradicts || below(self) != below(office) || self.former != office.former || self.core.is_empty()
        {
            0
        } else if self.core == office.core || self.name().is_some() && self.name() == office.name() {
            2
        } else {
            u8::from(
                self.head() == office.head()
                    && self.core[1..].iter().all(|w| office.core.contains(w))
                    && self.core.len() < office.core.len()
                    && (self.core.len() > 1 || self.name().is_none() || office.name().is_none()),
            )
        }
    }
}

/// Who holds what, by the keys of the offices; at most [`BUCKET`] to a key.
#[derive(Debug, Default)]
struct Held(HashMap<String, Vec<(usize, Office)>>);

impl Held {
    fn add(&mut self, entity: usize, office: Office) {
        for key in office.keys() {
            let of_key = self.0.entry(key).or_default();
            if of_key.len() < BUCKET && !of_key.contains(&(entity, office.clone())) {
                of_key.push((entity, office.clone()));
            }
        }
    }
}

/// The English name of what token `i`, folded so, says that an office is of: by its own name or its people's.
fn country(document: &Document<'_>, i: usize, folded: &str) -> Option<&'static str> {
    let listed = gazetteer::lookup(folded).or_else(|| gazetteer::lookup_written(document.surface(i)));
    let of = |e: &gazetteer::Entry| matches!(e.kind, EntityKind::Norp | EntityKind::Location);
    listed.filter(of).map(|e| e.gloss).filter(|gloss| !gloss.is_empty())
}

/// A folded word without the article, as a whole or after `ل`.
fn bare(folded: &str) -> &str {
    folded
        .strip_prefix("ال")
        .or_else(|| folded.strip_prefix("لل"))
        .filter(|w| w.chars().nth(1).is_some())
        .unwrap_or(folded)
}

/// The descriptions of persons by office, in the order of the text; `mentions` have their entities.
pub(super) fn descriptions(
    document: &Document<'_>,
    mentions: &[Mention],
    titles: &Titles<'_>,
) -> Vec<Description> {
    // Who holds what, and whose name each title stands beside.
    let mut held = Held::default();
    let mut taken = vec![false; document.tokens().len()];
    let mut at: HashMap<usize, Vec<usize>> = HashMap::new();
    for (n, mention) in mentions.iter().enumerate() {
        taken[mention.tokens.clone()].fill(mention.kind == EntityKind::Person);
        if mention.kind == EntityKind::Person {
            at.entry(mention.entity).or_default().push(n);
            for (tokens, skip) in titles.beside(mention) {
                taken[tokens.clone()].fill(true);
                held.add(mention.entity, Office::read(document, tokens, skip));
            }
        }
    }
    if held.0.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut i = 0;
    while i < document.tokens().len() {
        let skip = if taken[i] { None } else { titles.opens(i) };
        let phrase = skip.and_then(|skip| Some((phrase(document, titles, &taken, i)?, skip)));
        let Some((tokens, skip)) = phrase else {
            i += 1;
            continue;
        };
        let found = (i + 1..=tokens.end).rev().find_map(|end| {
            // A word more that may belong to it: another office's place, another country.
            let of = |t: usize| country(document, t, document.folded(t)).is_some();
            let complete = end == tokens.end || !(titles.is_named(end) || of(end)) || of(end - 1);
            let english = document.token(i).kind == TokenKind::Latin;
            let definite = english || (i..end).any(|t| is_definite(document, titles, t));
            let described = Office::read(document, tokens.start..end, skip);
            let bearer =
                bearer(document, mentions, &held, &at, &described, i).filter(|_| complete && definite);
            bearer.map(|entity| (tokens.start..end, entity))
        });
        match found {
            Some((tokens, entity)) => {
                let span = document.offset_after(tokens.start, skip)..document.token(tokens.end - 1).end;
                i = tokens.end;
                out.push(Description { span, tokens, entity });
            }
            None => i = tokens.end,
        }
    }
    out
}

/// The tokens of the definite phrase that opens at token `i`.
fn phrase(document: &Document<'_>, titles: &Titles<'_>, taken: &[bool], i: usize) -> Option<Range<usize>> {
    let goes_on = |&t: &usize| {
        !taken[t]
            && !document.token(t).line_before
            && document.token(t).kind != TokenKind::Mark
            && titles.goes_on(t)
    };
    let limit = document.tokens().len().min(i + LONGEST);
    let end = (i + 1..limit).take_while(goes_on).last().map_or(i + 1, |last| last + 1);
    // `الرئيس الأمريكي، فادي كرم` is the title of a name.
    let name = end + usize::from(matches!(document.folded_at(end), "،" | ","));
    if name < document.tokens().len() && taken[name] && !document.token(name).line_before {
        return None;
    }
    if document.token(i).kind == TokenKind::Latin {
        // `the prime minister`, `the French president`: the words before the title belong to it.
        let the = (i.saturating_sub(3)..i).rev().find(|&t| document.folded(t) == "the")?;
        let own = (the + 1..i).all(|t| !taken[t] && document.token(t).kind == TokenKind::Latin);
        return own.then_some(the + 1..end);
    }
    Some(i..end)
}

/// Whether an Arabic word makes the phrase that it ends definite: by its article, or as a name.
fn is_definite(document: &Document<'_>, titles: &Titles<'_>, token: usize) -> bool {
    let stem = |word: &str| word.starts_with("ال") || word.starts_with("لل");
    splits(document.folded(token)).any(|s| stem(s.stem) || s.article) || titles.is_named(token)
}

/// Who holds the office described at token `before`.
fn bearer(
    document: &Document<'_>,
    mentions: &[Mention],
    held: &Held,
    at: &HashMap<usize, Vec<usize>>,
    described: &Office,
    before: usize,
) -> Option<usize> {
    let candidates = || described.keys().filter_map(|key| held.0.get(&key)).flatten();
    let best = candidates().map(|(_, office)| described.fits(office)).max().filter(|&fit| fit > 0)?;
    let mut bearers: Vec<usize> =
        candidates().filter(|(_, o)| described.fits(o) == best).map(|(entity, _)| *entity).collect();
    bearers.sort_unstable();
    bearers.dedup();
    if let [one] = bearers[..] {
        return Some(one);
    }
    let sentence = document.sentence_of(before);
    let last = |entity: &usize| {
        let of = at.get(entity)?;
        let earlier = of.partition_point(|&n| mentions[n].tokens.start < before);
        earlier.checked_sub(1).map(|n| mentions[of[n]].tokens.start)
    };
    let near = |start: &usize| document.sentence_of(*start) + SENTENCES >= sentence;
    bearers.iter().filter_map(|e| Some((last(e).filter(near)?, *e))).max().map(|(_, entity)| entity)
}
