//! The secret in the letter to a supporter: it opens the support for good, and a program that opens links in letters
//! does not get through it unseen.

use crate::kernel::link_secret::{LinkSecret, Opens};

/// Digits of the number in the letter.
const DIGITS: usize = 4;

/// Opens a support.
pub struct OpensSupport;

impl Opens for OpensSupport {
    const BOUND_TO: &'static [u8] = b"support";
}

/// The secret in the link.
pub type SupportToken = LinkSecret<OpensSupport>;

impl SupportToken {
    /// The number that stands in the same letter. It is no secret beside the link: it shows that somebody has read the
    /// letter, where a program has only followed its link and sent the form behind it.
    #[must_use]
    pub fn number_in_letter(&self) -> String {
        self.number(b"number for ", DIGITS)
    }

    /// Is this the number? Spaces make no difference.
    #[must_use]
    pub fn is_number(&self, typed: &str) -> bool {
        typed.chars().filter(|c| !c.is_whitespace()).eq(self.number_in_letter().chars())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::random::Random;

    #[test]
    fn the_number_has_four_digits_and_is_known_with_spaces() {
        let token = SupportToken::draw(&Random::seeded(5));
        let number = token.number_in_letter();

        assert_eq!(number.len(), 4);
        assert!(token.is_number(&format!(" {number} ")) && !token.is_number("") && !token.is_number("12"));
    }
}
