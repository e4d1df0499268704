//! Reports in Arabic.
//!
//! Layers, each knowing those before it: the tables (`sets`, `vocabulary`), formulas that are no part of a source (`formula`), roles and who bears them
//! (`roles`), noun phrases as sources (`naming`, `phrase`), what a cue is (`cue`), where its subject stands (`speaker`, `counted`, `relative`, `aside`, `elsewhere`), which words
//! are cues and what they report (`belief`, `cues`), where a clause ends (`clause`), who spoke before (`memory`), someone who may speak (`candidate`) and
//! which of several does (`choice`), and the sentence (`sentence`): who may speak by a cue (`candidates`), who a role is (`voice`), sources that are no
//! subjects (`source`), lines that a name opens (`headline`), what is reported (`reported`) and what no cue introduces (`uncued`).

mod aside;
mod belief;
mod candidate;
mod candidates;
mod choice;
mod clause;
mod counted;
mod cue;
mod cues;
mod elsewhere;
pub(super) mod formula;
mod headline;
mod memory;
mod naming;
mod phrase;
mod relative;
mod reported;
pub(super) mod roles;
mod sentence;
mod sets;
mod source;
mod speaker;
mod uncued;
pub(super) mod vocabulary;
mod voice;

use memory::Memory;
use sentence::Sentence;

use super::attribution::{Claim, Found};
use super::reader::Reader;
use super::stream::{Item, Period};

/// Reads the periods in order.
pub(super) fn read(reader: &Reader<'_>, periods: &[Period]) -> Found {
    let mut found = Found { claims: vec![None; reader.marked.len()], reports: Vec::new() };
    let mut level = None;
    let mut memory = Memory::default();
    let mut waiting: Option<Claim> = None;
    let mut last_claim: Option<Claim> = None;
    for (n, period) in periods.iter().enumerate() {
        if period.inside != level {
            level = period.inside;
            memory = Memory::default();
            (waiting, last_claim) = (None, None);
        }
        let mut sentence = Sentence {
            reader,
            period,
            following: &periods[n + 1..],
            ends: clause::Ends::new(reader, period),
            cues: cues::find(reader, period),
            main: None,
            voices: Vec::new(),
            through: false,
            embedded: false,
            inner: None,
            relay: None,
            reported: Vec::new(),
            memory: &mut memory,
            found: &mut found,
            waiting: None,
        };
        sentence.take_first(waiting.take(), last_claim.take());
        sentence.read();
        waiting = sentence.waiting.take();
        last_claim = period
            .items
            .iter()
            .rev()
            .find_map(|item| match item {
                Item::Quote(q) => Some(found.claims[*q].clone()),
                Item::Mark(_) => None,
                _ => Some(None),
            })
            .flatten();
    }
    found
}
