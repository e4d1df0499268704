//! The words of English reports: verbs of saying in their forms, and the classes of function words.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::super::Stance;
use super::super::vocabulary::{Mode, mode, stance};
use crate::lexicon::{self, Table, rows};

static WORDS: Table = Table::new(lexicon::tables::QUOTE_ENGLISH_WORDS);

#[derive(Clone, Copy, Debug)]
pub(super) struct Verb {
    pub(super) mode: Mode,
    pub(super) stance: Stance,
    pub(super) gloss: &'static str,
    pub(super) participle: bool,
}

/// A reporting verb in any of its forms.
pub(super) fn verb(word: &str) -> Option<Verb> {
    static VERBS: OnceLock<HashMap<&'static str, Verb>> = OnceLock::new();
    let table = VERBS.get_or_init(|| {
        let mut forms = HashMap::new();
        for (past, row) in rows(lexicon::tables::QUOTE_ENGLISH_VERBS) {
            for (form, participle) in
                [(past, false), (row.column(0), false), (row.column(1), false), (row.column(2), true)]
            {
                let verb = Verb {
                    mode: mode(row.column(3)),
                    stance: stance(row.column(4)),
                    gloss: row.column(5),
                    participle,
                };
                forms.entry(form).or_insert(verb);
            }
        }
        forms
    });
    table.get(word).copied()
}

/// The class of a function word; empty where it is none.
pub(super) fn class(word: &str) -> &'static str {
    WORDS.get(word).map_or("", |row| row.column(0))
}

/// Whether marks after this word set off a name or title.
pub(in crate::quote) fn is_title_word(word: &str) -> bool {
    class(word) == "title"
}
