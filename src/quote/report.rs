//! Reports in Arabic: every cue of every sentence is given its speaker, the stretches in marks that it introduces, and its clause.

use std::ops::Range;

use super::clause;
use super::cue::{self, Content, Cue};
use super::reader::Reader;
use super::speaker::{self, Memory, Phrase, Source};
use super::stream::{Item, Period};
use super::vocabulary::{self, Agreement, Class, Form, Mode};
use super::{Cue as QuoteCue, Quote, QuoteKind, SourceSort};

/// From this many words on a stretch reads as speech without any cue.
pub(super) const LONG: usize = 6;

/// What gives a stretch in marks its speaker.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub(super) source: Option<Source>,
    pub(super) inferred: bool,
    pub(super) cue: Option<QuoteCue>,
    pub(super) channel: Option<Range<usize>>,
    /// A stable code: how the cue stands to the stretch.
    pub(super) why: &'static str,
}

/// A speaker in hand while a sentence is read.
#[derive(Clone, Debug)]
struct Voice {
    source: Source,
    inferred: bool,
    channel: Option<Range<usize>>,
}

/// What was found: a claim for each stretch in marks that has one, and the reports without marks.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) claims: Vec<Option<Claim>>,
    pub(super) reports: Vec<Quote>,
}

/// Reads the periods in order.
pub(super) fn read(reader: &Reader<'_>, periods: &[Period]) -> Found {
    let mut found = Found { claims: vec![None; reader.marked.len()], reports: Vec::new() };
    let mut level = None;
    let mut memory = Memory::default();
    let mut waiting: Option<Claim> = None;
    let mut last_claim: Option<Claim> = None;
    for (n, period) in periods.iter().enumerate() {
        if period.inside != level {
            level = period.inside;
            memory = Memory::default();
            (waiting, last_claim) = (None, None);
        }
        let mut sentence = Sentence {
            reader,
            period,
            following: &periods[n + 1..],
            cues: cue::find(reader, period),
            main: None,
            through: false,
            inner: None,
            relay: None,
            reported: Vec::new(),
            memory: &mut memory,
            found: &mut found,
            waiting: None,
        };
        sentence.take_first(waiting.take(), last_claim.take());
        sentence.read();
        waiting = sentence.waiting.take();
        last_claim = period
            .items
            .iter()
            .rev()
            .find_map(|item| match item {
                Item::Quote(q) => Some(found.claims[*q].clone()),
                Item::Mark(_) => None,
                _ => Some(None),
            })
            .flatten();
    }
    found
}

struct Sentence<'s, 'a> {
    reader: &'s Reader<'a>,
    period: &'s Period,
    /// The periods after this one.
    following: &'s [Period],
    cues: Vec<Cue>,
    /// Who speaks in the sentence's own clauses.
    main: Option<Voice>,
    /// The main voice is a source (`بحسب X`), through which others speak.
    through: bool,
    /// Who speaks inside the clause that is being reported.
    inner: Option<Voice>,
    /// `نقلت X عن Y`: Y with X as the channel, for the قوله that follows.
    relay: Option<Voice>,
    /// Items of the clauses reported in this sentence, each with its claim.
    reported: Vec<(Range<usize>, Claim)>,
    memory: &'s mut Memory,
    found: &'s mut Found,
    /// A cue with its colon at the end of the line: what it reports opens the next.
    waiting: Option<Claim>,
}

impl Sentence<'_, '_> {
    fn items(&self) -> &[Item] {
        &self.period.items
    }

    /// A stretch that opens the sentence belongs to the cue and colon that ended the line before, or goes on from the stretch there.
    fn take_first(&mut self, waiting: Option<Claim>, last: Option<Claim>) {
        let first = self.items().iter().find(|i| !matches!(i, Item::Mark(_)));
        let Some(&Item::Quote(q)) = first else { return };
        if let Some(claim) = waiting {
            self.found.claims[q] = Some(claim);
        } else if let Some(mut claim) = last.filter(|_| self.period.items.len() <= 2) {
            claim.inferred = true;
            claim.why = "continues";
            self.found.claims[q] = Some(claim);
        }
    }

    fn read(&mut self) {
        self.headline();
        let mut reported_until = 0;
        for n in 0..self.cues.len() {
            let cue = self.cues[n].clone();
            let nested = cue.at < reported_until;
            match cue.reporting.form {
                Form::According => self.according(n),
                Form::Own => self.own(&cue),
                _ => self.said(n, nested),
            }
            if !nested {
                reported_until = self.reported.last().map_or(reported_until, |r| r.0.end.max(reported_until));
            }
        }
        if self.cues.is_empty() {
            if let Some(phrase) = speaker::topic(self.reader, self.items()) {
                if phrase.source.sort == SourceSort::Named {
                    self.memory.note(&phrase.source, Agreement::Any);
                }
            }
        }
        self.rest();
    }

    fn claim(&self, voice: Option<&Voice>, cue: &Cue, why: &'static str) -> Claim {
        Claim {
            source: voice.map(|v| v.source.clone()),
            inferred: voice.is_some_and(|v| v.inferred),
            cue: Some(QuoteCue {
                span: cue.span.clone(),
                stance: cue.reporting.stance,
                gloss: Some(cue.reporting.gloss).filter(|g| !g.is_empty()),
            }),
            channel: voice.and_then(|v| v.channel.clone()),
            why,
        }
    }

    /// A verb, participle or verbal noun: its speaker, then its content.
    fn said(&mut self, n: usize, nested: bool) {
        let cue = self.cues[n].clone();
        let next = self.cues.get(n + 1).map_or(self.items().len(), |c| c.at);
        let limit = match cue.content {
            Content::That(at) | Content::Quote(at) | Content::Colon(at) => at,
            Content::None => next,
        };
        let (voice, subject_end) = self.voice(&cue, limit, nested);
        if let Some(voice) = &voice {
            let described = cue.at > 0
                && vocabulary::class(self.reader.word(self.items(), cue.at - 1)) == Some(Class::Relative)
                && subject_end.is_none();
            if nested {
                self.inner = Some(voice.clone());
            } else if !described || self.main.is_none() {
                self.through = false;
                self.inner = None;
                self.main = Some(voice.clone());
                self.memory.note(&voice.source, cue.reporting.agreement);
            }
        }
        if cue.negated {
            return;
        }
        let voice = voice.as_ref();
        match cue.content {
            Content::That(at) => self.clause(&cue, voice, at + 1),
            Content::Quote(at) => self.marked(&cue, voice, at, subject_end.unwrap_or(cue.end)),
            Content::Colon(at) => self.unmarked(&cue, voice, at),
            Content::None if nested => {}
            Content::None => self.after(&cue, voice, subject_end),
        }
    }

    /// Who speaks by a verb, participle or verbal noun, and the item after the subject where one follows it.
    fn voice(&mut self, cue: &Cue, limit: usize, nested: bool) -> (Option<Voice>, Option<usize>) {
        let reader = self.reader;
        let items = &self.period.items;
        let plain = |source: Source| Voice { source, inferred: false, channel: None };
        let from_phrase = |p: Phrase| (Some(plain(p.source)), Some(p.end));
        match (cue.reporting.form, cue.reporting.mode) {
            (Form::Finite, Mode::Relay) => {
                let an = (cue.end..limit.min(cue.end + 12)).find(|&i| reader.word(items, i) == "عن");
                if let Some(an) = an {
                    let channel = speaker::after_verb(reader, items, cue, an).map(|p| p.source.span);
                    if let Some(phrase) = speaker::noun_phrase(reader, items, an + 1, limit) {
                        let voice = Voice { source: phrase.source, inferred: false, channel };
                        self.relay = Some(voice.clone());
                        return (Some(voice), Some(phrase.end));
                    }
                }
            }
            (Form::Document, _) => {
                if let Some(phrase) = speaker::noun_phrase(reader, items, cue.end, limit) {
                    return from_phrase(phrase);
                }
                return (
                    self.memory.latest(Agreement::Any).cloned().map(|source| Voice {
                        source,
                        inferred: true,
                        channel: None,
                    }),
                    None,
                );
            }
            (Form::Noun, _) => {
                if let Some(relay) = self.relay.take() {
                    return (Some(relay), None);
                }
                let owned = cue.reporting.agreement != Agreement::Any
                    || matches!(reader.word(items, cue.at), "بالقول" | "القول" | "والقول");
                if !owned {
                    let start = Some(cue.end).filter(|&s| vocabulary::class(reader.word(items, s)).is_none());
                    if let Some(phrase) = start.and_then(|s| speaker::noun_phrase(reader, items, s, limit)) {
                        return from_phrase(phrase);
                    }
                }
            }
            (Form::Finite, _) => {
                if let Some(phrase) = speaker::right_before(reader, items, cue) {
                    return (Some(plain(phrase.source)), None);
                }
                if let Some(phrase) = speaker::after_verb(reader, items, cue, limit) {
                    return from_phrase(phrase);
                }
            }
            _ => {}
        }
        let agrees = |voice: &Voice| {
            cue.reporting.form == Form::Participle || voice.source.agrees(cue.reporting.agreement)
        };
        let previous = cue.at.checked_sub(1).map_or("", |i| reader.word(items, i));
        let relative = vocabulary::class(previous) == Some(Class::Relative);
        let auxiliary = vocabulary::class(previous) == Some(Class::Auxiliary);
        // `المدينة التي وصفها`: the noun described is the object.
        if cue.reporting.form == Form::Finite
            && (relative && !cue.reporting.object || auxiliary)
            && !cue.joined
        {
            if let Some(phrase) = speaker::before_verb(reader, items, cue) {
                return (Some(plain(phrase.source)), None);
            }
        }
        // `بحسب X، قال Y إن …، وأضاف`: Y goes on.
        let current = if nested || (self.through && self.inner.is_some()) { &self.inner } else { &self.main };
        if let Some(current) = current.clone().filter(agrees) {
            return (Some(current), None);
        }
        if cue.reporting.form == Form::Finite {
            if let Some(phrase) = speaker::before_verb(reader, items, cue) {
                return (Some(plain(phrase.source)), None);
            }
        }
        if cue.at > 1 && !nested {
            if let Some(phrase) = speaker::topic(reader, items).filter(|p| p.end <= cue.at) {
                return (Some(plain(phrase.source)), None);
            }
        }
        let carried = self.memory.latest(cue.reporting.agreement).cloned();
        (carried.map(|source| Voice { source, inferred: true, channel: None }), None)
    }

    /// A clause after `أن`, from item `start`.
    fn clause(&mut self, cue: &Cue, voice: Option<&Voice>, start: usize) {
        let items = &self.period.items;
        let reported = match cue.reporting.mode {
            Mode::Say | Mode::Relay | Mode::Demand | Mode::Trap => true,
            Mode::Label => true,
            Mode::Act | Mode::Think => false,
        };
        let start = (start..items.len()).find(|&i| !matches!(items[i], Item::Mark(_))).unwrap_or(items.len());
        let claim = self.claim(voice, cue, "cue-that");
        match items.get(start) {
            Some(&Item::Quote(q)) => {
                self.found.claims[q] = Some(claim.clone());
                self.after_quote(cue, voice, start);
            }
            Some(&Item::Open(q)) => {
                let close = clause::close_of(items, start, q);
                let goes_on = matches!(items.get(close + 1), Some(Item::Word(_)))
                    && clause::end(self.reader, self.period, close + 1) > close + 2;
                if reported && goes_on {
                    self.report(start, claim);
                } else if self.reader.name_reason(self.period, start, q).is_none() {
                    self.found.claims[q] = Some(claim);
                }
            }
            Some(_) if reported => self.report(start, claim),
            Some(_) => {
                let end = clause::end(self.reader, self.period, start);
                self.reported.push((start..end, claim));
            }
            None => {}
        }
    }

    /// What follows a long stretch given to a cue: `وأن …` goes on, and so does a clause without a break.
    fn after_quote(&mut self, cue: &Cue, voice: Option<&Voice>, at: usize) {
        let items = &self.period.items;
        let word = self.reader.word(items, at + 1);
        if vocabulary::class(word) == Some(Class::That) && word.starts_with(['و', 'ف']) {
            self.clause(cue, voice, at + 2);
        }
    }

    /// A stretch in marks at item `at`, after a colon or the bare verb.
    fn marked(&mut self, cue: &Cue, voice: Option<&Voice>, at: usize, subject_end: usize) {
        let items = &self.period.items;
        let colon = at > 0 && self.reader.mark(items, at - 1) == ":";
        let claim = self.claim(voice, cue, if colon { "cue-colon" } else { "cue-verb" });
        match items[at] {
            Item::Quote(q) => {
                self.found.claims[q] = Some(claim);
                self.after_quote(cue, voice, at);
            }
            Item::Open(q) => {
                let says = matches!(cue.reporting.mode, Mode::Say | Mode::Think | Mode::Relay);
                let near = colon || at <= cue.end + 1 || at <= subject_end + 1;
                let close = clause::close_of(items, at, q);
                let goes_on = matches!(items.get(close + 1), Some(Item::Word(_)));
                if near
                    && !colon
                    && goes_on
                    && matches!(cue.reporting.mode, Mode::Say)
                    && cue.reporting.form == Form::Finite
                {
                    self.report(at, claim);
                } else if near && (colon || says) {
                    self.found.claims[q] = Some(claim);
                }
            }
            _ => {}
        }
    }

    /// Words after a colon that stand in no marks.
    fn unmarked(&mut self, cue: &Cue, voice: Option<&Voice>, start: usize) {
        let says = matches!(cue.reporting.mode, Mode::Say | Mode::Trap | Mode::Relay);
        if !says || self.reader.mark(self.items(), start) == "." {
            return;
        }
        // `كتب فلان:` is a byline.
        if matches!(cue.reporting.gloss, "write" | "publish") {
            return;
        }
        let end = clause::end(self.reader, self.period, start);
        let claim = self.claim(voice, cue, "cue-colon");
        let Some(mut span) = clause::span(self.reader, self.period, start..end) else { return };
        // Speech without marks goes on to the end of its paragraph, or to the sentence where the reporter speaks again.
        if self.items()[end..].iter().all(|i| matches!(i, Item::Mark(_))) {
            for period in self.following {
                let goes_on = period.inside == self.period.inside
                    && !period.opens_line
                    && cue::find(self.reader, period).is_empty();
                if !goes_on {
                    break;
                }
                if let Some(more) = clause::span(self.reader, period, 0..period.items.len()) {
                    span.end = more.end;
                }
            }
        }
        self.push_span(span, QuoteKind::Direct, claim);
    }

    /// A cue with nothing after it: it may stand after its quotation, or wait for the next line.
    fn after(&mut self, cue: &Cue, voice: Option<&Voice>, subject_end: Option<usize>) {
        let last = self.items().len();
        let ends_with_colon = last > 0 && self.reader.mark(self.items(), last - 1) == ":";
        if ends_with_colon && cue.at + 30 > last {
            self.waiting = Some(self.claim(voice, cue, "cue-colon"));
        }
        let Some(q) = self.quote_before(cue.at) else { return };
        if self.found.claims[q].is_none() && (subject_end.is_some() || cue.reporting.form == Form::Finite) {
            self.found.claims[q] = Some(self.claim(voice, cue, "cue-after"));
        }
    }

    /// The stretch right before item `at`, past commas and `كما`.
    fn quote_before(&self, at: usize) -> Option<usize> {
        let items = self.items();
        let mut i = at;
        while i > 0 {
            i -= 1;
            match items[i] {
                Item::Quote(q) | Item::Close(q) => return Some(q),
                Item::Mark(_) if !matches!(self.reader.mark(items, i), "." | "؛" | ":") => {}
                Item::Word(_) if matches!(self.reader.word(items, i), "كما" | "هكذا" | "وفق") => {}
                _ => return None,
            }
        }
        None
    }

    /// `بحسب X`: before its clause, inside it or after it.
    fn according(&mut self, n: usize) {
        let cue = self.cues[n].clone();
        let reader = self.reader;
        let items = &self.period.items;
        let mut start = cue.end;
        // `وفقا لما ذكرته X`: after `ما` comes a verb, and the source is its subject.
        let last = reader.word(items, start - 1);
        if matches!(reader.word(items, start), "ما" | "لما") {
            start += 2;
        } else if last.ends_with("ما") && start > cue.at {
            start += 1;
        }
        while vocabulary::class(reader.word(items, start))
            .is_some_and(|c| matches!(c, Class::Dative | Class::Adverb))
        {
            start += 1;
        }
        let Some(phrase) = speaker::noun_phrase(reader, items, start, items.len()) else { return };
        let known = phrase.source.entity.is_some()
            || (start..start + 2).any(|i| vocabulary::source(reader.word(items, i)).is_some());
        // `وفقا للجدول فإن`: whatever the noun, the particle tells.
        let told = || {
            self.content_after_source(phrase.end)
                .is_some_and(|at| reader.word(items, at - 1).starts_with("فان"))
        };
        if !known && !told() {
            return;
        }
        let voice = Voice { source: phrase.source, inferred: false, channel: None };
        self.memory.note(&voice.source, Agreement::Any);
        let opens = (0..cue.at).all(|i| !matches!(items[i], Item::Word(_) | Item::Quote(_)))
            || cue.at <= 2 && !self.has_quote(0..cue.at);
        if opens {
            (self.main, self.through) = (Some(voice.clone()), true);
            let Some(content) = self.content_after_source(phrase.end) else { return };
            let claim = self.claim(Some(&voice), &cue, "according-to");
            match items.get(content) {
                Some(&Item::Quote(q)) => self.found.claims[q] = Some(claim),
                Some(_) => self.report(content, claim),
                None => {}
            }
            return;
        }
        if let Some(q) = self.quote_before(cue.at) {
            let claim = self.claim(Some(&voice), &cue, "according-to");
            let slot = &mut self.found.claims[q];
            if slot.as_ref().is_none_or(|c| c.source.is_none() || c.inferred) {
                *slot = Some(claim);
            }
            return;
        }
        let inside = self.reported.iter().any(|(range, _)| range.start < cue.at && cue.at <= range.end + 1);
        let closes = items[phrase.end.min(items.len())..].iter().all(|i| matches!(i, Item::Mark(_)))
            || self.reader.mark(items, cue.at - 1) == "،";
        let claim = self.claim(Some(&voice), &cue, "according-to");
        if inside {
            return;
        }
        if closes {
            let from = self.reported.last().map_or(0, |r| r.0.end);
            self.push_clause(from, cue.at, claim);
        } else if phrase.end < items.len() && reader.mark(items, phrase.end).is_empty() {
            self.report(phrase.end, claim);
        }
    }

    fn has_quote(&self, range: Range<usize>) -> bool {
        self.items()[range].iter().any(|i| matches!(i, Item::Quote(_)))
    }

    /// Where the clause begins whose source was named first: after the comma that ends the source, or at `فإن`.
    fn content_after_source(&self, from: usize) -> Option<usize> {
        let items = self.items();
        let limit = items.len().min(from + 25);
        let mut comma = None;
        for at in from..limit {
            let word = self.reader.word(items, at);
            if matches!(word, "فان" | "فانه" | "فانها" | "فانهم" | "ان" | "انه") {
                return Some(at + 1);
            }
            if word == "فقد" {
                return Some(at);
            }
            match self.reader.mark(items, at) {
                "،" | "," => comma = comma.or(Some(at + 1)),
                ":" => return Some(at + 1),
                _ => {}
            }
        }
        comma
    }

    /// `بحسب قوله` after a quotation or a report: the speaker of the sentence.
    fn own(&mut self, cue: &Cue) {
        let carried = || self.memory.latest(cue.reporting.agreement).cloned();
        let voice = self
            .main
            .clone()
            .or_else(|| carried().map(|source| Voice { source, inferred: true, channel: None }));
        let claim = self.claim(voice.as_ref(), cue, "cue-after");
        let from = cue.at.saturating_sub(30);
        for at in from..cue.at {
            if let Item::Quote(q) | Item::Open(q) = self.period.items[at] {
                let named = self.reader.is_name(self.period, at, q);
                if self.found.claims[q].is_none() && !named {
                    self.found.claims[q] = Some(claim.clone());
                }
            }
        }
    }

    /// `بوتين: روسيا تدعو …`: a name, a colon and what is said.
    fn headline(&mut self) {
        const BEFORE: usize = 9;
        const LONG: usize = 30;
        let items = &self.period.items;
        let reader = self.reader;
        let colon = (0..items.len().min(BEFORE)).find(|&i| reader.mark(items, i) == ":");
        let Some(colon) = colon.filter(|&c| c > 0 && c + 1 < items.len()) else { return };
        if self.cues.first().is_some_and(|c| c.at < colon) || !self.period.opens_line {
            return;
        }
        let start = (0..colon).find(|&i| matches!(items[i], Item::Word(_) | Item::Open(_)));
        let Some(start) = start else { return };
        let Some(phrase) = speaker::noun_phrase(reader, items, start, colon) else { return };
        let opens_with = self.starts_with_source(start, colon);
        if !opens_with {
            return;
        }
        let content = colon + 1;
        let claim = Claim {
            source: Some(phrase.source.clone()),
            inferred: false,
            cue: None,
            channel: None,
            why: "name-colon",
        };
        self.memory.note(&phrase.source, Agreement::Any);
        self.main = Some(Voice { source: phrase.source, inferred: false, channel: None });
        match items[content] {
            Item::Quote(q) => self.found.claims[q] = Some(claim),
            Item::Open(q) if clause::close_of(items, content, q) + 2 >= items.len() => {
                self.found.claims[q] = Some(claim);
            }
            _ if items.len() <= LONG => {
                let end = items.len();
                self.push(content..end, QuoteKind::Indirect, claim.clone());
                self.reported.push((content..end, claim));
            }
            _ => {}
        }
    }

    /// Whether the words before a headline's colon are a source: a person or organisation, or the noun of one, and nothing else.
    fn starts_with_source(&self, start: usize, colon: usize) -> bool {
        use crate::entity::EntityKind;
        let items = self.items();
        let kind = |at: usize| match items[at] {
            Item::Word(token) => self.reader.mention_at(token).map(|m| m.kind),
            _ => None,
        };
        if (start..colon)
            .any(|i| vocabulary::verb(self.reader.word(items, i)).is_some_and(|v| v.0.mode != Mode::Trap))
        {
            return false;
        }
        let first = (start..colon).find_map(kind);
        matches!(first, Some(EntityKind::Person | EntityKind::Organisation))
            || (vocabulary::source(self.reader.word(items, start)).is_some() && colon - start <= 5)
    }

    /// Pushes the clause that begins at item `start` as reported, up to where the reporter goes on.
    fn report(&mut self, start: usize, claim: Claim) {
        let end = clause::end(self.reader, self.period, start);
        if end > start {
            self.push(start..end, QuoteKind::Indirect, claim.clone());
            self.reported.push((start..end, claim));
        }
    }

    /// Pushes the clause before item `end`, whose source follows it.
    fn push_clause(&mut self, from: usize, end: usize, claim: Claim) {
        let items = self.items();
        let words = |i: usize| matches!(items[i], Item::Word(_));
        let Some(start) = (from..end).find(|&i| words(i)) else { return };
        if (start..end).filter(|&i| words(i)).count() < 4 {
            return;
        }
        self.push(start..end, QuoteKind::Indirect, claim.clone());
        self.reported.push((start..end, claim));
    }

    fn push(&mut self, items: Range<usize>, kind: QuoteKind, claim: Claim) {
        if let Some(span) = clause::span(self.reader, self.period, items) {
            self.push_span(span, kind, claim);
        }
    }

    fn push_span(&mut self, span: Range<usize>, kind: QuoteKind, claim: Claim) {
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
        });
    }

    /// The stretches that no cue introduced: inside a report, joined to the one before, or the object of an act.
    fn rest(&mut self) {
        let items = &self.period.items;
        let mut before: Option<Claim> = None;
        for (at, &item) in items.iter().enumerate() {
            let (Item::Quote(q) | Item::Open(q)) = item else { continue };
            let claimed = self.found.claims[q].clone();
            if claimed.is_some() {
                before = claimed;
                continue;
            }
            if self.reader.is_name(self.period, at, q) {
                continue;
            }
            let joined = at > 1
                && matches!(self.reader.word(items, at - 1), "و" | "او" | "ثم")
                && matches!(items[at - 2], Item::Quote(_) | Item::Close(_));
            let inside = self.reported.iter().rev().find(|(range, _)| range.contains(&at));
            let claim = if joined && before.is_some() {
                before.clone().map(|c| Claim { why: "joined", ..c })
            } else if let Some((_, claim)) = inside {
                Some(Claim { why: "in-report", ..claim.clone() })
            } else {
                self.object(at).or_else(|| self.carried(q))
            };
            if claim.is_some() {
                self.found.claims[q] = claim.clone();
                before = claim;
            }
        }
    }

    /// Whether an item belongs to a stretch.
    fn is_within(&self, item: &Item, q: usize) -> bool {
        match *item {
            Item::Word(i) | Item::Mark(i) => self.reader.marked[q].tokens.contains(&i),
            Item::Quote(other) | Item::Open(other) | Item::Close(other) => other == q,
        }
    }

    /// A long stretch without any cue: whoever spoke last.
    fn carried(&self, q: usize) -> Option<Claim> {
        // A crosshead of words in marks alone, or many words.
        let alone = self.items().iter().all(|i| matches!(i, Item::Mark(_)) || self.is_within(i, q));
        let words = self.reader.words(q);
        if words < 2 || words < LONG && !alone {
            return None;
        }
        let main = self.main.as_ref().map(|v| &v.source);
        let source = main.or_else(|| self.memory.latest(Agreement::Any))?.clone();
        Some(Claim {
            source: Some(source),
            inferred: true,
            cue: None,
            channel: None,
            why: if alone { "alone" } else { "long" },
        })
    }

    /// The nearest cue before a stretch that has no clause of its own: its object may be quoted.
    fn object(&self, at: usize) -> Option<Claim> {
        const NEAR: usize = 16;
        const FAR: usize = 26;
        let n = self.cues.iter().rposition(|c| c.at < at)?;
        let cue = &self.cues[n];
        let far = match self.items()[at] {
            Item::Quote(q) | Item::Open(q) => self.reader.words(q) > 2,
            _ => false,
        };
        if at - cue.end > if far { FAR } else { NEAR } || cue.negated {
            return None;
        }
        let limit = self.cues.get(n + 1).map_or(self.items().len(), |c| c.at);
        let subject = speaker::after_verb(self.reader, self.items(), cue, limit.min(at));
        let voice = match (cue.reporting.form, subject) {
            (Form::Finite, Some(phrase)) => {
                Some(Voice { source: phrase.source, inferred: false, channel: None })
            }
            _ => self.main.clone(),
        };
        voice.map(|v| self.claim(Some(&v), cue, "in-act"))
    }
}
