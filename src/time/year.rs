//! Years: by number, in words, by distance, with their era; and whether a bare number is one.

use super::calendar::{Piece, demonstrative, shift, whole_number};
use super::lengths::modifier_before;
use super::lexicon::{Base, Count, Cue, Era, Shift, Unit, Word};
use super::period::{ordinal_bare, piece};
use super::reader::{Reader, Sense};
use super::spec::{Fields, Spec, Year};
use crate::text::TokenKind;

/// An era at `i`.
pub(super) fn era(r: &Reader<'_, '_>, i: usize) -> Option<(Era, usize)> {
    r.find(i, |s| match s.word {
        Word::Era(era) if s.bare() && !s.article => Some((era, i + s.tokens)),
        _ => None,
    })
    .filter(|_| {
        // `م` alone is also an abbreviation: it must follow its number closely.
        !r.is(i, &["م", "ad", "ce", "ah"]) || i + 1 >= r.end || r.kind(i + 1) != Some(TokenKind::Number)
    })
}

/// A year: what was read.
#[derive(Clone, Copy)]
pub(super) struct ReadYear {
    pub(super) year: Year,
    pub(super) hijri: bool,
    /// Introduced by `عام` or `سنة`, or with an era.
    pub(super) marked: bool,
}

/// A year at `i`: `عام 2014`, `سنة ألف وتسعمئة`, `العام الماضي`, `2014`, `1436 هـ`, `586 قبل الميلاد`.
pub(super) fn read(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<ReadYear>> {
    let introduced = r.find(i, |s| match s.word {
        Word::Unit { unit: Unit::Year, count: Count::One, .. } if allow(s) => {
            Some((s.skip, s.article, i + s.tokens))
        }
        _ => None,
    });
    if let Some((skip, article, next)) = introduced {
        // `عام ،2003`: the comma after the year slipped before it.
        let slipped = r.is(next, &["،"]) && r.is_glued(next + 1) && r.whole(next + 1, 1800, 2149).is_some();
        let next = next + usize::from(slipped && !article && !r.is_glued(next));
        let (number, after) = match r.number(next) {
            Some((n, after)) => (whole_number(n), after),
            None => (None, next),
        };
        if let Some(n) = number.filter(|n| (1..=2999).contains(n)) {
            // `سنة 3 أشهر` is a length.
            if n < 100 && r.unit(after).is_some() {
                return None;
            }
            let (n, hijri, after) = with_era(r, n, after);
            return Some(Piece {
                is: ReadYear { year: Year::Number(n), hijri, marked: true },
                next: after,
                skip,
            });
        }
        if article {
            let (mut moved, after) = shift(r, next)?;
            if moved.base == Base::Late {
                moved.base = Base::Now;
            }
            // `العام المقبل 2013`.
            if let Some(n) = r.whole(after, 1000, 2999).filter(|_| !is_counted(r, after + 1)) {
                return Some(Piece {
                    is: ReadYear { year: Year::Number(n), hijri: false, marked: true },
                    next: after + 1,
                    skip,
                });
            }
            return Some(Piece {
                is: ReadYear { year: Year::Shifted(moved), hijri: false, marked: true },
                next: after,
                skip,
            });
        }
        return None;
    }
    // `صيف هذا العام`.
    if let Some(this) = demonstrative(r, i).filter(|this| this.skip == 0) {
        let unit = r.find(this.next, |s| {
            matches!(s.word, Word::Unit { unit: Unit::Year, count: Count::One, .. } if s.article && s.bare())
                .then_some(())
        });
        return unit.map(|()| Piece {
            is: ReadYear { year: Year::Shifted(this.is), hijri: false, marked: true },
            next: this.next + 1,
            skip: 0,
        });
    }
    let n = r.whole(i, 1, 2999)?;
    let (with, hijri, next) = with_era(r, n, i + 1);
    if next > i + 1 {
        return Some(Piece { is: ReadYear { year: Year::Number(with), hijri, marked: true }, next, skip: 0 });
    }
    (r.folded(i).len() == 4 && n >= 1000).then_some(Piece {
        is: ReadYear { year: Year::Number(n), hijri: false, marked: false },
        next,
        skip: 0,
    })
}

fn with_era(r: &Reader<'_, '_>, n: i32, next: usize) -> (i32, bool, usize) {
    match era(r, next) {
        Some((Era::Bc, after)) => (-n, false, after),
        Some((Era::Hijri, after)) => (n, true, after),
        Some((Era::Ad, after)) => (n, false, after),
        None => (n, false, next),
    }
}

/// Whether a noun that numbers count stands at `i`.
pub(super) fn is_counted(r: &Reader<'_, '_>, i: usize) -> bool {
    r.senses(i).iter().any(|s| s.bare() && s.word == Word::Cue(Cue::Counted))
}

/// A year of a life, a war, a firm by its ordinal: `عامها الخمسين`. It is said of the year in which it is told.
pub(super) fn own_year(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Spec>> {
    let skip = r.find(i, |s| (s.word == Word::Cue(Cue::OwnYear) && allow(s)).then_some(s.skip))?;
    let (n, next, _) = ordinal_bare(r, i + 1)?;
    let shift = Shift { step: 0, base: Base::Now };
    (n > 0)
        .then_some(())
        .and_then(|()| piece(Spec::Period { unit: Unit::Year, shift, hijri: false }, next, skip))
}

pub(super) fn year_spec(year: i32, hijri: bool) -> Spec {
    Spec::Calendar(Fields { year: Some(Year::Number(year)), hijri, ..Fields::default() })
}

/// A year at `i`, where the words around it allow one: `عام 2014`, `انتخابات 2020`, `في 2017`.
pub(super) fn year(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Spec>> {
    let y = read(r, i, allow)?;
    let Year::Number(n) = y.is.year else { return None };
    if y.is.marked {
        if r.is_number(i) && !y.is.hijri && n >= 1000 && !bare_year(r, i) {
            return None;
        }
        let low = r.is_number(i) && n.abs() < 500 && !y.is.hijri && n > 0;
        return (!low).then_some(()).and_then(|()| piece(year_spec(n, y.is.hijri), y.next, y.skip));
    }
    let counted = modifier_before(r, i).is_some() || n % 100 == 0 && counts(r, i);
    ((1800..=2100).contains(&n) && !counted && bare_year(r, i))
        .then_some(())
        .and_then(|()| piece(year_spec(n, false), y.next, 0))
}

/// Whether a round number before an indefinite word rather counts it (`حضر 2000 متفرج`): no preposition introduces it.
fn counts(r: &Reader<'_, '_>, i: usize) -> bool {
    let next = r.folded(i + 1);
    let introduced = [Cue::Inside, Cue::Before, Cue::After].into_iter().any(|cue| r.follows(i, cue));
    !introduced
        && r.kind(i + 1) == Some(TokenKind::Arabic)
        && next.chars().count() >= 3
        && !next.starts_with("ال")
        && !next.starts_with(['و', 'ب', 'ل'])
        && !r.has_cue(i + 1, Cue::Preposition)
}

/// Whether the words around a bare number of four digits let it be a year.
pub(super) fn bare_year(r: &Reader<'_, '_>, i: usize) -> bool {
    let next = i + 1;
    let glued_mark = |at: usize, marks: &[&str]| r.is(at, marks) && r.is_glued(at);
    // Decimals, groups, percentages, chains of digits, currency.
    if glued_mark(next, &["%", ":", ".", ",", "٫", "/", "-", "–", "٪"])
        && r.is_number(next + 1)
        && r.is_glued(next + 1)
    {
        let range = r.is(next, &["-", "–", "/"])
            && r.folded(next + 1).len() == 4
            && r.whole(next + 1, 1800, 2149).is_some();
        if !range {
            return false;
        }
    }
    if r.is(next, &["%", "٪", "$", "€"]) || r.is_number(next) && !r.document.token(next).line_before {
        return false;
    }
    if i > r.start {
        let before = i - 1;
        let range = r.is(before, &["-", "–", "/"])
            && r.is_glued(i)
            && before > r.start
            && r.whole(before - 1, 1800, 2149).is_some();
        if r.is_glued(i)
            && !range
            && r.is(before, &["/", "-", ".", ":", "+", "#", "$", "€", ",", "_", "@", "=", "&", "%"])
        {
            return false;
        }
        // A chain of numbers: `850 / 900 / 1800`.
        if r.is(before, &["/"])
            && !range
            && before > r.start
            && r.is_number(before - 1)
            && r.whole(before - 1, 1800, 2149).is_none()
        {
            return false;
        }
        if r.is_number(before) || r.senses(before).iter().any(|s| s.word == Word::Cue(Cue::Code) && s.of()) {
            return false;
        }
        // The last word of a name in quotation marks: `معرض «المدن 2012»`.
        if r.is(next, &["»", "\"", "”", "“"]) && r.is_glued(next) && !r.has_cue(before, Cue::Preposition)
        {
            let reach = before.saturating_sub(4).max(r.start);
            if (reach..before).any(|at| r.is(at, &["«", "\"", "“", "”"])) {
                return false;
            }
        }
        // The year inside the name of an event.
        if matches!(r.kind(before), Some(TokenKind::Arabic | TokenKind::Latin)) {
            let reach = before.saturating_sub(3).max(r.start);
            let prepositional =
                r.senses(before).iter().any(|s| s.bare() && s.word == Word::Cue(Cue::Preposition));
            let event = (reach..=before)
                .rev()
                .take_while(|&at| r.kind(at) == r.kind(before))
                .any(|at| r.has_cue(at, Cue::Event));
            if event && !prepositional {
                return false;
            }
        }
    }
    if is_counted(r, next) || r.unit(next).is_some_and(|u| !u.3.article && u.3.bare()) {
        return false;
    }
    // A noun right after it that is neither definite nor a function word is what it counts, unless a preposition stands before it.
    let introduced = i > r.start && r.has_cue(i - 1, Cue::Preposition);
    if r.kind(next) == Some(TokenKind::Arabic) && !r.document.token(next).line_before {
        let word = r.folded(next);
        let tanwin = word.chars().count() >= 4
            && word.ends_with('ا')
            && !word.starts_with("ال")
            && !r.document.surface(next).ends_with("وا");
        let count = word.chars().count() >= 3 && (word.ends_with('ه') && !word.starts_with("ال"));
        let function = r.has_cue(next, Cue::Preposition)
            || word.starts_with("ال")
            || word.starts_with('و')
            || word.starts_with('ب')
            || word.starts_with('ل')
            || word.chars().count() <= 3;
        if tanwin && !function || count && !function && !introduced {
            return false;
        }
    }
    true
}
