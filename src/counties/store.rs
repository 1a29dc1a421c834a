//! The county in force: the last pack that was applied. All instances read it from the database.

use chrono::{DateTime, Utc};
use entity::ids::{StaffId, UnitId};
use entity::{county_revision, unit};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::{Change, County, difference};
use crate::kernel::digest::sha256_hex;
use crate::platform::error::Error;

/// The county in force, if any was applied.
pub async fn in_force(conn: &impl ConnectionTrait) -> Result<Option<County>, Error> {
    let row = latest(conn).await?;
    row.map(|row| serde_json::from_str(&row.document).map_err(Error::internal)).transpose()
}

/// The county in force with the number of its revision, when that is newer than a known one.
pub async fn newer_than(conn: &impl ConnectionTrait, known: i32) -> Result<Option<(i32, County)>, Error> {
    let newer = county_revision::Entity::find().filter(county_revision::Column::Number.gt(known));
    let row = newer.order_by_desc(county_revision::Column::Number).one(conn).await?;
    row.map(|row| Ok((row.number, serde_json::from_str(&row.document).map_err(Error::internal)?))).transpose()
}

async fn latest(conn: &impl ConnectionTrait) -> Result<Option<county_revision::Model>, DbErr> {
    county_revision::Entity::find().order_by_desc(county_revision::Column::Number).one(conn).await
}

/// Who changes the county in the workplace, which part, and why.
#[derive(Clone, Copy, Debug)]
pub struct Cause<'a> {
    /// Who.
    pub by: StaffId,
    /// The part, as `topics/waiting-times`.
    pub about: &'a str,
    /// In their words.
    pub reason: &'a str,
}

/// Puts a county in force: a pack, or what somebody changed. What already is in force changes nothing; says whether
/// anything changed.
pub async fn put_in_force(
    tx: &DatabaseTransaction,
    county: &County,
    cause: Option<Cause<'_>>,
    now: DateTime<Utc>,
) -> Result<bool, Error> {
    let document = serde_json::to_string(county).map_err(Error::internal)?;
    let digest = sha256_hex(document.as_bytes());
    let before = latest(tx).await?;
    if before.as_ref().is_some_and(|row| row.digest == digest) {
        return Ok(false);
    }
    let changes = match &before {
        Some(row) => {
            let before: County = serde_json::from_str(&row.document).map_err(Error::internal)?;
            Some(serde_json::to_string(&difference(&before, county)).map_err(Error::internal)?)
        }
        None => None,
    };
    keep_units(tx, county).await?;
    let number = before.map_or(1, |row| row.number.saturating_add(1));
    let row = county_revision::ActiveModel {
        number: Set(number),
        digest: Set(digest),
        document: Set(document),
        applied_at: Set(now),
        changed_by: Set(cause.map(|cause| cause.by)),
        about: Set(cause.map(|cause| cause.about.to_owned())),
        reason: Set(cause.map(|cause| cause.reason.to_owned())),
        changes: Set(changes),
    };
    county_revision::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(true)
}

/// A revision of the county, without the county itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its number, from 1.
    pub number: i32,
    /// When it was put in force.
    pub at: DateTime<Utc>,
    /// Who changed it; nobody for a pack.
    pub by: Option<StaffId>,
    /// The part that was changed; none for a pack.
    pub about: Option<String>,
    /// Why; none for a pack.
    pub reason: Option<String>,
    /// What changed since the revision before.
    pub changes: Vec<Change>,
}

/// Revisions of one part, or of everything, newest first: at most `limit`, those before a number.
pub async fn history(
    conn: &impl ConnectionTrait,
    about: Option<&str>,
    before: Option<i32>,
    limit: u64,
) -> Result<Vec<Revision>, Error> {
    type Row = (i32, DateTime<Utc>, Option<StaffId>, Option<String>, Option<String>, Option<String>);
    use county_revision::Column::{About, AppliedAt, ChangedBy, Changes, Number, Reason};
    let mut found = county_revision::Entity::find()
        .select_only()
        .columns([Number, AppliedAt, ChangedBy, About, Reason, Changes])
        .order_by_desc(Number)
        .limit(limit);
    if let Some(about) = about {
        found = found.filter(About.eq(about));
    }
    if let Some(before) = before {
        found = found.filter(Number.lt(before));
    }
    let rows: Vec<Row> = found.into_tuple().all(conn).await?;
    let revision = |(number, at, by, about, reason, changes): Row| {
        let changes = changes.map(|changes| serde_json::from_str(&changes)).transpose().map_err(Error::internal)?;
        Ok(Revision { number, at, by, about, reason, changes: changes.unwrap_or_default() })
    };
    rows.into_iter().map(revision).collect()
}

/// Was the county in force last changed in the workplace, and not by a pack?
pub async fn is_changed_here(conn: &impl ConnectionTrait) -> Result<bool, Error> {
    Ok(latest(conn).await?.is_some_and(|row| row.changed_by.is_some()))
}

/// Units stay in their table for ever: closed cases point to them.
async fn keep_units(tx: &DatabaseTransaction, county: &County) -> Result<(), DbErr> {
    let row = |unit: &super::county::Unit| unit::ActiveModel {
        id: Set(UnitId(unit.id.clone())),
        parent_id: Set(unit.parent.clone().map(UnitId)),
        opened_on: Set(unit.opened_on),
        closed_on: Set(unit.closed_on),
    };
    let changed = OnConflict::column(unit::Column::Id)
        .update_columns([unit::Column::ParentId, unit::Column::OpenedOn, unit::Column::ClosedOn])
        .to_owned();
    for unit in &county.units {
        unit::Entity::insert(row(unit)).on_conflict(changed.clone()).exec_without_returning(tx).await?;
    }
    Ok(())
}
