//! Stretches in marks that no cue introduces: inside a report, joined to another stretch, the object of an act, or left to whoever
//! spoke last.

use super::super::attribution::{Agreement, Claim, LONG, Mode, innermost};
use super::super::stream::Item;
use super::super::stream::close_of;
use super::candidate::Voice;
use super::phrase::{Phrase, noun_phrase};
use super::sentence::Sentence;
use super::speaker;
use super::vocabulary::{self, Class, Form};

impl Sentence<'_, '_> {
    /// The stretches that no cue introduced: inside a report, joined to the one before, or the object of an act.
    pub(super) fn rest(&mut self) {
        let items = &self.period.items;
        let covering = innermost(items.len(), &self.reported);
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
            let inside = covering[at].map(|n| &self.reported[n]);
            let claim = if joined && before.is_some() {
                before.clone().map(|c| Claim { why: "joined", ..c })
            } else if let Some((clause, claim)) = inside {
                // `قال إن لندن عبرت عن «دعمها»`: who does it inside the report.
                let own = self.doer(at, clause.start);
                own.or_else(|| Some(Claim { why: "in-report", ..claim.clone() }))
            } else {
                self.signed(at, q).or_else(|| self.object(at)).or_else(|| self.carried(q))
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
        // A verse of scripture is no one's of those who spoke.
        let open = self.reader.document.surface(self.reader.marked[q].open.start);
        if matches!(open, "{" | "}" | "﴿" | "﴾") {
            return None;
        }
        // A crosshead of words in marks alone, or many words.
        let alone = self.items().len() <= self.reader.marked[q].tokens.len() + 6
            && self.items().iter().all(|i| matches!(i, Item::Mark(_)) || self.is_within(i, q));
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

    /// The subject of the nearest verb before a stretch inside the clause that begins at item `from`.
    fn doer(&self, at: usize, from: usize) -> Option<Claim> {
        const NEAR: usize = 9;
        let (reader, items) = (self.reader, self.items());
        let n = self.cues.partition_point(|c| c.at < at).checked_sub(1)?;
        let cue = &self.cues[n];
        let acts = matches!(cue.reporting.mode, Mode::Act | Mode::Label | Mode::Demand)
            || cue.reporting.gloss == "express";
        let near = cue.at >= from && at - cue.end <= NEAR;
        if !acts || !near || cue.negated || cue.reporting.form != Form::Finite || cue.joined {
            return None;
        }
        let phrase = speaker::right_before(reader, items, cue)
            .or_else(|| speaker::after_verb(reader, items, cue, at))
            .or_else(|| {
                let previous = reader.word(items, cue.at.checked_sub(1)?);
                let relative = vocabulary::class(previous) == Some(Class::Relative);
                speaker::before_verb(reader, items, cue).filter(|_| relative && !cue.reporting.object)
            })?;
        let voice = Voice { source: phrase.source, inferred: false, channel: None };
        Some(self.claim(Some(&voice), cue, "in-act"))
    }

    /// Who signs a stretch: `«…» — رئيسة النادي ليلى حداد`, in its line or alone in the next.
    fn signed(&self, at: usize, q: usize) -> Option<Claim> {
        const LONGEST: usize = 10;
        const WORDS: usize = 3;
        let reader = self.reader;
        if reader.words(q) < WORDS {
            return None;
        }
        let dash = |items: &[Item], at: usize| matches!(reader.mark(items, at), "-" | "–" | "—" | "―");
        let after = match self.items()[at] {
            Item::Open(q) => close_of(self.items(), at, q) + 1,
            _ => at + 1,
        };
        let items = match self.items().get(after) {
            Some(_) if dash(self.items(), after) => &self.items()[after..],
            Some(Item::Mark(_)) if after + 1 < self.items().len() => return None,
            Some(Item::Word(_) | Item::Quote(_) | Item::Open(_) | Item::Close(_)) => return None,
            _ => {
                let next = self.following.first().filter(|p| p.inside == self.period.inside)?;
                Some(&next.items[..]).filter(|items| dash(items, 0))?
            }
        };
        if items.len() > LONGEST || items.len() < 2 {
            return None;
        }
        let phrase = noun_phrase(reader, items, 1, items.len())?;
        let ends = items[phrase.end.min(items.len())..].iter().all(|i| matches!(i, Item::Mark(_)));
        (ends && phrase.source.entity.is_some()).then_some(Claim {
            source: Some(phrase.source),
            inferred: false,
            cue: None,
            channel: None,
            why: "signed",
        })
    }

    /// The nearest cue before a stretch that has no clause of its own: its object may be quoted.
    fn object(&self, at: usize) -> Option<Claim> {
        const NEAR: usize = 16;
        const FAR: usize = 26;
        let n = self.cues.partition_point(|c| c.at < at).checked_sub(1)?;
        let cue = &self.cues[n];
        let far = match self.items()[at] {
            Item::Quote(q) | Item::Open(q) => self.reader.words(q) > 2,
            _ => false,
        };
        if at - cue.end > if far { FAR } else { NEAR } || cue.negated {
            return None;
        }
        let limit = self.cues.get(n + 1).map_or(self.items().len(), |c| c.at);
        let subject = speaker::after_verb(self.reader, self.items(), cue, limit.min(at))
            .filter(|_| cue.reporting.form == Form::Finite);
        let plain = |phrase: Phrase| Voice { source: phrase.source, inferred: false, channel: None };
        let told = self.voices.get(n).cloned().flatten();
        // `الوزير يتوعد المسؤولين عن «الهجوم»`: who has been chosen, unless only carried over.
        let voice = told
            .clone()
            .filter(|v| !v.inferred)
            .or_else(|| subject.map(plain))
            .or(told)
            .or_else(|| self.main.clone());
        voice.map(|v| self.claim(Some(&v), cue, "in-act"))
    }
}
