//! The file of the keyring: read, made, and changed one step at a time.
//!
//! What always holds: the file is there whole, as it was before a step or as it is after; a key that is in it once is
//! never replaced, and leaves only when it is retired.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::keyring::{Keyring, Purpose, Retired, Ring, is_key_id};
use crate::kernel::random::Random;

/// The file: `active = "k1"`, and under `[keys]` a name and 32 bytes in base64 each.
/// Under `[receipts]`, `[recovery_codes]` and `[identities]` stands what is left of retired keys.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyringFile {
    active: String,
    keys: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    receipts: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    recovery_codes: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    identities: BTreeMap<String, String>,
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
    /// There is no such key.
    #[error("the key {0} is not in the keyring")]
    NoSuchKey(String),
    /// The active key cannot go.
    #[error("the key {0} is the active one; activate another first")]
    StillActive(String),
}

impl Keyring {
    /// Reads a keyring from its file.
    pub fn load(path: &Path) -> Result<Self, KeyringError> {
        Self::parse(&read(path)?)
    }

    /// Makes a keyring with one key, in a file that only its owner may read. A file that is there is never replaced.
    pub fn create(path: &Path, random: &Random) -> Result<Self, KeyringError> {
        let text = format!("active = \"k1\"\n\n[keys]\nk1 = \"{}\"\n", STANDARD.encode(random.bytes::<32>()));
        // A link fails when the name is taken; a rename would replace the other's keys.
        let made = write(path, &text, random, |draft| fs::hard_link(draft, path).and_then(|()| fs::remove_file(draft)));
        made.map_err(|fault| match fault.kind() {
            ErrorKind::AlreadyExists => KeyringError::Exists(path.to_owned()),
            _ => KeyringError::NotMade(path.to_owned(), fault),
        })?;
        Self::parse(&text)
    }

    /// Adds a key to the file and says its id. Nothing is sealed with it before it is activated.
    pub fn add(path: &Path, random: &Random) -> Result<String, KeyringError> {
        let mut id = String::new();
        change(path, random, |file| {
            let numbers =
                file.keys.keys().chain(file.receipts.keys()).filter_map(|id| id.strip_prefix('k')?.parse().ok());
            id = format!("k{}", numbers.max().unwrap_or(0_u32).saturating_add(1));
            file.keys.insert(id.clone(), STANDARD.encode(random.bytes::<32>()));
            Ok(())
        })?;
        Ok(id)
    }

    /// Makes a key of the file the active one.
    pub fn activate(path: &Path, id: &str, random: &Random) -> Result<(), KeyringError> {
        change(path, random, |file| {
            id.clone_into(&mut file.active);
            file.keys.contains_key(id).then_some(()).ok_or_else(|| KeyringError::NoSuchKey(id.to_owned()))
        })
    }

    /// Takes a key out of the file but for what receipts, recovery codes and identity codes need of it: the codes are known
    /// to nobody but their holders, so their hashes cannot be made again with another key.
    pub fn retire(path: &Path, id: &str, random: &Random) -> Result<(), KeyringError> {
        let keyring = Self::load(path)?;
        let left = |purpose| {
            let key = keyring.key(id, purpose).map(|key| STANDARD.encode(key));
            key.ok_or_else(|| KeyringError::NoSuchKey(id.to_owned()))
        };
        let (receipts, recovery_codes) = (left(Purpose::Receipts)?, left(Purpose::RecoveryCodes)?);
        let identities = left(Purpose::Identities)?;
        change(path, random, |file| {
            if file.active == id {
                return Err(KeyringError::StillActive(id.to_owned()));
            }
            file.keys.remove(id);
            file.receipts.insert(id.to_owned(), receipts);
            file.recovery_codes.insert(id.to_owned(), recovery_codes);
            file.identities.insert(id.to_owned(), identities);
            Ok(())
        })
    }

    pub(super) fn parse(text: &str) -> Result<Self, KeyringError> {
        let file = parsed(text)?;
        let keys = decoded(file.keys)?;
        let retired = Retired {
            receipts: decoded(file.receipts)?,
            recovery_codes: decoded(file.recovery_codes)?,
            identities: decoded(file.identities)?,
        };
        if !keys.contains_key(&file.active) {
            return Err(KeyringError::NoActiveKey(file.active));
        }
        Ok(Self::of(Ring { active: file.active, keys, retired }))
    }
}

fn read(path: &Path) -> Result<String, KeyringError> {
    fs::read_to_string(path).map_err(|fault| KeyringError::Unreadable(path.to_owned(), fault))
}

fn parsed(text: &str) -> Result<KeyringFile, KeyringError> {
    // The parser's own message quotes the line, and with it a key.
    toml::from_str(text).map_err(|fault| KeyringError::Malformed(line(text, &fault)))
}

fn decoded(encoded: BTreeMap<String, String>) -> Result<BTreeMap<String, [u8; 32]>, KeyringError> {
    let mut keys = BTreeMap::new();
    for (id, encoded) in encoded {
        if !is_key_id(&id) {
            return Err(KeyringError::BadId(id));
        }
        let key = STANDARD.decode(encoded.trim()).ok().and_then(|bytes| bytes.try_into().ok());
        let Some(key) = key else { return Err(KeyringError::BadKey(id)) };
        keys.insert(id, key);
    }
    Ok(keys)
}

fn line(text: &str, fault: &toml::de::Error) -> usize {
    let start = fault.span().map_or(0, |span| span.start);
    text.bytes().take(start).filter(|b| *b == b'\n').count() + 1
}

/// Changes the file. Two commands at once do so one after the other.
fn change(
    path: &Path,
    random: &Random,
    change: impl FnOnce(&mut KeyringFile) -> Result<(), KeyringError>,
) -> Result<(), KeyringError> {
    let not_made = |fault| KeyringError::NotMade(path.to_owned(), fault);
    let one_at_a_time = File::open(folder_of(path)).map_err(not_made)?;
    one_at_a_time.lock().map_err(not_made)?;
    let mut file = parsed(&read(path)?)?;
    change(&mut file)?;
    let text = toml::to_string(&file).map_err(|fault| not_made(io::Error::other(fault)))?;
    Keyring::parse(&text)?;
    write(path, &text, random, |draft| fs::rename(draft, path)).map_err(not_made)
}

/// Writes a draft beside the file and lets `put` bring it there: the file is there whole or as it was.
fn write(path: &Path, text: &str, random: &Random, put: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
    let folder = folder_of(path);
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let draft = folder.join(format!(".keyring-{}", random.uuid()));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).and_then(|()| put(&draft));
    if written.is_err() {
        // What cannot be removed either is no keyring, and only its owner can read it.
        let _ = fs::remove_file(&draft);
    }
    written?;
    File::open(folder)?.sync_all()
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::platform::seal::Place;

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
    fn what_a_retired_key_sealed_is_closed_and_what_is_kept_of_codes_is_still_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, random) = (folder.path().join("keyring.toml"), Random::seeded(1));
        let first = Keyring::create(&path, &random).expect("a keyring");
        let place = Place::of("feedback", "text", 1);
        let sealed = first.seal_text(&random, "Hissen", &place);

        let added = Keyring::add(&path, &random).expect("a key");
        let unused = Keyring::load(&path).expect("a keyring").active_id();
        Keyring::activate(&path, &added, &random).expect("an active key");
        let both = Keyring::load(&path).expect("a keyring");
        Keyring::retire(&path, "k1", &random).expect("a retired key");

        let after = Keyring::load(&path).expect("a keyring");
        assert_eq!((added.as_str(), unused.as_str(), after.active_id().as_str()), ("k2", "k1", "k2"));
        assert!(both.open_text(&sealed, &place).is_ok() && after.open_text(&sealed, &place).is_err());
        for kept in [Purpose::Receipts, Purpose::RecoveryCodes, Purpose::Identities] {
            assert!(after.macs(kept, b"x").contains(&first.mac(kept, b"x")), "{kept:?}");
        }
        assert!(!after.macs(Purpose::FormTokens, b"x").contains(&first.mac(Purpose::FormTokens, b"x")));
        assert_eq!(Keyring::add(&path, &random).expect("a key"), "k3");
        assert_eq!(fs::metadata(&path).expect("a file").permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn the_active_key_is_not_retired_and_an_unknown_one_not_activated() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, random) = (folder.path().join("keyring.toml"), Random::seeded(1));
        Keyring::create(&path, &random).expect("a keyring");
        let before = fs::read(&path).expect("a file");

        let retired = Keyring::retire(&path, "k1", &random);
        let activated = Keyring::activate(&path, "k2", &random);

        assert!(matches!(retired, Err(KeyringError::StillActive(_))), "{retired:?}");
        assert!(matches!(activated, Err(KeyringError::NoSuchKey(_))), "{activated:?}");
        assert_eq!(fs::read(&path).expect("a file"), before);
    }

    #[test]
    fn keys_added_at_the_same_time_are_all_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, random) = (folder.path().join("keyring.toml"), Random::seeded(1));
        Keyring::create(&path, &random).expect("a keyring");

        std::thread::scope(|scope| {
            (0..8).for_each(|_| {
                scope.spawn(|| Keyring::add(&path, &random).expect("a key"));
            });
        });

        assert_eq!(Keyring::load(&path).expect("a keyring").ids().len(), 9);
    }
}
