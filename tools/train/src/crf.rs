//! Training a linear-chain conditional random field by stochastic gradient: AdaGrad (Duchi et al. 2011) with an L1 penalty applied
//! when a feature is next met, and features left out at random so that none is relied on alone. One thread and one seed: the same
//! input gives the same weights.

use isnad::entity::decode::{Scores, exp};
use isnad::entity::keys::HashKeyed;
use isnad::entity::label::{LABELS, may_begin, may_end, may_follow};

/// Numbers for the features met often enough.
#[derive(Debug, Default)]
pub struct Vocabulary {
    numbers: HashKeyed<u32>,
}

impl Vocabulary {
    /// Numbers the features counted at least `least` times, in the order of their hashes.
    pub fn new(counts: &HashKeyed<u32>, least: u32) -> Vocabulary {
        let mut kept: Vec<u64> = counts.iter().filter(|(_, n)| **n >= least).map(|(h, _)| *h).collect();
        kept.sort_unstable();
        Vocabulary {
            numbers: kept
                .iter()
                .enumerate()
                .map(|(n, &h)| (h, u32::try_from(n).expect("fewer than 2^32")))
                .collect(),
        }
    }

    /// The number of a feature.
    pub fn get(&self, hash: u64) -> Option<u32> {
        self.numbers.get(&hash).copied()
    }

    /// How many features there are.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// All features with their numbers, in the order of their hashes.
    pub fn sorted(&self) -> Vec<(u64, u32)> {
        let mut all: Vec<(u64, u32)> = self.numbers.iter().map(|(&h, &n)| (h, n)).collect();
        all.sort_unstable();
        all
    }
}

/// A sentence to learn from.
#[derive(Clone, Debug, Default)]
pub struct Instance {
    /// Numbers of features, all tokens' one after another.
    pub features: Vec<u32>,
    /// Where each token's end.
    pub ends: Vec<u32>,
    /// The right label of each token.
    pub labels: Vec<u8>,
    /// Scores that are given, to which the learnt ones are added; empty for none.
    pub given: Vec<Scores>,
    /// How much it counts.
    pub weight: f32,
    /// The number of its corpus: each has its own transitions beside the common ones.
    pub corpus: usize,
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Times that every sentence is seen.
    pub epochs: usize,
    /// Step size.
    pub rate: f32,
    /// L1 penalty a sentence.
    pub penalty: f32,
    /// Share of features left out at random.
    pub dropout: f32,
    /// Of the random order.
    pub seed: u64,
}

/// Learnt weights.
#[derive(Clone, Debug)]
pub struct Weights {
    rows: Vec<f32>,
    /// Transitions, `[before * LABELS + after]`: the common ones, then each corpus's own.
    transitions: Vec<Vec<f32>>,
}

const STRIDE: usize = 2 * LABELS;

/// A small random generator (splitmix64): one seed, one sequence, on every platform.
pub struct Random(u64);

impl Random {
    /// Of a seed.
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 up to `n`, `n` excluded.
    pub fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.bits()) * n as u128) >> 64) as usize
    }

    /// Puts a list into a random order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, self.below(i + 1));
        }
    }
}

impl Weights {
    /// A feature's weight for each label.
    pub fn row(&self, feature: u32) -> &[f32] {
        let at = feature as usize * STRIDE;
        &self.rows[at..at + LABELS]
    }

    /// The transitions of a corpus, the common part included.
    pub fn transitions(&self, corpus: usize) -> Vec<f32> {
        self.transitions[0].iter().zip(&self.transitions[corpus + 1]).map(|(a, b)| a + b).collect()
    }
}

/// Learns weights for `features` features. `progress` is called after each epoch with its number and the mean log likelihood a sentence.
pub fn train(
    instances: &[Instance],
    features: usize,
    settings: Settings,
    progress: impl FnMut(usize, f64),
) -> Weights {
    train_from(instances, features, &[0.0; LABELS * LABELS], settings, progress)
}

/// The same with transitions to start from.
pub fn train_from(
    instances: &[Instance],
    features: usize,
    transitions: &[f32],
    settings: Settings,
    mut progress: impl FnMut(usize, f64),
) -> Weights {
    let corpora = instances.iter().map(|i| i.corpus + 1).max().unwrap_or(1);
    let mut trainer = Trainer {
        settings,
        rows: vec![0.0; features * STRIDE],
        seen: vec![0; features],
        step: 0,
        transitions: vec![vec![0.0; LABELS * LABELS]; corpora + 1],
        squares: vec![vec![1e-2; LABELS * LABELS]; corpora + 1],
        before: std::array::from_fn(|after| (0..LABELS).filter(|&b| may_follow(b, after)).collect()),
        random: Random::new(settings.seed),
    };
    trainer.transitions[0].copy_from_slice(transitions);
    // The sums of squared gradients stand beside the weights, in one stretch of memory.
    for row in trainer.rows.chunks_exact_mut(STRIDE) {
        row[LABELS..].fill(1e-2);
    }
    let mut order: Vec<usize> = (0..instances.len()).collect();
    for epoch in 0..settings.epochs {
        trainer.random.shuffle(&mut order);
        let half = settings.epochs as f32 * 0.5;
        let left = (settings.epochs - epoch) as f32;
        let rate = settings.rate * if left > half { 1.0 } else { left / half };
        let likelihood: f64 = order.iter().map(|&i| trainer.learn(&instances[i], rate)).sum();
        progress(epoch + 1, likelihood / instances.len() as f64);
    }
    for feature in 0..features {
        trainer.shrink(u32::try_from(feature).expect("fewer than 2^32"), settings.rate * 0.02);
    }
    Weights { rows: trainer.rows, transitions: trainer.transitions }
}

struct Trainer {
    settings: Settings,
    rows: Vec<f32>,
    /// The step at which each feature's penalty was last paid.
    seen: Vec<u32>,
    step: u32,
    transitions: Vec<Vec<f32>>,
    squares: Vec<Vec<f32>>,
    before: [Vec<usize>; LABELS],
    random: Random,
}

impl Trainer {
    /// Pays the penalty that a feature owes since it was last met.
    fn shrink(&mut self, feature: u32, rate: f32) {
        let owed = (self.step - self.seen[feature as usize]) as f32;
        self.seen[feature as usize] = self.step;
        if owed == 0.0 || self.settings.penalty == 0.0 {
            return;
        }
        let at = feature as usize * STRIDE;
        let (weights, squares) = self.rows[at..at + STRIDE].split_at_mut(LABELS);
        for (w, g) in weights.iter_mut().zip(squares) {
            if *w != 0.0 {
                let by = self.settings.penalty * owed * rate / g.sqrt();
                *w = if *w > by {
                    *w - by
                } else if *w < -by {
                    *w + by
                } else {
                    0.0
                };
            }
        }
    }

    /// One step on one sentence; its log likelihood before the step.
    fn learn(&mut self, instance: &Instance, rate: f32) -> f64 {
        let count = instance.labels.len();
        let corpus = instance.corpus + 1;
        self.step += 1;
        // Features that stay in this time.
        let limit = (f64::from(self.settings.dropout) * 2f64.powi(32)) as u64;
        let mut kept = Vec::with_capacity(instance.features.len());
        let mut ends = Vec::with_capacity(count);
        let mut from = 0;
        for &end in &instance.ends {
            for &feature in &instance.features[from..end as usize] {
                if limit == 0 || self.random.bits() >> 32 >= limit {
                    kept.push(feature);
                }
            }
            ends.push(kept.len());
            from = end as usize;
        }
        for &feature in &kept {
            self.shrink(feature, rate);
        }
        let mut emissions: Vec<Scores> =
            if instance.given.is_empty() { vec![[0.0; LABELS]; count] } else { instance.given.clone() };
        let mut from = 0;
        for (scores, &end) in emissions.iter_mut().zip(&ends) {
            for &feature in &kept[from..end] {
                let at = feature as usize * STRIDE;
                for (s, w) in scores.iter_mut().zip(&self.rows[at..at + LABELS]) {
                    *s += w;
                }
            }
            from = end;
        }
        let transition: Vec<f32> =
            self.transitions[0].iter().zip(&self.transitions[corpus]).map(|(a, b)| a + b).collect();
        let weight: Vec<f32> = transition.iter().map(|&t| exp(t)).collect();
        // Forward and backward, scaled at each token.
        let mut likelihood = 0.0f64;
        let mut emission = vec![[0.0f32; LABELS]; count];
        for (e, scores) in emission.iter_mut().zip(&emissions) {
            let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            *e = std::array::from_fn(|l| exp(scores[l] - top));
            likelihood -= f64::from(top);
        }
        let mut forward = vec![[0.0f32; LABELS]; count];
        let mut norm = vec![1.0f32; count];
        for i in 0..count {
            let mut sum = 0.0;
            for after in 0..LABELS {
                let way = match i.checked_sub(1) {
                    None => f32::from(u8::from(may_begin(after))),
                    Some(p) => {
                        self.before[after].iter().map(|&b| forward[p][b] * weight[b * LABELS + after]).sum()
                    }
                };
                let ends_well = i + 1 < count || may_end(after);
                forward[i][after] = if ends_well { way * emission[i][after] } else { 0.0 };
                sum += forward[i][after];
            }
            norm[i] = sum.max(f32::MIN_POSITIVE);
            likelihood -= f64::from(norm[i]).ln();
            for f in &mut forward[i] {
                *f /= norm[i];
            }
        }
        let mut backward = vec![[0.0f32; LABELS]; count];
        let mut gradient = vec![0.0f32; LABELS * LABELS];
        backward[count - 1] = std::array::from_fn(|l| f32::from(u8::from(may_end(l))));
        for i in (0..count - 1).rev() {
            for after in 0..LABELS {
                let way = emission[i + 1][after] * backward[i + 1][after] / norm[i + 1];
                if way == 0.0 {
                    continue;
                }
                for &b in &self.before[after] {
                    let both = weight[b * LABELS + after] * way;
                    backward[i][b] += both;
                    gradient[b * LABELS + after] -= forward[i][b] * both;
                }
            }
        }
        for (i, scores) in emissions.iter().enumerate() {
            let label = usize::from(instance.labels[i]);
            likelihood += f64::from(scores[label]);
            if i > 0 {
                let pair = usize::from(instance.labels[i - 1]) * LABELS + label;
                likelihood += f64::from(transition[pair]);
                gradient[pair] += 1.0;
            }
        }
        let mut from = 0;
        for i in 0..count {
            let mut error: Scores = std::array::from_fn(|l| -forward[i][l] * backward[i][l]);
            let sum: f32 = -error.iter().sum::<f32>();
            let sum = sum.max(f32::MIN_POSITIVE);
            error.iter_mut().for_each(|e| *e /= sum);
            error[usize::from(instance.labels[i])] += 1.0;
            let active: Vec<(usize, f32)> = error
                .iter()
                .enumerate()
                .filter(|(_, e)| e.abs() > 1e-4)
                .map(|(l, e)| (l, e * instance.weight))
                .collect();
            for &feature in &kept[from..ends[i]] {
                let at = feature as usize * STRIDE;
                for &(l, e) in &active {
                    let square = &mut self.rows[at + LABELS + l];
                    *square += e * e;
                    let step = rate * e / square.sqrt();
                    self.rows[at + l] += step;
                }
            }
            from = ends[i];
        }
        for (pair, g) in gradient.iter().enumerate().filter(|(_, g)| **g != 0.0) {
            let g = g * instance.weight;
            for set in [0, corpus] {
                self.squares[set][pair] += g * g;
                self.transitions[set][pair] += rate * g / self.squares[set][pair].sqrt();
            }
        }
        likelihood
    }
}
