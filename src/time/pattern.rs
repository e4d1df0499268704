//! Patterns over the senses of tokens: what a rule looks for, put together from smaller ones.
//!
//! A word (`"ago"`), any of some words (`["this", "that"]`), a kind of cue (`Cue::Every`) and a function that reads a [`Piece`] are
//! patterns; so is a tuple of patterns, one after the other, which gives what each of them gives. `opt` may be missing, `unless` looks
//! ahead and takes nothing, `or` is the first of two that matches, `repeat` is one after another. `map` says what the match means, `only`
//! what must hold of it.
//!
//! ```text
//! ("the", ordinal, opt("-"), "century").map(|(_, n, _, _)| Spec::Century { number: n, hijri: false })
//! ```

use super::lexicon::Cue;
use super::piece::Piece;
use super::reader::{Reader, Sense};
use super::spec::Spec;

/// What can be read at a token.
pub(super) trait Pattern: Sized {
    /// What the match says.
    type Out;

    /// The match at token `i`; an empty one has `next == i`.
    fn read(&self, r: &Reader<'_, '_>, i: usize) -> Option<Piece<Self::Out>>;

    /// What the match means.
    fn map<T, F: Fn(Self::Out) -> T>(self, meaning: F) -> impl Pattern<Out = T> {
        move |r: &Reader<'_, '_>, i: usize| {
            let p = self.read(r, i)?;
            Some(Piece { is: meaning(p.is), next: p.next, skip: p.skip })
        }
    }

    /// The match where something holds of what it says.
    fn only<F: Fn(&Self::Out) -> bool>(self, holds: F) -> impl Pattern<Out = Self::Out> {
        move |r: &Reader<'_, '_>, i: usize| self.read(r, i).filter(|p| holds(&p.is))
    }

    /// This pattern, or else another.
    fn or<P: Pattern<Out = Self::Out>>(self, other: P) -> impl Pattern<Out = Self::Out> {
        move |r: &Reader<'_, '_>, i: usize| self.read(r, i).or_else(|| other.read(r, i))
    }
}

impl<T, F: Fn(&Reader<'_, '_>, usize) -> Option<Piece<T>>> Pattern for F {
    type Out = T;

    fn read(&self, r: &Reader<'_, '_>, i: usize) -> Option<Piece<T>> {
        self(r, i)
    }
}

impl Pattern for &'static str {
    type Out = ();

    fn read(&self, r: &Reader<'_, '_>, i: usize) -> Option<Piece<()>> {
        [*self].read(r, i)
    }
}

impl<const N: usize> Pattern for [&'static str; N] {
    type Out = ();

    fn read(&self, r: &Reader<'_, '_>, i: usize) -> Option<Piece<()>> {
        r.is(i, self).then_some(Piece { is: (), next: i + 1, skip: 0 })
    }
}

impl Pattern for Cue {
    type Out = ();

    fn read(&self, r: &Reader<'_, '_>, i: usize) -> Option<Piece<()>> {
        r.is_a(i, *self).then_some(Piece { is: (), next: i + 1, skip: 0 })
    }
}

macro_rules! sequence {
    ($($part:ident $name:ident),+) => {
        impl<$($part: Pattern),+> Pattern for ($($part,)+) {
            type Out = ($($part::Out,)+);

            fn read(&self, r: &Reader<'_, '_>, i: usize) -> Option<Piece<Self::Out>> {
                let ($($name,)+) = self;
                let (mut at, mut skip) = (i, 0);
                $(
                    let $name = {
                        let p = $name.read(r, at)?;
                        // The proclitics before the first word are those of the whole.
                        if at == i {
                            skip = p.skip;
                        }
                        at = p.next;
                        p.is
                    };
                )+
                Some(Piece { is: ($($name,)+), next: at, skip })
            }
        }
    };
}

sequence!(A a, B b);
sequence!(A a, B b, C c);
sequence!(A a, B b, C c, D d);
sequence!(A a, B b, C c, D d, E e);
sequence!(A a, B b, C c, D d, E e, F f);
sequence!(A a, B b, C c, D d, E e, F f, G g);

/// A pattern that may be missing.
pub(super) fn opt<P: Pattern>(pattern: P) -> impl Pattern<Out = Option<P::Out>> {
    move |r: &Reader<'_, '_>, i: usize| {
        Some(match pattern.read(r, i) {
            Some(p) => Piece { is: Some(p.is), next: p.next, skip: p.skip },
            None => Piece { is: None, next: i, skip: 0 },
        })
    }
}

/// Nothing, where a pattern does not match.
pub(super) fn unless<P: Pattern>(pattern: P) -> impl Pattern<Out = ()> {
    move |r: &Reader<'_, '_>, i: usize| {
        pattern.read(r, i).is_none().then_some(Piece { is: (), next: i, skip: 0 })
    }
}

/// Nothing, where the token before is one of these words.
pub(super) fn after<const N: usize>(words: [&'static str; N]) -> impl Pattern<Out = ()> {
    move |r: &Reader<'_, '_>, i: usize| {
        (i > r.start && r.is(i - 1, &words)).then_some(Piece { is: (), next: i, skip: 0 })
    }
}

/// What a reading without proclitics gives, as a pattern.
pub(super) fn plain<T>(read: impl Fn(&Reader<'_, '_>, usize) -> Option<(T, usize)>) -> impl Pattern<Out = T> {
    move |r: &Reader<'_, '_>, i: usize| read(r, i).map(|(is, next)| Piece { is, next, skip: 0 })
}

/// Which proclitics may stand before the first word.
pub(super) type Allow = fn(&Sense) -> bool;

/// A rule of the grammar: a stretch of the calendar, by its pattern, with what it reads.
pub(super) struct Rule {
    /// What it is about.
    #[cfg_attr(not(test), expect(dead_code, reason = "for people and for the test of the examples"))]
    pub(super) name: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "for people and for the test of the examples"))]
    /// Words that the rule reads to their end, with their value on Tuesday 2025-05-20. Words before a bar only stand before
    /// them, words after a second bar after them.
    pub(super) examples: &'static [(&'static str, &'static str)],
    /// The match.
    pub(super) read: Read,
}

/// What a rule reads at a token.
pub(super) type Read = fn(&Reader<'_, '_>, usize, Allow) -> Option<Piece<Spec>>;

/// What rules read, without their names and examples, which are no part of the program.
pub(super) const fn reads<const N: usize>(rules: &[Rule]) -> [Read; N] {
    let mut reads = [rules[0].read; N];
    let mut n = 1;
    while n < N {
        reads[n] = rules[n].read;
        n += 1;
    }
    reads
}

/// The match that reaches farthest; of equals, the first rule's.
pub(super) fn longest_of(reads: &[Read], r: &Reader<'_, '_>, i: usize, allow: Allow) -> Option<Piece<Spec>> {
    reads
        .iter()
        .filter_map(|read| read(r, i, allow))
        .reduce(|best, p| if p.next > best.next { p } else { best })
}
