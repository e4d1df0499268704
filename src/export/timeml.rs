//! TimeML 1.2.1: the text with its expressions of time as TIMEX3 elements, in the layout of TempEval-3 (`DOCID`, `DCT`, `TITLE`, `TEXT`).

use std::ops::Range;

use super::positions::Positions;
use super::{escape, fingerprint, nest, title};
use crate::analysis::Analysis;

/// TIMEX3 does not nest: of times that overlap the first is kept.
pub(super) fn write(text: &str, analysis: &Analysis) -> String {
    let positions = Positions::new(text);
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
        <TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
        xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n"
        .to_owned();
    escape::element("DOCID", &format!("{:032x}", fingerprint(text)), &mut out);
    out.push('\n');
    if let Some(date) = &analysis.document.date {
        out.push_str("<DCT><TIMEX3 tid=\"t0\" type=\"DATE\"");
        escape::attribute("value", date, &mut out);
        out.push_str(" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">");
        escape::text(date, &mut out);
        out.push_str("</TIMEX3></DCT>\n");
    }
    if let Some(title) = title(text, analysis) {
        escape::element("TITLE", title, &mut out);
        out.push('\n');
    }
    out.push_str("<TEXT>");
    let spans: Vec<Range<usize>> = analysis.times.iter().map(|t| positions.bytes(t.start, t.end)).collect();
    let mut at = 0;
    for n in nest::flat(&spans) {
        let time = &analysis.times[n];
        escape::text(&text[at..spans[n].start], &mut out);
        out.push_str("<TIMEX3");
        escape::attribute("tid", &format!("t{}", n + 1), &mut out);
        escape::attribute("type", time.kind, &mut out);
        escape::attribute("value", &time.value, &mut out);
        if let Some(modifier) = &time.modifier {
            escape::attribute("mod", modifier, &mut out);
        }
        out.push('>');
        escape::text(&text[spans[n].clone()], &mut out);
        out.push_str("</TIMEX3>");
        at = spans[n].end;
    }
    escape::text(&text[at..], &mut out);
    out.push_str("</TEXT>\n</TimeML>\n");
    out
}
