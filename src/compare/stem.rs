//! What two wordings of one statement share of a word: its light stem, and its root as far as the letters show it; and how rare they are in the news.
//!
//! The stemming is light (after Larkey, Ballesteros and Connell, “Light stemming for Arabic information retrieval”, 2007): affixes are taken off by
//! their letters alone, and of the readings of an Arabic word as proclitics and stem the one that is most frequent in the news is taken. That it is
//! sometimes wrong does little harm, for it is wrong alike in both wordings.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::lexicon::{self, Table, TextMap};
use crate::text::TokenKind;
use crate::text::clitic::splits;

static FREQUENT: Table = Table::new(lexicon::tables::COMPARE_FREQUENT);

/// The level of the table from which on a word says nothing, and below which it is as rare as any.
const COMMON: f32 = 11.0;
const RARE: f32 = 5.0;

/// Fewer letters are no stem and no root.
const SHORTEST: usize = 3;

/// Endings, the longest first: of pronouns, then of number, case and gender.
const PRONOUNS: [&str; 8] = ["هما", "كما", "هم", "هن", "ها", "نا", "كم", "ه"];
const ENDINGS: [&str; 11] = ["ات", "ون", "ين", "ان", "وا", "تم", "يه", "ي", "ا", "ت", "ه"];

/// A number for each stem and root that was met, and how rare it is.
#[derive(Default)]
pub(super) struct Vocabulary {
    numbers: HashMap<String, u32>,
    /// By the word as it is folded.
    words: HashMap<String, Stemmed>,
}

/// A word's stem and root by their numbers, with how rare each is in the news: from 0, a word of every sentence, to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stemmed {
    pub(super) stem: u32,
    pub(super) root: u32,
    pub(super) stem_rarity: f32,
    pub(super) root_rarity: f32,
}

impl Vocabulary {
    /// The stem and root of a folded word.
    pub(super) fn stemmed(&mut self, folded: &str, kind: TokenKind) -> Stemmed {
        if let Some(known) = self.words.get(folded) {
            return *known;
        }
        let (stem, root) = parts(folded, kind);
        let rarities = rarities();
        let stemmed = Stemmed {
            stem_rarity: rarity(rarities.stems.get(&stem)),
            root_rarity: rarity(rarities.roots.get(&root)),
            stem: self.number(stem),
            root: self.number(root),
        };
        self.words.insert(folded.to_owned(), stemmed);
        stemmed
    }

    fn number(&mut self, form: String) -> u32 {
        let next = u32::try_from(self.numbers.len()).expect("fewer stems than bytes of a text");
        *self.numbers.entry(form).or_insert(next)
    }
}

/// How often stems and roots stand in the news: in a million words, as far as the table goes.
struct Rarities {
    stems: TextMap<f32>,
    roots: TextMap<f32>,
}

fn rarities() -> &'static Rarities {
    static RARITIES: OnceLock<Rarities> = OnceLock::new();
    RARITIES.get_or_init(|| {
        let mut rarities = Rarities { stems: TextMap::default(), roots: TextMap::default() };
        for (form, row) in lexicon::rows(lexicon::tables::COMPARE_FREQUENT) {
            let kind = if form.is_ascii() { TokenKind::Latin } else { TokenKind::Arabic };
            let often = f32::from(row.column(0).parse::<u8>().unwrap_or_default()).exp2();
            let (stem, root) = parts(form, kind);
            *rarities.stems.entry(stem).or_default() += often;
            *rarities.roots.entry(root).or_default() += often;
        }
        rarities
    })
}

fn rarity(often: Option<&f32>) -> f32 {
    often.map_or(1.0, |often| ((COMMON - often.log2()) / (COMMON - RARE)).clamp(0.0, 1.0))
}

/// The stem and the root of a folded word.
fn parts(folded: &str, kind: TokenKind) -> (String, String) {
    match kind {
        TokenKind::Arabic => {
            let stem = arabic_stem(bare(folded));
            let root = arabic_root(stem);
            (stem.to_owned(), root)
        }
        TokenKind::Latin => {
            let stem = english_stem(folded);
            (stem.clone(), stem)
        }
        _ => (folded.to_owned(), folded.to_owned()),
    }
}

/// A word without proclitics and article: of its readings the most frequent; where none is frequent, without `و` and `ف` and the article.
fn bare(folded: &str) -> &str {
    let level =
        |form: &str| FREQUENT.get(form).and_then(|row| row.column(0).parse::<u8>().ok()).unwrap_or_default();
    let readings = || splits(folded).map(|split| (level(split.bare()), split));
    if let Some((_, split)) =
        readings().filter(|(level, _)| *level > 0).max_by_key(|(level, split)| (*level, split.bare().len()))
    {
        return split.bare();
    }
    let plain = splits(folded).filter(|split| {
        split.article || split.preposition.is_none() && (split.len == 0 || letters(split.stem) > SHORTEST)
    });
    plain.max_by_key(|split| (split.article, split.len)).map_or(folded, |split| split.bare())
}

fn letters(form: &str) -> usize {
    form.chars().count()
}

/// A form without the first of the endings that leaves a stem.
fn without_ending<'a>(form: &'a str, endings: &[&str]) -> &'a str {
    let left = endings.iter().find_map(|ending| form.strip_suffix(ending));
    left.filter(|left| letters(left) >= SHORTEST).unwrap_or(form)
}

fn arabic_stem(bare: &str) -> &str {
    let stem = without_ending(without_ending(bare, &PRONOUNS), &ENDINGS);
    let future = stem.strip_prefix('س').filter(|rest| rest.starts_with(['ي', 'ت', 'ن', 'ا']));
    let verb = future.filter(|rest| letters(rest) > SHORTEST).unwrap_or(stem);
    verb.strip_prefix(['ي', 'ت', 'ن', 'ا']).filter(|rest| letters(rest) >= SHORTEST).unwrap_or(verb)
}

/// A stem without the `م` of participles and without weak letters, where three letters are left.
fn arabic_root(stem: &str) -> String {
    let strong = |form: &str| form.replace(['ا', 'و', 'ي', 'ء', 'ئ', 'ؤ'], "");
    let enough = |form: &String| letters(form) >= SHORTEST;
    let participle = stem.strip_prefix('م').filter(|rest| letters(rest) > SHORTEST);
    let root = participle.map(strong).filter(enough);
    // Of فاوض, two of whose letters are weak, all stay.
    root.or_else(|| participle.map(str::to_owned))
        .or_else(|| Some(strong(stem)).filter(enough))
        .unwrap_or_else(|| stem.to_owned())
}

/// An English word without its endings; what `stopped`, `stopping` and `stops` share.
fn english_stem(folded: &str) -> String {
    let long = |stem: &&str| letters(stem) >= SHORTEST;
    if let Some(stem) = folded.strip_suffix("ies").or_else(|| folded.strip_suffix("ied")).filter(long) {
        return format!("{stem}i");
    }
    let stem = ["ingly", "edly", "ing", "ed", "es", "ly", "s"].iter().find_map(|e| folded.strip_suffix(e));
    let stem = stem.filter(|stem| long(stem) && !folded.ends_with("ss")).unwrap_or(folded);
    let mut ends = stem.chars().rev();
    let doubled = stem.len() < folded.len() && ends.next() == ends.next() && !stem.ends_with(['l', 's', 'z']);
    let stem = if doubled && stem.is_ascii() { &stem[..stem.len() - 1] } else { stem };
    let stem = stem.strip_suffix('e').filter(long).unwrap_or(stem);
    stem.strip_suffix('y').filter(long).map_or_else(|| stem.to_owned(), |stem| format!("{stem}i"))
}

#[cfg(test)]
mod tests {
    use super::{Vocabulary, parts};
    use crate::text::TokenKind::{Arabic, Latin};
    use crate::text::fold::fold;

    #[test]
    fn forms_of_one_word_share_a_root() {
        for (kind, forms) in [
            (Arabic, vec!["افتح", "تفتح", "مفتوح", "سيفتح"]),
            (Arabic, vec!["صريحة", "وصريحة", "الصريح"]),
            (Arabic, vec!["جذرية", "الجذرية", "بالجذري"]),
            (Arabic, vec!["الوزير", "وزير", "للوزير", "والوزير"]),
            (Arabic, vec!["المفاوضات", "مفاوضاتهم", "تفاوض"]),
            (Latin, vec!["stops", "stopped", "stopping", "stop"]),
            (Latin, vec!["closed", "closing", "closes", "close"]),
            (Latin, vec!["city", "cities"]),
        ] {
            let roots: Vec<String> = forms.iter().map(|form| parts(&fold(form), kind).1).collect();
            assert!(roots.iter().all(|root| *root == roots[0]), "{forms:?}: {roots:?}");
        }
        // What only looks alike does not.
        assert_ne!(parts("وزير", Arabic).1, parts("زير", Arabic).1);
        assert_ne!(parts("boss", Latin).1, parts("bos", Latin).1);
    }

    #[test]
    fn a_word_is_the_rarer_the_less_the_news_has_of_it() {
        let mut vocabulary = Vocabulary::default();
        let mut of = |word: &str| vocabulary.stemmed(word, Arabic).stem_rarity;
        let rarities = [of("في"), of("الحكومه"), of("بوابه"), of("زنبرك")];
        assert!(rarities.is_sorted(), "{rarities:?}");
        assert_eq!((rarities[0], rarities[3]), (0.0, 1.0));
    }
}
