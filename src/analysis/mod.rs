//! The analysis: the result types as JSON carries them, and the one function that runs the stages in order.
//!
//! All positions here are UTF-16 code units into the text as given, half open: what JavaScript's `slice` and DOM ranges use.

mod dateline;
mod stages;
mod words;

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::edit::Edit;
use crate::error::Error;
#[cfg(feature = "lists")]
use crate::list::List;
use crate::plain::{self, parse_day};

#[cfg(feature = "lists")]
pub use stages::user_mentions;
pub use stages::{Stage, analyze_with};

/// A word of a closed vocabulary: when a result is read back, any other is an error. (Not written out, since a field of the type `&str` would
/// be borrowed from what is read.)
pub type Word = &'static str;

/// What the reader knows beside the text.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Options {
    /// The day of publication, against which relative times are resolved.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "plain::day")]
    pub date: Option<Date>,
    /// Mentions less certain than this are left out; 0 keeps all.
    #[serde(default, serialize_with = "plain::decimal")]
    pub threshold: f32,
    /// The article's title where the reader or the file gives one, empty where the reader says that it has none. It changes nothing of the
    /// analysis; exports tell it in place of the one that the text has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who wrote it, likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// What the reader has corrected, in the order in which it is to be applied.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<Edit>,
    /// The reader's own lists and patterns.
    #[cfg(feature = "lists")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<List>,
}

impl Options {
    /// Options with a day of publication written `YYYY-MM-DD`; an empty string is no date.
    ///
    /// # Errors
    ///
    /// Where `date` is written otherwise or is no day of the calendar.
    pub fn dated(date: &str) -> Result<Options, Error> {
        let date = match date.trim() {
            "" => None,
            given => Some(parse_day(given).ok_or_else(|| Error::date(given))?),
        };
        Ok(Options { date, ..Options::default() })
    }
}

/// The whole analysis of one text.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Analysis {
    /// Always `isnad-analysis/1`.
    #[serde(deserialize_with = "words::schema")]
    pub schema: Word,
    /// With what it was made: the same text and options give the same analysis.
    pub options: Options,
    /// The text as a whole.
    pub document: DocumentSummary,
    /// The lines of the page with their roles.
    pub blocks: Vec<Block>,
    /// Namings of entities.
    pub mentions: Vec<Mention>,
    /// What the reader's own lists and patterns find: a layer of its own, which covers the others as it will.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub user: Vec<UserMention>,
    /// The entities named.
    pub entities: Vec<Entity>,
    /// Expressions of time.
    pub times: Vec<Time>,
    /// Numbers with a unit.
    pub numbers: Vec<Number>,
    /// Quotations.
    pub quotes: Vec<Quote>,
    /// Whoever says something.
    pub sources: Vec<Source>,
    /// For each of [`Options::edits`] where it holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<Applied>,
}

/// How far a correction fits the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applied {
    /// Its number in [`Options::edits`], from 0.
    pub index: usize,
    /// At how many places it holds; 0 where it no longer fits the text.
    pub applied: usize,
    /// Where: pairs of first code unit and one past the last.
    pub places: Vec<[usize; 2]>,
}

/// The text as a whole.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DocumentSummary {
    /// BCP 47 tag: `ar`, `en` or `und`.
    #[serde(deserialize_with = "words::language")]
    pub language: Word,
    /// The languages of its words, in the order in which they come: also of those inside a text in another.
    #[serde(deserialize_with = "words::languages")]
    pub languages: Vec<Word>,
    /// `rtl` or `ltr`.
    #[serde(deserialize_with = "words::direction")]
    pub direction: Word,
    /// The article's title, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Range>,
    /// Length in UTF-16 code units.
    pub length: usize,
    /// Words and numbers.
    pub words: usize,
    /// Sentences.
    pub sentences: usize,
    /// Day of publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// `given`, `text` or `none`.
    #[serde(deserialize_with = "words::date_source")]
    pub date_source: Word,
    /// Where the text says its day, if the day is taken from there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_evidence: Option<Range>,
    /// How sure that day is, from 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_confidence: Option<f64>,
    /// The place that the article is sent from, where its byline or dateline names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Range>,
}

/// A match of one of the reader's own lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserMention {
    /// First code unit.
    pub start: usize,
    /// One past the last code unit.
    pub end: usize,
    /// The text as written.
    pub text: String,
    /// Always `USER`.
    #[serde(rename = "type", deserialize_with = "words::user")]
    pub kind: Word,
    /// The id of the list.
    pub list: String,
}

/// Where something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// First code unit.
    pub start: usize,
    /// One past the last code unit.
    pub end: usize,
}

/// A line of the page.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// First code unit.
    pub start: usize,
    /// One past the last code unit.
    pub end: usize,
    /// Its part in the page.
    #[serde(deserialize_with = "words::role")]
    pub role: Word,
    /// BCP 47 tag: `ar`, `en` or `und`.
    #[serde(deserialize_with = "words::language")]
    pub language: Word,
}

/// One naming of an entity.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Mention {
    /// First code unit.
    pub start: usize,
    /// One past the last code unit.
    pub end: usize,
    /// The text as written.
    pub text: String,
    /// `PER`, `ORG`, `LOC`, `NORP` or `MISC`.
    #[serde(rename = "type", deserialize_with = "words::entity")]
    pub kind: Word,
    /// Its entity's id.
    pub entity: String,
    /// 0 to 1, two decimals.
    #[serde(serialize_with = "plain::plain_number")]
    pub confidence: f64,
}

/// An entity.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entity {
    /// `e1`, `e2` … in the order of first mention.
    pub id: String,
    /// The type of most of its mentions.
    #[serde(rename = "type", deserialize_with = "words::entity")]
    pub kind: Word,
    /// The fullest form in the text.
    pub name: String,
    /// Other forms in the text.
    pub aliases: Vec<String>,
    /// Title, role or nationality.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// How many mentions.
    pub mentions: usize,
    /// Wikidata identifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    /// English name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gloss: Option<String>,
}

/// An expression of time.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Time {
    /// First code unit.
    pub start: usize,
    /// One past the last code unit.
    pub end: usize,
    /// The text as written.
    pub text: String,
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    #[serde(rename = "type", deserialize_with = "words::time")]
    pub kind: Word,
    /// TIMEX3 value.
    pub value: String,
    /// TIMEX3 modifier.
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<Cow<'static, str>>,
    /// `gregorian` or `hijri`.
    #[serde(deserialize_with = "words::calendar")]
    pub calendar: Word,
    /// First day covered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Last day covered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// A number with its unit, or with what it counts.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Number {
    /// First code unit.
    pub start: usize,
    /// One past the last code unit.
    pub end: usize,
    /// The text as written.
    pub text: String,
    /// `MONEY`, `PERCENT`, `QUANTITY` or `COUNT`.
    #[serde(rename = "type", deserialize_with = "words::number")]
    pub kind: Word,
    /// The amount.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "plain::optional_number")]
    pub value: Option<f64>,
    /// ISO 4217 code, `%` or a unit's symbol; none for a count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What is counted, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The text says that the number is not exact.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub approximate: bool,
    /// The least that the text says.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "plain::optional_number")]
    pub min: Option<f64>,
    /// The most that the text says.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "plain::optional_number")]
    pub max: Option<f64>,
}

/// A quotation.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Quote {
    /// `q1`, `q2` … in the order of the text.
    pub id: String,
    /// First code unit, after the opening mark.
    pub start: usize,
    /// One past the last code unit, before the closing mark.
    pub end: usize,
    /// The text as written.
    pub text: String,
    /// `direct`, `partial`, `term` or `indirect`.
    #[serde(deserialize_with = "words::quote")]
    pub kind: Word,
    /// The marks as written; empty where there are none.
    pub marks: String,
    /// The marks were unbalanced or crossed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub repaired: bool,
    /// Who says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Speaker>,
    /// The verb or phrase that introduces it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<Cue>,
    /// The agency or outlet through which it came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Span>,
    /// Why it is of its kind.
    pub why: Cow<'static, str>,
    /// 0 to 1, two decimals.
    #[serde(serialize_with = "plain::plain_number")]
    pub confidence: f64,
    /// How sure its speaker is, apart from its bounds and kind: 0 to 1, two decimals.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "plain::optional_number")]
    pub speaker_confidence: Option<f64>,
    /// The id of the quotation that holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// The id of its source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Through whom it came, the outermost source first, its own last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chain: Vec<Link>,
}

/// Whoever says something, named or not: one for the whole text.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// `s1`, `s2` … in the order in which they first speak.
    pub id: String,
    /// The name of its entity, or its longest naming as written.
    pub name: String,
    /// Its entity's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// `named`, `anonymous`, `collective`, `institution` or `document`.
    #[serde(deserialize_with = "words::source")]
    pub sort: Word,
    /// Where quotations name it: pairs of first code unit and one past the last.
    pub mentions: Vec<[usize; 2]>,
}

/// A step on the way of a quotation.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// The source's id.
    pub source: String,
    /// The verb or phrase by which it hands on what is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<Cue>,
}

/// Who says it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Speaker {
    /// The nearest naming, as written.
    pub text: String,
    /// First code unit.
    pub start: usize,
    /// One past the last code unit.
    pub end: usize,
    /// Its entity's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// Carried over from an earlier sentence.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inferred: bool,
    /// `named`, `anonymous`, `collective`, `institution` or `document`.
    #[serde(deserialize_with = "words::source")]
    pub source_sort: Word,
    /// Title or role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What the speaker is called where the reader says so and the text does not; empty where the reader says that nobody is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl Speaker {
    /// What the reader calls the speaker, or the nearest naming as written.
    pub fn called(&self) -> &str {
        self.name.as_deref().filter(|name| !name.is_empty()).unwrap_or(&self.text)
    }
}

/// A reporting verb or phrase.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cue {
    /// As written.
    pub text: String,
    /// First code unit.
    pub start: usize,
    /// One past the last code unit.
    pub end: usize,
    /// `neutral`, `assertive` or `loaded`.
    #[serde(deserialize_with = "words::stance")]
    pub stance: Word,
    /// English gloss.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gloss: Option<Cow<'static, str>>,
}

/// A stretch of the text.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// As written.
    pub text: String,
    /// First code unit.
    pub start: usize,
    /// One past the last code unit.
    pub end: usize,
}
