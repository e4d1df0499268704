//! Statements, what they weigh, and which of them are wordings of one.
//!
//! What two statements share is weighed by its rarity in the news and in the compared articles. Only statements that share a rare word are
//! compared at all, which an index finds, so that the time grows with the length of the articles.

use std::collections::{HashMap, HashSet};

use super::bag::{Bag, weigh};
use super::join::Joined;
use super::read::Read;

/// Wordings of one statement share at least so many rare words, which together weigh at least so much.
const SHARED: usize = 2;
const WEIGHT: f32 = 1.3;

/// These are at least such a part of what the lighter one weighs; more where they are no more than asked for.
const PART: f32 = 0.45;
const FEW_PART: f32 = 0.6;

/// What is beyond this weight is not asked for: a long statement may hold a short one and much beside it.
const LONG: f32 = 8.0;

/// A statement is compared with so many of those before it that share a rare word, the nearest.
const NEAREST: usize = 40;

/// Of a group, so many members decide whether another one joins it.
const DECIDING: usize = 8;

/// A statement.
pub(super) struct Statement {
    /// By the canonical number of its article.
    pub(super) article: usize,
    /// The number of its quotation.
    pub(super) quote: usize,
    /// The numbers of its words in the article, without those of statements of others inside it.
    pub(super) words: Vec<usize>,
    /// The row of its source.
    pub(super) source: usize,
    pub(super) verbatim: bool,
    pub(super) language: &'static str,
    /// The words of it that tell something.
    bag: Bag,
    /// What it tells in every language: values of numbers, days, things.
    pub(super) facts: Facts,
}

/// What is the same in every language.
#[derive(Clone, Default)]
pub(super) struct Facts {
    /// Amounts with their unit, as text.
    pub(super) numbers: Vec<String>,
    /// Days as TIMEX3 values.
    pub(super) days: Vec<String>,
    /// Joined entities by their numbers.
    pub(super) things: Vec<usize>,
}

/// The statements of all articles, in their order, and for each article and each word the number of the innermost statement that holds it.
pub(super) fn all(reads: &[Read<'_>], joined: &Joined) -> (Vec<Statement>, Vec<Vec<Option<usize>>>) {
    let mut statements: Vec<Statement> = Vec::new();
    let mut owner = Vec::new();
    for (article, read) in reads.iter().enumerate() {
        let first = statements.len();
        for quote in read.statements() {
            let one = &read.analysis.quotes[quote];
            statements.push(Statement {
                article,
                quote,
                words: Vec::new(),
                source: joined.row_of(article, quote),
                verbatim: one.kind != "indirect",
                language: read.language(one.start),
                bag: Bag::default(),
                facts: Facts::default(),
            });
        }
        let own = &mut statements[first..];
        let owners = owners(read, own);
        for (word, owner) in owners.iter().enumerate() {
            if let Some(n) = owner {
                own[*n].words.push(word);
            }
        }
        collect_facts(read, joined, article, &owners, own);
        for statement in own {
            statement.bag = Bag::of(statement.words.iter().map(|&word| &read.words[word]));
        }
        owner.push(owners.into_iter().map(|n| n.map(|n| first + n)).collect());
    }
    weigh(statements.iter_mut().map(|statement| (statement.article, &mut statement.bag)));
    (statements, owner)
}

/// For each word of an article the innermost statement that holds it.
fn owners(read: &Read<'_>, statements: &[Statement]) -> Vec<Option<usize>> {
    let quote = |n: usize| &read.analysis.quotes[statements[n].quote];
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    let owner = |word: &super::read::Word| {
        while next < statements.len() && quote(next).start < word.end {
            open.push(next);
            next += 1;
        }
        while open.last().is_some_and(|&n| quote(n).end <= word.start) {
            open.pop();
        }
        open.last().copied()
    };
    read.words.iter().map(owner).collect()
}

/// Gives each statement the numbers, days and things that it tells.
fn collect_facts(
    read: &Read<'_>,
    joined: &Joined,
    article: usize,
    owners: &[Option<usize>],
    statements: &mut [Statement],
) {
    let analysis = read.analysis;
    let owner = |start: usize| owners.get(read.within(start, start + 1).start).copied().flatten();
    for number in &analysis.numbers {
        if let (Some(n), Some(amount)) = (owner(number.start), amount(number)) {
            statements[n].facts.numbers.push(amount);
        }
    }
    for time in &analysis.times {
        let Some(n) = owner(time.start) else { continue };
        let facts = &mut statements[n].facts;
        if time.from.is_some() {
            facts.days.push(time.value.clone());
        } else if time.kind == "DURATION" && !time.value.contains('X') {
            // A length is a number with a unit.
            facts.numbers.push(time.value.clone());
        }
    }
    for mention in analysis.mentions.iter().filter(|mention| mention.kind != "NORP") {
        if let Some(n) = owner(mention.start) {
            statements[n].facts.things.extend(joined.entity(article, &mention.entity));
        }
    }
    for Statement { facts, .. } in statements {
        facts.numbers.sort_unstable();
        facts.numbers.dedup();
        facts.days.sort_unstable();
        facts.days.dedup();
        facts.things.sort_unstable();
        facts.things.dedup();
    }
}

/// A number as every language says it: its value, and its unit where that has a symbol.
pub(super) fn amount(number: &crate::analysis::Number) -> Option<String> {
    let value = number.value.or(number.min).or(number.max)?;
    Some(format!("{value}{}", number.unit.as_deref().unwrap_or_default()))
}

/// Two statements that are wordings of one, and how surely.
#[derive(Clone, Copy)]
struct Edge {
    score: f32,
    /// The lower number first.
    ends: (usize, usize),
}

/// The statements that are wordings of one, each group in the order of its statements; a group has at least two articles.
pub(super) fn groups(statements: &[Statement]) -> Vec<Vec<usize>> {
    let mut edges = edges(statements);
    edges.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.ends.cmp(&b.ends)));
    let linked: HashSet<(usize, usize)> = edges.iter().map(|edge| edge.ends).collect();
    let mut group_of: Vec<usize> = (0..statements.len()).collect();
    let mut groups: Vec<Vec<usize>> = (0..statements.len()).map(|n| vec![n]).collect();
    for Edge { ends: (a, b), .. } in edges {
        let (a, b) = (group_of[a], group_of[b]);
        if a == b || !alike(&groups[a], &groups[b], &linked) {
            continue;
        }
        let (kept, gone) = (a.min(b), a.max(b));
        let moved = std::mem::take(&mut groups[gone]);
        for &one in &moved {
            group_of[one] = kept;
        }
        groups[kept].extend(moved);
        groups[kept].sort_unstable();
    }
    groups.retain(|group| group.iter().any(|&n| statements[n].article != statements[group[0]].article));
    groups
}

/// Whether at least half of the members of two groups, of those that decide, are wordings of one another.
fn alike(a: &[usize], b: &[usize], linked: &HashSet<(usize, usize)>) -> bool {
    let last = |group: &[usize]| group[group.len().saturating_sub(DECIDING)..].to_vec();
    let (a, b) = (last(a), last(b));
    let pairs = a.iter().flat_map(|&a| b.iter().map(move |&b| (a.min(b), a.max(b))));
    2 * pairs.filter(|pair| linked.contains(pair)).count() >= a.len() * b.len()
}

/// The pairs of statements of different articles that are wordings of one.
fn edges(statements: &[Statement]) -> Vec<Edge> {
    let mut by_root: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut by_fact: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut edges = Vec::new();
    let mut across = Vec::new();
    for (n, statement) in statements.iter().enumerate() {
        let mut met: Vec<usize> = Vec::new();
        for root in statement.bag.rare() {
            let before = by_root.entry(root).or_default();
            let others = before.iter().rev().take(NEAREST);
            met.extend(others.filter(|&&other| statements[other].article != statement.article));
            before.push(n);
        }
        met.sort_unstable();
        // Two that share one rare word alone need not be looked at.
        let twice = met.chunk_by(|a, b| a == b).filter(|chunk| chunk.len() >= SHARED).map(|chunk| chunk[0]);
        for other in twice {
            let there = &statements[other];
            let (count, weight) = statement.bag.share(&there.bag);
            let part = weight / least(statement, there).max(WEIGHT);
            if count >= SHARED && weight >= WEIGHT && part >= if count > SHARED { PART } else { FEW_PART } {
                edges.push(Edge { score: part + weight / 100.0, ends: (other, n) });
            }
        }
        let mut met: Vec<usize> = Vec::new();
        for fact in statement.facts.numbers.iter().chain(&statement.facts.days) {
            let before = by_fact.entry(fact).or_default();
            met.extend(before.iter().rev().take(NEAREST));
            before.push(n);
        }
        met.sort_unstable();
        met.dedup();
        for other in met {
            let there = &statements[other];
            let score = across_languages(statement, there);
            if there.article != statement.article && there.language != statement.language && score >= ACROSS {
                across.push(Edge { score, ends: (other, n) });
            }
        }
    }
    edges.extend(mutual(across, statements));
    edges
}

/// Of the pairs in two languages those of which each is the other's best in its article.
fn mutual(across: Vec<Edge>, statements: &[Statement]) -> Vec<Edge> {
    let mut best: HashMap<(usize, usize), f32> = HashMap::new();
    let sides = |edge: &Edge| {
        let (a, b) = edge.ends;
        [(a, statements[b].article), (b, statements[a].article)]
    };
    for edge in &across {
        for side in sides(edge) {
            let best = best.entry(side).or_insert(edge.score);
            *best = best.max(edge.score);
        }
    }
    let mut kept = across;
    kept.retain(|edge| sides(edge).iter().all(|side| best[side] <= edge.score));
    // What both say in words is surer.
    kept.iter_mut().for_each(|edge| edge.score /= 10.0);
    kept
}

/// Statements in two languages may be one from here on.
const ACROSS: f32 = 1.7;

/// What statements in two languages share: numbers above all, then days, then the speaker and things named; no pair rests on names alone.
pub(super) fn across_languages(a: &Statement, b: &Statement) -> f32 {
    let numbers = common(&a.facts.numbers, &b.facts.numbers);
    let telling: f32 = numbers.map(|number| if number.len() > 1 { 1.3 } else { 0.6 }).sum();
    #[expect(clippy::cast_precision_loss, reason = "a few facts")]
    let count = |n: usize| n as f32;
    let days = count(common(&a.facts.days, &b.facts.days).count());
    let things = count(common(&a.facts.things, &b.facts.things).count());
    let speaker = f32::from(u8::from(a.source == b.source));
    if telling + days == 0.0 { 0.0 } else { telling + days + 0.7 * speaker + (0.5 * things).min(1.0) }
}

/// What two ascending lists share.
fn common<'a, T: Ord>(a: &'a [T], b: &'a [T]) -> impl Iterator<Item = &'a T> {
    a.iter().filter(|one| b.binary_search(one).is_ok())
}

/// How much of their words two statements of one language share, from 0 to 1.
pub(super) fn likeness(a: &Statement, b: &Statement) -> f32 {
    let (_, shared) = a.bag.share(&b.bag);
    (shared / least(a, b).max(0.5)).min(1.0)
}

impl Facts {
    /// Which part of what two statements tell in every language both tell, from 0 to 1; none where they tell nothing of that kind. Numbers that differ
    /// are half of one that is the same: it is what may be told otherwise.
    pub(super) fn alike(&self, other: &Facts) -> Option<f32> {
        let both = common(&self.numbers, &other.numbers).count()
            + common(&self.days, &other.days).count()
            + common(&self.things, &other.things).count();
        let count = |facts: &Facts| facts.numbers.len() + facts.days.len() + facts.things.len();
        let least = count(self).min(count(other));
        let otherwise = !self.numbers.is_empty() && !other.numbers.is_empty() && both == 0;
        #[expect(clippy::cast_precision_loss, reason = "a few facts")]
        (least > 0).then(|| if otherwise { 0.5 } else { both as f32 / least as f32 })
    }
}

/// What the lighter of two statements weighs.
fn least(a: &Statement, b: &Statement) -> f32 {
    a.bag.weight.min(b.bag.weight).min(LONG)
}
