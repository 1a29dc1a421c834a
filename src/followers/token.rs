//! The secret in letters to a follower: the first letter's confirms, and in every later one it leads to where following
//! ends.

use crate::kernel::link_secret::{LinkSecret, Opens};

/// Digits of the number in the first letter.
const DIGITS: usize = 4;

/// Opens what somebody follows.
pub struct OpensFollowing;

impl Opens for OpensFollowing {
    const BOUND_TO: &'static [u8] = b"follower";
}

/// The secret in the link.
pub type FollowerToken = LinkSecret<OpensFollowing>;

impl FollowerToken {
    /// The number that stands in the first letter. It is no secret beside the link: it shows that somebody has read the
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
        let token = FollowerToken::draw(&Random::seeded(5));
        let number = token.number_in_letter();

        assert_eq!(number.len(), 4);
        assert!(token.is_number(&format!(" {number} ")) && !token.is_number("") && !token.is_number("12"));
    }
}
