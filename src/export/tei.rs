//! TEI P5 (valid against `tei_all` of version 4.3.0): the text with its names, times, numbers and quotations in place, the entities beside it.
//!
//! The content of `body` is the text, character for character (but for [`escape`]'s U+FFFD). An element that would cross another or a
//! paragraph's end is written as several joined by `next` and `prev`.

use std::collections::HashMap;
use std::ops::Range;

use super::labels::Labels;
use super::nest::{self, Fragment};
use super::positions::Positions;
use super::temporal::{Datable, datable};
use super::{Article, byline, escape, title};
use crate::analysis::{Analysis, Entity, Mention, Number, Quote, Time};

/// A span of the text and the element that marks it.
enum Mark<'a> {
    Quote(&'a Quote),
    /// A speaker who is no entity, by the number of the anchor to which quotations point.
    Speaker(usize),
    Cue(&'a Quote),
    Mention(&'a Mention),
    Time(&'a Time),
    Number(&'a Number),
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = " xmlns=\"http://www.tei-c.org/ns/1.0\"";

/// The file.
pub(super) fn write(text: &str, analysis: &Analysis) -> String {
    let mut out = DECLARATION.to_owned();
    out.push_str("<TEI");
    out.push_str(NAMESPACE);
    article(text, analysis, "", &mut out);
    out
}

/// Several articles as one `teiCorpus`. An identifier is unique in a file: those of the third article start with `a3.`.
pub(super) fn corpus(articles: &[Article<'_>]) -> String {
    let mut out = DECLARATION.to_owned();
    out.push_str("<teiCorpus");
    out.push_str(NAMESPACE);
    let labels = articles.first().map_or(Labels::english(), |first| Labels::of(first.analysis));
    out.push_str(">\n<teiHeader><fileDesc><titleStmt>");
    escape::element("title", labels.get("articles"), &mut out);
    out.push_str("</titleStmt><publicationStmt>");
    escape::element("p", labels.get("annotated by"), &mut out);
    out.push_str("</publicationStmt><sourceDesc>");
    escape::element("p", labels.get("pasted text"), &mut out);
    out.push_str("</sourceDesc></fileDesc></teiHeader>\n");
    for (n, each) in articles.iter().enumerate() {
        out.push_str("<TEI");
        article(each.text, each.analysis, &format!("a{}.", n + 1), &mut out);
    }
    out.push_str("</teiCorpus>\n");
    out
}

/// The rest of an element `TEI` whose name stands there; its identifiers start with `prefix`.
fn article(text: &str, analysis: &Analysis, prefix: &str, out: &mut String) {
    let positions = Positions::new(text);
    out.push_str(">\n");
    header(text, analysis, prefix, out);
    stand_off(analysis, prefix, out);
    out.push_str("<text");
    language(analysis, out);
    out.push_str(" xml:space=\"preserve\"><body>");
    body(text, analysis, &positions, prefix, out);
    out.push_str("</body></text>\n</TEI>\n");
}

fn language(analysis: &Analysis, out: &mut String) {
    escape::attribute("xml:lang", analysis.document.language, out);
}

fn header(text: &str, analysis: &Analysis, prefix: &str, out: &mut String) {
    let labels = Labels::of(analysis);
    out.push_str("<teiHeader><fileDesc><titleStmt>");
    escape::element("title", title(text, analysis).unwrap_or(labels.get("article")), out);
    if let Some(byline) = byline(text, analysis) {
        escape::element("author", byline, out);
    }
    out.push_str("</titleStmt><publicationStmt>");
    escape::element("p", labels.get("annotated by"), out);
    out.push_str("</publicationStmt><sourceDesc>");
    escape::element("p", labels.get("pasted text"), out);
    out.push_str("</sourceDesc></fileDesc><profileDesc>");
    if let Some(date) = &analysis.document.date {
        out.push_str("<creation><date");
        escape::attribute("when", date, out);
        out.push('>');
        escape::text(date, out);
        out.push_str("</date></creation>");
    }
    out.push_str("<langUsage><language");
    escape::attribute("ident", analysis.document.language, out);
    out.push_str("/></langUsage>");
    if analysis.times.iter().any(|t| t.calendar == "hijri") {
        out.push_str("<calendarDesc><calendar");
        escape::attribute("xml:id", &format!("{prefix}hijri"), out);
        out.push_str("><p>");
        escape::text(labels.get("hijri"), out);
        out.push_str("</p></calendar></calendarDesc>");
    }
    out.push_str("</profileDesc></teiHeader>\n");
}

/// The lists of entities.
fn stand_off(analysis: &Analysis, prefix: &str, out: &mut String) {
    if analysis.entities.is_empty() {
        return;
    }
    out.push_str("<standOff>\n");
    for (list, kinds) in [
        ("listPerson", &["PER", "NORP"][..]),
        ("listOrg", &["ORG"]),
        ("listPlace", &["LOC"]),
        ("listNym", &["MISC"]),
    ] {
        let mut listed = analysis.entities.iter().filter(|e| kinds.contains(&e.kind)).peekable();
        if listed.peek().is_none() {
            continue;
        }
        out.push_str(&format!("<{list}>\n"));
        for entity in listed {
            self::entity(entity, prefix, out);
        }
        out.push_str(&format!("</{list}>\n"));
    }
    out.push_str("</standOff>\n");
}

fn entity(entity: &Entity, prefix: &str, out: &mut String) {
    let (item, name) = match entity.kind {
        "PER" => ("person", "persName"),
        "NORP" => ("personGrp", "persName"),
        "ORG" => ("org", "orgName"),
        "LOC" => ("place", "placeName"),
        _ => ("nym", "form"),
    };
    out.push('<');
    out.push_str(item);
    escape::attribute("xml:id", &format!("{prefix}{}", entity.id), out);
    if let Some(wikidata) = &entity.wikidata {
        escape::attribute("sameAs", &format!("http://www.wikidata.org/entity/{wikidata}"), out);
    }
    out.push('>');
    escape::element(name, &entity.name, out);
    for alias in &entity.aliases {
        out.push('<');
        out.push_str(name);
        out.push_str(" type=\"alias\">");
        escape::text(alias, out);
        out.push_str(&format!("</{name}>"));
    }
    if let Some(gloss) = &entity.gloss {
        out.push('<');
        out.push_str(name);
        out.push_str(" type=\"gloss\" xml:lang=\"en\">");
        escape::text(gloss, out);
        out.push_str(&format!("</{name}>"));
    }
    if let Some(title) = &entity.title {
        out.push_str("<note type=\"title\">");
        escape::text(title, out);
        out.push_str("</note>");
    }
    out.push_str(&format!("</{item}>\n"));
}

/// Every mark with its bytes; of marks on the same stretch, the first is outermost.
fn marks<'a>(analysis: &'a Analysis, positions: &Positions<'_>) -> (Vec<Mark<'a>>, Vec<Range<usize>>) {
    let mut marks = Vec::new();
    let mut spans = Vec::new();
    let mut add = |mark, start, end| {
        marks.push(mark);
        spans.push(positions.bytes(start, end));
    };
    for quote in &analysis.quotes {
        add(Mark::Quote(quote), quote.start, quote.end);
    }
    for (n, (start, end)) in nameless_speakers(analysis).into_iter().enumerate() {
        add(Mark::Speaker(n), start, end);
    }
    for quote in &analysis.quotes {
        if let Some(cue) = &quote.cue {
            add(Mark::Cue(quote), cue.start, cue.end);
        }
    }
    for mention in &analysis.mentions {
        add(Mark::Mention(mention), mention.start, mention.end);
    }
    for time in &analysis.times {
        add(Mark::Time(time), time.start, time.end);
    }
    for number in &analysis.numbers {
        add(Mark::Number(number), number.start, number.end);
    }
    (marks, spans)
}

/// The stretches that name speakers who are no entities, in order.
fn nameless_speakers(analysis: &Analysis) -> Vec<(usize, usize)> {
    let speakers = analysis.quotes.iter().filter_map(|q| q.speaker.as_ref());
    let mut spans: Vec<_> =
        speakers.filter(|s| s.entity.is_none() && s.start < s.end).map(|s| (s.start, s.end)).collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}

fn body(text: &str, analysis: &Analysis, positions: &Positions<'_>, prefix: &str, out: &mut String) {
    let paragraphs = nest::paragraphs(text, positions, &analysis.blocks);
    let (marks, spans) = marks(analysis, positions);
    let blocks: Vec<Range<usize>> = paragraphs.iter().map(|p| p.range.clone()).collect();
    let fragments = nest::cut(&spans, &blocks);
    let nameless = nameless_speakers(analysis);
    let speakers: HashMap<(usize, usize), usize> = nameless.into_iter().zip(0..).collect();
    // A heading opens a body, but cannot be all of it.
    let heads = paragraphs.iter().take_while(|p| matches!(p.role, "kicker" | "title" | "deck")).count();
    let heads = if heads == paragraphs.len() { 0 } else { heads };
    let (mut at, mut rest) = (0, &fragments[..]);
    for (n, paragraph) in paragraphs.iter().enumerate() {
        escape::text(&text[at..paragraph.range.start], out);
        let name = if n < heads {
            "head"
        } else if matches!(paragraph.role, "body" | "list") {
            "p"
        } else {
            "ab"
        };
        out.push('<');
        out.push_str(name);
        if name == "ab" {
            escape::attribute("type", paragraph.role, out);
        }
        out.push('>');
        let inside = nest::take(&mut rest, &paragraph.range);
        nest::render(text, paragraph.range.clone(), inside, out, |fragment, around, out| {
            open(&marks[fragment.span], fragment, around, &speakers, prefix, out)
        });
        out.push_str(&format!("</{name}>"));
        at = paragraph.range.end;
    }
    escape::text(&text[at..], out);
    if paragraphs.is_empty() {
        out.push_str("<p/>");
    }
}

/// Elements whose content TEI limits to phrases, which `said` and `quote` are not.
const PHRASES_ONLY: [&str; 9] =
    ["persName", "placeName", "orgName", "name", "rs", "date", "time", "measure", "soCalled"];

fn open(
    mark: &Mark<'_>,
    fragment: &Fragment,
    around: &[&str],
    speakers: &HashMap<(usize, usize), usize>,
    prefix: &str,
    out: &mut String,
) -> &'static str {
    let phrase = around.iter().any(|name| PHRASES_ONLY.contains(name));
    let mut attributes = String::new();
    let mut set = |name: &str, value: &str| escape::attribute(name, value, &mut attributes);
    let name = match mark {
        Mark::Quote(quote) => {
            let speaker = quote.speaker.as_ref().and_then(|s| match &s.entity {
                Some(entity) => Some(format!("#{prefix}{entity}")),
                None => speakers.get(&(s.start, s.end)).map(|n| format!("#{prefix}speaker{}", n + 1)),
            });
            let name = match quote.kind {
                "term" => "soCalled",
                _ if phrase => "seg",
                "partial" => "quote",
                _ => "said",
            };
            match name {
                "said" => set("direct", if quote.kind == "indirect" { "false" } else { "true" }),
                "seg" => set("type", quote.kind),
                _ => {}
            }
            if let Some(speaker) = speaker {
                set(if name == "said" { "who" } else { "source" }, &speaker);
            }
            chain(&format!("{prefix}{}", quote.id), true, fragment, &mut set);
            name
        }
        Mark::Speaker(n) => {
            set("type", "speaker");
            chain(&format!("{prefix}speaker{}", n + 1), true, fragment, &mut set);
            "rs"
        }
        Mark::Cue(quote) => {
            set("type", "cue");
            set("subtype", quote.cue.as_ref().map_or("neutral", |c| c.stance));
            set("corresp", &format!("#{prefix}{}", quote.id));
            chain(&format!("{prefix}{}.cue", quote.id), false, fragment, &mut set);
            "seg"
        }
        Mark::Mention(mention) => {
            let name = match mention.kind {
                "PER" => "persName",
                "ORG" => "orgName",
                "LOC" => "placeName",
                other => {
                    set("type", other);
                    "name"
                }
            };
            set("ref", &format!("#{prefix}{}", mention.entity));
            set("cert", &mention.confidence.to_string());
            chain(&format!("{prefix}m{}", fragment.span), false, fragment, &mut set);
            name
        }
        Mark::Time(time) => {
            set("type", time.kind);
            set("key", &time.value);
            match datable(time) {
                Datable::When(when) => set("when", &when),
                Datable::Span(from, to) => {
                    set("from", &from);
                    set("to", &to);
                }
                Datable::Duration(duration) => set("dur", &duration),
                Datable::IsoDuration(duration) => set("dur-iso", &duration),
                Datable::Nothing => {}
            }
            if time.calendar == "hijri" {
                set("calendar", &format!("#{prefix}hijri"));
            }
            chain(&format!("{prefix}t{}", fragment.span), false, fragment, &mut set);
            if time.kind == "TIME" { "time" } else { "date" }
        }
        Mark::Number(number) => {
            set("type", number.kind);
            if let Some(value) = number.value.filter(|v| v.is_finite()) {
                set("quantity", &value.to_string());
            }
            if let Some(unit) = &number.unit {
                set("unit", &unit.replace(char::is_whitespace, "_"));
            }
            if let Some(of) = &number.of {
                set("commodity", of);
            }
            chain(&format!("{prefix}n{}", fragment.span), false, fragment, &mut set);
            "measure"
        }
    };
    out.push('<');
    out.push_str(name);
    out.push_str(&attributes);
    out.push('>');
    name
}

/// Names an element that others point to, or that is one of several parts, and joins the parts.
fn chain(id: &str, pointed_at: bool, fragment: &Fragment, set: &mut impl FnMut(&str, &str)) {
    let part = |n: usize| if n == 0 { id.to_owned() } else { format!("{id}.{}", n + 1) };
    if pointed_at || fragment.part > 0 || !fragment.last {
        set("xml:id", &part(fragment.part));
    }
    if !fragment.last {
        set("next", &format!("#{}", part(fragment.part + 1)));
    }
    if let Some(before) = fragment.part.checked_sub(1) {
        set("prev", &format!("#{}", part(before)));
    }
}
