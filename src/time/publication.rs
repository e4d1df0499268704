//! The day of publication that a text gives itself: in its byline, its dateline, a stamp or a web address.

use std::ops::Range;

use jiff::civil::Date;

use super::lexicon::Cue;
use super::reader::Reader;
use super::resolve::{self, Anchor};
use super::spec::{Expr, Found, Spec, Tense};
use super::{grammar, tense};
use crate::text::block::is_byline_word;
use crate::text::{Block, BlockRole, Document, TokenKind};

/// How many words a line of the page can have to be a dateline.
const SHORT: usize = 18;
/// How many tokens from the top a stamp can stand in a line of its own length.
const LEAD: usize = 60;
/// How many tokens of a place can stand before the date of a dateline that opens a paragraph.
const PLACE: usize = 6;
/// How many lines from the top and from the bottom can be a dateline.
const LINES: usize = 12;

/// How sure a day is by the kind of its line: an address, then the ranks of [`document_date`]. Set by hand: of the 123 annotated articles of
/// dev, dev2, dev3 and dev3-en 15 say it in a line of the three highest ranks, all rightly, and one in a line at its end, wrongly.
const SURE: [f32; 7] = [0.8, 0.5, 0.8, 0.8, 0.95, 0.95, 0.97];

/// The day that a text gives itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// The day of publication.
    pub day: Date,
    /// Where the text says so, in bytes.
    pub span: Range<usize>,
    /// How sure that is, from 0 to 1, by the kind of the line.
    pub confidence: f32,
}

/// The day that the text itself gives for its publication (byline, dateline, web address), if it gives one.
///
/// Only a full date counts (day, month and year, in either calendar), in a short line near the top or the bottom of the page, after the
/// place that opens an agency's report, or in a web address; where several lines give different days, the first at the top is taken.
pub fn document_date(document: &Document<'_>) -> Option<Published> {
    let blocks = document.blocks();
    let at = |token: usize| blocks.partition_point(|b| b.tokens.end <= token);
    // Lines of furniture do not count: menus may stand above the article.
    let mut own = 0;
    let before: Vec<usize> = blocks
        .iter()
        .map(|b| {
            own += usize::from(b.role != BlockRole::Furniture);
            own - usize::from(b.role != BlockRole::Furniture)
        })
        .collect();
    let near_top = |at: usize| before[at] < LINES;
    let near_bottom = |at: usize| before[at] + LINES >= own;
    // Nothing else can be a dateline: a long text is not read twice.
    let wanted = |token: usize| {
        let at = at(token);
        near_top(at) || near_bottom(at) || blocks[at].role == BlockRole::Byline
    };
    let mut reader = Reader::new(document, wanted);
    let found = grammar::find(&mut reader, wanted);
    (reader.start, reader.end) = (0, document.tokens().len());
    let mut best: Option<(usize, Date, &Found)> = None;
    for f in &found {
        let Some(day) = full_day(f) else { continue };
        let at = at(f.tokens.start);
        let block = &blocks[at];
        let words = block.tokens.len();
        let (near_top, near_bottom) = (near_top(at), near_bottom(at));
        let stamped = matches!(f.expr, Expr::Clock { .. });
        // The line is little else than the date, or a word of publishing stands before the date.
        let bare = words <= f.tokens.len() * 2 + 3;
        let published = (1..=3).any(|n| {
            f.tokens
                .start
                .checked_sub(n)
                .is_some_and(|i| i >= block.tokens.start && reader.has_cue(i, Cue::Published))
        });
        // How sure a line of this kind is.
        let rank = match block.role {
            BlockRole::Furniture => continue,
            _ if published && near_top && (words <= SHORT || stamped) => 6,
            BlockRole::Byline if words <= SHORT => 5,
            _ if stamped && near_top && (bare || f.tokens.start < LEAD) => 4,
            _ if bare && near_top => 3,
            _ if near_top && opens_report(&reader, f, block) => 2,
            _ if (bare || published) && near_bottom => 1,
            _ => continue,
        };
        if best.is_none_or(|b| rank > b.0) {
            best = Some((rank, day, f));
        }
    }
    best.map(|(rank, day, f)| {
        let (first, last) = (document.token(f.tokens.start), document.token(f.tokens.end - 1));
        Published { day, span: first.start..last.end, confidence: SURE[rank] }
    })
    .or_else(|| address_date(document.text()))
}

/// Whether a date stands in the dateline of an agency's report: `بيروت 5 مايو 2024 (رويترز) - قال`.
fn opens_report(reader: &Reader<'_, '_>, f: &Found, block: &Block) -> bool {
    let (start, from, to) = (block.tokens.start, f.tokens.start, f.tokens.end);
    let place = |i: usize| {
        let document = reader.document;
        document.token(i).kind != TokenKind::Number
            && !matches!(document.folded(i), "." | "«" | "\"" | "؟")
            && !reader.has_cue(i, Cue::Preposition)
            && tense::at(reader, i).is_none()
    };
    let after = to >= block.tokens.end
        || matches!(reader.document.folded(to), "-" | "–" | "—" | "(" | "/" | "|" | ":")
        || reader.has_cue(to, Cue::Published)
        || is_byline_word(reader.document.folded(to));
    from > start && from - start <= PLACE && after && (start..from).all(place)
}

fn full_day(f: &Found) -> Option<Date> {
    let spec = match &f.expr {
        Expr::Date(spec) => spec,
        Expr::Clock { day: Some(spec), .. } => spec,
        _ => return None,
    };
    let Spec::Calendar(fields) = spec else { return None };
    if !fields.is_full() {
        return None;
    }
    let anchor = Anchor {
        now: None,
        focus: None,
        quarter: None,
        part: None,
        year: None,
        named: None,
        tense: Tense::Unknown,
        narrative: false,
    };
    let day = resolve::stretch(spec, &anchor).days?.0;
    (1990..=2100).contains(&day.year()).then_some(day)
}

/// A date in the path of a web address: `/2025/2/14/`.
fn address_date(text: &str) -> Option<Published> {
    for (at, _) in text.match_indices("://").take(20) {
        let url: &str = text[at + 3..].split(|c: char| c.is_whitespace() || c == '"' || c == '<').next()?;
        let parts: Vec<&str> = url.split(['/', '-', '?', '_']).take(40).collect();
        for window in parts.windows(3) {
            let year =
                window[0].parse::<i16>().ok().filter(|y| window[0].len() == 4 && (1990..=2100).contains(y));
            let (month, day) = (window[1].parse::<i8>().ok(), window[2].parse::<i8>().ok());
            if let (Some(year), Some(month), Some(day)) = (year, month, day)
                && let Ok(date) = Date::new(year, month, day)
            {
                return Some(Published { day: date, span: at + 3..at + 3 + url.len(), confidence: SURE[0] });
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::document_date;
    use crate::text::Document;
    use jiff::civil::date;

    #[test]
    fn a_page_tells_its_day() {
        let body = "قال الوزير أمس إن أعمال الميناء القديم ستبدأ في الأسبوع المقبل.";
        let day = Some(date(2024, 5, 5));
        for (page, expected) in [
            (format!("بيروت، 5 مايو 2024 (رويترز) - {body}"), day),
            (format!("الرباط 26 شوال 1445 هـ الموافق 5 مايو 2024 م واس: {body}"), day),
            (format!("خبر الميناء\nتاريخ النشر: 5 مايو 2024\n{body}"), day),
            (format!("{body}\nhttps://example.org/2024/5/5/harbour"), day),
            (format!("خبر الميناء\nمنذ 3 ساعات\n{body}"), None),
            (format!("شهدت المدينة 5 مايو 2024 - يوم عطلة - حفلا. {body}"), None),
            (format!("في 5 مايو 2024، انتهى العمل. {body}"), None),
            (body.to_owned(), None),
        ] {
            let found = document_date(&Document::new(&page));
            assert_eq!(found.as_ref().map(|f| f.day), expected, "{page}");
            assert!(found.is_none_or(|f| page[f.span].contains('5')), "{page}");
        }
    }

    /// A line that is a date and no more tells the day among the first lines and the last ones alone.
    #[test]
    fn a_line_of_its_own_counts_near_the_edges() {
        let line = "قال الوزير أمس إن أعمال الميناء القديم ستبدأ في الأسبوع المقبل بعد شهر من الانتظار.";
        let page = |at: usize, count: usize| {
            let mut lines = vec![line; count];
            lines[at] = "5 مايو 2024";
            lines.join("\n")
        };
        let day =
            |at: usize, count: usize| document_date(&Document::new(&page(at, count))).map(|found| found.day);
        let may = Some(date(2024, 5, 5));
        assert_eq!(day(12, 40), None);
        assert_eq!(day(11, 40), may);
        assert_eq!(day(27, 40), None);
        assert_eq!(day(28, 40), may);
        let sure = |at: usize| document_date(&Document::new(&page(at, 40))).map(|found| found.confidence);
        assert!(sure(5) > sure(35));
    }
}
