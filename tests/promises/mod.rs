//! What the format promises of every analysis of every text: for the properties and for the fuzz targets alike.

use std::collections::HashSet;

use isnad::Analysis;

/// The text between two positions, as JavaScript's `slice` gives it.
fn slice(units: &[u16], start: usize, end: usize) -> String {
    String::from_utf16(units.get(start..end).expect("positions inside the text")).expect("whole characters")
}

/// Panics where an analysis breaks a promise of the format.
pub fn check(text: &str, found: &Analysis) {
    let units: Vec<u16> = text.encode_utf16().collect();
    assert_eq!(found.document.length, units.len());
    for (what, start, end, written) in spans(found) {
        assert_eq!(slice(&units, start, end), written, "{what} {start}..{end}");
        assert!(start < end || what == "quote", "an empty {what} at {start}");
    }
    let mut after = 0;
    for m in &found.mentions {
        assert!(m.start >= after, "mentions overlap or are unsorted at {}", m.start);
        after = m.end;
    }
    after = 0;
    for b in &found.blocks {
        assert!(b.start >= after && b.end > b.start && b.end <= units.len(), "blocks at {}", b.start);
        after = b.end;
    }
    assert!(found.times.is_sorted_by_key(|t| t.start), "times are unsorted");
    assert!(found.times.windows(2).all(|t| t[0].end <= t[1].start), "times overlap");
    assert!(found.numbers.is_sorted_by_key(|n| n.start), "numbers are unsorted");
    assert!(found.numbers.windows(2).all(|n| n[0].end <= n[1].start), "numbers overlap");
    assert!(found.quotes.is_sorted_by_key(|q| q.start), "quotes are unsorted");
    check_nesting(found);
    check_sources(found);
    check_ids(found);
    let certain = |c: f64| (0.0..=1.0).contains(&c);
    assert!(found.mentions.iter().all(|m| certain(m.confidence)));
    assert!(found.quotes.iter().all(|q| certain(q.confidence)));
}

/// Panics where two quotations cross, or one stretch is given twice.
fn check_nesting(found: &Analysis) {
    let mut open: Vec<(usize, usize)> = Vec::new();
    for q in &found.quotes {
        while open.last().is_some_and(|o| o.1 <= q.start) {
            open.pop();
        }
        if let Some(&outer) = open.last() {
            assert!(q.end <= outer.1, "{}..{} crosses {outer:?}", q.start, q.end);
            assert_ne!((q.start, q.end), outer, "one stretch twice");
        }
        open.push((q.start, q.end));
    }
}

/// Every stretch of the text that the analysis names.
fn spans(found: &Analysis) -> Vec<(&'static str, usize, usize, &str)> {
    let mut spans = Vec::new();
    spans.extend(found.mentions.iter().map(|m| ("mention", m.start, m.end, m.text.as_str())));
    spans.extend(found.times.iter().map(|t| ("time", t.start, t.end, t.text.as_str())));
    spans.extend(found.numbers.iter().map(|n| ("number", n.start, n.end, n.text.as_str())));
    for q in &found.quotes {
        spans.push(("quote", q.start, q.end, &q.text));
        spans.extend(q.speaker.iter().map(|s| ("speaker", s.start, s.end, s.text.as_str())));
        spans.extend(q.cue.iter().map(|c| ("cue", c.start, c.end, c.text.as_str())));
        spans.extend(q.channel.iter().map(|c| ("channel", c.start, c.end, c.text.as_str())));
    }
    spans
}

/// Panics where a quotation names another or a source that is none, where its chain does not end with its own source, or a source is named nowhere.
fn check_sources(found: &Analysis) {
    let known = |id: &str| found.sources.iter().any(|s| s.id == id);
    for q in &found.quotes {
        if let Some(outer) = &q.within {
            let outer =
                found.quotes.iter().find(|o| o.id == *outer).expect("the quotation that holds another");
            assert!(outer.start <= q.start && q.end <= outer.end, "{} is not within {}", q.id, outer.id);
        }
        assert_eq!(q.source.is_some(), q.speaker.is_some(), "{}: a source for a speaker", q.id);
        assert_eq!(
            q.chain.last().map(|link| &link.source),
            q.source.as_ref(),
            "{}: the end of its chain",
            q.id
        );
        assert!(q.chain.iter().all(|link| known(&link.source)), "{}: a link without a source", q.id);
        assert!(q.speaker_confidence.is_none_or(|c| (0.0..=1.0).contains(&c)), "{}", q.id);
    }
    for (n, s) in found.sources.iter().enumerate() {
        assert_eq!(s.id, format!("s{}", n + 1));
        assert!(!s.mentions.is_empty() && s.mentions.is_sorted(), "{} is named", s.id);
    }
}

fn check_ids(found: &Analysis) {
    let ids: HashSet<&str> = found.entities.iter().map(|e| e.id.as_str()).collect();
    assert_eq!(ids.len(), found.entities.len(), "an entity's id stands twice");
    let quotes: HashSet<&str> = found.quotes.iter().map(|q| q.id.as_str()).collect();
    assert_eq!(quotes.len(), found.quotes.len(), "a quotation's id stands twice");
    for m in &found.mentions {
        assert!(ids.contains(m.entity.as_str()), "{} is no entity", m.entity);
    }
    for e in &found.entities {
        let mentions = found.mentions.iter().filter(|m| m.entity == e.id).count();
        assert_eq!(mentions, e.mentions, "the mentions of {}", e.id);
        assert!(!e.name.is_empty(), "{} has no name", e.id);
    }
    for entity in found.quotes.iter().filter_map(|q| q.speaker.as_ref()?.entity.as_deref()) {
        assert!(ids.contains(entity), "the speaker {entity} is no entity");
    }
}
