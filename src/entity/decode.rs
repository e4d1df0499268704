//! Decoding a linear-chain conditional random field: the best label sequence of a sentence (Viterbi), and how sure a span of it is
//! (forward–backward; Rabiner 1989, Lafferty et al. 2001).

use std::ops::Range;
use std::sync::OnceLock;

use super::label::{LABELS, may_begin, may_end, may_follow};

/// One score for each label.
pub type Scores = [f32; LABELS];

/// The labels that may stand before each label.
fn before() -> &'static [Vec<usize>; LABELS] {
    static BEFORE: OnceLock<[Vec<usize>; LABELS]> = OnceLock::new();
    BEFORE.get_or_init(|| {
        std::array::from_fn(|after| (0..LABELS).filter(|&before| may_follow(before, after)).collect())
    })
}

/// Scores of label pairs, ready for decoding: as they are, and their exponentials.
#[derive(Clone, Debug)]
pub struct Transitions {
    score: Vec<f32>,
    weight: Vec<f32>,
}

impl Transitions {
    /// Of the score of each label after each label, `[before * LABELS + after]`.
    ///
    /// # Panics
    ///
    /// Where there are not just so many.
    pub fn new(score: &[f32]) -> Transitions {
        assert_eq!(score.len(), LABELS * LABELS);
        Transitions { score: score.to_vec(), weight: score.iter().map(|&s| exp(s)).collect() }
    }
}

/// The best label for each token of a sentence with these emission scores.
pub fn viterbi(emissions: &[Scores], transitions: &Transitions) -> Vec<u8> {
    let Some(first) = emissions.first() else { return Vec::new() };
    let before = before();
    let mut back: Vec<[u8; LABELS]> = vec![[0; LABELS]; emissions.len()];
    let mut best: Scores = std::array::from_fn(|l| if may_begin(l) { first[l] } else { f32::NEG_INFINITY });
    for (i, emission) in emissions.iter().enumerate().skip(1) {
        let mut next = [f32::NEG_INFINITY; LABELS];
        for after in 0..LABELS {
            let (mut top, mut from) = (f32::NEG_INFINITY, 0);
            for &b in &before[after] {
                let score = best[b] + transitions.score[b * LABELS + after];
                if score > top {
                    (top, from) = (score, b);
                }
            }
            next[after] = top + emission[after];
            back[i][after] = u8::try_from(from).unwrap_or(0);
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
        let before = before();
        let count = emissions.len();
        let emission: Vec<Scores> = emissions
            .iter()
            .map(|e| {
                let top = e.iter().copied().fold(f32::NEG_INFINITY, f32::max);
                std::array::from_fn(|l| exp(e[l] - top))
            })
            .collect();
        let mut forward = vec![[0.0; LABELS]; count];
        let mut backward = vec![[0.0; LABELS]; count];
        let mut norm = vec![1.0; count];
        for i in 0..count {
            let mut sum = 0.0;
            for after in 0..LABELS {
                let weight = match i.checked_sub(1) {
                    None => f32::from(u8::from(may_begin(after))),
                    Some(p) => before[after]
                        .iter()
                        .map(|&b| forward[p][b] * transitions.weight[b * LABELS + after])
                        .sum(),
                };
                forward[i][after] = weight * emission[i][after];
                sum += forward[i][after];
            }
            // A sum of nothing (every path forbidden or underflown) leaves zeros, not numbers that are none.
            norm[i] = if sum > 0.0 { sum } else { 1.0 };
            for weight in &mut forward[i] {
                *weight /= norm[i];
            }
        }
        for i in (0..count).rev() {
            if i + 1 == count {
                backward[i] = std::array::from_fn(|l| f32::from(u8::from(may_end(l))));
            } else {
                for after in 0..LABELS {
                    let weight = emission[i + 1][after] * backward[i + 1][after] / norm[i + 1];
                    for &b in &before[after] {
                        backward[i][b] += transitions.weight[b * LABELS + after] * weight;
                    }
                }
            }
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
            p *= transitions.weight[label * LABELS + next] * self.emission[i][next] / self.norm[i];
            label = next;
        }
        p *= self.backward[span.end - 1][label];
        // What may not end a sentence takes part in the forward sum of the last token: divide by what is left.
        let last = self.forward.len() - 1;
        let total: f32 = self.forward[last].iter().zip(&self.backward[last]).map(|(f, b)| f * b).sum();
        if total > 0.0 { (p / total).clamp(0.0, 1.0) } else { 0.0 }
    }
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
    use super::super::label::{Place, label};
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
        let score = |n: usize| ((n / LABELS * 7 + n % LABELS * 3) % 5) as f32 * 0.3 - 0.6;
        let transitions = Transitions::new(&(0..LABELS * LABELS).map(score).collect::<Vec<f32>>());
        let emissions: Vec<Scores> =
            (0..3).map(|i| std::array::from_fn(|l| ((i * 5 + l * 11) % 7) as f32 * 0.4 - 1.0)).collect();
        let score = |path: [usize; 3]| {
            let legal = may_begin(path[0])
                && may_end(path[2])
                && may_follow(path[0], path[1])
                && may_follow(path[1], path[2]);
            let s = |i: usize| emissions[i][path[i]];
            let t = |i: usize| transitions.score[path[i] * LABELS + path[i + 1]];
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
