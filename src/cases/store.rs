//! Every query of the case register, apart from the queue's.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use entity::ids::{CaseId, StaffId, UnitId};
use entity::{access_record, case, case_event, queue_count, wait};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::case::{Case, Change, State};
use super::errors::StoreError;
use super::event::{By, Event, NewEvent};
use super::number::CaseNumber;
use super::rows::{by_of, changed_case, event_place, kept_instant, new_event, new_wait};
use crate::kernel::actor::{Actor, Staff};
use crate::kernel::random::Random;
use crate::platform::keyring::Keyring;
use crate::platform::seal::Place;
use crate::policy::{self, Operation};

/// The case of a number, if the asker may know of it.
pub async fn find(conn: &impl ConnectionTrait, staff: &Staff, number: &CaseNumber) -> Result<Option<Case>, StoreError> {
    let row = case::Entity::find()
        .filter(case::Column::Number.eq(number.as_str()))
        .filter(case::Column::UnitId.is_in(policy::scope(staff, Operation::ReadCase)))
        .one(conn)
        .await?;
    row.map(Case::try_from).transpose()
}

/// The case of an id, for whoever holds its receipt, and for the program itself.
pub async fn find_by_id(conn: &impl ConnectionTrait, id: CaseId) -> Result<Option<Case>, StoreError> {
    case::Entity::find_by_id(id).one(conn).await?.map(Case::try_from).transpose()
}

/// The id of a number, whoever asks: for those who watch over everything and see no content.
pub async fn id_of(conn: &impl ConnectionTrait, number: &CaseNumber) -> Result<Option<CaseId>, DbErr> {
    let found = case::Entity::find().select_only().column(case::Column::Id);
    found.filter(case::Column::Number.eq(number.as_str())).into_tuple().one(conn).await
}

/// The numbers of some cases, in one query.
pub async fn numbers_of(conn: &impl ConnectionTrait, ids: &[CaseId]) -> Result<HashMap<CaseId, String>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found = case::Entity::find().select_only().columns([case::Column::Id, case::Column::Number]);
    let numbers = found.filter(case::Column::Id.is_in(ids.iter().copied())).into_tuple().all(conn).await?;
    Ok(numbers.into_iter().collect())
}

/// What the case is about, beside its course.
pub async fn subject_of(conn: &impl ConnectionTrait, id: CaseId) -> Result<super::rows::Subject, StoreError> {
    let row = case::Entity::find_by_id(id)
        .select_only()
        .columns([case::Column::ServiceId, case::Column::MunicipalityId])
        .into_tuple::<(Option<String>, Option<String>)>()
        .one(conn)
        .await?;
    let (service, municipality) = row.unwrap_or_default();
    Ok(super::rows::Subject { service, municipality })
}

/// Keeps a change: the row, its event, the waiting journal and the counters, all in one transaction.
/// Whoever comes second is told that someone was first.
pub async fn record(
    tx: &DatabaseTransaction,
    change: &Change,
    keyring: &Keyring,
    random: &Random,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let Change { case, unit_before, state_before, settled, event } = change;
    let updated = case::Entity::update_many()
        .set(changed_case(case))
        .filter(case::Column::Id.eq(case.id))
        .filter(case::Column::Version.eq(case.version.saturating_sub(1)))
        .exec(tx)
        .await?;
    if updated.rows_affected != 1 {
        return Err(StoreError::Stale(case.id));
    }

    let first = next_position(tx, case.id).await?;
    for (position, event) in (first..).zip(settled.iter().chain([event])) {
        let event = NewEvent { at: kept_instant(event, now), ..event.clone() };
        case_event::Entity::insert(new_event(&event, case.id, position, keyring, random))
            .exec_without_returning(tx)
            .await?;
    }

    let waits = "waiting_for_resident";
    if *state_before == waits && case.state.code() != waits {
        end_wait(tx, case.id, event.on).await?;
    } else if *state_before != waits && case.state.code() == waits {
        begin_wait(tx, case.id, event.on).await?;
    }
    if (unit_before, *state_before) != (&case.unit, case.state.code()) {
        count(tx, &[(unit_before.clone(), *state_before, -1), (case.unit.clone(), case.state.code(), 1)]).await?;
    }
    Ok(())
}

/// Moves the last day of a case forward in time, and never back: another that should be ready by it became a part of it.
pub async fn hasten(tx: &DatabaseTransaction, id: CaseId, due_on: NaiveDate) -> Result<(), DbErr> {
    case::Entity::update_many()
        .col_expr(case::Column::Version, Expr::col(case::Column::Version).add(1))
        .set(case::ActiveModel { due_on: Set(due_on), ..Default::default() })
        .filter(case::Column::Id.eq(id))
        .filter(case::Column::DueOn.gt(due_on))
        .exec(tx)
        .await?;
    Ok(())
}

async fn next_position(tx: &DatabaseTransaction, id: CaseId) -> Result<i32, DbErr> {
    let last: Option<Option<i32>> = case_event::Entity::find()
        .select_only()
        .column_as(case_event::Column::Position.max(), "last")
        .filter(case_event::Column::CaseId.eq(id))
        .into_tuple()
        .one(tx)
        .await?;
    Ok(last.flatten().unwrap_or(0).saturating_add(1))
}

async fn begin_wait(tx: &DatabaseTransaction, id: CaseId, on: NaiveDate) -> Result<(), DbErr> {
    // A second question on the day of the first reply goes on with the wait of that day.
    let again = OnConflict::columns([wait::Column::CaseId, wait::Column::FromOn])
        .update_column(wait::Column::UntilOn)
        .to_owned();
    wait::Entity::insert(new_wait(id, on)).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}

async fn end_wait(tx: &DatabaseTransaction, id: CaseId, on: NaiveDate) -> Result<(), DbErr> {
    wait::Entity::update_many()
        .set(wait::ActiveModel { until_on: Set(Some(on)), ..Default::default() })
        .filter(wait::Column::CaseId.eq(id))
        .filter(wait::Column::UntilOn.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Gives a case the day on which it came before it was a case, and the last day that follows from it.
pub async fn note_arrival(
    tx: &DatabaseTransaction,
    id: CaseId,
    received_on: NaiveDate,
    due_on: NaiveDate,
) -> Result<(), DbErr> {
    let came = case::ActiveModel { received_on: Set(received_on), due_on: Set(due_on), ..Default::default() };
    case::Entity::update_many().set(came).filter(case::Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// The times a case waited for the resident, oldest first.
pub async fn waits_of(conn: &impl ConnectionTrait, id: CaseId) -> Result<Vec<wait::Model>, DbErr> {
    wait::Entity::find().filter(wait::Column::CaseId.eq(id)).order_by_asc(wait::Column::FromOn).all(conn).await
}

/// The day a case was last opened again, if it was.
pub async fn reopened_on(conn: &impl ConnectionTrait, id: CaseId) -> Result<Option<NaiveDate>, DbErr> {
    case_event::Entity::find()
        .select_only()
        .column(case_event::Column::HappenedOn)
        .filter(case_event::Column::CaseId.eq(id))
        .filter(case_event::Column::Kind.eq(Event::Reopened.code()))
        .order_by_desc(case_event::Column::Position)
        .into_tuple()
        .one(conn)
        .await
}

/// Moves the kept counters. Rows are touched in one order, so that two writers never wait for each other.
pub async fn count(tx: &DatabaseTransaction, steps: &[(UnitId, &'static str, i64)]) -> Result<(), DbErr> {
    let mut steps = steps.to_vec();
    steps.sort();
    for (unit, state, step) in steps {
        let add = OnConflict::columns([queue_count::Column::UnitId, queue_count::Column::State])
            .value(queue_count::Column::Cases, Expr::col((queue_count::Entity, queue_count::Column::Cases)).add(step))
            .to_owned();
        let row = queue_count::ActiveModel { unit_id: Set(unit), state: Set(state.to_owned()), cases: Set(step) };
        queue_count::Entity::insert(row).on_conflict(add).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// One line of a case's course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// What.
    pub event: Event,
    /// Who.
    pub by: By,
    /// The unit it speaks of.
    pub unit: Option<UnitId>,
    /// Reason or note.
    pub detail: Option<String>,
    /// The day.
    pub on: NaiveDate,
    /// The instant, when it is kept.
    pub at: Option<DateTime<Utc>>,
}

/// The course of a case, oldest first.
pub async fn course_of(
    conn: &impl ConnectionTrait,
    id: CaseId,
    keyring: &Keyring,
) -> Result<Vec<Happened>, StoreError> {
    let rows = case_event::Entity::find()
        .filter(case_event::Column::CaseId.eq(id))
        .order_by_asc(case_event::Column::Position)
        .all(conn)
        .await?;
    rows.into_iter().map(|row| happened(row, keyring).ok_or(StoreError::Corrupt(id))).collect()
}

fn happened(row: case_event::Model, keyring: &Keyring) -> Option<Happened> {
    let detail = match row.detail {
        Some(sealed) => Some(keyring.open_text(&sealed, &event_place(row.case_id, row.position)).ok()?),
        None => None,
    };
    Some(Happened {
        event: Event::parse(&row.kind)?,
        by: by_of(&row.actor, row.staff_id)?,
        unit: row.unit_id,
        detail,
        on: row.happened_on,
        at: row.happened_at,
    })
}

/// Cases whose waiting ended by itself before `today`, at most `limit`.
pub async fn waiting_too_long(conn: &impl ConnectionTrait, today: NaiveDate, limit: u64) -> Result<Vec<CaseId>, DbErr> {
    overdue(conn, "waiting_for_resident", case::Column::WaitsUntil, today, limit).await
}

/// Cases whose transfer is accepted by silence before `today`, at most `limit`.
pub async fn transfers_left_alone(
    conn: &impl ConnectionTrait,
    today: NaiveDate,
    limit: u64,
) -> Result<Vec<CaseId>, DbErr> {
    overdue(conn, "transfer_pending", case::Column::AcceptBy, today, limit).await
}

async fn overdue(
    conn: &impl ConnectionTrait,
    state: &str,
    day: case::Column,
    today: NaiveDate,
    limit: u64,
) -> Result<Vec<CaseId>, DbErr> {
    case::Entity::find()
        .select_only()
        .column(case::Column::Id)
        .filter(case::Column::State.eq(state))
        .filter(day.lt(today))
        .order_by_asc(day)
        .limit(limit)
        .into_tuple()
        .all(conn)
        .await
}

/// The open cases of a unit, in the order of their ids: at most `limit`, those behind a place.
pub async fn open_cases_of(
    conn: &impl ConnectionTrait,
    unit: &UnitId,
    behind: Option<CaseId>,
    limit: u64,
) -> Result<Vec<Case>, StoreError> {
    let mut found = case::Entity::find()
        .filter(case::Column::UnitId.eq(unit.clone()))
        .filter(case::Column::State.is_in(State::OPEN_CODES))
        .order_by_asc(case::Column::Id)
        .limit(limit);
    if let Some(behind) = behind {
        found = found.filter(case::Column::Id.gt(behind));
    }
    found.all(conn).await?.into_iter().map(Case::try_from).collect()
}

/// How many open cases some units have, by the kept counters.
pub async fn count_open(conn: &impl ConnectionTrait, units: &[UnitId]) -> Result<HashMap<UnitId, i64>, DbErr> {
    let rows: Vec<(UnitId, i64)> = queue_count::Entity::find()
        .select_only()
        .columns([queue_count::Column::UnitId, queue_count::Column::Cases])
        .filter(queue_count::Column::UnitId.is_in(units.iter().cloned()))
        .filter(queue_count::Column::State.is_in(State::OPEN_CODES))
        .filter(queue_count::Column::Cases.gt(0))
        .into_tuple()
        .all(conn)
        .await?;
    let mut open = HashMap::new();
    for (unit, cases) in rows {
        *open.entry(unit).or_insert(0) += cases;
    }
    Ok(open)
}

/// Notes that someone read something of a case (906/2019 § 17).
pub async fn note_access(
    tx: &DatabaseTransaction,
    id: CaseId,
    reader: StaffId,
    what: &'static str,
    random: &Random,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = access_record::ActiveModel {
        id: Set(random.uuid()),
        case_id: Set(id),
        staff_id: Set(reader),
        what: Set(what.to_owned()),
        reason: Set(None),
        read_at: Set(now),
    };
    row.insert(tx).await?;
    Ok(())
}

/// Notes that someone opened the sealed original of a case, and why.
pub async fn note_opening(
    tx: &DatabaseTransaction,
    (id, reader): (CaseId, StaffId),
    reason: &str,
    keyring: &Keyring,
    random: &Random,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let record = random.uuid();
    let row = access_record::ActiveModel {
        id: Set(record),
        case_id: Set(id),
        staff_id: Set(reader),
        what: Set("original".to_owned()),
        reason: Set(Some(keyring.seal_text(random, reason, &Place::of("access_records", "reason", record)))),
        read_at: Set(now),
    };
    row.insert(tx).await?;
    Ok(())
}

/// Who is meant by an actor, as events name it.
#[must_use]
pub fn by(actor: &Actor) -> By {
    match actor {
        Actor::Staff(staff) => By::Staff(staff.id),
        Actor::Resident => By::Resident,
        Actor::System => By::System,
    }
}

/// Counts the cases of every unit and state anew: what the kept counters must say.
pub async fn recount(conn: &impl ConnectionTrait) -> Result<Vec<(UnitId, String, i64)>, DbErr> {
    case::Entity::find()
        .select_only()
        .columns([case::Column::UnitId, case::Column::State])
        .column_as(case::Column::Id.count(), "cases")
        .group_by(case::Column::UnitId)
        .group_by(case::Column::State)
        .into_tuple()
        .all(conn)
        .await
}
