//! Every query about passkeys and the challenges that were answered.

use chrono::{DateTime, NaiveDate, Utc};
use entity::ids::StaffId;
use entity::{passkey, spent_challenge};
use sea_orm::sea_query::{LockType, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;
use webauthn_rs::prelude::Passkey;

use crate::kernel::digest::sha256_hex;
use crate::kernel::random::Random;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;
use crate::platform::seal::Place;

/// A passkey of somebody, as we know it.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its id with us.
    pub id: Uuid,
    /// What its owner calls it.
    pub name: String,
    /// When it was added.
    pub added_on: NaiveDate,
    /// When it was last used.
    pub used_on: Option<NaiveDate>,
    /// Public key and counter.
    pub key: Passkey,
}

fn place(column: &str, id: Uuid) -> Place {
    Place::of("passkeys", column, id)
}

/// The passkeys of somebody, in the order in which they were added.
pub async fn of_staff(conn: &impl ConnectionTrait, staff: StaffId, keyring: &Keyring) -> Result<Vec<Kept>, Error> {
    opened(conn, theirs(staff), keyring).await
}

/// The same, held until the commit, so that a count cannot go up twice at once.
pub async fn of_staff_to_use(tx: &DatabaseTransaction, staff: StaffId, keyring: &Keyring) -> Result<Vec<Kept>, Error> {
    opened(tx, theirs(staff).lock(LockType::Update), keyring).await
}

fn theirs(staff: StaffId) -> Select<passkey::Entity> {
    let theirs = passkey::Entity::find().filter(passkey::Column::StaffId.eq(staff));
    theirs.order_by_asc(passkey::Column::AddedOn).order_by_asc(passkey::Column::Id)
}

async fn opened(
    conn: &impl ConnectionTrait,
    rows: Select<passkey::Entity>,
    keyring: &Keyring,
) -> Result<Vec<Kept>, Error> {
    let open = |row: passkey::Model| {
        let key = keyring.open(&row.credential, &place("credential", row.id)).map_err(Error::internal)?;
        let name = keyring.open_text(&row.name, &place("name", row.id)).map_err(Error::internal)?;
        let key = serde_json::from_slice(&key).map_err(Error::internal)?;
        Ok(Kept { id: row.id, name, added_on: row.added_on, used_on: row.used_on, key })
    };
    rows.all(conn).await?.into_iter().map(open).collect()
}

/// How many passkeys somebody has.
pub async fn count(conn: &impl ConnectionTrait, staff: StaffId) -> Result<u64, DbErr> {
    theirs(staff).count(conn).await
}

/// Keeps a new passkey. False when somebody has that very key already.
pub async fn add(
    tx: &DatabaseTransaction,
    staff: StaffId,
    (name, key): (&str, &Passkey),
    (keyring, random): (&Keyring, &Random),
    today: NaiveDate,
) -> Result<bool, Error> {
    let id = random.uuid();
    let row = passkey::Model {
        id,
        staff_id: staff,
        credential_hash: sha256_hex(key.cred_id()),
        credential: sealed(key, id, keyring, random)?,
        name: keyring.seal_text(random, name, &place("name", id)),
        added_on: today,
        used_on: None,
    };
    let first_wins = OnConflict::column(passkey::Column::CredentialHash).do_nothing().to_owned();
    let added = passkey::Entity::insert(row.into_active_model().reset_all()).on_conflict(first_wins);
    Ok(added.exec_without_returning(tx).await? == 1)
}

/// Notes that a passkey was used, with its new count.
pub async fn note_use(
    tx: &DatabaseTransaction,
    (id, used): (Uuid, &Passkey),
    (keyring, random): (&Keyring, &Random),
    today: NaiveDate,
) -> Result<(), Error> {
    let row = passkey::ActiveModel {
        id: Set(id),
        credential: Set(sealed(used, id, keyring, random)?),
        used_on: Set(Some(today)),
        ..Default::default()
    };
    row.update(tx).await?;
    Ok(())
}

fn sealed(key: &Passkey, id: Uuid, keyring: &Keyring, random: &Random) -> Result<String, Error> {
    let plain = serde_json::to_vec(key).map_err(Error::internal)?;
    Ok(keyring.seal(random, &plain, &place("credential", id)))
}

/// Removes a passkey of somebody. False when they have none of this id.
pub async fn remove(tx: &DatabaseTransaction, staff: StaffId, id: Uuid) -> Result<bool, DbErr> {
    let theirs = passkey::Entity::delete_by_id(id).filter(passkey::Column::StaffId.eq(staff));
    Ok(theirs.exec(tx).await?.rows_affected == 1)
}

/// Removes all passkeys of somebody.
pub async fn remove_all(tx: &DatabaseTransaction, staff: StaffId) -> Result<(), DbErr> {
    passkey::Entity::delete_many().filter(passkey::Column::StaffId.eq(staff)).exec(tx).await?;
    Ok(())
}

/// Uses a challenge up. False when it has been answered before.
pub async fn spend(tx: &DatabaseTransaction, challenge: &[u8], expires_at: DateTime<Utc>) -> Result<bool, DbErr> {
    let row = spent_challenge::Model { challenge_hash: sha256_hex(challenge), expires_at };
    let first_wins = OnConflict::column(spent_challenge::Column::ChallengeHash).do_nothing().to_owned();
    let spent = spent_challenge::Entity::insert(row.into_active_model().reset_all()).on_conflict(first_wins);
    Ok(spent.exec_without_returning(tx).await? == 1)
}

/// Forgets the challenges that nobody could answer any more.
pub async fn sweep_challenges(tx: &DatabaseTransaction, now: DateTime<Utc>) -> Result<(), DbErr> {
    spent_challenge::Entity::delete_many().filter(spent_challenge::Column::ExpiresAt.lte(now)).exec(tx).await?;
    Ok(())
}
