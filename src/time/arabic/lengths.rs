//! Lengths where they stand: which are durations, which are dates counted from now, which only point to near times.

use super::dated::finish;
use super::duration::Length;
use super::{calendar, duration};
use crate::text::TokenKind;
use crate::time::lexicon::{Base, Cue, Unit, Word};
use crate::time::piece::{Item, Piece, any, item, joint, modifier, modifier_before};
use crate::time::reader::{Reader, Sense};
use crate::time::spec::{Expr, Spec, Tense};
use crate::time::tense;

/// `قبل ثلاثة أيام`, `بعد شهرين`: a date counted from now; before `من` it is a length.
pub(super) fn away(r: &Reader<'_, '_>, i: usize) -> Option<Item> {
    let (later, Piece { is: length, next, skip }) = duration::away(r, i)?;
    let from_now = r.is(next, &["من"]) && r.is(next + 1, &["الان", "اليوم"]);
    let only = usize::from(r.is(next, &["فقط", "تقريبا"]));
    let anchored = r.is_a(next + only, Cue::From) && !from_now;
    let to = if from_now { next + 2 } else { next };
    // `قبل سنة 1000` names a year.
    let numbered = length.bare && r.is_number(next);
    if anchored || numbered || length.measures.is_empty() {
        return None;
    }
    let modifier = modifier(r, i + 1).map(|m| m.0);
    // `وبعد سنتين … طرحت`, `أعلنت بعد أكثر من شهر`: counted from what was told before.
    let narrated = later
        && !from_now
        && (length.vague
            || matches!(modifier, Some("MORE_THAN" | "LESS_THAN"))
            || match tense::around(r, i, to) {
                Tense::Past => skip > 0 || tense::is_narrative(r.document),
                Tense::Unknown => skip > 0,
                Tense::Future => false,
            });
    if narrated {
        return None;
    }
    if length.vague {
        return Some(Item { from: i, skip, to, expr: Expr::Reference("PAST_REF"), modifier });
    }
    let amounts: Vec<(Unit, f64)> =
        length.measures.iter().filter_map(|&(unit, n)| Some((unit, n?))).collect();
    if amounts.first().is_some_and(|a| a.0 < Unit::Night) {
        // The hour of publication is not known.
        let value = if later { "FUTURE_REF" } else { "PAST_REF" };
        return Some(Item { from: i, skip, to, expr: Expr::Reference(value), modifier });
    }
    let weekday = calendar::date(r, to, Sense::bare)
        .filter(|d| d.is.weekday.is_some() && d.is.day.is_none() && d.is.shift.is_none());
    let to = weekday.as_ref().map_or(to, |w| w.next);
    let weekday = weekday.and_then(|w| w.is.weekday);
    let spec = Spec::Away { amounts, later, hijri: length.hijri, weekday };
    let mut found = item(i, finish(r, Piece { is: spec, next: to, skip }));
    found.modifier = modifier;
    Some(found)
}

/// A length of time, and two that share a unit: `بين 35 و64 عاما`.
pub(super) fn lengths(r: &Reader<'_, '_>, i: usize) -> Vec<Item> {
    if let Some((n, next, skip)) = duration::number(r, i)
        && let Some(from) = joint(r, next).or_else(|| r.folded(next).starts_with('و').then_some(next))
        && let Some(last) = duration::length(r, from, any)
            .filter(|l| !l.bare && l.measures.len() == 1 && duration::number(r, from).is_some())
        && let Some(&(unit, Some(_))) = last.measures.first()
    {
        return vec![
            Item { from: i, skip, to: next, expr: Expr::Duration(vec![(unit, Some(n))]), modifier: None },
            Item {
                from,
                skip: last.skip,
                to: last.next,
                expr: Expr::Duration(last.measures),
                modifier: None,
            },
        ];
    }
    let Some(length) = duration::length(r, i, any) else { return Vec::new() };
    // `الأطباء العامين`: an adjective that agrees with the definite noun before it.
    let agrees = length.next == i + 1
        && length.skip == 0
        && r.folded(i) == "العامين"
        && i > r.start
        && r.kind(i - 1) == Some(TokenKind::Arabic)
        && r.folded(i - 1).starts_with("ال");
    // `مؤتمرين عامين`: two of what is general.
    let dual = |at: usize| {
        let word = r.folded(at);
        r.kind(at) == Some(TokenKind::Arabic)
            && word.chars().count() >= 5
            && (word.ends_with("ين") || word.ends_with("ان"))
            && !word.starts_with("ال")
            && !word.starts_with("لل")
            && !r.is_number_word(at)
            && r.unit(at).is_none()
            && !r.has_cue(at, Cue::Preposition)
    };
    let general = length.next == i + 1
        && length.skip == 0
        && r.is(i, &["عامين", "عامان"])
        && i > r.start
        && dual(i - 1);
    if agrees || general {
        return Vec::new();
    }
    let over = r.follows(i, Cue::Over);
    if let Some(moved) = length.reference.filter(|_| !over) {
        // `الأيام المقبلة`, `السنوات الأخيرة`.
        let value = match moved.step {
            n if n > 0 => "FUTURE_REF",
            0 => "PRESENT_REF",
            _ => "PAST_REF",
        };
        // `الدقائق الأخيرة` are those of a game.
        let of_game = moved.base == Base::Late && length.measures.first().is_some_and(|m| m.0 < Unit::Hour);
        if moved.base == Base::Focus && moved.step == 0 || of_game {
            return Vec::new();
        }
        return vec![Item {
            from: i,
            skip: length.skip,
            to: length.next,
            expr: Expr::Reference(value),
            modifier: None,
        }];
    }
    if !is_length(r, i, &length) {
        return Vec::new();
    }
    let modifier = modifier_before(r, i);
    vec![Item {
        from: i,
        skip: length.skip,
        to: length.next,
        expr: Expr::Duration(length.measures),
        modifier,
    }]
}

/// Whether a unit without a number is a length where it stands.
pub(super) fn is_length(r: &Reader<'_, '_>, i: usize, length: &Length) -> bool {
    if !length.bare {
        return true;
    }
    let glued = r
        .find(i, |s| (s.skip == length.skip && matches!(s.word, Word::Unit { .. })).then_some(s.preposition))
        .flatten();
    let next = r.folded(length.next);
    // A genitive after it makes it the name of a time (`سنوات الحرب`, `يوم القيامة`).
    let genitive = next.starts_with("ال")
        && r.kind(length.next) == Some(TokenKind::Arabic)
        && !r.is(length.next, &["الي", "الا", "الان"]);
    if genitive {
        return false;
    }
    let alone = i == r.start && length.next >= r.end;
    if i > r.start && r.is(i - 1, &["كل", "بعض"]) {
        return false;
    }
    let measured = duration::measured(r, i) || glued == Some('ل') && length.vague;
    if length.vague {
        // `عقودا` are rather contracts.
        let adverb = r.document.surface(length.next - 1).ends_with(['ا', 'ً'])
            && !matches!(length.measures.first(), Some((Unit::Decade, _)));
        let clause = length.next >= r.end
            || r.kind(length.next) == Some(TokenKind::Mark)
            || r.is_a(length.next, Cue::Ends)
            || i > r.start && r.is(i - 1, &["او", "حتي"]);
        return measured
            || adverb
            || (clause && glued.is_none() && length.measures.first().is_some_and(|m| m.0 != Unit::Second));
    }
    // One unit: a number before it was not readable as one (`كل يوم` is a repetition).
    (measured || alone) && !r.is(i.wrapping_sub(1), &["كل"])
}
