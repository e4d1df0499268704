//! English periods of business: quarters and halves, years that end within another, and what was a year before.

use super::date::{date, year_after};
use super::word::{ordinal, shift, unit};
use crate::text::TokenKind;
use crate::time::lexicon::{Base, Count, Shift, Unit};
use crate::time::pattern::{Pattern, Read, Rule, opt, plain, reads, unless};
use crate::time::piece::Piece;
use crate::time::reader::Reader;
use crate::time::spec::{Fields, Spec, Year};

pub(super) const NOW: Shift = Shift { step: 0, base: Base::Now };
pub(super) const NOW_YEAR: Spec = Spec::Period { unit: Unit::Year, shift: NOW, hijri: false };
const TOLD: Spec = Spec::Told { years: 0, quarter: true };

/// What these rules read.
pub(in crate::time) const RULES: &[Rule] = &[
    Rule {
        name: "quarter or half",
        examples: &[
            ("the first quarter of 2014", "2014-Q1"),
            ("the second half of last year", "2024-H2"),
            ("the last half of 2023", "2023-H2"),
            ("third-quarter", "2024-Q3"),
            ("the fiscal second quarter", "2025-Q2"),
            ("the year-earlier first quarter", "2024-Q1"),
            ("next year's first quarter", "2026-Q1"),
            ("the 2023 fourth quarter", "2023-Q4"),
            ("2019's first half", "2019-H1"),
        ],
        read: |r, i, _| {
            let number = plain(ordinal).or("last".or("final").map(|()| -1));
            let p = (opt("the"), opt(whose), opt("fiscal"), number, opt("-"), part).read(r, i)?;
            let (_, before, _, n, hyphen, parts) = p.is;
            // A half needs its year, and the quarter of something else is none: `the first quarter-final`.
            let (year, next) = match (before, year_after(r, p.next)) {
                (None, Some((year, next))) => (Some(year), next),
                (before, _) => (before, p.next),
            };
            let alone = parts == 4 && n > 0 && !r.is(p.next, &["of", "-"]) && (hyphen.is_none() || n <= 4);
            if n > parts || year.is_none() && !alone {
                return None;
            }
            let n = if n < 0 { parts } else { n };
            Some(Piece { is: Spec::Fraction { n, parts, year: year.map(of_year) }, next, skip: 0 })
        },
    },
    Rule {
        name: "two quarters",
        examples: &[
            ("the first two quarters of 2024", "2024-H1"),
            ("the last two quarters of 2023", "2023-H2"),
        ],
        read: |r, i, _| {
            let which = "first".map(|()| 1).or("last".map(|()| 2));
            ("the", which, "two", "quarters", plain(year_after))
                .map(|(_, n, _, _, year)| Spec::Fraction { n, parts: 2, year: Some(of_year(year)) })
                .read(r, i)
        },
    },
    Rule {
        name: "quarter by its letter",
        examples: &[("Q3 2024", "2024-Q3"), ("Q1", "2025-Q1")],
        read: |r, i, _| {
            let letter = |r: &Reader<'_, '_>, i: usize| {
                let n = r.is(i, &["q"]).then(|| r.whole(i + 1, 1, 4)).flatten()?;
                let sure = r.document.surface(i) == "Q" && r.is_glued(i + 1) && !r.is_glued(i + 2)
                    || r.kind(i + 2) == Some(TokenKind::Mark);
                (sure && r.document.surface(i) == "Q").then_some(Piece { is: n, next: i + 2, skip: 0 })
            };
            (letter, opt(plain(year_after)))
                .map(|(n, year)| Spec::Fraction { n, parts: 4, year: year.map(of_year) })
                .read(r, i)
        },
    },
    Rule {
        name: "quarter that the text speaks of",
        examples: &[("the latest quarter", "2025-Q1"), ("in |the quarter", "2025-Q1")],
        read: |r, i, _| {
            let latest = ("the", ["latest", "recent"], ["quarter", "period"]);
            let told = ("the", "quarter", unless(["of", "-", "century", "mile", "final"]));
            latest.map(|_| TOLD).or(told.map(|_| TOLD)).read(r, i)
        },
    },
    Rule {
        name: "the same a year before",
        examples: &[
            ("the year-ago quarter", "2024-Q1"),
            ("the comparable year-ago quarter", "2024-Q1"),
            ("the year-earlier period", "2024"),
            ("a year earlier", "2024"),
            ("a |year-earlier| loss", "2024"),
        ],
        read: |r, i, _| {
            let whole = (opt("the"), opt(["comparable", "corresponding"]), year_before);
            let quarter = (whole, "quarter").map(|_| Spec::Told { years: -1, quarter: true });
            let whole = (opt("the"), opt(["comparable", "corresponding"]), year_before);
            let period = (whole, "period").map(|_| Spec::Told { years: -1, quarter: false });
            let earlier = ("a", "year", "earlier").map(|_| Spec::Told { years: -1, quarter: false });
            let loss = (year_before, unless(["quarter", "period"]))
                .map(|_| Spec::Told { years: -1, quarter: false });
            quarter.or(period).or(earlier).or(loss).read(r, i)
        },
    },
    Rule {
        name: "the same in a year",
        examples: &[("the 2023 period", "2023"), ("the 2023 quarter", "2023")],
        read: |r, i, _| {
            ("the", four_digits, ["quarter", "period"], unless(["of", "-"]))
                .map(|(_, year, ..)| Spec::Alike { year: of_year(year) })
                .read(r, i)
        },
    },
    Rule {
        name: "fiscal year",
        examples: &[
            ("fiscal 2024", "2024"),
            ("the fiscal year", "2025"),
            ("fiscal year 2023", "2023"),
            ("the latest fiscal year", "2024"),
        ],
        read: |r, i, _| {
            let number = (FISCAL, opt("year"), four_digits).map(|(_, _, year)| *of_year(year));
            let latest = ("the", ["latest", "recent"], FISCAL, "year").map(|_| Spec::Period {
                unit: Unit::Year,
                shift: Shift { step: -1, ..NOW },
                hijri: false,
            });
            let this = ("the", FISCAL, "year", unless("'s")).map(|_| NOW_YEAR);
            number.or(latest).or(this).read(r, i)
        },
    },
    Rule {
        name: "year that ends within another",
        examples: &[
            ("|the year| ended March 31, 2024", "2023"),
            ("|the fiscal year| ending Sept. 30", "2024"),
        ],
        read: |r, i, _| {
            let ends = |r: &Reader<'_, '_>, i: usize| {
                let (end, _) = date(r, i)?;
                end.month.is_some().then_some(Piece { is: end, next: i, skip: 0 })
            };
            let p = ("the", opt(FISCAL), "year", ["ended", "ending"], opt("on"), ends).read(r, i)?;
            let at = i + 2 + usize::from(p.is.1.is_some());
            Some(Piece { is: Spec::YearTo { end: Box::new(Spec::Calendar(p.is.5)) }, next: at, skip: 0 })
        },
    },
];

pub(super) static READS: [Read; RULES.len()] = reads(RULES);

const FISCAL: [&str; 2] = ["fiscal", "financial"];

fn of_year(year: Year) -> Box<Spec> {
    Box::new(Spec::Calendar(Fields { year: Some(year), ..Fields::default() }))
}

/// `quarter` or `half`: how many of them make the year.
fn part(r: &Reader<'_, '_>, i: usize) -> Option<Piece<i32>> {
    let parts = [("quarter", 4), ("half", 2)].into_iter().find(|(word, _)| r.is(i, &[word]))?;
    Some(Piece { is: parts.1, next: i + 1, skip: 0 })
}

fn four_digits(r: &Reader<'_, '_>, i: usize) -> Option<Piece<Year>> {
    let n = r.whole(i, 1900, 2149).filter(|_| r.folded(i).len() == 4)?;
    Some(Piece { is: Year::Number(n), next: i + 1, skip: 0 })
}

/// The year that a part is of, before it: `next year's`, `1989's`, `the 1988`, `year-earlier`.
fn whose(r: &Reader<'_, '_>, i: usize) -> Option<Piece<Year>> {
    let before = year_before.map(|()| Year::Shifted(Shift { step: -1, ..NOW }));
    let owns = "'s".map(|()| ()).or((["'", "’"], "s").map(|_| ()));
    let number = (four_digits, opt(owns)).map(|p| p.0);
    let moved = |r: &Reader<'_, '_>, i: usize| {
        let (moved, at) = shift(r, i)?;
        let year = unit(r, at) == Some((Unit::Year, Count::One)) && r.is(at + 1, &["'s"]);
        year.then_some(Piece { is: Year::Shifted(moved), next: at + 2, skip: 0 })
    };
    before.or(number).or(moved).read(r, i)
}

/// `year-ago`, `year-earlier`.
fn year_before(r: &Reader<'_, '_>, i: usize) -> Option<Piece<()>> {
    ("year", "-", ["ago", "earlier"]).map(|_| ()).read(r, i)
}
