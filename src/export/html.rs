//! The report as one HTML file that needs no other: no script, no address but Wikidata's links, which only a reader opens.
//!
//! The file is also well-formed XML, so that any XML reader can take it apart.

use std::ops::Range;

use super::Extras;
use super::nest;
use super::positions::Positions;
use super::report::{Cell, Report, Section, report};
use super::{escape, meaning, temporal};
use crate::analysis::Analysis;

/// Black on white with marks told apart by the form of their line, not by colour alone; prints as it looks.
const STYLE: &str = include_str!("report.css");

/// The file.
pub(super) fn write(text: &str, analysis: &Analysis, extras: &Extras) -> String {
    let report = report(text, analysis, extras);
    let mut out = "<!DOCTYPE html>\n<html".to_owned();
    escape::attribute("lang", report.labels.language(), &mut out);
    escape::attribute("dir", analysis.document.direction, &mut out);
    out.push_str(
        "><head><meta charset=\"utf-8\"/>\
        <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"/>\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>",
    );
    escape::element("title", report.title, &mut out);
    out.push_str("<style>\n");
    out.push_str(STYLE);
    out.push_str("</style></head>\n<body>\n<header>");
    escape::element("h1", report.title, &mut out);
    out.push_str("<dl>");
    for (label, value) in &report.facts {
        out.push_str("<div>");
        escape::element("dt", label, &mut out);
        escape::element("dd", value, &mut out);
        out.push_str("</div>");
    }
    out.push_str("</dl></header>\n<main>\n");
    legend(&report, &mut out);
    article(text, analysis, &report, &mut out);
    for section in &report.sections {
        table(section, &mut out);
    }
    out.push_str("</main>\n<footer>");
    escape::text(report.labels.get("annotated by"), &mut out);
    out.push_str("</footer>\n</body></html>\n");
    out
}

fn legend(report: &Report<'_>, out: &mut String) {
    out.push_str("<p class=\"legend\">");
    escape::text(report.labels.get("legend"), out);
    out.push_str(": ");
    for (class, label) in [
        ("PER", "per"),
        ("ORG", "org"),
        ("LOC", "loc"),
        ("NORP", "norp"),
        ("MISC", "misc"),
        ("time", "time"),
        ("number", "number"),
        ("direct", "direct"),
        ("indirect", "indirect"),
        ("term", "term"),
    ] {
        out.push_str("<span");
        escape::attribute("class", class, out);
        out.push('>');
        escape::text(report.labels.get(label), out);
        out.push_str("</span> ");
    }
    out.push_str("</p>\n");
}

/// The text, character for character, each block a paragraph.
fn article(text: &str, analysis: &Analysis, report: &Report<'_>, out: &mut String) {
    let positions = Positions::new(text);
    let paragraphs = nest::paragraphs(text, &positions, &analysis.blocks);
    let mut spans: Vec<Range<usize>> = Vec::new();
    // Class and what is said of it.
    let mut marks: Vec<(&str, String)> = Vec::new();
    for quote in &analysis.quotes {
        spans.push(positions.bytes(quote.start, quote.end));
        let speaker = quote.speaker.as_ref().map_or(String::new(), |s| format!(": {}", s.called()));
        marks.push((quote.kind, report.labels.get(quote.kind).to_owned() + &speaker));
    }
    for mention in &analysis.mentions {
        spans.push(positions.bytes(mention.start, mention.end));
        marks.push((mention.kind, report.labels.get(mention.kind).to_owned()));
    }
    for time in &analysis.times {
        spans.push(positions.bytes(time.start, time.end));
        let covered = match temporal::datable(time) {
            temporal::Datable::Span(from, to) => format!("{from} – {to}"),
            _ => time.value.clone(),
        };
        marks.push(("time", covered));
    }
    for number in &analysis.numbers {
        spans.push(positions.bytes(number.start, number.end));
        marks.push(("number", meaning(number)));
    }
    let blocks: Vec<Range<usize>> = paragraphs.iter().map(|p| p.range.clone()).collect();
    let fragments = nest::cut(&spans, &blocks);
    out.push_str("<article");
    if analysis.document.language != "und" {
        escape::attribute("lang", analysis.document.language, out);
    }
    out.push('>');
    let (mut at, mut rest) = (0, &fragments[..]);
    for paragraph in &paragraphs {
        escape::text(&text[at..paragraph.range.start], out);
        out.push_str("<p");
        escape::attribute("class", paragraph.role, out);
        out.push('>');
        let inside = nest::take(&mut rest, &paragraph.range);
        nest::render(text, paragraph.range.clone(), inside, out, |fragment, _, out| {
            let (class, title) = &marks[fragment.span];
            out.push_str("<span");
            escape::attribute("class", class, out);
            escape::attribute("title", title, out);
            out.push('>');
            "span"
        });
        out.push_str("</p>");
        at = paragraph.range.end;
    }
    escape::text(&text[at..], out);
    out.push_str("</article>\n");
}

fn table(section: &Section<'_>, out: &mut String) {
    out.push_str("<section>");
    escape::element("h2", section.heading, out);
    out.push_str("<table><thead><tr>");
    for column in &section.columns {
        out.push_str("<th scope=\"col\">");
        escape::text(column, out);
        out.push_str("</th>");
    }
    out.push_str("</tr></thead><tbody>\n");
    for row in &section.rows {
        out.push_str("<tr>");
        for cell in row {
            // The table runs in the report's direction, the words of each cell in their own.
            out.push_str("<td>");
            match cell {
                Cell::Words(words) => escape::element("bdi", words, out),
                Cell::Wikidata(item) => {
                    out.push_str("<a");
                    escape::attribute("href", &format!("https://www.wikidata.org/wiki/{item}"), out);
                    out.push('>');
                    escape::text(item, out);
                    out.push_str("</a>");
                }
            }
            out.push_str("</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></section>\n");
}
