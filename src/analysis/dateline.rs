//! The place that an article is sent from: in its byline, or before the dash of the dateline that opens its text.

use crate::entity::{Entities, EntityKind};
use crate::text::{BlockRole, Document};

/// How many tokens may stand between the place and the mark that ends a dateline: an agency in brackets, a day.
const REACH: usize = 10;

/// The number of the mention that names the place; none where the article does not say.
///
/// A line of who wrote it and when is asked first; then the beginning of the first paragraph, where the place must stand before a dash
/// or a slash, or before an outlet in brackets (`بيروت (رويترز) -`, `LONDON, May 5 (Reuters) —`).
pub(super) fn place(document: &Document<'_>, entities: &Entities) -> Option<usize> {
    let places = || entities.mentions.iter().enumerate().filter(|(_, m)| m.kind == EntityKind::Location);
    let byline = places().find(|(_, m)| document.block_of(m.tokens.start).role == BlockRole::Byline);
    let dateline = || {
        let opening = document.blocks().iter().find(|b| b.role == BlockRole::Body)?;
        let start = document.token(opening.tokens.start).start;
        let (n, place) = places().find(|(_, m)| m.span.start >= start)?;
        let after = place.tokens.end;
        let ends = |i: usize| {
            let spaced = document.token(i).space_before;
            match document.surface(i) {
                "–" | "—" | "/" | "|" => true,
                "-" => spaced || document.tokens().get(i + 1).is_some_and(|t| t.space_before),
                "(" => true,
                _ => false,
            }
        };
        let stops = |i: &usize| matches!(document.surface(*i), "." | ":" | "؟" | "«" | "\"" | "“");
        let mut near = (after..opening.tokens.end.min(after + REACH)).take_while(|i| !stops(i));
        (place.span.start == start && near.any(ends)).then_some((n, place))
    };
    byline.or_else(dateline).map(|(n, _)| n)
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze};

    #[test]
    fn an_article_tells_where_it_was_sent_from() {
        let body = "قال وزير الزراعة إن موسم القطاف بدأ في تونس قبل موعده.";
        let english = "The minister said on Friday that the harvest had begun early in Tunisia.";
        for (page, expected) in [
            (format!("بيروت (رويترز) - {body}"), Some("بيروت")),
            (format!("القاهرة - {body}"), Some("القاهرة")),
            (format!("القطاف يبدأ قبل موعده\nالرباط - سلمى الوزاني - 5 مايو 2024\n{body}"), Some("الرباط")),
            (format!("LONDON, May 5 (Reuters) — {english}"), Some("LONDON")),
            (format!("بيروت تنتظر القرار. {body} - وعاد"), None),
            (body.to_owned(), None),
            (english.to_owned(), None),
        ] {
            let found = analyze(&page, &Options::default()).document.place;
            let units: Vec<u16> = page.encode_utf16().collect();
            let found = found.map(|p| String::from_utf16(&units[p.start..p.end]).expect("whole letters"));
            assert_eq!(found.as_deref(), expected, "{page}");
        }
    }
}
