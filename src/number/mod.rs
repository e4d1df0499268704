//! Numbers with a unit: amounts of money, percentages and physical quantities.

pub mod words;

use std::ops::Range;

use crate::text::Document;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberKind {
    /// An amount of money.
    Money,
    /// A percentage.
    Percent,
    /// A physical quantity.
    Quantity,
}

impl NumberKind {
    /// The name in the analysis.
    pub fn name(self) -> &'static str {
        match self {
            NumberKind::Money => "MONEY",
            NumberKind::Percent => "PERCENT",
            NumberKind::Quantity => "QUANTITY",
        }
    }
}

/// A number with its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Bytes of the original text.
    pub span: Range<usize>,
    /// What is counted.
    pub kind: NumberKind,
    /// The amount in `unit`, if it is stated (`مليارات الدولارات` states none).
    pub value: Option<f64>,
    /// ISO 4217 code for money, `%`, or the unit's symbol (`km`, `kg`).
    pub unit: Option<String>,
}

/// Finds the numbers of a document.
pub fn find(_document: &Document<'_>) -> Vec<Number> {
    Vec::new()
}
