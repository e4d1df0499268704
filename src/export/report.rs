//! What the reports say, before it is HTML or Markdown: tables of people and places, of who says what, of times and of numbers.

use std::borrow::Cow;

use super::labels::Labels;
use super::voices::Voices;
use super::{Extras, byline, list_name, title};
use crate::analysis::Analysis;

/// A table under a heading.
pub(super) struct Section<'a> {
    pub(super) heading: &'a str,
    pub(super) columns: Vec<&'a str>,
    pub(super) rows: Vec<Vec<Cell<'a>>>,
}

impl Section<'_> {
    /// Takes out the columns in which no row says anything.
    fn drop_empty_columns(&mut self) {
        for column in (0..self.columns.len()).rev() {
            if self.rows.iter().all(|row| matches!(&row[column], Cell::Words(words) if words.is_empty())) {
                self.columns.remove(column);
                self.rows.iter_mut().for_each(|row| {
                    row.remove(column);
                });
            }
        }
    }
}

/// What stands in a cell.
pub(super) enum Cell<'a> {
    /// Words of the article or of the report.
    Words(Cow<'a, str>),
    /// A Wikidata item.
    Wikidata(&'a str),
}

fn words<'a>(words: impl Into<Cow<'a, str>>) -> Cell<'a> {
    Cell::Words(words.into())
}

fn maybe(given: Option<&str>) -> Cell<'_> {
    words(given.unwrap_or_default())
}

/// A report.
pub(super) struct Report<'a> {
    pub(super) labels: Labels,
    pub(super) title: &'a str,
    /// Label and value.
    pub(super) facts: Vec<(&'a str, String)>,
    pub(super) sections: Vec<Section<'a>>,
}

/// The report on an article but for who says what, which each format tells in its own way; sections without rows are left out.
pub(super) fn report<'a>(text: &'a str, analysis: &'a Analysis) -> Report<'a> {
    let labels = Labels::of(analysis);
    let document = &analysis.document;
    let mut facts = Vec::new();
    if let Some(byline) = byline(text, analysis) {
        facts.push((labels.get("byline"), byline.to_owned()));
    }
    if let Some(date) = &document.date {
        facts.push((labels.get("date"), date.clone()));
    }
    facts.push((labels.get("words"), document.words.to_string()));
    facts.push((labels.get("sentences"), document.sentences.to_string()));
    let mut sections: Vec<Section<'a>> = ["PER", "ORG", "LOC", "NORP", "MISC"]
        .into_iter()
        .map(|kind| entities(analysis, labels, kind))
        .collect();
    sections.push(times(analysis, labels));
    sections.push(numbers(analysis, labels));
    sections.push(lists(analysis, labels));
    sections.retain(|s| !s.rows.is_empty());
    sections.iter_mut().for_each(Section::drop_empty_columns);
    Report { labels, title: title(text, analysis).unwrap_or(labels.get("article")), facts, sections }
}

/// The items in the order of their keys, those with one key in the order in which they came.
fn ordered<T>(items: Vec<(usize, T)>) -> impl Iterator<Item = T> {
    // Sorting numbers alone, as other exports do, keeps the program small: each sort of another type is code of its own.
    let mut order: Vec<(usize, usize)> = items.iter().enumerate().map(|(n, (key, _))| (*key, n)).collect();
    order.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(|(_, item)| Some(item)).collect();
    order.into_iter().filter_map(move |(_, n)| items[n].take())
}

/// Most named first.
fn entities<'a>(analysis: &'a Analysis, labels: Labels, kind: &'static str) -> Section<'a> {
    let listed = analysis.entities.iter().filter(|e| e.kind == kind);
    let listed = ordered(listed.map(|e| (usize::MAX - e.mentions, e)).collect());
    let rows = listed.map(|e| {
        vec![
            words(&e.name),
            words(e.aliases.join(" | ")),
            maybe(e.gloss.as_deref().filter(|gloss| *gloss != e.name)),
            maybe(e.title.as_deref()),
            words(e.mentions.to_string()),
            e.wikidata.as_deref().map_or(words(""), Cell::Wikidata),
        ]
    });
    Section {
        heading: labels.get(kind),
        columns: ["name", "also", "gloss", "title", "mentions", "link"].map(|c| labels.get(c)).to_vec(),
        rows: rows.collect(),
    }
}

/// The sources by how much is quoted of them, each with all that it says; marks that only set off a term are no one's words. Nothing where
/// nobody says anything.
pub(super) fn quotes<'a>(analysis: &'a Analysis, labels: Labels, extras: &Extras) -> Option<Section<'a>> {
    let voices = Voices::of(analysis, labels);
    let rows = voices.all.iter().flat_map(|voice| voice.quotes.iter().map(move |quote| (voice, *quote)));
    let rows = rows.map(|(voice, quote)| {
        vec![
            words(voice.name.to_owned()),
            words(labels.get(voice.sort)),
            maybe(quote.cue.as_ref().map(|c| c.text.as_str())),
            words(quote.cue.as_ref().map_or("", |c| labels.get(c.stance))),
            words(voices.how(quote)),
            words(&quote.text),
            words(match extras.checked(&quote.id) {
                None => "",
                Some(true) => "✓",
                Some(false) => "–",
            }),
        ]
    });
    let mut section = Section {
        heading: labels.get("quotes"),
        columns: ["speaker", "source", "verb", "stance", "how", "quotation", "checked"]
            .map(|c| labels.get(c))
            .to_vec(),
        rows: rows.collect(),
    };
    section.drop_empty_columns();
    (!section.rows.is_empty()).then_some(section)
}

/// How many statements the reader has checked, of how many: a label and a value; nothing where none were.
pub(super) fn quotes_checked<'a>(
    analysis: &'a Analysis,
    labels: Labels,
    extras: &Extras,
) -> Option<(&'a str, String)> {
    let all = analysis.quotes.iter().filter(|q| q.kind != "term");
    let told: Vec<bool> = all.filter_map(|q| extras.checked(&q.id)).collect();
    let checked = told.iter().filter(|checked| **checked).count();
    (!told.is_empty()).then(|| (labels.get("checked"), format!("{checked}/{}", told.len())))
}

/// Dated times by their first day, then the others in the order of the text.
fn times<'a>(analysis: &'a Analysis, labels: Labels) -> Section<'a> {
    let mut listed: Vec<_> = analysis.times.iter().collect();
    listed.sort_by_key(|t| (t.from.is_none(), t.from.as_deref()));
    let rows = listed.into_iter().map(|t| {
        vec![
            words(&t.text),
            words(&t.value),
            maybe(t.from.as_deref()),
            maybe(t.to.as_deref()),
            words(labels.get(t.calendar)),
        ]
    });
    Section {
        heading: labels.get("times"),
        columns: ["expression", "meaning", "from", "to", "calendar"].map(|c| labels.get(c)).to_vec(),
        rows: rows.collect(),
    }
}

fn numbers<'a>(analysis: &'a Analysis, labels: Labels) -> Section<'a> {
    let rows = analysis.numbers.iter().map(|n| {
        vec![
            words(&n.text),
            words(labels.get(n.kind)),
            words(n.value.map_or(String::new(), |v| v.to_string())),
            maybe(n.unit.as_deref().or(n.of.as_deref())),
        ]
    });
    Section {
        heading: labels.get("numbers"),
        columns: ["expression", "kind", "value", "unit"].map(|c| labels.get(c)).to_vec(),
        rows: rows.collect(),
    }
}

/// What the reader's own lists find.
fn lists<'a>(analysis: &'a Analysis, labels: Labels) -> Section<'a> {
    let rows = analysis.user.iter().map(|m| vec![words(&m.text), words(list_name(analysis, &m.list))]);
    Section {
        heading: labels.get("lists"),
        columns: ["expression", "list"].map(|c| labels.get(c)).to_vec(),
        rows: rows.collect(),
    }
}
