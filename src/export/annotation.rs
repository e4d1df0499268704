//! W3C Web Annotations (Web Annotation Data Model, Recommendation of 23 February 2017) as JSON-LD.
//!
//! Each finding is an annotation whose target has both a `TextQuoteSelector` and a `TextPositionSelector`. The model counts positions in
//! Unicode code points. The text has no address of its own: its IRI is a UUID (RFC 9562, version 8) made from the text.

use serde_json::{Map, Value, json};

use super::fingerprint;
use super::positions::Positions;
use crate::analysis::Analysis;

/// How many characters of context a quotation selector carries on each side.
const CONTEXT: usize = 32;

struct Writer<'a> {
    text: &'a str,
    positions: Positions<'a>,
    source: String,
    language: Option<&'static str>,
    items: Vec<Value>,
}

impl Writer<'_> {
    fn annotate(&mut self, id: &str, start: usize, end: usize, motivation: &str, bodies: Vec<Value>) {
        let bytes = self.positions.bytes(start, end);
        let points = self.positions.points(start, end);
        let before = &self.text[..bytes.start];
        let from = before.char_indices().rev().take(CONTEXT).last().map_or(bytes.start, |(at, _)| at);
        let suffix: String = self.text[bytes.end..].chars().take(CONTEXT).collect();
        self.items.push(json!({
            "id": format!("{}#{id}", self.source),
            "type": "Annotation",
            "motivation": motivation,
            "body": bodies,
            "target": {
                "source": self.source,
                "selector": [
                    {
                        "type": "TextQuoteSelector",
                        "exact": &self.text[bytes],
                        "prefix": &before[from..],
                        "suffix": suffix,
                    },
                    { "type": "TextPositionSelector", "start": points.start, "end": points.end },
                ],
            },
        }));
    }

    fn entity(&self, id: &str) -> String {
        format!("{}#{id}", self.source)
    }

    /// What the text itself says, in its language.
    fn said(&self, purpose: &str, value: &str) -> Value {
        let mut body = textual(purpose, value);
        if let Some(language) = self.language {
            body["language"] = language.into();
        }
        body
    }
}

fn textual(purpose: &str, value: &str) -> Value {
    json!({ "type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value })
}

fn identifying(resource: Value) -> Value {
    json!({ "type": "SpecificResource", "purpose": "identifying", "source": resource })
}

/// An annotation page with an annotation for each mention, time, number and quotation, in this order. Entities are described by terms
/// of schema.org.
pub(super) fn write(text: &str, analysis: &Analysis) -> String {
    let hash = fingerprint(text);
    // Version 8 and the variant of RFC 9562 in their places.
    let id = hash & !(0xf << 76) & !(0b11 << 62) | (0x8 << 76) | (0b10 << 62);
    let hex = format!("{id:032x}");
    let source =
        format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]);
    let language = Some(analysis.document.language).filter(|l| *l != "und");
    let mut writer = Writer { text, positions: Positions::new(text), source, language, items: Vec::new() };
    let mut described: std::collections::HashMap<&str, Value> = std::collections::HashMap::new();
    for entity in &analysis.entities {
        let kind = match entity.kind {
            "PER" => "schema:Person",
            "ORG" => "schema:Organization",
            "LOC" => "schema:Place",
            _ => "schema:Thing",
        };
        let mut resource = Map::new();
        resource.insert("id".to_owned(), writer.entity(&entity.id).into());
        resource.insert("type".to_owned(), kind.into());
        resource.insert("schema:name".to_owned(), entity.name.as_str().into());
        if !entity.aliases.is_empty() {
            resource.insert("schema:alternateName".to_owned(), entity.aliases.clone().into());
        }
        if let Some(item) = &entity.wikidata {
            let address = format!("http://www.wikidata.org/entity/{item}");
            resource.insert("schema:sameAs".to_owned(), json!({ "id": address }));
        }
        described.insert(&entity.id, resource.into());
    }
    for (n, mention) in analysis.mentions.iter().enumerate() {
        let mut bodies = vec![textual("classifying", mention.kind)];
        // Described where first named, referred to afterwards.
        let resource = described
            .remove(mention.entity.as_str())
            .unwrap_or_else(|| writer.entity(&mention.entity).into());
        bodies.push(identifying(resource));
        writer.annotate(&format!("m{}", n + 1), mention.start, mention.end, "identifying", bodies);
    }
    for (n, time) in analysis.times.iter().enumerate() {
        let bodies = vec![textual("classifying", time.kind), textual("describing", &time.value)];
        writer.annotate(&format!("t{}", n + 1), time.start, time.end, "describing", bodies);
    }
    for (n, number) in analysis.numbers.iter().enumerate() {
        let mut bodies = vec![textual("classifying", number.kind)];
        let value = number.value.map(|v| v.to_string());
        let parts: Vec<&str> = value.as_deref().into_iter().chain(number.unit.as_deref()).collect();
        if !parts.is_empty() {
            bodies.push(textual("describing", &parts.join(" ")));
        }
        writer.annotate(&format!("n{}", n + 1), number.start, number.end, "describing", bodies);
    }
    for quote in &analysis.quotes {
        let mut bodies = vec![textual("classifying", quote.kind)];
        if let Some(speaker) = &quote.speaker {
            bodies.push(match &speaker.entity {
                Some(entity) => identifying(writer.entity(entity).into()),
                None => writer.said("identifying", &speaker.text),
            });
        }
        if let Some(cue) = &quote.cue {
            bodies.push(writer.said("describing", &cue.text));
        }
        writer.annotate(&quote.id, quote.start, quote.end, "classifying", bodies);
    }
    let page = json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", { "schema": "https://schema.org/" }],
        "id": format!("{}#annotations", writer.source),
        "type": "AnnotationPage",
        "items": writer.items,
    });
    page.to_string() + "\n"
}
