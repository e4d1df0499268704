//! Times as the reader has corrected them.

use std::ops::Range;

use jiff::civil::Date;

use super::layer::{mark, touching, trimmed, unmark};
use super::{Act, Edit};
use crate::text::Document;
use crate::time::{self, Time, TimeKind};

/// The value of a time of which nothing is known: TIMEX3 writes what is not told as X.
const UNKNOWN: &str = "XXXX-XX-XX";

/// Applies a correction at a stretch, and says where it holds.
pub(super) fn apply(
    document: &Document<'_>,
    times: &mut Vec<Time>,
    edit: &Edit,
    at: Range<usize>,
    date: Option<Date>,
) -> Vec<Range<usize>> {
    let Act::Time(value) = &edit.act else {
        return unmark(document, times, at, edit.everywhere);
    };
    let exact = |times: &[Time], span: &Range<usize>| {
        times[touching(times, span)].iter().find(|t| t.span == *span).cloned()
    };
    let known = exact(times, &at);
    let Some(span) = known.as_ref().map(|t| t.span.clone()).or_else(|| trimmed(document, at)) else {
        return Vec::new();
    };
    let known = known.or_else(|| exact(times, &span));
    let Some(time) = corrected(document, &span, known, value.as_deref(), date) else { return Vec::new() };
    mark(document, times, time, edit.everywhere, |time, span| Time { span, ..time.clone() })
}

/// The time of a stretch: with a value that is given, or as it is known or read; nothing where what is given is no value.
fn corrected(
    document: &Document<'_>,
    span: &Range<usize>,
    known: Option<Time>,
    value: Option<&str>,
    date: Option<Date>,
) -> Option<Time> {
    let read = || {
        let found = time::find(&Document::new(&document.text()[span.clone()]), date, &[]);
        found.into_iter().max_by_key(|t| t.span.len())
    };
    let plain = |value: &str, kind, days| Time {
        span: span.clone(),
        kind,
        value: value.to_owned(),
        modifier: None,
        hijri: false,
        days,
    };
    match value {
        Some(value) => {
            let (kind, days) = time::of_value(value)?;
            let set = known.as_ref().is_some_and(|t| t.kind == TimeKind::Set) && kind == TimeKind::Duration;
            let hijri = known.is_some_and(|t| t.hijri);
            Some(Time { hijri, ..plain(value, if set { TimeKind::Set } else { kind }, days) })
        }
        None => known
            .or_else(|| Some(Time { span: span.clone(), ..read()? }))
            .or_else(|| Some(plain(UNKNOWN, TimeKind::Date, None))),
    }
}
