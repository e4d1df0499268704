//! English lengths and dates counted from now.

use super::word::{number, reckoned, shift, the, unit};
use crate::text::TokenKind;
use crate::time::lexicon::{Amount, Count, Cue, Unit, Word};
use crate::time::piece::modifier;
use crate::time::reader::Reader;
use crate::time::spec::{Expr, Measure, Spec};

/// `three days ago`, `a quarter century ago`, `in two weeks`.
pub(super) fn ago(r: &Reader<'_, '_>, i: usize) -> Option<(Spec, usize)> {
    let (measures, next, _) = measures(r, i)?;
    let only = usize::from(r.is(next, &["or"]) && r.is(next + 1, &["so"])) * 2;
    r.is(next + only, &["ago"]).then_some(())?;
    let amounts: Option<Vec<(Unit, f64)>> = measures.iter().map(|&(unit, n)| Some((unit, n?))).collect();
    let amounts = amounts.filter(|a| a.first().is_some_and(|a| a.0 >= Unit::Night))?;
    Some((Spec::Away { amounts, later: false, hijri: false, weekday: None }, next + only + 1))
}

/// Amounts of units at `i`: `two years and three months`, `half an hour`, `a quarter century`, `10-year`; with how they are bare.
pub(super) fn measures(r: &Reader<'_, '_>, i: usize) -> Option<(Vec<Measure>, usize, bool)> {
    let amount = |at: usize| {
        r.find(at, |s| match s.word {
            Word::Amount(amount) if r.kind(at) == Some(TokenKind::Latin) => Some((amount, at + s.tokens)),
            _ => None,
        })
    };
    // `half an hour`, `a quarter century`, `a half century`.
    let fraction_at = i + usize::from(r.is(i, &["a"]));
    if let Some((kind @ (Amount::Half | Amount::Quarter), next)) = amount(fraction_at) {
        let next = next + usize::from(r.is(next, &["a", "an", "of", "-"]));
        let next = next + usize::from(r.is(next, &["a", "an"]));
        if let Some((unit, Count::One)) = unit(r, next) {
            let n = if kind == Amount::Half { 0.5 } else { 0.25 };
            return Some((vec![(unit, Some(n))], next + 1, false));
        }
    }
    if let Some((mut n, next)) = number(r, i) {
        let mut next = next;
        // `two and a half years`, `two-and-a-half-year`.
        let half = [["and", "a", "half"].as_slice(), &["-", "and", "-", "a", "-", "half"]]
            .into_iter()
            .find(|words| words.iter().enumerate().all(|(k, w)| r.is(next + k, &[w])));
        if let Some(words) = half {
            n += 0.5;
            next += words.len();
        }
        // `20 more years`, `two additional weeks`.
        next += usize::from(r.is_a(next, Cue::Further));
        let hyphen = usize::from(r.is(next, &["-"]));
        let ((found, count), end) = reckoned(r, next + hyphen)?;
        // `three quarters of its food`, `three-quarters` are shares.
        if found == Unit::Quarter && (hyphen == 1 || r.is(end, &["of"]) || !moved_before(r, i)) {
            return None;
        }
        // `a five year low`: one unit of many describes the noun after it.
        let describes = r.kind(end) == Some(TokenKind::Latin) && !r.has_cue(end, Cue::Preposition);
        if hyphen == 0 && count == Count::One && n != 1.0 && !describes {
            return None;
        }
        let mut all = vec![(found, Some(n))];
        let mut end = end;
        // `two years and three months`, `one hour, 20 minutes`.
        let joint = usize::from(r.is(end, &["and", ","]));
        if let Some((m, after)) = number(r, end + joint)
            && let Some((smaller, _)) = unit(r, after).filter(|u| u.0 < found && hyphen == 0)
        {
            all.push((smaller, Some(m)));
            end = after + 1;
        }
        return Some((all, end, false));
    }
    if let Some((kind, next)) = amount(i) {
        match kind {
            Amount::Vague => {
                let (unit, count) = unit(r, next)?;
                return (count == Count::Many && unit != Unit::Quarter)
                    .then(|| (vec![(unit, None)], next + 1, false));
            }
            Amount::Couple => {
                let (unit, _) = unit(r, next)?;
                return Some((vec![(unit, Some(2.0))], next + 1, false));
            }
            Amount::One => {
                let more = r.is(i, &["another"]) || r.is(next, &["additional", "further"]);
                let next =
                    next + usize::from(r.is(next, &["full", "whole", "single", "additional", "further"]));
                let (unit, count) = unit(r, next)?;
                if !matches!(count, Count::One | Count::Two) || unit == Unit::Quarter {
                    return None;
                }
                let n = if count == Count::Two { 2.0 } else { 1.0 };
                let half = ["and", "a", "half"].iter().enumerate().all(|(k, w)| r.is(next + 1 + k, &[w]));
                let (n, end) = if half { (n + 0.5, next + 4) } else { (n, next + 1) };
                return Some((vec![(unit, Some(n))], end, !more));
            }
            _ => return None,
        }
    }
    let (unit, count) = unit(r, i)?;
    // `a day-long meeting`, `decades-long`, `a years-old slump`.
    if r.is(i + 1, &["-"]) && r.is(i + 2, &["long", "old"]) && r.is_glued(i + 1) && r.is_glued(i + 2) {
        let n = (count == Count::One).then_some(1.0);
        return (count != Count::Two).then(|| (vec![(unit, n)], i + 3, false));
    }
    (count == Count::Many && unit != Unit::Quarter).then(|| (vec![(unit, None)], i + 1, true))
}

/// Whether a word that moves stands before `i`: `the past two quarters`.
fn moved_before(r: &Reader<'_, '_>, i: usize) -> bool {
    i > r.start && shift(r, i - 1).is_some()
}

/// A length, or a date counted from now.
pub(super) fn length(r: &Reader<'_, '_>, i: usize) -> Option<(Expr, usize, Option<&'static str>)> {
    let before = (1..=2).find_map(|n| {
        let at = i.checked_sub(n).filter(|at| *at >= r.start)?;
        modifier(r, at).filter(|m| m.1 == i).map(|m| m.0)
    });
    // `the past year`, `the last two weeks`, `the next few days`.
    let from = the(r, i);
    if let Some((moved, at)) = shift(r, from).filter(|s| s.0.step != 0) {
        if let Some((all, next, _)) = measures(r, at).filter(|m| !m.2) {
            return Some((Expr::Duration(all), next, None));
        }
        if let Some((found, count)) = unit(r, at) {
            // `the last quarter` and `the last quarter-final` are no lengths.
            if count == Count::One && found != Unit::Quarter && (from > i || r.is(from, &["past"])) {
                return Some((Expr::Duration(vec![(found, Some(1.0))]), at + 1, None));
            }
            if count == Count::Many && from > i {
                let value = if moved.step > 0 { "FUTURE_REF" } else { "PAST_REF" };
                return Some((Expr::Reference(value), at + 1, None));
            }
        }
    }
    let (all, next, bare) = measures(r, i)?;
    // `in the years that followed`.
    let followed = bare && r.is(next, &["that"]) && r.is(next + 1, &["followed", "follow"]);
    if r.is(next, &["ago"]) {
        let vague = all.iter().any(|m| m.1.is_none()) || all.first().is_some_and(|m| m.0 < Unit::Night);
        return vague.then_some((Expr::Reference("PAST_REF"), next + 1, before));
    }
    let vague = all.first().is_some_and(|m| m.1.is_none());
    let introduced = i > r.start
        && (r.has_cue(i - 1, Cue::Preposition)
            || r.has_cue(i - 1, Cue::Measure)
            || before.is_some()
            || r.is_a(i - 1, Cue::Lasts));
    let follows = r.is_a(next, Cue::GoesOn);
    if bare && !followed {
        // `a day` after an amount is a rate, read as a repetition; bare plurals need a preposition.
        let holds = if vague {
            let of = r.is(next, &["of"]) && !(i > r.start && r.is_a(i - 1, Cue::Follows));
            (introduced || r.is(next, &["later", "earlier", "before", "after"])) && !of
        } else {
            introduced || follows
        };
        if !holds {
            return None;
        }
    }
    // `45-year-old`.
    let age = r.is(next, &["-"]) && r.is(next + 1, &["old", "olds"]) && r.is_glued(next + 1);
    Some((Expr::Duration(all), if age { next + 2 } else { next }, before))
}
