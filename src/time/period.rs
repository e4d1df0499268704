//! Periods of the calendar by name or distance: years, decades, centuries, seasons, quarters, `الشهر الماضي`, `أمس`, feasts, and the
//! n-th of one in another.

use super::calendar::{self, Piece, demonstrative, shift};
use super::lexicon::{Base, Count, Cue, Era, Shift, Unit, Word};
use super::nth::nth;
use super::numeral;
use super::reader::{Reader, Sense};
use super::spec::{Fields, Spec, Year};
use super::year;
use crate::text::TokenKind;

/// Any period at `i` that can be the whole of a part (`بداية …`, `الربع الأول من …`).
pub(super) fn period(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Spec>> {
    let candidates = [
        nth(r, i, allow),
        feast(r, i, allow),
        season(r, i, allow),
        decade(r, i, allow),
        century(r, i, allow),
        fraction(r, i, allow),
        near_day(r, i, allow).map(spec_of_fields),
        unit(r, i, allow),
        year::own_year(r, i, allow),
        calendar::date(r, i, allow).map(spec_of_fields),
        year::year(r, i, allow),
    ];
    longest(candidates)
}

/// The candidate that reaches farthest; the first of equals.
pub(super) fn longest<T, const N: usize>(candidates: [Option<Piece<T>>; N]) -> Option<Piece<T>> {
    candidates.into_iter().flatten().reduce(|best, c| if c.next > best.next { c } else { best })
}

pub(super) fn spec_of_fields(piece: Piece<Fields>) -> Piece<Spec> {
    Piece { is: Spec::Calendar(piece.is), next: piece.next, skip: piece.skip }
}

pub(super) fn piece(is: Spec, next: usize, skip: usize) -> Option<Piece<Spec>> {
    Some(Piece { is, next, skip })
}

/// A day named by its distance, with the weekday and date beside it: `أمس الخميس`, `يوم غد (الأربعاء)`, `اليوم الجمعة 4 يوليو 2025`.
pub(super) fn near_day(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Fields>> {
    let introduced = r.find(i, |s| match s.word {
        Word::Unit { unit: Unit::Day, count: Count::One, .. } if allow(s) && !s.article => Some(s.skip),
        _ => None,
    });
    let at = i + usize::from(introduced.is_some());
    let allow = if introduced.is_some() { Sense::bare } else { allow };
    let (step, free, next, skip) = r.find(at, |s| match s.word {
        Word::Near { step, free } if allow(s) && !s.article => Some((step, free, at + s.tokens, s.skip)),
        _ => None,
    })?;
    let skip = introduced.unwrap_or(skip);
    let mut fields = Fields { near: Some(step), ..Fields::default() };
    // The weekday, in brackets or after a comma too.
    let open = usize::from(r.is(next, &["(", "،", ","]));
    if let Some(w) = calendar::weekday(r, next + open, Sense::bare, false) {
        let bracket = r.is(next, &["("]);
        if !bracket || r.is(w.next, &[")"]) {
            let end = w.next + usize::from(bracket);
            fields.weekday = Some(w.is);
            // The date after it.
            let dated = calendar::date(r, next + open, Sense::bare)
                .filter(|d| !bracket && d.next > end && d.is.shift.is_none());
            return Some(match dated {
                Some(d) => Piece { is: Fields { near: Some(step), ..d.is }, next: d.next, skip },
                None => Piece { is: fields, next: end, skip },
            });
        }
    }
    // `أمس 28 مارس`.
    if let Some(d) = calendar::date(r, next, Sense::bare)
        .filter(|d| {
            d.is.day.is_some() && d.is.month.is_some() && d.is.weekday.is_none() && d.is.shift.is_none()
        })
        .filter(|d| d.skip == 0 && next > at)
    {
        return Some(Piece { is: Fields { near: Some(step), ..d.is }, next: d.next, skip });
    }
    // `اليوم التالي`, `اليوم العالمي للمرأة`, `اليوم الذي …` are something else; `شهر اليوم` too.
    if free
        && r.find(at, |s| {
            matches!(s.word, Word::Near { .. })
                .then_some(r.is(at, &["اليوم", "واليوم", "لليوم", "باليوم", "today"]))
        }) == Some(true)
    {
        let adjective = r.folded(next).starts_with("ال")
            && r.senses(next).iter().all(|s| !matches!(s.word, Word::Weekday(_)))
            && is_adjective_of_day(r, next);
        if adjective || shift(r, next).is_some() {
            return None;
        }
    }
    Some(Piece { is: fields, next, skip })
}

/// Whether the definite word at `i` describes the day before it (`اليوم العالمي`, `اليوم الأول`) rather than opening a phrase of its own.
fn is_adjective_of_day(r: &Reader<'_, '_>, i: usize) -> bool {
    let word = r.folded(i);
    word.ends_with('ي') && word.chars().count() > 5 && !r.folded(i + 1).starts_with("ال")
        || r.is_a(i, Cue::DayAdjective)
        || numeral::ordinal(r, i).is_some_and(|(n, ..)| n > 0)
}

/// `الشهر الماضي`, `هذا الأسبوع`, `العام المقبل 2013`, `اليوم التالي`, `السنة` (this one, after a preposition).
pub(super) fn unit(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Spec>> {
    let noun = |at: usize, allow: fn(&Sense) -> bool| {
        r.find(at, |s| match s.word {
            Word::Unit { unit, count: Count::One, .. } if allow(s) && s.article && unit > Unit::Night => {
                Some((unit, at + s.tokens, s.skip))
            }
            _ => None,
        })
    };
    if let Some(this) =
        demonstrative(r, i).filter(|t| r.find(i, |s| (s.skip == t.skip && allow(s)).then_some(())).is_some())
    {
        if let Some((unit, next, _)) = noun(this.next, Sense::bare) {
            return piece(Spec::Period { unit, shift: this.is, hijri: false }, next, this.skip);
        }
        if this.is.base == Base::Now {
            if let Some(w) = calendar::weekday(r, this.next, Sense::bare, false) {
                let shift = Some(Shift { step: 0, base: Base::This });
                return piece(
                    Spec::Calendar(Fields { weekday: Some(w.is), shift, ..Fields::default() }),
                    w.next,
                    this.skip,
                );
            }
            if let Some(m) = calendar::month(r, this.next, Sense::bare) {
                let fields = Fields {
                    month: Some(m.is.number),
                    hijri: m.is.hijri,
                    shift: Some(this.is),
                    ..Fields::default()
                };
                return piece(Spec::Calendar(fields), m.next, this.skip);
            }
        }
        return None;
    }
    // `عطلة نهاية الأسبوع`, `نهاية الأسبوع`.
    if r.is(i, &["نهايه"])
        && r.find(i + 1, |s| {
            matches!(s.word, Word::Unit { unit: Unit::Week, count: Count::One, .. } if s.article)
                .then_some(())
        })
        .is_some()
    {
        let holiday = i > r.start && r.folded(i - 1).ends_with("عطله");
        let moved = shift(r, i + 2);
        if holiday || moved.is_none() {
            return piece(Spec::Weekend { shift: moved.map(|m| m.0) }, moved.map_or(i + 2, |m| m.1), 0);
        }
    }
    let (unit, mut next, skip) = noun(i, allow)?;
    let mut hijri = false;
    let mut yearly = false;
    if unit == Unit::Year {
        if r.has_cue(next, Cue::Yearly) {
            yearly = true;
            next += 1;
        } else if r.is_a(next, Cue::Hijri) {
            hijri = true;
            next += 1;
        }
    }
    if let Some((moved, after)) = shift(r, next) {
        let moved = match moved.base {
            // `الأسبوع الأخير` is last week; `اليوم الأخير` a last day.
            Base::Late if unit == Unit::Day => return None,
            Base::Late => Shift { step: moved.step, base: Base::Now },
            _ => moved,
        };
        if unit == Unit::Year
            && let Some(n) = r.whole(after, 1900, 2199).filter(|_| !year::is_counted(r, after + 1))
        {
            return piece(year::year_spec(n, false), after + 1, skip);
        }
        return piece(Spec::Period { unit, shift: moved, hijri }, after, skip);
    }
    if yearly {
        let y = r.whole(next, 1900, 2199)?;
        return piece(year::year_spec(y, false), next + 1, skip);
    }
    // The bare noun, this one: only where a word of time stands before it and nothing describes it.
    let proclitic =
        r.find(i, |s| (s.skip == skip && s.article).then_some(s.preposition.is_some())) == Some(true);
    let before = i > r.start
        && (r.is_a(i - 1, Cue::Inside)
            || r.is(i - 1, &["ختام"])
            || r.find(i - 1, |s| matches!(s.word, Word::Edge { sure: true, .. }).then_some(())).is_some());
    let alone = i == r.start && next >= r.end;
    let described = r.folded(next).starts_with("ال") && r.kind(next) == Some(TokenKind::Arabic);
    let measured = matches!(unit, Unit::Week | Unit::Month | Unit::Year);
    (measured && !described && (before || alone) && !proclitic && !hijri).then_some(()).and_then(|()| {
        piece(Spec::Period { unit, shift: Shift { step: 0, base: Base::Now }, hijri }, next, skip)
    })
}

/// `التسعينيات`, `ستينيات القرن الماضي`.
fn decade(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Spec>> {
    // `عقد الثمانينيات`, `حقبة الستينيات`.
    let named =
        r.find(i, |s| (s.word == Word::Cue(Cue::DecadeNoun) && !s.article && allow(s)).then_some(s.skip));
    match named {
        Some(skip) => plain_decade(r, i + 1, Sense::bare).map(|d| Piece { skip, ..d }),
        None => plain_decade(r, i, allow),
    }
}

fn plain_decade(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Spec>> {
    let (tens, article, next, skip) = r.find(i, |s| match s.word {
        Word::Decade(tens) if allow(s) => Some((tens, s.article, i + s.tokens, s.skip)),
        _ => None,
    })?;
    let of = next + usize::from(r.is(next, &["من", "في"]));
    // A person's age: `في العشرينات من عمره`.
    if r.is_a(of, Cue::Age) {
        return None;
    }
    if let Some(c) = century(r, of, Sense::bare) {
        let first = match c.is {
            Spec::Century { number, hijri: false } => Some((number - 1) * 100 + tens * 10),
            Spec::Period { unit: Unit::Century, shift, .. } => {
                Some(1900 + (shift.step + 1) * 100 + tens * 10)
            }
            _ => None,
        };
        if let Some(first) = first {
            return piece(Spec::Decade { first }, c.next, skip);
        }
    }
    article.then_some(()).and_then(|()| piece(Spec::Decade { first: 1900 + tens * 10 }, next, skip))
}

/// `القرن الماضي`, `القرن الحادي والعشرين`, `القرن الخامس قبل الميلاد`, `العقد الماضي`, `العقد الثاني من القرن الحالي`.
pub(super) fn century(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Spec>> {
    let (unit, next, skip) = r.find(i, |s| match s.word {
        Word::Unit { unit: unit @ (Unit::Century | Unit::Decade), count: Count::One, .. }
            if allow(s) && s.article =>
        {
            Some((unit, i + s.tokens, s.skip))
        }
        _ => None,
    })?;
    if let Some((moved, after)) = shift(r, next) {
        let moved = Shift { base: if moved.base == Base::Late { Base::Now } else { moved.base }, ..moved };
        return piece(Spec::Period { unit, shift: moved, hijri: false }, after, skip);
    }
    let (n, after, _) = ordinal_bare(r, next)?;
    if unit == Unit::Decade {
        let of = after + usize::from(r.is(after, &["من", "في"]));
        if r.is_a(of, Cue::Age) {
            return None;
        }
        let whole = r.unit(of).filter(|u| u.0 == Unit::Century);
        if let Some(c) = whole.and_then(|_| century(r, of, Sense::bare)) {
            return piece(
                Spec::Nth { n, unit: Unit::Decade, weekday: None, of: Box::new(c.is) },
                c.next,
                skip,
            );
        }
        return (1..=9)
            .contains(&n)
            .then_some(())
            .and_then(|()| piece(Spec::Decade { first: 1900 + n * 10 }, after, skip));
    }
    let (number, hijri, after) = match year::era(r, after) {
        Some((Era::Bc, end)) => (-n, false, end),
        Some((Era::Hijri, end)) => (n, true, end),
        Some((Era::Ad, end)) => (n, false, end),
        None => (n, false, after),
    };
    (n > 0).then_some(()).and_then(|()| piece(Spec::Century { number, hijri }, after, skip))
}

pub(super) fn ordinal_bare(r: &Reader<'_, '_>, i: usize) -> Option<(i32, usize, usize)> {
    numeral::ordinal(r, i).filter(|(_, _, skip)| *skip == 0)
}

/// `صيف 2024`, `الصيف الماضي`, `صيف العام قبل الماضي`, `فصل الصيف`.
fn season(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Spec>> {
    // `هذا الصيف`.
    if let Some(this) = demonstrative(r, i).filter(|t| t.is.base == Base::Now)
        && let Some((code, next)) = r.find(this.next, |s| match s.word {
            Word::Season { code, .. } if s.article && s.bare() => Some((code, this.next + s.tokens)),
            _ => None,
        })
    {
        return piece(Spec::Season { code, year: None, shift: Some(this.is) }, next, this.skip);
    }
    let named = r.find(i, |s| (s.word == Word::Cue(Cue::SeasonNoun) && !s.article).then_some(s.skip));
    let at = i + usize::from(named.is_some());
    let allow = if named.is_some() { Sense::bare } else { allow };
    let (code, sure, article, mut next, skip) = r.find(at, |s| match s.word {
        Word::Season { code, sure } if allow(s) => Some((code, sure, s.article, at + s.tokens, s.skip)),
        _ => None,
    })?;
    let skip = named.unwrap_or(skip);
    if let Some((moved, after)) = shift(r, next).filter(|_| article) {
        return piece(Spec::Season { code, year: None, shift: Some(moved) }, after, skip);
    }
    next += usize::from(r.is(next, &["من", "،", ","]));
    if let Some(y) =
        year::read(r, next, Sense::of).filter(|y| !matches!(y.is.year, Year::Number(n) if n < 1800))
    {
        return piece(Spec::Season { code, year: Some(y.is.year), shift: None }, y.next, skip);
    }
    let next = at + 1;
    let before = i > r.start && r.has_cue(i - 1, Cue::Preposition);
    (named.is_some() || (article && sure && before))
        .then_some(())
        .and_then(|()| piece(Spec::Season { code, year: None, shift: None }, next, skip))
}

/// `الربع الثالث من العام الماضي`, `النصف الأول من 2023`.
fn fraction(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Spec>> {
    use super::lexicon::Amount;
    let (parts, next, skip) = r.find(i, |s| match s.word {
        Word::Amount(Amount::Quarter) if allow(s) && s.article => Some((4, i + 1, s.skip)),
        Word::Amount(Amount::Half) if allow(s) && s.article => Some((2, i + 1, s.skip)),
        _ => None,
    })?;
    let (n, after) = match ordinal_bare(r, next) {
        Some((-1, after, _)) => (parts, after),
        Some((n, after, _)) => (n, after),
        // `الربع المماثل من العام السابق`: the quarter is the focus's; without it, unknown.
        None if r.is_a(next, Cue::Alike) => (0, next + 1),
        None => return None,
    };
    (n >= 0 && n <= parts).then_some(())?;
    let of = after + usize::from(r.is(after, &["من", "في", "مع"]));
    let year = longest([unit(r, of, Sense::of), year::year(r, of, Sense::of)]).filter(|y| match &y.is {
        Spec::Period { unit, .. } => *unit == Unit::Year,
        Spec::Calendar(f) => f.year.is_some(),
        _ => false,
    });
    if let Some(y) = year {
        return piece(Spec::Fraction { n, parts, year: Some(Box::new(y.is)) }, y.next, skip);
    }
    // `الربع الأول من العام`.
    let this = r.find(of, |s| {
        matches!(s.word, Word::Unit { unit: Unit::Year, count: Count::One, .. } if s.article && s.bare())
            .then_some(of + s.tokens)
    });
    if let Some(next) = this.filter(|_| of > after) {
        return piece(Spec::Fraction { n, parts, year: None }, next, skip);
    }
    // Alone only a quarter, and not of something else than a year.
    (parts == 4 && !r.is(after, &["من", "في"]) && n > 0 && !r.is_a(after, Cue::Round))
        .then_some(())
        .and_then(|()| piece(Spec::Fraction { n, parts, year: None }, after, skip))
}

/// A feast or named day with its year or shift: `عيد الفطر 2025`, `رمضان`, `ثالث أيام عيد الأضحى`.
fn feast(r: &Reader<'_, '_>, i: usize, allow: fn(&Sense) -> bool) -> Option<Piece<Spec>> {
    let mut at = i;
    let mut day = 1;
    let mut skip_day = None;
    if let Some((n, next, skip)) = numeral::ordinal(r, i) {
        let days = r.find(next, |s| {
            matches!(s.word, Word::Unit { unit: Unit::Day, .. } if s.bare() && !s.article).then_some(())
        });
        if days.is_some() && n > 0 {
            day = n;
            at = next + 1;
            skip_day = Some(skip);
        }
    }
    let allow = if skip_day.is_some() { Sense::bare } else { allow };
    let (rule, sure, next, skip) = r.find(at, |s| match s.word {
        Word::Feast { rule, sure } if allow(s) && !s.article => Some((rule, sure, at + s.tokens, s.skip)),
        _ => None,
    })?;
    let skip = skip_day.unwrap_or(skip);
    if let Some((moved, after)) = shift(r, next) {
        return piece(Spec::Feast { rule, year: None, shift: Some(moved), day }, after, skip);
    }
    let from = next + usize::from(r.is(next, &["من", "،", ","]));
    if let Some(y) = year::read(r, from, Sense::of) {
        return piece(Spec::Feast { rule, year: Some(y.is.year), shift: None, day }, y.next, skip);
    }
    sure.then_some(()).and_then(|()| piece(Spec::Feast { rule, year: None, shift: None, day }, next, skip))
}
