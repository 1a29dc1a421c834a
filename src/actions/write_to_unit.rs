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
///
/// `seen` is how many messages of theirs the page of the form showed: what was written after those already is the same
/// form again, and stays one message.
pub async fn write_to_unit(app: &App, id: CaseId, text: &MessageText, seen: usize) -> Result<(), Error> {
    match written(app, id, text, seen).await {
        // Someone was first, perhaps the same form: a message fits any state that it is not refused in.
        Err(Error::Conflict) => written(app, id, text, seen).await,
        done => done,
    }
}

async fn written(app: &App, id: CaseId, text: &MessageText, seen: usize) -> Result<(), Error> {
    let (now, today) = (app.clock.now(), app.clock.today());
    let tx = app.db.begin_write().await?;

    // The case first: what is written between the two readings makes the change come second, and then it is seen.
    let case = case_of(&tx, id).await?;
    if threads::was_written(&tx, id, text, seen, &app.keyring).await? {
        return Ok(());
    }
    let permit = policy::may_reply(&Actor::Resident)?;
    let due = due_today(app, &tx, &case, today).await?;
    let change = case.reply(permit, today, due)?;
    record(app, &tx, &change).await?;
    let message = NewMessage { case: id, kind: MessageKind::FromResident, staff: None, text, on: today };
    threads::add(&tx, &message, &app.keyring, &app.random, now).await?;

    tx.commit().await?;
    Ok(())
}
