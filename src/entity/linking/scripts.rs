//! One name in two scripts: `بوتين` and `Putin`, `غوغل` and `Google`.
//!
//! Transliteration keeps consonants and is free with vowels and with letters that the other script lacks, so names are compared by their
//! consonants in classes that both scripts share. Within one text the chance that two names agree in three of them is small; where several
//! do, none is joined.

use std::collections::HashMap;

use super::Sets;
use super::form::Form;
use crate::entity::EntityKind;

/// The fewest consonants of a single word that tell who is meant.
const TELLING: usize = 3;

/// Joins each form in Latin letters with the one thing of its type whose name in Arabic letters it is, whole or, for a person, by the last
/// word; or whose English name the gazetteer knows to end so.
pub(super) fn join(forms: &[Form], sets: &mut Sets) {
    let latin = |f: &Form| f.folded.starts_with(|c: char| c.is_ascii_alphabetic());
    if !forms.iter().any(latin) || forms.iter().all(latin) {
        return;
    }
    let mut whole: HashMap<(EntityKind, String), Vec<usize>> = HashMap::new();
    let mut last: HashMap<String, Vec<usize>> = HashMap::new();
    let mut surname: HashMap<String, Vec<usize>> = HashMap::new();
    for (n, form) in forms.iter().enumerate().filter(|(_, form)| !latin(form)) {
        whole.entry((form.kind, arabic(form.words.iter().map(String::as_str)))).or_default().push(n);
        if form.kind == EntityKind::Person {
            last.entry(arabic(form.words.last().map(String::as_str))).or_default().push(n);
            let known = form.gloss.rsplit(' ').next().unwrap_or("");
            surname.entry(crate::text::fold::fold(known)).or_default().push(n);
        }
    }
    for (n, form) in forms.iter().enumerate().filter(|(_, form)| latin(form)) {
        let words: Vec<&str> = form.folded.split(' ').collect();
        let single = words.len() == 1;
        let person = form.kind == EntityKind::Person;
        let candidates = SOUNDS.iter().find_map(|&ch| {
            let key = romanised(words.iter().copied(), ch);
            if single && key.chars().count() < TELLING {
                return None;
            }
            let found =
                whole.get(&(form.kind, key.clone())).or_else(|| last.get(&key).filter(|_| single && person));
            found.map(|found| sets.distinct(found.iter().copied()))
        });
        let candidates = candidates.or_else(|| {
            let known = surname.get(&form.folded).filter(|_| single && person)?;
            Some(sets.distinct(known.iter().copied()))
        });
        if let Some([one]) = candidates.as_deref() {
            sets.join(*one, n);
        }
    }
}

/// What `ch` is written for: English and French, German and Greek.
const SOUNDS: [char; 2] = ['s', 'k'];

/// The consonants of words in Arabic letters, folded and in one spelling, by their classes.
fn arabic<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let mut out = String::new();
    for word in words {
        let word = word.replace("تش", "ش").replace("كس", "ش");
        for (n, c) in word.chars().enumerate() {
            let class = match c {
                'ا' | 'ع' | 'ء' | 'ه' | 'ح' if n == 0 => 'a',
                'و' if n == 0 => 'w',
                'ي' if n == 0 => 'y',
                'ب' | 'پ' => 'b',
                'ت' | 'ط' | 'ث' => 't',
                'د' | 'ض' | 'ذ' => 'd',
                'ف' | 'ڤ' => 'f',
                'ج' | 'ك' | 'ق' | 'غ' | 'خ' | 'گ' => 'k',
                'س' | 'ز' | 'ص' | 'ش' | 'ظ' | 'چ' => 's',
                'ل' => 'l',
                'م' => 'm',
                'ن' => 'n',
                'ر' => 'r',
                _ => continue,
            };
            push(&mut out, class, n);
        }
    }
    out
}

/// The consonants of words in Latin letters, folded, by the same classes; `ch` is taken for the class given.
fn romanised<'w>(words: impl IntoIterator<Item = &'w str>, ch: char) -> String {
    let mut out = String::new();
    // The article of an Arab name, which one spelling of a word is without.
    for word in words.into_iter().filter(|w| !matches!(*w, "al" | "el")) {
        let letters: Vec<char> = word.chars().collect();
        for (n, &c) in letters.iter().enumerate() {
            let next = letters.get(n + 1).copied().unwrap_or(' ');
            let class = match c {
                'a' | 'e' | 'i' | 'o' | 'u' | 'h' if n == 0 => 'a',
                'w' if n == 0 => 'w',
                'y' if n == 0 => 'y',
                'p' if next == 'h' => 'f',
                'b' | 'p' => 'b',
                't' => 't',
                'd' => 'd',
                'f' | 'v' => 'f',
                'c' if next == 'h' => ch,
                'c' if matches!(next, 'e' | 'i') => 's',
                'c' | 'k' | 'q' | 'g' | 'j' => 'k',
                's' | 'z' | 'x' => 's',
                'l' => 'l',
                'm' => 'm',
                'n' => 'n',
                'r' => 'r',
                _ => continue,
            };
            push(&mut out, class, n);
        }
    }
    out
}

/// Adds the class of a word's letter number `n`: a doubled consonant counts once.
fn push(out: &mut String, class: char, n: usize) {
    if n == 0 || !out.ends_with(class) {
        out.push(class);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::linking::form::plain;
    use crate::text::fold::fold;

    #[test]
    fn names_in_two_scripts_share_their_consonants() {
        for (a, b) in [
            ("بوتين", "Putin"),
            ("ترامب", "Trump"),
            ("غوتيريش", "Guterres"),
            ("ماكرون", "Macron"),
            ("زيلينسكي", "Zelensky"),
            ("نتنياهو", "Netanyahu"),
            ("جونسون", "Johnson"),
            ("تشرشل", "Churchill"),
            ("شي جين بينغ", "Xi Jinping"),
            ("أردوغان", "Erdogan"),
            ("غوغل", "Google"),
            ("مايكروسوفت", "Microsoft"),
            ("محمد البرادعي", "Mohamed al Baradei"),
        ] {
            let folded = fold(a);
            let words: Vec<String> = folded.split(' ').map(plain).collect();
            let key = arabic(words.iter().map(String::as_str));
            let latin = fold(b);
            let keys = SOUNDS.map(|ch| romanised(latin.split(' '), ch));
            assert!(keys.contains(&key), "{a} {key}, {b} {keys:?}");
        }
        assert_ne!(arabic(["بوتين"]), romanised(["biden"], 's'));
    }
}
