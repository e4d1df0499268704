//! JSON, Web Annotations, the HTML report and Markdown.

use isnad::export::{Extras, Format, export, export_with};
use isnad::{Analysis, Options};
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};
use serde_json::Value;

use super::sample::{ARTICLE, bare, block, full, legal, units};

#[test]
fn names_and_files_of_formats() {
    let mut suffixes = std::collections::HashSet::new();
    for format in Format::ALL {
        assert_eq!(format.name().parse::<Format>().as_ref(), Ok(&format));
        assert!(suffixes.insert(format.suffix()), "{format} has a file of its own");
        assert!(format.media_type().contains('/'));
    }
    assert!("docx".parse::<Format>().is_err());
}

#[test]
fn json_can_be_analysed_again() {
    let options = Options { threshold: 0.3, ..Options::dated("2025-02-14").unwrap() };
    for text in [ARTICLE, "", "\0\u{2028}\"\\\r😀"] {
        let file = export(text, &isnad::analyze(text, &options), Format::Json);
        let value: Value = serde_json::from_str(&file).expect("JSON");
        let text_again = value["text"].as_str().expect("the text");
        assert_eq!(text_again, text);
        assert_eq!(value["options"]["threshold"], 0.3);
        let again = Options {
            threshold: value["options"]["threshold"].as_f64().unwrap() as f32,
            ..Options::dated(value["options"]["date"].as_str().unwrap()).unwrap()
        };
        assert_eq!(export(text_again, &isnad::analyze(text_again, &again), Format::Json), file);
        assert_eq!(value["schema"], "isnad-analysis/1");
        assert_eq!(value["document"]["date"], "2025-02-14");
    }
}

#[test]
fn a_given_title_and_byline_stand_in_place_of_the_texts_own() {
    let text = "عودة الصيادين\nكتبت: سلمى الحداد\nعاد الصيادون يوم الأحد إلى الميناء بعد أيام من العاصفة التي ضربت الساحل.";
    let files = |title: Option<&str>, byline: Option<&str>| {
        let (title, byline) = (title.map(str::to_owned), byline.map(str::to_owned));
        let analysis = isnad::analyze(text, &Options { title, byline, ..Options::default() });
        [Format::Json, Format::Html, Format::Markdown, Format::Tei, Format::TimeMl, Format::WebAnnotation]
            .map(|format| (format, export(text, &analysis, format)))
    };
    let heads = |file: &str, format: Format| match format {
        Format::Json => file.split_once("\"options\":").unwrap().1.split_once('}').unwrap().0.to_owned(),
        // The title of the file, and what stands in the article that is the report's own.
        Format::Html => {
            let own = file.split("<aside>").skip(1).map(|a| a.split_once("</aside>").unwrap().0);
            own.fold(file.split_once("<style>").unwrap().0.to_owned(), |sofar, a| sofar + a)
        }
        Format::Markdown => file.split_once("\n## ").unwrap().0.to_owned(),
        Format::Tei => file.split_once("</teiHeader>").unwrap().0.to_owned(),
        Format::TimeMl => file.split_once("<TEXT>").unwrap().0.to_owned(),
        _ => file.split_once("\"items\"").unwrap().0.to_owned(),
    };
    for (format, file) in files(Some("Port & <Sea>"), Some("سمير الحاج")) {
        let head = heads(&file, format);
        let written = match format {
            Format::Json | Format::WebAnnotation => "Port & <Sea>",
            Format::Markdown => "Port \\& \\<Sea\\>",
            _ => "Port &amp; &lt;Sea",
        };
        assert!(head.contains(written), "{format}: {head}");
        assert!(!head.contains("عودة الصيادين") && !head.contains("سلمى"), "{format}: {head}");
        assert!(format == Format::TimeMl || head.contains("سمير الحاج"), "{format}: {head}");
    }
    for (format, file) in files(None, None) {
        let head = heads(&file, format);
        assert!(format == Format::Json || head.contains("عودة الصيادين"), "{format}: {head}");
    }
    for (format, file) in files(Some(""), Some(" ")) {
        let head = heads(&file, format);
        assert!(!head.contains("عودة الصيادين") && !head.contains("سلمى"), "{format}: {head}");
    }
}

/// Checks what the Web Annotation model asks of a page and its annotations, and that both selectors select the same.
pub fn check_annotations(text: &str, file: &str) -> Vec<Value> {
    let page: Value = serde_json::from_str(file).expect("JSON");
    assert_eq!(page["@context"][0], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(page["type"], "AnnotationPage");
    let points: Vec<char> = text.chars().collect();
    let mut ids = std::collections::HashSet::new();
    let items = page["items"].as_array().expect("items");
    for item in items {
        assert_eq!(item["type"], "Annotation");
        assert!(ids.insert(item["id"].as_str().expect("an IRI")), "ids are unique");
        for body in item["body"].as_array().expect("bodies") {
            match body["type"].as_str() {
                Some("TextualBody") => assert!(body["value"].is_string()),
                Some("SpecificResource") => {
                    assert!(body["source"].is_string() || body["source"]["id"].is_string())
                }
                other => panic!("{other:?}"),
            }
        }
        let target = &item["target"];
        assert!(target["source"].as_str().is_some_and(|s| s.starts_with("urn:uuid:") && s.len() == 45));
        let [quote, position] = &target["selector"].as_array().expect("selectors")[..] else {
            panic!("two selectors")
        };
        assert_eq!(
            (&quote["type"], &position["type"]),
            (&"TextQuoteSelector".into(), &"TextPositionSelector".into())
        );
        let place = |name: &str| usize::try_from(position[name].as_u64().expect("a position")).unwrap();
        let (start, end) = (place("start"), place("end"));
        let exact: String = points[start..end].iter().collect();
        assert_eq!(quote["exact"], exact.as_str());
        let part = |name: &str| quote[name].as_str().expect("context").chars().collect::<Vec<char>>();
        assert!(points[..start].ends_with(&part("prefix")) && points[end..].starts_with(&part("suffix")));
        assert_eq!(part("prefix").len(), start.min(32));
        assert_eq!(part("suffix").len(), (points.len() - end).min(32));
    }
    items.clone()
}

#[test]
fn web_annotations() {
    let items = check_annotations(ARTICLE, &export(ARTICLE, &full(), Format::WebAnnotation));
    assert_eq!(items.len(), 5 + 1 + 1 + 2);
    // Code points, not code units: the emoji before it counts once.
    let (units, _) = units(ARTICLE, "سامي الحاج", 0);
    let person = &items[2];
    assert_eq!(person["target"]["selector"][1]["start"], units - 1);
    let source = &person["body"][1]["source"];
    assert_eq!((&source["type"], &source["schema:name"]), (&"schema:Person".into(), &"سامي الحاج".into()));
    assert_eq!(source["schema:sameAs"]["id"], "http://www.wikidata.org/entity/Q42");
    let types: Vec<&Value> = items[..5].iter().map(|item| &item["body"][1]["source"]["type"]).collect();
    assert_eq!(
        types,
        ["schema:Organization", "schema:Place", "schema:Person", "schema:Thing", "schema:Thing"],
        "one kind of thing each"
    );
    let direct = &items[7];
    assert_eq!(direct["body"][0]["value"], "direct");
    assert_eq!(direct["body"][1]["source"]["id"], source["id"], "the speaker is the person");
    assert_eq!(items[8]["body"][1]["value"], "مصدر أمني");
}

/// RFC 9562: of version 8, what an application makes of its own data, and of the variant that the RFC is about; the same text, the same one.
#[test]
fn the_address_of_a_text_is_a_uuid() {
    let address = |text: &str| {
        let file: Value = serde_json::from_str(&export(
            text,
            &isnad::analyze(text, &Options::default()),
            Format::WebAnnotation,
        ))
        .expect("JSON");
        let source = file["items"][0]["target"]["source"].clone();
        source.as_str().or(source["id"].as_str()).expect("an address").to_owned()
    };
    let texts: Vec<String> =
        (0..40).map(|n| format!("قال سامي الحاج يوم الأحد إن السوق رقم {n} مفتوحة.")).collect();
    for text in &texts {
        let uuid = address(text);
        let parts: Vec<&str> = uuid.strip_prefix("urn:uuid:").expect("a UUID").split('-').collect();
        assert_eq!(parts.iter().map(|part| part.len()).collect::<Vec<_>>(), [8, 4, 4, 4, 12], "{uuid}");
        assert!(parts[2].starts_with('8'), "{uuid}");
        assert!(parts[3].starts_with(['8', '9', 'a', 'b']), "{uuid}");
        assert_eq!(address(text), uuid);
    }
    // All bits but those six tell texts apart.
    let digits = |at: usize| {
        texts.iter().map(|text| address(text).as_bytes()[at]).collect::<std::collections::HashSet<_>>()
    };
    let fixed = "urn:uuid:xxxxxxxx-xxxx-8xxx-yxxx-xxxxxxxxxxxx";
    for (at, letter) in fixed.char_indices().filter(|(at, letter)| *at >= 9 && *letter != '-') {
        let least = match letter {
            'x' => 9,
            'y' => 3,
            _ => 1,
        };
        assert!(digits(at).len() >= least, "digit {at}");
    }
}

#[test]
fn the_report_needs_no_other_file() {
    let html = export(ARTICLE, &full(), Format::Html);
    let document =
        roxmltree::Document::parse(html.trim_start_matches("<!DOCTYPE html>\n")).expect("well-formed");
    let root = document.root_element();
    assert_eq!((root.attribute("lang"), root.attribute("dir")), (Some("ar"), Some("rtl")));
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        assert!(!matches!(node.tag_name().name(), "script" | "link" | "img" | "iframe" | "form"));
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on") && !matches!(attribute.name(), "src" | "style"));
            if attribute.name() == "href" && !attribute.value().starts_with("#knot-") {
                assert_eq!(attribute.value(), "https://www.wikidata.org/wiki/Q42");
            }
        }
    }
    assert!(!html.contains("url(") && !html.contains("@import"));
    let english = "Sam said: \"we return\".";
    let html = export(english, &isnad::analyze(english, &Options::default()), Format::Html);
    assert!(html.contains("<html lang=\"en\" dir=\"ltr\">"), "{html}");
}

/// Every article of ours that is held to a golden report.
fn articles() -> Vec<String> {
    let folder = std::fs::read_dir("tests/articles").expect("the folder");
    let files = folder.map(|entry| entry.expect("an entry").path());
    let texts = files.filter(|file| {
        let name = file.to_string_lossy();
        name.ends_with(".txt") && !name.ends_with(".report.txt")
    });
    texts.map(|file| std::fs::read_to_string(file).expect("a text")).collect()
}

#[test]
fn the_margin_of_the_report_its_list_and_its_markdown_name_one_source_for_a_statement() {
    let all = articles();
    assert!(all.len() > 5);
    for text in &all {
        let analysis = isnad::analyze(text, &Options::dated("2025-02-14").unwrap());
        let html = export(text, &analysis, Format::Html);
        let markdown = export(text, &analysis, Format::Markdown);
        let document =
            roxmltree::Document::parse(html.trim_start_matches("<!DOCTYPE html>\n")).expect("well-formed");
        let names: std::collections::HashMap<&str, &str> =
            analysis.sources.iter().map(|s| (s.id.as_str(), s.name.as_str())).collect();
        for quote in analysis.quotes.iter().filter(|q| q.kind != "term") {
            let name = quote.source.as_deref().map_or("", |s| names[s]);
            let of = |tag: &'static str| {
                let found = document.descendants().filter(move |n| n.has_tag_name(tag));
                found.filter(|n| n.attribute("data-quote") == Some(&quote.id)).collect::<Vec<_>>()
            };
            let marks = of("span");
            assert!(!marks.is_empty(), "{}: {text}", quote.text);
            for mark in &marks {
                assert!(mark.attribute("title").unwrap().starts_with(name), "{}", quote.text);
                // What stands in the margin before it, where whose it is has not just been told.
                let note =
                    mark.prev_sibling().filter(|n| n.attribute("class").is_some_and(|c| c.contains("note ")));
                let told = note.and_then(|n| {
                    n.children().find(|i| i.attribute("class").is_some_and(|c| c.starts_with("last ")))
                });
                if let Some(last) = told.filter(|_| !name.is_empty()) {
                    assert_eq!(last.attribute("data-word").unwrap().trim_end_matches(['؟', '?']), name);
                }
            }
            // Words of its own inside what it is said to have said are told with those.
            for row in of("li") {
                let head = row.ancestors().find_map(|n| n.children().find(|c| c.has_tag_name("h3"))).unwrap();
                let listed = super::xml::content(head);
                assert!(listed.starts_with(name), "{listed}: {}", quote.text);
            }
            let first = quote.text.split_whitespace().next().unwrap_or_default();
            let rows = markdown.lines().filter(|l| l.starts_with("| ") && l.contains(first));
            assert!(rows.into_iter().any(|l| l.contains(name)), "{}", quote.text);
        }
        let listed = document.descendants().filter(|n| n.has_tag_name("li")).count();
        assert!(listed > 0, "{text}");
    }
}

#[test]
fn the_report_tells_what_was_checked() {
    let analysis = full();
    let extras = Extras { checked: Some(["q1".to_owned()].into()) };
    let html = export_with(ARTICLE, &analysis, Format::Html, &extras);
    assert!(html.contains("<dt>رُوجع</dt><dd>1/2</dd>"), "{html}");
    assert_eq!(html.matches("class=\"tick\"").count(), 1);
    assert_eq!(html.matches("class=\"tick open\"").count(), 1);
    assert!(!export(ARTICLE, &analysis, Format::Html).contains("class=\"tick"));
}

#[test]
fn the_report_says_from_when_to_when() {
    let html = export(ARTICLE, &full(), Format::Html);
    assert!(html.contains("2025-02-10 – 2025-02-16"), "{html}");
}

#[test]
fn markdown_has_the_headings_of_the_text() {
    let text = "A title\nBody one.\nIn short\nBody - two.";
    let mut analysis = bare(text);
    analysis.blocks =
        vec![block(0, 7, "title"), block(8, 17, "body"), block(18, 26, "crosshead"), block(27, 38, "body")];
    let file = export(text, &analysis, Format::Markdown);
    assert!(file.contains("### A title\n\nBody one.\n\n#### In short\n\nBody - two.\n"), "{file}");
}

/// The words of a Markdown report's text, after its last heading of the second level; panics at markup that the text might have made.
fn markdown_text(text: &str, analysis: &Analysis) -> String {
    let file = export(text, analysis, Format::Markdown);
    // Every extension but the one that changes the look of quotation marks and dashes.
    let options = pulldown_cmark::Options::all() - pulldown_cmark::Options::ENABLE_SMART_PUNCTUATION;
    let mut words = String::new();
    for event in Parser::new_ext(&file, options) {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => words.clear(),
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(dest_url.starts_with("https://www.wikidata.org/wiki/"), "{dest_url} in {file}");
            }
            Event::End(TagEnd::Heading(HeadingLevel::H2)) => words.clear(),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_)) => words.push('\n'),
            Event::Text(text) => words.push_str(&text),
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell
                | Tag::List(None)
                | Tag::Item,
            )
            | Event::End(_)
            | Event::Rule => {}
            other => panic!("{other:?} in {file}"),
        }
    }
    words
}

/// Checks that a report shows the whole text but for white space; its own last line follows.
pub fn check_markdown(text: &str, analysis: &Analysis) {
    let shown: String = markdown_text(text, analysis).split_whitespace().collect();
    let given: String = text.split_whitespace().map(legal).collect();
    assert!(shown.starts_with(&given), "{shown:?} for {given:?}");
}

#[test]
fn markdown_shows_the_text_as_it_is() {
    let hostile = "# a\n- b *c* _d_ `e` [f](http://x) <b>g</b> &amp; ~~h~~ $i$ |j|\n1. k\n12) l\n+ m\n=====\n> n\n    code\n---\n\\* o ![p](q)\n[r]: s\n* * *\n:smile: ^t^";
    for text in [hostile, ARTICLE, "-", "1.", "\0"] {
        let analysis = isnad::analyze(text, &Options::default());
        check_markdown(text, &analysis);
    }
    let file = export(ARTICLE, &full(), Format::Markdown);
    assert!(
        file.contains(
            "| سامي الحاج | \\=SUM(A1) \\| الحاج | Sami al-Hajj | الوزير | 2 | [Q42](https://www.wikidata.org/wiki/Q42) |"
        ),
        "{file}"
    );
}
