//! Begin to work on a case.

use super::{record, seen_case};
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::cases::number::CaseNumber;
use crate::cases::policy;
use crate::kernel::actor::{Actor, Staff};
use crate::platform::error::Error;

/// The asker begins.
pub async fn begin_case(app: &App, staff: &Staff, number: &CaseNumber, version: i32) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    let case = seen_case(&tx, staff, number, version).await?;
    let permit = policy::may_begin(&Actor::Staff(staff.clone()), &case)?;
    let change = case.begin(permit, app.clock.today())?;
    record(app, &tx, &change).await?;
    audit::record(&tx, Entry::of(staff.id, Act::CaseBegun).on(change.case.id), app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}
