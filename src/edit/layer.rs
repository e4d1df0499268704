//! Findings of one layer, in the order of the text and never overlapping: what lies in a stretch, and another in its place.

use std::ops::Range;

use crate::number::Number;
use crate::order::sort_by_key;
use crate::text::Document;
use crate::time::Time;

/// Something found in a stretch of the text.
pub(super) trait Spanned {
    /// Its bytes.
    fn span(&self) -> &Range<usize>;
}

impl Spanned for Time {
    fn span(&self) -> &Range<usize> {
        &self.span
    }
}

impl Spanned for Range<usize> {
    fn span(&self) -> &Range<usize> {
        self
    }
}

impl Spanned for Number {
    fn span(&self) -> &Range<usize> {
        &self.span
    }
}

/// The numbers of those that a stretch touches.
pub(super) fn touching<T: Spanned>(items: &[T], span: &Range<usize>) -> Range<usize> {
    let from = items.partition_point(|item| item.span().end <= span.start);
    let to = items.partition_point(|item| item.span().start < span.end);
    from..to.max(from)
}

/// Puts some, in the order of the text and apart from each other, in the place of all that they touch.
pub(super) fn put<T: Spanned>(items: &mut Vec<T>, new: Vec<T>) {
    items.retain(|item| touching(&new, item.span()).is_empty());
    items.extend(new);
    sort_by_key(items, |item| [item.span().start]);
}

/// Takes away those that touch one of some stretches, which are in the order of the text and apart, and says where they were.
pub(super) fn take<T: Spanned>(items: &mut Vec<T>, spans: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut taken = Vec::new();
    items.retain(|item| {
        let touched = !touching(spans, item.span()).is_empty();
        taken.extend(touched.then(|| item.span().clone()));
        !touched
    });
    taken
}

/// The stretch without what is no word at its ends; nothing where no word is in it.
pub(super) fn trimmed(document: &Document<'_>, span: Range<usize>) -> Option<Range<usize>> {
    let text = &document.text()[span.clone()];
    let outside = |c: char| !(c.is_alphanumeric() || matches!(c, '%' | '٪' | '$' | '€' | '£'));
    let start = span.start + (text.len() - text.trim_start_matches(outside).len());
    let end = span.end - (text.len() - text.trim_end_matches(outside).len());
    (start < end).then_some(start..end)
}

/// Where else the words of a stretch stand as they are written there, as whole words, in the order of the text and apart from it.
fn repeated(document: &Document<'_>, span: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let (text, words, span) = (document.text(), &document.text()[span.clone()], span.clone());
    let bound = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    let all = text.match_indices(words).map(|(at, _)| at..at + words.len());
    all.filter(move |r| r.end <= span.start || span.end <= r.start)
        .filter(move |r| bound(text[..r.start].chars().next_back()) && bound(text[r.end..].chars().next()))
}

/// Puts one in the place of all that it touches, and everywhere in the place of others of the same words, or where nothing is found; says where.
pub(super) fn mark<T: Spanned>(
    document: &Document<'_>,
    items: &mut Vec<T>,
    item: T,
    everywhere: bool,
    moved: impl Fn(&T, Range<usize>) -> T,
) -> Vec<Range<usize>> {
    let mut places = vec![item.span().clone()];
    if everywhere {
        let free = |r: &Range<usize>| items[touching(items, r)].iter().all(|other| other.span() == r);
        places.extend(repeated(document, item.span()).filter(free));
        sort_by_key(&mut places, |r| [r.start]);
    }
    let new = places.iter().map(|r| moved(&item, r.clone())).collect();
    put(items, new);
    places
}

/// Takes away what a stretch touches, and everywhere others of the same words; says where they were.
pub(super) fn unmark<T: Spanned>(
    document: &Document<'_>,
    items: &mut Vec<T>,
    at: Range<usize>,
    everywhere: bool,
) -> Vec<Range<usize>> {
    let here: Vec<Range<usize>> =
        items[touching(items, &at)].iter().map(|item| item.span().clone()).collect();
    let mut gone = here.clone();
    if everywhere {
        let same = |r: &Range<usize>| items[touching(items, r)].iter().any(|other| other.span() == r);
        gone.extend(here.iter().flat_map(|span| repeated(document, span)).filter(same));
        sort_by_key(&mut gone, |r| [r.start]);
        gone.dedup();
    }
    take(items, &gone)
}
