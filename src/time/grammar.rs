//! The grammar's top: at each token the readings that can begin there are tried, the one that reaches farthest wins.

use super::calendar::{self, Piece};
use super::clock;
use super::duration::{self, Length};
use super::english;
use super::lexicon::{Amount, Base, Count, Cue, Unit, Word};
use super::numeral;
use super::period;
use super::reader::{Reader, Sense};
use super::repeat;
use super::resolve::Tense;
use super::spec::{Clock, Expr, Fields, Found, Spec, Year};
use super::stamp;
use super::tense;
use crate::number::words;
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
fn any(_: &Sense) -> bool {
    true
}

/// All expressions of a document in their order.
pub(super) fn find(reader: &mut Reader<'_, '_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let count = reader.document.tokens().len();
    let mut start = 0;
    while start < count {
        let mut end = start + 1;
        while end < count && !reader.document.token(end).line_before {
            end += 1;
        }
        reader.start = start;
        reader.end = end;
        line(reader, &mut found);
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
    if r.senses(i).iter().any(|s| !matches!(s.word, Word::Cue(cue) if cue != Cue::Span)) {
        return true;
    }
    // `the` begins an expression only before a word or number that does.
    if r.is(i, &["the"]) {
        return r.is_number(i + 1) || r.is(i + 1, &["'"]) || !r.is(i + 1, &["the"]) && can_begin(r, i + 1);
    }
    match r.kind(i) {
        Some(TokenKind::Number) => true,
        Some(TokenKind::Arabic | TokenKind::Latin) => {
            r.is(
                i,
                &[
                    "قبل",
                    "بعد",
                    "كل",
                    "ال",
                    "الفتره",
                    "مره",
                    "مرتين",
                    "وقبل",
                    "وبعد",
                    "قبيل",
                    "فقبل",
                    "فبعد",
                    "وكل",
                    "نهايه",
                    "فصل",
                    "in",
                    "every",
                    "once",
                    "twice",
                    "per",
                    "tonight",
                    "earlier",
                    "later",
                    "each",
                ],
            ) || words::starts_number(r.document, i)
        }
        Some(TokenKind::Mark) => r.is(i, &["("]),
        _ => false,
    }
}

fn item(from: usize, piece: Piece<Expr>) -> Item {
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
        offer(Reading::of(ranges(r, i)));
        offer(clock::clock(r, i, any).map(|p| item(i, with_date_after(r, p))).into());
        offer(clock::day_part(r, i, any).map(|p| item(i, p)).into());
        offer(away(r, i).into());
        offer(Reading::of(lengths(r, i)));
    }
    best
}

/// A period of the calendar, with its edge (`نهاية يناير`) before it and a clock or part of the day after it.
fn dated(r: &Reader<'_, '_>, i: usize) -> Reading {
    if let Some(edged) = edge(r, i) {
        return Some(edged).into();
    }
    let Some(p) = period::period(r, i, any) else { return None.into() };
    if let Some(next) = name_end(r, i, &p) {
        return Reading { items: Vec::new(), next };
    }
    if is_nowadays(r, i, &p) {
        return Some(item(i, Piece { is: Expr::Reference("PRESENT_REF"), next: p.next, skip: p.skip }))
            .into();
    }
    Some(item(i, finish(r, p))).into()
}

/// Whether `اليوم` means these days: opening a clause (`واليوم، …`), or in a speech that tells of nothing past.
fn is_nowadays(r: &Reader<'_, '_>, i: usize, p: &Piece<Spec>) -> bool {
    let today = Fields { near: Some(0), ..Fields::default() };
    if p.is != Spec::Calendar(today) || p.next != i + 1 {
        return false;
    }
    let opens = p.skip > 0 && r.folded(i).starts_with('و') && r.is(p.next, &["،", ","]);
    opens || in_quotes(r, i) && tense::around(r, i, p.next) == Tense::Unknown
}

/// Whether a quotation opened on this line is still open at `i`.
fn in_quotes(r: &Reader<'_, '_>, i: usize) -> bool {
    let mut open = false;
    // Far enough for a long speech; a line has no bound.
    for at in i.saturating_sub(80).max(r.start)..i {
        match r.folded(at) {
            "«" | "“" => open = true,
            "»" | "”" => open = false,
            "\"" => open = !open,
            _ => {}
        }
    }
    open
}

/// A day followed by its clock or part of the day becomes a time.
fn finish(r: &Reader<'_, '_>, p: Piece<Spec>) -> Piece<Expr> {
    let Piece { is: spec, next, skip } = p;
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
                let clock = Clock { second: None, ..clock };
                return Piece { is: Expr::Clock { clock, day: Some(spec) }, next, skip };
            }
        }
        if mark == 0
            && let Some((part, next)) = clock::part_after_day(r, at)
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
        let y = calendar::year(r, next, Sense::bare)?;
        let Year::Number(n) = y.is.year else { return None };
        ((1000..=2149).contains(&n) && period::bare_year(r, next)).then_some(Piece {
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

/// Where a date that is part of a name ends: `حركة 20 فبراير`, `جسر 6 أكتوبر`, `صلاة الجمعة`, `حرب أكتوبر`, `الأربعاء الدامي`.
fn name_end(r: &Reader<'_, '_>, i: usize, p: &Piece<Spec>) -> Option<usize> {
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
    if let (Some(day), Some(month), None, true) = (fields.day, fields.month, fields.year, before(Cue::Camp)) {
        r.camps.borrow_mut().push((day, month));
    }
    let named = match (fields.day, fields.month, fields.weekday) {
        (Some(_), Some(_), None) => {
            fields.year.is_none() && (before(Cue::Name) || before(Cue::Camp) || before(Cue::War))
        }
        (None, None, Some(_)) => {
            !r.is(i, &["يوم"])
                && (before(Cue::Name) && !glued
                    || r.senses(p.next).iter().any(|s| s.article && s.word == Word::Cue(Cue::Named)))
        }
        (None, Some(_), None) if before(Cue::War) => {
            // `ثورة يناير عام 2011`: the month belongs to the name, the year is a time.
            let month = calendar::month(r, i, any)?;
            return match fields.year {
                None => Some(p.next),
                Some(_) => r.unit(month.next).is_some_and(|u| u.0 == Unit::Year).then_some(month.next),
            };
        }
        (None, Some(_), None) => fields.year.is_none() && before(Cue::Name),
        // A year with its era in the name of a competition: `كأس العالم 2014م`.
        (None, None, None) => r.is_number(i) && !period::bare_year(r, i),
        _ => false,
    };
    named.then_some(p.next)
}

/// A stretch without measure moved by a word: `الفترة المقبلة`, `المرحلة الحالية`, `الآونة الأخيرة`, `الفترات الربعية المقبلة`.
fn span(r: &Reader<'_, '_>, i: usize) -> Option<Item> {
    let (article, skip) = r.find(i, |s| (s.word == Word::Cue(Cue::Span)).then_some((s.article, s.skip)))?;
    if !article {
        // `فترة طويلة`, `مدة محددة`: a length that nobody measured.
        let few = r.find(i + 1, |s| (s.word == Word::Amount(Amount::Few) && !s.article).then_some(()));
        let one = r.is(i, &["فتره", "مده", "لفتره", "لمده", "وقت", "بفتره", "ولفتره"]);
        let vague =
            one && (few.is_some() || r.is(i + 1, &["معينه", "محدده", "غير"]) && !r.is(i + 1, &["غير"]));
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

/// Ranges and lists that share a month, a year or a unit: `من 3 إلى 5 مايو`, `28 و29 كانون الثاني`, `عامي 2014 و2022`, `2019-2021`,
/// `يومي السبت والأحد`, `10 و11 مايو`.
fn ranges(r: &Reader<'_, '_>, i: usize) -> Vec<Item> {
    days_of_month(r, i)
        .or_else(|| construct(r, i))
        .or_else(|| years(r, i))
        .or_else(|| hours(r, i))
        .unwrap_or_default()
}

/// A word that joins the ends of a range or the members of a list; with the token after it.
fn joint(r: &Reader<'_, '_>, i: usize) -> Option<usize> {
    if r.is(i, &["الي", "حتي", "وحتي", "لغايه", "والي", "او", "و", "-", "–", "—", "/", "،", "ـ", "to", "and"])
    {
        return Some(i + 1);
    }
    None
}

/// Days that share the month after or before them.
fn days_of_month(r: &Reader<'_, '_>, i: usize) -> Option<Vec<Item>> {
    // `تموز 13 إلى 15`.
    if let Some(first) = calendar::date(r, i, any)
        && let (Some(_), Some(_), None, None) =
            (first.is.day, first.is.month, first.is.year, first.is.weekday)
        && r.is(first.next, &["الي", "حتي", "-", "–"])
        && r.is_number(first.next - 1)
        && let Some(last) = calendar::day(r, first.next + 1)
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
    let first = calendar::day(r, i)?;
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
            return Some(items);
        }
        let more = calendar::day(r, from)?;
        days.push((from, more.is, more.next, more.skip));
        at = more.next;
        if days.len() > 6 {
            return None;
        }
    }
}

/// A dual before its members: `عامي 2014 و2022`, `شهري يناير وفبراير 2024`, `يومي السبت والأحد المقبلين`.
fn construct(r: &Reader<'_, '_>, i: usize) -> Option<Vec<Item>> {
    let (unit, count, _, sense) = r.senses(i).iter().find_map(|s| match s.word {
        Word::Unit { unit, count: count @ Count::Construct, sure } if !s.article => {
            Some((unit, count, sure, *s))
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
                let (hijri, next) = match calendar::era(r, at + 1) {
                    Some((super::lexicon::Era::Hijri, next)) => (true, next),
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
                .or_else(|| period::near_day(r, at, |_| true).map(|d| (Spec::Calendar(d.is), d.next, d.skip)))
                .or_else(|| {
                    calendar::day(r, at).filter(|_| r.is_number(at)).map(|d| {
                        (Spec::Calendar(Fields { day: Some(d.is), ..Fields::default() }), d.next, d.skip)
                    })
                }),
            _ => None,
        }
    };
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

/// Gives the earlier members of a list the month, year or shift that only the last one names.
fn share(items: &mut [Item]) {
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
fn years(r: &Reader<'_, '_>, i: usize) -> Option<Vec<Item>> {
    let first = period::year(r, i, any)?;
    let mut items =
        vec![Item { from: i, skip: first.skip, to: first.next, expr: Expr::Date(first.is), modifier: None }];
    let mut at = first.next;
    while items.len() < 12 {
        let Some(from) = joint(r, at).filter(|_| !r.is(at, &["،"])) else { break };
        let from = from + usize::from(r.is(at, &["و"]) && r.is(from, &["حتي", "الي"]));
        let Some(n) = r
            .whole(from, 1800, 2149)
            .filter(|_| r.folded(from).len() == 4 && !calendar::is_counted(r, from + 1))
        else {
            break;
        };
        if r.unit(from + 1).is_some_and(|u| u.3.bare() && !u.3.article)
            || r.is(from + 1, &["%", "/", ":"]) && r.is_glued(from + 1)
        {
            break;
        }
        let next = calendar::era(r, from + 1).map_or(from + 1, |e| e.1);
        let spec = Spec::Calendar(Fields { year: Some(Year::Number(n)), ..Fields::default() });
        items.push(Item { from, skip: 0, to: next, expr: Expr::Date(spec), modifier: None });
        at = next;
    }
    (items.len() > 1).then_some(items)
}

/// Hours that share the part of the day and the day: `من الثالثة إلى الخامسة مساء`, `من 1:30 بعد الظهر إلى 4`, `من الخمسة للستة`.
fn hours(r: &Reader<'_, '_>, i: usize) -> Option<Vec<Item>> {
    let opened = i > r.start && r.is(i - 1, &["من", "بين", "ومن"]);
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
        Some((clock, None, next, introduced.unwrap_or(skip), introduced.is_some() || minute > 0))
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
    } else if a >= 12 && b < 12 && b + 12 > a && last_day.is_none() {
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

/// `قبل ثلاثة أيام`, `بعد شهرين`: a date counted from now; before `من` it is a length.
fn away(r: &Reader<'_, '_>, i: usize) -> Option<Item> {
    let (later, Piece { is: length, next, skip }) = duration::away(r, i)?;
    let from_now = r.is(next, &["من"]) && r.is(next + 1, &["الان", "اليوم"]);
    let only = usize::from(r.is(next, &["فقط", "تقريبا"]));
    let anchored = r.is(next + only, &["من", "علي", "عن"]) && !from_now;
    let to = if from_now { next + 2 } else { next };
    if anchored || length.measures.is_empty() {
        return None;
    }
    // `وبعد سنتين … طرحت`: counted from what was told before.
    let narrated = later && (length.vague || skip > 0 && tense::around(r, i, to) != Tense::Future);
    if narrated {
        return None;
    }
    let modifier = duration::modifier(r, i + 1).map(|m| m.0);
    if length.vague {
        return Some(Item { from: i, skip, to, expr: Expr::Reference("PAST_REF"), modifier });
    }
    let amounts: Vec<(Unit, f64)> =
        length.measures.iter().filter_map(|&(unit, n)| Some((unit, n?))).collect();
    if amounts.first().is_some_and(|a| a.0 < Unit::Night) {
        // The hour of publication is not known.
        let value = if later { "FUTURE_REF" } else { "PAST_REF" };
        return Some(Item { from: i, skip, to, expr: Expr::Reference(value), modifier });
    }
    let weekday = calendar::date(r, to, Sense::bare)
        .filter(|d| d.is.weekday.is_some() && d.is.day.is_none() && d.is.shift.is_none());
    let to = weekday.as_ref().map_or(to, |w| w.next);
    let weekday = weekday.and_then(|w| w.is.weekday);
    let spec = Spec::Away { amounts, later, hijri: length.hijri, weekday };
    let mut found = item(i, finish(r, Piece { is: spec, next: to, skip }));
    found.modifier = modifier;
    Some(found)
}

/// A length of time, and two that share a unit: `بين 35 و64 عاما`.
fn lengths(r: &Reader<'_, '_>, i: usize) -> Vec<Item> {
    if let Some((n, next, skip)) = duration::number(r, i)
        && let Some(from) = joint(r, next).or_else(|| r.folded(next).starts_with('و').then_some(next))
        && let Some(last) = duration::length(r, from, any)
            .filter(|l| !l.bare && l.measures.len() == 1 && duration::number(r, from).is_some())
        && let Some(&(unit, Some(_))) = last.measures.first()
    {
        return vec![
            Item { from: i, skip, to: next, expr: Expr::Duration(vec![(unit, Some(n))]), modifier: None },
            Item {
                from,
                skip: last.skip,
                to: last.next,
                expr: Expr::Duration(last.measures),
                modifier: None,
            },
        ];
    }
    let Some(length) = duration::length(r, i, any) else { return Vec::new() };
    if let Some(moved) = length.reference {
        // `الأيام المقبلة`, `السنوات الأخيرة`.
        let value = match moved.step {
            n if n > 0 => "FUTURE_REF",
            0 => "PRESENT_REF",
            _ => "PAST_REF",
        };
        if moved.base == Base::Focus && moved.step == 0 {
            return Vec::new();
        }
        return vec![Item {
            from: i,
            skip: length.skip,
            to: length.next,
            expr: Expr::Reference(value),
            modifier: None,
        }];
    }
    if !is_length(r, i, &length) {
        return Vec::new();
    }
    let modifier = modifier_before(r, i);
    vec![Item {
        from: i,
        skip: length.skip,
        to: length.next,
        expr: Expr::Duration(length.measures),
        modifier,
    }]
}

/// Whether a unit without a number is a length where it stands.
fn is_length(r: &Reader<'_, '_>, i: usize, length: &Length) -> bool {
    if !length.bare {
        return true;
    }
    let glued = r
        .find(i, |s| (s.skip == length.skip && matches!(s.word, Word::Unit { .. })).then_some(s.preposition))
        .flatten();
    let next = r.folded(length.next);
    // A genitive after it makes it the name of a time (`سنوات الحرب`, `يوم القيامة`).
    let genitive = next.starts_with("ال")
        && r.kind(length.next) == Some(TokenKind::Arabic)
        && !r.is(length.next, &["الي", "الا", "الان"]);
    if genitive {
        return false;
    }
    let alone = i == r.start && length.next >= r.end;
    if i > r.start && r.is(i - 1, &["كل", "بعض"]) {
        return false;
    }
    let measured = duration::measured(r, i) || glued == Some('ل') && length.vague;
    if length.vague {
        let adverb = r.document.surface(length.next - 1).ends_with(['ا', 'ً']);
        let clause = length.next >= r.end
            || r.kind(length.next) == Some(TokenKind::Mark)
            || r.is(length.next, &["من", "علي", "في", "قبل", "بعد", "فقط", "او", "حتي", "و"])
            || i > r.start && r.is(i - 1, &["او", "حتي"]);
        return measured
            || adverb
            || (clause && glued.is_none() && length.measures.first().is_some_and(|m| m.0 != Unit::Second));
    }
    // One unit: a number before it was not readable as one (`كل يوم` is a repetition).
    (measured || alone) && !r.is(i.wrapping_sub(1), &["كل"])
}

/// The modifier of a word before an amount.
fn modifier_before(r: &Reader<'_, '_>, i: usize) -> Option<&'static str> {
    (1..=3).find_map(|n| {
        let at = i.checked_sub(n).filter(|at| *at >= r.start)?;
        duration::modifier(r, at).filter(|m| m.1 == i).map(|m| m.0)
    })
}

/// `الآن`, `مؤخرا`, `في السابق`, `الفترة المقبلة`.
fn reference(r: &Reader<'_, '_>, i: usize) -> Option<Item> {
    let found = r.find(i, |s| match s.word {
        Word::Reference { value, lead } if !s.article => {
            let next = i + s.tokens;
            let preposition = i > r.start
                && r.is(i - 1, &["في", "فى", "منذ", "حتي", "الي", "لغايه", "حد", "خلال", "من", "علي"])
                || s.preposition.is_some();
            let until = i > r.start && r.is(i - 1, &["حتي", "الي", "لغايه", "حد", "منذ"]);
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
                        && !(demonstrative
                            && r.folded(next).starts_with("ال")
                            && r.kind(next) == Some(TokenKind::Arabic)
                            && !r.is(next, &["الي"]))
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
