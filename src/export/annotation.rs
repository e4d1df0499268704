//! W3C Web Annotations (Web Annotation Data Model, Recommendation of 23 February 2017) as JSON-LD.
//!
//! Each finding is an annotation whose target has both a `TextQuoteSelector` and a `TextPositionSelector`. The model counts positions in
//! Unicode code points. The text has no address of its own: its IRI is a UUID (RFC 9562, version 8) made from the text.

use std::collections::HashMap;

use serde::Serialize;

use super::positions::Positions;
use super::{Article, byline, fingerprint, title};
use crate::analysis::{Analysis, Entity};

/// How many characters of context a quotation selector carries on each side.
const CONTEXT: usize = 32;

#[derive(Serialize)]
struct Collection<'a> {
    #[serde(rename = "@context")]
    context: (&'static str, Prefixes),
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    total: usize,
    first: Page<'a>,
}

#[derive(Serialize)]
struct Page<'a> {
    #[serde(rename = "@context", skip_serializing_if = "Option::is_none")]
    context: Option<(&'static str, Prefixes)>,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    /// What the annotations are of.
    #[serde(rename = "schema:about", serialize_with = "one_or_more")]
    about: Vec<About<'a>>,
    items: Vec<Annotation<'a>>,
}

/// JSON-LD writes a set of one without brackets.
fn one_or_more<S: serde::Serializer>(about: &[About<'_>], serializer: S) -> Result<S::Ok, S::Error> {
    match about {
        [one] => one.serialize(serializer),
        more => more.serialize(serializer),
    }
}

#[derive(Serialize)]
struct About<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "schema:headline", skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(rename = "schema:author", skip_serializing_if = "Option::is_none")]
    byline: Option<&'a str>,
    #[serde(rename = "schema:datePublished", skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
}

#[derive(Serialize)]
struct Prefixes {
    schema: &'static str,
}

#[derive(Serialize)]
struct Annotation<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    body: Vec<Body<'a>>,
    target: Target<'a>,
}

/// A textual body has a value, a specific resource a source.
#[derive(Default, Serialize)]
struct Body<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    purpose: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Resource<'a>>,
}

#[derive(Serialize)]
struct Target<'a> {
    source: &'a str,
    selector: (Quotation<'a>, Position),
}

#[derive(Serialize)]
struct Quotation<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    exact: &'a str,
    prefix: &'a str,
    suffix: &'a str,
}

#[derive(Serialize)]
struct Position {
    #[serde(rename = "type")]
    kind: &'static str,
    start: usize,
    end: usize,
}

/// An entity: its IRI, and at its first mention what is known of it in terms of schema.org.
#[derive(Serialize)]
struct Resource<'a> {
    id: String,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(rename = "schema:name", skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(rename = "schema:alternateName", skip_serializing_if = "<[_]>::is_empty")]
    aliases: &'a [String],
    #[serde(rename = "schema:sameAs", skip_serializing_if = "Option::is_none")]
    wikidata: Option<Node>,
}

#[derive(Serialize)]
struct Node {
    id: String,
}

struct Writer<'a> {
    text: &'a str,
    positions: Positions<'a>,
    source: &'a str,
    items: Vec<Annotation<'a>>,
}

impl<'a> Writer<'a> {
    fn annotate(
        &mut self,
        id: &str,
        (start, end): (usize, usize),
        motivation: &'static str,
        body: Vec<Body<'a>>,
    ) {
        let bytes = self.positions.bytes(start, end);
        let points = self.positions.points(start, end);
        let (before, after) = (&self.text[..bytes.start], &self.text[bytes.end..]);
        let from = before.char_indices().rev().take(CONTEXT).last().map_or(bytes.start, |(at, _)| at);
        let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
        self.items.push(Annotation {
            id: self.iri(id),
            kind: "Annotation",
            motivation,
            body,
            target: Target {
                source: self.source,
                selector: (
                    Quotation {
                        kind: "TextQuoteSelector",
                        exact: &self.text[bytes],
                        prefix: &before[from..],
                        suffix: &after[..to],
                    },
                    Position { kind: "TextPositionSelector", start: points.start, end: points.end },
                ),
            },
        });
    }

    /// The IRI of a part of this file.
    fn iri(&self, id: &str) -> String {
        format!("{}#{id}", self.source)
    }

    fn reference(&self, entity: &str) -> Resource<'a> {
        Resource { id: self.iri(entity), kind: None, name: None, aliases: &[], wikidata: None }
    }

    fn description(&self, entity: &'a Entity) -> Resource<'a> {
        Resource {
            id: self.iri(&entity.id),
            kind: Some(match entity.kind {
                "PER" => "schema:Person",
                "ORG" => "schema:Organization",
                "LOC" => "schema:Place",
                _ => "schema:Thing",
            }),
            name: Some(&entity.name),
            aliases: &entity.aliases,
            wikidata: entity
                .wikidata
                .as_ref()
                .map(|item| Node { id: format!("http://www.wikidata.org/entity/{item}") }),
        }
    }
}

fn textual(purpose: &'static str, value: impl Into<String>) -> Body<'static> {
    let (format, value) = (Some("text/plain"), Some(value.into()));
    Body { kind: "TextualBody", purpose, format, value, ..Body::default() }
}

fn identifying(resource: Resource<'_>) -> Body<'_> {
    Body { kind: "SpecificResource", purpose: "identifying", source: Some(resource), ..Body::default() }
}

/// The text's IRI: its fingerprint with the version and the variant that RFC 9562 asks for in their places.
fn address(text: &str) -> String {
    let id = fingerprint(text) & !(0xf << 76) & !(0b11 << 62) | (0x8 << 76) | (0b10 << 62);
    let hex = format!("{id:032x}");
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// An annotation for each mention, time, number, match and quotation, in this order; `source` is the text's IRI.
fn items<'a>(text: &'a str, analysis: &'a Analysis, source: &'a str) -> Vec<Annotation<'a>> {
    let mut writer = Writer { text, positions: Positions::new(text), source, items: Vec::new() };
    let language = Some(analysis.document.language).filter(|l| *l != "und");
    let mut unnamed: HashMap<&str, &Entity> = analysis.entities.iter().map(|e| (e.id.as_str(), e)).collect();
    for (n, mention) in analysis.mentions.iter().enumerate() {
        // Described where first named, referred to afterwards.
        let resource = match unnamed.remove(mention.entity.as_str()) {
            Some(entity) => writer.description(entity),
            None => writer.reference(&mention.entity),
        };
        let body = vec![textual("classifying", mention.kind), identifying(resource)];
        writer.annotate(&format!("m{}", n + 1), (mention.start, mention.end), "identifying", body);
    }
    for (n, time) in analysis.times.iter().enumerate() {
        let body = vec![textual("classifying", time.kind), textual("describing", &time.value)];
        writer.annotate(&format!("t{}", n + 1), (time.start, time.end), "describing", body);
    }
    for (n, number) in analysis.numbers.iter().enumerate() {
        let mut body = vec![textual("classifying", number.kind)];
        let meaning = super::meaning(number);
        if !meaning.is_empty() {
            body.push(textual("describing", meaning));
        }
        writer.annotate(&format!("n{}", n + 1), (number.start, number.end), "describing", body);
    }
    for (n, mention) in analysis.user.iter().enumerate() {
        let body = vec![textual("tagging", super::list_name(analysis, &mention.list))];
        writer.annotate(&format!("u{}", n + 1), (mention.start, mention.end), "tagging", body);
    }
    for quote in &analysis.quotes {
        let mut body = vec![textual("classifying", quote.kind)];
        if let Some(speaker) = &quote.speaker {
            body.push(match &speaker.entity {
                Some(entity) => identifying(writer.reference(entity)),
                None => Body { language, ..textual("identifying", speaker.called()) },
            });
        }
        if let Some(cue) = &quote.cue {
            body.push(Body { language, ..textual("describing", &cue.text) });
        }
        writer.annotate(&quote.id, (quote.start, quote.end), "classifying", body);
    }
    writer.items
}

const CONTEXT_OF_ALL: (&str, Prefixes) =
    ("http://www.w3.org/ns/anno.jsonld", Prefixes { schema: "https://schema.org/" });

fn about<'a>(text: &'a str, analysis: &'a Analysis, source: &'a str) -> About<'a> {
    About {
        id: source,
        kind: "schema:NewsArticle",
        title: title(text, analysis),
        byline: byline(text, analysis),
        date: analysis.document.date.as_deref(),
    }
}

/// An annotation page.
pub(super) fn write(text: &str, analysis: &Analysis) -> String {
    let source = address(text);
    json(&Page {
        context: Some(CONTEXT_OF_ALL),
        id: format!("{source}#annotations"),
        kind: "AnnotationPage",
        about: vec![about(text, analysis, &source)],
        items: items(text, analysis, &source),
    })
}

/// An annotation collection whose one page holds what is found in every article.
pub(super) fn collection(articles: &[Article<'_>]) -> String {
    let texts: String = articles.iter().map(|a| a.text).collect::<Vec<_>>().join("\u{0}");
    let sources: Vec<String> = articles.iter().map(|a| address(a.text)).collect();
    let each = || articles.iter().zip(&sources);
    let items: Vec<_> = each().flat_map(|(a, source)| items(a.text, a.analysis, source)).collect();
    let id = address(&texts);
    json(&Collection {
        context: CONTEXT_OF_ALL,
        kind: "AnnotationCollection",
        total: items.len(),
        first: Page {
            context: None,
            id: format!("{id}#annotations"),
            kind: "AnnotationPage",
            about: each().map(|(a, source)| about(a.text, a.analysis, source)).collect(),
            items,
        },
        id,
    })
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("plain data with string keys is JSON") + "\n"
}
