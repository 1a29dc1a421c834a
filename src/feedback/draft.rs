//! A form that a resident has begun: everything typed, kept sealed for a day.

use std::fmt;

use chrono::{Days, NaiveDate};
use entity::draft;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};

use super::contact::EmailAddress;
use crate::kernel::digest::sha256_hex;
use crate::kernel::random::Random;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;
use crate::platform::seal::Place;

/// Days that a draft is kept after it was last saved.
const KEPT_DAYS: u64 = 1;

/// Everything typed so far, just as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The text; identity codes are masked before it is kept.
    pub text: String,
    /// Code of the kind.
    pub kind: String,
    /// Recommendation, 0 to 10, as typed.
    pub nps: String,
    /// Service id, `unknown`, or empty when not yet chosen.
    pub service: String,
    /// Municipality id, `unknown`, or empty.
    pub municipality: String,
    /// Place id, `unknown`, or empty.
    pub place: String,
    /// Topic id, or empty.
    pub topic: String,
    /// The unit whose own link or QR code was used.
    pub unit: String,
    /// The goal from whose page the form was reached.
    pub goal: String,
    /// Code of the way to reply.
    pub reply: String,
    /// Name as typed.
    pub name: String,
    /// Address as typed.
    pub email: String,
    /// Telephone as typed.
    pub phone: String,
    /// `yes`, `no`, or empty: may a redacted text be shown to others?
    pub publish: String,
    /// Files already received.
    pub files: Vec<DraftFile>,
}

/// A file already received for a draft; its content lies sealed in the file store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftFile {
    /// Random name in the file store.
    pub file: String,
    /// Name as people see it.
    pub name: String,
    /// Type by content.
    pub media_type: String,
    /// Size in bytes.
    pub bytes: usize,
}

/// The random id that the form and its cookie carry. It also is the key under which a form that is
/// sent twice is recognised. Only its hash is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct DraftId(String);

impl DraftId {
    /// Draws an id of 128 bits.
    #[must_use]
    pub fn draw(random: &Random) -> Self {
        Self(format!("{:032x}", u128::from_be_bytes(random.bytes())))
    }

    /// Reads an id: 32 hexadecimal digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_id = text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        is_id.then(|| Self(text.to_owned()))
    }

    /// The id as the form carries it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is stored of it.
    #[must_use]
    pub fn hash(&self) -> String {
        sha256_hex(self.0.as_bytes())
    }
}

impl fmt::Debug for DraftId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DraftId")
    }
}

fn place(hash: &str) -> Place {
    Place::of("drafts", "content", hash)
}

/// The draft of an id, if it is still kept.
pub async fn find(conn: &impl ConnectionTrait, id: &DraftId, keyring: &Keyring) -> Result<Option<Draft>, Error> {
    let hash = id.hash();
    let row = draft::Entity::find_by_id(hash).one(conn).await?;
    row.map(|row| opened(&row, keyring)).transpose()
}

/// The draft of an id, begun if need be. Nobody else changes it before the transaction ends.
pub async fn find_or_begin(
    tx: &DatabaseTransaction,
    id: &DraftId,
    keyring: &Keyring,
    random: &Random,
    today: NaiveDate,
) -> Result<Draft, Error> {
    let locked = || draft::Entity::find_by_id(id.hash()).lock_exclusive();
    if let Some(row) = locked().one(tx).await? {
        return opened(&row, keyring);
    }
    // There is no row yet to wait for each other at, so both may come here; the second waits for the first to commit.
    let first_wins = OnConflict::column(draft::Column::IdHash).do_nothing().to_owned();
    let empty = row(id, &Draft::default(), keyring, random, today)?;
    draft::Entity::insert(empty).on_conflict(first_wins).exec_without_returning(tx).await?;
    match locked().one(tx).await? {
        Some(row) => opened(&row, keyring),
        None => Ok(Draft::default()),
    }
}

fn opened(row: &draft::Model, keyring: &Keyring) -> Result<Draft, Error> {
    let content = keyring.open_text(&row.content, &place(&row.id_hash)).map_err(Error::internal)?;
    serde_json::from_str(&content).map_err(Error::internal)
}

/// The row that keeps a draft.
pub fn row(
    id: &DraftId,
    draft: &Draft,
    keyring: &Keyring,
    random: &Random,
    today: NaiveDate,
) -> Result<draft::ActiveModel, Error> {
    let hash = id.hash();
    let content = serde_json::to_string(draft).map_err(Error::internal)?;
    Ok(draft::ActiveModel {
        content: Set(keyring.seal_text(random, &content, &place(&hash))),
        id_hash: Set(hash),
        saved_on: Set(today),
    })
}

/// Keeps a draft, in place of what was kept before.
pub async fn save(tx: &DatabaseTransaction, row: draft::ActiveModel) -> Result<(), DbErr> {
    let replace = OnConflict::column(draft::Column::IdHash)
        .update_columns([draft::Column::Content, draft::Column::SavedOn])
        .to_owned();
    draft::Entity::insert(row).on_conflict(replace).exec_without_returning(tx).await?;
    Ok(())
}

/// The names of all files that kept drafts name.
pub async fn all_file_names(conn: &impl ConnectionTrait, keyring: &Keyring) -> Result<Vec<String>, Error> {
    let mut names = Vec::new();
    for row in draft::Entity::find().all(conn).await? {
        names.extend(opened(&row, keyring)?.files.into_iter().map(|file| file.file));
    }
    Ok(names)
}

/// The drafts in which this address was typed, with the hashes of their ids. Opens every draft: there is a day's worth.
pub async fn of_address(
    conn: &impl ConnectionTrait,
    address: &EmailAddress,
    keyring: &Keyring,
) -> Result<Vec<(String, Draft)>, Error> {
    let mut found = Vec::new();
    for row in draft::Entity::find().all(conn).await? {
        let kept = opened(&row, keyring)?;
        if kept.email.trim().eq_ignore_ascii_case(address.as_str()) {
            found.push((row.id_hash, kept));
        }
    }
    Ok(found)
}

/// Forgets a draft by the hash of its id.
pub async fn forget_hash(tx: &DatabaseTransaction, hash: &str) -> Result<(), DbErr> {
    draft::Entity::delete_by_id(hash).exec(tx).await?;
    Ok(())
}

/// Forgets a draft.
pub async fn forget(tx: &DatabaseTransaction, id: &DraftId) -> Result<(), DbErr> {
    draft::Entity::delete_by_id(id.hash()).exec(tx).await?;
    Ok(())
}

/// Forgets all drafts older than a day; says how many.
pub async fn sweep(tx: &DatabaseTransaction, today: NaiveDate) -> Result<u64, DbErr> {
    let oldest = today.checked_sub_days(Days::new(KEPT_DAYS)).unwrap_or(today);
    let swept = draft::Entity::delete_many().filter(draft::Column::SavedOn.lt(oldest)).exec(tx).await?;
    Ok(swept.rows_affected)
}
