//! Numbers with what they count: amounts of money, percentages, physical quantities, and counts of people and things.
//!
//! Layers, each of which knows those above it alone: `words` reads numerals, `amount` how many (both by the script of each word); `unit`,
//! `bounds` and `noun` what the tables know; `language` says by which language a number is read; `arabic` and `english` find what is
//! counted by the forms of their language; `count` asks them, `series` shares a unit among several numbers.

mod amount;
mod arabic;
mod bounds;
mod count;
mod english;
mod kind;
mod language;
mod noun;
mod series;
mod unit;
pub mod words;

use std::ops::Range;

use crate::text::{Document, TokenKind};
pub use amount::digits;
pub(crate) use amount::scaled_digits;
use kind::tidy;
pub use kind::{Number, NumberKind};
use language::{Language, language};
use series::is_free;
use unit::Countries;

/// The most tokens in a number with its unit: `ثلاثمئة وخمسة وعشرين مليونا وأربعمئة ألف دولار أمريكي` has nine.
const LONGEST_NUMBER: usize = 24;
/// The fewest letters of a physical unit that states an amount by its dual alone.
const LONG_UNIT: usize = 7;

/// Finds the numbers of a document, in the order of the text; they do not overlap. `taken` are the bytes of what is read as a time, in their
/// order: nothing is counted there.
///
/// ```
/// use isnad::number::{self, NumberKind};
/// use isnad::text::Document;
/// let found = number::find(&Document::new("بلغت الكلفة 29 مليون دولار، أي 6% من الميزانية."), &[]);
/// assert_eq!(found[0].kind, NumberKind::Money);
/// assert_eq!((found[0].value, found[0].unit.as_deref()), (Some(29_000_000.0), Some("USD")));
/// assert_eq!(found[1].kind, NumberKind::Percent);
/// ```
pub fn find(document: &Document<'_>, taken: &[Range<usize>]) -> Vec<Number> {
    let count = document.tokens().len();
    let words = Words {
        amounts: document
            .of_words(|i| document.token(i).kind == TokenKind::Arabic && amount::may_start(document, i)),
        countries: Countries::default(),
    };
    let mut numbers = Vec::new();
    let mut i = 0;
    while i < count {
        let found = may_start(document, i, &words).then(|| number_at(document, i, &words)).flatten();
        if let Some((mut number, next)) =
            found.filter(|f| f.0.kind != NumberKind::Count || is_free(&f.0.span, taken))
        {
            bounds::mark(document, i, next, &mut number);
            if number.kind != NumberKind::Count
                && let Some(amount) = amount::read(document, i, next)
            {
                let free = numbers.last().map_or(0, |n: &Number| n.span.end);
                numbers.extend(series::before(document, i, &amount, &number, taken, free));
            }
            numbers.push(number);
            i = next;
        } else {
            // Past all the digits of an amount without a unit, so that its tail is not read as another.
            i = digits(document, i).map_or(i + 1, |(_, next)| next);
        }
    }
    numbers
}

/// Whether a physical unit stands at token `i` (`كيلومترا`, `كلم`).
pub(crate) fn is_unit(document: &Document<'_>, i: usize) -> bool {
    unit::physical(document, i, stretch_end(document, i), true).is_some()
}

/// What is worked out once for a document.
struct Words {
    /// Whether each distinct word is an Arabic one that may begin an amount.
    amounts: Vec<bool>,
    countries: Countries,
}

/// A quick test that most words fail, before a number is read at token `i`.
fn may_start(document: &Document<'_>, i: usize, words: &Words) -> bool {
    match document.token(i).kind {
        TokenKind::Number | TokenKind::Latin => true,
        TokenKind::Mark => {
            !document.surface(i).starts_with(['.', '،', ',', '"', ':', '(', ')', '«', '»', '-'])
        }
        TokenKind::Arabic => words.amounts[document.word(i)] || may_be_dual(document, i),
        TokenKind::Other | TokenKind::Machine => false,
    }
}

/// Whether a word has the ending of a dual or stands before `واحد`.
fn may_be_dual(document: &Document<'_>, i: usize) -> bool {
    document.folded(i).ends_with("ان")
        || document.folded(i).ends_with("ين")
        || amount::is_one(document.folded_at(i + 1))
}

/// The end of the stretch in which a number that starts at token `i` may lie.
fn stretch_end(document: &Document<'_>, i: usize) -> usize {
    let limit = document.tokens().len().min(i + LONGEST_NUMBER);
    (i + 1..limit).find(|&t| document.token(t).line_before).unwrap_or(limit)
}

/// The number at token `i` with the token after it.
fn number_at(document: &Document<'_>, i: usize, words: &Words) -> Option<(Number, usize)> {
    let end = stretch_end(document, i);
    if let Some(sign) = unit::sign(document, i) {
        let amount = amount::read(document, sign.next, end)?;
        let span = document.token(i).start..document.token(amount.next - 1).end;
        return Some((Number::new(span, NumberKind::Money, amount.value, sign.symbol), amount.next));
    }
    if matches!(document.folded(i), "%" | "٪") && amount::is_glued(document, i + 1) {
        // The sign before the digits, as some right-to-left editors leave it.
        let (value, next) = digits(document, i + 1)?;
        let span = document.token(i).start..document.token(next - 1).end;
        return Some((Number::new(span, NumberKind::Percent, Some(value), Some("%".to_owned())), next));
    }
    if language(document, i) == Language::Other {
        return plain_figures(document, i, end);
    }
    let countries = &words.countries;
    let may_be_amount = document.token(i).kind != TokenKind::Arabic || words.amounts[document.word(i)];
    let Some(amount) = may_be_amount.then(|| amount::read(document, i, end)).flatten() else {
        return dual_at(document, i, end, countries);
    };
    let at = amount.next + usize::from(amount::closes(document, amount.next));
    // `a 50,000-pound prize`.
    let hyphen = amount.digits
        && document.folded_at(at) == "-"
        && amount::is_glued(document, at)
        && amount::is_glued(document, at + 1)
        && document.tokens().get(at + 1).is_some_and(|t| t.kind == TokenKind::Latin);
    let at = at + usize::from(hyphen);
    let span = |next: usize| amount.start..document.token(next - 1).end;
    if let Some(next) = unit::percent(document, at, end).filter(|_| !amount.vague) {
        let mut number = Number::new(span(next), NumberKind::Percent, amount.value, Some("%".to_owned()));
        (number.min, number.max) = (amount.range.map(|r| tidy(r.0)), amount.range.map(|r| tidy(r.1)));
        return Some((number, next));
    }
    let found = unit::sign(document, at)
        .filter(|_| amount.digits)
        .or_else(|| unit::currency(document, at, end, countries))
        .map(|unit| (unit, NumberKind::Money))
        .or_else(|| {
            let unit = unit::physical(document, at, end, amount.digits)?;
            Some((unit, NumberKind::Quantity))
        });
    let Some((unit, kind)) = found else {
        let ended = || count::range(document, i, &amount, end);
        return ended().or_else(|| count::counted(document, i, &amount, end));
    };
    // A plural alone is an amount only before a definite unit: `ملايين الدولارات`; `the millions of dollars` is not Arabic.
    let states = !amount.vague || unit.definite || amount.next > i + 1;
    if !states {
        return None;
    }
    let mut number =
        Number::new(span(unit.next), kind, amount.value.map(|v| v / unit.per), unit.symbol.clone());
    if let Some((low, high)) = amount.range {
        (number.min, number.max) = (Some(tidy(low / unit.per)), Some(tidy(high / unit.per)));
    }
    Some((number, unit.next))
}

/// Figures with their sign in a text whose language is not known: `45%`, `20 €`.
fn plain_figures(document: &Document<'_>, i: usize, end: usize) -> Option<(Number, usize)> {
    let (value, next) = digits(document, i).filter(|(_, next)| *next < end)?;
    let start = document.token(i).start;
    if matches!(document.folded(next), "%" | "٪") {
        let span = start..document.token(next).end;
        return Some((Number::new(span, NumberKind::Percent, Some(value), Some("%".to_owned())), next + 1));
    }
    let sign = unit::sign(document, next)?;
    let span = start..document.token(sign.next - 1).end;
    Some((Number::new(span, NumberKind::Money, Some(value), sign.symbol), sign.next))
}

/// A currency or a long unit in the dual, or followed by `واحد`: `دولاران`, `ريالا واحدا`, `كيلومترين`.
fn dual_at(document: &Document<'_>, i: usize, end: usize, countries: &Countries) -> Option<(Number, usize)> {
    if document.token(i).kind != TokenKind::Arabic || !may_be_dual(document, i) {
        return None;
    }
    let money = unit::currency(document, i, end, countries).map(|unit| (unit, NumberKind::Money));
    // Short units look like other words in the dual: ميلان is a city.
    let long = document.folded(i).chars().count() >= LONG_UNIT;
    let physical = || unit::physical(document, i, end, false).filter(|_| long);
    let (unit, kind) = money.or_else(|| physical().map(|unit| (unit, NumberKind::Quantity)))?;
    let one = unit.next < end && amount::is_one(document.folded(unit.next));
    let value = if unit.dual { 2.0 } else { 1.0 } / unit.per;
    if !one && !unit.dual {
        return None;
    }
    let next = unit.next + usize::from(one);
    let span = document.token(i).start..document.token(next - 1).end;
    Some((Number::new(span, kind, Some(value), unit.symbol), next))
}
