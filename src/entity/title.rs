//! Titles: the role, rank or nationality that a text gives a person beside the name.
//!
//! Before the name (`وزير الخارجية الروسي X`, `State Department spokesman X`) a title is a run of words that opens with a title word
//! and goes on in definite words, nationalities and other names up to the name; after it (`X، المحلل السياسي`) the same between commas.

use std::ops::Range;
use std::sync::OnceLock;

use super::english::is_title;
use super::{EntityKind, Mention, gazetteer};
use crate::lexicon::{Table, WordMap, names, rows};
use crate::text::clitic::splits;
use crate::text::{Document, TokenKind};

/// Names of offices, and the name that those of one office share.
pub(super) static OFFICES: Table = Table::of_names("offices");

/// The longest title, in tokens.
const LONGEST: usize = 8;

/// Finds the titles of a document's persons.
#[derive(Debug)]
pub(super) struct Titles<'d> {
    document: &'d Document<'d>,
    /// For each token, whether a name that is no person's covers it.
    named: Vec<bool>,
}

impl<'d> Titles<'d> {
    /// Looks at a document with its mentions.
    pub(super) fn new(document: &'d Document<'d>, mentions: &[Mention]) -> Titles<'d> {
        let mut named = vec![false; document.tokens().len()];
        for mention in mentions.iter().filter(|m| m.kind != EntityKind::Person) {
            named[mention.tokens.clone()].fill(true);
        }
        Titles { document, named }
    }

    /// The fullest title that stands beside one of a person's mentions; `None` where none does. Of a title and one that it ends in
    /// the shorter: `محامي الرئيس` is another man than `الرئيس`.
    pub(super) fn of<'m>(&self, mentions: impl Iterator<Item = &'m Mention>) -> Option<String> {
        let found: Vec<(usize, &'d str)> = mentions
            .filter(|m| m.kind == EntityKind::Person)
            .filter_map(|m| self.before(m).or_else(|| self.after(m)))
            .map(|(tokens, skip)| (tokens.len(), self.text(tokens, skip)))
            .collect();
        let ends_in =
            |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '));
        let mut best: Option<(usize, &'d str)> = None;
        for &(words, text) in &found {
            let fuller = best.is_none_or(|(most, chosen)| {
                if ends_in(text, chosen) { false } else { words > most || ends_in(chosen, text) }
            });
            if fuller {
                best = Some((words, text));
            }
        }
        best.map(|(_, text)| text.to_owned())
    }

    /// The first word of the title before a mention, folded.
    pub(super) fn head(&self, mention: &Mention) -> Option<String> {
        let (tokens, skip) = self.before(mention)?;
        self.text(tokens, skip).split(' ').next().map(crate::text::fold::fold)
    }

    /// The titles beside one mention of a person: their tokens, and the bytes of folded proclitics before the first.
    pub(super) fn beside(&self, mention: &Mention) -> impl Iterator<Item = (Range<usize>, usize)> {
        [self.before(mention), self.after(mention)].into_iter().flatten()
    }

    /// The bytes of folded proclitics before the title word at token `i`, if one stands there that is no part of a name.
    pub(super) fn opens(&self, i: usize) -> Option<usize> {
        self.title_word(i).filter(|_| !self.named[i])
    }

    /// Whether a name that is no person's covers token `i`.
    pub(super) fn is_named(&self, i: usize) -> bool {
        self.named[i]
    }

    /// A title as written.
    fn text(&self, tokens: Range<usize>, skip: usize) -> &'d str {
        let d = self.document;
        &d.text()[d.offset_after(tokens.start, skip)..d.token(tokens.end - 1).end]
    }

    /// The length in bytes of the folded proclitics before the title word at token `i`, if one stands there.
    fn title_word(&self, i: usize) -> Option<usize> {
        static WORDS: OnceLock<WordMap<bool>> = OnceLock::new();
        let titles = WORDS.get_or_init(|| {
            let is_title = |classes: &str| classes.split(' ').any(|c| c == "title");
            rows(names::packed("triggers")).map(|(form, row)| (form, is_title(row.column(0)))).collect()
        });
        match self.document.token(i).kind {
            // Folded as `إمام`, but a preposition.
            TokenKind::Arabic if self.document.surface(i).ends_with("أمام") => None,
            TokenKind::Arabic => {
                let title = |stem: &str| titles.get(stem).copied().unwrap_or(false);
                splits(self.document.folded(i))
                    .find(|s| title(s.stem) && s.preposition.is_none())
                    .map(|s| s.len)
            }
            TokenKind::Latin => is_title(self.document.folded(i)).then_some(0),
            _ => None,
        }
    }

    /// Whether token `i` can stand inside a title: a definite word, a nationality, part of another name, `باسم`.
    pub(super) fn goes_on(&self, i: usize) -> bool {
        let d = self.document;
        if d.token(i).kind == TokenKind::Mark {
            // `State Sen. X`, `Vice-President X`.
            return matches!(d.surface(i), "." | "-") && !d.token(i).space_before;
        }
        let word = d.folded(i);
        self.named[i]
            || self.title_word(i).is_some()
            || d.token(i).kind == TokenKind::Arabic
                && (word.starts_with("ال")
                    || word.starts_with("لل")
                    || matches!(word, "باسم" | "مجلس" | "لشؤون" | "عام"))
            || gazetteer::lookup(word).is_some_and(|e| e.kind == EntityKind::Norp)
            || d.token(i).kind == TokenKind::Latin
                && (d.surface(i).starts_with(char::is_uppercase)
                    && !d.token(i).line_before
                    && i > 0
                    && self.named[i - 1])
    }

    /// The title right before a name: its tokens, and the bytes of folded proclitics before it.
    fn before(&self, mention: &Mention) -> Option<(Range<usize>, usize)> {
        let d = self.document;
        let name = mention.tokens.start;
        // A name with a proclitic of its own (`لبوتين`) has no title before it.
        if name == 0 || d.token(name).line_before || mention.span.start != d.token(name).start {
            return None;
        }
        let mut start = None;
        for i in (name.saturating_sub(LONGEST)..name).rev() {
            if !self.goes_on(i) {
                break;
            }
            // A title word inside a body's name is that body's: `جامعة الملك X الدكتور Y`.
            if let Some(skip) = self.title_word(i).filter(|_| !self.named[i]) {
                start = Some((i, skip));
            }
            if d.token(i).line_before {
                break;
            }
        }
        let (mut start, skip) = start?;
        // In English the nationality or the body stands before the title: `Russian President`, `State Department spokesman`.
        let english = d.token(start).kind == TokenKind::Latin;
        while english && start > 0 && self.named[start - 1] && !d.token(start).line_before {
            start -= 1;
        }
        // `Prime Minister X`
        if english && start > 0 && !d.token(start).line_before {
            let two = format!("{} {}", d.folded(start - 1), d.folded(start));
            start -= usize::from(is_title(&two) || OFFICES.contains(&two));
        }
        let skip = if d.token(start).kind == TokenKind::Arabic { skip } else { 0 };
        Some((start..name, skip))
    }

    /// The title between commas after a name: its tokens, with no proclitics before it.
    fn after(&self, mention: &Mention) -> Option<(Range<usize>, usize)> {
        let d = self.document;
        let comma = mention.tokens.end;
        let count = d.tokens().len();
        if comma + 1 >= count || !matches!(d.surface(comma), "،" | ",") || d.token(comma + 1).line_before {
            return None;
        }
        let first = comma + 1 + usize::from(matches!(d.folded(comma + 1), "the" | "a" | "an"));
        if first >= count || !(d.token(first).kind == TokenKind::Latin || self.title_word(first) == Some(0)) {
            return None;
        }
        let mut end = first;
        let mut last_title = None;
        let sentence = d.sentence_of(comma);
        while end < count && end < first + LONGEST && d.sentence_of(end) == sentence {
            let english = d.token(end).kind == TokenKind::Latin
                && !matches!(d.folded(end), "who" | "which" | "whose" | "and" | "said");
            if d.token(end).line_before
                || !(self.goes_on(end) || english)
                || self.title_word(end).is_some() && last_title.is_some() && !english
            {
                break;
            }
            if self.title_word(end).is_some() {
                last_title = Some(end);
            }
            end += 1;
        }
        // The stop of the sentence.
        end -= usize::from(end > first && d.surface(end - 1) == ".");
        // An apposition is closed: by a comma, a stop or the end.
        let closed = end >= count
            || d.token(end).line_before
            || d.sentence_of(end) != sentence
            || matches!(d.surface(end), "،" | "," | "." | ":" | "؛");
        (closed && last_title.is_some() && end > first).then_some((first..end, 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_beside_names() {
        for (text, name, others, expected) in [
            ("قال الرئيس الروسي فادي كرم إن", "فادي كرم", &[][..], Some("الرئيس الروسي")),
            ("وأكد وزير الخارجية فادي كرم أن", "فادي كرم", &[], Some("وزير الخارجية")),
            ("وقالت وزيرة الدفاع السابقة ليلى سعد", "ليلى سعد", &[], Some("وزيرة الدفاع السابقة")),
            ("المتحدث باسم الكرملين فادي كرم", "فادي كرم", &["الكرملين"], Some("المتحدث باسم الكرملين")),
            ("يرى فادي كرم، المحلل السياسي، أن", "فادي كرم", &[], Some("المحلل السياسي")),
            ("وصل فادي كرم إلى بيروت", "فادي كرم", &[], None),
            ("وقف أمام فادي كرم أمس", "فادي كرم", &[], None),
            ("the Russian President Ivan Kolt said", "Ivan Kolt", &["Russian"], Some("Russian President")),
            ("Ada Kolt, chief economist, said", "Ada Kolt", &[], Some("chief economist")),
            ("Ada Kolt, who left, said", "Ada Kolt", &[], None),
            ("Ada Kolt, the mayor. Then the deputy mayor left", "Ada Kolt", &[], Some("mayor")),
            ("Then Prime Minister Ada Kolt left", "Ada Kolt", &[], Some("Prime Minister")),
            ("Ada Kolt, the prime minister, said", "Ada Kolt", &[], Some("prime minister")),
        ] {
            let document = Document::new(text);
            let mention = |name: &str, kind| {
                let start = text.find(name).expect(name);
                let tokens = document.token_from(start)..document.token_from(start + name.len());
                Mention { span: start..start + name.len(), tokens, kind, entity: 0, confidence: 1.0 }
            };
            let mut mentions: Vec<Mention> =
                others.iter().map(|o| mention(o, EntityKind::Organisation)).collect();
            mentions.push(mention(name, EntityKind::Person));
            let titles = Titles::new(&document, &mentions);
            assert_eq!(titles.of(mentions.iter()).as_deref(), expected, "{text}");
        }
    }
}
