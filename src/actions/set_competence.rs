//! Say whether an initiative lies within the council's own competence, and so stands in the yearly list.

use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::initiatives::event::By;
use crate::initiatives::facts::Competence;
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::{policy, store};
use crate::kernel::actor::{Actor, Staff};
use crate::platform::error::Error;

/// Says it, and why. `version` is the one the page showed. The course keeps the reason, the trail its digest.
pub async fn set_competence(
    app: &App,
    staff: &Staff,
    number: InitiativeNumber,
    version: i32,
    said: Competence,
) -> Result<(), Error> {
    policy::may_register(&Actor::Staff(staff.clone()))?;
    let (now, today) = (app.clock.now(), app.clock.today());
    let tx = app.db.begin_write().await?;

    let (initiative, _) = store::find(&tx, staff, number).await?.ok_or(Error::NotFound)?;
    if initiative.version != version {
        return Err(Error::Conflict);
    }
    let entry = Entry::of(staff.id, Act::InitiativeRegistered).on(initiative.id);
    let entry = entry.count("is_councils", said.is_councils.into()).digest("reason", said.reason.as_bytes());
    store::set_councils(&tx, &initiative, (said, By::Staff(staff.id), today), &app.keyring, &app.random).await?;
    audit::record(&tx, entry, now).await?;

    tx.commit().await?;
    Ok(())
}
