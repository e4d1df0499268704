//! The learnt recogniser: a linear-chain conditional random field over the tokens of a document.

use std::collections::HashMap;
use std::ops::Range;

use super::Mention;
use super::arabic::cut::{self, Occurrences};
use super::attribute::OFFSETS;
use super::decode::{Lattice, Scores, Transitions, viterbi};
use super::evidence;
use super::features::{ALWAYS, Features, Source, read};
use super::label::{CUT, KINDS, LABELS, OUTSIDE, names};
use super::memory::WordSums;
use super::model::{Model, Room};
use super::passage::Passage;
use crate::text::{Document, TokenKind};

/// Sums of weights, one for each label: a token has some hundred features, each weighs a byte.
type Sums = [i16; LABELS];
/// A score that no sum of weights outweighs.
const NEVER_ELSE: f32 = 80.0;

/// Finds the names of a document, in the order of the text, never overlapping. Each is its own entity (`entity` is its number):
/// joining them is the next step's work.
pub fn tag(passage: &Passage<'_, '_>, model: &Model) -> Vec<Mention> {
    let (features, mut emissions) = emissions(passage, model);
    let mut transitions = Transitions::new(model.transitions());
    let mut labels = decode(passage, &emissions, &transitions);
    if let Some(second) = model.second() {
        let evidence = evidence::features(passage, &features, &labels);
        transitions = Transitions::new(second);
        for of_token in evidence.chunk_by(|a, b| a.0 == b.0) {
            let mut sums = [0; LABELS];
            for &(_, feature) in of_token {
                add_row(&mut sums, model.row(feature));
            }
            add_scaled(&mut emissions[of_token[0].0], &sums, model.scale());
        }
        labels = decode(passage, &emissions, &transitions);
    }
    mentions(passage, &labels, &emissions, &transitions, model)
}

/// The best label of every token; outside the passage that of no name.
fn decode(passage: &Passage<'_, '_>, emissions: &[Scores], transitions: &Transitions) -> Vec<u8> {
    let mut labels = vec![0; emissions.len()];
    for sentence in passage.sentences() {
        labels[sentence.clone()].copy_from_slice(&viterbi(&emissions[sentence.clone()], transitions));
    }
    labels
}

/// Whether a character only steers the direction or the joining of letters: copied with a word, but no part of a name.
fn is_control(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{61C}')
}

/// The features of a passage, and the first pass's score of each label at each token of the document; 0 outside the passage.
fn emissions(passage: &Passage<'_, '_>, model: &Model) -> (Features, Vec<Scores>) {
    let document = passage.document();
    // What each distinct word adds at each offset is summed once, and kept for the next text.
    let mut of_word: Vec<WordSums> = Vec::new();
    let (mut attributes, mut rows, mut room) = (Vec::new(), Vec::new(), Room::default());
    let mut known = model.memory().take();
    let features = Features::new(passage, model.lexicon(), |source| {
        let written = if let Source::Token(i) = source { document.surface(i) } else { "" };
        if let Some((word, sums)) = known.get(written) {
            of_word.push(*sums);
            return *word;
        }
        attributes.clear();
        let word = read(passage, source, model.lexicon(), &mut attributes);
        rows.clear();
        rows.extend(attributes.iter().map(|a| a.hash));
        let mut sums = [0; CUT];
        model.rows_of(&rows, &mut room).for_each(|row| add_row(&mut sums, row));
        if !written.is_empty() {
            known.keep(written, word, sums);
        }
        of_word.push(sums);
        word
    });
    model.memory().give_back(known);
    let mut always = [0; LABELS];
    add_row(&mut always, model.row(ALWAYS));
    let mut out = vec![[0.0; LABELS]; document.tokens().len()];
    for sentence in passage.sentences() {
        for i in sentence.clone() {
            let mut sums = always;
            for (block, offset) in OFFSETS.enumerate() {
                let word = &of_word[features.word_at(sentence, i, offset)];
                let block = &word[(block + 1) * LABELS..(block + 2) * LABELS];
                sums.iter_mut().zip(block).for_each(|(sum, w)| *sum += w);
            }
            model.rows_of(features.local_of(i), &mut room).for_each(|row| add_row(&mut sums, row));
            let mut scores: Scores = std::array::from_fn(|l| model.bias()[l]);
            add_scaled(&mut scores, &sums, model.scale());
            if document.token(i).kind == TokenKind::Machine {
                scores = [0.0; LABELS];
                scores[OUTSIDE] = NEVER_ELSE;
            }
            out[i] = scores;
        }
    }
    (features, out)
}

#[inline]
fn add_row(sums: &mut [i16], row: &[(u8, i8)]) {
    for &(column, weight) in row {
        if let Some(sum) = sums.get_mut(usize::from(column)) {
            *sum += i16::from(weight);
        }
    }
}

fn add_scaled(scores: &mut Scores, sums: &Sums, scale: f32) {
    scores.iter_mut().zip(sums).for_each(|(score, &sum)| *score += f32::from(sum) * scale);
}

fn mentions(
    passage: &Passage<'_, '_>,
    labels: &[u8],
    emissions: &[Scores],
    transitions: &Transitions,
    model: &Model,
) -> Vec<Mention> {
    let document = passage.document();
    let occurrences = Occurrences::new(document);
    let mut out = Vec::new();
    for sentence in passage.sentences() {
        let labels = &labels[sentence.clone()];
        let found = names(labels);
        if found.is_empty() {
            continue;
        }
        let lattice = Lattice::new(&emissions[sentence.clone()], transitions);
        for (span, kind) in found {
            let confidence = lattice.probability(&span, labels, transitions);
            let tokens =
                settle(document, sentence.start + span.start..sentence.start + span.end, sentence.end);
            let proclitics = cut::choose(document, tokens.start, tokens.len() > 1, kind, &occurrences, model);
            let start = document.offset_after(tokens.start, proclitics);
            let end = document.token(tokens.end - 1).end;
            let written = document.text()[start..end].trim_end_matches(is_control);
            let end = start + written.len();
            let entity = out.len();
            out.push(Mention { span: start..end, tokens, kind: KINDS[kind], entity, confidence });
        }
    }
    out
}

/// Puts right what no name is like: one that ends in `الـ` takes the number glued to it (`ليو الـ14`); one never crosses an opening
/// quotation mark that it does not close (`دوري شمعون لـ «اللواء`), and leaves the preposition before the mark; nor does it end in a
/// preposition that is drawn out to the next word (`جمعية النور بـ”`).
fn settle(document: &Document<'_>, tokens: Range<usize>, sentence_end: usize) -> Range<usize> {
    let (start, mut end) = (tokens.start, tokens.end);
    let mut open = None;
    for i in tokens {
        match document.surface(i) {
            "«" | "“" | "‹" if open.is_none() => open = Some(i),
            "»" | "”" | "›" => open = None,
            _ => {}
        }
    }
    let lone = |i: usize| {
        document.token(i).kind == TokenKind::Mark || matches!(document.folded(i), "ل" | "ب" | "و" | "ك" | "ف")
    };
    if let Some(mark) = open.filter(|mark| *mark > start) {
        end = mark;
        while end > start + 1 && lone(end - 1) {
            end -= 1;
        }
    }
    let hangs = |i: usize| document.surface(i).ends_with('ـ') && lone(i);
    while end > start + 1 && hangs(end - 1) {
        end -= 1;
    }
    let number = document.tokens().get(end).filter(|t| t.kind == TokenKind::Number && !t.space_before);
    if end < sentence_end && number.is_some() && document.folded(end - 1) == "ال" {
        end += 1;
    }
    start..end
}

/// What the second pass starts from, for its trainer: the first pass's scores and labels of a document's tokens, and the passage's
/// features.
pub fn first_pass(passage: &Passage<'_, '_>, model: &Model) -> (Features, Vec<Scores>, Vec<u8>) {
    let (features, emissions) = emissions(passage, model);
    let labels = decode(passage, &emissions, &Transitions::new(model.transitions()));
    (features, emissions, labels)
}

/// Where the names of a label sequence begin in their first tokens: for each such token the bytes of its folded proclitics. For the
/// trainer, which reads much text.
pub fn cut_of(document: &Document<'_>, labels: &[u8], model: &Model) -> HashMap<usize, usize> {
    let occurrences = Occurrences::new(document);
    names(labels)
        .into_iter()
        .map(|(span, kind)| {
            (span.start, cut::choose(document, span.start, span.len() > 1, kind, &occurrences, model))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::model::Parts;
    use super::super::words::Lexicon;
    use super::*;
    use crate::text::Language;

    #[test]
    fn a_text_read_again_is_read_the_same() {
        let text = "زار سامي حداد بيروت، ثم عاد سامي إلى بيروت.";
        let document = Document::new(text);
        let passage = Passage::whole(&document, Language::Arabic);
        // Some rows for whatever the words are, so that sums are none of nothing.
        let mut hashes = Vec::new();
        Features::new(&passage, &Lexicon::default(), |source| {
            let mut attributes = Vec::new();
            let word = read(&passage, source, &Lexicon::default(), &mut attributes);
            hashes.extend(attributes.iter().map(|a| a.hash));
            word
        });
        let rows = hashes.iter().map(|&h| (h, vec![((h % 140) as u8, (h >> 32) as i8)])).collect();
        let parts = Parts {
            language: Language::Arabic,
            header: String::new(),
            lexicon: Lexicon::default(),
            transitions: vec![0.0; LABELS * LABELS],
            bias: vec![0.0; LABELS],
            scale: 0.05,
            rows,
            second: Vec::new(),
        };
        let model = Model::new(parts);
        let (_, cold) = emissions(&passage, &model);
        let (_, warm) = emissions(&passage, &model);
        assert!(model.memory().len() > 5);
        assert!(cold.iter().flatten().any(|score| *score != 0.0));
        assert_eq!(cold, warm);
        // Another text with some of the words.
        let other = Document::new("سامي في بيروت.");
        let passage = Passage::whole(&other, Language::Arabic);
        assert_eq!(emissions(&passage, &model).1, emissions(&passage, &model.clone()).1);
    }

    #[test]
    fn a_name_takes_its_glued_number_and_stops_at_an_open_mark() {
        let cases = [
            ("زار البابا ليو الـ14 بيروت", 2..4, "ليو الـ14"),
            ("قال سامي حداد لـ «النور» أمس", 1..6, "سامي حداد"),
            ("فيلم «باب الشمس» هنا", 1..5, "«باب الشمس»"),
            ("وطالبت جمعية النور بـ”العدل”", 1..4, "جمعية النور"),
            ("في المجموعة ب أمس", 1..3, "المجموعة ب"),
            ("زار سامي حداد بيروت", 1..3, "سامي حداد"),
        ];
        for (text, tokens, want) in cases {
            let document = Document::new(text);
            let got = settle(&document, tokens, document.tokens().len());
            assert_eq!(
                &text[document.token(got.start).start..document.token(got.end - 1).end],
                want,
                "{text}"
            );
        }
    }
}
