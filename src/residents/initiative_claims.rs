//! The initiatives on residents' own pages.

use chrono::NaiveDate;
use entity::ids::{InitiativeId, ResidentId};
use entity::{initiative, initiative_claim};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{OnConflict, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::initiatives::list::Line;
use crate::initiatives::number::InitiativeNumber;

/// The most initiatives on a page; nobody makes more.
const MOST: u64 = 100;

/// Puts an initiative on somebody's page. One that is there stays.
pub async fn claim(
    tx: &DatabaseTransaction,
    resident: ResidentId,
    initiative: InitiativeId,
    on: NaiveDate,
) -> Result<(), DbErr> {
    let row = initiative_claim::ActiveModel {
        resident_id: Set(resident),
        initiative_id: Set(initiative),
        claimed_on: Set(on),
    };
    let key = [initiative_claim::Column::ResidentId, initiative_claim::Column::InitiativeId];
    let there = OnConflict::columns(key).do_nothing().to_owned();
    initiative_claim::Entity::insert(row).on_conflict(there).exec_without_returning(tx).await?;
    Ok(())
}

/// Takes an initiative off somebody's page.
pub async fn release(tx: &DatabaseTransaction, resident: ResidentId, initiative: InitiativeId) -> Result<(), DbErr> {
    initiative_claim::Entity::delete_by_id((resident, initiative)).exec(tx).await?;
    Ok(())
}

/// Takes initiatives off everybody's page.
pub async fn forget(tx: &DatabaseTransaction, initiatives: &[InitiativeId]) -> Result<(), DbErr> {
    let gone = initiative_claim::Column::InitiativeId.is_in(initiatives.iter().copied());
    initiative_claim::Entity::delete_many().filter(gone).exec(tx).await?;
    Ok(())
}

/// The initiative of a number, if it is on the resident's page.
pub async fn find(
    conn: &impl ConnectionTrait,
    resident: ResidentId,
    number: InitiativeNumber,
) -> Result<Option<InitiativeId>, DbErr> {
    let found = initiative::Entity::find().select_only().column(initiative::Column::Id);
    let found = found.filter(initiative::Column::Number.eq(number.to_string()));
    found.filter(initiative::Column::Id.in_subquery(of(resident))).into_tuple().one(conn).await
}

/// The initiatives on somebody's page, the latest first.
pub async fn list(conn: &impl ConnectionTrait, resident: ResidentId) -> Result<Vec<Line>, DbErr> {
    initiative::Entity::find()
        .filter(initiative::Column::Id.in_subquery(of(resident)))
        .order_by_desc(initiative::Column::FiledOn)
        .order_by_desc(initiative::Column::Number)
        .limit(MOST)
        .into_partial_model()
        .all(conn)
        .await
}

/// All initiatives on somebody's page.
pub async fn initiatives_of(conn: &impl ConnectionTrait, resident: ResidentId) -> Result<Vec<InitiativeId>, DbErr> {
    let own = initiative_claim::Entity::find().filter(initiative_claim::Column::ResidentId.eq(resident));
    let own = own.select_only().column(initiative_claim::Column::InitiativeId);
    own.order_by_asc(initiative_claim::Column::InitiativeId).into_tuple().all(conn).await
}

/// All initiatives on somebody's page, each with the day on which it came there.
pub async fn claimed_by(
    conn: &impl ConnectionTrait,
    resident: ResidentId,
) -> Result<Vec<(InitiativeId, NaiveDate)>, DbErr> {
    let own = initiative_claim::Entity::find().filter(initiative_claim::Column::ResidentId.eq(resident));
    let own = own.select_only().columns([initiative_claim::Column::InitiativeId, initiative_claim::Column::ClaimedOn]);
    own.into_tuple().all(conn).await
}

fn of(resident: ResidentId) -> SelectStatement {
    Query::select()
        .column(initiative_claim::Column::InitiativeId)
        .from(initiative_claim::Entity)
        .and_where(initiative_claim::Column::ResidentId.eq(resident))
        .to_owned()
}
