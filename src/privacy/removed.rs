//! What a sender is shown of what was taken out.

use super::identity_code::identity_codes;

/// The identity codes of a text as they were written: for the page that answers their sender, and for nothing that is
/// kept.
#[must_use]
pub fn removed_codes(text: &str) -> Vec<String> {
    identity_codes(text).into_iter().filter_map(|code| text.get(code.range)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_shown_as_it_was_written() {
        assert_eq!(removed_codes("Jag är 131052–308t, och 12 år."), ["131052–308t"]);
        assert!(removed_codes("Jag är 12 år.").is_empty());
    }
}
