//! Every query of links and changes.

use chrono::NaiveDate;
use entity::ids::{CaseId, UnitId};
use entity::{change, strategy_link};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, JoinType, OnConflict, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::change::{ChangeLine, ChangePage, PAGE, Position};
use super::figures::{Count, with_those_below};
use super::quarter::Quarter;
use crate::answers::answer::{Decided, MadeChange, Month};
use crate::cases::case::Case;
use crate::cases::channel::Channel;
use crate::cases::rows::quarter_of;
use crate::counties::county::{Goal, Strategy};
use crate::kernel::locale::Locale;
use crate::platform::error::Error;

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

/// Keeps that the planned change of a case is made: the words and the day are now those of the answer that tells it.
/// Says whether there was such a plan.
pub async fn mark_made(
    tx: &DatabaseTransaction,
    case: CaseId,
    made: &MadeChange,
    language: Locale,
    on: NaiveDate,
) -> Result<bool, DbErr> {
    let marked = change::Entity::update_many()
        .set(change::ActiveModel {
            status: Set("made".to_owned()),
            due_month: Set(made.month.to_string()),
            summary: Set(made.summary.as_str().to_owned()),
            language: Set(language.code().to_owned()),
            decided_on: Set(on),
            made_on: Set(Some(on)),
            ..Default::default()
        })
        .filter(change::Column::CaseId.eq(case))
        .filter(change::Column::Status.eq("planned"))
        .exec(tx)
        .await?;
    Ok(marked.rows_affected == 1)
}

/// The change that the answer to a case tells of, planned or made; none where nothing changes.
pub async fn change_of(
    conn: &impl ConnectionTrait,
    case: CaseId,
    today: NaiveDate,
) -> Result<Option<ChangeLine>, Error> {
    let row = change::Entity::find().filter(change::Column::CaseId.eq(case)).one(conn).await?;
    row.map(|row| ChangeLine::of(row, today).ok_or_else(|| corrupt("change"))).transpose()
}

#[derive(FromQueryResult)]
struct CountRow {
    goal: String,
    channel: String,
    quarter: String,
    cases: i64,
}

/// How many cases speak of the goals, by channel and quarter, from the beginning of a year. All goals are counted in
/// one statement; a case counts once for a goal, whether it is linked to it or to several below it.
pub async fn counts(
    conn: &impl ConnectionTrait,
    strategy: &Strategy,
    goals: &[&Goal],
    from_year: i32,
) -> Result<Vec<Count>, Error> {
    let of_family = |goal: &&Goal| {
        let pair = |below| (goal.id.clone(), below);
        with_those_below(strategy, &goal.id).into_iter().map(pair).collect::<Vec<_>>()
    };
    let counted: Vec<(String, String)> = goals.iter().flat_map(of_family).collect();
    if counted.is_empty() {
        return Ok(Vec::new());
    }
    // Both databases call the columns of a list of values so.
    let [goal, below] = ["column1", "column2"].map(|name| (Alias::new("counted"), Alias::new(name)));
    let link = |column: strategy_link::Column| (strategy_link::Entity, column);
    let query = Query::select()
        .expr_as(Expr::col(goal.clone()), "goal")
        .expr_as(Expr::col(link(strategy_link::Column::Channel)), "channel")
        .expr_as(Expr::col(link(strategy_link::Column::Quarter)), "quarter")
        .expr_as(Func::count_distinct(Expr::col(link(strategy_link::Column::CaseId))), "cases")
        .from_values(counted, "counted")
        .join(JoinType::InnerJoin, strategy_link::Entity, Expr::col(link(strategy_link::Column::GoalId)).equals(below))
        .and_where(
            Expr::col(link(strategy_link::Column::Quarter)).gte(Quarter { year: from_year, number: 1 }.to_string()),
        )
        .group_by_col(goal)
        .group_by_col(link(strategy_link::Column::Channel))
        .group_by_col(link(strategy_link::Column::Quarter))
        .to_owned();
    let rows = CountRow::find_by_statement(conn.get_database_backend().build(&query)).all(conn).await?;
    rows.into_iter().map(|row| counted_row(row).ok_or_else(|| corrupt("link"))).collect()
}

fn counted_row(row: CountRow) -> Option<Count> {
    Some(Count {
        channel: Channel::parse(&row.channel)?,
        quarter: Quarter::parse(&row.quarter)?,
        cases: u64::try_from(row.cases).ok()?,
        goal: row.goal,
    })
}

/// A page of changes, newest first: of the goals with these ids, or of all.
pub async fn changes(
    conn: &impl ConnectionTrait,
    goals: Option<&[String]>,
    after: Option<Position>,
    today: NaiveDate,
) -> Result<ChangePage, Error> {
    let mut query = change::Entity::find();
    if let Some(goals) = goals {
        query = query.filter(change::Column::GoalId.is_in(goals.iter().map(String::as_str)));
    }
    if let Some(Position { decided_on, id }) = after {
        let same_day = change::Column::DecidedOn.eq(decided_on).and(change::Column::Id.lt(id));
        query = query.filter(Condition::any().add(change::Column::DecidedOn.lt(decided_on)).add(same_day));
    }
    let rows = query
        .order_by_desc(change::Column::DecidedOn)
        .order_by_desc(change::Column::Id)
        .limit(u64::try_from(PAGE + 1).ok())
        .all(conn)
        .await?;
    let has_more = rows.len() > PAGE;
    let lines: Vec<ChangeLine> = rows
        .into_iter()
        .take(PAGE)
        .map(|row| ChangeLine::of(row, today).ok_or_else(|| corrupt("change")))
        .collect::<Result<_, Error>>()?;
    let next = if has_more { lines.last().map(|line| line.position) } else { None };
    Ok(ChangePage { lines, next })
}

fn corrupt(what: &str) -> Error {
    Error::internal(anyhow::anyhow!("a strategy {what} is stored in a shape that none has"))
}
