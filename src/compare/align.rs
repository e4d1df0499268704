//! The wordings of one statement, aligned word by word with the fullest of them, in any order of the words.

use std::collections::HashMap;
use std::ops::Range;

use super::read::{Read, Word};
use super::result::{Difference, Part, Wording};
use super::statement::Statement;
use crate::analysis::Quote;

/// A word anchors an alignment from this rarity on; others follow their neighbours.
const ANCHOR: f32 = 0.15;

/// So many places of a word are tried.
const PLACES: usize = 8;

/// How a word stands to the fullest wording.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Match {
    /// The word at this place there.
    At(usize),
    Other,
}

/// One wording while it is aligned.
struct Line<'a> {
    statement: &'a Statement,
    words: Vec<&'a Word>,
    /// For each of its words.
    matches: Vec<Match>,
    /// For each word of the fullest wording, the word here.
    back: Vec<Option<usize>>,
    /// It is in another language than the fullest wording.
    translated: bool,
}

/// A group of statements, aligned.
pub(super) struct Aligned {
    /// The statements by their numbers, the fullest wording first.
    pub(super) order: Vec<usize>,
    pub(super) columns: usize,
    /// The wordings in that order, their sources not named yet.
    pub(super) wordings: Vec<Wording>,
    /// Of their words.
    pub(super) differences: Vec<Difference>,
}

/// Aligns a group of statements.
pub(super) fn align(group: &[usize], statements: &[Statement], reads: &[Read<'_>]) -> Aligned {
    let mut order = group.to_vec();
    // Verbatim before paraphrase, then the longest.
    order.sort_by_key(|&n| (!statements[n].verbatim, usize::MAX - statements[n].words.len(), n));
    let mut of: Vec<Line<'_>> = Vec::new();
    let base: Vec<&Word> = words(&statements[order[0]], reads);
    for &n in &order {
        let statement = &statements[n];
        let words = words(statement, reads);
        let translated = statement.language != statements[order[0]].language;
        let (matches, back) = if translated {
            (vec![Match::Other; words.len()], vec![None; base.len()])
        } else {
            matched(&base, &words)
        };
        of.push(Line { statement, words, matches, back, translated });
    }
    let columns = columns(&base, &of);
    let mut wordings = Vec::new();
    let mut differences = Vec::new();
    for (row, line) in of.iter().enumerate() {
        let translated = line.translated;
        let cells = if translated { whole(line, columns.len()) } else { cells(line, &columns) };
        if row > 0 && !translated {
            differ(row, &line.words, &base, &cells, &columns, &mut differences);
        }
        let quotes = &reads[line.statement.article].analysis.quotes;
        let quote = &quotes[line.statement.quote];
        wordings.push(Wording {
            article: line.statement.article,
            quote: quote.id.clone(),
            source: String::new(),
            verbatim: line.statement.verbatim,
            marks: if line.statement.verbatim { Vec::new() } else { marks(quotes, line.statement.quote) },
            translated,
            cue: quote.cue.as_ref().map(|cue| cue.text.clone()),
            cells: cells.into_iter().map(|cell| cell.parts).collect(),
        });
    }
    Aligned { columns: columns.len(), wordings, differences, order }
}

/// The stretches in marks inside a quotation, as far as its own source says them.
fn marks(quotes: &[Quote], outer: usize) -> Vec<[usize; 2]> {
    let whole = &quotes[outer];
    let inside = quotes[outer + 1..].iter().take_while(|quote| quote.start < whole.end);
    let own =
        inside.filter(|quote| !matches!(quote.kind, "indirect" | "term") && quote.source == whole.source);
    own.map(|quote| [quote.start, quote.end]).collect()
}

fn words<'a>(statement: &Statement, reads: &'a [Read<'_>]) -> Vec<&'a Word> {
    statement.words.iter().map(|&word| &reads[statement.article].words[word]).collect()
}

/// Finds for each word its place in the fullest wording.
fn matched(base: &[&Word], words: &[&Word]) -> (Vec<Match>, Vec<Option<usize>>) {
    let mut places: HashMap<u32, Vec<usize>> = HashMap::new();
    for (at, word) in base.iter().enumerate() {
        let list = places.entry(word.root).or_default();
        if list.len() < PLACES {
            list.push(at);
        }
    }
    let mut matches = vec![Match::Other; words.len()];
    let mut back = vec![None; base.len()];
    let mut last = None;
    for (n, word) in words.iter().enumerate() {
        if anchors(word) {
            let free = places.get(&word.root).into_iter().flatten().copied().filter(|&at| back[at].is_none());
            // What goes on is nearest; what lies behind is farther than what lies ahead.
            let distance = |at: usize| match last {
                Some(last) if at > last => (0, at - last),
                Some(last) => (1, last - at),
                None => (0, at),
            };
            let same_stem = |at: usize| base[at].stem != word.stem;
            if let Some(at) = free.min_by_key(|&at| (same_stem(at), distance(at))) {
                (matches[n], back[at], last) = (Match::At(at), Some(n), Some(at));
            }
        }
    }
    // The small words beside those that are matched, forwards then backwards.
    let fits = |a: &Word, b: &Word| a.stem == b.stem;
    for n in 1..words.len() {
        if let (Match::Other, Match::At(before)) = (matches[n], matches[n - 1]) {
            let at = before + 1;
            if at < base.len() && back[at].is_none() && fits(base[at], words[n]) {
                (matches[n], back[at]) = (Match::At(at), Some(n));
            }
        }
    }
    for n in (1..words.len()).rev() {
        if let (Match::Other, Match::At(after)) = (matches[n - 1], matches[n])
            && let Some(at) = after.checked_sub(1)
            && back[at].is_none()
            && fits(base[at], words[n - 1])
        {
            (matches[n - 1], back[at]) = (Match::At(at), Some(n - 1));
        }
    }
    (matches, back)
}

/// Names, times and numbers anchor too: they have no weight, but are where they are.
fn anchors(word: &Word) -> bool {
    word.stem_rarity >= ANCHOR || word.root_rarity >= ANCHOR || word.stem_rarity == 0.0 && word.fixed
}

/// So many words may be put in between without cutting a stretch in two.
const BETWEEN: usize = 2;

/// Cuts the fullest wording where any other changes: from matched to not, or from one stretch of its own to another. Small words change nothing.
fn columns(base: &[&Word], lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let mut cuts = vec![false; base.len()];
    for line in lines[1..].iter().filter(|line| !line.translated) {
        let mut before: Option<Option<usize>> = None;
        for at in 0..base.len() {
            let here = line.back[at];
            if here.is_none() && !base[at].telling {
                continue;
            }
            cuts[at] |= match (before, here) {
                (Some(Some(before)), Some(here)) => {
                    !(before + 1..=before + 1 + BETWEEN).contains(&here)
                        || line.matches[before + 1..here].iter().any(|one| *one != Match::Other)
                }
                (Some(None), None) | (None, _) => false,
                _ => true,
            };
            before = Some(here);
        }
    }
    let mut columns = Vec::new();
    let mut first = 0;
    for at in (1..base.len()).filter(|&at| cuts[at]) {
        columns.push(first..at);
        first = at;
    }
    if first < base.len() {
        columns.push(first..base.len());
    }
    columns
}

/// The cells of a wording while they are filled: what stands in a column, and whether nothing there is matched.
#[derive(Default)]
struct Filled {
    parts: Vec<Part>,
    matched: bool,
}

/// Puts the words of a wording into the columns; what is matched to nothing stands in the free column beside what comes before it, or with that.
fn cells(line: &Line<'_>, columns: &[Range<usize>]) -> Vec<Filled> {
    let mut cells: Vec<Filled> = columns.iter().map(|_| Filled::default()).collect();
    let column = |at: usize| columns.partition_point(|column| column.end <= at);
    for &matched in &line.matches {
        if let Match::At(at) = matched {
            cells[column(at)].matched = true;
        }
    }
    let mut current = None;
    let mut n = 0;
    while n < line.words.len() {
        let run_end =
            (n + 1..line.words.len()).find(|&next| !goes_on(line, columns, next)).unwrap_or(line.words.len());
        let (start, end) = (line.words[n].start, line.words[run_end - 1].end);
        let place = match line.matches[n] {
            Match::At(at) => column(at),
            Match::Other => {
                let next = (run_end < line.words.len()).then(|| match line.matches[run_end] {
                    Match::At(at) => column(at),
                    Match::Other => 0,
                });
                free_place(&cells, current, next)
            }
        };
        let same = line.matches[n] != Match::Other;
        if let Some(cell) = cells.get_mut(place) {
            cell.parts.push(Part { start, end, same });
        }
        current = Some(place);
        n = run_end;
    }
    cells
}

/// Whether a word belongs to the run of the one before it: both matched in one column, or both not.
fn goes_on(line: &Line<'_>, columns: &[Range<usize>], n: usize) -> bool {
    match (line.matches[n - 1], line.matches[n]) {
        (Match::At(before), Match::At(here)) => {
            before < here && columns[columns.partition_point(|column| column.end <= here)].contains(&before)
        }
        (Match::Other, Match::Other) => true,
        _ => false,
    }
}

fn free_place(cells: &[Filled], before: Option<usize>, after: Option<usize>) -> usize {
    let free = |at: usize| cells.get(at).is_some_and(|cell| !cell.matched && cell.parts.is_empty());
    if let Some(before) = before.filter(|_| before == after) {
        return before;
    }
    let following = before.map_or(0, |before| before + 1);
    if free(following) {
        return following;
    }
    if let Some(at) = after.and_then(|after| after.checked_sub(1)).filter(|&at| free(at)) {
        return at;
    }
    before.or(after).unwrap_or(0)
}

/// A wording in another language stands whole in the first column.
fn whole(line: &Line<'_>, columns: usize) -> Vec<Filled> {
    let mut cells: Vec<Filled> = (0..columns).map(|_| Filled::default()).collect();
    if let (Some(first), Some(last), Some(cell)) = (line.words.first(), line.words.last(), cells.first_mut())
    {
        cell.parts.push(Part { start: first.start, end: last.end, same: true });
    }
    cells
}

/// What of the words is cut, put otherwise and added.
fn differ(
    row: usize,
    words: &[&Word],
    base: &[&Word],
    cells: &[Filled],
    columns: &[Range<usize>],
    differences: &mut Vec<Difference>,
) {
    // Small words that come and go say nothing.
    let telling = |words: &[&Word]| words.iter().any(|word| word.telling);
    for (cell, column) in cells.iter().zip(columns) {
        let lacking = &base[column.clone()];
        let there = (lacking[0].start, lacking[lacking.len() - 1].end);
        if !cell.matched && telling(lacking) {
            // What stands in place of the column, if anything does.
            differences.push(match (cell.parts.first(), cell.parts.last()) {
                (Some(first), Some(last)) => Difference::reworded(row, there, (first.start, last.end)),
                _ => Difference::cut(row, there),
            });
        } else {
            for part in cell.parts.iter().filter(|part| !part.same) {
                let first = words.partition_point(|word| word.start < part.start);
                let last = words.partition_point(|word| word.start < part.end);
                if telling(&words[first..last]) {
                    differences.push(Difference::added(row, (part.start, part.end)));
                }
            }
        }
    }
}
