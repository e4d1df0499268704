//! Units by their distance: `الشهر الماضي`, `هذا الأسبوع`, `العام المقبل 2013`.

use super::month::month;
use super::moved::{demonstrative, shift};
use crate::text::TokenKind;
use crate::time::lexicon::{Base, Count, Cue, Shift, Unit, Word};
use crate::time::piece::{Piece, era, is_counted, piece, weekday, year_spec};
use crate::time::reader::{Reader, Sense};
use crate::time::spec::{Fields, Spec};

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
            if let Some(w) = weekday(r, this.next, Sense::bare, false) {
                let shift = Some(Shift { step: 0, base: Base::This });
                return piece(
                    Spec::Calendar(Fields { weekday: Some(w.is), shift, ..Fields::default() }),
                    w.next,
                    this.skip,
                );
            }
            if let Some(m) = month(r, this.next, Sense::bare) {
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
            && let Some(n) = r.whole(after, 1900, 2199).filter(|_| !is_counted(r, after + 1))
        {
            let next = era(r, after + 1).map_or(after + 1, |e| e.1);
            return piece(year_spec(n, false), next, skip);
        }
        return piece(Spec::Period { unit, shift: moved, hijri }, after, skip);
    }
    if yearly {
        let y = r.whole(next, 1900, 2199)?;
        return piece(year_spec(y, false), next + 1, skip);
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
