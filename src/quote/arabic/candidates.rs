//! Who may speak by a cue: every noun phrase and every earlier source that can be the subject of its verb, each with where it stands to it.

use super::super::SourceSort;
use super::super::attribution::{Agreement, Mode, Source};
use super::aside;
use super::candidate::{Candidate, Stand, Voice};
use super::cue::{Content, Cue};
use super::elsewhere;
use super::phrase::{Phrase, noun_phrase};
use super::sentence::Sentence;
use super::speaker;
use super::vocabulary::{self, Class, Form};

/// How far after its verb a relay names the source, in items.
const RELAY: usize = 12;

impl Sentence<'_, '_> {
    /// Everyone who may speak by a verb, participle or verbal noun whose content begins at item `limit`; no one where the form itself says that nobody
    /// is told (`قيل`, `وصف بأنه`).
    pub(super) fn candidates(&self, cue: &Cue, limit: usize, nested: bool) -> Vec<Candidate> {
        let mut found = Vec::new();
        if let Some(source) = elsewhere::honoured(self.reader, self.items(), cue) {
            found.push(Candidate::new(Stand::Honoured, source));
        }
        let told = match (cue.reporting.form, cue.reporting.mode) {
            (Form::Finite, Mode::Passive) => false,
            // `جدارية كتب عليها «…»`: it was written.
            (Form::Finite, _)
                if cue.reporting.gloss == "write"
                    && matches!(self.reader.word(self.items(), cue.end), "عليها" | "عليه") =>
            {
                false
            }
            (Form::Finite, Mode::Relay) => {
                self.relays(cue, limit, &mut found);
                true
            }
            (Form::Document, _) => {
                self.documents(cue, limit, &mut found);
                return found;
            }
            (Form::Noun, _) => {
                self.owners(cue, limit, &mut found);
                // `ويواجه الموظفون اتهامات بـ«الإهمال»`: whose they are is not told.
                cue.reporting.gloss != "accusation" || !matches!(cue.content, Content::Quote(_))
            }
            (Form::Finite, _) => self.subjects(cue, limit, &mut found),
            (Form::Participle, _) => {
                self.participle(cue, limit, &mut found);
                true
            }
            _ => true,
        };
        if told {
            self.others(cue, nested, &mut found);
        }
        found
    }

    /// The source and the channel of a relay (`ونقلت الوكالة عن المدير`, `ونقلت عنه الوكالة`, `ونقلت الوكالة أن`).
    fn relays(&self, cue: &Cue, limit: usize, found: &mut Vec<Candidate>) {
        let (reader, items) = (self.reader, self.items());
        let an = (cue.end..limit.min(cue.end + RELAY)).find(|&i| reader.word(items, i) == "عن");
        if let Some(an) = an
            && let Some(phrase) = noun_phrase(reader, items, an + 1, limit)
        {
            let channel = speaker::after_verb(reader, items, cue, an).map(|p| p.source.span);
            let mut relayed = Candidate::phrase(Stand::Relayed, phrase);
            relayed.voice.channel = channel;
            found.push(relayed);
            return;
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
                channel.as_ref().is_none_or(|c| c.source.span != s.span && c.source.entity != s.entity)
            };
            let main = self.main.as_ref().map(|v| &v.source).filter(|s| s.agrees(gender)).filter(said);
            let named = self.memory.latest_first().filter(|s| s.agrees(gender)).find(said);
            if let Some(source) = main.or(named).cloned() {
                let mut spoken_of = Candidate::inferred(Stand::Pronoun, source);
                spoken_of.voice.channel = channel.map(|p| p.source.span);
                found.push(spoken_of);
            }
            return;
        }
        if an.is_none() {
            let phrase = speaker::right_before(reader, items, cue);
            found.extend(phrase.map(|p| Candidate::phrase(Stand::Before, told_by(p, cue))));
            let phrase = speaker::after_verb(reader, items, cue, limit);
            found.extend(phrase.map(|p| Candidate::phrase(Stand::After, told_by(p, cue))));
        }
    }

    /// The document after `جاء في`, or who issued the one before `جاء فيه`.
    fn documents(&self, cue: &Cue, limit: usize, found: &mut Vec<Candidate>) {
        let (reader, items) = (self.reader, self.items());
        let named = noun_phrase(reader, items, cue.end, limit);
        found.extend(named.map(|p| Candidate::phrase(Stand::Owner, p)));
        let issuer = aside::topic(reader, items, cue.at);
        found.extend(issuer.map(|p| Candidate::new(Stand::Doing, p.source)));
        let earlier = self.memory.latest(Agreement::Any).cloned();
        found.extend(earlier.map(|source| Candidate::inferred(Stand::Earlier, source)));
    }

    /// Whose words a verbal noun is of.
    fn owners(&self, cue: &Cue, limit: usize, found: &mut Vec<Candidate>) {
        let (reader, items) = (self.reader, self.items());
        if let Some(relay) = self.relay.clone() {
            found.push(Candidate { stand: Stand::Relayed, voice: relay, end: None });
        }
        // `باتهام X` names who is accused.
        let owned = cue.reporting.agreement != Agreement::Any
            || cue.reporting.gloss == "accusation"
            || matches!(reader.word(items, cue.at), "بالقول" | "القول" | "والقول");
        if !owned && vocabulary::class(reader.word(items, cue.end)).is_none() {
            let owner = noun_phrase(reader, items, cue.end, limit);
            found.extend(owner.map(|p| Candidate::phrase(Stand::Owner, p)));
        }
    }

    /// The subjects of a finite verb beside it; false where its form is a passive that tells no one else.
    fn subjects(&self, cue: &Cue, limit: usize, found: &mut Vec<Candidate>) -> bool {
        let (reader, items) = (self.reader, self.items());
        // `ذكرت الوكالة نقلا عن مصدر أن`: a relay.
        let from = (cue.end..limit.min(cue.end + RELAY))
            .find(|&i| matches!(reader.word(items, i), "نقلا") && reader.word(items, i + 1) == "عن");
        if let Some(from) = from
            && let Some(phrase) = noun_phrase(reader, items, from + 2, limit)
        {
            let channel = speaker::right_before(reader, items, cue)
                .or_else(|| speaker::after_verb(reader, items, cue, from));
            let mut relayed = Candidate::phrase(Stand::Relayed, phrase);
            relayed.voice.channel = channel.map(|p| p.source.span);
            found.push(relayed);
        }
        let before = speaker::right_before(reader, items, cue)
            .or_else(|| speaker::after_was(reader, items, cue))
            .or_else(|| speaker::after_before(reader, items, cue));
        let has_before = before.is_some();
        found.extend(before.map(|p| Candidate::new(Stand::Before, told_by(p, cue).source)));
        // `ووصف الخطة بأنها`: not of the gender of what is described, and so no passive.
        let described = noun_phrase(reader, items, cue.end, limit).map(|p| p.source.agreement);
        let active = cue.reporting.mode == Mode::Label
            && !cue.reporting.object
            && cue.reporting.agreement == Agreement::Masculine
            && matches!(described, Some(Agreement::Feminine | Agreement::Plural));
        // `بما وصف بأنه`: a passive tells no one.
        let label = cue.reporting.mode == Mode::Label && !cue.reporting.object;
        let next = reader.word(items, cue.end);
        let bare = next == "ب" || next.starts_with('ب') && vocabulary::class(next) == Some(Class::That);
        let agent = |from: usize, limit: usize| elsewhere::agent(reader, items, from, limit);
        if label && bare {
            found.extend(
                agent(cue.end, items.len()).map(|p| Candidate::new(Stand::Agent, told_by(p, cue).source)),
            );
            return has_before;
        }
        let after = speaker::after_verb(reader, items, cue, limit);
        let has_after = after.is_some();
        if let Some(phrase) = after {
            let passive =
                matches!(cue.reporting.mode, Mode::Act | Mode::Label | Mode::Demand) && !cue.reporting.object;
            let agent = agent(phrase.end, limit).filter(|_| passive);
            found.extend(agent.map(|p| Candidate::phrase(Stand::Agent, told_by(p, cue))));
            found.push(Candidate::phrase(Stand::After, told_by(phrase, cue)));
        }
        // `ووصفت الخطة بأنها كارثة من قبل المعارضة`.
        if label && !active && !matches!(cue.content, Content::None) && !has_after {
            found.extend(
                agent(cue.end, items.len()).map(|p| Candidate::new(Stand::Agent, told_by(p, cue).source)),
            );
            return has_before;
        }
        if !has_after {
            let beyond = aside::after_aside(reader, items, cue, limit);
            found.extend(beyond.map(|p| Candidate::phrase(Stand::Beyond, told_by(p, cue))));
        }
        let described = elsewhere::described(reader, items, cue);
        found.extend(described.map(|p| Candidate::new(Stand::Described, told_by(p, cue).source)));
        // `نشرت الوزارة بيانا حذرت فيه من`, `وعندما سئل الوزير عن ذلك، أجاب`.
        let told = elsewhere::worded_by(reader, items, cue)
            .or_else(|| elsewhere::told_in(reader, items, cue))
            .or_else(|| elsewhere::asked(reader, items, cue))
            .or_else(|| elsewhere::opened_by(reader, items, cue))
            .filter(|p| p.source.agrees(cue.reporting.agreement));
        found.extend(told.map(|p| Candidate::new(Stand::Told, told_by(p, cue).source)));
        true
    }

    /// The person whom a participle of saying names right after it, where no one speaks in its sentence: `مضيفا أحمد عادل: «…»`.
    fn participle(&self, cue: &Cue, limit: usize, found: &mut Vec<Candidate>) {
        let (reader, items) = (self.reader, self.items());
        let says = matches!(cue.reporting.gloss, "say" | "add" | "continue" | "explain");
        if self.main.is_some() || !says || !reader.starts_mention(items, cue.end) {
            return;
        }
        let named = noun_phrase(reader, items, cue.end, limit);
        let person = named.filter(|p| p.source.sort == SourceSort::Named && p.source.entity.is_some());
        found.extend(person.map(|p| Candidate::phrase(Stand::After, p)));
    }

    /// Who may speak by a cue that has no subject beside it.
    fn others(&self, cue: &Cue, nested: bool, found: &mut Vec<Candidate>) {
        let (reader, items) = (self.reader, self.items());
        let finite = cue.reporting.form == Form::Finite;
        let agrees = |source: &Source| source.agrees(cue.reporting.agreement);
        let plain = |stand: Stand, phrase: Phrase| Candidate::new(stand, told_by(phrase, cue).source);
        let previous = cue.at.checked_sub(1).map_or("", |i| reader.word(items, i));
        let relative = vocabulary::class(previous) == Some(Class::Relative);
        let auxiliary = vocabulary::class(previous) == Some(Class::Auxiliary);
        let before = if finite { speaker::before_verb(reader, items, cue) } else { None };
        // `الأضرار التي قالت إنها كبيرة`: what was spoken of, by its pronoun.
        let spoken_of = relative
            && matches!(cue.content, Content::That(at) if at == cue.end && reader.word(items, at).ends_with("انها"));
        let before = before.filter(|p| !spoken_of || self.is_source(&p.source));
        // `المدينة التي وصفها`: the noun described is the object.
        if (relative && !cue.reporting.object || auxiliary) && !cue.joined {
            found.extend(before.clone().map(|p| plain(Stand::Relative, p)));
        }
        // `سؤال طرحناه على الدكتور سامي حيث قال`: no one spoke before, and so the last who was named.
        if previous == "حيث" && self.main.is_none() && finite {
            found.extend(elsewhere::named_before(reader, items, cue.at).map(|p| plain(Stand::Named, p)));
        }
        // `بحسب X، قال Y إن …، وأضاف`: Y goes on.
        let current = if nested || (self.through && self.inner.is_some()) { &self.inner } else { &self.main };
        // `أبرز الأمين موقف بريطانيا، واصفة إياه`: the participle tells who.
        let other = |voice: &Voice| {
            cue.reporting.form == Form::Participle
                && cue.reporting.agreement == Agreement::Feminine
                && voice.source.agreement == Agreement::Masculine
        };
        if current.as_ref().is_some_and(other) {
            found
                .extend(elsewhere::feminine_before(reader, items, cue.at).map(|p| plain(Stand::Feminine, p)));
        }
        // `المصادر التي قالت الصحيفة إنها قريبة، أكدت أن`: the sources, not the paper.
        if self.embedded && !cue.joined {
            found.extend(before.clone().filter(|p| agrees(&p.source)).map(|p| plain(Stand::Around, p)));
        }
        if let Some(current) =
            current.clone().filter(|v| cue.reporting.form == Form::Participle || agrees(&v.source))
        {
            found.push(Candidate { stand: Stand::Current, voice: current, end: None });
        }
        found.extend(before.map(|p| plain(Stand::Opening, p)));
        if cue.at > 1 && !nested {
            // `تستأنف الفعاليات غدا، منوها إلى أن`: nor is a participle of another gender that of a thing.
            let wants =
                |p: &Phrase| finite || cue.reporting.form == Form::Participle && p.source.entity.is_none();
            found.extend(
                self.doing(cue)
                    .or_else(|| elsewhere::does_before(reader, items, cue))
                    .filter(|p| agrees(&p.source) || !wants(p))
                    .map(|p| plain(Stand::Doing, p)),
            );
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
        let earlier = self.memory.latest(cue.reporting.agreement).or_else(statement).cloned();
        found.extend(earlier.map(|source| Candidate::inferred(Stand::Earlier, source)));
    }

    /// Who does what the sentence tells before a cue that has no subject: its topic; before a participle (`يربت فلان على كتف صديقه قائلا`) the person
    /// nearest to it that no preposition governs, where the topic is no source.
    fn doing(&self, cue: &Cue) -> Option<Phrase> {
        let (reader, items) = (self.reader, self.items());
        let topic = aside::topic(reader, items, cue.at);
        if cue.reporting.form != Form::Participle || topic.as_ref().is_some_and(|p| p.source.entity.is_some())
        {
            return topic;
        }
        elsewhere::ungoverned_before(reader, items, cue.at).or(topic)
    }
}

/// A phrase with the gender that the verb of which it is the subject tells of a name.
fn told_by(phrase: Phrase, cue: &Cue) -> Phrase {
    let verb = cue.reporting;
    let gender = matches!(verb.agreement, Agreement::Masculine | Agreement::Feminine);
    // `أكدت عضو اللجنة فلانة`: a title in the masculine tells nothing of a woman.
    let woman = verb.agreement == Agreement::Feminine
        && phrase.source.sort == SourceSort::Named
        && phrase.source.entity.is_some();
    if (phrase.source.agreement == Agreement::Any || woman) && verb.form == Form::Finite && gender {
        Phrase { source: Source { agreement: verb.agreement, ..phrase.source }, ..phrase }
    } else {
        phrase
    }
}
