//! Which language a block is in, and a run of words in the other script inside it: by function words and letters.
//!
//! A block is read in the script of most of its words, those inside marks and brackets counting little: an Arabic sentence that quotes
//! an English one is Arabic. Within a script the language whose function words and letters are seen most is taken (the method of
//! Grefenstette 1995, "Comparing two language identification schemes", short words); where nothing is seen, that of the nearest block
//! in the same script that shows one.

use std::ops::Range;
use std::sync::OnceLock;

use super::{Block, BlockRole, Document, TokenKind};
use crate::lexicon::{self, Table};
use crate::order::sort_by_key;

static FUNCTION_WORDS: Table = Table::new(lexicon::tables::TEXT_FUNCTION_WORDS);

/// The languages that the analysis knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Arabic.
    Arabic,
    /// English.
    English,
    /// Anything else: quotation marks and numbers are still found.
    Other,
}

impl Language {
    /// The BCP 47 tag; `und` for [`Language::Other`].
    pub fn tag(self) -> &'static str {
        match self {
            Language::Arabic => "ar",
            Language::English => "en",
            Language::Other => "und",
        }
    }
}

/// Consecutive tokens of one block that are in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Their language. In a block in no known language everything is [`Language::Other`].
    pub language: Language,
}

/// The tags in `function_words.tsv` and `letters.tsv`; the place of a tag is its bit.
const TAGS: [&str; 21] = [
    "ar", "en", "fa", "ur", "ckb", "ps", "sd", "ug", "tr", "fr", "es", "pt", "de", "it", "nl", "sv", "ku",
    "id", "sw", "so", "pl",
];
const ARABIC: usize = 0;
const ENGLISH: usize = 1;

/// How much a word tells that one finds in a language alone, against one of its letters or the Arabic article.
const FUNCTION_WORD: u32 = 2;
/// How much a word outside marks and brackets tells of the block's script, against one inside.
const FRAME: u32 = 4;
/// A Latin text of fewer words than this needs no function word to be English (`Minister resigns`).
const HEADLINE: u32 = 10;
/// English has at least one function word in so many words.
const ENGLISH_DENSITY: u32 = 16;
/// An Arabic word says as much as so many English ones, and Arabic comes first where a text is in both.
const ARABIC_WORDS: usize = 3;

/// What one word shows: bits of the languages that have it as a function word or hold one of its letters.
#[derive(Clone, Copy, Default)]
struct Evidence {
    words: u32,
    letters: u32,
}

/// The script of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Arabic,
    Latin,
    Other,
}

/// What the words of one script show together.
#[derive(Clone, Copy, Default)]
struct Tally {
    words: u32,
    scores: [u32; TAGS.len()],
}

impl Tally {
    fn add(&mut self, evidence: Evidence) {
        self.words += 1;
        for (bit, score) in self.scores.iter_mut().enumerate() {
            *score += FUNCTION_WORD * (evidence.words >> bit & 1) + (evidence.letters >> bit & 1);
        }
    }

    /// The language that the words show; `None` where they show none.
    fn language(&self, script: Script) -> Option<Language> {
        let (own, language) = match script {
            Script::Arabic => (self.scores[ARABIC], Language::Arabic),
            Script::Latin => (self.scores[ENGLISH], Language::English),
            Script::Other => return Some(Language::Other),
        };
        let others = self.scores.iter().enumerate().filter(|(n, _)| !matches!(*n, ARABIC | ENGLISH));
        let other = others.map(|(_, score)| *score).max().unwrap_or(0);
        // One word of a name (`La Paz`) is no language; a letter in every sixth Arabic word is one.
        let many = other > FUNCTION_WORD || (script == Script::Arabic && other * 6 >= self.words);
        if other > own && many {
            return (self.words > 2).then_some(Language::Other);
        }
        let dense = script == Script::Arabic || own * ENGLISH_DENSITY >= FUNCTION_WORD * self.words;
        (own > 0 && dense).then_some(language)
    }

    /// What is taken where neither the words nor the blocks around them show a language.
    fn guess(&self, script: Script) -> Language {
        match script {
            Script::Arabic => Language::Arabic,
            Script::Latin if self.words < HEADLINE => Language::English,
            Script::Latin | Script::Other => Language::Other,
        }
    }
}

/// Tells the language of every block, and gives the runs.
pub(super) fn tell(document: &Document<'_>, blocks: &mut [Block]) -> Vec<Run> {
    let evidence = document.of_words(|i| evidence(document, i));
    let seen = |i: usize| evidence[document.word(i)];
    let shown: Vec<(Script, Tally, Option<Language>)> = blocks
        .iter()
        .map(|block| {
            let script = script(document, &block.tokens, seen);
            let tally = tally(document, &block.tokens, script, seen);
            (script, tally, tally.language(script))
        })
        .collect();
    let near = neighbours(&shown);
    let mut runs = Vec::new();
    for (block, ((script, tally, language), near)) in blocks.iter_mut().zip(shown.iter().zip(near)) {
        block.language = language.or(near).unwrap_or_else(|| tally.guess(*script));
        cut(document, block, seen, &mut runs);
    }
    runs
}

/// The document's language: that of most of its words, those of furniture left out where there are others.
pub(super) fn main(document: &Document<'_>) -> Language {
    let furniture = |b: &&Block| b.role == BlockRole::Furniture;
    let all = document.blocks().iter().all(|b| furniture(&b));
    let (mut arabic, mut english, mut other) = (0, 0, 0);
    for block in document.blocks().iter().filter(|b| all || !furniture(b)) {
        let words = block.tokens.clone().filter(|&i| script_of(document, i).is_some()).count();
        match block.language {
            Language::Arabic => arabic += words * ARABIC_WORDS,
            Language::English => english += words,
            Language::Other => other += words,
        }
    }
    if arabic > 0 && arabic >= english && arabic >= other {
        Language::Arabic
    } else if english > other {
        Language::English
    } else {
        Language::Other
    }
}

/// For each block, the language that the nearest block in its script shows, the one before it first. Blocks without words take the
/// language of any.
fn neighbours(shown: &[(Script, Tally, Option<Language>)]) -> Vec<Option<Language>> {
    let mut near: Vec<Option<(usize, Language)>> = vec![None; shown.len()];
    let mut pass = |order: &mut dyn Iterator<Item = usize>| {
        // By script, and last of any script.
        let mut last: [Option<(usize, Language)>; 4] = [None; 4];
        for n in order {
            let (script, tally, language) = &shown[n];
            let from = if tally.words == 0 { last[3] } else { last[*script as usize] };
            let distance = |other: usize| other.abs_diff(n);
            if let Some((at, _)) = from
                && near[n].is_none_or(|(old, _)| distance(at) < distance(old))
            {
                near[n] = from;
            }
            if let (Some(language), true) = (language, tally.words > 0) {
                last[*script as usize] = Some((n, *language));
                last[3] = Some((n, *language));
            }
        }
    };
    pass(&mut (0..shown.len()));
    pass(&mut (0..shown.len()).rev());
    near.into_iter().map(|n| n.map(|(_, language)| language)).collect()
}

/// The script in which a block is read: that of most of its words outside marks and brackets.
fn script(document: &Document<'_>, tokens: &Range<usize>, seen: impl Fn(usize) -> Evidence) -> Script {
    let (mut arabic, mut latin, mut other) = (0, 0, 0);
    let (mut depth, mut straight) = (0u32, false);
    for i in tokens.clone() {
        match document.surface(i) {
            "«" | "“" | "(" | "[" => depth += 1,
            "»" | "”" | ")" | "]" => depth = depth.saturating_sub(1),
            "\"" => straight = !straight,
            _ => {}
        }
        let weight = if depth > 0 || straight { 1 } else { FRAME };
        match script_of(document, i) {
            // An Arabic word holds what English says in two.
            Some(Script::Arabic) => arabic += 2 * weight,
            Some(Script::Latin) => latin += weight * (1 + (seen(i).words >> ENGLISH & 1)),
            Some(Script::Other) => other += weight,
            None => {}
        }
    }
    if arabic > 0 && arabic >= latin && arabic >= other {
        Script::Arabic
    } else if latin >= other {
        Script::Latin
    } else {
        Script::Other
    }
}

fn tally(
    document: &Document<'_>,
    tokens: &Range<usize>,
    script: Script,
    seen: impl Fn(usize) -> Evidence,
) -> Tally {
    let mut tally = Tally::default();
    for i in tokens.clone().filter(|&i| script_of(document, i) == Some(script)) {
        tally.add(seen(i));
    }
    tally
}

/// Cuts a block into runs: words in the other script, with the marks and numbers between them, are in a language of their own.
fn cut(document: &Document<'_>, block: &Block, seen: impl Fn(usize) -> Evidence + Copy, runs: &mut Vec<Run>) {
    let other = match block.language {
        Language::Arabic => Script::Latin,
        Language::English => Script::Arabic,
        Language::Other => {
            runs.push(Run { tokens: block.tokens.clone(), language: Language::Other });
            return;
        }
    };
    let mut start = block.tokens.start;
    let mut i = start;
    while i < block.tokens.end {
        let script = script_of(document, i);
        if script != Some(other) && script != Some(Script::Other) {
            i += 1;
            continue;
        }
        let script = script.unwrap_or(other);
        let mut end = i + 1;
        for next in end..block.tokens.end {
            match script_of(document, next) {
                Some(s) if s == script => end = next + 1,
                Some(_) => break,
                None => {}
            }
        }
        if start < i {
            runs.push(Run { tokens: start..i, language: block.language });
        }
        let found = tally(document, &(i..end), script, seen);
        let language = found.language(script).unwrap_or(match script {
            Script::Arabic => Language::Arabic,
            Script::Latin => Language::English,
            Script::Other => Language::Other,
        });
        runs.push(Run { tokens: i..end, language });
        (start, i) = (end, end);
    }
    if start < block.tokens.end {
        runs.push(Run { tokens: start..block.tokens.end, language: block.language });
    }
}

fn script_of(document: &Document<'_>, i: usize) -> Option<Script> {
    match document.token(i).kind {
        TokenKind::Arabic => Some(Script::Arabic),
        TokenKind::Latin => Some(Script::Latin),
        TokenKind::Other => Some(Script::Other),
        TokenKind::Number | TokenKind::Mark | TokenKind::Machine => None,
    }
}

fn evidence(document: &Document<'_>, i: usize) -> Evidence {
    let word = document.folded(i);
    let kind = document.token(i).kind;
    if !matches!(kind, TokenKind::Arabic | TokenKind::Latin) {
        return Evidence::default();
    }
    let known = |form: &str| FUNCTION_WORDS.get(form).map_or(0, |row| bits(row.column(0)));
    // `l'homme`, `dell'anno`: the word before the apostrophe.
    let elided = word.find('\'').filter(|&at| at > 0).map_or(0, |at| known(&word[..=at]));
    let mut letters = 0;
    if !document.surface(i).is_ascii() {
        for c in document.surface(i).chars() {
            letters |= letter(c);
        }
    }
    if kind == TokenKind::Arabic && has_article(word) {
        letters |= 1 << ARABIC;
    }
    Evidence { words: known(word) | elided, letters }
}

/// Whether a folded word may begin with the Arabic article, behind a proclitic or not.
fn has_article(word: &str) -> bool {
    let stem = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let stem = stem.strip_prefix(['ب', 'ك']).unwrap_or(stem);
    stem.strip_prefix("ال")
        .or_else(|| stem.strip_prefix("لل"))
        .is_some_and(|rest| rest.chars().nth(1).is_some())
}

fn bits(languages: &str) -> u32 {
    languages
        .split(' ')
        .filter_map(|tag| TAGS.iter().position(|t| *t == tag))
        .fold(0, |bits, n| bits | 1 << n)
}

/// The languages that `letters.tsv` gives a letter to.
fn letter(c: char) -> u32 {
    static LETTERS: OnceLock<Vec<(char, u32)>> = OnceLock::new();
    let letters = LETTERS.get_or_init(|| {
        let mut letters: Vec<(char, u32)> = Vec::new();
        for (tag, row) in lexicon::rows(lexicon::tables::TEXT_LETTERS) {
            for c in row.column(0).chars() {
                match letters.iter_mut().find(|(known, _)| *known == c) {
                    Some((_, languages)) => *languages |= bits(tag),
                    None => letters.push((c, bits(tag))),
                }
            }
        }
        sort_by_key(&mut letters, |&(c, _)| [c as usize]);
        letters
    });
    letters.binary_search_by_key(&c, |(known, _)| *known).map_or(0, |at| letters[at].1)
}

#[cfg(test)]
mod tests {
    use super::Language::{Arabic, English, Other};
    use crate::text::Document;

    #[test]
    fn languages_are_told_by_letters_and_function_words() {
        for (text, language) in [
            ("أعلنت وزارة الصحة نتائج الحملة", Arabic),
            ("أعلنت شركة Example Motors نتائجها", Arabic),
            ("The ministry said that the campaign was over.", English),
            ("Minister resigns", English),
            ("مقتل عشرة", Arabic),
            ("قال گورباتشوف إن پوتين سيعود", Arabic),
            // Persian with letters of its own, without any, Urdu, Kurdish, Pashto.
            ("وزارت بهداشت ایران گزارش داد که واکسیناسیون پس از چند روز آغاز می‌شود", Other),
            ("وزارت علوم نتايج را در تهران منتشر كرد", Other),
            ("وزیر صحت نے کہا کہ مہم ختم ہو گئی ہے", Other),
            ("وەزارەتی تەندروستی ئەنجامی هەڵمەتەکەی بڵاو کردەوە", Other),
            ("د روغتیا وزارت د واکسین پروګرام پای ته ورساوه", Other),
            ("Le ministre a annoncé hier que la campagne était terminée dans tout le pays", Other),
            ("El ministro dijo que la campaña de vacunación terminó en todo el país", Other),
            ("Bakan kampanyanın bittiğini ve yeni bir dönemin başladığını açıkladı", Other),
            ("משרד הבריאות הודיע על תום המבצע", Other),
            ("Министерство сообщило", Other),
            ("12 345 !?", Other),
            ("", Other),
        ] {
            assert_eq!(Document::new(text).language(), language, "{text}");
        }
    }

    /// The tags of a text's blocks.
    fn blocks(text: &str) -> Vec<&'static str> {
        Document::new(text).blocks().iter().map(|b| b.language.tag()).collect()
    }

    #[test]
    fn every_block_has_its_own_language() {
        let arabic = "أعلن المجلس البلدي أن أعمال الترميم ستبدأ قبل نهاية العام.";
        let english = "The council said that the works would begin before the end of the year.";
        let french = "Le conseil a dit que les travaux commenceraient avant la fin de l'année.";
        assert_eq!(blocks(&format!("{arabic}\n{english}\n{french}")), ["ar", "en", "und"]);
        // A short line is in the language of the nearest one in its script.
        assert_eq!(blocks(&format!("{french}\nParis, Lyon\n{arabic}\n12/3")), ["und", "und", "ar", "ar"]);
        assert_eq!(blocks(&format!("{arabic}\nParis, Lyon")), ["ar", "en"]);
    }

    #[test]
    fn what_a_sentence_quotes_is_not_its_language() {
        for (text, language) in [
            ("وكتب على موقعه: \"This is the news that we all have been waiting for\".", "ar"),
            ("The harbour (الميناء القديم في المدينة الساحلية) was closed.", "en"),
            ("The crowd wrote العودة حق on the wall while the police looked on.", "en"),
        ] {
            assert_eq!(blocks(text), [language], "{text}");
        }
    }

    #[test]
    fn runs_are_words_in_the_other_script() {
        let text = "قالت شركة \"Blue, 2 Green\" في Paris 3 إن Москва بعيدة";
        let document = Document::new(text);
        let runs: Vec<_> = document
            .runs()
            .iter()
            .map(|r| {
                let (start, end) =
                    (document.token(r.tokens.start).start, document.token(r.tokens.end - 1).end);
                (&text[start..end], r.language)
            })
            .collect();
        assert_eq!(
            runs,
            [
                ("قالت شركة \"", Arabic),
                ("Blue, 2 Green", English),
                ("\" في", Arabic),
                ("Paris", English),
                ("3 إن", Arabic),
                ("Москва", Other),
                ("بعيدة", Arabic)
            ]
        );
        assert_eq!(document.language_at(3), English);
        assert_eq!(document.language_at(9), English);
        let french = Document::new("Le maire de Tunis (شيخ المدينة) a dit que les travaux sont finis.");
        assert!(french.runs().iter().all(|r| r.language == Other));
        let said = Document::new("قال: \"Nous sommes dans la ville et nous y restons\" ثم مضى");
        assert_eq!(said.language_at(3), Other);
    }
}
