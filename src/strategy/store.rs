//! Every query of links and changes.

use chrono::NaiveDate;
use entity::ids::{CaseId, UnitId};
use entity::{change, strategy_link};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::answers::answer::{Decided, Month};
use crate::cases::case::Case;
use crate::cases::rows::quarter_of;
use crate::kernel::locale::Locale;

/// Links a case to goals, in place of its earlier links.
pub async fn link(tx: &DatabaseTransaction, case: &Case, goals: &[String], on: NaiveDate) -> Result<(), DbErr> {
    strategy_link::Entity::delete_many().filter(strategy_link::Column::CaseId.eq(case.id)).exec(tx).await?;
    let row = |goal: &String| strategy_link::ActiveModel {
        case_id: Set(case.id),
        goal_id: Set(goal.clone()),
        channel: Set(case.channel.code().to_owned()),
        quarter: Set(quarter_of(case.received_on)),
        linked_on: Set(on),
    };
    if goals.is_empty() {
        return Ok(());
    }
    let twice =
        OnConflict::columns([strategy_link::Column::CaseId, strategy_link::Column::GoalId]).do_nothing().to_owned();
    strategy_link::Entity::insert_many(goals.iter().map(row)).on_conflict(twice).exec_without_returning(tx).await?;
    Ok(())
}

/// Keeps the change that an answer tells of, in place of an earlier one of the same case; an
/// answer without a change takes the earlier one back.
pub async fn keep_change(
    tx: &DatabaseTransaction,
    id: Uuid,
    (case, unit, language): (CaseId, &UnitId, Locale),
    decided: &Decided,
    on: NaiveDate,
) -> Result<(), DbErr> {
    change::Entity::delete_many().filter(change::Column::CaseId.eq(case)).exec(tx).await?;
    let row = |status: &str, goal: &str, month: Month, summary: &str, made_on: Option<NaiveDate>| change::ActiveModel {
        id: Set(id),
        case_id: Set(case),
        goal_id: Set(goal.to_owned()),
        unit_id: Set(unit.clone()),
        status: Set(status.to_owned()),
        due_month: Set(month.to_string()),
        summary: Set(summary.to_owned()),
        language: Set(language.code().to_owned()),
        decided_on: Set(on),
        made_on: Set(made_on),
    };
    let row = match decided {
        Decided::ChangePlanned { summary, due, goal } => row("planned", goal, *due, summary.as_str(), None),
        Decided::ChangeMade { summary, month, goal } => row("made", goal, *month, summary.as_str(), Some(on)),
        Decided::Answered | Decided::NoChange => return Ok(()),
    };
    change::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
