//! Blocks: the lines of a pasted page with the part each plays (headline, byline, body, caption, related links, tags, boilerplate).

use std::ops::Range;

use super::{Document, TokenKind};
use crate::lexicon::{self, Table};

static CUES: Table = Table::new(lexicon::tables::TEXT_BLOCK_CUES);
static BYLINE_CUES: Table = Table::new(lexicon::tables::TEXT_BYLINE_CUES);

/// The part that a block plays in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockRole {
    /// The title, or a crosshead between paragraphs.
    Headline,
    /// Who wrote it, where and when.
    Byline,
    /// The article's own text.
    Body,
    /// The caption of a picture.
    Caption,
    /// Links to other articles.
    Related,
    /// Keywords.
    Tags,
    /// Everything else around an article: share buttons, comment forms, notices.
    Boilerplate,
}

impl BlockRole {
    /// The name in the analysis.
    pub fn name(self) -> &'static str {
        match self {
            BlockRole::Headline => "headline",
            BlockRole::Byline => "byline",
            BlockRole::Body => "body",
            BlockRole::Caption => "caption",
            BlockRole::Related => "related",
            BlockRole::Tags => "tags",
            BlockRole::Boilerplate => "boilerplate",
        }
    }

    fn parse(name: &str) -> BlockRole {
        match name {
            "caption" => BlockRole::Caption,
            "related" => BlockRole::Related,
            "tags" => BlockRole::Tags,
            _ => BlockRole::Boilerplate,
        }
    }
}

/// A line of the text with its role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its part in the page.
    pub role: BlockRole,
}

/// The longest line, in words, that can be a headline, a byline or a link.
const SHORT: usize = 25;
/// The longest byline, in words.
const BYLINE: usize = 14;
/// How many lines from the top a byline can stand.
const TOP: usize = 8;

struct Line {
    tokens: Range<usize>,
    words: usize,
    sentence: bool,
}

/// The blocks of a tokenised document.
pub(super) fn find(document: &Document<'_>) -> Vec<Block> {
    let lines = lines(document);
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len());
    let mut run: Option<BlockRole> = None;
    let mut body_seen = false;
    for (n, line) in lines.iter().enumerate() {
        let full = line.sentence && line.words > 8 || line.words > SHORT;
        let cue = cue(document, line);
        let role = if document.surface(line.tokens.start) == "!"
            && document.folded_at(line.tokens.start + 1) == "["
        {
            BlockRole::Caption
        } else if let Some((role, runs)) = cue {
            run = runs.then_some(role);
            role
        } else if let Some(role) = run.filter(|_| !full || is_listed(document, line)) {
            role
        } else {
            run = None;
            if !body_seen && n < TOP && line.words <= BYLINE && n > 0 && is_byline(document, line) {
                BlockRole::Byline
            } else if !body_seen && !line.sentence && line.words <= SHORT && lines.len() > 1 {
                BlockRole::Headline
            } else if is_listed(document, line) && !line.sentence && line.words <= SHORT {
                // A bulleted line without a stop in the middle of an article is a link to another one.
                BlockRole::Related
            } else if !line.sentence && line.words <= 12 && n + 1 < lines.len() && lines[n + 1].words > SHORT
            {
                BlockRole::Headline
            } else {
                BlockRole::Body
            }
        };
        body_seen |= role == BlockRole::Body;
        blocks.push(Block { tokens: line.tokens.clone(), role });
    }
    blocks
}

fn lines(document: &Document<'_>) -> Vec<Line> {
    let count = document.tokens().len();
    let mut lines = Vec::new();
    let mut start = 0;
    while start < count {
        let mut end = start + 1;
        while end < count && !document.token(end).line_before {
            end += 1;
        }
        let words = (start..end).filter(|&i| document.token(i).kind != TokenKind::Mark).count();
        let last = document.surface(end - 1);
        let before = if end - start > 1 { document.surface(end - 2) } else { "" };
        let sentence = matches!(last, "." | "؟" | "!" | "?" | "…")
            || (matches!(last, "»" | "\"" | "”" | ")" | "“")
                && (matches!(before, "." | "؟" | "!") || words > 12));
        lines.push(Line { tokens: start..end, words, sentence });
        start = end;
    }
    lines
}

fn is_listed(document: &Document<'_>, line: &Line) -> bool {
    matches!(document.surface(line.tokens.start), "-" | "•" | "*" | "–" | "·" | "▪" | "#")
}

/// The first words of a line, folded and joined by single spaces, with the number of tokens from which they start.
fn opening(document: &Document<'_>, line: &Line) -> usize {
    line.tokens.clone().find(|&i| document.token(i).kind != TokenKind::Mark).unwrap_or(line.tokens.end)
}

fn cue(document: &Document<'_>, line: &Line) -> Option<(BlockRole, bool)> {
    let start = opening(document, line);
    let matched = |at: usize| {
        let mut key = String::new();
        let mut best = None;
        for i in at..line.tokens.end.min(at + 4) {
            if i > at {
                key.push(' ');
            }
            key.push_str(document.folded(i));
            if let Some(row) = CUES.get(&key) {
                best = Some((row, i + 1 - at));
            }
        }
        best
    };
    if let Some((row, length)) = matched(start) {
        let fits = match row.column(1) {
            "start" => line.words <= SHORT || document.folded_at(start + length) == ":",
            "whole" => line.words <= length + 2,
            _ => line.words <= 12,
        };
        if fits {
            return Some((BlockRole::parse(row.column(0)), row.column(2) == "yes"));
        }
    }
    if line.words > 12 {
        return None;
    }
    (start..line.tokens.end)
        .find_map(|i| matched(i).filter(|(row, _)| row.column(1) == "any"))
        .map(|(row, _)| (BlockRole::parse(row.column(0)), row.column(2) == "yes"))
}

fn is_byline(document: &Document<'_>, line: &Line) -> bool {
    let mut has_year = false;
    for i in line.tokens.clone() {
        let word = document.folded(i);
        has_year |= document.token(i).kind == TokenKind::Number
            && word.len() == 4
            && (word.starts_with("20") || word.starts_with("19"));
        let pair = document.token(i).kind == TokenKind::Arabic
            && i + 1 < line.tokens.end
            && BYLINE_CUES.contains(&format!("{word} {}", document.folded(i + 1)));
        if pair || BYLINE_CUES.contains(word) {
            return true;
        }
    }
    // `القاهرة: فلان الفلاني`, `City - Agency`: a place, a mark and a name.
    let parts =
        line.tokens.clone().filter(|&i| matches!(document.surface(i), ":" | "/" | "-" | "–" | "|")).count();
    has_year
        || (!line.sentence && line.words <= 6 && parts == 1 && document.surface(line.tokens.start) != "-")
}
