//! What can be changed in a source file: a site is one change, edits are how the file is rewritten so that it can be switched on.

use std::ops::Range;

/// One change, which the rewritten program makes when it is told the site's number.
#[derive(Clone, Debug)]
pub struct Site {
    /// The file, from the root of the crate.
    pub file: String,
    /// What is changed, in words, without its place: `find_cue: < to <= in i < end`. The same words further down have `(2)` behind them.
    pub what: String,
    /// Its line, counted from 1.
    pub line: usize,
}

impl Site {
    /// The name of the change that stays the same while other code moves: file, function and expression.
    pub fn key(&self) -> String {
        format!("{}: {}", self.file, self.what)
    }

    /// The stage that the file belongs to: `src/time`.
    pub fn folder(&self) -> &str {
        let mut slashes = self.file.match_indices('/').map(|(at, _)| at);
        slashes.nth(1).map_or(&self.file, |end| &self.file[..end])
    }
}

/// A stretch of bytes of the file and what stands there instead; an insertion has an empty stretch.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The bytes that go.
    pub range: Range<usize>,
    /// What comes.
    pub text: String,
    /// The sites that this edit is for: it is left out when none of them is wanted.
    pub sites: Vec<usize>,
}

/// A file with edits made, and the way back from its bytes to those of the file as it was.
#[derive(Debug)]
pub struct Edited {
    /// The new text.
    pub text: String,
    /// For each edit its stretch in the new text and in the old one, in order.
    moved: Vec<(Range<usize>, Range<usize>)>,
}

/// Makes the edits, which stand in the order of the file.
pub fn edited(text: &str, edits: &[Edit]) -> Edited {
    let mut out = String::with_capacity(text.len() * 2);
    let mut moved = Vec::with_capacity(edits.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.range.start]);
        let start = out.len();
        out.push_str(&edit.text);
        moved.push((start..out.len(), edit.range.clone()));
        at = edit.range.end;
    }
    out.push_str(&text[at..]);
    Edited { text: out, moved }
}

impl Edited {
    /// The byte of the old text that a byte of the new one comes from: of what was put in, where it was put.
    pub fn original(&self, byte: usize) -> usize {
        let before = self.moved.partition_point(|(new, _)| new.end <= byte);
        if let Some((new, old)) = self.moved.get(before)
            && new.contains(&byte)
        {
            return old.start;
        }
        match before.checked_sub(1).map(|n| &self.moved[n]) {
            Some((new, old)) => old.end + (byte - new.end),
            None => byte,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Edit, Site, edited};

    #[test]
    fn edits_are_made_in_order_and_found_again() {
        let edit = |range, text: &str| Edit { range, text: text.to_owned(), sites: Vec::new() };
        let new = edited("a < b;", &[edit(0..0, "f("), edit(1..4, ", "), edit(5..5, ")")]);
        assert_eq!(new.text, "f(a, b);");
        let places: Vec<usize> = (0..new.text.len()).map(|byte| new.original(byte)).collect();
        assert_eq!(places, [0, 0, 0, 1, 1, 4, 5, 5]);
    }

    #[test]
    fn a_site_belongs_to_a_stage() {
        let site = |file: &str| Site { file: file.to_owned(), what: "f: 1 to 2".to_owned(), line: 1 };
        assert_eq!(site("src/time/arabic/age.rs").folder(), "src/time");
        assert_eq!(site("src/time/arabic/age.rs").key(), "src/time/arabic/age.rs: f: 1 to 2");
        assert_eq!(site("build.rs").folder(), "build.rs");
    }
}
