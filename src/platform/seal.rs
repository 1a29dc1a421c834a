//! Sealed values: encrypted fields, sealed cookies, and what only a form's own key opens.
//!
//! A seal reads `v1.key id.nonce.ciphertext`. It is made by XChaCha20-Poly1305 with a random nonce, and bound to the
//! place it was made for: moved to another row, column or use, it does not open.

use std::{fmt, str};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use chrono::{DateTime, Utc};

use super::keyring::{Keyring, Purpose, hash, is_key_id};
use crate::kernel::random::Random;

/// Where a sealed field lies: in which table, column and row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place(String);

impl Place {
    /// The place in the row that is known by `row`.
    #[must_use]
    pub fn of(table: &str, column: &str, row: impl fmt::Display) -> Self {
        Self(format!("{table}|{column}|{row}"))
    }
}

/// Why something sealed does not open.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Not shaped like a seal.
    #[error("this is no seal")]
    Malformed,
    /// Sealed with a key that the keyring does not have.
    #[error("the key {0} is not in the keyring")]
    UnknownKey(String),
    /// Changed, or made for another place or use.
    #[error("the seal is broken or belongs elsewhere")]
    Broken,
    /// Its time is over.
    #[error("the seal has expired")]
    Expired,
    /// Opened, but no text.
    #[error("what was sealed is no text")]
    NotText,
}

impl Keyring {
    /// Seals a field for the place it will lie in.
    #[must_use]
    pub fn seal(&self, random: &Random, plain: &[u8], place: &Place) -> String {
        self::sealed(random, &self.active_key(Purpose::Fields), plain, &place.0)
    }

    /// Opens a field that was sealed for this place.
    pub fn open(&self, sealed: &str, place: &Place) -> Result<Vec<u8>, SealError> {
        let parts = Parts::of(sealed)?;
        parts.open(&self.key_of(&parts, Purpose::Fields)?, &place.0)
    }

    /// Seals a text for the place it will lie in.
    #[must_use]
    pub fn seal_text(&self, random: &Random, text: &str, place: &Place) -> String {
        self.seal(random, text.as_bytes(), place)
    }

    /// Opens a text that was sealed for this place.
    pub fn open_text(&self, sealed: &str, place: &Place) -> Result<String, SealError> {
        String::from_utf8(self.open(sealed, place)?).map_err(|_| SealError::NotText)
    }

    /// Seals a value that travels with its reader, as in a cookie, until it expires.
    /// `used_for` names what it is; a value sealed for one use opens for no other.
    #[must_use]
    pub fn seal_token(&self, random: &Random, used_for: &str, plain: &[u8], expires_at: DateTime<Utc>) -> String {
        let mut dated = expires_at.timestamp_micros().to_be_bytes().to_vec();
        dated.extend_from_slice(plain);
        self::sealed(random, &self.active_key(Purpose::Cookies), &dated, used_for)
    }

    /// Opens a value that was sealed for this use and has not expired.
    pub fn open_token(&self, token: &str, used_for: &str, now: DateTime<Utc>) -> Result<Vec<u8>, SealError> {
        let parts = Parts::of(token)?;
        let dated = parts.open(&self.key_of(&parts, Purpose::Cookies)?, used_for)?;
        let (expiry, plain) = dated.split_first_chunk().ok_or(SealError::Malformed)?;
        if now.timestamp_micros() >= i64::from_be_bytes(*expiry) {
            return Err(SealError::Expired);
        }
        Ok(plain.to_vec())
    }

    /// Seals a value so that it takes both the keyring and a secret to open it: the secret a form brings is not kept,
    /// and without it we cannot open the value ourselves.
    #[must_use]
    pub fn seal_with_secret(&self, random: &Random, secret: &[u8], plain: &[u8]) -> String {
        let (id, key) = self.active_key(Purpose::Idempotency);
        self::sealed(random, &(id, hash(&key, secret)), plain, "")
    }

    /// Opens a value with the secret it was sealed with.
    pub fn open_with_secret(&self, sealed: &str, secret: &[u8]) -> Result<Vec<u8>, SealError> {
        let parts = Parts::of(sealed)?;
        parts.open(&hash(&self.key_of(&parts, Purpose::Idempotency)?, secret), "")
    }

    fn key_of(&self, parts: &Parts<'_>, purpose: Purpose) -> Result<[u8; 32], SealError> {
        self.key(parts.key_id, purpose).ok_or_else(|| SealError::UnknownKey(parts.key_id.to_owned()))
    }
}

/// The id of the key that a value was sealed with, as far as its beginning tells; nothing when it is no seal.
#[must_use]
pub fn key_of_seal(begin: &str) -> Option<&str> {
    let (id, _) = begin.strip_prefix("v1.")?.split_once('.')?;
    is_key_id(id).then_some(id)
}

#[expect(clippy::expect_used, reason = "the cipher refuses only plain texts of 256 GB and more")]
fn sealed(random: &Random, (id, key): &(String, [u8; 32]), plain: &[u8], bound: &str) -> String {
    let nonce: [u8; 24] = random.bytes();
    let payload = Payload { msg: plain, aad: bound.as_bytes() };
    let ciphertext = XChaCha20Poly1305::new(key.into())
        .encrypt(&XNonce::from(nonce), payload)
        .expect("a plain text that fits into memory");
    let (nonce, ciphertext) = (URL_SAFE_NO_PAD.encode(nonce), URL_SAFE_NO_PAD.encode(ciphertext));
    format!("v1.{id}.{nonce}.{ciphertext}")
}

/// A seal taken apart.
struct Parts<'a> {
    key_id: &'a str,
    nonce: [u8; 24],
    ciphertext: Vec<u8>,
}

impl<'a> Parts<'a> {
    fn of(sealed: &'a str) -> Result<Self, SealError> {
        let mut pieces = sealed.split('.');
        let (Some("v1"), Some(key_id), Some(nonce), Some(ciphertext), None) =
            (pieces.next(), pieces.next(), pieces.next(), pieces.next(), pieces.next())
        else {
            return Err(SealError::Malformed);
        };
        // Only what could be an id is ever named in an error.
        if !is_key_id(key_id) {
            return Err(SealError::Malformed);
        }
        let nonce = URL_SAFE_NO_PAD.decode(nonce).ok().and_then(|bytes| bytes.try_into().ok());
        let ciphertext = URL_SAFE_NO_PAD.decode(ciphertext).ok();
        let (Some(nonce), Some(ciphertext)) = (nonce, ciphertext) else { return Err(SealError::Malformed) };
        Ok(Self { key_id, nonce, ciphertext })
    }

    fn open(&self, key: &[u8; 32], bound: &str) -> Result<Vec<u8>, SealError> {
        let payload = Payload { msg: &self.ciphertext, aad: bound.as_bytes() };
        XChaCha20Poly1305::new(key.into()).decrypt(&XNonce::from(self.nonce), payload).map_err(|_| SealError::Broken)
    }
}

#[cfg(test)]
mod tests {
    use base64::engine::general_purpose::STANDARD;
    use proptest::prelude::*;

    use super::*;

    fn place(row: u128) -> Place {
        Place::of("cases", "text", row)
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    fn sealed() -> String {
        Keyring::for_tests().seal_text(&Random::seeded(1), "Hissen är trasig.", &place(1))
    }

    #[test]
    fn what_was_sealed_opens_in_its_place() {
        let opened = Keyring::for_tests().open_text(&sealed(), &place(1));

        assert_eq!(opened.as_deref(), Ok("Hissen är trasig."));
        assert!(sealed().starts_with("v1.k1."));
    }

    #[test]
    fn the_same_text_is_never_sealed_twice_alike() {
        let random = Random::seeded(1);
        let keyring = Keyring::for_tests();

        assert_ne!(keyring.seal(&random, b"x", &place(1)), keyring.seal(&random, b"x", &place(1)));
    }

    #[test]
    fn a_seal_moved_to_another_row_column_or_table_does_not_open() {
        let keyring = Keyring::for_tests();
        let moved = [place(2), Place::of("cases", "answer", 1), Place::of("messages", "text", 1)];

        for place in moved {
            assert_eq!(keyring.open(&sealed(), &place), Err(SealError::Broken), "{place:?}");
        }
    }

    #[test]
    fn a_key_that_is_not_there_is_named() {
        let foreign = sealed().replacen("k1", "k9", 1);

        let opened = Keyring::for_tests().open(&foreign, &place(1));

        assert_eq!(opened, Err(SealError::UnknownKey("k9".to_owned())));
    }

    #[test]
    fn what_an_older_key_sealed_still_opens_and_new_seals_take_the_active_one() {
        let (old, new) = (STANDARD.encode([7; 32]), STANDARD.encode([2; 32]));
        let text = format!("active = \"k2\"\n[keys]\nk1 = \"{old}\"\nk2 = \"{new}\"");
        let rotated = Keyring::parse(&text).expect("a keyring");

        let again = rotated.seal_text(&Random::seeded(2), "Ny", &place(1));

        assert_eq!(rotated.open_text(&sealed(), &place(1)).as_deref(), Ok("Hissen är trasig."));
        assert!(again.starts_with("v1.k2."));
    }

    #[test]
    fn a_token_opens_for_its_use_until_it_expires() {
        let keyring = Keyring::for_tests();
        let (noon, later) = (at("2026-03-02T12:00:00Z"), at("2026-03-02T12:30:00Z"));
        let token = keyring.seal_token(&Random::seeded(1), "draft", b"words", later);

        assert_eq!(keyring.open_token(&token, "draft", noon).as_deref(), Ok(&b"words"[..]));
        assert_eq!(keyring.open_token(&token, "visit", noon), Err(SealError::Broken));
        assert_eq!(keyring.open_token(&token, "draft", later), Err(SealError::Expired));
    }

    #[test]
    fn a_field_is_no_token_and_a_token_no_field() {
        let keyring = Keyring::for_tests();
        let token = keyring.seal_token(&Random::seeded(1), &place(1).0, b"words", at("2026-03-02T12:00:00Z"));

        assert_eq!(keyring.open(&token, &place(1)), Err(SealError::Broken));
        assert_eq!(keyring.open_token(&sealed(), &place(1).0, at("2026-03-02T11:00:00Z")), Err(SealError::Broken));
    }

    #[test]
    fn a_value_sealed_with_a_secret_opens_with_that_secret_alone() {
        let keyring = Keyring::for_tests();
        let sealed = keyring.seal_with_secret(&Random::seeded(1), b"form 1", b"receipt");

        assert_eq!(keyring.open_with_secret(&sealed, b"form 1").as_deref(), Ok(&b"receipt"[..]));
        assert_eq!(keyring.open_with_secret(&sealed, b"form 2"), Err(SealError::Broken));
    }

    proptest! {
        #[test]
        fn any_bytes_come_back_as_they_were(plain: Vec<u8>, row: u128) {
            let keyring = Keyring::for_tests();

            let sealed = keyring.seal(&Random::seeded(1), &plain, &place(row));

            prop_assert_eq!(keyring.open(&sealed, &place(row)), Ok(plain));
        }

        #[test]
        fn a_changed_byte_is_noticed(position in 0_usize..1000, byte in 1_u8..128) {
            let mut bytes = sealed().into_bytes();
            let position = position % bytes.len();
            bytes[position] ^= byte;
            let Ok(changed) = String::from_utf8(bytes) else { return Ok(()) };

            prop_assert!(Keyring::for_tests().open(&changed, &place(1)).is_err());
        }

        #[test]
        fn opening_any_text_ends_in_an_error(text in prop_oneof![".*", r"v1\.k[12]\.[\w-]{0,40}\.[\w-]{0,80}"]) {
            let keyring = Keyring::for_tests();

            prop_assert!(keyring.open(&text, &place(1)).is_err());
            prop_assert!(keyring.open_token(&text, "draft", at("2026-03-02T12:00:00Z")).is_err());
        }
    }
}
