//! The tables of this stage, typed: reporting verbs in all their forms, reporting phrases, function words, nouns of sources and titles.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::super::attribution::{Agreement, Mode, mode, stance};
use super::super::{SourceSort, Stance};
pub(in crate::quote) use super::sets::Set;
use crate::lexicon::{self, Row, Table, WordMap, rows};
use crate::text::clitic;

static PHRASES: Table = Table::new(lexicon::tables::QUOTE_PHRASES);
static WORDS: Table = Table::new(lexicon::tables::QUOTE_WORDS);
static NEGATIONS: Table = Table::new(lexicon::tables::QUOTE_NEGATIONS);
static NOUNS: Table = Table::new(lexicon::tables::QUOTE_NOUNS);
static OPENERS: Table = Table::new(lexicon::tables::QUOTE_OPENERS);
static WITHHELD: Table = Table::new(lexicon::tables::QUOTE_WITHHELD);
static FORMULAS: Table = Table::new(lexicon::tables::QUOTE_FORMULAS);
static BLOCKERS: Table = Table::new(lexicon::tables::QUOTE_BLOCKERS);
static TITLES: Table = Table::new(lexicon::tables::QUOTE_TITLES);
static DESCRIPTORS: Table = Table::new(lexicon::tables::QUOTE_DESCRIPTORS);
static SOURCES: Table = Table::new(lexicon::tables::QUOTE_SOURCES);

/// The longest phrase of the table, in words.
const PHRASE: usize = 3;

/// The form in which a reporting word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::quote) enum Form {
    /// A finite verb.
    Finite,
    /// An accusative participle (مضيفا): the speaker of its main clause goes on.
    Participle,
    /// A verbal noun (قوله).
    Noun,
    /// A preposition of source (بحسب); the source follows.
    According,
    /// A preposition of source with its pronoun (بحسب قوله).
    Own,
    /// What follows is the document that speaks (جاء في).
    Document,
}

/// A reporting word as the tables describe it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::quote) struct Reporting {
    pub(in crate::quote) form: Form,
    pub(in crate::quote) mode: Mode,
    pub(in crate::quote) stance: Stance,
    pub(in crate::quote) gloss: &'static str,
    pub(in crate::quote) agreement: Agreement,
    /// An object pronoun is attached to it (وصفها).
    pub(in crate::quote) object: bool,
    /// A verb in the imperfect.
    pub(in crate::quote) imperfect: bool,
}

/// Every folded verb form with what it is. Forms listed earlier win: the table is in the order of frequency.
fn verbs() -> &'static HashMap<String, Reporting> {
    static VERBS: OnceLock<HashMap<String, Reporting>> = OnceLock::new();
    VERBS.get_or_init(|| {
        use Agreement::{Feminine, Masculine, Plural};
        let mut forms: HashMap<String, Reporting> = HashMap::new();
        for (first, row) in rows(lexicon::tables::QUOTE_VERBS) {
            let mode = mode(row.column(6));
            let verb = |form, agreement, object| Reporting {
                form,
                mode,
                stance: stance(row.column(7)),
                gloss: row.column(8),
                agreement,
                object,
                imperfect: false,
            };
            let mut add = |word: String, reporting: Reporting| {
                if word.chars().count() > 1 {
                    forms.entry(word).or_insert(reporting);
                }
            };
            let finite = [
                (first, Masculine),
                (row.column(0), Feminine),
                (row.column(1), Plural),
                (row.column(2), Masculine),
                (row.column(3), Feminine),
                (row.column(4), Plural),
            ];
            for (n, (form, agreement)) in finite.into_iter().enumerate().filter(|(_, f)| f.0 != "-") {
                let verb = |form, agreement, object| Reporting {
                    imperfect: n >= 3,
                    ..verb(form, agreement, object)
                };
                add(form.to_owned(), verb(Form::Finite, agreement, false));
                if form.ends_with('ت') {
                    add(format!("{form}ا"), verb(Form::Finite, Plural, false));
                }
                // The dual, of the commonest verbs alone: `ذكرا`, `ردا`, `نقلا` are nouns.
                if n == 0 && mode == Mode::Say && (form.starts_with('ا') || form == "قال") {
                    add(format!("{form}ا"), verb(Form::Finite, Plural, false));
                }
                if n == 3 && mode == Mode::Say {
                    add(format!("{form}ان"), verb(Form::Finite, Plural, false));
                }
                if matches!(mode, Mode::Say | Mode::Label | Mode::Act | Mode::Relay | Mode::Demand) {
                    let stem = match form.strip_suffix("وا") {
                        Some(stem) => format!("{stem}و"),
                        None => form.strip_suffix('ي').map_or(form.to_owned(), |s| format!("{s}ا")),
                    };
                    // `أفادنا`, `يخبرنا`; `أكدنا` may be what we affirm.
                    let told = matches!(row.column(8), "inform" | "tell" | "notify" | "report") || n >= 3;
                    for pronoun in
                        ["ه", "ها", "هم", "ني", "هما", "نا"].into_iter().take(if told { 6 } else { 5 })
                    {
                        add(format!("{stem}{pronoun}"), verb(Form::Finite, agreement, true));
                    }
                }
            }
            let participle = row.column(5);
            if let Some(stem) = participle.strip_suffix('ا') {
                add(participle.to_owned(), verb(Form::Participle, Masculine, false));
                add(format!("{stem}ه"), verb(Form::Participle, Feminine, false));
                let plural = stem.strip_suffix('ي').unwrap_or(stem);
                add(format!("{plural}ين"), verb(Form::Participle, Plural, false));
            }
        }
        forms
    })
}

/// A reporting verb in a folded word: the form, and the folded bytes of the proclitics before it (`و ف` and `ل`).
pub(in crate::quote) fn verb(word: &str) -> Option<(Reporting, usize)> {
    let table = verbs();
    if NOUNS.contains(word.strip_prefix('و').unwrap_or(word)) {
        return None;
    }
    if let Some(found) = table.get(word) {
        return Some((*found, 0));
    }
    let joined = word.strip_prefix(['و', 'ف'])?;
    table.get(joined).map(|found| (*found, word.len() - joined.len())).or_else(|| purpose(word, 0))
}

/// Whether a folded word is the perfect of a verb that opens with a servile alef (اعتبر، انتقد، استنكر): with a hamza it is the first person's.
pub(in crate::quote) fn is_augmented(word: &str) -> bool {
    word.starts_with("است")
        || word.starts_with("ان")
        || word.strip_prefix('ا').is_some_and(|rest| rest.chars().nth(1) == Some('ت'))
}

/// `ليقول`: an imperfect after the lam of purpose or result.
pub(in crate::quote) fn purpose(word: &str, before: usize) -> Option<(Reporting, usize)> {
    let rest = word[before..].strip_prefix('ل').filter(|r| r.starts_with(['ي', 'ت']))?;
    verbs().get(rest).map(|found| (*found, before + 'ل'.len_utf8()))
}

/// The first words of the reporting phrases: most words of a text are none.
fn phrase_openings() -> &'static WordMap<()> {
    static OPENINGS: OnceLock<WordMap<()>> = OnceLock::new();
    OPENINGS.get_or_init(|| {
        let forms = rows(lexicon::tables::QUOTE_PHRASES).map(|(form, _)| form);
        forms.map(|form| (form.split(' ').next().unwrap_or(form), ())).collect()
    })
}

/// The longest reporting phrase that begins the words, with the number of words and the folded proclitics before it.
pub(in crate::quote) fn phrase(words: &[&str]) -> Option<(Reporting, usize, usize)> {
    let first = words.first()?;
    for before in [0, first.strip_prefix(['و', 'ف']).map_or(0, |r| first.len() - r.len())] {
        if !phrase_openings().contains_key(&first[before..]) {
            continue;
        }
        let mut key = String::new();
        let mut best = None;
        for (n, word) in words.iter().take(PHRASE).enumerate() {
            if n > 0 {
                key.push(' ');
            }
            key.push_str(if n == 0 { &word[before..] } else { word });
            let row = PHRASES.get(&key).map(|r| (r, n + 1));
            // `وفقا لوزارة`: the lam of the next word belongs to the phrase.
            let with_lam = || PHRASES.get(&format!("{key} ل")).map(|r| (r, n + 1));
            best = row.or_else(with_lam).or(best);
        }
        if let Some((row, length)) = best {
            let agreement = match row.column(3) {
                "m" => Agreement::Masculine,
                "f" => Agreement::Feminine,
                "p" => Agreement::Plural,
                _ => Agreement::Any,
            };
            let form = match row.column(0) {
                "own" => Form::Own,
                "noun" => Form::Noun,
                "document" => Form::Document,
                _ => Form::According,
            };
            let reporting = Reporting {
                form,
                mode: Mode::Say,
                stance: stance(row.column(1)),
                gloss: row.column(2),
                agreement,
                object: false,
                imperfect: false,
            };
            return Some((reporting, length, before));
        }
        if before == 0 && !first.starts_with(['و', 'ف']) {
            break;
        }
    }
    None
}

/// The class of a function word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::quote) enum Class {
    /// Opens a reported clause (أن).
    That,
    /// A relative pronoun.
    Relative,
    /// A preposition: a noun phrase ends at it, and no verb follows it.
    Preposition,
    /// Another word at which a noun phrase ends.
    Boundary,
    /// A preposition with its pronoun (له): skipped before a subject.
    Dative,
    /// Skipped before a subject.
    Adverb,
    /// Stands between a subject and its verb.
    Auxiliary,
    /// After `من`, announces a new speaker (جهته).
    Turn,
    /// Points to a noun (هذا المصدر): skipped before it, no subject by itself.
    Demonstrative,
}

/// The class of a folded word, with or without `و ف` before it.
pub(in crate::quote) fn class(word: &str) -> Option<Class> {
    let row = WORDS.get(word).or_else(|| WORDS.get(word.strip_prefix(['و', 'ف'])?))?;
    Some(match row.column(0) {
        "that" => Class::That,
        "relative" => Class::Relative,
        "preposition" => Class::Preposition,
        "dative" => Class::Dative,
        "adverb" => Class::Adverb,
        "auxiliary" => Class::Auxiliary,
        "turn" => Class::Turn,
        "demonstrative" => Class::Demonstrative,
        _ => Class::Boundary,
    })
}

/// Whether speech can begin with a folded word right after a verb of saying, without `إن` or marks.
pub(in crate::quote) fn opens_speech(word: &str) -> bool {
    OPENERS.contains(word)
}

/// Whether a folded word after a verb says that the source keeps something back (`رفض الكشف عن هويته`).
pub(in crate::quote) fn withholds(word: &str) -> bool {
    WITHHELD.contains(word)
}

/// Whether folded words name people of a kind: by their noun (سكان القرية، التجار), or by how many there are of it (عدد من المعلمين).
pub(in crate::quote) fn is_collective(words: &str) -> bool {
    let mut words = words.split_whitespace();
    let first = words.next().unwrap_or("");
    let first = first.strip_prefix(['و', 'ف']).filter(|rest| source(rest).is_some()).unwrap_or(first);
    if Set::Quantity.has(first) {
        let noun = words.find(|w| source(w).is_some());
        return noun.is_some_and(is_kind);
    }
    is_kind(first)
}

/// Whether a folded noun is one of people of a kind.
fn is_kind(word: &str) -> bool {
    let row = |w: &str| SOURCES.get(w).or_else(|| SOURCES.get(w.strip_prefix("ال")?));
    let found = row(word).or_else(|| construct(word)).or_else(|| oblique(word));
    found.is_some_and(|row| row.column(0) == "collective")
}

/// What a word is in a formula that qualifies a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::quote) enum FormulaPart {
    /// Ends it (هويته).
    Identity,
    /// Without one of these it is none (شريطة، عدم).
    Opens,
    /// May begin it (تحدث).
    Leads,
    /// May stand inside it.
    Inner,
    /// Goes on with the reason (لأنه).
    Reason,
}

/// What a folded word is in a formula by which a source keeps its name back.
pub(in crate::quote) fn formula_part(word: &str) -> Option<FormulaPart> {
    Some(match FORMULAS.get(word)?.column(0) {
        "identity" => FormulaPart::Identity,
        "opens" => FormulaPart::Opens,
        "leads" => FormulaPart::Leads,
        "inner" => FormulaPart::Inner,
        "reason" => FormulaPart::Reason,
        _ => return None,
    })
}

/// The number of words of the longest formula of honour (`صلى الله عليه وسلم`) that the words, given one by one, begin with.
pub(in crate::quote) fn honour<'w>(mut next: impl FnMut() -> &'w str) -> Option<usize> {
    const WORDS: usize = 6;
    static OPENINGS: OnceLock<WordMap<()>> = OnceLock::new();
    let openings = OPENINGS.get_or_init(|| {
        let honour = rows(lexicon::tables::QUOTE_FORMULAS).filter(|(_, row)| row.column(0) == "honour");
        honour.map(|(form, _)| (form.split(' ').next().unwrap_or(form), ())).collect()
    });
    let mut key = next().to_owned();
    if !openings.contains_key(&*key) {
        return None;
    }
    let mut longest = None;
    for words in 2..=WORDS {
        key.push(' ');
        key.push_str(next());
        if FORMULAS.contains(&key) {
            longest = Some(words);
        }
    }
    longest
}

/// Whether a folded definite noun is one with which a text goes on with whoever spoke last (الخبير، اللاعبة).
pub(in crate::quote) fn describes_speaker(word: &str) -> bool {
    let noun = word.strip_prefix("ال").unwrap_or("");
    DESCRIPTORS.contains(noun)
        || noun.strip_suffix('ه').is_some_and(|masculine| DESCRIPTORS.contains(masculine))
}

/// Whether a folded word denies the verb after it.
pub(in crate::quote) fn negates(word: &str) -> bool {
    NEGATIONS.contains(word)
}

/// Whether `أن` after this folded word opens a clause of the word's own.
pub(in crate::quote) fn blocks(word: &str) -> bool {
    clitic::splits(word).any(|s| BLOCKERS.contains(s.stem))
}

/// The most words that marks after this folded noun (صحيفة، بعنوان) can set off as a name or title; with or without proclitics and
/// article. None where the word is no such noun.
pub(in crate::quote) fn title_words(word: &str) -> Option<usize> {
    const TITLE: usize = 12;
    const NAME: usize = 4;
    let row = clitic::splits(word).find_map(|s| TITLES.get(s.stem).or_else(|| TITLES.get(s.bare())));
    let row = row.or_else(|| owned_work(word))?;
    Some(if row.column(0) == "work" { TITLE } else { NAME })
}

/// The row of a work with its maker's pronoun (فيلمها، روايته).
fn owned_work(word: &str) -> Option<Row> {
    let stem = ["ها", "هم", "ه"].iter().find_map(|pronoun| word.strip_suffix(pronoun))?;
    let feminine = stem.strip_suffix('ت').map(|s| format!("{s}ه"));
    let row = TITLES.get(stem).or_else(|| TITLES.get(feminine.as_deref()?))?;
    (row.column(0) == "work").then_some(row)
}

/// Whether marks after this folded word and `ب` set off a name (يعرف بـ«…»).
pub(in crate::quote) fn names(word: &str) -> bool {
    let row = |stem: &str| TITLES.get(stem).is_some_and(|r| r.column(0) == "naming");
    clitic::splits(word).any(|s| row(s.stem))
}

/// Whether marks after this folded word set off a name or title.
pub(in crate::quote) fn is_title_noun(word: &str) -> bool {
    title_words(word).is_some()
}

/// Whether a folded word is a source noun with a pronoun (محاميه، والدتها).
pub(in crate::quote) fn is_someones(word: &str) -> bool {
    ["ه", "ها", "هم", "هما", "نا"].iter().filter_map(|pronoun| word.strip_suffix(pronoun)).any(|stem| {
        let feminine = || stem.strip_suffix('ت').and_then(|s| source(&format!("{s}ه")));
        stem.chars().count() > 2 && source(stem).or_else(feminine) == Some(SourceSort::Anonymous)
    })
}

/// The row of a sound plural without its nun before another noun (باحثو المعهد).
fn construct(word: &str) -> Option<Row> {
    let stem = word.strip_suffix('و').filter(|s| s.chars().count() > 3)?;
    let joined = stem.strip_prefix(['و', 'ف']).unwrap_or(stem);
    SOURCES.get(&format!("{stem}ون")).or_else(|| SOURCES.get(&format!("{joined}ون")))
}

/// The row of a sound plural in the oblique case (`لكن الباحثين أشاروا`).
fn oblique(word: &str) -> Option<Row> {
    let stem = word.strip_suffix("ين").filter(|s| s.chars().count() > 3)?;
    let stem = stem.strip_prefix(['و', 'ف']).unwrap_or(stem);
    let plural = format!("{}ون", stem.strip_prefix("ال").unwrap_or(stem));
    SOURCES.get(&plural)
}

/// The sort of source that a folded noun heads, with or without `و ف` and the article; a preposition before it (`لوكالة`) is not
/// taken off.
pub(in crate::quote) fn source(word: &str) -> Option<SourceSort> {
    let joined = word.strip_prefix(['و', 'ف']);
    // The accusative too: `لكن مصدرا في الوزارة أوضح`.
    let accusative = word.strip_suffix('ا').filter(|w| w.chars().count() > 3);
    let stems = [Some(word), joined, accusative].into_iter().flatten();
    let row = stems
        .into_iter()
        .find_map(|s| SOURCES.get(s).or_else(|| SOURCES.get(s.strip_prefix("ال")?)))
        .or_else(|| construct(word))
        .or_else(|| oblique(word))?;
    Some(match row.column(0) {
        "institution" => SourceSort::Institution,
        "document" => SourceSort::Document,
        _ => SourceSort::Anonymous,
    })
}

/// The folded bytes of the `ل` before a source noun (`لبيانات`, `للوزارة`, where the article has lost its alef).
pub(in crate::quote) fn governed(word: &str) -> usize {
    let lam = 'ل'.len_utf8();
    let rest = |from: usize| word.get(from..).is_some_and(|rest| source(rest).is_some());
    if !word.starts_with('ل') || source(word).is_some() {
        0
    } else if word.starts_with("لل") && rest(2 * lam) {
        2 * lam
    } else if rest(lam) {
        lam
    } else {
        0
    }
}
