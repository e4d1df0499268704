//! What every rule of this stage reads: the document, its entities by token, and the stretches in marks.

use std::collections::HashMap;

use super::SourceSort;
use super::arabic::roles::Roles;
use super::arabic::vocabulary::{self, Class, Set};
use super::attribution::{Agreement, Source};
use super::marks::Marked;
use super::stream::{Item, Period, close_of};
use super::titles::{is_title_noun, title_words};
use crate::entity::{Entities, EntityKind, Mention};
use crate::text::{Document, TokenKind};

/// The document, its entities by token, and its stretches in marks.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) marked: &'a [Marked],
    entities: &'a Entities,
    mention_of: Vec<u32>,
    /// For each entity, how many mentions it has.
    times_named: Vec<u32>,
    roles: Roles<'a>,
    /// How often a short stretch's words stand in marks.
    repeated: HashMap<String, usize>,
}

/// A stretch of at most this many tokens may be a set phrase that the page repeats.
const SET_PHRASE: usize = 3;

/// The longest title after a word that names (`الموسوم بـ«…»`), in words.
const TITLE: usize = 12;

/// The longest stretch that may be names alone, in words.
const NAMES: usize = 8;

/// How far before its title a work may be named, with its qualities, in items.
const WORK: usize = 4;

/// The longest name in a list of names in marks, in words.
const LIST_NAME: usize = 6;

impl<'a> Reader<'a> {
    pub(super) fn new(
        document: &'a Document<'a>,
        entities: &'a Entities,
        marked: &'a [Marked],
    ) -> Reader<'a> {
        let mut mention_of = vec![0; document.tokens().len()];
        for (number, mention) in (1..).zip(&entities.mentions) {
            for i in mention.tokens.clone() {
                if let Some(slot) = mention_of.get_mut(i) {
                    *slot = number;
                }
            }
        }
        let mut times_named = vec![0; entities.entities.len()];
        for mention in &entities.mentions {
            if let Some(times) = times_named.get_mut(mention.entity) {
                *times += 1;
            }
        }
        let mut repeated: HashMap<String, usize> = HashMap::new();
        for m in marked.iter().filter(|m| m.tokens.len() <= SET_PHRASE) {
            *repeated.entry(words(document, m)).or_default() += 1;
        }
        let roles = Roles::new(document, entities);
        Reader { document, marked, entities, mention_of, times_named, roles, repeated }
    }

    /// Whether the page sets the same words in marks again and again: a set phrase, not a speaker's words.
    pub(super) fn is_set_phrase(&self, q: usize) -> bool {
        let marked = &self.marked[q];
        let definite = || self.document.folded(marked.tokens.start).starts_with("ال");
        let times = || self.repeated.get(&words(self.document, marked)).copied().unwrap_or(0);
        let verb = marked.tokens.clone().skip(1).any(|i| self.document.folded(i).starts_with('ي'));
        marked.tokens.len() <= SET_PHRASE && (times() > 2 || times() > 1 && definite() && !verb)
    }

    /// The mention that holds a token.
    pub(super) fn mention_at(&self, token: usize) -> Option<&'a Mention> {
        let number = self.mention_of[token] as usize;
        self.entities.mentions.get(number.checked_sub(1)?)
    }

    /// The person or organisation named before that a phrase of these tokens stands for (الوزير، الوزارة).
    pub(super) fn bearer(&self, tokens: &[usize]) -> Option<usize> {
        let (&first, &last) = (tokens.first()?, tokens.last()?);
        let described = || self.entities.described(first..last + 1);
        self.roles.bearer(self.document, tokens).or_else(described)
    }

    /// The person whom the text names first, as a source.
    pub(super) fn first_person(&self) -> Option<Source> {
        let mention = self.entities.mentions.iter().find(|m| m.kind == EntityKind::Person)?;
        Some(Source {
            span: mention.span.clone(),
            entity: Some(mention.entity),
            sort: SourceSort::Named,
            title: self.title(mention),
            agreement: Agreement::Any,
        })
    }

    /// The title of an entity, where the text gives one.
    pub(super) fn title(&self, mention: &Mention) -> Option<String> {
        self.entities.entities.get(mention.entity).and_then(|e| e.title.clone())
    }

    /// Whether a mention begins at item `at`.
    pub(super) fn starts_mention(&self, items: &[Item], at: usize) -> bool {
        match items.get(at) {
            Some(Item::Word(i)) => self.mention_at(*i).is_some_and(|m| m.tokens.start == *i),
            _ => false,
        }
    }

    /// Whether a mark stands between two words without a space.
    pub(super) fn is_inside_word(&self, token: usize) -> bool {
        let tokens = self.document.tokens();
        let neighbours = token.checked_sub(1).and_then(|t| tokens.get(t)).zip(tokens.get(token + 1));
        neighbours.is_some_and(|(before, after)| {
            let mark = self.document.token(token);
            before.end == mark.start
                && mark.end == after.start
                && before.kind != TokenKind::Mark
                && after.kind != TokenKind::Mark
        })
    }

    /// Whether a token is a number.
    pub(super) fn is_number(&self, token: usize) -> bool {
        self.document.token(token).kind == TokenKind::Number
    }

    /// The folded word at item `at`; empty where there is none.
    pub(super) fn word(&self, items: &[Item], at: usize) -> &str {
        match items.get(at) {
            Some(Item::Word(i)) => self.document.folded(*i),
            _ => "",
        }
    }

    /// The mark at item `at`; empty where there is none.
    pub(super) fn mark(&self, items: &[Item], at: usize) -> &str {
        match items.get(at) {
            Some(Item::Mark(i)) => self.document.surface(*i),
            _ => "",
        }
    }

    /// The number of words in a stretch.
    pub(super) fn words(&self, q: usize) -> usize {
        let tokens = self.marked[q].tokens.clone();
        tokens.filter(|&i| self.document.token(i).kind != TokenKind::Mark).count()
    }

    /// The mention that is all that stands between the marks.
    pub(super) fn covering(&self, q: usize) -> Option<&'a Mention> {
        let tokens = &self.marked[q].tokens;
        let stop = usize::from(self.document.surface(tokens.end - 1) == ".");
        self.mention_at(tokens.start)
            .filter(|m| m.tokens.start <= tokens.start && tokens.end <= m.tokens.end + stop)
    }

    /// Why the marks at item `at` set off a name or title and no one's words; none where nothing says so.
    pub(super) fn name_reason(&self, period: &Period, at: usize, q: usize) -> Option<&'static str> {
        let marked = &self.marked[q];
        let words = self.words(q);
        let inner = marked.tokens.clone();
        let is_number = |i: usize| self.document.token(i).kind == TokenKind::Number;
        let numbers =
            inner.clone().filter(|&i| self.document.token(i).kind != TokenKind::Mark).all(is_number);
        if numbers {
            return Some("number");
        }
        if let Some(mention) = self.covering(q) {
            // What the recogniser takes for a name of another kind is often no more than a phrase in marks, unless the page names it again.
            let known = match mention.kind {
                EntityKind::Norp => false,
                EntityKind::Misc => self.is_named_again(mention) || inner.clone().any(is_number),
                _ => true,
            };
            if known && !self.reads_as_clause(q) {
                return Some("entity-name");
            }
        }
        if words <= NAMES && self.is_all_names(q) && !self.reads_as_clause(q) {
            return Some("entity-name");
        }
        if words <= 4 && self.has_latin_name(period, at, q) {
            return Some("entity-name");
        }
        let before = at.checked_sub(1).map_or("", |b| self.word(&period.items, b));
        let second = at.checked_sub(2).map_or("", |b| self.word(&period.items, b));
        // `صحيفة «…»`, `لقناة تلفزيونية «…»`; a verb of saying that looks like such a noun is none.
        if title_words(before).is_some_and(|most| {
            // `البرنامج «بات قديما»` tells of a programme, `برنامج «صار الوقت»` names it.
            let work = most > LIST_NAME;
            let told = self.is_predicate(q) && (!work || before.starts_with("ال"));
            words <= most && (work || !self.reads_as_clause(q)) && !told
        }) {
            return Some("title-noun");
        }
        // `وفقا لتقرير «أمن المياه» الصادر عن الوزارة`.
        let after = self.word(&period.items, close_of(&period.items, at, q) + 1);
        let document =
            vocabulary::source(&before[vocabulary::governed(before)..]) == Some(SourceSort::Document);
        if words <= TITLE && document && !before.starts_with("ال") && after.starts_with("الصادر") {
            return Some("title-noun");
        }
        // `«عليهما السلام»`: words of honour.
        let mut honours = inner.clone().map(|i| self.document.folded(i)).chain(std::iter::repeat(""));
        if vocabulary::honour(|| honours.next().unwrap_or("")).is_some_and(|honour| honour == words) {
            return Some("set-phrase");
        }
        // `المعروف باسم «في إس في - زد إي بي»`: letters spelt out.
        let spelt = |i: usize| self.document.folded(i).chars().count() <= 3;
        if matches!(before, "باسم" | "اسم") && words <= TITLE && inner.clone().all(spelt) {
            return Some("title-noun");
        }
        // `وقال المواطن «سالم»: «…»`, `وقالت ليلى للإذاعة الوطنية «النهر»: «…»`: between a noun and the colon of what is said.
        let close = close_of(&period.items, at, q);
        let speaks = self.mark(&period.items, close + 1) == ":"
            && matches!(period.items.get(close + 2), Some(Item::Quote(_) | Item::Open(_)));
        if words <= 3
            && speaks
            && at > 0
            && (vocabulary::source(before).is_some()
                || vocabulary::verb(before).is_some()
                || self.is_noun_at(&period.items, at - 1))
            && !self.reads_as_clause(q)
        {
            return Some("entity-name");
        }
        // `قالت ليلى حداد «من سكان الحي»: إن`, `وأوضح مدير الشركة «وطنية» أن`: of whoever speaks, before the clause.
        if words <= 4
            && at > 0
            && self.opens_clause_after(&period.items, close)
            && self.is_noun_at(&period.items, at - 1)
        {
            return Some("entity-name");
        }
        // `قال X لـ«…»`, `في حديث لـ«…»`: to whom it was said. `التصدي لـ«…»` is another matter.
        let said_to = matches!(before, "ل" | "لل") && words <= 3 && self.is_said_to(period, at);
        if said_to || before == "ال" && words <= 3 {
            return Some("after-clitic");
        }
        let verb = || starts_with_verb(self.document.folded(marked.tokens.start));
        if words <= 4
            && is_title_noun(second)
            && before.ends_with(['ه', 'ي'])
            && !verb()
            && !self.is_predicate(q)
        {
            return Some("title-noun");
        }
        // `فيلمه الأخير «العودة»`, `كتاب الأطفال الشهير «الأمير»`, `أفلام شهيرة مثل «العودة»`.
        let example = matches!(before, "مثل" | "بينها" | "ومنها" | "منها");
        let quality = before.starts_with("ال") && vocabulary::source(before).is_none();
        if words <= LIST_NAME && (example || quality) && !verb() && !self.is_predicate(q) {
            let from = at.saturating_sub(WORK);
            let work = (from..at - 1).rev().take_while(|&i| {
                let word = self.word(&period.items, i);
                !word.is_empty() && vocabulary::class(word).is_none()
            });
            let is_work = |i: usize| {
                let word = self.word(&period.items, i);
                title_words(word).is_some_and(|most| most > LIST_NAME) && vocabulary::verb(word).is_none()
            };
            if work.into_iter().any(is_work) {
                return Some("title-noun");
            }
        }
        if words <= TITLE && before == "ب" && self.is_naming(period, at) {
            return Some("title-noun");
        }
        // `ديوان بعنوان: «…»`.
        if self.mark(&period.items, at.wrapping_sub(1)) == ":"
            && (title_words(second).is_some_and(|most| words <= most && second.ends_with("عنوان"))
                || matches!(second, "مثل" | "منها" | "ومنها") && words <= NAMES)
        {
            return Some("title-noun");
        }
        if words <= LIST_NAME && self.is_listed(period, at) {
            return Some("title-noun");
        }
        None
    }

    /// Whether a clause that `أن` opens follows item `close`, with a colon or without.
    fn opens_clause_after(&self, items: &[Item], close: usize) -> bool {
        let colon = usize::from(self.mark(items, close + 1) == ":");
        let word = self.word(items, close + 1 + colon);
        vocabulary::class(word) == Some(Class::That) && !word.starts_with(['و', 'ف', 'ب'])
    }

    /// Whether a word that is no function word, no verb and no clitic alone stands at item `at`.
    fn is_noun_at(&self, items: &[Item], at: usize) -> bool {
        let word = self.word(items, at);
        word.chars().count() > 2 && vocabulary::class(word).is_none() && vocabulary::verb(word).is_none()
    }

    /// Whether a stretch reads as what is said of the noun before it, not as its name: `العملية «انتهت بنجاح»`, `الاتفاق «بات وشيكا»`,
    /// `أزمة «غير مسبوقة»`.
    pub(super) fn is_predicate(&self, q: usize) -> bool {
        let mut words =
            self.marked[q].tokens.clone().filter(|&i| self.document.token(i).kind != TokenKind::Mark);
        let Some(first) = words.next() else { return false };
        let Some(second) = words.next() else { return false };
        if self.reads_as_clause(q) {
            return true;
        }
        let denied = Set::Particle.has(self.document.folded(first));
        if !denied && self.mention_at(first).is_some_and(|m| m.kind != EntityKind::Misc) {
            return false;
        }
        let (first, second) = (self.document.folded(first), self.document.folded(second));
        let goes_on = vocabulary::class(second).is_some()
            || vocabulary::blocks(second)
            || second.starts_with('ب')
            || second.ends_with('ا') && !second.starts_with("ال");
        let perfect = first.ends_with('ت') && !first.ends_with("ات") && first.chars().count() > 3;
        let copula = Set::Copula.has(first);
        let denied = denied || first == "غير";
        copula || denied || (perfect || starts_with_verb(first)) && goes_on
    }

    /// Whether a short stretch is a sentence by its second word, a verb in the imperfect: `«التحقيق يتواصل»`.
    pub(super) fn is_sentence(&self, q: usize) -> bool {
        let mut words = self.marked[q].tokens.clone().map(|i| self.document.folded(i));
        let subject =
            words.next().is_some_and(|first| vocabulary::class(first).is_none() && !starts_with_verb(first));
        let verb = words.next().is_some_and(|word| {
            word.starts_with('ي') && word.chars().count() >= 4 && !word.ends_with(['ي', 'ه', 'ا'])
        });
        subject && verb
    }

    /// Whether a stretch begins with a verb and goes on with a preposition (`«يحتاج إلى وقت»`).
    fn reads_as_clause(&self, q: usize) -> bool {
        let mut words = self.marked[q].tokens.clone().map(|i| self.document.folded(i));
        words.next().is_some_and(starts_with_verb)
            && words.any(|word| vocabulary::class(word) == Some(Class::Preposition))
    }

    /// Whether a stretch holds nothing but names and the nouns of their kind: `«وادي حنش، وتل القرن»`, `«وباء كورونا»`.
    fn is_all_names(&self, q: usize) -> bool {
        let tokens = self.marked[q].tokens.clone();
        let named = |i: usize| {
            self.mention_at(i).is_some_and(|m| {
                !matches!(m.kind, EntityKind::Norp | EntityKind::Misc) && m.tokens.start >= tokens.start
            })
        };
        let other = |i: usize| {
            let word = self.document.folded(i);
            self.document.token(i).kind == TokenKind::Mark
                || word == "و"
                || !word.starts_with("ال") && is_title_noun(word)
        };
        tokens.clone().any(named) && tokens.clone().all(|i| named(i) || other(i))
    }

    /// Whether a name of another kind stands in more places than one.
    fn is_named_again(&self, mention: &Mention) -> bool {
        self.times_named.get(mention.entity).is_some_and(|&times| times > 1)
    }

    /// Whether the marks at item `at` go on with a list of names that a noun of their kind opens: `قناتي «…» و«…»`, `أعمال مثل «…»، «…»`.
    fn is_listed(&self, period: &Period, at: usize) -> bool {
        const LONGEST: usize = 8;
        const REACH: usize = 24;
        let items = &period.items;
        let mut open = at;
        for _ in 0..LONGEST {
            let joins = |i: usize| self.word(items, i) == "و" || matches!(self.mark(items, i), "،" | ",");
            let joints = (1..=2).take_while(|&n| open >= n && joins(open - n)).count();
            let Some(Item::Close(q)) = (open - joints).checked_sub(1).map(|b| items[b]) else { break };
            let last = open - joints;
            let first = (last.saturating_sub(REACH)..last).rev().find(|&i| items[i] == Item::Open(q));
            let Some(first) = first.filter(|_| joints > 0 && self.words(q) <= LIST_NAME) else { break };
            open = first;
        }
        let colon = usize::from(open > 1 && self.mark(items, open - 1) == ":");
        let noun = open.checked_sub(1 + colon).map_or("", |b| self.word(items, b));
        open < at && (is_title_noun(noun) || noun == "مثل" || noun.ends_with("منها"))
    }

    /// Whether the marks at item `at` are followed by the same name in Latin letters between brackets: `«تايمز» (The Times)`.
    fn has_latin_name(&self, period: &Period, at: usize, q: usize) -> bool {
        let items = &period.items;
        let close = close_of(items, at, q);
        self.mark(items, close + 1) == "("
            && matches!(items.get(close + 2), Some(Item::Word(i)) if self.document.token(*i).kind == TokenKind::Latin)
    }

    /// Whether the `ب` before item `at` belongs to a word that gives a name: `ما يعرف إعلاميا بـ«…»`.
    fn is_naming(&self, period: &Period, at: usize) -> bool {
        const NEAR: usize = 3;
        let mut before = at.saturating_sub(1);
        for _ in 0..NEAR {
            let Some(b) = before.checked_sub(1) else { return false };
            before = b;
            let word = self.word(&period.items, before);
            if vocabulary::names(word) {
                return true;
            }
            let adverb =
                word.ends_with('ا') || matches!(vocabulary::class(word), Some(Class::Adverb | Class::Dative));
            if !adverb {
                return false;
            }
        }
        false
    }

    /// Whether the marks at item `at` set off a name or title.
    pub(super) fn is_name(&self, period: &Period, at: usize, q: usize) -> bool {
        self.name_reason(period, at, q).is_some()
    }

    /// Whether the clitic before item `at` follows a verb of saying, its subject, or a word for a conversation.
    fn is_said_to(&self, period: &Period, at: usize) -> bool {
        let Some(Item::Word(token)) = at.checked_sub(2).and_then(|i| period.items.get(i)) else {
            return true;
        };
        let word = self.document.folded(*token);
        self.mention_at(*token).is_some()
            || vocabulary::verb(word).is_some_and(|(r, _)| !r.object)
            || vocabulary::source(word).is_some()
            || Set::Telling.has(word)
    }
}

/// Whether a folded word reads as a verb in the imperfect or a particle before one: no name begins with it.
fn starts_with_verb(word: &str) -> bool {
    let letters = word.chars().count();
    Set::Particle.has(word)
        || word.starts_with(['ي', 'ت']) && (3..6).contains(&letters) && !word.ends_with('ه')
}

/// The folded words of a stretch, joined by spaces.
fn words(document: &Document<'_>, marked: &Marked) -> String {
    let words: Vec<&str> = marked.tokens.clone().map(|i| document.folded(i)).collect();
    words.join(" ")
}
