//! Proclitics: the one-letter words that Arabic writes glued to the next word.
//!
//! `و ف` (and), `ب ل ك س` (in, to, like, will) stand before a word in this order, and `ل` swallows the alef of the article
//! (`ل` + `الناتو` = `للناتو`, but `ل` + `ليبيا` = `لليبيا`). Whether a first letter is a proclitic or part of the word cannot be told from the letter alone
//! (`وزير`, `بغداد`): [`splits`] gives every reading, and the tables or the model choose.

/// One reading of a word as proclitics and stem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split<'a> {
    /// Length in bytes of the folded proclitics, `لل` counted whole.
    pub len: usize,
    /// The conjunction `و` or `ف`, if read as one.
    pub conjunction: Option<char>,
    /// The preposition (or future particle) `ب ل ك س`, if read as one.
    pub preposition: Option<char>,
    /// The rest of the folded word as written: with `ال` where it is written out, without it after `لل`.
    pub stem: &'a str,
    /// Whether the stem is definite by the article, written (`ال`) or swallowed (`لل`).
    pub article: bool,
}

impl<'a> Split<'a> {
    /// The stem without the article.
    pub fn bare(&self) -> &'a str {
        self.stem.strip_prefix("ال").filter(|_| self.article).unwrap_or(self.stem)
    }
}

/// Every reading of a folded Arabic word: whole, then without its conjunction, then without its preposition, then without both; where the
/// preposition is `لل`, with the article swallowed first and then with a stem in `ل`.
/// A stem keeps at least two letters.
///
/// ```
/// use isnad::text::clitic::splits;
/// let stems: Vec<&str> = splits("وللناتو").map(|s| s.stem).collect();
/// assert_eq!(stems, ["وللناتو", "للناتو", "ناتو", "لناتو"]);
/// let split = splits("وللناتو").nth(2).unwrap();
/// assert_eq!((split.conjunction, split.preposition, split.article), (Some('و'), Some('ل'), true));
/// ```
pub fn splits(word: &str) -> impl Iterator<Item = Split<'_>> {
    let whole = Some((0, None));
    let joined = word.chars().next().filter(|c| matches!(c, 'و' | 'ف')).map(|c| (c.len_utf8(), Some(c)));
    let bases = [whole, joined].into_iter().flatten();
    let prefixes = bases.flat_map(move |(at, conjunction)| {
        let preposition = word[at..].chars().next().filter(|c| matches!(c, 'ب' | 'ل' | 'ك' | 'س'));
        let without = (at, conjunction, None, false);
        let len = at + preposition.map_or(0, char::len_utf8);
        let doubled = preposition == Some('ل') && word[len..].starts_with('ل');
        let with = preposition.map(|c| (len, conjunction, Some(c), false));
        let swallowed = doubled.then_some((len + 'ل'.len_utf8(), conjunction, preposition, true));
        [Some(without), swallowed, with].into_iter().flatten()
    });
    prefixes.filter_map(move |(len, conjunction, preposition, swallowed)| {
        let stem = &word[len..];
        let long_enough = len == 0 || stem.chars().nth(1).is_some();
        let article = swallowed || (stem.starts_with("ال") && stem.chars().nth(3).is_some());
        long_enough.then_some(Split { len, conjunction, preposition, stem, article })
    })
}

#[cfg(test)]
mod tests {
    use super::splits;

    fn stems(word: &str) -> Vec<&str> {
        splits(word).map(|s| s.stem).collect()
    }

    #[test]
    fn every_reading_is_given_and_none_other() {
        for (word, expected) in [
            ("بغداد", vec!["بغداد", "غداد"]),
            ("وبغداد", vec!["وبغداد", "بغداد", "غداد"]),
            ("للناتو", vec!["للناتو", "ناتو", "لناتو"]),
            ("ولليبيا", vec!["ولليبيا", "لليبيا", "يبيا", "ليبيا"]),
            ("لبنان", vec!["لبنان", "بنان"]),
            ("فسوريا", vec!["فسوريا", "سوريا", "وريا"]),
            ("موسكو", vec!["موسكو"]),
            // No stem of one letter.
            ("وب", vec!["وب"]),
            ("لل", vec!["لل"]),
            ("", vec![""]),
        ] {
            assert_eq!(stems(word), expected, "{word}");
        }
    }

    #[test]
    fn the_article_is_seen_written_and_swallowed() {
        let article = |word| {
            splits(word)
                .max_by_key(|s| (s.article, s.len))
                .map(|s| (s.article, s.bare().to_owned()))
                .expect("a reading")
        };
        assert_eq!(article("بالقاهره"), (true, "قاهره".to_owned()));
        assert_eq!(article("للقاهره"), (true, "قاهره".to_owned()));
        assert_eq!(article("لمصر"), (false, "مصر".to_owned()));
        // آل, the family, has no article.
        assert_eq!(article("ال"), (false, "ال".to_owned()));
    }
}
