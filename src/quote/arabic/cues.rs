//! Cues found: the reporting verbs and phrases of a period, each with the place where what it reports begins.

use super::super::SourceSort;
use super::super::attribution::{Agreement, Mode};
use super::super::reader::Reader;
use super::super::stream::{Item, Period, close_of};
use super::belief::{TRAP_REACH, is_believed};
use super::cue::{Content, Cue, previous_word};
use super::speaker;
use super::vocabulary::{self, Class, Form, Reporting, Set};

/// How many items may stand between a cue and its content.
const REACH: usize = 45;

/// How far after a label with its object the marks may be, in items.
const LABEL: usize = 8;

/// The cues of a period, in order.
pub(super) fn find(reader: &Reader<'_>, period: &Period) -> Vec<Cue> {
    let items = &period.items;
    let mut cues: Vec<Cue> = Vec::new();
    let mut at = 0;
    while at < items.len() {
        let Some(mut cue) = cue_at(reader, period, at) else {
            at += 1;
            continue;
        };
        cue.content = content(reader, period, &cue);
        at = cue.end;
        if !has_content(reader, items, &cue) {
            cue.content = Content::None;
        }
        // `الحل الذي اقترحه المغرب`, `المدة التي طلبها`: what is told of a thing, and nothing said.
        let described = cue.reporting.mode == Mode::Demand
            && cue.reporting.object
            && previous_word(reader, items, cue.at).and_then(vocabulary::class) == Some(Class::Relative)
            && !matches!(cue.content, Content::Quote(at) if at <= cue.end + LABEL);
        if described {
            continue;
        }
        // A cue inside the relative clause of another's subject does not take that one's content.
        let taken = cue.content != Content::None
            && cue.reporting.form != Form::Noun
            && cues.iter().rev().take(3).any(|c| c.content == cue.content);
        // `رفضت الاقتراح الذي وصفته الوزارة بـ«الخطير»`: the verb with the thing's own pronoun gives it its quality.
        // `هاجم عبارة اللاعب التي قال فيها «رئيسي»`: and so has the verb of the words themselves.
        let worded = matches!(reader.word(items, cue.end), "فيه" | "فيها");
        let labels = taken
            && (cue.reporting.mode == Mode::Label && cue.reporting.object || worded)
            && matches!(cue.content, Content::Quote(at) if at <= cue.end + LABEL);
        if labels {
            for other in cues.iter_mut().rev().take(3).filter(|c| c.content == cue.content) {
                other.content = Content::None;
            }
        }
        if (labels || !taken) && is_believed(reader, period, &cue) {
            // `نقلت عن X قوله إن`, `جادل بالقول إن`: the verbal noun introduces the words.
            let carrier = cues.last_mut().filter(|c| c.content == cue.content);
            if let Some(carrier) =
                carrier.filter(|_| cue.reporting.form == Form::Noun && cue.content != Content::None)
            {
                carrier.content = Content::None;
            }
            cues.push(cue);
        }
    }
    cues
}

/// Whether what follows a cue can be its content.
fn has_content(reader: &Reader<'_>, items: &[Item], cue: &Cue) -> bool {
    let described =
        || previous_word(reader, items, cue.at).and_then(vocabulary::class) == Some(Class::Relative);
    match (cue.reporting.form, cue.reporting.mode) {
        // The source follows it; what it says is found from there.
        (Form::According | Form::Own, _) => false,
        // `يصفها بالأكبر، أن`: only `بأن` is its own.
        (Form::Finite, Mode::Label) => match cue.content {
            Content::That(at) => reader.word(items, at).starts_with('ب'),
            _ => true,
        },
        // `دواء يسمى «كذا»، بأنه`: what is called so is told by another.
        (Form::Finite, _) if cue.reporting.gloss == "call" && matches!(cue.content, Content::That(_)) => {
            false
        }
        // `سأل المحكمة أن تسمح`: what is wanted.
        (Form::Finite, _) if cue.reporting.gloss == "ask" && matches!(cue.content, Content::That(_)) => false,
        // `سائلا الله أن` prays.
        (_, Mode::Say | Mode::Demand) if matches!(reader.word(items, cue.end), "الله" | "المولي") => {
            false
        }
        // `بيان نقلته وكالة X`: how it came, not what it says.
        (Form::Finite, Mode::Relay) => !cue.reporting.object,
        // `الأرقام التي أوردتها الصحيفة «مقلقة»`: the marks belong to the sentence around.
        (Form::Finite, Mode::Say | Mode::Trap | Mode::Act) => {
            !(cue.reporting.object && matches!(cue.content, Content::Quote(_)) && described())
        }
        _ => true,
    }
}

fn cue_at(reader: &Reader<'_>, period: &Period, at: usize) -> Option<Cue> {
    let items = &period.items;
    let Item::Word(token) = items[at] else { return None };
    if reader.mention_at(token).is_some() {
        return None;
    }
    let mut words: [&str; 3] = [""; 3];
    let mut count = 0;
    for item in items[at..].iter().take(3) {
        let Item::Word(i) = *item else { break };
        words[count] = reader.document.folded(i);
        count += 1;
    }
    // `ملاحظة: …`, `متابعة: …` head a line.
    if Set::Label.has(words[0]) && matches!(reader.mark(items, at + 1), ":" | "|") {
        return None;
    }
    // `بدا أن الحل قريب`: it seemed; nobody began.
    if matches!(words[0], "بدا" | "وبدا") && vocabulary::class(words[1]) == Some(Class::That) {
        return None;
    }
    let (reporting, length, before) = match vocabulary::phrase(&words[..count]) {
        Some(found) => found,
        None => {
            let (reporting, before) =
                vocabulary::verb(words[0]).or_else(|| vocabulary::purpose(words[0], 0))?;
            (reporting, 1, before)
        }
    };
    // `أعتبر أن …` in someone's words is their own voice; as a name of the third person it has no hamza.
    let own_voice = period.inside.is_some()
        && reporting.form == Form::Finite
        && reader.document.surface(token).starts_with('أ')
        && vocabulary::is_augmented(words[0]);
    // `يدعى فلان`: is called, not claims.
    let called = words[0] == "يدعي"
        && reader.document.surface(token).ends_with('ى')
        && vocabulary::class(words[1]) != Some(Class::That);
    // `قال 12 شاهدا إن`: what there are so many of.
    let counted = reporting.form == Form::Participle
        && at > 0
        && matches!(items[at - 1], Item::Word(number) if reader.is_number(number));
    // `هناك أملا` is hope, and no one who hopes (`آملا`).
    let noun = reporting.form == Form::Participle && reader.document.surface(token).starts_with('أ');
    if own_voice || called || counted || noun {
        return None;
    }
    // `دراسة حديثة` is new, and no one's talk; `دعوة` is a noun.
    if (reporting.object || reporting.form == Form::Noun)
        && words[0].ends_with('ه')
        && reader.document.surface(token).ends_with('ة')
    {
        return None;
    }
    let previous = previous_word(reader, items, at);
    // `ويمكن القول إن`: what may be said.
    if reporting.form == Form::Noun && previous.is_some_and(|word| Set::Possible.has(word)) {
        return None;
    }
    // `على ما قالت إنها شبكة`, `وهو ما أكدته`: here `ما` denies nothing.
    let negated = previous.is_some_and(vocabulary::negates)
        && !(reporting.form == Form::Finite && follows_relative_ma(reader, items, at, reporting));
    let Item::Word(last) = items[at + length - 1] else { return None };
    Some(Cue {
        at,
        end: at + length,
        span: reader.document.offset_after(token, before)..reader.document.token(last).end,
        reporting,
        joined: before > 0,
        negated,
        content: Content::None,
    })
}

/// Whether the word before item `at` is the `ما` that stands for a thing (`على ما`, `وهو ما`), not the one that denies.
fn follows_relative_ma(reader: &Reader<'_>, items: &[Item], at: usize, verb: Reporting) -> bool {
    // `يغذي ما وصفته الرابطة بأنه`: the pronoun of the verb takes it up.
    let labelled = verb.mode == Mode::Label && verb.object;
    previous_word(reader, items, at) == Some("ما") && (labelled || stands_for_thing(reader, items, at))
}

fn stands_for_thing(reader: &Reader<'_>, items: &[Item], at: usize) -> bool {
    previous_word(reader, items, at - 1).is_some_and(|word| {
        vocabulary::class(word) == Some(Class::Preposition)
            || matches!(word.strip_prefix('و').unwrap_or(word), "هو" | "هي" | "هذا")
    })
}

/// Whether a cue's clause comes after this preposition (`أشار إلى أن`, `شدد على أن`), told by its gloss.
fn takes(cue: &Cue, preposition: &str) -> bool {
    let gloss = cue.reporting.gloss;
    match preposition {
        "الي" => {
            matches!(
                gloss,
                "point out" | "draw attention to" | "note" | "hint" | "conclude" | "touch on" | "find"
            )
        }
        _ => matches!(
            gloss,
            "stress" | "affirm" | "insist" | "swear" | "repeat" | "renew" | "agree" | "affirmation" | "note"
        ),
    }
}

/// Where what a cue reports begins: the first `أن`, colon or stretch of marks that is its own.
fn content(reader: &Reader<'_>, period: &Period, cue: &Cue) -> Content {
    let items = &period.items;
    let limit = items.len().min(cue.end + REACH);
    let mut relative = false;
    // `الذي وصفها بأنها`: the `بأن` to come is not the cue's.
    let mut labelled = false;
    // The end of a verb of saying right after a relative pronoun.
    let mut owner = None;
    let mut at = cue.end;
    // `ليقول له إذا كان`: a question without marks.
    if (at..at + 2).any(|i| reader.word(items, i) == "اذا") {
        return Content::None;
    }
    while at < limit {
        match items[at] {
            Item::Word(token) => {
                let word = reader.document.folded(token);
                // `مشيرا إلى كونه مستعدا`, `شدد على كون الطريق آمنة`.
                if at > cue.end && Set::Being.has(word) {
                    let own = match previous_word(reader, items, at) {
                        Some("الي") => takes(cue, "الي"),
                        Some("علي") => takes(cue, "علي"),
                        _ => false,
                    };
                    if own {
                        return Content::That(at);
                    }
                }
                match vocabulary::class(word) {
                    // `بدأت الجلسة بكلمة للوزير الذي أكد أن`: the clause of the relative's own verb.
                    Some(Class::That) if owner.is_some_and(|end| at <= end + 1) => owner = None,
                    Some(Class::That) if labelled && word.starts_with('ب') => labelled = false,
                    Some(Class::That)
                        if !word.starts_with(['و', 'ف']) && reader.mention_at(token).is_none() =>
                    {
                        let previous = previous_word(reader, items, at);
                        let own = at > cue.end && previous.is_some_and(vocabulary::blocks)
                            || at > cue.end + 1 && is_expected(reader, items, at);
                        let other = match previous {
                            Some("الي") => at > cue.end + 8 && !takes(cue, "الي"),
                            Some("علي") => !takes(cue, "علي"),
                            // `فضلا عن أنه`.
                            Some("عن") => reader.word(items, at.saturating_sub(2)) == "فضلا",
                            _ => false,
                        };
                        // `ذكر بالطلب الذي سبق أن قدمه`: nothing of the cue's.
                        if matches!(previous, Some("سبق" | "وسبق")) {
                            at += 1;
                            continue;
                        }
                        // `قال بعد أن عاد الوفد إن`: the clause is of the time.
                        let timed = own
                            && cue.reporting.mode == Mode::Say
                            && cue.reporting.form == Form::Finite
                            && previous.is_some_and(|word| Set::Timing.has(word));
                        if timed {
                            at += 1;
                            continue;
                        }
                        // `رأى جثة على الرغم من أنه`: saw.
                        let saw = cue.reporting.gloss == "see it that"
                            && previous.and_then(vocabulary::class) == Some(Class::Preposition);
                        return if own || other || saw { Content::None } else { Content::That(at) };
                    }
                    Some(Class::Relative) => relative = true,
                    _ => {
                        if let Some(other) = cue_at(reader, period, at) {
                            let carries_on = matches!(cue.reporting.mode, Mode::Relay)
                                && other.reporting.form == Form::Noun;
                            // `مسؤول رفض كشف هويته`, `مصدر طلب عدم ذكر اسمه`: a clause about the source.
                            let about_source = other.reporting.form == Form::Finite
                                && !other.joined
                                && (other.negated || vocabulary::withholds(reader.word(items, other.end)));
                            // `في بيان نقلته الوكالة`.
                            let about_source = about_source
                                || other.reporting.form == Form::Finite
                                    && other.reporting.object
                                    && !other.joined;
                            relative |= about_source;
                            let said_of_it = other.reporting.form != Form::Participle
                                && (relative || other.reporting.mode == Mode::Trap);
                            // `في تصريحه`, `خلال حديثها` say where it was said.
                            let place = other.reporting.form == Form::Noun
                                && matches!(other.reporting.gloss, "statement" | "statements" | "talk")
                                && previous_word(reader, items, at).and_then(vocabulary::class)
                                    == Some(Class::Preposition);
                            let is_name = matches!(
                                other.reporting.form,
                                Form::Noun | Form::According | Form::Participle
                            ) && other.reporting.agreement == Agreement::Any;
                            let of_relative = cue.reporting.mode == Mode::Trap
                                && other.reporting.form == Form::Finite
                                && other.reporting.mode == Mode::Say
                                && previous_word(reader, items, at).and_then(vocabulary::class)
                                    == Some(Class::Relative);
                            owner = of_relative.then_some(other.end).or(owner);
                            labelled |= other.reporting.mode == Mode::Label && said_of_it;
                            // `أسفها للحريق الذي شب في المستودع وأكدت الوزيرة فلانة أن`: someone else goes on.
                            let turns = relative
                                && other.joined
                                && other.reporting.form == Form::Finite
                                && speaker::after_verb(reader, items, &other, limit)
                                    .is_some_and(|p| p.source.sort == SourceSort::Named);
                            if turns || !(carries_on || said_of_it || is_name || place) {
                                return Content::None;
                            }
                        }
                    }
                }
            }
            Item::Mark(token) => match reader.document.surface(token) {
                ":" => {
                    // `كميات بعض الأصناف، منها: …` opens a list.
                    let list = previous_word(reader, items, at).is_some_and(|word| Set::Listing.has(word));
                    let next = skip_marks(reader, items, at + 1);
                    return match items.get(next) {
                        Some(Item::Quote(_) | Item::Open(_)) => Content::Quote(next),
                        // `وقال: إن …`.
                        Some(Item::Word(i))
                            if vocabulary::class(reader.document.folded(*i)) == Some(Class::That) =>
                        {
                            Content::That(next)
                        }
                        // `عن فلان قال: قال فلان: «…»`: who handed it on; the words are the next one's.
                        Some(_) if cue.reporting.gloss == "say" && says_at(reader, period, next) => {
                            Content::None
                        }
                        Some(_) if !list => Content::Colon(next),
                        _ => Content::None,
                    };
                }
                "؛" | ";" => return Content::None,
                // A break in the sentence: what follows is said anew.
                ".." | "..." | "…" if relative || at > cue.end + TRAP_REACH => return Content::None,
                "،" | "," => {
                    // `، و…`: the next clause, unless it describes the subject.
                    let next = match items.get(at + 1) {
                        Some(Item::Word(i)) => reader.document.folded(*i),
                        _ => "",
                    };
                    if next.starts_with(['و', 'ف'])
                        && !reader.starts_mention(items, at + 1)
                        && vocabulary::class(next) != Some(Class::Relative)
                        && vocabulary::verb(next).is_some()
                    {
                        return Content::None;
                    }
                    // `وفي الوقت الذي أشاد فيه …، قال X`: the main clause.
                    relative &= !opens_report(reader, period, at + 1);
                }
                _ => {}
            },
            Item::Quote(q) | Item::Open(q) => {
                if !reader.is_name(period, at, q)
                    && !is_in_aside(reader, period, cue, at, q)
                    && !qualifies_subject(reader, period, cue, at, q)
                {
                    return Content::Quote(at);
                }
                if let Item::Open(_) = items[at] {
                    while at < limit && items[at] != Item::Close(q) {
                        at += 1;
                    }
                }
            }
            Item::Close(_) => {}
        }
        at += 1;
    }
    Content::None
}

/// Whether the clause at item `at` is that of an impersonal phrase before it: `من المنتظر أن`, `من شأنه أن`, `كما لو أن`.
fn is_expected(reader: &Reader<'_>, items: &[Item], at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |i| reader.word(items, i));
    let quality = word(1).starts_with("ال") && vocabulary::source(word(1)).is_none();
    let named = at > 0 && matches!(items[at - 1], Item::Word(token) if reader.mention_at(token).is_some());
    let from = matches!(word(2), "من" | "ومن" | "فمن") && quality && !named;
    from || word(1) == "لو" || Set::Impersonal.has(word(1))
}

/// Whether short marks stand in an aside between commas that says when or where something was said, with the clause after it: `وأكد الوزير، أثناء
/// افتتاحه معرض «الكتاب»، أن`.
fn is_in_aside(reader: &Reader<'_>, period: &Period, cue: &Cue, at: usize, q: usize) -> bool {
    const WORDS: usize = 3;
    const NEAR: usize = 20;
    let items = &period.items;
    let comma = |i: usize| matches!(reader.mark(items, i), "،" | ",");
    let opened = (cue.end..at).any(comma);
    let introduced = at > 0
        && (!matches!(items[at - 1], Item::Word(_))
            || matches!(reader.word(items, at - 1), "ب" | "ل")
            || vocabulary::verb(reader.word(items, at - 1)).is_some());
    if !matches!(items[at], Item::Open(_)) || reader.words(q) > WORDS || !opened || introduced {
        return false;
    }
    (at + 1..items.len().min(at + NEAR))
        .take_while(|&i| cue_at(reader, period, i).is_none())
        .any(|i| comma(i) && vocabulary::class(reader.word(items, i + 1)) == Some(Class::That))
}

/// Whether short marks give a quality to a noun between a cue and its clause: `وكشف تقرير عن الجماعات «المسلحة» خلال الشهر أن`.
fn qualifies_subject(reader: &Reader<'_>, period: &Period, cue: &Cue, at: usize, q: usize) -> bool {
    const WORDS: usize = 2;
    const NEAR: usize = 16;
    let items = &period.items;
    let Some(noun) = at.checked_sub(1).filter(|&noun| noun > cue.end) else { return false };
    let word = reader.word(items, noun);
    let qualified = word.starts_with("ال") && vocabulary::class(word).is_none()
        || matches!(items[noun], Item::Word(token) if reader.mention_at(token).is_some())
        // `«بحزن» لكن «بقناعة» أن`: a further quality.
        || matches!(word, "لكن" | "و" | "او") && matches!(items[noun - 1], Item::Close(_));
    let close = close_of(items, at, q);
    if !matches!(items[at], Item::Open(_)) || reader.words(q) > WORDS || !qualified {
        return false;
    }
    let finite = cue.reporting.form == Form::Finite;
    finite
        && matches!(items.get(close + 1), Some(Item::Word(_)))
        && (close + 1..items.len().min(close + NEAR))
            .take_while(|&i| !matches!(items[i], Item::Mark(_)) && cue_at(reader, period, i).is_none())
            .any(|i| {
                vocabulary::class(reader.word(items, i)) == Some(Class::That)
                    && !reader.word(items, i).starts_with(['و', 'ف'])
                    && !previous_word(reader, items, i).is_some_and(vocabulary::blocks)
                    && !is_expected(reader, items, i)
            })
}

/// Whether `قال` in any of its forms stands at item `at`.
fn says_at(reader: &Reader<'_>, period: &Period, at: usize) -> bool {
    opens_report(reader, period, at)
        && vocabulary::verb(reader.word(&period.items, at)).is_some_and(|(r, _)| r.gloss == "say")
}

/// Whether a finite verb of saying without a conjunction stands at item `at`.
fn opens_report(reader: &Reader<'_>, period: &Period, at: usize) -> bool {
    at < period.items.len()
        && cue_at(reader, period, at).is_some_and(|c| {
            c.reporting.form == Form::Finite && c.reporting.mode == Mode::Say && !c.joined && !c.negated
        })
}

fn skip_marks(reader: &Reader<'_>, items: &[Item], mut at: usize) -> usize {
    while let Some(Item::Mark(i)) = items.get(at) {
        if matches!(reader.document.surface(*i), "(" | "[" | "#" | "@") {
            break;
        }
        at += 1;
    }
    at
}
