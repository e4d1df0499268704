//! The listed names: what each form names, found in a document by the longest match.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use super::EntityKind;
use crate::lexicon::{Table, TextMap, TextSet, WordMap, names, rows};
use crate::text::clitic::splits;
use crate::text::fold::{fold, is_letter};
use crate::text::{Document, TokenKind};

/// The longest listed name, in tokens.
const LONGEST: usize = 8;

/// What a listed form names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Entry {
    /// The type of its mentions.
    pub(super) kind: EntityKind,
    /// It is also an ordinary word: a name only beside a cue.
    pub(super) weak: bool,
    /// The thing's English name; empty where it is not known.
    pub(super) gloss: &'static str,
}

/// A listed name at a place of the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Match {
    /// What it names.
    pub(super) entry: Entry,
    /// Length in bytes of the folded proclitics before it.
    pub(super) skip: usize,
    /// The token after it.
    pub(super) next: usize,
}

#[derive(Default)]
struct Gazetteer {
    /// Folded tokens joined by spaces → what they name.
    arabic: TextMap<Entry>,
    /// Tokens as written joined by spaces → what they name.
    english: TextMap<Entry>,
    /// The first words of the peoples' among them that are no ordinary words.
    peoples: TextSet,
    /// Type and folded words → gloss, of what is known but not looked for.
    things: HashMap<EntityKind, TextMap<&'static str>>,
    /// Gloss → Wikidata item.
    items: WordMap<&'static str>,
    /// Gloss of a person → the folded first words of the full names.
    first_names: HashMap<&'static str, Vec<String>>,
}

/// A type's label, read back.
fn kind(label: &str) -> EntityKind {
    match label {
        "PER" => EntityKind::Person,
        "ORG" => EntityKind::Organisation,
        "LOC" => EntityKind::Location,
        "NORP" => EntityKind::Norp,
        _ => EntityKind::Misc,
    }
}

/// A form as its tokens joined by spaces.
fn key(form: &str, surface: bool) -> String {
    if form.chars().all(|c| is_letter(c) || c == ' ') {
        return form.to_owned();
    }
    let document = Document::new(form);
    let words = 0..document.tokens().len();
    let word = |i| if surface { document.surface(i) } else { document.folded(i) };
    words.map(word).collect::<Vec<_>>().join(" ")
}

/// The endings of an adjective in ـي, gender, number and case.
const ENDINGS: [&str; 10] = ["ي", "يه", "يون", "يين", "يات", "يان", "يتان", "يتين", "يا", "يو"];

/// Every form of a nationality adjective; of one in two words both inflect (`كوري جنوبي`, `كورية جنوبية`) unless the first is no adjective
/// (`جنوب أفريقي`).
fn inflect(masculine: &str) -> impl Iterator<Item = String> {
    let words = || masculine.split(' ');
    ENDINGS.iter().flat_map(move |ending| {
        ["", "ال"].into_iter().map(move |article| {
            let inflected = words().map(|word| match word.strip_suffix('ي') {
                Some(stem) => format!("{article}{stem}{ending}"),
                None => word.to_owned(),
            });
            inflected.collect::<Vec<_>>().join(" ")
        })
    })
}

fn gazetteer() -> &'static Gazetteer {
    static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
    GAZETTEER.get_or_init(|| {
        let Gazetteer { mut arabic, mut english, mut things, mut items, mut first_names, .. } =
            Gazetteer::default();
        for (form, row) in rows(names::packed("nationalities")) {
            let entry = Entry { kind: EntityKind::Norp, weak: row.column(1) == "weak", gloss: row.column(2) };
            let norps = things.entry(EntityKind::Norp).or_default();
            if row.column(0) == "ya" {
                for form in inflect(form) {
                    norps.entry(form.clone()).or_insert(entry.gloss);
                    arabic.entry(form).or_insert(entry);
                }
            } else {
                for form in [format!("ال{form}"), form.to_owned()] {
                    norps.insert(form.clone(), entry.gloss);
                    arabic.insert(form, entry);
                }
            }
        }
        for (form, row) in rows(names::packed("arabic")) {
            let entry =
                Entry { kind: kind(row.column(0)), weak: row.column(1) == "weak", gloss: row.column(2) };
            if !entry.gloss.is_empty() {
                let of_kind = things.entry(entry.kind).or_default();
                of_kind.entry(canonical(&fold_name(form)).into_owned()).or_insert(entry.gloss);
            }
            if entry.kind == EntityKind::Person {
                first_names.entry(entry.gloss).or_default().extend(first_name(form));
            }
            arabic.insert(key(form, false), entry);
        }
        for (_, row) in rows(names::packed("english")) {
            let entry =
                Entry { kind: kind(row.column(1)), weak: row.column(2) == "weak", gloss: row.column(3) };
            english.entry(key(row.column(0), true)).or_insert(entry);
        }
        let person = |gloss| Entry { kind: EntityKind::Person, weak: false, gloss };
        for (forms, row) in rows(names::packed("things")) {
            let (kind, gloss) = (kind(row.column(0)), row.column(1));
            if !row.column(2).is_empty() {
                items.insert(gloss, row.column(2));
            }
            // A lone word may be another's name or a word (`Nature`, `Shell`).
            let weak = !gloss.contains(' ');
            english.entry(key(gloss, true)).or_insert(Entry { kind, weak, gloss });
            let of_kind = things.entry(kind).or_default();
            of_kind.insert(canonical(&fold_name(gloss)).into_owned(), gloss);
            for form in forms.split(';').filter(|f| !f.is_empty()) {
                if kind == EntityKind::Person {
                    first_names.entry(gloss).or_default().extend(first_name(form));
                }
                of_kind.insert(canonical(&fold_name(form)).into_owned(), gloss);
            }
        }
        for (form, row) in rows(names::packed("legislators")) {
            let (gloss, item) = (row.column(0), row.column(1));
            items.entry(gloss).or_insert(item);
            things
                .entry(EntityKind::Person)
                .or_default()
                .entry(canonical(&fold_name(form)).into_owned())
                .or_insert(gloss);
            arabic.entry(key(form, false)).or_insert(person(gloss));
            english.entry(key(gloss, true)).or_insert(person(gloss));
        }
        let peoples = arabic.iter().filter(|(_, entry)| entry.kind == EntityKind::Norp && !entry.weak);
        let peoples = peoples.map(|(form, _)| form.split(' ').next().unwrap_or(form).to_owned()).collect();
        Gazetteer { arabic, peoples, english, things, items, first_names }
    })
}

/// The first word of a name of several.
fn first_name(name: &str) -> Option<String> {
    name.split_once(' ').map(|(first, _)| first.to_owned())
}

/// The Wikidata item of a thing, by its English name.
pub(super) fn item(gloss: &str) -> Option<&'static str> {
    gazetteer().items.get(gloss).copied()
}

/// The gloss of what a folded name of a type names, among the things that are known but not looked for.
pub(super) fn thing(kind: EntityKind, folded: &str) -> Option<&'static str> {
    gazetteer().things.get(&kind)?.get(canonical(folded).as_ref()).copied()
}

/// A folded name in one spelling of what is spelt in two ways inside many: `عبد الله` and `عبدالله`, `الأميركية` and `الأمريكية`.
fn canonical(folded: &str) -> Cow<'_, str> {
    if folded.contains("عبد ال") || folded.contains("اميرك") {
        folded.replace("عبد ال", "عبدال").replace("اميرك", "امريك").into()
    } else {
        folded.into()
    }
}

/// The folded first words of the full names under which a person is listed.
pub(super) fn first_names(gloss: &str) -> &'static [String] {
    gazetteer().first_names.get(gloss).map_or(&[], Vec::as_slice)
}

/// What a folded name without proclitics names.
pub(super) fn lookup(folded: &str) -> Option<Entry> {
    gazetteer().arabic.get(folded).copied()
}

/// A name folded, marks inside it taken as parting words.
pub(super) fn fold_name(text: &str) -> String {
    let folded = fold(text);
    let mut out = String::with_capacity(folded.len());
    for word in folded.split(|c: char| !is_letter(c) && !c.is_numeric() && c != '\'') {
        let word = word.trim_end_matches("'s");
        if !word.is_empty() {
            // A conjunction set apart is the next word's: `الحقيقة و الكرامة`.
            if !out.is_empty() && !out.ends_with(" و") {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    out
}

/// What an English name as written names.
pub(super) fn lookup_written(name: &str) -> Option<Entry> {
    gazetteer().english.get(&key(name, true)).copied()
}

/// Whether a word is an Arabic one with which a listed people, creed or party begins, under any reading of its proclitics: what
/// [`people_at`] may find anything at.
pub(super) fn may_be_people(document: &Document<'_>, i: usize) -> bool {
    let peoples = &gazetteer().peoples;
    document.token(i).kind == TokenKind::Arabic
        && splits(document.folded(i))
            .any(|s| peoples.contains(s.stem) || s.article && peoples.contains(s.bare()))
}

/// The people, creed or party, listed as nothing else, whose word stands at token `i`, under any reading of its proclitics.
pub(super) fn people_at(document: &Document<'_>, i: usize, end: usize) -> Option<Match> {
    arabic_at(document, i, end).filter(|m| m.entry.kind == EntityKind::Norp && !m.entry.weak)
}

/// The longest listed Arabic name that begins at token `i` and ends by `end`, under any reading of its proclitics.
pub(super) fn arabic_at(document: &Document<'_>, i: usize, end: usize) -> Option<Match> {
    if document.token(i).kind != TokenKind::Arabic {
        return latin_at(document, i, end);
    }
    let mut best: Option<Match> = None;
    let mut key = String::new();
    for split in splits(document.folded(i)).filter(|s| s.preposition != Some('س')) {
        // `للناتو` has swallowed the article that the list may have.
        let swallowed = split.article && !split.stem.starts_with("ال");
        for article in ["", "ال"].iter().take(1 + usize::from(swallowed)) {
            key.clear();
            key.push_str(article);
            key.push_str(split.stem);
            longest(document, i, end, &mut key, &gazetteer().arabic, false, |entry, next| {
                // The longest name; of two readings the one with fewer proclitics, which comes first.
                if best.is_none_or(|b| next > b.next) {
                    best = Some(Match { entry, skip: split.len, next });
                }
            });
        }
    }
    best
}

/// The longest listed English name that begins at token `i` and ends by `end`, capitals as written.
pub(super) fn latin_at(document: &Document<'_>, i: usize, end: usize) -> Option<Match> {
    if document.token(i).kind != TokenKind::Latin {
        return None;
    }
    let mut best = None;
    let mut key = document.surface(i).to_owned();
    longest(document, i, end, &mut key, &gazetteer().english, true, |entry, next| {
        best = Some(Match { entry, skip: 0, next });
    });
    best
}

/// Calls `found` for every listed name that begins with `key`, which stands at token `i`, the shortest first.
fn longest(
    document: &Document<'_>,
    i: usize,
    end: usize,
    key: &mut String,
    names: &TextMap<Entry>,
    surface: bool,
    mut found: impl FnMut(Entry, usize),
) {
    for next in i + 1..=end.min(i + LONGEST) {
        if next > i + 1 {
            key.push(' ');
            key.push_str(if surface { document.surface(next - 1) } else { document.folded(next - 1) });
        }
        if let Some(&entry) = names.get(key.as_str()) {
            found(entry, next);
        }
    }
}

/// Whether a folded word is a verb of saying.
pub(super) fn is_saying(word: &str) -> bool {
    static TRIGGERS: Table = Table::of_names("triggers");
    TRIGGERS.get(word).is_some_and(|row| row.column(0).contains("saying"))
}

/// Whether a folded word is a given name; weak ones, which are also ordinary words, only where `weak` is asked for.
pub(super) fn is_given_name(word: &str, weak: bool) -> bool {
    static GIVEN: OnceLock<WordMap<bool>> = OnceLock::new();
    let given = GIVEN.get_or_init(|| {
        rows(names::packed("given")).map(|(form, row)| (form, row.column(0) == "weak")).collect()
    });
    given.get(word).is_some_and(|is_weak| weak || !is_weak)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_thing_has_one_item_and_an_item_one_thing() {
        let mut glosses: BTreeMap<&str, &str> = BTreeMap::new();
        for (_, row) in rows(names::packed("things")) {
            let (gloss, item) = (row.column(1), row.column(2));
            if item.is_empty() {
                assert_eq!(super::item(gloss), None, "{gloss}");
                continue;
            }
            let number = item.strip_prefix('Q').unwrap_or("");
            assert!(!number.is_empty() && number.chars().all(|c| c.is_ascii_digit()), "{gloss}: {item}");
            assert_eq!(glosses.insert(item, gloss), None, "{item} stands for {gloss} too");
            assert_eq!(super::item(gloss), Some(item), "{gloss}");
        }
        assert!(glosses.len() > 1000);
    }

    #[test]
    fn one_name_of_two_types() {
        let liverpool = |kind| thing(kind, "ليفربول");
        assert_eq!(liverpool(EntityKind::Location), Some("Liverpool"));
        assert_ne!(liverpool(EntityKind::Organisation), Some("Liverpool"));
        assert_eq!(thing(EntityKind::Person, "ليفربول"), None);
    }
}
