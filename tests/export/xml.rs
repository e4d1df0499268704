//! TEI, TimeML and the HTML report, read by an XML parser.

use isnad::export::{Format, export};
use isnad::{Analysis, Options};
use roxmltree::{Document, Node};

use super::sample::{self, ARTICLE, bare, full, legal};

/// All text inside an element.
pub fn content(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|n| n.text()).collect()
}

pub fn first<'a>(document: &'a Document<'_>, name: &str) -> Node<'a, 'a> {
    let mut found = document.descendants().filter(|n| n.has_tag_name(name) || n.tag_name().name() == name);
    found.next().unwrap_or_else(|| panic!("an element {name}"))
}

/// The text of an export in an XML format, which must be well-formed.
pub fn text_of(text: &str, analysis: &Analysis, format: Format) -> String {
    let xml = export(text, analysis, format);
    // The parser reads no document type declarations, which HTML has.
    let document = Document::parse(xml.trim_start_matches("<!DOCTYPE html>\n")).expect("well-formed");
    let element = match format {
        Format::Tei => "body",
        Format::TimeMl => "TEXT",
        _ => "article",
    };
    // What the report says among the words of the article is none of them.
    let own = |n: &Node<'_, '_>| n.is_text() && !n.ancestors().any(|a| a.has_tag_name("aside"));
    first(&document, element).descendants().filter(own).filter_map(|n| n.text()).collect()
}

pub const XML: [Format; 3] = [Format::Tei, Format::TimeMl, Format::Html];

#[test]
fn the_text_is_kept_character_for_character() {
    for text in [ARTICLE, "", " ", "\r", "\0", "a\u{b}b\u{fffe}\r\n\r]]>\u{202e}&amp;", "\u{feff}\n<p>\n\n«»"]
    {
        for format in XML {
            for analysis in [isnad::analyze(text, &Options::default()), bare(text)] {
                assert_eq!(text_of(text, &analysis, format), legal(text), "{format}: {text:?}");
            }
        }
    }
    for format in XML {
        assert_eq!(text_of(ARTICLE, &full(), format), ARTICLE, "{format}");
    }
}

/// Name, attributes and content of the elements in the body of the TEI file of an analysis.
fn tei(text: &str, analysis: &Analysis) -> Vec<String> {
    let xml = export(text, analysis, Format::Tei);
    let document = Document::parse(&xml).expect("well-formed");
    let body = first(&document, "body");
    let described = body.descendants().filter(|n| n.is_element() && *n != body).map(|n| {
        let attributes: Vec<String> =
            n.attributes().map(|a| format!(" {}={}", a.name(), a.value())).collect();
        format!("{}{}: {}", n.tag_name().name(), attributes.concat(), content(n))
    });
    described.collect()
}

#[test]
fn tei_says_what_was_found() {
    let found = tei(ARTICLE, &full());
    for expected in [
        "head: 😀 اجتماع <العاصمة> & الضواحي",
        "orgName ref=#e5 cert=0.9: العاصمة",
        "placeName ref=#e2 cert=0.9: الضواحي",
        "persName ref=#e1 cert=0.9: سامي الحاج",
        "name type=NORP ref=#e3 cert=0.9: مراسلنا",
        "name type=MISC ref=#e4 cert=0.9: الطريق",
        "date type=DATE key=2025-W07 from=2025-02-10 to=2025-02-16 calendar=#hijri: يوم الأحد",
        "measure type=MONEY quantity=29000000 unit=USD: 29 مليون دولار",
        // Two paragraphs, two parts.
        "said direct=true who=#e1 id=q1 next=#q1.2: دفعنا 29 مليون دولار",
        "said direct=true who=#e1 id=q1.2 prev=#q1: ثم عدنا",
        "rs type=speaker id=speaker1: مصدر أمني",
        "said direct=false who=#speaker1 id=q2: الطريق مفتوح",
        "seg type=cue subtype=neutral corresp=#q2: أضاف",
    ] {
        assert!(found.iter().any(|f| f == expected), "{expected} in {found:#?}");
    }
}

#[test]
fn tei_lists_the_entities() {
    let xml = export(ARTICLE, &full(), Format::Tei);
    let document = Document::parse(&xml).expect("well-formed");
    let stand_off = first(&document, "standOff");
    let items: Vec<(&str, Option<&str>)> = stand_off
        .descendants()
        .filter_map(|n| {
            Some((n.tag_name().name(), n.attribute(("http://www.w3.org/XML/1998/namespace", "id"))))
                .filter(|i| i.1.is_some())
        })
        .collect();
    assert_eq!(
        items,
        [
            ("person", Some("e1")),
            ("personGrp", Some("e3")),
            ("org", Some("e5")),
            ("place", Some("e2")),
            ("nym", Some("e4"))
        ]
    );
    let person = first(&document, "person");
    assert_eq!(person.attribute("sameAs"), Some("http://www.wikidata.org/entity/Q42"));
    assert_eq!(content(person), "سامي الحاج=SUM(A1)الحاجSami al-Hajjالوزير");
}

#[test]
fn tei_elements_that_cross_are_joined_parts() {
    let text = "one two three four";
    let mut analysis = bare(text);
    analysis.quotes = vec![
        sample::quote(text, "one two three", "direct", "q1"),
        sample::quote(text, "three four", "partial", "q2"),
        sample::quote(text, "two", "term", "q3"),
    ];
    analysis.mentions = vec![sample::mention(text, "two three four", 0, "PER", "e1")];
    let found = tei(text, &analysis);
    assert_eq!(
        found[1..],
        [
            "said direct=true id=q1: one two three",
            "persName ref=#e1 cert=0.9 id=m3 next=#m3.2: two three",
            "soCalled id=q3: two",
            // Inside a name only phrases may stand.
            "seg type=partial id=q2 next=#q2.2: three",
            "quote id=q2.2 prev=#q2:  four",
            "persName ref=#e1 cert=0.9 id=m3.2 prev=#m3:  four",
        ]
    );
}

#[test]
fn tei_times() {
    for (kind, value, days, expected) in [
        ("DATE", "2025-02-14", None, "date type=DATE key=2025-02-14 when=2025-02-14: x"),
        ("TIME", "2025-02-14T09:30", None, "time type=TIME key=2025-02-14T09:30 when=2025-02-14T09:30:00: x"),
        ("TIME", "2025-02-14T23:59", None, "time type=TIME key=2025-02-14T23:59 when=2025-02-14T23:59:00: x"),
        ("TIME", "2025-02-14T24:00", None, "time type=TIME key=2025-02-14T24:00 when=2025-02-14: x"),
        ("DURATION", "P2W", None, "date type=DURATION key=P2W dur=P14D: x"),
        ("SET", "P1D", None, "date type=SET key=P1D: x"),
        ("DATE", "PAST_REF", None, "date type=DATE key=PAST_REF: x"),
        (
            "DATE",
            "202",
            Some(("2020-01-01", "2029-12-31")),
            "date type=DATE key=202 from=2020-01-01 to=2029-12-31: x",
        ),
    ] {
        let mut analysis = bare("x");
        let mut time = sample::time("x", "x", kind, value);
        (time.from, time.to) = (days.map(|d| d.0.to_owned()), days.map(|d| d.1.to_owned()));
        analysis.times = vec![time];
        assert_eq!(tei("x", &analysis)[1..], [expected]);
    }
}

#[test]
fn tei_names_the_calendar_that_it_refers_to() {
    let header =
        |analysis: &Analysis| export(ARTICLE, analysis, Format::Tei).contains("<calendar xml:id=\"hijri\">");
    let mut analysis = full();
    assert!(header(&analysis));
    analysis.times[0].calendar = "gregorian";
    assert!(!header(&analysis));
}

#[test]
fn tei_blocks() {
    let text = "A title\nBody one.\nTags";
    let mut analysis = bare(text);
    let all = |analysis: &Analysis| tei(text, analysis);
    analysis.blocks =
        vec![sample::block(0, 7, "title"), sample::block(8, 17, "body"), sample::block(18, 22, "furniture")];
    assert_eq!(all(&analysis), ["head: A title", "p: Body one.", "ab type=furniture: Tags"]);
    // A body cannot be all headings.
    analysis.blocks = vec![sample::block(0, 7, "title")];
    assert_eq!(all(&analysis), ["ab type=title: A title\nBody one.\nTags"]);
}

#[test]
fn timeml_holds_the_times_and_the_date() {
    let mut analysis = full();
    analysis.document.date = Some("2025-02-14".to_owned());
    // A second time inside the first is left out.
    analysis.times.push(sample::time(ARTICLE, "الأحد", "DATE", "2025-02-16"));
    let xml = export(ARTICLE, &analysis, Format::TimeMl);
    let document = Document::parse(&xml).expect("well-formed");
    let times: Vec<Vec<(&str, &str)>> = document
        .descendants()
        .filter(|n| n.has_tag_name("TIMEX3"))
        .map(|n| n.attributes().map(|a| (a.name(), a.value())).collect())
        .collect();
    assert_eq!(
        times,
        [
            vec![
                ("tid", "t0"),
                ("type", "DATE"),
                ("value", "2025-02-14"),
                ("temporalFunction", "false"),
                ("functionInDocument", "CREATION_TIME")
            ],
            vec![("tid", "t1"), ("type", "DATE"), ("value", "2025-W07"), ("mod", "APPROX")],
        ]
    );
}
