//! An original beside its translation, or beside a later version: which statement is which, and what disagrees.
//!
//! Statements are paired in their order (Needleman and Wunsch, 1970, within a band), by what both languages share: numbers, days, things named, the
//! speaker, and where in the text they stand; in one language by their words too.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::join::Joined;
use super::read::Read;
use super::skeleton::skeleton;
use super::statement::{self, Statement, amount};
use super::stem::Vocabulary;
use super::{Article, join};
pub use crate::analysis::Range;
use crate::analysis::Word;

/// Two statements that are alike from here on are one.
const ALIKE: f32 = 0.45;

/// A statement is looked for among so many on either side of where it should stand.
const BAND: usize = 24;

/// Values that stand at places so far apart, as a part of the text, may be one value told otherwise.
const NEAR: f32 = 0.08;

/// An original beside its translation. Positions are UTF-16 code units.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Confrontation {
    /// Always `isnad-confrontation/1`.
    pub schema: Word,
    /// The ids of the quotations that are one statement, in the original and in the translation.
    pub pairs: Vec<[String; 2]>,
    /// What disagrees, in the order of the original; what only the translation has where it would stand.
    pub disagreements: Vec<Contradiction>,
    /// Places that belong together, ascending in both texts, from the beginnings to the ends: by these the texts scroll together.
    pub anchors: Vec<[usize; 2]>,
}

/// Something that disagrees.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Contradiction {
    /// `missing` (a statement is not in the translation), `added` (it is there alone), `speaker` (another one), `form` (direct in one, indirect in the
    /// other), `number` or `day` (another, or none), `name` (a name is not in the translation).
    pub kind: Word,
    /// Where in the original.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original: Option<Range>,
    /// Where in the translation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation: Option<Range>,
}

/// Sets an original beside its translation.
///
/// ```
/// use isnad::compare::{Article, confront};
/// let texts = ["قالت هالة المرعشي: «بلغ العجز 40 مليون دولار».", "Hala al-Marashi said that the deficit was 45 million dollars."];
/// let analyses = texts.map(|text| isnad::analyze(text, &isnad::Options::default()));
/// let [original, translation] = [0, 1].map(|n| Article { text: texts[n], analysis: &analyses[n], name: None });
/// let kinds: Vec<_> = confront(original, translation).disagreements.iter().map(|one| one.kind).collect();
/// assert!(kinds.contains(&"form") && kinds.contains(&"number"));
/// ```
pub fn confront(original: Article<'_>, translation: Article<'_>) -> Confrontation {
    let articles = [original, translation];
    let mut vocabulary = Vocabulary::default();
    let reads: Vec<Read<'_>> = articles.iter().map(|article| Read::new(article, &mut vocabulary)).collect();
    let joined = Joined::new(&articles);
    let (said, _) = statement::all(&reads, &joined);
    let (left, right) = said.split_at(said.partition_point(|one| one.article == 0));
    let sides = Sides { reads: &reads, joined: &joined, left, right };
    let pairs = sides.pair();
    let mut disagreements = sides.of_statements(&pairs);
    let mut anchors: Vec<[usize; 2]> = pairs
        .iter()
        .map(|&(a, b)| [sides.range(0, &left[a]).start, sides.range(1, &right[b]).start])
        .collect();
    sides.of_values(&pairs, &mut disagreements, &mut anchors);
    sides.of_names(&articles, &mut disagreements);
    let place = |one: &Contradiction| match (one.original, one.translation) {
        (Some(span), _) => sides.part(0, span.start),
        (None, Some(span)) => sides.part(1, span.start),
        (None, None) => 0.0,
    };
    disagreements.sort_by(|a, b| place(a).total_cmp(&place(b)));
    let id = |article: usize, one: &Statement| reads[article].analysis.quotes[one.quote].id.clone();
    Confrontation {
        schema: "isnad-confrontation/1",
        pairs: pairs.iter().map(|&(a, b)| [id(0, &left[a]), id(1, &right[b])]).collect(),
        disagreements,
        anchors: ascending(anchors, [sides.length(0), sides.length(1)]),
    }
}

struct Sides<'a> {
    reads: &'a [Read<'a>],
    joined: &'a Joined,
    left: &'a [Statement],
    right: &'a [Statement],
}

impl Sides<'_> {
    fn length(&self, article: usize) -> usize {
        self.reads[article].analysis.document.length
    }

    /// How far into its text a position is, from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "positions in a text")]
    fn part(&self, article: usize, at: usize) -> f32 {
        at as f32 / self.length(article).max(1) as f32
    }

    fn range(&self, article: usize, one: &Statement) -> Range {
        let quote = &self.reads[article].analysis.quotes[one.quote];
        Range { start: quote.start, end: quote.end }
    }

    /// Where the statement of a pair stands in its text.
    fn pair_range(&self, article: usize, a: usize, b: usize) -> Range {
        if article == 0 { self.range(0, &self.left[a]) } else { self.range(1, &self.right[b]) }
    }

    /// How alike two statements are, from 0 to 1.
    fn alike(&self, a: &Statement, b: &Statement) -> f32 {
        let apart = (self.part(0, self.range(0, a).start) - self.part(1, self.range(1, b).start)).abs();
        let place = (1.0 - 4.0 * apart).max(0.0);
        let yes = |truth: bool| f32::from(u8::from(truth));
        let beside = 0.3 * place + 0.25 * yes(a.source == b.source) + 0.1 * yes(a.verbatim == b.verbatim);
        let told =
            if a.language == b.language { Some(statement::likeness(a, b)) } else { a.facts.alike(&b.facts) };
        match told {
            Some(told) => beside + 0.35 * told,
            None => beside / 0.65,
        }
    }

    /// Which statement is which: numbers of those of the original and of the translation, ascending.
    fn pair(&self) -> Vec<(usize, usize)> {
        let (n, m) = (self.left.len(), self.right.len());
        let width = 2 * BAND + 1;
        // Cell `j` of row `i` is column `j` of the band around where statement `i` should stand.
        let first = |i: usize| (i * m / n.max(1)).saturating_sub(BAND);
        let mut best = vec![0.0f32; (n + 1) * (width + 1)];
        let at = |i: usize, j: usize| {
            let column = j.saturating_sub(first(i)).min(width);
            i * (width + 1) + column
        };
        let gain = |i: usize, j: usize| self.alike(&self.left[i], &self.right[j]) - ALIKE;
        for i in (0..n).rev() {
            let last = m.min(first(i) + width);
            for j in (first(i)..last).rev() {
                let skip_left = best[at(i + 1, j)];
                let skip_right = if j + 1 < last { best[at(i, j + 1)] } else { 0.0 };
                let both = gain(i, j) + best[at(i + 1, j + 1)];
                best[at(i, j)] = skip_left.max(skip_right).max(both);
            }
        }
        let mut pairs = Vec::new();
        let (mut i, mut j) = (0, 0);
        while i < n && j < m {
            let last = m.min(first(i) + width);
            if j >= last {
                i += 1;
                continue;
            }
            j = j.max(first(i));
            let here = best[at(i, j)];
            let gained = gain(i, j);
            if gained > 0.0 && here <= gained + best[at(i + 1, j + 1)] {
                pairs.push((i, j));
                (i, j) = (i + 1, j + 1);
            } else if here <= best[at(i + 1, j)] {
                i += 1;
            } else {
                j += 1;
            }
        }
        pairs
    }

    fn of_statements(&self, pairs: &[(usize, usize)]) -> Vec<Contradiction> {
        let mut found = Vec::new();
        let matched: (HashSet<usize>, HashSet<usize>) = pairs.iter().copied().unzip();
        for (_, one) in self.left.iter().enumerate().filter(|(n, _)| !matched.0.contains(n)) {
            found.push(Contradiction {
                kind: "missing",
                original: Some(self.range(0, one)),
                translation: None,
            });
        }
        for (_, one) in self.right.iter().enumerate().filter(|(n, _)| !matched.1.contains(n)) {
            found.push(Contradiction {
                kind: "added",
                original: None,
                translation: Some(self.range(1, one)),
            });
        }
        for &(a, b) in pairs {
            let (a, b) = (&self.left[a], &self.right[b]);
            let mut differ = |kind| {
                let (original, translation) = (Some(self.range(0, a)), Some(self.range(1, b)));
                found.push(Contradiction { kind, original, translation });
            };
            if self.other_speaker(a, b) {
                differ("speaker");
            }
            if a.verbatim != b.verbatim {
                differ("form");
            }
        }
        found
    }

    /// Whether two statements are said by two. Who is described in two languages, not named, cannot be told.
    fn other_speaker(&self, a: &Statement, b: &Statement) -> bool {
        let (one, other) = (&self.joined.rows[a.source], &self.joined.rows[b.source]);
        let told = |row: &join::Row| row.thing.is_some() || a.language == b.language && row.sort != "unknown";
        a.source != b.source
            && (told(one) && told(other) || (one.sort == "unknown") != (other.sort == "unknown"))
    }

    /// Numbers and days that only one text has; where each has one of its own at one place, these are one told otherwise.
    fn of_values(
        &self,
        pairs: &[(usize, usize)],
        found: &mut Vec<Contradiction>,
        anchors: &mut Vec<[usize; 2]>,
    ) {
        type Told = (String, Range);
        // The pair of statements that holds a place, by its number.
        let pair = |article: usize, at: usize| {
            let first = pairs.partition_point(|&(a, b)| self.pair_range(article, a, b).start <= at);
            let n = first.checked_sub(1)?;
            let (a, b) = pairs[n];
            (at < self.pair_range(article, a, b).end).then_some(n)
        };
        let numbers = |article: usize| -> Vec<Told> {
            let numbers = self.reads[article].analysis.numbers.iter();
            numbers.filter_map(|one| Some((amount(one)?, Range { start: one.start, end: one.end }))).collect()
        };
        let days = |article: usize| -> Vec<Told> {
            let read = &self.reads[article];
            let times = read.analysis.times.iter().filter(|one| read.tells(one.start));
            let told = |one: &crate::analysis::Time| {
                let days = format!("{} {}", one.from.as_ref()?, one.to.as_ref()?);
                Some((days, Range { start: one.start, end: one.end }))
            };
            times.filter_map(told).collect()
        };
        for (kind, of) in [("number", &numbers as &dyn Fn(usize) -> Vec<Told>), ("day", &days)] {
            let (left, right) = (of(0), of(1));
            let lacking = |ones: &[Told], others: &[Told]| -> Vec<Range> {
                let there: HashSet<&str> = others.iter().map(|(value, _)| value.as_str()).collect();
                let mut seen = HashSet::new();
                let lacks =
                    |(value, _): &&Told| !there.contains(value.as_str()) && seen.insert(value.clone());
                ones.iter().filter(lacks).map(|(_, span)| *span).collect()
            };
            let (only_left, mut only_right) = (lacking(&left, &right), lacking(&right, &left));
            for original in only_left {
                let here = pair(0, original.start);
                let apart = |span: &Range| {
                    let one = here.is_some() && here == pair(1, span.start);
                    if one { 0.0 } else { (self.part(0, original.start) - self.part(1, span.start)).abs() }
                };
                let nearest = (0..only_right.len())
                    .min_by(|&a, &b| apart(&only_right[a]).total_cmp(&apart(&only_right[b])));
                let nearest =
                    nearest.filter(|&n| apart(&only_right[n]) <= NEAR).map(|n| only_right.remove(n));
                found.push(Contradiction { kind, original: Some(original), translation: nearest });
            }
            let alone = only_right.into_iter();
            found.extend(alone.map(|span| Contradiction { kind, original: None, translation: Some(span) }));
            // What each text says once is one place.
            let once = |ones: &[Told]| -> HashMap<String, usize> {
                let mut count: HashMap<&str, usize> = HashMap::new();
                ones.iter().for_each(|(value, _)| *count.entry(value).or_default() += 1);
                let single = ones.iter().filter(|(value, _)| count[value.as_str()] == 1);
                single.map(|(value, span)| (value.clone(), span.start)).collect()
            };
            let there = once(&right);
            for (value, start) in once(&left) {
                anchors.extend(there.get(&value).map(|&other| [start, other]));
            }
        }
    }

    /// Names of the original that are not in the translation, of those that would be known there.
    fn of_names(&self, articles: &[Article<'_>; 2], found: &mut Vec<Contradiction>) {
        let languages = articles.each_ref().map(|article| article.analysis.document.language);
        for members in
            self.joined.things.iter().filter(|members| members.iter().all(|&(article, _)| article == 0))
        {
            let entity = &articles[0].analysis.entities[members[0].1];
            let known = languages[0] == languages[1]
                || entity.wikidata.is_some()
                || entity.kind == "PER" && skeleton(&join::plain(&entity.name)).is_some();
            if known && matches!(entity.kind, "PER" | "ORG" | "LOC") {
                let mention = articles[0].analysis.mentions.iter().find(|one| one.entity == entity.id);
                let span = mention.map(|one| Range { start: one.start, end: one.end });
                found.push(Contradiction { kind: "name", original: span, translation: None });
            }
        }
    }
}

/// The longest run of places that ascend in both texts, between the beginnings and the ends.
fn ascending(mut places: Vec<[usize; 2]>, ends: [usize; 2]) -> Vec<[usize; 2]> {
    places.retain(|place| (0..2).all(|n| place[n] > 0 && place[n] < ends[n]));
    places.sort_unstable();
    places.dedup_by_key(|place| place[0]);
    // Of each length the run that ends lowest (patience sorting).
    let mut lowest: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (n, place) in places.iter().enumerate() {
        let length = lowest.partition_point(|&other| places[other][1] < place[1]);
        before.push(length.checked_sub(1).map(|shorter| lowest[shorter]));
        if length == lowest.len() {
            lowest.push(n);
        } else {
            lowest[length] = n;
        }
    }
    let mut run = vec![ends];
    let mut next = lowest.last().copied();
    while let Some(n) = next {
        run.push(places[n]);
        next = before[n];
    }
    run.push([0, 0]);
    run.reverse();
    run
}
