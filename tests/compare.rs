//! Comparing articles: `tests/compare/` holds nine articles on one story with twelve statements, most of them in three wordings, among others.
//! `statements.tsv` there says which quotations are wordings of one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use cpu_time::ThreadTime;
use isnad::compare::{Article, Comparison, Statement, brief, compare, confront};
use isnad::{Analysis, Options, analyze};
use proptest::prelude::*;

/// An article with its analysis.
struct Read {
    name: String,
    text: String,
    analysis: Analysis,
}

impl Read {
    fn new(name: &str, text: &str) -> Read {
        let options = name.get(..10).and_then(|day| Options::dated(day).ok()).unwrap_or_default();
        Read { name: name.to_owned(), text: text.to_owned(), analysis: analyze(text, &options) }
    }

    fn article(&self) -> Article<'_> {
        Article { text: &self.text, analysis: &self.analysis, name: Some(&self.name) }
    }

    fn slice(&self, [start, end]: [usize; 2]) -> String {
        let units: Vec<u16> = self.text.encode_utf16().skip(start).take(end - start).collect();
        String::from_utf16_lossy(&units)
    }
}

fn compared(reads: &[Read]) -> Comparison {
    let articles: Vec<Article<'_>> = reads.iter().map(Read::article).collect();
    compare(&articles)
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compare")
}

fn story() -> Vec<Read> {
    let entries = fs::read_dir(folder()).expect("the story").map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|e| e == "txt")).collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        Read::new(&name, &fs::read_to_string(path).expect("an article"))
    };
    paths.iter().map(read).collect()
}

/// Quotations by article and what they begin with, in pairs of different articles.
type Pairs = BTreeSet<[(String, String); 2]>;

fn pairs(groups: &[Vec<(String, String)>]) -> Pairs {
    let mut pairs = Pairs::new();
    for group in groups {
        for (n, a) in group.iter().enumerate() {
            for b in group[n + 1..].iter().filter(|b| a.0 != b.0) {
                let mut pair = [a.clone(), b.clone()];
                pair.sort();
                pairs.insert(pair);
            }
        }
    }
    pairs
}

/// The first two words of a quotation name it.
fn beginning(text: &str) -> String {
    text.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}

fn quote_text<'a>(read: &'a Read, id: &str) -> &'a str {
    &read.analysis.quotes.iter().find(|quote| quote.id == id).expect("a quotation of the article").text
}

#[test]
fn wordings_of_one_statement_are_found_among_others() {
    let reads = story();
    let table = fs::read_to_string(folder().join("statements.tsv")).expect("the statements");
    let mut wanted: BTreeMap<&str, Vec<(String, String)>> = BTreeMap::new();
    for line in table.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let [statement, article, begins] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("three columns: {line}")
        };
        let read = reads.iter().find(|read| read.name == article).expect("an article of the story");
        let quote = read.analysis.quotes.iter().find(|quote| quote.text.starts_with(begins));
        let text = &quote.unwrap_or_else(|| panic!("{article}: no quotation {begins}")).text;
        wanted.entry(statement).or_default().push((article.to_owned(), beginning(text)));
    }
    assert_eq!(wanted.len(), 12);
    let comparison = compared(&reads);
    let group = |statement: &Statement| {
        let name = |wording: &isnad::compare::Wording| {
            let read = &reads[wording.article];
            (read.name.clone(), beginning(quote_text(read, &wording.quote)))
        };
        statement.wordings.iter().map(name).collect()
    };
    let found = pairs(&comparison.statements.iter().map(group).collect::<Vec<_>>());
    let wanted = pairs(&wanted.into_values().collect::<Vec<_>>());
    let right = found.intersection(&wanted).count();
    #[expect(clippy::cast_precision_loss, reason = "a few pairs")]
    let f1 = 2.0 * right as f64 / (found.len() + wanted.len()) as f64;
    let wrong: Vec<_> = found.difference(&wanted).collect();
    let missing: Vec<_> = wanted.difference(&found).collect();
    assert!(f1 >= 0.9, "F1 {f1:.3}\nwrong: {wrong:#?}\nmissing: {missing:#?}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The statement one of whose wordings is the quotation that begins so.
fn statement<'a>(comparison: &'a Comparison, reads: &[Read], begins: &str) -> &'a Statement {
    let here = |statement: &&Statement| {
        statement
            .wordings
            .iter()
            .any(|wording| quote_text(&reads[wording.article], &wording.quote).starts_with(begins))
    };
    comparison.statements.iter().find(here).unwrap_or_else(|| panic!("no statement {begins}"))
}

/// The differences of a statement as `ARTICLE KIND there > here`.
fn differences(statement: &Statement, reads: &[Read]) -> BTreeSet<String> {
    let first = &reads[statement.wordings[0].article];
    let told = |one: &isnad::compare::Difference| {
        let read = &reads[statement.wordings[one.row].article];
        let article = read.name.rsplit('-').next().unwrap_or_default();
        let there = one.there.map_or_else(String::new, |span| first.slice(span));
        let here = one.here.map_or_else(String::new, |span| read.slice(span));
        format!("{article} {} {there} > {here}", one.kind)
    };
    statement.differences.iter().map(told).collect()
}

#[test]
fn every_difference_of_the_wordings_is_told() {
    let reads = story();
    let comparison = compared(&reads);
    for (begins, expected) in [
        (
            "انطفأت الأنوار",
            vec![
                "zafaran cut انطفأت > ",
                "zafaran cut لنا دقيقة كاملة > ",
                "zafaran verb  > كرر",
                "bahri speaker  > ",
                "bahri form  > ",
                "bahri reworded فجأة، ثم > قبل أن",
                "bahri cut لنا دقيقة كاملة > ",
            ],
        ),
        (
            "الصندوق الأسود سليم",
            vec![
                "khabar speaker  > ",
                "khabar cut سليم > ",
                "bahri form  > ",
                "bahri reworded سليم > لم يتضرر وأن ما فيه من",
            ],
        ),
        (
            "لن نرخص لأي عبّارة قبل أن",
            vec!["nida cut ولن نستثني أحدا من الشركات > ", "sahel form  > ", "sahel verb  > أكدت"],
        ),
        ("الشركة ملتزمة", vec!["zafaran form  > ", "zafaran verb  > زعمت", "zafaran cut الماضي > "]),
        ("The swell doubled", vec!["herald form  > ", "herald verb  > warned", "herald added  > never"]),
    ] {
        let told = differences(statement(&comparison, &reads, begins), &reads);
        for one in expected {
            assert!(told.contains(one), "{begins}: no “{one}” in {told:#?}");
        }
    }
    // The words of every wording are in its cells, each once and in no other order than the columns ask for.
    for statement in &comparison.statements {
        for wording in &statement.wordings {
            assert_eq!(wording.cells.len(), statement.columns);
            let mut parts: Vec<_> = wording.cells.iter().flatten().collect();
            parts.sort_by_key(|part| part.start);
            assert!(parts.windows(2).all(|pair| pair[0].end <= pair[1].start), "{wording:?}");
        }
    }
}

#[test]
fn who_speaks_where_is_joined_across_scripts() {
    let reads = story();
    let comparison = compared(&reads);
    let minister = comparison.sources.iter().find(|one| one.name == "هالة المرعشي").expect("the minister");
    let articles: Vec<&str> = minister
        .cells
        .iter()
        .map(|cell| reads[cell.article].name.rsplit('-').next().unwrap_or_default())
        .collect();
    assert_eq!(articles, ["marsad", "nida", "ledger", "sahel", "khabar", "herald"]);
    let marsad = &minister.cells[0];
    assert!(marsad.verbatim > 0 && marsad.verbatim < marsad.words, "{marsad:?}");
    // The unnamed stand after all others.
    let sorts: Vec<bool> =
        comparison.sources.iter().map(|one| matches!(one.sort, "anonymous" | "unknown")).collect();
    assert!(sorts.is_sorted() && sorts.contains(&true), "{sorts:?}");
    // On whom an article rests.
    let summary = &comparison.articles[0];
    let rests = summary.rests_on.as_ref().expect("it has sources");
    assert_eq!((&rests.source, rests.words), (&minister.id, marsad.words));
    assert!(summary.words >= rests.words + summary.unnamed);
}

/// As a reader of Markdown sees it: a table of the articles, and one of who speaks in which.
#[test]
fn a_brief_has_its_tables() {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let reads = story();
    let comparison = compared(&reads);
    let articles: Vec<Article<'_>> = reads.iter().map(Read::article).collect();
    for language in ["ar", "en"] {
        let text = brief(&comparison, &articles, language);
        let mut columns = Vec::new();
        let mut rows = Vec::new();
        for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Table(alignments)) => {
                    columns.push(alignments.len());
                    rows.push(0);
                }
                Event::Start(Tag::TableRow) => *rows.last_mut().expect("inside a table") += 1,
                _ => {}
            }
        }
        assert_eq!(columns, [7, 1 + reads.len()], "{text}");
        assert_eq!(rows, [reads.len(), comparison.sources.len()]);
    }
}

#[test]
fn numbers_and_days_that_differ_are_told_and_those_that_agree_are_not() {
    let comparison = compared(&story());
    let told: Vec<Vec<&str>> = comparison
        .numbers
        .iter()
        .map(|one| one.values.iter().map(|value| value.text.as_str()).collect())
        .collect();
    assert_eq!(told, [["17 قتيلا", "19 قتيلا"]]);
    let reads = [
        Read::new(
            "2026-03-10-a",
            "اندلع الحريق في مستودع الأخشاب المهجور في السادس من مارس. ودفعت الشركة 40 مليون دولار.",
        ),
        Read::new(
            "2026-03-10-b",
            "قال شهود إن حريقا اندلع في مستودع أخشاب مهجور في الثامن من مارس. وبيعت 12 سفينة.",
        ),
        Read::new("2026-03-10-c", "كان حريق قد اندلع في 8 مارس في المستودع المهجور للأخشاب."),
    ];
    let dates = compared(&reads).dates;
    let days: Vec<(&str, usize)> =
        dates[0].values.iter().map(|v| (v.text.as_str(), v.places.len())).collect();
    assert_eq!(days, [("2026-03-08", 2), ("2026-03-06", 1)]);
}

#[test]
fn nothing_rests_on_names_alone() {
    let reads = [
        Read::new("2026-01-05-a", "قالت هالة المرعشي: «زرت مدينة الإسكندرية مع فادي الكرمي في مارس»."),
        Read::new("2026-01-05-b", "وقالت هالة المرعشي إن فادي الكرمي غادر الإسكندرية في مارس."),
        Read::new("2026-01-05-c", "Hala al-Marashi said that Fadi al-Karami was ill in Alexandria."),
    ];
    assert!(compared(&reads).statements.is_empty());
}

#[test]
fn what_one_article_alone_names_is_told() {
    let reads = story();
    let comparison = compared(&reads);
    let names: Vec<&str> = comparison.articles[8]
        .only
        .iter()
        .map(|id| comparison.entities.iter().find(|one| one.id == *id).expect("an entity").name.as_str())
        .collect();
    assert_eq!(names, ["Nasser"]);
    assert!(compared(&reads[..1]).articles[0].only.is_empty(), "of one article nothing is told");
}

#[test]
fn a_translation_that_says_something_else_is_told() {
    let original = Read::new(
        "2026-05-08",
        "غرقت العبّارة يوم 6 مايو. وقالت وزيرة النقل هالة المرعشي: «سندفع 25 مليون ليرة لكل أسرة». وقال مدير الميناء نبيل الصيداوي: «الرصيف متصدع منذ 12 سنة». \
         وأضاف رئيس النقابة جورج الحلبي أن 300 بحار أضربوا. وحذر الخبير أنور الشامي من عاصفة.",
    );
    let translation = Read::new(
        "2026-05-08",
        "The ferry sank on May 7. Transport Minister Hala al-Marashi said that the state would pay 52 million liras to each family. “The quay has been cracked for \
         12 years,” said the union leader George al-Halabi.",
    );
    let result = confront(original.article(), translation.article());
    let told: Vec<(&str, String, String)> = result
        .disagreements
        .iter()
        .map(|one| {
            let text = |read: &Read, span: Option<_>| {
                span.map_or_else(String::new, |span: isnad::compare::Range| {
                    read.slice([span.start, span.end])
                })
            };
            (one.kind, text(&original, one.original), text(&translation, one.translation))
        })
        .collect();
    let has = |kind: &str, there: &str, here: &str| {
        told.iter().any(|(k, a, b)| *k == kind && a.contains(there) && b.contains(here))
    };
    assert!(has("form", "سندفع", "the state would pay"), "{told:#?}");
    assert!(has("number", "25 مليون", "52 million"), "{told:#?}");
    assert!(has("day", "6 مايو", "May 7"), "{told:#?}");
    assert!(has("speaker", "الرصيف متصدع", "The quay"), "{told:#?}");
    assert!(has("missing", "300 بحار", ""), "{told:#?}");
    assert!(has("name", "أنور الشامي", ""), "{told:#?}");
    assert!(!has("name", "هالة", "") && !has("name", "جورج", ""), "{told:#?}");
    let ends = [[0, 0], [original.analysis.document.length, translation.analysis.document.length]];
    assert_eq!([result.anchors[0], result.anchors[result.anchors.len() - 1]], ends);
    assert!(result.anchors.windows(2).all(|pair| pair[0][0] < pair[1][0] && pair[0][1] < pair[1][1]));
    // A text beside itself disagrees in nothing.
    assert!(confront(original.article(), original.article()).disagreements.is_empty());
}

/// The Arabic articles of one real story, where they lie beside the checkout.
#[test]
fn a_real_story_has_the_two_statements_that_it_has() {
    let shared = std::env::var("ISNAD_SHARED").unwrap_or_else(|_| "../shared".to_owned());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(shared).join("gold/dev");
    let text = |name: &str| fs::read_to_string(folder.join(name));
    let (Ok(a), Ok(b), Ok(c)) = (text("seed-000.txt"), text("seed-002.txt"), text("seed-004.txt")) else {
        eprintln!("skipped: no annotated articles beside the checkout");
        return;
    };
    let reads = [Read::new("a", &a), Read::new("b", &b), Read::new("c", &c)];
    let comparison = compared(&reads);
    let mut found: Vec<Vec<(usize, bool, bool)>> = Vec::new();
    for statement in &comparison.statements {
        let wording = |wording: &isnad::compare::Wording| {
            let text = quote_text(&reads[wording.article], &wording.quote);
            (wording.article, text.contains("ذات معنى"), text.contains("الأسباب الجذرية"))
        };
        let mut wordings: Vec<_> = statement.wordings.iter().map(wording).collect();
        wordings.sort_unstable();
        found.push(wordings);
    }
    found.sort_unstable();
    assert_eq!(found, [vec![(0, false, true), (2, false, true)], vec![(1, true, false), (2, true, false)]]);
}

/// An order-free form of a comparison: articles by their names, lists sorted.
fn plain(comparison: &Comparison) -> BTreeSet<String> {
    let name = |n: usize| comparison.articles[n].name.as_str();
    let mut out = BTreeSet::new();
    for one in &comparison.articles {
        let summary = (&one.name, one.statements, one.words, one.verbatim, one.unnamed, one.only.len());
        out.insert(format!("article {summary:?}"));
    }
    for one in &comparison.entities {
        let mut places: Vec<_> = one.places.iter().map(|place| (name(place.article), &place.id)).collect();
        places.sort_unstable();
        out.insert(format!("entity {} {places:?}", one.name));
    }
    for one in &comparison.sources {
        let mut cells: Vec<_> = one
            .cells
            .iter()
            .map(|cell| (name(cell.article), cell.words, cell.verbatim, &cell.quotes))
            .collect();
        cells.sort_unstable();
        out.insert(format!("source {} {cells:?}", one.name));
    }
    for one in &comparison.statements {
        let wordings: Vec<_> =
            one.wordings.iter().map(|w| (name(w.article), &w.quote, &w.cells, &w.cue)).collect();
        out.insert(format!("statement {wordings:?} {:?}", one.differences));
    }
    let values = comparison.numbers.iter().chain(&comparison.dates).flat_map(|one| &one.values);
    let values = values.map(|value| (value.text.clone(), &value.places));
    let days = comparison.days.iter().map(|day| (format!("{}–{}", day.from, day.to), &day.places));
    for (label, places) in values.chain(days) {
        let mut places: Vec<_> =
            places.iter().map(|told| (name(told.article), told.index, told.sentence)).collect();
        places.sort_unstable();
        out.insert(format!("told {label} {places:?}"));
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_articles_does_not_matter(order in Just((0..9).collect::<Vec<usize>>()).prop_shuffle()) {
        thread_local! { static STORY: Vec<Read> = story(); }
        STORY.with(|reads| {
            let given: Vec<Article<'_>> = reads.iter().map(Read::article).collect();
            let shuffled: Vec<Article<'_>> = order.iter().map(|&n| given[n]).collect();
            prop_assert_eq!(plain(&compare(&given)), plain(&compare(&shuffled)));
            Ok(())
        })?;
    }

    #[test]
    fn any_text_with_any_analysis_is_compared(texts in proptest::collection::vec("[«»“”\"،.:قال نعم لا 0-9a-z\n😀\u{200f}]{0,60}", 1..5)) {
        // An analysis of another text, too: positions outside are drawn in.
        let reads: Vec<Read> = texts.iter().map(|text| Read::new("x", text)).collect();
        let turned = reads.iter().rev();
        let articles: Vec<Article<'_>> =
            reads.iter().zip(turned).map(|(a, b)| Article { text: &a.text, analysis: &b.analysis, name: None }).collect();
        prop_assert_eq!(compare(&articles).articles.len(), texts.len());
        confront(articles[0], articles[articles.len() - 1]);
    }
}

/// Time grows with the total length, times its logarithm at most: four times as many articles take not much more than four times as long.
#[test]
fn time_grows_with_the_length_of_the_articles() {
    let story = story();
    let copies = |count: usize| -> Vec<Read> {
        (0..count)
            .map(|n| {
                let read = &story[n % story.len()];
                Read { name: format!("{n}"), text: read.text.clone(), analysis: read.analysis.clone() }
            })
            .collect()
    };
    let time = |reads: &[Read]| {
        let run = |_| {
            let start = ThreadTime::now();
            compared(reads);
            start.elapsed()
        };
        (0..3).map(run).min().expect("three runs")
    };
    let (few, many) = (copies(90), copies(360));
    let grows = (0..4).map(|_| time(&many).as_secs_f64() / time(&few).as_secs_f64()).fold(f64::MAX, f64::min);
    assert!(grows < 6.5, "four times as much takes {grows:.1} times as long");
}
