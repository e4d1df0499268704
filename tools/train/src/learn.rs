//! From annotated documents to a model: instances, training, the choice of proclitics, the second pass, quantisation.

use std::ops::Range;

use isnad::entity::arabic::cut::{Occurrences, readings};
use isnad::entity::attribute::Feature;
use isnad::entity::decode::Scores;
use isnad::entity::evidence;
use isnad::entity::features::{Features, read};
use isnad::entity::keys::{HashKeyed, mix};
use isnad::entity::label::{CUT, LABELS, OUTSIDE};
use isnad::entity::model::{Model, Parts, Row};
use isnad::entity::passage::Passage;
use isnad::entity::tagger::first_pass;
use isnad::entity::words::Lexicon;
use isnad::text::{Document, Language, TokenKind};

use crate::corpus::Annotated;
use crate::crf::{Instance, Settings, Vocabulary, Weights, train};

/// Documents that follow one convention.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// Its name.
    pub name: &'static str,
    /// How much each of its sentences counts.
    pub weight: f32,
    /// Its documents.
    pub documents: Vec<Annotated>,
}

/// How to make a model of weights.
#[derive(Clone, Copy, Debug)]
pub struct Packing {
    /// Weights nearer to 0 are dropped.
    pub prune: f32,
    /// Weights farther from 0 are brought to it.
    pub clip: f32,
    /// Taken from the score of "outside" at every token: above 0 it buys recall with precision.
    pub outside_bias: f32,
}

/// The copy of a feature that only one corpus has: what is peculiar to its convention is learnt there, what all share in the common
/// weight (feature augmentation, Daumé 2007). In the model both are one sum.
fn copy_of(feature: u64, corpus: usize) -> u64 {
    mix(feature, 0x1_0000 + corpus as u64)
}

/// The first pass's weights, with all that is needed to make models of them.
pub struct Learnt {
    language: Language,
    vocabulary: Vocabulary,
    common: Vec<Feature>,
    weights: Weights,
    copies: bool,
}

/// Learns the first pass.
pub fn first(
    language: Language,
    corpora: &[Corpus],
    lexicon: &Lexicon,
    settings: Settings,
    least: u32,
    log: &mut dyn FnMut(String),
) -> Learnt {
    let copies = corpora.len() > 1;
    let mut counts: HashKeyed<u32> = HashKeyed::default();
    let mut own: HashKeyed<u32> = HashKeyed::default();
    let mut met: HashKeyed<Feature> = HashKeyed::default();
    each_sentence(language, corpora, lexicon, |corpus, _, each_feature, sentence, _| {
        for i in sentence.clone() {
            each_feature(i, &mut |f| {
                *counts.entry(f.hash()).or_insert(0) += 1;
                met.insert(f.hash(), f);
                if copies {
                    *own.entry(copy_of(f.hash(), corpus)).or_insert(0) += 1;
                }
            });
        }
    });
    let mut common: Vec<Feature> =
        met.into_iter().filter(|(h, _)| counts[h] >= least).map(|(_, f)| f).collect();
    common.sort_unstable_by_key(|f| (f.row, f.block));
    // What a corpus has of its own must be met more often: most of it is chance.
    counts.extend(own.into_iter().filter(|(_, n)| *n >= 2 * least));
    let vocabulary = Vocabulary::new(&counts, least);
    drop(counts);
    let mut instances = Vec::new();
    each_sentence(language, corpora, lexicon, |corpus, weight, each_feature, sentence, labels| {
        let mut instance = Instance { labels, weight, corpus, ..Instance::default() };
        for i in sentence.clone() {
            each_feature(i, &mut |f| {
                instance.features.extend(vocabulary.get(f.hash()));
                if copies {
                    instance.features.extend(vocabulary.get(copy_of(f.hash(), corpus)));
                }
            });
            instance.ends.push(u32::try_from(instance.features.len()).expect("a sentence is short"));
        }
        instances.push(instance);
    });
    log(format!(
        "{} sentences, {} features ({} with copies), {:.0} a token",
        instances.len(),
        common.len(),
        vocabulary.len(),
        instances.iter().map(|i| i.features.len()).sum::<usize>() as f64
            / instances.iter().map(|i| i.labels.len()).sum::<usize>() as f64
    ));
    let weights = train(&instances, vocabulary.len(), settings, |epoch, likelihood| {
        log(format!("epoch {epoch}: log likelihood a sentence {likelihood:.4}"));
    });
    Learnt { language, vocabulary, common, weights, copies }
}

/// Calls a function with each feature of a token.
type EachFeature<'f> = dyn Fn(usize, &mut dyn FnMut(Feature)) + 'f;

/// Calls `take` with every sentence: its corpus and weight, the features of its tokens, its tokens, their labels.
fn each_sentence(
    language: Language,
    corpora: &[Corpus],
    lexicon: &Lexicon,
    mut take: impl FnMut(usize, f32, &EachFeature<'_>, Range<usize>, Vec<u8>),
) {
    for (number, corpus) in corpora.iter().enumerate() {
        for annotated in &corpus.documents {
            let document = Document::new(&annotated.text);
            let mut attributes = Vec::new();
            let passage = Passage::whole(&document, language);
            let features = Features::new(&passage, lexicon, |source| {
                let mut of_word = Vec::new();
                let word = read(&passage, source, lexicon, &mut of_word);
                attributes.push(of_word);
                word
            });
            let labels = annotated.labels(&document);
            for sentence in document.sentences() {
                let each: &EachFeature<'_> = &|i, take| features.each(&attributes, sentence, i, take);
                take(number, corpus.weight, each, sentence.clone(), labels[sentence.clone()].to_vec());
            }
        }
    }
}

impl Learnt {
    /// The model that reads by one corpus's convention; `cut` are the weights of the choice of proclitics.
    pub fn pack(&self, corpus: usize, lexicon: &Lexicon, cut: &[(u64, f32)], packing: Packing) -> Model {
        let scale = packing.clip / 127.0;
        let mut rows: Vec<(u64, Row)> = Vec::new();
        for features in self.common.chunk_by(|a, b| a.row == b.row) {
            let mut row = Row::new();
            for feature in features {
                let mut sum = [0.0f32; LABELS];
                let own = self.vocabulary.get(feature.hash());
                let copy = self.vocabulary.get(copy_of(feature.hash(), corpus)).filter(|_| self.copies);
                for number in [own, copy].into_iter().flatten() {
                    sum.iter_mut().zip(self.weights.row(number)).for_each(|(s, w)| *s += w);
                }
                row.extend(quantise(&sum, feature.block, scale, packing.prune));
            }
            if !row.is_empty() {
                rows.push((features[0].row, row));
            }
        }
        // The choice of proclitics is a sum of its own: any scale serves.
        let largest = cut.iter().map(|(_, w)| w.abs()).fold(f32::MIN_POSITIVE, f32::max);
        for &(feature, weight) in cut {
            let w = (weight / largest * 127.0).round() as i8;
            if w != 0 {
                rows.push((feature, vec![(CUT as u8, w)]));
            }
        }
        let mut bias = vec![0.0; LABELS];
        bias[OUTSIDE] = -packing.outside_bias;
        Model::new(Parts {
            language: self.language,
            header: String::new(),
            lexicon: lexicon.clone(),
            transitions: self.weights.transitions(corpus),
            bias,
            scale,
            rows,
            second: Vec::new(),
        })
    }
}

/// The weights that are left of a feature's: columns of its block, each with its weight.
fn quantise(weights: &[f32], block: u8, scale: f32, prune: f32) -> impl Iterator<Item = (u8, i8)> {
    let columns = (usize::from(block) * LABELS) as u8..;
    columns
        .zip(weights)
        .filter(move |(_, w)| w.abs() >= prune)
        .map(move |(column, w)| (column, (w / scale).round().clamp(-127.0, 127.0) as i8))
        .filter(|(_, w)| *w != 0)
}

/// Learns where names begin in their first tokens: a log-linear choice among the readings of the token.
pub fn cuts(documents: &[Annotated], lexicon: &Lexicon) -> Vec<(u64, f32)> {
    const EPOCHS: usize = 8;
    const RATE: f32 = 0.1;
    let mut examples: Vec<(Vec<Vec<u64>>, usize)> = Vec::new();
    for annotated in documents {
        let document = Document::new(&annotated.text);
        let occurrences = Occurrences::new(&document);
        for (span, kind) in &annotated.names {
            let token = document.tokens().partition_point(|t| t.end <= span.start);
            if token >= document.tokens().len() || document.token(token).kind != TokenKind::Arabic {
                continue;
            }
            let several = document.tokens().get(token + 1).is_some_and(|t| t.start < span.end);
            let all = readings(&document, token, several, *kind, &occurrences, lexicon);
            let right = all.iter().position(|(s, _)| document.offset_after(token, s.len) == span.start);
            if let Some(right) = right.filter(|_| all.len() > 1) {
                examples.push((all.into_iter().map(|(_, f)| f).collect(), right));
            }
        }
    }
    let mut weights: HashKeyed<(f32, f32)> = HashKeyed::default();
    for _ in 0..EPOCHS {
        for (readings, right) in &examples {
            let scores: Vec<f32> = readings
                .iter()
                .map(|fs| fs.iter().map(|f| weights.get(f).map_or(0.0, |w| w.0)).sum())
                .collect();
            let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let sum: f32 = scores.iter().map(|s| (s - top).exp()).sum();
            for (n, (features, score)) in readings.iter().zip(&scores).enumerate() {
                let error = f32::from(u8::from(n == *right)) - (score - top).exp() / sum;
                if error.abs() < 1e-3 {
                    continue;
                }
                for &f in features {
                    let (weight, square) = weights.entry(f).or_insert((0.0, 1e-2));
                    *square += error * error;
                    *weight += RATE * error / square.sqrt();
                }
            }
        }
    }
    let mut out: Vec<(u64, f32)> =
        weights.into_iter().filter(|(_, (w, _))| w.abs() > 0.05).map(|(f, (w, _))| (f, w)).collect();
    out.sort_unstable_by_key(|(f, _)| *f);
    out
}

/// Feature rows and transitions of the second pass.
pub type Second = (Vec<(u64, Row)>, Vec<f32>);

/// What the second pass learns from: a document with the first pass's scores and labels, as a model gave them that had not seen it.
pub struct Tagged {
    given: Vec<Scores>,
    features: Vec<Vec<u64>>,
    labels: Vec<u8>,
    sentences: Vec<Range<usize>>,
}

/// Reads documents with a model that was not trained on them.
pub fn tagged(documents: &[Annotated], model: &Model) -> Vec<Tagged> {
    documents
        .iter()
        .map(|annotated| {
            let document = Document::new(&annotated.text);
            let passage = Passage::whole(&document, model.language());
            let (first, given, found) = first_pass(&passage, model);
            let mut features = vec![Vec::new(); document.tokens().len()];
            for (token, feature) in evidence::features(&passage, &first, &found) {
                features[token].push(feature);
            }
            Tagged {
                features,
                labels: annotated.labels(&document),
                sentences: document.sentences().to_vec(),
                given,
            }
        })
        .collect()
}

/// Learns the second pass: weights of its features, and transitions that start from the first pass's.
pub fn second(documents: &[Tagged], first: &[f32], settings: Settings, packing: Packing) -> Second {
    let mut counts: HashKeyed<u32> = HashKeyed::default();
    documents
        .iter()
        .flat_map(|d| d.features.iter().flatten())
        .for_each(|&f| *counts.entry(f).or_insert(0) += 1);
    let vocabulary = Vocabulary::new(&counts, 3);
    let mut instances = Vec::new();
    for d in documents {
        for sentence in &d.sentences {
            let mut instance = Instance {
                labels: d.labels[sentence.clone()].to_vec(),
                given: d.given[sentence.clone()].to_vec(),
                weight: 1.0,
                ..Instance::default()
            };
            for i in sentence.clone() {
                instance.features.extend(d.features[i].iter().filter_map(|&f| vocabulary.get(f)));
                instance.ends.push(u32::try_from(instance.features.len()).expect("a sentence is short"));
            }
            instances.push(instance);
        }
    }
    let weights = crate::crf::train_from(&instances, vocabulary.len(), first, settings, |_, _| {});
    let rows = vocabulary
        .sorted()
        .into_iter()
        .map(|(feature, number)| {
            let row = quantise(weights.row(number), 0, packing.clip / 127.0, packing.prune);
            (feature, row.collect::<Row>())
        })
        .filter(|(_, row)| !row.is_empty())
        .collect();
    (rows, weights.transitions(0))
}

#[cfg(test)]
mod tests {
    use isnad::entity::tagger::tag;

    use super::*;
    use crate::corpus::parse_tagged;

    const SENTENCES: [&str; 5] = [
        "قال الوزير <PER>سامي الخطيب</PER> في <LOC>بيروت</LOC> إن الأمر انتهى.",
        "وصل الوزير <PER>نبيل الحداد</PER> إلى <LOC>دمشق</LOC> أمس.",
        "زار <PER>سامي الخطيب</PER> مدينة <LOC>صيدا</LOC> ثم عاد إلى <LOC>بيروت</LOC>.",
        "تحدث الوزير ل<ORG>وكالة سما</ORG> عن سفره من <LOC>دمشق</LOC>.",
        "التقى الوزير <PER>نبيل الحداد</PER> وفدا <NORP>لبنانيا</NORP> في <LOC>صيدا</LOC>.",
    ];

    fn corpus() -> Vec<Annotated> {
        SENTENCES.iter().map(|text| parse_tagged(String::new(), text)).collect()
    }

    fn model(epochs: usize) -> Model {
        let lexicon = Lexicon::default();
        let corpora = [Corpus { name: "own", weight: 1.0, documents: corpus() }];
        let settings = Settings { epochs, rate: 0.1, penalty: 1e-6, dropout: 0.1, seed: 3 };
        let learnt = first(Language::Arabic, &corpora, &lexicon, settings, 1, &mut |_| {});
        let cut = cuts(&corpora[0].documents, &lexicon);
        learnt.pack(0, &lexicon, &cut, Packing { prune: 0.01, clip: 6.0, outside_bias: 0.0 })
    }

    #[test]
    fn what_was_learnt_is_found_in_a_new_sentence() {
        let text = "قال الوزير سامي الخطيب لوكالة سما إنه سافر إلى دمشق.";
        let found = tag(&Passage::whole(&Document::new(text), Language::Arabic), &model(20));
        let found: Vec<(&str, &str)> =
            found.iter().map(|m| (m.kind.label(), &text[m.span.clone()])).collect();
        assert_eq!(found, [("PER", "سامي الخطيب"), ("ORG", "وكالة سما"), ("LOC", "دمشق")]);
    }

    #[test]
    fn the_same_corpus_gives_the_same_bytes() {
        assert_eq!(model(3).to_bytes(), model(3).to_bytes());
    }

    #[test]
    fn the_second_pass_learns_from_what_the_first_found() {
        // One that is still unsure leaves something to learn.
        let model = model(1);
        // One document, in which names come back: the evidence is in their other occurrences.
        let document = parse_tagged(String::new(), &SENTENCES.repeat(3).join("\n"));
        let tagged = tagged(std::slice::from_ref(&document), &model);
        let settings = Settings { epochs: 4, rate: 0.05, penalty: 0.0, dropout: 0.0, seed: 5 };
        let packing = Packing { prune: 0.001, clip: 6.0, outside_bias: 0.0 };
        let (rows, transitions) = second(&tagged, &vec![0.0; LABELS * LABELS], settings, packing);
        assert!(!rows.is_empty());
        let with = model.with_second(&rows, transitions);
        assert_eq!(Model::from_bytes(&with.to_bytes()).unwrap(), with);
        let found = |model: &Model| -> usize {
            let read = Document::new(&document.text);
            let mentions = tag(&Passage::whole(&read, Language::Arabic), model);
            document.names.iter().filter(|(span, _)| mentions.iter().any(|m| m.span == *span)).count()
        };
        assert!(found(&with) >= found(&model), "{} < {}", found(&with), found(&model));
    }
}
