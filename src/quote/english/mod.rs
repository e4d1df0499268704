//! Reports in English: the same periods and marks, with the word order of English news.
//!
//! Layers, each knowing those before it: the words of saying and the function words (`words`), what each step of a sentence is (`tags`),
//! noun phrases as sources (`noun`), clauses and what a verb reports (`clause`), cues with their subjects (`cue`), how far a clause goes
//! (`extent`), who was spoken of before (`memory`), and here the attribution.

mod clause;
mod cue;
mod extent;
mod memory;
mod noun;
mod tags;
pub(super) mod words;

use crate::order::{descending, sort_by_key};
use std::ops::Range;

use clause::Content;
use cue::{Cue, Place};
use memory::Memory;
use noun::Subject;
use tags::{Tag, Tagged};

use super::attribution::{Agreement, Claim, Found, LONG, Mode, Source, innermost};
use super::reader::Reader;
use super::stream::{Item, Period, close_of};
use super::stretch::{self, Kept};
use super::{Cue as QuoteCue, Quote, QuoteKind, SourceSort, Stance};

/// How deep reports may nest; what lies deeper is left out.
const DEPTH: usize = 3;

/// Reads the periods in order.
pub(super) fn read(reader: &Reader<'_>, periods: &[Period]) -> Found {
    let mut found = Found { claims: vec![None; reader.marked.len()], reports: Vec::new() };
    let mut level = None;
    let mut past = Past::default();
    let mut at = 0;
    while let Some(period) = periods.get(at) {
        if period.inside != level {
            level = period.inside;
            past = Past::default();
        }
        let whole = periods.get(at + 1).and_then(|next| with_its_cue(reader, period, next));
        at += 1 + usize::from(whole.is_some());
        let period = whole.as_ref().unwrap_or(period);
        let tagged = Tagged::new(reader, period);
        let cues = cue::find(&tagged);
        let ends = extent::Ends::new(&tagged, &cues);
        let mut sentence = Sentence {
            tagged: &tagged,
            ends: &ends,
            past: &mut past,
            found: &mut found,
            reports: Vec::new(),
            main: None,
        };
        sentence.read(&cues);
    }
    carry_on(reader, &mut found);
    found
}

/// Speech over several paragraphs, an opening mark at each: who speaks in one of them speaks in all.
fn carry_on(reader: &Reader<'_>, found: &mut Found) {
    let goes_on = |q: usize| reader.marked[q].close.is_empty() && !reader.marked[q].repaired;
    let next = |q: usize| {
        let after = reader.marked.partition_point(|m| m.open.start < reader.marked[q].tokens.end);
        (after < reader.marked.len()).then_some(after)
    };
    let weak = |claim: &Option<Claim>| claim.as_ref().is_none_or(|c| c.why == "long");
    let continuing = |claim: &Claim| Claim { why: "continues", inferred: true, ..claim.clone() };
    for q in 0..reader.marked.len() {
        if let Some(next) = next(q).filter(|_| goes_on(q))
            && weak(&found.claims[next])
            && !weak(&found.claims[q])
        {
            found.claims[next] = found.claims[q].as_ref().map(continuing);
        }
    }
    for q in (0..reader.marked.len()).rev() {
        if let Some(next) = next(q).filter(|_| goes_on(q))
            && weak(&found.claims[q])
            && !weak(&found.claims[next])
        {
            found.claims[q] = found.claims[next].as_ref().map(continuing);
        }
    }
}

/// A sentence that ends with a question or a call in marks, together with the next where that is its cue or its signature: `"Why?" Smith
/// said.`
fn with_its_cue(reader: &Reader<'_>, period: &Period, next: &Period) -> Option<Period> {
    let (&Item::Quote(q) | &Item::Close(q)) = period.items.last()? else { return None };
    let last = reader.marked[q].tokens.end - 1;
    let asks = matches!(reader.document.surface(last), "?" | "!" | "…" | ".");
    if !asks || next.opens_line || next.inside != period.inside {
        return None;
    }
    let items = period.items.iter().chain(&next.items).copied().collect();
    let whole = Period { items, ..period.clone() };
    let tagged = Tagged::new(reader, &whole);
    let signed = matches!(tagged.tag(period.items.len()), Tag::Dash);
    let introduced = || cue::find(&tagged).iter().any(|c| c.place == Place::AfterQuote(q));
    (signed || introduced()).then_some(whole)
}

/// What the sentences before have left.
#[derive(Debug, Default)]
struct Past {
    memory: Memory,
    /// The last report of the sentence before.
    last: Option<Claim>,
    /// A cue with its colon at the end of the sentence before: it introduces what comes next.
    waiting: Option<Claim>,
}

struct Sentence<'s, 'a> {
    tagged: &'s Tagged<'s, 'a>,
    ends: &'s extent::Ends,
    past: &'s mut Past,
    found: &'s mut Found,
    /// The clauses reported, as steps, each with its claim and kind.
    reports: Vec<(Range<usize>, Claim, QuoteKind)>,
    /// The speaker of the sentence's main report.
    main: Option<(Source, bool)>,
}

impl Sentence<'_, '_> {
    fn reader(&self) -> &Reader<'_> {
        self.tagged.reader
    }

    fn read(&mut self, cues: &[Cue]) {
        let before = self.past.last.take();
        let waiting = self.past.waiting.take();
        self.opening(before, waiting);
        self.label();
        self.topic(cues);
        for (n, cue) in cues.iter().enumerate() {
            self.said(cues, n, cue);
        }
        for at in 0..self.tagged.len() {
            if self.tagged.word(at) == "according" && self.tagged.word(at + 1) == "to" {
                self.according(at);
            }
        }
        let last = self.found.reports.len();
        self.put();
        self.rest(cues);
        let quotes = self.tagged.period.items.iter().rev().find_map(|item| match item {
            Item::Quote(q) | Item::Open(q) => self.found.claims[*q].clone(),
            _ => None,
        });
        let report = || {
            let (_, claim, _) = self.reports.iter().find(|_| self.found.reports.len() > last)?;
            Some(claim.clone())
        };
        self.past.last = quotes.or_else(report);
    }

    /// `"…," she said. "…"`, `She continued:⏎"…"`: a stretch that opens the sentence and has no cue of its own.
    fn opening(&mut self, before: Option<Claim>, waiting: Option<Claim>) {
        let items = &self.tagged.period.items;
        let Some(&(Item::Quote(q) | Item::Open(q))) = items.iter().find(|i| !matches!(i, Item::Mark(_)))
        else {
            return;
        };
        if let Some(claim) = waiting {
            self.found.claims[q] = Some(claim);
            return;
        }
        let close = items.iter().rposition(|i| *i == Item::Close(q));
        let after = close.or_else(|| items.iter().position(|i| *i == Item::Quote(q))).map_or(0, |c| c + 1);
        let alone = items[after..].iter().all(|i| !matches!(i, Item::Word(_)));
        // `"…" — Jane Smith`.
        if matches!(self.tagged.tag(after), Tag::Dash)
            && let Some(phrase) = noun::after(self.tagged, after + 1)
            && let Subject::Source(source) = phrase.subject
            && source.entity.is_some()
            && matches!(
                self.tagged.tag(noun::described(self.tagged, phrase.steps.end)),
                Tag::Stop | Tag::Comma
            )
        {
            self.past.memory.note(self.tagged.reader, &source);
            self.found.claims[q] = Some(Claim {
                source: Some(source),
                inferred: false,
                cue: None,
                channel: None,
                why: "name-colon",
            });
            return;
        }
        if let Some(mut claim) = before.filter(|_| alone) {
            claim.why = "continues";
            claim.inferred = true;
            self.found.claims[q] = Some(claim);
        }
    }

    /// `JANE SMITH: …`: the label of a turn in a conversation, or the source of a headline.
    fn label(&mut self) {
        const WORDS: usize = 6;
        if !self.tagged.period.opens_line {
            return;
        }
        let Some(colon) =
            (1..WORDS.min(self.tagged.len())).find(|&i| matches!(self.tagged.tag(i), Tag::Colon))
        else {
            return;
        };
        let Some(phrase) = noun::after(self.tagged, 0).filter(|p| p.steps.end == colon) else { return };
        let Subject::Source(source) = phrase.subject else { return };
        if source.entity.is_none() {
            return;
        }
        let claim = Claim {
            source: Some(source.clone()),
            inferred: false,
            cue: None,
            channel: None,
            why: "name-colon",
        };
        match self.tagged.tag(colon + 1) {
            Tag::Quote(q) | Tag::Open(q) => self.found.claims[q] = Some(claim),
            _ if source.sort == SourceSort::Named
                && clause::holds_verb(self.tagged, colon + 1..self.tagged.len()) =>
            {
                let from = colon + 1;
                self.report(from..self.tagged.len(), Some(claim), QuoteKind::Indirect);
            }
            _ => return,
        }
        self.past.memory.note(self.tagged.reader, &source);
        self.main = Some((source, false));
    }

    /// The noun with which the sentence begins: pronouns go back to it.
    fn topic(&mut self, cues: &[Cue]) {
        const FIRST: usize = 14;
        let verb = (0..self.tagged.len().min(FIRST)).find(|&i| {
            matches!(self.tagged.tag(i), Tag::Finite | Tag::Auxiliary | Tag::Ed)
                || cues.iter().take(2).any(|c| c.at == i)
        });
        let Some(verb) = verb.filter(|&v| !cues.iter().take(2).any(|c| c.at == v)) else { return };
        let Some(phrase) = noun::before(self.tagged, verb) else { return };
        if let Subject::Source(source) = phrase.subject
            && source.entity.is_some()
        {
            self.past.memory.mention(self.tagged.reader, &source);
        }
    }

    /// Who a subject is.
    fn resolve(&mut self, subject: &Subject) -> Option<(Source, bool)> {
        match subject {
            // `the statement`: of whoever spoke last.
            Subject::Source(source) if self.is_statement(source) => {
                let entity = self.past.memory.last().and_then(|s| s.entity);
                Some((Source { entity, ..source.clone() }, false))
            }
            Subject::Source(source) => Some((source.clone(), false)),
            Subject::Pronoun(at) => {
                let word = self.tagged.word(*at).to_owned();
                let token = self.tagged.reader.document.token(self.tagged.token(*at)?);
                let known = self.past.memory.pronoun(&word);
                let sort = match word.as_str() {
                    "it" => SourceSort::Institution,
                    _ => SourceSort::Anonymous,
                };
                let source = Source {
                    span: token.start..token.end,
                    entity: known.as_ref().and_then(|s| s.entity),
                    sort: known.as_ref().map_or(sort, |s| s.sort),
                    title: known.as_ref().and_then(|s| s.title.clone()),
                    agreement: known.map_or(Agreement::Any, |s| s.agreement),
                };
                Some((source, true))
            }
        }
    }

    /// Whether a source is a statement that was told of before.
    fn is_statement(&self, source: &Source) -> bool {
        let words = &self.tagged.reader.document.text()[source.span.clone()];
        source.entity.is_none()
            && matches!(
                words.to_lowercase().as_str(),
                "the statement" | "the communique" | "the release" | "the post" | "the tweet"
            )
    }

    /// Who speaks where a verb has no subject of its own: whoever speaks in the sentence, or its first noun.
    fn current(&mut self, at: usize) -> Option<(Source, bool)> {
        if self.main.is_some() {
            return self.main.clone();
        }
        let verb = (0..at).find(|&i| {
            matches!(self.tagged.tag(i), Tag::Finite | Tag::Auxiliary | Tag::Ed | Tag::Report(_))
        })?;
        let (phrase, _) = cue::subject_of(self.tagged, verb);
        self.resolve(&phrase?.subject)
    }

    fn claim(&self, source: Option<(Source, bool)>, cue: &Cue, why: &'static str) -> Option<Claim> {
        let token = self.reader().document.token(self.tagged.token(cue.at)?);
        let (source, inferred) = source.map_or((None, false), |(s, i)| (Some(s), i));
        let cue =
            QuoteCue { span: token.start..token.end, stance: cue.verb.stance, gloss: Some(cue.verb.gloss) };
        Some(Claim { source, inferred, cue: Some(cue), channel: None, why })
    }

    fn said(&mut self, cues: &[Cue], n: usize, cue: &Cue) {
        let source = match &cue.phrase {
            Some(phrase) => self.resolve(&phrase.subject),
            None if cue.goes_on => self.current(cue.at),
            None => None,
        };
        if let Some((source, inferred)) = &source {
            // A pronoun's own span is no name to go back to.
            if !inferred {
                self.past.memory.note(self.tagged.reader, source);
            }
            let nested = self.reports.iter().rev().take(DEPTH).any(|(r, ..)| r.contains(&cue.at));
            if !nested && !cue.goes_on {
                self.main = Some((source.clone(), *inferred));
            }
        }
        // The narrator's own words are no report.
        let narrator = cue.phrase.as_ref().is_some_and(
            |p| matches!(p.subject, Subject::Pronoun(at) if matches!(self.tagged.word(at), "i" | "we" | "you")),
        );
        let says = matches!(cue.verb.mode, Mode::Say | Mode::Trap) && !narrator;
        match cue.place {
            Place::Ahead(Content::Quote(at)) => {
                let claim = self.claim(source, cue, "cue-verb");
                self.introduce(at, says, claim);
            }
            Place::Ahead(Content::That(from) | Content::Bare(from)) if says => {
                let claim = self.claim(source, cue, "cue-that");
                self.report(from..self.ends.end(from), claim, QuoteKind::Indirect);
            }
            Place::Ahead(Content::Colon(from)) if says => {
                let claim = self.claim(source, cue, "cue-colon");
                if from < self.tagged.len() {
                    self.report(from..self.tagged.len(), claim, QuoteKind::Direct);
                } else {
                    self.past.waiting = claim;
                }
            }
            Place::AfterQuote(q) => self.after_quote(q, source, cue),
            Place::AfterClause(end) if says => {
                let claim = self.claim(source, cue, "cue-after");
                self.report(self.ends.start(cues, n)..end, claim, QuoteKind::Indirect);
            }
            Place::Within(_) if says => {
                let claim = self.claim(source, cue, "cue-after");
                self.report(self.ends.start(cues, n)..self.ends.end(cue.end), claim, QuoteKind::Indirect);
            }
            _ => {}
        }
    }

    /// A stretch in marks at step `at` that a verb introduces, and the clause around it where the words go on after the marks.
    fn introduce(&mut self, at: usize, says: bool, claim: Option<Claim>) {
        let items = &self.tagged.period.items;
        let (Tag::Quote(q) | Tag::Open(q)) = self.tagged.tag(at) else { return };
        self.found.claims[q] = claim.clone();
        let close = match self.tagged.tag(at) {
            Tag::Open(_) => close_of(items, at, q),
            _ => at,
        };
        let goes_on = matches!(
            self.tagged.tag(close + 1),
            Tag::Preposition | Tag::Auxiliary | Tag::Finite | Tag::Subordinator | Tag::Wh | Tag::Conjunction
        );
        if goes_on && says && !matches!(self.tagged.before(at), Tag::Colon | Tag::Comma) {
            self.report(at..self.ends.end(close), claim, QuoteKind::Indirect);
        }
    }

    fn after_quote(&mut self, q: usize, source: Option<(Source, bool)>, cue: &Cue) {
        const NEAR: usize = 20;
        if self.found.claims[q].as_ref().is_none_or(|c| c.inferred) {
            self.found.claims[q] = self.claim(source.clone(), cue, "cue-after");
        }
        // `"…," she said, "…"`.
        let next = (cue.end..self.tagged.len().min(cue.end + NEAR)).find_map(|i| match self.tagged.tag(i) {
            Tag::Quote(q) => Some(q),
            _ => None,
        });
        if let Some(q) = next.filter(|&q| self.found.claims[q].is_none()) {
            self.found.claims[q] = self.claim(source, cue, "cue-verb");
        }
    }

    fn according(&mut self, at: usize) {
        let tagged = self.tagged;
        let Some(phrase) = noun::after(tagged, at + 2) else { return };
        let Some((source, inferred)) = self.resolve(&phrase.subject) else { return };
        if !inferred {
            self.past.memory.note(tagged.reader, &source);
        }
        let document = tagged.reader.document;
        let (Some(first), Some(last)) = (tagged.token(at), tagged.token(at + 1)) else { return };
        let cue = QuoteCue {
            span: document.token(first).start..document.token(last).end,
            stance: Stance::Neutral,
            gloss: Some("according to"),
        };
        let claim =
            Claim { source: Some(source), inferred, cue: Some(cue), channel: None, why: "according-to" };
        let end = noun::described(tagged, phrase.steps.end);
        let quote = (0..at).rev().find(|&i| !matches!(tagged.tag(i), Tag::Comma | Tag::Dash));
        if let Some(Tag::Quote(q) | Tag::Close(q)) = quote.map(|i| tagged.tag(i)) {
            if self.found.claims[q].is_none() {
                self.found.claims[q] = Some(claim);
            }
        } else if (0..at)
            .all(|i| matches!(tagged.tag(i), Tag::Conjunction | Tag::Contrast | Tag::Adverb | Tag::Comma))
        {
            // Asked for here alone, since a sentence may hold as many of these as words.
            let comma = (end..tagged.len()).find(|&i| matches!(tagged.tag(i), Tag::Comma));
            if let Some(comma) = comma {
                self.report(comma + 1..self.ends.end(comma + 1), Some(claim), QuoteKind::Indirect);
            }
        } else {
            let comma = usize::from(matches!(tagged.before(at), Tag::Comma));
            self.report(0..at - comma, Some(claim), QuoteKind::Indirect);
        }
    }

    fn report(&mut self, range: Range<usize>, claim: Option<Claim>, kind: QuoteKind) {
        let Some(claim) = claim else { return };
        let words = range
            .clone()
            .filter(|&i| matches!(self.tagged.period.items[i], Item::Word(_) | Item::Quote(_)))
            .take(2)
            .count();
        if words == 2 {
            self.reports.push((range, claim, kind));
        }
    }

    /// Puts the clauses into the result: none crosses another, none stands twice, none lies too deep.
    fn put(&mut self) {
        let mut reports = std::mem::take(&mut self.reports);
        sort_by_key(&mut reports, |(r, ..)| [r.start, descending(r.end)]);
        let kept = Kept::new(self.tagged.reader, &self.tagged.period.items);
        let mut open: Vec<Range<usize>> = Vec::new();
        let mut last = None;
        for (mut range, claim, kind) in reports {
            while open.last().is_some_and(|o| o.end <= range.start) {
                open.pop();
            }
            if let Some(outer) = open.last() {
                range.end = range.end.min(outer.end);
            }
            if open.len() >= DEPTH {
                continue;
            }
            let Some(span) = stretch::span(self.tagged.reader, self.tagged.period, &kept, range.clone())
            else {
                continue;
            };
            if last.as_ref() == Some(&span) {
                continue;
            }
            self.found.reports.push(Quote {
                span: span.clone(),
                kind,
                marks: String::new(),
                repaired: false,
                speaker: claim.source.as_ref().map(|s| s.speaker(claim.inferred)),
                cue: claim.cue.clone(),
                channel: None,
                why: claim.why,
                confidence: if claim.inferred { 0.7 } else { 0.8 },
                place: super::Place::default(),
            });
            last = Some(span);
            open.push(range.clone());
            self.reports.push((range, claim, kind));
        }
    }

    /// The stretches that no verb introduced: inside a report, the object of a verb before, or long.
    fn rest(&mut self, cues: &[Cue]) {
        let items = &self.tagged.period.items;
        let covered: Vec<(Range<usize>, Claim)> =
            self.reports.iter().map(|(r, c, _)| (r.clone(), c.clone())).collect();
        let covering = innermost(items.len(), &covered);
        let acts: Vec<usize> =
            (0..self.tagged.len()).filter(|&i| matches!(self.tagged.tag(i), Tag::Report(_))).collect();
        for (at, &item) in items.iter().enumerate() {
            let (Item::Quote(q) | Item::Open(q)) = item else { continue };
            if self.found.claims[q].is_some() || self.tagged.reader.is_name(self.tagged.period, at, q) {
                continue;
            }
            if let Some(n) = covering[at] {
                self.found.claims[q] = Some(Claim { why: "in-report", ..covered[n].1.clone() });
                continue;
            }
            self.found.claims[q] = self.in_act(&acts, cues, at).or_else(|| self.long(q));
        }
    }

    /// The verb before a stretch whose object it is: `criticised the "lack of will"`.
    fn in_act(&mut self, acts: &[usize], cues: &[Cue], at: usize) -> Option<Claim> {
        const NEAR: usize = 18;
        let n = acts.partition_point(|&i| i < at).checked_sub(1)?;
        let verb_at = acts[n];
        let Tag::Report(verb) = self.tagged.tag(verb_at) else { return None };
        if at - verb_at > NEAR {
            return None;
        }
        if let Some(cue) = cues.iter().find(|c| c.at == verb_at) {
            let source = match &cue.phrase {
                Some(phrase) => self.resolve(&phrase.subject),
                None => self.current(cue.at),
            };
            return self.claim(source, cue, "in-act");
        }
        let (phrase, denied) = cue::subject_of(self.tagged, verb_at);
        if denied {
            return None;
        }
        let source = match &phrase {
            Some(phrase) => self.resolve(&phrase.subject),
            None => self.current(verb_at),
        };
        let cue = Cue {
            at: verb_at,
            verb,
            phrase,
            goes_on: false,
            start: verb_at,
            end: verb_at + 1,
            place: Place::Ahead(Content::Quote(at)),
        };
        self.claim(source, &cue, "in-act")
    }

    /// A long stretch without any cue: whoever spoke last.
    fn long(&self, q: usize) -> Option<Claim> {
        if self.tagged.reader.words(q) < LONG {
            return None;
        }
        let source = self.main.clone().map(|m| m.0).or_else(|| self.past.memory.last().cloned())?;
        Some(Claim { source: Some(source), inferred: true, cue: None, channel: None, why: "long" })
    }
}
