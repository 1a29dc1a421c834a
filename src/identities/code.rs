//! The personal identity code, between the provider's answer and its keyed hash.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::NaiveDate;
use uuid::Uuid;

use crate::platform::keyring::{Keyring, Purpose};
use crate::privacy::mask_identity_codes;

/// What a hash of a code is for. Hashes of one purpose are of no use for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodePurpose {
    /// To find a resident's own account.
    Account,
    /// To count one person once among the supporters of this initiative.
    Support(Uuid),
}

impl CodePurpose {
    fn bound(self, code: &str) -> Vec<u8> {
        match self {
            Self::Account => [b"account|".as_slice(), code.as_bytes()].concat(),
            Self::Support(initiative) => {
                [b"support|", initiative.as_bytes().as_slice(), b"|", code.as_bytes()].concat()
            }
        }
    }
}

/// A personal identity code: six digits of a birth date, a sign for the century, three digits and a check character. It
/// is never printed and never stored.
#[derive(Clone, PartialEq, Eq)]
pub struct IdentityCode(String);

impl IdentityCode {
    /// Reads a code whose check character fits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let code = text.trim().to_ascii_uppercase();
        let masked = mask_identity_codes(&code, "");
        let is_code = code.len() == 11 && masked.text.is_empty() && masked.removed.iter().all(|code| code.is_certain);
        is_code.then_some(Self(code))
    }

    /// The birth date that it tells.
    #[must_use]
    pub fn birth_date(&self) -> Option<NaiveDate> {
        let number = |from: usize| self.0.get(from..from + 2)?.parse::<u32>().ok();
        let century = match self.0.chars().nth(6)? {
            '+' => 1800,
            '-' | 'U'..='Y' => 1900,
            'A'..='F' => 2000,
            _ => return None,
        };
        let year = century + i32::try_from(number(4)?).ok()?;
        NaiveDate::from_ymd_opt(year, number(2)?, number(0)?)
    }

    /// The keyed hash to store.
    #[must_use]
    pub fn hash(&self, purpose: CodePurpose, keyring: &Keyring) -> String {
        URL_SAFE_NO_PAD.encode(keyring.mac(Purpose::Identities, &purpose.bound(&self.0)))
    }

    /// The hashes to look for: those under every key that there is or was, so that rotation lets nobody count twice.
    #[must_use]
    pub fn hashes(&self, purpose: CodePurpose, keyring: &Keyring) -> Vec<String> {
        let macs = keyring.macs(Purpose::Identities, &purpose.bound(&self.0));
        macs.iter().map(|mac| URL_SAFE_NO_PAD.encode(mac)).collect()
    }
}

impl fmt::Debug for IdentityCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdentityCode")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "010100A900F";

    fn code() -> IdentityCode {
        IdentityCode::parse(CODE).expect("a code")
    }

    #[test]
    fn only_whole_codes_that_check_are_read() {
        assert_eq!(IdentityCode::parse(" 010100a900f "), Some(code()));
        for text in ["", "010100A900G", "010100A900F x", "010100 A900F", "010100A900F010100A900F", "0101-00900F"] {
            assert_eq!(IdentityCode::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_code_tells_its_birth_date_in_every_century() {
        let date = |sign: char| IdentityCode(format!("311299{sign}900X")).birth_date().map(|date| date.to_string());

        assert_eq!(date('+').as_deref(), Some("1899-12-31"));
        assert_eq!([date('-'), date('U'), date('Y')], [(); 3].map(|()| Some("1999-12-31".to_owned())));
        assert_eq!([date('A'), date('F')], [(); 2].map(|()| Some("2099-12-31".to_owned())));
    }

    #[test]
    fn each_purpose_has_a_hash_of_its_own_that_tells_nothing() {
        let keyring = Keyring::for_tests();
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let purposes = [CodePurpose::Account, CodePurpose::Support(one), CodePurpose::Support(other)];

        let hashes = purposes.map(|purpose| code().hash(purpose, &keyring));

        assert!(hashes.iter().enumerate().all(|(at, hash)| !hashes[..at].contains(hash)));
        assert!(hashes.iter().all(|hash| hash.len() == 43));
        assert_eq!(purposes.map(|purpose| code().hashes(purpose, &keyring)), hashes.map(|hash| vec![hash]));
        assert_eq!(format!("{:?}", code()), "IdentityCode");
    }
}
