//! Forms: a name as matching sees it, its words without article and in one spelling.

use crate::entity::{EntityKind, gazetteer};
use crate::order::sort_by_key;

/// A distinct written form of names, of persons or of other things.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// As first written, with the article that a preposition has swallowed (`للصين`) where the gazetteer lists it so.
    pub(super) surface: String,
    /// Folded, without the marks inside, words parted by one space.
    pub(super) folded: String,
    /// Its words in one spelling: see [`plain`].
    pub(super) words: Vec<String>,
    /// The type of its first mention.
    pub(super) kind: EntityKind,
    /// How many mentions have it.
    pub(super) mentions: usize,
    /// English name of what the gazetteer says that it names; empty where it says nothing.
    pub(super) gloss: &'static str,
}

impl Form {
    /// Reads a form from a mention's text.
    pub(super) fn new(surface: &str, folded: String, kind: EntityKind) -> Form {
        let words: Vec<String> = folded.split(' ').map(plain).filter(|w| !w.is_empty()).collect();
        let gloss = known_as(surface, &folded, kind);
        let known = |name: &str| gazetteer::lookup(name).is_some_and(|e| !e.gloss.is_empty());
        let clipped = kind == EntityKind::Location && !known(&folded) && known(&format!("ال{folded}"));
        let surface = if clipped { format!("ال{surface}") } else { surface.to_owned() };
        Form { surface, folded, words, kind, mentions: 1, gloss }
    }

    /// Whether it is typed as a body, but listed as a place: a club by its town, or a mistake.
    pub(super) fn is_town(&self) -> bool {
        self.kind == EntityKind::Organisation
            && self.gloss.is_empty()
            && gazetteer::lookup(&self.folded)
                .is_some_and(|e| e.kind == EntityKind::Location && !e.gloss.is_empty())
    }

    /// Whether it is written in Latin capitals: an acronym.
    pub(super) fn is_acronym(&self) -> bool {
        let letters = self.surface.chars().filter(|c| *c != '.');
        (2..=7).contains(&letters.clone().count()) && letters.clone().all(|c| c.is_ascii_uppercase())
    }
}

/// The English name of what a name of a type is known for: first as its type has it (`ليفربول` the club, or the city), then as any type
/// that its mentions may be given by mistake has it. A place's name never tells what body is meant: a club, a bank or a newspaper.
fn known_as(surface: &str, folded: &str, kind: EntityKind) -> &'static str {
    let definite = format!("ال{folded}");
    let fits = |e: &gazetteer::Entry| {
        (e.kind == EntityKind::Person) == (kind == EntityKind::Person)
            && !(e.kind == EntityKind::Location && kind == EntityKind::Organisation)
    };
    let listed =
        |entry: Option<gazetteer::Entry>| entry.filter(|e| fits(e) && !e.gloss.is_empty()).map(|e| e.gloss);
    // What a preposition has swallowed the article of (`للصين`) is looked up with it too.
    gazetteer::thing(kind, folded)
        .or_else(|| listed(gazetteer::lookup(folded)))
        .or_else(|| listed(gazetteer::lookup_written(surface)))
        .or_else(|| gazetteer::thing(kind, &definite))
        .or_else(|| listed(gazetteer::lookup(&definite)))
        .unwrap_or("")
}

/// A folded word without the article, with hamza on no seat and without the final ـه or ـا that spellings differ in (`سوريا`, `سورية`).
pub(super) fn plain(word: &str) -> String {
    let bare = word.strip_prefix("ال").filter(|w| w.chars().nth(1).is_some()).unwrap_or(word);
    let mut out: String = bare
        .chars()
        .filter_map(|c| match c {
            'ؤ' => Some('و'),
            'ئ' => Some('ي'),
            'ء' => None,
            _ => Some(c),
        })
        .collect();
    if out.chars().count() > 3 && (out.ends_with('ه') || out.ends_with('ا')) {
        out.pop();
    }
    out
}

/// The consonants of a word in its coarsest spelling: foreign names differ in long vowels (`بوتين`, `بوتن`) and in the letter for
/// g (`غ ج ك ق`) and v (`ف ڤ`). `None` for words too short to tell apart that way, and for given names, many of which differ
/// in just that (`محمد` and `محمود`).
pub(super) fn skeleton(word: &str) -> Option<String> {
    if word.chars().count() < 4 || gazetteer::is_given_name(word, true) {
        return None;
    }
    let out = consonants(word);
    out.chars().nth(2).is_some().then_some(out)
}

/// Whether two words may be spellings of one name.
pub(super) fn alike(a: &str, b: &str) -> bool {
    a == b || consonants(a) == consonants(b) || one_letter_apart(a, b)
}

/// A word's first letter and its consonants, one letter for those that foreign names are spelt with by turns.
fn consonants(word: &str) -> String {
    let mut out = String::new();
    for (n, c) in word.chars().enumerate() {
        let c = match c {
            'ا' | 'و' | 'ي' if n > 0 => continue,
            'غ' | 'ج' | 'ك' | 'ق' | 'گ' | 'چ' => 'ج',
            'ڤ' | 'ف' => 'ف',
            'پ' | 'ب' => 'ب',
            'س' | 'ص' | 'ز' | 'ش' => 'س',
            'ت' | 'ط' | 'ث' => 'ت',
            'د' | 'ض' | 'ذ' => 'د',
            c => c,
        };
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// The letters of a long word in their order: what stays where two have changed places.
pub(super) fn letters(word: &str) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    sort_by_key(&mut letters, |&c| [c as usize]);
    (letters.len() >= 6 && skeleton(word).is_some()).then(|| letters.into_iter().collect())
}

/// Whether two words differ in one letter, put in, left out or changed, or in two that changed places.
pub(super) fn one_letter_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if long.len() - short.len() > 1 || a == b {
        return false;
    }
    let from_start = short.iter().zip(long.iter()).take_while(|(x, y)| x == y).count();
    let from_end = short.iter().rev().zip(long.iter().rev()).take_while(|(x, y)| x == y).count();
    let differing = long.len().saturating_sub(from_start + from_end);
    differing <= 1
        || (short.len() == long.len()
            && differing == 2
            && short[from_start] == long[from_start + 1]
            && short[from_start + 1] == long[from_start])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_share_their_plain_form() {
        for (a, b) in [("سوريا", "سورية"), ("البشير", "بشير"), ("مسؤول", "مسوول"), ("شؤون", "شوون")]
        {
            let (a, b) = (crate::text::fold::fold(a), crate::text::fold::fold(b));
            assert_eq!(plain(&a), plain(&b));
        }
        assert_ne!(plain("سعود"), plain("سعيد"));
    }

    #[test]
    fn foreign_spellings_share_their_skeleton() {
        for (a, b) in [("بوتين", "بوتن"), ("ترامب", "ترمب"), ("غوتيريش", "جوتيريس"), ("نتنياهو", "نتانياهو")]
        {
            assert_eq!(skeleton(a), skeleton(b), "{a} {b}");
            assert!(skeleton(a).is_some());
        }
        // Given names differ in their vowels alone.
        assert_eq!(skeleton("محمود"), None);
        assert_eq!(skeleton("حسين"), None);
    }

    #[test]
    fn typos() {
        assert!(one_letter_apart("فلاديمير", "فلادمير"));
        assert!(one_letter_apart("زيلينسكي", "زيلينكسي"));
        assert!(!one_letter_apart("زيلينسكي", "زيلينسكي"));
        assert!(!one_letter_apart("ميركل", "ماركس"));
    }
}
