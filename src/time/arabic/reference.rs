//! Times that only point: `الآن`, `مؤخرا`, `الفترة المقبلة`, `هذا الموسم`.

use super::moved::{demonstrative, shift};
use super::{day_part, period, unit, year};
use crate::text::TokenKind;
use crate::time::lexicon::{Amount, Base, Cue, Part, Unit, Word};
use crate::time::piece::{Item, longest};
use crate::time::quoted::in_quotes;
use crate::time::reader::{Reader, Sense};
use crate::time::spec::{Expr, Spec, Tense};
use crate::time::{numeral, tense};

/// A stretch without measure moved by a word: `الفترة المقبلة`, `المرحلة الحالية`, `الآونة الأخيرة`, `الفترات الربعية المقبلة`.
pub(super) fn span(r: &Reader<'_, '_>, i: usize) -> Option<Item> {
    // `هذا الموسم`.
    if let Some(this) = demonstrative(r, i).filter(|t| t.is.base == Base::Now)
        && r.senses(this.next).iter().any(|s| s.word == Word::Cue(Cue::Season) && s.article && s.bare())
    {
        let expr = Expr::Reference("PRESENT_REF");
        return Some(Item { from: i, skip: this.skip, to: this.next + 1, expr, modifier: None });
    }
    let (article, skip) = r.find(i, |s| {
        let length = s.word == Word::Cue(Cue::LengthNoun) && !s.article;
        (length || matches!(s.word, Word::Cue(Cue::Span | Cue::Season))).then_some((s.article, s.skip))
    })?;
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
        && shift(r, i + 1).is_none()
        && r.kind(i + 1) == Some(TokenKind::Arabic);
    let at = i + 1 + usize::from(adjective);
    let (moved, next) = shift(r, at)?;
    let value = match (moved.base, moved.step) {
        (Base::Focus, 0) => return None,
        (_, n) if n > 0 => "FUTURE_REF",
        (_, 0) => "PRESENT_REF",
        _ => "PAST_REF",
    };
    // `المرحلة الحالية من التحقيق` is a stage of something.
    let stage = r.is(i, &["المرحله", "للمرحله", "بالمرحله"]) && r.is(next, &["من"]);
    (!stage).then_some(Item { from: i, skip, to: next, expr: Expr::Reference(value), modifier: None })
}

/// `آلان` is a name, and in `أفضل حالا` a state is compared.
fn is_other_word(r: &Reader<'_, '_>, i: usize) -> bool {
    let compared = || i > r.start && r.folded(i - 1).starts_with('ا') && r.folded(i - 1).chars().count() == 4;
    r.document.surface(i).contains("آل") || r.is(i, &["حالا"]) && compared()
}

/// Whether `حديثا` at `i` tells when: after a definite participle (`المنشأة حديثا`) or a verb with nothing between them.
fn is_newly(r: &Reader<'_, '_>, i: usize) -> bool {
    let word = r.folded(i - 1);
    r.kind(i - 1) == Some(TokenKind::Arabic)
        && (word.starts_with("ال") && (word.starts_with("الم") || word.ends_with('ه'))
            || r.has_cue(i - 1, Cue::Newly))
}

/// `في وقت سابق من هذا الشهر`, `وقت مبكر من صباح الجمعة`: the period or part of a day, with the words that place the moment in it. What is
/// late on a day is at night, what is early in the morning: `وقت متأخر يوم الاثنين`.
pub(super) fn moment_in(r: &Reader<'_, '_>, i: usize) -> Option<Item> {
    let moment = r.is(i, &["وقت"]) && r.is(i + 1, &["سابق", "لاحق", "مبكر", "متاخر"]);
    if !moment {
        return None;
    }
    let at = i + 2 + usize::from(r.is(i + 2, &["من", "في"]));
    let made = |expr: Expr, to: usize| Some(Item { from: i, skip: 0, to, expr, modifier: None });
    let part = day_part::day_part(r, at, Sense::of)
        .filter(|p| matches!(p.is, Expr::DayPart { day: Some(_), generic: false, .. }));
    let p = period::period(r, at, Sense::of).filter(|p| p.next > at);
    if let Some(part) = part.filter(|part| p.as_ref().is_none_or(|p| p.next <= part.next)) {
        return made(part.is, part.next);
    }
    let p = p?;
    let day = match &p.is {
        Spec::Calendar(f) => f.day.is_some() || f.weekday.is_some() || f.near.is_some(),
        Spec::Period { unit, .. } => *unit == Unit::Day,
        _ => false,
    };
    let part = match r.folded(i + 1) {
        "متاخر" => Some(Part::Night),
        "مبكر" => Some(Part::Morning),
        _ => None,
    };
    match (&p.is, part) {
        (_, Some(part)) if day => made(Expr::DayPart { part, day: Some(p.is), generic: false }, p.next),
        (Spec::Period { .. } | Spec::Calendar(_), _) => made(Expr::Date(p.is), p.next),
        _ => None,
    }
}

/// `الفترة نفسها من العام الماضي`, `نفس الفترة من 2014`: what was told of before, in another year.
pub(super) fn same_in(r: &Reader<'_, '_>, i: usize) -> Option<Item> {
    let span = |at: usize| r.senses(at).iter().any(|s| s.word == Word::Cue(Cue::Span) && s.article);
    let skip = r.find(i, |s| {
        matches!(s.word, Word::Cue(Cue::Span) | Word::Reference { .. } | Word::Shift(_)).then_some(s.skip)
    })?;
    let same = |at: usize| r.is_a(at, Cue::SameAfter);
    let next = if span(i) && same(i + 1) || r.is(i, &["نفس", "ذات", "بنفس"]) && span(i + 1) {
        i + 2
    } else {
        return None;
    };
    let of = next + usize::from(r.is(next, &["من", "في"]));
    let year =
        longest([unit::unit(r, of, Sense::of), year::year(r, of, Sense::of)]).filter(|y| match &y.is {
            Spec::Period { unit, .. } => *unit == Unit::Year,
            Spec::Calendar(f) => f.year.is_some() && f.month.is_none(),
            _ => false,
        })?;
    let expr = Expr::Date(Spec::Alike { year: Box::new(year.is) });
    (of > next).then_some(Item { from: i, skip, to: year.next, expr, modifier: None })
}

/// An age by its ordinal: `الثامنة والأربعين من عمره`, `دون سن الثلاثين`, `سن الـ18`.
pub(super) fn age(r: &Reader<'_, '_>, i: usize) -> Option<Item> {
    let (n, next, skip) = numeral::ordinal(r, i)
        .or_else(|| r.whole(i, 3, 120).map(|n| (n, i + 1, 0)))
        .filter(|o| (3..=120).contains(&o.0))?;
    let of = r.is(next, &["من"]) && r.is_a(next + 1, Cue::Age) && !r.is_number(i);
    let told = i > r.start
        && r.senses(i - 1).iter().any(|s| s.word == Word::Cue(Cue::AgeOf) && !s.article)
        && skip == 0
        && r.unit(next).is_none()
        && !r.is(next, &["%", "٪"])
        && !(r.is_number(next + 1) && r.is_glued(next + 1));
    // `شابة في الثامنة عشرة`.
    let person = i > r.start + 1
        && !r.is_number(i)
        && skip == 0
        && r.is(i - 1, &["في", "فى"])
        && r.senses(i - 2).iter().any(|s| s.word == Word::Cue(Cue::Person) && !s.article)
        && r.folded(i).ends_with('ه')
        && r.unit(next).is_none();
    let told = told || person;
    let expr = Expr::Duration(vec![(Unit::Year, Some(f64::from(n)))]);
    (of || told).then_some(Item { from: i, skip, to: if of { next + 2 } else { next }, expr, modifier: None })
}

/// `الآن`, `مؤخرا`, `في السابق`, `الفترة المقبلة`.
pub(super) fn reference(r: &Reader<'_, '_>, i: usize) -> Option<Item> {
    let found = r.find(i, |s| match s.word {
        Word::Reference { value, lead } if !s.article => {
            let next = i + s.tokens;
            let preposition = r.follows(i, Cue::Lead) || s.preposition.is_some();
            let until = r.follows(i, Cue::Until);
            let ends = next >= r.end || r.kind(next) == Some(TokenKind::Mark);
            let holds = match lead {
                // `هذه اللحظة التاريخية` describes a moment and does not point.
                "none" => {
                    // `أكثر من أي وقت مضى` compares.
                    let any = i > r.start && r.is(i, &["وقت"]) && r.is(i - 1, &["اي", "باي"]);
                    let demonstrative =
                        r.is(i, &["هذه", "هذا"]) || s.tokens > 1 && r.folded(i).ends_with("هذه");
                    // `قريبا من` is near in space; `قبل وقت طويل من` is counted from something else.
                    let related = r.is(next, &["من"]) && r.is(i, &["قريبا", "قبل", "وقبل"]);
                    !any && s.preposition != Some('ك')
                        && !related
                        && !is_other_word(r, i)
                        && (!demonstrative
                            || !r.folded(next).starts_with("ال")
                            || r.kind(next) != Some(TokenKind::Arabic)
                            || r.is(next, &["الي"]))
                }
                // `في القريب`, not `في القريب من`.
                "alone" => {
                    r.follows(i, Cue::Inside)
                        && (ends || !r.is(next, &["من"]) && !r.folded(next).starts_with("ال"))
                }
                // `نشر حديثا`, `المنشأة حديثا`: after a verb or participle; `حديثا صحفيا` is a talk.
                "verb" => {
                    s.bare()
                        && i > r.start
                        && (ends || !r.document.surface(next).trim_end_matches('ً').ends_with('ا'))
                        && is_newly(r, i)
                }
                "prep" => preposition && (ends || !r.folded(next).starts_with("ال")),
                "until" => until && (ends || numeral::ordinal(r, next).is_none() && !r.is_number(next)),
                "end" => ends,
                "later" => true,
                // Dialect, which a reporter does not write.
                "speech" => in_quotes(r, i) && !r.is(i.wrapping_sub(1), &["بين", "ذلك"]),
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
