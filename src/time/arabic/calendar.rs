//! Calendar dates: weekday, day, month and year in words and digits, in either calendar.

use super::month::{Month, day, month};
use super::moved::{demonstrative, shift};
use super::year;
use crate::text::TokenKind;
use crate::time::lexicon::{Base, Count, Cue, Shift, Unit, Word};
use crate::time::numeral;
use crate::time::numeric::numeric;
use crate::time::piece::{Piece, is_counted, weekday, whole_number};
use crate::time::reader::{Reader, Sense};
use crate::time::spec::{Fields, Year};

fn comma(r: &Reader<'_, '_>, i: usize) -> usize {
    i + usize::from(r.is(i, &["،", ",", "-", "–", "—", "/", "."]))
}

/// A date with a day or a month at least: everything from `يوم الجمعة 5 فبراير/شباط 2010` down to `مايو المقبل`.
pub(super) fn date(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Fields>> {
    let mut fields = Fields::default();
    let mut at = i;
    let mut skip = None;
    // `يوم`.
    let introduced = r.find(at, |s| match s.word {
        Word::Unit { unit: Unit::Day, count: Count::One, .. } if allow(s) && !s.article => Some(s.skip),
        _ => None,
    });
    if let Some(s) = introduced {
        skip = Some(s);
        at += 1;
    }
    let allow_here = if introduced.is_some() { Sense::bare } else { allow };
    // The weekday.
    if let Some(w) = weekday(r, at, allow_here, introduced.is_some()) {
        fields.weekday = Some(w.is);
        skip = skip.or(Some(w.skip));
        at = w.next;
    }
    let weekday_end = at;
    // Day and month.
    let from = if fields.weekday.is_some() { comma(r, at) } else { at };
    let from = from
        + usize::from(
            fields.weekday.is_some() && r.is(from, &["في", "الموافق"]) && day(r, from + 1).is_some(),
        );
    if let Some(numeric) = numeric(r, from, introduced.is_some() || fields.weekday.is_some(), shift) {
        fields = Fields { weekday: fields.weekday, ..numeric.is };
        at = numeric.next;
        skip = skip.or(Some(0));
    } else if let Some(d) = day(r, from) {
        if let Some(end) = day_and_month(r, &mut fields, d.is, d.next) {
            at = end;
            skip = skip.or(Some(d.skip));
        } else if introduced.is_some() || fields.weekday.is_some() {
            // `يوم 21`, `الأربعاء 27`: not before a counted noun, a clock or more digits.
            let plain = r.is_number(from)
                && !r.is(d.next, &["/", ":", ".", "-", "%"])
                && !is_counted(r, d.next)
                && r.unit(d.next).is_none();
            // `الأحد السابع عشر`; the first to fifth weekday is counted in its month.
            let ordinal = fields.weekday.is_some() && !r.is_number(from) && d.is > 5 && d.skip == 0;
            if plain || ordinal {
                fields.day = Some(d.is);
                at = d.next;
            }
        }
    } else if let Some(m) = month(r, from, if skip.is_some() { Sense::bare } else { allow }) {
        // `يناير 22، 2018`, `مايو 2025`, `مايو المقبل`.
        let mut next = m.next;
        fields.month = Some(m.is.number);
        fields.hijri = m.is.hijri;
        skip = skip.or(Some(m.skip));
        // An ordinal needs its article: `من باب أولى` is no August.
        let day = day(r, next).filter(|_| r.is_number(next) || r.folded(next).starts_with("ال"));
        if let Some(d) = day.filter(|d| after_month_day(r, d.next)) {
            fields.day = Some(d.is);
            next = d.next;
        }
        at = month_tail(r, &mut fields, next);
        if fields.day.is_none()
            && fields.year.is_none()
            && fields.shift.is_none()
            && !m.is.sure
            && fields.weekday.is_none()
        {
            return weak_month(r, i, m);
        }
    }
    if fields == Fields::default() {
        return None;
    }
    if at == weekday_end
        && fields.weekday.is_some()
        && let Some((moved, next)) = shift(r, at)
    {
        // `يوم الخميس الماضي 25 مايو`: the date after it says which.
        let mut dated = Fields { weekday: fields.weekday, ..Fields::default() };
        let end =
            day(r, next).filter(|d| d.skip == 0).and_then(|d| day_and_month(r, &mut dated, d.is, d.next));
        match end {
            Some(end) => (fields, at) = (Fields { shift: Some(moved), ..dated }, end),
            None => (fields.shift, at) = (Some(moved), next),
        }
    }
    (at > i && (fields.weekday.is_some() || fields.day.is_some() || fields.month.is_some()))
        .then_some(Piece { is: fields, next: at, skip: skip.unwrap_or(0) })
}

/// A month whose name means something else too, alone: only after a preposition or noun of time, or at the head of a line.
fn weak_month(r: &Reader<'_, '_>, i: usize, m: Piece<Month>) -> Option<Piece<Fields>> {
    let glued =
        r.find(i, |s| matches!(s.word, Word::Month { .. }).then_some(s.article || s.preposition.is_some()));
    let ramadan = m.is.hijri && m.is.number == 9;
    if glued == Some(true) && !ramadan {
        return None;
    }
    let before = i > r.start
        && (r.has_cue(i - 1, Cue::Preposition) && !r.is_a(i - 1, Cue::Loose)
            || r.find(i - 1, |s| matches!(s.word, Word::Edge { .. }).then_some(())).is_some());
    let whole = i == r.start && m.next >= r.end;
    // Ramadan is a month wherever no personal name stands before it.
    let function = i == r.start
        || glued == Some(true)
        || r.kind(i - 1) == Some(TokenKind::Mark)
        || r.senses(i - 1).iter().any(Sense::bare)
        || r.is_a(i - 1, Cue::Clause);
    // Safar is also zero: it needs its day or year.
    let safar = m.is.hijri && m.is.number == 2;
    ((before && !safar) || whole || (ramadan && function)).then_some(Piece {
        is: Fields { month: Some(m.is.number), hijri: m.is.hijri, ..Fields::default() },
        next: m.next,
        skip: m.skip,
    })
}

/// Whether a number right after a month can be its day: no counted noun, no clock, no further digits.
fn after_month_day(r: &Reader<'_, '_>, next: usize) -> bool {
    let decimal = r.is(next, &[".", ",", "،", "٫"])
        && r.is_glued(next)
        && r.is_number(next + 1)
        && r.is_glued(next + 1)
        && r.folded(next + 1).len() != 4;
    !decimal
        && !r.is(next, &[":", "/", "%"])
        && !is_counted(r, next)
        && r.unit(next).is_none_or(|u| u.0 == Unit::Year)
}

/// Month (and what follows it) after a day: `من شهر مايو الجاري`, `مايو/أيار 2025`, `من الشهر الحالي`.
fn day_and_month(r: &Reader<'_, '_>, fields: &mut Fields, day: i8, next: usize) -> Option<usize> {
    let mut at = next;
    let mark = r.is(at, &[".", "/", "-", "–", "،", ",", "ـ"]);
    at += usize::from(mark);
    let of = r.is(at, &["من"]);
    at += usize::from(of);
    if of && let Some(this) = demonstrative(r, at).filter(|this| this.skip == 0) {
        r.find(this.next, |s| {
            matches!(s.word, Word::Unit { unit: Unit::Month, count: Count::One, .. } if s.article)
                .then_some(())
        })?;
        fields.day = Some(day);
        fields.month_shift = Some(this.is);
        return Some(this.next + 1);
    }
    if let Some(m) = month(r, at, Sense::of) {
        fields.day = Some(day);
        fields.month = Some(m.is.number);
        fields.hijri = m.is.hijri;
        let next = month_tail(r, fields, m.next);
        // Safar is also nil: `3-صفر` is a score.
        let dated = of || m.is.marked || fields.year.is_some() || fields.shift.is_some();
        if m.is.hijri && m.is.number == 2 && (mark || !dated) {
            *fields = Fields { weekday: fields.weekday, ..Fields::default() };
            return None;
        }
        return Some(next);
    }
    // `العاشر من الشهر الجاري`.
    r.find(at, |s| {
        matches!(s.word, Word::Unit { unit: Unit::Month, count: Count::One, .. } if s.article && s.of())
            .then_some(())
    })?;
    let (moved, next) = shift(r, at + 1)?;
    fields.day = Some(day);
    fields.month_shift =
        Some(Shift { base: if moved.base == Base::Late { Base::Now } else { moved.base }, ..moved });
    Some(next)
}

/// What follows a month: its year, or a shift.
fn month_tail(r: &Reader<'_, '_>, fields: &mut Fields, next: usize) -> usize {
    let mut at = next;
    // `مايو من العام الماضي`, `أيلول لعام 2014`, `يناير، 2018`, `سبتمبر-2012`.
    let mut from = at + usize::from(r.is(at, &["،", ",", "-", "–", "/", ".", "\\"]));
    from += usize::from(r.is(from, &["من"]));
    if let Some(y) = year::read(r, from, Sense::of) {
        let plausible =
            y.is.marked || from == at || r.is(at, &["،", ",", "-", "–", "/", "."]) || r.is(at, &["من"]);
        let counted = !y.is.marked && is_counted(r, y.next);
        // A bare number after a Hijri month is a year only where it can be one.
        let odd = !y.is.marked
            && fields.hijri
            && matches!(y.is.year, Year::Number(n) if !(1200..=1600).contains(&n) && n < 1900);
        if plausible && !counted && !odd {
            fields.year = Some(y.is.year);
            fields.hijri |= y.is.hijri;
            return y.next;
        }
    }
    if let Some((moved, after)) = shift(r, at) {
        fields.shift = Some(moved);
        at = after;
        // `مارس الماضي 2024` gives the year after the shift.
        if let Some(n) = r.whole(after, 1900, 2199).filter(|_| !is_counted(r, after + 1)) {
            fields.year = Some(Year::Number(n));
            at = after + 1;
        }
        if matches!(moved.base, Base::Late) {
            fields.shift = Some(Shift { step: moved.step, base: Base::Now });
        }
        return at;
    }
    // A year spelled out after the month: `كانون الثاني ألفين وثلاثة`.
    if let Some((n, after)) = numeral::cardinal(r, from)
        && let Some(n) = whole_number(n).filter(|n| (1900..=2199).contains(n))
    {
        fields.year = Some(Year::Number(n));
        at = after;
    }
    at
}
