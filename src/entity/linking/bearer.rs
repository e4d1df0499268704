//! Bearers: whom a surname names where several persons of a text bear it.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::Sets;
use crate::entity::Mention;
use crate::entity::title::Titles;
use crate::lexicon::{WordMap, names, rows};
use crate::text::Document;
use crate::text::clitic::splits;

/// What stands before one mention of a person.
#[derive(Clone, Debug, Default)]
struct Cue {
    /// The title's first word, folded, without the article and the feminine ending: `وزير` for `الوزيرة`.
    title: Option<String>,
    /// Whether the title or the verb is feminine.
    feminine: Option<bool>,
}

/// What a text says of one person.
#[derive(Debug, Default)]
struct Person {
    titles: HashSet<String>,
    /// Feminine cues less masculine ones.
    feminine: i32,
    /// The last mention so far.
    last: Option<usize>,
    /// The mentions by the bare surname so far.
    short: usize,
}

/// Gives the set of each mention; `open` has the forms that several persons bear, with a form of each. Such a mention goes to the bearer
/// whose gender and title fit what stands before it; of several to the one named in its sentence or the one before; else to the one for
/// whom the bare name has been used; else to the one named last.
pub(super) fn sets_of(
    document: &Document<'_>,
    mentions: &[Mention],
    form_of: &[usize],
    open: &HashMap<usize, Vec<usize>>,
    sets: &mut Sets,
) -> Vec<usize> {
    let mut set_of: Vec<usize> = form_of.iter().map(|&form| sets.find(form)).collect();
    if open.is_empty() {
        return set_of;
    }
    let titles = Titles::new(document, mentions);
    let mut persons: HashMap<usize, Person> = HashMap::new();
    for (n, &form) in form_of.iter().enumerate().filter(|(_, form)| !open.contains_key(form)) {
        let person = persons.entry(sets.find(form)).or_default();
        let cue = cue(document, &titles, &mentions[n]);
        person.titles.extend(cue.title);
        person.feminine += cue.feminine.map_or(0, |f| if f { 1 } else { -1 });
    }
    for (n, form) in form_of.iter().enumerate() {
        if let Some(bearers) = open.get(form) {
            let bearers = sets.distinct(bearers.iter().copied());
            let cue = cue(document, &titles, &mentions[n]);
            set_of[n] = choose(document, mentions, n, &bearers, &cue, &persons);
            persons.entry(set_of[n]).or_default().short += 1;
        }
        persons.entry(set_of[n]).or_default().last = Some(n);
    }
    set_of
}

fn choose(
    document: &Document<'_>,
    mentions: &[Mention],
    n: usize,
    bearers: &[usize],
    cue: &Cue,
    persons: &HashMap<usize, Person>,
) -> usize {
    let fitting = |fits: &dyn Fn(&Person) -> bool, among: &[usize]| -> Vec<usize> {
        let kept: Vec<usize> = among.iter().copied().filter(|b| persons.get(b).is_some_and(fits)).collect();
        if kept.is_empty() { among.to_vec() } else { kept }
    };
    let mut left = bearers.to_vec();
    if let Some(feminine) = cue.feminine {
        left = fitting(&|p| if feminine { p.feminine >= 0 } else { p.feminine <= 0 }, &left);
    }
    if let Some(title) = &cue.title {
        left = fitting(&|p| p.titles.contains(title), &left);
    }
    let sentence = |m: usize| document.sentence_of(mentions[m].tokens.start);
    let last = |b: &usize| persons.get(b).and_then(|p| p.last);
    let latest = left.iter().copied().filter(|b| last(b).is_some()).max_by_key(last);
    let Some(latest) = latest else { return left[0] };
    if last(&latest).is_some_and(|at| sentence(at) + 1 >= sentence(n)) {
        return latest;
    }
    let short = |b: &usize| persons.get(b).map_or(0, |p| p.short);
    left.iter().copied().filter(|b| short(b) > 0).max_by_key(short).unwrap_or(latest)
}

/// What stands before a mention: a title, or a verb of saying.
fn cue(document: &Document<'_>, titles: &Titles<'_>, mention: &Mention) -> Cue {
    if let Some(head) = titles.head(mention) {
        // Folding makes ـه of ـة: a pronoun after a title is rare.
        let bare = head.strip_prefix("ال").unwrap_or(&head);
        let masculine = bare.strip_suffix('ه').unwrap_or(bare);
        return Cue { title: Some(masculine.to_owned()), feminine: Some(masculine != bare) };
    }
    let verb = mention.tokens.start.checked_sub(1).and_then(|before| {
        let words = splits(document.folded(before));
        words.filter(|s| s.preposition.is_none()).find_map(|s| feminine(s.stem))
    });
    Cue { title: None, feminine: verb }
}

/// Whether a verb of saying is feminine: `قالت`, `تقول`. `None` for other words.
fn feminine(word: &str) -> Option<bool> {
    static VERBS: OnceLock<WordMap<bool>> = OnceLock::new();
    let verbs = VERBS.get_or_init(|| {
        let says = |classes: &str| classes.split(' ').any(|c| c == "saying");
        rows(names::packed("triggers")).map(|(form, row)| (form, says(row.column(0)))).collect()
    });
    let is_verb = |word: &str| verbs.get(word).copied().unwrap_or(false);
    let masculine = |word: &str| {
        let past = word.strip_suffix('ت').is_some_and(is_verb);
        let present = word.strip_prefix('ت').is_some_and(|rest| is_verb(&format!("ي{rest}")));
        past || present
    };
    if masculine(word) { Some(true) } else { is_verb(word).then_some(false) }
}
