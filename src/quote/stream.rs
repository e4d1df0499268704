//! The text as the attribution rules walk it: periods of items, each level of quotation apart.
//!
//! A long stretch in marks is one item of the period around it, and its own words make periods of their own; a short one (a name, a
//! phrase) stays part of the sentence that holds it. A full stop inside a quotation does not end the sentence around it.

use super::arabic::vocabulary::{self, Class};
use super::marks::Marked;
use crate::order::sort_by_key;
use crate::text::{Document, TokenKind};

/// A short stretch has at most this many words.
const SHORT: usize = 4;

/// A step of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A word or number: its token.
    Word(usize),
    /// A mark that is no quotation mark: its token.
    Mark(usize),
    /// A long stretch in quotation marks, seen from outside: its number.
    Quote(usize),
    /// The opening of a short stretch.
    Open(usize),
    /// The end of a short stretch.
    Close(usize),
}

/// A sentence on one level of quotation.
#[derive(Clone, Debug)]
pub(super) struct Period {
    /// Its steps, in order.
    pub(super) items: Vec<Item>,
    /// The long stretch whose words these are; none for the article's own.
    pub(super) inside: Option<usize>,
    /// It is its line's first.
    pub(super) opens_line: bool,
}

/// Whether a stretch is so short that it stays part of the sentence around it.
pub(super) fn is_short(document: &Document<'_>, marked: &Marked) -> bool {
    let mut words = marked.tokens.clone().filter(|&i| document.token(i).kind != TokenKind::Mark);
    marked.tokens.len() <= 2 * SHORT && words.nth(SHORT).is_none()
}

/// The item that closes the short stretch opened at item `open`; the opening itself where its end lies in another period.
pub(super) fn close_of(items: &[Item], open: usize, q: usize) -> usize {
    (open + 1..items.len().min(open + 24)).find(|&i| items[i] == Item::Close(q)).unwrap_or(open)
}

/// Whether a mark is the colon of a clock or a score (`10:45`, `2:1`), which opens no speech.
fn is_in_number(document: &Document<'_>, mark: usize) -> bool {
    let number = |i: usize| document.tokens().get(i).is_some_and(|t| t.kind == TokenKind::Number);
    let joined = |i: usize| document.tokens().get(i).is_some_and(|t| !t.space_before && !t.line_before);
    document.surface(mark) == ":"
        && mark > 0
        && number(mark - 1)
        && number(mark + 1)
        && joined(mark)
        && joined(mark + 1)
}

/// The periods of the text, each level in order: the article's own first, then those inside each long stretch.
pub(super) fn periods(document: &Document<'_>, marked: &[Marked]) -> Vec<Period> {
    struct Level {
        inside: Option<usize>,
        current: Option<Period>,
        end: usize,
    }
    let count = document.tokens().len();
    let mut sentence_starts = vec![false; count + 1];
    for sentence in document.sentences() {
        sentence_starts[sentence.start] = true;
    }
    let mut done: Vec<Period> = Vec::new();
    let mut levels = vec![Level { inside: None, current: None, end: usize::MAX }];
    let mut shorts: Vec<usize> = Vec::new();
    let mut next = 0;
    let mut i = 0;
    while i <= count {
        while shorts.last().is_some_and(|&q| marked[q].tokens.end == i) {
            let q = shorts.pop().expect("just seen");
            if let Some(period) = levels.last_mut().and_then(|l| l.current.as_mut()) {
                period.items.push(Item::Close(q));
            }
            i = marked[q].after();
        }
        if levels.len() > 1 && levels.last().is_some_and(|l| l.end <= i) {
            let level = levels.pop().expect("just seen");
            done.extend(level.current);
            if let Some(q) = level.inside {
                i = marked[q].after();
            }
            continue;
        }
        if i >= count {
            break;
        }
        let level = levels.last_mut().expect("the article's own level never ends");
        let comma = matches!(document.surface(i), "،" | "," | "؛" | ";");
        let line = document.token(i).line_before;
        // `قال الوزير،⏎إن …`: a line broken after a comma goes on where the next opens with `أن` or `الذي`.
        let wrapped = line
            && i > 0
            && matches!(document.surface(i - 1), "،" | ",")
            && matches!(vocabulary::class(document.folded(i)), Some(Class::That | Class::Relative));
        if !wrapped && (line || (sentence_starts[i] && !comma && shorts.is_empty())) {
            done.extend(level.current.take());
        }
        let inside = level.inside;
        let opens_line = line;
        let period = level.current.get_or_insert_with(|| Period { items: Vec::new(), inside, opens_line });
        if marked.get(next).is_some_and(|m| m.open.start == i) {
            let q = next;
            next += 1;
            i = marked[q].open.end;
            if is_short(document, &marked[q]) {
                period.items.push(Item::Open(q));
                shorts.push(q);
            } else {
                period.items.push(Item::Quote(q));
                levels.push(Level { inside: Some(q), current: None, end: marked[q].tokens.end });
            }
            continue;
        }
        match document.token(i).kind {
            TokenKind::Machine => {}
            TokenKind::Mark if is_in_number(document, i) => {}
            TokenKind::Mark => period.items.push(Item::Mark(i)),
            _ => period.items.push(Item::Word(i)),
        }
        i += 1;
    }
    while let Some(level) = levels.pop() {
        done.extend(level.current);
    }
    done.retain(|p| !p.items.is_empty());
    sort_by_key(&mut done, |p| [p.inside.map_or(0, |q| q + 1)]);
    done
}
