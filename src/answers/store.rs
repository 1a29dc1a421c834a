//! Every query of answers.

use chrono::{DateTime, NaiveDate, Utc};
use entity::answer;
use entity::ids::{CaseId, StaffId, UnitId};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder};

use super::answer::{AnswerText, Outcome};
use crate::kernel::random::Random;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;
use crate::platform::seal::Place;
use crate::threads::message::MessageText;

/// An answer as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    /// 1 for the first, then counting up.
    pub position: i32,
    /// What became of it.
    pub outcome: Outcome,
    /// The text.
    pub text: String,
    /// The unit that answered.
    pub unit: UnitId,
    /// Who answered.
    pub staff: StaffId,
    /// The day.
    pub on: NaiveDate,
    /// The instant.
    pub at: DateTime<Utc>,
    /// The resident's word on it.
    pub was_helpful: Option<bool>,
    /// What the resident added.
    pub remark: Option<String>,
}

/// An answer about to be kept.
#[derive(Debug)]
pub struct Given<'a> {
    /// The case.
    pub case: CaseId,
    /// What became of it.
    pub outcome: Outcome,
    /// The text.
    pub text: &'a AnswerText,
    /// The unit that answers.
    pub unit: UnitId,
    /// Who answers.
    pub staff: StaffId,
    /// The day.
    pub on: NaiveDate,
}

fn place(column: &str, case: CaseId, position: i32) -> Place {
    Place::of("answers", column, format_args!("{case}/{position}"))
}

/// Adds an answer.
pub async fn add(
    tx: &DatabaseTransaction,
    given: &Given<'_>,
    keyring: &Keyring,
    random: &Random,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let position = latest(tx, given.case).await?.map_or(1, |row| row.position.saturating_add(1));
    let row = answer::ActiveModel {
        case_id: Set(given.case),
        position: Set(position),
        outcome: Set(given.outcome.code().to_owned()),
        text: Set(keyring.seal_text(random, given.text.as_str(), &place("text", given.case, position))),
        unit_id: Set(given.unit.clone()),
        staff_id: Set(given.staff),
        answered_on: Set(given.on),
        answered_at: Set(now),
        was_helpful: Set(None),
        remark: Set(None),
    };
    answer::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

async fn latest(conn: &impl ConnectionTrait, case: CaseId) -> Result<Option<answer::Model>, Error> {
    Ok(answer::Entity::find()
        .filter(answer::Column::CaseId.eq(case))
        .order_by_desc(answer::Column::Position)
        .one(conn)
        .await?)
}

/// Keeps the resident's word on the latest answer. The first word stands; says whether this was it.
pub async fn rate_latest(
    tx: &DatabaseTransaction,
    case: CaseId,
    was_helpful: bool,
    remark: Option<&MessageText>,
    keyring: &Keyring,
    random: &Random,
) -> Result<bool, Error> {
    let Some(row) = latest(tx, case).await? else {
        return Err(Error::NotFound);
    };
    let seal = |remark: &MessageText| keyring.seal_text(random, remark.as_str(), &place("remark", case, row.position));
    let rated = answer::Entity::update_many()
        .set(answer::ActiveModel {
            was_helpful: Set(Some(was_helpful)),
            remark: Set(remark.map(seal)),
            ..Default::default()
        })
        .filter(answer::Column::CaseId.eq(case))
        .filter(answer::Column::Position.eq(row.position))
        .filter(answer::Column::WasHelpful.is_null())
        .exec(tx)
        .await?;
    Ok(rated.rows_affected == 1)
}

/// The answers to a case, oldest first.
pub async fn of_case(conn: &impl ConnectionTrait, case: CaseId, keyring: &Keyring) -> Result<Vec<Answer>, Error> {
    let rows = answer::Entity::find()
        .filter(answer::Column::CaseId.eq(case))
        .order_by_asc(answer::Column::Position)
        .all(conn)
        .await?;
    rows.iter().map(|row| opened(row, keyring)).collect()
}

/// The place of the last answer that tells of a change: what is kept of the change is told there.
#[must_use]
pub fn telling_of_change(answers: &[Answer]) -> Option<i32> {
    let tells = |answer: &&Answer| matches!(answer.outcome, Outcome::ChangePlanned | Outcome::ChangeMade);
    answers.iter().rev().find(tells).map(|answer| answer.position)
}

fn opened(row: &answer::Model, keyring: &Keyring) -> Result<Answer, Error> {
    let open = |sealed: &str, column| {
        keyring.open_text(sealed, &place(column, row.case_id, row.position)).map_err(Error::internal)
    };
    Ok(Answer {
        outcome: Outcome::parse(&row.outcome)
            .ok_or_else(|| Error::internal(anyhow::anyhow!("an answer to case {} has no outcome", row.case_id)))?,
        text: open(&row.text, "text")?,
        remark: row.remark.as_deref().map(|remark| open(remark, "remark")).transpose()?,
        position: row.position,
        unit: row.unit_id.clone(),
        staff: row.staff_id,
        on: row.answered_on,
        at: row.answered_at,
        was_helpful: row.was_helpful,
    })
}
