//! Formulas that qualify a source and are none: the wish not to be named, and words of honour after a name. A period is read without them.

use super::super::stream::{Item, Period};
use super::vocabulary::{self, Class, FormulaPart};
use crate::text::Document;

/// The longest formula before the word that ends it, in items.
const LONGEST: usize = 9;

/// The longest reason given after it, in items.
const REASON: usize = 14;

/// Leaves the formulas out of the periods.
pub(in crate::quote) fn leave_out(document: &Document<'_>, periods: &mut Vec<Period>) {
    for period in &mut *periods {
        period.items = without(document, std::mem::take(&mut period.items));
    }
    periods.retain(|p| !p.items.is_empty());
}

/// The items of a period without its formulas.
fn without(document: &Document<'_>, items: Vec<Item>) -> Vec<Item> {
    let word = |at: usize| match items.get(at) {
        Some(Item::Word(token)) => document.folded(*token),
        _ => "",
    };
    let mut drops: Vec<std::ops::Range<usize>> = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while at < items.len() {
        let found = match vocabulary::formula_part(word(at)) {
            Some(FormulaPart::Identity) => anonymity(&word, from, at),
            _ => honour(&word, at),
        };
        if let Some(found) = found {
            (from, at) = (found.end, found.end);
            drops.push(found);
        } else {
            at += 1;
        }
    }
    if drops.is_empty() {
        return items;
    }
    let mut drops = drops.into_iter().peekable();
    let kept = items.into_iter().enumerate().filter(|(at, _)| {
        while drops.next_if(|d| d.end <= *at).is_some() {}
        drops.peek().is_none_or(|d| !d.contains(at))
    });
    kept.map(|(_, item)| item).collect()
}

/// The wish not to be named that ends with the word at item `end`, and the reason after it.
fn anonymity<'w>(
    word: &impl Fn(usize) -> &'w str,
    from: usize,
    end: usize,
) -> Option<std::ops::Range<usize>> {
    let mut start = None;
    let mut opened = false;
    for at in (from.max(end.saturating_sub(LONGEST))..end).rev() {
        match vocabulary::formula_part(word(at)) {
            Some(FormulaPart::Opens) => (start, opened) = (Some(at), true),
            Some(FormulaPart::Leads) if opened => start = Some(at),
            Some(FormulaPart::Inner | FormulaPart::Leads) => {}
            _ => break,
        }
    }
    let start = start?;
    let mut stop = end + 1;
    if vocabulary::formula_part(word(stop)) == Some(FormulaPart::Reason) {
        let ends = |&at: &usize| word(at).is_empty() || vocabulary::class(word(at)) == Some(Class::That);
        stop = (stop + 1..stop + REASON).find(ends).unwrap_or(stop);
    }
    Some(start..stop)
}

/// A formula of honour that begins at item `at`.
fn honour<'w>(word: &impl Fn(usize) -> &'w str, at: usize) -> Option<std::ops::Range<usize>> {
    let mut end = at;
    vocabulary::honour(|| {
        end += 1;
        word(end - 1)
    })
    .map(|words| at..at + words)
}
