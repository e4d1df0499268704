//! Names that a first model finds in plain news text: what it reads surely in one sentence helps where it doubts in another.
//!
//! For each word the shares of its occurrences that stand within a name of each type, right before one and right after one become its
//! statistics: what it may be, and what it announces. Names found often and mostly as one type become lists.

use std::collections::BTreeMap;
use std::thread;

use isnad::entity::keys::HashKeyed;
use isnad::entity::label::{KINDS, Place, meaning, names};
use isnad::entity::model::Model;
use isnad::entity::passage::Passage;
use isnad::entity::tagger::{cut_of, first_pass};
use isnad::entity::words::{LONGEST_PHRASE, STATISTICS, phrase_hash, word_hash};
use isnad::text::Document;

/// Occurrences of a word: within names of each type, before them, after them; and all.
type Contexts = [u32; STATISTICS + 1];
/// Occurrences of a name by type; and all.
type Types = [u32; KINDS.len() + 1];

/// What was found.
#[derive(Debug, Default)]
pub struct Mined {
    words: HashKeyed<Contexts>,
    phrases: HashKeyed<Types>,
}

/// Lines read as one document: words are weighed once a document, so more is faster; names repeat in neighbouring lines.
const LINES: usize = 40;

impl Mined {
    /// Tags lines of text; two threads, whose counts are added up, so that the result does not depend on their pace.
    pub fn of(lines: &[String], model: &Model) -> Mined {
        let half = lines.len() / 2 / LINES * LINES;
        let (a, b) = lines.split_at(half);
        thread::scope(|scope| {
            let first = scope.spawn(|| Mined::tag(a, model));
            let mut mined = Mined::tag(b, model);
            let other = first.join().expect("a thread that does not panic");
            add(&mut mined.words, other.words);
            add(&mut mined.phrases, other.phrases);
            mined
        })
    }

    fn tag(lines: &[String], model: &Model) -> Mined {
        let mut mined = Mined::default();
        for chunk in lines.chunks(LINES) {
            let text = chunk.join("\n");
            let document = Document::new(&text);
            let passage = Passage::whole(&document, model.language());
            let (_, _, labels) = first_pass(&passage, model);
            let cuts = cut_of(&document, &labels, model);
            let meant = |i: usize| labels.get(i).and_then(|&label| meaning(usize::from(label)));
            for i in 0..labels.len() {
                let folded = document.folded(i);
                let stem = match cuts.get(&i) {
                    Some(&cut) => &folded[cut..],
                    None => model.lexicon().words.best_split(folded).0.stem,
                };
                let contexts = mined.words.entry(word_hash(stem)).or_insert([0; STATISTICS + 1]);
                contexts[STATISTICS] += 1;
                if let Some((kind, _)) = meant(i) {
                    contexts[kind] += 1;
                }
                if let Some((kind, Place::First | Place::Only)) = meant(i + 1) {
                    contexts[KINDS.len() + kind] += 1;
                }
                if let Some((kind, Place::Last | Place::Only)) = i.checked_sub(1).and_then(meant) {
                    contexts[2 * KINDS.len() + kind] += 1;
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
                let types = mined.phrases.entry(hash).or_default();
                types[kind] += 1;
                types[KINDS.len()] += 1;
            }
        }
        mined
    }

    /// Words with the share of their occurrences within, before and after names of each type, 0 to 1; only those met at least `least`
    /// times.
    pub fn shares(&self, least: u32) -> BTreeMap<u64, [f32; STATISTICS]> {
        self.words
            .iter()
            .filter(|(_, n)| n[STATISTICS] >= least)
            .map(|(&h, n)| (h, std::array::from_fn(|s| n[s] as f32 / n[STATISTICS] as f32)))
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

fn add<const N: usize>(to: &mut HashKeyed<[u32; N]>, from: HashKeyed<[u32; N]>) {
    for (key, counts) in from {
        to.entry(key).or_insert([0; N]).iter_mut().zip(counts).for_each(|(sum, n)| *sum += n);
    }
}
