//! What an English number counts: the plural after it, with what describes it between them.

use crate::text::{Document, TokenKind};

use super::amount::Amount;
use super::bounds;
use super::noun::{COUNTED, Counted, UNCOUNTED};

/// The most words between a number and what it counts: `two young Israeli soldiers`.
const BETWEEN: usize = 2;

/// What an amount counts that a noun at `at` follows.
pub(super) fn counted(
    document: &Document<'_>,
    amount: &Amount,
    at: usize,
    within: impl Fn(usize) -> bool,
) -> Option<Counted> {
    // `hundreds of protesters`; `one of their guys` counts none.
    let of = document.folded(at) == "of";
    if of && amount.value == Some(1.0) {
        return None;
    }
    let (noun, next) = plural(document, at + usize::from(of), within)?;
    let year = amount.digits && amount.value.is_some_and(|v| (1900.0..2100.0).contains(&v));
    (!year || COUNTED.contains(document.folded(noun))).then_some((noun, next))
}

fn plural(document: &Document<'_>, from: usize, within: impl Fn(usize) -> bool) -> Option<Counted> {
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
