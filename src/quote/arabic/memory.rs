//! Who spoke in the last sentences: what a verb without a subject goes back to.

use std::collections::HashMap;

use super::super::attribution::{Agreement, Source};

/// The sources of the last sentences, latest last: who a verb without a subject goes back to.
#[derive(Debug, Default)]
pub(super) struct Memory {
    sources: Vec<Source>,
    /// Who issued a statement, by its noun.
    issuers: HashMap<String, Source>,
}

/// How many sources are remembered.
const REMEMBERED: usize = 6;

impl Memory {
    /// Notes a source; `agreement` is that of the verb it was the subject of.
    pub(super) fn note(&mut self, source: &Source, agreement: Agreement) {
        let mut source = source.clone();
        if source.agreement == Agreement::Any {
            source.agreement = agreement;
        }
        if let Some(at) = self.sources.iter().position(|s| same(s, &source)) {
            let known = self.sources.remove(at);
            if source.agreement == Agreement::Any {
                source.agreement = known.agreement;
            }
            source.title = source.title.or(known.title);
        }
        self.sources.push(source);
        if self.sources.len() > REMEMBERED {
            self.sources.remove(0);
        }
    }

    /// The sources, the last first.
    pub(super) fn latest_first(&self) -> impl Iterator<Item = &Source> {
        self.sources.iter().rev()
    }

    /// Notes a source through which another spoke: it is remembered behind that one.
    pub(super) fn note_aside(&mut self, source: &Source) {
        if !self.sources.iter().any(|s| same(s, source)) && self.sources.len() < REMEMBERED {
            self.sources.insert(0, source.clone());
        }
    }

    /// Notes who issued the last statement of a noun (بيان).
    pub(super) fn note_issuer(&mut self, noun: String, issuer: &Source) {
        self.issuers.insert(noun, issuer.clone());
    }

    /// Who issued the last statement of a noun.
    pub(super) fn issuer(&self, noun: &str) -> Option<&Source> {
        self.issuers.get(noun)
    }

    /// The latest source that a verb form agrees with.
    pub(super) fn latest(&self, agreement: Agreement) -> Option<&Source> {
        let agrees = |s: &&Source| {
            agreement == Agreement::Any || s.agreement == Agreement::Any || s.agreement == agreement
        };
        self.sources.iter().rev().find(agrees).or(if agreement == Agreement::Any {
            self.sources.last()
        } else {
            None
        })
    }
}

fn same(a: &Source, b: &Source) -> bool {
    match (a.entity, b.entity) {
        (Some(a), Some(b)) => a == b,
        _ => a.span == b.span,
    }
}
