//! The rare words of a stretch of text, and what two of them share.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::read::Word;

/// A word is rare from this weight on.
pub(super) const RARE: f32 = 0.3;

/// A root that is shared by words of different stems counts so much.
const ROOT: f32 = 0.7;

/// The words that tell something, each root once, in ascending order.
#[derive(Clone, Default)]
pub(super) struct Bag {
    roots: Vec<Root>,
    /// What they weigh together.
    pub(super) weight: f32,
}

#[derive(Clone, Copy)]
struct Root {
    root: u32,
    stem: u32,
    stem_weight: f32,
    root_weight: f32,
}

impl Bag {
    pub(super) fn of<'a>(words: impl Iterator<Item = &'a Word>) -> Bag {
        let told = words.filter(|word| word.root_rarity > 0.0 || word.stem_rarity > 0.0);
        let mut roots: Vec<Root> = told
            .map(|word| Root {
                root: word.root,
                stem: word.stem,
                stem_weight: word.stem_rarity,
                root_weight: word.root_rarity,
            })
            .collect();
        roots.sort_unstable_by_key(|root| (root.root, root.stem));
        roots.dedup_by_key(|root| root.root);
        let weight = roots.iter().map(|root| root.stem_weight).sum();
        Bag { roots, weight }
    }

    /// The roots that are rare enough to look for others with.
    pub(super) fn rare(&self) -> impl Iterator<Item = u32> {
        self.roots.iter().filter(|root| root.stem_weight.max(root.root_weight) >= RARE).map(|root| root.root)
    }

    /// How many rare words two share, and what all that they share weighs.
    pub(super) fn share(&self, other: &Bag) -> (usize, f32) {
        let (mut i, mut j, mut count, mut weight) = (0, 0, 0, 0.0);
        while let (Some(left), Some(right)) = (self.roots.get(i), other.roots.get(j)) {
            match left.root.cmp(&right.root) {
                Ordering::Less => i += 1,
                Ordering::Greater => j += 1,
                Ordering::Equal => {
                    let shared = if left.stem == right.stem {
                        left.stem_weight
                    } else {
                        ROOT * left.root_weight.min(right.root_weight)
                    };
                    weight += shared;
                    count += usize::from(shared >= RARE);
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        (count, weight)
    }
}

/// Takes weight off what stands in many bags of an article: it is of the story, and tells none of them from another. The bags, each with the number of
/// its article, are in the order of the articles.
pub(super) fn weigh<'a>(bags: impl Iterator<Item = (usize, &'a mut Bag)>) {
    /// In how many bags a root stands, in how many articles, and which was the last.
    type Spread = (usize, usize, usize);
    let bags: Vec<(usize, &mut Bag)> = bags.collect();
    let mut spread: HashMap<u32, Spread> = HashMap::new();
    for (article, bag) in &bags {
        for root in &bag.roots {
            let (count, articles, last) = spread.entry(root.root).or_insert((0, 0, usize::MAX));
            *count += 1;
            if *last != *article {
                (*articles, *last) = (*articles + 1, *article);
            }
        }
    }
    for (_, bag) in bags {
        for root in &mut bag.roots {
            let (count, articles, _) = spread[&root.root];
            #[expect(clippy::cast_precision_loss, reason = "counts of statements")]
            let spread = (count as f32 / articles as f32).sqrt();
            root.stem_weight /= spread;
            root.root_weight /= spread;
        }
        bag.weight = bag.roots.iter().map(|root| root.stem_weight).sum();
    }
}
