//! What plain news text says of its words: how frequent they are, and which are like them.

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
    let mut facts = Vec::new();
    for (number, word) in news.words.iter().enumerate() {
        let count = news.counts[number];
        if count >= extent.least && is_word(word) {
            facts.push(WordFacts {
                hash: word_hash(word),
                frequency: (f64::from(count).log2() * 2.0) as u8,
                cluster: found.0[number],
            });
        }
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
