//! Speakers: where the subject of a reporting verb stands — after it, before it, or at the head of the sentence.

use super::super::SourceSort;
use super::super::attribution::{Agreement, Mode};
use super::super::reader::Reader;
use super::super::stream::Item;
use super::counted::counted;
use super::cue::{Content, Cue};
use super::phrase::{PHRASE, Phrase, is_governed, noun_phrase};
use super::relative::antecedent;
use super::vocabulary::{self, Class, Form, Set};

/// The most words of a name that nothing tells to be one.
const NAME: usize = 2;

/// How far before its verb the head of a clause is looked for, in items.
const CLAUSE: usize = 12;

/// The subject that follows a finite verb (`قال وزير الخارجية سامي: …`), between the verb and item `limit`.
pub(super) fn after_verb(reader: &Reader<'_>, items: &[Item], cue: &Cue, limit: usize) -> Option<Phrase> {
    // A plural form has its subject in it: `رددوا هتافات`.
    if cue.reporting.agreement == Agreement::Plural {
        return None;
    }
    if let Some(counted) = counted(reader, items, cue, limit) {
        return Some(counted);
    }
    let start = skip_to_subject(reader, items, cue.end, limit)?;
    let phrase = noun_phrase(reader, items, start, limit)?;
    let word = reader.word(items, start);
    let quantity = Set::Quantity.has(word) && matches!(cue.reporting.mode, Mode::Say | Mode::Think);
    let plausible = quantity
        || start == cue.end && !word.starts_with('ب')
        || phrase.source.entity.is_some()
        || vocabulary::source(word).is_some()
        || word.starts_with("ال");
    // `اعتبره آمنا`: what follows an object pronoun is seldom the subject.
    let known = quantity || phrase.source.entity.is_some() || vocabulary::source(word).is_some();
    if !plausible || cue.reporting.object && !known && cue.reporting.mode != Mode::Label {
        return None;
    }
    // `تابع كرة «طائرة»`: what was followed.
    if cue.reporting.gloss == "continue" && !known && !word.starts_with("ال") {
        return None;
    }
    // `أكد استعداد بلاده`, `نفت علاقتها`: with nothing reported, a noun that is no source is the object.
    if cue.content == Content::None && !known && !word.starts_with("ال") && !vocabulary::is_someones(word) {
        return None;
    }
    // `توقع إعلان النتائج`: a document does not think.
    if cue.reporting.mode == Mode::Think && phrase.source.sort == SourceSort::Document {
        return None;
    }
    // `أكد وجود «خلافات»`, `أعلنت انضمام لاعب`: an object, and the verb's subject is in it.
    let own = ["ها", "هم", "هما"].iter().find_map(|pronoun| word.strip_suffix(pronoun));
    let object = match own {
        // `تؤكد تضامنها`, `نفى علاقتهم`: what is theirs, unless it is someone (`قالت محاميتها`).
        Some(stem) => {
            stem.chars().count() > 3 && !vocabulary::is_someones(word) && vocabulary::source(stem).is_none()
        }
        None => is_abstract(word),
    };
    if phrase.source.entity.is_none() && !is_bare_source(word) && object {
        return None;
    }
    let object = match cue.reporting.mode {
        // `دعا الحكومة إلى`: what follows may be the object. A name or a source that agrees is taken for the subject.
        Mode::Label | Mode::Act | Mode::Demand => {
            let agrees =
                phrase.source.agrees(cue.reporting.agreement) || phrase.source.agreement == Agreement::Plural;
            // `الذي وصفه خصومه بأنه`: the pronoun is the object.
            let labelled = cue.reporting.mode == Mode::Label && cue.reporting.object;
            // `انتقدت الفدرالية سياسة الحكومة`: another noun is the object.
            let has_object = || {
                let gender = phrase.source.agreement;
                let same = gender == cue.reporting.agreement && word.starts_with("ال");
                same && cue.reporting.mode == Mode::Act && is_object_after(reader, items, start, &phrase)
            };
            !(labelled || agrees && (known || has_object()))
        }
        _ => false,
    };
    (!object).then_some(phrase)
}

/// Whether a folded word without the article is a noun of doing or being (`وجود`, `انضمام`, `تقديم`): what a verb affirms or announces, not who does.
pub(super) fn is_abstract(word: &str) -> bool {
    let letters = word.chars().count();
    let last_but = |n: usize| word.chars().rev().nth(n);
    let pattern = word.starts_with("است") && letters >= 6
        || word.starts_with('ا') && !word.starts_with("ال") && letters >= 6 && last_but(1) == Some('ا')
        || word.starts_with('ت') && letters == 5 && last_but(1) == Some('ي');
    Set::Abstract.has(word) || pattern && vocabulary::source(word).is_none()
}

/// Whether a noun without the article stands right after the words of a phrase that begins at item `start`.
fn is_object_after(reader: &Reader<'_>, items: &[Item], start: usize, phrase: &Phrase) -> bool {
    let after = |item: &Item| match *item {
        Item::Word(token) | Item::Mark(token) => reader.document.token(token).start >= phrase.source.span.end,
        _ => false,
    };
    let Some(next) = items[start..].iter().take(PHRASE).position(after).map(|n| start + n) else {
        return false;
    };
    let word = reader.word(items, next);
    let noun =
        word.chars().count() > 2 && !word.starts_with("ال") && !is_governed(word) && !word.starts_with('ب');
    noun && vocabulary::class(word).is_none() && vocabulary::verb(word).is_none()
}

/// The item at which a subject can begin: after adverbs, `له`, and what stands between dashes.
pub(super) fn skip_to_subject(
    reader: &Reader<'_>,
    items: &[Item],
    from: usize,
    limit: usize,
) -> Option<usize> {
    let mut at = from;
    while at < limit {
        match items.get(at)? {
            Item::Word(token) => {
                let word = reader.document.folded(*token);
                if let Some(mention) = reader.mention_at(*token) {
                    let proclitic = mention.tokens.start == *token
                        && mention.span.start > reader.document.token(*token).start
                        && !word.starts_with(['و', 'ف']);
                    return (!proclitic).then_some(at);
                }
                // `أعلن ما يسمى المجلس`.
                if word == "ما" && Set::Named.has(reader.word(items, at + 1)) {
                    at += 2;
                    continue;
                }
                // `وقال من جهته الوزير`.
                if word == "من" && vocabulary::class(reader.word(items, at + 1)) == Some(Class::Turn) {
                    at += 2;
                    continue;
                }
                // `اعترف اثنين من المتهمين`, `قالت ثلاثة مصادر`.
                if Set::Quantity.has(word) && vocabulary::source(word).is_none() {
                    return Some(at);
                }
                match vocabulary::class(word) {
                    Some(Class::Adverb | Class::Dative) => at += 1,
                    Some(Class::Demonstrative) if is_bare_source(reader.word(items, at + 1)) => at += 1,
                    Some(_) => return None,
                    None if is_governed(word) || reader.is_number(*token) => return None,
                    None if vocabulary::verb(word)
                        .is_some_and(|(r, _)| r.form != Form::Participle || word.ends_with('ا'))
                        && vocabulary::source(word).is_none() =>
                    {
                        return None;
                    }
                    None if is_adverbial(word) => at += 1,
                    None => return Some(at),
                }
            }
            Item::Mark(_) => {
                let closing = match reader.mark(items, at) {
                    "-" | "–" | "—" => ["-", "–", "—"].as_slice(),
                    "(" => [")"].as_slice(),
                    "/" | "#" | "@" => {
                        at += 1;
                        continue;
                    }
                    _ => return None,
                };
                at += 1;
                while at < limit && !closing.contains(&reader.mark(items, at)) {
                    at += 1;
                }
                at += 1;
            }
            Item::Open(_) => return Some(at),
            Item::Quote(_) | Item::Close(_) => return None,
        }
    }
    None
}

/// An indefinite accusative (`معلقا`، `سريعا`): an adverbial, no subject.
fn is_adverbial(word: &str) -> bool {
    // `زوجها`, `مدربنا` end in a pronoun, `روسيا` and `ليبيا` are countries.
    let other = ["يا", "ها", "هما", "نا"].iter().any(|end| word.ends_with(end));
    word.ends_with('ا') && word.chars().count() > 3 && !other && !word.starts_with("ال")
}

/// The subject that stands before a verb: the noun that a relative clause describes, the subject after `كان`, or the one that opens
/// the sentence.
pub(super) fn before_verb(reader: &Reader<'_>, items: &[Item], cue: &Cue) -> Option<Phrase> {
    let mut at = cue.at;
    let mut auxiliary = false;
    while at > 0 {
        let word = reader.word(items, at - 1);
        match vocabulary::class(word) {
            Some(Class::Relative) => {
                return antecedent(reader, items, at - 1)
                    .filter(|p| p.source.sort == SourceSort::Named || agrees_with_relative(word, cue));
            }
            Some(Class::Auxiliary) => auxiliary = true,
            Some(Class::Adverb) => {}
            _ if vocabulary::negates(word) => {}
            _ => break,
        }
        at -= 1;
    }
    // `وكان X قد قال`.
    let from = at.saturating_sub(PHRASE);
    if !auxiliary || at > 0 {
        let kana =
            (from..at).rev().find(|&i| Set::Was.has(reader.word(items, i)) && opens_clause(reader, items, i));
        if let Some(kana) = kana
            && let Some(start) = skip_to_subject(reader, items, kana + 1, at)
        {
            return noun_phrase(reader, items, start, at);
        }
    }
    // `إلا أن عضو اللجنة، الدكتور X، قال`: the clause of the verb may begin inside the sentence.
    let clause = (from..at)
        .rev()
        .find(|&i| Set::Clause.has(reader.word(items, i)) || Set::Content.has(reader.word(items, i)));
    if let Some(clause) = clause.filter(|&c| c + 1 < at) {
        // `أن قراصنة أعلنوا`: whatever stands right between.
        const SHORT: usize = 3;
        const SEVERAL: usize = 7;
        let rest = &items[clause + 1..];
        let several = Set::Quantity.has(reader.word(items, clause + 1));
        let noun = vocabulary::class(reader.word(items, clause)) == Some(Class::That)
            && at - clause <= if several { SEVERAL } else { SHORT };
        let head = || noun_phrase(reader, rest, 0, at - clause - 1).filter(|_| noun);
        return opening(reader, rest, at - clause - 1)
            .or_else(head)
            .map(|p| Phrase { end: p.end + clause + 1, ..p });
    }
    opening(reader, items, at)
}

/// The subject between `كان` at the head of a sentence and the verb after its `قد`, whatever stands between (`وكان فلان، وهو يغادر، قد وصف`).
pub(super) fn after_was(reader: &Reader<'_>, items: &[Item], cue: &Cue) -> Option<Phrase> {
    const HEAD: usize = 2;
    let previous = cue.at.checked_sub(1)?;
    let word = reader.word(items, previous);
    if cue.joined || word.strip_prefix('و').unwrap_or(word) != "قد" {
        return None;
    }
    let was = (0..HEAD.min(cue.at)).find(|&i| Set::Was.has(reader.word(items, i)))?;
    noun_phrase(reader, items, skip_to_subject(reader, items, was + 1, previous)?, previous)
}

/// Of whom it is told that they said something before: `وسبق لوزير العدل أن قال`.
pub(super) fn after_before(reader: &Reader<'_>, items: &[Item], cue: &Cue) -> Option<Phrase> {
    const NEAR: usize = 9;
    let that = cue.at.checked_sub(1).filter(|&at| matches!(reader.word(items, at), "ان" | "وان"))?;
    let before =
        (that.saturating_sub(NEAR)..that).rev().find(|&i| matches!(reader.word(items, i), "سبق" | "وسبق"))?;
    let own = reader.word(items, before + 1).starts_with('ل');
    noun_phrase(reader, items, before + 1, that).filter(|_| own)
}

/// Whether the noun before a relative pronoun can be the subject of the verb after it: `الهيئة التي قال إنها` is what was spoken of.
fn agrees_with_relative(relative: &str, cue: &Cue) -> bool {
    let agreement = cue.reporting.agreement;
    match relative {
        "الذي" | "والذي" => agreement == Agreement::Masculine,
        "التي" | "والتي" => agreement == Agreement::Feminine,
        "الذين" | "والذين" => agreement == Agreement::Plural,
        _ => true,
    }
}

/// Whether item `at` opens a main clause: at the start of the sentence, joined by `و`, or after a comma.
fn opens_clause(reader: &Reader<'_>, items: &[Item], at: usize) -> bool {
    at <= 1 || reader.word(items, at).starts_with(['و', 'ف']) || matches!(items[at - 1], Item::Mark(_))
}

/// The subject that opens the sentence and stands right before the verb (`حماس تحمّل عباس …`).
pub(super) fn right_before(reader: &Reader<'_>, items: &[Item], cue: &Cue) -> Option<Phrase> {
    let mut at = cue.at;
    while at > 0 && vocabulary::class(reader.word(items, at - 1)) == Some(Class::Auxiliary) {
        at -= 1;
    }
    if at == 0 || cue.joined {
        return None;
    }
    // `إلا أن السلطات تؤكد`: at the head of the clause inside the sentence.
    let from = at.saturating_sub(CLAUSE);
    let clause = (from..at).rev().find(|&i| Set::Content.has(reader.word(items, i)));
    if let Some(clause) = clause.filter(|&c| c + 1 < at) {
        let head = opening(reader, &items[clause + 1..], at - clause - 1);
        return head
            .map(|p| Phrase { end: p.end + clause + 1, ..p })
            .filter(|p| reaches(reader, items, p.end, at));
    }
    // `عدن: «الخليج» قال المحافظ`: the paper that has the report.
    if matches!(items[at - 1], Item::Close(_)) && is_credit(reader, items, at - 1) {
        return None;
    }
    opening(reader, items, at).filter(|p| reaches(reader, items, p.end, at))
}

/// Whether the short stretch that ends at item `close` opens right after the colon of a dateline.
fn is_credit(reader: &Reader<'_>, items: &[Item], close: usize) -> bool {
    const NEAR: usize = 8;
    let open = (close.saturating_sub(NEAR)..close).rev().find(|&i| matches!(items[i], Item::Open(_)));
    open.is_some_and(|open| open > 0 && matches!(reader.mark(items, open - 1), ":" | "-" | "–"))
}

/// Whether nothing but what describes it stands between the end of a subject and its verb: an apposition between commas, or words that a
/// preposition opens (`رئيس الجمعية في المنطقة نفى`).
fn reaches(reader: &Reader<'_>, items: &[Item], from: usize, to: usize) -> bool {
    from >= to || is_apposition(reader, items, from, to) || is_qualified(reader, items, from, to)
}

/// Whether the items between a subject and its verb are words with their preposition, and no clause.
fn is_qualified(reader: &Reader<'_>, items: &[Item], from: usize, to: usize) -> bool {
    let first = reader.word(items, from);
    let opens = vocabulary::class(first) == Some(Class::Preposition) || is_governed(first);
    let plain = |at: usize| match items[at] {
        Item::Word(token) => {
            let word = reader.document.folded(token);
            let clause = matches!(
                vocabulary::class(word),
                Some(Class::That | Class::Relative | Class::Boundary | Class::Auxiliary)
            );
            reader.mention_at(token).is_some()
                || !clause
                    && (vocabulary::verb(word).is_none_or(|(r, _)| r.form != Form::Finite)
                        || vocabulary::source(word).is_some())
        }
        _ => false,
    };
    opens && to - from <= CLAUSE && (from..to).all(plain)
}

/// Whether the items between a subject and its verb are an apposition between commas (`سامي الخطيب، رئيس النادي، انتقد`).
fn is_apposition(reader: &Reader<'_>, items: &[Item], from: usize, to: usize) -> bool {
    let comma = |at: usize| matches!(reader.mark(items, at), "،" | ",");
    let verbal = |at: usize| {
        let word = reader.word(items, at);
        vocabulary::verb(word).is_some_and(|(r, _)| r.form == Form::Finite && r.mode != Mode::Trap)
            && vocabulary::source(word).is_none()
    };
    to > from + 2 && to - from <= CLAUSE && comma(from) && comma(to - 1) && !(from..to).any(verbal)
}

/// The noun phrase that opens a sentence whose verb comes at item `limit`.
fn opening(reader: &Reader<'_>, items: &[Item], limit: usize) -> Option<Phrase> {
    let start = first_word(reader, items, limit)?;
    let word = reader.word(items, start);
    let titled = reader.starts_mention(items, start) || is_bare_source(word);
    let phrase = noun_phrase(reader, items, start, limit)?;
    // `ولكن مكدوجل قالت`: nothing else stands before the verb.
    let name = |at: usize| {
        let word = reader.word(items, at);
        word.chars().count() > 2
            && !word.starts_with("ال")
            && vocabulary::class(word).is_none()
            && vocabulary::verb(word).is_none()
            && !is_abstract(word)
            && !Set::Label.has(word)
    };
    let bare = limit == items.len() && start + NAME >= limit && (start..limit).all(name);
    let titled = titled || bare;
    (titled || phrase.source.entity.is_some() && phrase.source.sort == SourceSort::Named).then_some(phrase)
}

/// The first word of a sentence that can be a subject: after `من جهته`, `لكن`, `كما`, adverbs and marks.
pub(super) fn first_word(reader: &Reader<'_>, items: &[Item], limit: usize) -> Option<usize> {
    // `تركيا: المرشح يقول`: the subject comes after the heading.
    let heading = (1..limit.min(5)).find(|&i| reader.mark(items, i) == ":");
    let mut at = heading.map_or(0, |h| h + 1);
    let limit = limit.min(PHRASE);
    while at < limit {
        let word = reader.word(items, at);
        let skips = match items[at] {
            Item::Mark(_) | Item::Open(_) | Item::Close(_) => true,
            Item::Quote(_) => return None,
            Item::Word(token) if reader.mention_at(token).is_some() => false,
            // `1953 - الحكومة تعلن`.
            Item::Word(token) if reader.is_number(token) => {
                matches!(reader.mark(items, at + 1), "-" | "–" | "—" | ":" | "." | ")")
            }
            Item::Word(_) => {
                let turns = matches!(word, "من" | "ومن")
                    && vocabulary::class(reader.word(items, at + 1)) == Some(Class::Turn);
                let points = vocabulary::class(word) == Some(Class::Demonstrative)
                    && (is_bare_source(reader.word(items, at + 1))
                        || reader.word(items, at + 1).starts_with("ال"));
                turns
                    || points
                    || vocabulary::negates(word)
                    || matches!(vocabulary::class(word), Some(Class::Turn | Class::Adverb | Class::Auxiliary))
                    || Set::Lead.has(word)
            }
        };
        if !skips {
            break;
        }
        at += 1;
    }
    if at >= limit || vocabulary::class(reader.word(items, at)).is_some() {
        return None;
    }
    Some(at)
}

/// A source noun without a preposition or conjunction before it.
pub(super) fn is_bare_source(word: &str) -> bool {
    vocabulary::source(word).is_some() && vocabulary::verb(word).is_none_or(|(r, _)| r.form != Form::Finite)
}
