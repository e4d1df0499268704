//! Parts of the day: `صباح الخميس`, `ليل الجمعة السبت`, `مساء أمس`, `هذا الصباح`.

use super::calendar;
use super::minutes::minutes;
use super::moved::{demonstrative, shift};
use super::near::near_day;
use super::part;
use super::unit::unit;
use crate::text::TokenKind;
use crate::time::lexicon::{Base, Cue, HalfDay, Part, State, Unit, Word};
use crate::time::numeral;
use crate::time::piece::{Piece, longest, weekday};
use crate::time::reader::{Reader, Sense};
use crate::time::spec::{Clock, Expr, Fields, Spec};

/// A part of the day at `i`.
#[derive(Clone, Copy)]
pub(super) struct PartWord {
    pub(super) part: Part,
    pub(super) state: State,
    pub(super) half: HalfDay,
    pub(super) article: bool,
    pub(super) next: usize,
    pub(super) skip: usize,
}

pub(super) fn part_word(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<PartWord> {
    r.find(i, |s| match s.word {
        Word::DayPart { part, state, half } if allow(s) => {
            Some(PartWord { part, state, half, article: s.article, next: i + s.tokens, skip: s.skip })
        }
        _ => None,
    })
}

/// A day at `i` for a clock or a part of the day to belong to: weekday, date, `أمس`, `اليوم التالي`, `الأسبوع المقبل` not.
pub(super) fn day_at(r: &Reader<'_, '_>, i: usize) -> Option<Piece<Spec>> {
    let near = near_day(r, i, Sense::bare).map(|p| Piece { is: Spec::Calendar(p.is), next: p.next, skip: 0 });
    let date = calendar::date(r, i, Sense::bare)
        .filter(|d| d.is.day.is_some() || d.is.weekday.is_some())
        .map(|p| Piece { is: Spec::Calendar(p.is), next: p.next, skip: 0 });
    let unit = unit(r, i, Sense::bare).filter(|p| match &p.is {
        Spec::Period { unit, .. } => matches!(unit, Unit::Day | Unit::Night),
        Spec::Calendar(f) => f.weekday.is_some() && f.month.is_none(),
        _ => false,
    });
    longest([near, date, unit])
}

/// A part of a day at `i`.
pub(super) fn day_part(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Expr>> {
    let made = |part: Part, day: Option<Spec>, generic: bool, next: usize, skip: usize| {
        Some(Piece { is: Expr::DayPart { part, day, generic }, next, skip })
    };
    let today = || Some(Spec::Calendar(Fields { near: Some(0), ..Fields::default() }));
    if let Some(this) = demonstrative(r, i).filter(|t| t.is.base == Base::Now) {
        let p = part_word(r, this.next, Sense::bare).filter(|p| p.article)?;
        return made(p.part, today(), false, p.next, this.skip);
    }
    // `الفترة الصباحية`.
    if r.is(i, &["الفتره", "للفتره"]) {
        let part = match r.folded(i + 1) {
            "الصباحيه" => Part::Morning,
            "المساييه" | "المسائيه" => Part::Evening,
            _ => return None,
        };
        return made(part, None, false, i + 2, 0);
    }
    let p = part_word(r, i, allow)?;
    let night = p.part == Part::Night;
    if p.article {
        if p.state == State::Adverb || p.state == State::Clock {
            return None;
        }
        // `الليلة` is tonight, `الليلة الماضية` last night; `الصباح` alone only after a preposition. `الليلة الشعرية`, `الليلة الأولى` are
        // described, not pointed at.
        if r.folded(p.next - 1).ends_with("ليله") && night {
            let described = r.folded(p.next).starts_with("ال")
                && (r.folded(p.next).ends_with("يه") || numeral::ordinal(r, p.next).is_some());
            if described && shift(r, p.next).is_none() {
                return None;
            }
            let moved = shift(r, p.next).filter(|(s, _)| s.base == Base::Now);
            let (step, next) = moved.map_or((0, p.next), |(s, next)| (s.step, next));
            let day = Spec::Calendar(Fields { near: Some(step), ..Fields::default() });
            return made(p.part, Some(day), false, next, p.skip);
        }
        if p.state == State::Weak {
            return None;
        }
        let early = r.is_a(p.next, Cue::Early);
        let next = p.next + usize::from(early);
        let hurt = i > r.start + 1 && r.is_a(i - 2, Cue::Hurt);
        let before = r.follows(i, Cue::Inside) && !hurt;
        return (before || early).then(|| made(p.part, None, !early, next, p.skip)).flatten();
    }
    // `عصرا جديدا` is an age.
    let age = p.state == State::Adverb
        && r.is(i, &["عصرا", "وعصرا"])
        && r.kind(p.next) == Some(TokenKind::Arabic)
        && r.document.surface(p.next).trim_end_matches('ً').ends_with('ا');
    if p.state == State::Clock || age {
        return None;
    }
    let mut at = p.next;
    // `صباح، السبت`, as some agencies write.
    let comma =
        r.is(at, &["،", ","]) && p.state == State::Noun && weekday(r, at + 1, Sense::bare, false).is_some();
    at += usize::from(comma);
    at += usize::from(r.is(at, &["من", "يوم"]) && day_at(r, at + 1).is_some() && !r.is(at, &["يوم"]));
    if p.state != State::Adverb || matches!(p.part, Part::Midnight) {
        // `ليل الجمعة السبت`, `ليلة السبت/الأحد`: the night between two days.
        if let Some(first) = weekday(r, at, Sense::bare, false) {
            let mark = usize::from(r.is(first.next, &["-", "–", "/", "الي", "ـ"]));
            if (night || p.part == Part::Midnight)
                && let Some(second) = weekday(r, first.next + mark, Sense::bare, false)
                && second.is == first.is % 7 + 1
            {
                let moved = shift(r, second.next);
                // The night is the first day's, its middle the second one's.
                let of = if night { first.is } else { second.is };
                let fields = Fields { weekday: Some(of), shift: moved.map(|m| m.0), ..Fields::default() };
                return made(
                    p.part,
                    Some(Spec::Calendar(fields)),
                    false,
                    moved.map_or(second.next, |m| m.1),
                    p.skip,
                );
            }
        }
        if let Some(day) = day_at(r, at) {
            return made(p.part, Some(day.is), false, day.next, p.skip);
        }
        // `ليلة رأس السنة`: the night before a feast belongs to it.
        if night
            && r.folded(p.next - 1).ends_with("ليله")
            && let Some(feast) = part::feast(r, at, Sense::bare)
            && let Spec::Feast { rule, year, shift, day: 1 } = feast.is
            && (!rule.starts_with("h:") || rule.contains('-'))
            && year.is_none()
        {
            let eve = Spec::Feast { rule, year: None, shift, day: 0 };
            return made(p.part, Some(eve), false, feast.next, p.skip);
        }
    }
    if p.state == State::Adverb {
        if matches!(p.part, Part::Midnight | Part::Noon | Part::MidMorning) {
            let hour = match p.part {
                Part::Midnight => 0,
                Part::Noon => 12,
                _ => 10,
            };
            // `منتصف الليل والنصف`, `منتصف النهار إلا عشر دقائق`.
            let (minutes, next) =
                minutes(r, p.next).filter(|m| m.certain).map_or((0, p.next), |m| (m.count, m.next));
            let of_day = (hour * 60 + minutes).rem_euclid(24 * 60);
            let (hour, minute) = (i8::try_from(of_day / 60).ok()?, i8::try_from(of_day % 60).ok()?);
            let day = day_at(r, next);
            let next = day.as_ref().map_or(next, |d| d.next);
            let clock = Clock { hour, minute, second: None };
            return Some(Piece { is: Expr::Clock { clock, day: day.map(|d| d.is) }, next, skip: p.skip });
        }
        if let Some(day) = day_at(r, p.next).filter(|_| p.part != Part::Night || r.is(i, &["ليلا"])) {
            // `صباحا يوم الخميس` is rare; the day before it is the rule, read by the caller.
            if r.is(p.next, &["يوم"]) {
                return made(p.part, Some(day.is), false, day.next, p.skip);
            }
        }
        return made(p.part, None, false, p.next, p.skip);
    }
    // `مساء` without tanwin written, at the end of a clause.
    let idiom = i > r.start && r.is(i - 1, &["صباح", "ذات"]);
    let clause = p.next >= r.end
        || r.kind(p.next) == Some(TokenKind::Mark)
        || r.is(p.next, &["الي", "في", "من", "علي", "عن", "لدي"]);
    let alone = r.is(i, &["مساء", "ومساء"]) && !idiom && clause && i > r.start;
    alone.then(|| made(p.part, None, false, p.next, p.skip)).flatten()
}

/// A part of the day that also means something else counts after an hour (`الرابعة عصر أمس`, `8 العشاء`).
pub(super) fn weak_part(r: &Reader<'_, '_>, i: usize) -> Option<PartWord> {
    part_word(r, i, Sense::bare).filter(|p| p.state == State::Weak)
}

/// The day part of `صباحا` and its like after a day: `الخميس صباحا`, `أمس مساء`, `غدا بعد الظهر`.
pub(super) fn part_after_day(r: &Reader<'_, '_>, i: usize) -> Option<(Part, usize)> {
    // `أمس العصر`, `إمبارح بالليل`, `البارح في الليل`: with the article after the word for the day.
    if i > r.start && r.senses(i - 1).iter().any(|s| matches!(s.word, Word::Near { .. })) {
        let at = i + usize::from(r.is(i, &["في"]));
        let named =
            part_word(r, at, |s| !s.conjunction && s.preposition.is_none_or(|p| p == 'ب')).filter(|p| {
                p.article && matches!(p.state, State::Noun | State::Weak) && day_at(r, p.next).is_none()
            });
        if let Some(p) = named {
            return Some((p.part, p.next));
        }
    }
    let p = part_word(r, i, Sense::bare)?;
    let adverb = p.state == State::Adverb
        || (p.part == Part::Evening && r.is(i, &["مساء"]) && day_at(r, p.next).is_none());
    adverb
        .then_some((p.part, p.next))
        .filter(|(part, _)| !matches!(part, Part::Midnight | Part::Noon | Part::MidMorning))
}
