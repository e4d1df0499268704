//! Reports whose source is not the subject of a verb: `بحسب X`, `على حد قوله`, `كما قال X`.

use std::ops::Range;

use super::super::attribution::{Agreement, Mode, Source};
use super::super::stream::Item;
use super::super::{QuoteKind, SourceSort};
use super::candidate::Voice;
use super::cue::{Content, Cue};
use super::phrase::{is_governed, noun_phrase};
use super::sentence::Sentence;
use super::speaker;
use super::vocabulary::{self, Class, Form, Set};

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
            if Set::Measure.has(reader.word(items, verb)) {
                return;
            }
            start = verb + 1;
        }
        while vocabulary::class(reader.word(items, start))
            .is_some_and(|c| matches!(c, Class::Dative | Class::Adverb))
        {
            start += 1;
        }
        // `حسبما ورد في قوله تعالى: «…»`: the verbal noun has its own.
        let owned = |c: &Cue| {
            c.at == start && c.reporting.form == Form::Noun && c.reporting.agreement != Agreement::Any
        };
        if self.cues[n + 1..].first().is_some_and(owned) {
            return;
        }
        let Some(phrase) = noun_phrase(reader, items, start, items.len()) else { return };
        // `وفقا للرؤية الحكيمة للشيخ فلان`: a thing of theirs that says nothing.
        let own = |at: usize| matches!(items.get(at), Some(&Item::Word(token)) if reader.document.token(token).end <= phrase.source.span.start);
        let thing = own(start) && {
            let word = reader.word(items, start);
            let noun = &word[vocabulary::governed(word)..];
            (word.starts_with("لل") || word.starts_with("ال"))
                && vocabulary::source(noun).is_none()
                && !vocabulary::is_title_noun(noun)
                && !Set::Telling.has(noun)
        };
        let known = phrase.source.entity.is_some() && !thing
            || (start..start + 2).any(|i| {
                let word = reader.word(items, i);
                vocabulary::source(&word[vocabulary::governed(word)..]).is_some()
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
        let given = if phrase.source.entity.is_none() { self.given_by(phrase.end) } else { None };
        let mut source = given.unwrap_or(phrase.source);
        // `وفقا لقائمة الفعاليات`: the preposition is the phrase's own.
        let first = &reader.document.text()[source.span.clone()];
        let governed =
            matches!(last, "وفقا" | "طبقا" | "تبعا") && first.starts_with('ل') && !first.starts_with("لل");
        if source.entity.is_none() && governed {
            source.span.start += 'ل'.len_utf8();
        }
        self.same_speaker(&mut source, &cue, Some(phrase.end));
        let voice = Voice { source, inferred: false, channel: None };
        if self.main.is_some() {
            self.memory.note_aside(&voice.source);
        } else {
            self.memory.note(&voice.source, Agreement::Any);
        }
        // `اعتبر فلان، بحسب ما نقلت الصحيفة، أن`: it carried the report that the verb before it opens.
        let carried = n.checked_sub(1).map(|before| self.cues[before].content);
        if matches!(carried, Some(Content::That(at)) if at >= cue.end) {
            if let Some(report) = self.found.reports.last_mut().filter(|r| r.span.start > cue.span.end) {
                report.channel.get_or_insert(voice.source.span);
            }
            return;
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
        let inside =
            self.reported.iter().rev().take(8).any(|(range, claim)| {
                claim.source.is_some() && range.start < cue.at && cue.at <= range.end + 1
            });
        let comma = matches!(self.reader.mark(items, cue.at - 1), "،" | ",");
        // `…، وذلك بحسب المصدر`.
        let thus = matches!(reader.word(items, cue.at - 1), "وذلك" | "ذلك");
        // `حسب ما أكده مصدر لمراسل الإذاعة بالمدينة.`: to whom and where it said so ends the sentence.
        const TAIL: usize = 8;
        let told = self.is_set_off(phrase.end)
            && items.len() <= phrase.end + TAIL
            && items[phrase.end..].iter().enumerate().all(|(n, item)| match item {
                Item::Word(_) => {
                    let word = reader.word(items, phrase.end + n);
                    vocabulary::verb(word).is_none() && vocabulary::class(word) != Some(Class::That)
                }
                _ => matches!(reader.mark(items, phrase.end + n), "." | "\"" | "(" | ")"),
            });
        let closes = items[phrase.end.min(items.len())..].iter().all(|i| matches!(i, Item::Mark(_)))
            || comma
            || thus
            || told;
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
            let told = self.reported.iter().rev().take(8).find(|r| r.1.source.is_some());
            let from = told.map_or(0, |r| r.0.end);
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
        vocabulary::class(word) == Some(Class::Preposition) || is_governed(word) || word.starts_with("بال")
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
        const LONG: usize = 9;
        let opening = (from..start).find(|&i| matches!(items[i], Item::Word(_)));
        // `ورغم المسافة، لا يزال العلماء يعتقدون أنها قريبة، كما ذكرت الصحيفة`: more than where and when.
        let long = as_said && start - from > LONG;
        let sets = |at: usize| {
            matches!(
                vocabulary::class(reader.word(items, at)),
                Some(Class::Preposition | Class::Turn | Class::That | Class::Relative | Class::Adverb)
            )
        };
        let Some(opening) = opening.filter(|&at| (long || !sets(at)) && reader.word(items, at) != "ومن")
        else {
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
        let particle = |at: usize| matches!(self.reader.word(items, at), "فان" | "فانه" | "فانها" | "فانهم");
        if let Some(verb) = self.verb_after(from).filter(|_| !(from..limit).any(particle)) {
            return Some(verb);
        }
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

    /// Who gave the thing that a source is said to be: `حسب التفاصيل التي قدمها الدكتور فلان`.
    fn given_by(&self, from: usize) -> Option<Source> {
        let (reader, items) = (self.reader, self.items());
        let verb = reader.word(items, from + 1);
        let relative = vocabulary::class(reader.word(items, from)) == Some(Class::Relative);
        let gave = Set::Giving.has(verb)
            || vocabulary::verb(verb).is_some_and(|(r, _)| r.object && r.mode == Mode::Say);
        let giver = noun_phrase(reader, items, from + 2, items.len()).filter(|_| relative && gave)?;
        Some(giver.source).filter(|source| source.entity.is_some())
    }

    /// The verb that opens the clause of a source named first, where no comma parts them: `وحسب الوزارة ترجع الأسباب إلى`, `ووفق المدير في
    /// المدينة ارتفعت الأسعار`.
    fn verb_after(&self, from: usize) -> Option<usize> {
        const NEAR: usize = 4;
        const LETTERS: std::ops::RangeInclusive<usize> = 4..=7;
        let (reader, items) = (self.reader, self.items());
        let mut governed = false;
        for (at, item) in items.iter().enumerate().skip(from).take(NEAR) {
            let &Item::Word(token) = item else { return None };
            let word = reader.document.folded(token);
            let preposition = vocabulary::class(word) == Some(Class::Preposition);
            let name = reader.mention_at(token).is_some();
            if vocabulary::class(word).is_some() && !preposition {
                return None;
            }
            let plain = !name
                && !preposition
                && !governed
                && LETTERS.contains(&word.chars().count())
                && vocabulary::source(word).is_none()
                && !speaker::is_abstract(word);
            let imperfect = word.starts_with(['ي', 'ت']) && !word.ends_with('ه');
            let perfect = word.ends_with('ت') && !word.ends_with("ات") && !word.starts_with("ال");
            if plain && (imperfect || perfect) {
                return Some(at);
            }
            if !(preposition || governed || name || word.starts_with("ال")) {
                return None;
            }
            governed = preposition;
        }
        None
    }

    /// Whether what begins at item `at` still describes the source: `، ونقلته وكالة X،`, `، الذي …`.
    fn describes(&self, at: usize) -> bool {
        let word = self.reader.word(self.items(), at);
        vocabulary::class(word) == Some(Class::Relative)
            || word.starts_with('و')
                && vocabulary::verb(word).is_some_and(|(r, before)| before > 0 && r.object)
    }

    /// Whether `و` joins the word at item `at` to what stands before it (`ووقع`, `ووزير`; not `واشنطن`, `وزير`).
    pub(super) fn is_joined(&self, at: usize) -> bool {
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
        // `وبحسب قوله، فإن`: of what comes after it.
        let opens =
            (0..cue.at).all(|i| !matches!(self.items()[i], Item::Word(_) | Item::Quote(_) | Item::Open(_)));
        if let Some(voice) = voice.as_ref().filter(|_| opens) {
            if let Some(content) = self.content_after_source(cue.end) {
                self.told(content, voice, cue);
            }
            return;
        }
        let claim = self.claim(voice.as_ref(), cue, "cue-after");
        let from = cue.at.saturating_sub(30);
        for at in from..cue.at {
            if let Item::Quote(q) | Item::Open(q) = self.period.items[at] {
                let named = self.reader.is_name(self.period, at, q);
                let reported = self.reported.iter().rev().take(8).any(|(range, _)| range.contains(&at));
                if self.found.claims[q].is_none() && !named && !reported {
                    self.found.claims[q] = Some(claim.clone());
                }
            }
        }
    }
}
