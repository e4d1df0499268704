//! Scores of a model on annotated text.

use std::ops::Range;

use isnad::entity::label::KINDS;
use isnad::entity::passage::Passage;
use isnad::entity::tagger::tag;
use isnad::entity::{Model, Models, find};
use isnad::text::Document;

use crate::corpus::{Annotated, Columns, Score, bio_names, kind_number};

/// Exact spans and types in text with inline tags.
pub fn spans(documents: &[Annotated], model: &Model) -> Score {
    let mut score = Score::default();
    let models = Models::default().with(model.clone());
    for annotated in documents {
        let document = Document::new(&annotated.text);
        let found = find(&document, &models).mentions;
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

/// Prints what was missed, found wrongly or cut wrongly, a line each with its surroundings.
pub fn errors(documents: &[Annotated], model: &Model) {
    let models = Models::default().with(model.clone());
    for annotated in documents {
        let document = Document::new(&annotated.text);
        let found = find(&document, &models).mentions;
        let show = |span: &Range<usize>| {
            let tokens = document.tokens();
            let from = tokens.partition_point(|t| t.end <= span.start).saturating_sub(4);
            let to = (tokens.partition_point(|t| t.start < span.end) + 3).min(tokens.len()) - 1;
            let text = &annotated.text;
            format!(
                "{}[{}]{}",
                &text[tokens[from].start.min(span.start)..span.start],
                &text[span.clone()],
                &text[span.end..tokens[to].end.max(span.end)]
            )
            .replace('\n', " ⏎ ")
        };
        for (span, kind) in &annotated.names {
            let kind = KINDS[*kind];
            if !found.iter().any(|m| m.span == *span && m.kind == kind) {
                let over: Vec<String> = found
                    .iter()
                    .filter(|m| m.span.start < span.end && span.start < m.span.end)
                    .map(|m| format!("{} {}", m.kind.label(), &annotated.text[m.span.clone()]))
                    .collect();
                let what = if over.is_empty() { "missed" } else { "differs" };
                println!(
                    "{}\t{what}\t{}\t{}\t{}",
                    annotated.name,
                    kind.label(),
                    show(span),
                    over.join(" | ")
                );
            }
        }
        for m in &found {
            if !annotated.names.iter().any(|(span, _)| m.span.start < span.end && span.start < m.span.end) {
                println!(
                    "{}\tspurious\t{}\t{}\t{:.2}",
                    annotated.name,
                    m.kind.label(),
                    show(&m.span),
                    m.confidence
                );
            }
        }
    }
}

/// Exact names over the tokens of a CoNLL file, as `conlleval` counts them: proclitics stay on the token.
pub fn columns(documents: &[Columns], model: &Model) -> Score {
    let mut score = Score::default();
    for part in documents {
        let document = Document::new(&part.annotated.text);
        let found = tag(&Passage::whole(&document, model.language()), model);
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
