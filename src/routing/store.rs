//! Decisions as they are kept, one after the other.

use chrono::NaiveDate;
use entity::ids::{CaseId, UnitId};
use entity::routing_decision;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;

use super::{Condition, Decision, Matched, Trace};
use crate::platform::error::Error;

/// Code of what decided when a person chose the unit.
pub const BY_PERSON: &str = "person";

/// A decision as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The unit chosen.
    pub unit: UnitId,
    /// Code of what decided.
    pub decided_by: String,
    /// How it was found; none when a person chose.
    pub trace: Option<Trace>,
    /// The day.
    pub on: NaiveDate,
}

/// The row of a decision that rules made.
pub fn row(
    case: CaseId,
    position: i32,
    decision: &Decision,
    on: NaiveDate,
) -> Result<routing_decision::ActiveModel, Error> {
    let trace = &decision.trace;
    Ok(routing_decision::ActiveModel {
        case_id: Set(case),
        position: Set(position),
        unit_id: Set(UnitId(decision.unit.clone())),
        decided_by: Set(trace.decided_by.code().to_owned()),
        ruleset_version: Set(i32::try_from(trace.ruleset_version).ok()),
        rule_id: Set(trace.rule().and_then(|rule| i32::try_from(rule).ok())),
        trace: Set(Some(serde_json::to_string(trace).map_err(Error::internal)?)),
        decided_on: Set(on),
    })
}

/// Adds what rules decided when a case had to move.
pub async fn add(tx: &DatabaseTransaction, case: CaseId, decision: &Decision, on: NaiveDate) -> Result<(), Error> {
    let row = row(case, next_position(tx, case).await?, decision, on)?;
    routing_decision::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Adds what a person chose. Their reason stands in the case's event.
pub async fn add_by_person(tx: &DatabaseTransaction, case: CaseId, unit: &UnitId, on: NaiveDate) -> Result<(), Error> {
    let row = routing_decision::ActiveModel {
        case_id: Set(case),
        position: Set(next_position(tx, case).await?),
        unit_id: Set(unit.clone()),
        decided_by: Set(BY_PERSON.to_owned()),
        ruleset_version: Set(None),
        rule_id: Set(None),
        trace: Set(None),
        decided_on: Set(on),
    };
    routing_decision::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

async fn next_position(tx: &DatabaseTransaction, case: CaseId) -> Result<i32, Error> {
    let last: Option<Option<i32>> = routing_decision::Entity::find()
        .select_only()
        .column_as(routing_decision::Column::Position.max(), "last")
        .filter(routing_decision::Column::CaseId.eq(case))
        .into_tuple()
        .one(tx)
        .await?;
    Ok(last.flatten().unwrap_or(0).saturating_add(1))
}

/// The decisions on a case, oldest first.
pub async fn decisions_of(conn: &impl ConnectionTrait, case: CaseId) -> Result<Vec<Decided>, Error> {
    let rows = routing_decision::Entity::find()
        .filter(routing_decision::Column::CaseId.eq(case))
        .order_by_asc(routing_decision::Column::Position)
        .all(conn)
        .await?;
    rows.into_iter().map(kept).collect()
}

/// The traces of the latest decisions of rules, as many as `most`.
pub async fn latest_traces(conn: &impl ConnectionTrait, most: u64) -> Result<Vec<Trace>, Error> {
    let traces: Vec<Option<String>> = routing_decision::Entity::find()
        .select_only()
        .column(routing_decision::Column::Trace)
        .filter(routing_decision::Column::Trace.is_not_null())
        .order_by_desc(routing_decision::Column::DecidedOn)
        .limit(most)
        .into_tuple()
        .all(conn)
        .await?;
    traces.into_iter().flatten().map(|trace| serde_json::from_str(&trace).map_err(Error::internal)).collect()
}

/// Why a unit answers, in short: what a line of a list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// Code of what decided.
    pub decided_by: String,
    /// The conditions of the rule that decided; none when something else did.
    pub conditions: Vec<Condition>,
}

/// What a line needs of a trace. The rules asked in vain are most of it, and are passed over unread.
#[derive(Deserialize)]
struct GroundTrace {
    matched: Option<Matched>,
}

/// The ground of each case's latest decision: one query for a whole page.
pub async fn grounds_of(conn: &impl ConnectionTrait, cases: Vec<CaseId>) -> Result<Vec<(CaseId, Ground)>, Error> {
    let rows = routing_decision::Entity::find()
        .filter(routing_decision::Column::CaseId.is_in(cases))
        .order_by_asc(routing_decision::Column::CaseId)
        .order_by_desc(routing_decision::Column::Position)
        .all(conn)
        .await?;
    let mut latest: Vec<(CaseId, Ground)> = Vec::new();
    for row in rows {
        if latest.last().is_none_or(|(case, _)| *case != row.case_id) {
            latest.push((row.case_id, ground(row)?));
        }
    }
    Ok(latest)
}

fn ground(row: routing_decision::Model) -> Result<Ground, Error> {
    let by_rule = row.trace.filter(|_| row.rule_id.is_some());
    let trace: Option<GroundTrace> =
        by_rule.as_deref().map(serde_json::from_str).transpose().map_err(Error::internal)?;
    let conditions = trace.and_then(|trace| trace.matched).map(|matched| matched.conditions).unwrap_or_default();
    Ok(Ground { decided_by: row.decided_by, conditions })
}

fn kept(row: routing_decision::Model) -> Result<Decided, Error> {
    let trace = row.trace.as_deref().map(serde_json::from_str).transpose().map_err(Error::internal)?;
    Ok(Decided { unit: row.unit_id, decided_by: row.decided_by, trace, on: row.decided_on })
}
