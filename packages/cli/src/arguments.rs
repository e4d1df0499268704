//! What can be asked for.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use isnad::export::Format;

/// Who said what, and when: names, times, numbers and quotations of Arabic and English news articles.
#[derive(Debug, Parser)]
#[command(name = "isnad", version, about, max_term_width = 100)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Analyses articles.
    Analyze(Analyze),
    /// Compares articles on one story: who speaks where, one statement in its wordings, days and numbers that differ.
    Compare(Compare),
    /// Prints completions for a shell.
    Completions {
        /// Whose.
        shell: clap_complete::Shell,
    },
    /// Prints the manual's page (roff).
    Man,
}

/// How to analyse.
#[derive(Args, Debug)]
pub struct Analyze {
    /// Texts (.txt, .md), folders of them, or - for standard input.
    #[arg(required_unless_present = "jsonl")]
    pub inputs: Vec<PathBuf>,
    /// The day of publication, YYYY-MM-DD, of articles that do not say theirs.
    #[arg(long, value_parser = day)]
    pub date: Option<String>,
    /// text, xlsx, or a format of the page: json, csv-quotes, csv-entities, csv-times, csv-numbers, html, markdown, tei, timeml, conll,
    /// brat, brat-text, web-annotation. On a terminal text, else json.
    #[arg(long, short, value_parser = shape)]
    pub format: Option<Shape>,
    /// Where to: a file for one article or for a format that holds many, an existing folder for a file each. Else standard output.
    #[arg(long, short)]
    pub output: Option<PathBuf>,
    /// Lines of JSON {"text", "date", "id"} in, a line with the analysis out for each.
    #[arg(long, conflicts_with_all = ["format", "output"])]
    pub jsonl: bool,
    /// How many cores; all, where nothing is said.
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    pub threads: usize,
    /// When to colour.
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    pub color: Colour,
}

/// How to compare.
#[derive(Args, Debug)]
pub struct Compare {
    /// Texts (.txt, .md) or folders of them. A file whose name begins with YYYY-MM-DD is of that day.
    #[arg(required = true)]
    pub inputs: Vec<PathBuf>,
    /// markdown is a brief, csv its statements as a table, json all of it.
    #[arg(long, short, value_enum, default_value_t = Comparison::Markdown)]
    pub format: Comparison,
    /// The file to write; else standard output.
    #[arg(long, short)]
    pub output: Option<PathBuf>,
}

/// What comes out of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Comparison {
    /// A brief to read.
    Markdown,
    /// A table.
    Csv,
    /// All of it.
    Json,
}

/// What comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The article with its marks, for a terminal.
    Text,
    /// A workbook for spreadsheets.
    Workbook,
    /// A format of the library.
    Export(Format),
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

fn shape(name: &str) -> Result<Shape, String> {
    match name {
        "text" => Ok(Shape::Text),
        "xlsx" => Ok(Shape::Workbook),
        "csv" => Ok(Shape::Export(Format::CsvQuotes)),
        name => name.parse().map(Shape::Export).map_err(|e: isnad::Error| e.to_string()),
    }
}

fn day(date: &str) -> Result<String, String> {
    isnad::Options::dated(date).map(|_| date.to_owned()).map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Arguments, Shape, shape};
    use clap::CommandFactory;

    #[test]
    fn arguments_are_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_format_is_known_and_named_in_the_help() {
        let help =
            Arguments::command().find_subcommand_mut("analyze").map(|a| a.render_long_help().to_string());
        let help: String = help.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        for format in isnad::export::Format::ALL {
            assert_eq!(shape(format.name()), Ok(Shape::Export(format)));
            // The reader's own lists are no option of the command.
            assert!(format.name() == "csv-lists" || help.contains(format.name()), "{format}");
        }
        assert!(shape("docx").is_err());
    }
}
