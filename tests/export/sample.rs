//! Texts and analyses to export, and what every check needs.

use isnad::{Analysis, Block, Cue, Entity, Mention, Number, Options, Quote, Speaker, Time};

/// Marks, speakers, times and numbers in plain order, with an emoji before them (two code units) and markup in the text.
pub const ARTICLE: &str = "😀 اجتماع <العاصمة> & الضواحي\r\nقال سامي الحاج لمراسلنا يوم الأحد: «دفعنا 29 مليون دولار\r\nثم عدنا».\r\nوأضاف مصدر أمني أن الطريق مفتوح.";

/// The code units of the `nth` (from 0) occurrence of `part` in `text`.
pub fn units(text: &str, part: &str, nth: usize) -> (usize, usize) {
    let (at, _) = text.match_indices(part).nth(nth).unwrap_or_else(|| panic!("{part} in {text}"));
    let start = text[..at].encode_utf16().count();
    (start, start + part.encode_utf16().count())
}

/// The part of a text between two code units, which may lie outside it or inside a pair.
pub fn between(text: &str, start: usize, end: usize) -> String {
    let (mut unit, mut out) = (0, String::new());
    for c in text.chars() {
        let next = unit + c.len_utf16();
        // A character belongs to the stretch that its first unit's boundary, drawn back to the pair's start, puts it in.
        if next > start && next <= end.max(start) {
            out.push(c);
        }
        unit = next;
    }
    out
}

/// A character as the exports that take only XML's characters write it.
pub fn legal(text: &str) -> String {
    let illegal = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    text.chars().map(|c| if illegal(c) { '\u{fffd}' } else { c }).collect()
}

/// An analysis of `text` with blocks and summary as found, and nothing found in it.
pub fn bare(text: &str) -> Analysis {
    let mut analysis = isnad::analyze(text, &Options::default());
    analysis.mentions.clear();
    analysis.entities.clear();
    analysis.times.clear();
    analysis.numbers.clear();
    analysis.quotes.clear();
    analysis
}

pub fn mention(text: &str, part: &str, nth: usize, kind: &'static str, entity: &str) -> Mention {
    let (start, end) = units(text, part, nth);
    Mention { start, end, text: part.to_owned(), kind, entity: entity.to_owned(), confidence: 0.9 }
}

pub fn entity(id: &str, kind: &'static str, name: &str) -> Entity {
    Entity {
        id: id.to_owned(),
        kind,
        name: name.to_owned(),
        aliases: Vec::new(),
        title: None,
        mentions: 1,
        wikidata: None,
        gloss: None,
    }
}

pub fn time(text: &str, part: &str, kind: &'static str, value: &str) -> Time {
    let (start, end) = units(text, part, 0);
    Time {
        start,
        end,
        text: part.to_owned(),
        kind,
        value: value.to_owned(),
        modifier: None,
        calendar: "gregorian",
        from: None,
        to: None,
    }
}

pub fn quote(text: &str, part: &str, kind: &'static str, id: &str) -> Quote {
    let (start, end) = units(text, part, 0);
    Quote {
        id: id.to_owned(),
        start,
        end,
        text: part.to_owned(),
        kind,
        marks: "«»".to_owned(),
        repaired: false,
        speaker: None,
        cue: None,
        channel: None,
        why: "verb".into(),
        confidence: 0.9,
        speaker_confidence: None,
        within: None,
        source: None,
        chain: Vec::new(),
    }
}

/// [`ARTICLE`] with everything found that is in it.
pub fn full() -> Analysis {
    let text = ARTICLE;
    let mut analysis = bare(text);
    let mut sami = entity("e1", "PER", "سامي الحاج");
    sami.title = Some("الوزير".to_owned());
    sami.wikidata = Some("Q42".to_owned());
    sami.gloss = Some("Sami al-Hajj".to_owned());
    sami.aliases = vec!["=SUM(A1)".to_owned(), "الحاج".to_owned()];
    sami.mentions = 2;
    let mut city = entity("e2", "LOC", "الضواحي");
    city.title = Some("ضاحية".to_owned());
    analysis.entities = vec![
        sami,
        city,
        entity("e3", "NORP", "عرب"),
        entity("e4", "MISC", "الطريق"),
        entity("e5", "ORG", "العاصمة"),
    ];
    analysis.mentions = vec![
        mention(text, "العاصمة", 0, "ORG", "e5"),
        mention(text, "الضواحي", 0, "LOC", "e2"),
        mention(text, "سامي الحاج", 0, "PER", "e1"),
        // The proclitic stays outside.
        mention(text, "مراسلنا", 0, "NORP", "e3"),
        mention(text, "الطريق", 0, "MISC", "e4"),
    ];
    let mut day = time(text, "يوم الأحد", "DATE", "2025-W07");
    (day.from, day.to) = (Some("2025-02-10".to_owned()), Some("2025-02-16".to_owned()));
    day.calendar = "hijri";
    day.modifier = Some("APPROX".into());
    analysis.times = vec![day];
    let (start, end) = units(text, "29 مليون دولار", 0);
    analysis.numbers = vec![Number {
        start,
        end,
        text: "29 مليون دولار".to_owned(),
        kind: "MONEY",
        value: Some(29e6),
        unit: Some("USD".to_owned()),
        of: None,
        approximate: true,
        min: None,
        max: None,
    }];
    let speaker = |part: &str, entity: Option<&str>| {
        let (start, end) = units(text, part, 0);
        Some(Speaker {
            text: part.to_owned(),
            start,
            end,
            entity: entity.map(str::to_owned),
            inferred: entity.is_none(),
            source_sort: if entity.is_some() { "named" } else { "anonymous" },
            title: None,
            name: None,
        })
    };
    let cue = |part: &str| {
        let (start, end) = units(text, part, 0);
        Some(Cue { text: part.to_owned(), start, end, stance: "neutral", gloss: Some("said".into()) })
    };
    // Over a line end.
    let mut direct = quote(text, "دفعنا 29 مليون دولار\r\nثم عدنا", "direct", "q1");
    direct.speaker = speaker("سامي الحاج", Some("e1"));
    direct.cue = cue("قال");
    let mut indirect = quote(text, "الطريق مفتوح", "indirect", "q2");
    indirect.speaker = speaker("مصدر أمني", None);
    indirect.cue = cue("أضاف");
    analysis.quotes = vec![direct, indirect];
    analysis
}

/// Something of every role, so that a test of blocks has them.
pub fn block(start: usize, end: usize, role: &'static str) -> Block {
    Block { start, end, role, language: "ar" }
}
