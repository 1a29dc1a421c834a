//! Open an answered case again.

use entity::ids::CaseId;

use super::{answer_limit, case_of, record, seen_case};
use crate::app::App;
use crate::cases::number::CaseNumber;
use crate::cases::policy;
use crate::deadlines::due_on;
use crate::kernel::actor::{Actor, Staff};
use crate::platform::error::Error;
use crate::threads::message::{MessageKind, MessageText};
use crate::threads::store::{self as threads, NewMessage};

/// The resident opens the case again; what they write joins the thread.
pub async fn reopen_by_resident(app: &App, id: CaseId, reason: MessageText) -> Result<(), Error> {
    let (now, today) = (app.clock.now(), app.clock.today());
    let tx = app.db.begin_write().await?;

    let case = case_of(&tx, id).await?;
    let permit = policy::may_reopen(&Actor::Resident, &case)?;
    let due = due_on(today, answer_limit(app, &tx, id).await?).due_on;
    let change = case.reopen(permit, today, due)?;
    record(app, &tx, &change).await?;
    let message = NewMessage { case: id, kind: MessageKind::FromResident, staff: None, text: &reason, on: today };
    threads::add(&tx, &message, &app.keyring, &app.random, now).await?;

    tx.commit().await?;
    Ok(())
}

/// Staff open the case again.
pub async fn reopen_by_staff(
    app: &App,
    staff: &Staff,
    number: &CaseNumber,
    version: i32,
    reason: MessageText,
) -> Result<(), Error> {
    let today = app.clock.today();
    let tx = app.db.begin_write().await?;

    let case = seen_case(&tx, staff, number, version).await?;
    let permit = policy::may_reopen(&Actor::Staff(staff.clone()), &case)?;
    let due = due_on(today, answer_limit(app, &tx, case.id).await?).due_on;
    let mut change = case.reopen(permit, today, due)?;
    change.event = change.event.because(reason.as_str());
    record(app, &tx, &change).await?;

    tx.commit().await?;
    Ok(())
}
