//! Times: expressions of date, clock time, duration and repetition, with their TIMEX3 type and value.
//!
//! Layers, each of which knows those above it alone:
//!
//! - words: the tables under `data/time` say what they mean (`lexicon`, `cue`), `reader` notes the senses of every token, `numeral` its
//!   numbers;
//! - what is said and found: `spec`, `found`, `timex` (how periods are written), `piece` (what a rule gives, and the pieces that are one
//!   word), `tense`;
//! - the grammar: `pattern` puts rules together; `numeric` and `stamp` read digits; `arabic` and `english` the words of their language; `grammar` asks them in turn;
//! - when that is: `resolve` gives a value and days against an anchor, `told` what was told before, `story` the anchors in the order of the text;
//! - `value` says what a TIMEX3 value covers that the reader gives;
//! - `publication` reads with all of these the day of publication that a page names.

mod arabic;
mod cue;
mod english;
mod found;
mod grammar;
mod lexicon;
mod numeral;
mod numeric;
mod pattern;
mod piece;
mod publication;
mod quoted;
mod reader;
mod resolve;
mod spec;
mod stamp;
mod story;
mod tense;
mod timex;
mod told;
mod value;

use std::ops::Range;

use jiff::civil::Date;

use crate::text::Document;
use reader::Reader;
use spec::{Expr, Found, Spec};

pub use found::{Time, TimeKind};
pub use publication::{Published, document_date};
pub use value::of_value;

/// Finds the expressions of time, resolved against the date of publication. `names` are the bytes of what has a name, in their order: a
/// date that is part of one (`معركة القصير 2013`, `the 2014 Harbour Games`) is no time.
pub fn find(document: &Document<'_>, date: Option<Date>, names: &[Range<usize>]) -> Vec<Time> {
    let mut reader = Reader::new(document, |_| true);
    let mut found = grammar::find(&mut reader, |_| true);
    found.retain(|f| !is_named(document, f, names));
    story::narrate(&mut reader, found, date)
}

/// Whether an expression lies within a name that says more (`هجمات 11 سبتمبر 2001`). The year of a law (`the Harbour Act of 1992`,
/// `القانون 5 لسنة 1992`) is a time; so are a weekday and a word that only points, which names hold by mistake.
fn is_named(document: &Document<'_>, found: &Found, names: &[Range<usize>]) -> bool {
    let at = names.partition_point(|name| name.end <= found.span.start);
    let Some(name) = names.get(at) else { return false };
    let within = name.start <= found.span.start && found.span.end <= name.end && *name != found.span;
    let points = match &found.expr {
        Expr::Date(Spec::Calendar(f)) => f.weekday.is_some() || f.near.is_some_and(|step| step != 0),
        Expr::Reference(_) | Expr::Clock { .. } => true,
        _ => false,
    };
    let first = found.tokens.start;
    let of = first.checked_sub(1).is_some_and(|before| document.folded(before) == "of");
    let of_law = of || matches!(document.folded(first), "لعام" | "لسنه" | "عام" | "سنه");
    within && !points && !of_law
}
