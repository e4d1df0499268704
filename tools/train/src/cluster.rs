//! Classes of words by the company they keep: the exchange algorithm for class bigrams (Martin, Liermann & Ney 1998), with the
//! objective of Brown et al. (1992), and the tree of the classes by merging those whose union loses least.
//!
//! A word's gain in a class is summed over the classes of its neighbours, for all classes at once, in loops that the compiler turns
//! into vector instructions; logarithms are polynomials, so the result is the same on every machine.

/// Neighbours of each word with counts, in one list: those of word `w` are at `ends[w - 1]..ends[w]`.
#[derive(Debug)]
struct Neighbours {
    ends: Vec<usize>,
    list: Vec<(u32, u32)>,
}

impl Neighbours {
    /// Of pairs (word, neighbour), each as one number, sorted.
    fn new(words: usize, pairs: &[u64]) -> Neighbours {
        let mut list: Vec<(u32, u32)> = Vec::new();
        let mut ends = vec![0; words];
        let mut previous = None;
        for &pair in pairs {
            if previous == Some(pair) {
                list.last_mut().expect("pushed before").1 += 1;
            } else {
                list.push((pair as u32, 1));
                previous = Some(pair);
            }
            ends[(pair >> 32) as usize] = list.len();
        }
        for w in 1..words {
            ends[w] = ends[w].max(ends[w - 1]);
        }
        Neighbours { ends, list }
    }

    fn of(&self, word: usize) -> &[(u32, u32)] {
        let from = word.checked_sub(1).map_or(0, |p| self.ends[p]);
        &self.list[from..self.ends[word]]
    }
}

/// The classes of words and the path of each class in the tree.
#[derive(Debug)]
pub struct Clusters {
    /// The class of each word.
    pub class: Vec<u16>,
    /// Bits from the root, and how many (at most 16).
    pub paths: Vec<(u16, u8)>,
}

const NONE: u16 = u16::MAX;

struct Exchange {
    classes: usize,
    class: Vec<u16>,
    /// Bigrams of classes: `[first * classes + second]`, and turned.
    forth: Vec<f32>,
    back: Vec<f32>,
    size: Vec<f32>,
    gains: Vec<f32>,
    sums: Vec<f32>,
}

/// Puts `words` words, numbered by falling frequency, into classes; `stream` holds their numbers in the order of the text, `u32::MAX`
/// for what is none of them and breaks the chain.
pub fn cluster(
    words: usize,
    stream: &[u32],
    classes: usize,
    rounds: usize,
    mut log: impl FnMut(String),
) -> Clusters {
    let mut pairs: Vec<u64> = stream
        .windows(2)
        .filter(|w| w[0] != u32::MAX && w[1] != u32::MAX && w[0] != w[1])
        .map(|w| u64::from(w[0]) << 32 | u64::from(w[1]))
        .collect();
    pairs.sort_unstable();
    let after = Neighbours::new(words, &pairs);
    pairs.iter_mut().for_each(|p| *p = p.rotate_left(32));
    pairs.sort_unstable();
    let before = Neighbours::new(words, &pairs);
    drop(pairs);
    log(format!("{words} words, {} distinct pairs", after.list.len()));
    let classes = classes.min(words);
    let mut exchange = Exchange {
        classes,
        class: vec![NONE; words],
        forth: vec![0.0; classes * classes],
        back: vec![0.0; classes * classes],
        size: vec![0.0; classes],
        gains: vec![0.0; classes],
        sums: vec![0.0; classes],
    };
    let mut counts = vec![0.0f32; words];
    stream.iter().filter(|w| **w != u32::MAX).for_each(|&w| counts[w as usize] += 1.0);
    for round in 0..=rounds {
        let mut moved = 0;
        for (word, &count) in counts.iter().enumerate() {
            let (followers, leaders) = (exchange.gather(after.of(word)), exchange.gather(before.of(word)));
            let old = exchange.class[word];
            if old != NONE {
                exchange.place(old, &followers, &leaders, -1.0, -count);
            }
            let new = if round == 0 && word < classes {
                u16::try_from(word).expect("fewer than 2^16 classes")
            } else {
                exchange.best(&followers, &leaders, count, old)
            };
            exchange.place(new, &followers, &leaders, 1.0, count);
            exchange.class[word] = new;
            moved += usize::from(new != old);
        }
        log(format!("round {round}: {moved} words moved"));
    }
    let paths = tree(&exchange);
    Clusters { class: exchange.class, paths }
}

impl Exchange {
    /// The classes of neighbours with their counts.
    fn gather(&mut self, neighbours: &[(u32, u32)]) -> Vec<(usize, f32)> {
        let mut touched = Vec::new();
        for &(word, count) in neighbours {
            let class = self.class[word as usize];
            if class != NONE {
                let sum = &mut self.sums[usize::from(class)];
                if *sum == 0.0 {
                    touched.push(usize::from(class));
                }
                *sum += count as f32;
            }
        }
        touched.iter().map(|&c| (c, std::mem::take(&mut self.sums[c]))).collect()
    }

    fn place(
        &mut self,
        class: u16,
        followers: &[(usize, f32)],
        leaders: &[(usize, f32)],
        sign: f32,
        count: f32,
    ) {
        let (class, k) = (usize::from(class), self.classes);
        for &(c, n) in followers {
            self.forth[class * k + c] += sign * n;
            self.back[c * k + class] += sign * n;
        }
        for &(c, n) in leaders {
            self.forth[c * k + class] += sign * n;
            self.back[class * k + c] += sign * n;
        }
        self.size[class] += count;
    }

    /// The class in which a word gains most; its old one where nothing is better.
    fn best(&mut self, followers: &[(usize, f32)], leaders: &[(usize, f32)], count: f32, old: u16) -> u16 {
        let k = self.classes;
        self.gains.fill(0.0);
        for &(c, n) in followers {
            add_gains(&mut self.gains, &self.back[c * k..(c + 1) * k], n);
        }
        for &(c, n) in leaders {
            add_gains(&mut self.gains, &self.forth[c * k..(c + 1) * k], n);
        }
        let mut cost = vec![0.0; k];
        add_gains(&mut cost, &self.size, count);
        let mut best = if old == NONE { 0 } else { usize::from(old) };
        let gain = |c: usize| self.gains[c] - 2.0 * cost[c];
        for c in 0..k {
            if gain(c) > gain(best) {
                best = c;
            }
        }
        best as u16
    }
}

/// Adds to each gain what the sum of `n ln n` grows by where `more` is added to each count.
fn add_gains(gains: &mut [f32], counts: &[f32], more: f32) {
    for (gain, &n) in gains.iter_mut().zip(counts) {
        // (n + m) ln(n + m) - n ln n = m ln(n + m) + n ln((n + m) / n), the last by its series, which does not cancel.
        let sum = n + more;
        let z = more / (n + sum);
        let z2 = z * z;
        *gain += more * ln(sum) + n * z * (2.0 + z2 * (2.0 / 3.0 + z2 * 0.4));
    }
}

/// The natural logarithm of a positive number, within 1e-3.
#[inline]
fn ln(x: f32) -> f32 {
    let bits = x.to_bits();
    let exponent = ((bits >> 23) as i32 - 127) as f32;
    let m = f32::from_bits(bits & 0x007F_FFFF | 0x3F80_0000) - 1.0;
    let p = m * (0.999_026_5 + m * (-0.487_649_5 + m * (0.254_968_5 + m * (-0.073_243_5))));
    exponent * std::f32::consts::LN_2 + p
}

fn n_ln_n(n: f64) -> f64 {
    if n > 0.0 { n * n.ln() } else { 0.0 }
}

/// Merges the classes two by two, always those whose union loses least, and gives each class its path from the last union down.
fn tree(exchange: &Exchange) -> Vec<(u16, u8)> {
    // Losses of pairs are stale for a few unions at a time; the tree is only a coarse view of the classes.
    const REFRESH: usize = 16;
    let k = exchange.classes;
    let mut bigram: Vec<f64> = exchange.forth.iter().map(|&n| f64::from(n)).collect();
    let mut size: Vec<f64> = exchange.size.iter().map(|&n| f64::from(n)).collect();
    let mut alive: Vec<usize> = (0..k).collect();
    let mut node: Vec<usize> = (0..k).collect();
    let mut children: Vec<Option<(usize, usize)>> = vec![None; k];
    let mut losses: Vec<(f64, usize, usize)> = Vec::new();
    let mut unions = 0;
    while alive.len() > 1 {
        if unions % REFRESH == 0 {
            losses.clear();
            let terms: Vec<f64> = bigram.iter().map(|&n| n_ln_n(n)).collect();
            for (at, &a) in alive.iter().enumerate() {
                for &b in &alive[at + 1..] {
                    losses.push((loss(&bigram, &terms, &size, &alive, k, a, b), a, b));
                }
            }
            losses.sort_by(|x, y| x.0.total_cmp(&y.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        }
        let Some(&(_, a, b)) =
            losses.iter().find(|(_, a, b)| alive.binary_search(a).is_ok() && alive.binary_search(b).is_ok())
        else {
            unions = 0;
            continue;
        };
        for c in 0..k {
            bigram[a * k + c] += bigram[b * k + c];
            bigram[b * k + c] = 0.0;
        }
        for c in 0..k {
            bigram[c * k + a] += bigram[c * k + b];
            bigram[c * k + b] = 0.0;
        }
        size[a] += size[b];
        children.push(Some((node[a], node[b])));
        node[a] = children.len() - 1;
        alive.retain(|&c| c != b);
        unions += 1;
    }
    let mut paths = vec![(0u16, 0u8); k];
    let mut open = vec![(children.len() - 1, 0u16, 0u8)];
    while let Some((at, bits, length)) = open.pop() {
        match children[at] {
            None => paths[at] = (bits, length),
            Some((left, right)) => {
                let (deeper, shift) = if length < 16 { (length + 1, 1) } else { (length, 0) };
                open.push((left, bits << shift, deeper));
                open.push((right, bits << shift | u16::from(shift == 1), deeper));
            }
        }
    }
    paths
}

/// What the objective loses by the union of two classes.
fn loss(bigram: &[f64], terms: &[f64], size: &[f64], alive: &[usize], k: usize, a: usize, b: usize) -> f64 {
    let mut lost = 0.0;
    for &c in alive {
        if c != a && c != b {
            lost += terms[a * k + c] + terms[b * k + c] - n_ln_n(bigram[a * k + c] + bigram[b * k + c]);
            lost += terms[c * k + a] + terms[c * k + b] - n_ln_n(bigram[c * k + a] + bigram[c * k + b]);
        }
    }
    let inner = [a * k + a, a * k + b, b * k + a, b * k + b];
    lost += inner.iter().map(|&i| terms[i]).sum::<f64>() - n_ln_n(inner.iter().map(|&i| bigram[i]).sum());
    lost + 2.0 * (n_ln_n(size[a] + size[b]) - n_ln_n(size[a]) - n_ln_n(size[b]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two kinds of words that alternate: the classes must tell them apart.
    #[test]
    fn words_in_the_same_places_share_a_class() {
        let mut random = crate::crf::Random::new(3);
        let stream: Vec<u32> = (0..4000).map(|i| (random.below(4) * 2 + i % 2) as u32).collect();
        let found = cluster(8, &stream, 2, 4, |_| {});
        for w in 0..8 {
            assert_eq!(found.class[w], found.class[w % 2], "word {w}");
        }
        assert_ne!(found.class[0], found.class[1]);
        assert_ne!(found.paths[0], found.paths[1]);
    }

    #[test]
    fn the_logarithm_is_close() {
        for x in [0.5f32, 1.0, 1.5, 3.0, 1e3, 7.7e6] {
            assert!((ln(x) - x.ln()).abs() < 1e-3, "{x}: {} {}", ln(x), x.ln());
        }
    }
}
