//! Times: expressions of date, clock time, duration and repetition, with their TIMEX3 type and value.
//!
//! Layers, each of which knows those above it alone:
//!
//! - words: the tables under `data/time` say what they mean (`lexicon`, `cue`), `reader` notes the senses of every token, `numeral` its
//!   numbers;
//! - what is said and found: `spec`, `found`, `timex` (how periods are written), `piece` (what a rule gives, and the pieces that are one
//!   word), `tense`;
//! - the grammar: `pattern` puts rules together; `numeric` and `stamp` read digits; `arabic` and `english` the words of their language; `grammar` asks them in turn;
//! - when that is: `resolve` gives a value and days against an anchor, `story` the anchors in the order of the text;
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
mod reader;
mod resolve;
mod spec;
mod stamp;
mod story;
mod tense;
mod timex;
mod value;

use jiff::civil::Date;

use crate::text::Document;
use reader::Reader;

pub use found::{Time, TimeKind};
pub use publication::{Published, document_date};
pub use value::of_value;

/// Finds the expressions of time, resolved against the date of publication.
pub fn find(document: &Document<'_>, date: Option<Date>) -> Vec<Time> {
    let mut reader = Reader::new(document, |_| true);
    let found = grammar::find(&mut reader, |_| true);
    story::narrate(&mut reader, found, date)
}
