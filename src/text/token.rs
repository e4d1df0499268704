//! Tokens: words, numbers and marks, with their place in the original text and their folded form.

use super::fold::{Folded, fold_char, is_ignorable};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word in Arabic letters, with its proclitics.
    Arabic,
    /// A word in Latin letters; an English possessive `'s` is a token of its own.
    Latin,
    /// A word in another script.
    Other,
    /// A run of digits (`3.5` is three tokens: number, mark, number).
    Number,
    /// One punctuation mark or symbol.
    Mark,
    /// What is written for machines, whole: a web or mail address, a time code of subtitles.
    Machine,
}

/// A token. Offsets are bytes into the original text, half open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is made of.
    pub kind: TokenKind,
    /// White space stands before it.
    pub space_before: bool,
    /// A line end stands before it; true for the first token.
    pub line_before: bool,
    pub(super) fold_start: usize,
    pub(super) fold_end: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Line,
    Ignorable,
    Word(TokenKind),
    Mark,
}

fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' => Class::Word(TokenKind::Latin),
        '0'..='9' | '٠'..='٩' | '۰'..='۹' => Class::Word(TokenKind::Number),
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::Line,
        // NUL and other controls separate words, as white space does.
        '\0'..=' ' | '\u{7f}'..='\u{a0}' => Class::Space,
        '!'..='~' => Class::Mark,
        _ if is_ignorable(c) => Class::Ignorable,
        '\u{620}'..='\u{64A}'
        | '\u{66E}'..='\u{6D3}'
        | '\u{6D5}'
        | '\u{6FA}'..='\u{6FF}'
        | '\u{750}'..='\u{77F}'
        | '\u{8A0}'..='\u{8C7}' => Class::Word(TokenKind::Arabic),
        '\u{FB50}'..='\u{FBB1}'
        | '\u{FBD3}'..='\u{FD3D}'
        | '\u{FD50}'..='\u{FDFB}'
        | '\u{FE70}'..='\u{FEFC}' => Class::Word(TokenKind::Arabic),
        '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' if c.is_alphabetic() => Class::Word(TokenKind::Latin),
        _ if c.is_whitespace() => Class::Space,
        _ if c.is_alphabetic() => Class::Word(TokenKind::Other),
        _ if c.is_numeric() && !matches!(c, '½' | '¼' | '¾') => Class::Word(TokenKind::Other),
        _ => Class::Mark,
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Cuts a text into tokens; their folded forms are appended to `folded`, one after the other.
pub(super) fn tokenize(text: &str, folded: &mut String) -> Vec<Token> {
    // Arabic news has about one token every ten bytes.
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 8 + 4);
    folded.reserve(text.len());
    let (mut space, mut line) = (false, true);
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let kind = match class(c) {
            Class::Space => {
                space = true;
                continue;
            }
            Class::Line => {
                line = true;
                continue;
            }
            // Not attached to any word: the marks of a word are taken with it below.
            Class::Ignorable => continue,
            Class::Word(kind) => kind,
            Class::Mark => TokenKind::Mark,
        };
        let fold_start = folded.len();
        push_folded(c, folded);
        let mut end = start + c.len_utf8();
        if kind == TokenKind::Mark {
            let possessive = is_apostrophe(c)
                && !space
                && tokens.last().is_some_and(|t| t.kind == TokenKind::Latin && t.end == start)
                && opens_possessive(&text[end..]);
            if possessive {
                let (at, s) = chars.next().expect("the s that was just seen");
                push_folded(s, folded);
                end = at + s.len_utf8();
            }
            let kind = if possessive { TokenKind::Latin } else { kind };
            tokens.push(Token {
                start,
                end,
                kind,
                space_before: space,
                line_before: line,
                fold_start,
                fold_end: folded.len(),
            });
        } else {
            while let Some(&(at, next)) = chars.peek() {
                match class(next) {
                    Class::Word(k) if k == kind => {}
                    // Tatweel between digits is a dash (`9ــ10ــ1436`).
                    Class::Ignorable if kind == TokenKind::Number && next == 'ـ' => break,
                    Class::Ignorable => {}
                    Class::Mark if kind == TokenKind::Latin && is_apostrophe(next) => {
                        let after = &text[at + next.len_utf8()..];
                        let inside =
                            after.chars().next().is_some_and(|c| class(c) == Class::Word(TokenKind::Latin));
                        if !inside || opens_possessive(after) {
                            break;
                        }
                    }
                    _ => break,
                }
                push_folded(next, folded);
                end = at + next.len_utf8();
                chars.next();
            }
            tokens.push(Token {
                start,
                end,
                kind,
                space_before: space,
                line_before: line,
                fold_start,
                fold_end: folded.len(),
            });
        }
        (space, line) = (false, false);
    }
    tokens
}

/// Whether the text that follows an apostrophe is the `s` of an English possessive.
fn opens_possessive(after: &str) -> bool {
    let mut chars = after.chars();
    matches!(chars.next(), Some('s' | 'S'))
        && !chars.next().is_some_and(|c| matches!(class(c), Class::Word(_)))
}

fn push_folded(c: char, folded: &mut String) {
    match fold_char(c) {
        Folded::Nothing => {}
        Folded::One(a) => folded.push(if is_apostrophe(a) { '\'' } else { a }),
        Folded::Two(a, b) => {
            folded.push(a);
            folded.push(b);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TokenKind::{self, Arabic, Latin, Mark, Number, Other};
    use super::tokenize;

    fn tokens(text: &str) -> Vec<(&str, TokenKind)> {
        tokenize(text, &mut String::new()).iter().map(|t| (&text[t.start..t.end], t.kind)).collect()
    }

    #[test]
    fn words_numbers_and_marks_are_told_apart() {
        assert_eq!(
            tokens("قال ترامب: 3.5% لـBBC"),
            [
                ("قال", Arabic),
                ("ترامب", Arabic),
                (":", Mark),
                ("3", Number),
                (".", Mark),
                ("5", Number),
                ("%", Mark),
                ("لـ", Arabic),
                ("BBC", Latin)
            ]
        );
        assert_eq!(tokens("14h41"), [("14", Number), ("h", Latin), ("41", Number)]);
        assert_eq!(tokens("Москва"), [("Москва", Other)]);
    }

    #[test]
    fn the_possessive_is_a_token_and_other_apostrophes_are_letters() {
        assert_eq!(
            tokens("China's don’t ‘so’ players' rock'n'roll"),
            [
                ("China", Latin),
                ("'s", Latin),
                ("don’t", Latin),
                ("‘", Mark),
                ("so", Latin),
                ("’", Mark),
                ("players", Latin),
                ("'", Mark),
                ("rock'n'roll", Latin)
            ]
        );
    }

    #[test]
    fn vowels_and_controls_stay_in_their_word() {
        assert_eq!(tokens("مُحَمَّد\u{200f} قال"), [("مُحَمَّد\u{200f}", Arabic), ("قال", Arabic)]);
        assert_eq!(tokens("\u{200f}\u{64b} "), []);
    }

    #[test]
    fn gaps_and_folded_forms_are_kept() {
        let mut folded = String::new();
        let text = "أ\r\nب ج\0د";
        let found = tokenize(text, &mut folded);
        let flags: Vec<_> = found.iter().map(|t| (t.space_before, t.line_before)).collect();
        assert_eq!(flags, [(false, true), (false, true), (true, false), (true, false)]);
        assert_eq!(folded, "ابجد");
        assert!(found.iter().all(|t| t.fold_start < t.fold_end));
    }
}
