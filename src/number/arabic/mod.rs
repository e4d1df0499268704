//! What an Arabic number counts: the noun after it, by its form and by the tables.

use std::sync::OnceLock;

use crate::lexicon::{rows, tables};
use crate::text::{Document, TokenKind};

use super::amount::Amount;
use super::bounds;
use super::noun::{COUNTED, Counted, UNCOUNTED, is_year};

/// The fewest letters of a noun that its ending shows.
const ENDED: usize = 4;
/// The fewest letters behind a preposition glued to a noun in ة: `لجنة`, `بعثة` and others as short are whole.
const BEHIND: usize = 4;

/// What an amount counts that a noun at `at` follows.
pub(super) fn counted(
    document: &Document<'_>,
    amount: &Amount,
    at: usize,
    within: impl Fn(usize) -> bool,
) -> Option<Counted> {
    if amount.vague {
        // `مئات المتظاهرين`, `آلاف من الجنود`: definite.
        let at = at + usize::from(document.folded(at) == "من");
        let noun = within(at).then(|| document.folded(at).strip_prefix("ال")).flatten()?;
        return (is_plural(noun) || COUNTED.contains(noun)).then_some((at, at + 1));
    }
    let value = amount.value.filter(|v| *v >= 3.0 && v.fract() == 0.0)?;
    if is_year(document, amount) {
        return None;
    }
    let word = document.folded(at);
    // A bare year is followed by anything.
    let year = amount.digits && (1900.0..2100.0).contains(&value);
    if word == "من" && !year {
        return part_of(document, at + 1, within);
    }
    let listed = COUNTED.contains(word);
    if UNCOUNTED.contains(word) || word.starts_with("ال") || word.chars().count() < 3 {
        return None;
    }
    // `الـ26 عربيا`: a rank among them.
    let ranked = amount.digits && is_definite(document, amount) && word.ends_with("يا");
    if ranked || is_in_front(word) && !listed {
        return None;
    }
    // Three to ten take a plural, more a singular: in the accusative up to a hundred, with ة or bare after it.
    let tens = value % 100.0;
    let letters = word.chars().count();
    let form = if (3.0..=10.0).contains(&tens) {
        (is_plural(word) || is_broken_plural(word)) && !year
    } else {
        let accusative = document.surface(at).ends_with(['ا', 'ً']) && word.ends_with('ا') && letters >= ENDED;
        let feminine = word.ends_with('ه') && letters >= ENDED;
        // `100 بريطاني`, `300 ألف يهودي`: people by what they belong to.
        let people = word.ends_with('ي') && letters > ENDED && tens == 0.0;
        accusative || (feminine || people) && !year
    };
    let joined = word.starts_with(['و', 'ف']) && !listed;
    (form && !joined || listed).then_some((at, at + 1))
}

/// So many of some: `27 من عمال الإغاثة`, `200 من المشاهدين`.
fn part_of(document: &Document<'_>, at: usize, within: impl Fn(usize) -> bool) -> Option<Counted> {
    if !within(at) || document.token(at).kind != TokenKind::Arabic {
        return None;
    }
    let word = document.folded(at);
    let bare = word.strip_prefix("ال").unwrap_or(word);
    let definite = bare != word && (is_plural(bare) || is_broken_plural(bare));
    // `مسلحي التنظيم`: a sound plural before its genitive.
    let construct = word.strip_suffix('ي').is_some_and(|stem| COUNTED.contains(stem));
    (definite || construct || bounds::is(bare, "many")).then_some((at, at + 1))
}

/// Whether the article stands before an amount in digits: `الـ26`.
fn is_definite(document: &Document<'_>, amount: &Amount) -> bool {
    let first = document.token_from(amount.start);
    first.checked_sub(1).is_some_and(|before| matches!(document.folded(before), "ال" | "وال"))
}

/// Whether a word in ة has a preposition in front: `لاستضافة`, `بقيادة`, `للجمعية`.
fn is_in_front(word: &str) -> bool {
    let behind = word.strip_prefix(['ل', 'ب']);
    word.starts_with("لل") || word.ends_with('ه') && behind.is_some_and(|rest| rest.chars().count() >= BEHIND)
}

/// Whether a word has the ending of a sound plural.
fn is_plural(word: &str) -> bool {
    let ending = word.ends_with("ين") || word.ends_with("ون") || word.ends_with("ات");
    ending && word.chars().count() >= 5 && !UNCOUNTED.contains(word)
}

/// Whether a word has the shape of a broken plural.
fn is_broken_plural(word: &str) -> bool {
    static SHAPES: OnceLock<Vec<&'static str>> = OnceLock::new();
    let shapes = SHAPES.get_or_init(|| rows(tables::NUMBER_PLURALS).map(|(shape, _)| shape).collect());
    shapes.iter().any(|shape| has_shape(word, shape))
}

/// Whether a word has the letters of a shape, in which a point is any letter.
fn has_shape(word: &str, shape: &str) -> bool {
    let mut letters = word.chars();
    shape.chars().all(|wanted| letters.next().is_some_and(|c| wanted == '.' || wanted == c))
        && letters.next().is_none()
}
