//! Someone who may speak by a cue, and where they stand to it.

use std::ops::Range;

use super::super::attribution::Source;
use super::phrase::Phrase;

/// A speaker in hand while a sentence is read.
#[derive(Clone, Debug)]
pub(super) struct Voice {
    pub(super) source: Source,
    pub(super) inferred: bool,
    pub(super) channel: Option<Range<usize>>,
}

/// Where a candidate stands to its cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// After the `عن` of a relay.
    Relayed,
    /// Whom the pronoun of a relay stands for (`نقلت عنه`).
    Pronoun,
    /// After `جاء في`, or the owner of a verbal noun.
    Owner,
    /// Right before the verb, at the head of its clause.
    Before,
    /// After the verb.
    After,
    /// Honoured by the words after the verb.
    Honoured,
    /// After to whom and where it was said.
    Beyond,
    /// After `من قبل`.
    Agent,
    /// The indefinite noun that the verb describes.
    Described,
    /// Who issued the document, or was asked.
    Told,
    /// The noun before a relative pronoun, or after `كان`.
    Relative,
    /// Named before `حيث`.
    Named,
    /// The feminine name that a feminine participle wants.
    Feminine,
    /// The subject of a sentence whose relative clause has spoken.
    Around,
    /// Who speaks already in the sentence.
    Current,
    /// Whatever opens the sentence or its clause.
    Opening,
    /// Who does what the sentence tells before the cue.
    Doing,
    /// Who spoke before.
    Earlier,
}

impl Stand {
    /// Its name in the table of weights.
    pub(super) fn name(self) -> &'static str {
        match self {
            Stand::Relayed => "relayed",
            Stand::Pronoun => "pronoun",
            Stand::Owner => "owner",
            Stand::Before => "before",
            Stand::After => "after",
            Stand::Honoured => "honoured",
            Stand::Beyond => "beyond",
            Stand::Agent => "agent",
            Stand::Described => "described",
            Stand::Told => "told",
            Stand::Relative => "relative",
            Stand::Named => "named",
            Stand::Feminine => "feminine",
            Stand::Around => "around",
            Stand::Current => "current",
            Stand::Opening => "opening",
            Stand::Doing => "doing",
            Stand::Earlier => "earlier",
        }
    }
}

/// Someone who may speak by a cue.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) stand: Stand,
    pub(super) voice: Voice,
    /// The item after a subject that follows the cue.
    pub(super) end: Option<usize>,
}

impl Candidate {
    pub(super) fn new(stand: Stand, source: Source) -> Candidate {
        Candidate { stand, voice: Voice { source, inferred: false, channel: None }, end: None }
    }

    pub(super) fn phrase(stand: Stand, phrase: Phrase) -> Candidate {
        Candidate { end: Some(phrase.end), ..Candidate::new(stand, phrase.source) }
    }

    pub(super) fn inferred(stand: Stand, source: Source) -> Candidate {
        Candidate { stand, voice: Voice { source, inferred: true, channel: None }, end: None }
    }
}
