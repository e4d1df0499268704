//! Lists of names (`Nour Haddad, Sami Wadi and Bassel Kher`): their members are of one type, and who is sure of most of them need not doubt one.

use crate::entity::{EntityKind, Mention, gazetteer};
use crate::text::Document;
use crate::text::fold::fold;

/// A member less sure than this has the type of the others.
const DOUBTFUL: f32 = 0.7;
/// The fewest other members that speak for a type.
const OTHERS: usize = 2;

/// Mentions, in the order of the text, with doubtful ones in lists of the type of the rest of their list, where that is one and surer.
pub(super) fn of_one_type(document: &Document<'_>, mut mentions: Vec<Mention>) -> Vec<Mention> {
    let mut start = 0;
    for end in 1..=mentions.len() {
        if end < mentions.len() && goes_on(document, &mentions[end - 1], &mentions[end]) {
            continue;
        }
        settle(document, &mut mentions[start..end]);
        start = end;
    }
    mentions
}

/// Whether nothing but a comma or a conjunction stands between two mentions.
fn goes_on(document: &Document<'_>, one: &Mention, next: &Mention) -> bool {
    let between = document.text().get(one.span.end..next.span.start);
    matches!(between, Some(", " | " and " | ", and " | " & " | "، " | " و" | "، و"))
}

fn settle(document: &Document<'_>, list: &mut [Mention]) {
    if list.len() <= OTHERS {
        return;
    }
    for i in 0..list.len() {
        let (doubtful, kind) = (list[i].confidence < DOUBTFUL, list[i].kind);
        let name = &document.text()[list[i].span.clone()];
        let listed = || gazetteer::lookup_written(name).or_else(|| gazetteer::lookup(&fold(name))).is_some();
        if !doubtful || kind == EntityKind::Norp || listed() {
            continue;
        }
        let mut others = list.iter().enumerate().filter(|(n, _)| *n != i).map(|(_, m)| m);
        let Some(first) = others.next() else { continue };
        let agree = first.kind != kind
            && first.kind != EntityKind::Norp
            && others.clone().all(|m| m.kind == first.kind);
        let (of_others, surest) = (first.kind, others.map(|m| m.confidence).fold(first.confidence, f32::max));
        if agree && surest >= DOUBTFUL {
            (list[i].kind, list[i].confidence) = (of_others, DOUBTFUL);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use EntityKind::{Location, Organisation, Person};

    #[test]
    fn a_doubtful_member_is_what_the_others_are() {
        let text = "Nour Haddad, Sami Wadi and Kaleth Brimmer met";
        let document = Document::new(text);
        let found = |kinds: [(EntityKind, f32); 3]| {
            let tokens = [0..2, 3..5, 6..8];
            let mentions = tokens.into_iter().zip(kinds).map(|(tokens, (kind, confidence))| {
                let span = document.token(tokens.start).start..document.token(tokens.end - 1).end;
                Mention { span, tokens, kind, entity: 0, confidence }
            });
            of_one_type(&document, mentions.collect()).iter().map(|m| m.kind).collect::<Vec<_>>()
        };
        let sure = (Person, 0.9);
        assert_eq!(found([sure, sure, (Location, 0.5)]), [Person; 3]);
        // Sure of it; the others not of one type, or not sure.
        assert_eq!(found([sure, sure, (Location, 0.9)]), [Person, Person, Location]);
        assert_eq!(found([sure, (Organisation, 0.9), (Location, 0.5)]), [Person, Organisation, Location]);
        assert_eq!(found([(Person, 0.5), (Person, 0.6), (Location, 0.5)]), [Person, Person, Location]);
    }
}
