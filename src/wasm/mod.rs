//! The boundary to JavaScript: the only code that knows of a browser. The crate is built for it three times: with the feature `core` what an
//! analysis needs, with `workshop` what is needed only once there is one, with `workbook` what writes workbooks.

#[cfg(feature = "core")]
mod core;
#[cfg(any(feature = "workshop", feature = "workbook"))]
mod many;
#[cfg(feature = "core")]
mod options;
#[cfg(feature = "workbook")]
mod workbook;
#[cfg(feature = "workshop")]
mod workshop;

use wasm_bindgen::prelude::*;

#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// An error with a message for people, which JavaScript knows by its name.
fn named(message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name("IsnadError");
    error.into()
}
