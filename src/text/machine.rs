//! What is written for machines: web and mail addresses, the brackets of a Markdown link with where it leads, the time codes of subtitles. Each
//! becomes one token, so that no later stage finds a day, a number or a colon before speech inside it, and the words around it stand together.

use super::{Token, TokenKind};

/// Joins the tokens of each address and time code into one of kind [`TokenKind::Machine`]. `folded` holds the tokens' folded forms.
pub(super) fn join(text: &str, folded: &str, tokens: &mut Vec<Token>) {
    if !["://", "www.", "@", "](", "-->"].iter().any(|sign| text.contains(sign)) {
        return;
    }
    let line = Line { text, folded, tokens };
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut i = 0;
    while i < tokens.len() {
        let Some((from, to)) = line.time_code(i).or_else(|| line.link_end(i)).or_else(|| line.address(i))
        else {
            joined.push(tokens[i]);
            i += 1;
            continue;
        };
        // What a mail address has before its `@` was copied already.
        joined.truncate(joined.len() - (i - from));
        if tokens[from].kind == TokenKind::Mark && line.is(from, &["]"]) {
            open_link(text, &mut joined);
        }
        let (first, last) = (tokens[from], tokens[to - 1]);
        joined.push(Token { kind: TokenKind::Machine, end: last.end, fold_end: last.fold_end, ..first });
        i = to;
    }
    *tokens = joined;
}

/// The bracket that opens the link of which the last of `joined` is the text: it is no mark of the text either.
fn open_link(text: &str, joined: &mut [Token]) {
    let line = joined.iter_mut().rev().take(LINK);
    let mut inside = 0;
    for token in line {
        match &text[token.start..token.end] {
            "[" if inside == 0 => {
                token.kind = TokenKind::Machine;
                return;
            }
            "[" => inside -= 1,
            "]" => inside += 1,
            _ => {}
        }
        if token.line_before {
            return;
        }
    }
}

/// How many tokens the text of a link can have.
const LINK: usize = 60;

/// The tokens of a text as they were cut.
struct Line<'a> {
    text: &'a str,
    folded: &'a str,
    tokens: &'a [Token],
}

impl Line<'_> {
    fn is(&self, i: usize, forms: &[&str]) -> bool {
        self.tokens.get(i).is_some_and(|t| forms.contains(&&self.folded[t.fold_start..t.fold_end]))
    }

    /// Whether nothing stands between token `i` and the one before it.
    fn glued(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| !t.space_before && !t.line_before)
    }

    fn is_latin(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Latin)
    }

    /// The end of a Markdown link, `](/media/photo.jpg "title")`, in one line.
    fn link_end(&self, i: usize) -> Option<(usize, usize)> {
        let led = self.is(i, &["]"]) && self.glued(i + 1) && self.is(i + 1, &["("]) && self.glued(i + 2);
        let rooted = led && (self.is(i + 2, &["/", "#", "."]) || self.address(i + 2).is_some());
        let inside = |n: &usize| self.tokens.get(*n).is_some_and(|t| !t.line_before);
        let close = (i + 3..i + 3 + LINK).take_while(inside).find(|&n| self.is(n, &[")"]));
        close.filter(|_| rooted).map(|close| (i, close + 1))
    }

    /// The address that token `i` shows to be there: from the token, or what is glued before an `@`.
    fn address(&self, i: usize) -> Option<(usize, usize)> {
        let next = |n: usize, forms: &[&str]| self.glued(i + n) && self.is(i + n, forms);
        let scheme = self.is_latin(i) && next(1, &[":"]) && next(2, &["/"]) && next(3, &["/"]);
        let host = self.is(i, &["www"]) && next(1, &["."]) && self.glued(i + 2);
        if scheme || host {
            return Some((i, self.end(i)));
        }
        let mail = self.is(i, &["@"]) && self.glued(i) && i > 0 && self.glued(i + 1) && self.is_latin(i + 1);
        if !mail {
            return None;
        }
        let named = |n: &usize| {
            let part = |t: &Token| matches!(t.kind, TokenKind::Latin | TokenKind::Number);
            self.tokens.get(*n).is_some_and(part) || self.is(*n, &[".", "_", "-", "+"])
        };
        // Up to the next `@` at most: however many there are, each word is looked at once.
        let mut domain = (i + 2..self.tokens.len()).take_while(|n| self.glued(*n) && named(n));
        if !domain.any(|n| self.is(n, &["."])) {
            return None;
        }
        let mut from = i;
        while from > 0 && self.glued(from) && named(&(from - 1)) {
            from -= 1;
        }
        (from < i).then(|| (from, self.end(i)))
    }

    /// One past the last token of an address that begins at token `start`: it ends at a space, an Arabic letter, a bracket or quotation mark that
    /// closes; the marks of the sentence after it are not its own.
    fn end(&self, start: usize) -> usize {
        const CLOSING: [&str; 9] = [")", "]", "»", "”", "\"", "<", ">", "،", "؛"];
        let ends =
            |n: &usize| !self.glued(*n) || self.tokens[*n].kind == TokenKind::Arabic || self.is(*n, &CLOSING);
        let mut end = (start + 1..self.tokens.len()).find(ends).unwrap_or(self.tokens.len());
        while end > start + 1 && self.is(end - 1, &[".", ",", ":", ";", "!", "?", "؟", "…", "'", "*", "_"])
        {
            end -= 1;
        }
        end
    }

    /// A line of subtitles that says when: `00:00:05,000 --> 00:00:09,500`, with what WebVTT writes after it.
    fn time_code(&self, i: usize) -> Option<(usize, usize)> {
        let first = self.tokens[i];
        if !first.line_before || first.kind != TokenKind::Number {
            return None;
        }
        let line = &self.text[first.start..];
        let line = &line[..line.find(['\n', '\r']).unwrap_or(line.len())];
        let (from, to) = line.split_once("-->")?;
        let is_clock = |text: &str| {
            let text = text.trim();
            text.contains(':') && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | ','))
        };
        if !is_clock(from) || !is_clock(to.split_whitespace().next()?) {
            return None;
        }
        let end = first.start + line.len();
        Some((i, i + self.tokens[i..].partition_point(|t| t.start < end)))
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{Document, TokenKind};

    fn machine(text: &str) -> Vec<&str> {
        let document = Document::new(text);
        let tokens = 0..document.tokens().len();
        tokens
            .filter(|&i| document.token(i).kind == TokenKind::Machine)
            .map(|i| document.surface(i))
            .collect()
    }

    #[test]
    fn addresses_are_one_token_without_the_marks_of_the_sentence() {
        let cases: [(&str, &[&str]); 13] = [
            ("انظر https://example.org/2024/5/12/a-b?x=1.", &["https://example.org/2024/5/12/a-b?x=1"]),
            ("(www.example.org)، قال", &["www.example.org"]),
            ("«https://example.org/a» و", &["https://example.org/a"]),
            ("https://example.org/abcقال", &["https://example.org/abc"]),
            ("راسل ed.desk+a@news.example.org أو", &["ed.desk+a@news.example.org"]),
            ("![ساحة](/media/photo-1.jpg) في", &["[", "](/media/photo-1.jpg)"]),
            ("[ساحة](https://example.org/a \"ساحة\") في", &["[", "](https://example.org/a \"ساحة\")"]),
            ("[ساحة [1]](/a_(b)) في", &["[", "](/a_(b)"]),
            ("ساحة](/a) و[1](ساحة)", &["](/a)"]),
            ("كتب @salma_w و#ميناء", &[]),
            ("متى@؟ a@b a@b@c", &[]),
            ("www", &[]),
            ("قال سامي: 3/5/2024", &[]),
        ];
        for (text, want) in cases {
            assert_eq!(machine(text), want, "{text}");
        }
    }

    #[test]
    fn time_codes_of_subtitles_are_one_token() {
        let text = "1\n00:00:05,000 --> 00:00:09,500\nصباح الخير\n\n00:09.500 --> 00:11.000 align:start\nنعم";
        assert_eq!(machine(text), ["00:00:05,000 --> 00:00:09,500", "00:09.500 --> 00:11.000 align:start"]);
        assert_eq!(machine("12:30 --> باريس"), Vec::<&str>::new());
        assert_eq!(machine("10 --> 12"), Vec::<&str>::new());
    }

    #[test]
    fn what_was_said_beside_an_address_goes_on_after_it() {
        let document = Document::new("زار [القاهرة](https://example.org/cairo) أمس");
        let words: Vec<&str> = (0..document.tokens().len()).map(|i| document.surface(i)).collect();
        assert_eq!(words, ["زار", "[", "القاهرة", "](https://example.org/cairo)", "أمس"]);
    }
}
