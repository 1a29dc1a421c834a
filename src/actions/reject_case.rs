//! Turn a case down.

use super::{record, seen_case};
use crate::answers::draft;
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::cases::number::CaseNumber;
use crate::cases::policy;
use crate::kernel::actor::{Actor, Staff};
use crate::notifications;
use crate::notifications::messages::Message;
use crate::platform::error::Error;
use crate::threads::message::MessageText;

/// Turns the case down with a reason and the legal ground; the resident reads both.
pub async fn reject_case(
    app: &App,
    staff: &Staff,
    number: &CaseNumber,
    version: i32,
    reason: MessageText,
    ground: MessageText,
) -> Result<(), Error> {
    let now = app.clock.now();
    let tx = app.db.begin_write().await?;

    let case = seen_case(&tx, staff, number, version).await?;
    let permit = policy::may_reject(&Actor::Staff(staff.clone()), &case)?;
    let mut change = case.reject(permit, app.clock.today())?;
    change.event = change.event.because(format!("{}\n\n{}", reason.as_str(), ground.as_str()));
    record(app, &tx, &change).await?;
    draft::forget_all(&tx, change.case.id).await?;
    notifications::outbox::tell_resident(&tx, &app.keyring, &app.random, &change.case, Message::Answered, now).await?;
    audit::record(&tx, Entry::of(staff.id, Act::CaseRejected).on(change.case.id), now).await?;

    tx.commit().await?;
    app.wake.notify_one();
    Ok(())
}
