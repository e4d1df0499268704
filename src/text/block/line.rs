//! Lines with their shape: how long they are and how they end.

use std::ops::Range;

use super::super::{Document, TokenKind};

/// The longest line, in words, that can be a title, a byline or a link.
pub(super) const SHORT: usize = 25;
/// The longest crosshead, in words.
pub(super) const CROSSHEAD: usize = 12;

/// A line of the text.
pub(super) struct Line {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Words and numbers.
    pub(super) words: usize,
    /// It ends as a sentence does: with a stop, or with the closing mark of a long line.
    pub(super) sentence: bool,
    /// It ends with a full stop, before a closing mark or not, or with a comma or colon: it goes on.
    pub(super) stopped: bool,
    /// It ends with a full stop.
    pub(super) full: bool,
}

impl Line {
    /// Reads as running text, not as a title, a link or a label.
    pub(super) fn is_prose(&self) -> bool {
        (self.sentence && self.words > 8) || self.words > SHORT
    }

    /// May be what stands under a picture or at the foot of a page: short, or no sentence.
    pub(super) fn is_label(&self) -> bool {
        self.words <= CROSSHEAD || self.is_titular(SHORT)
    }

    /// May be a title: short, and not ended by a full stop; a question or a quotation may be one.
    pub(super) fn is_titular(&self, longest: usize) -> bool {
        self.words <= longest && !self.stopped
    }
}

/// The lines of a tokenised document; those without tokens are none.
pub(super) fn lines(document: &Document<'_>) -> Vec<Line> {
    let count = document.tokens().len();
    let mut lines = Vec::new();
    let mut start = 0;
    while start < count {
        let mut end = start + 1;
        while end < count && !document.token(end).line_before {
            end += 1;
        }
        lines.push(line(document, start..end));
        start = end;
    }
    lines
}

fn line(document: &Document<'_>, tokens: Range<usize>) -> Line {
    let words = tokens.clone().filter(|&i| document.token(i).kind != TokenKind::Mark).count();
    // An address after the last sentence says nothing of how the line ends.
    let said = |i: &usize| document.token(*i).kind != TokenKind::Machine;
    let end = tokens.clone().rev().find(said).unwrap_or(tokens.end - 1);
    let last = document.surface(end);
    let before = if end > tokens.start { document.surface(end - 1) } else { "" };
    let closes = matches!(last, "»" | "\"" | "”" | ")" | "“");
    let exclaims = matches!(last, "؟" | "!" | "?");
    let full = matches!(last, "." | "…" | "۔") || (closes && matches!(before, "." | "…"));
    let stopped = full || matches!(last, "،" | "," | ":" | "؛" | ";");
    let sentence = exclaims || full || (closes && (matches!(before, "؟" | "!") || words > 12));
    Line { tokens, words, sentence, stopped, full }
}

/// Whether a line opens with a bullet or a number of a list.
pub(super) fn is_listed(document: &Document<'_>, line: &Line) -> bool {
    let first = line.tokens.start;
    let follows = |i: usize| i + 1 < line.tokens.end;
    match document.surface(first) {
        "-" | "•" | "*" | "–" | "·" | "▪" | "●" | "◦" | "■" | "►" | "✓" => true,
        // `1.`, `2)`, `3-`, but no decimal.
        _ => {
            document.token(first).kind == TokenKind::Number
                && follows(first)
                && document.surface(first).len() <= 2
                && matches!(document.surface(first + 1), "." | ")" | "-")
                && document.tokens().get(first + 2).is_some_and(|t| t.space_before)
        }
    }
}

/// Whether a line is a picture in Markdown.
pub(super) fn is_image(document: &Document<'_>, line: &Line) -> bool {
    document.surface(line.tokens.start) == "!" && document.folded_at(line.tokens.start + 1) == "["
}
