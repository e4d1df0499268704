//! Amounts: how many, in digits or words, with scales, fractions and ranges, but without the unit.

use crate::decimal;
use crate::lexicon::{Row, Table, tables};
use crate::text::clitic::splits;
use crate::text::{Document, TokenKind};

use super::words;

static PARTS: Table = Table::new(tables::NUMBER_PARTS);

/// An amount read from the tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    /// How many; none for a range and for a vague amount.
    pub value: Option<f64>,
    /// First byte, proclitics left out.
    pub start: usize,
    /// The token after it.
    pub next: usize,
    /// It ends in digits.
    pub digits: bool,
    /// It is a vague plural (`ملايين`): an amount only before a definite unit.
    pub vague: bool,
    /// The two ends of a range in one piece (`36 - 40`).
    pub range: Option<(f64, f64)>,
}

/// Whether `i` stands right after the token before it.
pub(super) fn is_glued(document: &Document<'_>, i: usize) -> bool {
    document.tokens().get(i).is_some_and(|t| !t.space_before && !t.line_before)
}

fn is_number(document: &Document<'_>, i: usize) -> bool {
    document.tokens().get(i).is_some_and(|t| t.kind == TokenKind::Number)
}

/// A number in digits at token `i` with its groups and decimals (`1,100`, `1.100.000`, `100 000`, `2,5`, `2،5`, `3.5`), with the token after
/// it. No more than 15 digits, which a double holds exactly. Where the point was typed as `ر` or slipped behind a space, the parts stand in
/// the order of the page: `5ر3` and `5 .3` are 3.5.
///
/// ```
/// use isnad::number::digits;
/// use isnad::text::Document;
/// let read = |text: &str| digits(&Document::new(text), 0);
/// assert_eq!(read("1,100 غرام"), Some((1100.0, 3)));
/// assert_eq!(read("٢٫٥"), Some((2.5, 3)));
/// assert_eq!(read("100 000 دينار"), Some((100_000.0, 2)));
/// assert_eq!(read("دينار"), None);
/// ```
pub fn digits(document: &Document<'_>, i: usize) -> Option<(f64, usize)> {
    if !is_number(document, i) {
        return None;
    }
    if let Some(found) = reversed(document, i) {
        return Some(found);
    }
    let (mut whole, mut next) = grouped(document, i);
    if is_mark(document, next, &[".", ",", "٫", "،"]) && is_number(document, next + 1) {
        whole.push('.');
        whole.push_str(document.folded(next + 1));
        next += 2;
    }
    decimal::parse(&whole).map(|value| (value, next))
}

/// Whether a mark stands at token `i`, glued to the tokens on both sides.
fn is_mark(document: &Document<'_>, i: usize, marks: &[&str]) -> bool {
    marks.contains(&document.folded_at(i)) && is_glued(document, i) && is_glued(document, i + 1)
}

/// The digits from token `i` with their groups of three, with the token after them.
fn grouped(document: &Document<'_>, i: usize) -> (String, usize) {
    let mut whole = document.folded(i).to_owned();
    let mut next = i + 1;
    let group = |at: usize| is_number(document, at) && document.folded(at).len() == 3;
    let mark = |at: usize, marks: &[&str]| is_mark(document, at, marks);
    if whole.len() <= 3 && whole != "0" {
        // Commas group already once, full stops only when they come again, spaces only between figures of one line.
        let dotted = mark(next, &["."]) && group(next + 1) && mark(next + 2, &["."]) && group(next + 3);
        let separators: &[&str] = if dotted { &["."] } else { &[",", "٬", "،"] };
        // No longer than what is refused below: a text may be one long chain of groups.
        while whole.len() <= 15 {
            if mark(next, separators) && group(next + 1) {
                whole.push_str(document.folded(next + 1));
                next += 2;
            } else if group(next) && matches!(document.gap_after(next - 1), " " | "\u{a0}" | "\u{202f}") {
                whole.push_str(document.folded(next));
                next += 1;
            } else {
                break;
            }
        }
    }
    (whole, next)
}

/// A number whose parts stand in the order in which they are seen on a page from right to left: `5ر3` and `432ر690ر29` of the agencies,
/// `44 .0` of archives that lost the direction.
fn reversed(document: &Document<'_>, i: usize) -> Option<(f64, usize)> {
    let fraction = document.folded(i);
    let point =
        document.tokens().get(i + 1).filter(|_| is_number(document, i + 2) && is_glued(document, i + 2))?;
    let letter = document.folded(i + 1) == "ر" && !point.space_before && !point.line_before;
    // Four digits are rather a year at the end of its sentence.
    let slipped =
        document.folded(i + 1) == "." && point.space_before && !point.line_before && fraction.len() != 4;
    if !letter && !slipped {
        return None;
    }
    if slipped {
        let (whole, next) = grouped(document, i + 2);
        return decimal::parse(&format!("{whole}.{fraction}")).map(|value| (value, next));
    }
    let whole = document.folded(i + 2);
    let more = document.folded_at(i + 3) == "ر" && is_number(document, i + 4);
    if more && fraction.len() == 3 && whole.len() == 3 {
        return decimal::parse(&format!("{}{whole}{fraction}", document.folded(i + 4))).map(|v| (v, i + 5));
    }
    // Three digits before the letter are thousands, unless a scale says that they are a fraction of it: `935ر6 مليون`.
    let grouped = fraction.len() == 3 && scale(document, i + 3, i + 4).is_none();
    let written = if grouped { format!("{whole}{fraction}") } else { format!("{whole}.{fraction}") };
    (!more).then(|| decimal::parse(&written)).flatten().map(|v| (v, i + 3))
}

/// A number in digits with the scale after it (`4 آلاف`, `13.8 مليار`), with the token after it; `end` is one past the last token that it
/// may take.
pub(crate) fn scaled_digits(document: &Document<'_>, i: usize, end: usize) -> Option<(f64, usize)> {
    let (value, next) = digits(document, i)?;
    let scaled = if next < end { scale(document, next, end) } else { None };
    Some(scaled.map_or((value, next), |(unit, next)| (value * unit, next)))
}

/// The amount at token `i`, if one starts there; `end` is one past the last token that it may take.
pub(super) fn read(document: &Document<'_>, i: usize, end: usize) -> Option<Amount> {
    let first = simple(document, i, end)?;
    if !first.digits {
        return Some(first);
    }
    // A range in one piece (`36 - 40`) or two dimensions (`1600×900`): neither end is the amount.
    let dash = matches!(document.folded_at(first.next), "-" | "–" | "—" | "×" | "*" | "x");
    if dash && first.next + 1 < end && is_number(document, first.next + 1) {
        let second = simple(document, first.next + 1, end)?;
        let between = matches!(document.folded(first.next), "-" | "–" | "—");
        let low = scaled_alike(&first, &second);
        let range = low.zip(second.value).filter(|(low, high)| between && low < high);
        return Some(Amount { value: None, start: first.start, range, ..second });
    }
    Some(first)
}

fn simple(document: &Document<'_>, i: usize, end: usize) -> Option<Amount> {
    if let Some((value, next)) = digits(document, i) {
        let start = document.token(i).start;
        return Some(scaled(
            document,
            Amount { value: Some(value), start, next, digits: true, vague: false, range: None },
            end,
        ));
    }
    if !matches!(document.tokens().get(i)?.kind, TokenKind::Arabic | TokenKind::Latin) {
        return None;
    }
    if let Some((share, skip)) = part_at(document, i, "fraction").filter(|p| p.1 == 0) {
        // `نصف مليار`, `half a million`.
        let at = if document.folded_at(i + 1) == "a" { i + 2 } else { i + 1 };
        let scale = scale(document, at, end)?;
        let start = document.offset_after(i, skip);
        return Some(Amount {
            value: Some(share * scale.0),
            start,
            next: scale.1,
            digits: false,
            vague: false,
            range: None,
        });
    }
    if let Some((_, skip)) = part_at(document, i, "vague") {
        // `مئات آلاف`, `بضعة ملايين`: as many vague words as stand together.
        let mut next = i + 1;
        while next < end && part_at(document, next, "vague").is_some_and(|p| p.1 == 0) {
            next += 1;
        }
        let start = document.offset_after(i, skip);
        return Some(Amount { value: None, start, next, digits: false, vague: true, range: None });
    }
    // With the article only a large one is an amount: `المئة مليون دولار`, not `الثلاثة`.
    let number = words::cardinal(document, i, end).filter(|n| !n.article || n.value >= 1000.0)?;
    let start = document.offset_after(i, number.skip);
    // `الملايين من الناس`: as vague as without the article.
    if number.article && number.next == i + 1 && bare_vague(document.folded(i)) {
        return Some(Amount { value: None, start, next: i + 1, digits: false, vague: true, range: None });
    }
    let amount = Amount {
        value: Some(number.value),
        start,
        next: number.next,
        digits: false,
        vague: false,
        range: None,
    };
    let amount = with_fraction(document, amount, end);
    if number.value < 1000.0 {
        return Some(amount);
    }
    Some(with_lesser(document, amount, scale_of(number.value), end))
}

/// The share and the folded proclitics' length of a word of [`PARTS`] of one kind at token `i`.
fn part_at(document: &Document<'_>, i: usize, kind: &str) -> Option<(f64, usize)> {
    let (row, skip) = part(document.folded_at(i))?;
    (row.column(0) == kind).then(|| (decimal::parse(row.column(1)).unwrap_or(0.0), skip))
}

/// Whether a folded word with the article, and proclitics, is a vague amount: `الآلاف`, `والملايين`.
fn bare_vague(word: &str) -> bool {
    splits(word).any(|s| s.article && is_vague(s.bare()))
}

/// Whether a folded word is a vague amount: `آلاف`.
pub(super) fn is_vague(word: &str) -> bool {
    PARTS.get(word).is_some_and(|row| row.column(0) == "vague")
}

/// The row of [`PARTS`] of a folded word under any reading of its proclitics, with their length.
fn part(word: &str) -> Option<(Row, usize)> {
    splits(word).find_map(|s| PARTS.get(s.stem).map(|row| (row, s.len)))
}

/// Whether a folded word after a noun says that it is one: `ريالا واحدا`.
pub(super) fn is_one(word: &str) -> bool {
    PARTS.get(word).is_some_and(|row| row.column(0) == "one")
}

/// Whether a word can begin an amount: a quick test before reading one.
pub(super) fn may_start(document: &Document<'_>, i: usize) -> bool {
    words::starts_number(document, i) || part(document.folded(i)).is_some_and(|p| p.0.column(0) != "one")
}

/// A scale alone (`مليون`, `آلاف`, `billion`, `bn`) at token `i`, with the token after it.
fn scale(document: &Document<'_>, i: usize, end: usize) -> Option<(f64, usize)> {
    if i >= end.min(document.tokens().len()) {
        return None;
    }
    if let Some((value, _)) =
        part_at(document, i, "short").filter(|_| is_glued(document, i) || document.folded(i).len() > 2)
    {
        return Some((value, i + 1));
    }
    let number = words::cardinal(document, i, i + 1)?;
    let is_scale = number.value >= 1000.0 && number.skip == 0 && !number.article;
    is_scale.then_some((number.value, i + 1))
}

/// Digits with the scales, lesser parts and fractions that follow: `3 ملايين و500 ألف`, `5 مليارات ونصف المليار`.
fn scaled(document: &Document<'_>, mut amount: Amount, end: usize) -> Amount {
    let closing = usize::from(closes(document, amount.next));
    let Some((unit, next)) = scale(document, amount.next + closing, end) else {
        return amount;
    };
    amount.value = amount.value.map(|v| v * unit);
    (amount.next, amount.digits) = (next, false);
    // A scale of a scale: `100 ألف مليار`.
    while let Some((more, next)) = scale(document, amount.next, end).filter(|m| m.0 > unit) {
        amount.value = amount.value.map(|v| v * more);
        amount.next = next;
    }
    amount = with_fraction(document, amount, end);
    with_lesser(document, amount, unit, end)
}

/// An amount in scales of `unit` with the lesser amount in digits that `و` adds to it: `مليار و200 مليون`, `31 ألفا و966`.
fn with_lesser(document: &Document<'_>, mut amount: Amount, unit: f64, end: usize) -> Amount {
    let from = amount.next + 1;
    if document.folded_at(amount.next) == "و" && from < end && is_glued(document, from) {
        let lesser = scaled_digits(document, from, end).filter(|(value, next)| *value < unit && *next <= end);
        if let Some((value, next)) = lesser {
            amount.value = amount.value.map(|v| v + value);
            amount.next = next;
        }
    }
    amount
}

/// An amount with `ونصف` (and the scale again, if it is written: `ونصف المليار`).
fn with_fraction(document: &Document<'_>, mut amount: Amount, end: usize) -> Amount {
    if amount.next >= end {
        return amount;
    }
    let Some((share, skip)) = part_at(document, amount.next, "fraction").filter(|p| p.1 > 0) else {
        return amount;
    };
    let conjunction = document.folded(amount.next).starts_with('و') && skip == 'و'.len_utf8();
    let Some(before) = amount.next.checked_sub(1).filter(|_| conjunction) else { return amount };
    // The fraction is of the last scale word, or of one.
    let unit = words::cardinal(document, before, before + 1)
        .map_or(1.0, |n| if n.value >= 1000.0 { n.value } else { 1.0 });
    amount.value = amount.value.map(|v| v + share * scale_of(unit));
    amount.next += 1;
    let again = amount.next < end
        && words::cardinal(document, amount.next, amount.next + 1)
            .is_some_and(|n| n.value == scale_of(unit) && n.skip == 0 && unit >= 1000.0);
    amount.next += usize::from(again);
    amount.digits = false;
    amount
}

/// The lower end of a range with the scale that only the upper one names: `3 إلى 4 آلاف`, `15 to 20 million`.
pub(super) fn scaled_alike(low: &Amount, high: &Amount) -> Option<f64> {
    let (value, above) = (low.value?, high.value?);
    let scale = scale_of(above);
    let bare = low.digits && !high.digits && value < 1000.0;
    Some(if bare && value * scale < above { value * scale } else { value })
}

/// The scale in a dual: two million is of millions.
pub(super) fn scale_of(value: f64) -> f64 {
    [1e12, 1e9, 1e6, 1e3].into_iter().find(|s| value >= *s).unwrap_or(1.0)
}

/// Whether a closing mark or bracket stands at token `i`, glued to the token before it: `(22) جنيها`, `"184"جنيها`.
pub(super) fn closes(document: &Document<'_>, i: usize) -> bool {
    matches!(document.folded_at(i), "\"" | "»" | "”" | "“" | ")" | "]") && is_glued(document, i)
}
