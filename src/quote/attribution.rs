//! What attributions are made of, in either language: verbs by what they do, sources, and the claims that give a stretch its speaker.

use crate::order::{descending, sort_by_key};
use std::ops::Range;

use super::{Cue, Quote, SourceSort, Speaker, Stance};

/// From this many words on a stretch reads as speech without any cue.
pub(super) const LONG: usize = 6;

/// What a verb does with what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// A verb of saying: its clause is reported speech.
    Say,
    /// Hands on the words of another (نقل عن).
    Relay,
    /// Wants something done.
    Demand,
    /// Gives a thing a name or a quality.
    Label,
    /// An act done with words; its object may be quoted.
    Act,
    /// Thought: quoted at times, never reported speech.
    Think,
    /// A passive of saying (قيل): its clause is reported, of no one.
    Passive,
    /// A homograph or a verb of many senses: believed only where its content follows.
    Trap,
}

/// Gender, or the plural of persons, that a form agrees with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    /// Masculine singular.
    Masculine,
    /// Feminine singular, and plurals of things.
    Feminine,
    /// Plural of persons.
    Plural,
    /// The form does not tell.
    Any,
}

/// The stance that a table names.
pub(super) fn stance(name: &str) -> Stance {
    match name {
        "assertive" => Stance::Assertive,
        "loaded" => Stance::Loaded,
        _ => Stance::Neutral,
    }
}

/// The mode that a table names.
pub(super) fn mode(name: &str) -> Mode {
    match name {
        "say" => Mode::Say,
        "relay" => Mode::Relay,
        "demand" => Mode::Demand,
        "label" => Mode::Label,
        "act" => Mode::Act,
        "think" => Mode::Think,
        "passive" => Mode::Passive,
        _ => Mode::Trap,
    }
}

/// A source as found in the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Source {
    /// Its nearest naming, bytes of the text.
    pub(super) span: Range<usize>,
    /// Index of its entity.
    pub(super) entity: Option<usize>,
    /// The sort of source.
    pub(super) sort: SourceSort,
    /// Its title, where the text gives one.
    pub(super) title: Option<String>,
    /// How verbs of which it is the subject agree with it.
    pub(super) agreement: Agreement,
}

impl Source {
    /// Whether a verb in this form can have it as its subject.
    pub(super) fn agrees(&self, verb: Agreement) -> bool {
        match verb {
            Agreement::Any => true,
            // Broken plurals (التجار) look like singulars; one person is no plural.
            Agreement::Plural => self.sort == SourceSort::Anonymous && self.agreement != Agreement::Feminine,
            _ => self.agreement == Agreement::Any || self.agreement == verb,
        }
    }

    /// As the result carries it.
    pub(super) fn speaker(&self, inferred: bool) -> Speaker {
        Speaker {
            span: self.span.clone(),
            entity: self.entity,
            inferred,
            sort: self.sort,
            title: self.title.clone(),
            name: None,
            certain: false,
        }
    }
}

/// What gives a stretch in marks its speaker.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub(super) source: Option<Source>,
    pub(super) inferred: bool,
    pub(super) cue: Option<Cue>,
    pub(super) channel: Option<Range<usize>>,
    /// A stable code: how the cue stands to the stretch.
    pub(super) why: &'static str,
}

/// What was found: a claim for each stretch in marks that has one, and the reports without marks.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) claims: Vec<Option<Claim>>,
    pub(super) reports: Vec<Quote>,
}

/// For each of `len` items the number of the innermost range that holds it.
pub(super) fn innermost(len: usize, ranges: &[(Range<usize>, Claim)]) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..ranges.len()).collect();
    sort_by_key(&mut order, |&n| [descending(ranges[n].0.len())]);
    let mut covering = vec![None; len];
    for n in order {
        if let Some(items) = covering.get_mut(ranges[n].0.clone()) {
            items.fill(Some(n));
        }
    }
    covering
}
