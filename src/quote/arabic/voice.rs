//! Who speaks by a cue: the subject after its verb, before it, in the sentence, or the last that spoke.

use super::super::SourceSort;
use super::super::attribution::{Agreement, Mode, Source};
use super::cue::{Content, Cue};
use super::elsewhere;
use super::phrase::{Phrase, noun_phrase};
use super::roles::is_role_of;
use super::sentence::{Sentence, Voice};
use super::speaker;
use super::vocabulary::{self, Class, Form, Set};
use crate::text::fold::fold;

/// Whether a title is that of a head of state or of a member of its government, whom no other role describes.
fn governs(title: &str) -> bool {
    let words: Vec<String> = title.split_whitespace().map(fold).collect();
    let word = |n: usize| words.get(n).map_or("", String::as_str);
    Set::Office.has(word(0)) || Set::Chair.has(word(0)) && Set::State.has(word(1))
}

/// A source with the gender that the verb of which it is the subject tells of a name.
fn with_gender_of(source: Source, verb: vocabulary::Reporting) -> Source {
    let gender = matches!(verb.agreement, Agreement::Masculine | Agreement::Feminine);
    if source.agreement == Agreement::Any && verb.form == Form::Finite && gender {
        Source { agreement: verb.agreement, ..source }
    } else {
        source
    }
}

/// How far after its verb a relay names the source, in items.
const RELAY: usize = 12;

impl Sentence<'_, '_> {
    /// Whether a source is one by its name or by its noun (`نتائج الدراسة`), not a thing that shows something.
    pub(super) fn is_source(&self, source: &Source) -> bool {
        let text = fold(&self.reader.document.text()[source.span.clone()]);
        source.entity.is_some() || text.split(' ').next().is_some_and(|w| vocabulary::source(w).is_some())
    }

    /// Gives a role without a name the person who bore it before: `الوزير` after `وزير المالية، سامي الخطيب`, and `المتحدث`, `المصدر ذاته`,
    /// by which many pages mean whoever spoke last.
    pub(super) fn same_speaker(&self, source: &mut Source, cue: &Cue, subject_end: Option<usize>) {
        let unnamed = source.entity.is_none() && source.sort == SourceSort::Anonymous;
        let Some(end) = subject_end.filter(|_| unnamed) else { return };
        let reader = self.reader;
        let role = fold(&reader.document.text()[source.span.clone()]);
        let word = |at: usize| reader.word(self.items(), at);
        const NEAR: usize = 3;
        let itself = (cue.end..=end + NEAR).any(|at| Set::Itself.has(word(at)));
        let named =
            |s: &&Source| s.sort == SourceSort::Named && s.entity.is_some() && source.agrees(s.agreement);
        let bears = |s: &&Source| s.title.as_deref().is_some_and(|title| is_role_of(&role, title));
        let bearer = self.memory.latest_first().filter(named).find(bears).or_else(|| {
            // `المصدر ذاته` is the last source, named or not.
            if itself && !role.starts_with("المصدر") && !role.starts_with("المصادر") {
                return self.memory.latest_first().find(named);
            }
            let latest = self.memory.latest_first().next().filter(named);
            latest.filter(|s| itself || self.goes_on_with(&role, s))
        });
        if let Some(bearer) = bearer {
            source.title = Some(reader.document.text()[source.span.clone()].to_owned());
            (source.entity, source.sort) = (bearer.entity, SourceSort::Named);
        }
    }

    /// Whether a role goes on with whoever spoke last: `الخبير` after `قال سامي الخطيب`, where no unnamed expert has spoken and the title
    /// of the one who did is no other.
    fn goes_on_with(&self, role: &str, latest: &Source) -> bool {
        const WORDS: usize = 4;
        let head = role.split(' ').next().unwrap_or(role);
        let text = |s: &Source| fold(&self.reader.document.text()[s.span.clone()]);
        let unnamed = |s: &Source| s.entity.is_none() && text(s).split(' ').next() == head.strip_prefix("ال");
        // Who holds an office is `المسؤول` or `المتحدث`, and no one else is `المسؤول`.
        let fits = match head {
            "المتحدث" | "المتحدثه" => true,
            "المسؤول" | "المسؤوله" => latest.title.is_some(),
            _ => !latest.title.as_deref().is_some_and(governs),
        };
        vocabulary::describes_speaker(head)
            && role.split(' ').count() <= WORDS
            && fits
            && !self.memory.latest_first().any(unnamed)
    }

    /// Who does what the sentence tells before a cue that has no subject: its topic; before a participle (`يربت فلان على كتف صديقه قائلا`) the person
    /// nearest to it that no preposition governs, where the topic is no source.
    fn doing(&self, cue: &Cue) -> Option<Phrase> {
        let (reader, items) = (self.reader, self.items());
        let topic = speaker::topic(reader, items, cue.at);
        if cue.reporting.form != Form::Participle || topic.as_ref().is_some_and(|p| p.source.entity.is_some())
        {
            return topic;
        }
        elsewhere::ungoverned_before(reader, items, cue.at).or(topic)
    }

    /// Who speaks by a verb, participle or verbal noun, and the item after the subject where one follows it.
    pub(super) fn voice(&mut self, cue: &Cue, limit: usize, nested: bool) -> (Option<Voice>, Option<usize>) {
        let reader = self.reader;
        let items = &self.period.items;
        let plain = |source: Source| Voice {
            source: with_gender_of(source, cue.reporting),
            inferred: false,
            channel: None,
        };
        let from_phrase = |p: Phrase| (Some(plain(p.source)), Some(p.end));
        match (cue.reporting.form, cue.reporting.mode) {
            (Form::Finite, Mode::Relay) => {
                let an = (cue.end..limit.min(cue.end + 12)).find(|&i| reader.word(items, i) == "عن");
                if let Some(an) = an {
                    let channel = speaker::after_verb(reader, items, cue, an).map(|p| p.source.span);
                    if let Some(phrase) = noun_phrase(reader, items, an + 1, limit) {
                        let voice = Voice { source: phrase.source, inferred: false, channel };
                        self.relay = Some(voice.clone());
                        return (Some(voice), Some(phrase.end));
                    }
                }
                // `ونقلت عنه الوكالة أن`: who was spoken of.
                let pronoun = match reader.word(items, cue.end) {
                    "عنه" => Some(Agreement::Masculine),
                    "عنها" => Some(Agreement::Feminine),
                    "عنهم" => Some(Agreement::Plural),
                    _ => None,
                };
                if let Some(gender) = pronoun {
                    let channel = speaker::after_verb(reader, items, cue, limit);
                    let said = |s: &&Source| {
                        channel
                            .as_ref()
                            .is_none_or(|c| c.source.span != s.span && c.source.entity != s.entity)
                    };
                    let main = self.main.as_ref().map(|v| &v.source).filter(|s| s.agrees(gender));
                    let named = self.memory.latest_first().filter(|s| s.agrees(gender)).find(said);
                    let Some(source) = main.filter(said).or(named).cloned() else { return (None, None) };
                    let voice = Voice { source, inferred: true, channel: channel.map(|p| p.source.span) };
                    self.relay = Some(voice.clone());
                    return (Some(voice), None);
                }
                // `ونقلت الوكالة أن`: its own report.
                if an.is_none()
                    && let Some(phrase) = speaker::right_before(reader, items, cue)
                        .or_else(|| speaker::after_verb(reader, items, cue, limit))
                {
                    return from_phrase(phrase);
                }
            }
            (Form::Finite, Mode::Passive) => return (None, None),
            // `جدارية كتب عليها «…»`: it was written.
            (Form::Finite, _)
                if cue.reporting.gloss == "write"
                    && matches!(reader.word(items, cue.end), "عليها" | "عليه") =>
            {
                return (None, None);
            }
            (Form::Document, _) => {
                if let Some(phrase) = noun_phrase(reader, items, cue.end, limit) {
                    return from_phrase(phrase);
                }
                // `أصدر الوزير بيانا جاء فيه`.
                if let Some(phrase) = speaker::topic(reader, items, cue.at) {
                    return (Some(plain(phrase.source)), None);
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
                // `باتهام X` names who is accused.
                let owned = cue.reporting.agreement != Agreement::Any
                    || cue.reporting.gloss == "accusation"
                    || matches!(reader.word(items, cue.at), "بالقول" | "القول" | "والقول");
                if !owned {
                    let start = Some(cue.end).filter(|&s| vocabulary::class(reader.word(items, s)).is_none());
                    if let Some(phrase) = start.and_then(|s| noun_phrase(reader, items, s, limit)) {
                        return from_phrase(phrase);
                    }
                }
            }
            (Form::Finite, _) => {
                // `ذكرت الوكالة نقلا عن مصدر أن`: a relay.
                let from = (cue.end..limit.min(cue.end + RELAY))
                    .find(|&i| matches!(reader.word(items, i), "نقلا") && reader.word(items, i + 1) == "عن");
                if let Some(from) = from
                    && let Some(phrase) = noun_phrase(reader, items, from + 2, limit)
                {
                    let channel = speaker::right_before(reader, items, cue)
                        .or_else(|| speaker::after_verb(reader, items, cue, from))
                        .map(|p| p.source.span);
                    return (
                        Some(Voice { source: phrase.source, inferred: false, channel }),
                        Some(phrase.end),
                    );
                }
                if let Some(phrase) = speaker::right_before(reader, items, cue)
                    .or_else(|| speaker::after_was(reader, items, cue))
                {
                    return (Some(plain(phrase.source)), None);
                }
                // `ووصف الخطة بأنها`: not of the gender of what is described, and so no passive.
                let described = noun_phrase(reader, items, cue.end, limit).map(|p| p.source.agreement);
                let active = cue.reporting.mode == Mode::Label
                    && !cue.reporting.object
                    && cue.reporting.agreement == Agreement::Masculine
                    && matches!(described, Some(Agreement::Feminine | Agreement::Plural));
                // `بما وصف بأنه`: a passive tells no one.
                let label = cue.reporting.mode == Mode::Label && !cue.reporting.object;
                let next = reader.word(items, cue.end);
                if label
                    && (next == "ب" || next.starts_with('ب') && vocabulary::class(next) == Some(Class::That))
                {
                    let agent = elsewhere::agent(reader, items, cue.end, items.len());
                    return (agent.map(|p| plain(p.source)), None);
                }
                if let Some(phrase) = speaker::after_verb(reader, items, cue, limit) {
                    let passive = matches!(cue.reporting.mode, Mode::Act | Mode::Label | Mode::Demand)
                        && !cue.reporting.object;
                    let agent = || elsewhere::agent(reader, items, phrase.end, limit);
                    return from_phrase(agent().filter(|_| passive).unwrap_or(phrase));
                }
                // `ووصفت الخطة بأنها كارثة من قبل المعارضة`.
                if label && !active && !matches!(cue.content, Content::None) {
                    let agent = elsewhere::agent(reader, items, cue.end, items.len());
                    return (agent.map(|p| plain(p.source)), None);
                }
                if let Some(phrase) = elsewhere::described(reader, items, cue) {
                    return (Some(plain(phrase.source)), None);
                }
                // `نشرت الوزارة بيانا حذرت فيه من`, `وعندما سئل الوزير عن ذلك، أجاب`.
                let told = elsewhere::worded_by(reader, items, cue)
                    .or_else(|| elsewhere::told_in(reader, items, cue))
                    .or_else(|| elsewhere::asked(reader, items, cue));
                if let Some(phrase) = told.filter(|p| p.source.agrees(cue.reporting.agreement)) {
                    return (Some(plain(phrase.source)), None);
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
            && let Some(phrase) = speaker::before_verb(reader, items, cue)
        {
            return (Some(plain(phrase.source)), None);
        }
        // `سؤال طرحناه على الدكتور سامي حيث قال`: no one spoke before, and so the last who was named.
        if previous == "حيث"
            && self.main.is_none()
            && cue.reporting.form == Form::Finite
            && let Some(phrase) = elsewhere::named_before(reader, items, cue.at)
        {
            return (Some(plain(phrase.source)), None);
        }
        // `بحسب X، قال Y إن …، وأضاف`: Y goes on.
        let current = if nested || (self.through && self.inner.is_some()) { &self.inner } else { &self.main };
        // `أبرز الأمين موقف بريطانيا، واصفة إياه`: the participle tells who.
        let other = |voice: &Voice| {
            cue.reporting.form == Form::Participle
                && cue.reporting.agreement == Agreement::Feminine
                && voice.source.agreement == Agreement::Masculine
        };
        if current.as_ref().is_some_and(other)
            && let Some(phrase) = elsewhere::feminine_before(reader, items, cue.at)
        {
            return (Some(plain(phrase.source)), None);
        }
        // `المصادر التي قالت الصحيفة إنها قريبة، أكدت أن`: the sources, not the paper.
        if self.embedded
            && cue.reporting.form == Form::Finite
            && !cue.joined
            && let Some(phrase) = speaker::before_verb(reader, items, cue)
            && phrase.source.agrees(cue.reporting.agreement)
        {
            return (Some(plain(phrase.source)), None);
        }
        if let Some(current) = current.clone().filter(agrees) {
            return (Some(current), None);
        }
        if cue.reporting.form == Form::Finite
            && let Some(phrase) = speaker::before_verb(reader, items, cue)
        {
            return (Some(plain(phrase.source)), None);
        }
        if cue.at > 1
            && !nested
            && let Some(phrase) = self.doing(cue)
            && (cue.reporting.form != Form::Finite || phrase.source.agrees(cue.reporting.agreement))
        {
            return (Some(plain(phrase.source)), None);
        }
        // `وأعلنت الرئاسة في بيان أن …، وتابع أن`: a statement goes on.
        let statement = || {
            let latest = self.memory.latest_first().next();
            let goes_on = cue.joined
                && cue.at <= 1
                && cue.reporting.mode == Mode::Say
                && cue.reporting.agreement == Agreement::Masculine
                && cue.content != Content::None;
            latest.filter(|s| goes_on && s.sort == SourceSort::Institution)
        };
        let carried = self.memory.latest(cue.reporting.agreement).or_else(statement).cloned();
        (carried.map(|source| Voice { source, inferred: true, channel: None }), None)
    }
}
