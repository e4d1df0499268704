//! The features of a line: its shape, its words and its place among the others.

use std::collections::HashMap;

use super::super::{Document, Language, TokenKind};
use super::line::{CROSSHEAD, Line, SHORT, is_image, is_listed};
use super::{Block, BlockRole, cue};

/// By how many words a crosshead that stands directly under links is shorter than all of them.
pub(super) const SHORTER: usize = 2;
/// The longest line that is a name alone, in words.
const NAME: usize = 4;
/// The longest byline, in words, but for those that open as one.
const BYLINE: usize = 14;
/// How many lines of the article can stand before a byline.
const TOP: usize = 8;
/// How many short lines without a stop make the foot of a page.
const FOOT: usize = 3;

macro_rules! features {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What holds of a line; the names are those of `role_weights.tsv`, where what each says is written.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Feature { $($(#[$doc])* $name,)* }

        impl Feature {
            /// All of them, in order.
            pub(super) const ALL: &[(Feature, &str)] = &[$((Feature::$name, $text),)*];
        }
    };
}

features! {
    /// Every line.
    Any = "any",
    Prose = "prose",
    Sentence = "sentence",
    Stopped = "stopped",
    Image = "image",
    Wordless = "wordless",
    Address = "address",
    Markup = "markup",
    Furniture = "furniture",
    Caption = "caption",
    Run = "run",
    Rest = "rest",
    Repeated = "repeated",
    Listed = "listed",
    Introduced = "introduced",
    Numbered = "numbered",
    Link = "link",
    Titular = "titular",
    Crosshead = "crosshead",
    Linked = "linked",
    Lone = "lone",
    Opens = "opens",
    Holds = "holds",
    Dated = "dated",
    Bare = "bare",
    Place = "place",
    Name = "name",
    Bracketed = "bracketed",
    Long = "long",
    Late = "late",
    First = "first",
    Foot = "foot",
    /// It was taken for furniture; no weight of its own.
    Dropped = "dropped",
}

/// The features of one line.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Features(u64);

impl Features {
    pub(super) fn has(self, feature: Feature) -> bool {
        self.0 >> feature as u32 & 1 == 1
    }

    pub(super) fn add(&mut self, feature: Feature) {
        self.0 |= 1 << feature as u32;
    }

    pub(super) fn add_if(&mut self, holds: bool, feature: Feature) {
        self.0 |= u64::from(holds) << feature as u32;
    }
}

/// Where the article lies among the lines.
pub(super) struct Place {
    /// The first line of running text.
    pub(super) first: usize,
    /// The last one.
    pub(super) last: usize,
    /// Words of running text before each line, and in all.
    prose_before: Vec<usize>,
    /// The first line with the same words as each.
    same: Vec<usize>,
    /// How many lines have the same words as each.
    pub(super) times: Vec<usize>,
    /// The foot of the page: short lines without a stop, several together.
    foot: usize,
}

impl Place {
    pub(super) fn new(document: &Document<'_>, lines: &[Line]) -> Place {
        let cued = |n: usize, line: &Line| {
            cue::find(document, line, n > 0).is_some()
                || is_image(document, line)
                || is_machine(document, lines, n)
        };
        let runs = |strict: bool| {
            move |(n, line): &(usize, &Line)| {
                // A question or a quotation before the article is rather its title.
                let ended = if strict { line.full } else { line.is_prose() };
                let short = ended && line.words >= NAME && !cue::credit(document, line).opens;
                (line.words > SHORT || short) && !cued(*n, line)
            }
        };
        let first = lines.iter().enumerate().find(runs(true)).map(|(n, _)| n);
        let last = lines.iter().enumerate().rev().find(runs(false)).map(|(n, _)| n);
        // A text of short lines alone: its first may be a title, the rest is what it says.
        let lines_alone = lines.iter().enumerate().filter(|(n, line)| !cued(*n, line)).nth(1).map(|(n, _)| n);
        let first = first.or(lines_alone).unwrap_or(0);
        let last = last.unwrap_or(lines.len().saturating_sub(1)).max(first);
        let mut prose = 0;
        let mut prose_before = Vec::with_capacity(lines.len() + 1);
        for line in lines {
            prose_before.push(prose);
            prose += if line.is_prose() { line.words } else { 0 };
        }
        prose_before.push(prose);
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut times = vec![0; lines.len()];
        let mut same = Vec::with_capacity(lines.len());
        for (n, line) in lines.iter().enumerate() {
            let first = *seen.entry(words(document, line)).or_insert(n);
            same.push(first);
            times[first] += 1;
        }
        for n in 0..lines.len() {
            times[n] = times[same[n]];
        }
        let mut foot = lines.len();
        while foot > last + 1 && lines[foot - 1].is_titular(CROSSHEAD) && !lines[foot - 1].sentence {
            foot -= 1;
        }
        let colon = foot > 0 && foot < lines.len() && document.surface(lines[foot - 1].tokens.end - 1) == ":";
        let foot = if lines.len() - foot < FOOT || colon || first == last { lines.len() } else { foot };
        Place { first, last, prose_before, same, times, foot }
    }

    /// Whether more running text stands before line `n` than after it.
    pub(super) fn mostly_before(&self, n: usize) -> bool {
        let all = self.prose_before.last().copied().unwrap_or(0);
        self.prose_before[n] * 2 > all
    }

    /// An author box, a comment form in another language under the article: what follows its last line is furniture, running text too,
    /// where a line of it says so.
    pub(super) fn foreign_tail(&self, blocks: &[Block], features: &[Features], roles: &mut [BlockRole]) {
        let Some(main) = blocks.get(self.first).map(|b| b.language) else { return };
        let own = blocks.iter().rposition(|b| b.language == main).map_or(0, |n| n + 1);
        let says = |n: usize| features[n].has(Feature::Furniture);
        if own > self.first && self.mostly_before(own.min(blocks.len())) && (own..blocks.len()).any(says) {
            roles[own..].fill(BlockRole::Furniture);
        }
    }
}

/// The folded words of a line.
fn words(document: &Document<'_>, line: &Line) -> String {
    let words = line.tokens.clone().filter(|&i| document.token(i).kind != TokenKind::Mark);
    words.map(|i| document.folded(i)).collect::<Vec<_>>().join(" ")
}

/// Whether a line is a web address or a time code and nothing else, or the number of a subtitle above its time code.
fn is_machine(document: &Document<'_>, lines: &[Line], n: usize) -> bool {
    let all = |line: &Line, kind| line.tokens.clone().all(|i| document.token(i).kind == kind);
    let numbered = || {
        let clock = lines.get(n + 1).map(|next| document.surface(next.tokens.start));
        all(&lines[n], TokenKind::Number) && clock.is_some_and(|clock| clock.contains("-->"))
    };
    all(&lines[n], TokenKind::Machine) || numbered()
}

/// Whether a line is left over from the source of a page (`<div class="…">`, `content="…" />`).
fn is_markup(document: &Document<'_>, line: &Line) -> bool {
    let (first, last) = (line.tokens.start, line.tokens.end - 1);
    let tag = |i: usize| document.token(i).kind == TokenKind::Latin || document.surface(i) == "/";
    line.tokens.len() > 2
        && document.surface(last) == ">"
        && (document.surface(last - 1) == "/" || document.surface(first) == "<" && tag(first + 1))
}

/// The features of line `n` that it shows by itself; `own` lines of the article stand before it.
pub(super) fn of(document: &Document<'_>, lines: &[Line], n: usize, place: &Place, own: usize) -> Features {
    use Feature as F;
    let line = &lines[n];
    let head = n < place.first;
    let tail = n > place.last;
    let mut found = Features::default();
    found.add(F::Any);
    found.add_if(line.is_prose() && !head || n == place.first && lines.len() > 1, F::Prose);
    found.add_if(line.full || line.sentence && !head, F::Sentence);
    found.add_if(line.stopped, F::Stopped);
    found.add_if(is_image(document, line), F::Image);
    found.add_if(line.words == 0, F::Wordless);
    found.add_if(is_machine(document, lines, n), F::Address);
    found.add_if(is_markup(document, line), F::Markup);
    found.add_if(place.same[n] < n && line.words > 0 && !line.is_prose(), F::Repeated);
    let listed = is_listed(document, line);
    found.add_if(listed, F::Listed);
    found.add_if(listed && document.token(line.tokens.start).kind == TokenKind::Number, F::Numbered);
    let before_prose = lines.get(n + 1).is_some_and(|next| next.is_prose() && !is_listed(document, next));
    let heading = line.is_titular(SHORT) && (head || line.words <= CROSSHEAD);
    found.add_if(heading && (head || opens_text(document, lines, n)), F::Titular);
    found.add_if(!head && heading && opens_text(document, lines, n), F::Crosshead);
    found.add_if(head && line.words == 1 && !before_prose, F::Lone);
    found.add_if(n >= place.foot, F::Foot);
    let credit = cue::credit(document, line);
    found.add_if(credit.opens, F::Opens);
    found.add_if(credit.holds, F::Holds);
    found.add_if(credit.dated, F::Dated);
    found.add_if(credit.bare && line.words > 0, F::Bare);
    let bracketed = document.surface(line.tokens.start) == "("
        && document.surface(line.tokens.end - 1) == ")"
        && line.words <= NAME;
    found.add_if(bracketed, F::Bracketed);
    if own > 0 && !listed && !line.full {
        let separator = |&i: &usize| matches!(document.surface(i), ":" | "/" | "-" | "–" | "—" | "|");
        let parts = line.tokens.clone().filter(separator).count();
        found.add_if(line.words <= 7 && (1..=2).contains(&parts), F::Place);
        found.add_if((2..=NAME).contains(&line.words) && !line.sentence, F::Name);
    }
    found.add_if(line.words > BYLINE && !credit.opens, F::Long);
    found.add_if(!(head && own < TOP || tail && (credit.opens || credit.bare)), F::Late);
    found.add_if(own == 0, F::First);
    found
}

/// Whether a short line stands above running text: directly, or above another short line that does (`ماذا قال الأوروبيون؟`, `ألمانيا`).
fn opens_text(document: &Document<'_>, lines: &[Line], n: usize) -> bool {
    let text = |l: &Line| l.is_prose() || l.stopped && l.words >= NAME;
    let prose = |n: usize| lines.get(n).is_some_and(|l| text(l) && !is_listed(document, l));
    let short = |n: usize| lines.get(n).is_some_and(|l| l.words > 0 && l.words <= NAME && !l.stopped);
    prose(n + 1) || (short(n + 1) && prose(n + 2))
}

/// The language in which most of the article is.
pub(super) fn language(blocks: &[Block], first: usize) -> Language {
    blocks.get(first).map_or(Language::Other, |b| b.language)
}
