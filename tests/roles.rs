//! The roles of lines and the title against the annotated articles of `../shared/gold`, whose roles `tests/roles/gold.tsv` holds by the rules of
//! `docs/documents.md`. Where the articles are not at hand the test says so and asks nothing. `cargo test --test roles -- --nocapture` prints
//! the figures.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use isnad::{Options, analyze};

/// The roles that are right for a line, by its number.
type Roles = BTreeMap<usize, Vec<String>>;

#[derive(Default)]
struct Figures {
    documents: usize,
    titles: usize,
    right: usize,
    lines: usize,
    furniture_found: usize,
    furniture_wrong: usize,
    furniture_missed: usize,
    body_lost: usize,
    errors: Vec<String>,
}

impl Figures {
    fn furniture_f1(&self) -> f64 {
        let found = self.furniture_found as f64;
        2.0 * found / (2.0 * found + (self.furniture_wrong + self.furniture_missed) as f64)
    }
}

/// The annotations by document. Hashes and counts of lines that a maintainer's tool checks are left aside.
fn annotations() -> BTreeMap<String, Roles> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/roles/gold.tsv");
    let table = fs::read_to_string(path).expect("the annotations");
    let mut documents: BTreeMap<String, Roles> = BTreeMap::new();
    for row in table.lines().filter(|l| !l.starts_with('#')).skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let roles = documents.entry(cells[0].to_owned()).or_default();
        if let Ok(line) = cells[1].parse() {
            roles.insert(line, cells[2].split('|').map(str::to_owned).collect());
        }
    }
    documents
}

/// The number of each line's first code unit.
fn starts(text: &str) -> Vec<usize> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let ends = |n: &usize| {
        let unit = units[*n];
        matches!(unit, 0xA..=0xD | 0x85 | 0x2028 | 0x2029) && !(unit == 0xD && units.get(n + 1) == Some(&0xA))
    };
    std::iter::once(0).chain((0..units.len()).filter(ends).map(|n| n + 1)).collect()
}

fn measure(document: &str, text: &str, gold: &Roles, figures: &mut Figures) {
    let analysis = analyze(text, &Options::default());
    let starts = starts(text);
    let body = vec!["body".to_owned()];
    let mut title = None;
    for block in &analysis.blocks {
        let line = starts.partition_point(|s| *s <= block.start);
        let wanted = gold.get(&line).unwrap_or(&body);
        let is = |role: &str| wanted.iter().any(|w| w == role);
        // An item of a list is the article's own text.
        let right = is(block.role) || (block.role == "list" && is("body"));
        figures.lines += 1;
        figures.right += usize::from(right);
        if block.role == "title" {
            title = Some(line);
        }
        if block.role == "furniture" {
            figures.furniture_found += usize::from(right);
            figures.furniture_wrong += usize::from(!right);
        } else if is("furniture") && !right {
            figures.furniture_missed += 1;
        }
        figures.body_lost +=
            usize::from(wanted == &body && !matches!(block.role, "body" | "list" | "crosshead"));
        if !right {
            figures.errors.push(format!("{document}:{line} {} for {}", block.role, wanted.join(" or ")));
        }
    }
    let titles: Vec<usize> =
        gold.iter().filter(|(_, roles)| roles.iter().any(|r| r == "title")).map(|(n, _)| *n).collect();
    figures.documents += 1;
    figures.titles += usize::from(title.map_or(titles.is_empty(), |line| titles.contains(&line)));
}

#[test]
fn the_lines_of_the_gold_articles_have_their_roles() {
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold");
    if !gold.is_dir() {
        eprintln!("skipped: no articles in {}", gold.display());
        return;
    }
    let (mut all, mut sets): (Figures, BTreeMap<String, Figures>) = Default::default();
    for (document, roles) in annotations() {
        let text = fs::read_to_string(gold.join(format!("{document}.txt"))).expect("an annotated article");
        let set = document.split('/').next().unwrap_or_default().to_owned();
        measure(&document, &text, &roles, sets.entry(set).or_default());
        measure(&document, &text, &roles, &mut all);
    }
    for (name, figures) in sets.iter().map(|(n, f)| (n.as_str(), f)).chain([("all", &all)]) {
        println!(
            "{name}: titles {} of {}, furniture F1 {:.1}, body lines lost {}, lines right {} of {}",
            figures.titles,
            figures.documents,
            100.0 * figures.furniture_f1(),
            figures.body_lost,
            figures.right,
            figures.lines
        );
    }
    println!("{}", all.errors.join("\n"));
    assert!(all.titles * 100 >= all.documents * 97, "titles: {} of {}", all.titles, all.documents);
    assert!(all.furniture_f1() >= 0.93, "furniture: F1 {}", all.furniture_f1());
    assert_eq!(all.body_lost, 0, "body lines lost");
}
