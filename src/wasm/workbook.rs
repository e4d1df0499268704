//! The findings of many articles as a workbook, a program of its own: few readers ever want one, and what writes it weighs as much as a third of
//! the other exports.

use wasm_bindgen::prelude::*;

use super::many::with_articles;
use super::named;
use crate::export;

/// The bytes of an `.xlsx` file over several articles, which are given as JSON: an array of `{name, text, analysis, extras}`.
///
/// # Errors
///
/// A JavaScript `Error` where the articles cannot be read, or a sheet cannot hold them.
#[wasm_bindgen]
pub fn workbook(articles: &str) -> Result<Vec<u8>, JsValue> {
    with_articles(articles, export::workbook)?.map_err(|e| named(&e.to_string()))
}
