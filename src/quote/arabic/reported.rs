//! The clauses that a sentence reports: how far each goes, and what is taken of it.

use super::super::attribution::{Agreement, Claim, Mode};
use super::super::stretch;
use std::ops::Range;

use super::super::stream::Item;
use super::super::{Place, Quote, QuoteKind};
use super::cue::{Content, Cue};
use super::sentence::Sentence;
use super::speaker;
use super::vocabulary::{self, Class, Form};

/// How many reports may lie in one another; what lies deeper is left out.
const DEPTH: usize = 4;

impl Sentence<'_, '_> {
    /// Pushes the clause that begins at item `start` as reported, up to where the reporter goes on.
    pub(super) fn report(&mut self, start: usize, claim: Claim, cue: &Cue) {
        if !self.has_room(start) {
            return;
        }
        let end = self.clause_end(start, &claim);
        let end = self.relative_end(start..end, cue).unwrap_or(end);
        if end > start {
            self.push(start..end, QuoteKind::Indirect, claim.clone());
            self.reported.push((start..end, claim));
        }
    }

    /// Whether a clause that begins at item `start` lies in fewer others than may be.
    pub(super) fn has_room(&self, start: usize) -> bool {
        self.reported.iter().rev().take(DEPTH).filter(|(r, _)| r.end > start).count() < DEPTH
    }

    /// The item at which a report of these items inside a relative clause ends: at the comma before the verb of the sentence around it (`المصادر التي قالت
    /// الصحيفة إنها قريبة، أكدت`).
    fn relative_end(&self, clause: Range<usize>, cue: &Cue) -> Option<usize> {
        let (reader, items) = (self.reader, self.items());
        let before = cue.at.checked_sub(1).map_or("", |at| reader.word(items, at));
        let embedded = vocabulary::class(before) == Some(Class::Relative)
            || before == "ما"
                && vocabulary::class(reader.word(items, cue.at.saturating_sub(2)))
                    == Some(Class::Preposition);
        if !embedded || cue.joined {
            return None;
        }
        let main_verb = |at: usize| {
            vocabulary::verb(reader.word(items, at))
                .is_some_and(|(r, before)| r.form == Form::Finite && r.mode != Mode::Trap && before == 0)
        };
        // `الذي قالت بريطانيا إنه استخدم في الهجوم، «ليس منتجا …»`: marks too are of the sentence around it.
        let around = |at: usize| {
            let word = reader.word(items, at);
            matches!(items.get(at), Some(Item::Quote(_) | Item::Open(_)))
                || word.chars().count() > 3 && word.ends_with('ت') && vocabulary::source(word).is_none()
        };
        let comma = |&at: &usize| {
            matches!(reader.mark(items, at), "،" | ",") && (main_verb(at + 1) || around(at + 1))
        };
        (clause.start + 1..clause.end).find(comma)
    }

    /// The item at which the clause of a report ends. `قال سامي إن السلطات اتصلت به وأكدت أن`: a verb that does not agree with the
    /// speaker goes on inside it.
    fn clause_end(&self, start: usize, claim: &Claim) -> usize {
        const GOES_ON: usize = 3;
        // In speech the same form may be the speaker's own (أخبرتُه).
        if self.period.inside.is_some() {
            return self.ends.end(start);
        }
        let speaker = claim.source.as_ref().map_or(Agreement::Any, |s| s.agreement);
        let mut from = start;
        for _ in 0..GOES_ON {
            let at = self.ends.boundary(from);
            let cue = self.cues.get(self.cues.partition_point(|c| c.at < at)).filter(|c| c.at == at);
            let other = |cue: &&Cue| {
                let gender = cue.reporting.agreement;
                cue.joined
                    && cue.reporting.form == Form::Finite
                    && matches!(
                        (speaker, gender),
                        (Agreement::Masculine, Agreement::Feminine)
                            | (Agreement::Feminine, Agreement::Masculine)
                    )
            };
            let Some(cue) = cue.filter(other) else { break };
            let limit = match cue.content {
                Content::That(at) | Content::Quote(at) | Content::Colon(at) => at,
                Content::None => break,
            };
            if speaker::after_verb(self.reader, self.items(), cue, limit).is_some() {
                break;
            }
            from = at;
        }
        self.ends.end(from).max(start)
    }

    /// Pushes the clause before item `end`, whose source follows it.
    pub(super) fn push_clause(&mut self, from: usize, end: usize, claim: Claim) {
        let items = self.items();
        let words = |i: usize| matches!(items[i], Item::Word(_));
        let from = if from == 0 { self.dateline() } else { from };
        let Some(start) = (from..end).find(|&i| words(i)) else { return };
        if (start..end).filter(|&i| words(i)).count() < 4 {
            return;
        }
        self.push(start..end, QuoteKind::Indirect, claim.clone());
        self.reported.push((start..end, claim));
    }

    /// Pushes the clause of these items, which its own cue interrupts.
    pub(super) fn push_around(&mut self, from: usize, end: usize, claim: Claim) {
        let Some(start) = (from..end).find(|&i| matches!(self.items()[i], Item::Word(_))) else { return };
        self.push(start..end, QuoteKind::Indirect, claim.clone());
        self.reported.push((start..end, claim));
    }

    /// The item after the dateline that opens a line: `القاهرة (رويترز) –`, `بغداد، العراق --`.
    pub(super) fn dateline(&self) -> usize {
        const LONGEST: usize = 14;
        const BARE: usize = 4;
        if !self.period.opens_line {
            return 0;
        }
        let mark = |at: usize| self.reader.mark(self.items(), at);
        let dash = |&at: &usize| matches!(mark(at), "-" | "–" | "—" | "--");
        let last =
            (1..self.items().len().min(LONGEST)).filter(dash).find(|&at| at <= BARE || mark(at - 1) == ")");
        // `سبق – وكالات: …`.
        const LABEL: usize = 4;
        let colon = |at: usize| (at + 1..self.items().len().min(at + LABEL)).find(|&i| mark(i) == ":");
        last.map_or(0, |at| colon(at).unwrap_or(at) + 1)
    }

    pub(super) fn push(&mut self, items: Range<usize>, kind: QuoteKind, claim: Claim) {
        if let Some(span) = stretch::span(self.reader, self.period, self.ends.kept(), items) {
            self.push_span(span, kind, claim);
        }
    }

    pub(super) fn push_span(&mut self, span: Range<usize>, kind: QuoteKind, claim: Claim) {
        self.found.reports.push(Quote {
            span,
            kind,
            marks: String::new(),
            repaired: false,
            speaker: claim.source.as_ref().map(|s| s.speaker(claim.inferred)),
            cue: claim.cue,
            channel: claim.channel,
            why: claim.why,
            confidence: if claim.inferred { 0.7 } else { 0.85 },
            place: Place::default(),
        });
    }
}
