//! Lines that a name and a colon open: headlines, turns of a transcript, answers of an interview.

use super::super::attribution::{Agreement, Claim, Mode};
use super::super::reader::Reader;
use super::super::stream::{Item, close_of};
use super::super::stretch;
use super::super::{QuoteKind, SourceSort};
use super::candidate::Voice;
use super::elsewhere;
use super::phrase::noun_phrase;
use super::sentence::Sentence;
use super::speaker;
use super::vocabulary::{self, Set};
use crate::entity::EntityKind;
use crate::text::BlockRole;

/// The longest role before a headline's colon, in items.
const ROLE: usize = 11;

impl Sentence<'_, '_> {
    /// `بوتين: روسيا تدعو …`: a name, a colon and what is said.
    pub(super) fn headline(&mut self) {
        const BEFORE: usize = 13;
        const LONG: usize = 30;
        let items = &self.period.items;
        let reader = self.reader;
        let head = line_head(reader, items).max(crumbs(reader, items));
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
            && let Some(person) = elsewhere::ungoverned_before(reader, &items[..colon], colon)
                .or_else(|| elsewhere::named_before(reader, &items[..colon], colon))
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
            speaker::after_verb(reader, items, cue, items.len()).is_some_and(|p| p.source.entity.is_some())
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
            || match vocabulary::source(self.reader.word(items, start)) {
                // `كاتب الدولة المكلف بالشؤون العربية والإفريقية: …`.
                Some(SourceSort::Anonymous) => colon - start <= ROLE,
                Some(_) => colon - start <= 5,
                None => false,
            }
    }
}

/// The item after the names of a page and its section before its title: `موقع النهر - العالم - سامي الخطيب: …`.
fn crumbs(reader: &Reader<'_>, items: &[Item]) -> usize {
    const LONGEST: usize = 14;
    let dash = |&at: &usize| matches!(items[at], Item::Mark(mark) if matches!(reader.document.surface(mark), "-" | "–" | "|") && !reader.is_inside_word(mark));
    let colon = (0..items.len().min(LONGEST)).find(|&at| reader.mark(items, at) == ":").unwrap_or(0);
    let mut dashes = (0..colon).filter(dash);
    if dashes.clone().count() < 2 { 0 } else { dashes.next_back().map_or(0, |at| at + 1) }
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
