//! Send a case to the authority it was meant for (act 434/2003 § 21).

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

/// Notes that the case was sent to another authority, and tells the resident which.
pub async fn move_case(
    app: &App,
    staff: &Staff,
    number: &CaseNumber,
    version: i32,
    authority: String,
    reason: MessageText,
) -> Result<(), Error> {
    let now = app.clock.now();
    let tx = app.db.begin_write().await?;

    let case = seen_case(&tx, staff, number, version).await?;
    let permit = policy::may_move(&Actor::Staff(staff.clone()), &case)?;
    let mut change = case.move_to_other_authority(permit, app.clock.today())?;
    change.event = change.event.because(format!("{authority}\n\n{}", reason.as_str()));
    record(app, &tx, &change).await?;
    draft::forget_all(&tx, change.case.id).await?;
    notifications::outbox::tell_resident(&tx, &app.keyring, &app.random, &change.case, Message::Moved, now).await?;
    audit::record(&tx, Entry::of(staff.id, Act::CaseMoved).on(change.case.id), now).await?;

    tx.commit().await?;
    app.wake.notify_one();
    Ok(())
}
