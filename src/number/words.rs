//! Numbers in words: Arabic cardinals and ordinals in every gender and case, with proclitics and the article, and English ones.

use std::sync::OnceLock;

use crate::decimal;
use crate::lexicon::{WordMap, rows, tables};
use crate::text::clitic::splits;
use crate::text::{Document, TokenKind};

/// A number read from words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numeral {
    /// Its value; −1 for the last (`آخر`).
    pub value: f64,
    /// The token after it.
    pub next: usize,
    /// Length in bytes of the folded proclitics before its first word, the article not counted.
    pub skip: usize,
    /// It has the article.
    pub article: bool,
    /// Its first word has the conjunction `و` or `ف` glued to it.
    pub conjunction: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Digit,
    One,
    Ten,
    Teen,
    Tens,
    Hundred,
    Scale,
    Scaled,
    Ordinal,
    OrdinalEleven,
    Last,
    Other,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    value: f64,
    kind: Kind,
}

type Words = WordMap<Vec<Word>>;

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words = Words::default();
        for (form, row) in rows(tables::NUMBER_WORDS) {
            let kind = match row.column(1) {
                "digit" => Kind::Digit,
                "one" => Kind::One,
                "ten" => Kind::Ten,
                "teen" => Kind::Teen,
                "tens" => Kind::Tens,
                "hundred" => Kind::Hundred,
                "scale" => Kind::Scale,
                "scaled" => Kind::Scaled,
                "ordinal" => Kind::Ordinal,
                "ordinal_eleven" => Kind::OrdinalEleven,
                "last" => Kind::Last,
                _ => Kind::Other,
            };
            words
                .entry(form)
                .or_default()
                .push(Word { value: decimal::parse(row.column(0)).unwrap_or(0.0), kind });
        }
        words
    })
}

/// A word at a token with what is glued before it.
#[derive(Clone, Copy)]
struct Reading {
    word: Word,
    skip: usize,
    article: bool,
    conjunction: bool,
    preposition: bool,
}

/// The first reading of token `i` that passes `pick`.
fn reading(document: &Document<'_>, i: usize, pick: impl Fn(&Reading) -> bool) -> Option<Reading> {
    let token = document.tokens().get(i)?;
    let words = words();
    let word = document.folded(i);
    let plain = |form: &str, skip, article, conjunction, preposition| {
        let found = words.get(form)?;
        found.iter().map(|&word| Reading { word, skip, article, conjunction, preposition }).find(|r| pick(r))
    };
    match token.kind {
        TokenKind::Latin => plain(word, 0, false, false, false),
        TokenKind::Arabic => splits(word).filter(|s| s.preposition != Some('س')).find_map(|s| {
            let (conjunction, preposition) = (s.conjunction.is_some(), s.preposition.is_some());
            let whole = plain(s.stem, s.len, false, conjunction, preposition);
            whole.or_else(|| {
                s.article.then(|| plain(s.bare(), s.len, true, conjunction, preposition)).flatten()
            })
        }),
        _ => None,
    }
}

/// Whether a word of a number stands at token `i`: a quick test before reading one.
pub fn starts_number(document: &Document<'_>, i: usize) -> bool {
    reading(document, i, |_| true).is_some()
}

/// The cardinal in words at token `i`: `خمسة عشر`, `ألفين وأحد عشر`, `twenty-five`. `end` is one past the last token that it may take.
///
/// ```
/// use isnad::number::words::cardinal;
/// use isnad::text::Document;
/// let document = Document::new("ألف وتسعمئة وثمان وأربعين سنة");
/// let number = cardinal(&document, 0, 5).unwrap();
/// assert_eq!((number.value, number.next), (1948.0, 4));
/// ```
pub fn cardinal(document: &Document<'_>, i: usize, end: usize) -> Option<Numeral> {
    use Kind::{Digit, Hundred, One, Scale, Scaled, Teen, Ten, Tens};
    let first = reading(document, i, |r| {
        matches!(r.word.kind, Digit | One | Ten | Teen | Tens | Hundred | Scale | Scaled)
    })?;
    let mut sum = Sum::default();
    let mut at = i;
    let mut next_reading = Some(first);
    while let Some(r) = next_reading {
        if !sum.take(r.word) {
            break;
        }
        at += 1;
        let here = |i: usize, pick: &dyn Fn(&Reading) -> bool| {
            (i < end && !document.token(i).line_before).then(|| reading(document, i, pick)).flatten()
        };
        let cardinal =
            |r: &Reading| matches!(r.word.kind, Digit | One | Ten | Teen | Tens | Hundred | Scale | Scaled);
        next_reading = here(at, &|r| {
            // `خمسة عشر`, `ثلاثة آلاف`, `ثلاث مئة` go on bare; everything else needs و.
            let bare = r.skip == 0
                && !r.article
                && matches!(r.word.kind, Ten | Scale | Hundred)
                && sum.goes_on(r.word);
            let joined = r.conjunction && !r.preposition && cardinal(r) && sum.may_add(r.word);
            let english = r.skip == 0
                && matches!(r.word.kind, Digit | One)
                && sum.ends_in_tens()
                && !sum.arabic(document, at - 1);
            bare || joined || english
        });
        if next_reading.is_none() && document.folded_at(at) == "و" && at + 1 < end {
            // A conjunction standing apart: `احدى و عشرون`.
            next_reading = here(at + 1, &|r| {
                r.skip == 0 && cardinal(r) && sum.may_add(r.word) && sum.arabic(document, at - 1)
            });
            at += usize::from(next_reading.is_some());
        } else if next_reading.is_none() && document.folded_at(at) == "-" && at + 1 < end {
            next_reading =
                here(at + 1, &|r| r.skip == 0 && matches!(r.word.kind, Digit) && sum.ends_in_tens());
            at += usize::from(next_reading.is_some());
        } else if next_reading.is_none() && document.folded_at(at) == "and" && at + 1 < end {
            next_reading =
                here(at + 1, &|r| r.skip == 0 && cardinal(r) && sum.may_add(r.word) && sum.last >= 100.0);
            at += usize::from(next_reading.is_some());
        }
    }
    // A lone `أحد` is someone, not one.
    let value = sum.value();
    let lone_one = at == i + 1 && first.word.kind == One;
    (!lone_one).then_some(Numeral {
        value,
        next: at,
        skip: first.skip,
        article: first.article,
        conjunction: first.conjunction,
    })
}

/// The ordinal in words at token `i`: `الثالث`, `الحادي والعشرين`, `الثانية عشرة`, `آخر` (−1).
///
/// ```
/// use isnad::number::words::ordinal;
/// use isnad::text::Document;
/// let document = Document::new("الرابع عشر من آذار");
/// let number = ordinal(&document, 0, 4).unwrap();
/// assert_eq!((number.value, number.next), (14.0, 2));
/// ```
pub fn ordinal(document: &Document<'_>, i: usize, end: usize) -> Option<Numeral> {
    let within = |i: usize| i < end && !document.token(i).line_before;
    let first =
        reading(document, i, |r| matches!(r.word.kind, Kind::Ordinal | Kind::OrdinalEleven | Kind::Last))
            .or_else(|| {
                // `العشرين`, `الثلاثون` with the article are ordinals too.
                reading(document, i, |r| r.article && r.word.kind == Kind::Tens)
            })?;
    let made = |value: f64, next: usize| {
        Some(Numeral {
            value,
            next,
            skip: first.skip,
            article: first.article,
            conjunction: first.conjunction,
        })
    };
    let next = i + 1;
    if matches!(first.word.kind, Kind::Last | Kind::Tens) {
        return made(first.word.value, next);
    }
    if within(next) {
        if reading(document, next, |r| r.skip == 0 && !r.article && r.word.kind == Kind::Ten).is_some()
            && first.word.value < 10.0
        {
            return made(first.word.value + 10.0, next + 1);
        }
        let apart = usize::from(document.folded(next) == "و");
        if within(next + apart) {
            let tens = reading(document, next + apart, |r| {
                (r.conjunction || apart == 1)
                    && !r.preposition
                    && r.word.kind == Kind::Tens
                    && (r.article || apart == 1)
            });
            if let Some(tens) = tens.filter(|_| first.word.value < 10.0) {
                return made(first.word.value + tens.word.value, next + apart + 1);
            }
        }
    }
    (first.word.kind != Kind::OrdinalEleven).then(|| made(first.word.value, next)).flatten()
}

/// A number growing word by word.
#[derive(Default)]
struct Sum {
    /// Thousands and above that are complete.
    total: f64,
    /// What stands below the next scale word.
    group: f64,
    /// The value of the last word.
    last: f64,
    last_kind: Option<Kind>,
    /// The last scale taken: a larger one cannot follow.
    scale: f64,
}

impl Sum {
    fn value(&self) -> f64 {
        self.total + self.group
    }

    fn ends_in_tens(&self) -> bool {
        self.last_kind == Some(Kind::Tens)
    }

    fn arabic(&self, document: &Document<'_>, i: usize) -> bool {
        document.token(i).kind == TokenKind::Arabic
    }

    /// Whether a word may follow without و.
    fn goes_on(&self, word: Word) -> bool {
        match word.kind {
            Kind::Ten => {
                self.last_kind.is_some_and(|k| matches!(k, Kind::Digit | Kind::One)) && self.last < 10.0
            }
            Kind::Hundred => {
                matches!(self.last_kind, Some(Kind::Digit)) && self.last >= 1.0 && word.value == 100.0
            }
            Kind::Scale => {
                self.group > 0.0
                    && !matches!(self.last_kind, Some(Kind::Scale | Kind::Scaled))
                    && (self.scale == 0.0 || word.value < self.scale)
            }
            _ => false,
        }
    }

    /// Whether a word may be added by و.
    fn may_add(&self, word: Word) -> bool {
        let free = |limit: f64| self.group % limit == 0.0 || self.last_kind.is_none();
        match word.kind {
            // Units before tens: `خمسة وعشرين`.
            Kind::Tens => {
                self.group % 100.0 < 10.0
                    && !matches!(self.last_kind, Some(Kind::Ten | Kind::Teen | Kind::Tens))
            }
            Kind::Digit | Kind::One | Kind::Ten | Kind::Teen => free(100.0) && self.last >= 100.0,
            Kind::Hundred => self.group == 0.0 && self.last >= 1000.0,
            Kind::Scale | Kind::Scaled => {
                self.group == 0.0 && (self.scale == 0.0 || word.value < self.scale) && self.last >= 1000.0
            }
            _ => false,
        }
    }

    /// Adds a word; false where it cannot follow.
    fn take(&mut self, word: Word) -> bool {
        match word.kind {
            Kind::Hundred
                if self.last_kind == Some(Kind::Digit)
                    && word.value == 100.0
                    && self.last < 10.0
                    && self.last >= 1.0 =>
            {
                self.group += self.last * 100.0 - self.last;
            }
            Kind::Scale => {
                let group = if self.group > 0.0 { self.group } else { 1.0 };
                self.total += group * word.value;
                self.group = 0.0;
                self.scale = word.value;
            }
            Kind::Scaled => {
                self.total += word.value;
                self.scale = word.value / 2.0;
            }
            _ => self.group += word.value,
        }
        self.last = word.value;
        self.last_kind = Some(word.kind);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(
        text: &str,
        by: fn(&Document<'_>, usize, usize) -> Option<Numeral>,
    ) -> Option<(f64, usize, usize)> {
        let document = Document::new(text);
        by(&document, 0, document.tokens().len()).map(|n| (n.value, n.next, n.skip))
    }

    #[test]
    fn cardinals() {
        for (text, value, next) in [
            ("خمسة عشر يوما", 15.0, 2),
            ("خمس وعشرون سنة", 25.0, 2),
            ("احدى و عشرون يوما", 21.0, 3),
            ("مئة وسبعة وسبعين عام", 177.0, 3),
            ("ألفين وأحد عشر", 2011.0, 3),
            ("ألف وتسعمئة وثمان وأربعين", 1948.0, 4),
            ("ثلاثة آلاف ومئتي رجل", 3200.0, 3),
            ("ثلاث مئة", 300.0, 2),
            ("خمسة ملايين ومئتي ألف", 5_200_000.0, 4),
            ("الألفان والواحد والعشرون", 2021.0, 3),
            ("twenty-five days", 25.0, 3),
            ("two hundred and five", 205.0, 4),
        ] {
            assert_eq!(read(text, cardinal).map(|r| (r.0, r.1)), Some((value, next)), "{text}");
        }
        assert_eq!(read("أحد المسؤولين", cardinal), None);
        assert_eq!(read("وثلاثة أيام", cardinal), Some((3.0, 1, "و".len())));
        // Two numbers that only stand side by side stay two.
        assert_eq!(read("خمسة وستة", cardinal), Some((5.0, 1, 0)));
    }

    #[test]
    fn ordinals() {
        for (text, value, next) in [
            ("الأول من", 1.0, 1),
            ("الرابع عشر", 14.0, 2),
            ("الحادي والعشرين", 21.0, 2),
            ("الثانية عشرة", 12.0, 2),
            ("العشرين", 20.0, 1),
            ("آخر يوم", -1.0, 1),
            ("third", 3.0, 1),
        ] {
            assert_eq!(read(text, ordinal).map(|r| (r.0, r.1)), Some((value, next)), "{text}");
        }
        assert_eq!(read("الحادي", ordinal), None);
    }
}
