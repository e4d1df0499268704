//! The result, as JSON carries it. Articles are named by their number in the order in which they were given, from 0; positions are UTF-16 code
//! units into the article's text, half open. The shape is told in `docs/comparison.md`.

use serde::Serialize;

use crate::analysis::Word;

/// Articles on one story, side by side.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// Always `isnad-comparison/1`.
    pub schema: Word,
    /// The articles, in the order given.
    pub articles: Vec<Summary>,
    /// What they name, that of most articles first.
    pub entities: Vec<Thing>,
    /// Who speaks in which: named sources by their words, then the unnamed, then what nobody is named for.
    pub sources: Vec<Voice>,
    /// Statements that stand in several articles, in their wordings.
    pub statements: Vec<Statement>,
    /// The days that they tell of, in their order.
    pub days: Vec<Day>,
    /// Numbers of one thing that differ.
    pub numbers: Vec<Disagreement>,
    /// Days of one event that differ.
    pub dates: Vec<Disagreement>,
}

/// One article.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// What it is called: as given, else its title; empty where it has none.
    pub name: String,
    /// BCP 47 tag: `ar`, `en` or `und`.
    pub language: Word,
    /// Day of publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Its statements.
    pub statements: usize,
    /// Their words.
    pub words: usize,
    /// Those of them that are given verbatim.
    pub verbatim: usize,
    /// Those of unnamed sources, and those for which nobody is named.
    pub unnamed: usize,
    /// The row of the source with most words, with these: on whom the article rests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rests_on: Option<Share>,
    /// The ids of the entities that it alone names.
    pub only: Vec<String>,
}

/// What one source has of an article.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Share {
    /// Its id in [`Comparison::sources`].
    pub source: String,
    /// Its words.
    pub words: usize,
}

/// An entity over all articles.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Thing {
    /// `e1`, `e2` …
    pub id: String,
    /// `PER`, `ORG`, `LOC`, `NORP` or `MISC`.
    #[serde(rename = "type")]
    pub kind: Word,
    /// The name that most mentions bear.
    pub name: String,
    /// Its other names, in other articles.
    pub aliases: Vec<String>,
    /// Wikidata identifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    /// How often it is mentioned.
    pub mentions: usize,
    /// Where.
    pub places: Vec<Place>,
}

/// A thing of one article by its id there.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// The article.
    pub article: usize,
    /// The id that it has there.
    pub id: String,
    /// How often it is mentioned.
    pub mentions: usize,
}

/// A source over all articles.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Voice {
    /// `s1`, `s2` …
    pub id: String,
    /// Its name; empty for what nobody is named for.
    pub name: String,
    /// `named`, `anonymous`, `collective`, `institution`, `document`, or `unknown` where nobody is named.
    pub sort: Word,
    /// The id of the entity that it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// All its words.
    pub words: usize,
    /// What it says in which article; those where it does not speak are left out.
    pub cells: Vec<VoiceCell>,
}

/// What one source says in one article.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VoiceCell {
    /// The article.
    pub article: usize,
    /// The ids of the source there.
    pub sources: Vec<String>,
    /// Its words there.
    pub words: usize,
    /// Those given verbatim.
    pub verbatim: usize,
    /// The ids of the quotations.
    pub quotes: Vec<String>,
}

/// One statement in its wordings, the fullest first.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Statement {
    /// `q1`, `q2` …
    pub id: String,
    /// Into so many columns the wordings are cut.
    pub columns: usize,
    /// The wordings.
    pub wordings: Vec<Wording>,
    /// How the others differ from the first.
    pub differences: Vec<Difference>,
}

/// One wording of a statement.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Wording {
    /// The article.
    pub article: usize,
    /// The id of the quotation there.
    pub quote: String,
    /// The id of who says it, in [`Comparison::sources`].
    pub source: String,
    /// It is given in marks.
    pub verbatim: bool,
    /// Stretches of it that are given in marks, where it is not in marks as a whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<[usize; 2]>,
    /// It is in another language than the first wording: its words are not aligned.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub translated: bool,
    /// The verb or phrase that introduces it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<String>,
    /// For each column what stands in it; nothing where it is cut.
    pub cells: Vec<Vec<Part>>,
}

/// A stretch of a wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// First code unit.
    pub start: usize,
    /// One past the last code unit.
    pub end: usize,
    /// Its words stand in the first wording too, in some form.
    pub same: bool,
}

/// How one wording differs from the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// `speaker` (somebody else is said to have said it), `form` (paraphrased), `verb` (introduced by a stronger verb than the mildest), `number`, `day`
    /// (another one), `cut`, `reworded` or `added`.
    pub kind: Word,
    /// The wording.
    pub row: usize,
    /// Of the first wording, what is cut or put otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub there: Option<[usize; 2]>,
    /// What stands here in its place, or beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub here: Option<[usize; 2]>,
}

impl Difference {
    pub(super) fn of(kind: Word, row: usize) -> Difference {
        Difference { kind, row, there: None, here: None }
    }

    pub(super) fn cut(row: usize, there: (usize, usize)) -> Difference {
        Difference { there: Some(there.into()), ..Difference::of("cut", row) }
    }

    pub(super) fn reworded(row: usize, there: (usize, usize), here: (usize, usize)) -> Difference {
        Difference { there: Some(there.into()), here: Some(here.into()), ..Difference::of("reworded", row) }
    }

    pub(super) fn added(row: usize, here: (usize, usize)) -> Difference {
        Difference { here: Some(here.into()), ..Difference::of("added", row) }
    }
}

/// A day, or a stretch of days, that articles tell of.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Day {
    /// First day, `YYYY-MM-DD`.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Where.
    pub places: Vec<Told>,
}

/// A place in an article.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    /// The article.
    pub article: usize,
    /// The number of the time or number in its layer of the analysis, from 0.
    pub index: usize,
    /// Its sentence: first code unit and one past the last.
    pub sentence: [usize; 2],
    /// The row of whoever says it, where it stands in a quotation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// One thing told with several values.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Disagreement {
    /// A number's unit or what it counts, as first written; empty for days.
    pub of: String,
    /// The values, that of most articles first.
    pub values: Vec<Value>,
}

/// One value with where it is told.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Value {
    /// As written where it is first told.
    pub text: String,
    /// Where.
    pub places: Vec<Told>,
}
