//! Which language a text is in, by its letters and, for Latin letters, its function words.

use super::{Document, TokenKind};

/// The languages that the analysis knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Arabic.
    Arabic,
    /// English.
    English,
    /// Anything else: quotation marks and numbers are still found.
    Other,
}

impl Language {
    /// The BCP 47 tag; `und` for [`Language::Other`].
    pub fn tag(self) -> &'static str {
        match self {
            Language::Arabic => "ar",
            Language::English => "en",
            Language::Other => "und",
        }
    }
}

/// Words that English text of any length holds and that its neighbours in Latin letters lack.
const ENGLISH: [&str; 12] =
    ["the", "of", "and", "to", "is", "was", "that", "said", "with", "for", "has", "by"];
/// Letters of Persian, Urdu, Kurdish and Pashto that Arabic news does not use.
const NOT_ARABIC: [char; 12] = ['پ', 'چ', 'ژ', 'گ', 'ٹ', 'ڈ', 'ڑ', 'ں', 'ے', 'ۆ', 'ێ', 'ڕ'];

/// The language of a document's tokens. A short Latin text without any English function word counts as English only if it is
/// shorter than ten words (a headline).
pub(super) fn detect(document: &Document<'_>) -> Language {
    let (mut arabic, mut latin, mut other, mut english, mut foreign) =
        (0usize, 0usize, 0usize, 0usize, 0usize);
    for i in 0..document.tokens().len() {
        match document.token(i).kind {
            TokenKind::Arabic => {
                arabic += 1;
                foreign += usize::from(document.surface(i).contains(NOT_ARABIC));
            }
            TokenKind::Latin => {
                latin += 1;
                english += usize::from(ENGLISH.contains(&document.folded(i)));
            }
            TokenKind::Other => other += 1,
            TokenKind::Number | TokenKind::Mark => {}
        }
    }
    if arabic > 0 && arabic * 3 >= latin && arabic >= other {
        // Persian and its neighbours show one of their own letters in every tenth word or more; Arabic at most in a foreign name.
        if foreign * 12 > arabic { Language::Other } else { Language::Arabic }
    } else if latin > other && (english * 16 >= latin || latin < 10) {
        Language::English
    } else {
        Language::Other
    }
}

#[cfg(test)]
mod tests {
    use super::Language::{Arabic, English, Other};
    use crate::text::Document;

    #[test]
    fn languages_are_told_by_letters_and_function_words() {
        for (text, language) in [
            ("أعلنت وزارة الصحة نتائج الحملة", Arabic),
            ("أعلنت شركة Example Motors نتائجها", Arabic),
            ("The ministry said that the campaign was over.", English),
            ("Minister resigns", English),
            ("وزارت بهداشت ایران گزارش داد که واکسیناسیون پس از چند روز آغاز می‌شود", Other),
            (
                "Le ministre a annoncé hier que la campagne de vaccination était terminée dans tout le pays",
                Other,
            ),
            ("Министерство сообщило", Other),
            ("12 345 !?", Other),
            ("", Other),
        ] {
            assert_eq!(Document::new(text).language(), language, "{text}");
        }
    }
}
