//! A sentence as it is read: every cue is given its speaker, the stretches in marks that it introduces, and its clause.

use std::ops::Range;

use super::super::attribution::{Agreement, Claim, Found, LONG, Mode};
use super::super::reader::Reader;
use super::super::stream::{Item, Period, close_of};
use super::super::stretch::{self, Kept};
use super::super::{Cue as QuoteCue, QuoteKind, SourceSort};
use super::aside;
use super::candidate::{Candidate, Stand, Voice};
use super::choice;
use super::clause;
use super::cue::{Content, Cue};
use super::cues;
use super::elsewhere;
use super::memory::Memory;
use super::phrase::noun_phrase;
use super::vocabulary::{self, Class, Form, Set};

pub(super) struct Sentence<'s, 'a> {
    pub(super) reader: &'s Reader<'a>,
    pub(super) period: &'s Period,
    /// The periods after this one.
    pub(super) following: &'s [Period],
    pub(super) ends: clause::Ends,
    pub(super) cues: Vec<Cue>,
    /// Who speaks in the sentence's own clauses.
    pub(super) main: Option<Voice>,
    /// Who speaks by each of the cues read so far.
    pub(super) voices: Vec<Option<Voice>>,
    /// The main voice is a source (`بحسب X`), through which others speak.
    pub(super) through: bool,
    /// The main voice speaks in a relative clause, not in the sentence's own.
    pub(super) embedded: bool,
    /// Who speaks inside the clause that is being reported.
    pub(super) inner: Option<Voice>,
    /// `نقلت X عن Y`: Y with X as the channel, for the قوله that follows.
    pub(super) relay: Option<Voice>,
    /// Items of the clauses reported in this sentence, each with its claim.
    pub(super) reported: Vec<(Range<usize>, Claim)>,
    pub(super) memory: &'s mut Memory,
    pub(super) found: &'s mut Found,
    /// A cue with its colon at the end of the line: what it reports opens the next.
    pub(super) waiting: Option<Claim>,
}

impl Sentence<'_, '_> {
    pub(super) fn items(&self) -> &[Item] {
        &self.period.items
    }

    /// A stretch that opens the sentence belongs to the cue and colon that ended the line before, or goes on from the stretch there.
    pub(super) fn take_first(&mut self, waiting: Option<Claim>, last: Option<Claim>) {
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

    /// The first cue from item `at` on.
    fn cue_from(&self, at: usize) -> Option<&Cue> {
        self.cues.get(self.cues.partition_point(|c| c.at < at))
    }

    pub(super) fn read(&mut self) {
        self.headline();
        let mut reported_until = 0;
        for n in 0..self.cues.len() {
            let cue = self.cues[n].clone();
            let nested = cue.at < reported_until;
            self.voices.push(None);
            match cue.reporting.form {
                Form::According => self.according(n),
                Form::Own => self.own(&cue),
                _ => self.said(n, nested),
            }
            if !nested {
                reported_until = self.reported.last().map_or(reported_until, |r| r.0.end.max(reported_until));
            }
        }
        let topic = if self.main.is_none() {
            aside::topic(self.reader, self.items(), self.items().len()).map(|p| p.source)
        } else {
            None
        };
        match topic.as_ref().map(|source| (source, source.sort)) {
            Some((source, SourceSort::Named)) => self.memory.note(source, Agreement::Any),
            // `أوقفت الشرطة مشتبها به. وقالت إن`: a body where no one else has spoken, but not `(رويترز) –`.
            Some((source, SourceSort::Institution))
                if !self.reader.document.text()[..source.span.start].ends_with('(') =>
            {
                self.memory.note_aside(source);
            }
            _ => {}
        }
        let issuer = self.main.as_ref().filter(|v| !v.inferred).map(|v| v.source.clone()).or(topic);
        if let Some(issuer) = issuer.filter(|s| s.entity.is_some()) {
            for at in 0..self.items().len() {
                let noun = self.reader.word(self.items(), at);
                let noun = noun.strip_suffix('ا').unwrap_or(noun);
                if Set::Statement.has(noun) {
                    self.memory.note_issuer(noun.to_owned(), &issuer);
                }
            }
        }
        self.wait();
        self.rest();
    }

    /// `ومن رئيسة اللجنة فلانة:` at the end of its line, without a verb: what is said opens the next.
    fn wait(&mut self) {
        let items = self.items();
        let colon = items.len().checked_sub(1).filter(|&last| self.reader.mark(items, last) == ":");
        let Some(colon) = colon.filter(|_| self.cues.is_empty() && self.waiting.is_none()) else { return };
        let source = elsewhere::named_before(self.reader, items, colon).map(|p| p.source);
        self.waiting = source.map(|source| Claim {
            source: Some(source),
            inferred: false,
            cue: None,
            channel: None,
            why: "name-colon",
        });
    }

    pub(super) fn claim(&self, voice: Option<&Voice>, cue: &Cue, why: &'static str) -> Claim {
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
        let chosen = choice::best(self.reader, &cue, self.candidates(&cue, limit, nested));
        self.hand_on(&cue, chosen.as_ref());
        // `مستشهدا بقوله تعالى: «…»، ومؤكدا أن`: who is cited does not speak on.
        let cited = chosen.as_ref().is_some_and(|c| c.stand == Stand::Honoured);
        let subject_end = chosen.as_ref().and_then(|c| c.end);
        let mut voice = chosen.map(|c| c.voice);
        if let Some(voice) = &mut voice {
            self.same_speaker(&mut voice.source, &cue, subject_end);
        }
        if let Some(voice) = &voice {
            let relative = cue.at > 0
                && vocabulary::class(self.reader.word(self.items(), cue.at - 1)) == Some(Class::Relative);
            let described = relative && subject_end.is_none()
                || elsewhere::described(self.reader, self.items(), &cue).is_some();
            if nested && !cited {
                self.inner = Some(voice.clone());
            } else if !cited && (!described || self.main.is_none()) {
                self.through = false;
                self.embedded = relative;
                self.inner = None;
                self.main = Some(voice.clone());
                self.memory.note(&voice.source, cue.reporting.agreement);
            }
        }
        // `يسألني صديقي: لماذا`: whoever asks the writer is no one of those named before.
        if voice.as_ref().is_some_and(|v| v.inferred)
            && self.reader.word(self.items(), cue.at).ends_with("ني")
            && cue.reporting.object
        {
            return;
        }
        if let Some(slot) = self.voices.last_mut() {
            slot.clone_from(&voice);
        }
        if cue.negated {
            return;
        }
        // Something that is no one points to it: `محبتنا له تشير إلى أن`, `أثبتت الانتخابات أن`.
        let passive = cue.reporting.mode == Mode::Passive;
        if voice.is_none()
            && cue.reporting.imperfect
            && cue.reporting.agreement != Agreement::Plural
            && !passive
        {
            return;
        }
        let shows = matches!(cue.reporting.gloss, "show" | "prove" | "find");
        if shows && !voice.as_ref().is_some_and(|v| self.is_source(&v.source)) {
            return;
        }
        let voice = voice.as_ref();
        match cue.content {
            Content::That(at) => self.clause(&cue, voice, at + 1),
            Content::Quote(at) => self.marked(&cue, voice, at, subject_end.unwrap_or(cue.end)),
            Content::Colon(at) => self.unmarked(&cue, voice, at),
            Content::None if nested => {}
            Content::None if self.first_person(&cue, subject_end.unwrap_or(cue.end)).is_some() => {
                let start = self.first_person(&cue, subject_end.unwrap_or(cue.end)).unwrap_or(cue.end);
                let claim = self.claim(voice, &cue, "cue-verb");
                let end = self.ends.end(start);
                self.push(start..end, QuoteKind::Direct, claim.clone());
                self.reported.push((start..end, claim));
            }
            Content::None if self.is_bare(&cue, subject_end.unwrap_or(cue.end)) => {
                let claim = self.claim(voice, &cue, "cue-verb");
                self.report(subject_end.unwrap_or(cue.end), claim, &cue);
            }
            Content::None => self.after(&cue, voice, subject_end),
        }
    }

    /// Keeps the source of a relay for the verbal noun that follows (`نقلت X عن Y قوله`), which uses it up.
    fn hand_on(&mut self, cue: &Cue, chosen: Option<&Candidate>) {
        let relayed = |c: &&Candidate| matches!(c.stand, Stand::Relayed | Stand::Pronoun);
        match (cue.reporting.form, cue.reporting.mode) {
            (Form::Noun, _) => self.relay = None,
            (Form::Finite, Mode::Relay) => {
                self.relay = chosen.filter(relayed).map(|c| c.voice.clone()).or_else(|| self.relay.take());
            }
            _ => {}
        }
    }

    /// Whether speech begins at item `start` with nothing that introduces it: `وقال المحامي لقد قررنا`.
    fn is_bare(&self, cue: &Cue, start: usize) -> bool {
        const CLAUSE: usize = 4;
        cue.reporting.form == Form::Finite
            && matches!(cue.reporting.gloss, "say" | "add")
            && vocabulary::opens_speech(self.reader.word(self.items(), start))
            && self.ends.end(start) > start + CLAUSE
    }

    /// Where speech in the first person begins after a verb of saying and its subject, with a comma or without: `وقال الوزير، نحن مستعدون`.
    fn first_person(&self, cue: &Cue, from: usize) -> Option<usize> {
        const CLAUSE: usize = 4;
        let comma = matches!(self.reader.mark(self.items(), from), "،" | ",");
        let start = from + usize::from(comma);
        let says = cue.reporting.form == Form::Finite && matches!(cue.reporting.gloss, "say" | "add");
        let own = Set::Own.has(self.reader.word(self.items(), start));
        (says && own && self.ends.end(start) > start + CLAUSE).then_some(start)
    }

    /// A clause after `أن`, from item `start`.
    fn clause(&mut self, cue: &Cue, voice: Option<&Voice>, start: usize) {
        let items = &self.period.items;
        let reported = match cue.reporting.mode {
            // `أظهرت الدراسة أن`: what is found is not said, though words of it may be quoted.
            Mode::Trap => !matches!(cue.reporting.gloss, "show" | "prove" | "find"),
            Mode::Say | Mode::Relay | Mode::Demand | Mode::Label | Mode::Passive => true,
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
                let close = close_of(items, start, q);
                // `بأنها «عودة إلى الوراء» وقال آخر`: the next report.
                let goes_on = matches!(items.get(close + 1), Some(Item::Word(_)))
                    && !self.reader.is_sentence(q)
                    && !self.cue_from(close + 1).is_some_and(|c| c.at == close + 1 && c.joined)
                    && self.ends.end(close + 1) > close + 2;
                if reported && goes_on {
                    self.report(start, claim, cue);
                } else if self.reader.name_reason(self.period, start, q).is_none() {
                    self.found.claims[q] = Some(claim);
                }
            }
            Some(_) if reported => self.report(start, claim, cue),
            Some(_) if self.has_room(start) => {
                self.reported.push((start..self.ends.end(start), claim));
            }
            Some(_) | None => {}
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
                let close = close_of(items, at, q);
                // `هتفوا «كفى فسادا» ورفعوا لافتات`: what `و` joins is no part of it.
                let goes_on = matches!(items.get(close + 1), Some(Item::Word(_)))
                    && !self.reader.word(items, close + 1).starts_with('و');
                // `أعرب عن «حرصه» على`: an object, no clause.
                let governed = at > 0
                    && matches!(vocabulary::class(self.reader.word(items, at - 1)), Some(Class::Preposition));
                // `أكدت تضامنها «الكامل» مع العمال`: no clause begins after an object.
                let object = at > cue.end && subject_end <= cue.end;
                if near
                    && !colon
                    && !object
                    && !governed
                    && goes_on
                    && matches!(cue.reporting.mode, Mode::Say)
                    && cue.reporting.form == Form::Finite
                {
                    self.report(at, claim, cue);
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
        let end = self.ends.end(start);
        let claim = self.claim(voice, cue, "cue-colon");
        let Some(mut span) = stretch::span(self.reader, self.period, self.ends.kept(), start..end) else {
            return;
        };
        if self.items()[end..].iter().all(|i| matches!(i, Item::Mark(_))) {
            span.end = self.paragraph_end(span.end, false);
        }
        self.push_span(span, QuoteKind::Direct, claim);
    }

    /// Where speech without marks that goes on to the end of its sentence ends: with its paragraph, or before the sentence where the reporter speaks
    /// again. `end` is the end of the sentence, in bytes; `whole` means that nothing but the paragraph's end ends it.
    pub(super) fn paragraph_end(&self, end: usize, whole: bool) -> usize {
        let mut last = end;
        for period in self.following {
            let goes_on = period.inside == self.period.inside
                && !period.opens_line
                && (whole
                    || !clause::is_aside(self.reader, period) && cues::find(self.reader, period).is_empty());
            if !goes_on {
                break;
            }
            let kept = Kept::new(self.reader, &period.items);
            if let Some(more) = stretch::span(self.reader, period, &kept, 0..period.items.len()) {
                last = more.end;
            }
        }
        last
    }

    /// A cue with nothing after it: it may stand after its quotation, or wait for the next line.
    fn after(&mut self, cue: &Cue, voice: Option<&Voice>, subject_end: Option<usize>) {
        let last = self.items().len();
        let ends_with_colon = last > 0 && self.reader.mark(self.items(), last - 1) == ":";
        if ends_with_colon && cue.at + 30 > last {
            self.waiting = Some(self.claim(voice, cue, "cue-colon"));
        }
        // `«الشتاء قاس»، قالت منى`: whoever stands there, known or not.
        let named = self.quote_before(cue.at).and_then(|_| self.plain_subject(cue));
        let voice = voice.filter(|v| !v.inferred).or(named.as_ref()).or(voice);
        let subject_end = subject_end.or(named.as_ref().map(|_| cue.end + 1));
        let Some(q) = self.quote_before(cue.at) else {
            if let (Some(voice), Some(end)) = (voice, subject_end) {
                self.interposed(cue, voice, end);
            }
            return;
        };
        // `قانون يجرم «الإثراء» ويطالب بالسجن`: what `و` joins goes on.
        if cue.joined && self.reader.words(q) < LONG {
            return;
        }
        if self.found.claims[q].is_none() && (subject_end.is_some() || cue.reporting.form == Form::Finite) {
            self.found.claims[q] = Some(self.claim(voice, cue, "cue-after"));
        }
    }

    /// The word right after a verb of saying that ends its clause, though nothing tells that it is a name.
    fn plain_subject(&self, cue: &Cue) -> Option<Voice> {
        const WORDS: usize = 3;
        let (reader, items) = (self.reader, self.items());
        if cue.reporting.form != Form::Finite
            || !matches!(cue.reporting.gloss, "say" | "reply" | "answer" | "add")
            || cue.joined
        {
            return None;
        }
        let end = (cue.end..items.len().min(cue.end + WORDS + 1))
            .find(|&i| !matches!(items[i], Item::Word(_)) || reader.word(items, i).starts_with("وه"));
        let end = end.unwrap_or(items.len().min(cue.end + WORDS));
        let plain = |at: usize| {
            let word = reader.word(items, at);
            vocabulary::class(word).is_none()
                && vocabulary::verb(word).is_none()
                && !word.starts_with(['ل', 'ب'])
        };
        if end == cue.end || end - cue.end > WORDS || !(cue.end..end).all(plain) {
            return None;
        }
        let phrase = noun_phrase(reader, items, cue.end, end)?;
        Some(Voice { source: phrase.source, inferred: false, channel: None })
    }

    /// The stretch right before item `at`, past commas and `كما`.
    pub(super) fn quote_before(&self, at: usize) -> Option<usize> {
        let items = self.items();
        let mut i = at;
        while i > 0 {
            i -= 1;
            match items[i] {
                Item::Quote(q) | Item::Close(q) => return Some(q),
                Item::Mark(_) if !matches!(self.reader.mark(items, i), "؛" | ":") => {}
                Item::Word(_) if Set::Thus.has(self.reader.word(items, i)) => {}
                _ => return None,
            }
        }
        None
    }
}
