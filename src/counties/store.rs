//! The county in force: the last pack that was applied. All instances read it from the database.

use chrono::{DateTime, Utc};
use entity::ids::UnitId;
use entity::{county_revision, unit};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryOrder};

use super::County;
use crate::kernel::digest::sha256_hex;
use crate::platform::error::Error;

/// The county in force, if any was applied.
pub async fn in_force(conn: &impl ConnectionTrait) -> Result<Option<County>, Error> {
    let row = latest(conn).await?;
    row.map(|row| serde_json::from_str(&row.document).map_err(Error::internal)).transpose()
}

async fn latest(conn: &impl ConnectionTrait) -> Result<Option<county_revision::Model>, DbErr> {
    county_revision::Entity::find().order_by_desc(county_revision::Column::Number).one(conn).await
}

/// Puts a pack in force. Applying what already is in force changes nothing; says whether anything changed.
pub async fn put_in_force(tx: &DatabaseTransaction, county: &County, now: DateTime<Utc>) -> Result<bool, Error> {
    let document = serde_json::to_string(county).map_err(Error::internal)?;
    let digest = sha256_hex(document.as_bytes());
    let before = latest(tx).await?;
    if before.as_ref().is_some_and(|row| row.digest == digest) {
        return Ok(false);
    }
    keep_units(tx, county).await?;
    let number = before.map_or(1, |row| row.number.saturating_add(1));
    let row = county_revision::ActiveModel {
        number: Set(number),
        digest: Set(digest),
        document: Set(document),
        applied_at: Set(now),
    };
    county_revision::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(true)
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
