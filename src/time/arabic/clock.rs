//! Times of day: `الساعة الثامنة والنصف مساء`, `09:52 GMT`, `7 من صباح اليوم`, and parts of the day: `صباح الخميس`, `ليل الجمعة السبت`.

use super::calendar;
use super::day_part::{day_at, day_part, part_word, weak_part};
use super::minutes::minutes;
use super::moved::demonstrative;
use crate::text::TokenKind;
use crate::time::lexicon::{Amount, Count, Cue, HalfDay, Part, State, Unit, Word};
use crate::time::numeral;
use crate::time::piece::{Piece, whole_number};
use crate::time::reader::{Reader, Sense};
use crate::time::spec::{Clock, Expr};

/// The hour on the dial of 24.
pub(super) fn on_dial(hour: i32, half: Option<HalfDay>) -> i32 {
    match (half, hour) {
        (_, 13..) => hour,
        (Some(HalfDay::Am), 12) => 0,
        (Some(HalfDay::Pm | HalfDay::Noon), 1..=10) => hour + 12,
        (Some(HalfDay::Pm), 11) => 23,
        (Some(HalfDay::Night), 12) => 0,
        (Some(HalfDay::Night), 6..=11) => hour + 12,
        _ => hour,
    }
}

/// Whether a time zone stands at `i`.
fn zoned(r: &Reader<'_, '_>, i: usize) -> bool {
    r.senses(i).iter().any(|s| s.word == Word::Zone)
}

/// What a reading of a clock is before its part of the day is known.
struct Dial {
    hour: i32,
    minute: i32,
    second: Option<i32>,
    next: usize,
    skip: usize,
    /// The words alone say that it is a clock.
    certain: bool,
}

/// `10:30`, `10:30:15`, `14h41`, `10.30` where `expected`.
fn digital(r: &Reader<'_, '_>, i: usize, expected: bool) -> Option<Dial> {
    let hour = r.whole(i, 0, 24).filter(|_| r.folded(i).len() <= 2)?;
    if i > r.start
        && r.is_glued(i)
        && (r.is(i - 1, &[":", ".", "/", "-", "+", "#", ","]) || r.is_number(i - 1))
    {
        return None;
    }
    let mark = r.folded(i + 1);
    // `في الدقيقة 06:16` is a place in a recording.
    let place = i > r.start
        && r.unit(i - 1).is_some_and(|u| matches!(u.0, Unit::Minute | Unit::Second) && u.1 == Count::One);
    if place {
        return None;
    }
    // One digit is enough after `الساعة`.
    let two = |at: usize, high: i32| {
        r.whole(at, 0, high)
            .filter(|_| (r.folded(at).len() == 2 || expected && mark == ":") && r.is_glued(at))
    };
    let minute = match mark {
        ":" | "h" => two(i + 2, 59)?,
        "." | "," if expected || zoned(r, i + 3) => two(i + 2, 59)?,
        _ => return None,
    };
    if !r.is_glued(i + 1) {
        return None;
    }
    let mut next = i + 3;
    let mut second = None;
    if mark == ":"
        && r.is(next, &[":"])
        && let Some(s) = two(next + 1, 59)
    {
        second = Some(s);
        next += 2;
        // Fractions of a second.
        if r.is(next, &["."]) && r.is_glued(next) && r.is_number(next + 1) && r.is_glued(next + 1) {
            next += 2;
        }
    }
    if r.is_glued(next) && (r.is(next, &[":", "%"]) || r.is_number(next)) {
        return None;
    }
    Some(Dial { hour, minute, second, next, skip: 0, certain: true })
}

/// Hour and minutes in one number before a part of the day or a zone in brackets: `1140 صباحا`, `2258 (GMT+04:00)`.
fn compact(r: &Reader<'_, '_>, i: usize) -> Option<Dial> {
    let n = r.whole(i, 0, 2359).filter(|n| matches!(r.folded(i).len(), 3 | 4) && n % 100 < 60)?;
    let zone =
        r.is(i + 1, &["("]) && r.is(i + 2, &["gmt", "utc"]) || zoned(r, i + 1) && r.folded(i).len() == 4;
    let part =
        part_word(r, i + 1, Sense::bare).is_some_and(|p| p.state == State::Adverb || r.is(i + 1, &["مساء"]));
    (zone || part && n < 1260).then_some(Dial {
        hour: n / 100,
        minute: n % 100,
        second: None,
        next: i + 1,
        skip: 0,
        certain: zone,
    })
}

/// The hour in words or digits with its fraction or minutes: `الثامنة والنصف`, `3 و15 دقيقة`, `الثانية عشرة إلا ربعا`.
fn spoken(r: &Reader<'_, '_>, i: usize) -> Option<Dial> {
    let (hour, next, skip, certain) = if let Some(h) = r.whole(i, 0, 24).filter(|_| r.folded(i).len() <= 2) {
        (h, i + 1, 0, false)
    } else if let Some((h, next, skip)) = numeral::ordinal(r, i).filter(|(h, ..)| (1..=12).contains(h)) {
        (h, next, skip, false)
    } else if let Some(skip) =
        r.find(i, |s| (s.word == Word::Amount(Amount::One) && s.article).then_some(s.skip))
    {
        (1, i + 1, skip, false)
    } else {
        let (n, next, skip) = numeral::cardinal_with_skip(r, i)?;
        let n = whole_number(n)?;
        // `الساعة خمسة وخمسين دقيقة` is hour and minutes.
        let minutes = r.unit(next).is_some_and(|u| u.0 == Unit::Minute && u.3.bare());
        if (20..60).contains(&n) && n % 10 > 0 && minutes {
            let (hour, minute) = (n % 10, n - n % 10);
            return Some(Dial { hour, minute, second: None, next: next + 1, skip, certain: false });
        }
        ((1..=24).contains(&n).then_some(n)?, next, skip, false)
    };
    let (minute, next, told) = minutes(r, next).map_or((0, next, false), |m| (m.count, m.next, m.certain));
    let total = hour * 60 + minute;
    Some(Dial {
        hour: total.div_euclid(60),
        minute: total.rem_euclid(60),
        second: None,
        next,
        skip,
        certain: certain || told,
    })
}

/// A clock time at `i`, with the part of the day, the zone and the day that belong to it.
pub(super) fn clock(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Expr>> {
    // `الساعة`.
    let introduced = r.find(i, |s| match s.word {
        Word::Unit { unit: Unit::Hour, count: Count::One, .. } if allow(s) && s.article => Some(s.skip),
        _ => None,
    });
    // `الساعة منتصف النهار إلا عشر دقائق`.
    if let Some(skip) = introduced
        && let Some(turn) = day_part(r, i + 1, Sense::bare).filter(|p| matches!(p.is, Expr::Clock { .. }))
    {
        return Some(Piece { skip, ..turn });
    }
    // `الساعات الأولى من صباح اليوم` are no hour.
    if introduced.is_none()
        && i > r.start
        && r.unit(i - 1).is_some_and(|u| u.0 == Unit::Hour && u.1 == Count::Many)
    {
        return None;
    }
    let mut at = i + usize::from(introduced.is_some());
    let mut half: Option<HalfDay> = None;
    let mut lead = None;
    // The part of the day before the hour: `مساء 7`, `بعد الظهر الساعة 3`.
    if introduced.is_none()
        && let Some(p) = part_word(r, i, allow).filter(|p| !matches!(p.state, State::Clock | State::Weak))
    {
        let hour = r.find(p.next, |s| matches!(s.word, Word::Unit { unit: Unit::Hour, count: Count::One, .. } if s.article && s.bare()).then_some(()));
        at = p.next + usize::from(hour.is_some());
        lead = Some(p.skip);
        half = Some(p.half);
        if hour.is_none() && !r.is_number(at) && numeral::ordinal(r, at).is_none() {
            return None;
        }
    }
    let dial = digital(r, at, introduced.is_some()).or_else(|| spoken(r, at)).or_else(|| compact(r, at))?;
    let skip = introduced.or(lead).unwrap_or(dial.skip);
    let mut next = dial.next;
    // `11:59 دقيقة`.
    let minutes = r.is(at + 1, &[":"]) && r.unit(next).is_some_and(|u| u.0 == Unit::Minute && u.3.bare());
    next += usize::from(minutes);
    let mut certain = dial.certain || introduced.is_some();
    // The part of the day after it.
    let of = next + usize::from(r.is(next, &["من", "في", "بعد"]) && !matches!(r.folded(next), "بعد"));
    let mut day = None;
    if let Some(p) = part_word(r, of, Sense::bare)
        .filter(|p| p.state != State::Weak || p.article)
        .or_else(|| weak_part(r, of))
    {
        let takes_day = !p.article && matches!(p.state, State::Noun);
        let inner = if takes_day || of > next {
            day_part(r, of, Sense::bare).filter(|d| matches!(&d.is, Expr::DayPart { day: Some(_), .. }))
        } else {
            None
        };
        half = Some(p.half);
        certain = true;
        next = match inner {
            Some(Piece { is: Expr::DayPart { day: d, .. }, next, .. }) => {
                day = d;
                next
            }
            _ => p.next,
        };
        // `الساعة 12 ظهرا وقت الغداء`.
    } else if let Some(this) = demonstrative(r, next)
        && let Some(p) = part_word(r, this.next, Sense::bare).filter(|p| p.article)
    {
        half = Some(p.half);
        next = p.next;
        certain = true;
    }
    // `(09:52 GMT)`, `بتوقيت غرينتش`.
    let zone = |at: usize| r.find(at, |s| (s.word == Word::Zone).then_some(at + s.tokens));
    // A zone in brackets belongs to the time only where the date follows it.
    let bracket = usize::from(r.is(next, &["("]));
    if let Some(after) = zone(next + bracket) {
        let end = offset(r, after);
        let closed = bracket == 0 || r.is(end, &[")"]);
        let dated = bracket == 1
            && calendar::date(r, end + 1 + usize::from(r.is(end + 1, &["-", "–"])), Sense::bare)
                .is_some_and(|d| d.is.is_full());
        if bracket == 1 && closed && dated {
            next = end + bracket;
            certain = true;
        } else if bracket == 0 {
            // The zone stays outside, unless the day stands after it.
            certain = true;
            let mark = usize::from(r.is(end, &["-", "–", "|", "،", ","]));
            if day_at(r, end + mark).is_some() {
                next = end;
            }
        }
    }
    if day.is_none() {
        let from = next + usize::from(r.is(next, &["من", "،", ","]));
        if let Some(d) = day_at(r, from).filter(|_| certain) {
            day = Some(d.is);
            next = d.next;
        }
    }
    // `في الحادية عشرة`: an hour at the end of its clause, after a preposition of time.
    let late =
        dial.hour >= 11 && dial.minute == 0 && !r.is_number(at) && r.folded(dial.next - 1).starts_with("عشر");
    let ends = next >= r.end || r.kind(next) == Some(TokenKind::Mark);
    certain |= late
        && ends
        && (r.follows(i, Cue::Inside) || i > r.start && r.is(i - 1, &["عند"]))
        && r.folded(i).ends_with('ه');
    if !certain {
        return None;
    }
    let mut hour = on_dial(dial.hour, half);
    // `الساعة الثالثة` without more is in the afternoon.
    if half.is_none()
        && introduced.is_some()
        && (1..=5).contains(&hour)
        && dial.minute == 0
        && !r.folded(at).starts_with('0')
        && !r.is(at + 1, &[":"])
    {
        hour += 12;
    }
    let hour = if hour == 24 { 0 } else { hour };
    let clock = Clock {
        hour: i8::try_from(hour).ok().filter(|h| (0..24).contains(h))?,
        minute: i8::try_from(dial.minute).ok()?,
        second: dial.second.and_then(|s| i8::try_from(s).ok()),
    };
    Some(Piece { is: Expr::Clock { clock, day }, next, skip })
}

/// What follows a zone's name: `GMT+0400`, `GMT+04:00`.
fn offset(r: &Reader<'_, '_>, i: usize) -> usize {
    let mut next = i;
    if r.is(next, &["+", "-"]) && r.is_glued(next) && r.is_number(next + 1) && r.is_glued(next + 1) {
        next += 2;
        if r.is(next, &[":"]) && r.is_glued(next) && r.is_number(next + 1) {
            next += 2;
        }
    }
    next
}

/// A bare hour of a range (`من الرابعة للخامسة`): the hour alone.
pub(super) fn bare_hour(r: &Reader<'_, '_>, i: usize) -> Option<(i32, i32, usize, usize)> {
    let dial = digital(r, i, true).or_else(|| spoken(r, i))?;
    Some((dial.hour, dial.minute, dial.next, dial.skip))
}

/// A part of a day with the hour after it is a clock time: `مساء الأحد، الساعة 11:59`.
pub(super) fn with_hour_after(r: &Reader<'_, '_>, p: Piece<Expr>) -> Piece<Expr> {
    let Expr::DayPart { part, day: day @ Some(_), generic: false } = p.is else { return p };
    let at = p.next + usize::from(r.is(p.next, &["،", ",", "-", "–", "عند", "في"]));
    let introduced = r.find(at, |s| {
        matches!(s.word, Word::Unit { unit: Unit::Hour, count: Count::One, .. } if s.article && s.bare())
            .then_some(())
    });
    let half = match part {
        Part::Morning | Part::MidMorning => Some(HalfDay::Am),
        Part::Noon | Part::Afternoon => Some(HalfDay::Noon),
        Part::Evening => Some(HalfDay::Pm),
        Part::Night => Some(HalfDay::Night),
        Part::Midnight => None,
    };
    if introduced.is_some()
        && half.is_some()
        && let Some(Piece { is: Expr::Clock { clock, day: None }, next, .. }) = clock(r, at, Sense::bare)
    {
        // The hours that the clock alone takes for the afternoon are read anew.
        let written = if clock.minute == 0 && clock.hour > 12 { clock.hour - 12 } else { clock.hour };
        if let Ok(hour) = i8::try_from(on_dial(written.into(), half)) {
            return Piece { is: Expr::Clock { clock: Clock { hour, ..clock }, day }, next, skip: p.skip };
        }
    }
    Piece { is: Expr::DayPart { part, day, generic: false }, ..p }
}
