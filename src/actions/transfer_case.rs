//! Send a case to another unit.

use entity::ids::UnitId;

use super::{limit, record, seen_case};
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::cases::number::CaseNumber;
use crate::cases::policy;
use crate::deadlines::due_on;
use crate::kernel::actor::{Actor, Staff};
use crate::platform::error::Error;
use crate::routing;
use crate::threads::message::MessageText;

/// Sends the case to an open unit, which may give it back within the county's time for that.
pub async fn transfer_case(
    app: &App,
    staff: &Staff,
    number: &CaseNumber,
    version: i32,
    to: UnitId,
    reason: MessageText,
) -> Result<(), Error> {
    let today = app.clock.today();
    let is_open = app.county.unit(to.as_str()).is_some_and(|unit| unit.is_open(today));
    if !is_open {
        return Err(Error::NotFound);
    }
    let accept_by = due_on(today, limit(app, "transfer_return")?).due_on;
    let tx = app.db.begin_write().await?;

    let case = seen_case(&tx, staff, number, version).await?;
    let permit = policy::may_transfer(&Actor::Staff(staff.clone()), &case)?;
    let mut change = case.transfer(permit, to, today, accept_by)?;
    change.event = change.event.because(reason.as_str());
    record(app, &tx, &change).await?;
    routing::store::add_by_person(&tx, change.case.id, &change.case.unit, today).await?;
    audit::record(&tx, Entry::of(staff.id, Act::CaseTransferred).on(change.case.id), app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}
