//! Typed access to the tables under `data/`, which `build.rs` checked and packed into the program.
//!
//! Every `data/STAGE/NAME.tsv` becomes `tables::STAGE_NAME`: its rows without comments, without the columns `source` and `note`, and
//! with the columns whose name begins with `form` folded as [`crate::text::fold`] folds a word; neighbours that say the same are one line. A table is read when first used. The tables
//! under `data/names/` and `data/entity/`, which a model is needed for, are reached through [`names`].

pub(crate) mod names;
#[cfg_attr(not(feature = "core"), allow(dead_code, reason = "only the page packs tables when it runs"))]
mod pack;

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

/// A map from folded words: looked up for every word of a text, so with a hasher made for short strings.
///
/// The keys are the program's own, so that no text can make them collide.
pub(crate) type WordMap<T> = HashMap<&'static str, T, BuildHasherDefault<WordHasher>>;

/// The same for forms that are made when a table is read.
pub(crate) type TextMap<T> = HashMap<String, T, BuildHasherDefault<WordHasher>>;

/// Forms alone.
pub(crate) type TextSet = HashSet<String, BuildHasherDefault<WordHasher>>;

/// Eight bytes at a time, multiplied and rotated (the scheme of rustc's FxHash).
#[derive(Debug, Default)]
pub(crate) struct WordHasher(u64);

impl WordHasher {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.add(u64::from_le_bytes(chunk.try_into().expect("eight bytes")));
        }
        let mut rest = [0; 8];
        rest[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
        self.add(u64::from_le_bytes(rest));
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(byte.into());
    }

    fn finish(&self) -> u64 {
        // The map takes its bucket from the low bits, the product is best in the high ones.
        self.0 ^ (self.0 >> 32)
    }
}

/// The packed tables; the page's first program has no use for those of the exports.
#[cfg_attr(not(feature = "lists"), allow(dead_code))]
pub(crate) mod tables {
    include!(concat!(env!("OUT_DIR"), "/tables.rs"));
}

/// A table looked up by its first column, the folded form.
#[derive(Debug)]
pub(crate) struct Table {
    source: Source,
    rows: OnceLock<WordMap<Row>>,
}

/// Where a table's rows are.
#[derive(Debug)]
enum Source {
    Packed(&'static str),
    Names(&'static str),
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
        Table { source: Source::Packed(packed), rows: OnceLock::new() }
    }

    /// A table of names, by the name of its file; empty as long as they have not come.
    pub(crate) const fn of_names(name: &'static str) -> Table {
        Table { source: Source::Names(name), rows: OnceLock::new() }
    }

    fn rows(&self) -> Option<&WordMap<Row>> {
        let there = matches!(self.source, Source::Packed(_)) || names::are_here();
        there.then(|| {
            self.rows.get_or_init(|| match self.source {
                Source::Packed(packed) => rows(packed).collect(),
                Source::Names(name) => rows(names::packed(name)).collect(),
            })
        })
    }

    /// The row of a folded form; where a form stands twice, its last row.
    pub(crate) fn get(&self, form: &str) -> Option<Row> {
        self.rows()?.get(form).copied()
    }

    /// Whether the table has a folded form.
    pub(crate) fn contains(&self, form: &str) -> bool {
        self.rows().is_some_and(|rows| rows.contains_key(form))
    }
}

/// The rows of a packed table in their order: form and the other columns.
pub(crate) fn rows(packed: &'static str) -> Rows {
    Rows { lines: packed, forms: None, row: Row("") }
}

/// See [`rows`].
#[derive(Debug)]
pub(crate) struct Rows {
    /// The lines that are left.
    lines: &'static str,
    /// What is left of the forms of the line at hand.
    forms: Option<&'static str>,
    /// What it says of them.
    row: Row,
}

impl Iterator for Rows {
    type Item = (&'static str, Row);

    // In one place: every table is read by another closure.
    #[inline(never)]
    fn next(&mut self) -> Option<(&'static str, Row)> {
        if self.forms.is_none() {
            let (line, lines) = self.lines.split_once('\n')?;
            let (forms, rest) = line.split_once('\t').unwrap_or((line, ""));
            (self.lines, self.forms, self.row) = (lines, Some(forms), Row(rest));
        }
        let forms = self.forms?;
        let (form, more) =
            forms.split_once(pack::AND).map_or((forms, None), |(form, more)| (form, Some(more)));
        self.forms = more;
        Some((form, self.row))
    }
}
