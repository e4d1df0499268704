//! Lines that were broken at a width (mail, plain text, copies out of a page layout) are one paragraph.
//!
//! A break belongs to the width, not to the text, where the next line's first word would not have fitted on the line. A text in which most
//! breaks are such is taken to be broken at the width of its longest line; in poems, lists and tables the next word would mostly have fitted.

use super::Token;

/// The widths, in characters, at which text is broken.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=110;
/// How many lines must stand directly under another before a width is looked for.
const PAIRS: usize = 3;

/// A line of the text that holds something.
struct Line<'a> {
    start: usize,
    text: &'a str,
    width: usize,
    /// No empty line stands before it.
    follows: bool,
}

/// Takes the line end from the tokens before which it is one of the width alone: it is a space there.
pub(super) fn join(text: &str, tokens: &mut [Token]) {
    let lines = lines(text);
    // A wider line, unless it is an address, is a paragraph of its own: such a text is not broken at a width.
    if lines.iter().any(|l| l.width > *WIDTHS.end() && l.text.contains(' ')) {
        return;
    }
    let Some(longest) = lines.iter().map(|l| l.width).filter(|w| WIDTHS.contains(w)).max() else { return };
    let full = |pair: &[Line<'_>]| {
        let word = pair[1].text.split_whitespace().next().map_or(0, |w| w.chars().count());
        pair[0].width + 1 + word > longest
    };
    let under = |pair: &&[Line<'_>]| pair[1].follows;
    let (mut all, mut broken, mut ended) = (0, 0, 0);
    for pair in lines.windows(2).filter(under) {
        all += 1;
        if full(pair) {
            broken += 1;
            ended += usize::from(pair[0].text.ends_with(['.', '!', '?', '؟', ':']));
        }
    }
    if all < PAIRS || broken * 3 < all * 2 || ended * 2 > broken {
        return;
    }
    let mut at = 0;
    for pair in lines.windows(2).filter(under) {
        if !full(pair) || opens_item(pair[1].text) {
            continue;
        }
        at += tokens[at..].partition_point(|t| t.start < pair[1].start);
        if let Some(token) =
            tokens.get_mut(at).filter(|t| t.line_before && t.start < pair[1].start + pair[1].text.len())
        {
            (token.line_before, token.space_before) = (false, true);
        }
    }
}

/// Whether a line opens an item of a list or a quoted line of a mail.
fn opens_item(line: &str) -> bool {
    line.starts_with(['-', '•', '*', '>', '#', '|', '–'])
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let (mut start, mut follows) = (0, false);
    for written in text.split_inclusive('\n') {
        let line = written.trim();
        if line.is_empty() {
            follows = false;
        } else {
            let lead = written.len() - written.trim_start().len();
            lines.push(Line { start: start + lead, text: line, width: line.chars().count(), follows });
            follows = true;
        }
        start += written.len();
    }
    lines
}

#[cfg(test)]
mod tests {
    use crate::text::Document;

    /// The lines of a document that are blocks.
    fn blocks(text: &str) -> Vec<String> {
        let document = Document::new(text);
        let cut = |b: &crate::text::Block| {
            let (start, end) = (document.token(b.tokens.start).start, document.token(b.tokens.end - 1).end);
            text[start..end].to_owned()
        };
        document.blocks().iter().map(cut).collect()
    }

    #[test]
    fn lines_of_one_width_are_a_paragraph() {
        let first = "The harbour council said on Monday that repairs to the\nold pier would begin in spring, once the money that was\npromised by the ministry had been paid in full.";
        let second = "It gave no figure. \"We have waited for ten years,\" the\nmayor said, \"and we can wait for another two months if\nthat is what it takes.\"";
        let text = format!("Pier to be repaired\n\n{first}\n\n{second}\n");
        assert_eq!(blocks(&text), ["Pier to be repaired", first, second]);
        assert_eq!(Document::new(&text).sentences().len(), 4);
    }

    #[test]
    fn poems_lists_and_paragraphs_keep_their_lines() {
        for text in [
            "قلبي على الميناء حين يغيب عنه الزائرون\nوالموج يحكي\nللنوارس قصة البحر القديم وما رآه العابرون\nوأنا هنا\nأصغي إليه كأنني أعرف ما يقول الراحلون",
            "Harbour master of the northern port of the old town\nMayor\nClerk of the council and keeper of the town's seals\nPilot\nThe two engineers who drew the plans for the pier",
            "First line of a menu\nSecond line of it\nThird line\nFourth",
        ] {
            assert_eq!(blocks(text).len(), text.lines().count(), "{text}");
        }
    }
}
