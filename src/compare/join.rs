//! What several articles name, joined: things by their Wikidata item, else by kind and name, across scripts by the consonants of a person's name;
//! and whoever speaks.

use std::collections::HashMap;

use super::Article;
use super::sets::Sets;
use super::skeleton::skeleton;
use crate::text::fold::fold;

/// A thing by which article calls it how: the canonical number of the article and the number of the entity in it.
pub(super) type Member = (usize, usize);

/// The joined things and sources.
pub(super) struct Joined {
    /// Each with its members in canonical order.
    pub(super) things: Vec<Vec<Member>>,
    /// Rows of sources.
    pub(super) rows: Vec<Row>,
    by_entity: Vec<HashMap<String, usize>>,
    /// For each article and each of its quotations the row.
    row_of_quote: Vec<Vec<usize>>,
}

/// One source over all articles.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) sort: &'static str,
    /// The joined thing that it is.
    pub(super) thing: Option<usize>,
    /// The ids of its sources in each article; `s0` where the text does not say who.
    pub(super) sources: Vec<(usize, String)>,
}

impl Joined {
    pub(super) fn new(articles: &[Article<'_>]) -> Joined {
        let things = things(articles);
        let mut by_entity = vec![HashMap::new(); articles.len()];
        for (n, members) in things.iter().enumerate() {
            for &(article, entity) in members {
                by_entity[article].insert(articles[article].analysis.entities[entity].id.clone(), n);
            }
        }
        let mut joined = Joined { things, rows: Vec::new(), by_entity, row_of_quote: Vec::new() };
        joined.find_rows(articles);
        joined
    }

    /// The joined thing that an article's entity is.
    pub(super) fn entity(&self, article: usize, id: &str) -> Option<usize> {
        self.by_entity[article].get(id).copied()
    }

    /// The row of whoever says a quotation.
    pub(super) fn row_of(&self, article: usize, quote: usize) -> usize {
        self.row_of_quote[article][quote]
    }

    fn find_rows(&mut self, articles: &[Article<'_>]) {
        let mut by_key: HashMap<String, usize> = HashMap::new();
        for (article, given) in articles.iter().enumerate() {
            let mut of_source: HashMap<&str, usize> = HashMap::new();
            for source in &given.analysis.sources {
                let thing = source.entity.as_deref().and_then(|id| self.entity(article, id));
                let key = match thing {
                    Some(thing) => thing.to_string(),
                    None => format!("{} {}", source.sort, plain(&source.name)),
                };
                let row = self.row(&mut by_key, key, || (source.name.clone(), source.sort, thing));
                self.rows[row].sources.push((article, source.id.clone()));
                of_source.insert(&source.id, row);
            }
            let mut rows = Vec::with_capacity(given.analysis.quotes.len());
            for quote in &given.analysis.quotes {
                let told = quote.source.as_deref().and_then(|id| of_source.get(id).copied());
                let row = told.unwrap_or_else(|| {
                    let nobody =
                        self.row(&mut by_key, "nobody".to_owned(), || (String::new(), "unknown", None));
                    let sources = &mut self.rows[nobody].sources;
                    if sources.last().is_none_or(|(last, _)| *last != article) {
                        sources.push((article, "s0".to_owned()));
                    }
                    nobody
                });
                rows.push(row);
            }
            self.row_of_quote.push(rows);
        }
        for row in &mut self.rows {
            if let Some(thing) = row.thing {
                row.name = name(articles, &self.things[thing]).to_owned();
            }
        }
    }

    fn row(
        &mut self,
        by_key: &mut HashMap<String, usize>,
        key: String,
        new: impl FnOnce() -> (String, &'static str, Option<usize>),
    ) -> usize {
        *by_key.entry(key).or_insert_with(|| {
            let (name, sort, thing) = new();
            self.rows.push(Row { name, sort, thing, sources: Vec::new() });
            self.rows.len() - 1
        })
    }
}

/// The name of a joined thing: the one that most mentions bear, of those the longest.
pub(super) fn name<'a>(articles: &[Article<'a>], members: &[Member]) -> &'a str {
    let mut names: Vec<(&str, usize)> = Vec::new();
    for &(article, entity) in members {
        let entity = &articles[article].analysis.entities[entity];
        match names.iter_mut().find(|(name, _)| *name == entity.name) {
            Some((_, count)) => *count += entity.mentions,
            None => names.push((&entity.name, entity.mentions)),
        }
    }
    // Whoever is called by one word somewhere and by two elsewhere is called by two.
    let words = |name: &str| name.split_whitespace().count().min(2);
    let best = names.into_iter().max_by(|(a, often), (b, as_often)| {
        (words(a), often, a.len()).cmp(&(words(b), as_often, b.len())).then_with(|| b.cmp(a))
    });
    best.map_or("", |(name, _)| name)
}

/// A name as it is compared: folded, its words without article, marks left out.
pub(super) fn plain(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let bare =
        |word: &str| word.strip_prefix("ال").filter(|rest| rest.chars().nth(1).is_some()).map(str::to_owned);
    let words: Vec<String> = words.map(|word| bare(word).unwrap_or_else(|| word.to_owned())).collect();
    words.join(" ")
}

/// Sets of entities, each known as one Wikidata item at most.
struct Known<'a> {
    sets: Sets,
    /// By the number of the set.
    item: Vec<Option<&'a str>>,
}

impl Known<'_> {
    /// Joins two sets, unless they are known to be two things.
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.sets.find(a), self.sets.find(b));
        if !matches!((self.item[a], self.item[b]), (Some(one), Some(other)) if one != other) {
            let kept = self.sets.join(a, b);
            self.item[kept] = self.item[a].or(self.item[b]);
        }
    }
}

/// Entities by a key under which they are to be joined.
struct Keys<'a> {
    of: HashMap<String, Vec<usize>>,
    known: Known<'a>,
}

impl Keys<'_> {
    /// Joins what stands under one key; where that is known to be several things, nothing.
    fn join_all(&mut self) {
        let mut keys: Vec<(String, Vec<usize>)> = std::mem::take(&mut self.of).into_iter().collect();
        keys.sort_unstable();
        for (_, members) in keys {
            let mut items: Vec<&str> = Vec::new();
            for &n in &members {
                let set = self.known.sets.find(n);
                items.extend(self.known.item[set].filter(|item| !items.contains(item)));
            }
            if items.len() <= 1 {
                for pair in members.windows(2) {
                    self.known.join(pair[0], pair[1]);
                }
            }
        }
    }
}

fn things(articles: &[Article<'_>]) -> Vec<Vec<Member>> {
    let mut members: Vec<Member> = Vec::new();
    for (article, given) in articles.iter().enumerate() {
        members.extend((0..given.analysis.entities.len()).map(|entity| (article, entity)));
    }
    let entity = |n: usize| {
        let (article, entity) = members[n];
        &articles[article].analysis.entities[entity]
    };
    let item = (0..members.len()).map(|n| entity(n).wikidata.as_deref()).collect();
    let known = Known { sets: Sets::new(members.len()), item };
    let mut keys = Keys { of: HashMap::new(), known };
    // The item, then the whole name.
    for n in 0..members.len() {
        if let Some(item) = &entity(n).wikidata {
            keys.of.entry(item.clone()).or_default().push(n);
        }
    }
    keys.join_all();
    for n in 0..members.len() {
        keys.of.entry(format!("{} {}", entity(n).kind, plain(&entity(n).name))).or_default().push(n);
    }
    keys.join_all();
    // The consonants of a person's whole name, in either script.
    for n in (0..members.len()).filter(|&n| entity(n).kind == "PER") {
        if let Some(skeleton) = skeleton(&plain(&entity(n).name)) {
            keys.of.entry(skeleton).or_default().push(n);
        }
    }
    keys.join_all();
    join_last_names(&mut keys.known, members.len(), |n| {
        (entity(n).kind == "PER").then(|| (members[n].0, plain(&entity(n).name)))
    });
    let mut things: Vec<Vec<Member>> = Vec::new();
    let mut place = HashMap::new();
    for (n, &member) in members.iter().enumerate() {
        let set = keys.known.sets.find(n);
        let at = *place.entry(set).or_insert_with(|| {
            things.push(Vec::new());
            things.len() - 1
        });
        things[at].push(member);
    }
    things
}

/// Joins a person who is called by one word with the only one of that last name in the other articles.
fn join_last_names(known: &mut Known<'_>, count: usize, person: impl Fn(usize) -> Option<(usize, String)>) {
    let mut full: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
    let mut short: Vec<(usize, usize, String)> = Vec::new();
    for n in 0..count {
        let Some((article, name)) = person(n) else { continue };
        match name.rsplit_once(' ') {
            Some((_, last)) => full.entry(last.to_owned()).or_default().push((article, n)),
            None => short.push((article, n, name)),
        }
    }
    for (article, n, name) in short {
        let Some(bearers) = full.get(&name) else { continue };
        let one = known.sets.find(bearers[0].1);
        // Where the article itself names the other in full, it means two.
        let told_apart = bearers.iter().any(|&(other, _)| other == article);
        if !told_apart && bearers.iter().all(|&(_, bearer)| known.sets.find(bearer) == one) {
            known.join(one, n);
        }
    }
}
