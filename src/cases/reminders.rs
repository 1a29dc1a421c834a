//! Cases whose time runs out, and whether anybody was told.

use std::collections::HashSet;

use chrono::NaiveDate;
use entity::ids::{CaseId, StaffId, UnitId};
use entity::{case, case_reminder};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, DerivePartialModel, EntityTrait, QueryFilter,
    QueryOrder,
};

use super::channel::Channel;
use super::state::State;

/// A case whose clock runs.
#[derive(Clone, Debug, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "case::Entity")]
pub struct Running {
    /// Id.
    pub id: CaseId,
    /// The responsible unit.
    pub unit_id: UnitId,
    /// Who has it.
    pub assignee_id: Option<StaffId>,
    /// The day it came.
    pub received_on: NaiveDate,
    /// Its last day.
    pub due_on: NaiveDate,
}

/// A case that waits for its sender has no running clock; the days of an initiative are its own.
fn is_running() -> Condition {
    let is_open = case::Column::State.is_in(State::OPEN_CODES);
    let is_feedback = case::Column::Channel.eq(Channel::Feedback.code());
    Condition::all().add(is_open).add(is_feedback).add(case::Column::State.ne("waiting_for_resident"))
}

/// Cases whose clock runs, the nearest day first.
pub async fn list_running(conn: &impl ConnectionTrait) -> Result<Vec<Running>, DbErr> {
    let running = case::Entity::find().filter(is_running());
    let sorted = running.order_by_asc(case::Column::DueOn).order_by_asc(case::Column::Id);
    sorted.into_partial_model().all(conn).await
}

/// What was noted of cases whose clock runs: case, last day and per cent.
pub async fn list_noted(conn: &impl ConnectionTrait) -> Result<HashSet<(CaseId, NaiveDate, i32)>, DbErr> {
    let running = Query::select().column(case::Column::Id).from(case::Entity).cond_where(is_running()).to_owned();
    let noted = case_reminder::Entity::find().filter(case_reminder::Column::CaseId.in_subquery(running));
    Ok(noted.all(conn).await?.into_iter().map(|row| (row.case_id, row.due_on, row.percent)).collect())
}

/// Notes that so much of the time has gone. False where that was noted before.
pub async fn note(tx: &DatabaseTransaction, running: &Running, percent: u8) -> Result<bool, DbErr> {
    let row = case_reminder::ActiveModel {
        case_id: Set(running.id),
        due_on: Set(running.due_on),
        percent: Set(percent.into()),
    };
    let there = OnConflict::new().do_nothing().to_owned();
    let added = case_reminder::Entity::insert(row).on_conflict(there).exec_without_returning(tx).await?;
    Ok(added > 0)
}
