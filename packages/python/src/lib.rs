//! The boundary to Python: text in, JSON out. What Python's users see is written in `python/isnad/`.

use pyo3::prelude::*;

/// The analysis, for the package around it.
#[pymodule]
mod _isnad {
    use isnad::export::{Article, Extras, Format};
    use isnad::{Analysis, Options};
    use pyo3::exceptions::PyValueError;
    use pyo3::prelude::*;
    use rayon::prelude::*;

    /// The analysis of a text as JSON. Raises ValueError where `date` is no day.
    #[pyfunction]
    fn analyze(py: Python<'_>, text: &str, date: &str) -> PyResult<String> {
        py.detach(|| json(text, date)).map_err(PyValueError::new_err::<String>)
    }

    /// For each pair of text and date the JSON and nothing, or nothing and what was wrong. On all cores; other threads of Python go on.
    #[pyfunction]
    fn analyze_many(py: Python<'_>, pairs: Vec<(String, String)>) -> Vec<(Option<String>, Option<String>)> {
        py.detach(|| {
            let each = pairs.par_iter().map(|(text, date)| match json(text, date) {
                Ok(json) => (Some(json), None),
                Err(message) => (None, Some(message)),
            });
            each.collect()
        })
    }

    /// An analysis (as JSON) and its text in a format of `formats()`.
    #[pyfunction]
    fn export(py: Python<'_>, text: &str, analysis: &str, format: &str) -> PyResult<String> {
        let write = || {
            let format: Format = format.parse().map_err(|e: isnad::Error| e.to_string())?;
            Ok(isnad::export::export(text, &read(analysis)?, format))
        };
        py.detach(write).map_err(PyValueError::new_err::<String>)
    }

    /// Triples of name, text and analysis (as JSON) as the bytes of an .xlsx file.
    #[pyfunction]
    fn workbook(py: Python<'_>, articles: Vec<(String, String, String)>) -> PyResult<Vec<u8>> {
        let write = || {
            let analyses =
                articles.iter().map(|(_, _, json)| read(json)).collect::<Result<Vec<_>, String>>()?;
            let extras = Extras::default();
            let articles: Vec<Article<'_>> = articles
                .iter()
                .zip(&analyses)
                .map(|((name, text, _), analysis)| Article { name, text, analysis, extras: &extras })
                .collect();
            isnad::export::workbook(&articles).map_err(|e| e.to_string())
        };
        py.detach(write).map_err(PyValueError::new_err::<String>)
    }

    /// The names of the export formats.
    #[pyfunction]
    fn formats() -> Vec<&'static str> {
        Format::ALL.map(Format::name).to_vec()
    }

    /// The version of the analysis.
    #[pyfunction]
    fn version() -> &'static str {
        env!("CARGO_PKG_VERSION")
    }

    fn json(text: &str, date: &str) -> Result<String, String> {
        let options = Options::dated(date).map_err(|e| e.to_string())?;
        serde_json::to_string(&isnad::analyze(text, &options)).map_err(|e| e.to_string())
    }

    fn read(analysis: &str) -> Result<Analysis, String> {
        serde_json::from_str(analysis).map_err(|e| format!("the analysis cannot be read: {e}"))
    }
}
