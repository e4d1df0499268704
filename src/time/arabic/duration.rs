//! Lengths of time: numbers, duals, vague amounts and fractions of units, compounds of them, and the same counted away from now.

use super::moved::shift;
use crate::time::lexicon::{Amount, Base, Count, Cue, Shift, Unit, Word};
use crate::time::numeral;
use crate::time::piece::{Piece, modifier};
use crate::time::reader::{Reader, Sense};
use crate::time::spec::Measure;

/// A length that was read.
#[derive(Debug)]
pub(super) struct Length {
    pub(super) measures: Vec<Measure>,
    pub(super) next: usize,
    pub(super) skip: usize,
    /// A bare plural or a vague amount: `أيام`, `بضع سنوات`.
    pub(super) vague: bool,
    /// The plural with the article and nothing that counts it (`الأيام المقبلة`): near or recent times.
    pub(super) reference: Option<Shift>,
    /// A unit alone, without any number: a length only where the words around it say so.
    pub(super) bare: bool,
    pub(super) hijri: bool,
}

impl Length {
    /// So many of one unit, or a vague amount of it.
    fn of(unit: Unit, n: Option<f64>, next: usize, skip: usize) -> Length {
        Length {
            measures: vec![(unit, n)],
            next,
            skip,
            vague: n.is_none(),
            reference: None,
            bare: false,
            hijri: false,
        }
    }
}

fn amount(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<(Amount, usize, usize)> {
    r.find(i, |s| match s.word {
        Word::Amount(amount) if allow(s) && !s.article => Some((amount, i + s.tokens, s.skip)),
        _ => None,
    })
}

fn fraction_of(amount: Amount) -> Option<f64> {
    match amount {
        Amount::Half => Some(0.5),
        Amount::Quarter => Some(0.25),
        Amount::Third => Some(1.0 / 3.0),
        Amount::ThreeQuarters => Some(0.75),
        _ => None,
    }
}

/// A number at `i` in digits or words, `الـ25` included; with the token after it and the proclitics before it.
pub(super) fn number(r: &Reader<'_, '_>, i: usize) -> Option<(f64, usize, usize)> {
    if let Some(skip) = numeral::article_before_digits(r, i) {
        let (n, next) = numeral::digits(r, i + 1)?;
        return Some((n, next, skip));
    }
    // `لمدة (16) يوما`.
    if r.is(i, &["("]) && r.is(i + 2, &[")"]) && r.is_number(i + 1) {
        return numeral::digits(r, i + 1).map(|(n, next)| (n, next + 1, 0));
    }
    if let Some((n, next)) = numeral::digits(r, i) {
        return Some((n, next, 0));
    }
    numeral::cardinal_with_skip(r, i)
}

/// One amount of one unit.
fn one(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Length> {
    // `ثلاثة أرباع الساعة` begins like a number.
    if let Some((kind, next, skip)) = amount(r, i, allow)
        && let Some(fraction) = fraction_of(kind)
        && let Some((unit, Count::One, _, sense)) = r.unit(next)
    {
        return sense.bare().then(|| Length::of(unit, Some(fraction), next + 1, skip));
    }
    // `ملايين السنين`: a scale in the plural before a definite one counts nothing.
    let many = |next: usize| {
        amount(r, i, allow).is_some_and(|(kind, ..)| kind == Amount::Vague)
            && r.unit(next).is_some_and(|u| u.3.article)
    };
    if let Some((n, next, skip)) = number(r, i).filter(|(_, next, _)| !many(*next)) {
        let (unit, count, _, sense) = r.unit(next)?;
        if r.is_a(next + 1, Cue::LightYear) {
            return None;
        }
        // A number counts an indefinite noun, or after `الـ` a definite one; `2014 عام` is no length.
        if sense.article || !sense.bare() || count == Count::Construct {
            return None;
        }
        // Nobody counts hundreds of decades: `4 ملايين عقد` are contracts.
        if matches!(count, Count::Two)
            || unit == Unit::Decade && n > 50.0
            || ((1900.0..2100.0).contains(&n) && unit == Unit::Year && count == Count::One)
        {
            return None;
        }
        return Some(Length::of(unit, Some(n), next + 1, skip));
    }
    if let Some((kind, next, skip)) = amount(r, i, allow) {
        if let Some(fraction) = fraction_of(kind) {
            let (unit, count, _, sense) = r.unit(next)?;
            return (count == Count::One && sense.bare())
                .then(|| Length::of(unit, Some(fraction), next + 1, skip));
        }
        match kind {
            Amount::Vague | Amount::Couple | Amount::Few => {
                let of = next + usize::from(r.is(next, &["من"]));
                let (unit, count, _, sense) = r.unit(of)?;
                let n = (kind == Amount::Couple).then_some(2.0);
                // `عدة أيام`; `بعض السنوات`, `عشرات السنين` with the article.
                return (count == Count::Many && sense.bare() && (kind != Amount::Few || r.is(i, &["عده"])))
                    .then(|| Length::of(unit, n, of + 1, skip));
            }
            _ => {}
        }
    }
    let (unit, count, sure, sense) = r.unit(i).filter(|u| allow(&u.3))?;
    if sense.article {
        return None;
    }
    match count {
        Count::Two => Some(Length::of(unit, Some(2.0), i + 1, sense.skip)),
        Count::One => {
            let next = i + 1;
            // `يوم واحد`, `سنة كاملة`; `ساعة ونصف` and other compounds are completed by the caller.
            if let Some((Amount::One, after, 0)) = amount(r, next, Sense::bare) {
                return Some(Length::of(unit, Some(1.0), after, sense.skip));
            }
            if let Some((Amount::Whole, after, 0)) = amount(r, next, Sense::bare) {
                return Some(Length::of(unit, Some(1.0), after, sense.skip));
            }
            Some(Length { bare: true, ..Length::of(unit, Some(1.0), next, sense.skip) })
        }
        Count::Many => {
            // `لأشهر طويلة`, `لعقود قادمة`: what describes it tells it from its homonym.
            let described = r.senses(i + 1).iter().any(|s| {
                s.bare() && !s.article && matches!(s.word, Word::Amount(Amount::Few) | Word::Shift(_))
            });
            (sure || described || measured(r, i))
                .then(|| Length { bare: true, ..Length::of(unit, None, i + 1, sense.skip) })
        }
        Count::Construct => None,
    }
}

/// Whether a word that measures time stands before `i`.
pub(super) fn measured(r: &Reader<'_, '_>, i: usize) -> bool {
    i > r.start
        && r.senses(i - 1).iter().any(|s| {
            matches!(s.word, Word::Cue(Cue::Measure)) || matches!(s.word, Word::Amount(Amount::Modifier(_)))
        })
        || i > r.start + 1
            && r.senses(i - 2)
                .iter()
                .any(|s| s.tokens == 2 && matches!(s.word, Word::Amount(Amount::Modifier(_))))
        || i > r.start + 2
            && r.senses(i - 3)
                .iter()
                .any(|s| s.tokens == 3 && matches!(s.word, Word::Amount(Amount::Modifier(_))))
}

/// A length at `i` with all that belongs to it.
pub(super) fn length(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Length> {
    if let Some(definite) = definite(r, i, allow) {
        return Some(definite);
    }
    let mut total = one(r, i, allow)?;
    let counted = !total.bare;
    // Compounds: `سنة وثلاثة أشهر`, `ساعتين ونصف الساعة`, `ساعة إلا ربعا`.
    while total.measures.len() < 8 {
        let Some((last, _)) = total.measures.last().copied() else { break };
        let at = total.next;
        if r.is(at, &["الا"]) {
            let Some((kind, next, 0)) = amount(r, at + 1, Sense::bare) else { break };
            let Some(fraction) = fraction_of(kind) else { break };
            total.measures.push((last, Some(-fraction)));
            total.next = next + usize::from(same_unit(r, next, last));
            total.bare = false;
            continue;
        }
        let comma = usize::from(r.is(at, &["،", ","]));
        let apart = usize::from(r.is(at + comma, &["و"]));
        let joined: fn(&Sense) -> bool = if apart == 1 || comma == 1 {
            |s: &Sense| s.bare() || s.conjunction && s.preposition.is_none()
        } else {
            |s: &Sense| s.conjunction && s.preposition.is_none()
        };
        let from = at + comma + apart;
        if let Some((kind, next, _)) = amount(r, from, joined)
            && let Some(fraction) = fraction_of(kind).filter(|_| comma == 0)
        {
            // A fraction of the unit before it, or of the one after it (`وربع ثانية`).
            if r.unit(next).is_none_or(|u| u.1 != Count::One || u.0 == last || !u.3.bare()) {
                total.measures.push((last, Some(fraction)));
                total.next = next + usize::from(same_unit(r, next, last));
                total.bare = false;
                continue;
            }
        }
        let with_number =
            (apart == 1 || comma == 1 || r.is(at, &["و"])).then(|| number(r, from)).flatten().or_else(|| {
                numeral::cardinal_with_skip(r, from)
                    .filter(|(_, _, skip)| *skip == "و".len() && r.folded(from).starts_with('و'))
            });
        if let Some((n, next, _)) = with_number {
            // A smaller unit goes on with the length; the same or a larger one begins another.
            if let Some((unit, count, _, sense)) = r.unit(next)
                && sense.bare()
                && !sense.article
                && !matches!(count, Count::Two | Count::Construct)
                && (unit < last || comma == 1 && unit != last)
            {
                total.measures.push((unit, Some(n)));
                total.next = next + 1;
                total.bare = false;
                continue;
            }
        }
        let more = one(r, from, joined).filter(|m| {
            let smaller = |unit: Unit| unit < last || unit == last && m.measures.len() == 1 && counted;
            // A part of a larger unit may follow: `سنتين وشهر ونصف سنة`.
            m.measures.iter().all(|(unit, n)| n.is_some_and(|n| smaller(*unit) || n < 1.0))
        });
        match more {
            Some(m) if comma == 0 || apart == 1 || r.folded(from).starts_with('و') || !m.bare => {
                total.measures.extend(m.measures);
                total.next = m.next;
                total.bare = false;
            }
            _ => break,
        }
    }
    // What describes it: `أيام قليلة`, `سنوات طويلة`, `شهر كامل`, `عقدين من الزمن`, `عشر سنوات قادمة`, `سنوات هجرية`.
    let describes = r.find(total.next, |s| match s.word {
        Word::Amount(kind @ (Amount::Few | Amount::Whole)) if s.bare() && !s.article => {
            Some((kind, total.next + s.tokens))
        }
        _ => None,
    });
    if let Some((kind, next)) = describes
        && (kind == Amount::Whole || total.vague)
    {
        total.next = next;
        total.bare &= kind != Amount::Whole && total.measures.len() == 1 && !total.vague;
    }
    if r.is_a(total.next, Cue::Hijri) {
        total.next += 1;
        total.hijri = true;
    }
    if r.is(total.next, &["من"]) && r.is(total.next + 1, &["الزمن", "الزمان"]) {
        total.next += 2;
        total.bare = false;
    }
    // `24 ساعة الماضية`, with the article on the word that moves alone.
    if counted && let Some((Shift { base: Base::Now | Base::Late, .. }, next)) = shift(r, total.next) {
        total.next = next;
        return Some(total);
    }
    let ahead = r.find(total.next, |s| match s.word {
        Word::Shift(shift @ Shift { base: Base::Now | Base::Focus, .. }) if s.bare() && !s.article => {
            Some((shift, total.next + s.tokens))
        }
        _ => None,
    });
    if let Some((shift, next)) = ahead.filter(|_| r.folded(total.next).ends_with(['ه', 'ن'])) {
        // `سنوات سابقة`, `أيام مقبلة` point; `ثلاث سنوات مقبلة` measure.
        let plural = total.bare && total.vague && shift.step != 0;
        if counted && shift.base == Base::Now {
            total.next = next;
        } else if plural {
            total.next = next;
            total.reference = Some(shift);
        }
    }
    Some(total)
}

fn same_unit(r: &Reader<'_, '_>, i: usize, unit: Unit) -> bool {
    r.unit(i).is_some_and(|u| u.0 == unit && u.1 == Count::One && u.3.bare())
}

/// A plural or dual with the article: `السنوات الثلاث الماضية`, `اليومين الماضيين`, `الأيام القليلة المقبلة`, `الأشهر الأخيرة`,
/// `الستة أشهر الماضية`, `الـ24 ساعة الماضية`.
fn definite(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Length> {
    let definite_number = r.folded(i).starts_with("ال")
        || r.folded(i).starts_with("وال")
        || r.folded(i).starts_with("لل")
        || r.folded(i).starts_with("بال");
    if definite_number && let Some((n, next, skip)) = number(r, i) {
        let (unit, count, _, sense) = r.unit(next)?;
        if !sense.bare() || matches!(count, Count::Two | Count::Construct) || sense.article {
            return None;
        }
        let after = shift(r, next + 1).map_or(next + 1, |s| s.1);
        return Some(Length::of(unit, Some(n), after, skip));
    }
    let (unit, count, _, sense) =
        r.unit(i).filter(|u| allow(&u.3) && u.3.article && matches!(u.1, Count::Two | Count::Many))?;
    let mut at = i + 1;
    if count == Count::Two {
        let after = shift(r, at).map_or(at, |s| s.1);
        return Some(Length::of(unit, Some(2.0), after, sense.skip));
    }
    // The number after it, with the article or in digits: `الأشهر الثمانية`, `الأيام العشرة`, `الأشهر 3`.
    if let Some((n, next)) = numeral::agreeing(r, at).or_else(|| numeral::digits(r, at)) {
        let mut next = next;
        if let Some((_, after)) = shift(r, next) {
            next = after;
        } else if r.is(next, &["الاولي"]) {
            next += 1;
        }
        return Some(Length::of(unit, Some(n), next, sense.skip));
    }
    let mut few = false;
    let is_few =
        |at: usize| r.senses(at).iter().any(|s| s.bare() && s.article && s.word == Word::Amount(Amount::Few));
    if is_few(at) {
        few = true;
        at += 1;
    }
    if r.has_cue(at, Cue::Yearly) {
        at += 1;
    }
    let (moved, next) = shift(r, at)?;
    if is_few(next) {
        return Some(Length::of(unit, None, next + 1, sense.skip));
    }
    let mut length = Length::of(unit, None, next, sense.skip);
    if !few {
        length.reference = Some(moved);
    }
    Some(length)
}

/// `قبل ثلاثة أيام`, `بعد نحو شهرين`: whether later, the length, and the proclitics before the word.
pub(super) fn away(r: &Reader<'_, '_>, i: usize) -> Option<(bool, Piece<Length>)> {
    let (later, skip) = r.find(i, |s| match s.word {
        Word::Cue(cue @ (Cue::Before | Cue::After)) if s.preposition.is_none() && !s.article => {
            Some((cue == Cue::After, s.skip))
        }
        _ => None,
    })?;
    let from = modifier(r, i + 1).map_or(i + 1, |m| m.1);
    let length = length(r, from, Sense::bare)?;
    // `قبل ساعات النوم` says before what, not how long ago.
    let genitive = length.bare && r.is_a(length.next, Cue::Genitive);
    if length.skip > 0 || length.reference.is_some() || genitive {
        return None;
    }
    let next = length.next;
    Some((later, Piece { is: length, next, skip }))
}
