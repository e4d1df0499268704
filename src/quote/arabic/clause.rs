//! How far a reported clause goes: to the end of its sentence, or to where the reporter speaks again.

use super::super::SourceSort;
use super::super::attribution::Mode;
use super::super::reader::Reader;
use super::super::stream::{Item, Period};
use super::super::stretch::Kept;
use super::belief;
use super::vocabulary::{self, Class, Form, Set};

/// Where the clauses of a period end, found in one pass: nested reports share their ends, and their number is the writer's choice.
#[derive(Debug)]
pub(super) struct Ends {
    /// For each item, the first item from it on at which the reporter speaks again, or the number of items.
    next: Vec<usize>,
    /// Whether a source between commas stands at an item, with more to come after it (`إن المؤشرات، وفقا للمنظمة، تؤكد`).
    interrupts: Vec<bool>,
    kept: Kept,
}

impl Ends {
    /// The ends in a period.
    pub(super) fn new(reader: &Reader<'_>, period: &Period) -> Ends {
        let items = &period.items;
        let mut next = vec![items.len(); items.len() + 1];
        for at in (1..items.len()).rev() {
            next[at] = if resumes(reader, items, at) { at } else { next[at + 1] };
        }
        let interrupts = (0..items.len()).map(|at| interrupts(reader, items, at)).collect();
        Ends { next, interrupts, kept: Kept::new(reader, items) }
    }

    /// The item at which the clause that begins at item `start` ends.
    pub(super) fn end(&self, start: usize) -> usize {
        self.kept.trimmed(start, self.boundary(start))
    }

    /// The first item after `start` at which the reporter speaks again, or the number of items.
    pub(super) fn boundary(&self, start: usize) -> usize {
        const BEGUN: usize = 5;
        let next = |from: usize| self.next.get(from + 1).or(self.next.last()).copied();
        let end = next(start).unwrap_or(start);
        // A clause that has hardly begun goes on after the source that interrupts it.
        let begun = end > start + BEGUN || !self.interrupts.get(end).copied().unwrap_or(false);
        if begun { end } else { next(end).unwrap_or(end) }
    }

    /// The ends of ranges without the marks and conjunctions at them.
    pub(super) fn kept(&self) -> &Kept {
        &self.kept
    }
}

/// Whether a source between commas opens at item `at`, and what follows the second comma goes on with the clause.
fn interrupts(reader: &Reader<'_>, items: &[Item], at: usize) -> bool {
    at > 0
        && matches!(reader.mark(items, at - 1), "،" | ",")
        && matches!(reader.word(items, at), "بحسب" | "وفقا" | "وفق" | "حسب")
        && more_follows(reader, items, at + 1)
}

/// Whether the reporter speaks again at item `at`.
fn resumes(reader: &Reader<'_>, items: &[Item], at: usize) -> bool {
    let Item::Word(token) = items[at] else { return false };
    if reader.mention_at(token).is_some() {
        return false;
    }
    let word = reader.document.folded(token);
    let next = reader.word(items, at + 1);
    let after_comma = matches!(reader.mark(items, at - 1), "،" | "," | "؛" | ".." | "…");
    let after_quote = matches!(items[at - 1], Item::Close(_) | Item::Quote(_));
    if after_comma {
        let aside = match word {
            "وهو" | "وهي" => matches!(next, "ما" | "الامر"),
            "في" => next == "اشاره" || next == "حين" && says(reader.word(items, at + 2)),
            _ if Set::According.has(word.strip_prefix('و').unwrap_or(word)) || word == "دون" => true,
            "علي" => next == "حد",
            // `علما أن`, `وذلك وفقا ل`: the reporter's.
            "علما" => true,
            "وذلك" => Set::According.has(next) || matches!(next, "بعد" | "ردا"),
            "كما" => vocabulary::verb(next).is_some() || next == "ان",
            // `قبل أن يضيف` is the reporter's, `قبل أن يسقط` goes on.
            "قبل" => next == "ان" && vocabulary::verb(reader.word(items, at + 2)).is_some(),
            // `، ومن جانبه اعتبر`, `، في حين أفاد`, `، فهل هذا صحيح؟`.
            "من" | "ومن" => {
                vocabulary::class(next) == Some(Class::Turn)
                    && vocabulary::verb(reader.word(items, at + 2)).is_some()
            }
            "وفي" => next == "حين" && says(reader.word(items, at + 2)),
            "فما" | "فهل" => true,
            "حيث" => says(next) && finite_goes_on(reader, items, at + 2),
            // `وإذ ذكر X بأن …، لفت إلى أن`: the main clause of a sentence that opened with another.
            _ if opens_with_subordinate(reader, items)
                && says(word)
                && !word.starts_with(['و', 'ف'])
                && content_within(reader, items, at + 1, 6) =>
            {
                true
            }
            // `ما أثار جدلا` is the reporter's; `ما ساعد على …` goes on.
            "ما" => Set::Reaction.has(next),
            _ => false,
        };
        if aside {
            return true;
        }
    }
    // `إن الحل قريب كما شدد على أن`, `«صعب» كما عبر الوزير`.
    if word == "كما"
        && vocabulary::verb(next).is_some_and(|(r, _)| !r.imperfect && r.form == Form::Finite)
        && (after_quote || says(next) && finite_goes_on(reader, items, at + 2))
    {
        return true;
    }
    // `لكنه لفت إلى أن`, `غير أنها أكدت أن`: the speaker goes on.
    let turned = match word {
        _ if Set::Turned.has(word.strip_prefix('و').unwrap_or(word)) => Some(at + 1),
        "غير" | "الا" | "بيد" if matches!(next, "انه" | "انها" | "انهم") => Some(at + 2),
        _ => None,
    };
    if let Some(verb) = turned {
        return says(reader.word(items, verb)) && finite_goes_on(reader, items, verb + 1);
    }
    // `وفق تعبيره`, `على حد قولها`.
    let second = reader.word(items, at + 2);
    if let Some((_, length, _)) =
        vocabulary::phrase(&[word, next, second]).filter(|(r, ..)| r.form == Form::Own)
    {
        // `طلب الماء، حسب وصفه، أن يجلس`: between commas, with more of the clause to come.
        let comma = |at: usize| matches!(reader.mark(items, at), "،" | ",");
        let after = at + length + 1;
        let goes_on = comma(at + length)
            && vocabulary::class(reader.word(items, after)) == Some(Class::That)
            && !reader.word(items, after).starts_with(['و', 'ف']);
        return !goes_on;
    }
    if matches!(word, "بحسب" | "وفقا" | "وفق" | "حسب") || (word == "علي" && next == "حد") {
        let source = vocabulary::source(&next[vocabulary::governed(next)..]);
        // `حسب قرار الهيئة، يركز على`: how it is, with more to come.
        let rule = source != Some(SourceSort::Anonymous)
            && !reader.starts_mention(items, at + 1)
            && more_follows(reader, items, at + 1);
        return after_comma || source.is_some() && !rule;
    }
    if Set::While.has(word.strip_prefix('و').unwrap_or(word))
        && vocabulary::verb(next).is_some_and(|v| v.0.form == Form::Finite)
    {
        return true;
    }
    let reporting = vocabulary::verb(word).or_else(|| vocabulary::purpose(word, 0));
    let Some((reporting, before)) = reporting else { return false };
    if reporting.form == Form::Participle && reader.document.surface(token).starts_with('أ') {
        return false;
    }
    match (reporting.form, reporting.mode) {
        // `نتائج واعدة من الممكن أن`, `يعد مواصلة «للعمل»`: without its comma a feminine participle looks like a quality or a verbal noun.
        (Form::Participle, _) if word.ends_with('ه') && !after_comma => {
            speaks(reporting.gloss) && content_within(reader, items, at + 1, 2)
        }
        (Form::Participle, Mode::Trap) => next == "بالقول" || content_within(reader, items, at + 1, 2),
        (Form::Participle, _) => after_comma || content_within(reader, items, at + 1, 4),
        (Form::Finite, Mode::Demand | Mode::Act) if before > 0 => after_comma && !reporting.imperfect,
        (Form::Finite, Mode::Say) if before > 0 => {
            // `، وأكد ضرورة الحوار`: with a noun for its object too.
            let object = after_comma
                && !reporting.imperfect
                && matches!(reporting.gloss, "affirm" | "stress" | "reveal" | "renew");
            (word.starts_with('و') || word.starts_with('ف'))
                && (object || finite_goes_on(reader, items, at + 1))
        }
        (Form::Finite, Mode::Trap) if before > 0 => {
            after_comma
                && (content_within(reader, items, at + 1, 3) || belief::hands_on(reader, items, at + 1))
        }
        _ => false,
    }
}

/// Whether a period opens as the reporter's remark: `جدير بالذكر أن`, `يشار إلى أن`, `يذكر أن`.
pub(super) fn is_aside(reader: &Reader<'_>, period: &Period) -> bool {
    let items = &period.items;
    let first = reader.word(items, 0);
    let second = reader.word(items, 1);
    Set::Remark.has(first.strip_prefix('و').unwrap_or(first))
        && (matches!(second, "ان" | "الي" | "بالذكر" | "بالاشاره") || second.starts_with("الاشاره"))
}

/// Whether a period opens with a clause that waits for its main clause (`وإذ`, `وفيما`, `وبعد أن`).
fn opens_with_subordinate(reader: &Reader<'_>, items: &[Item]) -> bool {
    let first = reader.word(items, 0);
    let first = first.strip_prefix('و').unwrap_or(first);
    Set::Subordinate.has(first)
        || matches!(first, "بعد" | "قبل" | "منذ") && matches!(reader.word(items, 1), "ان" | "ما")
}

/// Whether a gloss is of one of the commonest verbs of saying, whose participles go on with a report.
fn speaks(gloss: &str) -> bool {
    matches!(
        gloss,
        "say" | "add" | "affirm" | "explain" | "point out" | "stress" | "draw attention to" | "note"
    )
}

/// Whether a word is a finite verb of saying.
fn says(word: &str) -> bool {
    vocabulary::verb(word).is_some_and(|(r, _)| r.form == Form::Finite && r.mode == Mode::Say)
}

/// Whether a comma and more words than an aside has follow.
fn more_follows(reader: &Reader<'_>, items: &[Item], from: usize) -> bool {
    const SOURCE: usize = 14;
    let comma = |&i: &usize| matches!(reader.mark(items, i), "،" | ",");
    (from..items.len().min(from + SOURCE)).find(comma).is_some_and(|comma| {
        matches!(items.get(comma + 1), Some(Item::Word(_))) && !resumes(reader, items, comma + 1)
    })
}

/// Whether `أن`, a colon or a stretch in marks comes within a few items.
fn content_within(reader: &Reader<'_>, items: &[Item], from: usize, few: usize) -> bool {
    (from..items.len().min(from + few)).any(|at| match items[at] {
        Item::Word(_) => vocabulary::class(reader.word(items, at)) == Some(Class::That),
        Item::Mark(_) => reader.mark(items, at) == ":",
        Item::Quote(_) | Item::Open(_) => true,
        Item::Close(_) => false,
    })
}

/// Whether a verb joined by `و` has its own report: a clause, a colon or marks within a sentence's reach.
fn finite_goes_on(reader: &Reader<'_>, items: &[Item], from: usize) -> bool {
    const REACH: usize = 20;
    for at in from..items.len().min(from + REACH) {
        match items[at] {
            Item::Word(_) if vocabulary::class(reader.word(items, at)) == Some(Class::That) => return true,
            Item::Mark(_) if reader.mark(items, at) == ":" => return true,
            Item::Quote(_) => return true,
            _ => {}
        }
    }
    false
}
