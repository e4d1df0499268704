//! English ages: `aged 54`, `at the age of 54`, `Mary Stone, 35,`, `now 40`.

use super::word::{capital, month, number, unit, weekday};
use crate::text::TokenKind;
use crate::time::lexicon::Unit;
use crate::time::reader::Reader;
use crate::time::spec::Expr;

/// The greatest age.
const OLDEST: f64 = 120.0;

/// A number of years that a person is old, said by the words around it; with the token after it.
pub(super) fn age(r: &Reader<'_, '_>, i: usize) -> Option<(Expr, usize)> {
    let (n, next) = number(r, i)?;
    let ends = next >= r.end || r.kind(next) == Some(TokenKind::Mark);
    // A share, a range, a clock or digits that go on are no age.
    let more = r.is(next, &["%", "-", "/", ":"])
        || r.is(next, &["."]) && r.is_number(next + 1) && r.is_glued(next + 1);
    if !(1.0..=OLDEST).contains(&n) || n.fract() != 0.0 || more || unit(r, next).is_some() {
        return None;
    }
    let before = |n: usize, words: &[&str]| i >= r.start + n && r.is(i - n, words);
    let told = before(1, &["aged"])
        || before(1, &["of"]) && before(2, &["age", "ages"])
        || before(1, &["now", "turned", "turning", "turns"]) && ends
        || before(1, &["was", "were", "is"])
            && (r.is(next, &["when"]) || follows(r, next, &["at", "the", "time"]));
    (told || ends && r.is_number(i) && is_beside_name(r, i, next))
        .then(|| (Expr::Duration(vec![(Unit::Year, Some(n))]), next))
}

fn follows(r: &Reader<'_, '_>, i: usize, words: &[&str]) -> bool {
    words.iter().enumerate().all(|(k, word)| r.is(i + k, &[word]))
}

/// Whether the number at `i` stands between commas after a name: `Mary Stone, 35, a nurse`.
fn is_beside_name(r: &Reader<'_, '_>, i: usize, next: usize) -> bool {
    if i < r.start + 2 || !r.is(i - 1, &[","]) || !r.is(next, &[",", "."]) {
        return false;
    }
    let name = r.kind(i - 2) == Some(TokenKind::Latin) && capital(r, i - 2) && r.folded(i - 2).len() > 1;
    let listed = r.is_number(next + 1) || i >= r.start + 3 && r.is_number(i - 3);
    name && !listed && month(r, i - 2).is_none() && weekday(r, i - 2).is_none()
}
