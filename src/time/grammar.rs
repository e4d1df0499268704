//! The grammar's top: at each token the language of the words there reads what it can, and what reaches farthest wins.

use super::lexicon::Word;
use super::numeric::numeric;
use super::piece::{Piece, Reading, item};
use super::reader::Reader;
use super::spec::{Expr, Found, Spec};
use super::{arabic, english, stamp};
use crate::text::{Language, TokenKind};

/// All expressions of a document in their order, in the lines whose first token is `wanted`.
pub(super) fn find(reader: &mut Reader<'_, '_>, wanted: impl Fn(usize) -> bool) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let count = reader.document.tokens().len();
    let mut start = 0;
    let mut before = None;
    while start < count {
        let mut end = start + 1;
        while end < count && !reader.document.token(end).line_before {
            end += 1;
        }
        let number = numbering(reader, start);
        if wanted(start) {
            reader.start = start;
            reader.end = end;
            // The number of the line in a list is no part of what it says: `8 - 10 minutes`.
            let counts_on = number.is_some_and(|n| {
                before.is_some_and(|before| before + 1 == n)
                    || numbering(reader, end).is_some_and(|next| next == n + 1)
            });
            line(reader, if counts_on { start + 2 } else { start }, &mut found);
        }
        before = number.or(before);
        start = end;
    }
    found
}

/// The number that opens the line at `start`, where a mark stands apart after it: `8 - `, `8. `.
fn numbering(r: &Reader<'_, '_>, start: usize) -> Option<u32> {
    let document = r.document;
    let tokens = document.tokens();
    let (number, mark, text) = (tokens.get(start)?, tokens.get(start + 1)?, tokens.get(start + 2)?);
    let digits = document.folded(start);
    let listed = number.kind == TokenKind::Number
        && digits.len() <= 2
        && !mark.line_before
        && matches!(document.folded(start + 1), "-" | "–" | "." | ")" | "_")
        && text.space_before
        && !text.line_before;
    listed.then(|| digits.parse().ok()).flatten()
}

fn line(r: &Reader<'_, '_>, from: usize, found: &mut Vec<Found>) {
    let mut i = from;
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
            // Marks of direction at the edges are no part of it.
            let text = &document.text()[from..to];
            let from = to - text.trim_start_matches(is_direction_mark).len();
            let to = from + document.text()[from..to].trim_end_matches(is_direction_mark).len();
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

fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
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

/// The expressions that begin at `i`: none, one, or the two ends of a range.
fn expression(r: &Reader<'_, '_>, i: usize) -> Reading {
    let latin = r.kind(i) == Some(TokenKind::Latin);
    let (language, sure) = language(r, i);
    let stamped: Reading = match latin || r.is_number(i) {
        true => stamp::stamp(r, i).map(|p| item(i, p)).into(),
        false => None.into(),
    };
    let by = |language: Language| match language {
        Language::English => english::expression(r, i),
        Language::Arabic => arabic::expression(r, i),
        // Of a language that is not known only figures can be read.
        Language::Other => numeric(r, i, false, |_, _| None)
            .filter(|date| date.is.is_full())
            .map(|date| item(i, Piece { is: Expr::Date(Spec::Calendar(date.is)), next: date.next, skip: 0 }))
            .into(),
    };
    let mut read = by(language);
    if !sure {
        let other = by(if language == Language::English { Language::Arabic } else { Language::English });
        read = if other.next > read.next { other } else { read };
    }
    if read.next > stamped.next { read } else { stamped }
}

/// The language whose grammar reads what begins at `i`: that of its run of words. Figures between runs go with the word after them, or else
/// with the one before; where neither stands beside them, it is not sure: what figures say is mostly the same in both.
fn language(r: &Reader<'_, '_>, i: usize) -> (Language, bool) {
    let language = r.document.language_at(i);
    let word = |at: usize| match r.kind(at) {
        Some(TokenKind::Latin) => Some(Language::English),
        Some(TokenKind::Arabic) => Some(Language::Arabic),
        _ => None,
    };
    if language == Language::Other || !r.is_number(i) {
        return (language, true);
    }
    let mark = r.is(i + 1, &["-", ":", ".", ","]);
    let after = word(i + 1).or_else(|| if mark { word(i + 2).or_else(|| word(i + 3)) } else { None });
    let beside = after.or_else(|| if i > r.start { word(i - 1) } else { None });
    // A text of figures alone is in no language: the day comes first in most of the world.
    let language = if r.document.language() == Language::Other { Language::Arabic } else { language };
    (beside.unwrap_or(language), beside.is_some())
}

#[cfg(test)]
mod tests {
    use super::super::pattern::Rule;
    use super::super::resolve::{Anchor, resolve};
    use super::super::spec::Tense;
    use super::*;
    use crate::text::Document;

    /// Every rule reads its examples to their end and gives them their value.
    #[test]
    fn rules_read_their_examples() {
        let languages: [(&str, &[Rule]); 3] = [
            ("arabic", arabic::period::RULES),
            ("english", english::period::RULES),
            ("business", english::business::RULES),
        ];
        let mut wrong = Vec::new();
        for (language, rule) in languages.iter().flat_map(|(l, rules)| rules.iter().map(move |r| (l, r))) {
            assert!(!rule.examples.is_empty(), "{language}, {}: no example", rule.name);
            for (example, value) in rule.examples {
                let read = read(rule, example);
                if read.as_deref() != Ok(*value) {
                    wrong.push(format!("{language}, {}: {example}: {read:?}, not {value}", rule.name));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    /// The value that a rule gives its example.
    fn read(rule: &Rule, example: &str) -> Result<String, &'static str> {
        let parts: Vec<&str> = example.split('|').collect();
        let (before, after) = match parts[..] {
            [_] => (0, 0),
            [before, _] => (before.len(), 0),
            [before, _, after] => (before.len(), after.len()),
            _ => return Err("more than two bars"),
        };
        let text = parts.concat();
        let document = Document::new(&text);
        let reader = Reader::new(&document, |_| true);
        let at = document.tokens().iter().position(|t| t.start >= before).unwrap_or(0);
        let p = (rule.read)(&reader, at, |_| true).ok_or("not read")?;
        let end = document.tokens().get(p.next).map_or(text.len(), |t| t.start);
        if document.tokens()[p.next - 1].end + after < text.len() || end < text.len() - after {
            return Err("not read to its end");
        }
        let now = Some(jiff::civil::date(2025, 5, 20));
        let (focus, quarter, part, year, named) = (None, None, None, None, None);
        let anchor = Anchor { now, focus, quarter, part, year, named, tense: Tense::Past, narrative: true };
        Ok(resolve(&Expr::Date(p.is), &anchor).1.value)
    }
}
