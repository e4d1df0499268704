//! The n-th unit or weekday of a stretch.

use jiff::civil::Date;

use super::stretch::{Stretch, around, day_stretch, moved, unresolved, week_stretch, weekday_of};
use crate::time::lexicon::Unit;

pub(super) fn nth(n: i32, unit: Unit, weekday: Option<i8>, of: &Stretch) -> Stretch {
    let Some((first, last)) = of.days else {
        return weekday
            .map_or_else(|| unresolved(unit), |w| Stretch { value: format!("XXXX-WXX-{w}"), days: None });
    };
    let inside = |day: Date| (first <= day && day <= last).then_some(day);
    if let Some(weekday) = weekday {
        let wanted = weekday_of(weekday).to_monday_zero_offset();
        let found = if n < 0 {
            let back = (last.weekday().to_monday_zero_offset() - wanted).rem_euclid(7);
            Some(moved(last, Unit::Day, -i32::from(back)))
        } else {
            let ahead = (wanted - first.weekday().to_monday_zero_offset()).rem_euclid(7);
            Some(moved(first, Unit::Day, i32::from(ahead) + (n - 1).clamp(0, 600) * 7))
        };
        return found.and_then(inside).map_or_else(|| unresolved(Unit::Day), day_stretch);
    }
    match unit {
        Unit::Day | Unit::Night => {
            let day = if n < 0 { last } else { moved(first, Unit::Day, (n - 1).clamp(0, 4000)) };
            inside(day).map_or_else(|| unresolved(Unit::Day), day_stretch)
        }
        Unit::Week => {
            // The first week of a period is the first that has its Thursday there, as ISO counts.
            let day = if n < 0 {
                last
            } else {
                let ahead = (3 - first.weekday().to_monday_zero_offset()).rem_euclid(7);
                moved(first, Unit::Day, i32::from(ahead) + (n - 1).clamp(0, 600) * 7)
            };
            week_stretch(day)
        }
        Unit::Month => {
            let day = if n < 0 { last } else { moved(first, Unit::Month, (n - 1).clamp(0, 600)) };
            around(day, Unit::Month)
        }
        Unit::Decade => {
            let day = if n < 0 { last } else { moved(first, Unit::Year, (n - 1).clamp(0, 60) * 10) };
            around(day, Unit::Decade)
        }
        _ => {
            let day = if n < 0 { last } else { moved(first, Unit::Year, (n - 1).clamp(0, 600)) };
            around(day, Unit::Year)
        }
    }
}
