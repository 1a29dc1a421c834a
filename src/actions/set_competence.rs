//! Say whether an initiative lies within the council's own competence, and so stands in the yearly list.

use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::{policy, store};
use crate::kernel::actor::{Actor, Staff};
use crate::platform::error::Error;

/// Says it. `version` is the one the page showed.
pub async fn set_competence(
    app: &App,
    staff: &Staff,
    number: InitiativeNumber,
    version: i32,
    is_councils: bool,
) -> Result<(), Error> {
    policy::may_register(&Actor::Staff(staff.clone()))?;
    let now = app.clock.now();
    let tx = app.db.begin_write().await?;

    let (initiative, _) = store::find(&tx, staff, number).await?.ok_or(Error::NotFound)?;
    if initiative.version != version {
        return Err(Error::Conflict);
    }
    store::set_councils(&tx, &initiative, is_councils).await?;
    let entry = Entry::of(staff.id, Act::InitiativeRegistered).on(initiative.id);
    audit::record(&tx, entry.count("is_councils", is_councils.into()), now).await?;

    tx.commit().await?;
    Ok(())
}
