//! Types of names by rules that are sure: class nouns, titles, datelines, given names. What they leave open is put to the vote.

use std::ops::Range;

use super::run::{CUED, Found, GUESSED, Reader};
use super::votes::is_ordinary;
use super::words::{Class, is, is_given_name};
use crate::entity::EntityKind;
use crate::text::TokenKind;

impl Reader<'_> {
    /// The type that a class noun gives a run of several words: its last word, its first, or the one before `of`.
    pub(super) fn class_name(&self, run: Range<usize>) -> Option<EntityKind> {
        let d = self.document;
        let end = run.clone().rev().find(|&i| d.token(i).kind == TokenKind::Latin)?;
        if end == run.start
            || run.clone().any(|i| i > run.start && self.title(i, run.end).is_some() && i < end)
        {
            return None;
        }
        let of = run.clone().find(|&i| matches!(d.surface(i), "of" | "for" | "on"));
        let noun = of.filter(|&at| at > run.start).map_or(end, |at| at - 1);
        let kind = |word: &str| match word {
            _ if is(word, Class::Organisation) => Some(EntityKind::Organisation),
            _ if is(word, Class::Place) => Some(EntityKind::Location),
            _ if is(word, Class::Work) => Some(EntityKind::Misc),
            _ => None,
        };
        let first = d.folded(run.start);
        kind(d.folded(noun)).or_else(|| {
            let place = is(first, Class::OpensPlace).then_some(EntityKind::Location);
            place
                .or_else(|| is(first, Class::OpensWork).then_some(EntityKind::Misc))
                .or_else(|| is(first, Class::OpensOrganisation).then_some(EntityKind::Organisation))
        })
    }

    /// A name with the type that its words and those beside it give it.
    pub(super) fn typed(&self, tokens: Range<usize>, person: bool, sentence: &Range<usize>) -> Found {
        let d = self.document;
        let words: Vec<usize> = tokens.clone().filter(|&i| d.token(i).kind == TokenKind::Latin).collect();
        let written = d.surface(tokens.start);
        let lone = words.len() == 1;
        let before = if tokens.start > sentence.start { d.folded(tokens.start - 1) } else { "" };
        let after = if tokens.end < sentence.end { d.folded(tokens.end) } else { "" };
        let first = self.is_first(tokens.start, sentence);
        let acronym =
            lone && (2..=6).contains(&written.len()) && written.chars().all(|c| c.is_ascii_uppercase());
        let initial = words.iter().skip(1).any(|&i| d.surface(i).len() == 1);
        let web =
            tokens.len() > 2 && !d.token(tokens.end - 1).space_before && d.surface(tokens.end - 2) == ".";
        let dash = |i: usize| matches!(d.surface(i), "—" | "–" | "(" | "-") && d.token(i).space_before;
        // `HELVAR, Ore. (AP) —`.
        let capitals = written.len() > 2 && written.chars().all(char::is_uppercase);
        let dateline = d.token(tokens.start).line_before
            && (matches!(after, "—" | "–" | "(" | "-")
                || capitals && after == "," && (tokens.end..d.tokens().len().min(tokens.end + 7)).any(dash))
            && d.block_of(tokens.start).tokens.len() > 12;
        let of_party = before == "-"
            && tokens.start > sentence.start + 1
            && self.party(tokens.start - 2, sentence).is_some();
        let sure = |kind| (Some(kind), CUED);
        // `a Virtual Private Network`: written large, but no name.
        let generic = matches!(before, "a" | "an") && !lone && is_ordinary(d, &tokens);
        if let Some(tokens) = self.quoted(&tokens, sentence).filter(|_| !lone && !is_given_name(written)) {
            return Found { tokens, kind: Some(EntityKind::Misc), confidence: CUED, doubtful: false };
        }
        let (kind, confidence) = if generic {
            return Found { tokens, kind: None, confidence: GUESSED, doubtful: true };
        } else if dateline || of_party {
            sure(EntityKind::Location)
        } else if person && !acronym {
            sure(EntityKind::Person)
        } else if let Some(kind) = self.class_name(tokens.clone()) {
            sure(kind)
        } else if web {
            sure(EntityKind::Organisation)
        } else if !lone
            && ((is_given_name(written) || initial) && words.len() <= 5
                || is(after, Class::Saying) && !is_ordinary(d, &tokens))
        {
            sure(EntityKind::Person)
        } else {
            (None, GUESSED)
        };
        // `an Abbott district`, `a VPN`: a noun or its adjective.
        let camel = written.chars().skip(1).any(char::is_uppercase) && !acronym;
        let counted = matches!(before, "a" | "an") && confidence < CUED && !camel;
        let doubtful = lone && (first || counted) && confidence < CUED;
        Found { tokens, kind: kind.filter(|_| !doubtful), confidence, doubtful }
    }

    /// The tokens of a name that fills its quotation marks, with its article: the title of a work, `“The Salt Road”`.
    fn quoted(&self, tokens: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
        let d = self.document;
        let opens = |i: usize| i > sentence.start && matches!(d.surface(i - 1), "\"" | "“" | "‘" | "«");
        let article =
            tokens.start > sentence.start && matches!(d.surface(tokens.start - 1), "The" | "A" | "An");
        let start = tokens.start - usize::from(article);
        let closes = |i: usize| i < d.tokens().len() && matches!(d.surface(i), "\"" | "”" | "’" | "»");
        let comma = tokens.end < d.tokens().len() && d.surface(tokens.end) == ",";
        (opens(start) && closes(tokens.end + usize::from(comma))).then_some(start..tokens.end)
    }
}
