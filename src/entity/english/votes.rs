//! Votes: what the words beside a name, its own words and the lists say of its type, where no rule is sure of it.
//!
//! Every sign adds to one type or more; the signs of all places where a name stands are summed, and the type with the most wins. The
//! sums are small whole numbers by hand: 3 or 4 where the sign alone would do, 1 where it only tips the scales.

use std::ops::Range;

use super::words::{Class, is, is_common, is_given_name, is_surname, is_town};
use crate::entity::{EntityKind, gazetteer};
use crate::text::{Document, TokenKind};

/// Votes for person, organisation, place and other thing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Votes([i32; 4]);

const KINDS: [EntityKind; 4] =
    [EntityKind::Person, EntityKind::Organisation, EntityKind::Location, EntityKind::Misc];

impl Votes {
    /// Adds votes for a type.
    pub(super) fn add(&mut self, kind: EntityKind, votes: i32) {
        if let Some(at) = KINDS.iter().position(|&k| k == kind) {
            self.0[at] += votes;
        }
    }

    /// Adds other votes.
    pub(super) fn merge(&mut self, other: Votes) {
        for (mine, others) in self.0.iter_mut().zip(other.0) {
            *mine += others;
        }
    }

    /// How many votes a type has.
    pub(super) fn of(self, kind: EntityKind) -> i32 {
        KINDS.iter().position(|&k| k == kind).map_or(0, |at| self.0[at])
    }

    /// The type with the most votes, the first of equals, and how many; `None` where none has any.
    pub(super) fn winner(self) -> Option<(EntityKind, i32)> {
        let (at, &votes) = self.0.iter().enumerate().rev().max_by_key(|(_, votes)| **votes)?;
        (votes > 0).then_some((KINDS[at], votes))
    }
}

/// The words of a name, in small letters.
fn words(document: &Document<'_>, tokens: &Range<usize>) -> Vec<String> {
    let latin = |i: &usize| document.token(*i).kind == TokenKind::Latin;
    tokens.clone().filter(latin).map(|i| document.folded(i).to_owned()).collect()
}

/// Whether a name is made of common words alone.
pub(super) fn is_ordinary(document: &Document<'_>, tokens: &Range<usize>) -> bool {
    let class = |w: &str| is(w, Class::Organisation) || is(w, Class::Place) || is(w, Class::Work);
    words(document, tokens).iter().all(|w| is_common(w) || is(w, Class::Joint) || class(w))
}

/// What a name's own words and the lists say.
pub(super) fn of_name(document: &Document<'_>, tokens: &Range<usize>) -> Votes {
    use EntityKind::{Location, Misc, Organisation, Person};
    let mut votes = Votes::default();
    let words = words(document, tokens);
    let [first, .., last] = words.as_slice() else {
        let [word] = words.as_slice() else { return votes };
        let written = document.surface(tokens.start);
        of_word(&mut votes, word, written);
        if tokens.clone().any(|i| document.token(i).kind == TokenKind::Number) {
            votes.add(Misc, 3);
        }
        return votes;
    };
    let name = words.join(" ");
    if is_town(&name) {
        votes.add(Location, 3);
    }
    if is_surname(last) && !is_common(first) {
        votes.add(Person, 2);
    }
    if words.len() <= 3 {
        let ordinary = words.iter().filter(|w| is_common(w)).count();
        match ordinary {
            0 => votes.add(Person, 1),
            n if n == words.len() => {
                votes.add(Person, -2);
                votes.add(Organisation, 1);
                votes.add(Misc, 1);
            }
            // `Larkfield Green`, `Bell Labs`: common words end names of all kinds.
            _ => votes.add(Person, 1),
        }
    }
    let acronym = |i: usize| {
        document.surface(i).len() > 1 && document.surface(i).chars().all(|c| c.is_ascii_uppercase())
    };
    if !acronym(tokens.start) && acronym(tokens.end - 1) {
        // `Reform UK`.
        votes.add(Organisation, 2);
        votes.add(Person, -1);
    }
    if words.iter().any(|w| w.ends_with(|c: char| c.is_ascii_digit())) {
        votes.add(Misc, 2);
        votes.add(Organisation, -1);
    }
    votes
}

/// What a single word's lists and shape say.
fn of_word(votes: &mut Votes, word: &str, written: &str) {
    use EntityKind::{Location, Misc, Organisation, Person};
    let ends = |endings: &[&str]| endings.iter().any(|e| word.len() > e.len() + 2 && word.ends_with(e));
    if let Some(entry) = gazetteer::lookup_written(written) {
        votes.add(entry.kind, 2);
    }
    if written.len() == 1 {
        return;
    }
    if is_town(word) {
        votes.add(Location, 2);
    }
    if is_given_name(written) || is_surname(word) || gazetteer::is_last_name(word) {
        votes.add(Person, 2);
    }
    if written.len() > 1 && written.chars().all(|c| c.is_ascii_uppercase()) {
        votes.add(Organisation, 2);
    } else if written.chars().any(|c| c.is_ascii_digit()) {
        votes.add(Misc, 2);
    } else if written.chars().skip(1).any(char::is_uppercase) && !word.starts_with("mc") {
        // `PayPal`, `ChatGPT`.
        votes.add(Organisation, 1);
    }
    // Endings say little of words put together (`YouGov`).
    if written.chars().skip(1).any(char::is_uppercase) {
        return;
    }
    if ends(&[
        "ville", "burg", "burgh", "shire", "grad", "abad", "stan", "ton", "ford", "bury", "land", "wick",
        "mouth", "dale", "chester", "polis", "pur", "pura", "brook", "haven", "port",
    ]) {
        votes.add(Location, 1);
    }
    if ends(&["tech", "soft", "corp", "bank", "media", "pharma", "net", "works", "air", "jet", "com"]) {
        votes.add(Organisation, 1);
    }
    if ends(&[
        "son", "sen", "sson", "sky", "ski", "skyy", "ov", "ova", "ev", "eva", "vic", "vich", "ez", "escu",
        "ian",
    ]) || word.starts_with("mc")
        || written.starts_with("O'")
    {
        votes.add(Person, 1);
    }
}

/// What the words beside a name say, at one of its places. Where its capital may be its place's doing (`doubtful`) a noun right after it says
/// nothing: `Dock workers`.
pub(super) fn of_place(
    document: &Document<'_>,
    tokens: &Range<usize>,
    sentence: &Range<usize>,
    doubtful: bool,
) -> Votes {
    use EntityKind::{Location, Misc, Organisation, Person};
    let mut votes = Votes::default();
    let word = |i: Option<usize>| i.filter(|i| sentence.contains(i)).map_or("", |i| document.folded(i));
    let before = |n: usize| word(tokens.start.checked_sub(n));
    let after = |n: usize| word(Some(tokens.end + n - 1));
    let lone = words(document, tokens).len() == 1;

    match before(1) {
        "in" | "near" | "outside" | "across" | "throughout" => votes.add(Location, 2),
        "at" => {
            votes.add(Location, 1);
            votes.add(Organisation, 1);
        }
        "from" | "to" | "into" | "through" | "toward" | "towards" | "around" => votes.add(Location, 1),
        "visited" | "visiting" | "left" | "reached" | "entered" | "fled" | "leaving" | "northern"
        | "southern" | "eastern" | "western" | "central" | "nearby" | "downtown" => votes.add(Location, 2),
        "by" if is(before(2), Class::ByOrganisation) => votes.add(Organisation, 3),
        "by" if is(before(2), Class::ByPerson) => votes.add(Person, 3),
        "using" | "via" => votes.add(Misc, 2),
        "called" | "named" | "dubbed" | "codenamed" | "nicknamed" => votes.add(Misc, 2),
        "said" | "says" | "added" | "told" => votes.add(Person, 1),
        "the" => {
            votes.add(Person, -3);
            votes.add(Location, -1);
            votes.add(Misc, i32::from(!lone));
            // `in the Cairngorms`.
            if matches!(before(2), "in" | "near" | "across" | "throughout" | "outside" | "through") {
                votes.add(Location, 3);
            }
        }
        // `a new vaccine, X,`.
        "," if matches!(after(1), "," | ".") => describes(&mut votes, before(2)),
        // `Sanofi's Dengvaxia`.
        "'s" | "’s" if lone && tokens.start > 1 => {
            let owner = gazetteer::latin_at(document, tokens.start - 2, tokens.start - 1);
            if owner.is_some_and(|m| m.entry.kind == Organisation) {
                votes.add(Misc, 2);
            }
        }
        // `a VPN`: a kind of thing.
        "a" | "an" if lone && document.surface(tokens.start).chars().all(char::is_uppercase) => {
            votes.add(Organisation, -4);
        }
        "of" if is(before(2), Class::IsPlace) || is(before(2), Class::OfPlace) => votes.add(Location, 3),
        "of" if is(before(2), Class::OfOrganisation) => votes.add(Organisation, 2),
        _ => {}
    }
    // `carrier X`; `protocols like X`, `banks such as X`.
    let noun = match (before(1), before(2)) {
        ("like" | "including", noun) => noun,
        ("as", "such") => before(3),
        (noun, _) => noun,
    };
    describes(&mut votes, noun);

    // `X's wife`, `X shares`.
    let owned = if matches!(after(1), "'s" | "’s") { after(2) } else { after(1) };
    let owns = matches!(after(1), "'s" | "’s");
    let owned = if doubtful && !owns { "" } else { owned };
    if is(owned, Class::OfOrganisation) {
        votes.add(Organisation, if owned == "chief" && !owns { 1 } else { 2 });
    }
    if is(owned, Class::OfPlace) {
        votes.add(Location, if owns { 3 } else { 2 });
    }
    if is(owned, Class::OfWork) {
        votes.add(Misc, 2);
    }
    if is(owned, Class::OfPerson) && owns {
        votes.add(Person, 3);
    }
    // `City Weekend magazine`, `Bac Ninh province`.
    if !doubtful {
        describes(&mut votes, after(1));
    }
    // Persons are mostly named in full first: a lone name that no longer one holds is a body's as soon.
    if is(after(1), Class::Saying) {
        votes.add(Person, if lone { 1 } else { 2 });
        votes.add(Organisation, if lone { 2 } else { 1 });
    }
    if is(after(1), Class::DoesOrganisation) {
        votes.add(Organisation, 3);
    }
    if is(after(1), Class::DoesPerson) {
        votes.add(Person, 2);
    }
    if after(1) == "-" && after(2) == "based" {
        votes.add(Location, 4);
    }
    if matches!(after(1), "," | "—" | "–") {
        apposition(&mut votes, document, tokens.end + 1, sentence);
    }
    votes
}

/// What a noun beside a name says that it is.
fn describes(votes: &mut Votes, noun: &str) {
    let classes = [
        (Class::IsOrganisation, EntityKind::Organisation),
        (Class::IsPlace, EntityKind::Location),
        (Class::IsWork, EntityKind::Misc),
    ];
    for (_, kind) in classes.into_iter().filter(|(class, _)| is(noun, *class)) {
        votes.add(kind, 4);
    }
}

/// What follows a name after a comma: an age, a place that it lies in, a noun that says what it is.
fn apposition(votes: &mut Votes, document: &Document<'_>, from: usize, sentence: &Range<usize>) {
    use EntityKind::{Location, Person};
    if from >= sentence.end {
        return;
    }
    let age = document.surface(from).parse::<u8>().is_ok_and(|n| (10..110).contains(&n));
    let closed = from + 1 >= sentence.end || matches!(document.surface(from + 1), "," | ".");
    if age && closed {
        votes.add(Person, 4);
    }
    match document.folded(from) {
        "who" | "whose" => votes.add(Person, 3),
        "which" => votes.add(Person, -2),
        "where" => votes.add(Location, 3),
        "a" | "an" | "the" | "its" | "his" | "her" => {
            // The head of the noun phrase, before its preposition, relative or comma.
            let ends = |i: &usize| {
                document.token(*i).kind == TokenKind::Mark && document.surface(*i) != "-"
                    || matches!(
                        document.folded(*i),
                        "of" | "in"
                            | "on"
                            | "for"
                            | "that"
                            | "which"
                            | "who"
                            | "from"
                            | "with"
                            | "near"
                            | "and"
                            | "at"
                    )
            };
            let limit = sentence.end.min(from + 8);
            let end = (from + 1..limit).find(ends).unwrap_or(limit);
            // The last noun that says something: `a cosmetics maker it bought`.
            let says = |word: &str| {
                [Class::IsOrganisation, Class::IsPlace, Class::IsWork, Class::Title]
                    .iter()
                    .any(|&c| is(word, c))
            };
            if let Some(head) = (from + 1..end).rev().map(|i| document.folded(i)).find(|w| says(w)) {
                describes(votes, head);
                if is(head, Class::Title) {
                    votes.add(Person, 3);
                }
            }
        }
        _ => {
            let listed = gazetteer::latin_at(document, from, sentence.end);
            // `X, Texas`, not `X, Egypt's minister`.
            let owns = |m: &gazetteer::Match| {
                m.next < sentence.end && matches!(document.surface(m.next), "'s" | "’s")
            };
            if listed.is_some_and(|m| m.entry.kind == Location && !m.entry.weak && !owns(&m)) {
                votes.add(Location, 2);
            }
        }
    }
}
