//! The secret in the letter to a supporter: it opens the support for good, and a program that opens links in letters
//! does not get through it unseen.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::kernel::random::Random;

/// What the hash of a token is bound to, so that it opens nothing else.
const PURPOSE: &[u8] = b"support";

/// Digits of the number in the letter.
const DIGITS: usize = 4;

/// Numbers there are.
const NUMBERS: u64 = 10_000;

/// 256 random bits. They are never printed and never stored.
#[derive(PartialEq, Eq)]
pub struct SupportToken([u8; 32]);

impl SupportToken {
    /// A new secret.
    #[must_use]
    pub fn draw(random: &Random) -> Self {
        Self(random.bytes())
    }

    /// Reads what stands in a link.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Self)
    }

    /// What stands in the link.
    #[must_use]
    pub fn written(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What is stored of it. The secret is long and random, so a fast hash is enough.
    #[must_use]
    pub fn hash(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest([PURPOSE, &self.0].concat()))
    }

    /// The number that stands in the same letter. It is no secret beside the link: it shows that somebody has read the
    /// letter, where a program has only followed its link and sent the form behind it.
    #[must_use]
    pub fn number(&self) -> String {
        let digest = Sha256::digest([b"number for ".as_slice(), PURPOSE, &self.0].concat());
        let number = digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        format!("{:0DIGITS$}", number % NUMBERS)
    }

    /// Is this the number? Spaces make no difference.
    #[must_use]
    pub fn is_number(&self, typed: &str) -> bool {
        typed.chars().filter(|c| !c.is_whitespace()).eq(self.number().chars())
    }
}

impl fmt::Debug for SupportToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SupportToken")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_leads_to_its_hash_and_the_hash_leads_nowhere() {
        let token = SupportToken::draw(&Random::seeded(5));

        let read = SupportToken::parse(&token.written()).expect("a token");

        assert_eq!((read.hash(), read.number()), (token.hash(), token.number()));
        assert!(!token.hash().contains(&token.written()) && token.number().len() == 4);
        assert!(token.is_number(&format!(" {} ", token.number())) && !token.is_number("") && !token.is_number("12"));
        assert_eq!(format!("{token:?}"), "SupportToken");
        assert_eq!(SupportToken::parse("x"), None);
    }
}
