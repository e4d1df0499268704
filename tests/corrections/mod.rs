//! The corrections of a case, for all who analyse the cases.

use isnad::edit::Edit;
use serde_json::{Map, Value};

/// The corrections of a case: `act` and what belongs to it, the words of the anchor beside them; `applied` is what the case expects.
pub fn of(case: &Value) -> Result<Vec<Edit>, String> {
    let edits = case["edits"].as_array().into_iter().flatten().cloned().map(|mut edit| {
        let fields = edit.as_object_mut().ok_or("  a correction is no table")?;
        fields.remove("applied");
        let anchor: Map<String, Value> =
            ["exact", "prefix", "suffix"].iter().filter_map(|key| fields.remove_entry(*key)).collect();
        fields.insert("at".to_owned(), Value::Object(anchor));
        serde_json::from_value(edit).map_err(|e| format!("  {e}"))
    });
    edits.collect()
}
