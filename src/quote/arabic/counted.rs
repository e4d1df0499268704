//! People told by their number or share, who speak as one: `26 في المئة من التجار`, `12 شاهدا`.

use super::super::SourceSort;
use super::super::attribution::{Agreement, Mode, Source};
use super::super::reader::Reader;
use super::super::stream::Item;
use super::cue::{Content, Cue};
use super::phrase::{Phrase, noun_phrase};
use super::vocabulary::{self, Set};

/// People told by their number or share right after a verb of saying: `قال 26 في المئة إن`, `وقال نحو 40 % من السكان`, `أكد 12 شاهدا أن`.
pub(super) fn counted(reader: &Reader<'_>, items: &[Item], cue: &Cue, limit: usize) -> Option<Phrase> {
    let says = matches!(cue.reporting.mode, Mode::Say | Mode::Think) && cue.content != Content::None;
    let first = cue.end + usize::from(Set::About.has(reader.word(items, cue.end)));
    let Some(&Item::Word(number)) = items.get(first).filter(|_| says && first < limit) else { return None };
    if !reader.is_number(number) {
        return None;
    }
    let document = reader.document;
    // `1,5`.
    let broken = |at: usize| matches!(items[at], Item::Mark(mark) if reader.is_inside_word(mark));
    let first = if first + 2 < limit && broken(first + 1) { first + 2 } else { first };
    let (second, third) = (reader.word(items, first + 1), reader.word(items, first + 2));
    let share = match second {
        _ if matches!(reader.mark(items, first + 1), "%" | "٪") => Some(first + 2),
        "في" if Set::Hundred.has(third) => Some(first + 3),
        _ if Set::Hundred.has(second.strip_prefix('ب').unwrap_or(second)) => Some(first + 2),
        _ => None,
    };
    let (end, last) = match share {
        // `من السكان`, `منهم`: of whom.
        Some(end) => {
            let of = (reader.word(items, end) == "من").then(|| noun_phrase(reader, items, end + 1, limit));
            let own = usize::from(matches!(reader.word(items, end), "منهم" | "منهن"));
            match of.flatten() {
                Some(phrase) => (phrase.end, phrase.source.span.end),
                None => (end + own, stretch_end(reader, items, end + own)?),
            }
        }
        None => {
            let people = vocabulary::source(second).is_some() && !second.starts_with("ال");
            let phrase = noun_phrase(reader, items, first + 1, limit).filter(|_| people)?;
            (phrase.end, phrase.source.span.end)
        }
    };
    let source = Source {
        span: document.token(number).start..last,
        entity: None,
        sort: SourceSort::Collective,
        title: None,
        agreement: Agreement::Any,
    };
    Some(Phrase { source, end })
}

/// The byte at which the item before item `end` ends.
fn stretch_end(reader: &Reader<'_>, items: &[Item], end: usize) -> Option<usize> {
    match items.get(end.checked_sub(1)?)? {
        Item::Word(token) | Item::Mark(token) => Some(reader.document.token(*token).end),
        _ => None,
    }
}
