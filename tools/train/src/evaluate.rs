//! Scores of a model on annotated text.

use isnad::entity::label::KINDS;
use isnad::entity::model::Model;
use isnad::entity::tagger::tag;
use isnad::text::Document;

use crate::corpus::{Annotated, Columns, Score, bio_names, kind_number};

/// Exact spans and types in text with inline tags.
pub fn spans(documents: &[Annotated], model: &Model) -> Score {
    let mut score = Score::default();
    for annotated in documents {
        let document = Document::new(&annotated.text);
        let found = tag(&document, model);
        for m in &found {
            score.add(m.kind.label(), 0, 1);
        }
        for (span, kind) in &annotated.names {
            let both = found.iter().any(|m| m.span == *span && m.kind == KINDS[*kind]);
            score.add(KINDS[*kind].label(), 1, 1);
            score.add(KINDS[*kind].label(), 2, usize::from(both));
        }
    }
    score
}

/// Exact names over the tokens of a CoNLL file, as `conlleval` counts them: proclitics stay on the token.
pub fn columns(documents: &[Columns], model: &Model) -> Score {
    let mut score = Score::default();
    for part in documents {
        let document = Document::new(&part.annotated.text);
        let found = tag(&document, model);
        for sentence in &part.sentences {
            let mut names = Vec::new();
            for m in &found {
                let from = sentence.partition_point(|c| c.span.end <= m.span.start);
                let to = sentence.partition_point(|c| c.span.start < m.span.end);
                if from < to {
                    names.push((from..to, m.kind.label()));
                }
            }
            names.dedup_by(|b, a| b.0.start < a.0.end);
            for (_, label) in &names {
                score.add(label, 0, 1);
            }
            for (span, label) in bio_names(sentence.iter().map(|c| c.tag.as_str())) {
                let Some(kind) = kind_number(&label) else { continue };
                let label = KINDS[kind].label();
                score.add(label, 1, 1);
                score.add(label, 2, usize::from(names.contains(&(span, label))));
            }
        }
    }
    score
}
