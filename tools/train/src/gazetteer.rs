//! Lists of names with a free licence, read from the shared data; the model knows a name by its hash and the lists that hold it.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;

use isnad::entity::words::{LONGEST_PHRASE, phrase_hash};
use isnad::text::{Document, Language, TokenKind};

use crate::corpus::{Annotated, kind_number};

/// A list: where it is, which columns hold the names, which rows count, and what the names are: a number of a [`List`] or [`EnglishList`].
struct Source {
    file: &'static str,
    columns: &'static [usize],
    only: Only,
    list: u16,
}

/// Which rows count.
enum Only {
    All,
    /// Those with one of some values in a column.
    Among(usize, &'static [&'static str]),
    /// Those with a number of at least so much in a column.
    Above(usize, f64),
}

impl Only {
    fn counts(&self, cells: &[&str]) -> bool {
        let cell = |c: usize| cells.get(c).copied().unwrap_or("");
        match *self {
            Only::All => true,
            Only::Among(c, values) => values.contains(&cell(c)),
            Only::Above(c, least) => cell(c).parse().is_ok_and(|n: f64| n >= least),
        }
    }
}

/// Sorts of Arabic lists; the number is the bit in the model.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Name = 0,
    Person = 1,
    Country = 2,
    City = 3,
    Region = 4,
    Club = 5,
    Competition = 6,
    Demonym = 7,
    Language = 8,
}

/// Sorts of English lists.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EnglishList {
    Given = 0,
    Surname = 1,
    Country = 2,
    City = 3,
    Region = 4,
    Organisation = 5,
    Club = 6,
    Person = 7,
    People = 8,
    /// Political actors of the world, persons and bodies.
    Actor = 9,
}

/// The first bit that the lists here leave free.
pub const FREE_BIT: u32 = 10;

const fn source(file: &'static str, columns: &'static [usize], list: List) -> Source {
    Source { file, columns, only: Only::All, list: list as u16 }
}

const fn some(
    file: &'static str,
    columns: &'static [usize],
    only: (usize, &'static [&'static str]),
    list: List,
) -> Source {
    Source { file, columns, only: Only::Among(only.0, only.1), list: list as u16 }
}

const fn english(file: &'static str, column: &'static [usize], only: Only, list: EnglishList) -> Source {
    Source { file, columns: column, only, list: list as u16 }
}

// Only MIT, CC0, CC BY, Apache and Unicode lists: what is ODbL, GPL or without a licence stays out of the model.
const SOURCES: &[Source] = &[
    source("wikidata_translit_en_ar.tsv", &[1], List::Name),
    source("given_all_males_mohamad2881.tsv", &[0], List::Name),
    source("given_all_females_mohamad2881.tsv", &[0], List::Name),
    source("motazsaad_foreign-names.tsv", &[0], List::Name),
    source("motazsaad_arabic-names.tsv", &[0], List::Person),
    source("arwikicats_people.tsv", &[1], List::Person),
    source("everypolitician_en_ar.tsv", &[4], List::Person),
    source("everypolitician_popolo_ar.tsv", &[4], List::Person),
    source("everypolitician_arab_legislators.tsv", &[2, 3], List::Person),
    source("i18n_iso_countries_ar.tsv", &[1], List::Country),
    some("cldr_territories_languages_ar.tsv", &[3], (0, &["territories"]), List::Country),
    some("cldr_territories_languages_ar.tsv", &[3], (0, &["languages"]), List::Language),
    source("arwikicats_nationalities.tsv", &[7], List::Country),
    source("arwikicats_nationalities.tsv", &[1, 2, 3, 4, 5, 6], List::Demonym),
    source("nationalities_3neef.tsv", &[2], List::Demonym),
    source("cldr_zone_cities_ar.tsv", &[1], List::City),
    source("arwikicats_cities.tsv", &[1], List::City),
    source("geonames_cities_ar.tsv", &[4], List::City),
    source("egypt_cities.tsv", &[0], List::City),
    source("egypt_governorates.tsv", &[0], List::Region),
    some(
        "arwikicats_geography.tsv",
        &[1],
        (2, &["popopo.json", "us_counties.json", "regions.json", "regions2.json", "India_dd.json"]),
        List::Region,
    ),
    some("arwikicats_sports.tsv", &[1], (2, &["Clubs_key.json"]), List::Club),
    some(
        "arwikicats_sports.tsv",
        &[1],
        (2, &["clubs_teams_leagues.json", "inter_federations.json"]),
        List::Competition,
    ),
];

// Likewise: public domain, MIT, CC0, PDDL and CC BY.
const ENGLISH: &[Source] = &[
    english("us_census_given_female.tsv", &[0], Only::All, EnglishList::Given),
    english("us_census_given_male.tsv", &[0], Only::All, EnglishList::Given),
    english(
        "corpora_name_parts.tsv",
        &[0],
        Only::Among(
            1,
            &[
                "humans/firstNames",
                "humans/spanishFirstNames",
                "humans/norwayFirstNamesBoys",
                "humans/norwayFirstNamesGirls",
            ],
        ),
        EnglishList::Given,
    ),
    english("us_census_surnames.tsv", &[0], Only::Above(1, 0.002), EnglishList::Surname),
    english(
        "corpora_name_parts.tsv",
        &[0],
        Only::Among(1, &["humans/lastNames", "humans/spanishLastNames", "humans/norwayLastNames"]),
        EnglishList::Surname,
    ),
    english("countries.tsv", &[0], Only::All, EnglishList::Country),
    english("countries.tsv", &[3], Only::All, EnglishList::City),
    english("geonames_cities5000.tsv", &[0], Only::Above(2, 20_000.0), EnglishList::City),
    english("us_states.tsv", &[0], Only::All, EnglishList::Region),
    english("us_counties.tsv", &[0], Only::All, EnglishList::Region),
    english("corpora_places.tsv", &[0], Only::All, EnglishList::Region),
    english("sp500_companies.tsv", &[0], Only::All, EnglishList::Organisation),
    english("universities.tsv", &[0], Only::All, EnglishList::Organisation),
    english("corpora_organisations.tsv", &[0], Only::All, EnglishList::Organisation),
    english("us_agency_acronyms.tsv", &[0, 1], Only::All, EnglishList::Organisation),
    english("us_committees.tsv", &[0], Only::All, EnglishList::Organisation),
    english("football_clubs.tsv", &[0], Only::All, EnglishList::Club),
    english("corpora_people.tsv", &[0], Only::All, EnglishList::Person),
    english("us_legislators.tsv", &[0], Only::All, EnglishList::Person),
    english("corpora_norp.tsv", &[0], Only::All, EnglishList::People),
    english("petrarch_actors.tsv", &[0], Only::All, EnglishList::Actor),
];

/// All names of a language's lists by their hash, with a bit for each list. Persons' names also give their words to the list of single
/// names in Arabic, where no such list is as long.
pub fn read(folder: &Path, language: Language) -> Result<BTreeMap<u64, u16>, String> {
    let mut out = BTreeMap::new();
    let sources = if language == Language::English { ENGLISH } else { SOURCES };
    for source in sources {
        let path = folder.join(source.file);
        let raw = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        for line in raw.lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            if !source.only.counts(&cells) {
                continue;
            }
            for cell in source.columns.iter().filter_map(|&c| cells.get(c)) {
                if language == Language::English {
                    add(&mut out, cell, source.list, TokenKind::Latin, false);
                } else {
                    for name in cell.split([',', '|', '،', ';']) {
                        let words = source.list == List::Person as u16;
                        add(&mut out, name, source.list, TokenKind::Arabic, words);
                    }
                }
            }
        }
    }
    Ok(out)
}

/// The project's own things under `data/names/`, by hash with a bit for the list of their type.
pub fn ours(language: Language) -> Result<BTreeMap<u64, u16>, String> {
    /// Bits that neither the lists above nor the names found in the news use.
    const ORGANISATION: u16 = 9;
    const OTHER: u16 = 15;
    let english = language == Language::English;
    // Columns of the Arabic forms and of the English name, which `english.tsv` has as a form.
    let tables: &[(&str, usize, usize)] =
        if english { &[("english", 1, 2), ("things", 2, 1)] } else { &[("arabic", 0, 1), ("things", 0, 1)] };
    let mut out = BTreeMap::new();
    for &(table, forms, kind) in tables {
        let path = Path::new("data/names").join(table).with_extension("tsv");
        let raw = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        for line in raw.lines().filter(|line| !line.starts_with('#')).skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let (Some(forms), Some(kind)) = (cells.get(forms), cells.get(kind)) else { continue };
            let list = match (*kind, english) {
                ("PER", false) => List::Person as u16,
                ("PER", true) => EnglishList::Person as u16,
                ("ORG", false) => ORGANISATION,
                ("ORG", true) => EnglishList::Organisation as u16,
                ("LOC", false) => List::City as u16,
                ("LOC", true) => EnglishList::City as u16,
                ("NORP", false) => List::Demonym as u16,
                ("NORP", true) => EnglishList::People as u16,
                _ => OTHER,
            };
            let letters = if english { TokenKind::Latin } else { TokenKind::Arabic };
            for form in forms.split(';') {
                add(&mut out, form, list, letters, false);
            }
        }
    }
    Ok(out)
}

/// Makes peoples and creeds of the names of no type that are one word for one: what other conventions have no type for.
pub fn tell_peoples(documents: &mut [Annotated], folder: &Path) -> Result<(), String> {
    let (misc, people) = (kind_number("MISC"), kind_number("NORP"));
    let mut peoples: HashSet<String> = HashSet::new();
    for (path, column) in [(folder.join("corpora_norp.tsv"), 0), ("data/names/english.tsv".into(), 1)] {
        let raw = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let rows = raw.lines().map(|line| line.split('\t').collect::<Vec<_>>());
        let rows = rows.filter(|cells| column == 0 || cells.get(2) == Some(&"NORP"));
        peoples.extend(rows.filter_map(|cells| cells.get(column).map(|cell| (*cell).to_owned())));
    }
    for document in documents {
        for (span, kind) in &mut document.names {
            if Some(*kind) == misc && peoples.contains(&document.text[span.clone()]) {
                *kind = people.unwrap_or(*kind);
            }
        }
    }
    Ok(())
}

/// Adds a name written in letters of a kind; `words` adds its words to the list of single names too.
fn add(out: &mut BTreeMap<u64, u16>, name: &str, list: u16, kind: TokenKind, words_too: bool) {
    // What stands in brackets tells names apart and is no part of them.
    let name = name.split('(').next().unwrap_or(name);
    // Letters of Persian, Urdu or Kurdish: not written so in Arabic news.
    if name.contains([
        'پ', 'چ', 'ژ', 'گ', 'ہ', 'ں', 'ے', 'ټ', 'ډ', 'ړ', 'ښ', 'ڈ', 'ٹ', 'ڑ', 'ھ', 'ۆ', 'ێ', 'ڕ', 'ې',
    ]) {
        return;
    }
    let document = Document::new(name);
    let words: Vec<&str> = (0..document.tokens().len())
        .filter(|&i| document.token(i).kind != TokenKind::Mark)
        .map(|i| document.folded(i))
        .collect();
    let fits = |i: usize| document.token(i).kind == kind;
    if words.is_empty() || words.len() > LONGEST_PHRASE || !(0..document.tokens().len()).any(fits) {
        return;
    }
    if words.len() == 1 && words[0].chars().nth(1).is_none() {
        return;
    }
    let hash = words.iter().fold(None, |h, w| Some(phrase_hash(h, w)));
    *out.entry(hash.expect("at least one word")).or_insert(0) |= 1 << list;
    if words_too {
        for word in words.iter().filter(|w| w.chars().nth(2).is_some()) {
            *out.entry(phrase_hash(None, word)).or_insert(0) |= 1 << List::Name as u16;
        }
    }
}
