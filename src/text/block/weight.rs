//! What features say for roles: the table of weights, and the role with the greatest sum.

use std::sync::OnceLock;

use super::BlockRole;
use super::shape::{Feature, Features};
use crate::lexicon;

/// The roles that features speak for, the first of equals taken. A heading is a crosshead until its place tells more.
const ROLES: [(&str, BlockRole); 6] = [
    ("body", BlockRole::Body),
    ("list", BlockRole::List),
    ("byline", BlockRole::Byline),
    ("caption", BlockRole::Caption),
    ("heading", BlockRole::Crosshead),
    ("furniture", BlockRole::Furniture),
];

/// The weights of one feature, by role.
type Weights = [i32; ROLES.len()];

fn weights() -> &'static Vec<Weights> {
    static WEIGHTS: OnceLock<Vec<Weights>> = OnceLock::new();
    WEIGHTS.get_or_init(|| {
        let mut weights = vec![[0; ROLES.len()]; Feature::ALL.len()];
        for (form, row) in lexicon::rows(lexicon::tables::TEXT_ROLE_WEIGHTS) {
            let feature = Feature::ALL.iter().position(|(_, name)| *name == form);
            let role = ROLES.iter().position(|(name, _)| *name == row.column(0));
            if let (Some(feature), Some(role)) = (feature, role) {
                weights[feature][role] = number(row.column(1));
            }
        }
        weights
    })
}

/// The role for which the features of a line say most.
pub(super) fn role(features: Features) -> BlockRole {
    let mut sums = [0; ROLES.len()];
    for (n, (feature, _)) in Feature::ALL.iter().enumerate() {
        if features.has(*feature) {
            for (sum, weight) in sums.iter_mut().zip(weights()[n]) {
                *sum += weight;
            }
        }
    }
    let mut best = 0;
    for (n, sum) in sums.iter().enumerate() {
        if *sum > sums[best] {
            best = n;
        }
    }
    ROLES[best].1
}

/// The weight of a title's sign; 0 for one that the table lacks.
pub(super) fn of_title(sign: &str) -> i32 {
    let rows = lexicon::rows(lexicon::tables::TEXT_ROLE_WEIGHTS);
    rows.filter(|(form, row)| *form == sign && row.column(0) == "title")
        .map(|(_, row)| number(row.column(1)))
        .sum()
}

fn number(written: &str) -> i32 {
    written.parse().unwrap_or_default()
}
