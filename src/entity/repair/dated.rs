//! Names that are a day: `حركة 20 فبراير`, `مدينة السادس من أكتوبر`, `قوى 14 آذار و8 آذار`.

use crate::entity::{EntityKind, Mention};
use crate::lexicon::{Table, tables};
use crate::text::clitic::splits;
use crate::text::{Document, TokenKind};

static NOUNS: Table = Table::of_names("dated");
static MONTHS: Table = Table::new(tables::TIME_MONTHS);
static NUMBERS: Table = Table::new(tables::NUMBER_WORDS);

/// How sure such a name is.
const CONFIDENCE: f32 = 0.9;

/// The names of this kind in a document, in the order of the text.
pub(super) fn names(document: &Document<'_>) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    let nouns = document.of_words(|i| noun(document, i));
    let mut from = 0;
    for i in 0..document.tokens().len() {
        let Some((skip, kind, inside)) = nouns[document.word(i)].filter(|_| i >= from) else { continue };
        // `حركة شباب 6 أبريل`
        let first = i + 1 + usize::from(document.folded_at(i + 1) == "شباب");
        let Some(end) = day(document, first) else { continue };
        let (start, tokens) = if inside {
            (document.offset_after(i, skip), i..end)
        } else {
            (document.token(first).start, first..end)
        };
        let mention = |start, tokens: std::ops::Range<usize>| {
            let span = start..document.token(tokens.end - 1).end;
            Mention { span, tokens, kind, entity: 0, confidence: CONFIDENCE }
        };
        out.push(mention(start, tokens));
        from = end;
        // `قوى 14 آذار و8 آذار`
        while let Some(end) =
            Some(from).filter(|&and| document.folded_at(and) == "و").and_then(|and| day(document, and + 1))
        {
            out.push(mention(document.token(from + 1).start, from + 1..end));
            from = end;
        }
    }
    out
}

/// The class noun that token `i` is: bytes of its proclitics, the type of its names, whether it is inside them.
fn noun(document: &Document<'_>, i: usize) -> Option<(usize, EntityKind, bool)> {
    let (skip, row) = (document.token(i).kind == TokenKind::Arabic)
        .then(|| splits(document.folded(i)).find_map(|s| Some((s.len, NOUNS.get(s.stem)?))))
        .flatten()?;
    let kind = match row.column(0) {
        "ORG" => EntityKind::Organisation,
        "LOC" => EntityKind::Location,
        _ => EntityKind::Misc,
    };
    Some((skip, kind, row.column(1) == "inside"))
}

/// The token after the day that begins at token `i`, in digits or as an ordinal, with its month's second name and a year if it has one.
fn day(document: &Document<'_>, i: usize) -> Option<usize> {
    let word = |i: usize| document.folded_at(i);
    let joined = |i: usize| i < document.tokens().len() && !document.token(i).line_before;
    let number = |i: usize| word(i).parse::<u16>().ok();
    let ordinal = |i: usize| {
        let stem = word(i).strip_prefix("وال").or_else(|| word(i).strip_prefix("ال"));
        stem.and_then(|stem| NUMBERS.get(stem)).is_some_and(|row| row.column(0).parse::<u8>().is_ok())
    };
    let mut at = i;
    if number(at).is_some_and(|n| (1..=31).contains(&n)) {
        at += 1;
    } else {
        while at < i + 2 && ordinal(at) {
            at += 1;
        }
        at += usize::from(at == i + 1 && word(at) == "عشر");
        if at == i {
            return None;
        }
        at += usize::from(word(at) == "من");
    }
    let month = |at: usize| {
        if MONTHS.contains(&format!("{} {}", word(at), word(at + 1))) {
            Some(at + 2)
        } else {
            MONTHS.contains(word(at)).then_some(at + 1)
        }
    };
    let mut end = month(at)?;
    if word(end) == "/"
        && let Some(second) = month(end + 1)
    {
        end = second;
    }
    end += usize::from(joined(end) && number(end).is_some_and(|n| (1900..2100).contains(&n)));
    (i..end).all(joined).then_some(end)
}
