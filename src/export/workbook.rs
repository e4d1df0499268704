//! A workbook (Office Open XML, ECMA-376) over several articles: a sheet each for the articles, who says what, names, times and numbers.
//!
//! Its rows are those of the tables in CSV; its sheets and columns are called in the language of the first article, and run from right to
//! left where that is Arabic.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format as Look, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::escape::legal;
use super::labels::Labels;
use super::tables::{self, Cell, Table};
use super::{Article, Format, byline, title};
use crate::error::Error;

/// The most characters that a cell can hold.
const CELL: usize = 32_767;

/// The sheets after the first: the key of each one's name, and the layer that it holds.
const SHEETS: [(&str, Format); 5] = [
    ("quotes", Format::CsvQuotes),
    ("names", Format::CsvEntities),
    ("times", Format::CsvTimes),
    ("numbers", Format::CsvNumbers),
    ("lists", Format::CsvLists),
];

/// How many characters wide columns of some names are; others are as wide as a word.
const WIDTHS: [(&str, f64); 8] = [
    ("article", 24.0),
    ("headline", 40.0),
    ("text", 60.0),
    ("name", 28.0),
    ("aliases", 28.0),
    ("speaker", 24.0),
    ("title", 24.0),
    ("positions", 20.0),
];

/// The bytes of an `.xlsx` file. The same articles always give the same bytes. A text longer than a cell holds is cut, and ends in `…`.
///
/// # Errors
/// More findings of one kind than a sheet has rows (1,048,576).
///
/// ```
/// use isnad::export::{Article, Extras, workbook};
/// let text = "قال الوزير: «نعود غدا».";
/// let analysis = isnad::analyze(text, &isnad::Options::default());
/// let file = workbook(&[Article { name: "one", text, analysis: &analysis, extras: &Extras::default() }])?;
/// assert_eq!(file[..2], *b"PK");
/// # Ok::<(), isnad::Error>(())
/// ```
pub fn workbook(articles: &[Article<'_>]) -> Result<Vec<u8>, Error> {
    write(articles).map_err(|reason| Error::workbook(&reason.to_string()))
}

fn write(articles: &[Article<'_>]) -> Result<Vec<u8>, XlsxError> {
    let labels = articles.first().map_or(Labels::english(), |first| Labels::of(first.analysis));
    let mut book = Workbook::new();
    // The moment of writing would make two files of one analysis differ.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    sheet(book.add_worksheet(), "articles", &summaries(articles), labels)?;
    for (name, format) in SHEETS {
        let Some(table) = tables::joined(articles, format) else { continue };
        // Few readers have lists of their own.
        if format != Format::CsvLists || !table.rows.is_empty() {
            sheet(book.add_worksheet(), name, &table, labels)?;
        }
    }
    book.save_to_buffer()
}

/// An article a row.
fn summaries<'a>(articles: &[Article<'a>]) -> Table<'a> {
    let columns =
        ["article", "headline", "byline", "date", "language", "words", "quotations", "mentions", "checked"];
    let rows = articles.iter().map(|article| {
        let (document, quotes) = (&article.analysis.document, &article.analysis.quotes);
        let checked =
            article.extras.checked.as_ref().map(|ids| quotes.iter().filter(|q| ids.contains(&q.id)).count());
        vec![
            Cell::text(article.name),
            Cell::maybe(title(article.text, article.analysis)),
            Cell::maybe(byline(article.text, article.analysis)),
            Cell::maybe(document.date.as_deref()),
            Cell::text(document.language),
            Cell::Count(document.words),
            Cell::Count(quotes.iter().filter(|q| q.kind != "term").count()),
            Cell::Count(article.analysis.mentions.len()),
            checked.map_or(Cell::Nothing, Cell::Count),
        ]
    });
    Table { columns: columns.to_vec(), rows: rows.collect() }
}

fn sheet(sheet: &mut Worksheet, name: &str, table: &Table<'_>, labels: Labels) -> Result<(), XlsxError> {
    let top = Look::new().set_align(FormatAlign::Top);
    let wrapped = top.clone().set_text_wrap();
    sheet.set_name(labels.get(name))?.set_right_to_left(labels.language() == "ar").set_freeze_panes(1, 0)?;
    for (n, column) in (0..).zip(&table.columns) {
        let width = WIDTHS.iter().find(|(name, _)| name == column).map_or(12.0, |(_, width)| *width);
        sheet.set_column_width(n, width)?;
        sheet.write_string_with_format(0, n, labels.get(column), &Look::new().set_bold())?;
    }
    for (row, cells) in (1..).zip(&table.rows) {
        for (n, cell) in (0..).zip(cells) {
            match cell {
                // As text: what looks like a formula or a link stays words.
                Cell::Text(words) => sheet.write_string_with_format(row, n, held(words), &wrapped)?,
                Cell::Count(count) => sheet.write_number_with_format(row, n, *count as f64, &top)?,
                Cell::Number(number) if number.is_finite() => {
                    sheet.write_number_with_format(row, n, *number, &top)?
                }
                Cell::Number(_) | Cell::Nothing => continue,
            };
        }
    }
    let last = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let columns = u16::try_from(table.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    sheet.autofilter(0, 0, last, columns)?;
    Ok(())
}

/// Words as a cell can hold them.
fn held(words: &str) -> String {
    let legal = || words.chars().map(legal);
    // The limit counts UTF-16 code units.
    if words.encode_utf16().count() <= CELL {
        return legal().collect();
    }
    let mut room = CELL - 1;
    let kept = legal().take_while(|c| {
        let fits = c.len_utf16() <= room;
        room = room.saturating_sub(c.len_utf16());
        fits
    });
    kept.chain(['…']).collect()
}
