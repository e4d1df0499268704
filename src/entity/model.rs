//! The learnt recogniser's weights and lexical tables, read from the bytes of `data/ner.model`.

use crate::error::Error;

/// A model, read once and shared by every analysis.
#[derive(Debug)]
pub struct Model {}

impl Model {
    /// Reads a model.
    ///
    /// # Errors
    ///
    /// Where the bytes are no model of this version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Model, Error> {
        if bytes.is_empty() { Err(Error::model("it is empty")) } else { Ok(Model {}) }
    }
}
