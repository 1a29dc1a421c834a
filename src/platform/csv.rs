//! Comma-separated values (RFC 4180) that a spreadsheet reads as text and figures, never as a formula.

use unicode_normalization::UnicodeNormalization;

use crate::kernel::text::is_hidden;

/// Tells spreadsheets that the file is UTF-8. It stands before the first line.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A line with its end.
#[must_use]
pub fn line(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    format!("{}\r\n", cells.join(","))
}

/// What a formula begins with in its narrow form, and the minus sign proper.
const BEGINS: [char; 5] = ['=', '+', '-', '@', '\u{2212}'];

/// A cell that begins like a formula gets an apostrophe, which spreadsheets take as "this is text".
fn cell(text: &str) -> String {
    // Spreadsheets pass over what stands before and cannot be seen, and some read the wide forms like the narrow ones.
    let seen = text.trim_start_matches(|c: char| c.is_whitespace() || is_hidden(c));
    let is_formula = text.starts_with(['\t', '\r', '\n']) || seen.nfkc().next().is_some_and(|c| BEGINS.contains(&c));
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

    #[test]
    fn what_stands_before_a_formula_or_makes_it_wide_does_not_hide_it() {
        let before = ["", " ", "  \u{a0}", "\t", "\r", "\n", "\u{feff}", "\u{200b} ", "\u{3000}", "\u{2028}"];
        for begin in ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫", "−"] {
            for before in before {
                let written = line(&[&format!("{before}{begin}cmd")]);
                assert!(written.trim_start_matches('"').starts_with('\''), "{written:?}");
            }
        }
        assert_eq!(line(&[" Hemvård", "a=b", "1-2"]), " Hemvård,a=b,1-2\r\n");
    }
}
