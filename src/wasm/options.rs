//! What the reader knows beside the text, out of a plain object, field by field: what `serde` reads objects with would be a fortieth of the program.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;

use crate::analysis::Options;
use crate::edit::{Anchor, Edit, Written};

/// Reads `{date, threshold, title, byline, edits}`, of which each may be left out.
///
/// # Errors
///
/// What is wrong, for a person: a field of another type, a correction that cannot be meant, a date that no calendar has.
pub(super) fn read(given: &JsValue) -> Result<Options, String> {
    let unreadable = |why| format!("these options cannot be read: {why}");
    let fields = Fields::of(given).map_err(unreadable)?;
    let date = fields.text("date").map_err(unreadable)?.unwrap_or_default();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a share, of which seven digits are more than enough"
    )]
    let threshold = fields.number("threshold").map_err(unreadable)?.unwrap_or_default() as f32;
    let title = fields.text("title").map_err(unreadable)?;
    let byline = fields.text("byline").map_err(unreadable)?;
    let edits = edits(&fields).map_err(unreadable)?;
    let dated = Options::dated(&date).map_err(|e| e.to_string())?;
    Ok(Options { threshold, title, byline, edits, ..dated })
}

fn edits(fields: &Fields<'_>) -> Result<Vec<Edit>, String> {
    let Some(given) = fields.get("edits")? else { return Ok(Vec::new()) };
    if !Array::is_array(&given) {
        return Err(wrong("edits"));
    }
    Array::from(&given).iter().map(|one| edit(&Fields::of(&one)?)).collect()
}

fn edit(fields: &Fields<'_>) -> Result<Edit, String> {
    let at = fields.get("at")?.ok_or_else(|| wrong("at"))?;
    let at = Fields::of(&at)?;
    let at = Anchor {
        exact: at.text("exact")?.ok_or_else(|| wrong("exact"))?,
        prefix: at.text("prefix")?.unwrap_or_default(),
        suffix: at.text("suffix")?.unwrap_or_default(),
    };
    Edit::try_from(Written {
        act: fields.text("act")?.ok_or_else(|| wrong("act"))?,
        at,
        everywhere: fields.flag("everywhere")?,
        kind: fields.text("type")?,
        with: fields.text("with")?,
        value: fields.text("value")?,
        amount: fields.number("amount")?,
        unit: fields.text("unit")?,
        speaker: fields.text("speaker")?,
        name: fields.text("name")?,
        role: fields.text("role")?,
    })
}

fn wrong(field: &str) -> String {
    format!("“{field}” is missing or of another type")
}

/// The fields of an object; null and undefined are as if left out.
struct Fields<'a>(&'a JsValue);

impl Fields<'_> {
    fn of(object: &JsValue) -> Result<Fields<'_>, String> {
        if object.is_object() { Ok(Fields(object)) } else { Err("no object".to_owned()) }
    }

    fn get(&self, name: &str) -> Result<Option<JsValue>, String> {
        let value = Reflect::get(self.0, &name.into()).map_err(|_| wrong(name))?;
        Ok((!value.is_null() && !value.is_undefined()).then_some(value))
    }

    fn read<T>(&self, name: &str, as_type: impl Fn(&JsValue) -> Option<T>) -> Result<Option<T>, String> {
        self.get(name)?.map(|value| as_type(&value).ok_or_else(|| wrong(name))).transpose()
    }

    fn text(&self, name: &str) -> Result<Option<String>, String> {
        self.read(name, JsValue::as_string)
    }

    fn number(&self, name: &str) -> Result<Option<f64>, String> {
        self.read(name, JsValue::as_f64)
    }

    fn flag(&self, name: &str) -> Result<bool, String> {
        Ok(self.read(name, JsValue::as_bool)?.unwrap_or(false))
    }
}
