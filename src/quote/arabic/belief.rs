//! Whether a word that looks like a cue is one: verbs of many senses, forms that are common nouns or prepositions too.

use super::super::SourceSort;
use super::super::attribution::{Agreement, Mode};
use super::super::reader::Reader;
use super::super::stream::{Item, Period};
use super::cue::{Content, Cue, previous_word};
use super::vocabulary::{self, Class, Form, Set};

/// How far after `عبر` its `عن` may stand, in items.
const EXPRESSED: usize = 14;

/// The same for the clause of `قول` and who says it.
const SAYING: usize = 16;

/// The same for a word of many senses.
pub(super) const TRAP_REACH: usize = 14;

/// A verb of many senses, or a form that is a common noun too, is believed only in the place of a verb and with its content.
pub(super) fn is_believed(reader: &Reader<'_>, period: &Period, cue: &Cue) -> bool {
    let items = &period.items;
    let opens = cue.joined
        || cue.at == 0
        || match items[cue.at - 1] {
            Item::Word(i) => {
                let word = reader.document.folded(i);
                Set::Conjunction.has(word)
                    || matches!(
                        vocabulary::class(word),
                        Some(Class::Auxiliary | Class::Turn | Class::Relative | Class::Adverb)
                    )
            }
            Item::Mark(_) => true,
            _ => false,
        };
    let near = |limit: usize| match cue.content {
        Content::None => false,
        Content::That(at) | Content::Quote(at) | Content::Colon(at) => at - cue.end <= limit,
    };
    let previous = previous_word(reader, items, cue.at).unwrap_or("");
    let before = vocabulary::class(previous);
    match (cue.reporting.form, cue.reporting.mode) {
        // `يعد مواصلة «للعمل»`: the verbal noun looks like the feminine participle.
        (Form::Participle, Mode::Trap)
            if reader.word(items, cue.at).ends_with('ه')
                && matches!(cue.content, Content::Quote(_))
                && cue.at > 0
                && matches!(items[cue.at - 1], Item::Word(_)) =>
        {
            false
        }
        (Form::Participle, _) => near(6) || (cue.at > 0 && matches!(items[cue.at - 1], Item::Mark(_))),
        // `في تصريح`, `خلال حديث` say where it was said.
        (Form::Noun, _) => {
            // `قال بيان صادر عن …`: the subject of the verb.
            let subject = cue.reporting.agreement == Agreement::Any
                && !reader.word(items, cue.at).ends_with("القول")
                && vocabulary::verb(previous).is_some_and(|(r, _)| r.form == Form::Finite);
            // `لا شك بالتأكيد، هل …`: certainly.
            let few = if reader.word(items, cue.at) == "بالتاكيد" { 1 } else { 8 };
            // `بعد يوم على قول الوزير، فلان، إن`.
            let said = matches!(cue.content, Content::That(_))
                && near(SAYING)
                && matches!(reader.word(items, cue.at), "قول" | "وقول")
                && cue.reporting.agreement == Agreement::Any;
            // `في قوله تعالى «…»`.
            let divine = Set::Divine.has(reader.word(items, cue.end)) && near(few);
            said || divine
                || (near(few) && before != Some(Class::Preposition) && !subject)
                || previous == "قول"
        }
        (Form::Finite, mode) => {
            let word = reader.word(items, cue.at);
            // `عن ذكر اسمه` is a noun, `قد يفسر` only may be, `مما يشير إلى` has no speaker, `يذكر أن` none either.
            // `رفض كشف هويته` too.
            let after_verb = !cue.reporting.imperfect
                && vocabulary::verb(previous)
                    .is_some_and(|(r, _)| r.form == Form::Finite && vocabulary::source(previous).is_none());
            let bare_preposition = bare_word(word)
                && cue.at > 0
                && matches!(items[cue.at - 1], Item::Word(_) | Item::Close(_))
                && before != Some(Class::Auxiliary)
                && previous != "كما";
            let no_verb =
                !cue.joined && (before == Some(Class::Preposition) || after_verb || bare_preposition);
            let may_be = cue.reporting.imperfect && Set::Maybe.has(previous);
            let impersonal = cue.content == Content::That(cue.end) && matches!(word, "يذكر" | "ويذكر");
            let before_that = cue.at.checked_sub(2).map_or("", |i| reader.word(items, i));
            // `طلب منه أن ينقل`: what is wanted was not said; `قبل أن يضيف` was.
            // And no perfect follows `أنّ`: `أن كشف المؤامرة` is a noun.
            // `سبق لرئيس الحكومة أن أكد` was said.
            let earlier =
                (cue.at.saturating_sub(6)..cue.at).any(|i| matches!(reader.word(items, i), "سبق" | "وسبق"));
            let subjunctive = !cue.joined
                && !earlier
                && matches!(previous, "ان" | "بان" | "وان" | "الا")
                && !Set::Since.has(before_that);
            // `وهذا يؤكد أن`: a thing that points to it.
            let pointed = !cue.joined
                && !matches!(cue.reporting.gloss, "say" | "add")
                && before == Some(Class::Demonstrative)
                && vocabulary::class(before_that).is_none();
            let conjunction =
                mode == Mode::Trap && cue.content == Content::That(cue.end) && vocabulary::blocks(word);
            // `عبرت عن التزامها`.
            // `عبر فلان الفلاني، رئيس النادي، عن استيائه`: with its subject between.
            let expresses = cue.reporting.gloss == "express"
                && !matches!(cue.content, Content::That(_))
                && (cue.end..cue.end + EXPRESSED)
                    .take_while(|&i| reader.mark(items, i).is_empty() || reader.mark(items, i) == "،")
                    .any(|i| reader.word(items, i) == "عن");
            let expresses =
                expresses || cue.reporting.gloss == "express" && reader.word(items, cue.end) == "عن";
            // `رأي الباحثين «…»` is a noun, though it folds to the verb.
            let opinion = word == "راي"
                && !matches!(cue.content, Content::That(_))
                && matches!(items[cue.at], Item::Word(token) if reader.document.surface(token).ends_with('ي'));
            // `بين العلم والخيال: …`.
            let between =
                bare_word(word) && !cue.joined && !expresses && !matches!(cue.content, Content::That(_));
            // `الانتقادات التي توجه إليه: …`: the colon is the sentence's.
            let described = mode == Mode::Trap
                && before == Some(Class::Relative)
                && !cue.reporting.object
                && matches!(cue.content, Content::Colon(_));
            // `على ما قيل من كلام`: only a clause close by is reported.
            let aside = previous == "ما"
                && vocabulary::class(before_that) == Some(Class::Preposition)
                && !(near(4) && matches!(cue.content, Content::That(_)));
            // `سعر البترول يبلغ حوالي 75 دولارا` tells no one.
            let amount = cue.reporting.gloss == "inform"
                && (Set::About.has(reader.word(items, cue.end))
                    || matches!(items.get(cue.end), Some(Item::Word(token)) if reader.is_number(*token)));
            // `وجدت المعارضة نفسها «محاصرة»`: only what is found that it is so.
            let found = cue.reporting.gloss == "find" && !matches!(cue.content, Content::That(_));
            // `وإذا خلص التحقيق إلى أن`: nothing has been said yet.
            let condition = !cue.joined && Set::Condition.has(previous);
            let no_report = found
                || condition
                || amount
                || no_verb
                || may_be
                || between
                || impersonal
                || conjunction
                || subjunctive
                || aside;
            !(no_report || pointed || opinion || described)
                && (mode != Mode::Trap
                    || answers(reader, items, cue)
                    || (near(reach(reader, items, cue)) || expresses || hands_on(reader, items, cue.end))
                        && opens)
        }
        _ => true,
    }
}

/// Whether a verb of answering stands right after a stretch in marks and its comma: `«لا نعرف»، ردت ليلى`.
fn answers(reader: &Reader<'_>, items: &[Item], cue: &Cue) -> bool {
    let comma = |at: usize| matches!(reader.mark(items, at), "،" | ",");
    cue.reporting.gloss == "reply"
        && !cue.joined
        && cue.at > 1
        && comma(cue.at - 1)
        && matches!(items[cue.at - 2], Item::Quote(_) | Item::Close(_))
}

/// Whether a participle of saying follows the subject of the verb before item `from`: `رد عليه الوزير قائلا`.
pub(super) fn hands_on(reader: &Reader<'_>, items: &[Item], from: usize) -> bool {
    let says = |at: usize| {
        let word = reader.word(items, at);
        word == "بالقول"
            || vocabulary::verb(word)
                .is_some_and(|(r, before)| r.form == Form::Participle && r.gloss == "say" && before == 0)
    };
    let words = |&at: &usize| matches!(items[at], Item::Word(_) | Item::Open(_) | Item::Close(_));
    (from..items.len().min(from + TRAP_REACH)).take_while(words).any(says)
}

/// Whether a verb's form is one of the commonest prepositions too.
fn bare_word(word: &str) -> bool {
    Set::Homograph.has(word)
}

/// How far the content of a word of many senses may be: the commonest prepositions must be followed by it at once.
fn reach(reader: &Reader<'_>, items: &[Item], cue: &Cue) -> usize {
    let word = reader.word(items, cue.at);
    // `بين رئيس المجلس، الدكتور فلان، أن`: who speaks follows at once.
    let person = || {
        reader.starts_mention(items, cue.end)
            || vocabulary::source(reader.word(items, cue.end)) == Some(SourceSort::Anonymous)
    };
    let clause = matches!(cue.content, Content::That(_) | Content::Quote(_))
        && (cue.at == 0 || !matches!(items[cue.at - 1], Item::Word(_)) || cue.joined);
    match word.strip_prefix('و').unwrap_or(word) {
        bare if bare_word(bare) && !(clause && person()) => TRAP_REACH / 3,
        _ => TRAP_REACH,
    }
}
