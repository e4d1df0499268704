//! The analysis: the result types as JSON carries them, and the one function that runs the stages in order.
//!
//! All positions here are UTF-16 code units into the text as given, half open: what JavaScript's `slice` and DOM ranges use.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::entity::{self, Model};
use crate::error::Error;
use crate::text::utf16::Cursor;
use crate::text::{Document, Language, TokenKind};
use crate::{number, quote, time};

/// What the reader knows beside the text.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Options {
    /// The day of publication, against which relative times are resolved.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "day")]
    pub date: Option<Date>,
    /// Mentions less certain than this are left out; 0 keeps all.
    #[serde(serialize_with = "decimal")]
    pub threshold: f32,
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
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Analysis {
    /// Always `isnad-analysis/1`.
    pub schema: &'static str,
    /// With what it was made: the same text and options give the same analysis.
    pub options: Options,
    /// The text as a whole.
    pub document: DocumentSummary,
    /// The lines of the page with their roles.
    pub blocks: Vec<Block>,
    /// Namings of entities.
    pub mentions: Vec<Mention>,
    /// The entities named.
    pub entities: Vec<Entity>,
    /// Expressions of time.
    pub times: Vec<Time>,
    /// Numbers with a unit.
    pub numbers: Vec<Number>,
    /// Quotations.
    pub quotes: Vec<Quote>,
}

/// The text as a whole.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DocumentSummary {
    /// BCP 47 tag: `ar`, `en` or `und`.
    pub language: &'static str,
    /// `rtl` or `ltr`.
    pub direction: &'static str,
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
    pub date_source: &'static str,
}

/// A line of the page.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// First code unit.
    pub start: usize,
    /// One past the last code unit.
    pub end: usize,
    /// Its part in the page.
    pub role: &'static str,
}

/// One naming of an entity.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Mention {
    /// First code unit.
    pub start: usize,
    /// One past the last code unit.
    pub end: usize,
    /// The text as written.
    pub text: String,
    /// `PER`, `ORG`, `LOC`, `NORP` or `MISC`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Its entity's id.
    pub entity: String,
    /// 0 to 1, two decimals.
    #[serde(serialize_with = "plain_number")]
    pub confidence: f64,
}

/// An entity.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entity {
    /// `e1`, `e2` … in the order of first mention.
    pub id: String,
    /// The type of most of its mentions.
    #[serde(rename = "type")]
    pub kind: &'static str,
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
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Time {
    /// First code unit.
    pub start: usize,
    /// One past the last code unit.
    pub end: usize,
    /// The text as written.
    pub text: String,
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// TIMEX3 value.
    pub value: String,
    /// TIMEX3 modifier.
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<&'static str>,
    /// `gregorian` or `hijri`.
    pub calendar: &'static str,
    /// First day covered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Last day covered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// A number with its unit.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Number {
    /// First code unit.
    pub start: usize,
    /// One past the last code unit.
    pub end: usize,
    /// The text as written.
    pub text: String,
    /// `MONEY`, `PERCENT` or `QUANTITY`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The amount.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "optional_number")]
    pub value: Option<f64>,
    /// ISO 4217 code, `%` or a unit's symbol.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// A quotation.
#[derive(Clone, Debug, Serialize)]
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
    pub kind: &'static str,
    /// The marks as written; empty where there are none.
    pub marks: String,
    /// The marks were unbalanced or crossed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
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
    pub why: &'static str,
    /// 0 to 1, two decimals.
    #[serde(serialize_with = "plain_number")]
    pub confidence: f64,
}

/// Who says it.
#[derive(Clone, Debug, Serialize)]
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
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub inferred: bool,
    /// `named`, `anonymous`, `institution` or `document`.
    pub source_sort: &'static str,
    /// Title or role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// A reporting verb or phrase.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cue {
    /// As written.
    pub text: String,
    /// First code unit.
    pub start: usize,
    /// One past the last code unit.
    pub end: usize,
    /// `neutral`, `assertive` or `loaded`.
    pub stance: &'static str,
    /// English gloss.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gloss: Option<&'static str>,
}

/// A stretch of the text.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// As written.
    pub text: String,
    /// First code unit.
    pub start: usize,
    /// One past the last code unit.
    pub end: usize,
}

/// Whether JSON and JavaScript write a number with the same digits: neither in the band where only one of them takes an exponent, nor
/// beyond what a double counts exactly. No amount of the news is outside.
fn is_plain(number: f64) -> bool {
    number == 0.0 || (1e-5..9e15).contains(&number.abs())
}

/// Writes a whole number without a fraction, as JavaScript does, so that the native and the browser's JSON are the same bytes.
fn plain_number<S: Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    #[expect(clippy::cast_possible_truncation, reason = "whole and far below 2^53")]
    if number.fract() == 0.0 && number.abs() < 9e15 {
        serializer.serialize_i64(*number as i64)
    } else {
        serializer.serialize_f64(*number)
    }
}

/// Writes the decimal that was meant (`0.3`), not the binary fraction nearest to it.
fn decimal<S: Serializer>(number: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    plain_number(&number.to_string().parse().unwrap_or_default(), serializer)
}

/// The day written `YYYY-MM-DD`. (The parser of `jiff` reads far more, and would be a tenth of the program.)
pub(crate) fn parse_day(written: &str) -> Option<Date> {
    let digits = |range: std::ops::Range<usize>| {
        let part = written.get(range)?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<i16>().ok())?
    };
    let marks = written.len() == 10 && written.get(4..5) == Some("-") && written.get(7..8) == Some("-");
    let (year, month, day) = (digits(0..4)?, digits(5..7)?, digits(8..10)?);
    marks.then(|| Date::new(year, month as i8, day as i8).ok())?
}

fn day<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    match date {
        Some(date) => serializer.collect_str(date),
        None => serializer.serialize_none(),
    }
}

fn optional_number<S: Serializer>(number: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match number {
        Some(number) => plain_number(number, serializer),
        None => serializer.serialize_none(),
    }
}

/// A stage of the analysis, for those who time it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Tokens, sentences, blocks.
    Text,
    /// Mentions and entities.
    Entities,
    /// Times and numbers.
    Times,
    /// Quotations.
    Quotes,
    /// The conversion into the result.
    Result,
}

impl Stage {
    /// A short name.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Text => "text",
            Stage::Entities => "entities",
            Stage::Times => "times",
            Stage::Quotes => "quotes",
            Stage::Result => "result",
        }
    }
}

/// Analyses a text. `model` is the learnt recogniser, without which entities come from the tables alone, where they are compiled in; `finished` is
/// called after each stage (to time it).
pub fn analyze_with(
    text: &str,
    options: &Options,
    model: Option<&Model>,
    mut finished: impl FnMut(Stage),
) -> Analysis {
    let document = Document::new(text);
    finished(Stage::Text);
    let mut entities = entity::find(&document, model);
    entities.mentions.retain(|m| m.confidence >= options.threshold);
    finished(Stage::Entities);
    let found = if options.date.is_none() { time::document_date(&document) } else { None };
    let date = options.date.or(found);
    let times = time::find(&document, date);
    let numbers = number::find(&document);
    finished(Stage::Times);
    let quotes = quote::find(&document, &entities);
    finished(Stage::Quotes);
    let analysis = assemble(&document, options, date, &entities, times, numbers, quotes);
    finished(Stage::Result);
    analysis
}

fn round(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}

fn assemble(
    document: &Document<'_>,
    options: &Options,
    date: Option<Date>,
    entities: &entity::Entities,
    times: Vec<time::Time>,
    numbers: Vec<number::Number>,
    quotes: Vec<quote::Quote>,
) -> Analysis {
    let text = document.text();
    let id = |entity: usize| format!("e{}", entity + 1);
    // One cursor a layer: each layer ascends.
    let mut cursor = Cursor::new(text);
    let blocks = document.blocks().iter().map(|b| Block {
        start: cursor.at(document.token(b.tokens.start).start),
        end: cursor.at(document.token(b.tokens.end - 1).end),
        role: b.role.name(),
    });
    let blocks = blocks.collect();
    let mut cursor = Cursor::new(text);
    let mut counts = vec![0; entities.entities.len()];
    let mentions = entities.mentions.iter().map(|m| {
        counts[m.entity] += 1;
        Mention {
            start: cursor.at(m.span.start),
            end: cursor.at(m.span.end),
            text: text[m.span.clone()].to_owned(),
            kind: m.kind.label(),
            entity: id(m.entity),
            confidence: round(m.confidence),
        }
    });
    let mentions = mentions.collect();
    let listed = entities.entities.iter().zip(&counts).enumerate().filter(|(_, (_, count))| **count > 0);
    let listed = listed.map(|(n, (e, count))| Entity {
        id: id(n),
        kind: e.kind.label(),
        name: e.name.clone(),
        aliases: e.aliases.clone(),
        title: e.title.clone(),
        mentions: *count,
        wikidata: e.wikidata.clone(),
        gloss: e.gloss.clone(),
    });
    let listed = listed.collect();
    let mut cursor = Cursor::new(text);
    let times = times.into_iter().map(|t| Time {
        start: cursor.at(t.span.start),
        end: cursor.at(t.span.end),
        text: text[t.span.clone()].to_owned(),
        kind: t.kind.name(),
        value: t.value,
        modifier: t.modifier,
        calendar: if t.hijri { "hijri" } else { "gregorian" },
        from: t.days.map(|(from, _)| from.to_string()),
        to: t.days.map(|(_, to)| to.to_string()),
    });
    let times = times.collect();
    let mut cursor = Cursor::new(text);
    let numbers = numbers.into_iter().map(|n| Number {
        start: cursor.at(n.span.start),
        end: cursor.at(n.span.end),
        text: text[n.span.clone()].to_owned(),
        kind: n.kind.name(),
        value: n.value.filter(|v| is_plain(*v)),
        unit: n.unit,
    });
    let numbers = numbers.collect();
    let quotes = assemble_quotes(text, quotes, id);
    let words = document.tokens().iter().filter(|t| t.kind != TokenKind::Mark).count();
    Analysis {
        schema: "isnad-analysis/1",
        options: options.clone(),
        document: DocumentSummary {
            language: document.language().tag(),
            direction: direction(document),
            length: Cursor::new(text).at(text.len()),
            words,
            sentences: document.sentences().len(),
            date: date.map(|d| d.to_string()),
            date_source: match (options.date, date) {
                (Some(_), _) => "given",
                (None, Some(_)) => "text",
                (None, None) => "none",
            },
        },
        blocks,
        mentions,
        entities: listed,
        times,
        numbers,
        quotes,
    }
}

fn assemble_quotes(text: &str, quotes: Vec<quote::Quote>, id: impl Fn(usize) -> String) -> Vec<Quote> {
    // Quotations nest and their speakers lie before or after them: positions are converted in one ascending pass.
    let mut offsets: Vec<usize> = Vec::with_capacity(quotes.len() * 8);
    for q in &quotes {
        let spans = [
            Some(&q.span),
            q.speaker.as_ref().map(|s| &s.span),
            q.cue.as_ref().map(|c| &c.span),
            q.channel.as_ref(),
        ];
        offsets.extend(spans.into_iter().flatten().flat_map(|s| [s.start, s.end]));
    }
    offsets.sort_unstable();
    offsets.dedup();
    let mut cursor = Cursor::new(text);
    let units: Vec<usize> = offsets.iter().map(|&o| cursor.at(o)).collect();
    let unit = |byte: usize| units[offsets.binary_search(&byte).expect("every offset was collected")];
    let span = |s: &std::ops::Range<usize>| Span {
        text: text[s.clone()].to_owned(),
        start: unit(s.start),
        end: unit(s.end),
    };
    let quotes = quotes.into_iter().enumerate().map(|(n, q)| Quote {
        id: format!("q{}", n + 1),
        start: unit(q.span.start),
        end: unit(q.span.end),
        text: text[q.span.clone()].to_owned(),
        kind: q.kind.name(),
        marks: q.marks,
        repaired: q.repaired,
        speaker: q.speaker.map(|s| {
            let Span { text, start, end } = span(&s.span);
            Speaker {
                text,
                start,
                end,
                entity: s.entity.map(&id),
                inferred: s.inferred,
                source_sort: s.sort.name(),
                title: s.title,
            }
        }),
        cue: q.cue.map(|c| {
            let Span { text, start, end } = span(&c.span);
            Cue { text, start, end, stance: c.stance.name(), gloss: c.gloss }
        }),
        channel: q.channel.as_ref().map(span),
        why: q.why,
        confidence: round(q.confidence),
    });
    quotes.collect()
}

/// The direction of the page: by the language, and for others by the script of most words.
fn direction(document: &Document<'_>) -> &'static str {
    match document.language() {
        Language::Arabic => "rtl",
        Language::English => "ltr",
        Language::Other => {
            let words = document
                .tokens()
                .iter()
                .filter(|t| matches!(t.kind, TokenKind::Arabic | TokenKind::Latin | TokenKind::Other));
            let (rtl, all) = words.fold((0usize, 0usize), |(r, n), t| {
                let first = document.text()[t.start..].chars().next();
                let rtl = first.is_some_and(|c| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'));
                (r + usize::from(rtl), n + 1)
            });
            if rtl * 2 > all { "rtl" } else { "ltr" }
        }
    }
}
