//! The margin of the report: before each statement a note with its chain, which the style sheet sets beside the line, or on a narrow window
//! before the words. Its words are drawn from attributes: they are no part of the text, and stand in no copy of it.

use std::collections::HashMap;

use crate::analysis::Quote;
use crate::export::escape;
use crate::export::labels::Labels;
use crate::export::voices::{Chain, Voices, knot};

/// What stands beside a statement.
struct Note<'a> {
    chain: Chain<'a>,
    hue: &'static str,
    knot: &'static str,
    /// The chain was told of the statement before: only how it is given has changed.
    again: bool,
}

/// The notes of a paragraph as HTML, by the number of the quotation before which each stands. The same chain again is not told again.
pub(super) fn notes<'a>(
    voices: &Voices<'a>,
    labels: Labels,
    quotes: impl Iterator<Item = (usize, &'a Quote)>,
) -> HashMap<usize, String> {
    let mut made: Vec<(usize, &str, Note<'a>)> = Vec::new();
    let (mut whose, mut how) = (String::new(), String::new());
    for (number, quote) in quotes {
        let Some(voice) = voices.voice(quote) else { continue };
        let chain = voices.chain(quote);
        if chain.hops.is_empty() {
            // Its own words inside what it is said to have said: one note for both.
            let outer = made.iter_mut().find(|(_, id, _)| Some(*id) == quote.within.as_deref());
            let words = labels.get(quote.kind);
            if let Some((_, _, Note { chain, .. })) = outer
                && !chain.how.contains(words)
            {
                chain.how.push_str(labels.comma());
                chain.how.push_str(words);
            }
            continue;
        }
        let again = chain.whose() == whose;
        let same = again && chain.how == how;
        if quote.within.is_none() {
            (whose, how) = (chain.whose(), chain.how.clone());
        }
        if !same {
            let knot = knot(voice.sort, chain.doubtful);
            made.push((number, &quote.id, Note { chain, hue: voice.hue, knot, again }));
        }
    }
    made.into_iter().map(|(number, _, note)| (number, note.html(labels))).collect()
}

impl Note<'_> {
    fn html(&self, labels: Labels) -> String {
        let mut out = String::from("<span");
        let again = if self.again { " again" } else { "" };
        escape::attribute("class", &format!("note {}{again}", self.hue), &mut out);
        out.push('>');
        let hops = if self.again { &[] } else { &self.chain.hops[..] };
        for (n, hop) in hops.iter().enumerate() {
            let last = n + 1 == hops.len();
            out.push_str("<i");
            escape::attribute(
                "class",
                &format!("{} {}", if last { "last" } else { "via" }, hop.hue),
                &mut out,
            );
            let doubt = if last && self.chain.doubtful { labels.doubt() } else { "" };
            escape::attribute("data-word", &format!("{}{doubt}", hop.name), &mut out);
            out.push('>');
            if last {
                draw(self.knot, &mut out);
            }
            out.push_str("</i>");
        }
        out.push_str("<i class=\"how\"");
        escape::attribute("data-word", &self.chain.how, &mut out);
        out.push_str("></i></span>");
        out
    }
}

/// The shapes of the knots, once for the whole file; they are those of the page (`www/article/knots.js`).
pub(super) const SHAPES: &str = include_str!("knots.svg");

/// Appends a knot.
pub(super) fn draw(form: &str, out: &mut String) {
    out.push_str("<svg class=\"knot\" viewBox=\"-10 -10 20 20\" aria-hidden=\"true\"><use");
    escape::attribute("href", &format!("#knot-{form}"), out);
    out.push_str("/></svg>");
}
