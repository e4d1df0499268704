//! Reports in English: the same periods, marks and memory, with the word order of English news.
//!
//! The subject stands before its verb (`Smith said …`) or, after a quotation, behind it (`"…," said Smith`); what is reported follows
//! with or without `that`, or stands before (`The plan failed, officials said.`).

mod subject;
mod words;

use std::ops::Range;

use words::{Verb, class, verb};

pub(super) use words::is_title_word;

use super::clause;
use super::memory::Memory;
use super::phrase::Source;
use super::reader::Reader;
use super::report::{Claim, Found, LONG};
use super::reported::innermost;
use super::stream::{Item, Period};
use super::vocabulary::{Agreement, Mode};
use super::{Cue as QuoteCue, Place, Quote, QuoteKind, Stance};

/// The longest subject looked at, in items.
pub(super) const SUBJECT: usize = 16;

/// Reads the periods in order.
pub(super) fn read(reader: &Reader<'_>, periods: &[Period]) -> Found {
    let mut found = Found { claims: vec![None; reader.marked.len()], reports: Vec::new() };
    let mut memory = Memory::default();
    let mut level = None;
    let mut last: Option<Claim> = None;
    for period in periods {
        if period.inside != level {
            level = period.inside;
            memory = Memory::default();
            last = None;
        }
        let mut sentence = Sentence {
            reader,
            period,
            memory: &mut memory,
            found: &mut found,
            covered: Vec::new(),
            ends: clause::Ends::new(reader, period),
        };
        sentence.read(last.take());
        let mut quotes = period.items.iter().filter_map(|item| match item {
            Item::Quote(q) | Item::Open(q) => Some(*q),
            _ => None,
        });
        last = quotes.next_back().and_then(|q| found.claims[q].clone());
    }
    found
}

pub(super) struct Sentence<'s, 'a> {
    pub(super) reader: &'s Reader<'a>,
    pub(super) period: &'s Period,
    pub(super) memory: &'s mut Memory,
    pub(super) found: &'s mut Found,
    pub(super) ends: clause::Ends,
    /// Items of the clauses reported, each with its claim.
    pub(super) covered: Vec<(Range<usize>, Claim)>,
}

impl Sentence<'_, '_> {
    pub(super) fn word(&self, at: usize) -> &str {
        self.reader.word(&self.period.items, at)
    }

    pub(super) fn mark(&self, at: usize) -> &str {
        self.reader.mark(&self.period.items, at)
    }

    fn read(&mut self, last: Option<Claim>) {
        let items = &self.period.items;
        // `"…," she said. "…"`: the second part has no cue of its own.
        let first = items.iter().find(|i| !matches!(i, Item::Mark(_)));
        if let (Some(&(Item::Quote(q) | Item::Open(q))), Some(mut claim)) = (first, last) {
            let close = items.iter().rposition(|i| *i == Item::Close(q));
            let after = close.map_or(0, |c| c + 1);
            let alone = items[after..].iter().all(|i| !matches!(i, Item::Word(_)));
            if alone {
                claim.why = "continues";
                claim.inferred = true;
                self.found.claims[q] = Some(claim);
            }
        }
        let mut at = 0;
        while at < items.len() {
            let word = self.word(at);
            if word == "according" && self.word(at + 1) == "to" {
                self.according(at);
                at += 2;
                continue;
            }
            if let Some(verb) = verb(word)
                && self.is_verb(at, verb)
            {
                self.said(at, verb);
            }
            at += 1;
        }
        self.rest();
    }

    /// Whether a form is a verb here, not a noun (`the report`, `a claim`) or denied.
    fn is_verb(&self, at: usize, verb: Verb) -> bool {
        let before = at.checked_sub(1).map_or("", |b| self.word(b));
        let determined = matches!(
            before,
            "the"
                | "a"
                | "an"
                | "this"
                | "his"
                | "her"
                | "their"
                | "its"
                | "to"
                | "no"
                | "not"
                | "be"
                | "been"
                | "was"
                | "were"
                | "is"
                | "are"
        );
        let mention = match self.period.items[at] {
            Item::Word(token) => self.reader.mention_at(token).is_some(),
            _ => false,
        };
        let only_participle = verb.participle && at == 0;
        !determined && !mention && !only_participle
    }

    fn claim(
        &self,
        source: Option<(Source, bool)>,
        range: Range<usize>,
        verb: Verb,
        why: &'static str,
    ) -> Option<Claim> {
        let token = |at: usize| match self.period.items[at] {
            Item::Word(token) => Some(self.reader.document.token(token)),
            _ => None,
        };
        let span = token(range.start)?.start..token(range.end - 1)?.end;
        let (source, inferred) = source.map_or((None, false), |(s, i)| (Some(s), i));
        let cue = QuoteCue { span, stance: verb.stance, gloss: Some(verb.gloss) };
        Some(Claim { source, inferred, cue: Some(cue), channel: None, why })
    }

    /// The stretch right before item `at`, past commas.
    pub(super) fn quote_before(&self, at: usize) -> Option<usize> {
        (0..at).rev().find_map(|i| match self.period.items[i] {
            Item::Mark(_) if self.mark(i) != "." => None,
            Item::Quote(q) | Item::Close(q) => Some(Some(q)),
            _ => Some(None),
        })?
    }

    fn said(&mut self, at: usize, verb: Verb) {
        let items = &self.period.items;
        // `"…," said Smith`.
        if let Some(q) = self.quote_before(at).filter(|_| !verb.participle) {
            let source = self.phrase(at + 1, items.len()).map(|s| (s, false));
            if source.is_some() && verb.mode != Mode::Label {
                self.after_quote(q, source, at, verb);
                return;
            }
        }
        let start = self.subject_start(at);
        let source = if verb.participle { self.current() } else { self.subject(start, at) };
        if let Some((source, inferred)) = &source
            && !inferred
        {
            self.memory.note(source, Agreement::Any);
        }
        // `"…," Smith said`.
        if let Some(q) = self.quote_before(start).filter(|_| !verb.participle && start < at) {
            self.after_quote(q, source, at, verb);
            return;
        }
        if matches!(verb.mode, Mode::Think) {
            return;
        }
        self.content(at, start, source, verb);
    }

    fn after_quote(&mut self, q: usize, source: Option<(Source, bool)>, at: usize, verb: Verb) {
        if let Some((source, false)) = &source {
            self.memory.note(source, Agreement::Any);
        }
        let claim = self.claim(source.clone(), at..at + 1, verb, "cue-after");
        if self.found.claims[q].is_none() {
            self.found.claims[q] = claim;
        }
        // `"…," she said, "…"`.
        let next =
            (at + 1..self.period.items.len().min(at + SUBJECT)).find_map(|i| match self.period.items[i] {
                Item::Quote(q) => Some(q),
                _ => None,
            });
        if let Some(q) = next
            && self.found.claims[q].is_none()
        {
            self.found.claims[q] = self.claim(source, at..at + 1, verb, "cue-verb");
        }
    }

    /// What follows the verb: marks, a clause with or without `that`, or nothing where the clause stands before.
    fn content(&mut self, at: usize, start: usize, source: Option<(Source, bool)>, verb: Verb) {
        let items = &self.period.items;
        let says = matches!(verb.mode, Mode::Say | Mode::Trap);
        let next = (at + 1..items.len()).find(|&i| !matches!(self.mark(i), "," | ":"));
        match next.map(|i| items[i]) {
            Some(Item::Quote(q)) => {
                self.found.claims[q] = self.claim(source, at..at + 1, verb, "cue-verb");
                return;
            }
            None | Some(Item::Mark(_)) => {
                // `The plan failed, officials said.`
                let comma = start > 0 && self.mark(start - 1) == ",";
                if says && comma && source.is_some() {
                    let claim = self.claim(source, at..at + 1, verb, "cue-after");
                    self.report(0..start - 1, claim);
                }
                return;
            }
            _ => {}
        }
        let first_person = source
            .as_ref()
            .is_some_and(|(s, _)| self.reader.document.text()[s.span.clone()].eq_ignore_ascii_case("i"));
        let Some(next) = next.filter(|&n| says && !first_person && class(self.word(n)) != "boundary") else {
            return;
        };
        const REACH: usize = 9;
        let that = (at + 1..items.len().min(at + REACH)).find(|&i| self.word(i) == "that");
        // The words up to the next comma or stop, none of them a verb, are the subject that follows.
        let run = (at + 1..items.len().min(at + SUBJECT))
            .find(|&i| matches!(items[i], Item::Mark(_) | Item::Quote(_) | Item::Open(_)));
        let run = at + 1..run.unwrap_or(items.len().min(at + SUBJECT));
        let stops = items.get(run.end).is_none_or(|i| matches!(i, Item::Mark(_)));
        let inverted = at > 3
            && self.mark(at - 1) == ","
            && stops
            && run.len() <= 8
            && run.clone().all(|i| class(self.word(i)) != "boundary");
        if inverted && that.is_none() {
            // `Large numbers were cut off, said Smith.`
            let source = self.phrase(at + 1, items.len()).map(|s| (s, false));
            if let Some((source, _)) = &source {
                self.memory.note(source, Agreement::Any);
                let claim = self.claim(Some((source.clone(), false)), at..at + 1, verb, "cue-after");
                self.report(0..at - 1, claim);
            }
            return;
        }
        let from = match that {
            Some(that) => that + 1,
            None if verb.mode == Mode::Trap || matches!(class(self.word(next)), "preposition" | "adverb") => {
                return;
            }
            None => next,
        };
        if source.is_some() && from < items.len() && !self.is_deep(from) {
            let claim = self.claim(source, at..at + 1, verb, "cue-that");
            let end = self.clause_end(from);
            self.report(from..end, claim);
        }
    }

    fn clause_end(&self, from: usize) -> usize {
        let items = &self.period.items;
        (from + 1..items.len())
            .find(|&i| {
                let comma = self.mark(i - 1) == ",";
                let participle = verb(self.word(i)).is_some_and(|v| v.participle);
                comma && (participle || self.word(i) == "according")
            })
            .map_or(items.len(), |end| end - 1)
    }

    /// Whether so many reports hold item `start` already that one more is left out.
    fn is_deep(&self, start: usize) -> bool {
        const DEPTH: usize = 3;
        self.covered.iter().rev().take(DEPTH).filter(|(r, _)| r.end > start).count() == DEPTH
    }

    fn report(&mut self, range: Range<usize>, claim: Option<Claim>) {
        if self.is_deep(range.start) {
            return;
        }
        let span = clause::span(self.reader, self.period, &self.ends, range.clone());
        let (Some(claim), Some(span)) = (claim, span) else { return };
        let words = range.clone().filter(|&i| matches!(self.period.items[i], Item::Word(_))).count();
        if words < 2 {
            return;
        }
        self.found.reports.push(Quote {
            span,
            kind: QuoteKind::Indirect,
            marks: String::new(),
            repaired: false,
            speaker: claim.source.as_ref().map(|s| s.speaker(claim.inferred)),
            cue: claim.cue.clone(),
            channel: None,
            why: claim.why,
            confidence: if claim.inferred { 0.7 } else { 0.8 },
            place: Place::default(),
        });
        self.covered.push((range, claim));
    }

    fn according(&mut self, at: usize) {
        let items = &self.period.items;
        let Some(source) = self.phrase(at + 2, items.len()) else { return };
        self.memory.note(&source, Agreement::Any);
        let verb =
            Verb { mode: Mode::Say, stance: Stance::Neutral, gloss: "according to", participle: false };
        let claim = self.claim(Some((source, false)), at..at + 2, verb, "according-to");
        if let Some(q) = self.quote_before(at) {
            if self.found.claims[q].is_none() {
                self.found.claims[q] = claim;
            }
        } else if at <= 1 {
            if let Some(comma) = (at + 2..items.len()).find(|&i| self.mark(i) == ",") {
                let end = self.clause_end(comma + 1);
                self.report(comma + 1..end, claim);
            }
        } else {
            let comma = usize::from(self.mark(at - 1) == ",");
            self.report(0..at - comma, claim);
        }
    }

    /// The stretches that no verb introduced: inside a report, or the object of a verb before.
    fn rest(&mut self) {
        let items = &self.period.items;
        let covering = innermost(items.len(), &self.covered);
        for (at, &item) in items.iter().enumerate() {
            let (Item::Quote(q) | Item::Open(q)) = item else { continue };
            if self.found.claims[q].is_some() || self.reader.is_name(self.period, at, q) {
                continue;
            }
            let inside = covering[at].map(|n| &self.covered[n]);
            if let Some((_, claim)) = inside {
                self.found.claims[q] = Some(Claim { why: "in-report", ..claim.clone() });
                continue;
            }
            let cue = (at.saturating_sub(SUBJECT)..at)
                .rev()
                .find_map(|i| verb(self.word(i)).filter(|v| self.is_verb(i, *v)).map(|v| (i, v)));
            if let Some((cue, verb)) = cue {
                let source =
                    if verb.participle { self.current() } else { self.subject(self.subject_start(cue), cue) };
                self.found.claims[q] = self.claim(source, cue..cue + 1, verb, "in-act");
            } else if self.reader.words(q) >= LONG {
                let source = self.memory.latest(Agreement::Any).cloned();
                self.found.claims[q] = source.map(|source| Claim {
                    source: Some(source),
                    inferred: true,
                    cue: None,
                    channel: None,
                    why: "long",
                });
            }
        }
    }
}
