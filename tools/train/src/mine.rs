//! Names that a first model finds in plain news text: what it reads surely in one sentence helps where it doubts in another.
//!
//! For each word the share of its occurrences that stand in a name of each type becomes a statistic of the word table; names found
//! often and mostly as one type become lists.

use std::collections::BTreeMap;
use std::thread;

use isnad::entity::keys::HashKeyed;
use isnad::entity::label::{KINDS, meaning, names};
use isnad::entity::model::Model;
use isnad::entity::tagger::{cut_of, first_pass};
use isnad::entity::words::{LONGEST_PHRASE, phrase_hash, word_hash};
use isnad::text::Document;

/// Occurrences by type, the last for all.
type Tally = [u32; KINDS.len() + 1];

/// What was found.
#[derive(Debug, Default)]
pub struct Mined {
    words: HashKeyed<Tally>,
    phrases: HashKeyed<Tally>,
}

/// Lines read as one document: words are weighed once a document, so more is faster; names repeat in neighbouring lines.
const LINES: usize = 40;
/// One such document in so many is read: a third of the text has nearly all names that occur often.
const SAMPLE: usize = 3;

impl Mined {
    /// Tags lines of text; two threads, whose counts are added up, so that the result does not depend on their pace.
    pub fn of(lines: &[String], model: &Model) -> Mined {
        let half = lines.len() / 2 / LINES * LINES;
        let (a, b) = lines.split_at(half);
        thread::scope(|scope| {
            let first = scope.spawn(|| Mined::tag(a, model));
            let mut mined = Mined::tag(b, model);
            let other = first.join().expect("a thread that does not panic");
            for (from, to) in [(other.words, &mut mined.words), (other.phrases, &mut mined.phrases)] {
                for (key, tally) in from {
                    let sum = to.entry(key).or_default();
                    sum.iter_mut().zip(tally).for_each(|(s, n)| *s += n);
                }
            }
            mined
        })
    }

    fn tag(lines: &[String], model: &Model) -> Mined {
        let mut mined = Mined::default();
        for chunk in lines.chunks(LINES).step_by(SAMPLE) {
            let text = chunk.join("\n");
            let document = Document::new(&text);
            let (_, _, labels) = first_pass(&document, model);
            let cuts = cut_of(&document, &labels, model);
            for (i, &label) in labels.iter().enumerate() {
                let folded = document.folded(i);
                let stem = match cuts.get(&i) {
                    Some(&cut) => &folded[cut..],
                    None => model.lexicon().words.best_split(folded).0.stem,
                };
                mined.words.entry(word_hash(stem)).or_default()[KINDS.len()] += 1;
                if let Some((kind, _)) = meaning(usize::from(label)) {
                    mined.words.entry(word_hash(stem)).or_default()[kind] += 1;
                }
            }
            for (span, kind) in names(&labels) {
                if span.len() > LONGEST_PHRASE {
                    continue;
                }
                let cut = cuts.get(&span.start).copied().unwrap_or(0);
                let first = phrase_hash(None, &document.folded(span.start)[cut..]);
                let hash =
                    (span.start + 1..span.end).fold(first, |h, i| phrase_hash(Some(h), document.folded(i)));
                let tally = mined.phrases.entry(hash).or_default();
                tally[kind] += 1;
                tally[KINDS.len()] += 1;
            }
        }
        mined
    }

    /// Words with the share of their occurrences in names of each type, 0 to 1; only those met at least `least` times.
    pub fn shares(&self, least: u32) -> BTreeMap<u64, [f32; KINDS.len()]> {
        self.words
            .iter()
            .filter(|(_, t)| t[KINDS.len()] >= least)
            .map(|(&h, t)| (h, std::array::from_fn(|k| t[k] as f32 / t[KINDS.len()] as f32)))
            .collect()
    }

    /// Names found at least `least` times, at least two thirds of them as one type: the hash and the type's number.
    pub fn names(&self, least: u32) -> BTreeMap<u64, usize> {
        self.phrases
            .iter()
            .filter_map(|(&h, t)| {
                let kind = (0..KINDS.len()).max_by_key(|&k| t[k])?;
                (t[kind] >= least && t[kind] * 3 >= t[KINDS.len()] * 2).then_some((h, kind))
            })
            .collect()
    }
}
