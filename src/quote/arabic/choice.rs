//! Which of the candidates speaks: the one with the largest sum of weights, from a table.

use super::super::attribution::Agreement;
use super::candidates::Candidate;
use super::cue::Cue;
use crate::lexicon::{self, Table};

static WEIGHTS: Table = Table::new(lexicon::tables::QUOTE_CHOICE);

/// The candidate that speaks by a cue; the first of those that weigh the same.
pub(super) fn best(cue: &Cue, candidates: Vec<Candidate>) -> Option<Candidate> {
    let mut best: Option<(f32, Candidate)> = None;
    for candidate in candidates {
        let weight = weight(cue, &candidate);
        if best.as_ref().is_none_or(|(most, _)| weight > *most) {
            best = Some((weight, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The sum of the weights of where a candidate stands and of what holds of it.
fn weight(cue: &Cue, candidate: &Candidate) -> f32 {
    let source = &candidate.voice.source;
    let holds = [("disagrees", disagrees(source.agreement, cue.reporting.agreement))];
    let sum = holds.iter().filter(|(_, holds)| *holds).map(|(name, _)| share(name));
    share(candidate.stand.name()) + sum.sum::<f32>()
}

/// Whether a noun and a verb are of different genders.
fn disagrees(noun: Agreement, verb: Agreement) -> bool {
    matches!(
        (noun, verb),
        (Agreement::Masculine, Agreement::Feminine) | (Agreement::Feminine, Agreement::Masculine)
    )
}

/// The weight of a row of the table.
fn share(name: &str) -> f32 {
    WEIGHTS.get(name).and_then(|row| row.column(0).parse().ok()).unwrap_or(0.0)
}
