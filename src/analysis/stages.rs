//! The stages in order, and their findings put together with positions in UTF-16.

use std::borrow::Cow;

use crate::edit::Editor;
use crate::entity::{self, Models};
use crate::text::utf16::Cursor;
use crate::text::{Document, Language, TokenKind};
use crate::{number, quote, time};

#[cfg(feature = "lists")]
use super::UserMention;
use super::dateline;
use super::{
    Analysis, Applied, Block, Cue, DocumentSummary, Entity, Link, Mention, Number, Options, Quote, Range,
    Source, Span, Speaker, Time,
};
#[cfg(feature = "lists")]
use crate::list::{self, List, PatternError};
use crate::plain::is_plain;

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

/// Analyses a text. `models` are the learnt recognisers: what is in a language without one has no entities; `finished` is called after each stage (to time it).
pub fn analyze_with(
    text: &str,
    options: &Options,
    models: &Models,
    mut finished: impl FnMut(Stage),
) -> Analysis {
    let mut document = Document::new(text);
    let mut editor = Editor::new(text, &options.edits);
    editor.blocks(&mut document);
    finished(Stage::Text);
    let (mentions, ties) = editor.mentions(&document, entity::recognise(&document, models));
    let mut entities = entity::link_with(&document, mentions, &ties);
    entities.mentions.retain(|m| m.confidence >= options.threshold);
    finished(Stage::Entities);
    let found = if options.date.is_none() { time::document_date(&document) } else { None };
    let date = options.date.or(found.as_ref().map(|f| f.day));
    let times = editor.times(&document, time::find(&document, date, &named(&entities)), date);
    let spans: Vec<_> = times.iter().map(|t| t.span.clone()).collect();
    let numbers = editor.numbers(&document, number::find(&document, &spans));
    finished(Stage::Times);
    let quotes = editor.quotes(&document, &entities, quote::read(&document, &entities));
    let quotes = quote::gather(&document, &entities, quotes);
    finished(Stage::Quotes);
    let mut analysis = assemble(&document, options, found, &entities, times, numbers, quotes);
    analysis.edits = applied(text, editor.places());
    #[cfg(feature = "lists")]
    {
        analysis.user = user_mentions(text, &options.lists).0;
    }
    finished(Stage::Result);
    analysis
}

/// The bytes of the mentions that are names, in their order: what a nationality stands beside is no part of it.
fn named(entities: &entity::Entities) -> Vec<std::ops::Range<usize>> {
    let names = entities.mentions.iter().filter(|m| m.kind != entity::EntityKind::Norp);
    names.map(|m| m.span.clone()).collect()
}

fn round(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}

fn assemble(
    document: &Document<'_>,
    options: &Options,
    found: Option<time::Published>,
    entities: &entity::Entities,
    times: Vec<time::Time>,
    numbers: Vec<number::Number>,
    quotes: quote::Quotations,
) -> Analysis {
    let text = document.text();
    let date = options.date.or(found.as_ref().map(|f| f.day));
    let id = |entity: usize| format!("e{}", entity + 1);
    // One cursor a layer: each layer ascends.
    let mut cursor = Cursor::new(text);
    let blocks = document.blocks().iter().map(|b| Block {
        start: cursor.at(document.token(b.tokens.start).start),
        end: cursor.at(document.token(b.tokens.end - 1).end),
        role: b.role.name(),
        language: b.language.tag(),
    });
    let blocks: Vec<Block> = blocks.collect();
    let range = |span: std::ops::Range<usize>| {
        let mut cursor = Cursor::new(text);
        Range { start: cursor.at(span.start), end: cursor.at(span.end) }
    };
    let title = document.title().map(|b| {
        // The signs of a heading in Markdown are none of its words.
        let said = |i: &usize| !matches!(document.surface(*i), "#" | "*");
        let first = b.tokens.clone().find(said).unwrap_or(b.tokens.start);
        let last = b.tokens.clone().rev().find(said).unwrap_or(b.tokens.end - 1);
        range(document.token(first).start..document.token(last).end)
    });
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
        modifier: t.modifier.map(Cow::Borrowed),
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
        of: n.of.map(|of| text[of].to_owned()),
        approximate: n.approximate,
        min: n.min.filter(|v| is_plain(*v)),
        max: n.max.filter(|v| is_plain(*v)),
    });
    let numbers = numbers.collect();
    let (quotes, sources) = assemble_quotes(text, quotes, id);
    let words = document.tokens().iter().filter(|t| t.kind != TokenKind::Mark).count();
    Analysis {
        schema: "isnad-analysis/1",
        options: options.clone(),
        document: DocumentSummary {
            language: document.language().tag(),
            languages: document.languages().iter().map(|l| l.tag()).collect(),
            direction: direction(document),
            title,
            length: Cursor::new(text).at(text.len()),
            words,
            sentences: document.sentences().len(),
            date: date.map(|d| d.to_string()),
            date_source: match (options.date, date) {
                (Some(_), _) => "given",
                (None, Some(_)) => "text",
                (None, None) => "none",
            },
            date_confidence: found.as_ref().map(|f| round(f.confidence)),
            date_evidence: found.map(|f| range(f.span)),
            place: dateline::place(document, entities).map(|m| range(entities.mentions[m].span.clone())),
        },
        blocks,
        mentions,
        entities: listed,
        times,
        numbers,
        quotes,
        sources,
        user: Vec::new(),
        edits: Vec::new(),
    }
}

/// What the reader's lists find in a text, and for each of them why its pattern cannot be read.
#[cfg(feature = "lists")]
pub fn user_mentions(text: &str, lists: &[List]) -> (Vec<UserMention>, Vec<Option<PatternError>>) {
    let (found, errors) = list::find(text, lists);
    let mut cursor = Cursor::new(text);
    let mentions = found.into_iter().map(|m| UserMention {
        start: cursor.at(m.span.start),
        end: cursor.at(m.span.end),
        text: text[m.span].to_owned(),
        kind: "USER",
        list: lists[m.list].id.clone(),
    });
    (mentions.collect(), errors)
}

/// Where each correction holds.
fn applied(text: &str, places: Vec<Vec<std::ops::Range<usize>>>) -> Vec<Applied> {
    let report = |(index, places): (usize, Vec<std::ops::Range<usize>>)| {
        // Places may nest, as quotations do: their ends need not ascend.
        let mut offsets: Vec<usize> = places.iter().flat_map(|p| [p.start, p.end]).collect();
        offsets.sort_unstable();
        offsets.dedup();
        let mut cursor = Cursor::new(text);
        let units: Vec<usize> = offsets.iter().map(|&offset| cursor.at(offset)).collect();
        let unit = |byte: usize| units[offsets.binary_search(&byte).expect("every offset was collected")];
        let places: Vec<[usize; 2]> = places.iter().map(|p| [unit(p.start), unit(p.end)]).collect();
        Applied { index, applied: places.len(), places }
    };
    places.into_iter().enumerate().map(report).collect()
}

fn assemble_quotes(
    text: &str,
    found: quote::Quotations,
    id: impl Fn(usize) -> String,
) -> (Vec<Quote>, Vec<Source>) {
    // Quotations nest and their speakers lie before or after them: positions are converted in one ascending pass.
    let quote::Quotations { quotes, sources } = found;
    let mut offsets: Vec<usize> = Vec::with_capacity(quotes.len() * 8);
    for q in &quotes {
        let links = q.place.chain.iter().filter_map(|link| link.cue.as_ref());
        let spans = [
            Some(&q.span),
            q.speaker.as_ref().map(|s| &s.span),
            q.cue.as_ref().map(|c| &c.span),
            q.channel.as_ref(),
        ];
        let spans = spans.into_iter().flatten().chain(links.map(|cue| &cue.span));
        offsets.extend(spans.flat_map(|s| [s.start, s.end]));
    }
    offsets.extend(sources.iter().flat_map(|s| &s.mentions).flat_map(|s| [s.start, s.end]));
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
    let cue = |c: &quote::Cue| {
        let Span { text, start, end } = span(&c.span);
        Cue { text, start, end, stance: c.stance.name(), gloss: c.gloss.map(Cow::Borrowed) }
    };
    let quoted = |n: usize| format!("q{}", n + 1);
    let said = |n: usize| format!("s{}", n + 1);
    let quotes = quotes.into_iter().enumerate().map(|(n, q)| Quote {
        id: quoted(n),
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
                name: s.name,
            }
        }),
        cue: q.cue.as_ref().map(cue),
        channel: q.channel.as_ref().map(span),
        why: Cow::Borrowed(q.why),
        confidence: round(q.confidence),
        speaker_confidence: q.place.speaker_confidence.map(round),
        within: q.place.within.map(quoted),
        source: q.place.source.map(said),
        chain: q
            .place
            .chain
            .iter()
            .map(|link| Link { source: said(link.source), cue: link.cue.as_ref().map(cue) })
            .collect(),
    });
    let quotes = quotes.collect();
    let sources = sources.into_iter().enumerate().map(|(n, s)| Source {
        id: said(n),
        name: s.name,
        entity: s.entity.map(&id),
        sort: s.sort.name(),
        mentions: s.mentions.iter().map(|m| [unit(m.start), unit(m.end)]).collect(),
    });
    (quotes, sources.collect())
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
