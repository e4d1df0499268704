//! BRAT standoff annotation (version 1.3 of the format): `.ann` beside the `.txt` that it annotates.
//!
//! Positions are code points. The text's line ends are written as line feeds, so that a reader that translates line ends (as Python's
//! does) counts the same. An annotation that holds a line end or a tab is written as several stretches, as the format asks.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

use super::positions::Positions;
use crate::analysis::Analysis;

/// The text with every line end a line feed.
pub(super) fn text(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// What no annotated text may hold: each line of the file is one annotation, its fields parted by tabs.
fn is_separator(c: char) -> bool {
    matches!(c, '\t'..='\r' | '\u{1c}'..='\u{1f}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

struct Writer<'a> {
    text: &'a str,
    positions: Positions<'a>,
    /// Bytes at which the line feed of a CR LF stands.
    pairs: Vec<usize>,
    out: String,
    /// Numbers of the text-bound annotations by start and end (code units).
    bound: HashMap<(usize, usize), usize>,
    spans: usize,
    relations: usize,
    notes: usize,
    references: usize,
}

impl<'a> Writer<'a> {
    /// Writes a text-bound annotation and returns its number; none where nothing but white space is annotated.
    fn bound(&mut self, kind: &str, start: usize, end: usize) -> Option<usize> {
        let range = self.positions.bytes(start, end);
        let stretches: Vec<Range<usize>> = stretches(self.text, &range).collect();
        if stretches.is_empty() {
            return None;
        }
        self.spans += 1;
        write!(self.out, "T{}\t{kind}", self.spans).expect("writing to a string");
        // The code points of the text as `text` gives it.
        let (mut point, mut byte) = (self.positions.points(start, end).start, range.start);
        let mut point_at = |to: usize| {
            point += self.text[byte..to].chars().count();
            byte = to;
            point - self.pairs.partition_point(|&feed| feed < to)
        };
        for (n, stretch) in stretches.iter().enumerate() {
            let (from, to) = (point_at(stretch.start), point_at(stretch.end));
            write!(self.out, "{}{from} {to}", if n == 0 { ' ' } else { ';' }).expect("writing to a string");
        }
        let words: Vec<&str> = stretches.iter().map(|s| &self.text[s.clone()]).collect();
        self.out.push('\t');
        self.out.push_str(&words.join(" "));
        self.out.push('\n');
        self.bound.entry((start, end)).or_insert(self.spans);
        Some(self.spans)
    }

    fn note(&mut self, span: usize, note: &str) {
        self.notes += 1;
        let note = note.replace(is_separator, " ");
        writeln!(self.out, "#{}\tAnnotatorNotes T{span}\t{note}", self.notes).expect("writing to a string");
    }

    /// A relation to the annotation of a stretch, which is made where there is none yet.
    fn relate(&mut self, relation: &str, from: usize, kind: &str, start: usize, end: usize) {
        let to = self.bound.get(&(start, end)).copied().or_else(|| self.bound(kind, start, end));
        if let Some(to) = to {
            self.relations += 1;
            writeln!(self.out, "R{}\t{relation} Arg1:T{from} Arg2:T{to}", self.relations)
                .expect("writing to a string");
        }
    }
}

fn stretches(text: &str, range: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = range.start;
    text[range.clone()].split_inclusive(is_separator).filter_map(move |piece| {
        let lead = piece.len() - piece.trim_start().len();
        let inner = piece.trim();
        let start = at + lead;
        at += piece.len();
        (!inner.is_empty()).then(|| start..start + inner.len())
    })
}

/// Mentions, times, numbers, quotations with their speakers and cues; values as notes, Wikidata items as references, the mentions of one
/// entity as an equivalence.
pub(super) fn write(text: &str, analysis: &Analysis) -> String {
    let mut writer = Writer {
        text,
        positions: Positions::new(text),
        pairs: text.match_indices("\r\n").map(|(at, _)| at + 1).collect(),
        out: String::new(),
        bound: HashMap::new(),
        spans: 0,
        relations: 0,
        notes: 0,
        references: 0,
    };
    let mut same: HashMap<&str, Vec<usize>> = HashMap::new();
    for mention in &analysis.mentions {
        if let Some(span) = writer.bound(mention.kind, mention.start, mention.end) {
            same.entry(&mention.entity).or_default().push(span);
        }
    }
    for time in &analysis.times {
        if let Some(span) = writer.bound(time.kind, time.start, time.end) {
            writer.note(span, &time.value);
        }
    }
    for number in &analysis.numbers {
        if let Some(span) = writer.bound(number.kind, number.start, number.end) {
            writer.note(span, &super::meaning(number));
        }
    }
    for mention in &analysis.user {
        if let Some(span) = writer.bound("User", mention.start, mention.end) {
            writer.note(span, super::list_name(analysis, &mention.list));
        }
    }
    for quote in &analysis.quotes {
        let kind = match quote.kind {
            "direct" => "Direct",
            "partial" => "Partial",
            "term" => "Term",
            _ => "Indirect",
        };
        let Some(span) = writer.bound(kind, quote.start, quote.end) else { continue };
        if let Some(speaker) = &quote.speaker {
            writer.relate("SpokenBy", span, "Speaker", speaker.start, speaker.end);
        }
        if let Some(cue) = &quote.cue {
            writer.relate("IntroducedBy", span, "Cue", cue.start, cue.end);
        }
        if let Some(channel) = &quote.channel {
            writer.relate("ReportedBy", span, "Channel", channel.start, channel.end);
        }
    }
    for entity in &analysis.entities {
        let spans = same.get(entity.id.as_str()).map_or(&[][..], Vec::as_slice);
        if let Some(item) = &entity.wikidata {
            for span in spans {
                writer.references += 1;
                let name = entity.name.replace(is_separator, " ");
                writeln!(writer.out, "N{}\tReference T{span} Wikidata:{item}\t{name}", writer.references)
                    .expect("writing to a string");
            }
        }
        if spans.len() > 1 {
            let spans: Vec<String> = spans.iter().map(|s| format!(" T{s}")).collect();
            writeln!(writer.out, "*\tEquiv{}", spans.concat()).expect("writing to a string");
        }
    }
    writer.out
}
