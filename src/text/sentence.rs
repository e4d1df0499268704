//! Sentences: broken at line ends and at `. ! ؟ ? …`, not at initials, abbreviations, decimals, list numbers or inside web addresses.

use std::ops::Range;

use super::{Document, TokenKind};
use crate::lexicon::{self, Table};

static ABBREVIATIONS: Table = Table::new(lexicon::tables::TEXT_ABBREVIATIONS);
/// The kind of a row that names a foreign letter.
const LETTER: &str = "letter";

/// Token ranges of the sentences of a tokenised document.
pub(super) fn split(document: &Document<'_>) -> Vec<Range<usize>> {
    let count = document.tokens().len();
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut i = 0;
    while i < count {
        if i > start && document.token(i).line_before {
            sentences.push(start..i);
            start = i;
        }
        if ends_sentence(document, i) {
            // What closes the sentence stays with it: repeated stops, closing marks and brackets.
            while i + 1 < count && !document.token(i + 1).line_before && stays(document, i + 1) {
                i += 1;
            }
            // A comma after the closing mark goes on with the sentence (`«هل نعود؟»، معتبرا …`), and so does a small letter (`“Why?” she asked`).
            let goes_on = i + 1 < count
                && !document.token(i + 1).line_before
                && (matches!(document.surface(i + 1), "،" | "," | "؛" | ";")
                    || in_lower_case(document, i + 1));
            if !goes_on {
                sentences.push(start..i + 1);
                start = i + 1;
            }
        }
        i += 1;
    }
    if start < count {
        sentences.push(start..count);
    }
    sentences
}

fn is_stop(mark: &str) -> bool {
    matches!(mark, "." | "!" | "؟" | "?" | "…" | "۔" | "‼" | "⁉" | "⸮")
}

fn stays(document: &Document<'_>, i: usize) -> bool {
    let token = document.token(i);
    let mark = document.surface(i);
    token.kind == TokenKind::Mark
        && (is_stop(mark)
            || matches!(mark, "»" | "”" | "›" | ")" | "]" | "’")
            // A straight or reversed mark closes only when glued to the stop before it.
            || (matches!(mark, "\"" | "“" | "'" | "«") && !token.space_before && space_follows(document, i)))
}

/// Whether the mark stands inside a web address, a file name or the markup of a picture: glued to Latin letters or digits on both sides
/// (`photo-1.jpg`, `page?id=3`), or `![`.
fn in_address(document: &Document<'_>, i: usize) -> bool {
    let glued = |t: &crate::text::Token| !t.space_before && !t.line_before;
    let Some(next) = document.tokens().get(i + 1).filter(|t| glued(t)) else {
        return false;
    };
    let foreign = |kind| matches!(kind, TokenKind::Latin | TokenKind::Number);
    let before = i.checked_sub(1).map(|p| document.token(p).kind);
    (document.surface(i) == "!" && document.surface(i + 1) == "[")
        || (glued(document.token(i)) && foreign(next.kind) && before.is_some_and(foreign))
}

/// Whether a Latin word in small letters stands at token `i`: no sentence begins with it.
fn in_lower_case(document: &Document<'_>, i: usize) -> bool {
    document.token(i).kind == TokenKind::Latin && !document.surface(i).chars().any(char::is_uppercase)
}

/// Whether the word at token `i` opens an English sentence, and follows no abbreviated name inside one: `sold to Acme Corp. The loan …`.
fn opens_english(document: &Document<'_>, i: usize) -> bool {
    document.tokens().get(i).is_some_and(|t| t.space_before)
        && matches!(
            document.surface(i),
            "The"
                | "A"
                | "An"
                | "It"
                | "He"
                | "She"
                | "They"
                | "We"
                | "In"
                | "But"
                | "This"
                | "These"
                | "That"
                | "His"
                | "Her"
                | "Its"
        )
}

fn space_follows(document: &Document<'_>, i: usize) -> bool {
    document.tokens().get(i + 1).is_none_or(|t| t.space_before || t.line_before || t.kind == TokenKind::Mark)
}

/// Whether token `i` spells a foreign letter: `إف.بي.آي`.
fn is_letter_name(document: &Document<'_>, i: usize) -> bool {
    ABBREVIATIONS.get(document.folded_at(i)).is_some_and(|row| row.column(0) == LETTER)
}

fn ends_sentence(document: &Document<'_>, i: usize) -> bool {
    if document.token(i).kind != TokenKind::Mark {
        return false;
    }
    let mark = document.surface(i);
    if !is_stop(mark) {
        return false;
    }
    let next = document.tokens().get(i + 1);
    let glued_dot = |at: usize, follower: usize| {
        document.surface(at) == "." && document.tokens().get(follower).is_some_and(|t| !t.space_before)
    };
    let among_dots =
        mark == "." && ((next.is_some() && glued_dot(i + 1, i + 1)) || (i > 0 && glued_dot(i - 1, i)));
    if mark == "…" || among_dots {
        // Dots of omission: an end only before a line end; before a space the sentence may go on.
        return next.is_none_or(|n| n.line_before);
    }
    if in_address(document, i) {
        return false;
    }
    if mark != "." {
        return true;
    }
    let Some(previous) = i.checked_sub(1).map(|p| document.token(p)) else {
        return true;
    };
    let word = document.folded(i - 1);
    let Some(next) = next else { return true };
    if next.line_before {
        return true;
    }
    match previous.kind {
        TokenKind::Number => {
            let list_number = i - 1 == 0 || previous.line_before;
            !(list_number || (next.kind == TokenKind::Number && !next.space_before))
        }
        TokenKind::Latin => {
            // `Corp. The`, `N.C. The`: of two letters and more, and no title that a name follows.
            let dotted = i > 2 && document.surface(i - 2) == "." && !document.token(i - 1).space_before;
            if (dotted || matches!(word, "inc" | "ltd" | "co" | "corp" | "jr" | "sr"))
                && opens_english(document, i + 1)
            {
                return true;
            }
            let initial = word.chars().nth(1).is_none();
            let abbreviation = ABBREVIATIONS.contains(word);
            // Web addresses and file names: no space after the stop.
            let address = !next.space_before && next.kind != TokenKind::Mark;
            !(initial || abbreviation || address)
        }
        TokenKind::Arabic => {
            // `1436هـ.`, `5 كم.`: a unit after its number, at the end as often as any word.
            let unit = i > 1 && document.token(i - 2).kind == TokenKind::Number && next.space_before;
            if unit {
                return true;
            }
            if is_letter_name(document, i - 1) && is_letter_name(document, i + 1) {
                return false;
            }
            let single =
                word.chars().nth(1).is_none() || (word.chars().nth(2).is_none() && word.starts_with('ا'));
            let abbreviation = ABBREVIATIONS.get(word).is_some_and(|row| row.column(0) != LETTER);
            let address = !next.space_before && next.kind == TokenKind::Latin;
            !(single || abbreviation || address)
        }
        TokenKind::Mark | TokenKind::Other | TokenKind::Machine => true,
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Document;

    fn sentences(text: &str) -> Vec<&str> {
        let document = Document::new(text);
        let cut =
            |s: &std::ops::Range<usize>| &text[document.token(s.start).start..document.token(s.end - 1).end];
        document.sentences().iter().map(cut).collect()
    }

    #[test]
    fn stops_end_sentences_and_their_look_alikes_do_not() {
        for (text, expected) in [
            ("عاد الوفد. ثم غادر؟ نعم! حسنا", vec!["عاد الوفد.", "ثم غادر؟", "نعم!", "حسنا"]),
            ("قال د. سامي إن أ. ليلى بخير.", vec!["قال د. سامي إن أ. ليلى بخير."]),
            ("ارتفع 3.5 في المئة. وهبط 2.", vec!["ارتفع 3.5 في المئة.", "وهبط 2."]),
            ("وقع الاتفاق في 2014. وفشل", vec!["وقع الاتفاق في 2014.", "وفشل"]),
            ("زار موقع example.com أمس. وغادر", vec!["زار موقع example.com أمس.", "وغادر"]),
            ("قال: «نعود غدا.» ثم صمت.", vec!["قال: «نعود غدا.»", "ثم صمت."]),
            ("تصريح \"مهم\". وأضاف", vec!["تصريح \"مهم\".", "وأضاف"]),
            ("بعد المكالمة.. موسكو ترد", vec!["بعد المكالمة.. موسكو ترد"]),
            ("عنوان\nنص", vec!["عنوان", "نص"]),
            ("Mr. Smith met J. Doe. They left.", vec!["Mr. Smith met J. Doe.", "They left."]),
            ("He left the U.S. in May. Then", vec!["He left the U.S. in May.", "Then"]),
            (
                "It is in Cary, N.C. The loan went to Acme Corp. They paid.",
                vec!["It is in Cary, N.C.", "The loan went to Acme Corp.", "They paid."],
            ),
            (
                "\"Who pays?\" she asked. Gwen Moore (D-Wis.) said so.",
                vec!["\"Who pays?\" she asked.", "Gwen Moore (D-Wis.) said so."],
            ),
            ("1. أول البنود", vec!["1. أول البنود"]),
            ("قال: «هل نعود؟»، معتبرا أن لا. ثم", vec!["قال: «هل نعود؟»، معتبرا أن لا.", "ثم"]),
            ("قال مكتب (إف.بي.آي) إنه بخير. ثم", vec!["قال مكتب (إف.بي.آي) إنه بخير.", "ثم"]),
            ("ذكرت وكالة (يو .بي .آي) الخبر. ثم", vec!["ذكرت وكالة (يو .بي .آي) الخبر.", "ثم"]),
            ("نشرته بي بي سي. وأضاف", vec!["نشرته بي بي سي.", "وأضاف"]),
            ("صدر عام 1436هـ. وأضاف", vec!["صدر عام 1436هـ.", "وأضاف"]),
            ("مشى 5 كم. ثم عاد", vec!["مشى 5 كم.", "ثم عاد"]),
            ("![صورة](/a/photo-1.jpg) نص. ثم", vec!["![صورة](/a/photo-1.jpg) نص.", "ثم"]),
            ("زار example.com/page2?id=3 أمس. وغادر", vec!["زار example.com/page2?id=3 أمس.", "وغادر"]),
            ("مات!رحل", vec!["مات!", "رحل"]),
        ] {
            assert_eq!(sentences(text), expected, "{text}");
        }
    }
}
