//! CSV (RFC 4180) for spreadsheets: UTF-8 with a byte order mark, without which Excel takes another encoding.
//!
//! A spreadsheet runs a cell that starts with `=`, `+`, `-` or `@` as a formula. A text's cell that starts with one of these, their
//! full-width forms, a tab or a line end gets an apostrophe before it, and so does one that starts with an apostrophe, so that taking
//! one leading apostrophe off always gives the text back. Characters that XML cannot hold (NUL above all) become U+FFFD.

use super::escape::legal;
use super::{Extras, list_name};
use crate::analysis::{Analysis, Mention};

/// A table under construction.
struct Table(String);

impl Table {
    fn new(columns: &[&str]) -> Table {
        Table(format!("\u{feff}{}\r\n", columns.join(",")))
    }

    fn row(&mut self, cells: &[Cell<'_>]) {
        for (n, cell) in cells.iter().enumerate() {
            if n > 0 {
                self.0.push(',');
            }
            match cell {
                Cell::Text(text) => self.text(text),
                Cell::Count(count) => self.0.push_str(&count.to_string()),
                Cell::Number(number) => self.0.push_str(&number.to_string()),
                Cell::Nothing => {}
            }
        }
        self.0.push_str("\r\n");
    }

    fn text(&mut self, text: &str) {
        let formula = text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', '\'']);
        let quoted =
            text.contains([',', '"', '\r', '\n', ';', '\t']) || text.starts_with(' ') || text.ends_with(' ');
        if quoted {
            self.0.push('"');
        }
        if formula {
            self.0.push('\'');
        }
        for c in text.chars() {
            if c == '"' {
                self.0.push('"');
            }
            self.0.push(legal(c));
        }
        if quoted {
            self.0.push('"');
        }
    }
}

enum Cell<'a> {
    Text(&'a str),
    Count(usize),
    Number(f64),
    Nothing,
}

impl<'a> Cell<'a> {
    fn maybe(text: Option<&'a str>) -> Cell<'a> {
        text.map_or(Cell::Nothing, Cell::Text)
    }

    fn yes(truth: bool) -> Cell<'a> {
        Cell::Text(if truth { "yes" } else { "no" })
    }
}

/// Positions are UTF-16 code units; a spreadsheet reads neither a date nor a time into `12..20`.
fn places(mentions: &[&Mention]) -> String {
    let places: Vec<String> = mentions.iter().map(|m| format!("{}..{}", m.start, m.end)).collect();
    places.join(" ")
}

/// One entity a row.
pub(super) fn entities(analysis: &Analysis) -> String {
    let mut table =
        Table::new(&["id", "type", "name", "aliases", "title", "mentions", "wikidata", "gloss", "positions"]);
    let mut mentions: std::collections::HashMap<&str, Vec<&Mention>> = std::collections::HashMap::new();
    for mention in &analysis.mentions {
        mentions.entry(&mention.entity).or_default().push(mention);
    }
    for entity in &analysis.entities {
        table.row(&[
            Cell::Text(&entity.id),
            Cell::Text(entity.kind),
            Cell::Text(&entity.name),
            Cell::Text(&entity.aliases.join(" | ")),
            Cell::maybe(entity.title.as_deref()),
            Cell::Count(entity.mentions),
            Cell::maybe(entity.wikidata.as_deref()),
            Cell::maybe(entity.gloss.as_deref()),
            Cell::Text(&places(mentions.get(entity.id.as_str()).map_or(&[], Vec::as_slice))),
        ]);
    }
    table.0
}

/// One expression of time a row.
pub(super) fn times(analysis: &Analysis) -> String {
    let mut table = Table::new(&["start", "end", "text", "type", "value", "mod", "calendar", "from", "to"]);
    for time in &analysis.times {
        table.row(&[
            Cell::Count(time.start),
            Cell::Count(time.end),
            Cell::Text(&time.text),
            Cell::Text(time.kind),
            Cell::Text(&time.value),
            Cell::maybe(time.modifier.as_deref()),
            Cell::Text(time.calendar),
            Cell::maybe(time.from.as_deref()),
            Cell::maybe(time.to.as_deref()),
        ]);
    }
    table.0
}

/// One quotation a row; the last column is there where quotations were checked.
pub(super) fn quotes(analysis: &Analysis, extras: &Extras) -> String {
    let mut columns = vec![
        "id",
        "start",
        "end",
        "text",
        "kind",
        "marks",
        "speaker",
        "entity",
        "name",
        "source",
        "title",
        "inferred",
        "cue",
        "stance",
        "gloss",
        "channel",
        "why",
        "confidence",
    ];
    if extras.checked.is_some() {
        columns.push("checked");
    }
    let mut table = Table::new(&columns);
    let names: std::collections::HashMap<&str, &str> =
        analysis.entities.iter().map(|e| (e.id.as_str(), e.name.as_str())).collect();
    for quote in &analysis.quotes {
        let (speaker, cue) = (quote.speaker.as_ref(), quote.cue.as_ref());
        let entity = speaker.and_then(|s| s.entity.as_deref());
        let mut row = vec![
            Cell::Text(&quote.id),
            Cell::Count(quote.start),
            Cell::Count(quote.end),
            Cell::Text(&quote.text),
            Cell::Text(quote.kind),
            Cell::Text(&quote.marks),
            Cell::maybe(speaker.map(|s| s.text.as_str())),
            Cell::maybe(entity),
            Cell::maybe(
                entity
                    .and_then(|e| names.get(e).copied())
                    .or_else(|| speaker.and_then(|s| s.name.as_deref())),
            ),
            Cell::maybe(speaker.map(|s| s.source_sort)),
            Cell::maybe(speaker.and_then(|s| s.title.as_deref())),
            speaker.map_or(Cell::Nothing, |s| Cell::yes(s.inferred)),
            Cell::maybe(cue.map(|c| c.text.as_str())),
            Cell::maybe(cue.map(|c| c.stance)),
            Cell::maybe(cue.and_then(|c| c.gloss.as_deref())),
            Cell::maybe(quote.channel.as_ref().map(|c| c.text.as_str())),
            Cell::Text(&quote.why),
            Cell::Number(quote.confidence),
        ];
        row.extend(extras.checked(&quote.id).map(Cell::yes));
        table.row(&row);
    }
    table.0
}

/// One number a row.
pub(super) fn numbers(analysis: &Analysis) -> String {
    let columns = ["start", "end", "text", "type", "value", "unit", "of", "approximate", "min", "max"];
    let mut table = Table::new(&columns);
    for number in &analysis.numbers {
        table.row(&[
            Cell::Count(number.start),
            Cell::Count(number.end),
            Cell::Text(&number.text),
            Cell::Text(number.kind),
            number.value.map_or(Cell::Nothing, Cell::Number),
            Cell::maybe(number.unit.as_deref()),
            Cell::maybe(number.of.as_deref()),
            if number.approximate { Cell::Text("yes") } else { Cell::Nothing },
            number.min.map_or(Cell::Nothing, Cell::Number),
            number.max.map_or(Cell::Nothing, Cell::Number),
        ]);
    }
    table.0
}

/// One match of the reader's own lists a row.
pub(super) fn lists(analysis: &Analysis) -> String {
    let mut table = Table::new(&["start", "end", "text", "list", "name"]);
    for mention in &analysis.user {
        table.row(&[
            Cell::Count(mention.start),
            Cell::Count(mention.end),
            Cell::Text(&mention.text),
            Cell::Text(&mention.list),
            Cell::Text(list_name(analysis, &mention.list)),
        ]);
    }
    table.0
}
