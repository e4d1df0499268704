//! Regular expressions: read with limits, searched in time that grows with the text alone.

use std::ops::Range;

use regex::RegexBuilder;
use regex_syntax::ast::ErrorKind;
use serde::Serialize;

/// The most that a compiled pattern may take, in bytes.
const SIZE: usize = 1 << 20;

/// The longest match, in bytes: some 250 Arabic letters. It bounds how far each search looks, so that no pattern takes more than so many
/// steps for each byte of the text.
const LONGEST: usize = 512;

/// Why a pattern cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Fault {
    /// A `(` without a `)`, or the other way round.
    Group,
    /// A `[` without a `]`, or what stands between them.
    Class,
    /// `*`, `+`, `?` or `{…}` after nothing, or a `{…}` that is none.
    Repetition,
    /// A `\` before what it says nothing of.
    Escape,
    /// What looks ahead or behind, or refers back: such patterns can take forever.
    Unsupported,
    /// Too much of it.
    TooLarge,
    /// Something else.
    Other,
}

/// Why a pattern cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PatternError {
    /// What is wrong.
    pub code: Fault,
    /// First code unit (UTF-16) of it in the pattern.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// Where a pattern matches, in order and apart; empty matches are none.
pub(super) fn find(pattern: &str, text: &str) -> Result<Vec<Range<usize>>, PatternError> {
    let whole = |code| PatternError { code, start: 0, end: units(pattern, pattern.len()) };
    if let Err(error) = regex_syntax::Parser::new().parse(pattern) {
        return Err(match error {
            regex_syntax::Error::Parse(error) => {
                let (start, end) = (error.span().start.offset, error.span().end.offset);
                PatternError {
                    code: fault(error.kind()),
                    start: units(pattern, start),
                    end: units(pattern, end),
                }
            }
            _ => whole(Fault::Other),
        });
    }
    let regex = RegexBuilder::new(pattern)
        .multi_line(true)
        .size_limit(SIZE)
        .dfa_size_limit(SIZE)
        .nest_limit(50)
        .build();
    let regex = regex.map_err(|_| whole(Fault::TooLarge))?;
    let mut found = Vec::new();
    for line in lines(text) {
        let mut at = line.start;
        while at < line.end {
            // A match begins within a stretch of this length, and ends within the next.
            let stretch = boundary(text, line.end.min(at + LONGEST));
            let window = boundary(text, line.end.min(at + 2 * LONGEST));
            at = match regex.find_at(&text[..window], at).map(|m| m.range()) {
                // Where the window ends and the line does not, what ends there may only seem to.
                Some(m) if m.start < stretch && (m.end < window || window == line.end) && !m.is_empty() => {
                    found.push(m.clone());
                    m.end
                }
                Some(m) if m.start < stretch => next(text, m.start),
                Some(m) => m.start.min(line.end),
                None => stretch,
            };
        }
    }
    Ok(found)
}

/// The lines of a text without what ends them.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split_inclusive(['\n', '\r']).map(move |line| {
        let start = at;
        at += line.len();
        start..start + line.trim_end_matches(['\n', '\r']).len()
    })
}

/// The character boundary at or before a byte.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The character boundary after the one at a byte.
fn next(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(1, char::len_utf8)
}

/// UTF-16 code units before a byte.
fn units(text: &str, byte: usize) -> usize {
    text[..boundary(text, byte.min(text.len()))].chars().map(char::len_utf16).sum()
}

fn fault(kind: &ErrorKind) -> Fault {
    match kind {
        ErrorKind::GroupUnclosed | ErrorKind::GroupUnopened | ErrorKind::GroupNameEmpty => Fault::Group,
        ErrorKind::ClassUnclosed
        | ErrorKind::ClassRangeInvalid
        | ErrorKind::ClassRangeLiteral
        | ErrorKind::ClassEscapeInvalid => Fault::Class,
        ErrorKind::RepetitionMissing
        | ErrorKind::RepetitionCountInvalid
        | ErrorKind::RepetitionCountUnclosed
        | ErrorKind::RepetitionCountDecimalEmpty
        | ErrorKind::DecimalEmpty
        | ErrorKind::DecimalInvalid => Fault::Repetition,
        ErrorKind::EscapeUnrecognized | ErrorKind::EscapeUnexpectedEof | ErrorKind::EscapeHexInvalid => {
            Fault::Escape
        }
        ErrorKind::UnsupportedLookAround | ErrorKind::UnsupportedBackreference => Fault::Unsupported,
        ErrorKind::NestLimitExceeded(_) | ErrorKind::CaptureLimitExceeded => Fault::TooLarge,
        _ => Fault::Other,
    }
}
