//! The grammar of Arabic expressions of time, smallest pieces first: words that move (`moved`), months, lengths (`duration`), years, dates
//! (`calendar`), near days and units, decades and centuries (`age`), parts of a year (`part`), the n-th of one in another (`nth`), any of
//! these (`period`); then minutes, parts of a day, clocks, ranges; then what needs the words around it (`names`, `dated`, `lengths`, `reference`,
//! `repeat`). A file uses those before it.

mod age;
mod calendar;
mod clock;
mod dated;
mod day_part;
mod duration;
mod lengths;
mod minutes;
mod month;
mod moved;
mod names;
mod near;
mod nth;
mod part;
pub(super) mod period;
mod ranges;
mod reference;
mod repeat;
mod unit;
mod year;

use super::piece::{Piece, Reading, any, item};
use super::reader::Reader;
use super::spec::Expr;

/// The expressions at `i`: none, one, or the ends of a range.
pub(super) fn expression(r: &Reader<'_, '_>, i: usize) -> Reading {
    let mut best = Reading { items: Vec::new(), next: i };
    let mut offer = |reading: Reading| {
        if reading.next > best.next {
            best = reading;
        }
    };
    offer(reference::reference(r, i).into());
    offer(reference::span(r, i).into());
    offer(reference::moment_in(r, i).into());
    offer(reference::same_in(r, i).into());
    offer(reference::age(r, i).into());
    offer(
        repeat::repeat(r, i, any)
            .map(|p| item(i, Piece { is: Expr::Set(p.is), next: p.next, skip: p.skip }))
            .into(),
    );
    offer(dated::dated(r, i));
    offer(Reading::of(ranges::ranges(r, i)));
    offer(clock::clock(r, i, any).map(|p| item(i, dated::with_date_after(r, p))).into());
    offer(day_part::day_part(r, i, any).map(|p| item(i, clock::with_hour_after(r, p))).into());
    offer(lengths::away(r, i).into());
    offer(Reading::of(lengths::lengths(r, i)));
    best
}
