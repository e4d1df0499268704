//! Subjects of English reporting verbs: where they begin, and whom they name.

use std::ops::Range;

use super::super::SourceSort;
use super::super::phrase::Source;
use super::super::stream::Item;
use super::super::vocabulary::Agreement;
use super::words::{class, verb};
use super::{SUBJECT, Sentence};
use crate::entity::EntityKind;

impl Sentence<'_, '_> {
    /// Where the subject before a verb begins: after the last quotation, or at the start of the clause.
    pub(super) fn subject_start(&self, at: usize) -> usize {
        let items = &self.period.items;
        let lowest = at.saturating_sub(SUBJECT + 8);
        let mut start = at;
        while start > lowest {
            match items[start - 1] {
                Item::Quote(_) => break,
                Item::Close(q) if self.mark(start) == "," || self.ends_with_stop(q) => break,
                Item::Word(_)
                    if matches!(self.word(start - 1), "that" | "but" | "while" | "because" | "and")
                        && self.pronoun_or_name(start) =>
                {
                    break;
                }
                Item::Mark(_) if self.mark(start - 1) == ";" => break,
                Item::Mark(_) if self.mark(start - 1) == "," && self.subject_only(start, at) => break,
                _ => start -= 1,
            }
        }
        start
    }

    /// Whether a stretch ends with a stop inside its marks, as quoted speech does.
    fn ends_with_stop(&self, q: usize) -> bool {
        let last = self.reader.marked[q].tokens.end - 1;
        matches!(self.reader.document.surface(last), "," | "!" | "?" | ".")
    }

    fn pronoun_or_name(&self, at: usize) -> bool {
        class(self.word(at)) == "pronoun" || self.reader.starts_mention(&self.period.items, at)
    }

    /// Whether everything between a comma and the verb is a short subject (`…, officials said`).
    fn subject_only(&self, start: usize, at: usize) -> bool {
        let few = at > start && at - start <= 5;
        // Enough words before the comma for a clause: the first four tell.
        let clause =
            (0..start - 1).filter(|&i| matches!(self.period.items[i], Item::Word(_))).nth(3).is_some();
        few && clause
            && (start..at).all(|i| {
                matches!(self.period.items[i], Item::Word(_))
                    && !matches!(class(self.word(i)), "boundary" | "that")
            })
            && class(self.word(start)) != "preposition"
            && !matches!(self.word(start), "who" | "which" | "a" | "an")
    }

    /// The subject in a range before its verb: the first name no preposition governs, a pronoun, or the words themselves.
    pub(super) fn subject(&self, start: usize, at: usize) -> Option<(Source, bool)> {
        let mut end = at;
        while end > start && class(self.word(end - 1)) == "adverb" {
            end -= 1;
        }
        if end > start && class(self.word(end - 1)) == "pronoun" {
            return self.pronoun(end - 1);
        }
        self.phrase(start, end).map(|s| (s, false))
    }

    /// `she said`: the pronoun, with the entity of the last person named.
    fn pronoun(&self, at: usize) -> Option<(Source, bool)> {
        let Item::Word(token) = self.period.items[at] else { return None };
        let token = self.reader.document.token(token);
        let known = self.memory.latest(Agreement::Any);
        let source = Source {
            span: token.start..token.end,
            entity: known.and_then(|s| s.entity),
            sort: known.map_or(SourceSort::Anonymous, |s| s.sort),
            title: known.and_then(|s| s.title.clone()),
            agreement: Agreement::Any,
        };
        Some((source, true))
    }

    /// Who speaks by a participle: the subject of the last report of the sentence, else its first name.
    pub(super) fn current(&self) -> Option<(Source, bool)> {
        let covered = self.covered.last().and_then(|(_, c)| c.source.clone());
        covered.or_else(|| self.phrase(0, self.period.items.len())).map(|s| (s, false))
    }

    /// The source that a noun phrase in a range of items names.
    pub(super) fn phrase(&self, from: usize, to: usize) -> Option<Source> {
        let items = &self.period.items;
        let document = self.reader.document;
        let to = to.min(items.len()).min(from + SUBJECT + 8);
        let mut organisation = None;
        let mut words: Option<Range<usize>> = None;
        let mut open = true;
        for (at, &item) in items.iter().enumerate().take(to).skip(from) {
            match item {
                Item::Word(token) => {
                    let word = document.folded(token);
                    let mention = self.reader.mention_at(token).filter(|m| m.tokens.start == token);
                    let before = at.checked_sub(1).filter(|&b| b >= from).map_or("", |b| self.word(b));
                    let governed = class(before) == "preposition";
                    if let Some(mention) = mention.filter(|_| !governed) {
                        // `Google's chief` is not Google.
                        let possessive = document.folded_at(mention.tokens.end).starts_with('\'');
                        let source = Source {
                            span: mention.span.clone(),
                            entity: Some(mention.entity),
                            sort: SourceSort::Institution,
                            title: self.reader.title(mention),
                            agreement: Agreement::Any,
                        };
                        if mention.kind == EntityKind::Person && !possessive {
                            return Some(Source { sort: SourceSort::Named, ..source });
                        }
                        let whole = words.is_none()
                            || words
                                .as_ref()
                                .is_some_and(|w| document.text()[w.clone()].eq_ignore_ascii_case("the"));
                        if mention.kind != EntityKind::Norp && !possessive && whole && organisation.is_none()
                        {
                            organisation = Some((source, mention.tokens.end));
                        }
                    }
                    if matches!(class(word), "preposition" | "boundary" | "that" | "pronoun" | "adverb")
                        || verb(word).is_some()
                    {
                        open = false;
                        if matches!(class(word), "boundary" | "that") {
                            break;
                        }
                    }
                    if open {
                        let start = words.as_ref().map_or(document.token(token).start, |w| w.start);
                        words = Some(start..document.token(token).end);
                    }
                }
                Item::Mark(token) => match document.surface(token) {
                    "." | "-" | "(" | ")" | "’" | "'" => {}
                    _ => {
                        open = false;
                        if words.is_none() {
                            break;
                        }
                    }
                },
                _ => {
                    if words.is_some() {
                        break;
                    }
                }
            }
        }
        // An organisation that is only the first word of a title (`State Department spokesman`) is not the speaker.
        if let Some((source, _)) =
            organisation.filter(|(s, _)| words.as_ref().is_none_or(|w| w.end <= s.span.end))
        {
            return Some(source);
        }
        let span = words?;
        Some(Source {
            span,
            entity: None,
            sort: SourceSort::Anonymous,
            title: None,
            agreement: Agreement::Any,
        })
    }
}
