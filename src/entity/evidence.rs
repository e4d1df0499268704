//! The second pass: what the first pass found elsewhere in the document is evidence for what it doubted here.
//!
//! A word that is part of a person's name in one sentence is hardly a plain noun in the next. For each token these features say how
//! its other occurrences were labelled, and whether it stood there beside the same neighbour inside one name. Their weights are
//! added to the first pass's scores, and the sentence is decoded again.

use std::collections::HashMap;

use super::keys::{hash, mix};
use super::label::{KINDS, Place, meaning, names};
use super::words::Lexicon;
use crate::text::{Document, TokenKind};

const TAG: u8 = 60;

/// How a word, or a pair of neighbours, was labelled in a document.
#[derive(Clone, Debug, Default)]
struct Tally {
    outside: u32,
    inside: [[u32; 4]; KINDS.len()],
}

impl Tally {
    fn add(&mut self, label: u8) {
        match meaning(usize::from(label)) {
            None => self.outside += 1,
            Some((kind, place)) => self.inside[kind][place as usize] += 1,
        }
    }

    /// The same without one occurrence.
    fn without(&self, label: u8) -> Tally {
        let mut rest = self.clone();
        match meaning(usize::from(label)) {
            None => rest.outside -= 1,
            Some((kind, place)) => rest.inside[kind][place as usize] -= 1,
        }
        rest
    }

    fn kind_count(&self, kind: usize) -> u32 {
        self.inside[kind].iter().sum()
    }

    /// The type that most of the labelled occurrences have, and how many have it.
    fn majority(&self) -> Option<(usize, u32)> {
        let counts = (0..KINDS.len()).map(|k| (k, self.kind_count(k)));
        counts.filter(|(_, n)| *n > 0).max_by_key(|&(k, n)| (n, KINDS.len() - k))
    }
}

/// The second pass's features of every token, given the first pass's labels; none for a token that gives no evidence.
pub fn features(document: &Document<'_>, lexicon: &Lexicon, labels: &[u8]) -> Vec<Vec<u64>> {
    let count = document.tokens().len();
    let stems: Vec<u64> = (0..count)
        .map(|i| match document.token(i).kind {
            TokenKind::Mark | TokenKind::Number => 0,
            _ => hash(TAG, lexicon.words.best_split(document.folded(i)).0.stem.as_bytes()),
        })
        .collect();
    let mut words: HashMap<u64, Tally> = HashMap::new();
    // Pairs of neighbours: how often they stand together, and in one name of which type.
    let mut pairs: HashMap<(u64, u64), [u32; KINDS.len() + 1]> = HashMap::new();
    for (i, &stem) in stems.iter().enumerate() {
        if stem != 0 {
            words.entry(stem).or_default().add(labels[i]);
        }
        if stem != 0 && i + 1 < count && stems[i + 1] != 0 {
            pairs.entry((stem, stems[i + 1])).or_default()[joined(labels, i)] += 1;
        }
    }
    // How the whole of a name was labelled elsewhere.
    let mut whole: HashMap<u64, [u32; KINDS.len()]> = HashMap::new();
    let spans = names(labels);
    let key = |span: &std::ops::Range<usize>| stems[span.clone()].iter().fold(0, |h, &s| mix(h, s));
    for (span, kind) in &spans {
        whole.entry(key(span)).or_default()[*kind] += 1;
    }
    let mut out: Vec<Vec<u64>> = vec![Vec::new(); count];
    for i in 0..count {
        if stems[i] == 0 {
            continue;
        }
        let others = words[&stems[i]].without(labels[i]);
        let all = others.outside + (0..KINDS.len()).map(|k| others.kind_count(k)).sum::<u32>();
        let own = u64::from(labels[i]);
        let feature = |what: u64, value: u64| mix(mix(hash(TAG, &[1]), what), value);
        if all > 0 {
            let list = &mut out[i];
            match others.majority() {
                None => {
                    list.push(feature(1, u64::from(all.min(3))));
                    list.push(feature(2, own));
                }
                Some((kind, n)) => {
                    let share = u64::from(4 * n / all);
                    let kind_code = kind as u64;
                    list.push(feature(3, kind_code << 8 | share << 4 | u64::from(n.min(3))));
                    list.push(feature(4, kind_code << 8 | share));
                    for place in [Place::First, Place::Inner, Place::Last, Place::Only] {
                        if others.inside[kind][place as usize] > 0 {
                            list.push(feature(5, kind_code << 8 | place as u64));
                        }
                    }
                }
            }
        }
        for (which, at) in [(0u64, i.checked_sub(1)), (1, Some(i))] {
            let Some(at) = at.filter(|&at| at + 1 < count) else { continue };
            let Some(tally) = pairs.get(&(stems[at], stems[at + 1])) else { continue };
            let own_state = joined(labels, at);
            for (state, &n) in tally.iter().enumerate() {
                if n > u32::from(state == own_state) {
                    out[i].push(feature(6, which << 8 | state as u64));
                }
            }
        }
    }
    for (span, kind) in &spans {
        let tally = whole[&key(span)];
        let others: u32 = tally.iter().sum::<u32>() - 1;
        for (k, &n) in tally.iter().enumerate() {
            let n = n - u32::from(k == *kind);
            if n > 0 {
                let share = u64::from(4 * n / others);
                for i in span.clone() {
                    let h = mix(mix(hash(TAG, &[2]), (k as u64) << 8 | share), u64::from(labels[i]));
                    out[i].push(h);
                }
            }
        }
    }
    out
}

/// Whether tokens `i` and `i + 1` stand in one name: 0 if not, else the type's number and one.
fn joined(labels: &[u8], i: usize) -> usize {
    match (meaning(usize::from(labels[i])), meaning(usize::from(labels[i + 1]))) {
        (Some((kind, Place::First | Place::Inner)), Some((_, Place::Inner | Place::Last))) => kind + 1,
        _ => 0,
    }
}
