//! The resident writes to the unit.

use entity::ids::CaseId;

use super::{case_of, due_today, record};
use crate::app::App;
use crate::cases::policy;
use crate::kernel::actor::Actor;
use crate::platform::error::Error;
use crate::threads::message::{MessageKind, MessageText};
use crate::threads::store::{self as threads, NewMessage};

/// Adds what the resident wrote. Where the unit waited for it, the clock goes on.
pub async fn write_to_unit(app: &App, id: CaseId, text: MessageText) -> Result<(), Error> {
    let (now, today) = (app.clock.now(), app.clock.today());
    let tx = app.db.begin_write().await?;

    let case = case_of(&tx, id).await?;
    let permit = policy::may_reply(&Actor::Resident)?;
    let due = due_today(app, &tx, &case, today).await?;
    let change = case.reply(permit, today, due)?;
    record(app, &tx, &change).await?;
    let message = NewMessage { case: id, kind: MessageKind::FromResident, staff: None, text: &text, on: today };
    threads::add(&tx, &message, &app.keyring, &app.random, now).await?;

    tx.commit().await?;
    Ok(())
}
