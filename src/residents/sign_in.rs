//! What a letter for signing in holds: a link, and a code for another browser (security bar R11).

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::Duration;
use uuid::Uuid;

use crate::kernel::link_secret::{LinkSecret, Opens};
use crate::platform::keyring::{Keyring, Purpose};

/// How long the link and the code of a letter open.
pub const OPENS_FOR: Duration = Duration::minutes(10);

/// The most codes that may be typed for one letter.
pub const TRIES_MAX: i32 = 5;

/// Digits of a code.
const DIGITS: usize = 8;

/// The id by which the browser that asked knows its sign-in; it travels in a sealed cookie alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignInId(pub Uuid);

/// Opens a sign-in.
pub struct OpensSignIn;

impl Opens for OpensSignIn {
    const BOUND_TO: &'static [u8] = b"resident sign-in";
}

/// The secret in the link.
pub type SignInToken = LinkSecret<OpensSignIn>;

impl SignInToken {
    /// The code that stands in the same letter.
    #[must_use]
    pub fn code(&self) -> SignInCode {
        SignInCode(self.number(b"code for ", DIGITS))
    }
}

/// A code of eight digits. So few can be guessed: it opens only with the id or the link of its sign-in, and few may be
/// tried.
#[derive(Clone, PartialEq, Eq)]
pub struct SignInCode(String);

impl SignInCode {
    /// Reads what was typed; spaces and dashes make no difference.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let digits: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let is_code = digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_code.then_some(Self(digits))
    }

    /// The code as people read it, in two groups of four.
    #[must_use]
    pub fn grouped(&self) -> String {
        let (one, other) = self.0.split_at_checked(DIGITS / 2).unwrap_or_default();
        format!("{one} {other}")
    }

    /// What is stored of it for a sign-in.
    #[must_use]
    pub fn hash(&self, id: SignInId, keyring: &Keyring) -> String {
        URL_SAFE_NO_PAD.encode(keyring.mac(Purpose::SignInCodes, &self.bound(id)))
    }

    /// The same under every key, for comparing.
    #[must_use]
    pub fn hashes(&self, id: SignInId, keyring: &Keyring) -> Vec<String> {
        let macs = keyring.macs(Purpose::SignInCodes, &self.bound(id));
        macs.iter().map(|mac| URL_SAFE_NO_PAD.encode(mac)).collect()
    }

    fn bound(&self, id: SignInId) -> Vec<u8> {
        [id.0.as_bytes().as_slice(), self.0.as_bytes()].concat()
    }
}

impl fmt::Debug for SignInCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignInCode")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::random::Random;

    #[test]
    fn the_link_leads_to_its_row_and_its_code_and_neither_leads_back() {
        let token = SignInToken::draw(&Random::seeded(5));

        let read = SignInToken::parse(&token.written()).expect("a token");

        assert_eq!((read.hash(), read.code()), (token.hash(), token.code()));
        assert!(!token.hash().contains(&token.written()));
        assert_eq!(format!("{token:?} {:?}", token.code()), "LinkSecret SignInCode");
    }

    #[test]
    fn a_code_is_read_however_its_groups_are_parted() {
        let code = SignInToken::draw(&Random::seeded(5)).code();
        let grouped = code.grouped();

        assert_eq!(grouped.len(), 9);
        for typed in [&grouped, &grouped.replace(' ', ""), &grouped.replace(' ', "-"), &format!(" {grouped}\n")] {
            assert_eq!(SignInCode::parse(typed), Some(code.clone()), "{typed}");
        }
        for typed in ["", "1234567", "123456789", "1234567a", "١٢٣٤٥٦٧٨"] {
            assert_eq!(SignInCode::parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_code_is_kept_for_one_sign_in_alone() {
        let (keyring, random) = (Keyring::for_tests(), Random::seeded(5));
        let code = SignInToken::draw(&random).code();
        let (one, other) = (SignInId(random.uuid()), SignInId(random.uuid()));

        assert_eq!(code.hashes(one, &keyring), [code.hash(one, &keyring)]);
        assert_ne!(code.hash(one, &keyring), code.hash(other, &keyring));
    }
}
