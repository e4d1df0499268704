//! A comparison as a brief in Markdown (“who said what, and where they differ”), and as one table for spreadsheets.

use super::{Article, Comparison, Difference, Disagreement, Statement, Told, Wording};
use crate::export::Positions;
use crate::export::labels::Labels;
use crate::export::markdown::inline;
use crate::export::tables::{Cell, Table};

/// A comparison beside the articles that it was made from.
struct Brief<'a> {
    comparison: &'a Comparison,
    texts: Vec<(&'a str, Positions<'a>)>,
    labels: Labels,
}

impl<'a> Brief<'a> {
    fn new(comparison: &'a Comparison, articles: &[Article<'a>], language: &str) -> Brief<'a> {
        let texts = articles.iter().map(|article| (article.text, Positions::new(article.text))).collect();
        Brief { comparison, texts, labels: Labels::in_language(language) }
    }

    /// A stretch of an article; nothing of one that is not there.
    fn slice(&self, article: usize, [start, end]: [usize; 2]) -> &'a str {
        self.texts.get(article).map_or("", |(text, positions)| &text[positions.bytes(start, end)])
    }

    /// What an article is called, or its number.
    fn article(&self, n: usize) -> String {
        let name = self.comparison.articles.get(n).map_or("", |article| article.name.trim());
        if name.is_empty() { (n + 1).to_string() } else { name.to_owned() }
    }

    /// Who a source is called.
    fn source(&self, id: &str) -> &str {
        let voice = self.comparison.sources.iter().find(|voice| voice.id == id);
        voice
            .map(|voice| voice.name.as_str())
            .filter(|name| !name.is_empty())
            .unwrap_or(self.labels.get("nobody"))
    }

    /// The words of a wording, from the first to the last.
    fn words(&self, wording: &Wording) -> &'a str {
        let parts = || wording.cells.iter().flatten();
        let start = parts().map(|part| part.start).min();
        let end = parts().map(|part| part.end).max();
        start.zip(end).map_or("", |(start, end)| self.slice(wording.article, [start, end]))
    }

    /// How one wording differs, in words.
    fn difference(&self, statement: &Statement, one: &Difference) -> String {
        let label = self.labels.get(match one.kind {
            "speaker" => "another speaker",
            "form" => "paraphrased",
            "verb" => "stronger verb",
            "number" => "another number",
            "day" => "another day",
            "cut" => "cut",
            "reworded" => "put otherwise",
            other => other,
        });
        let at = |row: usize, span: Option<[usize; 2]>| {
            Some(self.slice(statement.wordings.get(row)?.article, span?)).filter(|text| !text.is_empty())
        };
        match (at(0, one.there), at(one.row, one.here)) {
            (Some(there), Some(here)) => format!("{label}: «{there}» ← «{here}»"),
            (Some(words), None) | (None, Some(words)) => format!("{label}: «{words}»"),
            (None, None) => label.to_owned(),
        }
    }
}

/// The brief, its headings in Arabic (`ar`) or else in English.
pub fn brief(comparison: &Comparison, articles: &[Article<'_>], language: &str) -> String {
    let brief = Brief::new(comparison, articles, language);
    let labels = brief.labels;
    let mut out = format!("# {}\n", labels.get("who said what and where they differ"));
    let columns = ["article", "date", "statements", "words", "verbatim", "unnamed", "rests on"];
    let rows = comparison.articles.iter().enumerate().map(|(n, one)| {
        let rests =
            one.rests_on.as_ref().map(|share| format!("{} ({})", brief.source(&share.source), share.words));
        let counts = [one.statements, one.words, one.verbatim, one.unnamed].map(|count| count.to_string());
        let mut row = vec![brief.article(n), one.date.clone().unwrap_or_default()];
        row.extend(counts);
        row.push(rests.unwrap_or_default());
        row
    });
    table(&mut out, &columns.iter().map(|key| labels.get(key).to_owned()).collect::<Vec<_>>(), rows);
    heading(&mut out, labels.get("who speaks where"));
    let mut head = vec![labels.get("source").to_owned()];
    head.extend((0..comparison.articles.len()).map(|n| brief.article(n)));
    let rows = comparison.sources.iter().map(|voice| {
        let mut row = vec![brief.source(&voice.id).to_owned()];
        row.extend((0..comparison.articles.len()).map(|n| {
            let cell = voice.cells.iter().find(|cell| cell.article == n);
            cell.map_or_else(String::new, |cell| cell.words.to_string())
        }));
        row
    });
    table(&mut out, &head, rows);
    if !comparison.statements.is_empty() {
        heading(&mut out, labels.get("the same statement"));
    }
    for (n, statement) in comparison.statements.iter().enumerate() {
        out.push_str(&format!("\n{}.\n\n", n + 1));
        for (row, wording) in statement.wordings.iter().enumerate() {
            out.push_str("   - «");
            inline(brief.words(wording), &mut out);
            out.push_str("» — ");
            let who = [brief.source(&wording.source), wording.cue.as_deref().unwrap_or_default()];
            let form = labels.get(if wording.verbatim { "verbatim" } else { "paraphrased" });
            let told: Vec<&str> = who.into_iter().chain([form]).filter(|one| !one.is_empty()).collect();
            inline(&format!("{}: {}", brief.article(wording.article), told.join(labels.comma())), &mut out);
            for one in statement.differences.iter().filter(|one| one.row == row) {
                out.push_str("\n     - ");
                inline(&brief.difference(statement, one), &mut out);
            }
            out.push('\n');
        }
    }
    disagreements(&mut out, &brief, "numbers that differ", &comparison.numbers);
    disagreements(&mut out, &brief, "days that differ", &comparison.dates);
    if comparison.articles.iter().any(|one| !one.only.is_empty()) {
        heading(&mut out, labels.get("named only here"));
        out.push('\n');
    }
    for (n, one) in comparison.articles.iter().enumerate().filter(|(_, one)| !one.only.is_empty()) {
        let names = one.only.iter().filter_map(|id| comparison.entities.iter().find(|thing| thing.id == *id));
        let names: Vec<&str> = names.map(|thing| thing.name.as_str()).collect();
        out.push_str("- ");
        inline(&format!("{}: {}", brief.article(n), names.join(labels.comma())), &mut out);
        out.push('\n');
    }
    out
}

fn heading(out: &mut String, text: &str) {
    out.push_str(&format!("\n## {text}\n"));
}

fn table(out: &mut String, head: &[String], rows: impl Iterator<Item = Vec<String>>) {
    out.push('\n');
    line(out, head);
    out.push('|');
    out.push_str(&" --- |".repeat(head.len()));
    out.push('\n');
    rows.for_each(|row| line(out, &row));
}

/// A row of a table.
fn line(out: &mut String, cells: &[String]) {
    out.push('|');
    for cell in cells {
        out.push(' ');
        inline(cell, out);
        out.push_str(" |");
    }
    out.push('\n');
}

fn disagreements(out: &mut String, brief: &Brief<'_>, label: &str, all: &[Disagreement]) {
    if all.is_empty() {
        return;
    }
    heading(out, brief.labels.get(label));
    for one in all {
        out.push('\n');
        for (value, told) in
            one.values.iter().flat_map(|value| value.places.iter().map(move |told| (value, told)))
        {
            out.push_str("- ");
            let sentence = brief.slice(told.article, told.sentence);
            inline(&format!("{}: {} — {}", value.text, brief.article(told.article), sentence), out);
            out.push('\n');
        }
    }
}

/// The comparison as a table, a place a row: what of (`source`, `statement`, `number`, `date`, `day`, `entity`), which, in which article, and what stands there.
pub fn table_of(comparison: &Comparison, articles: &[Article<'_>]) -> String {
    let brief = Brief::new(comparison, articles, "en");
    let columns = [
        "of",
        "id",
        "name",
        "article",
        "title",
        "count",
        "verbatim",
        "speaker",
        "cue",
        "form",
        "start",
        "end",
        "text",
        "differences",
    ];
    let mut table = Table::new(&columns);
    // The first five, what stands before the place, and the place with its words.
    let mut row = |first: [String; 3],
                   article: usize,
                   middle: Vec<Cell<'static>>,
                   span: Option<[usize; 2]>,
                   last: String| {
        let mut cells: Vec<Cell<'static>> = first.into_iter().map(Cell::text).collect();
        cells.extend([Cell::Count(article + 1), Cell::text(brief.article(article))]);
        cells.extend(middle);
        cells.resize_with(10, || Cell::Nothing);
        match span {
            Some(span) => {
                let text = brief.slice(article, span).to_owned();
                cells.extend([Cell::Count(span[0]), Cell::Count(span[1]), Cell::text(text)]);
            }
            None => cells.extend([Cell::Nothing, Cell::Nothing, Cell::Nothing]),
        }
        cells.push(Cell::text(last));
        table.rows.push(cells);
    };
    for voice in &comparison.sources {
        for cell in &voice.cells {
            let first = ["source".to_owned(), voice.id.clone(), voice.name.clone()];
            row(
                first,
                cell.article,
                vec![Cell::Count(cell.words), Cell::Count(cell.verbatim)],
                None,
                String::new(),
            );
        }
    }
    for statement in &comparison.statements {
        for (n, wording) in statement.wordings.iter().enumerate() {
            let parts = || wording.cells.iter().flatten();
            let span = parts().map(|part| part.start).min().zip(parts().map(|part| part.end).max());
            let form = if wording.verbatim { "verbatim" } else { "paraphrased" };
            let middle = vec![
                Cell::Nothing,
                Cell::Nothing,
                Cell::text(brief.source(&wording.source).to_owned()),
                Cell::text(wording.cue.clone().unwrap_or_default()),
                Cell::text(form),
            ];
            let told = statement.differences.iter().filter(|one| one.row == n);
            let told: Vec<String> = told.map(|one| brief.difference(statement, one)).collect();
            let first = ["statement".to_owned(), statement.id.clone(), String::new()];
            row(first, wording.article, middle, span.map(|(start, end)| [start, end]), told.join("; "));
        }
    }
    let mut told = |of: &str, n: usize, name: &str, one: &Told| {
        let speaker = one.source.as_deref().map_or_else(String::new, |id| brief.source(id).to_owned());
        let middle = vec![Cell::Nothing, Cell::Nothing, Cell::text(speaker)];
        let first = [of.to_owned(), format!("{of}{}", n + 1), name.to_owned()];
        row(first, one.article, middle, Some(one.sentence), String::new());
    };
    for (of, all) in [("number", &comparison.numbers), ("date", &comparison.dates)] {
        for (n, one) in all.iter().enumerate() {
            for (value, place) in
                one.values.iter().flat_map(|value| value.places.iter().map(move |p| (value, p)))
            {
                told(of, n, &value.text, place);
            }
        }
    }
    for (n, day) in comparison.days.iter().enumerate() {
        let name = if day.from == day.to { day.from.clone() } else { format!("{}/{}", day.from, day.to) };
        day.places.iter().for_each(|place| told("day", n, &name, place));
    }
    for thing in &comparison.entities {
        for place in &thing.places {
            let first = ["entity".to_owned(), thing.id.clone(), thing.name.clone()];
            row(first, place.article, vec![Cell::Count(place.mentions)], None, String::new());
        }
    }
    crate::export::csv::write(&table)
}
