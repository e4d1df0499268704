//! The analysis as JSON with its text: all that there is, in the shape that the page and the example give.

use serde::Serialize;

use crate::analysis::Analysis;

#[derive(Serialize)]
struct Export<'a> {
    text: &'a str,
    #[serde(flatten)]
    analysis: &'a Analysis,
}

/// `text`, then every field of the analysis; `options` among them, so that the same analysis can be made again.
pub(super) fn write(text: &str, analysis: &Analysis) -> String {
    let export = Export { text, analysis };
    serde_json::to_string(&export).expect("plain data with string keys is JSON") + "\n"
}
