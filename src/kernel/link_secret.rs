//! The secret in a link that a letter carries.

use std::fmt;
use std::marker::PhantomData;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::random::Random;

/// What a secret opens.
pub trait Opens {
    /// What its hash is bound to, so that it opens nothing else.
    const BOUND_TO: &'static [u8];
}

/// 256 random bits. They are never printed and never stored.
pub struct LinkSecret<O> {
    bits: [u8; 32],
    opens: PhantomData<O>,
}

impl<O> LinkSecret<O> {
    /// A new secret.
    #[must_use]
    pub fn draw(random: &Random) -> Self {
        Self { bits: random.bytes(), opens: PhantomData }
    }

    /// Reads what stands in a link.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bits = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
        Some(Self { bits, opens: PhantomData })
    }

    /// What stands in the link.
    #[must_use]
    pub fn written(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bits)
    }

    /// The hash bound to something. The secret is long and random, so a fast one is enough.
    #[must_use]
    pub fn hash_bound_to(&self, what: &[u8]) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest([what, &self.bits].concat()))
    }
}

impl<O: Opens> LinkSecret<O> {
    /// What is stored of it.
    #[must_use]
    pub fn hash(&self) -> String {
        self.hash_bound_to(O::BOUND_TO)
    }

    /// A number of `digits` digits, at most 18, that follows from the secret and its use; nobody gets from it to the
    /// secret.
    #[must_use]
    pub fn number(&self, used_as: &[u8], digits: usize) -> String {
        let digest = Sha256::digest([used_as, O::BOUND_TO, &self.bits].concat());
        let number = digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        let numbers = 10_u64.saturating_pow(u32::try_from(digits).unwrap_or(u32::MAX));
        format!("{:0digits$}", number % numbers)
    }
}

impl<O> PartialEq for LinkSecret<O> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}

impl<O> Eq for LinkSecret<O> {}

impl<O> fmt::Debug for LinkSecret<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkSecret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Door;
    struct Gate;

    impl Opens for Door {
        const BOUND_TO: &'static [u8] = b"door";
    }

    impl Opens for Gate {
        const BOUND_TO: &'static [u8] = b"gate";
    }

    #[test]
    fn the_link_leads_to_its_hash_and_the_hash_leads_nowhere() {
        let secret = LinkSecret::<Door>::draw(&Random::seeded(5));

        let read = LinkSecret::<Door>::parse(&secret.written()).expect("a secret");
        let elsewhere = LinkSecret::<Gate>::parse(&secret.written()).expect("a secret");

        assert_eq!((&read, read.hash(), read.number(b"n", 4)), (&secret, secret.hash(), secret.number(b"n", 4)));
        assert_ne!(elsewhere.hash(), secret.hash());
        assert_ne!(elsewhere.number(b"n", 8), secret.number(b"n", 8));
        assert!(!secret.hash().contains(&secret.written()));
        assert_eq!(secret.number(b"n", 8).len(), 8);
        assert_eq!(format!("{secret:?}"), "LinkSecret");
        assert_eq!(LinkSecret::<Door>::parse("x"), None);
    }
}
