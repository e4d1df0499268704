//! Packing a table as a person edits it into the rows that the program reads; used at build time and, for the names, in the page.

/// The rows of a table: without comments and empty lines, without the header and the columns `source` and `note`, the columns whose name
/// begins with `form` folded by `fold`.
///
/// # Errors
///
/// What is wrong and in which line, for the person who edits the table.
pub(crate) fn pack(table: &str, fold: impl Fn(&str) -> String) -> Result<String, String> {
    let mut lines = table.lines().enumerate().filter(|(_, l)| !l.is_empty() && !l.starts_with('#'));
    let (_, header) = lines.next().ok_or("no header line with the columns' names")?;
    let columns: Vec<&str> = header.split('\t').collect();
    if !columns[0].starts_with("form") {
        return Err("the first column must be a form".to_owned());
    }
    let mut rows = String::with_capacity(table.len());
    for (n, line) in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() != columns.len() {
            return Err(format!(
                "line {}: {} cells, but the header names {} columns",
                n + 1,
                cells.len(),
                columns.len()
            ));
        }
        let kept = columns.iter().zip(&cells).filter(|(column, _)| !matches!(**column, "source" | "note"));
        for (at, (column, cell)) in kept.enumerate() {
            if at > 0 {
                rows.push('\t');
            }
            if column.starts_with("form") {
                rows.push_str(&fold(cell));
            } else {
                rows.push_str(cell);
            }
        }
        rows.push('\n');
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::pack;

    #[test]
    fn comments_and_notes_go_and_forms_are_folded() {
        let table = "# what\nform\tvalue\tnote\nAB\tCd\tx\n\nE\tF\t\n";
        assert_eq!(pack(table, str::to_lowercase).as_deref(), Ok("ab\tCd\ne\tF\n"));
    }

    #[test]
    fn a_wrong_row_is_named() {
        assert_eq!(
            pack("form\tvalue\na\n", str::to_owned),
            Err("line 2: 1 cells, but the header names 2 columns".to_owned())
        );
        assert!(pack("# only a comment\n", str::to_owned).is_err());
        assert!(pack("name\nx\n", str::to_owned).is_err());
    }
}
