//! Numbers with a unit: amounts of money, percentages and physical quantities.

mod amount;
mod unit;
pub mod words;

use std::ops::Range;

use crate::text::{Document, TokenKind};
pub use amount::digits;
pub(crate) use amount::scaled_digits;
use unit::Countries;

/// The most tokens in a number with its unit: `ثلاثمئة وخمسة وعشرين مليونا وأربعمئة ألف دولار أمريكي` has nine.
const LONGEST_NUMBER: usize = 24;
/// The fewest letters of a physical unit that states an amount by its dual alone.
const LONG_UNIT: usize = 7;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberKind {
    /// An amount of money.
    Money,
    /// A percentage.
    Percent,
    /// A physical quantity.
    Quantity,
}

impl NumberKind {
    /// The name in the analysis.
    pub fn name(self) -> &'static str {
        match self {
            NumberKind::Money => "MONEY",
            NumberKind::Percent => "PERCENT",
            NumberKind::Quantity => "QUANTITY",
        }
    }
}

/// A number with its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Bytes of the original text.
    pub span: Range<usize>,
    /// What is counted.
    pub kind: NumberKind,
    /// The amount in `unit`, if it is stated (`مليارات الدولارات` states none).
    pub value: Option<f64>,
    /// ISO 4217 code for money, `%`, or the unit's symbol (`km`, `kg`).
    pub unit: Option<String>,
}

/// Finds the numbers of a document, in the order of the text; they do not overlap.
///
/// ```
/// use isnad::number::{self, NumberKind};
/// use isnad::text::Document;
/// let found = number::find(&Document::new("بلغت الكلفة 29 مليون دولار، أي 6% من الميزانية."));
/// assert_eq!(found[0].kind, NumberKind::Money);
/// assert_eq!((found[0].value, found[0].unit.as_deref()), (Some(29_000_000.0), Some("USD")));
/// assert_eq!(found[1].kind, NumberKind::Percent);
/// ```
pub fn find(document: &Document<'_>) -> Vec<Number> {
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
        if let Some((number, next)) = found {
            numbers.push(number);
            i = next;
        } else {
            // Past all the digits of an amount without a unit, so that its tail is not read as another.
            i = digits(document, i).map_or(i + 1, |(_, next)| next);
        }
    }
    numbers
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
        TokenKind::Other => false,
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
        return Some((
            Number { span, kind: NumberKind::Money, value: amount.value.map(tidy), unit: sign.symbol },
            amount.next,
        ));
    }
    if matches!(document.folded(i), "%" | "٪") && amount::is_glued(document, i + 1) {
        // The sign before the digits, as some right-to-left editors leave it.
        let (value, next) = digits(document, i + 1)?;
        let span = document.token(i).start..document.token(next - 1).end;
        return Some((
            Number { span, kind: NumberKind::Percent, value: Some(tidy(value)), unit: Some("%".to_owned()) },
            next,
        ));
    }
    let countries = &words.countries;
    let may_be_amount = document.token(i).kind != TokenKind::Arabic || words.amounts[document.word(i)];
    let Some(amount) = may_be_amount.then(|| amount::read(document, i, end)).flatten() else {
        return dual_at(document, i, end, countries);
    };
    let at = amount.next + usize::from(amount::closes(document, amount.next));
    let span = |next: usize| amount.start..document.token(next - 1).end;
    if let Some(next) = unit::percent(document, at, end).filter(|_| !amount.vague) {
        let unit = Some("%".to_owned());
        return Some((
            Number { span: span(next), kind: NumberKind::Percent, value: amount.value.map(tidy), unit },
            next,
        ));
    }
    let found = unit::sign(document, at)
        .filter(|_| amount.digits)
        .or_else(|| unit::currency(document, at, end, countries))
        .map(|unit| (unit, NumberKind::Money))
        .or_else(|| {
            let unit = unit::physical(document, at, end, amount.digits)?;
            Some((unit, NumberKind::Quantity))
        });
    let (unit, kind) = found?;
    // A plural alone is an amount only before a definite unit: `ملايين الدولارات`; `the millions of dollars` is not Arabic.
    let states = !amount.vague || unit.definite || amount.next > i + 1;
    if !states {
        return None;
    }
    Some((
        Number {
            span: span(unit.next),
            kind,
            value: amount.value.map(|v| tidy(v / unit.per)),
            unit: unit.symbol,
        },
        unit.next,
    ))
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
    Some((Number { span, kind, value: Some(tidy(value)), unit: unit.symbol }, next))
}

/// A value to twelve significant digits, so that 0.1 + 0.2 is written 0.3.
fn tidy(value: f64) -> f64 {
    if value == 0.0 {
        return value;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the exponent of a double is small")]
    let digits = 11 - value.abs().log10().floor() as i32;
    // Dividing by a power of ten keeps the nearest double, multiplying by a fraction does not.
    if digits >= 0 { (value * 10f64.powi(digits)).round() / 10f64.powi(digits) } else { value.round() }
}
