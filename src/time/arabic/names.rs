//! What looks like a time and is none, or another: dates inside names, and `اليوم` for these days.

use super::month::month;
use super::year;
use crate::text::TokenKind;
use crate::time::lexicon::{Cue, Unit, Word};
use crate::time::piece::{Piece, any};
use crate::time::quoted::in_quotes;
use crate::time::reader::Reader;
use crate::time::spec::{Fields, Spec, Tense};
use crate::time::tense;

/// Whether `اليوم` means these days: opening a clause (`واليوم، …`), or in a speech that tells of nothing past.
pub(super) fn is_nowadays(r: &Reader<'_, '_>, i: usize, p: &Piece<Spec>) -> bool {
    let today = Fields { near: Some(0), ..Fields::default() };
    if p.is != Spec::Calendar(today) || p.next != i + 1 {
        return false;
    }
    let opens = p.skip > 0
        && r.folded(i).starts_with('و')
        && r.is(p.next, &["،", ","])
        && tense::at(r, p.next + 1) != Some(Tense::Past);
    // `عالم اليوم`, `ليس وليد اليوم`.
    let these = p.skip == 0
        && i > r.start
        && r.senses(i - 1).iter().any(|s| s.word == Word::Cue(Cue::TheseDays) && !s.article);
    // `الميناء اليوم هو الأكبر`: the noun phrase is of these days.
    let subject = p.skip == 0 && i > r.start && r.is(p.next, &["هو", "هي"]);
    // `اليوم نعود`, `اليوم يعيش الناس` in a speech.
    let speech = || {
        r.kind(p.next) == Some(TokenKind::Arabic)
            && tense::is_imperfect(r.folded(p.next))
            && tense::at(r, p.next).is_none()
    };
    these
        || opens
        || subject
        || in_quotes(r, i) && (speech() || tense::around(r, i, p.next) == Tense::Unknown)
}

fn is_month(r: &Reader<'_, '_>, i: usize) -> bool {
    r.senses(i).iter().any(|s| matches!(s.word, Word::Month { .. }))
}

/// Where a date that is part of a name ends: `حركة 20 فبراير`, `جسر 6 أكتوبر`, `صلاة الجمعة`, `حرب أكتوبر`, `الأربعاء الدامي`.
pub(super) fn name_end(r: &Reader<'_, '_>, i: usize, p: &Piece<Spec>) -> Option<usize> {
    let before =
        |cue: Cue| i > r.start && r.senses(i - 1).iter().any(|s| s.word == Word::Cue(cue) && !s.article);
    if matches!(p.is, Spec::Feast { year: None, shift: None, .. }) {
        // A feast is a time after a preposition or at the head of a line.
        let introduced = i == r.start
            || p.skip > 0
            || r.has_cue(i - 1, Cue::Preposition)
            || r.kind(i - 1) == Some(TokenKind::Mark);
        return (before(Cue::Holiday) || !introduced).then_some(p.next);
    }
    let Spec::Calendar(fields) = &p.is else { return None };
    if let Some(0 | 1) = fields.near {
        // `قناة روسيا اليوم`, `صحيفة المصري اليوم`.
        let outlet = (1..=3)
            .any(|n| i >= r.start + n && r.senses(i - n).iter().any(|s| s.word == Word::Cue(Cue::Outlet)));
        // A name in quotation marks of its own: `دار «اليوم»`.
        let quoted = i > r.start && r.is(i - 1, &["«", "\"", "“"]) && r.is(p.next, &["»", "\"", "”"]);
        return ((outlet || quoted) && fields.weekday.is_none() && p.next == i + 1).then_some(p.next);
    }
    if fields.near.is_some() || fields.shift.is_some() || fields.hijri && fields.day.is_none() {
        return None;
    }
    let glued = r
        .find(i, |s| {
            (s.preposition.is_some() && matches!(s.word, Word::Month { .. } | Word::Weekday(_))).then_some(())
        })
        .is_some();
    // `قوى 14 آذار و8 آذار`: a list of such names, all after one noun.
    let mut head = i;
    while head >= r.start + 4 && r.is(head - 1, &["و"]) && r.is_number(head - 3) && is_month(r, head - 2) {
        head -= 3;
    }
    // `حركة شباب 6 أبريل`: one word between the noun and the date.
    let inner = i > r.start + 1
        && r.kind(i - 1) == Some(TokenKind::Arabic)
        && !r.folded(i - 1).starts_with("ال")
        && !r.has_cue(i - 1, Cue::Preposition)
        && !r.has_cue(i - 1, Cue::Past)
        && r.senses(i - 2).iter().any(|s| s.word == Word::Cue(Cue::Name) && !s.article);
    let before = |cue: Cue| {
        before(cue)
            || head < i && r.senses(head - 1).iter().any(|s| s.word == Word::Cue(cue) && !s.article)
            || cue == Cue::Name && inner
    };
    if let (Some(day), Some(month), None, true) = (fields.day, fields.month, fields.year, before(Cue::Camp)) {
        r.camps.borrow_mut().push((day, month));
    }
    let named = match (fields.day, fields.month, fields.weekday) {
        (Some(_), Some(_), None) => {
            fields.year.is_none() && (before(Cue::Name) || before(Cue::Camp) || before(Cue::War))
        }
        // `العلاقة بين الاثنين`: the two.
        (None, None, Some(1))
            if r.is(i, &["الاثنين", "الاثنان"])
                && i > r.start
                && (r.is(i - 1, &["كلا", "احد"])
                    || r.is(i - 1, &["بين"]) && !r.folded(p.next).starts_with('و')) =>
        {
            true
        }
        (None, None, Some(_)) => {
            !r.is(i, &["يوم"])
                && (before(Cue::Name) && !glued
                    || r.senses(p.next).iter().any(|s| s.article && s.word == Word::Cue(Cue::Named)))
        }
        (None, Some(_), None) if before(Cue::War) => {
            // `ثورة يناير عام 2011`: the month belongs to the name, the year is a time; `ثورة يوليو 1952` is the name.
            let month = month(r, i, any)?;
            let told = r.unit(month.next).is_some_and(|u| u.0 == Unit::Year);
            return Some(if told { month.next } else { p.next });
        }
        (None, Some(_), None) => {
            // `سيارة نيسان`, `«نيسان»`.
            let quoted = i > r.start && r.is(i - 1, &["«", "\"", "“"]) && r.is(p.next, &["»", "\"", "”"]);
            fields.year.is_none() && (before(Cue::Name) || before(Cue::Brand) || quoted)
        }
        // A year with its era in the name of a competition: `كأس العالم 2014م`.
        (None, None, None) => r.is_number(i) && !year::bare_year(r, i),
        _ => false,
    };
    named.then_some(p.next)
}
