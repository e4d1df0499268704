//! The command as its users run it.

use std::collections::HashSet;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use calamine::{Data, Reader, Xlsx, open_workbook};
use isnad::export::{Format, export};
use isnad::{Options, analyze};

const ARABIC: &str = "قال الوزير سامي الحاج: «نعود غدا».";
const ENGLISH: &str = "\u{201c}We return tomorrow,\u{201d} said Salma Haddad on 4 May 2024.";

fn isnad(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_isnad"));
    command.args(arguments).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

fn run(arguments: &[&str], input: &str) -> Output {
    let mut command = isnad(arguments);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_owned();
    // What it writes has to be read while it is still being asked.
    let asking = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("it ends");
    // Who refuses its arguments reads nothing.
    let _ = asking.join();
    output
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("UTF-8")
}

/// An empty folder with two articles, one of them deeper, and what is no article.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("in/deep")).expect("a folder");
    fs::create_dir_all(folder.join("out")).expect("a folder");
    fs::write(folder.join("in/one.txt"), ARABIC).expect("a file");
    fs::write(folder.join("in/deep/one.md"), ENGLISH).expect("a file");
    fs::write(folder.join("in/picture.png"), b"\x89PNG\0").expect("a file");
    folder
}

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

#[test]
fn an_article_as_the_library_gives_it() {
    let options = Options::dated("2025-02-14").expect("a day");
    for format in
        ["json", "csv-quotes", "html", "markdown", "tei", "timeml", "conll", "brat", "web-annotation"]
    {
        let wanted = export(ARABIC, &analyze(ARABIC, &options), format.parse::<Format>().expect("a format"));
        let output = run(&["analyze", "-", "--date", "2025-02-14", "--format", format], ARABIC);
        assert!(output.status.success(), "{}", err(&output));
        assert_eq!(out(&output), wanted, "{format}");
    }
    // No terminal: JSON, where nothing is said.
    let output = run(&["analyze", "-"], ARABIC);
    assert!(out(&output).starts_with("{\"text\":"), "{}", out(&output));
}

#[test]
fn lines_keep_their_order_and_their_ids_and_bad_ones_are_told() {
    let mut input = String::new();
    for n in 0..400 {
        match n % 100 {
            7 => input.push_str("no JSON\n"),
            8 => input.push_str("{\"text\": \"x\", \"date\": \"2024-02-31\"}\n"),
            9 => input.push('\n'),
            _ => {
                input.push_str(&format!("{{\"text\": \"قال سامي إنه باع {n} كتابا.\", \"id\": \"n{n}\"}}\n"))
            }
        }
    }
    let output = run(&["analyze", "--jsonl"], &input);
    assert_eq!(output.status.code(), Some(1));
    let ids: Vec<String> = out(&output)
        .lines()
        .map(|line| line.strip_prefix("{\"id\":\"").and_then(|l| l.split('"').next()).expect(line).to_owned())
        .collect();
    let wanted: Vec<String> =
        (0..400).filter(|n| !(7..=9).contains(&(n % 100))).map(|n| format!("n{n}")).collect();
    assert_eq!(ids, wanted);
    let told: Vec<&str> = err(&output).lines().collect();
    assert_eq!(told.len(), 9, "{told:?}");
    assert!(told[0].starts_with("isnad: line 8: "), "{told:?}");
    assert_eq!(told[1], "isnad: line 9: “2024-02-31” is not a date of the form YYYY-MM-DD");
    assert_eq!(told[8], "isnad: 8 passed over");
}

#[test]
fn who_waits_for_an_answer_gets_it() {
    let mut command = isnad(&["analyze", "--jsonl", "--date", "2025-02-14"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it starts");
    let mut asks = child.stdin.take().expect("a pipe");
    let mut answers = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    for day in ["2025-02-14", "2025-03-01"] {
        let own = if day == "2025-02-14" { String::new() } else { format!(", \"date\": \"{day}\"") };
        writeln!(asks, "{{\"text\": \"x\"{own}}}").expect("it listens");
        let line = answers.next().expect("a line").expect("UTF-8");
        assert!(line.contains(&format!("\"date\":\"{day}\"")), "{line}");
    }
    drop(asks);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn a_folder_into_a_folder() {
    let folder = folder("files");
    let (from, to) = (folder.join("in"), folder.join("out"));
    let output = run(&["analyze", text(&from), "--format", "brat", "--output", text(&to)], "");
    assert!(output.status.success(), "{}", err(&output));
    let mut names: Vec<_> =
        fs::read_dir(&to).expect("a folder").map(|e| e.expect("an entry").file_name()).collect();
    names.sort();
    assert_eq!(names, ["deep-one.ann", "one.ann"]);
    let output = run(&["analyze", text(&from), "--format", "brat"], "");
    assert!(err(&output).contains("name a folder that exists with --output"), "{}", err(&output));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn many_in_one_file() {
    let folder = folder("together");
    let from = folder.join("in");
    let output = run(&["analyze", text(&from), "--format", "tei"], "");
    let tree = roxmltree::Document::parse(out(&output)).expect("XML");
    let ids: Vec<&str> =
        tree.descendants().filter_map(|n| n.attribute((roxmltree::NS_XML_URI, "id"))).collect();
    assert!(ids.len() > 3);
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "{ids:?}");
    for reference in
        tree.descendants().flat_map(|n| n.attributes()).filter_map(|a| a.value().strip_prefix('#'))
    {
        assert!(ids.contains(&reference), "{reference} of {ids:?}");
    }
    let output = run(&["analyze", text(&from), "--format", "csv"], "");
    let mut table = csv::Reader::from_reader(out(&output).trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = table.records().map(|r| r.expect("CSV")).collect();
    assert_eq!(rows.iter().map(|r| &r[0]).collect::<Vec<_>>(), ["deep-one", "one"]);
    assert_eq!(&rows[1][4], "نعود غدا");
    let output = run(&["analyze", text(&from), "--format", "web-annotation"], "");
    let collection: serde_json::Value = serde_json::from_str(out(&output)).expect("JSON");
    assert_eq!(collection["type"], "AnnotationCollection");
    assert_eq!(collection["total"], collection["first"]["items"].as_array().expect("items").len());
    let output = run(&["analyze", text(&from), "--format", "json"], "");
    assert_eq!(out(&output).lines().count(), 2, "a line each: {}", out(&output));
}

#[test]
fn a_workbook() {
    let folder = folder("workbook");
    fs::write(folder.join("in/a.txt"), format!("{ARABIC}\nقالت سلمى: «+1 لنا جميعا».")).expect("a file");
    let (from, file) = (folder.join("in"), folder.join("all.xlsx"));
    let write = || {
        let output = run(
            &["analyze", text(&from.join("a.txt")), text(&from), "--format", "xlsx", "-o", text(&file)],
            "",
        );
        assert!(output.status.success(), "{}", err(&output));
        fs::read(&file).expect("a file")
    };
    assert_eq!(write(), write(), "the same articles, the same bytes");
    let mut book: Xlsx<_> = open_workbook(&file).expect("a workbook");
    assert_eq!(book.sheet_names(), ["مقالات", "من قال ماذا", "الأسماء", "الخط الزمني", "الأرقام"]);
    let articles = book.worksheet_range("مقالات").expect("a sheet");
    assert_eq!(articles.height(), 5, "a heading and four articles");
    let quotes = book.worksheet_range("من قال ماذا").expect("a sheet");
    let cells: Vec<&Data> = quotes.cells().map(|(_, _, cell)| cell).collect();
    assert!(cells.contains(&&Data::String("نعود غدا".to_owned())));
    assert!(cells.contains(&&Data::String("+1 لنا جميعا".to_owned())), "words stay words");
}

#[test]
fn a_text_with_its_marks() {
    let steering = format!("{ARABIC}\u{1b}]0;title\u{7}\n");
    let plain = run(&["analyze", "-", "--format", "text"], &steering);
    assert!(!out(&plain).contains(|c: char| c.is_control() && c != '\n'), "{:?}", out(&plain));
    assert!(out(&plain).contains("نعود غدا[1]"), "{}", out(&plain));
    assert!(out(&plain).contains("[1] سامي الحاج · direct · قال"), "{}", out(&plain));
    let coloured = run(&["analyze", "-", "--format", "text", "--color", "always"], &steering);
    assert!(out(&coloured).contains("\u{1b}[36m"), "a person's name: {:?}", out(&coloured));
    assert!(!out(&coloured).contains("\u{1b}]"), "{:?}", out(&coloured));
}

#[test]
fn what_cannot_be_read_is_told_and_passed_over() {
    let folder = folder("faults");
    let picture = folder.join("in/picture.png");
    let output = run(&["analyze", text(&picture), text(&folder.join("in/one.txt")), "nowhere.txt"], "");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(out(&output).lines().count(), 1);
    let told: Vec<&str> = err(&output).lines().collect();
    assert!(told[0].ends_with("picture.png: no text") && told[1].contains("nowhere.txt: "), "{told:?}");
    assert_eq!(told[2], "isnad: 2 passed over");
    for wrong in [
        &["analyze"][..],
        &["analyze", "-", "--date", "2024-02-31"],
        &["analyze", "-", "--format", "doc"],
        &["tell"],
    ] {
        assert_eq!(run(wrong, "").status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn articles_are_compared() {
    let folder = folder("compared").join("in");
    let said = "«لن نوقع اتفاقا لا يضمن عودة النازحين إلى قراهم»";
    fs::write(folder.join("2025-02-14-a.txt"), format!("قال الوزير سامي الحاج أمس: {said}."))
        .expect("a file");
    fs::write(folder.join("2025-02-15-b.txt"), format!("وأكد سامي الحاج {said}، بحسب الوكالة."))
        .expect("a file");
    let (a, b) = (folder.join("2025-02-14-a.txt"), folder.join("2025-02-15-b.txt"));
    let output = run(&["compare", text(&a), text(&b), "--format", "json"], "");
    let comparison: serde_json::Value = serde_json::from_str(out(&output)).expect("JSON");
    assert_eq!(comparison["statements"].as_array().map(Vec::len), Some(1), "{comparison}");
    assert_eq!(comparison["articles"][0]["date"], "2025-02-14");
    let brief = run(&["compare", text(&a), text(&b)], "");
    assert!(out(&brief).contains("عودة النازحين"), "{}", out(&brief));
    let alone = run(&["compare", text(&a)], "");
    assert_eq!(alone.status.code(), Some(1));
    assert!(err(&alone).contains("two articles"), "{}", err(&alone));
}

#[test]
fn completions_and_the_manual() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(out(&run(&["completions", shell], "")).contains("analyze"), "{shell}");
    }
    let manual = run(&["man"], "");
    assert!(out(&manual).starts_with(".ie"), "{}", out(&manual));
    assert!(out(&manual).contains("\\-\\-jsonl"), "{}", out(&manual));
}
