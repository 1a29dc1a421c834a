//! Why a sealed original is opened, or a public text taken out of view.

use super::message::{MessageFault, MessageText};

/// Fewest letters and digits of a reason: what is shorter tells nobody anything afterwards.
pub const REASON_MIN_CHARS: usize = 10;

/// Reads a reason: a message of at least [`REASON_MIN_CHARS`] letters and digits. A shorter one is as good as none.
pub fn reason(typed: &str) -> Result<MessageText, MessageFault> {
    let text = MessageText::parse(typed)?;
    let told = text.as_str().chars().filter(|c| c.is_alphanumeric()).count();
    if told < REASON_MIN_CHARS { Err(MessageFault::Empty) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("")]
    #[case("x")]
    #[case("- - - - - - - - - -")]
    #[case("Pyyntö.  .")]
    fn a_reason_that_tells_nothing_is_none(#[case] typed: &str) {
        assert_eq!(reason(typed).unwrap_err(), MessageFault::Empty);
    }

    #[test]
    fn a_reason_in_words_is_taken() {
        assert_eq!(
            reason(" Avsändaren frågar. ").map(|text| text.as_str().to_owned()),
            Ok("Avsändaren frågar.".to_owned())
        );
    }
}
