//! Typed access to the tables under `data/`, which `build.rs` checked and packed into the program.
//!
//! Every `data/STAGE/NAME.tsv` becomes `tables::STAGE_NAME`: its rows without comments, without the columns `source` and `note`, and
//! with the columns whose name begins with `form` folded as [`crate::text::fold`] folds a word. A table is read when first used.

use std::collections::HashMap;
use std::sync::OnceLock;

/// The packed tables.
pub(crate) mod tables {
    include!(concat!(env!("OUT_DIR"), "/tables.rs"));
}

/// A table looked up by its first column, the folded form.
#[derive(Debug)]
pub(crate) struct Table {
    packed: &'static str,
    rows: OnceLock<HashMap<&'static str, Row>>,
}

/// What a table says of a form: the columns after the first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row(&'static str);

impl Row {
    /// Column number `n`, counted from the one after the form; empty where there is none.
    pub(crate) fn column(self, n: usize) -> &'static str {
        self.0.split('\t').nth(n).unwrap_or("")
    }
}

impl Table {
    /// A table over rows as `build.rs` packs them.
    pub(crate) const fn new(packed: &'static str) -> Table {
        Table { packed, rows: OnceLock::new() }
    }

    fn rows(&self) -> &HashMap<&'static str, Row> {
        self.rows.get_or_init(|| rows(self.packed).collect())
    }

    /// The row of a folded form; where a form stands twice, its last row.
    pub(crate) fn get(&self, form: &str) -> Option<Row> {
        self.rows().get(form).copied()
    }

    /// Whether the table has a folded form.
    pub(crate) fn contains(&self, form: &str) -> bool {
        self.rows().contains_key(form)
    }
}

/// The rows of a packed table in their order: form and the other columns.
pub(crate) fn rows(packed: &'static str) -> impl Iterator<Item = (&'static str, Row)> {
    packed.lines().map(|line| {
        let (form, rest) = line.split_once('\t').unwrap_or((line, ""));
        (form, Row(rest))
    })
}
