//! How the secret part of a code is kept.
//!
//! Each of these takes tens of milliseconds and 19 MiB on purpose: call them off the async threads.
//! `docs/decisions/0008-receipt-code.md` says why it is so.

use std::hint::black_box;

use argon2::password_hash::{self, PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

use super::code::ReceiptCode;
use crate::kernel::random::Random;

const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const SALT_LENGTH: usize = 16;

/// Why a secret could not be hashed.
#[derive(Debug, thiserror::Error)]
#[error("the receipt's secret could not be hashed")]
pub struct HashFault(#[from] password_hash::Error);

/// The hash to store for a code, as a PHC string with its own salt.
///
/// The pepper lives outside the database, so that the stored hashes alone cannot be tried.
pub fn hash_secret(code: &ReceiptCode, pepper: &[u8], random: &Random) -> Result<String, HashFault> {
    let salt = random.bytes::<SALT_LENGTH>();
    let hash = hasher(pepper)?.hash_password_with_salt(code.secret().as_bytes(), &salt)?;
    Ok(hash.to_string())
}

/// Is `stored` the hash of this code's secret? A stored text that is no hash fits no code.
#[must_use]
pub fn verify_secret(code: &ReceiptCode, stored: &str, pepper: &[u8]) -> bool {
    hasher(pepper).is_ok_and(|hasher| hasher.verify_password(code.secret().as_bytes(), stored).is_ok())
}

/// Does the work of [`verify_secret`] for a selector that no case has, so that the time taken does
/// not tell which selectors exist.
pub fn verify_nothing(code: &ReceiptCode, pepper: &[u8]) {
    let secret = code.secret().as_bytes();
    let hash = hasher(pepper).and_then(|hasher| hasher.hash_password_with_salt(secret, &[0; SALT_LENGTH]));
    let _ = black_box(hash);
}

fn hasher(pepper: &[u8]) -> password_hash::Result<Argon2<'_>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None)?;
    Ok(Argon2::new_with_secret(pepper, Algorithm::Argon2id, Version::V0x13, params)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEPPER: &[u8] = b"pepper for tests";

    #[test]
    fn a_code_opens_its_own_hash_and_no_other_does() {
        let random = Random::seeded(5);
        let (code, other) = (ReceiptCode::generate(&random), ReceiptCode::generate(&random));

        let stored = hash_secret(&code, PEPPER, &random).expect("a hash");

        assert!(verify_secret(&code, &stored, PEPPER));
        assert!(!verify_secret(&other, &stored, PEPPER));
        assert!(!verify_secret(&code, &stored, b"another pepper"));
    }

    #[test]
    fn a_hash_is_argon2id_with_the_agreed_cost_and_a_salt_of_its_own() {
        let random = Random::seeded(6);
        let code = ReceiptCode::generate(&random);

        let (one, two) = (hash_secret(&code, PEPPER, &random), hash_secret(&code, PEPPER, &random));

        let (one, two) = (one.expect("a hash"), two.expect("a hash"));
        assert!(one.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{one}");
        assert_ne!(one, two);
        assert!(!one.contains(code.secret()));
    }

    #[test]
    fn a_broken_hash_opens_nothing() {
        let code = ReceiptCode::generate(&Random::seeded(7));

        assert!(!verify_secret(&code, "no hash", PEPPER));
        assert!(!verify_secret(&code, "", PEPPER));
    }
}
