//! Every query of threads.

use chrono::{DateTime, NaiveDate, Utc};
use entity::ids::{CaseId, StaffId};
use entity::message;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::message::{MessageKind, MessageText};
use crate::kernel::random::Random;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;
use crate::platform::seal::Place;

/// A message as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// Its place in the thread, from 1.
    pub position: i32,
    /// The kind.
    pub kind: MessageKind,
    /// Who of the staff wrote it.
    pub staff: Option<StaffId>,
    /// The text.
    pub text: String,
    /// The day.
    pub on: NaiveDate,
    /// The instant; none for residents.
    pub at: Option<DateTime<Utc>>,
}

/// A message about to be added.
#[derive(Debug)]
pub struct NewMessage<'a> {
    /// The case.
    pub case: CaseId,
    /// The kind.
    pub kind: MessageKind,
    /// Who of the staff writes it.
    pub staff: Option<StaffId>,
    /// The text.
    pub text: &'a MessageText,
    /// The day.
    pub on: NaiveDate,
}

fn place(case: CaseId, position: i32) -> Place {
    Place::of("messages", "text", format_args!("{case}/{position}"))
}

/// Adds a message at the end of its thread.
pub async fn add(
    tx: &DatabaseTransaction,
    new: &NewMessage<'_>,
    keyring: &Keyring,
    random: &Random,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let last: Option<Option<i32>> = message::Entity::find()
        .select_only()
        .column_as(message::Column::Position.max(), "last")
        .filter(message::Column::CaseId.eq(new.case))
        .into_tuple()
        .one(tx)
        .await?;
    let position = last.flatten().unwrap_or(0).saturating_add(1);
    let row = message::ActiveModel {
        case_id: Set(new.case),
        position: Set(position),
        kind: Set(new.kind.code().to_owned()),
        staff_id: Set(new.staff),
        text: Set(keyring.seal_text(random, new.text.as_str(), &place(new.case, position))),
        written_on: Set(new.on),
        written_at: Set(new.staff.map(|_| now)),
    };
    message::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The thread of a case, oldest first, notes included: who shows it to residents leaves them out.
pub async fn of_case(conn: &impl ConnectionTrait, case: CaseId, keyring: &Keyring) -> Result<Vec<Message>, Error> {
    let rows = message::Entity::find()
        .filter(message::Column::CaseId.eq(case))
        .order_by_asc(message::Column::Position)
        .all(conn)
        .await?;
    rows.iter().map(|row| opened(row, keyring)).collect()
}

/// Did the resident write just this after so many messages of theirs? Then the same form came twice.
pub async fn was_written(
    conn: &impl ConnectionTrait,
    case: CaseId,
    text: &MessageText,
    seen: usize,
    keyring: &Keyring,
) -> Result<bool, Error> {
    let thread = of_case(conn, case, keyring).await?;
    let mut later = thread.iter().filter(|message| message.kind == MessageKind::FromResident).skip(seen);
    Ok(later.any(|message| message.text == text.as_str()))
}

fn opened(row: &message::Model, keyring: &Keyring) -> Result<Message, Error> {
    let kind = MessageKind::parse(&row.kind)
        .ok_or_else(|| Error::internal(anyhow::anyhow!("a message of case {} is of no kind", row.case_id)))?;
    Ok(Message {
        position: row.position,
        kind,
        staff: row.staff_id,
        text: keyring.open_text(&row.text, &place(row.case_id, row.position)).map_err(Error::internal)?,
        on: row.written_on,
        at: row.written_at,
    })
}
