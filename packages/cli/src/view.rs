//! An article with its marks, for a terminal: names in colour by kind, times underlined, what was said word for word bold, in other words
//! slanted; under each paragraph who said what.

use std::collections::HashMap;
use std::fmt::Write;
use std::ops::Range;

use anstyle::{AnsiColor, Effects, Style};
use isnad::export::Positions;
use isnad::{Analysis, Quote};

const QUIET: Style = Style::new().effects(Effects::DIMMED);

/// A stretch of the text, in bytes, and what it looks like.
struct Mark {
    range: Range<usize>,
    style: Style,
}

/// The text, a line for each block, with control sequences (ECMA-48) for colours.
pub fn text(text: &str, analysis: &Analysis) -> String {
    let positions = Positions::new(text);
    let marks = marks(analysis, &positions);
    let ends: Vec<(usize, usize)> =
        analysis.quotes.iter().enumerate().map(|(n, q)| (positions.bytes(q.start, q.end).end, n)).collect();
    let names: HashMap<&str, &str> =
        analysis.entities.iter().map(|e| (e.id.as_str(), e.name.as_str())).collect();
    let mut out = String::new();
    for block in &analysis.blocks {
        let range = positions.bytes(block.start, block.end);
        let base = match block.role {
            "title" => Style::new().bold(),
            "furniture" | "caption" | "byline" => QUIET,
            _ => Style::new(),
        };
        line(text, range.clone(), base, &marks, &ends, &mut out);
        for (n, quote) in analysis.quotes.iter().enumerate() {
            let start = positions.bytes(quote.start, quote.end).start;
            if range.contains(&start) && quote.kind != "term" {
                said(n + 1, quote, &names, &mut out);
            }
        }
        out.push('\n');
    }
    out
}

fn marks(analysis: &Analysis, positions: &Positions<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut mark = |start, end, style| marks.push(Mark { range: positions.bytes(start, end), style });
    for quote in analysis.quotes.iter().filter(|q| q.kind != "term") {
        let effect = if quote.kind == "indirect" { Effects::ITALIC } else { Effects::BOLD };
        mark(quote.start, quote.end, effect.into());
    }
    for mention in &analysis.mentions {
        let colour = match mention.kind {
            "PER" => AnsiColor::Cyan,
            "ORG" => AnsiColor::Magenta,
            "LOC" => AnsiColor::Green,
            "NORP" => AnsiColor::Yellow,
            _ => AnsiColor::Blue,
        };
        mark(mention.start, mention.end, colour.on_default());
    }
    for time in &analysis.times {
        mark(time.start, time.end, Effects::UNDERLINE.into());
    }
    for number in &analysis.numbers {
        mark(number.start, number.end, Effects::DOTTED_UNDERLINE.into());
    }
    marks.sort_by_key(|m| m.range.start);
    marks
}

/// One block; after each quotation its number. White space inside the block becomes single spaces.
fn line(
    text: &str,
    range: Range<usize>,
    base: Style,
    marks: &[Mark],
    ends: &[(usize, usize)],
    out: &mut String,
) {
    let from = marks.partition_point(|m| m.range.start < range.start);
    // What began in an earlier block and reaches into this one.
    let inside: Vec<&Mark> = marks[..from]
        .iter()
        .rev()
        .take(64)
        .filter(|m| m.range.end > range.start)
        .chain(marks[from..].iter().take_while(|m| m.range.start < range.end))
        .collect();
    let numbers: Vec<&(usize, usize)> =
        ends.iter().filter(|(end, _)| range.start < *end && *end <= range.end).collect();
    let mut cuts: Vec<usize> = inside.iter().flat_map(|m| [m.range.start, m.range.end]).collect();
    cuts.extend(numbers.iter().map(|(end, _)| *end));
    cuts.extend([range.start, range.end]);
    cuts.retain(|at| range.start <= *at && *at <= range.end);
    cuts.sort_unstable();
    cuts.dedup();
    for pair in cuts.windows(2) {
        let piece = &text[pair[0]..pair[1]];
        let here = inside.iter().filter(|m| m.range.start <= pair[0] && pair[1] <= m.range.end);
        let style = here.fold(base, |style, mark| over(style, mark.style));
        let visible: String = piece.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let _ = write!(out, "{style}{visible}{style:#}");
        for (_, n) in numbers.iter().filter(|(end, _)| *end == pair[1]) {
            let _ = write!(out, "{QUIET}[{}]{QUIET:#}", n + 1);
        }
    }
    out.push('\n');
}

fn over(under: Style, over: Style) -> Style {
    under
        .effects(under.get_effects() | over.get_effects())
        .fg_color(over.get_fg_color().or(under.get_fg_color()))
}

/// Who said it, with which verb, in which way.
fn said(number: usize, quote: &Quote, names: &HashMap<&str, &str>, out: &mut String) {
    let speaker = quote.speaker.as_ref();
    let called =
        speaker.map(|s| s.entity.as_deref().and_then(|e| names.get(e).copied()).unwrap_or(s.called()));
    let bold = Style::new().bold();
    let _ = write!(out, "  {QUIET}[{number}]{QUIET:#} {bold}{}{bold:#}", visible(called.unwrap_or("?")));
    let mut details = vec![quote.kind.to_owned()];
    details.extend(quote.cue.as_ref().map(|c| visible(&c.text)));
    details.extend(quote.channel.as_ref().map(|c| format!("← {}", visible(&c.text))));
    if speaker.is_some_and(|s| s.inferred) {
        details.push("inferred".to_owned());
    }
    if quote.speaker_confidence.is_some_and(|c| c < 0.6) {
        details.push("doubtful".to_owned());
    }
    let _ = writeln!(out, "{QUIET} · {}{QUIET:#}", details.join(" · "));
}

/// Words on one line, without characters that steer a terminal.
fn visible(words: &str) -> String {
    words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
