//! Entities: the mentions of persons, organisations, places, groups and other names, and which of them are one thing.

pub mod arabic;
pub mod attribute;
pub mod bytes;
pub mod decode;
mod english;
pub mod evidence;
pub mod features;
mod gazetteer;
pub mod keys;
pub mod label;
mod linking;
pub(crate) mod marked;
mod memory;
pub mod model;
pub mod passage;
pub mod phrases;
mod quoted;
mod repair;
pub mod tagger;
mod title;
pub mod words;

use std::ops::Range;

pub use model::Model;

use passage::Passage;

use crate::lexicon;
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

/// A phrase that names nobody, but says by an office who is meant: `رئيس الحكومة`, `the prime minister`, where the text names the holder.
#[derive(Clone, Debug, PartialEq)]
pub struct Description {
    /// Bytes of the original text, proclitics left out; in English without `the`.
    pub span: Range<usize>,
    /// The tokens that it touches.
    pub tokens: Range<usize>,
    /// Index of the person in [`Entities::entities`].
    pub entity: usize,
}

/// What [`find`] gives: mentions in the order of the text, never overlapping, and the things that they name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entities {
    /// In the order of the text.
    pub mentions: Vec<Mention>,
    /// In the order of their first mention.
    pub entities: Vec<Entity>,
    /// Persons described by office, in the order of the text, never overlapping and never inside a person's name or title.
    pub descriptions: Vec<Description>,
}

impl Entities {
    /// The person whom a phrase that begins within `tokens` describes by office: an index into [`Entities::entities`].
    pub fn described(&self, tokens: Range<usize>) -> Option<usize> {
        let from = self.descriptions.partition_point(|d| d.tokens.end <= tokens.start);
        self.descriptions.get(from).filter(|d| d.tokens.start < tokens.end).map(|d| d.entity)
    }
}

/// What the reader says of mentions, which are told by their numbers in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tie {
    /// Some name the same thing as another one does.
    Together {
        /// Those.
        these: Vec<usize>,
        /// The other one.
        with: usize,
        /// And so do all that name the same things as those.
        all: bool,
    },
    /// Some name a thing of their own.
    Apart(Vec<usize>),
}

/// The learnt recognisers that are there: one a language.
#[derive(Clone, Debug, Default)]
pub struct Models {
    arabic: Option<Model>,
    english: Option<Model>,
}

impl Models {
    /// The same with one more, in place of that of its language.
    pub fn with(mut self, model: Model) -> Models {
        match model.language() {
            Language::English => self.english = Some(model),
            _ => self.arabic = Some(model),
        }
        self
    }

    /// That of a language.
    pub fn of(&self, language: Language) -> Option<&Model> {
        match language {
            Language::Arabic => self.arabic.as_ref(),
            Language::English => self.english.as_ref(),
            Language::Other => None,
        }
    }
}

/// Finds the entities of a document: each learnt recogniser reads what is in its language; then the mentions of each thing are joined.
/// Where the names have not come yet (in the page they come with the Arabic model), nothing is found.
pub fn find(document: &Document<'_>, models: &Models) -> Entities {
    link(document, recognise(document, models))
}

/// Whether the names have come, without which nothing is found.
pub(crate) fn is_ready() -> bool {
    lexicon::names::are_here()
}

/// The mentions that the recognisers find, in the order of the text and never overlapping, before those of one thing are joined.
pub(crate) fn recognise(document: &Document<'_>, models: &Models) -> Vec<Mention> {
    if !is_ready() {
        return Vec::new();
    }
    let languages = [Language::Arabic, Language::English];
    let mut mentions = Vec::new();
    for language in languages {
        let passage = Passage::of(document, language);
        let Some(model) = models.of(language).filter(|_| !passage.is_empty()) else { continue };
        let mut found = tagger::tag(&passage, model);
        if language == Language::Arabic {
            found.retain(is_likely);
            mentions.extend(repair::repair(document, found, model.lexicon()));
        } else {
            // What is left of a longer name is as sure as that.
            found = repair::english::settle(document, found);
            mentions.extend(found.into_iter().filter(is_likely));
        }
    }
    let mut mentions = repair::apart(mentions);
    for language in languages {
        let passage = Passage::within(document, language);
        let Some(model) = models.of(language).filter(|_| !passage.is_empty()) else { continue };
        mentions = prefer(mentions, tagger::tag(&passage, model).into_iter().filter(is_likely).collect());
    }
    mentions
}

/// Whether a mention is sure enough to be one. Where what is taken for a name is as probable as half of the F1 that is reached, the expected F1 is highest
/// (Lipton, Elkan and Naryanaswamy 2014); MISC reaches two thirds of what the other types do.
fn is_likely(mention: &Mention) -> bool {
    mention.confidence >= if mention.kind == EntityKind::Misc { 0.25 } else { 0.4 }
}

/// Two readings as one, each in the order of the text and without overlaps: of what overlaps, `others` where it has more words than each of
/// the mentions it overlaps, or as many and is surer. (A model knows the words of its language best, the sentence's model what stands around them.)
fn prefer(mentions: Vec<Mention>, others: Vec<Mention>) -> Vec<Mention> {
    let weight = |m: &Mention| (m.tokens.len(), m.confidence);
    let mut out: Vec<Mention> = Vec::with_capacity(mentions.len() + others.len());
    let mut mentions = mentions.into_iter().peekable();
    for other in others {
        while let Some(before) = mentions.next_if(|m| m.span.end <= other.span.start) {
            out.push(before);
        }
        let mut beside = Vec::new();
        while let Some(m) = mentions.next_if(|m| m.span.start < other.span.end) {
            beside.push(m);
        }
        let over = out.last().is_some_and(|m| m.span.end > other.span.start);
        if !over && beside.iter().all(|m| weight(m) < weight(&other)) {
            out.push(other);
        } else {
            out.extend(beside);
        }
    }
    out.extend(mentions);
    out
}

/// Joins the mentions that name one thing. They are in the order of the text and do not overlap; their `entity` is set here.
pub fn link(document: &Document<'_>, mentions: Vec<Mention>) -> Entities {
    link_with(document, mentions, &[])
}

/// As [`link`], where the reader says of some of the mentions whether they name one thing.
pub(crate) fn link_with(document: &Document<'_>, mentions: Vec<Mention>, ties: &[Tie]) -> Entities {
    if mentions.is_empty() { Entities::default() } else { linking::link(document, mentions, ties) }
}
