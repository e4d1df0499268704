//! Numbers as the reader has corrected them.

use std::ops::Range;

use super::layer::{mark, touching, trimmed, unmark};
use super::{Act, Edit};
use crate::number::{self, Number, NumberKind};
use crate::text::Document;

/// Applies a correction at a stretch, and says where it holds.
pub(super) fn apply(
    document: &Document<'_>,
    numbers: &mut Vec<Number>,
    edit: &Edit,
    at: Range<usize>,
) -> Vec<Range<usize>> {
    let Act::Number { kind, amount, unit } = &edit.act else {
        return unmark(document, numbers, at, edit.everywhere);
    };
    let exact = |numbers: &[Number], span: &Range<usize>| {
        numbers[touching(numbers, span)].iter().find(|n| n.span == *span).cloned()
    };
    let known = exact(numbers, &at);
    let Some(span) = known.as_ref().map(|n| n.span.clone()).or_else(|| trimmed(document, at)) else {
        return Vec::new();
    };
    let mut number = known.or_else(|| exact(numbers, &span)).unwrap_or_else(|| read(document, &span));
    if let Some(kind) = kind {
        number.kind = *kind;
    }
    if let Some(amount) = amount {
        (number.value, number.min, number.max) = (Some(*amount), None, None);
    }
    if let Some(unit) = unit {
        number.unit = Some(unit.clone()).filter(|unit| !unit.is_empty());
    }
    let counted = number.of.clone();
    mark(document, numbers, number, edit.everywhere, |number, place| {
        let of = counted.clone().filter(|_| place == span);
        Number { span: place, of, ..number.clone() }
    })
}

/// The number that a stretch is by itself; a count of no known amount where none is read.
fn read(document: &Document<'_>, span: &Range<usize>) -> Number {
    let part = Document::new(&document.text()[span.clone()]);
    let inside = |r: Range<usize>| r.start + span.start..r.end + span.start;
    match number::find(&part, &[]).into_iter().max_by_key(|n| n.span.len()) {
        Some(found) => Number { span: span.clone(), of: found.of.map(inside), ..found },
        None => Number {
            span: span.clone(),
            kind: NumberKind::Count,
            value: (0..part.tokens().len()).find_map(|i| number::digits(&part, i)).map(|(value, _)| value),
            unit: None,
            of: None,
            approximate: false,
            min: None,
            max: None,
        },
    }
}
