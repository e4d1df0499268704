//! Quotations: what stands in quotation marks, what is reported without them, and who said it.

mod arabic;
mod attribution;
mod confidence;
mod echo;
mod english;
mod kind;
mod marks;
mod nest;
mod reader;
mod sources;
mod stream;
mod stretch;
mod titles;

use std::ops::Range;

pub use sources::{Link, Place, Source};

use crate::entity::Entities;
use crate::text::{Document, Language};

/// What a stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteKind {
    /// Words of a speaker, a clause or more.
    Direct,
    /// Words of a speaker inside the reporter's sentence.
    Partial,
    /// Marks around a name, a title or a so-called thing.
    Term,
    /// A reported clause without marks.
    Indirect,
}

impl QuoteKind {
    /// The name in the analysis.
    pub fn name(self) -> &'static str {
        match self {
            QuoteKind::Direct => "direct",
            QuoteKind::Partial => "partial",
            QuoteKind::Term => "term",
            QuoteKind::Indirect => "indirect",
        }
    }
}

/// What sort of source a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceSort {
    /// A person named in the text.
    Named,
    /// Someone who is not told.
    Anonymous,
    /// People of a kind (سكان القرية، التجار).
    Collective,
    /// An organisation, a government, a ministry.
    Institution,
    /// A statement, a report, a law.
    Document,
}

impl SourceSort {
    /// The name in the analysis.
    pub fn name(self) -> &'static str {
        match self {
            SourceSort::Named => "named",
            SourceSort::Anonymous => "anonymous",
            SourceSort::Collective => "collective",
            SourceSort::Institution => "institution",
            SourceSort::Document => "document",
        }
    }
}

/// Who says it, and where the text names them nearest to the quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// Bytes of the original text.
    pub span: Range<usize>,
    /// Index of the entity, if the speaker is one.
    pub entity: Option<usize>,
    /// Carried over from an earlier sentence, or from a pronoun.
    pub inferred: bool,
    /// The sort of source.
    pub sort: SourceSort,
    /// Title or role.
    pub title: Option<String>,
    /// What the speaker is called where the reader says so and the text does not at `span`; empty where the reader says that nothing tells.
    pub name: Option<String>,
    /// The reader has said so.
    pub certain: bool,
}

/// How the reporting verb frames what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// Says nothing of the truth (قال).
    Neutral,
    /// Insists (أكد).
    Assertive,
    /// Doubts or colours (زعم).
    Loaded,
}

impl Stance {
    /// The name in the analysis.
    pub fn name(self) -> &'static str {
        match self {
            Stance::Neutral => "neutral",
            Stance::Assertive => "assertive",
            Stance::Loaded => "loaded",
        }
    }
}

/// The reporting verb or phrase.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// Bytes of the original text, without `و` or `ف`.
    pub span: Range<usize>,
    /// How it frames what is said.
    pub stance: Stance,
    /// English gloss.
    pub gloss: Option<&'static str>,
}

/// A quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Bytes of the original text, marks left out.
    pub span: Range<usize>,
    /// What it is.
    pub kind: QuoteKind,
    /// The opening and the closing mark as written; either may be missing; empty for a stretch without marks.
    pub marks: String,
    /// The marks were unbalanced or crossed and have been repaired.
    pub repaired: bool,
    /// Who says it.
    pub speaker: Option<Speaker>,
    /// The verb or phrase that introduces it.
    pub cue: Option<Cue>,
    /// The agency or outlet through which it came.
    pub channel: Option<Range<usize>>,
    /// Why it is of its kind: a stable code.
    pub why: &'static str,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Where it stands among the others, and through whom it came.
    pub place: Place,
}

/// The quotations of a text, and whoever says something in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quotations {
    /// In the order of the text, the outer before the inner: two of them lie apart or one inside the other, and no stretch comes twice.
    pub quotes: Vec<Quote>,
    /// In the order in which they first speak.
    pub sources: Vec<Source>,
}

/// Finds the quotations of a document whose entities are known, and their sources. Time grows linearly with its length.
pub fn find(document: &Document<'_>, entities: &Entities) -> Quotations {
    gather(document, entities, read(document, entities))
}

/// The quotations of a document with their speakers, not yet gathered by source: see [`gather`].
pub(crate) fn read(document: &Document<'_>, entities: &Entities) -> Vec<Quote> {
    let marked = marks::find(document, |i| resumes(document, i));
    let reader = reader::Reader::new(document, entities, &marked);
    let mut periods = stream::periods(document, &marked);
    arabic::formula::leave_out(document, &mut periods);
    let found = match document.language() {
        Language::English => english::read(&reader, &periods),
        Language::Arabic | Language::Other => arabic::read(&reader, &periods),
    };
    let mut quotes = found.reports;
    for period in &periods {
        for (at, &item) in period.items.iter().enumerate() {
            let (stream::Item::Quote(q) | stream::Item::Open(q)) = item else { continue };
            let claim = found.claims[q].as_ref();
            let verdict = kind::decide(&reader, period, at, q, claim);
            let claim = claim.filter(|_| verdict.kind != QuoteKind::Term);
            quotes.push(Quote {
                span: marked[q].span(document),
                kind: verdict.kind,
                marks: marked[q].written(document),
                repaired: marked[q].repaired,
                speaker: claim.and_then(|c| c.source.as_ref().map(|s| s.speaker(c.inferred))),
                cue: claim.and_then(|c| c.cue.clone()),
                channel: claim.and_then(|c| c.channel.clone()),
                why: verdict.why,
                confidence: verdict.confidence,
                place: Place::default(),
            });
        }
    }
    let mut quotes = nest::nested(document.text(), quotes);
    echo::join(document, &mut quotes);
    for speaker in quotes.iter_mut().filter_map(|q| q.speaker.as_mut()) {
        speaker.sort = sources::sort(document, &speaker.span, speaker.entity, speaker.sort);
    }
    quotes
}

/// Quotations, in the order of the text and the outer before the inner, with whoever says something in them.
pub(crate) fn gather(document: &Document<'_>, entities: &Entities, mut quotes: Vec<Quote>) -> Quotations {
    let sources = sources::place(document, entities, &mut quotes);
    Quotations { quotes, sources }
}

/// Whether the reporter's own words go on at token `i`: a participle that hands on to the next report.
fn resumes(document: &Document<'_>, i: usize) -> bool {
    let comma = i > 0 && document.surface(i - 1) == "،";
    if comma && document.folded(i) == "في" && document.folded_at(i + 1) == "اشاره" {
        return true;
    }
    arabic::vocabulary::verb(document.folded(i)).is_some_and(|(r, _)| {
        r.form == arabic::vocabulary::Form::Participle && r.mode != attribution::Mode::Trap
    })
}
