//! Comma-separated values (RFC 4180) that a spreadsheet reads as text and figures, never as a formula.

/// Tells spreadsheets that the file is UTF-8. It stands before the first line.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A line with its end.
#[must_use]
pub fn line(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    format!("{}\r\n", cells.join(","))
}

/// A cell that begins like a formula gets an apostrophe, which spreadsheets take as "this is text".
fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', ';', '\r', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_read_as_a_formula_or_as_two() {
        let cells = ["=1+1", "@x", "-2", "a,b", "say \"hej\"", "två\nrader", "Hemvård"];

        assert_eq!(line(&cells), "'=1+1,'@x,'-2,\"a,b\",\"say \"\"hej\"\"\",\"två\nrader\",Hemvård\r\n");
    }
}
