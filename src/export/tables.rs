//! The layers of an analysis as tables, one finding a row: what the files for spreadsheets hold.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Article, Extras, Format, list_name};
use crate::analysis::{Analysis, Mention};

/// One layer.
pub(crate) struct Table<'a> {
    /// What each column is called, in English: programs ask for them by these names.
    pub(crate) columns: Vec<&'static str>,
    /// As many cells each as there are columns.
    pub(crate) rows: Vec<Vec<Cell<'a>>>,
}

impl<'a> Table<'a> {
    pub(crate) fn new(columns: &[&'static str]) -> Table<'a> {
        Table { columns: columns.to_vec(), rows: Vec::new() }
    }
}

/// What stands in a row under a column.
pub(crate) enum Cell<'a> {
    Text(Cow<'a, str>),
    Count(usize),
    Number(f64),
    Nothing,
}

impl<'a> Cell<'a> {
    /// A cell of words.
    pub(crate) fn text(text: impl Into<Cow<'a, str>>) -> Cell<'a> {
        Cell::Text(text.into())
    }

    /// A cell of words, empty where there are none.
    pub(crate) fn maybe(text: Option<&'a str>) -> Cell<'a> {
        text.map_or(Cell::Nothing, Cell::text)
    }

    fn yes(truth: bool) -> Cell<'a> {
        Cell::text(if truth { "yes" } else { "no" })
    }
}

/// The formats that are tables.
const LAYERS: [Format; 5] =
    [Format::CsvEntities, Format::CsvTimes, Format::CsvQuotes, Format::CsvNumbers, Format::CsvLists];

/// The table of one of the formats that are tables; nothing for others.
pub(super) fn layer<'a>(analysis: &'a Analysis, extras: &Extras, format: Format) -> Option<Table<'a>> {
    match format {
        Format::CsvEntities => Some(entities(analysis)),
        Format::CsvTimes => Some(times(analysis)),
        Format::CsvQuotes => Some(quotes(analysis, extras)),
        Format::CsvNumbers => Some(numbers(analysis)),
        Format::CsvLists => Some(lists(analysis)),
        _ => None,
    }
}

/// The tables of several articles as one: its first column says which article a row is of. Columns that only some have are empty in the rows
/// of the others.
pub(super) fn joined<'a>(articles: &[Article<'a>], format: Format) -> Option<Table<'a>> {
    if !LAYERS.contains(&format) {
        return None;
    }
    let tables: Vec<_> =
        articles.iter().filter_map(|a| Some((a.name, layer(a.analysis, a.extras, format)?))).collect();
    let mut columns = vec!["article"];
    if let Some((_, widest)) = tables.iter().max_by_key(|(_, table)| table.columns.len()) {
        columns.extend(&widest.columns);
    }
    let width = columns.len();
    let mut rows = Vec::new();
    for (name, table) in tables {
        for row in table.rows {
            let mut cells = vec![Cell::text(name)];
            cells.extend(row);
            cells.resize_with(width, || Cell::Nothing);
            rows.push(cells);
        }
    }
    Some(Table { columns, rows })
}

/// Positions are UTF-16 code units; a spreadsheet reads neither a date nor a time into `12..20`.
fn places(mentions: &[&Mention]) -> String {
    let places: Vec<String> = mentions.iter().map(|m| format!("{}..{}", m.start, m.end)).collect();
    places.join(" ")
}

/// One entity a row.
fn entities(analysis: &Analysis) -> Table<'_> {
    let mut table =
        Table::new(&["id", "type", "name", "aliases", "title", "mentions", "wikidata", "gloss", "positions"]);
    let mut mentions: HashMap<&str, Vec<&Mention>> = HashMap::new();
    for mention in &analysis.mentions {
        mentions.entry(&mention.entity).or_default().push(mention);
    }
    for entity in &analysis.entities {
        table.rows.push(vec![
            Cell::text(&entity.id),
            Cell::text(entity.kind),
            Cell::text(&entity.name),
            Cell::text(entity.aliases.join(" | ")),
            Cell::maybe(entity.title.as_deref()),
            Cell::Count(entity.mentions),
            Cell::maybe(entity.wikidata.as_deref()),
            Cell::maybe(entity.gloss.as_deref()),
            Cell::text(places(mentions.get(entity.id.as_str()).map_or(&[], Vec::as_slice))),
        ]);
    }
    table
}

/// One expression of time a row.
fn times(analysis: &Analysis) -> Table<'_> {
    let mut table = Table::new(&["start", "end", "text", "type", "value", "mod", "calendar", "from", "to"]);
    for time in &analysis.times {
        table.rows.push(vec![
            Cell::Count(time.start),
            Cell::Count(time.end),
            Cell::text(&time.text),
            Cell::text(time.kind),
            Cell::text(&time.value),
            Cell::maybe(time.modifier.as_deref()),
            Cell::text(time.calendar),
            Cell::maybe(time.from.as_deref()),
            Cell::maybe(time.to.as_deref()),
        ]);
    }
    table
}

/// One quotation a row; the last column is there where quotations were checked.
fn quotes<'a>(analysis: &'a Analysis, extras: &Extras) -> Table<'a> {
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
    let names: HashMap<&str, &str> =
        analysis.entities.iter().map(|e| (e.id.as_str(), e.name.as_str())).collect();
    for quote in &analysis.quotes {
        let (speaker, cue) = (quote.speaker.as_ref(), quote.cue.as_ref());
        let entity = speaker.and_then(|s| s.entity.as_deref());
        let mut row = vec![
            Cell::text(&quote.id),
            Cell::Count(quote.start),
            Cell::Count(quote.end),
            Cell::text(&quote.text),
            Cell::text(quote.kind),
            Cell::text(&quote.marks),
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
            Cell::text(quote.why.as_ref()),
            Cell::Number(quote.confidence),
        ];
        row.extend(extras.checked(&quote.id).map(Cell::yes));
        table.rows.push(row);
    }
    table
}

/// One number a row.
fn numbers(analysis: &Analysis) -> Table<'_> {
    let columns = ["start", "end", "text", "type", "value", "unit", "of", "approximate", "min", "max"];
    let mut table = Table::new(&columns);
    for number in &analysis.numbers {
        table.rows.push(vec![
            Cell::Count(number.start),
            Cell::Count(number.end),
            Cell::text(&number.text),
            Cell::text(number.kind),
            number.value.map_or(Cell::Nothing, Cell::Number),
            Cell::maybe(number.unit.as_deref()),
            Cell::maybe(number.of.as_deref()),
            if number.approximate { Cell::text("yes") } else { Cell::Nothing },
            number.min.map_or(Cell::Nothing, Cell::Number),
            number.max.map_or(Cell::Nothing, Cell::Number),
        ]);
    }
    table
}

/// One match of the reader's own lists a row.
fn lists(analysis: &Analysis) -> Table<'_> {
    let mut table = Table::new(&["start", "end", "text", "list", "name"]);
    for mention in &analysis.user {
        table.rows.push(vec![
            Cell::Count(mention.start),
            Cell::Count(mention.end),
            Cell::text(&mention.text),
            Cell::text(&mention.list),
            Cell::text(list_name(analysis, &mention.list)),
        ]);
    }
    table
}
