//! Text rewritten into the ways in which English news uses capitals elsewhere: headlines with capitals, lines in capitals, text in small
//! letters. A model that met them in training does not take every capital of a headline for a name's.

use crate::corpus::Annotated;

/// A way to rewrite a line.
#[derive(Clone, Copy, Debug)]
enum Way {
    /// A capital for each word but the small words inside.
    Headline,
    /// Capitals throughout.
    Capitals,
    /// Small letters throughout.
    Small,
}

/// Of every fifth document a copy with some of its first lines as headlines are written; of every tenth one with them in capitals, and one in
/// small letters.
pub fn headlines(documents: &[Annotated]) -> Vec<Annotated> {
    /// Headlines are the first lines of articles and the links to others; what they say of longer sentences matters little.
    const LINES: usize = 4;
    use Way::{Capitals, Headline, Small};
    let ways =
        [Some(Headline), None, Some(Capitals), None, None, Some(Headline), None, Some(Small), None, None];
    let rewritten = documents.iter().zip(ways.iter().cycle()).filter_map(|(document, way)| {
        let way = (*way)?;
        let mut text = String::with_capacity(document.text.len());
        for (n, line) in document.text.split_inclusive('\n').enumerate() {
            // Every other line stays, so that the rest of the document says of each word what it says in the original.
            if n < 2 * LINES && n % 2 == 0 { text.push_str(&rewrite(line, way)) } else { text.push_str(line) }
        }
        Some(Annotated { text, ..document.clone() })
    });
    rewritten.collect()
}

/// A line in another way, each letter as long as before, so that the places of names hold.
fn rewrite(line: &str, way: Way) -> String {
    let mut out = String::with_capacity(line.len());
    for (n, word) in line.split_inclusive(' ').enumerate() {
        let small_word = n > 0 && word.trim_end().chars().nth(3).is_none();
        let mut inside = false;
        for c in word.chars() {
            let upper = match way {
                Way::Headline => !inside && !small_word,
                Way::Capitals => true,
                Way::Small => false,
            };
            out.push(match way {
                // What had a capital keeps it.
                Way::Headline if !upper => c,
                _ => cased(c, upper),
            });
            inside |= c.is_alphanumeric();
        }
    }
    out
}

/// A letter as a capital or small, where that is one character of the same length.
fn cased(c: char, upper: bool) -> char {
    let one = |mut to: Box<dyn Iterator<Item = char>>| match (to.next(), to.next()) {
        (Some(other), None) if other.len_utf8() == c.len_utf8() => other,
        _ => c,
    };
    if upper { one(Box::new(c.to_uppercase())) } else { one(Box::new(c.to_lowercase())) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::parse_tagged;

    #[test]
    fn lines_are_rewritten_and_names_stay_in_place() {
        assert_eq!(rewrite("Minister of trade leaves", Way::Headline), "Minister of Trade Leaves");
        assert_eq!(rewrite("Straße in Köln", Way::Capitals), "STRAßE IN KÖLN");
        assert_eq!(rewrite("McAdam left", Way::Small), "mcadam left");
        let documents =
            vec![parse_tagged(String::new(), "officials in <LOC>Tolverne</LOC> agree\nThey met."); 10];
        let rewritten = headlines(&documents);
        assert_eq!(rewritten.len(), 4);
        for document in rewritten {
            let (span, _) = &document.names[0];
            assert_eq!(document.text[span.clone()].to_lowercase(), "tolverne");
            assert!(document.text.ends_with("They met."));
        }
    }
}
