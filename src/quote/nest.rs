//! Quotations as they leave the stage: each stretch once, and two of them either apart or one inside the other.
//!
//! What stands in marks is fixed by the marks; a reported clause that would cross another stretch is cut where that one ends or begins. One
//! pass with a stack of what is open, and a second that lets only nested stretches through: the time is linear in their number, after sorting.

use crate::order::{descending, sort_by_key};
use std::ops::Range;

use super::{Quote, QuoteKind};

/// The fewest words of a clause that is left when another stretch has cut it.
const WORDS: usize = 2;

/// The quotations of a text in the order of their beginnings, the outer before the inner, none of them crossing another or given twice.
pub(super) fn nested(text: &str, mut quotes: Vec<Quote>) -> Vec<Quote> {
    sort(&mut quotes);
    cut(text, &mut quotes);
    quotes.retain(|q| !q.span.is_empty());
    sort(&mut quotes);
    let mut kept: Vec<Quote> = Vec::with_capacity(quotes.len());
    let mut open: Vec<usize> = Vec::new();
    for quote in quotes {
        while open.last().is_some_and(|&n| kept[n].span.end <= quote.span.start) {
            open.pop();
        }
        match open.last() {
            Some(&n) if kept[n].span.end < quote.span.end => {}
            Some(&n) if kept[n].span == quote.span => prefer(&mut kept[n], quote),
            _ => {
                open.push(kept.len());
                kept.push(quote);
            }
        }
    }
    kept
}

fn sort(quotes: &mut [Quote]) {
    sort_by_key(quotes, |q| {
        [q.span.start, descending(q.span.end), usize::from(q.kind == QuoteKind::Indirect)]
    });
}

/// Cuts the clauses that cross another stretch: at its end where they begin inside it, before its mark where marks begin inside them. What is too
/// short then is left empty.
fn cut(text: &str, quotes: &mut [Quote]) {
    let mut open: Vec<usize> = Vec::new();
    for n in 0..quotes.len() {
        while open.last().is_some_and(|&o| quotes[o].span.end <= quotes[n].span.start) {
            open.pop();
        }
        while let Some(&outer) = open.last()
            && quotes[outer].span.end < quotes[n].span.end
        {
            let cuts = if quotes[n].marks.is_empty() { n } else { outer };
            let end = if cuts == n { quotes[outer].span.end } else { quotes[n].span.start };
            quotes[cuts].span = trimmed(text, quotes[cuts].span.start..end);
            if cuts == n {
                break;
            }
            open.pop();
        }
        if !quotes[n].span.is_empty() {
            open.push(n);
        }
    }
}

/// A span without the white space and marks at its end; empty where too few words are left.
fn trimmed(text: &str, span: Range<usize>) -> Range<usize> {
    let kept = text[span.clone()].trim_end_matches(|c: char| !c.is_alphanumeric());
    let enough = kept.split_whitespace().nth(WORDS - 1).is_some();
    span.start..span.start + if enough { kept.len() } else { 0 }
}

/// Of two that are the same stretch, the one in marks, else the one whose cue stands nearer before it.
fn prefer(kept: &mut Quote, other: Quote) {
    let nearer = |q: &Quote| {
        let cue = q.cue.as_ref().map(|c| c.span.start);
        (!q.marks.is_empty(), cue.filter(|&at| at < q.span.start))
    };
    if nearer(&other) > nearer(kept) {
        *kept = other;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quote::{Cue, Place, Stance};

    const TEXT: &str = "the bridge is closed, the mayor of the town said on Monday evening";

    fn clause(span: Range<usize>, cue: usize) -> Quote {
        let cue = Cue { span: cue..cue + 1, stance: Stance::Neutral, gloss: None };
        Quote {
            span,
            kind: QuoteKind::Indirect,
            marks: String::new(),
            repaired: false,
            speaker: None,
            cue: Some(cue),
            channel: None,
            why: "cue-that",
            confidence: 1.0,
            place: Place::default(),
        }
    }

    fn marked(span: Range<usize>) -> Quote {
        Quote { kind: QuoteKind::Direct, marks: "«»".to_owned(), cue: None, ..clause(span, 0) }
    }

    fn spans(quotes: Vec<Quote>) -> Vec<Range<usize>> {
        nested(TEXT, quotes).into_iter().map(|q| q.span).collect()
    }

    #[test]
    fn a_clause_that_crosses_another_ends_with_it() {
        assert_eq!(spans(vec![clause(0..31, 60), clause(11..48, 5)]), [0..31, 11..31]);
    }

    #[test]
    fn a_clause_ends_before_marks_that_cross_it() {
        assert_eq!(spans(vec![clause(0..31, 60), marked(22..48)]), [0..20, 22..48]);
        assert_eq!(spans(vec![marked(0..20), clause(11..48, 5)]), [0..20, 11..20]);
    }

    #[test]
    fn what_is_cut_to_a_single_word_goes() {
        let kept = spans(vec![clause(0..31, 60), clause(26..48, 5)]);
        assert_eq!((kept.len(), kept.first()), (1, Some(&(0..31))));
    }

    #[test]
    fn a_stretch_given_twice_keeps_the_nearer_cue() {
        let kept = nested(TEXT, vec![clause(22..48, 1), clause(22..48, 15), clause(22..48, 50)]);
        assert_eq!(kept.len(), 1);
        assert_eq!(kept[0].cue.as_ref().map(|c| c.span.start), Some(15));
    }
}
