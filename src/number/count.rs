//! Counts of people and things: `9 أشخاص`, `مئات المتظاهرين`, `at least 12 people`, with what is counted.

use crate::text::{Document, TokenKind};

use super::amount::{self, Amount};
use super::kind::{Number, NumberKind, tidy};
use super::language::{Language, language};
use super::noun::Counted;
use super::{arabic, bounds, english};

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
    let joint = document.folded_at(first.next);
    let opened = i > 0 && bounds::is(document.folded(i - 1), "between");
    let joined = bounds::is(joint, "joint") && (opened || joint != "و" && joint != "and");
    if !joined || first.next + 1 >= end || is_code(document, i) {
        return None;
    }
    let last = amount::read(document, first.next + 1, end)?;
    let high = last.value?;
    let low = amount::scaled_alike(first, &last).filter(|low| high > *low)?;
    let (mut number, next) = counted(document, first.next + 1, &last, end)?;
    number.span.start = first.start;
    (number.value, number.min, number.max) = (None, Some(tidy(low)), Some(tidy(high)));
    Some((number, next))
}

/// Whether digits are a code, a score or a part of something longer.
pub(super) fn is_code(document: &Document<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    let word = document.folded(before);
    let glued = amount::is_glued(document, i)
        && matches!(word, "-" | "/" | ":" | "." | "#" | "+" | "–" | "," | "_" | "@");
    // `F 35`, `جي 31`: letters of a type.
    let letters = document.token(before).kind == TokenKind::Latin
        && !document.token(i).line_before
        && language(document, i) == Language::Arabic
        && word.len() <= 3;
    glued || letters || bounds::is(word, "code")
}

/// `كمية` is no hundred after ك.
fn is_comparison(document: &Document<'_>, i: usize, amount: &Amount) -> bool {
    let word = document.folded(i);
    let word = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    !amount.digits && document.token(i).start != amount.start && word.starts_with('ك')
}

/// What an amount counts, by the language of the word after it.
fn noun(document: &Document<'_>, amount: &Amount, end: usize) -> Option<Counted> {
    let within = |i: usize| i < end && !document.token(i).line_before;
    let mut at = amount.next;
    // `عشرات الآلاف من المتظاهرين`.
    if amount.vague && within(at) && document.folded(at).strip_prefix("ال").is_some_and(amount::is_vague) {
        at += 1;
    }
    if !within(at) || amount::is_glued(document, at) {
        return None;
    }
    match (document.token(at).kind, language(document, at)) {
        (TokenKind::Arabic, Language::Arabic) => arabic::counted(document, amount, at, within),
        (TokenKind::Latin, Language::English) => english::counted(document, amount, at, within),
        _ => None,
    }
}
