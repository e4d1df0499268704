//! Several articles in one file.

use super::{Extras, Format, annotation, csv, export_with, tables, tei};
use crate::analysis::Analysis;

/// One of several articles.
#[derive(Clone, Copy, Debug)]
pub struct Article<'a> {
    /// What it is called among the others.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
    /// Its analysis, as it is shown.
    pub analysis: &'a Analysis,
    /// What the reader has noted.
    pub extras: &'a Extras,
}

/// Writes several articles into one file: one table with a first column `article` (CSV), a `teiCorpus`, an annotation collection, a JSON
/// array, documents one after the other (CoNLL). Nothing for a format that holds one article only.
///
/// ```
/// use isnad::export::{Article, Extras, Format, export_all};
/// let texts = ["قال الوزير: «نعود غدا».", "“We return tomorrow,” the minister said."];
/// let analyses = texts.map(|text| isnad::analyze(text, &isnad::Options::default()));
/// let extras = Extras::default();
/// let articles = [0, 1].map(|n| Article { name: "one", text: texts[n], analysis: &analyses[n], extras: &extras });
/// let table = export_all(&articles, Format::CsvQuotes).expect("a table holds any number of articles");
/// assert_eq!(table.lines().count(), 3);
/// assert!(export_all(&articles, Format::Brat).is_none());
/// ```
pub fn export_all(articles: &[Article<'_>], format: Format) -> Option<String> {
    let each = || articles.iter().map(|a| export_with(a.text, a.analysis, format, a.extras));
    match format {
        Format::Json => {
            let documents: Vec<String> = each().map(|json| json.trim_end().to_owned()).collect();
            Some(format!("[{}]\n", documents.join(",\n")))
        }
        Format::Conll => Some(each().collect()),
        Format::WebAnnotation => Some(annotation::collection(articles)),
        Format::Tei => Some(tei::corpus(articles)),
        _ => tables::joined(articles, format).map(|table| csv::write(&table)),
    }
}
