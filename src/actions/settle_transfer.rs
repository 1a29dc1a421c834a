//! Keep a case that was sent here, or give it back.

use entity::ids::UnitId;

use super::{record, seen_case};
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::cases::number::CaseNumber;
use crate::cases::policy;
use crate::kernel::actor::{Actor, Staff};
use crate::platform::error::Error;
use crate::routing;
use crate::threads::message::MessageText;

/// The unit keeps the case.
pub async fn accept_transfer(app: &App, staff: &Staff, number: &CaseNumber, version: i32) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    let case = seen_case(&tx, staff, number, version).await?;
    let permit = policy::may_settle_transfer(&Actor::Staff(staff.clone()), &case)?;
    let change = case.accept_transfer(permit, app.clock.today())?;
    record(app, &tx, &change).await?;
    audit::record(&tx, Entry::of(staff.id, Act::TransferAccepted).on(change.case.id), app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}

/// The unit gives the case back; the second time the general desk's coordinator decides.
pub async fn return_transfer(
    app: &App,
    staff: &Staff,
    number: &CaseNumber,
    version: i32,
    reason: MessageText,
) -> Result<(), Error> {
    let today = app.clock.today();
    let tx = app.db.begin_write().await?;

    let case = seen_case(&tx, staff, number, version).await?;
    let permit = policy::may_settle_transfer(&Actor::Staff(staff.clone()), &case)?;
    let desk = UnitId(app.county.general_desk.clone());
    let mut change = case.return_transfer(permit, desk.clone(), today)?;
    // The unit that sent it may have closed meanwhile.
    if !app.county.unit(change.case.unit.as_str()).is_some_and(|unit| unit.is_open(today)) {
        change.event.unit = Some(desk.clone());
        change.case.unit = desk;
    }
    change.event = change.event.because(reason.as_str());
    record(app, &tx, &change).await?;
    routing::store::add_by_person(&tx, change.case.id, &change.case.unit, today).await?;
    audit::record(&tx, Entry::of(staff.id, Act::TransferReturned).on(change.case.id), app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}
