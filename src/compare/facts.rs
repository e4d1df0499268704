//! One thing told with several values: numbers of the same unit, or of the same things counted, and days, with the same rare words around them.

use std::collections::HashMap;

use super::bag::{Bag, weigh};
use super::read::Read;
use super::sets::Sets;
use super::stem::Vocabulary;
use crate::text::TokenKind;
use crate::text::fold::fold;

/// So many words on either side, within the sentence, tell what a value is of.
const AROUND: usize = 14;

/// Numbers of one thing share so many rare words, which weigh so much; days of one event more, for a day alone says little.
const NUMBERS: (usize, f32) = (2, 1.2);
const DAYS: (usize, f32) = (3, 2.2);

/// A value is compared with so many of those before it that share a rare word, the nearest.
const NEAREST: usize = 24;

/// What is said not to be exact may differ by such a part.
const INEXACT: f64 = 0.1;

/// A value in an article.
pub(super) struct Fact {
    /// The canonical number of the article.
    pub(super) article: usize,
    /// Its number in the layer.
    pub(super) index: usize,
    pub(super) start: usize,
    class: String,
    value: Told,
    context: Bag,
    /// Places named around it, by their numbers among the joined things, in ascending order.
    places: Vec<usize>,
}

/// What is told.
#[derive(Clone, PartialEq)]
enum Told {
    Number { value: f64, approximate: bool },
    Day(String),
}

impl Told {
    /// Whether two values can both be right.
    fn agrees(&self, other: &Told) -> bool {
        match (self, other) {
            (Told::Number { value: a, approximate: x }, Told::Number { value: b, approximate: y }) => {
                let differ = (a - b).abs();
                differ == 0.0 || (*x || *y) && differ <= INEXACT * a.abs().max(b.abs())
            }
            (a, b) => a == b,
        }
    }
}

/// The numbers of all articles.
pub(super) fn numbers(
    reads: &[Read<'_>],
    things: impl Fn(usize, &str) -> Option<usize> + Copy,
    vocabulary: &mut Vocabulary,
) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (article, read) in reads.iter().enumerate() {
        for (index, number) in read.analysis.numbers.iter().enumerate() {
            let Some(value) = number.value else { continue };
            let class = match (&number.unit, &number.of) {
                (Some(unit), _) => unit.clone(),
                (None, Some(of)) => {
                    let folded = fold(of);
                    let Some(counted) = folded.split_whitespace().next() else { continue };
                    let kind = if counted.is_ascii() { TokenKind::Latin } else { TokenKind::Arabic };
                    format!("of {}", vocabulary.stemmed(counted, kind).root)
                }
                (None, None) => continue,
            };
            let value = Told::Number { value, approximate: number.approximate };
            facts.push(fact(read, things, (article, index), (number.start, number.end), class, value));
        }
    }
    weigh(facts.iter_mut().map(|fact| (fact.article, &mut fact.context)));
    facts
}

/// The days of all articles that are told to the day, but for those of their publication.
pub(super) fn days(reads: &[Read<'_>], things: impl Fn(usize, &str) -> Option<usize> + Copy) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (article, read) in reads.iter().enumerate() {
        for (index, time) in read.analysis.times.iter().enumerate() {
            let day = time.from.as_ref().filter(|from| time.to.as_ref() == Some(from));
            if let Some(day) = day.filter(|_| read.tells(time.start)) {
                let value = Told::Day(day.clone());
                facts.push(fact(
                    read,
                    things,
                    (article, index),
                    (time.start, time.end),
                    "day".to_owned(),
                    value,
                ));
            }
        }
    }
    weigh(facts.iter_mut().map(|fact| (fact.article, &mut fact.context)));
    facts
}

fn fact(
    read: &Read<'_>,
    things: impl Fn(usize, &str) -> Option<usize>,
    (article, index): (usize, usize),
    (start, end): (usize, usize),
    class: String,
    value: Told,
) -> Fact {
    let own = read.within(start, end);
    let sentence = read.sentence(own.start);
    let first = sentence.start.max(own.start.saturating_sub(AROUND)).min(own.start);
    let last = sentence.end.min(own.end + AROUND).max(own.end);
    let around = (first..own.start).chain(own.end..last).map(|word| &read.words[word]);
    let context = Bag::of(around);
    let (from, to) = (read.words.get(first).map_or(start, |word| word.start), end);
    let mentions = &read.analysis.mentions;
    let at = mentions.partition_point(|mention| mention.start < from);
    let upto = read.words.get(last.saturating_sub(1)).map_or(to, |word| word.end);
    let near = mentions[at..].iter().take_while(|mention| mention.start < upto);
    let mut places: Vec<usize> = near
        .filter(|mention| mention.kind == "LOC")
        .filter_map(|mention| things(article, &mention.entity))
        .collect();
    places.sort_unstable();
    Fact { article, index, start, class, value, context, places }
}

/// Facts of one thing, by their numbers, each list with values that cannot all be right. `days` asks for more in common.
pub(super) fn disagreements(facts: &[Fact], days: bool) -> Vec<Vec<usize>> {
    let (count, weight) = if days { DAYS } else { NUMBERS };
    // For each fact and each other article the fact there that is most like it; the same value wins.
    let mut best: HashMap<(usize, usize), (bool, f32, usize)> = HashMap::new();
    let mut index: HashMap<(&str, u32), Vec<usize>> = HashMap::new();
    for (n, fact) in facts.iter().enumerate() {
        let mut met: Vec<usize> = Vec::new();
        for root in fact.context.rare() {
            let before = index.entry((&fact.class, root)).or_default();
            met.extend(
                before.iter().rev().take(NEAREST).filter(|&&other| facts[other].article != fact.article),
            );
            before.push(n);
        }
        met.sort_unstable();
        let enough = met.chunk_by(|a, b| a == b).filter(|chunk| chunk.len() >= count).map(|chunk| chunk[0]);
        for other in enough {
            let there = &facts[other];
            let (shared, shared_weight) = fact.context.share(&there.context);
            if shared < count || shared_weight < weight || apart(&fact.places, &there.places) {
                continue;
            }
            let agree = fact.value.agrees(&there.value);
            for (from, to) in [(n, other), (other, n)] {
                let here = best.entry((from, facts[to].article)).or_insert((false, 0.0, to));
                if (agree, shared_weight) > (here.0, here.1) {
                    *here = (agree, shared_weight, to);
                }
            }
        }
    }
    let mutual = |a: usize, b: usize| best.get(&(b, facts[a].article)).is_some_and(|&(_, _, back)| back == a);
    let mut pairs: Vec<(usize, usize)> = best.iter().map(|(&(from, _), &(_, _, to))| (from, to)).collect();
    pairs.retain(|&(from, to)| from < to && mutual(from, to));
    pairs.sort_unstable();
    let mut sets = Sets::new(facts.len());
    for (a, b) in pairs {
        sets.join(a, b);
    }
    let mut groups: HashMap<usize, Vec<usize>> = HashMap::new();
    for n in 0..facts.len() {
        groups.entry(sets.find(n)).or_default().push(n);
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
    groups.sort_unstable();
    groups.retain(|group| group.iter().any(|&n| !facts[n].value.agrees(&facts[group[0]].value)));
    groups
}

/// Whether both name places, and none in common: then they tell of two things.
fn apart(a: &[usize], b: &[usize]) -> bool {
    !a.is_empty() && !b.is_empty() && !a.iter().any(|place| b.binary_search(place).is_ok())
}

/// The facts of a group by their value, the value of most articles first.
pub(super) fn by_value(facts: &[Fact], group: &[usize]) -> Vec<Vec<usize>> {
    let mut values: Vec<Vec<usize>> = Vec::new();
    for &n in group {
        match values.iter_mut().find(|value| facts[value[0]].value.agrees(&facts[n].value)) {
            Some(value) => value.push(n),
            None => values.push(vec![n]),
        }
    }
    values.sort_by_key(|value| (usize::MAX - value.len(), value[0]));
    values
}
