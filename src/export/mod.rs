//! Exports: the text and its analysis written in the formats of other tools.
//!
//! [`export`] is the one function; each [`Format`] is one file. What each holds, which standard it follows and what it cannot hold is
//! told in `docs/exports.md`. An analysis need not come from this text to be safe: positions outside it are drawn to its end.

mod annotation;
mod brat;
mod collection;
mod conll;
pub(crate) mod csv;
mod escape;
mod html;
mod json;
pub(crate) mod labels;
pub(crate) mod markdown;
mod nest;
mod positions;
mod report;
pub(crate) mod tables;
mod tei;
mod temporal;
mod timeml;
mod voices;
#[cfg(feature = "workbook")]
mod workbook;

pub use collection::{Article, export_all};
pub use positions::Positions;
#[cfg(feature = "workbook")]
pub use workbook::workbook;

use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

use crate::analysis::{Analysis, Block, Number};
use crate::error::Error;

/// A format, and with it one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// The analysis as JSON with the text and the options, from which it can be made again.
    Json,
    /// The entities as CSV, one a row.
    CsvEntities,
    /// The expressions of time as CSV.
    CsvTimes,
    /// The quotations as CSV.
    CsvQuotes,
    /// The numbers as CSV.
    CsvNumbers,
    /// What the reader's own lists find, as CSV.
    CsvLists,
    /// A report that stands alone, to read or print.
    Html,
    /// The same report as Markdown.
    Markdown,
    /// W3C Web Annotations as JSON-LD.
    WebAnnotation,
    /// TEI P5.
    Tei,
    /// TimeML with TIMEX3 elements.
    TimeMl,
    /// CoNLL-2003 columns.
    Conll,
    /// BRAT standoff annotation of the text that [`Format::BratText`] gives.
    Brat,
    /// The text to which the positions of [`Format::Brat`] belong.
    BratText,
}

/// What there is to say of a format without writing it.
struct Facts {
    name: &'static str,
    suffix: &'static str,
    media_type: &'static str,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 14] = [
        Format::Json,
        Format::CsvEntities,
        Format::CsvTimes,
        Format::CsvQuotes,
        Format::CsvNumbers,
        Format::CsvLists,
        Format::Html,
        Format::Markdown,
        Format::WebAnnotation,
        Format::Tei,
        Format::TimeMl,
        Format::Conll,
        Format::Brat,
        Format::BratText,
    ];

    fn facts(self) -> Facts {
        let (name, suffix, media_type) = match self {
            Format::Json => ("json", "isnad.json", "application/json"),
            Format::CsvEntities => ("csv-entities", "entities.csv", "text/csv;charset=utf-8"),
            Format::CsvTimes => ("csv-times", "times.csv", "text/csv;charset=utf-8"),
            Format::CsvQuotes => ("csv-quotes", "quotes.csv", "text/csv;charset=utf-8"),
            Format::CsvNumbers => ("csv-numbers", "numbers.csv", "text/csv;charset=utf-8"),
            Format::CsvLists => ("csv-lists", "lists.csv", "text/csv;charset=utf-8"),
            Format::Html => ("html", "html", "text/html;charset=utf-8"),
            Format::Markdown => ("markdown", "md", "text/markdown;charset=utf-8"),
            Format::WebAnnotation => (
                "web-annotation",
                "jsonld",
                "application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\"",
            ),
            Format::Tei => ("tei", "tei.xml", "application/tei+xml"),
            Format::TimeMl => ("timeml", "tml", "application/xml"),
            Format::Conll => ("conll", "conll", "text/plain;charset=utf-8"),
            Format::Brat => ("brat", "ann", "text/plain;charset=utf-8"),
            Format::BratText => ("brat-text", "txt", "text/plain;charset=utf-8"),
        };
        Facts { name, suffix, media_type }
    }

    /// The name by which it is asked for: `json`, `csv-entities`, `tei` …
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// What the file's name ends in, without the first full stop: `isnad.json`, `tei.xml` …
    pub fn suffix(self) -> &'static str {
        self.facts().suffix
    }

    /// The media (MIME) type, with its parameters.
    pub fn media_type(self) -> &'static str {
        self.facts().media_type
    }

    /// The file's name from the part that all files of one article share.
    ///
    /// ```
    /// assert_eq!(isnad::export::Format::Tei.file_name("article"), "article.tei.xml");
    /// ```
    pub fn file_name(self, stem: &str) -> String {
        format!("{stem}.{}", self.suffix())
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = Error;

    /// The format of a name as [`Format::name`] gives it.
    fn from_str(name: &str) -> Result<Format, Error> {
        Format::ALL.into_iter().find(|f| f.name() == name).ok_or_else(|| Error::format(name))
    }
}

/// What the reader has noted beside the analysis.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Extras {
    /// The ids of the quotations that the reader has checked, where quotations were checked at all: the tables of quotations then say of
    /// each whether it was.
    pub checked: Option<HashSet<String>>,
}

impl Extras {
    /// Whether a quotation was checked; nothing where none were.
    fn checked(&self, quote: &str) -> Option<bool> {
        self.checked.as_ref().map(|ids| ids.contains(quote))
    }
}

/// Writes a text and its analysis, as it is shown, in a format. The same arguments always give the same string.
///
/// ```
/// use isnad::export::{Format, export};
/// let text = "قال الوزير: «نعود غدا».";
/// let analysis = isnad::analyze(text, &isnad::Options::default());
/// assert!(export(text, &analysis, Format::Tei).contains("<TEI "));
/// ```
pub fn export(text: &str, analysis: &Analysis, format: Format) -> String {
    export_with(text, analysis, format, &Extras::default())
}

/// Writes what [`export`] writes, with what the reader has noted.
pub fn export_with(text: &str, analysis: &Analysis, format: Format, extras: &Extras) -> String {
    match format {
        Format::Json => json::write(text, analysis),
        Format::CsvEntities
        | Format::CsvTimes
        | Format::CsvQuotes
        | Format::CsvNumbers
        | Format::CsvLists => {
            csv::write(&tables::layer(analysis, extras, format).expect("each of these is a layer"))
        }
        Format::Html => html::write(text, analysis, extras),
        Format::Markdown => markdown::write(text, analysis, extras),
        Format::WebAnnotation => annotation::write(text, analysis),
        Format::Tei => tei::write(text, analysis),
        Format::TimeMl => timeml::write(text, analysis),
        Format::Conll => conll::write(text, analysis),
        Format::Brat => brat::write(text, analysis),
        Format::BratText => brat::text(text),
    }
}

/// The article's title: the one that was given, else the one that the text has.
fn title<'a>(text: &'a str, analysis: &'a Analysis) -> Option<&'a str> {
    line(text, analysis, analysis.options.title.as_deref(), "title")
}

/// Who wrote it: what was given, else its first byline.
fn byline<'a>(text: &'a str, analysis: &'a Analysis) -> Option<&'a str> {
    line(text, analysis, analysis.options.byline.as_deref(), "byline")
}

fn line<'a>(text: &'a str, analysis: &Analysis, given: Option<&'a str>, role: &str) -> Option<&'a str> {
    let own = || {
        let block: &Block = analysis.blocks.iter().find(|b| b.role == role)?;
        Some(&text[Positions::new(text).bytes(block.start, block.end)])
    };
    given.or_else(own).map(str::trim).filter(|line| !line.is_empty())
}

/// What the reader calls the list of an id; the id itself where the list is not there.
fn list_name<'a>(analysis: &'a Analysis, id: &'a str) -> &'a str {
    analysis.options.lists.iter().find(|list| list.id == id).map_or(id, |list| &list.name)
}

/// What a number amounts to: its value and its unit, or what it counts, as far as they are known.
fn meaning(number: &Number) -> String {
    let value = number.value.map(|v| v.to_string());
    let of = number.unit.as_deref().or(number.of.as_deref());
    let parts: Vec<&str> = value.as_deref().into_iter().chain(of).collect();
    parts.join(" ")
}

/// A number that stays the same for the same text and differs for almost every other: FNV-1a, 128 bits.
fn fingerprint(text: &str) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    text.bytes().fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}
