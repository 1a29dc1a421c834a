//! Who sends which message: leases, tries and their end.

use std::collections::HashMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use entity::ids::{CaseId, InitiativeId, UnitId};
use entity::{case, initiative, outbox};
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use super::outbox::kept_time;
use crate::platform::database::Database;

/// How long a worker has a message to itself; it may ask for more while it lives.
pub const LEASE_SECONDS: i64 = 60;

/// The most messages in one lease.
const LEASE_MAX: u64 = 10;

/// Waits after the first tries, in minutes.
const FIRST_WAITS_MINUTES: [i64; 3] = [1, 5, 15];

/// The wait after every later try, in minutes.
const LATER_WAIT_MINUTES: i64 = 60;

/// The try after which a day is nearly over: 21 minutes of first waits, then 23 hours.
const LAST_TRY: i32 = 27;

/// What a message in the queue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// To be sent.
    Due,
    /// Handed over.
    Sent,
    /// Given up; somebody has to look at it.
    Parked,
}

impl State {
    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Sent => "sent",
            Self::Parked => "parked",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Due, Self::Sent, Self::Parked].into_iter().find(|state| state.code() == code)
    }
}

/// A message that this worker has to itself for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leased {
    /// Id of the row.
    pub id: Uuid,
    /// The number of this lease; with a lower one nothing can be marked.
    pub fence: i32,
    /// Tries, this one included.
    pub attempts: i32,
    /// Code of the message.
    pub message: String,
    /// The case it speaks of.
    pub case_id: Option<CaseId>,
    /// The initiative it speaks of.
    pub initiative_id: Option<InitiativeId>,
    /// The sealed recipient.
    pub recipient: String,
    /// The sealed link of a letter to staff.
    pub link: Option<String>,
    /// Code of the language.
    pub locale: String,
    /// It goes to somebody who has the case on their own page.
    pub is_to_owner: bool,
}

/// What a message tells of its case.
#[derive(Clone, Debug, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "case::Entity")]
pub struct CaseLine {
    /// Id.
    pub id: CaseId,
    /// Number.
    pub number: String,
    /// The responsible unit.
    pub unit_id: UnitId,
    /// Last day for our answer.
    pub due_on: NaiveDate,
    /// Last day for the resident's answer.
    pub waits_until: Option<NaiveDate>,
}

/// Takes the messages that are due, the oldest first, for as long as a lease lasts.
pub async fn lease(db: &Database, now: DateTime<Utc>) -> Result<Vec<Leased>, DbErr> {
    let tx = db.begin_write().await?;
    let is_free = Condition::any().add(outbox::Column::LeasedUntil.is_null()).add(outbox::Column::LeasedUntil.lte(now));
    let rows = outbox::Entity::find()
        .filter(outbox::Column::State.eq(State::Due.code()))
        .filter(outbox::Column::DueAt.lte(now))
        .filter(is_free)
        .order_by_asc(outbox::Column::DueAt)
        .order_by_asc(outbox::Column::Id)
        .limit(LEASE_MAX)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(&tx)
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    outbox::Entity::update_many()
        .col_expr(outbox::Column::Fence, Expr::col(outbox::Column::Fence).add(1))
        .col_expr(outbox::Column::Attempts, Expr::col(outbox::Column::Attempts).add(1))
        .col_expr(outbox::Column::LeasedUntil, Expr::value(lease_end(now)))
        .filter(outbox::Column::Id.is_in(rows.iter().map(|row| row.id)))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(rows.into_iter().map(leased).collect())
}

/// Keeps messages that are still being sent; those whose lease another worker has are left alone.
pub async fn renew(db: &Database, leased: impl Iterator<Item = &Leased>, now: DateTime<Utc>) -> Result<(), DbErr> {
    let ours = leased.fold(Condition::any(), |ours, leased| ours.add(holds(leased)));
    let tx = db.begin_write().await?;
    outbox::Entity::update_many()
        .col_expr(outbox::Column::LeasedUntil, Expr::value(lease_end(now)))
        .filter(ours)
        .exec(&tx)
        .await?;
    tx.commit().await
}

/// Marks a message as handed over and forgets its recipient and its link. False when another worker has it by now.
pub async fn mark_sent(db: &Database, leased: &Leased, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let sent = [
        (outbox::Column::State, Expr::value(State::Sent.code())),
        // Tries leave an instant behind; with the message it goes.
        (outbox::Column::DueAt, Expr::value(kept_time(&leased.message, now))),
        (outbox::Column::SentAt, Expr::value(kept_time(&leased.message, now))),
        (outbox::Column::Recipient, Expr::value("")),
        (outbox::Column::Link, Expr::value(None::<String>)),
        (outbox::Column::Fault, Expr::value(None::<String>)),
    ];
    mark(db, leased, sent).await
}

/// Puts a message back for a later try, or parks it when there were enough. False when another worker has it by now.
pub async fn put_back(db: &Database, leased: &Leased, why: &str, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let Some(wait) = wait_after(leased.attempts) else {
        return park(db, leased, why, now).await;
    };
    let later = [(outbox::Column::DueAt, Expr::value(now + wait)), (outbox::Column::Fault, Expr::value(why))];
    mark(db, leased, later).await
}

/// Puts a message back until its recipient may get another; this was no try. False when another worker has it by now.
pub async fn defer(db: &Database, leased: &Leased, until: DateTime<Utc>) -> Result<bool, DbErr> {
    let deferred = [
        (outbox::Column::DueAt, Expr::value(until)),
        (outbox::Column::Attempts, Expr::value(leased.attempts.saturating_sub(1))),
    ];
    mark(db, leased, deferred).await
}

/// Gives a message up. False when another worker has it by now.
pub async fn park(db: &Database, leased: &Leased, why: &str, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let parked = [
        (outbox::Column::State, Expr::value(State::Parked.code())),
        (outbox::Column::DueAt, Expr::value(kept_time(&leased.message, now))),
        (outbox::Column::Fault, Expr::value(why)),
    ];
    mark(db, leased, parked).await
}

/// What the messages tell of their cases.
pub async fn list_cases(conn: &impl ConnectionTrait, leased: &[Leased]) -> Result<HashMap<CaseId, CaseLine>, DbErr> {
    let lines = case::Entity::find()
        .filter(case::Column::Id.is_in(leased.iter().filter_map(|leased| leased.case_id)))
        .into_partial_model::<CaseLine>()
        .all(conn)
        .await?;
    Ok(lines.into_iter().map(|line| (line.id, line)).collect())
}

/// The numbers of the initiatives that messages speak of.
pub async fn list_initiatives(
    conn: &impl ConnectionTrait,
    leased: &[Leased],
) -> Result<HashMap<InitiativeId, String>, DbErr> {
    let ids: Vec<InitiativeId> = leased.iter().filter_map(|leased| leased.initiative_id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let numbers = initiative::Entity::find().select_only();
    let numbers = numbers.columns([initiative::Column::Id, initiative::Column::Number]);
    let numbers = numbers.filter(initiative::Column::Id.is_in(ids)).into_tuple().all(conn).await?;
    Ok(numbers.into_iter().collect())
}

/// How long to wait after so many tries; nothing when the day is over.
#[must_use]
pub fn wait_after(attempts: i32) -> Option<Duration> {
    let first = usize::try_from(attempts - 1).ok().and_then(|nth| FIRST_WAITS_MINUTES.get(nth));
    (attempts < LAST_TRY).then(|| Duration::minutes(*first.unwrap_or(&LATER_WAIT_MINUTES)))
}

async fn mark<const N: usize>(
    db: &Database,
    leased: &Leased,
    values: [(outbox::Column, sea_orm::sea_query::SimpleExpr); N],
) -> Result<bool, DbErr> {
    let update = outbox::Entity::update_many()
        .col_expr(outbox::Column::LeasedUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(holds(leased));
    let update = values.into_iter().fold(update, |update, (column, value)| update.col_expr(column, value));
    let tx = db.begin_write().await?;
    let marked = update.exec(&tx).await?.rows_affected;
    tx.commit().await?;
    Ok(marked == 1)
}

/// Still in the hands of this lease, and of no later one.
fn holds(leased: &Leased) -> Condition {
    Condition::all()
        .add(outbox::Column::Id.eq(leased.id))
        .add(outbox::Column::Fence.eq(leased.fence))
        .add(outbox::Column::State.eq(State::Due.code()))
}

fn lease_end(now: DateTime<Utc>) -> DateTime<Utc> {
    now + Duration::seconds(LEASE_SECONDS)
}

fn leased(row: outbox::Model) -> Leased {
    Leased {
        id: row.id,
        fence: row.fence + 1,
        attempts: row.attempts + 1,
        message: row.message,
        case_id: row.case_id,
        initiative_id: row.initiative_id,
        recipient: row.recipient,
        link: row.link,
        locale: row.locale,
        is_to_owner: row.owner_index.is_some(),
    }
}

#[cfg(test)]
mod tests;
