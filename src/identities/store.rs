//! Every query about residents' identities.

use chrono::NaiveDate;
use entity::ids::ResidentId;
use entity::resident_identity::{Column, Entity, Model};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter,
};

use super::{CodePurpose, Level, StrongIdentity};
use crate::kernel::random::Random;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;
use crate::platform::seal::Place;

/// What is kept of an identity. Neither name nor birth date are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownIdentity {
    /// How surely they were identified.
    pub level: Level,
    /// Official code of the municipality of residence.
    pub municipality: Option<String>,
    /// The day on which they were identified last.
    pub confirmed_on: NaiveDate,
}

fn place(resident: ResidentId) -> Place {
    Place::of("resident_identities", "municipality", resident)
}

/// What is kept of the identity of an account.
pub async fn find(
    conn: &impl ConnectionTrait,
    resident: ResidentId,
    keyring: &Keyring,
) -> Result<Option<KnownIdentity>, Error> {
    let Some(row) = Entity::find_by_id(resident).one(conn).await? else { return Ok(None) };
    let corrupt = || Error::internal(anyhow::anyhow!("a level that there is not"));
    let opened = row.municipality.map(|sealed| keyring.open_text(&sealed, &place(resident)));
    Ok(Some(KnownIdentity {
        level: Level::parse(&row.level).ok_or_else(corrupt)?,
        municipality: opened.transpose().map_err(Error::internal)?,
        confirmed_on: row.confirmed_on,
    }))
}

/// Whose account an identity opens.
pub async fn owner_of(
    conn: &impl ConnectionTrait,
    identity: &StrongIdentity,
    keyring: &Keyring,
) -> Result<Option<ResidentId>, DbErr> {
    let by_code = Column::CodeHash.is_in(identity.code_hashes(CodePurpose::Account, keyring));
    Ok(Entity::find().filter(by_code).one(conn).await?.map(|row| row.resident_id))
}

/// Has the account an identity?
pub async fn is_identified(conn: &impl ConnectionTrait, resident: ResidentId) -> Result<bool, DbErr> {
    Ok(Entity::find_by_id(resident).one(conn).await?.is_some())
}

/// Keeps an identity for an account, in place of what was kept of it before. Of two accounts that take one identity at the
/// same moment, the second gets a conflict.
pub async fn keep(
    tx: &DatabaseTransaction,
    resident: ResidentId,
    identity: &StrongIdentity,
    (keyring, random): (&Keyring, &Random),
    today: NaiveDate,
) -> Result<(), Error> {
    Entity::delete_by_id(resident).exec(tx).await?;
    let sealed = identity.municipality.as_deref().map(|code| keyring.seal_text(random, code, &place(resident)));
    let row = Model {
        resident_id: resident,
        code_hash: identity.code_hash(CodePurpose::Account, keyring),
        level: identity.level.code().to_owned(),
        municipality: sealed,
        confirmed_on: today,
    };
    let kept = Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await;
    kept.map(|_| ()).map_err(Error::first_come)
}
