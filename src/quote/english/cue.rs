//! Cues: the reporting verbs of a period, each with its subject, what it reports, and on which side of it that stands.

use super::super::attribution::Mode;
use super::clause::{self, Content};
use super::noun::{self, Phrase};
use super::tags::{Tag, Tagged};
use super::words::{Form, Frame, Verb};

/// On which side of a cue stands what it reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// After it, by its content.
    Ahead(Content),
    /// Before it: a stretch in marks.
    AfterQuote(usize),
    /// Before it: a clause up to this step.
    AfterClause(usize),
    /// On both sides: the clause up to this step and what follows the cue.
    Within(usize),
}

/// A reporting verb that reports.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// Its step.
    pub(super) at: usize,
    /// What the table says of it.
    pub(super) verb: Verb,
    /// Its subject, where it has one.
    pub(super) phrase: Option<Phrase>,
    /// A participle goes on with the subject of the verb before it.
    pub(super) goes_on: bool,
    /// The first step of the cue and its subject.
    pub(super) start: usize,
    /// The step after the cue and its subject.
    pub(super) end: usize,
    /// Where what it reports stands.
    pub(super) place: Place,
}

/// What stands between a subject and its verb.
#[derive(Clone, Copy, Debug, Default)]
struct Auxiliaries {
    /// The first step of them, or the verb.
    start: usize,
    denied: bool,
    modal: bool,
    /// A form of `be` is the last of them.
    be: bool,
}

/// The cues of a period, in order.
pub(super) fn find(tagged: &Tagged<'_, '_>) -> Vec<Cue> {
    (0..tagged.len())
        .filter_map(|at| match tagged.tag(at) {
            Tag::Report(verb) => cue(tagged, at, verb),
            _ => None,
        })
        .collect()
}

fn cue(tagged: &Tagged<'_, '_>, at: usize, verb: Verb) -> Option<Cue> {
    let aux = auxiliaries(tagged, at);
    let progressive = verb.form == Form::Participle && aux.be;
    if aux.denied {
        return None;
    }
    let content = clause::content(tagged, at, verb);
    if verb.form == Form::Participle && !progressive {
        return participle(tagged, at, verb, content);
    }
    if verb.form == Form::Past && aux.be {
        return passive(tagged, at, verb, content, aux.start);
    }
    let says = matches!(verb.mode, Mode::Say | Mode::Trap);
    // `"…," said Smith`, `prices fell, said Smith`.
    if aux.start == at
        && verb.form != Form::Participle
        && verb.mode != Mode::Label
        && verb.frame != Frame::Tell
    {
        let quote = quote_before(tagged, at);
        let clause = matches!(tagged.before(at), Tag::Comma) && says && clause::holds_verb(tagged, 0..at - 1);
        if (quote.is_some() || clause)
            && let Some(phrase) = noun::after(tagged, at + 1)
        {
            let end = phrase.steps.end;
            let rest = noun::described(tagged, end);
            let own_verb = matches!(tagged.tag(rest), Tag::Finite | Tag::Auxiliary | Tag::Report(_))
                && !matches!(tagged.tag(rest), Tag::Report(v) if v.form == Form::Participle);
            if !own_verb {
                let place = quote.map_or(Place::AfterClause(at - 1), Place::AfterQuote);
                return Some(Cue { at, verb, phrase: Some(phrase), goes_on: false, start: at, end, place });
            }
        }
    }
    let phrase = noun::before(tagged, aux.start);
    // `the bank's report that`, `a Post report that`: a noun.
    let bare = verb.form == Form::Base && aux.start == at;
    if bare && verb.noun && !phrase.as_ref().is_some_and(|p| noun::is_plural(tagged, p))
        || verb.noun && phrase.is_none()
    {
        return None;
    }
    // `for due process guarantees, "…"`: with a comma before the marks it is a noun unless a name or pronoun speaks.
    let spoken = matches!(tagged.before(aux.start), Tag::Name | Tag::Pronoun);
    if verb.noun && !spoken && matches!(tagged.tag(at + 1), Tag::Comma) {
        return None;
    }
    let start = phrase.as_ref().map_or(aux.start, |p| p.steps.start);
    let made = |phrase: Option<Phrase>, goes_on: bool, place: Place| {
        Some(Cue { at, verb, phrase, goes_on, start, end: at + 1, place })
    };
    // `Smith said A and added that B`, `Smith called it a day and said`: the subject of the verb before.
    let shared = phrase.is_none()
        && matches!(
            tagged.before(aux.start),
            Tag::Conjunction | Tag::Contrast | Tag::Comma | Tag::Subordinator
        );
    let opens = |content: Content| !matches!(content, Content::None);
    if let Some(q) = quote_before(tagged, start)
        .filter(|_| start < at && !matches!(content, Content::That(_) | Content::Bare(_)))
    {
        return made(phrase, false, Place::AfterQuote(q));
    }
    if opens(content) {
        if aux.modal && !matches!(content, Content::Quote(_)) || phrase.is_none() && !shared {
            return match content {
                Content::Quote(_) if phrase.is_none() => made(None, true, Place::Ahead(content)),
                _ => None,
            };
        }
        return made(phrase, shared, Place::Ahead(content));
    }
    // `Prices fell, officials said.`, `The tax, officials said, would rise.`
    let comma = start.checked_sub(1).filter(|&c| matches!(tagged.tag(c), Tag::Comma | Tag::Dash) && c > 0)?;
    if !says || aux.modal || phrase.is_none() {
        return None;
    }
    let close = after_setting(tagged, at + 1);
    let goes_on = matches!(tagged.tag(close), Tag::Comma | Tag::Dash)
        && !matches!(tagged.tag(close + 1), Tag::Report(v) if v.form == Form::Participle)
        && !matches!(
            tagged.tag(close + 1),
            Tag::Wh
                | Tag::Stop
                | Tag::Quote(_)
                | Tag::Open(_)
                | Tag::Conjunction
                | Tag::Contrast
                | Tag::Subordinator
                | Tag::Ing
                | Tag::Preposition
        );
    if goes_on && (!clause::holds_verb(tagged, 0..comma) || opens_predicate(tagged, close + 1)) {
        return made(phrase, false, Place::Within(comma));
    }
    if clause::holds_verb(tagged, 0..comma) && !verb.noun {
        return made(phrase, false, Place::AfterClause(comma));
    }
    None
}

/// Whether a predicate stands at a step: what was before the cue was only its subject.
fn opens_predicate(tagged: &Tagged<'_, '_>, at: usize) -> bool {
    matches!(tagged.tag(at), Tag::Auxiliary | Tag::Finite | Tag::Ed)
}

/// The step after the time and place that follow a cue.
fn after_setting(tagged: &Tagged<'_, '_>, mut at: usize) -> usize {
    loop {
        match tagged.tag(at) {
            Tag::Adverb | Tag::Time | Tag::Object => at += 1,
            Tag::Preposition => at = noun::noun_end(tagged, at + 1).max(at + 1),
            _ => return at,
        }
    }
}

/// The stretch in marks right before step `at`, past a comma or dash.
fn quote_before(tagged: &Tagged<'_, '_>, at: usize) -> Option<usize> {
    let at = if matches!(tagged.before(at), Tag::Comma | Tag::Dash) { at - 1 } else { at };
    match tagged.before(at) {
        Tag::Quote(q) | Tag::Close(q) => Some(q),
        _ => None,
    }
}

/// The auxiliaries and adverbs before the verb at step `at`.
fn auxiliaries(tagged: &Tagged<'_, '_>, at: usize) -> Auxiliaries {
    const MOST: usize = 6;
    let mut aux = Auxiliaries { start: at, ..Auxiliaries::default() };
    let lowest = at.saturating_sub(MOST);
    let mut last = true;
    while aux.start > lowest {
        let word = tagged.word(aux.start - 1);
        match tagged.tag(aux.start - 1) {
            Tag::Not => aux.denied = true,
            Tag::Adverb | Tag::Time => {}
            Tag::Auxiliary => {
                aux.denied |= word.ends_with("n't") || word == "cannot";
                aux.modal |= matches!(
                    word,
                    "will" | "would" | "can" | "could" | "should" | "may" | "might" | "must" | "shall"
                );
                aux.be |=
                    last && matches!(word, "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am");
                last = false;
            }
            _ => break,
        }
        aux.start -= 1;
    }
    aux
}

/// A participle: it goes on with the speaker of its sentence, or tells whom another quotes (`quoted Smith as saying`).
fn participle(tagged: &Tagged<'_, '_>, at: usize, verb: Verb, content: Content) -> Option<Cue> {
    const NEAR: usize = 12;
    if content == Content::None {
        return None;
    }
    let place = Place::Ahead(content);
    let mut phrase = None;
    let mut start = at;
    if tagged.word(at.wrapping_sub(1)) == "as" {
        let quoted = (at.saturating_sub(NEAR)..at)
            .rev()
            .find(|&i| matches!(tagged.word(i), "quoted" | "cited" | "quoting" | "citing"))?;
        let be = auxiliaries(tagged, quoted);
        phrase = if be.be { noun::before(tagged, be.start) } else { noun::after(tagged, quoted + 1) };
        start = quoted;
    }
    // `footage of Smith asking`: whom the noun before it names.
    if phrase.is_none()
        && tagged.is_nominal(at.wrapping_sub(1))
        && matches!(content, Content::That(_) | Content::Quote(_))
    {
        phrase = noun::adjacent(tagged, at);
        start = phrase.as_ref().map_or(at, |p| p.steps.start);
    }
    let opens = matches!(
        tagged.before(at),
        Tag::Comma | Tag::Dash | Tag::Stop | Tag::Adverb | Tag::Conjunction | Tag::Close(_) | Tag::Quote(_)
    );
    let goes_on = phrase.is_none();
    if goes_on && !opens && !matches!(content, Content::That(_) | Content::Quote(_)) {
        return None;
    }
    Some(Cue { at, verb, phrase, goes_on, start, end: at + 1, place })
}

/// A passive: it is said by no one, or by whom `by` names.
fn passive(tagged: &Tagged<'_, '_>, at: usize, verb: Verb, content: Content, start: usize) -> Option<Cue> {
    let by = (tagged.word(at + 1) == "by").then(|| noun::after(tagged, at + 2)).flatten();
    // `it was announced that`; `Smith was told that` has someone else for its speaker, who is not named.
    let place = match content {
        Content::That(_) | Content::Quote(_)
            if matches!(verb.mode, Mode::Say | Mode::Trap | Mode::Label | Mode::Act) =>
        {
            Place::Ahead(content)
        }
        _ => return None,
    };
    Some(Cue { at, verb, phrase: by, goes_on: false, start, end: at + 1, place })
}

/// The subject of the verb at step `at`, and whether the verb is denied.
pub(super) fn subject_of(tagged: &Tagged<'_, '_>, at: usize) -> (Option<Phrase>, bool) {
    let aux = auxiliaries(tagged, at);
    let participle = matches!(tagged.tag(at), Tag::Report(v) if v.form == Form::Participle) && !aux.be;
    let phrase = if participle || aux.be { None } else { noun::before(tagged, aux.start) };
    (phrase, aux.denied)
}
