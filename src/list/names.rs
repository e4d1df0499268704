//! Lists of names, found by the longest match from each word.

use std::collections::HashMap;

use super::Match;
use crate::text::clitic::splits;
use crate::text::{Document, TokenKind};

/// The longest name, in tokens; a longer line is not looked for.
const LONGEST: usize = 12;

/// The endings of an adjective in ـي beside it.
const ENDINGS: [&str; 9] = ["يه", "يون", "يين", "يات", "يان", "يتان", "يتين", "يا", "يو"];

/// Every form that is looked for, with the number of its list.
pub(super) struct Names(HashMap<String, usize>);

impl Names {
    /// Of lists by their number, a name a line. A name that stands in two is the first's.
    pub(super) fn new<'a>(lists: impl Iterator<Item = (usize, &'a str)>) -> Names {
        let mut forms = HashMap::new();
        for (n, lines) in lists {
            for line in lines.lines() {
                let line = Document::new(line);
                let words: Vec<&str> = (0..line.tokens().len()).map(|i| bare(line.folded(i))).collect();
                let wordy = line.tokens().iter().any(|t| t.kind != TokenKind::Mark);
                if !wordy || words.len() > LONGEST {
                    continue;
                }
                forms.entry(words.join(" ")).or_insert(n);
                // Every adjective of a name agrees with its noun: `كوري جنوبي`, `كورية جنوبية`.
                for ending in ENDINGS {
                    let inflected = words.iter().map(|word| match adjective(word) {
                        Some(stem) => format!("{stem}{ending}"),
                        None => (*word).to_owned(),
                    });
                    forms.entry(inflected.collect::<Vec<_>>().join(" ")).or_insert(n);
                }
            }
        }
        Names(forms)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds the longest match at each token to those found.
    pub(super) fn find(&self, document: &Document<'_>, found: &mut Vec<Match>) {
        for i in 0..document.tokens().len() {
            let readings = splits(document.folded(i))
                .filter_map(|split| self.longest(document, i, split.len, split.stem));
            let Some((end, skip, list)) = readings.max_by_key(|&(end, skip, _)| (end, usize::MAX - skip))
            else {
                continue;
            };
            let span = document.offset_after(i, skip)..document.token(end - 1).end;
            found.push(Match { span, list });
        }
    }

    /// The longest name whose first word is `stem`, the token `i` without `skip` bytes: the token after it, `skip` and its list.
    fn longest(
        &self,
        document: &Document<'_>,
        i: usize,
        skip: usize,
        stem: &str,
    ) -> Option<(usize, usize, usize)> {
        let mut key = bare(stem).to_owned();
        let mut best = None;
        for end in i + 1..=document.tokens().len().min(i + LONGEST) {
            if end > i + 1 {
                if document.token(end - 1).line_before {
                    break;
                }
                key.push(' ');
                key.push_str(bare(document.folded(end - 1)));
            }
            if let Some(&list) = self.0.get(&key) {
                best = Some((end, skip, list));
            }
        }
        best
    }
}

/// A folded word without the article.
fn bare(folded: &str) -> &str {
    folded.strip_prefix("ال").filter(|rest| rest.chars().nth(1).is_some()).unwrap_or(folded)
}

/// An adjective in ـي without its ending; none where what is left is too short to be one.
fn adjective(word: &str) -> Option<&str> {
    word.strip_suffix('ي').filter(|stem| stem.chars().nth(2).is_some())
}
