//! How often the county kept what it promised: computed from the register, for everybody to see.

use chrono::NaiveDate;
use entity::ids::InitiativeId;
use entity::{initiative, initiative_check};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter,
};

use super::state::State;

/// So many promises were due, and so many of them were kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Kept on the promised day at the latest.
    pub kept: u64,
    /// All that were due, those that are late still among them.
    pub of: u64,
}

/// Notes that a check is done. `version` is that of the initiative after it.
pub async fn note_check(
    tx: &DatabaseTransaction,
    id: InitiativeId,
    version: i32,
    promised_on: NaiveDate,
    checked_on: NaiveDate,
) -> Result<(), DbErr> {
    let row = initiative_check::ActiveModel {
        initiative_id: Set(id),
        version: Set(version),
        promised_on: Set(promised_on),
        checked_on: Set(checked_on),
    };
    initiative_check::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Checks before publication since a day.
pub async fn checks(conn: &impl ConnectionTrait, since: NaiveDate, today: NaiveDate) -> Result<Kept, DbErr> {
    use initiative_check::Column::{CheckedOn, PromisedOn};
    let done = initiative_check::Entity::find().filter(CheckedOn.gte(since));
    let kept = done.clone().filter(Expr::col(CheckedOn).lte(Expr::col(PromisedOn))).count(conn).await?;
    let late = initiative::Entity::find()
        .filter(initiative::Column::State.is_in(State::TO_CHECK))
        .filter(initiative::Column::NextOn.lt(today));
    Ok(Kept { kept, of: done.count(conn).await? + late.count(conn).await? })
}

/// Notices of who handles it whose last day was since a day, or that were given before it. One that was late when its
/// initiative became a part of another stays broken.
pub async fn notices(conn: &impl ConnectionTrait, since: NaiveDate, today: NaiveDate) -> Result<Kept, DbErr> {
    use initiative::Column::{NoticeBy, NoticedOn, Since, State as Standing};
    let waits = Condition::all().add(NoticeBy.lt(today)).add(Standing.is_in(State::TO_NOTICE));
    let was_late = Condition::all().add(Expr::col(NoticeBy).lt(Expr::col(Since))).add(Standing.eq("merged"));
    let is_late = Condition::all().add(NoticedOn.is_null()).add(Condition::any().add(waits).add(was_late));
    let due = initiative::Entity::find()
        .filter(NoticeBy.gte(since))
        .filter(Condition::any().add(NoticedOn.is_not_null()).add(is_late));
    let kept = due.clone().filter(Expr::col(NoticedOn).lte(Expr::col(NoticeBy))).count(conn).await?;
    Ok(Kept { kept, of: due.count(conn).await? })
}
