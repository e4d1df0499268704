//! Quotation marks: every style, paired, and repaired where they are unbalanced or crossed.
//!
//! A mark is read as opening or closing by its neighbours first (a space, a clitic or a colon before; a word after) and by its glyph
//! second, because Arabic pages write “…“, ”…”, «…« and »…« for the same thing. Openings wait on a stack; a closing mark takes the
//! nearest opening of its family. What is left open at the end of its line is closed where its speech ends.
//! One pass over the marks; every look-back is bounded, so the time is linear.

use std::ops::Range;

use super::arabic::vocabulary;
use super::titles::is_title_noun;
use crate::order::sort_by_key;
use crate::text::{Document, TokenKind};

/// A stretch between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    /// The tokens of the opening mark.
    pub(super) open: Range<usize>,
    /// The tokens between the marks; never empty.
    pub(super) tokens: Range<usize>,
    /// The tokens of the closing mark; empty where it is missing.
    pub(super) close: Range<usize>,
    /// The marks were unbalanced or crossed.
    pub(super) repaired: bool,
}

impl Marked {
    /// The bytes between the marks, without white space at the edges.
    pub(super) fn span(&self, document: &Document<'_>) -> Range<usize> {
        document.token(self.tokens.start).start..document.token(self.tokens.end - 1).end
    }

    /// The marks as written.
    pub(super) fn written(&self, document: &Document<'_>) -> String {
        let marks = self.open.clone().chain(self.close.clone());
        marks.map(|i| document.surface(i)).collect()
    }

    /// The first token after the stretch and its closing mark.
    pub(super) fn after(&self) -> usize {
        self.tokens.end.max(self.close.end)
    }
}

/// Marks that close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Guillemet,
    Curly,
    Straight,
    Single,
    SingleGuillemet,
    Brackets,
    Angles,
    Verse,
    /// `{…}` around scripture, `(…)` right after a verb of saying and its colon.
    Round,
    Plus,
}

impl Family {
    /// Double marks, which close one another where a page mixes them.
    fn is_double(self) -> bool {
        matches!(self, Family::Guillemet | Family::Curly | Family::Straight | Family::Angles)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    Either,
}

#[derive(Clone, Debug)]
struct Occurrence {
    tokens: Range<usize>,
    family: Family,
    side: Side,
    /// The neighbours agree on the side.
    sure: bool,
    line: usize,
}

/// How far down the stack a closing mark looks for its family.
const LOOK: usize = 4;
/// How many lines a stretch may run over.
const LINES: usize = 6;
/// The longest name that may end with a word that looks like `أن`, in tokens.
const NAME: usize = 4;
/// How deep marks may nest; what lies deeper is left out.
const DEPTH: usize = 4;

/// The stretches between marks, in the order of their opening marks. `resumes(i)` says that the reporter's own sentence goes on at
/// token `i` (a cue such as مضيفا): an opening mark without its closing one ends there at the latest.
pub(super) fn find(document: &Document<'_>, resumes: impl Fn(usize) -> bool) -> Vec<Marked> {
    let occurrences = occurrences(document);
    let words = words_before(document);
    let mut pairs: Vec<Marked> = Vec::new();
    let mut stack: Vec<Occurrence> = Vec::new();
    let mut unclosed: Vec<Occurrence> = Vec::new();
    for (n, occurrence) in occurrences.iter().enumerate() {
        if n > 0 && occurrence.line != occurrences[n - 1].line && !stack.is_empty() {
            let spans_lines = occurrence.side == Side::Close;
            let compatible = |o: &Occurrence| {
                o.family == occurrence.family
                    && o.family.is_double()
                    && occurrence.line - o.line <= LINES
                    && !ends_in_line(document, o.tokens.end, &resumes)
            };
            if spans_lines && stack.iter().rev().take(LOOK).any(compatible) {
                while stack.last().is_some_and(|o| !compatible(o)) {
                    unclosed.extend(stack.pop());
                }
            } else {
                unclosed.append(&mut stack);
            }
        }
        let partner =
            stack.iter().rev().take(LOOK).position(|o| o.family == occurrence.family).or_else(|| {
                let top = stack.last()?;
                (top.family.is_double() && occurrence.family.is_double()).then_some(0)
            });
        let closes = match occurrence.side {
            Side::Open => false,
            // `موقفه" الداعم للهدنة"`: two closing marks and no opening one; the first opens, though it is written on the word before.
            Side::Close => {
                partner.is_some()
                    || !occurrences.get(n + 1).is_some_and(|next| opens_for(document, occurrence, next))
            }
            Side::Either => partner.is_some_and(|p| stack[stack.len() - 1 - p].family == occurrence.family),
        };
        if closes {
            if let Some(partner) = partner {
                let at = stack.len() - 1 - partner;
                unclosed.extend(stack.drain(at + 1..));
                if let Some(open) = stack.pop() {
                    let inner = open.tokens.end..occurrence.tokens.start;
                    if words[inner.start] < words[inner.end] {
                        pairs.push(Marked {
                            open: open.tokens,
                            tokens: inner,
                            close: occurrence.tokens.clone(),
                            repaired: open.family != occurrence.family,
                        });
                    }
                }
            }
        } else if occurrence.family != Family::Plus || !stack.is_empty() {
            stack.push(occurrence.clone());
        }
    }
    unclosed.append(&mut stack);
    unclosed.retain(|o| o.sure && o.family.is_double());
    sort_by_key(&mut unclosed, |o| [o.tokens.start]);
    sort_by_key(&mut pairs, |p| [p.open.start]);
    repair(document, &mut pairs, &unclosed, resumes);
    bounded(pairs)
}

/// For each token, and for the end, how many tokens before it are no marks: whether a stretch holds a word is then told in one step,
/// however deep stretches lie in one another.
fn words_before(document: &Document<'_>) -> Vec<usize> {
    let mut words = Vec::with_capacity(document.tokens().len() + 1);
    words.push(0);
    let mut count = 0;
    for token in document.tokens() {
        count += usize::from(token.kind != TokenKind::Mark);
        words.push(count);
    }
    words
}

/// Whether a closing mark that nothing opened opens for the closing mark after it: straight marks of one line, a word after a space.
fn opens_for(document: &Document<'_>, mark: &Occurrence, next: &Occurrence) -> bool {
    let word = document.tokens().get(mark.tokens.end);
    mark.family == Family::Straight
        && next.family == Family::Straight
        && next.side == Side::Close
        && mark.line == next.line
        && word.is_some_and(|t| t.kind != TokenKind::Mark && t.space_before)
}

/// Whether the reporter's own words go on after token `from` in its line.
fn ends_in_line(document: &Document<'_>, from: usize, resumes: impl Fn(usize) -> bool) -> bool {
    const REACH: usize = 200;
    let limit = document.tokens().len().min(from + REACH);
    let line = (from..limit).take_while(|&i| i == from || !document.token(i).line_before);
    line.into_iter().any(resumes)
}

/// Closes the openings that were left: with the closing mark of a stretch inside them that nothing introduces, or where the speech
/// ends.
fn repair(
    document: &Document<'_>,
    pairs: &mut Vec<Marked>,
    unclosed: &[Occurrence],
    resumes: impl Fn(usize) -> bool,
) {
    let mut added = Vec::new();
    for (n, open) in unclosed.iter().enumerate() {
        if let Some(end) = continued(document, open, &resumes) {
            let tokens = open.tokens.end..end;
            added.push(Marked { open: open.tokens.clone(), tokens, close: end..end, repaired: false });
            continue;
        }
        let limit = unclosed.get(n + 1).map_or(document.tokens().len(), |o| o.tokens.start);
        let start = open.tokens.end;
        let mut next = pairs.partition_point(|p| p.open.start < start);
        let mut end = start;
        let mut taken = None;
        while end < limit && !(end > start && document.token(end).line_before) {
            if let Some(inner) = pairs.get(next).filter(|p| p.open.start == end) {
                if !is_introduced(document, end) && same_glyph(document, inner, open) {
                    taken = Some(next);
                    break;
                }
                if inner.after() >= limit || inner.tokens.len() > 6 {
                    break;
                }
                end = inner.after();
                while pairs.get(next).is_some_and(|p| p.open.start < end) {
                    next += 1;
                }
                continue;
            }
            if resumes(end) || (end > start && starts_sentence(document, end)) {
                break;
            }
            end += 1;
        }
        if let Some(inner) = taken {
            // Two openings, one closing, and nothing that introduces the second: it is the stray one.
            pairs[inner].open = open.tokens.clone();
            pairs[inner].tokens.start = start;
            pairs[inner].repaired = true;
            continue;
        }
        while end > start && matches!(document.surface(end - 1), "." | "،" | "," | "؛" | ":") {
            end -= 1;
        }
        if end > start {
            let close = end..end;
            added.push(Marked { open: open.tokens.clone(), tokens: start..end, close, repaired: true });
        }
    }
    pairs.append(&mut added);
    sort_by_key(pairs, |p| [p.open.start]);
}

/// Where the paragraph of an opening mark without a closing one ends, if the next paragraph opens with the same mark: speech over several
/// paragraphs has an opening mark at each and a closing one at the last.
fn continued(document: &Document<'_>, open: &Occurrence, resumes: impl Fn(usize) -> bool) -> Option<usize> {
    const REACH: usize = 600;
    let start = open.tokens.end;
    let limit = document.tokens().len().min(start + REACH);
    let next = (start + 1..limit).find(|&i| document.token(i).line_before)?;
    let same = document.surface(next) == document.surface(open.tokens.start);
    let glued = document.tokens().get(next + 1).is_some_and(|t| !t.space_before && !t.line_before);
    (same && glued && !(start..next).any(resumes)).then_some(next)
}

fn same_glyph(document: &Document<'_>, pair: &Marked, open: &Occurrence) -> bool {
    document.surface(pair.open.start) == document.surface(open.tokens.start)
}

fn starts_sentence(document: &Document<'_>, i: usize) -> bool {
    document.sentences()[document.sentence_of(i)].start == i
}

/// Whether the opening mark at token `i` starts a new stretch by what stands before it: a colon, a clitic, a comma.
fn is_introduced(document: &Document<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return true };
    let word = document.folded(before);
    is_clitic(document, before)
        || matches!(word, ":" | "،" | "," | "(")
        || vocabulary::class(word) == Some(vocabulary::Class::That)
        || vocabulary::verb(word).is_some()
}

/// Leaves out pairs that cross an earlier one or lie too deep.
fn bounded(pairs: Vec<Marked>) -> Vec<Marked> {
    let mut kept: Vec<Marked> = Vec::with_capacity(pairs.len());
    let mut ends: Vec<usize> = Vec::new();
    for pair in pairs {
        while ends.last().is_some_and(|&end| end <= pair.open.start) {
            ends.pop();
        }
        let fits = ends.last().is_none_or(|&end| pair.after() <= end);
        if fits && ends.len() < DEPTH {
            ends.push(pair.tokens.end);
            kept.push(pair);
        }
    }
    kept
}

/// A word of proclitics alone before a mark: `لـ«`, `وبـ"`, `الـ«`.
fn is_clitic(document: &Document<'_>, i: usize) -> bool {
    let word = document.folded(i);
    document.token(i).kind == TokenKind::Arabic
        && (word == "ال"
            || word == "وال"
            || word == "بال"
            || word == "لل"
            || word.strip_prefix(['و', 'ف']).unwrap_or(word).chars().count() <= 1
                && word.chars().all(|c| matches!(c, 'و' | 'ف' | 'ب' | 'ل' | 'ك')))
}

fn occurrences(document: &Document<'_>) -> Vec<Occurrence> {
    let count = document.tokens().len();
    let mut found: Vec<Occurrence> = Vec::new();
    let mut rounds: Vec<usize> = Vec::new();
    let mut line = 0;
    let mut i = 0;
    while i < count {
        let token = document.token(i);
        line += usize::from(token.line_before);
        if token.kind != TokenKind::Mark {
            i += 1;
            continue;
        }
        let mark = document.surface(i);
        let doubled = i + 1 < count
            && document.surface(i + 1) == mark
            && document.token(i + 1).start == token.end
            && matches!(mark, "\"" | "'" | "(" | ")" | "<" | ">" | "“" | "”" | "«" | "»" | "’" | "‘");
        let width = if doubled { 2 } else { 1 };
        let family = match (mark, doubled) {
            ("«" | "»", _) => Some((Family::Guillemet, if mark == "«" { Side::Open } else { Side::Close })),
            ("“" | "„", _) => Some((Family::Curly, Side::Open)),
            ("”" | "‟", _) => Some((Family::Curly, Side::Close)),
            ("\"" | "＂" | "״", _) | ("'" | "’" | "‘", true) => Some((Family::Straight, Side::Either)),
            ("‹", _) => Some((Family::SingleGuillemet, Side::Open)),
            ("›", _) => Some((Family::SingleGuillemet, Side::Close)),
            ("‘" | "‚", _) => Some((Family::Single, Side::Open)),
            ("’", _) => Some((Family::Single, Side::Close)),
            ("'" | "`", _) => Some((Family::Single, Side::Either)),
            ("(", true) => Some((Family::Brackets, Side::Open)),
            (")", true) => Some((Family::Brackets, Side::Close)),
            ("<", true) => Some((Family::Angles, Side::Open)),
            (">", true) => Some((Family::Angles, Side::Close)),
            ("﴿" | "﴾", _) => Some((Family::Verse, Side::Either)),
            ("+", _) => Some((Family::Plus, Side::Either)),
            _ => None,
        };
        // `content="…"`: an attribute of a page's own markup, with its closing mark.
        if matches!(family, Some((Family::Straight, _))) && is_attribute(document, i) {
            let line = (i + 1..count).take_while(|&n| !document.token(n).line_before);
            i = line.into_iter().find(|&n| document.surface(n) == mark).map_or(i + width, |close| close + 1);
            continue;
        }
        if let Some(close) = round(document, i).filter(|_| family.is_none()) {
            rounds.push(close);
            let tokens = i..i + 1;
            found.push(Occurrence { tokens, family: Family::Round, side: Side::Open, sure: true, line });
        } else if rounds.last() == Some(&i) {
            rounds.pop();
            let tokens = i..i + 1;
            found.push(Occurrence { tokens, family: Family::Round, side: Side::Close, sure: true, line });
        }
        if let Some((family, glyph)) = family {
            let tokens = i..i + width;
            let neighbours = neighbours(document, &tokens, found.last());
            let side = match (neighbours, family) {
                (Some(side), _) => Some(side),
                // A single mark or a plus between two letters or two spaces is an apostrophe or a sign.
                (None, Family::Single) if glyph == Side::Either => None,
                (None, Family::Plus) => None,
                (None, _) => Some(glyph),
            };
            if let Some(side) = side {
                found.push(Occurrence { tokens, family, side, sure: neighbours.is_some(), line });
            }
        }
        i += width;
    }
    found
}

/// The closing bracket of words in brackets that are speech: braces around words, or round ones right after the colon of a verb of saying.
fn round(document: &Document<'_>, open: usize) -> Option<usize> {
    const REACH: usize = 120;
    const WORDS: usize = 3;
    let joined = |i: usize| document.tokens().get(i).is_some_and(|t| !t.space_before && !t.line_before);
    let opens = !joined(open) || open == 0 || document.token(open - 1).kind == TokenKind::Mark;
    let (close, braces) = match document.surface(open) {
        "{" if opens => ("}", true),
        // Pages turn them around.
        "}" if opens && joined(open + 1) => ("{", true),
        "(" => (")", false),
        _ => return None,
    };
    let limit = document.tokens().len().min(open + REACH);
    let end = (open + 1..limit)
        .take_while(|&i| !document.token(i).line_before)
        .find(|&i| document.surface(i) == close)?;
    let words = (open + 1..end).filter(|&i| document.token(i).kind == TokenKind::Arabic).count();
    let said = || {
        const NEAR: usize = 9;
        let colon = open > 1 && document.surface(open - 1) == ":";
        let says = |i: usize| {
            vocabulary::verb(document.folded(i))
                .is_some_and(|(r, _)| matches!(r.gloss, "say" | "add" | "reply"))
                || vocabulary::phrase(&[document.folded(i)]).is_some_and(|(r, ..)| r.gloss == "saying")
        };
        colon && (open.saturating_sub(NEAR)..open - 1).any(says)
    };
    (words >= WORDS && (braces || said())).then_some(end)
}

/// Whether a mark opens the value of an attribute: right after `=` and a Latin word.
fn is_attribute(document: &Document<'_>, mark: usize) -> bool {
    let joined = |i: usize| !document.token(i).space_before && !document.token(i).line_before;
    mark > 1
        && joined(mark)
        && document.surface(mark - 1) == "="
        && joined(mark - 1)
        && document.token(mark - 2).kind == TokenKind::Latin
}

/// The side that the neighbours of a mark speak for; none where they contradict each other or say nothing.
fn neighbours(document: &Document<'_>, mark: &Range<usize>, last: Option<&Occurrence>) -> Option<Side> {
    let first = document.token(mark.start);
    let joined_left = !(first.space_before || first.line_before);
    let left = mark.start.checked_sub(1).filter(|_| joined_left);
    let next = document.tokens().get(mark.end);
    let right = next.filter(|t| !(t.space_before || t.line_before)).map(|_| mark.end);
    let is_word = |i: usize| document.token(i).kind != TokenKind::Mark;
    let is_opening =
        |i: usize| matches!(document.surface(i), "(" | "[" | "{" | "#" | "@" | "…" | "." | "$" | "-");
    let is_quote =
        |i: usize| matches!(document.surface(i), "«" | "“" | "\"" | "‘" | "'" | "”" | "»" | "’" | "„" | "+");
    let Some(left) = left else {
        // A space before: opening if something is joined on the right.
        let opens = right.is_some_and(|r| is_word(r) || is_opening(r) || is_quote(r));
        let ends_line = next.is_none_or(|t| t.line_before);
        return if opens {
            Some(Side::Open)
        } else if ends_line {
            Some(Side::Close)
        } else {
            right.map(|_| Side::Close)
        };
    };
    let before = document.surface(left);
    if is_clitic(document, left)
        && document.tokens().get(left).is_some_and(|t| t.space_before || t.line_before)
    {
        return Some(Side::Open);
    }
    match before {
        // An attribute of a page's own markup.
        "=" => return None,
        ":" | "(" | "[" | "/" => return Some(Side::Open),
        _ => {}
    }
    let glued_to_opening = last.is_some_and(|o| o.tokens.end == mark.start && o.side == Side::Open);
    if glued_to_opening && right.is_some_and(|r| is_word(r) || is_opening(r)) {
        return Some(Side::Open);
    }
    // `إن" كذا`: no quotation ends with the word that opens a clause; in `"آي فان" كذا` it is part of a name.
    let opened = last.is_some_and(|o| o.side != Side::Close && mark.start - o.tokens.end <= NAME);
    if !opened && vocabulary::class(document.folded(left)) == Some(vocabulary::Class::That) {
        return Some(Side::Open);
    }
    match right {
        None => Some(Side::Close),
        Some(r) if is_word(r) => {
            // Joined on both sides: `كذا ،”قال` opens, and so does `بلقب"كذا"`; the rest is left to the stack.
            let comma = !is_word(left)
                && matches!(before, "،" | "," | "." | "؛" | "-" | "–" | "—")
                && document.surface(mark.start) != "\"";
            let titled = is_word(left) && is_title_noun(document.folded(left));
            (comma || titled).then_some(Side::Open)
        }
        Some(_) => Some(Side::Close),
    }
}
