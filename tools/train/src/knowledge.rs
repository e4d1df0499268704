//! What plain news text says of its words: how they inflect, what stands before and after them, which words are like them.

use isnad::entity::features::trigger_classes;
use isnad::entity::words::{NO_CLUSTER, WordFacts, WordTable, word_hash};

use crate::cluster::{Clusters, cluster};
use crate::news::News;

/// How much to learn.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    /// Rarer words are left out of the table.
    pub least: u32,
    /// Rarer words get no class.
    pub least_in_class: u32,
    /// Number of classes.
    pub classes: usize,
    /// Rounds of exchange.
    pub rounds: usize,
}

fn is_word(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_alphabetic)
}

/// Makes the table of words of a text without proclitics.
pub fn word_table(news: &News, extent: Extent, log: &mut dyn FnMut(String)) -> WordTable {
    let found = classes(news, extent, log);
    let contexts = Contexts::of(news, extent.least);
    let mut facts = Vec::new();
    for (number, word) in news.words.iter().enumerate() {
        let count = news.counts[number];
        if count < extent.least || !is_word(word) {
            continue;
        }
        let mut statistics = inflection(news, word, count);
        statistics.extend(contexts.shares(number, count));
        facts.push(WordFacts {
            hash: word_hash(word),
            frequency: (f64::from(count).log2() * 2.0) as u8,
            cluster: found.0[number],
            statistics: statistics.into_iter().map(bin).collect(),
        });
    }
    log(format!("{} words in the table", facts.len()));
    WordTable::new(&facts, found.1.paths)
}

/// The class of each word of the text, and the classes.
fn classes(news: &News, extent: Extent, log: &mut dyn FnMut(String)) -> (Vec<u16>, Clusters) {
    let mut order: Vec<usize> =
        (1..news.words.len()).filter(|&n| news.counts[n] >= extent.least_in_class).collect();
    order.sort_by_key(|&n| (std::cmp::Reverse(news.counts[n]), n));
    let mut rank = vec![u32::MAX; news.words.len()];
    for (r, &n) in order.iter().enumerate() {
        rank[n] = u32::try_from(r).expect("fewer than 2^32 words");
    }
    let stream: Vec<u32> = news.stream.iter().map(|&n| rank[n as usize]).collect();
    let clusters = cluster(order.len(), &stream, extent.classes, extent.rounds, log);
    let mut class = vec![NO_CLUSTER; news.words.len()];
    for (r, &n) in order.iter().enumerate() {
        class[n] = clusters.class[r];
    }
    (class, clusters)
}

/// Shares of a word's inflected forms beside it: with the article, without it, with pronouns, in the plural.
fn inflection(news: &News, word: &str, count: u32) -> Vec<f64> {
    let own = f64::from(count);
    let share = |forms: &mut dyn Iterator<Item = String>| {
        let others: f64 = forms.map(|f| f64::from(news.count(&f))).sum();
        others / (own + others)
    };
    let bare = word.strip_suffix('ه').unwrap_or(word);
    let before_pronoun = if word.ends_with('ه') { format!("{bare}ت") } else { word.to_owned() };
    let ends = |stem: &str, list: &'static [&str]| {
        let stem = stem.to_owned();
        list.iter().map(move |e| format!("{stem}{e}"))
    };
    vec![
        share(&mut std::iter::once(format!("ال{word}"))),
        share(&mut word.strip_prefix("ال").map(str::to_owned).into_iter()),
        share(&mut ends(&before_pronoun, &["ه", "ها", "هم", "نا", "ك", "ي", "هما", "كم"])),
        share(&mut ends(bare, &["ون", "ين", "ات", "ان", "يه", "ي"])),
    ]
}

/// Counts of what stands beside each word.
struct Contexts {
    counts: Vec<[u32; Contexts::SORTS]>,
}

impl Contexts {
    /// Sorts of neighbours: eight classes of triggers before; verbs of saying and kinship after; the prepositions `في` and `من` before;
    /// proclitics `و ب ل` before; a mark before; a mark after; an opening quotation mark before.
    const SORTS: usize = 18;

    fn of(news: &News, least: u32) -> Contexts {
        let classes: Vec<u8> = news
            .words
            .iter()
            .zip(&news.counts)
            .map(|(w, &n)| if n >= least { trigger_classes(w) } else { 0 })
            .collect();
        let sort: Vec<u8> = news
            .words
            .iter()
            .map(|w| match w.as_str() {
                "في" => 10,
                "من" => 11,
                "و" => 12,
                "ب" => 13,
                "ل" => 14,
                "«" | "\"" | "“" => 17,
                w if !is_word(w) => 15,
                _ => u8::MAX,
            })
            .collect();
        let mut counts = vec![[0; Contexts::SORTS]; news.words.len()];
        for pair in news.stream.windows(2) {
            let (a, b) = (pair[0] as usize, pair[1] as usize);
            let mut set = classes[a];
            while set != 0 {
                counts[b][set.trailing_zeros() as usize] += 1;
                set &= set - 1;
            }
            if sort[a] != u8::MAX {
                counts[b][usize::from(sort[a])] += 1;
            }
            if classes[b] & (1 << 4) != 0 {
                counts[a][8] += 1;
            }
            if classes[b] & (1 << 1) != 0 {
                counts[a][9] += 1;
            }
            if sort[b] == 15 || sort[b] == 17 {
                counts[a][16] += 1;
            }
        }
        Contexts { counts }
    }

    fn shares(&self, word: usize, count: u32) -> impl Iterator<Item = f64> {
        self.counts[word].iter().map(move |&n| f64::from(n) / f64::from(count))
    }
}

/// A share as a small number.
fn bin(share: f64) -> u8 {
    [0.003, 0.01, 0.04, 0.12, 0.35].iter().filter(|limit| share >= **limit).count() as u8
}
