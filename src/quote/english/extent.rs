//! How far a reported clause goes, and where one that its cue follows began.

use super::cue::{Cue, Place};
use super::tags::{Tag, Tagged};
use super::words::Form;

/// The steps of a period at which the reporter speaks again.
#[derive(Debug)]
pub(super) struct Ends {
    /// For each step, the first step from it on at which a clause ends, or the number of steps.
    next: Vec<usize>,
    /// Where the sentence itself begins: after a dateline.
    opening: usize,
}

impl Ends {
    /// The ends in a period with these cues.
    pub(super) fn new(tagged: &Tagged<'_, '_>, cues: &[Cue]) -> Ends {
        let count = tagged.len();
        let mut ends = vec![false; count + 1];
        for (at, end) in ends.iter_mut().enumerate().take(count) {
            *end = match tagged.tag(at) {
                Tag::Semicolon => true,
                // `…, according to the police`.
                Tag::Comma => tagged.word(at + 1) == "according",
                Tag::Preposition => false,
                _ => tagged.word(at) == "according" && tagged.word(at + 1) == "to",
            };
        }
        for cue in cues {
            match cue.place {
                Place::AfterClause(end) => ends[end] = true,
                Place::Ahead(_) | Place::AfterQuote(_) => {
                    if let Some(end) = opens(tagged, cue) {
                        ends[end] = true;
                    }
                }
                Place::Within(_) => {}
            }
        }
        let mut next = vec![count; count + 2];
        for at in (0..count).rev() {
            next[at] = if ends[at] { at } else { next[at + 1] };
        }
        Ends { next, opening: dateline(tagged) }
    }

    /// The step at which the clause that begins at step `from` ends.
    pub(super) fn end(&self, from: usize) -> usize {
        self.next.get(from + 1).or(self.next.last()).copied().unwrap_or(from)
    }

    /// Where the clause before the cue of number `n` begins: with the sentence, or after the report before it.
    pub(super) fn start(&self, cues: &[Cue], n: usize) -> usize {
        let earlier = cues[..n].iter().rev().find(|c| !matches!(c.place, Place::Ahead(_)));
        earlier.map_or(self.opening, |c| c.end)
    }
}

/// The step at which the clause before a cue ends, where the cue opens a main clause of its own: after a comma and `adding`, after `and`,
/// `but` and `while` with its subject.
fn opens(tagged: &Tagged<'_, '_>, cue: &Cue) -> Option<usize> {
    let mut at = cue.start;
    if cue.phrase.is_none() {
        while matches!(tagged.before(at), Tag::Adverb) {
            at -= 1;
        }
    }
    let joined = matches!(tagged.before(at), Tag::Conjunction | Tag::Contrast)
        || matches!(tagged.before(at), Tag::Subordinator)
            && matches!(tagged.word(at - 1), "while" | "whereas" | "although" | "though");
    let at = if joined { at - 1 } else { at };
    match tagged.before(at) {
        Tag::Comma | Tag::Dash => {
            (joined || cue.goes_on || matches!(cue.verb.form, Form::Participle)).then(|| at - 1)
        }
        _ => joined.then_some(at),
    }
    .filter(|&end| end > 0)
}

/// The step after a dateline: `WASHINGTON (Reuters) - `.
fn dateline(tagged: &Tagged<'_, '_>) -> usize {
    const MOST: usize = 12;
    if !tagged.period.opens_line {
        return 0;
    }
    let document = tagged.reader.document;
    let shouted = |at: usize| {
        tagged.token(at).is_some_and(|t| {
            let word = document.surface(t);
            word.len() > 2 && !word.chars().any(char::is_lowercase)
        })
    };
    let dash = (1..tagged.len().min(MOST)).find(|&i| matches!(tagged.tag(i), Tag::Dash));
    match dash {
        Some(dash)
            if (shouted(0) || matches!(tagged.before(dash), Tag::CloseBracket))
                && (0..dash)
                    .all(|i| !matches!(tagged.tag(i), Tag::Report(_) | Tag::Auxiliary | Tag::Finite)) =>
        {
            dash + 1
        }
        _ => 0,
    }
}
