//! The words of English reports: verbs of saying in their forms, the classes of function words, and the gender that a name or noun tells.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::super::Stance;
use super::super::attribution::{Mode, mode, stance};
use crate::lexicon::{self, Table, rows};

static WORDS: Table = Table::new(lexicon::tables::QUOTE_ENGLISH_WORDS);
static FINITE: Table = Table::new(lexicon::tables::QUOTE_ENGLISH_FINITE);
static GENDER: Table = Table::of_names("english_gender");

/// A form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `said`, finite or a passive participle.
    Past,
    /// `say`.
    Base,
    /// `says`.
    Third,
    /// `saying`.
    Participle,
}

/// What stands between a reporting verb and its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// Whom it is told (`told reporters that`).
    Tell,
    /// Perhaps whom it is told (`warned residents that`, `warned the river would rise`).
    May,
    /// Nothing: what follows without `that` is a clause.
    Clause,
    /// Nothing, and it takes a noun too (`announced a plan`): the clause must show its verb.
    Weak,
}

/// A reporting verb in one of its forms.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verb {
    pub(super) mode: Mode,
    pub(super) stance: Stance,
    pub(super) gloss: &'static str,
    pub(super) frame: Frame,
    pub(super) form: Form,
    /// The form is a noun as well (`reports`, `claim`).
    pub(super) noun: bool,
}

/// A reporting verb in any of its forms.
pub(super) fn verb(word: &str) -> Option<Verb> {
    static VERBS: OnceLock<HashMap<&'static str, Verb>> = OnceLock::new();
    let table = VERBS.get_or_init(|| {
        let mut forms = HashMap::new();
        for (past, row) in rows(lexicon::tables::QUOTE_ENGLISH_VERBS) {
            let frame = match row.column(6) {
                "tell" => Frame::Tell,
                "may" => Frame::May,
                "clause" => Frame::Clause,
                _ => Frame::Weak,
            };
            for (word, form) in [
                (past, Form::Past),
                (row.column(0), Form::Base),
                (row.column(1), Form::Third),
                (row.column(2), Form::Participle),
            ] {
                let verb = Verb {
                    mode: mode(row.column(3)),
                    stance: stance(row.column(4)),
                    gloss: row.column(5),
                    frame,
                    form,
                    noun: row.column(7).split(',').any(|noun| noun == word),
                };
                forms.entry(word).or_insert(verb);
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

/// Whether a form is a finite verb more often than not, and no verb of saying.
pub(super) fn is_finite(word: &str) -> bool {
    FINITE.get(word).is_some()
}

/// The most words that marks after this word can set off as a name or title; none where they do not.
pub(in crate::quote) fn title_words(word: &str) -> Option<usize> {
    const TITLE: usize = 12;
    (class(word) == "title").then_some(TITLE)
}

/// The gender of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    /// `he`.
    Male,
    /// `she`.
    Female,
}

/// The gender that a given name, an honorific or a noun tells.
pub(super) fn gender(word: &str) -> Option<Gender> {
    GENDER.get(word).map(|row| if row.column(0) == "she" { Gender::Female } else { Gender::Male })
}
