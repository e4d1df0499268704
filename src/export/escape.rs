//! Escaping for XML 1.0 (Fifth Edition) and, by the same rules, HTML.
//!
//! Characters that XML cannot hold at all (most control characters, U+FFFE, U+FFFF) become U+FFFD, one for one, so that positions stay.
//! A carriage return is written as a reference, for a parser turns a bare one into a line feed.

/// What a character is in a format that takes only the characters of XML 1.0 (production `Char`): itself, or U+FFFD.
pub(super) fn legal(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => c,
        '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        _ => c,
    }
}

/// Appends text as the content of an element.
pub(super) fn text(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            // Only `]]>` asks for it; everywhere is simpler to read.
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#13;"),
            _ => out.push(legal(c)),
        }
    }
}

/// Appends ` name="value"`; white space other than spaces is written as references, for a parser turns it into spaces.
pub(super) fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            _ => out.push(legal(c)),
        }
    }
    out.push('"');
}

/// Appends `<name>text</name>`.
pub(super) fn element(name: &str, content: &str, out: &mut String) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    text(content, out);
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_parser_reads_back() {
        let hostile = "a\0b\r\nc\rd\te<f> & \"g\" ]]> \u{fffe}\u{1b}\u{202e}😀 'h'";
        let mut xml = "<x".to_owned();
        attribute("y", hostile, &mut xml);
        xml.push('>');
        text(hostile, &mut xml);
        xml.push_str("</x>");
        let document = roxmltree::Document::parse(&xml).expect("well-formed");
        let expected: String = hostile.chars().map(legal).collect();
        assert_eq!(document.root_element().text(), Some(expected.as_str()));
        assert_eq!(document.root_element().attribute("y"), Some(expected.as_str()));
        assert_eq!(expected.chars().count(), hostile.chars().count());
    }
}
