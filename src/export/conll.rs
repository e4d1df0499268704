//! The columns of the CoNLL-2003 shared task (Tjong Kim Sang and De Meulder): token, part of speech, chunk, entity tag.
//!
//! Parts of speech and chunks are not analysed: `-X-`. Tags are IOB2 (every name starts with `B-`), the form in which the data are mostly
//! read today. The task has four types, and its `MISC` holds nationalities and creeds: `NORP` is written as `MISC`. A word with a proclitic
//! that stands outside a name is two tokens.

use std::ops::Range;

use super::nest;
use super::positions::Positions;
use crate::analysis::Analysis;
use crate::text::Document;

fn tag(kind: &str) -> &'static str {
    match kind {
        "PER" => "PER",
        "ORG" => "ORG",
        "LOC" => "LOC",
        _ => "MISC",
    }
}

/// A token a line, an empty line after each sentence. Of mentions that overlap the first is kept.
pub(super) fn write(text: &str, analysis: &Analysis) -> String {
    let document = Document::new(text);
    let positions = Positions::new(text);
    let spans: Vec<Range<usize>> =
        analysis.mentions.iter().map(|m| positions.bytes(m.start, m.end)).collect();
    let mut mentions = nest::flat(&spans).into_iter().peekable();
    let mut out = "-DOCSTART- -X- -X- O\n\n".to_owned();
    let mut begun = None;
    for sentence in document.sentences() {
        for token in &document.tokens()[sentence.clone()] {
            let mut at = token.start;
            while at < token.end {
                while mentions.next_if(|&m| spans[m].end <= at).is_some() {}
                let mention = mentions.peek().copied().filter(|&m| spans[m].start < token.end);
                let (end, inside) = match mention {
                    None => (token.end, None),
                    Some(m) if spans[m].start > at => (spans[m].start, None),
                    Some(m) => (spans[m].end.min(token.end), Some(m)),
                };
                out.push_str(&text[at..end]);
                out.push_str(" -X- -X- ");
                match inside {
                    None => out.push('O'),
                    Some(m) => {
                        out.push_str(if begun == inside { "I-" } else { "B-" });
                        out.push_str(tag(analysis.mentions[m].kind));
                    }
                }
                begun = inside;
                out.push('\n');
                at = end;
            }
        }
        // A name broken by a sentence's end starts again.
        begun = None;
        out.push('\n');
    }
    out
}
