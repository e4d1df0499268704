//! What the stage finds.

use std::ops::Range;

/// What a number is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberKind {
    /// An amount of money.
    Money,
    /// A percentage.
    Percent,
    /// A physical quantity.
    Quantity,
    /// A count of people or things.
    Count,
}

impl NumberKind {
    /// The name in the analysis.
    pub fn name(self) -> &'static str {
        match self {
            NumberKind::Money => "MONEY",
            NumberKind::Percent => "PERCENT",
            NumberKind::Quantity => "QUANTITY",
            NumberKind::Count => "COUNT",
        }
    }
}

/// A number with its unit, or with what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Bytes of the original text.
    pub span: Range<usize>,
    /// What it is of.
    pub kind: NumberKind,
    /// The amount in `unit`, if it is stated (`مليارات الدولارات` and `مئات المتظاهرين` state none).
    pub value: Option<f64>,
    /// ISO 4217 code for money, `%`, or the unit's symbol (`km`, `kg`); none for a count.
    pub unit: Option<String>,
    /// Bytes of what is counted.
    pub of: Option<Range<usize>>,
    /// The text says that the number is not exact (`نحو`, `مئات`).
    pub approximate: bool,
    /// The least that the text says (`ما لا يقل عن 5`, `بين 5 و10`).
    pub min: Option<f64>,
    /// The most that the text says (`أقل من 5`).
    pub max: Option<f64>,
}

impl Number {
    /// A number with its unit and nothing said of how exact it is.
    pub(super) fn new(
        span: Range<usize>,
        kind: NumberKind,
        value: Option<f64>,
        unit: Option<String>,
    ) -> Number {
        let value = value.map(tidy);
        Number { span, kind, value, unit, of: None, approximate: false, min: None, max: None }
    }
}

/// A value to twelve significant digits, so that 0.1 + 0.2 is written 0.3.
pub(super) fn tidy(value: f64) -> f64 {
    if value == 0.0 {
        return value;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the exponent of a double is small")]
    let digits = 11 - value.abs().log10().floor() as i32;
    // Dividing by a power of ten keeps the nearest double, multiplying by a fraction does not.
    if digits >= 0 { (value * 10f64.powi(digits)).round() / 10f64.powi(digits) } else { value.round() }
}
