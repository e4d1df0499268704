//! The analysis.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use super::{named, options};
use crate::analysis::{Analysis, analyze_with};
use crate::entity::bytes::crc32;
use crate::entity::{Model, Models};
use crate::lexicon::names;

thread_local! {
    static MODELS: RefCell<Models> = RefCell::default();
}

/// The performance mark set at the start of each stage.
const STAGE_START: &str = "isnad:stage-start";

fn error(e: &crate::Error) -> JsValue {
    named(&e.to_string())
}

/// The version of this package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Reads an entity model, which later analyses use in texts of its language: a file as `data/ner.model`. Where names come with it they stand
/// after it: the tables of `data/entity/` and `data/names/` (each after a line `=NAME`) as UTF-8, then their length and their CRC-32 in four bytes each, the
/// lowest first, then `+names`.
///
/// # Errors
///
/// A JavaScript `Error` where the bytes are no model of this version, or damaged.
#[wasm_bindgen(js_name = loadModel)]
pub fn load_model(bytes: &[u8]) -> Result<(), JsValue> {
    let model = if let Some(bytes) = bytes.strip_suffix(b"+names") {
        let (model, bundle) =
            parts(bytes).ok_or_else(|| error(&crate::Error::model("its names are damaged")))?;
        let model = Model::from_bytes(model).map_err(|e| error(&e))?;
        names::bring(bundle).map_err(|_| error(&crate::Error::model("its names are damaged")))?;
        model
    } else {
        Model::from_bytes(bytes).map_err(|e| error(&e))?
    };
    MODELS.set(MODELS.take().with(model));
    Ok(())
}

/// The model and the names in a file of both; nothing where the names are damaged.
fn parts(bytes: &[u8]) -> Option<(&[u8], &str)> {
    let (rest, sum) = bytes.split_last_chunk::<4>()?;
    let (rest, length) = rest.split_last_chunk::<4>()?;
    let at = rest.len().checked_sub(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    let (model, names) = rest.split_at(at);
    (crc32(names) == u32::from_le_bytes(*sum)).then_some(())?;
    Some((model, std::str::from_utf8(names).ok()?))
}

/// Analyses a text with options `{date, threshold, title, byline, edits}`. Returns the analysis as JSON, positions in UTF-16 code units: one string passes the
/// boundary and reaches another thread faster than thousands of small objects. Each stage leaves a performance measure `isnad:STAGE`.
///
/// # Errors
///
/// A JavaScript `Error` where the options are of another type or their date is no date.
#[wasm_bindgen(js_name = analyzeText)]
pub fn analyze_text(text: &str, options: JsValue) -> Result<String, JsValue> {
    serde_json::to_string(&analyze(text, options)?).map_err(|e| named(&e.to_string()))
}

fn analyze(text: &str, options: JsValue) -> Result<Analysis, JsValue> {
    let options = options::read(&options).map_err(|e| named(&e))?;
    let performance = performance();
    let mark = || performance.as_ref().and_then(|p| p.mark(STAGE_START).ok());
    mark();
    Ok(MODELS.with_borrow(|models| {
        analyze_with(text, &options, models, |stage| {
            // A page without marks is still analysed: a failed measure is no error.
            if let Some(performance) = &performance {
                let _ = performance.measure_with_start_mark(&format!("isnad:{}", stage.name()), STAGE_START);
            }
            mark();
        })
    }))
}

fn performance() -> Option<web_sys::Performance> {
    let scope = js_sys::global();
    js_sys::Reflect::get(&scope, &"performance".into()).ok()?.dyn_into().ok()
}
