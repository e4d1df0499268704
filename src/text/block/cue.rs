//! Words that tell the part of a line: where they may stand in it, and whether the lines after it share the part.

use super::super::{Document, TokenKind};
use super::BlockRole;
use super::line::{Line, SHORT};
use crate::lexicon::{self, Row, Table};

static CUES: Table = Table::new(lexicon::tables::TEXT_BLOCK_CUES);
static BYLINE_CUES: Table = Table::new(lexicon::tables::TEXT_BYLINE_CUES);

/// The longest cue, in tokens.
const LONGEST: usize = 5;

/// How far a cue reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Its own line.
    Line,
    /// The lines after it up to running text.
    Run,
    /// All that follows, running text too: an author box, a comment form.
    Rest,
}

/// A cue with what it says.
pub(super) struct Cue {
    pub(super) role: BlockRole,
    pub(super) reach: Reach,
    /// The line holds what the cue announces, not the cue alone.
    pub(super) filled: bool,
}

/// The part that a line's words give it. Before the article has begun, a word with a mark (`شاهد.. …`) opens a title.
pub(super) fn find(document: &Document<'_>, line: &Line, body_seen: bool) -> Option<Cue> {
    let start =
        line.tokens.clone().find(|&i| document.token(i).kind != TokenKind::Mark).unwrap_or(line.tokens.end);
    let found = |row: Row, length: usize| {
        let filled = line.words > length + 1;
        let reach = match row.column(2) {
            "yes" => Reach::Run,
            "rest" => Reach::Rest,
            _ => Reach::Line,
        };
        Some(Cue { role: BlockRole::parse(row.column(0)), reach, filled })
    };
    if let Some((row, length)) = cue_at(document, line, start) {
        let mark = document.folded_at(start + length);
        let named = mark == ":" && start + length < line.tokens.end;
        let fits = match row.column(1) {
            "start" => named || (line.words <= SHORT && !line.sentence),
            "label" => {
                let dots = mark == "…" || mark == "." && document.folded_at(start + length + 1) == ".";
                let dash = matches!(mark, "-" | "–" | "|" | "/");
                body_seen && line.words <= SHORT && (named || dots || dash || line.words <= length)
            }
            "sentence" | "line" => true,
            "whole" => line.words <= length + 1,
            "only" => line.words == length,
            _ => line.is_label(),
        };
        if fits {
            return found(row, length);
        }
    }
    if is_menu(document, line) {
        return Some(Cue { role: BlockRole::Furniture, reach: Reach::Line, filled: true });
    }
    let anywhere = |i| {
        cue_at(document, line, i).filter(|(row, _)| match row.column(1) {
            "any" => line.is_label(),
            "line" => true,
            _ => false,
        })
    };
    let (row, length) = (start..line.tokens.end).find_map(anywhere)?;
    found(row, length)
}

/// Whether a line is a row of names of sections and buttons: three or more, most of its words.
fn is_menu(document: &Document<'_>, line: &Line) -> bool {
    if line.words < 3 || line.sentence || line.words > 4 * SHORT {
        return false;
    }
    let (mut items, mut covered) = (0, 0);
    let mut i = line.tokens.start;
    while i < line.tokens.end {
        let button = cue_at(document, line, i)
            .filter(|(row, _)| row.column(0) == "furniture" && matches!(row.column(1), "only" | "whole"));
        let length = button.map_or(1, |(_, length)| length);
        if button.is_some() {
            items += 1;
            covered += length;
        }
        i += length;
    }
    items >= 3 && covered * 5 >= line.words * 3
}

/// The longest cue that starts at token `at`, with its length in tokens. The last word of a longer cue may be glued to the next
/// word, as it is where a page's link was pasted without its line break.
fn cue_at(document: &Document<'_>, line: &Line, at: usize) -> Option<(Row, usize)> {
    let mut key = String::new();
    let mut best = None;
    for i in at..line.tokens.end.min(at + LONGEST) {
        let word = document.folded(i);
        if i > at {
            key.push(' ');
            let known = key.len();
            for (end, _) in word.char_indices().skip(4) {
                key.push_str(&word[..end]);
                best = CUES.get(&key).map(|row| (row, i + 1 - at)).or(best);
                key.truncate(known);
            }
        }
        key.push_str(word);
        best = CUES.get(&key).map(|row| (row, i + 1 - at)).or(best);
    }
    best
}

/// Whether a folded word marks a byline: an agency, `كتب`, `نشر`.
pub(crate) fn is_byline_word(word: &str) -> bool {
    BYLINE_CUES.get(word).is_some_and(|row| row.column(0) == "cue")
}

/// What the words of a line say of who wrote it, where and when.
#[derive(Clone, Copy, Default)]
pub(super) struct Credit {
    /// It opens with a word of a byline.
    pub(super) opens: bool,
    /// It holds one.
    pub(super) holds: bool,
    /// It holds a day: a year, or a number with the name of a day or month.
    pub(super) dated: bool,
    /// It holds little beside a day or an hour.
    pub(super) bare: bool,
}

/// Reads a line for its credits.
pub(super) fn credit(document: &Document<'_>, line: &Line) -> Credit {
    let kind = |form: &str| BYLINE_CUES.get(form).map(|row| row.column(0));
    let mut credit = Credit::default();
    let (mut years, mut numbers, mut names, mut ages, mut rest) = (0, 0, 0, 0, 0);
    let first = line.tokens.clone().find(|&i| document.token(i).kind != TokenKind::Mark);
    for i in line.tokens.clone() {
        let word = document.folded(i);
        match document.token(i).kind {
            TokenKind::Mark => continue,
            TokenKind::Number => {
                numbers += 1;
                years += usize::from(word.len() == 4 && (word.starts_with("20") || word.starts_with("19")));
                continue;
            }
            _ => {}
        }
        let pair =
            (i + 1 < line.tokens.end).then(|| kind(&format!("{word} {}", document.folded(i + 1)))).flatten();
        match pair.or_else(|| kind(word)) {
            Some("cue") => {
                credit.holds = true;
                credit.opens |= Some(i) == first;
            }
            Some("day") => names += 1,
            Some("ago") => {
                ages += 1;
                names += usize::from(Some(i) == first);
            }
            _ => rest += 1,
        }
    }
    // `15/10/09`.
    let figure = |i: usize| document.token(i).kind == TokenKind::Number;
    let numeric = line.tokens.clone().skip(4).any(|i| {
        let marks = |at: usize| matches!(document.surface(at), "/" | "-" | ".");
        figure(i) && figure(i - 2) && figure(i - 4) && marks(i - 1) && marks(i - 3)
    });
    credit.dated = numeric || years > 0 || (numbers > 0 && names > 0) || (numbers > 2 && ages > 0);
    credit.bare = (credit.dated || (ages > 0 && numbers > 0) || numbers > 1) && rest <= 2;
    credit
}
