//! What a stretch in marks is: the words of a speaker, a phrase of theirs, or only a name or so-called thing; and why.

use super::QuoteKind;
use super::arabic::vocabulary::{self, Class, Form, Set};
use super::attribution::Mode;
use super::attribution::{Claim, LONG};
use super::reader::Reader;
use super::stream::{Item, Period};

const SPEECH: usize = LONG;

/// A stretch's kind, the reason as a stable code, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Verdict {
    pub(super) kind: QuoteKind,
    pub(super) why: &'static str,
    pub(super) confidence: f32,
}

/// Decides the kind of stretch `q` at item `at` of its period.
pub(super) fn decide(
    reader: &Reader<'_>,
    period: &Period,
    at: usize,
    q: usize,
    claim: Option<&Claim>,
) -> Verdict {
    let term = |why, confidence| Verdict { kind: QuoteKind::Term, why, confidence };
    let words = reader.words(q);
    let strong = claim.is_some_and(|c| {
        matches!(
            c.why,
            "cue-colon" | "cue-that" | "cue-verb" | "cue-after" | "name-colon" | "continues" | "signed"
        )
    });
    // `قال: «الدين النصيحة»`: what a verb and its colon introduce is said, though it may look like a name.
    let said = claim.is_some_and(|c| c.why == "cue-colon")
        && words > 1
        && reader.mark(&period.items, at.wrapping_sub(1)) == ":";
    if let Some(why) = reader.name_reason(period, at, q)
        && !(strong && words > 4)
        && !(said && why == "entity-name")
    {
        return term(why, 0.9);
    }
    if !strong && reader.is_set_phrase(q) {
        return term("set-phrase", 0.8);
    }
    let Some(claim) = claim else {
        return if words >= SPEECH {
            Verdict { kind: QuoteKind::Partial, why: "long", confidence: 0.5 }
        } else {
            term("no-cue", 0.7)
        };
    };
    // `شدد على «رفضه»`, `وصفها بـ«خطوة»`: a noun phrase, however long.
    let before = at.checked_sub(1).map_or("", |i| reader.word(&period.items, i));
    // `مستغربا «غياب الرقابة …»`, `اعتبره «خطوة …»`, `ضرورة «إنجاح …»`: so is what an act, a label or a noun in construct has for its object.
    let object = vocabulary::verb(before)
        .is_some_and(|(r, _)| matches!(r.mode, Mode::Act | Mode::Label) || r.object && r.gloss == "consider")
        || matches!(before, "ضروره" | "اهميه" | "وجوب" | "خطوره");
    let governed = object
        || vocabulary::class(before) == Some(Class::Preposition)
        || matches!(before, "ب" | "ل" | "لل" | "بال");
    // `وقال: «سنعود»`: what a colon introduces is said in whole.
    let introduced = matches!(claim.why, "cue-colon" | "name-colon")
        && reader.mark(&period.items, at.wrapping_sub(1)) == ":";
    let whole = strong && (words >= SPEECH - 1 || reader.is_sentence(q)) || introduced;
    let kind = if whole && !governed && !opens_with_subordinator(reader, q) {
        QuoteKind::Direct
    } else {
        QuoteKind::Partial
    };
    if matches!(claim.why, "in-act" | "joined" | "in-report")
        && words < SPEECH
        && reader.covering(q).is_some()
        && !reader.is_predicate(q)
    {
        return term("entity-name", 0.7);
    }
    // `أعمال مثل «النوافذ المفتوحة»`: an example, where inside a report.
    let example = Set::Listing.has(before);
    if !strong
        && claim.why != "alone"
        && (claim.why != "in-report" || example)
        && words < SPEECH
        && !reads_as_speech(reader, period, at, q, words)
    {
        return term("so-called", 0.6);
    }
    let confidence = match (strong, claim.inferred) {
        (true, false) => 0.95,
        (true, true) => 0.85,
        (false, _) => 0.7,
    };
    Verdict { kind, why: claim.why, confidence }
}

/// A stretch that opens with a preposition or a subordinator cannot stand alone.
fn opens_with_subordinator(reader: &Reader<'_>, q: usize) -> bool {
    let first = reader.document.folded(reader.marked[q].tokens.start);
    matches!(vocabulary::class(first), Some(Class::That | Class::Relative))
        || matches!(first, "لكي" | "كي" | "لكن" | "بل" | "رغم" | "بسبب" | "حتي")
}

/// Whether a short stretch inside a report reads as the speaker's own words: a quality, a verb, a phrase with a preposition.
fn reads_as_speech(reader: &Reader<'_>, period: &Period, at: usize, q: usize, words: usize) -> bool {
    let first = reader.document.folded(reader.marked[q].tokens.start);
    let before = at.checked_sub(1).map(|i| reader.word(&period.items, i)).unwrap_or("");
    let definite = first.starts_with("ال");
    let prepositional = vocabulary::class(first).is_some();
    if words >= 4 || prepositional {
        return true;
    }
    if matches!(period.items.get(at.wrapping_sub(1)), Some(Item::Mark(_))) && words == 1 {
        return !definite;
    }
    if definite && words <= 2 {
        // `بـ"الكارثي"` and `التصريحات "المهينة"` say how; `حملة "الوفاء"` names.
        let quality = words == 1 && (before.starts_with("ال") || before.starts_with("لل"));
        // `رفض «الشروط المسبقة»`: what an act is against is quoted.
        let object = vocabulary::verb(before)
            .is_some_and(|(r, _)| r.form != Form::Noun && matches!(r.mode, Mode::Act | Mode::Label));
        return quality || object || matches!(before, "ب" | "بال" | "ل" | "و");
    }
    true
}
