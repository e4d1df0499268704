//! CSV (RFC 4180) for spreadsheets: UTF-8 with a byte order mark, without which Excel takes another encoding.
//!
//! A spreadsheet runs a cell that starts with `=`, `+`, `-` or `@` as a formula. A text's cell that starts with one of these, their
//! full-width forms, a tab or a line end gets an apostrophe before it, and so does one that starts with an apostrophe, so that taking
//! one leading apostrophe off always gives the text back. Characters that XML cannot hold (NUL above all) become U+FFFD.

use super::escape::legal;
use super::tables::{Cell, Table};

/// The file of a table.
pub(crate) fn write(table: &Table<'_>) -> String {
    let mut out = format!("\u{feff}{}\r\n", table.columns.join(","));
    for row in &table.rows {
        for (n, cell) in row.iter().enumerate() {
            if n > 0 {
                out.push(',');
            }
            match cell {
                Cell::Text(words) => text(words, &mut out),
                Cell::Count(count) => out.push_str(&count.to_string()),
                Cell::Number(number) => out.push_str(&number.to_string()),
                Cell::Nothing => {}
            }
        }
        out.push_str("\r\n");
    }
    out
}

fn text(text: &str, out: &mut String) {
    let formula = text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', '\'']);
    let quoted =
        text.contains([',', '"', '\r', '\n', ';', '\t']) || text.starts_with(' ') || text.ends_with(' ');
    if quoted {
        out.push('"');
    }
    if formula {
        out.push('\'');
    }
    for c in text.chars() {
        if c == '"' {
            out.push('"');
        }
        out.push(legal(c));
    }
    if quoted {
        out.push('"');
    }
}
