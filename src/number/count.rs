//! Counts of people and things: `9 أشخاص`, `مئات المتظاهرين`, `at least 12 people`, with what is counted.

use crate::lexicon::{Table, tables};
use crate::text::{Document, TokenKind};

use super::amount::{self, Amount};
use super::bounds;
use super::kind::{Number, NumberKind, tidy};

static COUNTED: Table = Table::new(tables::NUMBER_COUNTED);
static UNCOUNTED: Table = Table::new(tables::NUMBER_UNCOUNTED);

/// The most words between an English number and what it counts: `two young Israeli soldiers`.
const BETWEEN: usize = 2;

/// The count that begins with `amount` at token `i`, with the token after it.
pub(super) fn counted(
    document: &Document<'_>,
    i: usize,
    amount: &Amount,
    end: usize,
) -> Option<(Number, usize)> {
    if is_code(document, i) || is_comparison(document, i, amount) {
        return None;
    }
    let (noun, next) = noun(document, amount, end)?;
    let of = document.token(noun).start..document.token(next - 1).end;
    let mut number = Number::new(amount.start..of.end, NumberKind::Count, amount.value, None);
    number.of = Some(of);
    // `مئات المتظاهرين` states no more than that.
    number.approximate = amount.vague;
    Some((number, next))
}

/// The two ends of a range before what they count: `بين 5 و10 أشخاص`, `5 to 10 people`.
pub(super) fn range(
    document: &Document<'_>,
    i: usize,
    first: &Amount,
    end: usize,
) -> Option<(Number, usize)> {
    let low = first.value?;
    let joint = document.folded_at(first.next);
    let opened = i > 0 && bounds::is(document.folded(i - 1), "between");
    let joined = bounds::is(joint, "joint") && (opened || joint != "و" && joint != "and");
    if !joined || first.next + 1 >= end || is_code(document, i) {
        return None;
    }
    let last = amount::read(document, first.next + 1, end)?;
    let high = last.value.filter(|high| *high > low)?;
    let (mut number, next) = counted(document, first.next + 1, &last, end)?;
    number.span.start = first.start;
    (number.value, number.min, number.max) = (None, Some(tidy(low)), Some(tidy(high)));
    Some((number, next))
}

/// Whether digits are a code, a score or a part of something longer.
fn is_code(document: &Document<'_>, i: usize) -> bool {
    if i == 0 {
        return false;
    }
    let before = document.folded(i - 1);
    let glued = amount::is_glued(document, i)
        && matches!(before, "-" | "/" | ":" | "." | "#" | "+" | "–" | "," | "_" | "@");
    glued || bounds::is(before, "code")
}

/// `كمية` is no hundred after ك.
fn is_comparison(document: &Document<'_>, i: usize, amount: &Amount) -> bool {
    !amount.digits && document.token(i).start != amount.start && document.folded(i).starts_with('ك')
}

/// What an amount counts: the token of the noun, and the token after it.
fn noun(document: &Document<'_>, amount: &Amount, end: usize) -> Option<(usize, usize)> {
    let within = |i: usize| i < end && !document.token(i).line_before;
    let mut at = amount.next;
    // `عشرات الآلاف من المتظاهرين`.
    if amount.vague && within(at) && document.folded(at).strip_prefix("ال").is_some_and(amount::is_vague) {
        at += 1;
    }
    if !within(at) || amount::is_glued(document, at) {
        return None;
    }
    match document.token(at).kind {
        TokenKind::Arabic => arabic(document, amount, at, within),
        TokenKind::Latin => english(document, at, within).filter(|(noun, _)| {
            let year = amount.digits && amount.value.is_some_and(|v| (1900.0..2100.0).contains(&v));
            !year || COUNTED.contains(document.folded(*noun))
        }),
        _ => None,
    }
}

fn arabic(
    document: &Document<'_>,
    amount: &Amount,
    at: usize,
    within: impl Fn(usize) -> bool,
) -> Option<(usize, usize)> {
    if amount.vague {
        // `مئات المتظاهرين`, `آلاف من الجنود`: definite.
        let at = at + usize::from(document.folded(at) == "من");
        let noun = within(at).then(|| document.folded(at).strip_prefix("ال")).flatten()?;
        return (is_plural(noun) || COUNTED.contains(noun)).then_some((at, at + 1));
    }
    let value = amount.value.filter(|v| *v >= 3.0 && v.fract() == 0.0)?;
    let word = document.folded(at);
    if UNCOUNTED.contains(word) || word.starts_with("ال") || word.chars().count() < 3 {
        return None;
    }
    // A bare year is followed by anything.
    let year = amount.digits && (1900.0..2100.0).contains(&value);
    // Three to ten take a plural, more a singular: in the accusative up to a hundred, with ة or bare after it.
    let tens = value % 100.0;
    let singular = !(3.0..=10.0).contains(&tens);
    let accusative =
        document.surface(at).ends_with(['ا', 'ً']) && word.ends_with('ا') && word.chars().count() >= 4;
    let feminine = word.ends_with('ه') && word.chars().count() >= 4;
    let form = if singular { accusative || feminine && !year } else { is_plural(word) && !year };
    let joined = word.starts_with(['و', 'ف']) && !COUNTED.contains(word);
    ((form && !joined) || COUNTED.contains(word)).then_some((at, at + 1))
}

/// Whether a word has the ending of a sound plural.
fn is_plural(word: &str) -> bool {
    let ending = word.ends_with("ين") || word.ends_with("ون") || word.ends_with("ات");
    ending && word.chars().count() >= 5 && !UNCOUNTED.contains(word)
}

fn english(document: &Document<'_>, from: usize, within: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
    // `hundreds of protesters`.
    let from = from + usize::from(document.folded(from) == "of");
    for at in from..=from + BETWEEN {
        if !within(at) || document.token(at).kind != TokenKind::Latin {
            return None;
        }
        let word = document.folded(at);
        let capital = document.surface(at).starts_with(|c: char| c.is_uppercase());
        if UNCOUNTED.contains(word) || bounds::is_known(word) {
            return None;
        }
        // `13 states`, `two children`; a capital before it says whose: `two Israeli soldiers`.
        let plural = word.len() >= 4 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
        if !capital && (plural || COUNTED.contains(word)) {
            return Some((at, at + 1));
        }
        if word.len() < 3 {
            return None;
        }
    }
    None
}
