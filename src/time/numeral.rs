//! Numbers where the grammar of time needs them: digits with decimals and groups, cardinals and ordinals in words.

use super::reader::Reader;
use crate::number::words;

/// A number in digits at `i`: `15`, `1.1`, `100 000`, `1,000`; with the token after it.
pub(super) fn digits(reader: &Reader<'_, '_>, i: usize) -> Option<(f64, usize)> {
    if !reader.is_number(i) || reader.folded(i).len() > 9 {
        return None;
    }
    let mut value: f64 = reader.folded(i).parse().ok()?;
    let mut next = i + 1;
    // Groups of three after one to three digits.
    let group = |at: usize| reader.is_number(at) && reader.folded(at).len() == 3;
    if reader.folded(i).len() <= 3 {
        // Up to a trillion.
        for _ in 0..4 {
            let spaced =
                group(next) && reader.document.gap_after(next - 1).chars().all(|c| c == ' ' || c == '\u{a0}');
            let comma = reader.is(next, &[",", "٬", "،"])
                && reader.is_glued(next)
                && reader.is_glued(next + 1)
                && group(next + 1);
            let at = if spaced {
                next
            } else if comma {
                next + 1
            } else {
                break;
            };
            value = value * 1000.0 + reader.folded(at).parse::<f64>().ok()?;
            next = at + 1;
        }
    }
    if reader.is(next, &[".", "٫", ","])
        && reader.is_glued(next)
        && reader.is_number(next + 1)
        && reader.is_glued(next + 1)
    {
        let fraction = reader.folded(next + 1);
        if fraction.len() <= 6 {
            let scale = 10f64.powi(i32::try_from(fraction.len()).ok()?);
            value += fraction.parse::<f64>().ok()? / scale;
            next += 2;
        }
    }
    Some((value, next))
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

/// An ordinal in words at `i`, with the token after it and the folded proclitics before it; −1 is the last.
pub(super) fn ordinal(reader: &Reader<'_, '_>, i: usize) -> Option<(i32, usize, usize)> {
    let n = (i < reader.end).then(|| words::ordinal(reader.document, i, reader.end)).flatten()?;
    #[expect(clippy::cast_possible_truncation, reason = "ordinals are small whole numbers")]
    Some((n.value as i32, n.next, n.skip))
}
