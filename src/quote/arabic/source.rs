//! Reports whose source is not the subject of a verb: `بحسب X`, `على حد قوله`, and the headline `X: …`.

use super::super::attribution::{Agreement, Claim, Mode};
use super::super::stream::close_of;
use std::ops::Range;

use super::super::reader::Reader;
use super::super::stream::Item;
use super::super::stretch;
use super::super::{QuoteKind, SourceSort};
use super::cue::Cue;
use super::phrase::{governing, is_governed, noun_phrase};
use super::sentence::{Sentence, Voice};
use super::vocabulary::{self, Class, Form, Set};
use crate::entity::EntityKind;
use crate::text::BlockRole;

impl Sentence<'_, '_> {
    /// `بحسب X`: before its clause, inside it or after it.
    pub(super) fn according(&mut self, n: usize) {
        let cue = self.cues[n].clone();
        let reader = self.reader;
        let items = &self.period.items;
        let mut start = cue.end;
        // `وفقا لما ذكرته X`: after `ما` comes a verb, and the source is its subject.
        let last = reader.word(items, start - 1);
        // `وفقا لما جاء في موقع كذا`, `حسب ما ورد على لسان فلان`.
        let came = (start..start + 3)
            .find(|&i| matches!(reader.word(items, i), "جاء" | "ورد" | "يرد" | "جاءت" | "وردت"));
        if let Some(came) = came.filter(|&c| matches!(reader.word(items, c + 1), "في" | "علي" | "ب")) {
            start = came + if reader.word(items, came + 2) == "لسان" { 3 } else { 2 };
        } else if matches!(reader.word(items, start), "ما" | "لما") || last.ends_with("ما") && start > cue.at
        {
            let verb = start + usize::from(matches!(reader.word(items, start), "ما" | "لما"));
            // `حسب ما يراه الاتحاد`, `وفق ما تقتضيه اللوائح`: how it is done, which is not said.
            let word = reader.word(items, verb);
            let came = matches!(word, "جاء" | "ورد" | "جاءت" | "وردت");
            if !came && vocabulary::verb(word).is_none() {
                return;
            }
            start = verb + 1;
        }
        while vocabulary::class(reader.word(items, start))
            .is_some_and(|c| matches!(c, Class::Dative | Class::Adverb))
        {
            start += 1;
        }
        let Some(phrase) = noun_phrase(reader, items, start, items.len()) else { return };
        let known = phrase.source.entity.is_some()
            || (start..start + 2).any(|i| {
                let word = reader.word(items, i);
                vocabulary::source(&word[governing(word)..]).is_some()
            });
        // `وفقا للجدول فإن`: whatever the noun, the particle tells.
        let told = || {
            self.content_after_source(phrase.end)
                .is_some_and(|at| reader.word(items, at - 1).starts_with("فان"))
        };
        if !known && !told() {
            return;
        }
        // Inside someone's words `وفقا للوائح` is how it is done.
        let rule = phrase.source.entity.is_none() && phrase.source.sort == SourceSort::Document;
        if rule && self.period.inside.is_some() {
            return;
        }
        // `ذكرت الوكالة نقلا عن X أن`: it speaks already.
        if self.main.as_ref().is_some_and(|main| main.source.span == phrase.source.span) {
            return;
        }
        let mut source = phrase.source;
        self.same_speaker(&mut source, &cue, Some(phrase.end));
        let voice = Voice { source, inferred: false, channel: None };
        if self.main.is_some() {
            self.memory.note_aside(&voice.source);
        } else {
            self.memory.note(&voice.source, Agreement::Any);
        }
        // `ارتفعت الأسعار، ووفق السكان فإن الكيلوغرام زاد`: of what comes after it.
        if cue.joined
            && cue.at > 0
            && let Some(content) = self
                .content_after_source(phrase.end)
                .filter(|&at| reader.word(items, at - 1).starts_with("فان"))
        {
            self.told(content, &voice, &cue);
            return;
        }
        // `وسيتم، بحسب المصدر، توفير حافلات`: the sentence around it is one clause.
        if matches!(reader.mark(items, cue.at.wrapping_sub(1)), "،" | ",")
            && self.reported.is_empty()
            && self.is_interrupted(cue.at - 1, phrase.end)
        {
            let claim = self.claim(Some(&voice), &cue, "according-to");
            let end = self.ends.end(phrase.end);
            self.push_around(self.dateline(), end, claim);
            return;
        }
        let opens = (0..cue.at).all(|i| !matches!(items[i], Item::Word(_) | Item::Quote(_)))
            || cue.at <= 2 && !self.has_quote(0..cue.at);
        if opens {
            (self.main, self.through) = (Some(voice.clone()), true);
            let Some(content) = self.content_after_source(phrase.end) else { return };
            self.told(content, &voice, &cue);
            return;
        }
        let reported = |at: usize| self.reported.iter().rev().take(8).any(|(range, _)| range.contains(&at));
        let before = self.quote_before(cue.at);
        if let Some(q) = before
            .filter(|&q| self.stands_alone(q, cue.at))
            .filter(|_| !reported(cue.at - 1) && !reported(cue.at.saturating_sub(2)))
        {
            let claim = self.claim(Some(&voice), &cue, "according-to");
            let slot = &mut self.found.claims[q];
            // `وأكد أن «…»، بحسب الوكالة`: who says it has been told.
            if slot.as_ref().is_none_or(|c| c.source.is_none() || c.inferred && c.cue.is_none()) {
                *slot = Some(claim);
            }
            return;
        }
        let inside = self
            .reported
            .iter()
            .rev()
            .take(8)
            .any(|(range, _)| range.start < cue.at && cue.at <= range.end + 1);
        let comma = matches!(self.reader.mark(items, cue.at - 1), "،" | ",");
        // `…، وذلك بحسب المصدر`.
        let thus = matches!(reader.word(items, cue.at - 1), "وذلك" | "ذلك");
        let closes =
            items[phrase.end.min(items.len())..].iter().all(|i| matches!(i, Item::Mark(_))) || comma || thus;
        let claim = self.claim(Some(&voice), &cue, "according-to");
        // `والذي بحسب الوزارة «أشرف على النقل»`: its own words, wherever it stands.
        if let Some(q) = self.stretch_after(cue.end, voice.source.span.end) {
            self.found.claims[q] = Some(claim);
            return;
        }
        if inside {
            return;
        }
        if closes {
            let from = self.reported.last().map_or(0, |r| r.0.end);
            self.push_clause(from, cue.at - usize::from(thus), claim);
        } else if phrase.end < items.len()
            && !rule
            && !self.is_set_off(phrase.end)
            && reader.mark(items, phrase.end).is_empty()
            && vocabulary::class(reader.word(items, phrase.end)) != Some(Class::Relative)
        {
            self.report(phrase.end, claim, &cue);
        }
    }

    /// The stretch in marks whose opening is the first item from item `from` on after a byte of the text.
    fn stretch_after(&self, from: usize, byte: usize) -> Option<usize> {
        const NEAR: usize = 12;
        let document = self.reader.document;
        let next = (from..self.items().len().min(from + NEAR)).find(|&at| match self.items()[at] {
            Item::Word(token) | Item::Mark(token) => document.token(token).start >= byte,
            Item::Quote(q) | Item::Open(q) => document.token(self.reader.marked[q].open.start).start >= byte,
            Item::Close(_) => false,
        });
        let at = next?;
        match self.items()[at] {
            // `وفقا لوكالة الأنباء «النورس»` is its name.
            Item::Quote(q) | Item::Open(q) if !self.reader.is_name(self.period, at, q) => Some(q),
            _ => None,
        }
    }

    /// Whether words with a preposition, to whom or where it was said, follow a source (`حسب ما أكده مصدر لمراسل الإذاعة`), not what it says.
    fn is_set_off(&self, at: usize) -> bool {
        let word = self.reader.word(self.items(), at);
        vocabulary::class(word) == Some(Class::Preposition) || is_governed(word)
    }

    /// Whether a stretch before a source that follows is all that the source is given for, not the last words of a longer sentence that it closes:
    /// `«…»، بحسب فلان` against `سجلت الشركة أرباحا من خدمة «كذا»، بحسب فلان`.
    fn stands_alone(&self, q: usize, before: usize) -> bool {
        const WORDS: usize = 3;
        let items = self.items();
        let open =
            items[..before].iter().rposition(|i| matches!(i, Item::Quote(o) | Item::Open(o) if *o == q));
        let Some(open) = open else { return true };
        if self.found.claims[q].is_some() || self.reader.mark(items, open.wrapping_sub(1)) == ":" {
            return true;
        }
        let from = self.reported.last().map_or(0, |r| r.0.end);
        let words = items[from.min(open)..open].iter().filter(|i| matches!(i, Item::Word(_))).count();
        words < WORDS
    }

    /// Whether the comma at item `comma` breaks a clause off after its first words, and the one at item `after` takes it up again.
    fn is_interrupted(&self, comma: usize, after: usize) -> bool {
        const BEFORE: usize = 4;
        let items = self.items();
        let words = items[..comma].iter().filter(|i| matches!(i, Item::Word(_))).count();
        let next = self.reader.word(items, after + 1);
        words < BEFORE
            && words > 0
            && matches!(self.reader.mark(items, after), "،" | ",")
            && !next.is_empty()
            && !self.is_joined(after + 1)
            && vocabulary::verb(next).is_none_or(|(_, before)| before == 0)
    }

    /// What a source that stands before it tells: the quotation or the clause that begins at item `content`.
    fn told(&mut self, content: usize, voice: &Voice, cue: &Cue) {
        let claim = self.claim(Some(voice), cue, "according-to");
        match self.items().get(content) {
            Some(&Item::Quote(q)) => self.found.claims[q] = Some(claim),
            Some(_) => self.report(content, claim, cue),
            None => {}
        }
    }

    /// `الأسعار ارتفعت، يقول التاجر، بعد العيد`, `…، كما أشار الوزير`: the sentence around its cue is what is reported.
    pub(super) fn interposed(&mut self, cue: &Cue, voice: &Voice, subject_end: usize) {
        const APPOSITION: usize = 10;
        const WORDS: usize = 4;
        let (reader, items) = (self.reader, &self.period.items);
        let comma = |at: usize| matches!(reader.mark(items, at), "،" | ",");
        let Some(previous) = cue.at.checked_sub(1) else { return };
        let as_said = matches!(reader.word(items, previous), "كما" | "مثلما" | "هكذا");
        let start = if as_said { previous } else { cue.at };
        let verb = cue.reporting.form == Form::Finite && cue.reporting.mode == Mode::Say;
        if !verb || cue.joined || start == 0 || !comma(start - 1) || !self.is_source(&voice.source) {
            return;
        }
        let other =
            self.cues.get(self.cues.partition_point(|c| c.at <= cue.at)).map_or(items.len(), |c| c.at);
        let limit = items.len().min(subject_end + APPOSITION);
        let closes = |&at: &usize| !reader.mark(items, at).is_empty();
        let next = (subject_end..limit).find(closes).unwrap_or(limit);
        let ends = items[next..].iter().all(|i| matches!(i, Item::Mark(_)));
        let goes_on = comma(next) && (cue.reporting.imperfect || as_said);
        // `وفي كلمته، قال الوزير`: no clause before it.
        let from = self.reported.last().map_or(0, |r| r.0.end);
        let opening = (from..start).find(|&i| matches!(items[i], Item::Word(_)));
        let sets = |at: usize| {
            matches!(
                vocabulary::class(reader.word(items, at)),
                Some(Class::Preposition | Class::Turn | Class::That | Class::Relative | Class::Adverb)
            )
        };
        let Some(opening) = opening.filter(|&at| !sets(at) && reader.word(items, at) != "ومن") else {
            return;
        };
        let words = items[opening..start].iter().filter(|i| matches!(i, Item::Word(_))).count();
        let named =
            (subject_end..next).all(|i| vocabulary::class(reader.word(items, i)) != Some(Class::That));
        if !named || next > other || !(ends || goes_on) {
            return;
        }
        let claim = self.claim(Some(voice), cue, "cue-after");
        if goes_on && words > 1 {
            let end = self.ends.end(next);
            self.push(opening..end, QuoteKind::Indirect, claim.clone());
            self.reported.push((opening..end, claim));
        } else if ends && words >= WORDS {
            self.push_clause(from, start, claim);
        }
    }

    fn has_quote(&self, range: Range<usize>) -> bool {
        self.items()[range].iter().any(|i| matches!(i, Item::Quote(_)))
    }

    /// Where the clause begins whose source was named first: at `فإن`, else after the comma that ends the source and what describes it.
    fn content_after_source(&self, from: usize) -> Option<usize> {
        let items = self.items();
        let limit = items.len().min(from + 25);
        let mut comma = None;
        for at in from..limit {
            let word = self.reader.word(items, at);
            let opens = at == from || comma == Some(at);
            // `وحسب الاستطلاع الذي أجراه المركز، ونشرت نتائجه أمس، فإنه`: whatever stands between, the particle tells.
            let after_mark = comma.is_none_or(|c| c == at) || !self.reader.mark(items, at - 1).is_empty();
            if matches!(word, "فان" | "فانه" | "فانها" | "فانهم") && after_mark {
                return Some(at + 1);
            }
            // `وبحسب المادة 340 من القانون «يستفيد …»`.
            if comma.is_none() && at <= from + 6 && matches!(items[at], Item::Quote(_)) {
                return Some(at);
            }
            if opens && matches!(word, "ان" | "انه" | "انها") {
                return Some(at + 1);
            }
            if opens && word == "فقد" {
                return Some(at + 1);
            }
            match self.reader.mark(items, at) {
                "،" | "," | "؛" if comma.is_none_or(|c| self.describes(c)) => comma = Some(at + 1),
                ":" if comma.is_none() => return Some(at + 1),
                _ => {}
            }
        }
        comma
    }

    /// Whether what begins at item `at` still describes the source: `، ونقلته وكالة X،`, `، الذي …`.
    fn describes(&self, at: usize) -> bool {
        let word = self.reader.word(self.items(), at);
        vocabulary::class(word) == Some(Class::Relative)
            || word.starts_with('و')
                && vocabulary::verb(word).is_some_and(|(r, before)| before > 0 && r.object)
    }

    /// Whether `و` joins the word at item `at` to what stands before it (`ووقع`, `ووزير`; not `واشنطن`, `وزير`).
    fn is_joined(&self, at: usize) -> bool {
        let Some(&Item::Word(token)) = self.items().get(at) else { return false };
        let document = self.reader.document;
        let word = document.folded(token);
        let Some(rest) = word.strip_prefix('و') else { return false };
        match self.reader.mention_at(token) {
            Some(mention) => mention.span.start > document.token(token).start,
            None => vocabulary::source(word).is_none() || vocabulary::source(rest).is_some(),
        }
    }

    /// `بحسب قوله` after a quotation or a report: the speaker of the sentence.
    pub(super) fn own(&mut self, cue: &Cue) {
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
    pub(super) fn headline(&mut self) {
        const BEFORE: usize = 9;
        const LONG: usize = 30;
        let items = &self.period.items;
        let reader = self.reader;
        let head = line_head(reader, items);
        let colon = (head..items.len().min(head + BEFORE)).find(|&i| reader.mark(items, i) == ":");
        let Some(colon) = colon.filter(|&c| c > head && c + 1 < items.len()) else { return };
        if self.cues.first().is_some_and(|c| c.at < colon) || !self.period.opens_line {
            return;
        }
        let start = (head..colon).find(|&i| matches!(items[i], Item::Word(_) | Item::Open(_)));
        let Some(start) = start else { return };
        if colon == start + 1 && matches!(reader.word(items, start), "س" | "ج") {
            self.answer(reader.word(items, start) == "ج", colon + 1);
            return;
        }
        if Set::Label.has(reader.word(items, start)) {
            return;
        }
        // `المصدر: وكالات` at the foot of a page labels it.
        let labels = |token| {
            let role = reader.document.block_of(token).role;
            let named = reader.mention_at(token).is_some_and(|m| m.kind != EntityKind::Misc);
            role == BlockRole::Byline || role == BlockRole::Furniture && !named
        };
        if matches!(items[start], Item::Word(token) if labels(token)) {
            return;
        }
        // `ووقع الشاعر ديوانا بعنوان: …` is a sentence.
        if self.is_joined(start) || reader.word(items, colon - 1).ends_with("عنوان") {
            return;
        }
        let Some(mut phrase) = noun_phrase(reader, items, start, colon) else { return };
        // `يمسح أبو خالد عرقه: «…»`: the person whose gesture it is.
        if phrase.source.entity.is_none()
            && matches!(items[colon + 1], Item::Quote(_) | Item::Open(_))
            && let Some(person) = super::elsewhere::ungoverned_before(reader, &items[..colon], colon)
                .or_else(|| super::elsewhere::named_before(reader, &items[..colon], colon))
        {
            phrase = person;
        }
        let marks = matches!(items[colon + 1], Item::Quote(_) | Item::Open(_));
        let opens_with = self.starts_with_source(start, colon) || marks && self.is_bare_name(start, colon);
        if !opens_with {
            return;
        }
        let content = colon + 1;
        // `سامي الخطيب – الرياض: أكد الوزير`: a byline.
        let dashed = (start..colon).any(|i| matches!(reader.mark(items, i), "-" | "–" | "—"));
        let reported = self.cues.iter().find(|c| c.at == content).is_some_and(|cue| {
            super::speaker::after_verb(reader, items, cue, items.len())
                .is_some_and(|p| p.source.entity.is_some())
                || dashed
        });
        let marked = matches!(items[content], Item::Quote(_) | Item::Open(_));
        if reported || dashed && !marked {
            return;
        }
        // A name and nothing else before the colon.
        let turn = matches!(items[start], Item::Word(token) if reader.mention_at(token).is_some_and(|m| {
            m.kind == EntityKind::Person && colon == phrase.end && m.tokens.start == token
        }));
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
            Item::Open(q) if close_of(items, content, q) + 2 >= items.len() => {
                self.found.claims[q] = Some(claim);
            }
            _ if items.len() <= LONG || turn => {
                let end = items.len();
                if let Some(mut span) = stretch::span(reader, self.period, self.ends.kept(), content..end) {
                    // `فلان: سؤال. وسؤال آخر؟`: a turn of a transcript goes on to the end of its paragraph.
                    if turn {
                        span.end = self.paragraph_end(span.end, true);
                    }
                    self.push_span(span, QuoteKind::Indirect, claim.clone());
                }
                self.reported.push((content..end, claim));
            }
            _ => {}
        }
    }

    /// A line of an interview (`س:`, `ج:`): an answer, from item `content` to the end of its paragraph, is by the first person whom the text names.
    fn answer(&mut self, answers: bool, content: usize) {
        let end = self.items().len();
        let span = stretch::span(self.reader, self.period, self.ends.kept(), content..end);
        let (Some(mut span), Some(source)) = (span, self.reader.first_person()) else { return };
        if !answers {
            return;
        }
        span.end = self.paragraph_end(span.end, true);
        let claim = Claim {
            source: Some(source.clone()),
            inferred: true,
            cue: None,
            channel: None,
            why: "name-colon",
        };
        self.main = Some(Voice { source, inferred: true, channel: None });
        self.push_span(span, QuoteKind::Direct, claim.clone());
        self.reported.push((content..end, claim));
    }

    /// Whether nothing but two or three plain words, and what stands in brackets after them, is before the colon of marks: `سامر عيد (مزارع): «…»`.
    fn is_bare_name(&self, start: usize, colon: usize) -> bool {
        let (reader, items) = (self.reader, self.items());
        let end = (start..colon).find(|&at| reader.mark(items, at) == "(").unwrap_or(colon);
        let plain = |at: usize| {
            let word = reader.word(items, at);
            word.chars().count() > 1
                && !word.starts_with("ال")
                && vocabulary::class(word).is_none()
                && vocabulary::verb(word).is_none()
                && !Set::Label.has(word)
        };
        let work = vocabulary::is_title_noun(reader.word(items, start));
        !work && (2..=3).contains(&(end - start)) && (start..end).all(plain)
    }

    /// Whether the words before a headline's colon are a source: a person or organisation, or the noun of one, and nothing else.
    fn starts_with_source(&self, start: usize, colon: usize) -> bool {
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
}

/// The item after what heads the lines of a live page: a clock, a bullet, `عاجل |`.
fn line_head(reader: &Reader<'_>, items: &[Item]) -> usize {
    const LONGEST: usize = 8;
    let bar = |at: usize| matches!(reader.mark(items, at), "|" | ":" | "-" | "–" | "—" | "." | "..");
    let mut at = 0;
    while at < items.len().min(LONGEST) {
        match items[at] {
            Item::Word(token) if reader.is_number(token) => {}
            Item::Word(token) if Set::Label.has(reader.document.folded(token)) && bar(at + 1) => at += 1,
            Item::Mark(_) if !matches!(reader.mark(items, at), "(" | "#" | "@") => {}
            _ => return at,
        }
        at += 1;
    }
    0
}
