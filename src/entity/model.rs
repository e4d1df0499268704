//! The learnt recogniser's weights and lexical tables, read from the bytes of `data/ner.model` or `data/ner-en.model`.
//!
//! Layout: a magic line with the format's version, the CRC-32 of all that follows, the language's tag and a header for people (UTF-8, length
//! first), the [`Lexicon`], the transitions and
//! biases as floats, the scale of the weights, then the feature rows in columns (keys, row lengths, label numbers, weights of
//! one byte), each column like with like so that gzip packs it to little more than its entropy.

use super::bytes::{Reader, Writer, crc32};
use super::keys::Keys;
use super::label::{CUT, LABELS, OUTSIDE};
use super::memory::Memory;
use super::words::Lexicon;
use crate::error::Error;
use crate::text::Language;

const MAGIC: &[u8] = b"isnad-ner/3\n";
const FEATURE_BITS: u32 = 28;

/// A model, read once and shared by every analysis.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    language: Language,
    header: String,
    lexicon: Lexicon,
    transitions: Vec<f32>,
    bias: Vec<f32>,
    scale: f32,
    keys: Keys,
    /// The rows one after the other, each after its length: columns, each with its weight. A key's number says where its row begins.
    cells: Vec<(u8, i8)>,
    second: Vec<f32>,
    memory: Memory,
}

/// A row of weights: pairs of column and weight, columns ascending. Columns below [`CUT`] are blocks of labels (see
/// [`Feature`](super::attribute::Feature)), [`CUT`] is the weight in the choice of proclitics.
pub type Row = Vec<(u8, i8)>;

/// What a model is made of, as the trainer gives it.
#[derive(Clone, Debug)]
pub struct Parts {
    /// Of what it reads.
    pub language: Language,
    /// For people: what it was trained on, when, how well it does.
    pub header: String,
    /// Words and names.
    pub lexicon: Lexicon,
    /// Score of each label after each label: `[before * LABELS + after]`.
    pub transitions: Vec<f32>,
    /// Added to each label's score at every token.
    pub bias: Vec<f32>,
    /// What a weight of 1 is worth.
    pub scale: f32,
    /// Rows by their hash.
    pub rows: Vec<(u64, Row)>,
    /// Transitions of the second pass, in the same order; empty where the model has none.
    pub second: Vec<f32>,
}

impl Model {
    /// A model of its parts. Of two features with one key the first row stays.
    ///
    /// # Panics
    ///
    /// Where a table has not the size that it must have.
    pub fn new(parts: Parts) -> Model {
        assert_eq!((parts.transitions.len(), parts.bias.len()), (LABELS * LABELS, LABELS));
        assert!(parts.second.is_empty() || parts.second.len() == LABELS * LABELS);
        let empty = Model {
            language: parts.language,
            header: parts.header,
            lexicon: parts.lexicon,
            transitions: parts.transitions,
            bias: parts.bias,
            scale: parts.scale,
            keys: Keys::default(),
            cells: Vec::new(),
            second: parts.second,
            memory: Memory::default(),
        };
        let rows = parts.rows.into_iter().map(|(h, row)| (Keys::key(FEATURE_BITS, h), row)).collect();
        empty.with_rows(rows)
    }

    /// The same model with a second pass: more feature rows, and transitions of its own. The rows replace none of the model's.
    ///
    /// # Panics
    ///
    /// Where the transitions are not as many as they must be.
    pub fn with_second(&self, rows: &[(u64, Row)], transitions: Vec<f32>) -> Model {
        assert_eq!(transitions.len(), LABELS * LABELS);
        let mut all: Vec<(u32, Row)> =
            self.keys.iter().zip(self.rows()).map(|(key, row)| (key, row.to_vec())).collect();
        all.extend(rows.iter().map(|(h, row)| (Keys::key(FEATURE_BITS, *h), row.clone())));
        Model { second: transitions, ..self.with_rows(all) }
    }

    fn with_rows(&self, mut rows: Vec<(u32, Row)>) -> Model {
        rows.sort_by_key(|(key, _)| *key);
        rows.dedup_by_key(|(key, _)| *key);
        let lengths: Vec<u8> =
            rows.iter().map(|(_, row)| u8::try_from(row.len()).expect("a weight a column")).collect();
        let cells: Row = rows.iter().flat_map(|(_, row)| row.iter().copied()).collect();
        assert!(cells.iter().all(|(column, _)| usize::from(*column) <= CUT));
        let keys = rows.into_iter().map(|(key, _)| key).collect();
        self.with_table(keys, &lengths, cells.into_iter())
    }

    /// The same model with other rows: their keys, their lengths, and all their cells.
    fn with_table(&self, keys: Vec<u32>, lengths: &[u8], mut all: impl Iterator<Item = (u8, i8)>) -> Model {
        let mut cells = Vec::with_capacity(all.size_hint().0 + keys.len());
        let mut starts = Vec::with_capacity(keys.len());
        for &length in lengths {
            starts.push(u32::try_from(cells.len()).expect("fewer than 2^32 weights"));
            cells.push((length, 0));
            cells.extend(all.by_ref().take(usize::from(length)));
        }
        Model { keys: Keys::with_numbers(FEATURE_BITS, keys, &starts), cells, ..self.clone() }
    }

    /// The rows in the order of their keys.
    fn rows(&self) -> impl Iterator<Item = &[(u8, i8)]> {
        let mut rest = self.cells.as_slice();
        std::iter::from_fn(move || {
            let ((length, _), after) = rest.split_first()?;
            let (row, after) = after.split_at(usize::from(*length));
            rest = after;
            Some(row)
        })
    }

    /// The same model with another score for "outside" at every token: below 0 it finds more and is wrong more often.
    pub fn with_outside_bias(&self, bias: f32) -> Model {
        let mut model = self.clone();
        model.bias[OUTSIDE] = bias;
        model
    }

    /// The same model with another header.
    pub fn with_header(&self, header: String) -> Model {
        Model { header, ..self.clone() }
    }

    /// Reads a model.
    ///
    /// # Errors
    ///
    /// Where the bytes are no model of this version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Model, Error> {
        let mut from = Reader::new(bytes);
        if from.take(MAGIC.len()).ok() != Some(MAGIC) {
            return Err(Error::model("it is no model of this version"));
        }
        if from.u32()? != crc32(from.rest()) {
            return Err(Error::model("it is damaged"));
        }
        let language = match text(&mut from)?.as_str() {
            "ar" => Language::Arabic,
            "en" => Language::English,
            _ => return Err(Error::model("it is of a language that is not known")),
        };
        let header = text(&mut from)?;
        let lexicon = Lexicon::read(&mut from)?;
        let transitions = floats(&mut from, LABELS * LABELS)?;
        let bias = floats(&mut from, LABELS)?;
        let scale = from.f32()?;
        let second = if from.u8()? == 0 { Vec::new() } else { floats(&mut from, LABELS * LABELS)? };
        let keys = Keys::read(&mut from)?;
        if keys.bits() != FEATURE_BITS {
            return Err(Error::model("its keys have another size"));
        }
        let lengths = from.take(keys.len())?;
        let total = lengths.iter().map(|&n| usize::from(n)).sum();
        let columns = from.take(total)?;
        if columns.iter().any(|&c| usize::from(c) > CUT) {
            return Err(Error::model("it has a label too many"));
        }
        let weights = from.take(total)?.iter().map(|&b| i8::from_le_bytes([b]));
        if !from.is_at_end() {
            return Err(Error::model("something follows it"));
        }
        let cells = columns.iter().copied().zip(weights);
        let empty = Model {
            language,
            header,
            lexicon,
            transitions,
            bias,
            scale,
            keys: Keys::default(),
            cells: Vec::new(),
            second,
            memory: Memory::default(),
        };
        Ok(empty.with_table(keys.iter().collect(), lengths, cells))
    }

    /// The bytes that [`Model::from_bytes`] reads.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        for text in [self.language.tag(), &self.header] {
            out.count(text.len());
            out.raw(text.as_bytes());
        }
        self.lexicon.write(&mut out);
        for &value in self.transitions.iter().chain(&self.bias) {
            out.f32(value);
        }
        out.f32(self.scale);
        out.u8(u8::from(!self.second.is_empty()));
        self.second.iter().for_each(|&value| out.f32(value));
        self.keys.write(&mut out);
        out.raw(&self.rows().map(|row| row.len().to_le_bytes()[0]).collect::<Vec<u8>>());
        let cells: Row = self.rows().flatten().copied().collect();
        out.raw(&cells.iter().map(|(column, _)| *column).collect::<Vec<u8>>());
        out.raw(&cells.iter().map(|(_, weight)| weight.to_le_bytes()[0]).collect::<Vec<u8>>());
        sealed(&out.finish())
    }

    /// The language that it reads.
    pub fn language(&self) -> Language {
        self.language
    }

    /// What the model was trained on, when, and how well it does: lines of `name: value`.
    pub fn header(&self) -> &str {
        &self.header
    }

    /// What it knows of words and names.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Score of each label after each label: `[before * LABELS + after]`.
    pub fn transitions(&self) -> &[f32] {
        &self.transitions
    }

    /// Added to each label's score at every token.
    pub(super) fn bias(&self) -> &[f32] {
        &self.bias
    }

    /// What it remembers of words.
    pub(super) fn memory(&self) -> &Memory {
        &self.memory
    }

    /// What a weight of 1 is worth.
    pub(super) fn scale(&self) -> f32 {
        self.scale
    }

    /// Score of each label after each label in the second pass, if there is one.
    pub(super) fn second(&self) -> Option<&[f32]> {
        (!self.second.is_empty()).then_some(&self.second)
    }

    /// The row of a hash: columns, each with its weight.
    #[inline]
    pub(super) fn row(&self, hash: u64) -> &[(u8, i8)] {
        match self.keys.find(hash) {
            Some(start) => {
                let length = usize::from(self.cells[start].0);
                &self.cells[start + 1..=start + length]
            }
            None => &[],
        }
    }

    /// The rows of many hashes, of those that have one.
    pub(super) fn rows_of<'m>(
        &'m self,
        hashes: &[u64],
        room: &'m mut Room,
    ) -> impl Iterator<Item = &'m [(u8, i8)]> {
        self.keys.find_all(hashes, &mut room.found);
        // All rows' lengths before any row, for the same reason as in `find_all`.
        room.lengths.clear();
        room.lengths.extend(room.found.iter().map(|&start| self.cells[start].0));
        let found = room.found.iter().zip(&room.lengths);
        found.map(|(&start, &length)| &self.cells[start + 1..=start + usize::from(length)])
    }
}

/// Room to work in for [`Model::rows_of`], kept from call to call.
#[derive(Debug, Default)]
pub(super) struct Room {
    found: Vec<usize>,
    lengths: Vec<u8>,
}

/// What a file of a model holds, with what goes before it.
fn sealed(content: &[u8]) -> Vec<u8> {
    [MAGIC, &crc32(content).to_le_bytes(), content].concat()
}

/// A text after its length.
fn text(from: &mut Reader<'_>) -> Result<String, Error> {
    let length = from.count()?;
    String::from_utf8(from.take(length)?.to_vec()).map_err(|_| Error::model("its header is no text"))
}

fn floats(from: &mut Reader<'_>, n: usize) -> Result<Vec<f32>, Error> {
    (0..n).map(|_| from.f32()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Models;
    use super::super::words::{
        NO_CLUSTER, PhraseTable, STATISTICS, WordFacts, WordTable, phrase_hash, word_hash,
    };
    use super::*;

    fn small() -> Model {
        let word = |folded: &str, cluster| WordFacts { hash: word_hash(folded), frequency: 9, cluster };
        let words = WordTable::new(&[word("سامي", 0), word("قال", NO_CLUSTER)], vec![(5, 3)]);
        Model::new(Parts {
            language: Language::Arabic,
            header: "corpora: none".to_owned(),
            lexicon: Lexicon {
                words: words.with_statistics(|key| [(key % 7).to_le_bytes()[0]; STATISTICS]),
                phrases: PhraseTable::new(&[(phrase_hash(None, "سامي"), 1)]),
            },
            transitions: vec![0.5; LABELS * LABELS],
            bias: vec![0.0; LABELS],
            scale: 0.05,
            rows: vec![(1, vec![(0, -3), (4, 90)]), (77, vec![(CUT as u8, 5)])],
            second: vec![0.25; LABELS * LABELS],
        })
    }

    #[test]
    fn a_model_survives_its_bytes() {
        let model = small();
        let read = Model::from_bytes(&model.to_bytes()).unwrap();
        assert_eq!(read, model);
        assert_eq!(read.row(1), [(0, -3), (4, 90)]);
        assert!(read.row(2).is_empty());
        let row = read.lexicon().words.get("سامي").unwrap();
        assert_eq!((row.frequency(), row.cluster()), (9, Some((0, (5, 3)))));
        let statistic = (WordTable::key(word_hash("سامي")) % 7).to_le_bytes()[0];
        assert_eq!(row.statistics().collect::<Vec<u8>>(), [statistic; STATISTICS]);
        assert!(read.lexicon().words.get("قال").unwrap().cluster().is_none());
    }

    #[test]
    fn bytes_overwritten_in_the_middle_are_refused() {
        let bytes = small().to_bytes();
        for at in MAGIC.len()..bytes.len() {
            for length in [1, 7] {
                let mut damaged = bytes.clone();
                damaged[at..].iter_mut().take(length).for_each(|b| *b = b.wrapping_add(13));
                let refused = Model::from_bytes(&damaged).map_err(|e| e.to_string());
                assert!(refused.is_err_and(|e| e.contains("damaged")), "{length} at {at}");
            }
        }
    }

    #[test]
    fn damaged_bytes_are_an_error_and_never_a_panic() {
        let bytes = small().to_bytes();
        for cut in 0..bytes.len() {
            assert!(Model::from_bytes(&bytes[..cut]).is_err(), "cut at {cut}");
        }
        assert!(Model::from_bytes(b"").is_err());
        // The checksum tells of every damage; one who computes it anew may still write nonsense.
        let content = &bytes[MAGIC.len() + 4..];
        for at in 0..content.len() {
            for value in [0, 1, 0x7F, 0x80, 0xFF] {
                let mut damaged = content.to_vec();
                damaged[at] = value;
                if let Ok(model) = Model::from_bytes(&sealed(&damaged)) {
                    let text = "قال سامي الخطيب لوكالة «سما»: نعود إلى بيروت غدا.";
                    let models = Models::default().with(model);
                    crate::analyze_with(text, &crate::Options::default(), &models, |_| {});
                }
            }
        }
    }
}
