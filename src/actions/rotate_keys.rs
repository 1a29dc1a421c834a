//! Take keys into use, and seal again what older keys have sealed.

use std::sync::Arc;

use tokio::task::spawn_blocking;

use crate::feedback::contact::EmailAddress;
use crate::kernel::random::Random;
use crate::keys::fields::{FIELDS, Field, place_of_file};
use crate::keys::store::{self, CountError, SealedRow};
use crate::notifications::outbox;
use crate::platform::database::Database;
use crate::platform::error::Error;
use crate::platform::files::{FileError, FileName, FileStore};
use crate::platform::keyring::Keyring;
use crate::platform::seal::{SealError, key_of_seal};

/// Bytes that surely hold the id of a file's key.
const BEGINNING: u64 = 36;

/// What rotation needs, inside the service and beside it.
#[derive(Clone)]
pub struct Vault {
    /// The database.
    pub db: Database,
    /// The files.
    pub files: Arc<dyn FileStore>,
    /// The one source of randomness.
    pub random: Random,
}

/// Why a keyring cannot be used with this database.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// Something was sealed with a key that the keyring does not have.
    #[error("the keyring has no key {id}, which {rows} values and {files} files were sealed with")]
    Missing {
        /// The key's id.
        id: String,
        /// Values in the database.
        rows: u64,
        /// Files.
        files: u64,
    },
    /// What is in use cannot be told.
    #[error("the keys in use cannot be told")]
    Unknown(#[from] CountError),
    /// The database fails.
    #[error("the keys in use cannot be noted")]
    Db(#[from] sea_orm::DbErr),
}

/// Makes sure that every key that was used is there, and notes the active one before it seals anything.
///
/// Everything sealed is read only where the note says too little or too much: in a database that has none yet, and
/// once after a key was retired.
pub async fn take_into_use(vault: &Vault, keyring: &Keyring) -> Result<(), KeysError> {
    let noted = store::in_use(vault.db.reader()).await?;
    let mut used = vec![keyring.active_id()];
    let mut unused = Vec::new();
    if noted.is_empty() || noted.iter().any(|id| !keyring.has(id)) {
        let counted = store::count(vault.db.reader(), vault.files.as_ref()).await?;
        if let Some(id) = counted.ids().into_iter().find(|id| !keyring.has(id)) {
            let (rows, files) = counted.of(id);
            return Err(KeysError::Missing { id: id.to_owned(), rows, files });
        }
        used.extend(counted.ids().into_iter().map(str::to_owned));
        unused = noted.into_iter().filter(|id| !keyring.has(id)).collect();
    } else if noted.contains(&keyring.active_id()) {
        return Ok(());
    }
    let tx = vault.db.begin_write().await?;

    for id in &used {
        store::note(&tx, id).await?;
    }
    for id in &unused {
        store::forget(&tx, id).await?;
    }

    tx.commit().await?;
    Ok(())
}

/// What was sealed again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Resealed {
    /// Values in the database.
    pub rows: u64,
    /// Files.
    pub files: u64,
    /// Values and files that do not open, and stayed as they are.
    pub broken: u64,
}

/// Seals everything again that another key than the active one has sealed: some rows a transaction, so that nobody
/// waits, and each only if nobody changed it meanwhile. It can be broken off, and done by several at once.
pub async fn rotate_keys(vault: &Vault, keyring: &Keyring) -> Result<Resealed, Error> {
    let mut resealed = Resealed::default();
    for field in FIELDS.iter().filter(|field| field.is_ours) {
        rotate_field(vault, keyring, field, &mut resealed).await?;
    }
    for file in vault.files.list().await? {
        let done = match rotate_file(vault, keyring, file.name).await {
            Ok(Some(sealed)) => vault.files.put(file.name, sealed, file.stored_on).await.map(|()| 1),
            Ok(None) => Ok(0),
            Err(fault) => Err(fault),
        };
        match done {
            Ok(count) => resealed.files += count,
            // Removed meanwhile.
            Err(FileError::Missing(_)) => {}
            Err(FileError::Failed(fault)) if fault.kind() == std::io::ErrorKind::InvalidData => resealed.broken += 1,
            Err(fault) => return Err(fault.into()),
        }
    }
    Ok(resealed)
}

async fn rotate_field(vault: &Vault, keyring: &Keyring, field: &Field, resealed: &mut Resealed) -> Result<(), Error> {
    let mut after = None;
    loop {
        let rows = store::page(vault.db.reader(), field, after.as_ref()).await?;
        let mut fresh: Vec<(&SealedRow, String, Option<EmailAddress>)> = Vec::new();
        for row in rows.iter().filter(|row| is_old(keyring, &row.sealed)) {
            match keyring.open(&row.sealed, &field.place(&row.row)) {
                Ok(plain) => {
                    let sealed = keyring.seal(&vault.random, &plain, &field.place(&row.row));
                    fresh.push((row, sealed, address_of(field, &plain)));
                }
                Err(fault) => {
                    told(field.table, field.column, &fault);
                    resealed.broken += 1;
                }
            }
        }
        if !fresh.is_empty() {
            let tx = vault.db.begin_write().await?;

            let mut replaced = 0;
            for (row, sealed, address) in fresh {
                let index = address.as_ref().map(|address| address.index(keyring));
                if let Some((address, index)) = address.as_ref().zip(index.as_deref()) {
                    outbox::find_mail_by(&tx, &address.indexes(keyring), index).await?;
                }
                replaced += u64::from(store::replace(&tx, field, row, (&sealed, index)).await?);
            }

            tx.commit().await?;
            resealed.rows += replaced;
        }
        after = rows.into_iter().next_back();
        if after.is_none() {
            return Ok(());
        }
    }
}

/// The address in a field by whose keyed hash its owner is found.
fn address_of(field: &Field, plain: &[u8]) -> Option<EmailAddress> {
    field.index.and(std::str::from_utf8(plain).ok()).and_then(EmailAddress::parse)
}

/// The file sealed with the active key; nothing when it is so already.
async fn rotate_file(vault: &Vault, keyring: &Keyring, name: FileName) -> Result<Option<Vec<u8>>, FileError> {
    let head = vault.files.head(name, BEGINNING).await?;
    if !std::str::from_utf8(&head).is_ok_and(|head| is_old(keyring, head)) {
        return Ok(None);
    }
    let sealed = vault.files.get(name).await?;
    let (keyring, random) = (keyring.clone(), vault.random.clone());
    let seal_again = move || {
        let place = place_of_file(&name.to_string());
        let sealed = String::from_utf8(sealed).map_err(|_| SealError::Malformed)?;
        keyring.open(&sealed, &place).map(|plain| keyring.seal(&random, &plain, &place).into_bytes())
    };
    match spawn_blocking(seal_again).await.map_err(std::io::Error::other)? {
        Ok(sealed) => Ok(Some(sealed)),
        Err(fault) => {
            told("attachments", "content", &fault);
            Err(std::io::Error::new(std::io::ErrorKind::InvalidData, fault).into())
        }
    }
}

fn is_old(keyring: &Keyring, sealed: &str) -> bool {
    key_of_seal(sealed).is_some_and(|id| id != keyring.active_id())
}

fn told(table: &str, column: &str, fault: &SealError) {
    tracing::error!(table, column, %fault, "a value cannot be sealed again");
}
