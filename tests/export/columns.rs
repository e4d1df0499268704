//! CSV, CoNLL-2003 and BRAT.

use isnad::Analysis;
use isnad::export::{Extras, Format, export, export_with};

use super::sample::{self, ARTICLE, bare, full, legal};

/// Header and rows of a CSV export, as the `csv` crate reads them.
pub fn read_csv(analysis: &Analysis, format: Format) -> Vec<Vec<String>> {
    let file = export("", analysis, format);
    let body = file.strip_prefix('\u{feff}').expect("a byte order mark");
    // Not flexible: a row of another length is an error.
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(body.as_bytes());
    reader.records().map(|r| r.expect("CSV").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn csv_rows() {
    let analysis = full();
    let entities = read_csv(&analysis, Format::CsvEntities);
    assert_eq!(
        entities[0],
        ["id", "type", "name", "aliases", "title", "mentions", "wikidata", "gloss", "positions"]
    );
    let place = analysis.mentions[2].start..analysis.mentions[2].end;
    assert_eq!(
        entities[1],
        [
            "e1",
            "PER",
            "سامي الحاج",
            "'=SUM(A1) | الحاج",
            "الوزير",
            "2",
            "Q42",
            "Sami al-Hajj",
            &format!("{}..{}", place.start, place.end)
        ]
    );
    assert_eq!(entities.len(), 6);
    let times = read_csv(&analysis, Format::CsvTimes);
    assert_eq!(
        times[1][2..],
        ["يوم الأحد", "DATE", "2025-W07", "APPROX", "hijri", "2025-02-10", "2025-02-16"]
    );
    let quotes = read_csv(&analysis, Format::CsvQuotes);
    assert_eq!(
        quotes[1][3..],
        [
            "دفعنا 29 مليون دولار\r\nثم عدنا",
            "direct",
            "«»",
            "سامي الحاج",
            "e1",
            "سامي الحاج",
            "named",
            "",
            "no",
            "قال",
            "neutral",
            "said",
            "",
            "verb",
            "0.9"
        ]
    );
    let numbers = read_csv(&analysis, Format::CsvNumbers);
    assert_eq!(numbers[1][2..], ["29 مليون دولار", "MONEY", "29000000", "USD", "", "yes", "", ""]);
}

#[test]
fn what_was_checked_is_told_where_anything_was() {
    let analysis = full();
    let extras = |ids: &[&str]| Extras { checked: Some(ids.iter().map(|id| (*id).to_owned()).collect()) };
    let rows = |extras: &Extras, format| export_with(ARTICLE, &analysis, format, extras);
    assert!(
        rows(&extras(&["q2"]), Format::CsvQuotes).lines().next().is_some_and(|l| l.ends_with(",checked"))
    );
    assert!(!rows(&Extras::default(), Format::CsvQuotes).contains("checked"));
    let ends = |extras: &Extras| {
        let file = rows(extras, Format::CsvQuotes);
        ["\r\nq1,", "\r\nq2,"].map(|id| {
            let row = file.split(id).nth(1).expect("a row").split(",verb,").nth(1).expect("its end");
            row.lines().next().expect("a line").to_owned()
        })
    };
    assert_eq!(ends(&extras(&["q2"])), ["0.9,no", "0.9,yes"]);
    assert_eq!(ends(&extras(&[])), ["0.9,no", "0.9,no"]);
    for format in [Format::Html, Format::Markdown] {
        assert!(rows(&extras(&["q1"]), format).contains("رُوجع"), "{format}");
        assert!(!rows(&Extras::default(), format).contains("رُوجع"), "{format}");
    }
}

#[test]
fn csv_cells_are_no_formulas() {
    for (name, expected) in [
        ("=1+1", "'=1+1"),
        ("+966", "'+966"),
        ("-5", "'-5"),
        ("@x", "'@x"),
        ("＝1", "'＝1"),
        ("\t=1", "'\t=1"),
        ("'tis", "''tis"),
        ("a=1", "a=1"),
        ("say \"x\", y", "say \"x\", y"),
        ("a\0b", "a\u{fffd}b"),
        ("", ""),
    ] {
        let mut analysis = bare("");
        analysis.entities = vec![sample::entity("e1", "PER", name)];
        assert_eq!(read_csv(&analysis, Format::CsvEntities)[1][2], expected);
    }
    // A semicolon separates columns in the spreadsheets of half the world.
    let mut analysis = bare("");
    analysis.entities = vec![sample::entity("e1", "PER", "a;b")];
    assert!(export("", &analysis, Format::CsvEntities).contains("\"a;b\""));
    // A number of ours is a number.
    let mut analysis = full();
    analysis.numbers[0].value = Some(-5.5);
    assert_eq!(read_csv(&analysis, Format::CsvNumbers)[1][4], "-5.5");
}

/// Words with their tags, sentence by sentence, of a CoNLL-2003 file.
pub fn read_conll(file: &str) -> Vec<Vec<(&str, &str)>> {
    let body = file.strip_prefix("-DOCSTART- -X- -X- O\n\n").expect("a document's start");
    let sentences = body.split_terminator("\n\n");
    sentences
        .map(|s| {
            s.lines()
                .map(|line| {
                    let columns: Vec<&str> = line.split_whitespace().collect();
                    assert_eq!((columns.len(), columns[1], columns[2]), (4, "-X-", "-X-"), "{line:?}");
                    (columns[0], columns[3])
                })
                .collect()
        })
        .collect()
}

/// Byte spans and types of the names of a CoNLL-2003 file, its words found again in the text one after another.
fn conll_spans(text: &str, file: &str) -> Vec<(String, String)> {
    let mut found: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    let mut at = 0;
    for (word, tag) in read_conll(file).into_iter().flatten() {
        let start = at + text[at..].find(word).expect("the words in their order");
        at = start + word.len();
        match tag.split_once('-') {
            Some(("B", kind)) => found.push((start..at, kind.to_owned())),
            Some(("I", kind)) => {
                let last = found.last_mut().expect("a name begins with B-");
                assert_eq!(last.1, kind);
                last.0.end = at;
            }
            _ => assert_eq!(tag, "O"),
        }
    }
    found.into_iter().map(|(span, kind)| (text[span].to_owned(), kind)).collect()
}

#[test]
fn conll_gives_the_names_back() {
    let file = export(ARTICLE, &full(), Format::Conll);
    let expected = [
        ("العاصمة", "ORG"),
        ("الضواحي", "LOC"),
        ("سامي الحاج", "PER"),
        ("مراسلنا", "MISC"),
        ("الطريق", "MISC"),
    ];
    assert_eq!(conll_spans(ARTICLE, &file), expected.map(|(t, k)| (t.to_owned(), k.to_owned())));
    assert!(file.contains("\nل -X- -X- O\nمراسلنا -X- -X- B-MISC\n"), "the proclitic is a token: {file}");
}

#[test]
fn conll_names_side_by_side_and_crossing() {
    let text = "Ann Bob Cid. Dan";
    let mut analysis = bare(text);
    analysis.mentions = vec![
        sample::mention(text, "Ann", 0, "PER", "e1"),
        sample::mention(text, "Bob", 0, "PER", "e2"),
        // Crosses the one before: left out.
        sample::mention(text, "Bob Cid", 0, "PER", "e3"),
    ];
    analysis.mentions[2].start += 1;
    let kept = |text: &str| (text.to_owned(), "PER".to_owned());
    assert_eq!(conll_spans(text, &export(text, &analysis, Format::Conll)), ["Ann", "Bob"].map(kept));
    // Over a sentence's end: a name in each.
    analysis.mentions = vec![sample::mention(text, "Cid. Dan", 0, "PER", "e1")];
    assert_eq!(conll_spans(text, &export(text, &analysis, Format::Conll)), ["Cid.", "Dan"].map(kept));
}

/// Checks every line of a BRAT file against its text and returns the types and texts of the text-bound annotations.
pub fn read_brat(text: &str, file: &str) -> Vec<(String, String)> {
    let points: Vec<char> = text.chars().collect();
    let mut bound = Vec::new();
    let mut references = Vec::new();
    let mut numbers = std::collections::BTreeMap::new();
    for line in file.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        // Relations, notes and references are each counted from 1.
        if let Some(letter @ ('R' | '#' | 'N')) = line.chars().next() {
            let number = numbers.entry(letter).or_insert(0);
            *number += 1;
            assert_eq!(fields[0], format!("{letter}{number}"));
        }
        match line.chars().next() {
            Some('T') => {
                assert_eq!(fields[0], format!("T{}", bound.len() + 1));
                let (kind, places) = fields[1].split_once(' ').expect("a type and places");
                let stretches: Vec<String> = places
                    .split(';')
                    .map(|place| {
                        let (start, end) = place.split_once(' ').expect("start and end");
                        points[start.parse().unwrap()..end.parse().unwrap()].iter().collect()
                    })
                    .collect();
                assert_eq!(stretches.join(" "), fields[2], "{line}");
                bound.push((kind.to_owned(), fields[2].to_owned()));
            }
            Some('R' | '*' | '#' | 'N') => {
                let words = fields[1].split([' ', ':']);
                references.extend(words.filter_map(|w| w.strip_prefix('T')?.parse::<usize>().ok()));
            }
            _ => panic!("{line}"),
        }
    }
    assert!(
        references.iter().all(|&n| n >= 1 && n <= bound.len()),
        "references to annotations that are there"
    );
    bound
}

/// What other programs take for the end of a line stands in no annotation.
#[test]
fn brat_lines_are_whole() {
    let text = "Ada\u{2028}Bel\u{2029}Cid";
    let mut analysis = bare(text);
    let mut name = sample::entity("e1", "PER", "Ada\u{2028}Bel");
    name.wikidata = Some("Q1".to_owned());
    analysis.entities = vec![name];
    analysis.mentions = vec![sample::mention(text, text, 0, "PER", "e1")];
    let file = export(text, &analysis, Format::Brat);
    assert!(!file.contains(['\u{2028}', '\u{2029}']), "{file}");
    assert!(file.starts_with("T1\tPER 0 3;4 7;8 11\tAda Bel Cid\n"), "{file}");
}

#[test]
fn brat_reads_back() {
    let (file, text) = (export(ARTICLE, &full(), Format::Brat), export(ARTICLE, &full(), Format::BratText));
    assert!(!text.contains('\r'));
    let bound = read_brat(&text, &file);
    for expected in [
        ("PER", "سامي الحاج"),
        ("DATE", "يوم الأحد"),
        ("MONEY", "29 مليون دولار"),
        ("Direct", "دفعنا 29 مليون دولار ثم عدنا"),
        ("Indirect", "الطريق مفتوح"),
        ("Speaker", "مصدر أمني"),
        ("Cue", "قال"),
    ] {
        assert!(bound.contains(&(expected.0.to_owned(), expected.1.to_owned())), "{expected:?} in {file}");
    }
    // The speaker who is a mention is no second annotation.
    assert_eq!(bound.iter().filter(|b| b.1 == "سامي الحاج").count(), 1);
    assert!(file.contains("Reference T3 Wikidata:Q42\tسامي الحاج\n"), "{file}");
    assert!(file.contains("AnnotatorNotes T6\t2025-W07\n"), "{file}");
    assert_eq!(legal(&text), text);
}

#[test]
fn what_the_readers_lists_find_is_a_layer_of_its_own() {
    let lists = r#"[{"id":"a","name":"=قضايا","pattern":"\\d+ مليون"}]"#;
    let mut analysis = full();
    analysis.options.lists = serde_json::from_str(lists).expect("lists");
    analysis.user = isnad::user_mentions(ARTICLE, &analysis.options.lists).0;
    let rows = read_csv(&analysis, Format::CsvLists);
    assert_eq!(rows[0], ["start", "end", "text", "list", "name"]);
    assert_eq!(rows[1][2..], ["29 مليون", "a", "'=قضايا"]);
    let holds = |format, words: &str| assert!(export(ARTICLE, &analysis, format).contains(words), "{format}");
    holds(Format::Brat, "\tUser ");
    holds(Format::WebAnnotation, "\"tagging\"");
    holds(Format::Html, "<bdi>=قضايا</bdi>");
    holds(Format::Markdown, "قضايا");
    holds(Format::Json, "\"type\":\"USER\",\"list\":\"a\"");
}
