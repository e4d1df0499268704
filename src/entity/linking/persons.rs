//! Persons: full names with shorter ones, surnames and given names with their bearers.

use std::collections::HashMap;

use super::form::{Form, alike, letters, one_letter_apart, plain, skeleton};
use super::{Index, Sets};
use crate::entity::{EntityKind, gazetteer};

/// Words that belong to the name after them: one word with it, however it is spaced.
const BOUND: [&str; 3] = ["عبد", "ابو", "ابي"];

/// A person's name for matching: compound names are one word (`عبد العزيز`, `عبدالعزيز`).
fn words(form: &Form) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(form.words.len());
    let mut bound = String::new();
    for word in &form.words {
        if BOUND.contains(&word.as_str()) {
            bound = word.replace("ابي", "ابو");
        } else {
            let word = word.strip_prefix("عبدال").map_or(word.clone(), |w| format!("عبد{w}"));
            out.push(std::mem::take(&mut bound) + &word);
        }
    }
    if !bound.is_empty() {
        out.push(bound);
    }
    out
}

/// Whether the words of `part` stand in `whole` in their order.
fn is_within(part: &[String], whole: &[String]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|word| rest.any(|w| w == word))
}

/// Whether a first name may be that of a known person: one of those of the full names listed, in some spelling; any where none is listed.
fn may_be(gloss: &str, first: &str) -> bool {
    let listed = gazetteer::first_names(gloss);
    listed.is_empty() || listed.iter().any(|name| alike(&plain(name), first))
}

/// Joins the forms of each person. Gives the forms that several persons bear, with a form of each bearer.
pub(super) fn join(forms: &[Form], sets: &mut Sets) -> HashMap<usize, Vec<usize>> {
    let persons: Vec<usize> = (0..forms.len()).filter(|&f| forms[f].kind == EntityKind::Person).collect();
    let names: HashMap<usize, Vec<String>> = persons.iter().map(|&f| (f, words(&forms[f]))).collect();
    let full: Vec<usize> = persons.iter().copied().filter(|f| names[f].len() > 1).collect();
    let single: Vec<usize> = persons.iter().copied().filter(|f| names[f].len() == 1).collect();
    let (mut by_first, mut by_last, mut by_sound) = (Index::default(), Index::default(), Index::default());
    let mut by_letters = Index::default();
    let mut same: HashMap<&[String], usize> = HashMap::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for &form in &full {
        let name = names[&form].as_slice();
        sets.join(*same.entry(name).or_insert(form), form);
        if !forms[form].gloss.is_empty() {
            sets.join(*known.entry(forms[form].gloss).or_insert(form), form);
        }
        let last = &name[name.len() - 1];
        by_first.add(name[0].clone(), form);
        by_last.add(last.clone(), form);
        // `جورج بوش الابن` is a Bush.
        if matches!(last.as_str(), "ابن" | "اب" | "جونيور") && name.len() > 2 {
            by_last.add(name[name.len() - 2].clone(), form);
        }
        if let Some(sound) = skeleton(last) {
            by_sound.add(sound, form);
        }
        if let Some(letters) = letters(last) {
            by_letters.add(letters, form);
        }
    }
    let mut open = HashMap::new();
    for &form in &full {
        spellings(form, &names, &by_first, &by_last, sets);
        // A shorter full name is part of a longer one that begins or ends alike.
        let name = &names[&form];
        let candidates = by_first.get(&name[0]).iter().chain(by_last.get(&name[name.len() - 1]));
        let wholes =
            candidates.copied().filter(|w| names[w].len() > name.len() && is_within(name, &names[w]));
        let wholes = sets.distinct(wholes.collect::<Vec<_>>());
        if let [whole] = wholes[..] {
            sets.join(form, whole);
        }
    }
    for &form in &single {
        let name = &names[&form][0];
        let mut bearers = sets.distinct(by_last.get(name).iter().copied());
        if bearers.is_empty() {
            bearers = skeleton(name).map_or(Vec::new(), |s| sets.distinct(by_sound.get(&s).iter().copied()));
        }
        if bearers.is_empty() {
            bearers = letters(name).map_or(Vec::new(), |l| sets.distinct(by_letters.get(&l).iter().copied()));
        }
        if bearers.is_empty() {
            bearers = sets.distinct(by_first.get(name).iter().copied());
        }
        // Whom the gazetteer knows by the bare name is no bearer of another given name: `ترامب` in a text on `ميلانيا ترامب`.
        let gloss = forms[form].gloss;
        if !gloss.is_empty() {
            bearers.retain(|&b| sets.gloss[b] == gloss || may_be(gloss, &names[&b][0]));
        }
        match bearers[..] {
            [] => {}
            [bearer] => {
                sets.join(form, bearer);
            }
            _ => {
                // The one whom the gazetteer knows by the bare name, else what each place says.
                match bearers.iter().find(|b| !gloss.is_empty() && sets.gloss[**b] == gloss) {
                    Some(&bearer) => {
                        sets.join(form, bearer);
                    }
                    None => {
                        open.insert(form, bearers);
                    }
                }
            }
        }
    }
    // Bare names without a bearer in the text: spellings of one another, or known for one person.
    let mut bare: HashMap<String, usize> = HashMap::new();
    for &form in single.iter().filter(|f| !open.contains_key(f)) {
        let name = &names[&form][0];
        let key = skeleton(name).unwrap_or_else(|| name.clone());
        sets.join(*bare.entry(key).or_insert(form), form);
        if !forms[form].gloss.is_empty() {
            sets.join(*known.entry(forms[form].gloss).or_insert(form), form);
        }
    }
    open
}

/// Joins a full name with others of as many words that differ from it in the spelling of one.
fn spellings(
    form: usize,
    names: &HashMap<usize, Vec<String>>,
    by_first: &Index,
    by_last: &Index,
    sets: &mut Sets,
) {
    let name = &names[&form];
    let candidates = by_first.get(&name[0]).iter().chain(by_last.get(&name[name.len() - 1]));
    for &other in candidates.filter(|&&o| o != form && names[&o].len() == name.len()) {
        let differing: Vec<_> = name.iter().zip(&names[&other]).filter(|(a, b)| a != b).collect();
        let one_spelling = |a: &str, b: &str| {
            let sound = skeleton(a);
            let long = a.chars().count().min(b.chars().count()) >= 5;
            (sound.is_some() && sound == skeleton(b)) || (long && sound.is_some() && one_letter_apart(a, b))
        };
        if let [(a, b)] = differing[..]
            && one_spelling(a, b)
        {
            sets.join(form, other);
        }
    }
}
