//! Whether the text around an expression looks back or ahead: the nearest verb or word of expectation in its sentence.

use super::lexicon::{Cue, Word};
use super::quoted;
use super::reader::Reader;
use super::spec::Tense;
use crate::text::{Document, TokenKind};

/// How many tokens before an expression are looked at.
const BACK: usize = 30;
/// How many of them a verb that looks ahead across a preposition may be away.
const TOWARD: usize = 14;
/// How many after it, within the clause.
const AHEAD: usize = 10;

/// A text of this many tokens tells of what happened: a date without a year and without a verb beside it is rather past.
const NARRATIVE: usize = 40;

/// Whether a text is long enough to tell of what happened.
pub(super) fn is_narrative(document: &Document<'_>) -> bool {
    document.tokens().len() > NARRATIVE
}

/// The tense around the tokens `from..to`.
pub(super) fn around(r: &Reader<'_, '_>, from: usize, to: usize) -> Tense {
    // `get around Wednesday's ruling`: what is named by its day has mostly been; only a verb after it looks ahead.
    if r.is(to, &["'s"]) {
        return after(r, to).filter(|t| *t == Tense::Future).unwrap_or(Tense::Past);
    }
    // `دعا إلى مظاهرة الجمعة` looks ahead, `دعا الجمعة إلى مظاهرة` does not.
    let mut toward = r.senses(from).iter().any(|s| s.preposition == Some('ل'));
    let first = from.saturating_sub(BACK).max(r.start);
    // What is quoted before it says nothing of it: `"he will go," says a report of July 21`.
    let mut quoted_from = from;
    for i in (first..from).rev() {
        if i >= quoted_from {
            continue;
        }
        match r.kind(i) {
            Some(TokenKind::Mark) => {
                if let Some(opening) = quoted::opening(r, first, i) {
                    quoted_from = opening;
                    continue;
                }
                // Some pages glue the next sentence to the stop.
                // The stop of `6 a.m.` ends nothing.
                let short = i > first
                    && r.is_glued(i)
                    && r.kind(i - 1) == Some(TokenKind::Latin)
                    && r.folded(i - 1).len() == 1;
                let ends = !short && (!r.is_glued(i + 1) || r.kind(i + 1) == Some(TokenKind::Arabic));
                if ends && r.is(i, &[".", "؟", "!", "?"]) {
                    break;
                }
                continue;
            }
            Some(TokenKind::Arabic | TokenKind::Latin) if from - i <= TOWARD => {
                toward |= r.is_a(i, Cue::Until) || r.folded(i).starts_with("لل");
                if toward && r.has_cue(i, Cue::Toward) {
                    return Tense::Future;
                }
            }
            _ => {}
        }
        if let Some(tense) = at(r, i) {
            return tense;
        }
    }
    after(r, to).unwrap_or(Tense::Unknown)
}

/// What the clause from token `to` on says.
fn after(r: &Reader<'_, '_>, to: usize) -> Option<Tense> {
    // A comma right after a date may belong to it.
    let ends = |i: usize| r.is(i, &[".", "؟", "!", "?"]) || r.is(i, &["،", ","]) && i > to;
    (to..(to + AHEAD).min(r.end)).take_while(|i| !ends(*i)).find_map(|i| at(r, i))
}

/// What the word at `i` alone says.
pub(super) fn at(r: &Reader<'_, '_>, i: usize) -> Option<Tense> {
    let cue = r.find(i, |s| match s.word {
        Word::Cue(Cue::Future) if s.preposition.is_none() => Some(Some(Tense::Future)),
        Word::Cue(Cue::Past) if s.preposition.is_none() && !s.article => Some(Some(Tense::Past)),
        Word::Cue(Cue::Noun) => Some(None),
        _ => None,
    });
    if let Some(cue) = cue {
        return cue;
    }
    match r.kind(i)? {
        TokenKind::Arabic => {
            let word = r.folded(i);
            if is_future_verb(word, r.document.surface(i)) {
                return Some(Tense::Future);
            }
            // أن with an imperfect: what is meant to happen, but for `دون أن`.
            let denied = i > r.start + 1 && r.is_a(i - 2, Cue::Without);
            if i > r.start
                && !denied
                && r.is_a(i - 1, Cue::Meant)
                && is_imperfect(word)
                && r.document.surface(i - 1).contains('أ')
            {
                return Some(Tense::Future);
            }
            is_past_feminine(word).then_some(Tense::Past)
        }
        TokenKind::Latin => {
            let word = r.folded(i);
            // `will be closed`: the verb before it tells; `the proposed merger` describes.
            let other = i > r.start && (r.is_a(i - 1, Cue::NoVerb) || r.is(i - 1, &["'s"]));
            (word.len() > 4 && word.ends_with("ed") && !other).then_some(Tense::Past)
        }
        _ => None,
    }
}

/// `سيعقد`, `وستجري`, `سنعمل`, `سأعود`: سـ before an imperfect. Nouns that begin alike are in the table of cues.
fn is_future_verb(word: &str, surface: &str) -> bool {
    let word = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let Some(verb) = word.strip_prefix('س') else { return false };
    let long = verb.chars().count() >= 4;
    // The first person shows by its hamza: `سأعود`, not `ساويرس`.
    let person = verb.starts_with(['ي', 'ت', 'ن']) || surface.contains("سأ");
    long && person && !verb.ends_with(['ه']) && !verb.ends_with("ات")
}

/// Whether a folded word has the shape of an imperfect without سـ.
pub(super) fn is_imperfect(word: &str) -> bool {
    word.chars().count() >= 4 && word.starts_with(['ي', 'ت', 'ن']) && !word.ends_with('ه')
}

/// A perfect of the third person feminine: `وافقت`, `أكدت`. Feminine plurals end in `ات`.
fn is_past_feminine(word: &str) -> bool {
    let word = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    word.chars().count() >= 4
        && word.ends_with('ت')
        && !word.ends_with("ات")
        && !word.starts_with("ال")
        && !word.ends_with("وت")
        && !word.starts_with(['ي', 'ت'])
}
