//! Promises that are open, who has to keep them, and whether anybody was reminded.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use entity::ids::{CaseId, InitiativeId, StaffId, UnitId};
use entity::{case, initiative, initiative_reminder};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, DerivePartialModel, EntityTrait, QueryFilter,
    QueryOrder,
};

use super::errors::StoreError;
use super::initiative::Initiative;
use super::promise::Promised;
use super::state::State;

/// The case of an initiative, as far as it says who has to keep a promise.
#[derive(Clone, Debug, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "case::Entity")]
pub struct Handled {
    /// Id.
    pub id: CaseId,
    /// The responsible unit.
    pub unit_id: UnitId,
    /// Who has it.
    pub assignee_id: Option<StaffId>,
    /// Its last day: after the notice, the estimate that the maker was given.
    pub due_on: NaiveDate,
}

/// An initiative with the promise that is open, and its case once there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// The initiative.
    pub initiative: Initiative,
    /// What is promised.
    pub promised: Promised,
    /// Its case.
    pub case: Option<Handled>,
}

/// Every promise that is open, in the order of ids.
pub async fn list_open(conn: &impl ConnectionTrait) -> Result<Vec<Open>, StoreError> {
    let owed = Condition::any()
        .add(initiative::Column::State.is_in(State::TO_CHECK))
        .add(initiative::Column::State.is_in(State::TO_DECIDE))
        .add(
            Condition::all()
                .add(initiative::Column::State.is_in(State::TO_FOLLOW_UP))
                .add(initiative::Column::NextOn.is_not_null()),
        );
    let rows = initiative::Entity::find().filter(owed).order_by_asc(initiative::Column::Id).all(conn).await?;
    let cases: Vec<CaseId> = rows.iter().filter_map(|row| row.case_id).collect();
    let cases = case::Entity::find().filter(case::Column::Id.is_in(cases));
    let cases: Vec<Handled> = cases.into_partial_model().all(conn).await?;
    let mut cases: HashMap<CaseId, Handled> = cases.into_iter().map(|case| (case.id, case)).collect();
    let mut open = Vec::new();
    for row in rows {
        let initiative = Initiative::try_from(row)?;
        let case = initiative.state.case().and_then(|id| cases.remove(&id));
        let case_due_on = case.as_ref().map(|case| case.due_on);
        if let Some(promised) = initiative.promised(case_due_on) {
            open.push(Open { initiative, promised, case });
        }
    }
    Ok(open)
}

/// What was noted of initiatives: which, code of the promise, its day, and the day of the reminder.
pub async fn list_noted(
    conn: &impl ConnectionTrait,
    of: &[InitiativeId],
) -> Result<HashSet<(InitiativeId, String, NaiveDate, i32)>, DbErr> {
    let noted = initiative_reminder::Entity::find();
    let noted = noted.filter(initiative_reminder::Column::InitiativeId.is_in(of.iter().copied()));
    let rows = noted.all(conn).await?.into_iter();
    Ok(rows.map(|row| (row.initiative_id, row.promise, row.due_on, row.day)).collect())
}

/// Notes that a day of a reminder has come. False where that was noted before.
pub async fn note(tx: &DatabaseTransaction, id: InitiativeId, promised: &Promised, day: i32) -> Result<bool, DbErr> {
    let row = initiative_reminder::ActiveModel {
        initiative_id: Set(id),
        promise: Set(promised.promise.code().to_owned()),
        due_on: Set(promised.by),
        day: Set(day),
    };
    let there = OnConflict::new().do_nothing().to_owned();
    let added = initiative_reminder::Entity::insert(row).on_conflict(there).exec_without_returning(tx).await?;
    Ok(added > 0)
}
