//! Text from outside, made safe to keep.

use unicode_normalization::UnicodeNormalization;

/// Cleans a text of several lines: NFC, line ends as `\n`, no control, bidirectional or zero-width
/// characters and none that XML does not take, no white space at either end.
#[must_use]
pub fn clean(text: &str) -> String {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = unified.chars().filter(|c| *c == '\n' || *c == '\t' || !is_hidden(*c)).nfc().collect();
    kept.trim().to_owned()
}

/// Cleans a text of one line: as [`clean`], with every run of white space as one space.
#[must_use]
pub fn clean_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Is this a character that no reader sees: a control, bidirectional, zero-width or tag character, or one of the two that
/// are no characters and that XML does not take?
#[must_use]
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}'..='\u{FFFF}'
            | '\u{E0000}'..='\u{E007F}')
}

/// A name as lists are ordered and searched by it, in a form that every database orders alike: hexadecimal bytes of the
/// lower-case name, with å, ä and ö last as both Swedish and Finnish have them.
#[must_use]
pub fn sort_key(name: &str) -> String {
    let placed = |c: char| match c {
        'å' => '{',
        'ä' | 'æ' => '|',
        'ö' | 'ø' => '}',
        other => other,
    };
    let folded: String = clean_line(name).to_lowercase().chars().map(placed).collect();
    let digits = folded.bytes().flat_map(|byte| [byte >> 4, byte & 15]).map(u32::from);
    digits.filter_map(|digit| char::from_digit(digit, 16)).collect()
}

/// Is this a dash, a minus or a stroke that keyboards, word processors and phones put for one?
#[must_use]
pub fn is_dash(c: char) -> bool {
    const OTHERS: &str = "-_~\u{AF}\u{2D7}\u{58A}\u{5BE}\u{1806}\u{2043}\u{2212}\u{2500}\u{2501}\u{2796}\u{2E17}\u{2E1A}\
        \u{2E3A}\u{2E3B}\u{301C}\u{3030}\u{30A0}\u{30FC}\u{FE58}\u{FE63}\u{FF0D}";
    matches!(c, '\u{2010}'..='\u{2015}') || OTHERS.contains(c)
}

/// The first `max` characters of a clean text on one line, with an ellipsis when something was left out.
#[must_use]
pub fn excerpt(text: &str, max: usize) -> String {
    let words = text.split_whitespace();
    // A character more than is shown tells that there is more; the rest of a long text need not be read.
    let spaced = words.flat_map(|word| std::iter::once(' ').chain(word.chars())).skip(1);
    let line: String = spaced.take(max + 1).collect();
    if line.chars().count() <= max {
        return line;
    }
    let cut: String = line.chars().take(max.saturating_sub(1)).collect();
    let end = cut.rfind(' ').filter(|end| *end > max / 2).unwrap_or(cut.len());
    format!("{}…", cut.get(..end).unwrap_or(&cut).trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_ordered_as_swedish_and_finnish_have_them() {
        let mut names = ["Öhman", "Aalto", "ängen", "Åberg", "Zeta", "Aalto B"];

        names.sort_by_key(|name| sort_key(name));

        assert_eq!(names, ["Aalto", "Aalto B", "Zeta", "Åberg", "ängen", "Öhman"]);
        assert!(sort_key("Åberg").starts_with(&sort_key("åb")));
    }

    #[test]
    fn line_ends_are_unified_and_hidden_characters_go() {
        assert_eq!(clean(" a\r\nb\rc\u{202E}\u{200B}\u{FFFE}\u{FFFF}\0 "), "a\nb\nc");
    }

    #[test]
    fn letters_are_composed() {
        assert_eq!(clean("a\u{308}"), "ä");
        assert_eq!(clean("a\u{200B}\u{308}"), "ä");
    }

    #[test]
    fn an_excerpt_ends_at_a_word() {
        assert_eq!(excerpt("Telefonkön var fyrtioåtta minuuter", 20), "Telefonkön var…");
        assert_eq!(excerpt("kort\ntext", 20), "kort text");
    }
}
