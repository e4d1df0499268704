//! English stretches of the calendar: `last month`, `the late 1970s`, `the fiscal third quarter`, `a year earlier`.

use super::business::{self, NOW, NOW_YEAR};
use super::date::{date, year_after};
use super::length::ago;
use super::word::{capital, month, ordinal, reckoned, shift, spelled_year, the, unit, weekday};
use crate::text::{Document, TokenKind};
use crate::time::lexicon::{Base, Count, Cue, Era, Shift, Unit, Word};
use crate::time::numeric::{self, may_be_year};
use crate::time::pattern::{Pattern, Read, Rule, after, longest_of, opt, plain, reads};
use crate::time::piece::{Piece, era, is_counted, longest};
use crate::time::reader::{Reader, Sense};
use crate::time::spec::{Fields, Spec, Year};

/// A stretch of the calendar at `i`, with the token after it.
pub(super) fn spec(r: &Reader<'_, '_>, i: usize) -> Option<(Spec, usize)> {
    let business = longest_of(&business::READS, r, i, Sense::bare);
    longest([longest_of(&READS, r, i, Sense::bare), business]).map(|p| (p.is, p.next))
}

/// What `spec` reads.
pub(in crate::time) const RULES: &[Rule] = &[
    Rule {
        name: "day by its distance",
        examples: &[("yesterday", "2025-05-19"), ("the day after tomorrow", "2025-05-22")],
        read: |r, i, _| plain(near).read(r, i),
    },
    Rule {
        name: "date in words",
        examples: &[
            ("October 29, 2014", "2014-10-29"),
            ("the 17th of December 2021", "2021-12-17"),
            ("Friday", "2025-05-16"),
        ],
        read: |r, i, _| plain(date).map(Spec::Calendar).read(r, i),
    },
    Rule {
        name: "date in digits",
        examples: &[("2024-02-14", "2024-02-14"), ("10/29/2014", "2014-10-29")],
        read: |r, i, _| plain(numeric).read(r, i),
    },
    Rule {
        name: "moved",
        examples: &[("last week", "2025-W20"), ("next Tuesday", "2025-05-27"), ("last quarter", "2025-Q1")],
        read: |r, i, _| plain(shifted).read(r, i),
    },
    Rule {
        name: "what is left of a period",
        examples: &[("the rest of the week", "2025-W21"), ("the remainder of the year", "2025")],
        read: |r, i, _| {
            ("the", ["rest", "remainder", "balance"], "of", "the", one_unit.only(|unit| *unit >= Unit::Day))
                .map(|p| Spec::Period { unit: p.4, shift: NOW, hijri: false })
                .read(r, i)
        },
    },
    Rule {
        name: "week of a day",
        examples: &[("the week of March 6", "2025-W10")],
        read: |r, i, _| {
            let day = plain(date).only(|f| f.day.is_some() && f.month.is_some()).map(Spec::Calendar);
            ("the", "week", ["of", "beginning", "starting"], day)
                .map(|p| Spec::WeekOf { day: Box::new(p.3) })
                .read(r, i)
        },
    },
    Rule {
        name: "this year",
        examples: &[("for |the year", "2025"), ("of |the year", "2025"), ("the full year", "2025")],
        read: |r, i, _| {
            let ends = |r: &Reader<'_, '_>, i: usize| {
                let noun = r.kind(i) == Some(TokenKind::Latin) && !r.has_cue(i, Cue::Preposition);
                let clause = r.is(i, &["and", "but", "from", "to", "at", "with", "as", "on", "by"]);
                (!r.is(i, &["'", "-"]) && (!noun || clause)).then_some(Piece { is: (), next: i, skip: 0 })
            };
            let introduced = after(["for", "of", "in", "during", "through"]);
            let this = |_| Spec::Period { unit: Unit::Year, shift: NOW, hijri: false };
            (introduced, "the", "year", ends)
                .map(this)
                .read(r, i)
                .or_else(|| ("the", ["full", "whole", "entire"], "year").map(|_| NOW_YEAR).read(r, i))
        },
    },
    Rule {
        name: "weekend",
        examples: &[("the weekend", "2025-W20-WE")],
        read: |r, i, _| ("the", "weekend").map(|_| Spec::Weekend { shift: None }).read(r, i),
    },
    Rule {
        name: "decade",
        examples: &[("the 1970s", "197"), ("the '90s", "199"), ("1980s", "198")],
        read: |r, i, _| plain(decade).read(r, i),
    },
    Rule {
        name: "decade in words",
        examples: &[("the nineties", "199"), ("the mid-sixties", "196")],
        read: |r, i, _| {
            let tens = |r: &Reader<'_, '_>, i: usize| {
                r.find(i, |s| match s.word {
                    Word::Decade(tens) => Some(Piece { is: tens, next: i + s.tokens, skip: 0 }),
                    _ => None,
                })
            };
            ("the", opt((["early", "mid", "late"], opt("-"))), tens)
                .map(|(_, _, tens)| Spec::Decade { first: 1900 + tens * 10 })
                .read(r, i)
        },
    },
    Rule {
        name: "century",
        examples: &[("the 19th century", "18"), ("the fifth century BC", "BC04")],
        read: |r, i, _| {
            let bc = plain(era).only(|era| *era == Era::Bc);
            (opt("the"), plain(ordinal), opt("-"), "century", opt(bc))
                .map(|(_, n, _, _, bc)| Spec::Century {
                    number: if bc.is_some() { -n } else { n },
                    hijri: false,
                })
                .read(r, i)
        },
    },
    Rule {
        name: "season",
        examples: &[
            ("over |the winter", "2024-WI"),
            ("the summer of 2012", "2012-SU"),
            ("winter 2014", "2014-WI"),
        ],
        read: |r, i, _| plain(|r, i| season(r, i, None)).read(r, i),
    },
    Rule {
        name: "n-th of a period",
        examples: &[
            ("the first Monday of January 2025", "2025-01-06"),
            ("the second week of March", "2025-W11"),
            ("the last day of the month", "2025-05-31"),
        ],
        read: |r, i, _| {
            let last = "last".or("final").map(|()| -1);
            let counted = |r: &Reader<'_, '_>, i: usize| {
                if let Some((day, false, next)) = weekday(r, i) {
                    return Some(Piece { is: (Unit::Day, Some(day)), next, skip: 0 });
                }
                let (unit, count) = unit(r, i)?;
                (count == Count::One && matches!(unit, Unit::Day | Unit::Week)).then_some(Piece {
                    is: (unit, None),
                    next: i + 1,
                    skip: 0,
                })
            };
            let this = ("the", one_unit.only(|unit| matches!(unit, Unit::Month | Unit::Year)))
                .map(|p| Spec::Period { unit: p.1, shift: NOW, hijri: false });
            let dated = plain(date)
                .only(|f| f.day.is_none() && f.month.is_some() && f.weekday.is_none())
                .map(Spec::Calendar);
            let moved = plain(shifted).only(|s| matches!(s, Spec::Period { .. } | Spec::Calendar(_)));
            ("the", last.or(plain(ordinal)), counted, ["of", "in"], dated.or(moved).or(this).or(plain(year)))
                .map(|(_, n, (unit, weekday), _, of)| Spec::Nth { n, unit, weekday, of: Box::new(of) })
                .read(r, i)
        },
    },
    Rule {
        name: "feast",
        examples: &[("Christmas", "2024-12-25"), ("Christmas 2019", "2019-12-25")],
        read: |r, i, _| {
            let named = |r: &Reader<'_, '_>, i: usize| {
                r.find(i, |s| match s.word {
                    Word::Feast { rule, .. } if capital(r, i) => {
                        Some(Piece { is: rule, next: i + s.tokens, skip: 0 })
                    }
                    _ => None,
                })
            };
            (named, opt(plain(year_after)))
                .map(|(rule, year)| Spec::Feast { rule, year, shift: None, day: 1 })
                .read(r, i)
        },
    },
    Rule {
        name: "bare year",
        examples: &[
            ("in |2017", "2017"),
            ("2019", "2019"),
            ("nineteen ninety-six", "1996"),
            ("the year two thousand", "2000"),
            ("mid-|1996", "1996"),
        ],
        read: |r, i, _| plain(year).read(r, i),
    },
    Rule {
        name: "counted from now",
        examples: &[("three weeks ago", "2025-W18"), ("a quarter century ago", "2000")],
        read: |r, i, _| plain(ago).read(r, i),
    },
];

static READS: [Read; RULES.len()] = reads(RULES);

/// A unit in the singular.
pub(super) fn one_unit(r: &Reader<'_, '_>, i: usize) -> Option<Piece<Unit>> {
    unit(r, i).filter(|u| u.1 == Count::One).map(|u| Piece { is: u.0, next: i + 1, skip: 0 })
}

fn near(r: &Reader<'_, '_>, i: usize) -> Option<(Spec, usize)> {
    r.find(i, |s| match s.word {
        Word::Near { step, .. } if r.kind(i) == Some(TokenKind::Latin) => {
            Some((Spec::Calendar(Fields { near: Some(step), ..Fields::default() }), i + s.tokens))
        }
        _ => None,
    })
}

/// Whether the text writes the day before the month elsewhere (`4 June`, `25/12/2024`), as Britain and most of the world do.
fn is_day_first(r: &Reader<'_, '_>) -> bool {
    *r.day_first.get_or_init(|| {
        let document = r.document;
        let small = |i: usize, low: i32, high: i32| {
            document.token(i).kind == TokenKind::Number
                && document.folded(i).len() <= 2
                && document.folded(i).parse().is_ok_and(|n: i32| (low..=high).contains(&n))
        };
        let (mut day_first, mut month_first) = (0, 0);
        for i in 1..document.tokens().len() {
            if document.token(i).line_before {
                continue;
            }
            let month = |at: usize| r.is_month(at) && document.surface(at).starts_with(char::is_uppercase);
            if small(i - 1, 1, 31) && month(i)
                || slash(document, i) && small(i - 1, 13, 31) && (i < 2 || !slash(document, i - 2))
            {
                day_first += 1;
            } else if month(i - 1) && small(i, 1, 31) || slash(document, i - 1) && small(i, 13, 31) {
                month_first += 1;
            }
        }
        day_first > month_first
    })
}

fn slash(document: &Document<'_>, i: usize) -> bool {
    document.folded(i) == "/"
}

fn numeric(r: &Reader<'_, '_>, i: usize) -> Option<(Spec, usize)> {
    let p = numeric::numeric(r, i, false, |_, _| None)?;
    let mut fields = p.is;
    // American order where both could be the month, but for texts that write the day first.
    if r.is(i + 1, &["/"])
        && !is_day_first(r)
        && r.folded(i).len() <= 2
        && let (Some(day), Some(month)) = (fields.day, fields.month)
        && day <= 12
        && r.whole(i, 1, 12) == Some(i32::from(day))
    {
        (fields.day, fields.month) = (Some(month), Some(day));
    }
    Some((Spec::Calendar(fields), p.next))
}

/// `last week`, `next Tuesday`, `this June`, `the following day`, `the weekend`, `later this year`.
fn shifted(r: &Reader<'_, '_>, i: usize) -> Option<(Spec, usize)> {
    let lead = usize::from(r.is(i, &["earlier", "later"]));
    let from = the(r, i + lead);
    let with_the = from > i + lead;
    let (moved, at) = shift(r, from)?;
    if let Some(((unit, Count::One), next)) = reckoned(r, at) {
        // `the last quarter-final`.
        if unit <= Unit::Night || unit == Unit::Quarter && r.is(next, &["-", "of"]) {
            return None;
        }
        // `the past year` is a length; `the next day` is the one after.
        let focus = with_the && matches!(moved.base, Base::Now) && moved.step != 0;
        let past = r.is(from, &["past"]);
        if past || focus && !(unit == Unit::Day && moved.step == 1) {
            return None;
        }
        let moved = if focus { Shift { base: Base::Focus, ..moved } } else { moved };
        return Some((Spec::Period { unit, shift: moved, hijri: false }, next));
    }
    if r.is(at, &["weekend"]) {
        return Some((Spec::Weekend { shift: Some(moved) }, at + 1));
    }
    if let Some((weekday, false, next)) = weekday(r, at) {
        let shift = Some(Shift { base: if moved.step == 0 { Base::This } else { moved.base }, ..moved });
        return Some((Spec::Calendar(Fields { weekday: Some(weekday), shift, ..Fields::default() }), next));
    }
    if let Some((month, hijri, _, next)) = month(r, at) {
        let fields = Fields { month: Some(month), hijri, shift: Some(moved), ..Fields::default() };
        // `last Oct. 23`.
        let dated = date(r, at).filter(|(f, _)| f.day.is_some() && f.year.is_none());
        return Some(match dated {
            Some((f, end)) => (Spec::Calendar(Fields { day: f.day, ..fields }), end),
            None => (Spec::Calendar(fields), next),
        });
    }
    season(r, at, Some(moved))
}

fn season(r: &Reader<'_, '_>, i: usize, moved: Option<Shift>) -> Option<(Spec, usize)> {
    let from = if moved.is_none() { the(r, i) } else { i };
    let (code, next) = r.find(from, |s| match s.word {
        Word::Season { code, .. } if r.kind(from) == Some(TokenKind::Latin) => Some((code, from + s.tokens)),
        _ => None,
    })?;
    if moved.is_some() {
        return Some((Spec::Season { code, year: None, shift: moved }, next));
    }
    let Some((year, end)) = year_after(r, next) else {
        // `over the summer`.
        let bare = from > i
            && i > r.start
            && r.is(i - 1, &["in", "over", "during", "through", "into", "by", "until"]);
        return bare.then_some((Spec::Season { code, year: None, shift: None }, next));
    };
    Some((Spec::Season { code, year: Some(year), shift: None }, end))
}

/// `the 1970s`, `the '90s`, `1980s`.
fn decade(r: &Reader<'_, '_>, i: usize) -> Option<(Spec, usize)> {
    let from = the(r, i);
    let short = usize::from(r.is(from, &["'"]));
    let n = r.whole(from + short, 0, 2100)?;
    (r.is(from + short + 1, &["s"]) && r.is_glued(from + short + 1) && n % 10 == 0).then_some(())?;
    let first = match r.folded(from + short).len() {
        4 if n >= 1000 => n,
        2 if short == 1 || from > i => 1900 + n,
        _ => return None,
    };
    Some((Spec::Decade { first }, from + short + 2))
}

/// A bare year, in digits or words.
fn year(r: &Reader<'_, '_>, i: usize) -> Option<(Spec, usize)> {
    let named = usize::from(r.is(i, &["the"]) && r.is(i + 1, &["year"])) * 2;
    if let Some((n, next)) = spelled_year(r, i + named) {
        return Some((Spec::Calendar(Fields { year: Some(Year::Number(n)), ..Fields::default() }), next));
    }
    let n = r.whole(i, 1800, 2149).filter(|_| r.folded(i).len() == 4)?;
    let suffix = r.kind(i + 1) == Some(TokenKind::Latin) && r.is_glued(i + 1) && !r.is(i + 1, &["'s"]);
    // A plural noun after it is what it counts, unless a preposition stands before it.
    let introduced = i > r.start && r.has_cue(i - 1, Cue::Preposition);
    let counted = is_counted(r, i + 1)
        || r.kind(i + 1) == Some(TokenKind::Latin)
            && !introduced
            && r.folded(i + 1).ends_with('s')
            && !capital(r, i + 1)
            && r.folded(i + 1).len() > 3
            && !r.is(i + 1, &["was", "has", "elections", "results", "'s"]);
    // After a capitalised word it is mostly part of a name (`Expo 2020`), unless that is a month or a preposition.
    (!suffix && !counted && may_be_year(r, i))
        .then_some((Spec::Calendar(Fields { year: Some(Year::Number(n)), ..Fields::default() }), i + 1))
}
