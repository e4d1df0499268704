//! Names that the reader marks: which stretch is meant, and where else the text has the name, with whatever proclitics.

use std::ops::Range;

use super::arabic::stands_alone;
use super::gazetteer::fold_name;
use super::{EntityKind, Mention, gazetteer};
use crate::lexicon::Table;
use crate::text::clitic::{Split, splits};
use crate::text::{Document, TokenKind};

static COMMON: Table = Table::of_names("common");

/// How sure a name is that the reader has marked.
const CERTAIN: f32 = 1.0;
/// How sure other places are where the text has that name.
const REPEATED: f32 = 0.95;

/// A name of whole words from a stretch that the reader has selected: marks at its ends are left out, and proclitics before its first word, which
/// a double click selects with it, where the rest is a name that is known or that the text has without them. `is_named` says whether folded words
/// are a name that was found in the text. Nothing where the stretch has no words.
pub(crate) fn stretch(
    document: &Document<'_>,
    span: &Range<usize>,
    kind: EntityKind,
    is_named: impl Fn(&str) -> bool,
) -> Option<Mention> {
    let tokens = document.tokens();
    let mut first = tokens.partition_point(|t| t.end <= span.start);
    let mut end = tokens.partition_point(|t| t.start < span.end).max(first);
    let is_mark = |i: usize| tokens[i].kind == TokenKind::Mark;
    while first < end && is_mark(first) {
        first += 1;
    }
    while first < end && is_mark(end - 1) {
        end -= 1;
    }
    if first == end {
        return None;
    }
    let rest: Vec<&str> = (first + 1..end).map(|i| document.folded(i)).collect();
    let start = if span.start > tokens[first].start {
        let within = splits(document.folded(first)).map(|s| document.offset_after(first, s.len));
        within.into_iter().find(|&at| at == span.start).unwrap_or(tokens[first].start)
    } else {
        document.offset_after(first, proclitics(document, first, &rest, is_named))
    };
    let span = start..tokens[end - 1].end;
    (start < span.end).then_some(Mention { span, tokens: first..end, kind, entity: 0, confidence: CERTAIN })
}

/// Bytes of the folded proclitics before a name that begins at token `first` and goes on with `rest`.
fn proclitics(
    document: &Document<'_>,
    first: usize,
    rest: &[&str],
    is_named: impl Fn(&str) -> bool,
) -> usize {
    if document.token(first).kind != TokenKind::Arabic {
        return 0;
    }
    let whole = |stem: &str| [&[stem], rest].concat().join(" ");
    let listed = |name: &str| {
        gazetteer::lookup(name).is_some()
            || rest.is_empty() && gazetteer::is_given_name(name, false)
            || !rest.is_empty() && gazetteer::is_given_name(name.split(' ').next().unwrap_or(name), false)
    };
    let word = document.folded(first);
    if is_named(&whole(word)) || listed(&whole(word)) {
        return 0;
    }
    let stands = |stem: &str| {
        let alone = document.of_words(|i| document.folded(i) == stem);
        alone.contains(&true) && stem.chars().nth(2).is_some()
    };
    let known = |s: &Split<'_>| {
        let name = whole(s.stem);
        s.preposition != Some('س') && (is_named(&name) || listed(&name) || rest.is_empty() && stands(s.stem))
    };
    splits(word).skip(1).find(known).map_or(0, |s| s.len)
}

/// Where else the text has a name, as mentions like it in the order of the text: the same words, before them any proclitics, and a person's
/// surname alone.
pub(crate) fn again(document: &Document<'_>, name: &Mention) -> Vec<Mention> {
    let first = name.tokens.start;
    let Some(own) = stem_at(document, first, name.span.start) else { return Vec::new() };
    let rest: Vec<usize> = (first + 1..name.tokens.end).collect();
    let latin = document.token(first).kind == TokenKind::Latin;
    let starts = document.of_words(|i| match document.token(i).kind {
        TokenKind::Arabic => proclitics_before(document.folded(i), &own),
        _ if latin => (document.folded(i) == own.stem
            && is_capital(document.surface(i)) == is_capital(document.surface(first)))
        .then_some(0),
        _ => (document.folded(i) == own.stem).then_some(0),
    });
    let surname = surname(document, name).filter(|_| name.tokens.len() > 1);
    let surnames = document.of_words(|i| match (&surname, document.token(i).kind) {
        (Some(surname), TokenKind::Arabic) => proclitics_before(document.folded(i), surname),
        (Some(surname), TokenKind::Latin) => {
            (document.folded(i) == surname.stem && is_capital(document.surface(i))).then_some(0)
        }
        _ => None,
    });
    let count = document.tokens().len();
    let follows = |i: usize| {
        rest.iter().enumerate().all(|(n, &own)| {
            let at = i + 1 + n;
            at < count && document.folded(at) == document.folded(own) && !document.token(at).line_before
        })
    };
    let mut out = Vec::new();
    let mut i = 0;
    while i < count {
        let word = document.word(i);
        let found = starts[word].filter(|_| follows(i)).map(|skip| (skip, i + 1 + rest.len()));
        let found = found.or_else(|| surnames[word].map(|skip| (skip, i + 1)));
        let Some((skip, next)) = found else {
            i += 1;
            continue;
        };
        let span = document.offset_after(i, skip)..document.token(next - 1).end;
        if i >= name.tokens.end || next <= name.tokens.start {
            out.push(Mention { span, tokens: i..next, confidence: REPEATED, ..name.clone() });
        }
        i = next;
    }
    out
}

/// A word's reading from where a name begins in it: nothing where that is within a proclitic.
fn stem_at<'d>(document: &'d Document<'_>, i: usize, start: usize) -> Option<Split<'d>> {
    splits(document.folded(i)).find(|s| document.offset_after(i, s.len) == start)
}

/// Bytes of the folded proclitics with which a word is the one that is looked for: nothing where it is not, or where it is a frequent word by
/// itself (`بنوك` is no `نوك`).
fn proclitics_before(word: &str, own: &Split<'_>) -> Option<usize> {
    let swallowed = |s: &Split<'_>| s.article && !s.stem.starts_with("ال");
    let same = |s: &Split<'_>| {
        s.preposition != Some('س')
            && (s.stem == own.stem
                || swallowed(s) && own.stem.strip_prefix("ال") == Some(s.stem)
                || swallowed(own) && s.stem.strip_prefix("ال") == Some(own.stem))
    };
    let found = splits(word).find(same)?;
    (found.len == 0 || found.stem.chars().nth(2).is_some() && !COMMON.contains(word)).then_some(found.len)
}

/// The surname by which a person whose full name is given may be meant alone.
fn surname<'d>(document: &'d Document<'_>, name: &Mention) -> Option<Split<'d>> {
    let last = name.tokens.end - 1;
    let alone = match document.token(last).kind {
        TokenKind::Arabic => stands_alone(document.folded(last)),
        TokenKind::Latin => {
            is_capital(document.surface(last)) && document.folded(last).chars().nth(2).is_some()
        }
        _ => false,
    };
    (name.kind == EntityKind::Person && alone).then(|| splits(document.folded(last)).next()).flatten()
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// The words of a name as names are compared.
pub(crate) fn form(document: &Document<'_>, mention: &Mention) -> String {
    fold_name(&document.text()[mention.span.clone()])
}

/// Whether a name is what a form, as [`form`] gives it, is called: with the article or without.
pub(crate) fn is_called(form: &str, name: &str) -> bool {
    let bare = |name: &str| name.strip_prefix("ال").unwrap_or(name).to_owned();
    let name = fold_name(name);
    form == name || bare(form) == bare(&name)
}
