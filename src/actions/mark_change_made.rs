//! A planned change is made: the resident is told as by an answer, and everybody reads it.

use super::{record, seen_case};
use crate::answers::answer::{MadeChange, Month, Outcome};
use crate::answers::store::{self as answers, Given};
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::cases::number::CaseNumber;
use crate::cases::policy;
use crate::kernel::actor::{Actor, Staff};
use crate::notifications;
use crate::notifications::messages::Message;
use crate::platform::error::Error;
use crate::strategy;

/// Tells that the change which the answer planned is made. A month that is still to come is refused: nothing is made
/// in the future.
pub async fn mark_change_made(
    app: &App,
    staff: &Staff,
    number: &CaseNumber,
    version: i32,
    made: MadeChange,
) -> Result<(), Error> {
    let (now, today) = (app.clock.now(), app.clock.today());
    if made.month > Month::of(today) {
        return Err(Error::Malformed);
    }
    let tx = app.db.begin_write().await?;

    let case = seen_case(&tx, staff, number, version).await?;
    let permit = policy::may_tell_made(&Actor::Staff(staff.clone()), &case)?;
    let change = case.tell_made(permit, today)?;
    record(app, &tx, &change).await?;
    let case = change.case;
    if !strategy::store::mark_made(&tx, case.id, &made, case.language, today).await? {
        return Err(Error::NotNow("without a plan"));
    }
    let given = Given {
        case: case.id,
        outcome: Outcome::ChangeMade,
        text: &made.text,
        unit: case.unit.clone(),
        staff: staff.id,
        on: today,
    };
    answers::add(&tx, &given, &app.keyring, &app.random, now).await?;
    notifications::outbox::tell_resident(&tx, &app.keyring, &app.random, &case, Message::ChangeMade, now).await?;
    audit::record(&tx, Entry::of(staff.id, Act::ChangeMade).on(case.id), now).await?;

    tx.commit().await?;
    app.wake.notify_one();
    Ok(())
}
