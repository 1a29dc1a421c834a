//! The keys that lie outside the database, and what is derived from them.
//!
//! A keyring is a small file of named keys, one of them active. New seals and codes are made with the active key;
//! the others stay so that what they sealed still opens. No key is used as it is: each purpose has its own.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use hmac::digest::CtOutput;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// What a derived key is for. A key of one purpose is of no use for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Encrypted columns and files.
    Fields,
    /// Codes of receipts, of which only the keyed hash is stored.
    Receipts,
    /// Tokens in forms.
    FormTokens,
    /// Sealed cookies.
    Cookies,
    /// What a form's key opens when the form comes twice.
    Idempotency,
    /// Addresses in the limiter's memory.
    Limiter,
    /// E-mail addresses that must be found without being readable.
    Addresses,
    /// What was erased, so that a restored backup can be told.
    Erasures,
    /// Recovery codes of staff, of which only the keyed hash is stored.
    RecoveryCodes,
    /// Personal identity codes, of which only the keyed hash is stored.
    Identities,
    /// Codes in letters by which residents sign in, of which only the keyed hash is stored.
    SignInCodes,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 11] = [
        Self::Fields,
        Self::Receipts,
        Self::FormTokens,
        Self::Cookies,
        Self::Idempotency,
        Self::Limiter,
        Self::Addresses,
        Self::Erasures,
        Self::RecoveryCodes,
        Self::Identities,
        Self::SignInCodes,
    ];

    /// Part of the derivation: changing one makes everything unreadable that was made with it.
    const fn label(self) -> &'static str {
        match self {
            Self::Fields => "delta v1 fields",
            Self::Receipts => "delta v1 receipts",
            Self::FormTokens => "delta v1 form tokens",
            Self::Cookies => "delta v1 cookies",
            Self::Idempotency => "delta v1 idempotency",
            Self::Limiter => "delta v1 limiter",
            Self::Addresses => "delta v1 addresses",
            Self::Erasures => "delta v1 erasures",
            Self::RecoveryCodes => "delta v1 recovery codes",
            Self::Identities => "delta v1 identities",
            Self::SignInCodes => "delta v1 sign-in codes",
        }
    }
}

/// The keys, and the name of the active one. Cheap to clone; clones change together when the file has changed.
#[derive(Clone)]
pub struct Keyring(Arc<RwLock<Arc<Ring>>>);

/// What a keyring holds at one moment.
#[derive(PartialEq, Eq)]
pub(super) struct Ring {
    pub(super) active: String,
    pub(super) keys: BTreeMap<String, [u8; 32]>,
    /// What is left of retired keys: their keys of one purpose each, from which nothing else can be derived.
    pub(super) retired: Retired,
}

/// What is needed of keys that were retired: codes that are known to nobody but their holders, so that their hashes
/// cannot be made again with another key.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Retired {
    pub(super) receipts: BTreeMap<String, [u8; 32]>,
    pub(super) recovery_codes: BTreeMap<String, [u8; 32]>,
    pub(super) identities: BTreeMap<String, [u8; 32]>,
}

impl Retired {
    fn of(&self, purpose: Purpose) -> impl Iterator<Item = [u8; 32]> {
        let kept = match purpose {
            Purpose::Receipts => Some(&self.receipts),
            Purpose::RecoveryCodes => Some(&self.recovery_codes),
            Purpose::Identities => Some(&self.identities),
            _ => None,
        };
        kept.into_iter().flat_map(|kept| kept.values().copied())
    }
}

impl Keyring {
    /// A keyring whose one key everybody knows.
    #[must_use]
    pub fn for_tests() -> Self {
        let keys = BTreeMap::from([("k1".to_owned(), [7; 32])]);
        Self::of(Ring { active: "k1".to_owned(), keys, retired: Retired::default() })
    }

    pub(super) fn of(ring: Ring) -> Self {
        Self(Arc::new(RwLock::new(Arc::new(ring))))
    }

    pub(super) fn ring(&self) -> Arc<Ring> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Does the other hold just the same?
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.ring() == other.ring()
    }

    /// Holds from now on what the other holds; so do all clones.
    pub fn take_over(&self, other: &Self) {
        let ring = other.ring();
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = ring;
    }

    /// The id of the active key.
    #[must_use]
    pub fn active_id(&self) -> String {
        self.ring().active.clone()
    }

    /// Is there a key of this id?
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.ring().keys.contains_key(id)
    }

    /// The ids of all keys.
    #[must_use]
    pub fn ids(&self) -> Vec<String> {
        self.ring().keys.keys().cloned().collect()
    }

    /// The keyed hash of `data` under the active key.
    #[must_use]
    pub fn mac(&self, purpose: Purpose, data: &[u8]) -> [u8; 32] {
        hash(&self.active_key(purpose).1, data)
    }

    /// The keyed hashes of `data` under every key, the active one first: what to look for once keys were rotated.
    /// Receipts, recovery codes and identity codes are found under retired keys too.
    #[must_use]
    pub fn macs(&self, purpose: Purpose, data: &[u8]) -> Vec<[u8; 32]> {
        let ring = self.ring();
        let active = ring.keys.iter().filter(|(id, _)| **id == ring.active);
        let others = ring.keys.iter().filter(|(id, _)| **id != ring.active);
        let keys = active.chain(others).map(|(_, key)| derived(key, purpose));
        keys.chain(ring.retired.of(purpose)).map(|key| hash(&key, data)).collect()
    }

    /// The active key for a purpose, with its id: both at once, as another key may be active a moment later.
    pub(super) fn active_key(&self, purpose: Purpose) -> (String, [u8; 32]) {
        let ring = self.ring();
        // The constructors make sure that the active key is there.
        let key = ring.keys.get(&ring.active).map(|key| derived(key, purpose));
        (ring.active.clone(), key.unwrap_or_default())
    }

    /// A key by its id, for a purpose.
    pub(super) fn key(&self, id: &str, purpose: Purpose) -> Option<[u8; 32]> {
        self.ring().keys.get(id).map(|key| derived(key, purpose))
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ring = self.ring();
        f.debug_struct("Keyring").field("active", &ring.active).field("ids", &ring.keys.keys()).finish()
    }
}

/// Are the two hashes the same? Takes as long for a near miss as for a far one.
#[must_use]
pub fn mac_eq(one: &[u8; 32], other: &[u8; 32]) -> bool {
    CtOutput::<Hmac<Sha256>>::new((*one).into()) == CtOutput::new((*other).into())
}

/// Can this stand as a key's id, in the keyring and in a seal?
pub(super) fn is_key_id(id: &str) -> bool {
    (1..=32).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// HMAC-SHA-256, which is also how keys are derived: the keys are random and full length, so one step is enough.
#[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
pub(super) fn hash(key: &[u8; 32], data: &[u8]) -> [u8; 32] {
    let mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length");
    mac.chain_update(data).finalize().into_bytes().into()
}

fn derived(key: &[u8; 32], purpose: Purpose) -> [u8; 32] {
    hash(key, purpose.label().as_bytes())
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;

    use super::*;

    #[test]
    fn every_purpose_has_a_key_of_its_own() {
        let keyring = Keyring::for_tests();

        let mut hashes = Purpose::ALL.map(|purpose| keyring.mac(purpose, b"the same"));
        hashes.sort_unstable();

        assert!(hashes.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn hashes_under_an_older_key_are_still_found() {
        let (old, new) = (STANDARD.encode([1; 32]), STANDARD.encode([2; 32]));
        let before = Keyring::parse(&format!("active = \"k1\"\n[keys]\nk1 = \"{old}\"")).expect("a keyring");
        let after =
            Keyring::parse(&format!("active = \"k2\"\n[keys]\nk1 = \"{old}\"\nk2 = \"{new}\"")).expect("a keyring");

        let sought = after.macs(Purpose::Receipts, b"code");

        assert_eq!(sought, [after.mac(Purpose::Receipts, b"code"), before.mac(Purpose::Receipts, b"code")]);
    }

    #[test]
    fn hashes_are_the_same_only_when_every_byte_is() {
        let one = [5; 32];
        let mut other = one;
        other[31] ^= 1;

        assert!(mac_eq(&one, &[5; 32]));
        assert!(!mac_eq(&one, &other));
    }
}
