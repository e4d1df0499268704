//! What a text says once of a name holds wherever it has it: that it is a disease's (`فيروس «إيبولا»`), and so no name in the annotation's sense, or
//! what the noun before its marks calls it (`فيلم «الشراع»`).

use std::collections::HashMap;

use crate::entity::{EntityKind, Mention, gazetteer};
use crate::lexicon::Table;
use crate::text::clitic::splits;
use crate::text::{Document, TokenKind};

/// A name less sure than this has the type that the text gives it elsewhere.
const DOUBTFUL: f32 = 0.6;

/// A listed town taken for a body, as the place it is where the text is not on sport: clubs are called after towns, governments by their own name.
pub(super) fn towns(document: &Document<'_>, mut mentions: Vec<Mention>) -> Vec<Mention> {
    static SPORT: Table = Table::of_names("sport");
    static OUTSIDE: Table = Table::of_names("outside");
    // `جريدة الرياض`
    let named_after = |i: usize| {
        let row = splits(document.folded(i)).find_map(|s| OUTSIDE.get(s.stem));
        row.is_some_and(|row| row.column(0) == "ORG")
    };
    let is_town = |m: &Mention| {
        let listed = || gazetteer::lookup(&folded(document, m));
        m.kind == EntityKind::Organisation
            && m.tokens.len() == 1
            && !document.surface(m.tokens.start.saturating_sub(1)).starts_with(['«', '“', '"', '('])
            && !m.tokens.start.checked_sub(1).is_some_and(named_after)
            && listed().is_some_and(|e| e.kind == EntityKind::Location && !e.weak)
    };
    if mentions.iter().any(is_town) {
        let words = || (0..document.tokens().len()).filter(|&i| document.token(i).kind == TokenKind::Arabic);
        let sport = words().any(|i| splits(document.folded(i)).any(|s| SPORT.contains(s.bare())));
        for mention in mentions.iter_mut().filter(|m| !sport && is_town(m)) {
            mention.kind = EntityKind::Location;
        }
    }
    mentions
}

/// Folded names → what the text tells of them.
#[derive(Debug, Default)]
pub(super) struct Told(HashMap<String, Option<EntityKind>>);

/// What nouns of `called.tsv` say of the mentions that follow them, and what is known of the names in marks, `quoted`.
pub(super) fn told(document: &Document<'_>, mentions: &[Mention], quoted: &[Mention]) -> Told {
    let mut told = HashMap::new();
    for mention in quoted.iter().filter(|m| is_thing(m.kind)) {
        told.entry(folded(document, mention)).or_insert(Some(mention.kind));
    }
    for mention in mentions.iter().filter(|m| is_thing(m.kind) && is_none(document, m)) {
        told.insert(folded(document, mention), None);
    }
    Told(told)
}

impl Told {
    /// A mention as the text tells of it elsewhere; nothing where that is no name.
    pub(super) fn settle(&self, document: &Document<'_>, mut mention: Mention) -> Option<Mention> {
        match self.0.get(&folded(document, &mention)).copied() {
            Some(None) if is_thing(mention.kind) => None,
            Some(Some(kind)) if is_thing(mention.kind) && mention.confidence < DOUBTFUL => {
                mention.kind = kind;
                Some(mention)
            }
            _ => Some(mention),
        }
    }
}

/// Types that are taken for one another, and for what is no name: a disease may be called after a place, or be a person's.
fn is_thing(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Organisation | EntityKind::Misc)
}

fn folded(document: &Document<'_>, mention: &Mention) -> String {
    crate::text::fold::fold(&document.text()[mention.span.clone()])
}

/// Whether the noun right before a mention, or before its opening mark, says that it is no name.
fn is_none(document: &Document<'_>, mention: &Mention) -> bool {
    static CALLED: Table = Table::of_names("called");
    let before = |i: usize| i.checked_sub(1).filter(|&i| !document.token(i + 1).line_before);
    let mark =
        before(mention.tokens.start).filter(|&i| matches!(document.surface(i), "«" | "“" | "\"" | "("));
    let noun = before(mark.unwrap_or(mention.tokens.start));
    noun.filter(|&noun| document.token(noun).kind == TokenKind::Arabic)
        .and_then(|noun| splits(document.folded(noun)).find_map(|s| CALLED.get(s.bare())))
        .is_some_and(|row| row.column(0) == "none")
}
