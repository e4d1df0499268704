//! Who a role without a name is: `الوزير` after `وزير الصحة سامي الخطيب`, `الوزارة` after `وزارة الصحة`.

use super::super::SourceSort;
use super::vocabulary::{self, Class, Set};
use crate::entity::{Entities, EntityKind, Mention};
use crate::text::clitic::splits;
use crate::text::fold::fold;
use crate::text::{Document, TokenKind};

/// How many mentions back the bearer of a role is looked for.
const MENTIONS: usize = 150;

/// The most words of a name cut short (`المجلس الاقتصادي`).
const SHORT_NAME: usize = 3;

/// The most words of titles kept for a person.
const TITLE: usize = 16;

/// The titles of the persons of a text.
#[derive(Debug)]
pub(in crate::quote) struct Roles<'a> {
    entities: &'a Entities,
    /// For each entity the folded words of its title; empty where it has none or is no person.
    titles: Vec<Vec<String>>,
}

impl<'a> Roles<'a> {
    pub(in crate::quote) fn new(document: &Document<'_>, entities: &'a Entities) -> Roles<'a> {
        let titles = entities.entities.iter().map(|entity| match &entity.title {
            Some(title) if entity.kind == EntityKind::Person => title.split_whitespace().map(fold).collect(),
            _ => Vec::new(),
        });
        let mut titles: Vec<Vec<String>> = titles.collect();
        for mention in entities.mentions.iter().filter(|m| m.kind == EntityKind::Person) {
            let Some(title) = titles.get_mut(mention.entity) else { continue };
            if title.is_empty() {
                *title = words_before(document, mention);
            }
            if title.len() < TITLE {
                title.extend(words_after(document, mention));
            }
        }
        Roles { entities, titles }
    }

    /// The entity that a phrase of these tokens stands for, named before it.
    pub(in crate::quote) fn bearer(&self, document: &Document<'_>, tokens: &[usize]) -> Option<usize> {
        let words: Vec<&str> =
            tokens.iter().map(|&i| document.folded(i)).filter(|w| !Set::Itself.has(w)).collect();
        let (&first, &last) = (words.first()?, words.last()?);
        let head = first.strip_prefix(['و', 'ف']).unwrap_or(first);
        match vocabulary::source(first)? {
            SourceSort::Anonymous
                if head.starts_with("ال")
                    || words.len() > 1 && (last.starts_with("ال") || self.is_named(*tokens.last()?)) =>
            {
                self.person(tokens[0], &words)
            }
            SourceSort::Institution if words.len() == 1 => {
                self.institution(document, tokens[0], head.strip_prefix("ال")?)
            }
            SourceSort::Institution if words.len() <= SHORT_NAME => self.longer(document, tokens[0], &words),
            _ => None,
        }
    }

    /// Whether a token belongs to a name: `محافظ البصرة` and `محافظ نينوى` are both definite.
    fn is_named(&self, token: usize) -> bool {
        let n = self.entities.mentions.partition_point(|m| m.tokens.start <= token);
        n.checked_sub(1).is_some_and(|n| self.entities.mentions[n].tokens.contains(&token))
    }

    /// The person named last before token `before` whose title holds all the words.
    fn person(&self, before: usize, words: &[&str]) -> Option<usize> {
        let head =
            |word: &str| word.strip_prefix(['و', 'ف']).filter(|w| w.starts_with("ال")).map(str::to_owned);
        let first = head(words[0]).unwrap_or_else(|| words[0].to_owned());
        let fits = |&entity: &usize| {
            holds(&self.titles[entity], &first) && words[1..].iter().all(|w| holds(&self.titles[entity], w))
        };
        let earlier = self.earlier(before).filter(fits);
        // `الرئيس` is the president rather than the head of a club; whom nobody else bears the word, him.
        let mut any = None;
        for entity in earlier {
            if words.len() > 1 || self.titles[entity].contains(&first) {
                return Some(entity);
            }
            any = any.or(Some(entity));
        }
        any
    }

    /// The organisation named last before token `before` whose name, or the noun before it, opens with the noun.
    fn institution(&self, document: &Document<'_>, before: usize, noun: &str) -> Option<usize> {
        let end = self.entities.mentions.partition_point(|m| m.tokens.start < before);
        let opens = |token: usize| {
            let word = document.folded(token);
            splits(word).any(|s| s.bare() == noun)
        };
        self.entities.mentions[..end]
            .iter()
            .rev()
            .take(MENTIONS)
            .filter(|m| m.kind == EntityKind::Organisation)
            .find(|m| opens(m.tokens.start) || is_title_of(document, m.tokens.start, noun))
            .map(|m| m.entity)
    }

    /// The organisation named before token `before` whose longer name begins with the words.
    fn longer(&self, document: &Document<'_>, before: usize, words: &[&str]) -> Option<usize> {
        let end = self.entities.mentions.partition_point(|m| m.tokens.start < before);
        let near = self.entities.mentions[..end].iter().rev().take(MENTIONS);
        let opens = |mention: &&Mention| {
            mention.kind == EntityKind::Organisation
                && mention.tokens.len() > words.len()
                && mention
                    .tokens
                    .clone()
                    .zip(words)
                    .all(|(token, word)| bare(document.folded(token)) == bare(word))
        };
        near.into_iter().find(opens).map(|m| m.entity)
    }

    /// The persons named before a token, the nearest first.
    fn earlier(&self, before: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.entities.mentions.partition_point(|m| m.tokens.start < before);
        let near = self.entities.mentions[..end].iter().rev().take(MENTIONS);
        near.map(|m| m.entity).filter(|&e| !self.titles[e].is_empty())
    }
}

/// The folded words before a name from the noun of a person on, where no title was seen: `محافظ المدينة بالنيابة فلان`, `الأمين العام
/// للاتحاد، فلان`.
fn words_before(document: &Document<'_>, mention: &Mention) -> Vec<String> {
    const WORDS: usize = 9;
    let first = mention.tokens.start;
    let comma = first.checked_sub(1).is_some_and(|i| matches!(document.surface(i), "،" | ","));
    let end = first - usize::from(comma);
    // `الرئيس خلال لقاء مع فلان`: someone else.
    let beside = end.checked_sub(1).is_some_and(|at| vocabulary::class(document.folded(at)).is_none());
    if !beside {
        return Vec::new();
    }
    let mut title = end;
    for at in (end.saturating_sub(WORDS)..end).rev() {
        let word = document.folded(at);
        let clause = matches!(vocabulary::class(word), Some(class) if class != Class::Preposition && class != Class::Boundary);
        let verb = vocabulary::verb(word).is_some() && vocabulary::source(word).is_none();
        if document.token(at).kind == TokenKind::Mark || clause || verb || document.token(at + 1).line_before
        {
            break;
        }
        let noun = vocabulary::source(word) == Some(SourceSort::Anonymous);
        // `نائب رئيس اللجنة`: nouns that follow one another.
        if title < end && !(noun && title == at + 1) {
            break;
        }
        if noun {
            title = at;
        }
    }
    (title..end).map(|i| document.folded(i).to_owned()).collect()
}

/// The folded words of a title right after a name: `فلان وزير التربية الوطنية`, `فلان، مهاجم نادي المدينة`.
fn words_after(document: &Document<'_>, mention: &Mention) -> Vec<String> {
    const WORDS: usize = 5;
    let end = mention.tokens.end;
    let count = document.tokens().len();
    let comma = end < count && matches!(document.surface(end), "،" | ",");
    let first = end + usize::from(comma);
    let title = |at: usize| {
        let word = document.folded(at);
        document.token(at).kind != TokenKind::Mark
            && !document.token(at).line_before
            && !matches!(vocabulary::class(word), Some(class) if class != Class::Preposition)
            && (vocabulary::verb(word).is_none() || vocabulary::source(word).is_some())
    };
    let heads = |at: usize| {
        let word = document.folded_at(at);
        let joined = word.strip_prefix(['و', 'ف']).is_some_and(|rest| vocabulary::source(rest).is_some());
        !joined && vocabulary::source(word) == Some(SourceSort::Anonymous)
    };
    if !heads(first) {
        return Vec::new();
    }
    let words = (first..count.min(first + WORDS)).take_while(|&at| title(at));
    words.map(|at| document.folded(at).to_owned()).collect()
}

/// Whether the noun stands before a name that begins at token `start` (`صحيفة «X»`).
fn is_title_of(document: &Document<'_>, start: usize, noun: &str) -> bool {
    let mut before = start.checked_sub(1);
    // Past the opening mark.
    if before.is_some_and(|b| document.folded(b).chars().all(|c| !c.is_alphanumeric())) {
        before = before.and_then(|b| b.checked_sub(1));
    }
    before.is_some_and(|b| splits(document.folded(b)).any(|s| s.stem == noun))
}

/// Whether a title's folded words hold a word, with the article or without.
fn holds(title: &[String], word: &str) -> bool {
    title.iter().any(|t| bare(t) == bare(word))
}

/// Whether a role's words, folded and definite, all stand in a title as written: `الوزير` in `وزير المالية`.
pub(in crate::quote) fn is_role_of(role: &str, title: &str) -> bool {
    let title: Vec<String> = title.split_whitespace().map(fold).collect();
    let definite =
        role.starts_with("ال") || role.split(' ').skip(1).last().is_some_and(|w| w.starts_with("ال"));
    definite && role.split(' ').all(|w| holds(&title, w))
}

/// A word without its article.
fn bare(word: &str) -> &str {
    word.strip_prefix("ال").or_else(|| word.strip_prefix("وال")).unwrap_or(word)
}
