//! Clauses: whether words hold a finite verb, where what a verb reports begins, and where it ends.

use std::ops::Range;

use super::noun;
use super::tags::{Tag, Tagged};
use super::words::{Form, Frame, Verb};

/// How far after a verb its content may begin, in steps.
const REACH: usize = 28;

/// Where what a verb reports begins, after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Nothing follows that could be reported.
    None,
    /// A clause after `that`, from this step.
    That(usize),
    /// A clause without `that`, from this step.
    Bare(usize),
    /// A stretch in marks at this step.
    Quote(usize),
    /// A colon without marks after it; the first step after it, which may be the end of the period.
    Colon(usize),
}

/// What follows the reporting verb at step `at`.
pub(super) fn content(tagged: &Tagged<'_, '_>, at: usize, verb: Verb) -> Content {
    let limit = tagged.len().min(at + REACH);
    let mut i = at + 1;
    // `pointed out that`.
    if matches!(tagged.word(i), "out" | "back") {
        i += 1;
    }
    let told = i;
    // The last phrase walked over: a clause may begin with it (`said at least ten had died`).
    let mut phrase = None;
    let mut aside = false;
    while i < limit {
        match tagged.tag(i) {
            Tag::Quote(_) => return Content::Quote(i),
            Tag::Open(q) => {
                let marked =
                    aside || i == told || matches!(tagged.before(i), Tag::Comma | Tag::Colon | Tag::That);
                let close = (i..limit).find(|&c| matches!(tagged.tag(c), Tag::Close(r) if r == q));
                let alone = close
                    .is_none_or(|c| matches!(tagged.tag(c + 1), Tag::Stop | Tag::Comma | Tag::Conjunction));
                return if marked && alone {
                    Content::Quote(i)
                } else if matches!(tagged.before(i), Tag::That) {
                    Content::That(i)
                } else {
                    bare(tagged, i, verb)
                };
            }
            Tag::That if is_conjunction(tagged, i) => {
                let first = i + 1;
                return match tagged.tag(first) {
                    Tag::Quote(_) => Content::Quote(first),
                    Tag::Open(_) => {
                        i = first;
                        continue;
                    }
                    // `said that, although prices fell, the plan`.
                    Tag::Comma | Tag::Colon => Content::That(first + 1),
                    _ => Content::That(first),
                };
            }
            Tag::Colon => {
                return match tagged.tag(i + 1) {
                    Tag::Quote(_) | Tag::Open(_) => Content::Quote(i + 1),
                    _ => Content::Colon(i + 1),
                };
            }
            Tag::Comma => {
                if let Tag::Quote(_) | Tag::Open(_) = tagged.tag(i + 1) {
                    return Content::Quote(i + 1);
                }
                // `said, in a letter to the board, that`.
                let close = (i + 1..limit).find(|&c| matches!(tagged.tag(c), Tag::Comma));
                match close {
                    Some(close)
                        if matches!(tagged.tag(close + 1), Tag::Quote(_))
                            && !holds_verb(tagged, i + 1..close)
                            || is_conjunction(tagged, close + 1) =>
                    {
                        i = close + 1;
                        aside = true;
                        continue;
                    }
                    _ => return Content::None,
                }
            }
            Tag::Preposition => {
                // `said as he left`: when it was said.
                if noun::is_time_clause(tagged.word(i)) && matches!(tagged.tag(i + 1), Tag::Pronoun) {
                    return Content::None;
                }
                phrase = Some(i);
                let end = noun::noun_end(tagged, i + 1);
                i = end.max(i + 1 + usize::from(matches!(tagged.tag(i + 1), Tag::Object | Tag::Ing)));
            }
            Tag::Adverb | Tag::Time | Tag::Not => i += 1,
            Tag::Object => i += 1,
            // `warned residents that`.
            _ if verb.frame == Frame::May && i == told && {
                let end = noun::noun_end(tagged, i);
                let question = matches!(tagged.word(end), "whether" | "if" | "how" | "why");
                end > i && (question || matches!(tagged.tag(end), Tag::That | Tag::Colon | Tag::Quote(_)))
            } =>
            {
                i = noun::noun_end(tagged, i);
            }
            // `told reporters that`, `told him`.
            _ if verb.frame == Frame::Tell && i == told => {
                let end = if matches!(tagged.tag(i), Tag::Object | Tag::Pronoun) {
                    i + 1
                } else {
                    addressee(tagged, i)
                };
                i = end.max(i + 1);
            }
            // A verb: the clause has begun.
            Tag::Finite | Tag::Auxiliary | Tag::Ed | Tag::Report(_) => {
                return match phrase {
                    Some(first) if !noun::is_time_clause(tagged.word(first)) && !is_participle(tagged, i) => {
                        bare(tagged, first, verb)
                    }
                    _ => Content::None,
                };
            }
            Tag::Stop | Tag::Semicolon | Tag::Dash | Tag::CloseBracket => return Content::None,
            Tag::OpenBracket => match (i..limit).find(|&c| matches!(tagged.tag(c), Tag::CloseBracket)) {
                Some(close) => i = close + 1,
                None => return Content::None,
            },
            Tag::Conjunction | Tag::Contrast | Tag::Subordinator => return Content::None,
            _ => return bare(tagged, i, verb),
        }
    }
    Content::None
}

/// The step after the person or persons told, who stand at step `at`: a name, or one noun with its determiner.
fn addressee(tagged: &Tagged<'_, '_>, at: usize) -> usize {
    let end = match noun::noun_end(tagged, at) {
        // `told state television that`: no verb follows the telling, so what looks like one belongs to the noun after it.
        end if end == at => noun::noun_end(tagged, at + 1),
        end => end,
    };
    // `told Reuters the plan`: a determiner ends the name; `told reporters prices would rise`: a bare plural is one word.
    let first = at;
    let bare_plural = matches!(tagged.tag(first), Tag::Word)
        && tagged.word(first).ends_with('s')
        && matches!(tagged.tag(first + 1), Tag::Name | Tag::Word | Tag::Ing);
    if bare_plural { first + 1 } else { end }
}

/// Whether the `that` at step `at` opens a clause: not `that plan` before a comma or the end.
fn is_conjunction(tagged: &Tagged<'_, '_>, at: usize) -> bool {
    matches!(tagged.tag(at), Tag::That) && !matches!(tagged.tag(at + 1), Tag::Stop)
}

/// The clause without `that` from step `from`, if it is one.
fn bare(tagged: &Tagged<'_, '_>, from: usize, verb: Verb) -> Content {
    let subject =
        matches!(tagged.tag(from), Tag::Pronoun) || matches!(tagged.word(from), "there" | "this" | "that");
    let question = matches!(tagged.word(from), "whether" | "if" | "why" | "how" | "what" | "where" | "when");
    if matches!(tagged.tag(from), Tag::Wh) && !question || tagged.word(from) == "to" {
        return Content::None;
    }
    let shows = match verb.frame {
        _ if verb.noun && verb.form != Form::Past => subject,
        Frame::Clause | Frame::Tell | Frame::May => {
            subject || question || holds_verb(tagged, from..tagged.len())
        }
        Frame::Weak => subject || question || holds_own_verb(tagged, from),
    };
    if shows { Content::Bare(from) } else { Content::None }
}

/// Whether a range of steps holds a verb.
pub(super) fn holds_verb(tagged: &Tagged<'_, '_>, steps: Range<usize>) -> bool {
    steps.into_iter().any(|i| {
        matches!(tagged.tag(i), Tag::Finite | Tag::Auxiliary)
            || matches!(tagged.tag(i), Tag::Report(v) if v.form != Form::Participle)
            || matches!(tagged.tag(i), Tag::Ed | Tag::Quote(_))
    })
}

/// Whether a form in -ed describes the noun before it: `the plan approved by the board`.
fn is_participle(tagged: &Tagged<'_, '_>, at: usize) -> bool {
    matches!(tagged.tag(at), Tag::Ed | Tag::Report(_))
        && matches!(tagged.word(at + 1), "by" | "in" | "for" | "as" | "with" | "at" | "on" | "to" | "from")
}

/// Whether the noun at step `from` has a finite verb of its own, not one of a relative clause or a participle.
fn holds_own_verb(tagged: &Tagged<'_, '_>, from: usize) -> bool {
    for i in from..tagged.len().min(from + REACH) {
        match tagged.tag(i) {
            Tag::Finite | Tag::Auxiliary => return true,
            Tag::Report(v) if v.form == Form::Past || v.form == Form::Third && !v.noun => return true,
            Tag::Ed if i > from + 1 => {
                // `the plan approved by the board` has none yet.
                return !is_participle(tagged, i);
            }
            Tag::Wh
            | Tag::That
            | Tag::Comma
            | Tag::Semicolon
            | Tag::Colon
            | Tag::Stop
            | Tag::Subordinator => {
                return false;
            }
            _ => {}
        }
    }
    false
}
