//! Give a case to a handler; or take it.

use entity::ids::StaffId;

use super::{record, seen_case};
use crate::accounts;
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::cases::number::CaseNumber;
use crate::cases::policy;
use crate::kernel::actor::{Actor, Staff};
use crate::platform::error::Error;

/// Gives the case to `handler`, who may be oneself.
pub async fn assign_case(
    app: &App,
    staff: &Staff,
    number: &CaseNumber,
    version: i32,
    handler: StaffId,
) -> Result<(), Error> {
    let today = app.clock.today();
    let tx = app.db.begin_write().await?;

    let case = seen_case(&tx, staff, number, version).await?;
    let handler = accounts::store::find(&tx, handler, &app.county, today).await?.ok_or(Error::NotFound)?;
    let permit = policy::may_assign(&Actor::Staff(staff.clone()), &case, &handler)?;
    let change = case.assign(permit, handler.id, today)?;
    record(app, &tx, &change).await?;
    audit::record(&tx, Entry::of(staff.id, Act::CaseAssigned).on(change.case.id), app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}
