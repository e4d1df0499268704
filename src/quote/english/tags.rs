//! What each step of a period is to the grammar of a report: a noun, a verb, a word that joins clauses, a mark.

use super::super::reader::Reader;
use super::super::stream::{Item, Period};
use super::words::{self, Form, Verb};
use crate::entity::EntityKind;

/// What a step is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Tag {
    /// A token of a name: person, organisation, place or another.
    Name,
    /// A subject pronoun.
    Pronoun,
    /// `him`, `them`.
    Object,
    /// `others`, `everyone`.
    Single,
    /// `the`, `a`, `some`, `their`, `'s`.
    Determiner,
    /// The `'s` after a noun.
    Genitive,
    Preposition,
    Conjunction,
    /// `but`, `yet`.
    Contrast,
    /// `because`, `while`.
    Subordinator,
    /// `who`, `which`, `whether`.
    Wh,
    That,
    Auxiliary,
    Not,
    Adverb,
    /// A weekday, `today`.
    Time,
    /// A form of a reporting verb that can be a verb here.
    Report(Verb),
    /// Another finite verb.
    Finite,
    /// A word in -ed.
    Ed,
    /// A word in -ing.
    Ing,
    Number,
    /// Any other word.
    Word,
    /// A mark inside a word or number, or the stop of an abbreviation.
    Joint,
    Comma,
    Colon,
    Semicolon,
    /// A dash between words.
    Dash,
    OpenBracket,
    CloseBracket,
    /// A full stop, `?` or `!`.
    Stop,
    /// Another mark.
    Other,
    /// A long stretch in marks.
    Quote(usize),
    /// The opening of a short stretch.
    Open(usize),
    /// The end of a short stretch.
    Close(usize),
}

/// A period with its tags.
#[derive(Debug)]
pub(super) struct Tagged<'s, 'a> {
    pub(super) reader: &'s Reader<'a>,
    pub(super) period: &'s Period,
    tags: Vec<Tag>,
}

impl<'s, 'a> Tagged<'s, 'a> {
    /// The tags of a period.
    pub(super) fn new(reader: &'s Reader<'a>, period: &'s Period) -> Tagged<'s, 'a> {
        let mut tagged = Tagged { reader, period, tags: Vec::with_capacity(period.items.len()) };
        for at in 0..period.items.len() {
            let tag = tagged.read(at);
            tagged.tags.push(tag);
        }
        tagged
    }

    /// The number of steps.
    pub(super) fn len(&self) -> usize {
        self.tags.len()
    }

    /// The tag of a step; a full stop beyond the end.
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().unwrap_or(Tag::Stop)
    }

    /// The tag of the step before one; a full stop before the first.
    pub(super) fn before(&self, at: usize) -> Tag {
        at.checked_sub(1).map_or(Tag::Stop, |b| self.tag(b))
    }

    /// The folded word of a step; empty where it is none.
    pub(super) fn word(&self, at: usize) -> &str {
        self.reader.word(&self.period.items, at)
    }

    /// The token of a word or mark.
    pub(super) fn token(&self, at: usize) -> Option<usize> {
        match self.period.items.get(at) {
            Some(&(Item::Word(token) | Item::Mark(token))) => Some(token),
            _ => None,
        }
    }

    /// Whether a step belongs to a noun phrase: no determiner, no preposition.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        matches!(
            self.tag(at),
            Tag::Name | Tag::Word | Tag::Number | Tag::Single | Tag::Ing | Tag::Ed | Tag::Close(_)
        )
    }

    fn read(&self, at: usize) -> Tag {
        match self.period.items[at] {
            Item::Quote(q) => Tag::Quote(q),
            Item::Open(q) => Tag::Open(q),
            Item::Close(q) => Tag::Close(q),
            Item::Mark(token) => self.read_mark(at, token),
            Item::Word(token) => self.read_word(at, token),
        }
    }

    fn read_mark(&self, at: usize, token: usize) -> Tag {
        let document = self.reader.document;
        let mark = document.surface(token);
        let next = document.tokens().get(token + 1);
        let joined = next.is_some_and(|n| !n.space_before && !n.line_before)
            && matches!(self.period.items.get(at + 1), Some(Item::Word(_)));
        let glued = !document.token(token).space_before && joined;
        match mark {
            "," if !glued => Tag::Comma,
            ":" if !glued => Tag::Colon,
            ";" => Tag::Semicolon,
            "—" | "–" | "―" => Tag::Dash,
            "-" if !glued => Tag::Dash,
            "(" | "[" => Tag::OpenBracket,
            ")" | "]" => Tag::CloseBracket,
            "?" | "!" | "…" => Tag::Stop,
            // The stop of an abbreviation stands inside its sentence.
            "." if self.period.items[at + 1..].iter().all(|i| !matches!(i, Item::Word(_))) => Tag::Stop,
            "." | "-" | "'" | "’" | "/" | "&" | "," | ":" => Tag::Joint,
            _ => Tag::Other,
        }
    }

    fn read_word(&self, at: usize, token: usize) -> Tag {
        let document = self.reader.document;
        let word = document.folded(token);
        if let Some(mention) = self.reader.mention_at(token)
            && mention.kind != EntityKind::Norp
        {
            return Tag::Name;
        }
        if word == "'s" {
            return Tag::Genitive;
        }
        if self.reader.is_number(token) {
            return Tag::Number;
        }
        let before = self.before(at);
        // `in May`, no auxiliary.
        if word == "may"
            && document.surface(token).starts_with('M')
            && matches!(before, Tag::Preposition | Tag::Number)
        {
            return Tag::Time;
        }
        match words::class(word) {
            "pronoun" => return Tag::Pronoun,
            "object" => return Tag::Object,
            "single" => return Tag::Single,
            "determiner" | "possessive" => return Tag::Determiner,
            "preposition" => return Tag::Preposition,
            "conjunction" => return Tag::Conjunction,
            "contrast" => return Tag::Contrast,
            "subordinator" => return Tag::Subordinator,
            "wh" => return Tag::Wh,
            "that" => return Tag::That,
            "auxiliary" => return Tag::Auxiliary,
            "not" => return Tag::Not,
            "adverb" => return Tag::Adverb,
            "time" => return Tag::Time,
            _ => {}
        }
        let joint = matches!(before, Tag::Joint) && at > 0 && !document.token(token).space_before;
        if let Some(verb) = words::verb(word).filter(|_| !joint) {
            // `the claim`, `its reports`, `of warnings`; `to say` is no report of its own.
            let noun = matches!(before, Tag::Determiner | Tag::Genitive)
                || matches!(before, Tag::Preposition | Tag::Number) && (verb.noun || verb.form == Form::Base)
                || verb.noun && self.is_noun_here(at, verb);
            return if noun { Tag::Word } else { Tag::Report(verb) };
        }
        if words::is_finite(word) && !matches!(before, Tag::Determiner | Tag::Genitive | Tag::Preposition) {
            return Tag::Finite;
        }
        if word.len() > 4 && word.ends_with("ed") {
            return Tag::Ed;
        }
        if word.len() > 5 && word.ends_with("ing") {
            return Tag::Ing;
        }
        if word.len() > 4 && word.ends_with("ly") {
            return Tag::Adverb;
        }
        Tag::Word
    }

    /// Whether a form that is a noun too is one here: `a board report`, `news reports from`.
    fn is_noun_here(&self, at: usize, verb: Verb) -> bool {
        const NEAR: usize = 3;
        if matches!(
            self.word(at + 1),
            "of" | "from" | "about" | "by" | "on" | "and" | "or" | "against" | "over"
        ) {
            return true;
        }
        if verb.form != Form::Base || self.word(at.wrapping_sub(1)).ends_with('s') {
            return false;
        }
        let nouns = (at.saturating_sub(NEAR)..at)
            .rev()
            .find(|&i| !matches!(self.tags[i], Tag::Word | Tag::Name | Tag::Number | Tag::Joint | Tag::Ed));
        nouns.is_some_and(|i| matches!(self.tags[i], Tag::Determiner | Tag::Genitive))
    }
}
