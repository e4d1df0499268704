//! The words of the reports in the article's language.

use crate::analysis::Analysis;
use crate::lexicon::{self, Table};

static LABELS: Table = Table::new(lexicon::tables::EXPORT_LABELS);

/// The labels in one language: Arabic for right-to-left articles, English for others.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Labels {
    arabic: bool,
}

impl Labels {
    /// Those of a language, Arabic or else English.
    pub(crate) fn in_language(tag: &str) -> Labels {
        Labels { arabic: tag == "ar" }
    }

    /// Those of what holds no article.
    pub(super) fn english() -> Labels {
        Labels { arabic: false }
    }

    pub(super) fn of(analysis: &Analysis) -> Labels {
        Labels { arabic: analysis.document.direction == "rtl" }
    }

    /// BCP 47 tag of the labels.
    pub(super) fn language(self) -> &'static str {
        if self.arabic { "ar" } else { "en" }
    }

    /// What stands between two words of a list.
    pub(crate) fn comma(self) -> &'static str {
        if self.arabic { "، " } else { ", " }
    }

    /// What stands behind whoever is not sure.
    pub(super) fn doubt(self) -> &'static str {
        if self.arabic { "؟" } else { "?" }
    }

    /// The label of a key of `data/export/labels.tsv`; a word that is no key stands for itself.
    pub(crate) fn get(self, key: &str) -> &str {
        let row = LABELS.get(&key.to_ascii_lowercase());
        row.map_or(key, |row| row.column(usize::from(!self.arabic)))
    }
}

#[cfg(test)]
mod tests {
    use super::LABELS;
    use crate::lexicon::{self, rows};

    #[test]
    fn every_label_has_both_languages() {
        for (key, row) in rows(lexicon::tables::EXPORT_LABELS) {
            assert!(!row.column(0).is_empty() && !row.column(1).is_empty(), "{key}");
            assert!(row.column(0).chars().any(|c| matches!(c, 'ء'..='ي')), "{key} in Arabic");
            assert!(row.column(1).is_ascii(), "{key} in English");
        }
        for key in [
            "per",
            "org",
            "loc",
            "norp",
            "misc",
            "direct",
            "partial",
            "term",
            "indirect",
            "named",
            "anonymous",
        ] {
            assert!(LABELS.contains(key), "{key}");
        }
    }
}
