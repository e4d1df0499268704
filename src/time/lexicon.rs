//! What words mean to the grammar of time: the tables under `data/time`, read once into one map from the first word of a form.

use std::sync::OnceLock;

use crate::lexicon::{Row, WordMap, rows, tables};

pub(super) use super::cue::Cue;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    /// A night counts as a day in dates and as itself nowhere else.
    Night,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Unit {
    fn parse(name: &str) -> Unit {
        match name {
            "S" => Unit::Second,
            "M" => Unit::Minute,
            "H" => Unit::Hour,
            "N" => Unit::Night,
            "D" => Unit::Day,
            "W" => Unit::Week,
            "MO" => Unit::Month,
            "Q" => Unit::Quarter,
            "DE" => Unit::Decade,
            "CE" => Unit::Century,
            _ => Unit::Year,
        }
    }
}

/// Grammatical number of a unit's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    One,
    Two,
    /// The dual before a genitive: `عامي 2014 و2022`.
    Construct,
    Many,
}

/// A part of the day, or one of its two turning points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Morning,
    /// The middle of the morning; as a clock time 10:00.
    MidMorning,
    Noon,
    Afternoon,
    Evening,
    Night,
    Midnight,
}

/// How an hour beside a part of the day counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HalfDay {
    Am,
    Noon,
    Pm,
    Night,
}

/// How a word for a part of the day is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Takes what follows (`صباح الخميس`), or the article.
    Noun,
    /// Like a noun, but only beside a day: the word also means something else.
    Weak,
    /// Stands alone (`صباحا`).
    Adverb,
    /// Only after an hour (`pm`).
    Clock,
}

/// From where a shift counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// The day of publication.
    Now,
    /// The date that the text speaks of.
    Focus,
    /// `الأخير`: the last one, or recent times in the plural.
    Late,
    /// A demonstrative.
    This,
    /// `نفس`: the one that the text speaks of, standing before its noun.
    Same,
}

/// A step from a base, in the unit of the noun beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shift {
    pub(super) step: i32,
    pub(super) base: Base,
}

/// An amount that is not a number, or a word beside an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Amount {
    Vague,
    Few,
    Half,
    Quarter,
    Third,
    ThreeQuarters,
    Couple,
    One,
    Whole,
    /// Changes the TIMEX3 modifier.
    Modifier(&'static str),
}

/// The era of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Era {
    Ad,
    Bc,
    Hijri,
}

/// One meaning of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    Month {
        month: i8,
        hijri: bool,
        sure: bool,
        /// An abbreviation: only with its year.
        letter: bool,
    },
    /// ISO: 1 is Monday.
    Weekday(i8),
    Unit {
        unit: Unit,
        count: Count,
        sure: bool,
    },
    DayPart {
        part: Part,
        state: State,
        half: HalfDay,
    },
    Shift(Shift),
    /// A day by its distance from today. `free`: may also mean nowadays.
    Near {
        step: i32,
        free: bool,
    },
    /// A TIMEX3 reference with the condition under which it counts.
    Reference {
        value: &'static str,
        lead: &'static str,
    },
    /// TIMEX3 code.
    Season {
        code: &'static str,
        sure: bool,
    },
    /// TIMEX3 modifier.
    Edge {
        modifier: &'static str,
        sure: bool,
    },
    /// Tens digit.
    Decade(i32),
    Amount(Amount),
    /// TIMEX3 period.
    Repeat {
        period: &'static str,
        adjective: bool,
    },
    Zone,
    /// See `data/time/feasts.tsv`.
    Feast {
        rule: &'static str,
        sure: bool,
    },
    Era(Era),
    Cue(Cue),
}

/// A form's words after the first, with its meaning.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) rest: Vec<&'static str>,
    pub(super) word: Word,
}

/// A packed table with what its rows mean.
type Family = (&'static str, fn(Row) -> Word);

/// All forms, by their first word.
pub(super) type Lexicon = WordMap<Vec<Entry>>;

/// The lexicon, read when first used.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let mut lexicon = Lexicon::default();
        let families: [Family; 15] = [
            (tables::TIME_MONTHS, month),
            (tables::TIME_WEEKDAYS, |r| Word::Weekday(number(r.column(0)))),
            (tables::TIME_UNITS, unit),
            (tables::TIME_DAY_PARTS, day_part),
            (tables::TIME_SHIFTS, shift),
            (tables::TIME_NEAR_DAYS, |r| Word::Near {
                step: number(r.column(0)).into(),
                free: r.column(1) == "free",
            }),
            (tables::TIME_REFERENCES, |r| Word::Reference { value: r.column(0), lead: r.column(1) }),
            (tables::TIME_SEASONS, |r| Word::Season { code: r.column(0), sure: sure(r, 1) }),
            (tables::TIME_EDGES, |r| Word::Edge { modifier: r.column(0), sure: sure(r, 1) }),
            (tables::TIME_DECADES, |r| Word::Decade(number(r.column(0)).into())),
            (tables::TIME_AMOUNTS, |r| Word::Amount(amount(r.column(0)))),
            (tables::TIME_REPEATS, |r| Word::Repeat {
                period: r.column(0),
                adjective: r.column(1) == "adjective",
            }),
            (tables::TIME_FEASTS, |r| Word::Feast { rule: r.column(0), sure: sure(r, 1) }),
            (tables::TIME_CUES, |r| Word::Cue(Cue::parse(r.column(0)))),
            (tables::TIME_PARTICLES, |r| Word::Cue(Cue::parse(r.column(0)))),
        ];
        for (table, meaning) in families {
            add(&mut lexicon, table, meaning);
        }
        add(&mut lexicon, tables::TIME_ZONES, |_| Word::Zone);
        add(&mut lexicon, tables::TIME_CALENDAR_WORDS, |r| Word::Era(era(r.column(0))));
        lexicon
    })
}

fn add(lexicon: &mut Lexicon, table: &'static str, meaning: impl Fn(Row) -> Word) {
    for (form, row) in rows(table) {
        let mut words = form.split(' ');
        let first = words.next().unwrap_or("");
        lexicon.entry(first).or_default().push(Entry { rest: words.collect(), word: meaning(row) });
    }
}

fn sure(row: Row, column: usize) -> bool {
    row.column(column) == "sure"
}

/// A small number of a table; the tables are the program's own, and a test reads every row.
fn number(cell: &str) -> i8 {
    cell.parse().unwrap_or_default()
}

fn month(row: Row) -> Word {
    Word::Month {
        month: number(row.column(1)),
        hijri: row.column(0) == "hijri",
        sure: sure(row, 2),
        letter: row.column(2) == "letter",
    }
}

fn unit(row: Row) -> Word {
    let count = match row.column(1) {
        "one" => Count::One,
        "two" => Count::Two,
        "construct" => Count::Construct,
        _ => Count::Many,
    };
    Word::Unit { unit: Unit::parse(row.column(0)), count, sure: sure(row, 2) }
}

fn day_part(row: Row) -> Word {
    let part = match row.column(0) {
        "MO" => Part::Morning,
        "MM" => Part::MidMorning,
        "MD" => Part::Noon,
        "AF" => Part::Afternoon,
        "EV" => Part::Evening,
        "MN" => Part::Midnight,
        _ => Part::Night,
    };
    let state = match row.column(1) {
        "noun" => State::Noun,
        "adverb" => State::Adverb,
        "clock" => State::Clock,
        _ => State::Weak,
    };
    let half = match row.column(2) {
        "am" => HalfDay::Am,
        "noon" => HalfDay::Noon,
        "pm" => HalfDay::Pm,
        _ => HalfDay::Night,
    };
    Word::DayPart { part, state, half }
}

fn shift(row: Row) -> Word {
    let base = match row.column(1) {
        "focus" => Base::Focus,
        "late" => Base::Late,
        "this" => Base::This,
        "same" => Base::Same,
        _ => Base::Now,
    };
    Word::Shift(Shift { step: number(row.column(0)).into(), base })
}

fn amount(kind: &'static str) -> Amount {
    match kind {
        "vague" => Amount::Vague,
        "few" => Amount::Few,
        "half" => Amount::Half,
        "quarter" => Amount::Quarter,
        "third" => Amount::Third,
        "three_quarters" => Amount::ThreeQuarters,
        "couple" => Amount::Couple,
        "one" => Amount::One,
        "whole" => Amount::Whole,
        "approx" => Amount::Modifier("APPROX"),
        "more" => Amount::Modifier("MORE_THAN"),
        "less" => Amount::Modifier("LESS_THAN"),
        "equal_more" => Amount::Modifier("EQUAL_OR_MORE"),
        _ => Amount::Modifier("EQUAL_OR_LESS"),
    }
}

fn era(name: &str) -> Era {
    match name {
        "bc" => Era::Bc,
        "ah" => Era::Hijri,
        _ => Era::Ad,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values that a column may have; a misspelt one would silently read as the last of its kind.
    fn column_is(table: &'static str, column: usize, allowed: &[&str]) {
        for (form, row) in rows(table) {
            let cell = row.column(column);
            assert!(allowed.contains(&cell), "{form}: {cell:?} is none of {allowed:?}");
        }
    }

    #[test]
    fn every_row_says_what_it_means() {
        let months: Vec<String> = (1..=12).map(|n| n.to_string()).collect();
        let months: Vec<&str> = months.iter().map(String::as_str).collect();
        column_is(tables::TIME_MONTHS, 0, &["gregorian", "hijri"]);
        column_is(tables::TIME_MONTHS, 1, &months);
        column_is(tables::TIME_MONTHS, 2, &["sure", "weak", "letter"]);
        column_is(tables::TIME_WEEKDAYS, 0, &months[..7]);
        column_is(tables::TIME_UNITS, 0, &["S", "M", "H", "N", "D", "W", "MO", "Q", "Y", "DE", "CE"]);
        column_is(tables::TIME_UNITS, 1, &["one", "two", "construct", "many"]);
        column_is(tables::TIME_DAY_PARTS, 0, &["MO", "MM", "MD", "AF", "EV", "NI", "MN"]);
        column_is(tables::TIME_DAY_PARTS, 1, &["noun", "weak", "adverb", "clock"]);
        column_is(tables::TIME_DAY_PARTS, 2, &["am", "noon", "pm", "night"]);
        column_is(tables::TIME_SHIFTS, 0, &["-1", "0", "1"]);
        column_is(tables::TIME_SHIFTS, 1, &["now", "focus", "late", "this", "same", "weak"]);
        column_is(tables::TIME_NEAR_DAYS, 0, &["-2", "-1", "0", "1", "2"]);
        column_is(tables::TIME_REFERENCES, 0, &["PRESENT_REF", "PAST_REF", "FUTURE_REF"]);
        column_is(tables::TIME_SEASONS, 0, &["SP", "SU", "FA", "WI"]);
        column_is(tables::TIME_EDGES, 0, &["START", "MID", "END"]);
        column_is(tables::TIME_REPEATS, 1, &["sure", "adjective"]);
        column_is(tables::TIME_CALENDAR_WORDS, 0, &["ad", "bc", "ah"]);
        column_is(tables::TIME_CUES, 0, Cue::KINDS);
        column_is(tables::TIME_PARTICLES, 0, Cue::KINDS);
    }

    #[test]
    fn a_form_of_several_words_is_found_by_its_first() {
        let entries = &lexicon()["كانون"];
        assert!(entries.iter().any(|e| e.rest == ["الثاني"]
            && e.word == Word::Month { month: 1, hijri: false, sure: true, letter: false }));
    }
}
