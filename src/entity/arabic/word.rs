//! The attributes of an Arabic word: its forms with every reading of its proclitics, its letters, its classes.

use std::sync::OnceLock;

use crate::entity::attribute::{HERE, NEAR, WIDE, Word, affixes, known, last_letters, tag, triggers};
use crate::entity::keys::{hash, mix};
use crate::entity::words::Lexicon;
use crate::lexicon::{self, WordMap, names};
use crate::text::clitic::splits;

/// The attributes of a word in letters, as written and folded.
pub(in crate::entity) fn attributes(
    word: &mut Word,
    surface: &str,
    folded: &str,
    lexicon: &Lexicon,
    add: &mut impl FnMut(u64, u8),
) {
    let (best, row) = lexicon.words.best_split(folded);
    word.folded = hash(tag::FOLDED, folded.as_bytes());
    word.stem = hash(tag::BEST_STEM, best.stem.as_bytes());
    word.sound = sound(best.bare());
    add(hash(tag::SURFACE, surface.as_bytes()), HERE);
    add(word.folded, WIDE);
    add(word.stem, NEAR);
    add(hash(tag::BARE, best.bare().as_bytes()), HERE);
    for split in splits(folded) {
        let stem = hash(tag::STEM, split.stem.as_bytes());
        add(stem, HERE);
        if split.len > 0 {
            add(mix(hash(tag::STEM_WITH_PROCLITICS, split.stem.as_bytes()), split.len as u64), HERE);
        }
    }
    let proclitics = mix(hash(tag::PROCLITICS, &folded.as_bytes()[..best.len]), u64::from(best.article));
    add(proclitics, NEAR);
    word.proclitics = proclitics;
    affixes(folded, [tag::PREFIX, tag::SUFFIX], [NEAR, NEAR, NEAR, HERE], add);
    affixes(best.bare(), [tag::STEM_PREFIX, tag::STEM_SUFFIX], [HERE; 4], add);
    word.suffix = hash(tag::STEM_SUFFIX, last_letters(best.bare(), 2).as_bytes());
    triggers(word, splits(folded).fold(0, |set, s| set | trigger_classes(s.stem)), add);
    known(word, row, add);
}

/// What spellings of one foreign name have in common (`بوتين`, `بوتن`; `غوغل`, `جوجل`, `قوقل`): its consonants, those that Arabic papers choose
/// among for one foreign sound taken as one. 0 where fewer than three are left.
fn sound(stem: &str) -> u64 {
    let mut consonants = String::with_capacity(stem.len());
    for c in stem.chars() {
        match c {
            'ا' | 'و' | 'ي' | 'ء' | 'ئ' | 'ؤ' | 'ه' => {}
            'غ' | 'ق' | 'ك' => consonants.push('ج'),
            'ط' | 'ث' => consonants.push('ت'),
            'ص' | 'ش' => consonants.push('س'),
            'ض' | 'ذ' | 'ظ' => consonants.push('د'),
            _ if consonants.ends_with(c) => {}
            _ => consonants.push(c),
        }
    }
    if consonants.chars().nth(2).is_some() { hash(tag::SOUND, consonants.as_bytes()) } else { 0 }
}

/// The classes of a folded word in `data/entity/triggers.tsv`, a bit each.
fn trigger_classes(folded: &str) -> u8 {
    const CLASSES: [&str; 8] = ["title", "kin", "place", "body", "saying", "work", "preposition", "people"];
    static TRIGGERS: OnceLock<WordMap<u8>> = OnceLock::new();
    let triggers = TRIGGERS.get_or_init(|| {
        lexicon::rows(names::packed("triggers"))
            .map(|(form, row)| {
                let classes = row.column(0).split(' ').filter_map(|c| CLASSES.iter().position(|k| *k == c));
                (form, classes.fold(0u8, |set, bit| set | 1 << bit))
            })
            .collect()
    });
    triggers.get(folded).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::sound;

    #[test]
    fn spellings_of_one_foreign_name_sound_alike() {
        for (a, b) in [("غورباتشوف", "جورباتشيف"), ("نتنياهو", "نتانياهو"), ("بندكتس", "بنديكتس")]
        {
            assert!(sound(a) == sound(b) && sound(a) != 0, "{a} {b}");
        }
        assert_ne!(sound("غورباتشوف"), sound("نتنياهو"));
        assert_eq!(sound("وادي"), 0);
    }
}
