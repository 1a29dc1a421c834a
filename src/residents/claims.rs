//! The cases on residents' own pages.

use chrono::NaiveDate;
use entity::ids::{CaseId, ResidentId};
use entity::{case, claim, resident};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{OnConflict, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::account::Account;
use super::store::account;
use crate::cases::case::Case;
use crate::cases::number::CaseNumber;
use crate::cases::rows::Subject;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;

/// Cases on a page.
pub const PAGE: usize = 20;

/// Where a list goes on: behind a case, by its day and its id.
pub type Cursor = (NaiveDate, CaseId);

/// Puts a case on somebody's page. One that is there stays.
pub async fn claim(tx: &DatabaseTransaction, resident: ResidentId, case: CaseId, on: NaiveDate) -> Result<(), DbErr> {
    let row = claim::ActiveModel { resident_id: Set(resident), case_id: Set(case), claimed_on: Set(on) };
    let there = OnConflict::columns([claim::Column::ResidentId, claim::Column::CaseId]).do_nothing().to_owned();
    claim::Entity::insert(row).on_conflict(there).exec_without_returning(tx).await?;
    Ok(())
}

/// Takes a case off somebody's page.
pub async fn release(tx: &DatabaseTransaction, resident: ResidentId, case: CaseId) -> Result<(), DbErr> {
    claim::Entity::delete_by_id((resident, case)).exec(tx).await?;
    Ok(())
}

/// Takes cases off everybody's page.
pub async fn forget(tx: &DatabaseTransaction, cases: &[CaseId]) -> Result<(), DbErr> {
    let gone = claim::Column::CaseId.is_in(cases.iter().copied());
    claim::Entity::delete_many().filter(gone).exec(tx).await?;
    Ok(())
}

/// The case of a number, if it is on the resident's page. To everybody else it does not exist.
pub async fn find(
    conn: &impl ConnectionTrait,
    resident: ResidentId,
    number: &CaseNumber,
) -> Result<Option<CaseId>, DbErr> {
    let found = case::Entity::find().select_only().column(case::Column::Id);
    let own = found.filter(case::Column::Number.eq(number.as_str())).filter(case::Column::Id.in_subquery(of(resident)));
    own.into_tuple().one(conn).await
}

/// The cases on somebody's page, the latest first, behind a place in the list; one more than [`PAGE`] where there are
/// more.
pub async fn list(
    conn: &impl ConnectionTrait,
    resident: ResidentId,
    after: Option<Cursor>,
) -> Result<Vec<(Case, Subject)>, Error> {
    let mut query = case::Entity::find().filter(case::Column::Id.in_subquery(of(resident)));
    if let Some((day, id)) = after {
        let same_day = Condition::all().add(case::Column::ReceivedOn.eq(day)).add(case::Column::Id.gt(id));
        query = query.filter(Condition::any().add(case::Column::ReceivedOn.lt(day)).add(same_day));
    }
    let sorted = query.order_by_desc(case::Column::ReceivedOn).order_by_asc(case::Column::Id);
    let rows = sorted.limit(u64::try_from(PAGE + 1).unwrap_or(u64::MAX)).all(conn).await?;
    let line = |row: case::Model| {
        let subject = Subject { service: row.service_id.clone(), municipality: row.municipality_id.clone() };
        Ok((Case::try_from(row)?, subject))
    };
    rows.into_iter().map(line).collect()
}

/// All cases on somebody's page.
pub async fn cases_of(conn: &impl ConnectionTrait, resident: ResidentId) -> Result<Vec<CaseId>, DbErr> {
    let own = claim::Entity::find().filter(claim::Column::ResidentId.eq(resident));
    own.select_only().column(claim::Column::CaseId).order_by_asc(claim::Column::CaseId).into_tuple().all(conn).await
}

/// Those on whose page a case is.
pub async fn owners_of(conn: &impl ConnectionTrait, case: CaseId, keyring: &Keyring) -> Result<Vec<Account>, Error> {
    let claimed = Query::select()
        .column(claim::Column::ResidentId)
        .from(claim::Entity)
        .and_where(claim::Column::CaseId.eq(case))
        .to_owned();
    let owners = resident::Entity::find().filter(resident::Column::Id.in_subquery(claimed));
    let owners = owners.order_by_asc(resident::Column::Id).all(conn).await?;
    owners.iter().map(|row| account(row, keyring)).collect()
}

/// All cases on somebody's page, each with the day on which it came there.
pub async fn claimed_by(conn: &impl ConnectionTrait, resident: ResidentId) -> Result<Vec<(CaseId, NaiveDate)>, DbErr> {
    let own = claim::Entity::find().filter(claim::Column::ResidentId.eq(resident));
    let own = own.select_only().columns([claim::Column::CaseId, claim::Column::ClaimedOn]);
    own.into_tuple().all(conn).await
}

fn of(resident: ResidentId) -> SelectStatement {
    Query::select()
        .column(claim::Column::CaseId)
        .from(claim::Entity)
        .and_where(claim::Column::ResidentId.eq(resident))
        .to_owned()
}
