//! Names in quotation marks after the noun that says what they name: `صحيفة «المدى»`, `برنامج "حكايات"`, and the names that a list goes on
//! with: `أفلام مثل "الشراع" و"المدى" (2016)`.

use super::{EntityKind, Mention};
use crate::lexicon::Table;
use crate::text::clitic::splits;
use crate::text::{Document, TokenKind};

static NOUNS: Table = Table::of_names("quoted");

/// The longest such name, in tokens: longer stretches are speech.
const LONGEST: usize = 7;
/// How sure such a name is: the noun was right in nine of ten cases, a word before short names only in eight.
const CONFIDENCE: f32 = 0.9;
const SHORT_CONFIDENCE: f32 = 0.8;

/// The names of this kind in a document, in the order of the text.
pub(super) fn names(document: &Document<'_>) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    for i in 1..document.tokens().len().max(2) - 1 {
        let Some(closing) = closing(document, i) else { continue };
        let listed = out.last().filter(|last| goes_on(document, last.tokens.end + 1, i));
        let expected = listed.map(|last| (last.kind, LONGEST)).or_else(|| expected(document, i));
        out.extend(expected.and_then(|(kind, longest)| name_at(document, i, closing, kind, longest)));
    }
    out
}

/// What the word before token `i` says of a name there, the type and the most tokens: at once or, after a noun in the plural, with `مثل`
/// between.
fn expected(document: &Document<'_>, i: usize) -> Option<(EntityKind, usize)> {
    let like = document.folded(i - 1) == "مثل" && i > 1;
    let noun = if like { i - 2 } else { i - 1 };
    if document.token(noun).kind != TokenKind::Arabic || (noun + 1..=i).any(|t| document.token(t).line_before)
    {
        return None;
    }
    let row =
        splits(document.folded(noun)).find_map(|s| NOUNS.get(s.stem).or_else(|| NOUNS.get(s.bare())))?;
    let kind = match row.column(0) {
        "ORG" => EntityKind::Organisation,
        "LOC" => EntityKind::Location,
        _ => EntityKind::Misc,
    };
    Some((kind, row.column(1).parse().unwrap_or(LONGEST)))
}

/// Whether a list of names in marks goes on from token `from`, after the last one's closing mark, to the mark at token `to`: nothing but
/// `و`, a comma and a year in brackets between.
fn goes_on(document: &Document<'_>, from: usize, to: usize) -> bool {
    const FARTHEST: usize = 6;
    let between = |t: usize| {
        matches!(document.folded(t), "و" | "," | "،" | "(" | ")")
            || document.token(t).kind == TokenKind::Number
    };
    from < to
        && to - from <= FARTHEST
        && (from..to).all(|t| between(t) && !document.token(t).line_before)
        && !document.token(to).line_before
}

/// What closes the mark that opens at token `i`, which is neither the first nor the last.
fn closing(document: &Document<'_>, i: usize) -> Option<&'static str> {
    match document.surface(i) {
        "«" => Some("»"),
        "“" => Some("”"),
        // A straight mark that opens stands apart from what is before it, but for a proclitic, and touches the name.
        "\"" if (document.token(i).space_before || matches!(document.folded(i - 1), "و" | "ل"))
            && !document.token(i + 1).space_before =>
        {
            Some("\"")
        }
        _ => None,
    }
}

/// The name of at most `longest` tokens between the opening mark at token `i` and the closing one.
fn name_at(
    document: &Document<'_>,
    i: usize,
    closing: &str,
    kind: EntityKind,
    longest: usize,
) -> Option<Mention> {
    let first = i + 1;
    let limit = document.tokens().len().min(first + longest + 1);
    let end = (first..limit).find(|&t| document.surface(t) == closing).filter(|&end| end > first)?;
    // Another mark or a line end inside: a sentence, or marks that do not belong together.
    let plain = |t: usize| {
        document.token(t).kind != TokenKind::Mark || matches!(document.surface(t), "-" | "." | "&")
    };
    let whole =
        (first..end).all(|t| plain(t) && !document.token(t).line_before) && !document.token(end).line_before;
    let span = document.token(first).start..document.token(end - 1).end;
    let confidence = if longest < LONGEST { SHORT_CONFIDENCE } else { CONFIDENCE };
    whole.then_some(Mention { span, tokens: first..end, kind, entity: 0, confidence })
}

#[cfg(test)]
mod tests {
    use super::names;
    use crate::text::Document;

    #[test]
    fn the_noun_before_the_marks_gives_the_type() {
        for (text, expected) in [
            ("قال لصحيفة «المنارة» إنه", vec![("المنارة", "ORG")]),
            ("في برنامج \"حكايات آخر الليل\" أمس", vec![("حكايات آخر الليل", "MISC")]),
            ("وفي الفيلم “رحلة البحر” مشهد", vec![("رحلة البحر", "MISC")]),
            (
                "في أفلام مثل \"الشراع\" و\"المدى\" (2016)، و«نهر» عرضت",
                vec![("الشراع", "MISC"), ("المدى", "MISC"), ("نهر", "MISC")],
            ),
            ("قال لـ«المنارة» إنه، وعلمت \"المنارة\" أنه", vec![("المنارة", "ORG"), ("المنارة", "ORG")]),
            ("نقلت «كل ما قاله الوزير أمس»", vec![]),
            ("فيلم «الشراع» قال: «نعود»", vec![("الشراع", "MISC")]),
            // Speech, an unclosed mark, another noun, a line end.
            ("قال: «نعود غدا»", vec![]),
            ("صحيفة «المنارة", vec![]),
            ("وصفه بأنه «رجل لطيف»", vec![]),
            ("ذكرت الصحيفة «أن الوزير، وفريقه، عاد»", vec![]),
            ("صحيفة\n«المنارة»", vec![]),
            ("اشترى \"حقوق الفيلم\" أمس \"الشراع\"", vec![]),
        ] {
            let document = Document::new(text);
            let found: Vec<_> =
                names(&document).iter().map(|m| (&text[m.span.clone()], m.kind.label())).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
