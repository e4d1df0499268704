//! Which of the candidates speaks: the one with the largest sum of weights, from a table.

use super::super::attribution::{Agreement, Mode};
use super::super::reader::Reader;
use super::candidate::Candidate;
use super::cue::Cue;
use super::vocabulary::Form;
use crate::decimal;
use crate::lexicon::{self, Table};

static WEIGHTS: Table = Table::new(lexicon::tables::QUOTE_CHOICE);

/// The candidate that speaks by a cue; the first of those that weigh the same.
pub(super) fn best(reader: &Reader<'_>, cue: &Cue, candidates: Vec<Candidate>) -> Option<Candidate> {
    let mut best: Option<(f32, Candidate)> = None;
    for candidate in candidates {
        let weight = weight(reader, cue, &candidate);
        if best.as_ref().is_none_or(|(most, _)| weight > *most) {
            best = Some((weight, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The sum of the weights of where a candidate stands and of what holds of it.
fn weight(reader: &Reader<'_>, cue: &Cue, candidate: &Candidate) -> f32 {
    let holds = [("disagrees", disagrees(reader, cue, candidate))];
    let sum = holds.iter().filter(|(_, holds)| *holds).map(|(name, _)| share(name));
    share(candidate.stand.name()) + sum.sum::<f32>()
}

/// Whether a masculine verb has an indefinite feminine noun for its candidate, which is its object (`وجه رسالة قائلا`). A feminine verb tells nothing of a
/// noun: broken plurals look masculine.
fn disagrees(reader: &Reader<'_>, cue: &Cue, candidate: &Candidate) -> bool {
    let source = &candidate.voice.source;
    let definite = || reader.document.text()[source.span.clone()].starts_with("ال");
    cue.reporting.form == Form::Finite
        && cue.reporting.mode != Mode::Say
        && cue.reporting.agreement == Agreement::Masculine
        && source.agreement == Agreement::Feminine
        && source.entity.is_none()
        && !definite()
}

/// The weight of a row of the table.
fn share(name: &str) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "a few digits")]
    WEIGHTS.get(name).and_then(|row| decimal::parse(row.column(0))).map_or(0.0, |weight| weight as f32)
}
