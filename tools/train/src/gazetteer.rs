//! Lists of names with a free licence, read from the shared data; the model knows a name by its hash and the lists that hold it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use isnad::entity::words::{LONGEST_PHRASE, phrase_hash};
use isnad::text::{Document, TokenKind};

/// A list: where it is, which columns hold the Arabic names, which rows count, and what the names are.
struct Source {
    file: &'static str,
    columns: &'static [usize],
    /// A column and what must stand in it.
    only: Option<(usize, &'static [&'static str])>,
    list: List,
}

/// Sorts of lists; the number is the bit in the model.
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

/// The first bit that the lists here leave free.
pub const FREE_BIT: u32 = 10;

const fn source(file: &'static str, columns: &'static [usize], list: List) -> Source {
    Source { file, columns, only: None, list }
}

const fn some(
    file: &'static str,
    columns: &'static [usize],
    only: (usize, &'static [&'static str]),
    list: List,
) -> Source {
    Source { file, columns, only: Some(only), list }
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

/// All names by their hash, with a bit for each list. Persons' names also give their words to the list of single names.
pub fn read(folder: &Path) -> Result<BTreeMap<u64, u16>, String> {
    let mut out = BTreeMap::new();
    for source in SOURCES {
        let path = folder.join(source.file);
        let raw = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        for line in raw.lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let counts =
                source.only.is_none_or(|(c, values)| cells.get(c).is_some_and(|v| values.contains(v)));
            if !counts {
                continue;
            }
            for cell in source.columns.iter().filter_map(|&c| cells.get(c)) {
                for name in cell.split([',', '|', '،', ';']) {
                    add(&mut out, name, source.list);
                }
            }
        }
    }
    Ok(out)
}

fn add(out: &mut BTreeMap<u64, u16>, name: &str, list: List) {
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
    let arabic = |i: usize| document.token(i).kind == TokenKind::Arabic;
    if words.is_empty() || words.len() > LONGEST_PHRASE || !(0..document.tokens().len()).any(arabic) {
        return;
    }
    if words.len() == 1 && words[0].chars().nth(1).is_none() {
        return;
    }
    let hash = words.iter().fold(None, |h, w| Some(phrase_hash(h, w)));
    *out.entry(hash.expect("at least one word")).or_insert(0) |= 1 << list as u16;
    if list == List::Person {
        for word in words.iter().filter(|w| w.chars().nth(2).is_some()) {
            *out.entry(phrase_hash(None, word)).or_insert(0) |= 1 << List::Name as u16;
        }
    }
}
