//! Where a correction belongs: the words themselves and some before and after, so that it is found again after the text was edited elsewhere.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A stretch of a text by its words: the `TextQuoteSelector` of the Web Annotation data model, <https://www.w3.org/TR/annotation-model/>.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The stretch itself.
    pub exact: String,
    /// What stands right before it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// What stands right after it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub suffix: String,
}

/// So many characters of what stands before and after are compared.
const CONTEXT: usize = 64;

impl Anchor {
    /// Bytes of the stretch in a text: the occurrence of its words around which most of what is told stands, of equals the first. Where not
    /// `anywhere`, half of what is told must stand there: the same words elsewhere are another place. Time grows with the length of the text.
    ///
    /// ```
    /// use isnad::edit::Anchor;
    /// let anchor = Anchor { exact: "سامي".into(), prefix: "وقال ".into(), suffix: " أمس".into() };
    /// assert_eq!(anchor.find("جاء سامي. وقال سامي اليوم", false), Some(26..34));
    /// assert_eq!(anchor.find("جاء سامي.", false), None);
    /// assert_eq!(anchor.find("جاء سامي.", true), Some(7..15));
    /// ```
    pub fn find(&self, text: &str, anywhere: bool) -> Option<Range<usize>> {
        if self.exact.is_empty() {
            return None;
        }
        let before: Vec<char> = self.prefix.chars().rev().take(CONTEXT).collect();
        let after: Vec<char> = self.suffix.chars().take(CONTEXT).collect();
        let told = before.len() + after.len();
        let mut best: Option<(usize, usize)> = None;
        for (at, _) in text.match_indices(self.exact.as_str()) {
            let end = at + self.exact.len();
            let alike = alike(text[..at].chars().rev(), &before) + alike(text[end..].chars(), &after);
            if best.is_none_or(|(most, _)| alike > most) {
                best = Some((alike, at));
            }
            if alike == told {
                break;
            }
        }
        let (alike, at) = best?;
        (anywhere || alike * 2 >= told).then(|| at..at + self.exact.len())
    }
}

/// How many characters agree from the beginning on.
fn alike(written: impl Iterator<Item = char>, told: &[char]) -> usize {
    written.zip(told).take_while(|(a, b)| a == *b).count()
}
