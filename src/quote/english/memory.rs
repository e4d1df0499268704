//! Who was spoken of and who spoke: what pronouns and sentences without a cue go back to.

use super::super::SourceSort;
use super::super::attribution::{Agreement, Source};
use super::super::reader::Reader;
use super::words::{self, Gender};
use crate::text::Document;

/// How many sources are remembered.
const REMEMBERED: usize = 8;

/// The last sources, latest last.
#[derive(Debug, Default)]
pub(super) struct Memory {
    sources: Vec<Known>,
}

#[derive(Clone, Debug)]
struct Known {
    source: Source,
    gender: Option<Gender>,
    /// It has spoken; otherwise a sentence only began with it.
    spoke: bool,
}

impl Memory {
    /// Notes who spoke.
    pub(super) fn note(&mut self, reader: &Reader<'_>, source: &Source) {
        self.put(reader, source, true);
    }

    /// Notes with whom a sentence began.
    pub(super) fn mention(&mut self, reader: &Reader<'_>, source: &Source) {
        self.put(reader, source, false);
    }

    fn put(&mut self, reader: &Reader<'_>, source: &Source, spoke: bool) {
        let mut known = Known { source: source.clone(), gender: gender(reader.document, source), spoke };
        if let Some(at) = self.sources.iter().position(|k| same(&k.source, source)) {
            let before = self.sources.remove(at);
            known.gender = known.gender.or(before.gender);
            known.spoke |= before.spoke;
            known.source.title = known.source.title.or(before.source.title);
        }
        self.sources.push(known);
        if self.sources.len() > REMEMBERED {
            self.sources.remove(0);
        }
    }

    /// Who spoke last.
    pub(super) fn last(&self) -> Option<&Source> {
        self.sources.iter().rev().find(|k| k.spoke).map(|k| &k.source)
    }

    /// Whom a subject pronoun goes back to: `he` and `she` to a person that the gender fits, `they` to several or a body, `it` to no person.
    pub(super) fn pronoun(&mut self, word: &str) -> Option<Source> {
        let person = |k: &Known| {
            k.source.sort == SourceSort::Named
                || k.source.sort == SourceSort::Anonymous && k.source.agreement != Agreement::Plural
        };
        let wanted = match word {
            "he" => Some(Gender::Male),
            "she" => Some(Gender::Female),
            _ => None,
        };
        let fits = |k: &Known| match word {
            "he" | "she" => person(k) && (k.gender.is_none() || k.gender == wanted),
            "they" => k.source.agreement == Agreement::Plural || k.source.sort == SourceSort::Institution,
            "it" => matches!(k.source.sort, SourceSort::Institution | SourceSort::Document),
            _ => false,
        };
        let at = self.sources.iter().rposition(fits)?;
        // `she` tells of a name what the name did not.
        if self.sources[at].gender.is_none() {
            self.sources[at].gender = wanted;
        }
        Some(self.sources[at].source.clone())
    }
}

/// The gender that a source's title, noun or given name tells.
fn gender(document: &Document<'_>, source: &Source) -> Option<Gender> {
    let first = document.token_from(source.span.start);
    let end = document.token_from(source.span.end);
    let before = (first.saturating_sub(2)..first).rev().find_map(|i| {
        let word = document.folded(i);
        // The stop of `Mr.`.
        if word == "." {
            None
        } else {
            Some(words::gender(word).filter(|_| !document.token(i + 1).line_before))
        }
    });
    before.flatten().or_else(|| (first..end.min(first + 6)).find_map(|i| words::gender(document.folded(i))))
}

fn same(a: &Source, b: &Source) -> bool {
    match (a.entity, b.entity) {
        (Some(a), Some(b)) => a == b,
        _ => a.span == b.span,
    }
}
