//! What is asked for beside the password: a code from an app (RFC 6238), or one of ten codes on paper.
//!
//! What always holds: a code opens once. The secret is sealed, of codes on paper there is only a keyed hash.

pub mod store;

use std::fmt;

use chrono::{DateTime, Utc};
use totp_rs::{Builder, Secret, Totp};

use crate::kernel::random::Random;

/// How many codes on paper there are.
pub const RECOVERY_CODES: usize = 10;

/// The letters and digits of a code on paper: none of them looks like another.
const SYMBOLS: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M', 'N', 'P',
    'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];

/// A code on paper has this many, which nobody guesses through a throttle: 60 bits.
const SYMBOLS_OF_A_CODE: usize = 12;

const GROUP: usize = 4;

/// What an authenticator app and we both know. It is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct TotpSecret([u8; 20]);

impl TotpSecret {
    /// A new secret.
    #[must_use]
    pub fn draw(random: &Random) -> Self {
        Self(random.bytes())
    }

    /// The secret of these bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The bytes, to be sealed.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// As one types it into an app: base 32 in groups.
    #[must_use]
    pub fn grouped(&self) -> String {
        grouped(&self.base32())
    }

    /// The address that an app reads from the QR code. `issuer` and `account` only name the entry in the app.
    #[must_use]
    pub fn key_uri(&self, issuer: &str, account: &str) -> String {
        let (issuer, account, secret) = (percent_encoded(issuer), percent_encoded(account), self.base32());
        format!("otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}")
    }

    /// The step whose code was typed, if it is a later one than the last that was taken. The clock of a telephone may
    /// be half a minute off, so the steps beside this one count as well.
    #[must_use]
    pub fn step_of(&self, typed: &str, last_step: i64, now: DateTime<Utc>) -> Option<i64> {
        let code: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let step = self.totp()?.check(&code, u64::try_from(now.timestamp()).ok()?)?;
        i64::try_from(step).ok().filter(|step| *step > last_step)
    }

    fn base32(&self) -> String {
        Secret::new_stack(self.0).to_base32()
    }

    /// SHA-1, six digits and thirty seconds: what every app assumes.
    fn totp(&self) -> Option<Totp> {
        Builder::new().with_secret(Secret::new_stack(self.0)).build().ok()
    }
}

impl fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpSecret")
    }
}

/// A code on paper. Only its page prints it.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

impl RecoveryCode {
    /// Ten new codes.
    #[must_use]
    pub fn draw_all(random: &Random) -> Vec<Self> {
        let symbol = || random.choose(&SYMBOLS).copied();
        let code = || Self((0..SYMBOLS_OF_A_CODE).filter_map(|_| symbol()).collect());
        (0..RECOVERY_CODES).map(|_| code()).collect()
    }

    /// Reads what was typed: small letters, spaces and hyphens do not matter, and neither do O, I and L.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let read = |c: char| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        };
        let code: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(read).collect();
        let is_whole = code.chars().count() == SYMBOLS_OF_A_CODE && code.chars().all(|c| SYMBOLS.contains(&c));
        is_whole.then_some(Self(code))
    }

    /// As it stands on paper.
    #[must_use]
    pub fn grouped(&self) -> String {
        grouped(&self.0)
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode")
    }
}

fn grouped(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    chars.chunks(GROUP).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn percent_encoded(text: &str) -> String {
    let keep = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte);
    let one = |byte: u8| if keep(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(one).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn secret() -> TotpSecret {
        TotpSecret::from_bytes(b"12345678901234567890").expect("a secret")
    }

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).expect("an instant")
    }

    #[test]
    fn the_codes_are_those_of_the_standard() {
        assert_eq!(secret().step_of("287082", 0, at(59)), Some(1));
        assert_eq!(secret().step_of("081 804", 0, at(1_111_111_109)), Some(37_037_036));
        assert_eq!(secret().step_of("081805", 0, at(1_111_111_109)), None);
    }

    #[test]
    fn a_code_counts_one_step_early_or_late_and_no_more() {
        for (second, is_taken) in [(0, true), (29, true), (59, true), (89, true), (90, false)] {
            assert_eq!(secret().step_of("287082", 0, at(second)).is_some(), is_taken, "{second}");
        }
    }

    #[test]
    fn a_step_that_was_taken_is_not_taken_again() {
        assert_eq!(secret().step_of("287082", 1, at(59)), None);
    }

    #[test]
    fn an_app_reads_the_address_and_nothing_breaks_out_of_it() {
        let uri = secret().key_uri("Osallistu & vaikuta", "a:b?c@x.fi");

        let expected = "otpauth://totp/Osallistu%20%26%20vaikuta:a%3Ab%3Fc@x.fi?\
                        secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Osallistu%20%26%20vaikuta";
        assert_eq!(uri, expected);
    }

    #[test]
    fn secrets_and_codes_do_not_print_themselves() {
        let code = RecoveryCode::draw_all(&Random::seeded(1)).pop().expect("a code");

        assert_eq!(format!("{:?} {code:?}", secret()), "TotpSecret RecoveryCode");
    }

    proptest! {
        #[test]
        fn a_code_on_paper_is_read_however_it_is_typed(seed: u64) {
            for code in RecoveryCode::draw_all(&Random::seeded(seed)) {
                let careless = code.grouped().to_lowercase().replace(' ', "-").replace('0', "o").replace('1', "l");

                prop_assert_eq!(RecoveryCode::parse(&careless), Some(code));
            }
        }
    }
}
