//! The keys that lie outside the database, and what is derived from them.
//!
//! A keyring is a small file of named keys, one of them active. New seals and codes are made with the active key;
//! the others stay so that what they sealed still opens. No key is used as it is: each purpose has its own.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::digest::CtOutput;
use hmac::{Hmac, KeyInit, Mac};
use serde::Deserialize;
use sha2::Sha256;

use crate::kernel::random::Random;

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
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 6] =
        [Self::Fields, Self::Receipts, Self::FormTokens, Self::Cookies, Self::Idempotency, Self::Limiter];

    /// Part of the derivation: changing one makes everything unreadable that was made with it.
    const fn label(self) -> &'static str {
        match self {
            Self::Fields => "delta v1 fields",
            Self::Receipts => "delta v1 receipts",
            Self::FormTokens => "delta v1 form tokens",
            Self::Cookies => "delta v1 cookies",
            Self::Idempotency => "delta v1 idempotency",
            Self::Limiter => "delta v1 limiter",
        }
    }
}

/// The keys, and the name of the active one.
#[derive(Clone)]
pub struct Keyring {
    active: String,
    keys: BTreeMap<String, [u8; 32]>,
}

/// The file: `active = "k1"`, and under `[keys]` a name and 32 bytes in base64 each.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyringFile {
    active: String,
    keys: BTreeMap<String, String>,
}

/// Why there is no keyring. The texts name places, never keys.
#[derive(Debug, thiserror::Error)]
pub enum KeyringError {
    /// The file cannot be read.
    #[error("the keyring {0} cannot be read")]
    Unreadable(PathBuf, #[source] io::Error),
    /// The file cannot be made.
    #[error("the keyring {0} cannot be made")]
    NotMade(PathBuf, #[source] io::Error),
    /// The file is there; a new one would make everything unreadable that the old one sealed.
    #[error("the keyring {0} is there already and stays as it is")]
    Exists(PathBuf),
    /// The file is no keyring.
    #[error("line {0} is not what a keyring has there (active = \"…\", then [keys] with a name and a key each)")]
    Malformed(usize),
    /// A name that a seal could not carry.
    #[error("the key id {0:?} is not 1 to 32 small letters, digits and hyphens")]
    BadId(String),
    /// A key that is not 32 bytes in base64.
    #[error("the key {0} is not 32 bytes in base64")]
    BadKey(String),
    /// The active key is not among the keys.
    #[error("the active key {0} is not in the keyring")]
    NoActiveKey(String),
}

impl Keyring {
    /// Reads a keyring from its file.
    pub fn load(path: &Path) -> Result<Self, KeyringError> {
        let text = fs::read_to_string(path).map_err(|fault| KeyringError::Unreadable(path.to_owned(), fault))?;
        Self::parse(&text)
    }

    /// Makes a keyring with one key, in a file that only its owner may read. A file that is there is never replaced.
    pub fn create(path: &Path, random: &Random) -> Result<Self, KeyringError> {
        let text = format!("active = \"k1\"\n\n[keys]\nk1 = \"{}\"\n", STANDARD.encode(random.bytes::<32>()));
        write_new(path, &text, random).map_err(|fault| match fault.kind() {
            ErrorKind::AlreadyExists => KeyringError::Exists(path.to_owned()),
            _ => KeyringError::NotMade(path.to_owned(), fault),
        })?;
        Self::parse(&text)
    }

    /// A keyring whose one key everybody knows.
    #[must_use]
    pub fn for_tests() -> Self {
        Self { active: "k1".to_owned(), keys: BTreeMap::from([("k1".to_owned(), [7; 32])]) }
    }

    /// The id of the active key.
    #[must_use]
    pub fn active_id(&self) -> &str {
        &self.active
    }

    /// Is there a key of this id?
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.keys.contains_key(id)
    }

    /// The keyed hash of `data` under the active key.
    #[must_use]
    pub fn mac(&self, purpose: Purpose, data: &[u8]) -> [u8; 32] {
        hash(&self.active_key(purpose), data)
    }

    /// The keyed hashes of `data` under every key, the active one first: what to look for once keys were rotated.
    #[must_use]
    pub fn macs(&self, purpose: Purpose, data: &[u8]) -> Vec<[u8; 32]> {
        let others = self.keys.iter().filter(|(id, _)| **id != self.active);
        let others = others.map(|(_, key)| hash(&derived(key, purpose), data));
        std::iter::once(self.mac(purpose, data)).chain(others).collect()
    }

    /// The active key for a purpose.
    pub(super) fn active_key(&self, purpose: Purpose) -> [u8; 32] {
        // The constructors make sure that the active key is there.
        self.key(&self.active, purpose).unwrap_or_default()
    }

    /// A key by its id, for a purpose.
    pub(super) fn key(&self, id: &str, purpose: Purpose) -> Option<[u8; 32]> {
        self.keys.get(id).map(|key| derived(key, purpose))
    }

    pub(super) fn parse(text: &str) -> Result<Self, KeyringError> {
        // The parser's own message quotes the line, and with it a key.
        let file: KeyringFile = toml::from_str(text).map_err(|fault| KeyringError::Malformed(line(text, &fault)))?;
        let mut keys = BTreeMap::new();
        for (id, encoded) in file.keys {
            if !is_key_id(&id) {
                return Err(KeyringError::BadId(id));
            }
            let key = STANDARD.decode(encoded.trim()).ok().and_then(|bytes| bytes.try_into().ok());
            let Some(key) = key else { return Err(KeyringError::BadKey(id)) };
            keys.insert(id, key);
        }
        if !keys.contains_key(&file.active) {
            return Err(KeyringError::NoActiveKey(file.active));
        }
        Ok(Self { active: file.active, keys })
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keyring").field("active", &self.active).field("ids", &self.keys.keys()).finish()
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

fn line(text: &str, fault: &toml::de::Error) -> usize {
    let start = fault.span().map_or(0, |span| span.start);
    text.bytes().take(start).filter(|b| *b == b'\n').count() + 1
}

/// Writes a file that is either there whole or not at all, and fails when there is one.
fn write_new(path: &Path, text: &str, random: &Random) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let draft = folder.join(format!(".keyring-{}", random.uuid()));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        // A link fails when the name is taken; a rename would replace the other's keys.
        .and_then(|()| fs::hard_link(&draft, path));
    fs::remove_file(&draft)?;
    written?;
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_made_keyring_is_read_again_and_only_its_owner_may_read_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keys/keyring.toml");

        let made = Keyring::create(&path, &Random::seeded(1)).expect("a keyring");

        let read = Keyring::load(&path).expect("the same keyring");
        assert_eq!(read.mac(Purpose::Receipts, b"x"), made.mac(Purpose::Receipts, b"x"));
        assert_eq!(fs::metadata(&path).expect("a file").permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path().join("keys")).expect("a folder").count(), 1);
    }

    #[test]
    fn a_keyring_that_is_there_is_never_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keyring.toml");
        Keyring::create(&path, &Random::seeded(1)).expect("a keyring");
        let before = fs::read(&path).expect("a file");

        let second = Keyring::create(&path, &Random::seeded(2));

        assert!(matches!(second, Err(KeyringError::Exists(_))));
        assert_eq!(fs::read(&path).expect("a file"), before);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn a_broken_keyring_is_named_without_showing_a_key() {
        let key = STANDARD.encode([9; 32]);
        let cases = [
            (format!("active = \"k1\"\n[keys]\nk1 = \"{key}"), "line 3 "),
            (format!("active = \"k1\"\n[keys]\nk1 = [\"{key}\"]"), "line 3 "),
            (format!("active = \"k2\"\n[keys]\nk1 = \"{key}\""), "k2"),
            (format!("active = \"K.1\"\n[keys]\n\"K.1\" = \"{key}\""), "K.1"),
            (format!("active = \"k1\"\n[keys]\nk1 = \"{}\"", &key[4..]), "k1"),
        ];

        for (text, named) in cases {
            let message = Keyring::parse(&text).expect_err("no keyring").to_string();
            assert!(message.contains(named), "{message}");
            assert!(!message.contains(&key[4..]), "{message}");
        }
        assert!(!format!("{:?}", Keyring::for_tests()).contains("7, 7"));
    }

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
