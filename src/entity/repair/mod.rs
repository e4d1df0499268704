//! Repairs of what the learnt recogniser found, by what holds for every text: what is never a name, no overlaps, no half pair of marks
//! inside a name, no word that names never hold, the proclitics outside, names that are a day, no two persons in one name, the class noun
//! that belongs to a place's name inside it, what a noun calls a name in marks is one, a listed people's word is one everywhere, and a
//! person's surname standing alone is that person's name again.

mod dated;
pub(super) mod english;
mod extent;
mod known;
mod lists;
mod persons;
mod proclitics;
mod told;

use std::cmp::Ordering;

use super::words::{Lexicon, WordTable};
use super::{EntityKind, Mention, arabic, gazetteer, quoted};
use crate::lexicon::Table;
use crate::order::{descending, sort_by_key};
use crate::text::clitic::splits;
use crate::text::fold::fold;
use crate::text::{Document, TokenKind};
use known::Known;

/// Mentions in the order of the text, never overlapping, repaired by what `lexicon` knows of words and names.
pub(super) fn repair(document: &Document<'_>, mentions: Vec<Mention>, lexicon: &Lexicon) -> Vec<Mention> {
    let (words, known) = (&lexicon.words, Known(lexicon));
    let quoted = quoted::names(document).into_iter().map(|m| extent::without_full_stop(document, m));
    let quoted: Vec<Mention> = quoted.collect();
    let mentions = told::towns(document, mentions);
    let told = told::told(document, &mentions, &quoted);
    let whole = mentions
        .into_iter()
        .filter_map(|m| told.settle(document, m))
        .filter(|m| !is_month(document, m) && !super::english::is_phrase(document, m.tokens.clone()))
        .filter(|m| !arabic::is_never_a_name(&fold(&document.text()[m.span.clone()])))
        .filter(|m| !is_number_of(document, m))
        .filter_map(|m| before_break(document, m))
        .map(|m| persons::with_first_name(document, persons::settle(document, m, &known)))
        .map(|m| extent::without_people_of(document, m, words))
        .map(|m| without_half_pair(document, m))
        .map(|m| without_glued(document, m, words))
        .map(|m| proclitics::settle(document, m, &known))
        .map(|m| as_called(document, m))
        .map(|m| extent::without_full_stop(document, m))
        .map(|m| extent::without_class_noun(document, m))
        .flat_map(|m| extent::without_adjectives(document, m))
        .map(|m| extent::with_class_noun(document, m))
        .flat_map(|m| one_by_one(document, m, words))
        .filter(|m| {
            !is_speech(document, m) && !is_counted(document, m) && !persons::is_told(document, m, &known)
        });
    let whole = as_named_before(document, joined(document, whole));
    let surer_person = |m: &Mention| {
        let found = whole.binary_search_by_key(&m.span.start, |w| w.span.start).map(|at| &whole[at]);
        found.is_ok_and(|w| w.kind == EntityKind::Person && w.confidence > m.confidence)
    };
    // First, so that they win over what the recogniser takes the same words for (`صحيفة «المغرب»` is no country).
    let quoted: Vec<Mention> = quoted.into_iter().filter(|m| !surer_person(m)).collect();
    let mentions = lists::of_one_type(
        document,
        apart(dated::names(document).into_iter().chain(quoted).chain(whole).collect()),
    );
    let mentions = persons::with_passed_over(document, with_peoples(document, mentions), &known);
    arabic::surnames(document, mentions)
}

/// How sure a listed people's word is that the recogniser passed over: right in nine of ten cases.
const LISTED: f32 = 0.85;

/// The words for peoples, creeds and parties that are listed as nothing else, wherever no mention stands.
fn with_peoples(document: &Document<'_>, mentions: Vec<Mention>) -> Vec<Mention> {
    let peoples = document.of_words(|i| gazetteer::may_be_people(document, i));
    let mut out = Vec::with_capacity(mentions.len());
    let mut mentions = mentions.into_iter().peekable();
    let mut i = 0;
    while i < document.tokens().len() {
        if let Some(mention) = mentions.next_if(|m| m.tokens.start <= i) {
            i = mention.tokens.end.max(i);
            out.push(mention);
            continue;
        }
        let end = mentions.peek().map_or(document.tokens().len(), |m| m.tokens.start);
        // `اليمنى` is a side, `اليمني` a people; who writes the one for the other loses little here.
        let listed = peoples[document.word(i)].then(|| gazetteer::people_at(document, i, end)).flatten();
        let listed = listed.filter(|m| !document.surface(m.next - 1).ends_with('ى'));
        match listed {
            Some(found) => {
                let span = document.offset_after(i, found.skip)..document.token(found.next - 1).end;
                let tokens = i..found.next;
                let kind = EntityKind::Norp;
                out.push(Mention { span, tokens, kind, entity: 0, confidence: LISTED });
                i = found.next;
            }
            None => i += 1,
        }
    }
    out.extend(mentions);
    out
}

/// Whether a mention is the middle of a date in Latin letters (`Fri, 26 Jan 2018`), as pages stamp it.
fn is_month(document: &Document<'_>, mention: &Mention) -> bool {
    let first = mention.tokens.start;
    let number = |i: Option<usize>| {
        i.and_then(|i| document.tokens().get(i)).is_some_and(|t| t.kind == TokenKind::Number)
    };
    document.token(first).kind == TokenKind::Latin
        && super::english::is_calendar(document.folded(first))
        && (number(first.checked_sub(1)) || number(Some(first + 1)))
}

/// The persons of a mention that joins several by `و` (`طارق وياسر`), each for himself; another mention as it is.
fn one_by_one(document: &Document<'_>, mention: Mention, words: &WordTable) -> Vec<Mention> {
    let mut out = Vec::new();
    let mut rest = mention;
    if rest.kind == EntityKind::Person {
        for i in rest.tokens.start + 1..rest.tokens.end {
            if document.token(i).kind != TokenKind::Arabic || document.token(i - 1).kind == TokenKind::Mark {
                continue;
            }
            let folded = document.folded(i);
            let (split, row) = words.best_split(folded);
            let by_word = split.conjunction == Some('و') && split.preposition.is_none() && row.is_some();
            // A word that is known with its `و`, and is a first name without it alone (`وكمال`, not `وسام`).
            let is_name = |word| gazetteer::is_given_name(word, true);
            let by_name = !is_name(folded) && folded.strip_prefix('و').is_some_and(is_name);
            if !by_word && !by_name {
                continue;
            }
            let proclitics = if by_word { split.len } else { 'و'.len_utf8() };
            let (from, to) = (rest.tokens.start, rest.tokens.end);
            out.push(Mention {
                span: rest.span.start..document.token(i - 1).end,
                tokens: from..i,
                ..rest.clone()
            });
            rest =
                Mention { span: document.offset_after(i, proclitics)..rest.span.end, tokens: i..to, ..rest };
        }
    }
    out.push(rest);
    out
}

/// The most words of a person's name that two mentions may make.
const LONGEST_PERSON: usize = 7;

/// Mentions that are parts of one name joined: two persons with only an underscore between them, as hashtags write a name (`#كرم_حداد`), or
/// with nothing between them where the first is a full name already,
/// and a body of several words with the one that it is of (`اللجنة المركزية لحركة النهوض`), which annotated news writes as one name sixty
/// times as often as two.
fn joined(document: &Document<'_>, mentions: impl Iterator<Item = Mention>) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    for mention in mentions {
        let one_name = |last: &Mention| {
            let kinds = [last.kind, mention.kind];
            match document.text().get(last.span.end..mention.span.start) {
                Some("_") => kinds == [EntityKind::Person; 2],
                // Two persons stand side by side only where one name was read as two.
                Some(" ") => {
                    kinds == [EntityKind::Person; 2]
                        && last.tokens.len() > 1
                        && !BREAKING.contains(document.folded(mention.tokens.start))
                        && document.token(last.tokens.start).kind == document.token(mention.tokens.start).kind
                        && last.tokens.len() + mention.tokens.len() <= LONGEST_PERSON
                }
                Some(" ل" | " لل") => kinds == [EntityKind::Organisation; 2] && last.tokens.len() > 1,
                _ => false,
            }
        };
        match out.last_mut() {
            Some(last) if one_name(last) => {
                last.span.end = mention.span.end;
                last.tokens.end = mention.tokens.end;
                last.confidence = last.confidence.min(mention.confidence);
            }
            _ => out.push(mention),
        }
    }
    out
}

/// Prepositions that a source may have glued to the name before them.
const GLUED: [&str; 9] = ["ضد", "في", "من", "علي", "الي", "عن", "مع", "بعد", "قبل"];

/// A mention without the preposition that its last word runs into where only the rest is a word (`دارفورضد`).
fn without_glued(document: &Document<'_>, mut mention: Mention, words: &WordTable) -> Mention {
    let last = mention.tokens.end - 1;
    let (split, row) = words.best_split(document.folded(last));
    if document.token(last).kind == TokenKind::Arabic && row.is_none() {
        let name = GLUED.iter().find_map(|glued| {
            let name = split.stem.strip_suffix(glued).filter(|name| name.chars().nth(3).is_some())?;
            words.best_split(name).1.map(|_| name)
        });
        if let Some(name) = name {
            mention.span.end = document.offset_after(last, split.len + name.len());
        }
    }
    mention
}

/// Of two mentions that overlap the longer stays.
pub(super) fn apart(mut mentions: Vec<Mention>) -> Vec<Mention> {
    mentions.retain(|m| !m.span.is_empty());
    sort_by_key(&mut mentions, |m| [m.span.start, descending(m.span.end)]);
    let mut kept: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        match kept.last_mut() {
            Some(last) if mention.span.start < last.span.end => {
                if mention.span.len() > last.span.len() {
                    *last = mention;
                }
            }
            _ => kept.push(mention),
        }
    }
    kept
}

/// Whether a mention is a thing's number and no name: `القضية رقم 12 لسنة 2020`.
fn is_number_of(document: &Document<'_>, mention: &Mention) -> bool {
    static NUMBERED: Table = Table::of_names("numbered");
    let first = document.folded(mention.tokens.start);
    mention.tokens.len() > 1
        && document.folded(mention.tokens.start + 1) == "رقم"
        && splits(first).any(|s| NUMBERED.contains(s.bare()))
}

/// Whether a mention is what somebody says, from a colon's opening mark to the closing one: by the looks of dialect a title.
fn is_speech(document: &Document<'_>, mention: &Mention) -> bool {
    let first = mention.tokens.start;
    mention.kind == EntityKind::Misc
        && mention.tokens.len() > 3
        && first > 1
        && document.token(first - 1).kind == TokenKind::Mark
        && document.surface(first - 2) == ":"
}

/// Whether a mention of one word is what a number counts (`12 صبيا`): such a word stands in the accusative, as names hardly do.
fn is_counted(document: &Document<'_>, mention: &Mention) -> bool {
    let first = mention.tokens.start;
    matches!(mention.kind, EntityKind::Person | EntityKind::Location)
        && mention.tokens.len() == 1
        && first > 0
        && document.token(first - 1).kind == TokenKind::Number
        && !document.token(first).line_before
        && document.token(first).start == mention.span.start
        && document.folded(first).ends_with('ا')
        && !document.folded(first).starts_with("ال")
}

/// A person by the looks whom the noun before calls something else (`مؤشر نيكي الياباني`): of that type, without the people's word after it.
fn as_called(document: &Document<'_>, mut mention: Mention) -> Mention {
    static CALLED: Table = Table::of_names("called");
    let noun = mention.tokens.start.checked_sub(1).filter(|_| mention.kind == EntityKind::Person);
    let row = noun
        .filter(|&noun| {
            document.token(noun).kind == TokenKind::Arabic && !document.token(noun + 1).line_before
        })
        .filter(|_| mention.span.start == document.token(mention.tokens.start).start)
        .and_then(|noun| splits(document.folded(noun)).find_map(|s| CALLED.get(s.stem)));
    let Some(row) = row.filter(|row| row.column(0) != "none") else { return mention };
    mention.kind = if row.column(0) == "ORG" { EntityKind::Organisation } else { EntityKind::Misc };
    let last = mention.tokens.end - 1;
    let people = gazetteer::lookup(document.folded(last)).is_some_and(|e| e.kind == EntityKind::Norp);
    if people && mention.tokens.len() > 1 {
        mention.tokens.end = last;
        mention.span.end = document.token(last - 1).end;
    }
    mention
}

static BREAKING: Table = Table::of_names("breaking");

/// The longest word after which a breaking word may be a syllable of a foreign name.
const SYLLABLE: usize = 3;

/// A mention that ends before the first word that no name goes on with (`خليل إن خليله`). The title of a work may hold any word, in marks:
/// without them it is none.
fn before_break(document: &Document<'_>, mention: Mention) -> Option<Mention> {
    let breaks = |&i: &usize| {
        BREAKING.contains(document.folded(i)) && document.folded(i - 1).chars().count() > SYLLABLE
    };
    let first = mention.tokens.start;
    let Some(end) = (first + 1..mention.tokens.end).find(breaks) else { return Some(mention) };
    if mention.kind == EntityKind::Misc {
        let in_marks = first > 0 && document.token(first - 1).kind == TokenKind::Mark;
        return in_marks.then_some(mention);
    }
    Some(Mention { span: mention.span.start..document.token(end - 1).end, tokens: first..end, ..mention })
}

/// A name that holds half a pair of marks ends before it: before an opening one, and the preposition that leads to it
/// (`سامي كرم لـ «الصباح`), or a closing one (`سوبر ستار» وصل`).
fn without_half_pair(document: &Document<'_>, mention: Mention) -> Mention {
    let tokens = mention.tokens.clone();
    let half = [("«", "»"), ("“", "”"), ("(", ")")].iter().find_map(|&(open, close)| {
        let count = |mark: &str| tokens.clone().filter(|&i| document.surface(i) == mark).count();
        match count(open).cmp(&count(close)) {
            Ordering::Less => Some(close),
            Ordering::Equal => None,
            Ordering::Greater => Some(open),
        }
    });
    let Some(cut) = half.and_then(|mark| tokens.clone().find(|&i| document.surface(i) == mark)) else {
        return mention;
    };
    let leads = |i: usize| document.folded(i).chars().count() <= 1;
    let mut end = cut;
    while end > tokens.start && leads(end - 1) {
        end -= 1;
    }
    if end == tokens.start {
        return mention;
    }
    Mention { span: mention.span.start..document.token(end - 1).end, tokens: tokens.start..end, ..mention }
}

/// A name in Latin letters in brackets after an Arabic one is the same name: where one is taken for an organisation and the other for a
/// product, both are what the first is (`"ثينك باد" (ThinkPad)`), and what stands after a person is that person, but for what capitals show
/// to be an acronym.
fn as_named_before(document: &Document<'_>, mut mentions: Vec<Mention>) -> Vec<Mention> {
    let kind_of = |m: &Mention| document.token(m.tokens.start).kind;
    let has_small_letters =
        |m: &Mention| document.text()[m.span.clone()].contains(|c: char| c.is_lowercase());
    let may_be_either = |m: &Mention| matches!(m.kind, EntityKind::Organisation | EntityKind::Misc);
    for i in 1..mentions.len() {
        let (before, after) = mentions.split_at_mut(i);
        let (first, second) = (&before[i - 1], &mut after[0]);
        let between = document.text().get(first.span.end..second.span.start).unwrap_or("");
        if between.trim_matches(['"', '”', '»', ' ']) == "("
            && kind_of(first) == TokenKind::Arabic
            && kind_of(second) == TokenKind::Latin
            && may_be_either(second)
            && (may_be_either(first) || first.kind == EntityKind::Person && has_small_letters(second))
        {
            second.kind = first.kind;
        }
    }
    mentions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::EntityKind;

    fn mention(document: &Document<'_>, tokens: std::ops::Range<usize>, kind: EntityKind) -> Mention {
        let span = document.token(tokens.start).start..document.token(tokens.end - 1).end;
        Mention { span, tokens, kind, entity: 0, confidence: 1.0 }
    }

    #[test]
    fn overlaps_marks_and_surnames() {
        let text = "قال سامر البلخي لـ «الصباح» إن البلخي عائد";
        let document = Document::new(text);
        let found = vec![
            mention(&document, 1..6, EntityKind::Person),
            mention(&document, 5..6, EntityKind::Organisation),
        ];
        let repaired = repair(&document, found, &Lexicon::default());
        let shown: Vec<&str> = repaired.iter().map(|m| &text[m.span.clone()]).collect();
        assert_eq!(shown, ["سامر البلخي", "الصباح", "البلخي"]);
        let document = Document::new("نشرت صحيفة «المغرب» الخبر");
        let country = mention(&document, 3..4, EntityKind::Location);
        assert_eq!(repair(&document, vec![country], &Lexicon::default())[0].kind, EntityKind::Organisation);
    }

    #[test]
    fn extents_and_types_by_what_stands_beside_a_name() {
        use EntityKind::{Location, Misc, Organisation, Person};
        let known = ["ياسر", "بيروت", "ميناء"].map(|word| super::super::words::WordFacts {
            hash: super::super::words::word_hash(word),
            frequency: 20,
            cluster: super::super::words::NO_CLUSTER,
        });
        let words = Lexicon { words: WordTable::new(&known, Vec::new()), ..Lexicon::default() };
        for (text, found, expected) in [
            ("زار طارق وياسر المدينة", vec![(1..3, Person)], vec!["PER طارق", "PER ياسر"]),
            ("زار داني ويلباك المدينة", vec![(1..3, Person)], vec!["PER داني ويلباك"]),
            ("وصل إلى ميناء بيروت أمس", vec![(3..4, Location)], vec!["LOC ميناء بيروت"]),
            ("وصل لميناء بيروت أمس", vec![(2..3, Location)], vec!["LOC ميناء بيروت"]),
            ("وصل إلى الميناء بيروت أمس", vec![(3..4, Location)], vec!["LOC بيروت"]),
            ("رئيس بلدية بيروت", vec![(2..3, Location)], vec!["ORG بلدية بيروت"]),
            ("في مدينة بيروت", vec![(2..3, Location)], vec!["LOC بيروت"]),
            ("Fri, 26 Jan 2018 15:49", vec![(3..5, Misc)], vec![]),
            ("نعود بعون الله وكتب عبد الله", vec![(2..3, Person), (4..6, Person)], vec!["PER عبد الله"]),
            ("Follow us on Twitter", vec![(0..4, Organisation)], vec![]),
            ("قالت The New York Times", vec![(2..5, Organisation)], vec!["ORG New York Times"]),
            ("يطلب «سوبر ستار» وصل أمس", vec![(2..6, Misc)], vec!["MISC سوبر ستار"]),
            ("وصل من بيروتضد ذلك", vec![(2..3, Location)], vec!["LOC بيروت"]),
            ("وصل من بيروتين أمس", vec![(2..3, Location)], vec!["LOC بيروتين"]),
            ("#كرم_حداد", vec![(1..2, Person), (3..4, Person)], vec!["PER كرم_حداد"]),
            (
                "هاتف ثينك باد (ThinkPad) الجديد",
                vec![(1..3, Misc), (4..5, Organisation)],
                vec!["MISC ثينك باد", "MISC ThinkPad"],
            ),
            ("دبي (CNN) قال", vec![(0..1, Location), (2..3, Organisation)], vec!["LOC دبي", "ORG CNN"]),
        ] {
            let document = Document::new(text);
            let found = found.into_iter().map(|(tokens, kind)| mention(&document, tokens, kind)).collect();
            let repaired = repair(&document, found, &words);
            let shown: Vec<String> =
                repaired.iter().map(|m| format!("{} {}", m.kind.label(), &text[m.span.clone()])).collect();
            assert_eq!(shown, expected, "{text}");
        }
    }

    #[test]
    fn a_body_and_the_one_that_it_is_of_are_one_name() {
        use EntityKind::{Location, Organisation};
        for (text, first, second, expected) in [
            ("اجتمعت اللجنة المركزية لحركة النهوض", 1..3, (3..5, Organisation), 1),
            // One word may be anything's: the second is what something was said to, or sold to.
            ("قالت الوزارة لصحيفة النور", 1..2, (2..4, Organisation), 2),
            ("أرسلت اللجنة المركزية لبيروت", 1..3, (3..4, Location), 2),
            ("فرقة الأبحاث للحرس الوطني", 0..2, (2..4, Organisation), 1),
        ] {
            let document = Document::new(text);
            let mut second = mention(&document, second.0, second.1);
            second.span.start += if text.contains(" لل") { "لل" } else { "ل" }.len();
            let found = vec![mention(&document, first, Organisation), second];
            assert_eq!(repair(&document, found, &Lexicon::default()).len(), expected, "{text}");
        }
    }
}
