//! Articles on one story, side by side: who speaks in which, one statement in its several wordings, one timeline, numbers and days that differ, and what
//! only one of them names; and an original beside its translation.
//!
//! [`compare`] and [`confront`] read analyses as they are shown, with what the reader has corrected. `docs/comparison.md` tells how wordings are found.

mod align;
mod bag;
mod brief;
mod confront;
mod facts;
mod join;
mod read;
mod result;
mod sets;
mod skeleton;
mod statement;
mod stem;

use std::collections::BTreeMap;

pub use brief::{brief, table_of};
pub use confront::{Confrontation, Contradiction, Range, confront};
pub use result::{
    Comparison, Day, Difference, Disagreement, Part, Place, Share, Statement, Summary, Thing, Told, Value,
    Voice, VoiceCell, Wording,
};

use crate::analysis::{Analysis, Number};
use join::{Joined, Member};
use read::{Read, count_words};
use statement::Statement as Said;
use stem::Vocabulary;

/// An article to compare.
#[derive(Clone, Copy, Debug)]
pub struct Article<'a> {
    /// Its text.
    pub text: &'a str,
    /// The analysis of that text.
    pub analysis: &'a Analysis,
    /// What it is called, where it is not to be called by its title: the outlet, or the name of a file.
    pub name: Option<&'a str>,
}

/// Compares articles. Their order matters to nothing but the numbers by which the result names them.
///
/// ```
/// use isnad::compare::{Article, compare};
/// let texts = ["قال الوزير: «لن نرفع رسوم العبور».", "وأكد الوزير أنه لن يرفع رسوم العبور."];
/// let analyses = texts.map(|text| isnad::analyze(text, &isnad::Options::default()));
/// let articles = [0, 1].map(|n| Article { text: texts[n], analysis: &analyses[n], name: None });
/// let comparison = compare(&articles);
/// assert_eq!(comparison.statements[0].wordings.len(), 2);
/// ```
pub fn compare(articles: &[Article<'_>]) -> Comparison {
    let order = canonical(articles);
    let ordered: Vec<Article<'_>> = order.iter().map(|&n| articles[n]).collect();
    let mut vocabulary = Vocabulary::default();
    let reads: Vec<Read<'_>> = ordered.iter().map(|article| Read::new(article, &mut vocabulary)).collect();
    let joined = Joined::new(&ordered);
    let (said, owners) = statement::all(&reads, &joined);
    let side = Side { articles: &ordered, reads: &reads, joined: &joined, said: &said, owners: &owners };
    let voices = side.voices();
    let mut comparison = Comparison {
        schema: "isnad-comparison/1",
        articles: side.summaries(&voices),
        entities: side.things(),
        statements: side.statements(&voices),
        days: side.days(&voices),
        numbers: side.disagreements(&voices, false, &mut vocabulary),
        dates: side.disagreements(&voices, true, &mut vocabulary),
        sources: voices.voices,
    };
    comparison.renumber(&order);
    comparison
}

/// The order in which articles are compared, whatever the order in which they are given.
fn canonical(articles: &[Article<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by(|&a, &b| {
        let (a, b) = (&articles[a], &articles[b]);
        let key = |one: &Article<'_>| (one.analysis.document.date.clone(), one.analysis.quotes.len());
        key(a).cmp(&key(b)).then_with(|| a.text.cmp(b.text)).then_with(|| a.name.cmp(&b.name))
    });
    order
}

/// What is compared, by canonical numbers.
struct Side<'a> {
    articles: &'a [Article<'a>],
    reads: &'a [Read<'a>],
    joined: &'a Joined,
    said: &'a [Said],
    /// For each word of each article the statement that holds it.
    owners: &'a [Vec<Option<usize>>],
}

/// The rows of sources as they are shown, and for each row found its place among them.
struct Voices {
    voices: Vec<Voice>,
    place: Vec<Option<usize>>,
}

impl Voices {
    fn id(&self, row: usize) -> Option<String> {
        self.place[row].map(voice_id)
    }
}

fn voice_id(place: usize) -> String {
    format!("s{}", place + 1)
}

fn thing_id(n: usize) -> String {
    format!("e{}", n + 1)
}

impl Side<'_> {
    fn voices(&self) -> Voices {
        let rows = &self.joined.rows;
        let mut cells: Vec<BTreeMap<usize, VoiceCell>> = rows.iter().map(|_| BTreeMap::new()).collect();
        for (article, read) in self.reads.iter().enumerate() {
            let mut covered = 0;
            let mut verbatim = 0;
            for (n, quote) in
                read.analysis.quotes.iter().enumerate().filter(|(_, quote)| quote.kind != "term")
            {
                let row = self.joined.row_of(article, n);
                let cell = cells[row].entry(article).or_insert_with(|| {
                    let ids = rows[row].sources.iter().filter(|(of, _)| *of == article);
                    VoiceCell {
                        article,
                        sources: ids.map(|(_, id)| id.clone()).collect(),
                        words: 0,
                        verbatim: 0,
                        quotes: Vec::new(),
                    }
                });
                cell.quotes.push(quote.id.clone());
                // What stands inside another statement has its words counted there.
                let words = count_words(&quote.text);
                if quote.end > covered {
                    cell.words += words;
                    covered = quote.end;
                }
                if quote.kind != "indirect" && quote.end > verbatim {
                    cell.verbatim += words;
                    verbatim = quote.end;
                }
            }
        }
        let mut voices: Vec<(usize, Voice)> = Vec::new();
        for (n, (row, cells)) in
            rows.iter().zip(cells).enumerate().filter(|(_, (_, cells))| !cells.is_empty())
        {
            let voice = Voice {
                id: String::new(),
                name: row.name.clone(),
                sort: row.sort,
                entity: row.thing.map(|thing| thing.to_string()),
                words: cells.values().map(|cell| cell.words).sum(),
                cells: cells.into_values().collect(),
            };
            voices.push((n, voice));
        }
        let apart = |sort: &str| match sort {
            "unknown" => 2,
            "anonymous" => 1,
            _ => 0,
        };
        voices.sort_by_key(|(n, voice)| (apart(voice.sort), usize::MAX - voice.words, *n));
        let mut place = vec![None; rows.len()];
        for (at, (n, voice)) in voices.iter_mut().enumerate() {
            place[*n] = Some(at);
            voice.id = voice_id(at);
        }
        Voices { voices: voices.into_iter().map(|(_, voice)| voice).collect(), place }
    }

    fn summaries(&self, voices: &Voices) -> Vec<Summary> {
        let summary = |(n, article): (usize, &Article<'_>)| {
            let analysis = article.analysis;
            let title = || analysis.options.title.clone().filter(|title| !title.is_empty());
            let own =
                || analysis.document.title.map(|span| self.reads[n].slice(span.start, span.end).to_owned());
            Summary {
                name: article.name.map(str::to_owned).or_else(title).or_else(own).unwrap_or_default(),
                language: analysis.document.language,
                date: analysis.document.date.clone(),
                statements: 0,
                words: 0,
                verbatim: 0,
                unnamed: 0,
                rests_on: None,
                only: Vec::new(),
            }
        };
        let mut summaries: Vec<Summary> = self.articles.iter().enumerate().map(summary).collect();
        for said in self.said {
            summaries[said.article].statements += 1;
        }
        for voice in &voices.voices {
            for cell in &voice.cells {
                let summary = &mut summaries[cell.article];
                summary.words += cell.words;
                summary.verbatim += cell.verbatim;
                if matches!(voice.sort, "anonymous" | "unknown") {
                    summary.unnamed += cell.words;
                }
                let most = summary.rests_on.as_ref().map_or(0, |share| share.words);
                if voice.sort != "unknown" && cell.words > most {
                    summary.rests_on = Some(Share { source: voice.id.clone(), words: cell.words });
                }
            }
        }
        summaries
    }

    /// Things with their numbers as ids; the places say by which article they are named.
    fn things(&self) -> Vec<Thing> {
        let thing = |(n, members): (usize, &Vec<Member>)| {
            let entity = |&(article, entity): &Member| &self.articles[article].analysis.entities[entity];
            let name = join::name(self.articles, members);
            let mut aliases: Vec<String> = Vec::new();
            for member in members {
                let other = &entity(member).name;
                if other != name && !aliases.contains(other) {
                    aliases.push(other.clone());
                }
            }
            let places = members.iter().map(|member| Place {
                article: member.0,
                id: entity(member).id.clone(),
                mentions: entity(member).mentions,
            });
            Thing {
                id: n.to_string(),
                kind: entity(&members[0]).kind,
                name: name.to_owned(),
                aliases,
                wikidata: members.iter().find_map(|member| entity(member).wikidata.clone()),
                mentions: members.iter().map(|member| entity(member).mentions).sum(),
                places: places.collect(),
            }
        };
        self.joined.things.iter().enumerate().map(thing).collect()
    }

    fn statements(&self, voices: &Voices) -> Vec<Statement> {
        let statement = |group: Vec<usize>| {
            let mut aligned = align::align(&group, self.said, self.reads);
            let mut differences = self.told_otherwise(&aligned);
            differences.append(&mut aligned.differences);
            differences.sort_by_key(|one| one.row);
            for (wording, &n) in aligned.wordings.iter_mut().zip(&aligned.order) {
                wording.source = voices.id(self.said[n].source).unwrap_or_default();
            }
            Statement { id: String::new(), columns: aligned.columns, wordings: aligned.wordings, differences }
        };
        let mut statements: Vec<Statement> =
            statement::groups(self.said).into_iter().map(statement).collect();
        statements.sort_by_key(|statement| usize::MAX - statement.wordings.len());
        for (n, statement) in statements.iter_mut().enumerate() {
            statement.id = format!("q{}", n + 1);
        }
        statements
    }

    /// How wordings differ from the first in all but their words.
    fn told_otherwise(&self, aligned: &align::Aligned) -> Vec<Difference> {
        let order = &aligned.order;
        let quote = |n: usize| &self.articles[self.said[n].article].analysis.quotes[self.said[n].quote];
        let strength = |n: usize| match quote(n).cue.as_ref().map(|cue| cue.stance) {
            Some("loaded") => 2,
            Some("assertive") => 1,
            _ => 0,
        };
        let mildest =
            order.iter().filter(|&&n| quote(n).cue.is_some()).map(|&n| strength(n)).min().unwrap_or(0);
        let first = &self.said[order[0]];
        let mut differences = Vec::new();
        for (row, &n) in order.iter().enumerate() {
            let said = &self.said[n];
            // What one alone tells is cut or added; another is what each has of its own.
            let other = |a: &[String], b: &[String]| {
                a.iter().any(|one| !b.contains(one)) && b.iter().any(|one| !a.contains(one))
            };
            let differs = [
                ("speaker", said.source != first.source),
                ("form", first.verbatim && !said.verbatim && aligned.wordings[row].marks.is_empty()),
                ("number", other(&said.facts.numbers, &first.facts.numbers)),
                ("day", other(&said.facts.days, &first.facts.days)),
            ];
            let kinds = differs.into_iter().filter(|&(_, differs)| row > 0 && differs).map(|(kind, _)| kind);
            differences.extend(kinds.map(|kind| Difference::of(kind, row)));
            if strength(n) > mildest {
                let here = quote(n).cue.as_ref().map(|cue| [cue.start, cue.end]);
                differences.push(Difference { here, ..Difference::of("verb", row) });
            }
        }
        differences
    }

    fn days(&self, voices: &Voices) -> Vec<Day> {
        let mut days: BTreeMap<(String, String), Vec<Told>> = BTreeMap::new();
        for (article, read) in self.reads.iter().enumerate() {
            for (index, time) in read.analysis.times.iter().enumerate() {
                let (Some(from), Some(to)) = (&time.from, &time.to) else { continue };
                if !read.tells(time.start) {
                    continue;
                }
                let told = self.told(article, index, time.start, voices);
                let there = days.entry((from.clone(), to.clone())).or_default();
                if there.last().is_none_or(|last| (last.article, last.sentence) != (article, told.sentence)) {
                    there.push(told);
                }
            }
        }
        days.into_iter().map(|((from, to), places)| Day { from, to, places }).collect()
    }

    fn told(&self, article: usize, index: usize, start: usize, voices: &Voices) -> Told {
        let read = &self.reads[article];
        let word = read.within(start, start + 1).start;
        let bounds = read.words.get(read.sentence(word)).filter(|words| !words.is_empty());
        let sentence = bounds.map_or([start, start], |words| [words[0].start, words[words.len() - 1].end]);
        let owner = self.owners[article].get(word).copied().flatten();
        let source = owner.and_then(|n| voices.id(self.said[n].source));
        Told { article, index, sentence, source }
    }

    fn disagreements(&self, voices: &Voices, days: bool, vocabulary: &mut Vocabulary) -> Vec<Disagreement> {
        let things = |article: usize, id: &str| self.joined.entity(article, id);
        let facts = if days {
            facts::days(self.reads, things)
        } else {
            facts::numbers(self.reads, things, vocabulary)
        };
        let disagreement = |group: Vec<usize>| {
            let value = |ones: Vec<usize>| {
                let first = &facts[ones[0]];
                let analysis = self.articles[first.article].analysis;
                let text = if days {
                    analysis.times[first.index].from.clone().unwrap_or_default()
                } else {
                    analysis.numbers[first.index].text.clone()
                };
                let places = ones.iter().map(|&n| {
                    let fact = &facts[n];
                    self.told(fact.article, fact.index, fact.start, voices)
                });
                Value { text, places: places.collect() }
            };
            let number: Option<&Number> = (!days).then(|| {
                let first = &facts[group[0]];
                &self.articles[first.article].analysis.numbers[first.index]
            });
            let of = number.and_then(|number| number.unit.clone().or_else(|| number.of.clone()));
            let values = facts::by_value(&facts, &group).into_iter().map(value).collect();
            Disagreement { of: of.unwrap_or_default(), values }
        };
        facts::disagreements(&facts, days).into_iter().map(disagreement).collect()
    }
}

impl Comparison {
    /// Names articles by their number as given, and entities by ids in an order of their own. Lists inside are put into the order of the articles.
    fn renumber(&mut self, order: &[usize]) {
        for voice in &mut self.sources {
            voice.cells.iter_mut().for_each(|cell| cell.article = order[cell.article]);
            voice.cells.sort_by_key(|cell| cell.article);
        }
        for wording in self.statements.iter_mut().flat_map(|statement| &mut statement.wordings) {
            wording.article = order[wording.article];
        }
        let values = self.numbers.iter_mut().chain(&mut self.dates).flat_map(|one| &mut one.values);
        let told =
            values.map(|value| &mut value.places).chain(self.days.iter_mut().map(|day| &mut day.places));
        for places in told {
            places.iter_mut().for_each(|told| told.article = order[told.article]);
            places.sort_by_key(|told| (told.article, told.index));
        }
        for one in self.numbers.iter_mut().chain(&mut self.dates) {
            one.values.sort_by_key(|value| (usize::MAX - value.places.len(), value.places[0].article));
        }
        for thing in &mut self.entities {
            thing.places.iter_mut().for_each(|place| place.article = order[place.article]);
            thing.places.sort_by_key(|place| place.article);
        }
        self.name_things();
        let mut summaries: Vec<(usize, Summary)> =
            order.iter().copied().zip(self.articles.drain(..)).collect();
        summaries.sort_by_key(|(n, _)| *n);
        self.articles = summaries.into_iter().map(|(_, summary)| summary).collect();
        for thing in &self.entities {
            let alone = thing.places.iter().all(|place| place.article == thing.places[0].article);
            if alone && order.len() > 1 && matches!(thing.kind, "PER" | "ORG" | "LOC") {
                self.articles[thing.places[0].article].only.push(thing.id.clone());
            }
        }
    }

    /// Orders the entities by how many articles name them and how often, and gives them their ids.
    fn name_things(&mut self) {
        let articles = |thing: &Thing| thing.places.chunk_by(|a, b| a.article == b.article).count();
        self.entities.sort_by_key(|thing| (usize::MAX - articles(thing), usize::MAX - thing.mentions));
        let mut ids = vec![String::new(); self.entities.len()];
        for (n, thing) in self.entities.iter_mut().enumerate() {
            let number: usize = thing.id.parse().unwrap_or_default();
            ids[number] = thing_id(n);
            thing.id = thing_id(n);
        }
        for entity in self.sources.iter_mut().filter_map(|voice| voice.entity.as_mut()) {
            let number: usize = entity.parse().unwrap_or_default();
            *entity = ids[number].clone();
        }
    }
}
