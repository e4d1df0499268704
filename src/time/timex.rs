//! TIMEX3 periods.

use crate::decimal;

use super::lexicon::Unit;
use super::spec::Measure;

/// A TIMEX3 period: amounts of the same unit are added up, decades and centuries written in years, halves and quarters in the next unit.
pub(super) fn period(measures: &[Measure]) -> String {
    let mut amounts: [Option<Option<f64>>; 7] = [None; 7];
    let mut add = |slot: usize, amount: Option<f64>| {
        amounts[slot] = Some(match (amounts[slot], amount) {
            (Some(Some(a)), Some(b)) => Some(a + b),
            (None, b) => b,
            _ => None,
        });
    };
    // Amounts of one unit are added before they are divided: `ساعتين إلا ربعا` is one hour and 45 minutes.
    let mut merged: Vec<Measure> = Vec::with_capacity(measures.len());
    for &(unit, amount) in measures {
        match merged.iter_mut().find(|m| m.0 == unit) {
            Some(m) => m.1 = m.1.zip(amount).map(|(a, b)| a + b),
            None => merged.push((unit, amount)),
        }
    }
    for &(unit, amount) in &merged {
        let whole = |factor: f64| amount.map(|a| a * factor);
        match (unit, amount) {
            // A vague number of decades or centuries has a letter of its own.
            (Unit::Decade, None) => return "PXDE".to_owned(),
            (Unit::Century, None) => return "PXCE".to_owned(),
            (Unit::Century, _) => add(0, whole(100.0)),
            (Unit::Decade, _) => add(0, whole(10.0)),
            (Unit::Year, _) => split(amount, 12.0, |a, rest| (add(0, a), rest.map(|r| add(1, Some(r))))),
            (Unit::Month, _) => add(1, amount),
            (Unit::Quarter, _) => add(1, whole(3.0)),
            (Unit::Week, _) => add(2, amount),
            (Unit::Day | Unit::Night, _) => {
                split(amount, 24.0, |a, rest| (add(3, a), rest.map(|r| add(4, Some(r)))));
            }
            (Unit::Hour, _) => split(amount, 60.0, |a, rest| (add(4, a), rest.map(|r| add(5, Some(r))))),
            (Unit::Minute, _) => split(amount, 60.0, |a, rest| (add(5, a), rest.map(|r| add(6, Some(r))))),
            (Unit::Second, _) => add(6, amount),
        }
    }
    let mut value = String::from("P");
    for (slot, letter) in ["Y", "M", "W", "D", "H", "M", "S"].into_iter().enumerate() {
        if let Some(amount) = amounts[slot].filter(|a| *a != Some(0.0)) {
            if slot >= 4 && !value.contains('T') {
                value.push('T');
            }
            // An amount beyond counting is as good as none.
            value.push_str(amount.and_then(decimal::thousandths).as_deref().unwrap_or("X"));
            value.push_str(letter);
        }
    }
    if value == "P" { "PX".to_owned() } else { value }
}

/// Gives the whole part and what a half, quarter or third of the unit is in the next one (90 minutes stay as they are; 1.1 hours too).
fn split<R>(amount: Option<f64>, next: f64, mut put: impl FnMut(Option<f64>, Option<f64>) -> R) {
    let Some(a) = amount else {
        put(None, None);
        return;
    };
    let rest = a.fract() * next;
    let simple = [0.25, 0.5, 0.75, 1.0 / 3.0, 2.0 / 3.0].iter().any(|f| (a.fract() - f).abs() < 1e-6);
    if simple && (rest - rest.round()).abs() < 1e-6 {
        let whole = (a.trunc() > 0.0).then_some(a.trunc());
        if whole.is_some() {
            put(whole, Some(rest.round()));
        } else {
            put(Some(0.0), Some(rest.round()));
        }
    } else {
        put(Some(a), None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_written_in_timex3() {
        for (measures, value) in [
            (vec![(Unit::Hour, Some(2.5))], "PT2H30M"),
            (vec![(Unit::Minute, Some(90.0))], "PT90M"),
            (vec![(Unit::Century, Some(0.25))], "P25Y"),
            (vec![(Unit::Decade, Some(4.0))], "P40Y"),
            (vec![(Unit::Year, Some(1.0)), (Unit::Month, Some(3.0))], "P1Y3M"),
            (vec![(Unit::Day, Some(1.0)), (Unit::Hour, Some(20.0))], "P1DT20H"),
            (vec![(Unit::Hour, Some(1.0)), (Unit::Hour, Some(-0.25))], "PT45M"),
            (vec![(Unit::Minute, None)], "PTXM"),
            (vec![(Unit::Decade, None)], "PXDE"),
            (vec![], "PX"),
        ] {
            assert_eq!(period(&measures), value, "{measures:?}");
        }
    }
}
