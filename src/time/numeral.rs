//! Numbers where the grammar of time needs them: digits with decimals and groups, cardinals and ordinals in words.

use super::reader::Reader;
use crate::number::{scaled_digits, words};
use crate::text::TokenKind;

/// A number in digits at `i` with its scale: `15`, `1.1`, `100 000`, `1,000`, `4 آلاف`; with the token after it.
pub(super) fn digits(reader: &Reader<'_, '_>, i: usize) -> Option<(f64, usize)> {
    (i < reader.end)
        .then(|| scaled_digits(reader.document, i, reader.end))
        .flatten()
        .filter(|(_, next)| *next <= reader.end)
}

/// The folded proclitics before an article that stands before digits (`الـ24`, `بالـ24`), if there is one at `i`.
pub(super) fn article_before_digits(reader: &Reader<'_, '_>, i: usize) -> Option<usize> {
    if !reader.is_number(i + 1) {
        return None;
    }
    match reader.folded(i) {
        "ال" => Some(0),
        word @ ("وال" | "بال" | "فال") => Some(word.len() - "ال".len()),
        "لل" => Some("لل".len()),
        _ => None,
    }
}

/// A cardinal in words at `i`, with the token after it; nothing glued before it but the article.
pub(super) fn cardinal(reader: &Reader<'_, '_>, i: usize) -> Option<(f64, usize)> {
    cardinal_with_skip(reader, i).filter(|n| n.2 == 0).map(|n| (n.0, n.1))
}

/// A cardinal in words at `i`, with the token after it and the folded proclitics before it.
pub(super) fn cardinal_with_skip(reader: &Reader<'_, '_>, i: usize) -> Option<(f64, usize, usize)> {
    let n = (i < reader.end).then(|| words::cardinal(reader.document, i, reader.end)).flatten()?;
    Some((n.value, n.next, n.skip))
}

/// The number that follows a definite plural and agrees with it: `الأشهر الثمانية`, `السنوات الثلاث`, `الأيام العشرة`.
pub(super) fn agreeing(reader: &Reader<'_, '_>, i: usize) -> Option<(f64, usize)> {
    let n = (i < reader.end).then(|| words::cardinal(reader.document, i, reader.end)).flatten()?;
    (n.article && n.skip == 0).then_some((n.value, n.next))
}

/// An ordinal at `i` in words or digits with the article (`الـ19`), with the token after it and the folded proclitics before it; −1 is the
/// last.
pub(super) fn ordinal(reader: &Reader<'_, '_>, i: usize) -> Option<(i32, usize, usize)> {
    if let Some(skip) = article_before_digits(reader, i) {
        let n = reader
            .whole(i + 1, 1, 999)
            .filter(|_| !reader.is_glued(i + 2) || reader.kind(i + 2) == Some(TokenKind::Mark))?;
        return (!reader.is(i + 2, &["%", "٪"])).then_some((n, i + 2, skip));
    }
    let n = (i < reader.end).then(|| words::ordinal(reader.document, i, reader.end)).flatten()?;
    #[expect(clippy::cast_possible_truncation, reason = "ordinals are small whole numbers")]
    Some((n.value as i32, n.next, n.skip))
}

/// An ordinal with nothing glued before it.
pub(super) fn ordinal_bare(r: &Reader<'_, '_>, i: usize) -> Option<(i32, usize, usize)> {
    ordinal(r, i).filter(|(_, _, skip)| *skip == 0)
}

/// A number in digits, decimal or grouped by spaces, or spelled out; with the token after it.
pub(super) fn number(reader: &Reader<'_, '_>, i: usize) -> Option<(f64, usize)> {
    digits(reader, i).or_else(|| cardinal(reader, i))
}
