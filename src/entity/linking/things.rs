//! Places, organisations, groups and other things: spellings, class nouns, adjectives, acronyms, short names.

use std::collections::HashMap;

use super::form::{Form, skeleton};
use super::{Index, Sets};
use crate::entity::{EntityKind, gazetteer};
use crate::lexicon::Table;

static REALMS: Table = Table::of_names("realms");
static INSTITUTIONS: Table = Table::of_names("institutions");
static HEADS: Table = Table::of_names("heads");

/// Joins the forms of each thing that is no person.
pub(super) fn join(forms: &[Form], sets: &mut Sets) {
    let things: Vec<usize> = (0..forms.len()).filter(|&f| forms[f].kind != EntityKind::Person).collect();
    let mut same: HashMap<String, usize> = HashMap::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for &form in &things {
        if !forms[form].gloss.is_empty() {
            sets.join(*known.entry(forms[form].gloss).or_insert(form), form);
        }
    }
    for &form in &things {
        sets.join(*same.entry(forms[form].words.join(" ")).or_insert(form), form);
    }
    cores(forms, &things, sets);
    sounds(forms, &things, sets);
    acronyms(forms, &things, sets);
    appositions(forms, &things, sets);
    parts(forms, &things, sets);
    nicknames(forms, &things, sets);
    realms(forms, &things, sets);
}

/// How many of a form's first words are a class noun: `حركة` in `حركة حماس`.
fn head(form: &Form) -> usize {
    let words: Vec<&str> = form.folded.split(' ').collect();
    let is_head = |key: &str| HEADS.get(key).is_some_and(|row| row.column(0) == form.kind.label());
    match words[..] {
        [first, second, _, ..] if is_head(&format!("{first} {second}")) => 2,
        [first, _, ..] if is_head(first) => 1,
        _ => 0,
    }
}

/// Joins names with and without their class noun: `حلف الناتو`, `الناتو`.
fn cores(forms: &[Form], things: &[usize], sets: &mut Sets) {
    let mut bare: HashMap<(EntityKind, String), usize> = HashMap::new();
    for &form in things {
        let f = &forms[form];
        sets.join(*bare.entry((f.kind, core(f).join(" "))).or_insert(form), form);
    }
}

/// A form's words without its class noun.
fn core(form: &Form) -> &[String] {
    // Words without letters of their own drop out of `words`: only whole forms are cut.
    let whole = form.words.len() == form.folded.split(' ').count();
    if whole { &form.words[head(form)..] } else { &form.words }
}

/// Joins foreign spellings of one name: `أكسيوس`, `اكسيوز`.
fn sounds(forms: &[Form], things: &[usize], sets: &mut Sets) {
    let mut by_sound: HashMap<(EntityKind, String), usize> = HashMap::new();
    for &form in things.iter().filter(|&&f| forms[f].kind != EntityKind::Norp) {
        let words = core(&forms[form]);
        let long = words.iter().any(|w| w.chars().count() >= 5);
        let sound: Vec<String> = words.iter().map(|w| skeleton(w).unwrap_or_else(|| w.clone())).collect();
        if long {
            sets.join(*by_sound.entry((forms[form].kind, sound.join(" "))).or_insert(form), form);
        }
    }
}

/// Joins a Latin acronym with the name whose initials it is.
fn acronyms(forms: &[Form], things: &[usize], sets: &mut Sets) {
    let mut by_initials: HashMap<String, usize> = HashMap::new();
    for &form in things {
        let words =
            forms[form].folded.split(' ').filter(|w| !matches!(*w, "of" | "the" | "and" | "for" | "in"));
        let initials: String =
            words.filter_map(|w| w.chars().next()).filter(char::is_ascii_lowercase).collect();
        if initials.len() > 1 {
            by_initials.entry(initials).or_insert(form);
        }
    }
    for &form in things.iter().filter(|&&f| forms[f].is_acronym()) {
        let letters: String = forms[form].folded.chars().filter(char::is_ascii_lowercase).collect();
        if let Some(&name) = by_initials.get(&letters) {
            sets.join(name, form);
        }
    }
}

/// Joins a short name with the one longer name that begins with it: `وزارة الأوقاف` with `وزارة الأوقاف المصرية`, `التجمع` with
/// `التجمع الوطني للأحرار`. Places are left apart: the south of a country is not the country.
fn parts(forms: &[Form], things: &[usize], sets: &mut Sets) {
    let opens = |f: &Form| matches!(f.kind, EntityKind::Organisation | EntityKind::Misc);
    let mut by_beginning = Index::default();
    for &form in things.iter().filter(|&&f| opens(&forms[f])) {
        let f = &forms[form];
        let core = if f.words.len() == f.folded.split(' ').count() { head(f) } else { 0 };
        for start in if core > 0 { vec![0, core] } else { vec![0] } {
            for end in start + 1..f.words.len().min(start + 6) {
                by_beginning.add(f.words[start..end].join(" "), form);
            }
        }
    }
    for &form in things.iter().filter(|&&f| opens(&forms[f])) {
        let f = &forms[form];
        if f.is_town() {
            continue;
        }
        let single = f.words.len() == 1;
        // One word must be definite, a name by itself.
        if single && !(f.folded.starts_with("ال") && f.kind == EntityKind::Organisation) {
            continue;
        }
        let longer = by_beginning.get(&f.words.join(" "));
        let longer = longer
            .iter()
            .copied()
            .filter(|&l| forms[l].kind == f.kind && forms[l].words.len() > f.words.len());
        let longer: Vec<usize> = longer.collect();
        // With only nationality words after it, or else the only longer name.
        let by_nation: Vec<usize> =
            longer.iter().copied().filter(|&l| ends_in_nation(&forms[l], f.words.len())).collect();
        // What the gazetteer knows by the short name is not any longer one: `حزب الله` and `حزب الله الحجاز`, but `كأس العالم 2018`.
        let set = sets.find(form);
        let known = !sets.gloss[set].is_empty();
        let dated = |l: &usize| forms[*l].words[f.words.len()..].iter().all(|w| w.parse::<u16>().is_ok());
        let longer = if !by_nation.is_empty() {
            by_nation
        } else if known {
            longer.into_iter().filter(dated).collect()
        } else {
            longer
        };
        let wholes = sets.distinct(longer);
        if let [whole] = wholes[..] {
            sets.join(form, whole);
        }
    }
}

/// Joins a name of a class noun and definite words that ends in a known name with that one: `حركة المقاومة الإسلامية حماس`.
fn appositions(forms: &[Form], things: &[usize], sets: &mut Sets) {
    let known: HashMap<&str, usize> = things
        .iter()
        .filter(|&&f| forms[f].kind == EntityKind::Organisation && !forms[f].gloss.is_empty())
        .map(|&f| (forms[f].gloss, f))
        .collect();
    for &form in things.iter().filter(|&&f| forms[f].kind == EntityKind::Organisation) {
        let f = &forms[form];
        let words: Vec<&str> = f.folded.split(' ').collect();
        let head = head(f);
        if head == 0 || words.len() < head + 2 || !f.gloss.is_empty() {
            continue;
        }
        let (name, between) = (words[words.len() - 1], &words[head..words.len() - 1]);
        let named = gazetteer::thing(EntityKind::Organisation, name).filter(|_| !name.starts_with("ال"));
        if let Some(gloss) = named.filter(|_| between.iter().all(|w| w.starts_with("ال"))) {
            match known.get(gloss) {
                Some(&other) => {
                    sets.join(form, other);
                }
                None => sets.name(form, gloss),
            }
        }
    }
}

/// Joins a short name without the article with the one longer name of an organisation that it begins or ends: `بايرن`, `يونايتد`.
fn nicknames(forms: &[Form], things: &[usize], sets: &mut Sets) {
    let organisations = || things.iter().copied().filter(|&f| forms[f].kind == EntityKind::Organisation);
    let listed = |word: &str| {
        let is_place = |w: &str| {
            gazetteer::lookup(w).is_some_and(|e| matches!(e.kind, EntityKind::Location | EntityKind::Norp))
        };
        is_place(word) || is_place(&format!("ال{word}"))
    };
    let (mut by_first, mut by_rest) = (Index::default(), Index::default());
    for form in organisations().filter(|&f| (2..=4).contains(&forms[f].words.len())) {
        let words = &forms[form].words;
        // `زيروكس الإمارات` is a branch of `زيروكس`.
        if !words[1..].iter().any(|w| listed(w)) {
            by_first.add(words[0].clone(), form);
        }
        // `دبي العالمية` is another house than `موانئ دبي العالمية`.
        if !words[1..].iter().any(|w| listed(w)) && words.len() <= 3 {
            by_rest.add(words[1..].join(" "), form);
        }
    }
    for form in organisations() {
        let f = &forms[form];
        let set = sets.find(form);
        let plain_name = f.folded.split(' ').all(|w| !w.starts_with("ال") && w.chars().nth(3).is_some());
        let noun = HEADS.get(&f.folded).is_some() || INSTITUTIONS.get(&f.folded).is_some();
        if !sets.gloss[set].is_empty() || !plain_name || noun || f.is_town() || listed(&f.folded) {
            continue;
        }
        let name = f.words.join(" ");
        let longer = by_first.get(&name).iter().chain(by_rest.get(&name)).copied().filter(|&l| l != form);
        let wholes = sets.distinct(longer.collect::<Vec<_>>());
        if let [whole] = wholes[..] {
            sets.join(form, whole);
        }
    }
}

/// Joins a state's form of government with the state (`المملكة`): of several that the text names, the one that it names most.
fn realms(forms: &[Form], things: &[usize], sets: &mut Sets) {
    let found: Vec<_> = things.iter().filter_map(|&f| Some((f, REALMS.get(&forms[f].folded)?))).collect();
    if found.is_empty() {
        return;
    }
    let mut mentions: HashMap<&str, (usize, usize)> = HashMap::new();
    for &form in things.iter().filter(|&&f| !forms[f].gloss.is_empty()) {
        mentions.entry(forms[form].gloss).or_insert((0, form)).0 += forms[form].mentions;
    }
    for (realm, row) in found {
        let states = row.column(0).split(';').filter_map(|gloss| mentions.get(gloss));
        if let Some(&(_, state)) = states.max_by_key(|(count, first)| (*count, std::cmp::Reverse(*first))) {
            sets.join(realm, state);
        }
    }
}

/// Whether all words of a form from number `from` on are nationality words.
fn ends_in_nation(form: &Form, from: usize) -> bool {
    let is_nation = |w: &str| gazetteer::lookup(w).is_some_and(|e| e.kind == EntityKind::Norp);
    form.folded.split(' ').skip(from).all(is_nation)
}
