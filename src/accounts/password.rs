//! Passwords: which ones are taken, and how they are kept.
//!
//! [`hash`] and [`verify`] take tens of milliseconds and 19 MiB on purpose: run them through
//! [`crate::platform::hashing::Hashing`].

use std::collections::HashSet;
use std::fmt;
use std::sync::LazyLock;

use argon2::password_hash::{self, PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization;

use crate::counties::County;
use crate::kernel::random::Random;
use crate::platform::error::Error;

const SHORTEST: usize = 12;
const LONGEST: usize = 128;

const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const SALT_LENGTH: usize = 16;

/// A hash that no password has: what an unknown address is compared with, so that it costs the same, and what an account
/// has once it was closed, until its owner chooses a new password by letter.
pub const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The ten thousand passwords most often found in leaks, and the longest of the next twenty thousand.
/// Drawn from the frequency list of zxcvbn (MIT licence).
static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("refused.txt").lines().collect());

/// Words that people who work here would think of first, beside the county's own names.
const NEAR_AT_HAND: [&str; 12] = [
    "salasana",
    "lösenord",
    "losenord",
    "passord",
    "kirjautuminen",
    "delta",
    "palaute",
    "respons",
    "feedback",
    "hyvinvointialue",
    "välfärdsområde",
    "valfardsomrade",
];

/// A password that may be chosen. It is never printed.
pub struct Password(String);

/// Why a password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Fewer than 12 characters.
    TooShort,
    /// More than 128 characters.
    TooLong,
    /// Among the first that anyone would try.
    EasyToGuess,
}

impl Unfit {
    /// The key of the text that says so.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::TooShort => "staff-profile-password-too-short",
            Self::TooLong => "staff-profile-password-too-long",
            Self::EasyToGuess => "staff-profile-password-easy",
        }
    }
}

impl Password {
    /// Takes a password of 12 to 128 characters, of any kind, that is not easy to guess.
    pub fn parse(text: &str, county: &County) -> Result<Self, Unfit> {
        let text = composed(text);
        match text.chars().count() {
            ..SHORTEST => Err(Unfit::TooShort),
            SHORTEST..=LONGEST if is_easy(&text, county) => Err(Unfit::EasyToGuess),
            SHORTEST..=LONGEST => Ok(Self(text)),
            _ => Err(Unfit::TooLong),
        }
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password")
    }
}

/// The hash to store, as a PHC string with a salt of its own.
pub fn hash(password: &Password, random: &Random) -> Result<String, Error> {
    let salt = random.bytes::<SALT_LENGTH>();
    let hash = hasher().and_then(|hasher| hasher.hash_password_with_salt(password.0.as_bytes(), &salt));
    hash.map(|hash| hash.to_string()).map_err(|fault| Error::internal(anyhow::anyhow!("{fault}")))
}

/// Is `typed` the password of this hash? Without a hash it is not, after the same work.
#[must_use]
pub fn verify(typed: &str, stored: Option<&str>) -> bool {
    let typed = composed(typed);
    let fits = hasher().is_ok_and(|hasher| hasher.verify_password(typed.as_bytes(), stored.unwrap_or(NOBODY)).is_ok());
    fits && stored.is_some()
}

fn hasher() -> password_hash::Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Keyboards send ä as one character or as two; both are the same password.
fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// Is it a word from the lists, whatever stands before and after it, words of the house alone, a
/// repetition or a run of keys?
fn is_easy(text: &str, county: &County) -> bool {
    let low = text.to_lowercase();
    let core = low.trim_matches(|c: char| !c.is_alphabetic());
    let is_near = |word: &str| NEAR_AT_HAND.contains(&word) || names_of(county).any(|name| name == word);
    let is_listed = |word: &str| COMMON.contains(word) || is_near(word);
    let mut words = core.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).peekable();
    let is_of_the_house = words.peek().is_some() && words.all(is_near);
    is_of_the_house || [&low, core].into_iter().any(|text| is_listed(text) || is_repetition(text)) || is_run(&low)
}

/// What the county and its municipalities are called.
fn names_of(county: &County) -> impl Iterator<Item = String> {
    let facts = &county.facts;
    let named = [&facts.name, &facts.short_name, &facts.panel_name];
    let all = named.into_iter().chain(facts.municipalities.iter().map(|municipality| &municipality.name));
    all.flat_map(|name| [&name.sv, &name.fi, &name.en]).map(|name| name.to_lowercase())
}

/// Is it one piece written several times?
fn is_repetition(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    (1..=chars.len() / 2).filter(|length| chars.len().is_multiple_of(*length)).any(|length| {
        let mut pieces = chars.chunks(length);
        let first = pieces.next();
        pieces.all(|piece| Some(piece) == first)
    })
}

/// Does every character follow the one before it, as in 123456789012 or lkjihgfedcba?
fn is_run(text: &str) -> bool {
    let codes: Vec<i64> = text.chars().map(|c| i64::from(u32::from(c))).collect();
    let step = |wanted: i64| {
        let follows = |(a, b): (&i64, &i64)| matches!((b - a) * wanted, 1 | -9);
        codes.iter().zip(codes.iter().skip(1)).all(follows)
    };
    step(1) || step(-1)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::counties::sample::county;

    fn parse(text: &str) -> Result<(), Unfit> {
        Password::parse(text, &county()).map(|_| ())
    }

    #[test]
    fn length_is_counted_in_characters_and_nothing_else_is_asked_for() {
        assert_eq!(parse("lyhyt älvdal"), Ok(()));
        assert_eq!(parse("ääääöööööåå"), Err(Unfit::TooShort));
        assert_eq!(parse(&"åäö ".repeat(32).replacen('å', "x", 1)), Ok(()));
        assert_eq!(parse(&format!("{}!", "åäö ".repeat(32))), Err(Unfit::TooLong));
    }

    #[rstest]
    #[case("1q2w3e4r5t6y")]
    #[case("passwordpassword")]
    #[case("Password-2026!!")]
    #[case("Salasana12345")]
    #[case("LÖSENORD-LÖSENORD")]
    #[case("Delta-Salasana-1")]
    #[case("kouvola2026!")]
    #[case("2026-Esimerkkialue")]
    #[case("Delta2026Delta2026")]
    #[case("aaaaaaaaaaaa")]
    #[case("123456789012")]
    #[case("987654321098")]
    #[case("abcdefghijklm")]
    fn what_anyone_would_try_first_is_refused(#[case] text: &str) {
        assert_eq!(parse(text), Err(Unfit::EasyToGuess));
    }

    #[test]
    fn a_password_opens_its_own_hash_however_its_letters_were_composed() {
        let password = Password::parse("kärrynpyörä rullaa", &county()).expect("a password");

        let stored = hash(&password, &Random::seeded(1)).expect("a hash");

        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(verify("ka\u{308}rrynpyo\u{308}ra\u{308} rullaa", Some(&stored)));
        assert!(!verify("kärrynpyörä rullaa ", Some(&stored)));
        assert!(!verify("kärrynpyörä rullaa", Some("no hash")));
    }

    #[test]
    fn nobody_has_a_hash_that_is_well_formed_and_opens_for_no_one() {
        let mut parts = NOBODY.split('$').skip(1);

        assert_eq!(parts.next(), Some("argon2id"));
        assert!(password_hash::phc::PasswordHash::new(NOBODY).is_ok());
        assert!(!verify("", None));
    }

    #[test]
    fn a_password_does_not_print_itself() {
        let password = Password::parse("kärrynpyörä rullaa", &county());

        assert_eq!(format!("{password:?}"), "Ok(Password)");
    }
}
