//! What is needed only once there is an analysis: its exports, the reader's own lists, and comparing articles.

use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::many::with_articles;
use super::named;
use crate::analysis::{Analysis, UserMention, user_mentions};
use crate::compare::{self, Article};
use crate::export::{Extras, Format, export_all, export_with};
use crate::list::{List, PatternError};

/// A format as JavaScript knows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Facts {
    name: &'static str,
    suffix: &'static str,
    media_type: &'static str,
    many: bool,
}

/// What the reader's lists find.
#[derive(Serialize)]
struct Found {
    user: Vec<UserMention>,
    errors: Vec<Option<PatternError>>,
}

/// A plain object, as JSON would be read.
fn object(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(|e| named(&e.to_string()))
}

/// The formats of [`export_as`]: an array of `{name, suffix, mediaType, many}`, a file's name being `STEM.suffix`; `many` says whether
/// one file can hold several articles.
///
/// # Errors
///
/// None but those of a program without memory.
#[wasm_bindgen(js_name = exportFormats)]
pub fn export_formats() -> Result<JsValue, JsValue> {
    let facts = Format::ALL.map(|format| Facts {
        name: format.name(),
        suffix: format.suffix(),
        media_type: format.media_type(),
        many: export_all(&[], format).is_some(),
    });
    object(&Vec::from(facts))
}

/// Returns a text with its analysis in the export format of that name, a file's content. `analysis` is the analysis as JSON, `extras` what the
/// reader has noted, `{checked}`.
///
/// # Errors
///
/// A JavaScript `Error` where `format` is no format's name, or where the analysis or the notes cannot be read.
#[wasm_bindgen(js_name = exportAs)]
pub fn export_as(format: &str, text: &str, analysis: &str, extras: JsValue) -> Result<String, JsValue> {
    let format: Format = format.parse().map_err(|e: crate::Error| named(&e.to_string()))?;
    let analysis: Analysis =
        serde_json::from_str(analysis).map_err(|e| named(&format!("this analysis cannot be read: {e}")))?;
    let extras: Extras = serde_wasm_bindgen::from_value(extras)
        .map_err(|e| named(&format!("these notes cannot be read: {e}")))?;
    Ok(export_with(text, &analysis, format, &extras))
}

/// Returns several articles in one file of that format. They are given as JSON: an array of `{name, text, analysis, extras}`.
///
/// # Errors
///
/// A JavaScript `Error` where `format` is no format's name or holds one article only, or where the articles cannot be read.
#[wasm_bindgen(js_name = exportAll)]
pub fn export_many(format: &str, articles: &str) -> Result<String, JsValue> {
    let format: Format = format.parse().map_err(|e: crate::Error| named(&e.to_string()))?;
    with_articles(articles, |all| export_all(all, format))?
        .ok_or_else(|| named(&format!("a file of the format {} holds one article only", format.name())))
}

/// Looks for the reader's lists, as `options.lists` has them, in a text. Returns `user`, the matches as an analysis
/// holds them, and `errors`, for each list `null` or what is wrong with its pattern and where, `{code, start, end}` in UTF-16 code units.
///
/// # Errors
///
/// A JavaScript `Error` where the lists cannot be read.
#[wasm_bindgen(js_name = matchLists)]
pub fn match_lists(text: &str, lists: JsValue) -> Result<JsValue, JsValue> {
    let lists: Vec<List> = serde_wasm_bindgen::from_value(lists)
        .map_err(|e| named(&format!("these lists cannot be read: {e}")))?;
    let (user, errors) = user_mentions(text, &lists);
    object(&Found { user, errors })
}

/// Articles to compare, as JSON has them.
#[derive(Deserialize)]
struct Compared {
    articles: Vec<Given>,
    /// `ar` or `en`: of the headings of a brief.
    #[serde(default)]
    language: String,
}

#[derive(Deserialize)]
struct Given {
    text: String,
    analysis: Analysis,
    name: Option<String>,
}

/// Compares articles. `articles` is JSON, `{articles: [{text, analysis, name?}], language?}`; `form` what is to be returned: `json`, the comparison, `markdown` or
/// `csv`, the same as a brief or a table, or `translation`, what the first, an original, and the second, its translation, disagree in, as JSON.
///
/// # Errors
///
/// A JavaScript `Error` where the articles cannot be read, `form` is none of these, or there are not two articles for a translation.
#[wasm_bindgen(js_name = compare)]
pub fn compare_as(articles: &str, form: &str) -> Result<String, JsValue> {
    let given: Compared =
        serde_json::from_str(articles).map_err(|e| named(&format!("these articles cannot be read: {e}")))?;
    let articles: Vec<Article<'_>> = given
        .articles
        .iter()
        .map(|one| Article { text: &one.text, analysis: &one.analysis, name: one.name.as_deref() })
        .collect();
    if form == "translation" {
        let [original, translation] = articles[..] else {
            return Err(named("a translation is compared with one original"));
        };
        return serde_json::to_string(&compare::confront(original, translation))
            .map_err(|e| named(&e.to_string()));
    }
    let comparison = compare::compare(&articles);
    match form {
        "json" => serde_json::to_string(&comparison).map_err(|e| named(&e.to_string())),
        "markdown" => Ok(compare::brief(&comparison, &articles, &given.language)),
        "csv" => Ok(compare::table_of(&comparison, &articles)),
        _ => Err(named(&format!("articles are not compared as “{form}”"))),
    }
}
