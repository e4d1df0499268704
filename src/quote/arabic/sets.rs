//! Words that single rules ask for, by what they are to the rule (`data/quote/sets.tsv`).

use crate::lexicon::{self, Table};

static SETS: Table = Table::new(lexicon::tables::QUOTE_SETS);

/// A set of words that a rule asks for; what each is, the table says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::quote) enum Set {
    Style,
    Office,
    Chair,
    State,
    About,
    Listing,
    Issuing,
    Asked,
    Remark,
    Telling,
    Particle,
    Thus,
    Itself,
    Plural,
    Was,
    Label,
    Possible,
    Quantity,
    Copula,
    Named,
    Issued,
    Own,
    Abstract,
    Impersonal,
    Statement,
    Divine,
    Prophet,
    Measure,
    Hundred,
    Conjunction,
    Being,
    Reaction,
    Timing,
    Condition,
}

impl Set {
    /// Whether a folded word, as it stands, is in the set.
    pub(in crate::quote) fn has(self, word: &str) -> bool {
        let name = match self {
            Set::Style => "style",
            Set::Office => "office",
            Set::Chair => "chair",
            Set::State => "state",
            Set::About => "about",
            Set::Listing => "listing",
            Set::Issuing => "issuing",
            Set::Asked => "asked",
            Set::Remark => "remark",
            Set::Telling => "telling",
            Set::Particle => "particle",
            Set::Thus => "thus",
            Set::Itself => "itself",
            Set::Plural => "plural",
            Set::Was => "was",
            Set::Label => "label",
            Set::Possible => "possible",
            Set::Quantity => "quantity",
            Set::Copula => "copula",
            Set::Named => "named",
            Set::Issued => "issued",
            Set::Own => "own",
            Set::Abstract => "abstract",
            Set::Impersonal => "impersonal",
            Set::Statement => "statement",
            Set::Divine => "divine",
            Set::Prophet => "prophet",
            Set::Measure => "measure",
            Set::Hundred => "hundred",
            Set::Conjunction => "conjunction",
            Set::Being => "being",
            Set::Reaction => "reaction",
            Set::Timing => "timing",
            Set::Condition => "condition",
        };
        SETS.get(word).is_some_and(|row| row.column(0).split(' ').any(|set| set == name))
    }
}
