//! Repairs of what the learnt recogniser found, by what holds for every text: no overlaps, no half pair of marks inside a name, what a noun
//! calls a name in marks is one, and a person's surname standing alone is that person's name again.

use super::{Mention, quoted, rules};
use crate::text::Document;

/// Mentions in the order of the text, never overlapping, repaired.
pub(super) fn repair(document: &Document<'_>, mentions: Vec<Mention>) -> Vec<Mention> {
    let whole = mentions.into_iter().map(|m| without_half_pair(document, m));
    // First, so that they win over what the recogniser takes the same words for (`صحيفة «المغرب»` is no country).
    rules::surnames(document, apart(quoted::names(document).chain(whole).collect()))
}

/// Of two mentions that overlap the longer stays.
pub(super) fn apart(mut mentions: Vec<Mention>) -> Vec<Mention> {
    mentions.retain(|m| !m.span.is_empty());
    mentions.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    let mut kept: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        match kept.last_mut() {
            Some(last) if mention.span.start < last.span.end => {
                if mention.span.len() > last.span.len() {
                    *last = mention;
                }
            }
            _ => kept.push(mention),
        }
    }
    kept
}

/// A name that holds an opening mark without its closing one ends before it, and before the preposition that leads to it
/// (`سامي كرم لـ «الصباح`).
fn without_half_pair(document: &Document<'_>, mention: Mention) -> Mention {
    let tokens = mention.tokens.clone();
    let count = |mark: &str| tokens.clone().filter(|&i| document.surface(i) == mark).count();
    let half = [("«", "»"), ("“", "”"), ("(", ")")].iter().find(|(open, close)| count(open) > count(close));
    let Some(cut) = half.and_then(|(open, _)| tokens.clone().find(|&i| document.surface(i) == *open)) else {
        return mention;
    };
    let leads = |i: usize| document.folded(i).chars().count() <= 1;
    let mut end = cut;
    while end > tokens.start && leads(end - 1) {
        end -= 1;
    }
    if end == tokens.start {
        return mention;
    }
    Mention { span: mention.span.start..document.token(end - 1).end, tokens: tokens.start..end, ..mention }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::EntityKind;

    fn mention(document: &Document<'_>, tokens: std::ops::Range<usize>, kind: EntityKind) -> Mention {
        let span = document.token(tokens.start).start..document.token(tokens.end - 1).end;
        Mention { span, tokens, kind, entity: 0, confidence: 1.0 }
    }

    #[test]
    fn overlaps_marks_and_surnames() {
        let text = "قال سامر البلخي لـ «الصباح» إن البلخي عائد";
        let document = Document::new(text);
        let found = vec![
            mention(&document, 1..6, EntityKind::Person),
            mention(&document, 5..6, EntityKind::Organisation),
        ];
        let shown: Vec<&str> = repair(&document, found).iter().map(|m| &text[m.span.clone()]).collect();
        assert_eq!(shown, ["سامر البلخي", "الصباح", "البلخي"]);
        let document = Document::new("نشرت صحيفة «المغرب» الخبر");
        let country = mention(&document, 3..4, EntityKind::Location);
        assert_eq!(repair(&document, vec![country])[0].kind, EntityKind::Organisation);
    }
}
