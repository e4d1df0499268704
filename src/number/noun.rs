//! What the tables know of counted nouns, for every language.

use crate::lexicon::{Table, tables};
use crate::text::Document;

use super::amount::Amount;
use super::bounds;

/// Nouns that are counted though their form does not show it.
pub(super) static COUNTED: Table = Table::new(tables::NUMBER_COUNTED);
/// Words that are not counted though their form is that of a noun.
pub(super) static UNCOUNTED: Table = Table::new(tables::NUMBER_UNCOUNTED);

/// What is counted: the token of the noun, and the token after it.
pub(super) type Counted = (usize, usize);

/// Whether an amount in digits is rather the year in which something was: `في 1990 مؤسسة`.
pub(super) fn is_year(document: &Document<'_>, amount: &Amount) -> bool {
    let year = amount.digits && amount.value.is_some_and(|v| (1900.0..2100.0).contains(&v));
    let first = document.token_from(amount.start);
    let before = first.checked_sub(1).map(|before| document.folded(before));
    year && before.is_some_and(|word| bounds::is(word, "year"))
}
