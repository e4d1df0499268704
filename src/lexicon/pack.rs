//! Packing a table as a person edits it into the rows that the program reads; used at build time and, for the names, in the page.

/// Between the forms of one line that a packed table says the same of.
pub(crate) const AND: char = '|';

/// The rows of a table: without comments and empty lines, without the header and the columns `source` and `note`, the columns whose name
/// begins with `form` folded by `fold`. Rows that stand together and say the same are one line, their forms with [`AND`] between them.
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
    // What the row before says of its form, and where its last form ends.
    let mut before = (String::new(), None);
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
        let mut kept = kept
            .map(|(column, cell)| if column.starts_with("form") { fold(cell) } else { (*cell).to_owned() });
        let form = kept.next().unwrap_or_default();
        if form.contains(AND) {
            return Err(format!("line {}: no form may have a {AND}", n + 1));
        }
        let said: String = kept.flat_map(|cell| ["\t".to_owned(), cell]).collect();
        match before {
            (same, Some(end)) if same == said => {
                rows.truncate(end);
                rows.push(AND);
            }
            _ => {}
        }
        rows.push_str(&form);
        let end = rows.len();
        rows.push_str(&said);
        rows.push('\n');
        before = (said, Some(end));
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
    fn neighbours_that_say_the_same_are_one_line() {
        let table = "form\tvalue\na\t1\nb\t1\nc\t2\nd\t1\n";
        assert_eq!(pack(table, str::to_owned).as_deref(), Ok("a|b\t1\nc\t2\nd\t1\n"));
        assert_eq!(pack("form\na\nb\n", str::to_owned).as_deref(), Ok("a|b\n"));
        assert!(pack("form\na|b\n", str::to_owned).is_err());
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
