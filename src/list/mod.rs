//! The reader's own lists: names, one a line, or a regular expression (case numbers, plates, clauses, hashtags), whose matches are a layer of their own.
//!
//! That layer disturbs nothing: the recognised mentions stay as they are, whatever it covers. In itself it ascends and does not overlap: of matches
//! that touch, the one that starts first counts, then the longer, then the one whose list stands first.

mod names;
mod pattern;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use pattern::{Fault, PatternError};

use crate::order::{descending, sort_by_key};
use crate::text::Document;

/// A list of the reader's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// By which its matches name it.
    pub id: String,
    /// What the reader calls it.
    pub name: String,
    /// What is looked for.
    #[serde(flatten)]
    pub looks_for: LooksFor,
}

/// What a list looks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum LooksFor {
    /// Names, one a line, found however their letters are written (alef, ya, ta marbuta, vowel signs, capitals), with proclitics before them, with and
    /// without the article, and an adjective in ـي in all its forms.
    Names(String),
    /// A regular expression in the syntax of the crate `regex`, over the text as it is written; a match lies within a line.
    Pattern(String),
}

/// A match of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Bytes of the text, proclitics of a name left out.
    pub span: Range<usize>,
    /// The number of its list.
    pub list: usize,
}

/// The matches of some lists in the order of the text, and for each list whether its pattern can be read; one that cannot has no matches.
pub fn find(text: &str, lists: &[List]) -> (Vec<Match>, Vec<Option<PatternError>>) {
    let mut found = Vec::new();
    let mut errors = vec![None; lists.len()];
    let listed = lists.iter().enumerate().filter_map(|(n, list)| match &list.looks_for {
        LooksFor::Names(lines) => Some((n, lines.as_str())),
        LooksFor::Pattern(_) => None,
    });
    let names = names::Names::new(listed);
    if !names.is_empty() {
        names.find(&Document::new(text), &mut found);
    }
    for (n, list) in lists.iter().enumerate() {
        if let LooksFor::Pattern(pattern) = &list.looks_for {
            match pattern::find(pattern, text) {
                Ok(spans) => found.extend(spans.into_iter().map(|span| Match { span, list: n })),
                Err(error) => errors[n] = Some(error),
            }
        }
    }
    sort_by_key(&mut found, |m| [m.span.start, descending(m.span.end), m.list]);
    let mut end = 0;
    found.retain(|m| {
        let free = m.span.start >= end;
        end = if free { m.span.end } else { end };
        free
    });
    (found, errors)
}
