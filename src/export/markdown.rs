//! The report as Markdown (CommonMark 0.31 with GitHub's tables): the tables, then the text as plain paragraphs.

use super::Extras;
use super::escape::legal;
use super::nest;
use super::positions::Positions;
use super::report::{Cell, quotes, report};
use crate::analysis::Analysis;

/// The file.
pub(super) fn write(text: &str, analysis: &Analysis, extras: &Extras) -> String {
    let report = report(text, analysis);
    let mut out = String::from("# ");
    inline(report.title, &mut out);
    out.push_str("\n\n");
    for (label, value) in &report.facts {
        out.push_str(&format!("- {label}: "));
        inline(value, &mut out);
        out.push('\n');
    }
    let said = quotes(analysis, report.labels, extras);
    for section in said.iter().chain(&report.sections) {
        out.push_str(&format!("\n## {}\n\n|", section.heading));
        for column in &section.columns {
            out.push_str(&format!(" {column} |"));
        }
        out.push_str("\n|");
        out.push_str(&" --- |".repeat(section.columns.len()));
        out.push('\n');
        for row in &section.rows {
            out.push('|');
            for cell in row {
                out.push(' ');
                match cell {
                    Cell::Words(words) => inline(words, &mut out),
                    Cell::Wikidata(item) => {
                        out.push('[');
                        inline(item, &mut out);
                        out.push_str("](https://www.wikidata.org/wiki/");
                        out.extend(item.chars().filter(char::is_ascii_alphanumeric));
                        out.push(')');
                    }
                }
                out.push_str(" |");
            }
            out.push('\n');
        }
    }
    out.push_str(&format!("\n## {}\n", report.labels.get("text")));
    let positions = Positions::new(text);
    for paragraph in nest::paragraphs(text, &positions, &analysis.blocks) {
        out.push('\n');
        match paragraph.role {
            "title" => out.push_str("### "),
            "crosshead" => out.push_str("#### "),
            _ => {}
        }
        inline(&text[paragraph.range], &mut out);
        out.push('\n');
    }
    out.push_str(&format!("\n---\n\n{}\n", report.labels.get("annotated by")));
    out
}

/// Appends text on one line so that none of it is read as markup; white space becomes single spaces.
pub(crate) fn inline(text: &str, out: &mut String) {
    let start = out.len();
    for word in text.split_whitespace() {
        if out.len() > start {
            out.push(' ');
        }
        // At the start of a line `-`, `+`, `=`, `#` and `1.` open lists, headings and rules.
        let opens = out.len() == start;
        let number = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let list = opens && number.len() < word.len() && number.starts_with(['.', ')']);
        let mut digits = list;
        for (at, c) in word.chars().enumerate() {
            let special = matches!(
                c,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' | '#' | '^'
            ) || opens && at == 0 && matches!(c, '-' | '+' | '=' | ':')
                || digits && !c.is_ascii_digit();
            digits &= c.is_ascii_digit();
            if special {
                out.push('\\');
            }
            out.push(legal(c));
        }
    }
}
