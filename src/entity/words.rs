//! What the model knows of words and names before it sees a text: classes and statistics of words learnt from plain news text, and
//! lists of names.

use super::bytes::{Reader, Writer};
use super::keys::{Keys, hash, mix};
use super::label::KINDS;
use crate::error::Error;
use crate::text::clitic::{Split, splits};

const WORD: u8 = 1;
const PHRASE: u8 = 2;
const WORD_BITS: u32 = 27;
const PHRASE_BITS: u32 = 27;
/// A word without a class.
pub const NO_CLUSTER: u16 = u16::MAX;

/// The hash of a folded word in a [`WordTable`].
pub fn word_hash(folded: &str) -> u64 {
    hash(WORD, folded.as_bytes())
}

/// What is known of one word, as the trainer gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct WordFacts {
    /// [`word_hash`] of the word.
    pub hash: u64,
    /// Twice the binary logarithm of its count.
    pub frequency: u8,
    /// Its distributional class.
    pub cluster: u16,
}

/// How many statistics of a word there may be: how often it stands within names of each type, before them, after them.
pub const STATISTICS: usize = 3 * KINDS.len();

/// Statistics and classes of words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordTable {
    keys: Keys,
    frequency: Vec<u8>,
    cluster: Vec<u16>,
    /// All words' first statistic, then all words' second …: like beside like packs best.
    statistics: Vec<u8>,
    statistics_count: usize,
    /// The path of each class in the tree of classes, from the root: bits, and how many.
    paths: Vec<(u16, u8)>,
}

/// A word's row in a [`WordTable`].
#[derive(Clone, Copy, Debug)]
pub struct WordRow<'t> {
    table: &'t WordTable,
    row: usize,
}

impl WordRow<'_> {
    /// Twice the binary logarithm of the word's count in the text learnt from.
    pub fn frequency(self) -> u8 {
        self.table.frequency[self.row]
    }

    /// Its class, if it has one, with the class's path in the tree (bits, and how many).
    pub fn cluster(self) -> Option<(u16, (u16, u8))> {
        let c = self.table.cluster[self.row];
        self.table.paths.get(usize::from(c)).map(|&path| (c, path))
    }

    /// Its statistics, each a small number: none, or [`STATISTICS`].
    pub fn statistics(self) -> impl Iterator<Item = u8> {
        let words = self.table.keys.len();
        (0..self.table.statistics_count).map(move |s| self.table.statistics[s * words + self.row])
    }
}

impl WordTable {
    /// A table of words, with the paths of their classes. Of two words with one key the first stays.
    pub fn new(words: &[WordFacts], paths: Vec<(u16, u8)>) -> WordTable {
        let mut order: Vec<(u32, usize)> =
            words.iter().enumerate().map(|(n, w)| (Keys::key(WORD_BITS, w.hash), n)).collect();
        order.sort_unstable();
        order.dedup_by_key(|(key, _)| *key);
        WordTable {
            keys: Keys::new(WORD_BITS, order.iter().map(|(key, _)| *key).collect()),
            frequency: order.iter().map(|&(_, n)| words[n].frequency).collect(),
            cluster: order.iter().map(|&(_, n)| words[n].cluster).collect(),
            statistics: Vec::new(),
            statistics_count: 0,
            paths,
        }
    }

    /// The same table with statistics: what `of` says of each word by its [key](WordTable::key).
    pub fn with_statistics(&self, of: impl Fn(u32) -> [u8; STATISTICS]) -> WordTable {
        let rows: Vec<[u8; STATISTICS]> = self.keys.iter().map(of).collect();
        let statistics = (0..STATISTICS).flat_map(|s| rows.iter().map(move |r| r[s])).collect();
        WordTable { statistics, statistics_count: STATISTICS, ..self.clone() }
    }

    /// The key of a word in this table.
    pub fn key(hash: u64) -> u32 {
        Keys::key(WORD_BITS, hash)
    }

    /// The same table without classes.
    pub fn without_clusters(&self) -> WordTable {
        WordTable { cluster: vec![NO_CLUSTER; self.cluster.len()], paths: Vec::new(), ..self.clone() }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The row of a folded word.
    pub fn get(&self, folded: &str) -> Option<WordRow<'_>> {
        self.keys.find(word_hash(folded)).map(|row| WordRow { table: self, row })
    }

    /// The likeliest reading of a folded word as proclitics and stem, with the stem's row: the whole word where it is known as one,
    /// else its most frequent known stem, else the whole word.
    pub fn best_split<'w>(&self, folded: &'w str) -> (Split<'w>, Option<WordRow<'_>>) {
        let mut readings = splits(folded);
        let whole = readings.next().expect("a word always has its whole reading");
        if let Some(row) = self.get(folded) {
            return (whole, Some(row));
        }
        let mut best: Option<(Split<'w>, WordRow<'_>)> = None;
        let mut with_article = String::new();
        for split in readings {
            let row = if split.article && !split.stem.starts_with("ال") {
                with_article.clear();
                with_article.push_str("ال");
                with_article.push_str(split.stem);
                self.get(&with_article).or_else(|| self.get(split.stem))
            } else {
                self.get(split.stem)
            };
            if let Some(row) = row
                && split.stem.chars().nth(2).is_some()
                && best.is_none_or(|(_, b)| row.frequency() > b.frequency())
            {
                best = Some((split, row));
            }
        }
        best.map_or((whole, None), |(split, row)| (split, Some(row)))
    }

    fn write(&self, out: &mut Writer) {
        self.keys.write(out);
        out.raw(&self.frequency);
        out.raw(&self.cluster.iter().map(|c| c.to_le_bytes()[0]).collect::<Vec<u8>>());
        out.raw(&self.cluster.iter().map(|c| c.to_le_bytes()[1]).collect::<Vec<u8>>());
        out.u8(u8::try_from(self.statistics_count).expect("a few statistics"));
        out.raw(&self.statistics);
        out.count(self.paths.len());
        for &(bits, length) in &self.paths {
            out.varint(u32::from(bits));
            out.u8(length);
        }
    }

    fn read(from: &mut Reader<'_>) -> Result<WordTable, Error> {
        let keys = Keys::read(from)?;
        let words = keys.len();
        let frequency = from.take(words)?.to_vec();
        let (low, high) = (from.take(words)?, from.take(words)?);
        let cluster = low.iter().zip(high).map(|(&l, &h)| u16::from_le_bytes([l, h])).collect();
        let statistics_count = usize::from(from.u8()?);
        if statistics_count != 0 && statistics_count != STATISTICS {
            return Err(Error::model("its words have other statistics"));
        }
        let statistics = from.take(words.saturating_mul(statistics_count))?.to_vec();
        let count = from.count()?;
        let mut paths = Vec::with_capacity(count);
        for _ in 0..count {
            let bits = u16::try_from(from.varint()?).map_err(|_| Error::model("a path is too long"))?;
            let length = from.u8()?;
            if length > 16 {
                return Err(Error::model("a path is too long"));
            }
            paths.push((bits, length));
        }
        Ok(WordTable { keys, frequency, cluster, statistics, statistics_count, paths })
    }
}

/// The longest name in a [`PhraseTable`], in words.
pub const LONGEST_PHRASE: usize = 6;

/// The running hash of a phrase: start with the first word, add the others one by one. A word's own is its hash as a first word; a phrase
/// goes on by [`mix`]ing in the next word's own.
pub fn phrase_hash(so_far: Option<u64>, folded: &str) -> u64 {
    let word = hash(PHRASE, folded.as_bytes());
    so_far.map_or(word, |h| mix(h, word))
}

/// Lists of names: each name, one word or several, with the lists that hold it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PhraseTable {
    keys: Keys,
    /// A bit for each list.
    lists: Vec<u16>,
}

impl PhraseTable {
    /// A table of phrases by their [`phrase_hash`], each with a bit for each list that holds it.
    pub fn new(phrases: &[(u64, u16)]) -> PhraseTable {
        PhraseTable::of_keys(phrases.iter().map(|&(h, lists)| (Keys::key(PHRASE_BITS, h), lists)).collect())
    }

    fn of_keys(mut order: Vec<(u32, u16)>) -> PhraseTable {
        order.sort_unstable();
        let mut keys = Vec::with_capacity(order.len());
        let mut lists: Vec<u16> = Vec::with_capacity(order.len());
        for (key, bits) in order {
            if keys.last() == Some(&key) {
                *lists.last_mut().expect("as many as keys") |= bits;
            } else {
                keys.push(key);
                lists.push(bits);
            }
        }
        PhraseTable { keys: Keys::new(PHRASE_BITS, keys), lists }
    }

    /// The same table with more phrases, or with more lists for its own.
    pub fn with(&self, phrases: &[(u64, u16)]) -> PhraseTable {
        let mut order: Vec<(u32, u16)> = self.keys.iter().zip(self.lists.iter().copied()).collect();
        order.extend(phrases.iter().map(|&(h, lists)| (Keys::key(PHRASE_BITS, h), lists)));
        PhraseTable::of_keys(order)
    }

    /// How many phrases there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The lists that hold a phrase, a bit each; 0 for one that stands in none.
    pub fn get(&self, hash: u64) -> u16 {
        self.keys.find(hash).map_or(0, |row| self.lists[row])
    }

    fn write(&self, out: &mut Writer) {
        self.keys.write(out);
        out.raw(&self.lists.iter().map(|l| l.to_le_bytes()[0]).collect::<Vec<u8>>());
        out.raw(&self.lists.iter().map(|l| l.to_le_bytes()[1]).collect::<Vec<u8>>());
    }

    fn read(from: &mut Reader<'_>) -> Result<PhraseTable, Error> {
        let keys = Keys::read(from)?;
        let (low, high) = (from.take(keys.len())?, from.take(keys.len())?);
        let lists = low.iter().zip(high).map(|(&l, &h)| u16::from_le_bytes([l, h])).collect();
        Ok(PhraseTable { keys, lists })
    }
}

/// All that is known of words and names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lexicon {
    /// Words.
    pub words: WordTable,
    /// Names.
    pub phrases: PhraseTable,
}

impl Lexicon {
    /// Writes both tables.
    pub fn write(&self, out: &mut Writer) {
        self.words.write(out);
        self.phrases.write(out);
    }

    /// Reads what [`Lexicon::write`] wrote.
    ///
    /// # Errors
    ///
    /// Where the bytes hold no such tables.
    pub fn read(from: &mut Reader<'_>) -> Result<Lexicon, Error> {
        Ok(Lexicon { words: WordTable::read(from)?, phrases: PhraseTable::read(from)? })
    }
}
