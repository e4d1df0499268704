//! Ranges and lists: several times that share a month, a year, a unit or a part of the day.

use super::month::day;
use super::near::near_day;
use super::{calendar, clock, period, year};
use crate::time::lexicon::{Count, Cue, Era, Unit, Word};
use crate::time::numeral;
use crate::time::numeric::season_years;
use crate::time::piece::{Item, Piece, any, era, is_counted, joint, year_spec};
use crate::time::reader::{Reader, Sense};
use crate::time::spec::{Clock, Expr, Fields, Spec, Year};

/// Ranges and lists that share a month, a year or a unit: `من 3 إلى 5 مايو`, `28 و29 كانون الثاني`, `عامي 2014 و2022`, `2019-2021`,
/// `يومي السبت والأحد`, `10 و11 مايو`.
pub(super) fn ranges(r: &Reader<'_, '_>, i: usize) -> Vec<Item> {
    days_of_month(r, i)
        .or_else(|| construct(r, i))
        .or_else(|| counted(r, i))
        .or_else(|| years(r, i))
        .or_else(|| hours(r, i))
        .unwrap_or_default()
}

/// Days that share the month after or before them.
pub(super) fn days_of_month(r: &Reader<'_, '_>, i: usize) -> Option<Vec<Item>> {
    // `تموز 13 إلى 15`.
    if let Some(first) = calendar::date(r, i, any)
        && let (Some(_), Some(_), None, None) =
            (first.is.day, first.is.month, first.is.year, first.is.weekday)
        && r.is(first.next, &["الي", "حتي", "-", "–"])
        && r.is_number(first.next - 1)
        && let Some(last) = day(r, first.next + 1)
        && calendar::date(r, first.next + 1, Sense::bare).is_none()
    {
        let made = |from: usize, to: usize, skip: usize, fields: Fields| Item {
            from,
            skip,
            to,
            expr: Expr::Date(Spec::Calendar(fields)),
            modifier: None,
        };
        let end = Fields { day: Some(last.is), ..first.is };
        return Some(vec![
            made(i, first.next, first.skip, first.is),
            made(first.next + 1, last.next, last.skip, end),
        ]);
    }
    let first = day(r, i)?;
    let mut days = vec![(i, first.is, first.next, first.skip)];
    let mut at = first.next;
    loop {
        let from = joint(r, at).unwrap_or(at);
        let glued = r.folded(at).starts_with('و') && !r.is_number(at);
        if from == at && !glued {
            return None;
        }
        // The last day comes with the month.
        let last = calendar::date(r, from, |_| true).filter(|d| {
            d.is.day.is_some()
                && (d.is.month.is_some() || d.is.month_shift.is_some())
                && d.is.weekday.is_none()
        });
        if let Some(last) = last.filter(|_| !r.is(from + 1, &["/", "."])) {
            let mut items: Vec<Item> = days
                .iter()
                .map(|&(from, day, to, skip)| Item {
                    from,
                    skip,
                    to,
                    expr: Expr::Date(Spec::Calendar(Fields { day: Some(day), ..last.is })),
                    modifier: None,
                })
                .collect();
            items.push(Item {
                from,
                skip: last.skip,
                to: last.next,
                expr: Expr::Date(Spec::Calendar(last.is)),
                modifier: None,
            });
            // `قوى 8 و14 آذار`: both are camps.
            if i > r.start && last.is.year.is_none() && r.has_cue(i - 1, Cue::Camp) {
                let named = days.iter().map(|d| d.1).chain(last.is.day);
                r.camps.borrow_mut().extend(named.filter_map(|day| Some((day, last.is.month?))));
            }
            return Some(items);
        }
        let more = day(r, from)?;
        days.push((from, more.is, more.next, more.skip));
        at = more.next;
        if days.len() > 6 {
            return None;
        }
    }
}

/// A dual before its members: `عامي 2014 و2022`, `شهري يناير وفبراير 2024`, `يومي السبت والأحد المقبلين`.
pub(super) fn construct(r: &Reader<'_, '_>, i: usize) -> Option<Vec<Item>> {
    let (unit, count, _, sense) = r.senses(i).iter().find_map(|s| match s.word {
        Word::Unit { unit, count: count @ Count::Construct, sure } if !s.article => {
            Some((unit, count, sure, *s))
        }
        // `العامين 2018 و2019`.
        Word::Unit { unit: Unit::Year, count: Count::Two, sure } if s.article => {
            Some((Unit::Year, Count::Many, sure, *s))
        }
        // `أعوام 2011 و2012 و2013`, `الأعوام 2011-2013`.
        Word::Unit { unit: Unit::Year, count: count @ Count::Many, sure } => {
            Some((Unit::Year, count, sure, *s))
        }
        _ => None,
    })?;
    let member = |at: usize| -> Option<(Spec, usize, usize)> {
        match unit {
            Unit::Year => {
                let n = r.whole(at, 1000, 2999)?;
                let (hijri, next) = match era(r, at + 1) {
                    Some((Era::Hijri, next)) => (true, next),
                    Some((_, next)) => (false, next),
                    None => (false, at + 1),
                };
                Some((
                    Spec::Calendar(Fields { year: Some(Year::Number(n)), hijri, ..Fields::default() }),
                    next,
                    0,
                ))
            }
            Unit::Month => calendar::date(r, at, |_| true)
                .filter(|d| d.is.month.is_some() && d.is.day.is_none())
                .map(|d| (Spec::Calendar(d.is), d.next, d.skip)),
            Unit::Day => calendar::date(r, at, |_| true)
                .filter(|d| d.is.weekday.is_some() || d.is.day.is_some())
                .map(|d| (Spec::Calendar(d.is), d.next, d.skip))
                .or_else(|| near_day(r, at, |_| true).map(|d| (Spec::Calendar(d.is), d.next, d.skip)))
                .or_else(|| {
                    day(r, at).filter(|_| r.is_number(at)).map(|d| {
                        (Spec::Calendar(Fields { day: Some(d.is), ..Fields::default() }), d.next, d.skip)
                    })
                }),
            _ => None,
        }
    };
    // `يومي العشرين والحادي والعشرين من هذا الشهر`.
    if unit == Unit::Day
        && let Some(mut days) = days_of_month(r, i + 1)
    {
        (days[0].from, days[0].skip) = (i, sense.skip);
        return Some(days);
    }
    let (first, mut at, _) = member(i + 1)?;
    let mut items = vec![Item { from: i, skip: sense.skip, to: at, expr: Expr::Date(first), modifier: None }];
    while items.len() < 12 {
        let from = joint(r, at).unwrap_or(at);
        if from == at && !r.folded(at).starts_with('و') {
            break;
        }
        let Some((spec, next, skip)) = member(from) else { break };
        items.push(Item { from, skip, to: next, expr: Expr::Date(spec), modifier: None });
        at = next;
    }
    if count == Count::Many && items.len() < 2 {
        return None;
    }
    share(&mut items);
    Some(items)
}

/// Members of a period counted after a dual: `الأسبوعين الأول والثاني من أكتوبر`.
fn counted(r: &Reader<'_, '_>, i: usize) -> Option<Vec<Item>> {
    let (unit, count, _, sense) = r.unit(i)?;
    let dual = sense.article && count == Count::Two && matches!(unit, Unit::Day | Unit::Week | Unit::Month);
    let (first, at, _) = numeral::ordinal_bare(r, i + 1).filter(|_| dual)?;
    let from = at + usize::from(r.is(at, &["و"]));
    let (second, next, skip) = numeral::ordinal(r, from)?;
    let joined = r.is(at, &["و"]) || r.folded(at).starts_with('و') && skip > 0;
    if !joined || !r.is(next, &["من", "في"]) || first < 1 || second < 1 {
        return None;
    }
    let of = period::period(r, next + 1, Sense::bare)?;
    let item = |from: usize, skip: usize, to: usize, n: i32| {
        let spec = Spec::Nth { n, unit, weekday: None, of: Box::new(of.is.clone()) };
        Item { from, skip, to, expr: Expr::Date(spec), modifier: None }
    };
    Some(vec![item(i, sense.skip, at, first), item(from, skip, of.next, second)])
}

/// Gives the earlier members of a list the month, year or shift that only the last one names.
pub(super) fn share(items: &mut [Item]) {
    let Some(Expr::Date(Spec::Calendar(last))) = items.last().map(|i| i.expr.clone()) else { return };
    for item in items.iter_mut() {
        if let Expr::Date(Spec::Calendar(fields)) = &mut item.expr {
            if fields.day.is_some() && fields.month.is_none() && fields.month_shift.is_none() {
                fields.month = last.month;
                fields.month_shift = last.month_shift;
                fields.hijri = last.hijri;
            }
            if fields.year.is_none() {
                fields.year = last.year;
            }
            if fields.shift.is_none() && fields.near.is_none() {
                fields.shift = last.shift;
            }
        }
    }
}

/// A range or list of bare years: `2019-2021`, `2023/2024`, `عام 2014 و2015`.
pub(super) fn years(r: &Reader<'_, '_>, i: usize) -> Option<Vec<Item>> {
    if let Some((first, last)) = season_years(r, i) {
        let year = |from: usize, n: i32| Item {
            from,
            skip: 0,
            to: from + 1,
            expr: Expr::Date(year_spec(n, false)),
            modifier: None,
        };
        return Some(vec![year(i, first), year(i + 2, last)]);
    }
    let first = year::year(r, i, any).or_else(|| {
        // `بين 1700 و1900 ميلادية`: the era of the last one is that of all.
        let n = r.whole(i, 100, 2999).filter(|_| i > r.start && r.is(i - 1, &["بين", "من"]))?;
        let from = joint(r, i + 1)?;
        let last = r.whole(from, n, 2999)?;
        (last > n && era(r, from + 1).is_some_and(|e| e.0 == Era::Ad)).then_some(())?;
        Some(Piece { is: year_spec(n, false), next: i + 1, skip: 0 })
    })?;
    // No earlier than the first, where that is old.
    let low = r.whole(i, 100, 1799).unwrap_or(1800);
    let mut items =
        vec![Item { from: i, skip: first.skip, to: first.next, expr: Expr::Date(first.is), modifier: None }];
    let mut at = first.next;
    while items.len() < 12 {
        let Some(from) = joint(r, at).filter(|_| !r.is(at, &["،"])) else { break };
        let from = from + usize::from(r.is(at, &["و"]) && r.is(from, &["حتي", "الي"]));
        let Some(n) =
            r.whole(from, low, 2149).filter(|_| r.folded(from).len() == 4 && !is_counted(r, from + 1))
        else {
            break;
        };
        if r.unit(from + 1).is_some_and(|u| u.3.bare() && !u.3.article)
            || r.is(from + 1, &["%", "/", ":"]) && r.is_glued(from + 1)
        {
            break;
        }
        let next = era(r, from + 1).map_or(from + 1, |e| e.1);
        let spec = Spec::Calendar(Fields { year: Some(Year::Number(n)), ..Fields::default() });
        items.push(Item { from, skip: 0, to: next, expr: Expr::Date(spec), modifier: None });
        at = next;
    }
    (items.len() > 1).then_some(items)
}

/// Hours that share the part of the day and the day: `من الثالثة إلى الخامسة مساء`, `من 1:30 بعد الظهر إلى 4`, `من الخمسة للستة`.
pub(super) fn hours(r: &Reader<'_, '_>, i: usize) -> Option<Vec<Item>> {
    let opened = i > r.start && r.is(i - 1, &["من", "بين", "ومن", "حتي"]);
    let hour_word = |at: usize| {
        r.find(at, |s| {
            matches!(s.word, Word::Unit { unit: Unit::Hour, count: Count::One, .. } if s.article)
                .then_some(s.skip)
        })
    };
    if !opened && hour_word(i).is_none() {
        return None;
    }
    // An end: what it says, the token after, the proclitics before, and whether its words alone make it a clock.
    let end = |at: usize| -> Option<(Clock, Option<Spec>, usize, usize, bool)> {
        if let Some(Piece { is: Expr::Clock { clock, day }, next, skip }) = clock::clock(r, at, any) {
            return Some((clock, day, next, skip, true));
        }
        let introduced = hour_word(at);
        let (hour, minute, next, skip) = clock::bare_hour(r, at + usize::from(introduced.is_some()))?;
        let clock =
            Clock { hour: i8::try_from(hour).ok()?, minute: i8::try_from(minute).ok()?, second: None };
        // `للخمسة بكرة`.
        let day = near_day(r, next, Sense::bare);
        let next = day.as_ref().map_or(next, |d| d.next);
        let day = day.map(|d| Spec::Calendar(d.is));
        Some((clock, day, next, introduced.unwrap_or(skip), introduced.is_some() || minute > 0))
    };
    let (mut first, first_day, next, skip, first_sure) = end(i)?;
    let joined = joint(r, next);
    // `للخمسة` joins by its ل; so does a dialect's `لل11`.
    let to_hour = r.folded(next).starts_with("لل") && r.folded(next).chars().count() > 4;
    let apart = r.is(next, &["لل", "ل"]);
    if joined.is_none() && !to_hour && !apart && !r.folded(next).starts_with('و') {
        return None;
    }
    let from = joined.unwrap_or(next + usize::from(apart));
    let (mut last, last_day, to, last_skip, last_sure) = end(from)?;
    if !first_sure && !last_sure && !to_hour && !apart {
        return None;
    }
    // An hour without its half of the day takes the one that keeps the order.
    let (a, b) = (i32::from(first.hour), i32::from(last.hour));
    if b >= 12 && a < 12 && a + 12 <= b {
        first.hour += 12;
    } else if a >= 12 && b < 12 && (b + 12 > a && last_day.is_none() || !last_sure && last_day.is_some()) {
        last.hour += 12;
    }
    // The day is the first end's where it names one, and otherwise the last one's.
    let shared = first_day.clone().or_else(|| if to_hour || apart { None } else { last_day.clone() });
    let last_day = last_day.or_else(|| first_day.clone());
    Some(vec![
        Item { from: i, skip, to: next, expr: Expr::Clock { clock: first, day: shared }, modifier: None },
        Item { from, skip: last_skip, to, expr: Expr::Clock { clock: last, day: last_day }, modifier: None },
    ])
}
