//! Decoding a linear-chain conditional random field: the best label sequence of a sentence (Viterbi), and how sure a span of it is
//! (forward–backward; Rabiner 1989, Lafferty et al. 2001).

use std::ops::Range;

use super::label::{KINDS, LABELS, OUTSIDE, Place, label, may_begin, may_end};

/// One score for each label.
pub type Scores = [f32; LABELS];

/// Labels after which a name may begin: outside, or the end of a name. As many as labels that need no name before them.
const EDGES: usize = 1 + 2 * KINDS.len();
/// The same rounded up to whole vector registers: the loops over them have no remainder.
const LANES: usize = EDGES.next_multiple_of(8);

/// The labels that end a name or stand outside, ascending.
const CLOSING: [usize; EDGES] = edges(Place::Last, Place::Only);
/// The labels that begin a name or stand outside, ascending.
const OPENING: [usize; EDGES] = edges(Place::First, Place::Only);

const fn edges(a: Place, b: Place) -> [usize; EDGES] {
    let mut out = [OUTSIDE; EDGES];
    let mut kind = 0;
    while kind < KINDS.len() {
        out[1 + 2 * kind] = label(kind, a);
        out[2 + 2 * kind] = label(kind, b);
        kind += 1;
    }
    out
}

/// Scores of label pairs in the two blocks that well-formed sequences need: from a closing to an opening label, and within a name.
#[derive(Clone, Debug)]
struct Pairs {
    /// Row: the closing label, column: the opening one.
    edges: [[f32; LANES]; EDGES],
    /// The same, rows and columns changed.
    edges_turned: [[f32; LANES]; EDGES],
    /// For each type from first or inner to inner or last.
    inside: [[[f32; 2]; 2]; KINDS.len()],
}

const INSIDE_FROM: [Place; 2] = [Place::First, Place::Inner];
const INSIDE_TO: [Place; 2] = [Place::Inner, Place::Last];

impl Pairs {
    fn new(score: impl Fn(usize, usize) -> f32, none: f32) -> Pairs {
        let mut pairs = Pairs {
            edges: [[none; LANES]; EDGES],
            edges_turned: [[none; LANES]; EDGES],
            inside: [[[none; 2]; 2]; KINDS.len()],
        };
        for (i, &before) in CLOSING.iter().enumerate() {
            for (j, &after) in OPENING.iter().enumerate() {
                pairs.edges[i][j] = score(before, after);
                pairs.edges_turned[j][i] = score(before, after);
            }
        }
        for (kind, block) in pairs.inside.iter_mut().enumerate() {
            for (row, before) in block.iter_mut().zip(INSIDE_FROM) {
                for (cell, after) in row.iter_mut().zip(INSIDE_TO) {
                    *cell = score(label(kind, before), label(kind, after));
                }
            }
        }
        pairs
    }
}

/// Scores of label pairs, ready for decoding: as they are, and their exponentials.
#[derive(Clone, Debug)]
pub struct Transitions {
    score: Pairs,
    weight: Pairs,
    /// The exponentials, `[before * LABELS + after]`.
    weights: Vec<f32>,
}

impl Transitions {
    /// Of the score of each label after each label, `[before * LABELS + after]`.
    ///
    /// # Panics
    ///
    /// Where there are not just so many.
    pub fn new(score: &[f32]) -> Transitions {
        assert_eq!(score.len(), LABELS * LABELS);
        let weights: Vec<f32> = score.iter().map(|&s| exp(s)).collect();
        Transitions {
            score: Pairs::new(|before, after| score[before * LABELS + after], f32::NEG_INFINITY),
            weight: Pairs::new(|before, after| weights[before * LABELS + after], 0.0),
            weights,
        }
    }
}

/// The best label for each token of a sentence with these emission scores.
pub fn viterbi(emissions: &[Scores], transitions: &Transitions) -> Vec<u8> {
    let Some(first) = emissions.first() else { return Vec::new() };
    let mut back: Vec<[u8; LABELS]> = vec![[0; LABELS]; emissions.len()];
    let mut best: Scores = std::array::from_fn(|l| if may_begin(l) { first[l] } else { f32::NEG_INFINITY });
    let pairs = &transitions.score;
    for (emission, back) in emissions.iter().zip(&mut back).skip(1) {
        let mut top = [f32::NEG_INFINITY; LANES];
        let mut from = [0u32; LANES];
        for ((row, &before), number) in pairs.edges.iter().zip(&CLOSING).zip(0u32..) {
            let score = best[before];
            for lane in 0..LANES {
                let way = score + row[lane];
                let better = way > top[lane];
                top[lane] = if better { way } else { top[lane] };
                from[lane] = if better { number } else { from[lane] };
            }
        }
        let mut next = [f32::NEG_INFINITY; LABELS];
        for ((&after, top), from) in OPENING.iter().zip(top).zip(from) {
            next[after] = top + emission[after];
            back[after] = CLOSING[from as usize].to_le_bytes()[0];
        }
        for (kind, block) in pairs.inside.iter().enumerate() {
            let from = INSIDE_FROM.map(|place| label(kind, place));
            for (column, to) in INSIDE_TO.into_iter().enumerate() {
                let ways = [best[from[0]] + block[0][column], best[from[1]] + block[1][column]];
                let which = usize::from(ways[1] > ways[0]);
                let after = label(kind, to);
                next[after] = ways[which] + emission[after];
                back[after] = from[which].to_le_bytes()[0];
            }
        }
        best = next;
    }
    let (mut label, mut top) = (0, f32::NEG_INFINITY);
    for (l, &score) in best.iter().enumerate() {
        if may_end(l) && score > top {
            (label, top) = (l, score);
        }
    }
    let mut labels = vec![0; emissions.len()];
    for i in (0..emissions.len()).rev() {
        labels[i] = u8::try_from(label).unwrap_or(0);
        label = usize::from(back[i][label]);
    }
    labels
}

/// The forward and backward weights of a sentence.
#[derive(Debug)]
pub struct Lattice {
    emission: Vec<Scores>,
    forward: Vec<Scores>,
    backward: Vec<Scores>,
    norm: Vec<f32>,
}

impl Lattice {
    /// Runs both passes over emission scores.
    pub fn new(emissions: &[Scores], transitions: &Transitions) -> Lattice {
        let count = emissions.len();
        let emission: Vec<Scores> = emissions
            .iter()
            .map(|e| {
                let top = e.iter().copied().fold(f32::NEG_INFINITY, f32::max);
                std::array::from_fn(|l| exp(e[l] - top))
            })
            .collect();
        let pairs = &transitions.weight;
        let mut forward = vec![[0.0; LABELS]; count];
        let mut norm = vec![1.0; count];
        let mut ways: Scores = std::array::from_fn(|l| f32::from(u8::from(may_begin(l))));
        for i in 0..count {
            let here: Scores = std::array::from_fn(|l| ways[l] * emission[i][l]);
            let sum: f32 = here.iter().sum();
            // A sum of nothing (every path forbidden or underflown) leaves zeros, not numbers that are none.
            norm[i] = if sum > 0.0 { sum } else { 1.0 };
            forward[i] = here.map(|weight| weight / norm[i]);
            ways = after(&forward[i], pairs);
        }
        let mut backward = vec![[0.0; LABELS]; count];
        let mut ways: Scores = std::array::from_fn(|l| f32::from(u8::from(may_end(l))));
        for i in (0..count).rev() {
            backward[i] = ways;
            ways = before(&std::array::from_fn(|l| emission[i][l] * backward[i][l] / norm[i]), pairs);
        }
        Lattice { emission, forward, backward, norm }
    }

    /// The probability that the tokens `span` carry just these labels, 0 to 1.
    ///
    /// # Panics
    ///
    /// Where the span is empty or reaches past the sentence.
    pub fn probability(&self, span: &Range<usize>, labels: &[u8], transitions: &Transitions) -> f32 {
        let mut label = usize::from(labels[span.start]);
        let mut p = self.forward[span.start][label];
        for (i, &next) in labels.iter().enumerate().take(span.end).skip(span.start + 1) {
            let next = usize::from(next);
            p *= transitions.weights[label * LABELS + next] * self.emission[i][next] / self.norm[i];
            label = next;
        }
        p *= self.backward[span.end - 1][label];
        // What may not end a sentence takes part in the forward sum of the last token: divide by what is left.
        let last = self.forward.len() - 1;
        let total: f32 = self.forward[last].iter().zip(&self.backward[last]).map(|(f, b)| f * b).sum();
        if total > 0.0 { (p / total).clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// The weights of all ways from the labels of one token to each label of the next.
fn after(weights: &Scores, pairs: &Pairs) -> Scores {
    let mut sums = [0.0; LANES];
    for (row, &before) in pairs.edges.iter().zip(&CLOSING) {
        for lane in 0..LANES {
            sums[lane] += weights[before] * row[lane];
        }
    }
    let mut out = [0.0; LABELS];
    OPENING.iter().zip(sums).for_each(|(&l, sum)| out[l] = sum);
    for (kind, block) in pairs.inside.iter().enumerate() {
        let from = INSIDE_FROM.map(|place| weights[label(kind, place)]);
        for (column, to) in INSIDE_TO.into_iter().enumerate() {
            out[label(kind, to)] = from[0] * block[0][column] + from[1] * block[1][column];
        }
    }
    out
}

/// The weights of all ways from each label of one token to the labels of the next, which have these weights.
fn before(weights: &Scores, pairs: &Pairs) -> Scores {
    let mut sums = [0.0; LANES];
    for (row, &after) in pairs.edges_turned.iter().zip(&OPENING) {
        for lane in 0..LANES {
            sums[lane] += weights[after] * row[lane];
        }
    }
    let mut out = [0.0; LABELS];
    CLOSING.iter().zip(sums).for_each(|(&l, sum)| out[l] = sum);
    for (kind, block) in pairs.inside.iter().enumerate() {
        let to = INSIDE_TO.map(|place| weights[label(kind, place)]);
        for (row, from) in block.iter().zip(INSIDE_FROM) {
            out[label(kind, from)] = row[0] * to[0] + row[1] * to[1];
        }
    }
    out
}

/// The exponential function by range reduction and a polynomial: not the platform's, so that the native and the browser's results
/// are the same bits. Within 1e-6 of the true value, relatively; clamped to what an `f32` holds.
pub fn exp(x: f32) -> f32 {
    let x = x.clamp(-87.0, 88.0);
    let n = (x * std::f32::consts::LOG2_E).round();
    // ln 2 in two parts, so that the product is exact.
    let r = x - n * 0.693_359_4 + n * 2.121_944_4e-4;
    let p = 1.0 + r * (1.0 + r * (0.5 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0 + r / 720.0)))));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 254")]
    let power = f32::from_bits(((n as i32 + 127) as u32) << 23);
    p * power
}

#[cfg(test)]
mod tests {
    use super::super::label::may_follow;
    use super::*;

    fn emissions(favoured: &[usize]) -> Vec<Scores> {
        favoured.iter().map(|&l| std::array::from_fn(|m| if m == l { 2.0 } else { 0.0 })).collect()
    }

    #[test]
    fn the_best_sequence_is_well_formed() {
        let none = Transitions::new(&[0.0; LABELS * LABELS]);
        let (first, last) = (label(0, Place::First), label(0, Place::Last));
        assert_eq!(viterbi(&emissions(&[first, last, 0]), &none), [first as u8, last as u8, 0]);
        // A last token without a first one cannot stand.
        let lone = viterbi(&emissions(&[0, last, 0]), &none);
        assert_ne!(usize::from(lone[1]), last);
        assert!(viterbi(&[], &none).is_empty());
    }

    #[test]
    fn probabilities_agree_with_enumeration() {
        let pair = |n: usize| ((n / LABELS * 7 + n % LABELS * 3) % 5) as f32 * 0.3 - 0.6;
        let transitions = Transitions::new(&(0..LABELS * LABELS).map(pair).collect::<Vec<f32>>());
        let emissions: Vec<Scores> =
            (0..3).map(|i| std::array::from_fn(|l| ((i * 5 + l * 11) % 7) as f32 * 0.4 - 1.0)).collect();
        let score = |path: [usize; 3]| {
            let legal = may_begin(path[0])
                && may_end(path[2])
                && may_follow(path[0], path[1])
                && may_follow(path[1], path[2]);
            let s = |i: usize| emissions[i][path[i]];
            let t = |i: usize| pair(path[i] * LABELS + path[i + 1]);
            if legal { f64::from(s(0) + s(1) + s(2) + t(0) + t(1)).exp() } else { 0.0 }
        };
        let paths = (0..LABELS.pow(3)).map(|n| [n / LABELS / LABELS, n / LABELS % LABELS, n % LABELS]);
        let (mut all, mut with, mut best, mut best_path) = (0.0, 0.0, 0.0, [0; 3]);
        let (f, l) = (label(2, Place::First), label(2, Place::Last));
        for path in paths {
            let w = score(path);
            all += w;
            if path[0] == f && path[1] == l {
                with += w;
            }
            if w > best {
                (best, best_path) = (w, path);
            }
        }
        let lattice = Lattice::new(&emissions, &transitions);
        let p = lattice.probability(&(0..2), &[f as u8, l as u8, 0], &transitions);
        assert!((f64::from(p) - with / all).abs() < 1e-5, "{p} {}", with / all);
        assert_eq!(viterbi(&emissions, &transitions), best_path.map(|l| l as u8));
    }

    #[test]
    fn the_exponential_is_close() {
        for n in -800..800 {
            let x = n as f32 / 10.0;
            let (got, want) = (f64::from(exp(x)), f64::from(x).exp());
            assert!((got - want).abs() <= want * 3e-6, "{x}: {got} {want}");
        }
        assert!(exp(1000.0).is_finite());
        assert!(exp(-1000.0) >= 0.0);
    }
}
