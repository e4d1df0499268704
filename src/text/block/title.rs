//! Which heading is the title, and what the others are: one title at most, chosen by its signs among the lines before the article.

use std::collections::HashSet;

use super::super::{Document, TokenKind};
use super::line::{Line, SHORT};
use super::shape::{self, Feature, Features, Place};
use super::{Block, BlockRole, weight};

/// How many words of running text a title is compared with.
const BEGINNING: usize = 120;
/// How many letters of a word are compared: its root, more or less, without its endings.
const STEM: usize = 4;
/// How many lines above the title can be its kickers.
const KICKERS: usize = 2;

/// Tells headings apart: the title, what stands above and under it, crossheads.
pub(super) fn tell(
    document: &Document<'_>,
    lines: &[Line],
    features: &[Features],
    place: &Place,
    blocks: &[Block],
    roles: &mut [BlockRole],
) {
    let title = choose(document, lines, features, place, blocks, roles);
    let head = if lines.len() > 1 { place.first } else { 0 };
    for n in 0..head {
        let heading = roles[n] == BlockRole::Crosshead;
        roles[n] = match title {
            Some(title) if n == title => BlockRole::Title,
            // Names and sections above a title are no byline of it.
            Some(title)
                if n < title && (heading || roles[n] == BlockRole::Byline && is_weak(features[n])) =>
            {
                if title - n <= KICKERS { BlockRole::Kicker } else { BlockRole::Furniture }
            }
            Some(_) if heading => BlockRole::Deck,
            None if heading => BlockRole::Kicker,
            _ => continue,
        };
    }
}

/// A byline by its length alone.
fn is_weak(features: Features) -> bool {
    ![Feature::Opens, Feature::Holds, Feature::Dated, Feature::Bare, Feature::Place, Feature::Bracketed]
        .into_iter()
        .any(|f| features.has(f))
}

/// The line with the most signs of a title, if they outweigh what speaks against it.
fn choose(
    document: &Document<'_>,
    lines: &[Line],
    features: &[Features],
    place: &Place,
    blocks: &[Block],
    roles: &[BlockRole],
) -> Option<usize> {
    if lines.len() < 2 {
        return None;
    }
    let beginning = beginning(document, lines, place, roles);
    let language = shape::language(blocks, place.first);
    let candidate = |n: &usize| {
        roles[*n] == BlockRole::Crosshead || roles[*n] == BlockRole::Byline && is_weak(features[*n])
    };
    let mut best: Option<(i32, usize)> = None;
    for n in (0..place.first).filter(candidate) {
        let line = &lines[n];
        let (known, all) = recurring(document, line, &beginning);
        let marks = |i: usize| document.surface(i) == "#";
        let next_is_text =
            n + 1 >= place.first || roles[n + 1] == BlockRole::Byline && !is_weak(features[n + 1]);
        let signs = [
            (true, "any"),
            (line.words <= 2, "tiny"),
            (line.words == 3, "brief"),
            ((4..=SHORT).contains(&line.words), "full"),
            (known * 2 >= all && known > 0, "recurs"),
            (known * 4 >= all && known > 0, "echoes"),
            (place.times[n] > 1, "said_twice"),
            (next_is_text, "above"),
            (marks(line.tokens.start), "marked"),
            (features[n].has(Feature::Dated) || features[n].has(Feature::Opens), "credited"),
            (document.surface(line.tokens.end - 1) == ":", "colon"),
            (features[n].has(Feature::Listed), "listed"),
            (blocks[n].language != language, "foreign"),
            (is_file_name(document, line), "photo"),
            (roles[n] == BlockRole::Byline, "name"),
        ];
        let sum: i32 = signs.iter().filter(|(holds, _)| *holds).map(|(_, sign)| weight::of_title(sign)).sum();
        if sum > 0 && best.is_none_or(|(most, _)| sum > most) {
            best = Some((sum, n));
        }
    }
    best.map(|(_, n)| n)
}

/// The stems with which the article begins.
fn beginning<'d>(
    document: &'d Document<'_>,
    lines: &[Line],
    place: &Place,
    roles: &[BlockRole],
) -> HashSet<&'d str> {
    let body = (place.first..lines.len()).filter(|&n| matches!(roles[n], BlockRole::Body | BlockRole::List));
    body.flat_map(|n| lines[n].tokens.clone()).filter_map(|i| stem(document, i)).take(BEGINNING).collect()
}

/// How many of a line's words stand in the beginning, and how many it has.
fn recurring(document: &Document<'_>, line: &Line, beginning: &HashSet<&str>) -> (usize, usize) {
    let stems = line.tokens.clone().filter_map(|i| stem(document, i));
    stems.fold((0, 0), |(known, all), stem| (known + usize::from(beginning.contains(stem)), all + 1))
}

/// The first letters of a word of some length, without proclitics and article.
fn stem<'d>(document: &'d Document<'_>, i: usize) -> Option<&'d str> {
    if document.token(i).kind == TokenKind::Mark {
        return None;
    }
    let word = document.folded(i);
    let bare = word.strip_prefix(['و', 'ف']).filter(|rest| rest.chars().count() > STEM).unwrap_or(word);
    let bare = bare.strip_prefix(['ب', 'ك', 'ل']).filter(|rest| rest.starts_with("ال")).unwrap_or(bare);
    let bare = bare.strip_prefix("ال").or_else(|| bare.strip_prefix("لل")).unwrap_or(bare);
    let end = bare.char_indices().nth(STEM).map_or(bare.len(), |(at, _)| at);
    (bare.chars().nth(2).is_some()).then_some(&bare[..end])
}

/// Whether a line is the name of a file or of a picture in an archive: one Latin word with digits (`gettyimages 2230342714`).
fn is_file_name(document: &Document<'_>, line: &Line) -> bool {
    let kind = |i: usize| document.token(i).kind;
    let digits = line.tokens.clone().any(|i| kind(i) == TokenKind::Number && document.surface(i).len() > 4);
    let arabic = line.tokens.clone().any(|i| kind(i) == TokenKind::Arabic);
    !arabic && digits && line.words <= 4
}
