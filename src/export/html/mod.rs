//! The report as one HTML file that needs no other: no script, no address but Wikidata's links, which only a reader opens.
//!
//! It looks like the page: the article with its margin, then who says what, then names, times and numbers. The file is also well-formed XML,
//! so that any XML reader can take it apart.

mod lists;
mod margin;

use std::ops::Range;

use super::nest;
use super::positions::Positions;
use super::report::{Report, quotes_checked, report};
use super::voices::{Voices, is_doubtful};
use super::{Extras, escape, meaning, temporal};
use crate::analysis::{Analysis, Quote};

/// Colours and marks of the page; prints as it looks.
const STYLE: &str = include_str!("report.css");

/// The parts of an article that stand above its words.
const HEAD: [&str; 4] = ["title", "kicker", "deck", "byline"];

/// The file.
pub(super) fn write(text: &str, analysis: &Analysis, extras: &Extras) -> String {
    let report = report(text, analysis);
    let voices = Voices::of(analysis, report.labels);
    let mut out = "<!DOCTYPE html>\n<html".to_owned();
    escape::attribute("lang", report.labels.language(), &mut out);
    escape::attribute("dir", analysis.document.direction, &mut out);
    // A face may be put into the file, as one that is opened elsewhere may lack it.
    out.push_str(
        "><head><meta charset=\"utf-8\"/>\
        <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'\"/>\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\
        <meta name=\"color-scheme\" content=\"light dark\"/>",
    );
    escape::element("title", report.title, &mut out);
    out.push_str("<style>\n");
    out.push_str(STYLE);
    out.push_str("</style></head>\n<body>\n");
    out.push_str(margin::SHAPES);
    out.push_str("<main>\n");
    Article { text, analysis, report: &report, voices: &voices }.write(extras, &mut out);
    lists::said(&voices, report.labels, extras, &mut out);
    for section in &report.sections {
        lists::table(section, &mut out);
    }
    out.push_str("</main>\n<footer>");
    escape::text(report.labels.get("annotated by"), &mut out);
    out.push_str("</footer>\n</body></html>\n");
    out
}

/// A mark: its element, its classes, and what is said of it.
struct Mark {
    element: &'static str,
    class: String,
    title: String,
}

/// What the article of a report is made from.
struct Article<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    report: &'a Report<'a>,
    voices: &'a Voices<'a>,
}

impl Article<'_> {
    /// Appends the text, character for character, each block a paragraph. What is the report's own stands in `aside`.
    fn write(&self, extras: &Extras, out: &mut String) {
        let (text, analysis) = (self.text, self.analysis);
        let positions = Positions::new(text);
        let paragraphs = nest::paragraphs(text, &positions, &analysis.blocks);
        let (spans, marks) = self.marks(&positions);
        let blocks: Vec<Range<usize>> = paragraphs.iter().map(|p| p.range.clone()).collect();
        let fragments = nest::cut(&spans, &blocks);
        out.push_str("<article");
        if analysis.document.language != "und" {
            escape::attribute("lang", analysis.document.language, out);
        }
        out.push('>');
        // The text's own title is the heading; where another is given that stands above it.
        let own =
            |p: &nest::Paragraph| p.role == "title" && text[p.range.clone()].trim() == self.report.title;
        let title = paragraphs.iter().position(own);
        if title.is_none() {
            out.push_str("<aside>");
            escape::element("h1", self.report.title, out);
            out.push_str("</aside>");
        }
        let below = title.map_or(0, |n| n + 1);
        let words = |p: &nest::Paragraph| !HEAD.contains(&p.role);
        let headed = paragraphs.iter().skip(below).position(words).map_or(paragraphs.len(), |n| n + below);
        let (mut at, mut rest) = (0, &fragments[..]);
        for (n, paragraph) in paragraphs.iter().enumerate() {
            escape::text(&text[at..paragraph.range.start], out);
            if n == headed {
                self.preface(extras, out);
            }
            let element = match paragraph.role {
                _ if Some(n) == title => "h1",
                "title" | "crosshead" => "h2",
                _ => "p",
            };
            out.push_str(&format!("<{element}"));
            escape::attribute("class", paragraph.role, out);
            out.push('>');
            let inside = nest::take(&mut rest, &paragraph.range);
            let mut here: Vec<usize> = Vec::new();
            for fragment in inside.iter().filter(|f| f.span < analysis.quotes.len()) {
                if !here.contains(&fragment.span) {
                    here.push(fragment.span);
                }
            }
            let quotes = here.iter().map(|&number| (number, &analysis.quotes[number]));
            let mut notes = margin::notes(self.voices, self.report.labels, quotes);
            nest::render(text, paragraph.range.clone(), inside, out, |fragment, _, out| {
                if let Some(note) = notes.remove(&fragment.span) {
                    out.push_str(&note);
                }
                let Mark { element, class, title } = &marks[fragment.span];
                out.push_str(&format!("<{element}"));
                if !class.is_empty() {
                    let ends = fragment.last && fragment.span < analysis.quotes.len();
                    escape::attribute("class", &format!("{class}{}", if ends { " ends" } else { "" }), out);
                    escape::attribute("title", title, out);
                    if let Some(quote) = analysis.quotes.get(fragment.span) {
                        escape::attribute("data-quote", &quote.id, out);
                    }
                }
                out.push('>');
                element
            });
            out.push_str(&format!("</{element}>"));
            at = paragraph.range.end;
        }
        escape::text(&text[at..], out);
        if headed == paragraphs.len() {
            self.preface(extras, out);
        }
        out.push_str("</article>\n");
    }

    /// Between the head of the article and its words: what is known of it, and who speaks in it.
    fn preface(&self, extras: &Extras, out: &mut String) {
        out.push_str("<aside><dl>");
        let checked = quotes_checked(self.analysis, self.report.labels, extras);
        // A line of the article says who wrote it, unless the reader does.
        let told = self.analysis.options.byline.is_none().then(|| self.report.labels.get("byline"));
        let facts = self.report.facts.iter().filter(|(label, _)| Some(*label) != told);
        for (label, value) in facts.chain(&checked) {
            out.push_str("<div>");
            escape::element("dt", label, out);
            escape::element("dd", value, out);
            out.push_str("</div>");
        }
        out.push_str("</dl>");
        lists::strip(self.voices, out);
        lists::legend(self.report.labels, out);
        out.push_str("</aside>");
    }

    /// The marks with their bytes, quotations first and in their order.
    fn marks(&self, positions: &Positions<'_>) -> (Vec<Range<usize>>, Vec<Mark>) {
        let labels = self.report.labels;
        let mut spans: Vec<Range<usize>> = Vec::new();
        let mut marks: Vec<Mark> = Vec::new();
        // The marks of quotation are set in bold, in the hue of their words.
        let mut signs: Vec<Range<usize>> = Vec::new();
        for quote in &self.analysis.quotes {
            let inner = positions.bytes(quote.start, quote.end);
            let outer =
                if quote.kind == "term" { inner.clone() } else { with_signs(self.text, quote, &inner) };
            signs.extend(
                [outer.start..inner.start, inner.end..outer.end].into_iter().filter(|s| !s.is_empty()),
            );
            let voice = self.voices.voice(quote);
            let form = match quote.kind {
                "term" => "term",
                "indirect" => "sense",
                _ => "verbatim",
            };
            let doubt = if is_doubtful(quote) { " doubtful" } else { "" };
            spans.push(outer);
            marks.push(Mark {
                element: "span",
                class: voice.map_or(form.to_owned(), |v| format!("{form} {}{doubt}", v.hue)),
                title: voice.map_or(labels.get(quote.kind).to_owned(), |v| {
                    format!("{}: {}", v.name, self.voices.how(quote))
                }),
            });
        }
        spans.extend(signs.iter().cloned());
        marks.extend(signs.iter().map(|_| Mark { element: "b", class: String::new(), title: String::new() }));
        let hues = self.voices.hues();
        for mention in &self.analysis.mentions {
            spans.push(positions.bytes(mention.start, mention.end));
            let own = hues.get(mention.entity.as_str()).map_or(String::new(), |hue| format!(" own {hue}"));
            let class = format!("{}{own}", mention.kind);
            marks.push(Mark { element: "span", class, title: labels.get(mention.kind).to_owned() });
        }
        for time in &self.analysis.times {
            spans.push(positions.bytes(time.start, time.end));
            let title = match temporal::datable(time) {
                temporal::Datable::Span(from, to) => format!("{from} – {to}"),
                _ => time.value.clone(),
            };
            marks.push(Mark { element: "span", class: "time".to_owned(), title });
        }
        for number in &self.analysis.numbers {
            spans.push(positions.bytes(number.start, number.end));
            marks.push(Mark { element: "span", class: "number".to_owned(), title: meaning(number) });
        }
        (spans, marks)
    }
}

/// The bytes of a quotation with its marks, as far as they stand beside it.
fn with_signs(text: &str, quote: &Quote, inner: &Range<usize>) -> Range<usize> {
    let mut signs = quote.marks.chars();
    let (open, close) = (signs.next(), signs.next());
    let start = open.filter(|&c| text[..inner.start].ends_with(c)).map_or(0, char::len_utf8);
    let end = close.filter(|&c| text[inner.end..].starts_with(c)).map_or(0, char::len_utf8);
    inner.start - start..inner.end + end
}
