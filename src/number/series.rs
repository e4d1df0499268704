//! Numbers before a number that share its unit: `بين 27 و32 درجة`, `بدقة 40 و20 و8 ميغابكسل`, `200 to 300 billion dollars`.

use std::ops::Range;

use crate::text::{Document, TokenKind};

use super::amount::{self, Amount, digits, scaled_alike};
use super::bounds;
use super::count::is_code;
use super::kind::Number;

/// The most tokens of digits with their marks: `1,234.5` has five.
const DIGITS: usize = 5;
/// The most members before the last one.
const MEMBERS: usize = 12;

/// The members before `last`, which begins at token `i` with `amount`, in their order; `taken` are the bytes of times, and nothing before
/// byte `free` is looked at.
pub(super) fn before(
    document: &Document<'_>,
    i: usize,
    amount: &Amount,
    last: &Number,
    taken: &[Range<usize>],
    free: usize,
) -> Vec<Number> {
    let mut members: Vec<Number> = Vec::new();
    let Some(value) = amount.value else { return members };
    // How many of what is named make one of the unit.
    let per = last.value.filter(|own| *own != 0.0).map_or(1.0, |own| value / own);
    let mut at = i;
    while members.len() < MEMBERS {
        let Some((first, joint)) = member(document, at) else { break };
        let start = document.token(first).start;
        let span = start..document.token(joint - 1).end;
        let comma = matches!(document.folded(joint), "،" | ",") && joint + 1 == at;
        // A comma alone joins only what a list goes on with.
        if start < free || comma && members.is_empty() || is_code(document, first) || !is_free(&span, taken) {
            break;
        }
        let low = digits(document, first).map(|(value, next)| Amount {
            value: Some(value),
            start,
            next,
            digits: true,
            vague: false,
            range: None,
        });
        let value = low.and_then(|low| scaled_alike(&low, amount)).map(|value| value / per);
        members.push(Number::new(span, last.kind, value, last.unit.clone()));
        at = first;
    }
    members.reverse();
    members
}

/// The digits that end where what joins them to token `at` stands: their first token, and the joint.
fn member(document: &Document<'_>, at: usize) -> Option<(usize, usize)> {
    let mut joint = at.checked_sub(1)?;
    if document.token(at).line_before
        || !bounds::is(document.folded(joint), "joint") && !is_comma(document, joint)
    {
        return None;
    }
    // `322، و390 دولارا`.
    if document.folded(joint) == "و" && joint > 0 && is_comma(document, joint - 1) {
        joint -= 1;
    }
    let apart = |i: usize| document.tokens().get(i).is_some_and(|t| t.line_before);
    let first = (1..=DIGITS.min(joint)).rev().map(|n| joint - n).find(|&first| {
        document.token(first).kind == TokenKind::Number
            && digits(document, first).is_some_and(|(_, next)| next == joint)
            && !(first > 0
                && amount::is_glued(document, first)
                && document.token(first - 1).kind == TokenKind::Number)
    })?;
    (!(first + 1..=at).any(apart)).then_some((first, joint))
}

fn is_comma(document: &Document<'_>, i: usize) -> bool {
    matches!(document.folded(i), "،" | ",")
}

/// Whether nothing of a span is taken.
pub(super) fn is_free(span: &Range<usize>, taken: &[Range<usize>]) -> bool {
    let next = taken.partition_point(|t| t.end <= span.start);
    taken.get(next).is_none_or(|t| t.start >= span.end)
}
