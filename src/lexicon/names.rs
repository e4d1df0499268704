//! The names under `data/names/` and the other tables that only a model makes use of, under `data/entity/`: too many for the page's first load.
//! Compiled in with the feature `model`, brought with the model otherwise.

use std::sync::OnceLock;

use super::{pack, tables};
use crate::text::fold::fold;

static BROUGHT: OnceLock<Vec<(&'static str, &'static str)>> = OnceLock::new();

/// The packed rows of a table of names; empty where the names have not come.
pub(crate) fn packed(table: &str) -> &'static str {
    let brought = BROUGHT.get().into_iter().flatten();
    tables::NAMES.iter().chain(brought).find(|(name, _)| *name == table).map_or("", |(_, rows)| rows)
}

/// Whether the names are there. Nothing may ask for the rows of a table before, since what is read from them is kept.
pub(crate) fn are_here() -> bool {
    !tables::NAMES.is_empty() || BROUGHT.get().is_some()
}

/// Takes in a bundle: each table as a person edits it, after a line `=NAME`. Only the first bundle counts; it lives as long as the program.
///
/// # Errors
///
/// Where a table cannot be read.
#[cfg_attr(not(feature = "core"), allow(dead_code, reason = "only the page brings the names"))]
pub(crate) fn bring(bundle: &str) -> Result<(), String> {
    let mut brought = Vec::new();
    for part in bundle.split("\n=").map(|part| part.trim_start_matches('=')) {
        let (name, table) = part.split_once('\n').ok_or("a table without rows")?;
        let rows: &'static str = pack::pack(table, fold)?.leak();
        let name: &'static str = name.to_owned().leak();
        brought.push((name, rows));
    }
    // A second bundle is the same names again.
    let _ = BROUGHT.set(brought);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{are_here, bring, packed};

    #[test]
    fn a_bundle_brings_its_tables_and_damage_is_an_error() {
        assert!(bring("=short").is_err());
        assert!(bring("=one\nform\tx\nأ").is_err());
        assert_eq!(bring("=one\nform\tnote\tx\nأحمد\tn\t\n=two\nform\nB"), Ok(()));
        assert!(are_here());
        assert_eq!((packed("one"), packed("two"), packed("three")), ("احمد\t\n", "b\n", ""));
    }
}
