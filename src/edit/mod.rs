//! Corrections: what the reader says of single places of a text, against what the stages find there.
//!
//! A correction names its place by its words and those around it ([`Anchor`]) and says what is right there ([`Act`]). The analysis calls
//! this module between its stages, so that what is corrected is corrected for all that comes after: lines before what depends on their
//! roles, names before they are linked and quotations look for speakers, speakers before the quotations are gathered by source.

mod anchor;
mod blocks;
mod layer;
mod names;
mod numbers;
mod quotes;
mod times;
mod written;

use std::ops::Range;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use anchor::Anchor;
pub(crate) use written::Written;

use crate::entity::{self, EntityKind, Mention, Tie};
use crate::number::{Number, NumberKind};
use crate::order::sort_by_key;
use crate::quote::{Quote, QuoteKind};
use crate::text::{BlockRole, Document};
use crate::time::Time;

/// A correction of one place, or of every place like it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct Edit {
    /// Where.
    pub at: Anchor,
    /// Not only there, but wherever the same is named, written or said.
    pub everywhere: bool,
    /// What is right there.
    pub act: Act,
}

/// What a correction says.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// The stretch is a name of this type.
    Entity(EntityKind),
    /// No name stands there.
    NotEntity,
    /// The name there is of the thing that is called so elsewhere in the text.
    Merge(String),
    /// The name there is of another thing than the other names that it is taken together with.
    Split,
    /// The stretch is a time with this TIMEX3 value; without one, with the value that is read from it.
    Time(Option<String>),
    /// No time stands there.
    NotTime,
    /// The stretch is a number; what is left out is read from it.
    Number {
        /// What it is of.
        kind: Option<NumberKind>,
        /// The amount in `unit`.
        amount: Option<f64>,
        /// Its unit, as in the analysis; empty for none.
        unit: Option<String>,
    },
    /// No number stands there.
    NotNumber,
    /// The stretch is a quotation of this kind; who says it, where that is told.
    Quote(QuoteKind, Option<Said>),
    /// No quotation stands there.
    NotQuote,
    /// The quotation there is said by someone else, and with it those that were given the same speaker because of it.
    Speaker(Said),
    /// The line there plays this part in the page.
    Block(BlockRole),
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Whom or what the text calls so, or who is called so though the text does not.
    Named(String),
    /// Someone whom the text does not name.
    Unnamed,
    /// Nobody: the reporter's own words, or a saying without one who says it.
    Nobody,
}

/// The corrections of a text while its stages run: each method is called once, in this order. Any corrections of any text are applied as far
/// as they fit, in time that grows with the length of the text.
#[derive(Debug)]
pub struct Editor<'a> {
    text: &'a str,
    edits: &'a [Edit],
    places: Vec<Vec<Range<usize>>>,
}

/// A correction with the place that its anchor has in the text, if any.
type Placed<'a> = (usize, &'a Edit, Option<Range<usize>>);

impl<'a> Editor<'a> {
    /// The corrections of a text.
    pub fn new(text: &'a str, edits: &'a [Edit]) -> Editor<'a> {
        Editor { text, edits, places: vec![Vec::new(); edits.len()] }
    }

    fn placed(&self, wanted: impl Fn(&Act) -> bool) -> Vec<Placed<'a>> {
        let edits: &'a [Edit] = self.edits;
        let of_layer = edits.iter().enumerate().filter(|(_, edit)| wanted(&edit.act));
        of_layer.map(|(n, edit)| (n, edit, edit.at.find(self.text, edit.everywhere))).collect()
    }

    fn note(&mut self, index: usize, mut places: Vec<Range<usize>>) {
        sort_by_key(&mut places, |p| [p.start, p.end]);
        places.dedup();
        self.places[index] = places;
    }

    /// Gives lines the parts in the page that the reader has given them.
    pub fn blocks(&mut self, document: &mut Document<'_>) {
        for (n, edit, at) in self.placed(|act| matches!(act, Act::Block(_))) {
            let (Act::Block(role), Some(at)) = (&edit.act, at) else { continue };
            let places = blocks::apply(document, *role, &at, edit.everywhere);
            self.note(n, places);
        }
    }

    /// Names as the reader has corrected them, and what the reader says of which are one thing. `mentions` are in the order of the text and do
    /// not overlap, as are those that come back.
    pub fn mentions(&mut self, document: &Document<'_>, mentions: Vec<Mention>) -> (Vec<Mention>, Vec<Tie>) {
        let wanted = |act: &Act| matches!(act, Act::Entity(_) | Act::NotEntity | Act::Merge(_) | Act::Split);
        let edits = self.placed(wanted);
        if edits.is_empty() || !entity::is_ready() {
            return (mentions, Vec::new());
        }
        let mut names = names::Names::new(document, mentions);
        for (n, edit, at) in edits {
            let places = at.map_or(Vec::new(), |at| names.apply(edit, at));
            self.note(n, places);
        }
        names.finish()
    }

    /// Times as the reader has corrected them, `date` being the day of publication.
    pub fn times(&mut self, document: &Document<'_>, mut times: Vec<Time>, date: Option<Date>) -> Vec<Time> {
        for (n, edit, at) in self.placed(|act| matches!(act, Act::Time(_) | Act::NotTime)) {
            let places = at.map_or(Vec::new(), |at| times::apply(document, &mut times, edit, at, date));
            self.note(n, places);
        }
        times
    }

    /// Numbers as the reader has corrected them.
    pub fn numbers(&mut self, document: &Document<'_>, mut numbers: Vec<Number>) -> Vec<Number> {
        for (n, edit, at) in self.placed(|act| matches!(act, Act::Number { .. } | Act::NotNumber)) {
            let places = at.map_or(Vec::new(), |at| numbers::apply(document, &mut numbers, edit, at));
            self.note(n, places);
        }
        numbers
    }

    /// Quotations as the reader has corrected them.
    pub fn quotes(
        &mut self,
        document: &Document<'_>,
        entities: &entity::Entities,
        mut quotes: Vec<Quote>,
    ) -> Vec<Quote> {
        let wanted = |act: &Act| matches!(act, Act::Quote(..) | Act::NotQuote | Act::Speaker(_));
        for (n, edit, at) in self.placed(wanted) {
            let places =
                at.map_or(Vec::new(), |at| quotes::apply(document, entities, &mut quotes, edit, &at));
            self.note(n, places);
        }
        quotes
    }

    /// For each correction the places where it holds, bytes of the text in its order; none where it fits nowhere.
    pub fn places(self) -> Vec<Vec<Range<usize>>> {
        self.places
    }
}
