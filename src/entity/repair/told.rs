//! What a text says once of a name holds wherever it has it: that it is a disease's (`فيروس «إيبولا»`), and so no name in the annotation's sense, or
//! what the noun before its marks calls it (`فيلم «الشراع»`).

use std::collections::HashMap;

use crate::entity::{EntityKind, Mention};
use crate::lexicon::Table;
use crate::text::clitic::splits;
use crate::text::{Document, TokenKind};

/// A name less sure than this has the type that the text gives it elsewhere.
const DOUBTFUL: f32 = 0.6;

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
