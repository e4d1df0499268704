//! The second pass: what the first pass found elsewhere in the document is evidence for what it doubted here.
//!
//! A word that is part of a person's name in one sentence is hardly a plain noun in the next. For each token these features say how
//! its other occurrences were labelled, and whether it stood there beside the same neighbour inside one name. Their weights are
//! added to the first pass's scores, and the sentence is decoded again.

use super::features::Features;
use super::keys::{HashKeyed, hash, mix};
use super::label::{KINDS, Place, meaning, names};
use super::passage::Passage;

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

    /// The same without another's, which it holds.
    fn without_all(&self, part: &Tally) -> Tally {
        let mut rest = self.clone();
        rest.outside = rest.outside.saturating_sub(part.outside);
        for (kind, other) in rest.inside.iter_mut().zip(&part.inside) {
            for (n, m) in kind.iter_mut().zip(other) {
                *n = n.saturating_sub(*m);
            }
        }
        rest
    }

    /// How many occurrences there are.
    fn all(&self) -> u32 {
        self.outside + self.inside.iter().flatten().sum::<u32>()
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

/// The second pass's features of every token that has any, given the first pass's labels: the token and one feature of it, a token's
/// features one after another.
pub fn features(passage: &Passage<'_, '_>, features: &Features, labels: &[u8]) -> Vec<(usize, u64)> {
    let document = passage.document();
    let count = document.tokens().len();
    let mut stems = vec![0; count];
    for i in passage.sentences().iter().flat_map(Clone::clone) {
        stems[i] = features.stem(document, i);
    }
    let mut words: HashKeyed<Tally> = HashKeyed::default();
    // Spellings of one foreign name.
    let mut sounds: HashKeyed<Tally> = HashKeyed::default();
    // Pairs of neighbours: how often they stand together, and in one name of which type.
    let mut pairs: HashKeyed<[u32; KINDS.len() + 1]> = HashKeyed::default();
    for (i, &stem) in stems.iter().enumerate() {
        if stem != 0 {
            words.entry(stem).or_default().add(labels[i]);
            let sound = features.sound(i);
            if sound != 0 {
                sounds.entry(sound).or_default().add(labels[i]);
            }
        }
        if stem != 0 && i + 1 < count && stems[i + 1] != 0 {
            pairs.entry(mix(stem, stems[i + 1])).or_default()[joined(labels, i)] += 1;
        }
    }
    // How the whole of a name was labelled elsewhere.
    let mut whole: HashKeyed<[u32; KINDS.len()]> = HashKeyed::default();
    let spans = names(labels);
    let key = |span: &std::ops::Range<usize>| stems[span.clone()].iter().fold(0, |h, &s| mix(h, s));
    for (span, kind) in &spans {
        whole.entry(key(span)).or_default()[*kind] += 1;
    }
    let mut out = Vec::new();
    // Once a name, however long: a text may be one.
    let spans = spans.into_iter().map(|(span, kind)| {
        let tally = whole[&key(&span)];
        (span, kind, tally)
    });
    let mut spans = spans.peekable();
    for i in 0..count {
        if let Some((span, kind, tally)) = spans.peek()
            && span.contains(&i)
        {
            let others: u32 = tally.iter().sum::<u32>() - 1;
            for (k, &n) in tally.iter().enumerate() {
                let n = n - u32::from(k == *kind);
                if n > 0 {
                    let share = u64::from(4 * n / others);
                    let h = mix(mix(hash(TAG, &[2]), (k as u64) << 8 | share), u64::from(labels[i]));
                    out.push((i, h));
                }
            }
        }
        spans.next_if(|(span, _, _)| span.end <= i + 1);
        if stems[i] == 0 {
            continue;
        }
        let feature = |what: u64, value: u64| (i, mix(mix(hash(TAG, &[1]), what), value));
        let tally = &words[&stems[i]];
        let all = tally.all() - 1;
        if all > 0 {
            let others = tally.without(labels[i]);
            match others.majority() {
                None => {
                    out.push(feature(1, u64::from(all.min(3))));
                    out.push(feature(2, u64::from(labels[i])));
                }
                Some((kind, n)) => {
                    let share = u64::from(4 * n / all);
                    let kind_code = kind as u64;
                    out.push(feature(3, kind_code << 8 | share << 4 | u64::from(n.min(3))));
                    out.push(feature(4, kind_code << 8 | share));
                    for place in [Place::First, Place::Inner, Place::Last, Place::Only] {
                        if others.inside[kind][place as usize] > 0 {
                            out.push(feature(5, kind_code << 8 | place as u64));
                        }
                    }
                }
            }
        }
        if let Some(alike) = sounds.get(&features.sound(i))
            && alike.all() > tally.all()
            && let Some((kind, n)) = alike.without_all(tally).majority()
        {
            let share = u64::from(4 * n / (alike.all() - tally.all()));
            out.push(feature(7, (kind as u64) << 8 | share));
        }
        for (which, at) in [(0u64, i.checked_sub(1)), (1, Some(i))] {
            let Some(at) = at.filter(|&at| at + 1 < count) else { continue };
            let Some(tally) = pairs.get(&mix(stems[at], stems[at + 1])) else { continue };
            let own_state = joined(labels, at);
            for (state, &n) in tally.iter().enumerate() {
                if n > u32::from(state == own_state) {
                    out.push(feature(6, which << 8 | state as u64));
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
