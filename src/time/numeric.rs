//! Dates in digits, and four digits that may be a year.

use super::lexicon::{Cue, Era, Shift, Unit, Word};
use super::piece::{Piece, era, is_counted};
use super::reader::Reader;
use super::spec::{Fields, Year};
use crate::text::TokenKind;

/// A date in digits: `5/1/2022`, `2025-02-14`, `15.10.09`, `22-11-1446 هـ`; without a year (`5/6 الماضي`) only where `expected`,
/// or with a `shift` after it.
pub(super) fn numeric(
    r: &Reader<'_, '_>,
    i: usize,
    expected: bool,
    shift: fn(&Reader<'_, '_>, usize) -> Option<(Shift, usize)>,
) -> Option<Piece<Fields>> {
    let number = |at: usize| r.is_number(at).then(|| r.folded(at)).filter(|d| d.len() <= 4);
    // A longer chain of digits and marks (a telephone number, an address) is no date.
    if i > r.start
        && r.is_glued(i)
        && (r.is(i - 1, &["/", "-", ".", ":", "+", "#", "–", ",", "٫", "$", "€"]) || r.is_number(i - 1))
    {
        return None;
    }
    let a = number(i)?;
    let mark = |at: usize| r.folded(at);
    let m1 = mark(i + 1);
    let dash = r.document.gap_after(i).contains('ـ') && r.is_number(i + 1);
    if dash {
        // A tatweel used as a dash: `9 ــ 10 ــ 1436هـ`.
        let (b, c) = (number(i + 1)?, number(i + 2)?);
        r.document.gap_after(i + 1).contains('ـ').then_some(())?;
        let fields = order(a, b, Some(c))?;
        return Some(numeric_tail(r, fields, i + 3));
    }
    if !matches!(m1, "/" | "-" | "." | "–" | "\\") {
        return None;
    }
    let b = number(i + 2)?;
    if mark(i + 3) == m1
        && let Some(c) = number(i + 4)
    {
        let more =
            r.is(i + 5, &["/", "-", "."]) && r.is_glued(i + 5) && r.is_number(i + 6) && r.is_glued(i + 6);
        if more {
            return None;
        }
        let fields = order(a, b, Some(c))?;
        return Some(numeric_tail(r, fields, i + 5));
    }
    // `08/12, 2015`.
    if m1 == "/"
        && r.is(i + 3, &[",", "،"])
        && let Some(c) = number(i + 4).filter(|c| c.len() == 4 || (expected && c.len() == 2))
        && let Some(fields) = order(a, b, Some(c))
    {
        return Some(numeric_tail(r, fields, i + 5));
    }
    // Month and year: `2/2013`, `2015.3`; between years it is a range (`2019-2021`).
    let (na, nb): (i32, i32) = (a.parse().ok()?, b.parse().ok()?);
    let glued = r.is_glued(i + 1) && r.is_glued(i + 2);
    if glued && (a.len() == 4) != (b.len() == 4) {
        let (y, m) = if a.len() == 4 { (na, nb) } else { (nb, na) };
        if (1..=12).contains(&m)
            && (1900..=2100).contains(&y)
            && (m1 == "/" || expected || a.len() == 1 || m1 == "-" && b.len() == 4)
        {
            let month = i8::try_from(m).ok()?;
            let fields = Fields { month: Some(month), year: Some(Year::Number(y)), ..Fields::default() };
            return Some(Piece { is: fields, next: i + 3, skip: 0 });
        }
        return None;
    }
    if a.len() > 2 || b.len() > 2 {
        return None;
    }
    let mut fields = order(a, b, None)?;
    let moved = shift(r, i + 3);
    let alone = i == r.start && i + 3 >= r.end && m1 == "/" && glued;
    let after = i > r.start && r.is(i - 1, &["في", "فى", "بتاريخ", "عند", "تاريخ"]);
    // `عند 2.28 درهم` is a price: a date by a stop needs its word, or ends its clause.
    let ends = i + 3 >= r.end || r.kind(i + 3) == Some(TokenKind::Mark) && !r.is_glued(i + 3);
    let dated = i > r.start && (m1 == "-" || ends || r.is(i - 1, &["بتاريخ", "تاريخ"]));
    let expected = expected || after && (m1 == "/" || dated && (na > 12 || nb > 12));
    (glued && (expected || moved.is_some() || alone)).then_some(())?;
    let mut next = i + 3;
    if let Some((moved, after)) = moved {
        fields.shift = Some(moved);
        next = after;
    }
    Some(Piece { is: fields, next, skip: 0 })
}

/// The two years of a season, of which only the last two digits of the second are written: `2016-17`, `2023/24`.
pub(super) fn season_years(r: &Reader<'_, '_>, i: usize) -> Option<(i32, i32)> {
    let first = r.whole(i, 1900, 2149).filter(|_| r.folded(i).len() == 4)?;
    let last = r.whole(i + 2, 0, 99).filter(|_| r.folded(i + 2).len() == 2)?;
    let joined = r.is(i + 1, &["-", "–", "/"]) && r.is_glued(i + 1) && r.is_glued(i + 2);
    let chain = r.is_glued(i) && !r.is(i.wrapping_sub(1), &["(", "«", "\"", "“", "ل", "ب"])
        || r.is_glued(i + 3) && r.is(i + 3, &["-", "/", "–"])
        || r.is_glued(i + 3) && r.is_number(i + 3);
    (joined && !chain && last == (first + 1) % 100).then_some((first, first + 1))
}

/// Which of two or three numbers is day, month and year.
pub(super) fn order(a: &str, b: &str, c: Option<&str>) -> Option<Fields> {
    let parse = |s: &str| s.parse::<i32>().ok();
    let (na, nb) = (parse(a)?, parse(b)?);
    let made = |day: i32, month: i32, year: Option<i32>| {
        // The larger of the two is the day where it cannot be a month.
        let (day, month) = if month > 12 && day <= 12 { (month, day) } else { (day, month) };
        ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some(())?;
        Some(Fields {
            day: Some(i8::try_from(day).ok()?),
            month: Some(i8::try_from(month).ok()?),
            year: year.map(Year::Number),
            hijri: year.is_some_and(|y| (1250..=1600).contains(&y)),
            ..Fields::default()
        })
    };
    let full = |year: i32, width: usize| match width {
        4 => (1000..=2999).contains(&year).then_some(year),
        2 => Some(if year < 70 { 2000 + year } else { 1900 + year }),
        _ => None,
    };
    match c {
        None => made(na, nb, None),
        Some(c) if a.len() == 4 => made(parse(c).filter(|_| c.len() <= 2)?, nb, Some(full(na, 4)?)),
        Some(c) => made(na, nb, Some(full(parse(c)?, c.len())?)),
    }
}

/// The era after a date in digits.
pub(super) fn numeric_tail(r: &Reader<'_, '_>, mut fields: Fields, mut next: usize) -> Piece<Fields> {
    if let Some((era, after)) = era(r, next) {
        fields.hijri = era == Era::Hijri;
        next = after;
    }
    Piece { is: fields, next, skip: 0 }
}

/// Whether the marks, names and codes around a bare number of four digits let it be a year, and no noun of the tables is counted by it.
pub(super) fn may_be_year(r: &Reader<'_, '_>, i: usize) -> bool {
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
            && r.whole(before - 1, 1800, 2149).is_some()
            // `055-1860-2019` is a chain.
            && !(before >= r.start + 3 && r.is_glued(before - 1) && r.is(before - 2, &["-", "–", "/"]) && r.is_number(before - 3));
        // `mid-1996`, `post-1959`.
        let prefix = r.is(before, &["-"])
            && before > r.start
            && r.is(before - 1, &["mid", "pre", "post", "early", "late"]);
        if r.is_glued(i)
            && !range
            && !prefix
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
        // The edition of what is named in quotation marks: `"كأس الميناء" 2023`.
        if r.is(before, &["»", "\"", "”"])
            && r.is_glued(before)
            && (before.saturating_sub(5).max(r.start)..before).any(|at| r.is(at, &["«", "\"", "“"]))
        {
            return false;
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
    // `the 1988 quarter`: of that year.
    let unit = r.unit(next).filter(|u| u.0 != Unit::Quarter);
    !is_counted(r, next) && unit.is_none_or(|u| u.3.article || !u.3.bare())
}
