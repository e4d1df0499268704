//! Folding: the form of a word that tables and models are matched against.
//!
//! Folding removes what Arabic writers leave out or add at will (short vowels, tatweel, bidi controls), unifies letters that they
//! interchange (`أ إ آ ٱ` → `ا`, `ى ی` → `ي`, `ة` → `ه`, `ک` → `ك`), decomposes presentation forms, writes every digit in ASCII and
//! lower-cases Latin. It works a character at a time, each giving none, one or two characters, so that a position in a folded word
//! can always be carried back to the original (see [`original_offset`]).

/// What one character folds to: none, one or two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// The character carries nothing for matching (a short vowel, tatweel, a bidi control).
    Nothing,
    /// The usual case.
    One(char),
    /// A lam-alef ligature of the presentation forms.
    Two(char, char),
}

/// The letters of Arabic Presentation Forms-B from U+FE80, a letter with the number of its forms (Unicode chart FE70–FEFF).
const PRESENTATION_B: [(char, u32); 36] = [
    ('ء', 1),
    ('ا', 2),
    ('ا', 2),
    ('ؤ', 2),
    ('ا', 2),
    ('ئ', 4),
    ('ا', 2),
    ('ب', 4),
    ('ه', 2),
    ('ت', 4),
    ('ث', 4),
    ('ج', 4),
    ('ح', 4),
    ('خ', 4),
    ('د', 2),
    ('ذ', 2),
    ('ر', 2),
    ('ز', 2),
    ('س', 4),
    ('ش', 4),
    ('ص', 4),
    ('ض', 4),
    ('ط', 4),
    ('ظ', 4),
    ('ع', 4),
    ('غ', 4),
    ('ف', 4),
    ('ق', 4),
    ('ك', 4),
    ('ل', 4),
    ('م', 4),
    ('ن', 4),
    ('ه', 4),
    ('و', 2),
    ('ي', 2),
    ('ي', 4),
];

/// Folds one character.
///
/// ```
/// use isnad::text::fold::{fold_char, Folded};
/// assert_eq!(fold_char('أ'), Folded::One('ا'));
/// assert_eq!(fold_char('ـ'), Folded::Nothing);
/// assert_eq!(fold_char('ﻻ'), Folded::Two('ل', 'ا'));
/// assert_eq!(fold_char('٣'), Folded::One('3'));
/// ```
#[inline]
pub fn fold_char(c: char) -> Folded {
    use Folded::{Nothing, One, Two};
    match c {
        '\0'..='\u{7f}' => One(c.to_ascii_lowercase()),
        'أ' | 'إ' | 'آ' | 'ٱ' => One('ا'),
        'ى' | 'ی' | 'ې' => One('ي'),
        'ة' | 'ہ' | 'ھ' | 'ە' | 'ۀ' => One('ه'),
        'ک' | 'ڪ' => One('ك'),
        'ء'..='غ' | 'ف'..='ي' => One(c),
        _ if is_ignorable(c) => Nothing,
        '٠'..='٩' => One((b'0' + (c as u32 - '٠' as u32) as u8) as char),
        '۰'..='۹' => One((b'0' + (c as u32 - '۰' as u32) as u8) as char),
        '\u{FEF5}'..='\u{FEFC}' => Two('ل', 'ا'),
        '\u{FE80}'..='\u{FEF4}' => One(presentation_b(c)),
        '\u{A0}' | '\u{202F}' => One(' '),
        '\u{80}'..='\u{24F}' | '\u{370}'..='\u{52F}' => {
            // One to one only: the few lower-casings that grow (İ) stay as they are.
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(l), None) => One(l),
                _ => One(c),
            }
        }
        _ => One(c),
    }
}

/// [`char::is_alphabetic`], told at once for Arabic and basic Latin letters: the table behind it is slow for all but ASCII.
pub(crate) fn is_letter(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '\u{620}'..='\u{64A}') || c.is_alphabetic()
}

/// Whether a character is left out of words when they are matched: Arabic marks, tatweel, bidi and joining controls, soft hyphen.
#[inline]
pub fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E8}'
        | '\u{6EA}'..='\u{6ED}' | '\u{640}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{AD}' | '\u{FEFF}' | '\u{300}'..='\u{36F}' | '\u{FE00}'..='\u{FE0F}')
}

fn presentation_b(c: char) -> char {
    let mut at = 0xFE80;
    for (letter, forms) in PRESENTATION_B {
        at += forms;
        if (c as u32) < at {
            return letter;
        }
    }
    c
}

/// Folds a string and appends it to `out`.
pub fn fold_into(s: &str, out: &mut String) {
    for c in s.chars() {
        match fold_char(c) {
            Folded::Nothing => {}
            Folded::One(a) => out.push(a),
            Folded::Two(a, b) => {
                out.push(a);
                out.push(b);
            }
        }
    }
}

/// Folds a string.
///
/// ```
/// assert_eq!(isnad::text::fold::fold("الرِّئاسـة الأمريكيّة"), "الرئاسه الامريكيه");
/// ```
pub fn fold(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    fold_into(s, &mut out);
    out
}

/// The byte offset in `original` that follows its first `folded_len` folded bytes and every ignorable character after them:
/// where a word continues once a proclitic of that folded length is taken off.
///
/// ```
/// use isnad::text::fold::original_offset;
/// // The proclitic لِـ is written here with a vowel and tatweel.
/// assert_eq!(&"لِـبوتين"[original_offset("لِـبوتين", "ل".len())..], "بوتين");
/// ```
pub fn original_offset(original: &str, folded_len: usize) -> usize {
    let mut folded = 0;
    for (at, c) in original.char_indices() {
        let width = match fold_char(c) {
            Folded::Nothing => 0,
            Folded::One(a) => a.len_utf8(),
            Folded::Two(a, b) => a.len_utf8() + b.len_utf8(),
        };
        if folded >= folded_len && width > 0 {
            return at;
        }
        folded += width;
    }
    original.len()
}

#[cfg(test)]
mod tests {
    use super::{fold, original_offset};

    #[test]
    fn folds_what_writers_interchange() {
        for (written, folded) in [
            ("أحمد إبراهيم آل ٱلله", "احمد ابراهيم ال الله"),
            ("مصطفى", "مصطفي"),
            ("الحكومة", "الحكومه"),
            ("مُحَمَّدٌ", "محمد"),
            ("الـــرئيس", "الرئيس"),
            ("ایران", "ايران"),
            ("کابل", "كابل"),
            ("٢٠٢٥ و۱۹۷۹", "2025 و1979"),
            ("NATO Élysée", "nato élysée"),
            ("\u{200f}قال\u{200e}", "قال"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
    }

    #[test]
    fn presentation_forms_give_their_letters() {
        // بسم الله and لا, as PDF readers hand them out.
        assert_eq!(fold("\u{fe91}\u{feb4}\u{fee2}"), "بسم");
        assert_eq!(fold("\u{fefb}\u{fef7}"), "لالا");
        // Every form of every letter of the block folds to a base letter or to two.
        for code in 0xFE80..=0xFEFC {
            let c = char::from_u32(code).expect("a character");
            let folded = fold(&c.to_string());
            assert!(folded.chars().all(|c| ('ء'..='ي').contains(&c)), "U+{code:04X} gave {folded}");
        }
        assert_eq!(fold("\u{fef4}"), "ي");
        assert_eq!(fold("\u{fef0}"), "ي");
        assert_eq!(fold("\u{fe94}"), "ه");
    }

    #[test]
    fn offsets_go_back_to_the_written_word() {
        let word = "وَلِلـنَّاتو";
        let rest = |folded: &str| &word[original_offset(word, folded.len())..];
        assert_eq!(rest(""), word);
        assert_eq!(rest("و"), "لِلـنَّاتو");
        assert_eq!(rest("ولل"), "نَّاتو");
        assert_eq!(rest("وللناتو"), "");
    }
}
