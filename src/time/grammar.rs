//! The grammar's top: at each token the readings that can begin there are tried, the one that reaches farthest wins.

use super::calendar::{self, Piece};
use super::lexicon::{Amount, Base, Count, Cue, Unit, Word};
use super::reader::{Reader, Sense};
use super::resolve::Tense;
use super::spec::{Clock, Expr, Fields, Found, Spec, Year};
use super::{clock, day_part, english, lengths, names, numeral, period, ranges, repeat, stamp, tense, year};
use crate::text::TokenKind;

/// An expression at its tokens.
pub(super) struct Item {
    pub(super) from: usize,
    pub(super) skip: usize,
    pub(super) to: usize,
    pub(super) expr: Expr,
    pub(super) modifier: Option<&'static str>,
}

/// What begins at a token: expressions, or none where the words there are read as something else (a name); and the token after.
pub(super) struct Reading {
    pub(super) items: Vec<Item>,
    pub(super) next: usize,
}

impl Reading {
    pub(super) fn of(items: Vec<Item>) -> Reading {
        let next = items.last().map_or(0, |item| item.to);
        Reading { items, next }
    }
}

impl From<Option<Item>> for Reading {
    fn from(item: Option<Item>) -> Reading {
        Reading::of(item.into_iter().collect())
    }
}

/// Any proclitic may stand before the first word of an expression.
pub(super) fn any(_: &Sense) -> bool {
    true
}

/// All expressions of a document in their order, in the lines whose first token is `wanted`.
pub(super) fn find(reader: &mut Reader<'_, '_>, wanted: impl Fn(usize) -> bool) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let count = reader.document.tokens().len();
    let mut start = 0;
    while start < count {
        let mut end = start + 1;
        while end < count && !reader.document.token(end).line_before {
            end += 1;
        }
        if wanted(start) {
            reader.start = start;
            reader.end = end;
            line(reader, &mut found);
        }
        start = end;
    }
    found
}

fn line(r: &Reader<'_, '_>, found: &mut Vec<Found>) {
    let mut i = r.start;
    while i < r.end {
        if !can_begin(r, i) {
            i += 1;
            continue;
        }
        let Reading { items, next } = expression(r, i);
        for item in items {
            let document = r.document;
            let from = if item.skip > 0 {
                document.offset_after(item.from, item.skip)
            } else {
                document.token(item.from).start
            };
            let to = document.token(item.to - 1).end;
            if from < to && found.last().is_none_or(|f| f.span.end <= from) {
                found.push(Found {
                    span: from..to,
                    tokens: item.from..item.to,
                    expr: item.expr,
                    modifier: item.modifier,
                });
            }
        }
        i = next.max(i + 1);
    }
}

/// A quick test that most words fail.
fn can_begin(r: &Reader<'_, '_>, i: usize) -> bool {
    if r.senses(i).iter().any(|s| !matches!(s.word, Word::Cue(cue) if !cue.begins())) {
        return true;
    }
    // `the` begins an expression only before a word or number that does.
    if r.is(i, &["the"]) {
        return r.is_number(i + 1) || r.is(i + 1, &["'"]) || !r.is(i + 1, &["the"]) && can_begin(r, i + 1);
    }
    match r.kind(i) {
        Some(TokenKind::Number) => true,
        Some(TokenKind::Arabic | TokenKind::Latin) => r.is_number_word(i),
        Some(TokenKind::Mark) => r.is(i, &["("]),
        _ => false,
    }
}

pub(super) fn item(from: usize, piece: Piece<Expr>) -> Item {
    Item { from, skip: piece.skip, to: piece.next, expr: piece.is, modifier: None }
}

/// The expressions that begin at `i`: none, one, or the two ends of a range.
fn expression(r: &Reader<'_, '_>, i: usize) -> Reading {
    let mut best = Reading { items: Vec::new(), next: i };
    let mut offer = |reading: Reading| {
        if reading.next > best.next {
            best = reading;
        }
    };
    if r.kind(i) == Some(TokenKind::Latin) || r.is_number(i) {
        offer(stamp::stamp(r, i).map(|p| item(i, p)).into());
    }
    if r.kind(i) == Some(TokenKind::Latin) || r.is_number(i) && english::follows(r, i) {
        offer(english::expression(r, i));
    } else if r.kind(i) != Some(TokenKind::Latin) {
        offer(reference(r, i).into());
        offer(span(r, i).into());
        offer(
            repeat::repeat(r, i, any)
                .map(|p| item(i, Piece { is: Expr::Set(p.is), next: p.next, skip: p.skip }))
                .into(),
        );
        offer(dated(r, i));
        offer(Reading::of(ranges::ranges(r, i)));
        offer(clock::clock(r, i, any).map(|p| item(i, with_date_after(r, p))).into());
        offer(day_part::day_part(r, i, any).map(|p| item(i, day_part::with_hour_after(r, p))).into());
        offer(lengths::away(r, i).into());
        offer(Reading::of(lengths::lengths(r, i)));
    }
    best
}

/// A period of the calendar, with its edge (`نهاية يناير`) before it and a clock or part of the day after it.
fn dated(r: &Reader<'_, '_>, i: usize) -> Reading {
    if let Some(edged) = edge(r, i) {
        return Some(edged).into();
    }
    let Some(p) = period::period(r, i, any) else { return None.into() };
    if let Some(next) = names::name_end(r, i, &p) {
        return Reading { items: Vec::new(), next };
    }
    if names::is_nowadays(r, i, &p) {
        return Some(item(i, Piece { is: Expr::Reference("PRESENT_REF"), next: p.next, skip: p.skip }))
            .into();
    }
    // `الخميس من الساعة التاسعة وحتى الحادية عشرة صباحا`: both ends are on that day.
    let on_day =
        matches!(&p.is, Spec::Calendar(f) if f.day.is_some() || f.weekday.is_some() || f.near.is_some());
    if on_day
        && r.is(p.next, &["من"])
        && let Some(mut ends) = ranges::hours(r, p.next + 1)
    {
        for end in &mut ends {
            if let Expr::Clock { day: day @ None, .. } = &mut end.expr {
                *day = Some(p.is.clone());
            }
        }
        ends[0].from = i;
        ends[0].skip = p.skip;
        return Reading::of(ends);
    }
    Some(item(i, finish(r, p))).into()
}

/// A day followed by its clock or part of the day becomes a time.
pub(super) fn finish(r: &Reader<'_, '_>, p: Piece<Spec>) -> Piece<Expr> {
    let Piece { is: spec, next, skip } = p;
    // `15 مايو من كل عام`.
    if let Spec::Calendar(Fields { day: Some(day), month: Some(month), year: None, hijri: false, .. }) = &spec
        && r.is(next, &["من"])
        && r.is(next + 1, &["كل"])
        && r.unit(next + 2)
            .is_some_and(|u| u.0 == Unit::Year && u.1 == Count::One && u.3.bare() && !u.3.article)
    {
        return Piece { is: Expr::Set(format!("XXXX-{month:02}-{day:02}")), next: next + 3, skip };
    }
    let day = match &spec {
        Spec::Calendar(f) => f.day.is_some() || f.weekday.is_some() || f.near.is_some(),
        Spec::Period { unit, .. } => *unit == Unit::Day,
        Spec::DayOfWeek { .. } => true,
        Spec::Away { amounts, .. } => amounts.first().is_some_and(|a| a.0 == Unit::Day),
        _ => false,
    };
    if day {
        let mark = usize::from(r.is(next, &["-", "–", "—", "،", ",", "|", "("]));
        let bracket = r.is(next, &["("]);
        let at = next + mark;
        // `اليوم … الساعة 9`, `23 أكتوبر 2025 - 09:34`.
        if !bracket {
            let from = at
                + usize::from(
                    r.is(at, &["عند", "علي", "في"])
                        && r.find(at + 1, |s| {
                            matches!(s.word, Word::Unit { unit: Unit::Hour, .. }).then_some(())
                        })
                        .is_some(),
                );
            if let Some(Piece { is: Expr::Clock { clock, day: None }, next, skip: 0 }) =
                clock::clock(r, from, Sense::bare)
            {
                let full = matches!(&spec, Spec::Calendar(f) if f.is_full());
                let clock = Clock { second: clock.second.filter(|_| !full), ..clock };
                return Piece { is: Expr::Clock { clock, day: Some(spec) }, next, skip };
            }
        }
        if mark == 0
            && let Some((part, next)) = day_part::part_after_day(r, at)
        {
            return Piece { is: Expr::DayPart { part, day: Some(spec), generic: false }, next, skip };
        }
    }
    Piece { is: Expr::Date(spec), next, skip }
}

/// A clock time followed by its date on the same line: `09:34 - 23/10/2025`, `2258 (GMT+04:00) - 15/10/09`.
fn with_date_after(r: &Reader<'_, '_>, p: Piece<Expr>) -> Piece<Expr> {
    let Expr::Clock { clock, day: None } = p.is else { return p };
    let mark = usize::from(r.is(p.next, &["-", "–", "|", "،", ","]));
    let date = calendar::date(r, p.next + mark, Sense::bare).filter(|d| d.is.is_full());
    match date {
        Some(d) => {
            let clock = Clock { second: None, ..clock };
            Piece { is: Expr::Clock { clock, day: Some(Spec::Calendar(d.is)) }, next: d.next, skip: p.skip }
        }
        None => Piece { is: Expr::Clock { clock, day: None }, ..p },
    }
}

/// `بداية 2025`, `أواخر العام الماضي`, `منتصف كانون الثاني`.
fn edge(r: &Reader<'_, '_>, i: usize) -> Option<Item> {
    let (modifier, sure, next, skip) = r.find(i, |s| match s.word {
        Word::Edge { modifier, sure } if !s.article => Some((modifier, sure, i + s.tokens, s.skip)),
        _ => None,
    })?;
    // `نهاية الأسبوع` alone is the weekend.
    let weekend = period::unit(r, i, any).is_some_and(|p| matches!(p.is, Spec::Weekend { .. }));
    if r.is(next, &["من"]) || weekend {
        return None;
    }
    let p = period::period(r, next, Sense::bare).or_else(|| {
        let y = year::read(r, next, Sense::bare)?;
        let Year::Number(n) = y.is.year else { return None };
        ((1000..=2149).contains(&n) && year::bare_year(r, next)).then_some(Piece {
            is: Spec::Calendar(Fields { year: Some(y.is.year), hijri: y.is.hijri, ..Fields::default() }),
            next: y.next,
            skip: 0,
        })
    })?;
    let coarse = match &p.is {
        Spec::Calendar(f) => f.day.is_none() && f.weekday.is_none() && (f.near.is_none()),
        Spec::Period { unit, .. } => *unit > Unit::Day,
        Spec::Weekend { .. } => false,
        Spec::Feast { rule, .. } => rule.starts_with("h:") && !rule.contains('-'),
        _ => true,
    };
    (coarse && p.skip == 0 && (sure || !matches!(p.is, Spec::Calendar(f) if f.month.is_none())))
        .then_some(Item { from: i, skip, to: p.next, expr: Expr::Date(p.is), modifier: Some(modifier) })
}

/// A stretch without measure moved by a word: `الفترة المقبلة`, `المرحلة الحالية`, `الآونة الأخيرة`, `الفترات الربعية المقبلة`.
fn span(r: &Reader<'_, '_>, i: usize) -> Option<Item> {
    // `هذا الموسم`.
    if let Some(this) = calendar::demonstrative(r, i).filter(|t| t.is.base == Base::Now)
        && r.senses(this.next).iter().any(|s| s.word == Word::Cue(Cue::Season) && s.article && s.bare())
    {
        let expr = Expr::Reference("PRESENT_REF");
        return Some(Item { from: i, skip: this.skip, to: this.next + 1, expr, modifier: None });
    }
    let (article, skip) =
        r.find(i, |s| matches!(s.word, Word::Cue(Cue::Span | Cue::Season)).then_some((s.article, s.skip)))?;
    if !article {
        // `فترة طويلة`, `مدة محددة`: a length that nobody measured.
        let few = r.find(i + 1, |s| (s.word == Word::Amount(Amount::Few) && !s.article).then_some(()));
        let one = r.senses(i).iter().any(|s| s.word == Word::Cue(Cue::LengthNoun) && !s.article);
        let vague = one && (few.is_some() || r.is_a(i + 1, Cue::Unmeasured));
        return vague.then(|| Item {
            from: i,
            skip,
            to: i + 2,
            expr: Expr::Duration(Vec::new()),
            modifier: None,
        });
    }
    let adjective = r.folded(i + 1).starts_with("ال")
        && calendar::shift(r, i + 1).is_none()
        && r.kind(i + 1) == Some(TokenKind::Arabic);
    let at = i + 1 + usize::from(adjective);
    let (moved, next) = calendar::shift(r, at)?;
    let value = match (moved.base, moved.step) {
        (Base::Focus, 0) => return None,
        (_, n) if n > 0 => "FUTURE_REF",
        (_, 0) => "PRESENT_REF",
        _ => "PAST_REF",
    };
    Some(Item { from: i, skip, to: next, expr: Expr::Reference(value), modifier: None })
}

/// `آلان` is a name, and in `أفضل حالا` a state is compared.
fn is_other_word(r: &Reader<'_, '_>, i: usize) -> bool {
    let compared = || i > r.start && r.folded(i - 1).starts_with('ا') && r.folded(i - 1).chars().count() == 4;
    r.document.surface(i).contains("آل") || r.is(i, &["حالا"]) && compared()
}

/// `الآن`, `مؤخرا`, `في السابق`, `الفترة المقبلة`.
fn reference(r: &Reader<'_, '_>, i: usize) -> Option<Item> {
    let found = r.find(i, |s| match s.word {
        Word::Reference { value, lead } if !s.article => {
            let next = i + s.tokens;
            let preposition = r.follows(i, Cue::Lead) || s.preposition.is_some();
            let until = r.follows(i, Cue::Until);
            let ends = next >= r.end || r.kind(next) == Some(TokenKind::Mark);
            let holds = match lead {
                // `هذه اللحظة التاريخية` describes a moment and does not point.
                "none" => {
                    let demonstrative =
                        r.is(i, &["هذه", "هذا"]) || s.tokens > 1 && r.folded(i).ends_with("هذه");
                    // `قريبا من` is near in space; `قبل وقت طويل من` is counted from something else.
                    let related = r.is(next, &["من"]) && r.is(i, &["قريبا", "قبل", "وقبل"]);
                    s.preposition != Some('ك')
                        && !related
                        && !is_other_word(r, i)
                        && (!demonstrative
                            || !r.folded(next).starts_with("ال")
                            || r.kind(next) != Some(TokenKind::Arabic)
                            || r.is(next, &["الي"]))
                }
                "prep" => preposition && (ends || !r.folded(next).starts_with("ال")),
                "until" => until && (ends || numeral::ordinal(r, next).is_none() && !r.is_number(next)),
                "end" => ends,
                "later" => true,
                "suite" => i == r.start && next >= r.end,
                _ => false,
            };
            holds.then_some((value, lead, next, s.skip))
        }
        _ => None,
    });
    let (value, lead, next, skip) = found?;
    // `لاحقا` told of the past is past to the reader.
    let value =
        if lead == "later" && tense::around(r, i, next) != Tense::Future { "PAST_REF" } else { value };
    Some(Item { from: i, skip, to: next, expr: Expr::Reference(value), modifier: None })
}
