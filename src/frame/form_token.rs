//! The hidden token that every form carries, so that no other site can send it.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::platform::error::Error;
use crate::platform::keyring::{Keyring, Purpose, mac_eq};

/// A form token. It prints as what the hidden field holds.
#[derive(Clone)]
pub struct FormToken {
    /// What this visitor's tokens can be: under the active key first, then under older ones.
    valid: Vec<[u8; 32]>,
}

impl FormToken {
    /// The token of public forms: the same for everybody, so that it names nobody and outlives every wait.
    #[must_use]
    pub fn public(keyring: &Keyring) -> Self {
        Self { valid: keyring.macs(Purpose::FormTokens, b"public") }
    }

    /// The token of one session, known by the hash that is stored of it.
    #[must_use]
    pub fn of_session(keyring: &Keyring, session_hash: &[u8]) -> Self {
        let bound = [b"session|".as_slice(), session_hash].concat();
        Self { valid: keyring.macs(Purpose::FormTokens, &bound) }
    }

    /// Is the token that came with a form one of this visitor's?
    pub fn check(&self, token: &str) -> Result<(), Error> {
        let given: Option<[u8; 32]> = URL_SAFE_NO_PAD.decode(token).ok().and_then(|bytes| bytes.try_into().ok());
        let given = given.ok_or(Error::StaleForm)?;
        if self.valid.iter().any(|valid| mac_eq(valid, &given)) { Ok(()) } else { Err(Error::StaleForm) }
    }
}

impl fmt::Display for FormToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let active = self.valid.first().map(|mac| URL_SAFE_NO_PAD.encode(mac));
        f.write_str(active.as_deref().unwrap_or_default())
    }
}

impl fmt::Debug for FormToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FormToken")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_good_only_where_it_was_given() {
        let keyring = Keyring::for_tests();
        let (public, mine) = (FormToken::public(&keyring), FormToken::of_session(&keyring, b"mine"));
        let theirs = FormToken::of_session(&keyring, b"theirs");

        assert!(public.check(&public.to_string()).is_ok());
        assert!(mine.check(&mine.to_string()).is_ok());
        for wrong in [public.to_string(), theirs.to_string(), String::new(), "å".to_owned(), "AAAA".to_owned()] {
            assert!(matches!(mine.check(&wrong), Err(Error::StaleForm)), "{wrong}");
        }
    }
}
