//! Spans that overlap at will, cut so that elements nest.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use super::escape;
use super::positions::Positions;
use crate::analysis::Block;

/// A part of a span that nests with every other part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fragment {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// The number of the span in the list that was cut.
    pub(super) span: usize,
    /// Which part of its span it is, from 0.
    pub(super) part: usize,
    /// Whether it is its span's last part.
    pub(super) last: bool,
}

/// Cuts spans (byte ranges) at the ends of the blocks, and where two cross the later one at the end of the earlier. What lies outside
/// every block is left out. The fragments come in the order in which their elements open: by start, the longer first, of equals the
/// span that stands first in the list.
///
/// `blocks` ascend and do not overlap.
pub(super) fn cut(spans: &[Range<usize>], blocks: &[Range<usize>]) -> Vec<Fragment> {
    // A piece of a span that still has to be placed, least first.
    let mut waiting = BinaryHeap::new();
    for (number, span) in spans.iter().enumerate() {
        let first = blocks.partition_point(|b| b.end <= span.start);
        for block in blocks[first..].iter().take_while(|b| b.start < span.end) {
            let (start, end) = (span.start.max(block.start), span.end.min(block.end));
            if start < end {
                waiting.push(Reverse((start, Reverse(end), number)));
            }
        }
    }
    let mut fragments: Vec<Fragment> = Vec::with_capacity(waiting.len());
    let mut parts = vec![0; spans.len()];
    let mut open: Vec<usize> = Vec::new();
    while let Some(Reverse((start, Reverse(mut end), span))) = waiting.pop() {
        while open.last().is_some_and(|&e| e <= start) {
            open.pop();
        }
        if let Some(&enclosing) = open.last()
            && enclosing < end
        {
            waiting.push(Reverse((enclosing, Reverse(end), span)));
            end = enclosing;
        }
        open.push(end);
        fragments.push(Fragment { range: start..end, span, part: parts[span], last: false });
        parts[span] += 1;
    }
    for fragment in &mut fragments {
        fragment.last = fragment.part + 1 == parts[fragment.span];
    }
    fragments
}

/// Appends a stretch of the text with an element for each fragment inside it. `open` appends a start tag and returns the element's
/// name; it is given the names of the elements around.
pub(super) fn render(
    text: &str,
    range: Range<usize>,
    fragments: &[Fragment],
    out: &mut String,
    mut open: impl FnMut(&Fragment, &[&'static str], &mut String) -> &'static str,
) {
    let mut at = range.start;
    let mut names: Vec<&'static str> = Vec::new();
    let mut ends: Vec<usize> = Vec::new();
    let close =
        |at: &mut usize, limit: usize, names: &mut Vec<&str>, ends: &mut Vec<usize>, out: &mut String| {
            while let Some(end) = ends.pop_if(|end| *end <= limit) {
                escape::text(&text[*at..end], out);
                *at = end;
                out.push_str("</");
                out.push_str(names.pop().expect("a name for each end"));
                out.push('>');
            }
        };
    for fragment in fragments {
        close(&mut at, fragment.range.start, &mut names, &mut ends, out);
        escape::text(&text[at..fragment.range.start], out);
        at = fragment.range.start;
        let name = open(fragment, &names, out);
        names.push(name);
        ends.push(fragment.range.end);
    }
    close(&mut at, range.end, &mut names, &mut ends, out);
    escape::text(&text[at..range.end], out);
}

/// The fragments that lie in a block: `fragments` as [`cut`] gives them, taken from the front.
pub(super) fn take<'a>(fragments: &mut &'a [Fragment], block: &Range<usize>) -> &'a [Fragment] {
    let count = fragments.partition_point(|f| f.range.start < block.end);
    let (inside, rest) = fragments.split_at(count);
    *fragments = rest;
    inside
}

/// A block stretched over what follows it, so that only XML's white space stands between one and the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Bytes of the text, never empty.
    pub(super) range: Range<usize>,
    /// The block's role.
    pub(super) role: &'static str,
}

/// The paragraphs of a text: together they hold every character but XML's white space before, between and after them. A text without
/// blocks is one paragraph of body text, unless it is all white space.
pub(super) fn paragraphs(text: &str, positions: &Positions<'_>, blocks: &[Block]) -> Vec<Paragraph> {
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
    let lead = text.len() - text.trim_start_matches(is_space).len();
    let start = |(n, block): (usize, &Block)| (positions.bytes(block.start, block.end).start, n);
    let mut starts: Vec<(usize, usize)> = blocks.iter().enumerate().map(start).collect();
    starts.sort_unstable();
    // What stands before the first block belongs to it.
    match starts.first_mut() {
        Some((first, _)) => *first = lead.min(*first),
        None => starts.push((lead, 0)),
    }
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    let stretched = starts.iter().zip(ends).map(|(&(start, n), end)| {
        let range = start..start + text[start..end].trim_end_matches(is_space).len();
        Paragraph { range, role: blocks.get(n).map_or("body", |b| b.role) }
    });
    stretched.filter(|p| !p.range.is_empty()).collect()
}

/// Of spans that overlap, those that stand alone: in order of their start, the longer first, each that meets none before it.
/// Returns their numbers.
pub(super) fn flat(spans: &[Range<usize>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..spans.len()).filter(|&n| !spans[n].is_empty()).collect();
    order.sort_by_key(|&n| (spans[n].start, Reverse(spans[n].end), n));
    let mut end = 0;
    order.retain(|&n| {
        let free = spans[n].start >= end;
        if free {
            end = spans[n].end;
        }
        free
    });
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Range<usize> = 0..9;

    fn marked(text: &str, spans: &[Range<usize>], blocks: &[Range<usize>]) -> String {
        let fragments = cut(spans, blocks);
        let mut rest = &fragments[..];
        let mut out = String::new();
        for block in blocks {
            let inside = take(&mut rest, block);
            out.push('|');
            render(text, block.clone(), inside, &mut out, |f, _, out| {
                let name = ["a", "b", "c"][f.span];
                out.push_str(&format!("<{name}{}{}>", f.part, if f.last { "." } else { "" }));
                name
            });
        }
        out
    }

    #[test]
    fn crossing_nested_and_equal_spans() {
        for (spans, expected) in [
            (vec![0..4, 2..6], "|<a0.>12<b0>34</b></a><b1.>56</b>789"),
            (vec![2..6, 0..4], "|<b0.>12<a0>34</a></b><a1.>56</a>789"),
            (vec![0..9, 2..4, 4..6], "|<a0.>12<b0.>34</b><c0.>56</c>789</a>"),
            (vec![1..3, 1..3], "|1<a0.><b0.>23</b></a>456789"),
            (vec![0..5, 1..6, 2..7], "|<a0.>1<b0>2<c0>345</c></b></a><c1.><b1.>6</b>7</c>89"),
            (vec![3..3, 9..9], "|123456789"),
        ] {
            assert_eq!(marked("123456789", &spans, &[WHOLE]), expected);
        }
    }

    #[test]
    fn blocks_cut_spans() {
        assert_eq!(marked("12345 6789", &[3..8, 5..6], &[0..5, 6..10]), "|123<a0>45</a>|<a1.>67</a>89");
    }

    #[test]
    fn paragraphs_leave_only_white_space_outside() {
        let text = "\u{200f}\n ab\u{0} \r\ncd \u{200f}\n";
        let block = |start, end, role| Block { start, end, role, language: "ar" };
        let blocks = [block(3, 5, "title"), block(9, 11, "body")];
        let found = paragraphs(text, &Positions::new(text), &blocks);
        let found: Vec<_> = found.iter().map(|p| (&text[p.range.clone()], p.role)).collect();
        assert_eq!(found, [("\u{200f}\n ab\u{0}", "title"), ("cd \u{200f}", "body")]);
        assert_eq!(paragraphs("  ", &Positions::new("  "), &[]), []);
        assert_eq!(paragraphs(" x", &Positions::new(" x"), &[])[0].range, 1..2);
    }

    #[test]
    fn flat_spans_meet_none() {
        assert_eq!(flat(&[4..6, 0..5, 0..2, 5..7, 7..7]), [1, 3]);
    }
}
