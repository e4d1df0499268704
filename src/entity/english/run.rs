//! Runs of capitalised words: where they begin and end, and the names in them.

use std::collections::HashSet;
use std::ops::Range;

use super::words::{Class, is, is_common, is_given_name, is_surname};
use crate::entity::{EntityKind, gazetteer};
use crate::text::{Document, TokenKind};

/// How sure a listed name is.
const LISTED: f32 = 0.9;
/// How sure a name is that a word of its own or beside it types.
pub(super) const CUED: f32 = 0.75;
/// How sure a name is that votes type.
pub(super) const GUESSED: f32 = 0.5;
/// How sure a name is that nothing types.
pub(super) const UNKNOWN: f32 = 0.4;
/// The longest run, in tokens: longer ones are lists in capitals.
const LONGEST: usize = 24;

/// A name found, its type still open where nothing beside it tells.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Its type.
    pub(super) kind: Option<EntityKind>,
    /// How sure.
    pub(super) confidence: f32,
    /// It has its capital from its place (a sentence's first word, a headline): no name unless the text says so elsewhere.
    pub(super) doubtful: bool,
}

impl Found {
    /// Its bytes.
    pub(super) fn span(&self, document: &Document<'_>) -> Range<usize> {
        document.token(self.tokens.start).start..document.token(self.tokens.end - 1).end
    }
}

/// Reads the runs of a document.
pub(super) struct Reader<'d> {
    /// The document.
    pub(super) document: &'d Document<'d>,
    /// The words that stand in small letters somewhere in it.
    pub(super) lower: &'d HashSet<&'d str>,
}

impl Reader<'_> {
    /// Adds the names of a sentence to `out`.
    pub(super) fn read(&self, sentence: Range<usize>, out: &mut Vec<Found>) {
        let titled = self.is_titled(&sentence);
        let mut i = sentence.start;
        while i < sentence.end {
            // `State Sen. Ann Lee (R-Warren)`.
            if let Some(found) = self.party(i, &sentence) {
                out.push(found);
                i += 1;
                continue;
            }
            if !self.opens(i, &sentence) {
                i += 1;
                continue;
            }
            let end = self.run_end(i, &sentence);
            let from = out.len();
            self.names(i..end, &sentence, titled, out);
            if titled {
                // What is left of a headline: listed names, and persons by their given names.
                let person =
                    |f: &Found| f.kind == Some(EntityKind::Person) && f.confidence >= CUED && self.is_full(f);
                out[from..].iter_mut().filter(|f| f.confidence < LISTED && !person(f)).for_each(|f| {
                    f.doubtful = true;
                    f.kind = None;
                });
            }
            i = end;
        }
    }

    /// Whether a name is a given name and one or two words more that are no common ones.
    fn is_full(&self, name: &Found) -> bool {
        let words = name.tokens.clone().filter(|&i| self.document.token(i).kind == TokenKind::Latin);
        is_given_name(self.document.surface(name.tokens.start))
            && (2..=3).contains(&words.clone().count())
            && words
                .skip(1)
                .all(|i| !is_common(self.document.folded(i)) && self.document.surface(i).len() > 1)
    }

    pub(super) fn sentence(&self, i: usize) -> Range<usize> {
        self.document.sentences()[self.document.sentence_of(i)].clone()
    }

    fn is_capital(&self, i: usize) -> bool {
        self.document.token(i).kind == TokenKind::Latin
            && self.document.surface(i).starts_with(char::is_uppercase)
    }

    /// Whether nearly all longer words of a sentence have capitals: a headline in title case.
    fn is_titled(&self, sentence: &Range<usize>) -> bool {
        let words = sentence.clone().filter(|&i| {
            self.document.token(i).kind == TokenKind::Latin && self.document.surface(i).len() > 3
        });
        let (capital, all) = words.fold((0, 0), |(c, n), i| (c + usize::from(self.is_capital(i)), n + 1));
        let stopped = matches!(self.document.surface(sentence.end - 1), "." | "”" | "\"");
        !stopped && all >= 4 && capital * 10 >= all * 8
    }

    /// Whether a token is the first word of its sentence or of a quotation.
    pub(super) fn is_first(&self, i: usize, sentence: &Range<usize>) -> bool {
        i == sentence.start
            || matches!(
                self.document.surface(i - 1),
                "\"" | "“" | "‘" | "«" | ":" | "•" | "-" | "*" | "—" | "'" | "”"
            ) && self.document.token(i - 1).kind == TokenKind::Mark
                && (i - 1 == sentence.start
                    || self.document.token(i - 1).space_before
                    || self.document.token(i - 1).line_before)
    }

    /// Whether a run can begin at token `i`.
    fn opens(&self, i: usize, sentence: &Range<usize>) -> bool {
        if !self.is_capital(i) {
            return false;
        }
        let word = self.document.folded(i);
        let glued = !self.document.token(i).space_before && !self.document.token(i).line_before;
        let mark = if i > sentence.start && glued { self.document.surface(i - 1) } else { "" };
        // An account's name, and the end of a compound (`pre-K`).
        let inside = matches!(mark, "@" | "#" | "_") || (mark == "-" && self.document.surface(i).len() == 1);
        if is(word, Class::Calendar) || self.is_word(i) || inside {
            return false;
        }
        // A word with its capital from its place alone, known in small letters or as an ordinary word.
        let listed = gazetteer::latin_at(self.document, i, sentence.end).is_some_and(|m| !m.entry.weak);
        !self.is_first(i, sentence)
            || listed
            || !self.lower.contains(word)
            || (is_given_name(self.document.surface(i)) && i + 1 < sentence.end && self.is_capital(i + 1))
            || is(word, Class::Title)
    }

    /// Whether a capitalised token is an ordinary word all the same (`The`, `But`, `I`), and opens no listed name.
    fn is_word(&self, i: usize) -> bool {
        let written = self.document.surface(i);
        let acronym = written.len() > 1 && written.chars().all(char::is_uppercase);
        is(self.document.folded(i), Class::Ordinary)
            && !acronym
            // In the middle of a sentence `Great`, `Former` or `Many` begin a name.
            && (written.len() <= 3 || self.is_first(i, &self.sentence(i)))
            && gazetteer::latin_at(self.document, i, i + 4.min(self.document.tokens().len() - i)).is_none()
    }

    /// The token after the run that begins at `i`.
    fn run_end(&self, i: usize, sentence: &Range<usize>) -> usize {
        let d = self.document;
        let limit = sentence.end.min(i + LONGEST);
        let mut end = i + 1;
        loop {
            // A listed name is taken whole, whatever its small words and stops (`U.S.`, `Procter and Gamble`).
            if let Some(listed) = gazetteer::latin_at(d, end - 1, limit)
                && listed.next > end
            {
                end = listed.next;
                continue;
            }
            if end >= limit || d.token(end).line_before {
                return end;
            }
            let glued = !d.token(end).space_before;
            let next = |n: usize| end + n < limit && !d.token(end + n).line_before;
            let mark = d.surface(end);
            let word = self.is_capital(end) && !self.is_word(end) && !is(d.folded(end), Class::Calendar);
            let digits = glued && d.token(end).kind == TokenKind::Number;
            let hyphen = glued && mark == "-" && next(1) && !d.token(end + 1).space_before && self.joins(end);
            let stop = glued && mark == "." && next(1) && self.is_abbreviated(end);
            let and = mark == "&" && next(1) && self.is_capital(end + 1);
            let arabic = matches!(
                d.surface(end),
                "al" | "el" | "ul" | "ad" | "ar" | "as" | "ash" | "at" | "az" | "an"
            ) && next(2)
                && d.surface(end + 1) == "-"
                && !d.token(end + 1).space_before
                && self.is_capital(end + 2);
            if arabic {
                // `Deir al-Balah`.
                end += 3;
            } else if word || digits {
                end += 1;
            } else if hyphen || stop || and || self.is_of_people(end, limit) {
                end += 2;
            } else if d.token(end).kind == TokenKind::Latin && is(d.folded(end), Class::Joint) {
                let the = usize::from(next(1) && d.surface(end + 1) == "the");
                if next(1 + the)
                    && self.is_capital(end + 1 + the)
                    && (self.takes_joint(end) || self.is_described(i..end))
                {
                    end += 2 + the;
                } else {
                    return end;
                }
            } else {
                return end;
            }
        }
    }

    /// Whether a hyphen at token `at` joins two parts of a name: `Ki-moon`, `Al-Masri`, not `China-based`.
    fn joins(&self, at: usize) -> bool {
        let (before, after) = (self.document.surface(at - 1), self.document.surface(at + 1));
        self.document.token(at + 1).kind == TokenKind::Latin
            && (self.is_capital(at + 1) && gazetteer::lookup_written(before).is_none()
                || after.len() <= 4
                    && before.len() <= 5
                    && after.starts_with(char::is_lowercase)
                    && !matches!(after, "led" | "era" | "born" | "run" | "made" | "wide" | "bred" | "only"))
    }

    /// Whether the stop at token `at` is that of an initial, an abbreviated title or a web name: `J. Doherty`, `Gov. Lee`, `News.com`.
    fn is_abbreviated(&self, at: usize) -> bool {
        let (before, after) = (self.document.surface(at - 1), at + 1);
        let spaced = self.document.token(after).space_before;
        // `plan B. The`: an initial stands before a name.
        let initial = before.len() == 1 && !is(self.document.folded(after), Class::Ordinary);
        let short = initial || is(self.document.folded(at - 1), Class::Title) && before.len() <= 5;
        spaced && self.is_capital(after) && (short || matches!(before, "St" | "Mt" | "Jr"))
            || !spaced && matches!(self.document.folded(after), "com" | "org" | "net" | "co" | "uk" | "gov")
            || !spaced
                && before.len() == 1
                && self.is_capital(after)
                && self.document.surface(after).len() == 1
    }

    /// Whether the small word at token `at` goes on with the name: `Ministry of …`, `Vincent van …`.
    fn takes_joint(&self, at: usize) -> bool {
        let before = self.document.folded(at - 1);
        let class_noun = [Class::Organisation, Class::Place, Class::Work].iter().any(|&c| is(before, c))
            || matches!(
                before,
                "republic" | "kingdom" | "state" | "bank" | "speaker" | "secretary" | "minister"
            );
        match self.document.surface(at) {
            "of" => class_noun,
            "for" | "on" => is(before, Class::Organisation),
            "and" | "the" | "do" => false,
            _ => true,
        }
    }

    /// Whether the possessive at token `at` is inside a name: `Dockers' Union`, `People's Party`, not `China's Ministry`.
    fn is_of_people(&self, at: usize, limit: usize) -> bool {
        let d = self.document;
        let glued = !d.token(at).space_before;
        let owner = d.folded(at - 1);
        let people = match d.surface(at) {
            "'s" | "’s" => is_common(owner),
            "'" | "’" => owner.ends_with('s'),
            _ => return false,
        };
        let class =
            |i: usize| [Class::Organisation, Class::Place, Class::Work].iter().any(|&c| is(d.folded(i), c));
        glued
            && people
            && gazetteer::latin_at(d, at - 1, at).is_none()
            && (at + 1..limit.min(at + 4)).take_while(|&i| self.is_capital(i)).any(class)
    }

    /// Whether a run of several words after `the` goes on with `of`: `the Great Firewall of …`.
    fn is_described(&self, run: Range<usize>) -> bool {
        let d = self.document;
        run.len() > 1
            && run.start > 0
            && d.folded(run.start - 1) == "the"
            && d.surface(run.end) == "of"
            && is_common(d.folded(run.start))
            && gazetteer::latin_at(d, run.start, run.end).is_none()
    }

    /// `R` or `D` in brackets before a state or county: the party.
    pub(super) fn party(&self, i: usize, sentence: &Range<usize>) -> Option<Found> {
        let d = self.document;
        let fits = matches!(d.surface(i), "R" | "D")
            && i > sentence.start
            && d.surface(i - 1) == "("
            && i + 1 < sentence.end
            && matches!(d.surface(i + 1), "-" | "–");
        fits.then(|| Found {
            tokens: i..i + 1,
            kind: Some(EntityKind::Norp),
            confidence: CUED,
            doubtful: false,
        })
    }

    /// Adds the names of a run.
    fn names(&self, run: Range<usize>, sentence: &Range<usize>, titled: bool, out: &mut Vec<Found>) {
        let d = self.document;
        let mut at = run.start;
        let mut person = self.follows_title(run.start, sentence);
        while at < run.end {
            let word = d.folded(at);
            // `Al Jazeera`, `La Paz`: a joint with a capital is the name's.
            let joint = is(word, Class::Joint)
                && (!self.is_capital(at)
                    || at + 1 >= run.end
                    || matches!(word, "of" | "the" | "and" | "for" | "on" | "do"));
            let plain = d.token(at).kind != TokenKind::Latin
                || joint
                || self.describes(at, run.end, sentence)
                || is(word, Class::Calendar)
                || self.is_word(at);
            let listed = gazetteer::latin_at(d, at, run.end).filter(|m| !m.entry.weak);
            // `The Times` is listed with its article.
            if plain && listed.is_none_or(|m| m.next == at + 1) {
                at += 1;
                continue;
            }
            if let Some(listed) = listed {
                let whole = self.class_name(at..run.end).filter(|_| !titled);
                let starts_person = is_given_name(d.surface(at))
                    && listed.next == at + 1
                    && run.end == at + 2
                    && self.is_capital(at + 1)
                    && listed.entry.kind != EntityKind::Norp;
                if let Some(kind) = whole.filter(|_| run.end > listed.next) {
                    out.push(Found {
                        tokens: at..run.end,
                        kind: Some(kind),
                        confidence: CUED,
                        doubtful: false,
                    });
                    return;
                }
                if self.is_product(&listed.entry, at, listed.next, run.end) {
                    let (kind, tokens) = (Some(EntityKind::Misc), at..run.end);
                    out.push(Found { tokens, kind, confidence: CUED, doubtful: false });
                    return;
                }
                if !starts_person {
                    let (kind, tokens) = (Some(listed.entry.kind), at..listed.next);
                    out.push(Found { tokens, kind, confidence: LISTED, doubtful: false });
                    at = listed.next;
                    person = false;
                    continue;
                }
            }
            if let Some(after) = self.title(at, run.end) {
                person = true;
                at = after;
                continue;
            }
            let end = self.name_end(at, run.end);
            out.push(self.typed(at..end, person, sentence));
            person = false;
            at = end;
        }
    }

    /// Whether a listed company's name goes on with that of a product: `Microsoft Outlook`.
    fn is_product(&self, company: &gazetteer::Entry, at: usize, next: usize, end: usize) -> bool {
        let d = self.document;
        let person = |i: usize| is_given_name(d.surface(i)) || is_surname(d.folded(i));
        company.kind == EntityKind::Organisation
            && next == at + 1
            && (next + 1..=next + 2).contains(&end)
            && (next..end).all(|i| {
                d.token(i).kind == TokenKind::Latin
                    && !person(i)
                    && !is(d.folded(i), Class::Title)
                    && gazetteer::latin_at(d, i, end).is_none()
            })
            && !d.surface(at).chars().all(char::is_uppercase)
    }

    /// Whether a capitalised word only says what the name after it is, at the head of a sentence: `Chipmaker X said`.
    fn describes(&self, at: usize, end: usize, sentence: &Range<usize>) -> bool {
        let word = self.document.folded(at);
        let noun = is(word, Class::IsOrganisation) || is(word, Class::IsPlace);
        let class = is(word, Class::Organisation) || is(word, Class::Place);
        noun && !class && self.is_first(at, sentence) && at + 1 < end && self.is_capital(at + 1)
    }

    /// Whether a title in small letters stands before token `i`: `spokesman John Lee`.
    fn follows_title(&self, i: usize, sentence: &Range<usize>) -> bool {
        i > sentence.start
            && self.document.token(i - 1).kind == TokenKind::Latin
            && is(self.document.folded(i - 1), Class::Title)
    }

    /// The token after the title at token `at`, where a name follows in the run.
    pub(super) fn title(&self, at: usize, end: usize) -> Option<usize> {
        let d = self.document;
        let two = at + 1 < end && is(&format!("{} {}", d.folded(at), d.folded(at + 1)), Class::Title);
        if !two && !is(d.folded(at), Class::Title) {
            return None;
        }
        let mut after = at + 1 + usize::from(two);
        // `Premier League`, `Justice Department`: part of the name.
        let class = |i: usize| is(d.folded(i), Class::Organisation) || is(d.folded(i), Class::Work);
        if after + 1 == end && class(after) {
            return None;
        }
        if after < end && d.surface(after) == "." {
            after += 1;
        }
        // `Secretary of State`, `Minister of Defense`: the office goes with the title.
        if after + 1 < end && matches!(d.surface(after), "of" | "for") {
            after += 2;
        }
        (after < end).then_some(after)
    }

    /// The end of the name that begins at `at`: before the next title or nationality in its run.
    fn name_end(&self, at: usize, end: usize) -> usize {
        if self.class_name(at..end).is_some() {
            return end;
        }
        let d = self.document;
        let breaks = |i: &usize| {
            self.title(*i, end).is_some() && d.surface(*i).len() > 2 && !is(d.folded(i - 1), Class::Joint)
                || gazetteer::latin_at(d, *i, end)
                    .is_some_and(|m| m.entry.kind == EntityKind::Norp && !m.entry.weak)
        };
        (at + 1..end).find(breaks).unwrap_or(end)
    }
}
