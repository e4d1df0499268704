//! Entities: the mentions of persons, organisations, places, groups and other names, and which of them are one thing.

pub mod bytes;
pub mod cut;
pub mod decode;
pub mod evidence;
pub mod features;
pub mod keys;
pub mod label;
pub mod model;
pub mod phrases;
pub mod tagger;
pub mod words;

use std::collections::HashMap;
use std::ops::Range;

pub use model::Model;

use crate::text::fold::fold;
use crate::text::{Document, Language};

/// The type of a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// A personal name.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Location,
    /// A nationality, religious or political group word, noun or adjective.
    Norp,
    /// Any other proper name.
    Misc,
}

impl EntityKind {
    /// The label in the analysis and in corpora.
    pub fn label(self) -> &'static str {
        match self {
            EntityKind::Person => "PER",
            EntityKind::Organisation => "ORG",
            EntityKind::Location => "LOC",
            EntityKind::Norp => "NORP",
            EntityKind::Misc => "MISC",
        }
    }
}

/// One naming of an entity in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Bytes of the original text, proclitics and marks left out.
    pub span: Range<usize>,
    /// The tokens that it touches.
    pub tokens: Range<usize>,
    /// Its type.
    pub kind: EntityKind,
    /// Index of its entity in [`Entities::entities`].
    pub entity: usize,
    /// How sure the recogniser is, 0 to 1.
    pub confidence: f32,
}

/// One thing named in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// The type of most of its mentions.
    pub kind: EntityKind,
    /// The fullest form in the text.
    pub name: String,
    /// The other forms in the text, most frequent first.
    pub aliases: Vec<String>,
    /// Title, role or nationality written beside it.
    pub title: Option<String>,
    /// Wikidata identifier.
    pub wikidata: Option<String>,
    /// English name, where the gazetteer knows one.
    pub gloss: Option<String>,
}

/// What [`find`] gives: mentions in the order of the text, never overlapping, and the things that they name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entities {
    /// In the order of the text.
    pub mentions: Vec<Mention>,
    /// In the order of their first mention.
    pub entities: Vec<Entity>,
}

/// Finds the entities of a document; without a model, by the compiled-in tables alone.
pub fn find(document: &Document<'_>, model: Option<&Model>) -> Entities {
    let mentions = match model {
        Some(model) if document.language() == Language::Arabic => tagger::tag(document, model),
        _ => Vec::new(),
    };
    link(document, mentions)
}

/// Joins the mentions that are written alike.
fn link(document: &Document<'_>, mut mentions: Vec<Mention>) -> Entities {
    let mut known: HashMap<(EntityKind, String), usize> = HashMap::new();
    let mut entities: Vec<Entity> = Vec::new();
    for mention in &mut mentions {
        let name = &document.text()[mention.span.clone()];
        mention.entity = *known.entry((mention.kind, fold(name))).or_insert_with(|| {
            entities.push(Entity {
                kind: mention.kind,
                name: name.to_owned(),
                aliases: Vec::new(),
                title: None,
                wikidata: None,
                gloss: None,
            });
            entities.len() - 1
        });
    }
    Entities { mentions, entities }
}
