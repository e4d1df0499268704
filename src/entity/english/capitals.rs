//! What capitals say in English, and where they say nothing: at the beginning of a sentence, in a headline with capitals, in a line in capitals, in
//! text without any. What the rest of the document does with a word decides there.

use std::collections::HashMap;

use super::word::Shape;
use crate::entity::attribute::tag;
use crate::entity::keys::{hash, mix};
use crate::entity::passage::Passage;
use crate::text::{Document, TokenKind};

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// For its first word and for names.
    Plain,
    /// For nearly every longer word.
    Headline,
    /// For every letter.
    Capitals,
    /// Nowhere.
    Small,
}

/// Shorter words are written small in headlines too.
const LONG: usize = 4;

/// How a word is written where that says something: in small letters, with a capital.
#[derive(Clone, Copy, Debug, Default)]
struct Written {
    small: u32,
    capital: u32,
}

/// How a passage uses capitals.
#[derive(Debug)]
pub(in crate::entity) struct Capitals<'d> {
    written: HashMap<&'d str, Written>,
    /// For each token the style of its sentence and whether it stands where a sentence begins; `None` for what is no word in Latin letters.
    places: Vec<Option<(Style, bool)>>,
}

impl<'d> Capitals<'d> {
    /// Reads a passage.
    pub(in crate::entity) fn new(passage: &Passage<'d, '_>) -> Capitals<'d> {
        let document = passage.document();
        let mut capitals = Capitals { written: HashMap::new(), places: vec![None; document.tokens().len()] };
        for sentence in passage.sentences() {
            let style = style(document, sentence.clone());
            let mut first = true;
            for i in sentence.clone() {
                match document.token(i).kind {
                    TokenKind::Latin => {
                        capitals.places[i] = Some((style, first));
                        if let Some(written) = counted(document, i, style, first) {
                            let entry = capitals.written.entry(document.folded(i)).or_default();
                            entry.small += written.small;
                            entry.capital += written.capital;
                        }
                        first = false;
                    }
                    // Speech begins like a sentence; so does what follows a colon, in some papers.
                    TokenKind::Mark => {
                        first |= matches!(
                            document.surface(i),
                            "\"" | "“" | "‘" | "«" | ":" | "•" | "*" | "—" | "|"
                        );
                    }
                    _ => first = false,
                }
            }
        }
        capitals
    }

    /// The features of token `i`; `shapes` are those of the words before, at and after it.
    pub(in crate::entity) fn features(
        &self,
        document: &Document<'_>,
        i: usize,
        shapes: [u8; 3],
        out: &mut Vec<u64>,
    ) {
        let Some((style, first)) = self.places[i] else { return };
        let feature = |which: u64, value: u64| mix(mix(hash(tag::CASE, &[1]), which), value);
        let place = (style as u64) << 1 | u64::from(first);
        let shape = u64::from(shapes[1]);
        out.push(feature(1, place << 4 | shape));
        let [before, here, after] = shapes.map(u64::from);
        out.push(feature(2, (style as u64) << 12 | before << 8 | here << 4 | after));
        let here = counted(document, i, style, first).unwrap_or_default();
        let elsewhere = self.written.get(document.folded(i)).copied().unwrap_or_default();
        let small = u64::from((elsewhere.small - here.small).min(2));
        let capital = u64::from((elsewhere.capital - here.capital).min(2));
        out.push(feature(3, (place << 4 | shape) << 4 | small << 2 | capital));
        out.push(feature(4, u64::from(shape == Shape::Small as u64) << 4 | small << 2 | capital));
    }
}

/// What one occurrence of a word says of how it is written, if it says anything.
fn counted(document: &Document<'_>, i: usize, style: Style, first: bool) -> Option<Written> {
    if style != Style::Plain {
        return None;
    }
    match Shape::of(document.surface(i)) {
        Shape::Small => Some(Written { small: 1, capital: 0 }),
        _ if first => None,
        _ => Some(Written { small: 0, capital: 1 }),
    }
}

fn style(document: &Document<'_>, sentence: std::ops::Range<usize>) -> Style {
    let (mut words, mut long, mut long_capital, mut any_small, mut any_capital) = (0, 0, 0, false, false);
    for i in sentence.filter(|&i| document.token(i).kind == TokenKind::Latin) {
        let surface = document.surface(i);
        words += 1;
        any_small |= surface.chars().any(char::is_lowercase);
        any_capital |= surface.chars().any(char::is_uppercase);
        if surface.chars().nth(LONG - 1).is_some() {
            long += 1;
            long_capital += usize::from(Shape::of(surface) != Shape::Small);
        }
    }
    if !any_small && words > 2 {
        Style::Capitals
    } else if !any_capital && words > 3 {
        Style::Small
    } else if long > 2 && long_capital * 5 >= long * 4 {
        Style::Headline
    } else {
        Style::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_use_capitals_in_four_ways() {
        for (text, expected) in [
            ("The minister left the city early.", Style::Plain),
            ("Minister Leaves City After Long Talks", Style::Headline),
            ("MINISTER LEAVES CITY", Style::Capitals),
            ("the minister left the city", Style::Small),
            ("Reuters", Style::Plain),
        ] {
            let document = Document::new(text);
            assert_eq!(style(&document, 0..document.tokens().len()), expected, "{text}");
        }
    }
}
