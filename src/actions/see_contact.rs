//! See how to reach the sender.

use crate::app::App;
use crate::cases::number::CaseNumber;
use crate::cases::{policy, store};
use crate::feedback::store::{GivenContact, contact_of};
use crate::kernel::actor::{Actor, Staff};
use crate::platform::error::Error;

/// How to reach the sender, if anything was given; the look is noted.
pub async fn see_contact(app: &App, staff: &Staff, number: &CaseNumber) -> Result<Option<GivenContact>, Error> {
    let tx = app.db.begin_write().await?;

    let case = store::find(&tx, staff, number).await?.ok_or(Error::NotFound)?;
    let reader = policy::may_see_contact(&Actor::Staff(staff.clone()), &case)?.reader();
    store::note_access(&tx, case.id, reader, "contact", &app.random, app.clock.now()).await?;
    let contact = contact_of(&tx, case.id, &app.keyring).await?;

    tx.commit().await?;
    Ok(contact)
}
