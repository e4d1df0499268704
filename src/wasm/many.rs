//! Several articles as JavaScript gives them.

use serde::Deserialize;
use wasm_bindgen::JsValue;

use super::named;
use crate::analysis::Analysis;
use crate::export::{Article, Extras};

/// One of several articles, with its analysis.
#[derive(Deserialize)]
struct Given {
    name: String,
    text: String,
    analysis: Analysis,
    #[serde(default)]
    extras: Extras,
}

/// Does something with articles given as JSON, an array of `{name, text, analysis, extras}`.
///
/// # Errors
///
/// A JavaScript `Error` where they cannot be read.
pub fn with_articles<T>(articles: &str, act: impl FnOnce(&[Article<'_>]) -> T) -> Result<T, JsValue> {
    let given: Vec<Given> =
        serde_json::from_str(articles).map_err(|e| named(&format!("these articles cannot be read: {e}")))?;
    let articles: Vec<Article<'_>> = given
        .iter()
        .map(|one| Article { name: &one.name, text: &one.text, analysis: &one.analysis, extras: &one.extras })
        .collect();
    Ok(act(&articles))
}
