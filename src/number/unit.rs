//! Units: currencies, per cent, physical units, in all their forms.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::decimal;
use crate::lexicon::{Row, Table, tables};
use crate::text::{Document, TokenKind};

static CURRENCIES: Table = Table::new(tables::NUMBER_CURRENCIES);
static COUNTRIES: Table = Table::new(tables::NUMBER_CURRENCY_COUNTRIES);
static UNITS: Table = Table::new(tables::NUMBER_UNITS);
static PERCENTS: Table = Table::new(tables::NUMBER_PERCENTS);

/// The most words in a unit.
const LONGEST: usize = 4;
/// How many words before a degree may say that it is one of heat.
const HEAT: usize = 30;
/// Endings of the dual, the sound plural and the accusative, taken off to find a unit's singular.
const ENDINGS: [&str; 4] = ["ات", "ين", "ان", "ا"];
/// Endings of an adjective beside the masculine.
const ADJECTIVE_ENDINGS: [&str; 2] = ["ه", "ا"];

/// A unit with the token after it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unit {
    /// Its code or symbol, if it is known.
    pub symbol: Option<String>,
    /// The token after it.
    pub next: usize,
    /// It has the article (`ملايين الدولارات`).
    pub definite: bool,
    /// It is a dual (`دولاران`), an amount of two by itself.
    pub dual: bool,
    /// How many of what is named make one of `symbol`: 100 for cents of a dollar.
    pub per: f64,
}

/// The countries that a document speaks of, counted once when a currency's name needs them.
#[derive(Debug, Default)]
pub(super) struct Countries(OnceCell<HashMap<(&'static str, &'static str), usize>>);

impl Countries {
    /// The code of the currency called `key` whose country the document names most.
    fn code(&self, document: &Document<'_>, key: &str) -> Option<&'static str> {
        let counts = self.0.get_or_init(|| {
            let rows = document.of_words(|i| match document.token(i).kind {
                TokenKind::Arabic | TokenKind::Latin => country_at(document, i),
                _ => None,
            });
            let mut counts = HashMap::new();
            for row in (0..document.tokens().len()).filter_map(|i| rows[document.word(i)]) {
                for pair in codes(row) {
                    *counts.entry(pair).or_insert(0) += 1;
                }
            }
            counts
        });
        let of_key = counts.iter().filter(|((k, _), _)| *k == key);
        // The smaller code where two are named as often: the same text always gives the same answer.
        of_key.max_by_key(|((_, code), n)| (**n, std::cmp::Reverse(*code))).map(|((_, code), _)| *code)
    }
}

/// The pairs of currency name and code in a row of the countries' table.
fn codes(row: Row) -> impl Iterator<Item = (&'static str, &'static str)> {
    row.column(0).split('|').zip(row.column(1).split('|'))
}

/// A country's row at token `i`: its name (also after a proclitic) or its adjective in any ending.
fn country_at(document: &Document<'_>, i: usize) -> Option<Row> {
    let word = document.folded_at(i);
    crate::text::clitic::splits(word).find_map(|s| COUNTRIES.get(s.stem).or_else(|| adjective(s.bare())))
}

fn adjective(word: &str) -> Option<Row> {
    let endings = ADJECTIVE_ENDINGS.iter().filter_map(|e| word.strip_suffix(e));
    std::iter::once(word).chain(endings).find_map(|stem| COUNTRIES.get(stem))
}

/// The unit's row for a folded word with or without article and regular ending. Abbreviations and signs take no endings.
fn by_form(table: &Table, word: &str) -> Option<(Row, bool, bool)> {
    let definite = word.strip_prefix("ال").filter(|rest| rest.chars().count() > 2);
    [(word, false), (definite.unwrap_or(""), true)].into_iter().filter(|(w, _)| !w.is_empty()).find_map(
        |(word, definite)| {
            let plain = table.get(word).map(|row| (row, definite, false));
            plain.or_else(|| {
                ENDINGS.iter().find_map(|ending| {
                    let stem = word.strip_suffix(ending).filter(|s| s.chars().count() > 1)?;
                    let dual = matches!(*ending, "ين" | "ان");
                    // The ending of a word in ة turns it into ت: ليرتان.
                    let row = table
                        .get(stem)
                        .or_else(|| stem.strip_suffix('ت').and_then(|s| table.get(&format!("{s}ه"))))?;
                    (row.column(1) == "no").then_some((row, definite, dual))
                })
            })
        },
    )
}

/// The currency at token `i`, with the adjective that tells whose it is.
pub(super) fn currency(document: &Document<'_>, i: usize, end: usize, countries: &Countries) -> Option<Unit> {
    if i >= end {
        return None;
    }
    let (row, definite, dual) = by_form(&CURRENCIES, document.folded(i))?;
    let (key, per) = divided(row.column(0));
    let mut next = i + 1;
    let mut symbol: Option<&str> = None;
    if document.token(i).kind == TokenKind::Arabic && next < end && !document.token(next).line_before {
        let word = document.folded(next);
        let stem = word.strip_prefix("ال").filter(|_| definite).unwrap_or(word);
        if let Some(row) = adjective(stem) {
            symbol = codes(row).find(|(k, _)| *k == key).map(|(_, code)| code);
            next +=
                usize::from(symbol.is_some() && COUNTRIES.get(stem).is_none_or(|_| !stem.starts_with("ال")));
        }
    }
    let shared = key.chars().any(char::is_lowercase);
    let symbol = symbol.or_else(|| match key {
        // Without a word to the contrary the dollar is the American one.
        "dollar" => Some("USD"),
        _ if shared => countries.code(document, key),
        _ => Some(key),
    });
    // Whose part it is tells how many make one: a hundred fils a dirham, a thousand a dinar.
    let (code, parts) = symbol.map_or((None, 1.0), |symbol| {
        let (code, own) = divided(symbol);
        (Some(code.to_owned()), per.max(own))
    });
    Some(Unit { symbol: code, next, definite, dual, per: parts })
}

/// A code or key without what it is divided by, and that: `dollar/100` is a hundredth of a dollar.
fn divided(key: &str) -> (&str, f64) {
    key.split_once('/').map_or((key, 1.0), |(key, per)| (key, decimal::parse(per).unwrap_or(1.0)))
}

/// The currency sign at token `i` (`$`, `€`, `USD`, `US$`), with the token after it.
pub(super) fn sign(document: &Document<'_>, i: usize) -> Option<Unit> {
    let lettered =
        matches!(document.folded_at(i), "us" | "a" | "c" | "r") && document.folded_at(i + 1) == "$";
    let at = i + usize::from(lettered);
    let row = CURRENCIES.get(document.folded_at(at)).filter(|row| row.column(1) == "yes")?;
    let code = match (row.column(0), document.folded_at(i)) {
        ("dollar", "a") if lettered => "AUD",
        ("dollar", "c") if lettered => "CAD",
        ("dollar", "r") if lettered => "BRL",
        ("dollar", _) => "USD",
        (code, _) => code,
    };
    Some(Unit { symbol: Some(code.to_owned()), next: at + 1, definite: false, dual: false, per: 1.0 })
}

/// The words that make a percentage at token `i`, with the token after them.
pub(super) fn percent(document: &Document<'_>, i: usize, end: usize) -> Option<usize> {
    longest(document, i, end, |words| PERCENTS.contains(words)).map(|(_, next)| next)
}

/// Whether the words before token `i` speak of heat.
fn is_heat(document: &Document<'_>, i: usize) -> bool {
    let before = (i.saturating_sub(HEAT)..i).rev().take_while(|&t| !document.token(t + 1).line_before);
    before.map(|t| document.folded(t)).any(|word| {
        crate::text::clitic::splits(word)
            .any(|s| UNITS.get(s.bare()).is_some_and(|row| row.column(0) == "heat"))
    })
}

/// The physical unit at token `i`; `after_digits` opens the short forms.
pub(super) fn physical(document: &Document<'_>, i: usize, end: usize, after_digits: bool) -> Option<Unit> {
    let heat = i < end
        && UNITS.get(document.folded(i)).is_some_and(|row| row.column(1) == "heat")
        && is_heat(document, i);
    let row = |words: &str| {
        let (row, definite, dual) = by_form(&UNITS, words)?;
        let holds = match row.column(1) {
            "no" => true,
            "yes" => after_digits,
            _ => heat,
        };
        holds.then_some((row, definite, dual))
    };
    let (_, next) = longest(document, i, end, |words| row(words).is_some())?;
    let words = joined(document, i, next);
    let (row, definite, dual) = row(&words)?;
    Some(Unit { symbol: Some(row.column(0).to_owned()), next, definite, dual, per: 1.0 })
}

fn joined(document: &Document<'_>, i: usize, end: usize) -> String {
    (i..end).map(|t| document.folded(t)).collect::<Vec<_>>().join(" ")
}

/// The longest run of at most [`LONGEST`] tokens from `i` on one line that `known` knows.
fn longest(
    document: &Document<'_>,
    i: usize,
    end: usize,
    known: impl Fn(&str) -> bool,
) -> Option<(String, usize)> {
    let mut words = String::new();
    let mut best = None;
    for at in i..end.min(i + LONGEST) {
        if at > i {
            if document.token(at).line_before {
                break;
            }
            words.push(' ');
        }
        words.push_str(document.folded(at));
        if known(&words) {
            best = Some((words.clone(), at + 1));
        }
    }
    best
}
