//! Time grows with the length of a text alone: whatever a text is made of, twice as much takes about twice as long.
//!
//! What is measured is the processor time of the thread, which other work on the machine does not lengthen; of some runs the shortest counts.

use cpu_time::ThreadTime;
use isnad::edit::{Act, Anchor, Edit, Said};
use isnad::entity::EntityKind;
use isnad::quote::QuoteKind;
use isnad::{Options, analyze};

/// Twice as much may take so much longer.
const MOST: f64 = 2.3;

/// The shorter of the two texts, in bytes.
const LENGTH: usize = 64_000;

/// A shape is measured so often before it is said to grow too fast.
const TRIES: usize = 6;

/// How a shape fills a text.
enum Fill {
    /// The piece, again and again.
    Again(&'static str),
    /// The first again and again, then the second as often: brackets in brackets.
    Nested(&'static str, &'static str),
    /// The pieces in an order without a pattern.
    Mixed(&'static [&'static str]),
    /// The pieces about words that stand only once, made of the letters.
    Fresh(&'static str, &'static str, &'static str),
}
use Fill::{Again, Fresh, Mixed, Nested};

const ARABIC: &str = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي";

/// What pasted, broken and hostile texts are made of; a shape that once took too long stays.
#[rustfmt::skip]
const SHAPES: &[(&str, Fill)] = &[
    ("an article", Again(include_str!("articles/2025-02-14-talks.txt"))),
    ("an English article", Again(include_str!("articles/2025-05-20-chipmaker.txt"))),
    ("a messy page", Again(include_str!("articles/messy-page.txt"))),
    // Marks.
    ("opening marks", Again("« ")),
    ("empty marks", Again("«»")),
    ("straight marks", Again("\"")),
    ("straight marks with words", Again("\" قال ")),
    ("apostrophes", Again("'a ")),
    ("marks of every kind", Mixed(&[
        "« ", "»قال ", "\"لا", "“", "” ", "„", "‹", "›قال ", "' ", "’", "‘", "((", "))لا", "<<", ">>", "〝", "「", "」 ",
    ])),
    ("marks that never close", Again("قال: «إن ")),
    ("marks that never open", Again("قال» إن ")),
    ("marks in marks", Nested("«ا ", "ب» ")),
    ("marks and names", Again("قال «نعم \" لا » أمس ")),
    ("opening marks and verbs", Again("« قال ")),
    ("brackets that never close", Again("(( ")),
    ("brackets in brackets", Nested("(", ")")),
    ("double brackets in brackets", Nested("((", "))")),
    ("brackets of three kinds", Again("[{(")),
    ("lines of marks", Again("«\n")),
    // Numbers and times.
    ("numbers", Again("123456 ")),
    ("numbers in words", Again("خمسة وعشرون ألفا ")),
    ("one number word after another", Again("وخمسة ")),
    ("millions", Again("مليون ")),
    ("months", Again("مارس ")),
    ("double months", Again("آذار/مارس ")),
    ("days and months joined", Again("و3 مارس و")),
    ("days", Again("3 مارس 2025 ")),
    ("days without a year", Again("3 مارس ")),
    ("weekdays", Again("الأربعاء ")),
    ("Hijri months", Again("رمضان 1446 هـ ")),
    ("clocks", Again("الساعة 9:30 ")),
    ("percentages", Again("5% ")),
    ("amounts", Again("5 دولار ")),
    ("digits and signs", Mixed(&["1", "2/", "3-", "4.", "5:", "6,", "7", "8/", "9-", "0."])),
    ("fractions", Again("1/")),
    ("colons", Again("1:")),
    ("decimals", Again("1.")),
    ("ranges of digits", Again("12-3-")),
    ("ranges", Again("من 3 إلى ")),
    ("before", Again("قبل ")),
    ("every day", Again("كل يوم ")),
    ("English days", Again("on Monday March 3, 2025 ")),
    ("English lengths", Again("two and a half years ago ")),
    // Words of saying.
    ("said", Again("قال ")),
    ("that", Again("ان ")),
    ("that with hamza", Again("أن ")),
    ("said that", Again("قال إن ")),
    ("English said that", Again("said that ")),
    ("English according to", Again("according to ")),
    ("English said he", Again("\"yes\", said he, and ")),
    ("according to", Again("بحسب ")),
    ("channels", Again("نقلت وكالة رويترز عن ")),
    ("he said and marks", Again("he said: \"yes\" ")),
    ("scripts by turns", Again("قال said ")),
    ("scripts in one word", Again("قالa")),
    // Words.
    ("proclitics in one word", Again("وبال")),
    ("proclitics in words", Again("وبالوبال ")),
    ("and", Again("و")),
    ("and in words", Again("وقال وقال")),
    ("words of one letter", Again("و ")),
    ("articles in one word", Again("ال")),
    ("articles", Again("ال ")),
    ("one long word", Again("س")),
    ("one long Latin word", Again("a")),
    ("capital words", Again("President ")),
    ("new Arabic words", Fresh("", ARABIC, " ")),
    ("new words, a line each", Fresh("", ARABIC, "\n")),
    ("new Latin words", Fresh("", "abcdefghij", " ")),
    ("new capital words", Fresh("J", "abcdefghij", " ")),
    ("new names", Fresh("محمد ", ARABIC, " و")),
    ("short lines", Again("a\n")),
    ("commas", Again("،")),
    ("Latin commas", Again(",")),
    ("a list", Again("كتاب، ")),
    // Names.
    ("one name", Again("جامعة ")),
    ("names", Mixed(&[
        "فلاديمير بوتين ", "محمد علي ", "سامي الخطيب ", "القاهرة ", "روسيا ", "الأمم المتحدة ", "علي ", "جو بايدن ",
    ])),
    ("names and commas", Mixed(&["محمد علي، ", "القاهرة، ", "سامي الخطيب، ", "روسيا، "])),
    ("persons who speak", Again("قال محمد وعلي ")),
    ("English names", Mixed(&["John ", "Mary ", "Smith ", "Paris ", "Vladimir ", "Putin "])),
    ("sons", Again("بن ")),
    ("sons with names", Again("محمد بن ")),
    ("ministers", Again("وزير ")),
    ("titles", Again("وزير الخارجية الروسي ")),
    ("presidents", Again("رئيس ")),
    ("by lines", Again("كتب: محمد علي\n")),
    ("bullets", Again("• قال\n")),
    ("abbreviations", Again("د. ")),
    ("English abbreviations", Again("Corp. N.C. ")),
    ("hashtags", Again("#شيرين_عبدالوهاب ")),
    // Letters and what stands between them.
    ("addresses", Again("https://example.com/a/b?c=d&e=f ")),
    ("one address", Again("http://a.b/c.d")),
    ("mail addresses", Again("a@b.co ")),
    ("mail addresses without an end", Again("a@")),
    ("links of Markdown that lead on", Again("](http://a")),
    ("time codes", Again("1\n00:00:01,000 --> 00:00:02,000\n")),
    ("dots and letters", Again("a.b.")),
    ("hyphens", Again("-")),
    ("dashes", Again("– ")),
    ("dots", Again(".")),
    ("ellipses", Again("… ")),
    ("nothing that shows", Again("\u{200c}\u{200d}\u{200b}")),
    ("joiners in a word", Again("س\u{200d}")),
    ("combining marks", Again("\u{301}")),
    ("vowel signs", Again("سَّ")),
    ("lengthenings", Again("ـ")),
    ("line ends", Again("\n")),
    ("line ends of Windows", Again("\r\n")),
    ("emoji", Again("👨‍👩‍👧‍👦")),
    ("directions", Again("\u{202e}\u{2066}")),
    ("links of Markdown", Again("[a](b) ")),
    ("pictures of Markdown", Again("![a](b) ")),
    ("unfinished links", Again("![")),
];

/// A text of about so many bytes.
fn text(fill: &Fill, length: usize) -> String {
    let mut text = String::with_capacity(length + 4000);
    // A row of numbers without a pattern, the same each time (Knuth's constants for a linear congruential generator).
    let mut state: u64 = 5;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits") % below
    };
    match fill {
        Again(piece) => text = piece.repeat(length / piece.len() + 1),
        Nested(open, close) => {
            let deep = length / (open.len() + close.len());
            text = open.repeat(deep) + &close.repeat(deep);
        }
        Mixed(pieces) => {
            while text.len() < length {
                text.push_str(pieces[next(pieces.len())]);
            }
        }
        Fresh(before, letters, after) => {
            let letters: Vec<char> = letters.chars().collect();
            while text.len() < length {
                text.push_str(before);
                (0..3 + next(6)).for_each(|_| text.push(letters[next(letters.len())]));
                text.push_str(after);
            }
        }
    }
    text
}

/// The processor time of an analysis, in seconds.
fn time_of(text: &str, options: &Options) -> f64 {
    let started = ThreadTime::now();
    std::hint::black_box(analyze(text, options));
    started.elapsed().as_secs_f64()
}

/// How much longer twice as much takes, from a length on: the quotient of the shortest runs, measured anew until it is small enough.
fn growth(fill: &Fill, length: usize, options: &Options) -> f64 {
    let (short, long) = (text(fill, length), text(fill, 2 * length));
    let (mut once, mut twice) = (f64::MAX, f64::MAX);
    for _ in 0..TRIES {
        once = once.min(time_of(&short, options));
        twice = twice.min(time_of(&long, options));
        if twice <= MOST * once {
            break;
        }
    }
    twice / once
}

#[test]
fn twice_as_much_of_anything_takes_about_twice_as_long() {
    // What is read once, at the first analysis, is no part of any shape.
    let options = Options::dated("2025-02-14").expect("a day");
    time_of("قال سامي", &options);
    let mut too_fast = Vec::new();
    for (name, fill) in SHAPES {
        let mut ratio = growth(fill, LENGTH, &options);
        if ratio > MOST {
            // Where other work takes the memory's time, the step out of a cache looks like growth, once; growth shows at each doubling.
            ratio = ratio.min(growth(fill, 2 * LENGTH, &options));
        }
        println!("{name}: twice as much takes {ratio:.2} times as long");
        if ratio > MOST {
            too_fast.push(format!("{name}: {ratio:.2}"));
        }
    }
    assert!(too_fast.is_empty(), "time grows faster than the text: {too_fast:?}");
}

#[test]
fn so_do_corrections_that_hold_everywhere() {
    let fill = Again("غادرت سفينة شرارة الميناء الآن. قال شرارة إن «الأمر بسيط هنا». وبلغت الكلفة 5 دولارات. ");
    let edit = |act: Act, exact: &str| {
        let at = Anchor { exact: exact.to_owned(), ..Anchor::default() };
        Edit { at, everywhere: true, act }
    };
    let number = Act::Number { kind: None, amount: Some(2.0), unit: None };
    let edits = vec![
        edit(Act::Entity(EntityKind::Misc), "شرارة"),
        edit(Act::Entity(EntityKind::Location), "الميناء"),
        edit(Act::Merge("الميناء".to_owned()), "شرارة"),
        edit(Act::Split, "شرارة"),
        edit(Act::Time(Some("2025".to_owned())), "الآن"),
        edit(number, "5 دولارات"),
        edit(Act::Quote(QuoteKind::Direct, None), "الميناء الآن"),
        edit(Act::Speaker(Said::Named("شرارة".to_owned())), "الأمر بسيط هنا"),
        edit(Act::NotEntity, "شرارة"),
    ];
    let options = Options { edits, ..Options::default() };
    let found = analyze(&text(&fill, LENGTH), &options);
    let nowhere: Vec<usize> = found.edits.iter().filter(|e| e.applied == 0).map(|e| e.index).collect();
    assert!(nowhere.is_empty(), "corrections that hold nowhere: {nowhere:?}");
    let ratio = growth(&fill, LENGTH, &options).min(growth(&fill, 2 * LENGTH, &options));
    assert!(ratio <= MOST, "{ratio:.2}");
}
