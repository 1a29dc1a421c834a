//! How to reach a sender who asked for an answer.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use lettre::Address;

use crate::kernel::text;
use crate::platform::keyring::{Keyring, Purpose};

/// Most characters of a name.
pub const NAME_MAX_CHARS: usize = 200;

/// An e-mail address without a display name.
#[derive(Clone, PartialEq, Eq)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Cleans and checks an address: one at sign, a domain with a dot, at most 254 characters.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let address = text::clean_line(typed);
        let (_, domain) = address.rsplit_once('@')?;
        let is_plausible = address.len() <= 254 && domain.contains('.') && !address.contains(char::is_whitespace);
        (is_plausible && address.is_ascii() && address.parse::<Address>().is_ok()).then_some(Self(address))
    }

    /// What stands beside the sealed address so that its owner's cases are found: a keyed hash, the same however the
    /// address is written.
    #[must_use]
    pub fn index(&self, keyring: &Keyring) -> String {
        URL_SAFE_NO_PAD.encode(keyring.mac(Purpose::Addresses, self.folded().as_bytes()))
    }

    /// The same under every key, for looking up.
    #[must_use]
    pub fn indexes(&self, keyring: &Keyring) -> Vec<String> {
        let macs = keyring.macs(Purpose::Addresses, self.folded().as_bytes());
        macs.iter().map(|mac| URL_SAFE_NO_PAD.encode(mac)).collect()
    }

    fn folded(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A telephone number, kept as people write it.
#[derive(Clone, PartialEq, Eq)]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// Cleans and checks a number: 5 to 15 digits, with spaces, dashes, brackets and a leading plus.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let number = text::clean_line(typed);
        let digits = number.chars().filter(char::is_ascii_digit).count();
        let rest = number.strip_prefix('+').unwrap_or(&number);
        let is_number = rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')'));
        (is_number && (5..=15).contains(&digits)).then_some(Self(number))
    }

    /// The number.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

macro_rules! hidden_in_logs {
    ($($name:ident),*) => {$(
        /// How to reach people does not belong in logs.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    )*};
}

hidden_in_logs!(EmailAddress, PhoneNumber, Contact);

/// How to reach a sender.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// Name, when given.
    pub name: Option<String>,
    /// Address.
    pub email: Option<EmailAddress>,
    /// Telephone.
    pub phone: Option<PhoneNumber>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_bare_and_has_a_domain() {
        for good in ["namn@exempel.fi", " Foo.Bar+x@sub.exempel.fi "] {
            assert!(EmailAddress::parse(good).is_some(), "{good}");
        }
        let long = format!("{}@exempel.fi", "a".repeat(250));
        for bad in [
            "",
            "namn",
            "namn@",
            "@exempel.fi",
            "namn@exempel",
            "a b@exempel.fi",
            "A <a@exempel.fi>",
            "a@b@exempel.fi",
            &long,
        ] {
            assert!(EmailAddress::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn an_address_is_found_by_its_keyed_hash() {
        let keyring = Keyring::for_tests();
        let index = |typed: &str| EmailAddress::parse(typed).expect("an address").index(&keyring);

        assert_eq!(index(" Namn@Exempel.fi"), index("namn@exempel.fi"));
        assert_ne!(index("namn@exempel.fi"), index("annat@exempel.fi"));
        assert!(!index("namn@exempel.fi").contains("namn"));
    }

    #[test]
    fn line_breaks_never_survive_in_an_address() {
        assert!(EmailAddress::parse("a@exempel.fi\r\nBcc: b@exempel.fi").is_none());
    }

    #[test]
    fn a_telephone_number_may_be_written_as_people_do() {
        for good in ["040 123 4567", "+358 40 1234567", "(05) 123-456"] {
            assert!(PhoneNumber::parse(good).is_some(), "{good}");
        }
        for bad in ["", "1234", "ring mig", "+358+40", "0401234567890123"] {
            assert!(PhoneNumber::parse(bad).is_none(), "{bad}");
        }
    }
}
