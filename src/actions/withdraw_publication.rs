//! Take a public text back.

use super::publish_case::{entry, known};
use crate::app::App;
use crate::audit::{self, Act};
use crate::cases::number::CaseNumber;
use crate::kernel::actor::Staff;
use crate::platform::error::Error;
use crate::publications::policy;
use crate::publications::publication::State;
use crate::publications::store as publications;

/// Takes a version back. It needs no second person: what tells too much must go at once.
pub async fn withdraw_publication(app: &App, staff: &Staff, number: &CaseNumber, version: i32) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    let (case, versions) = known(app, &tx, staff, number).await?;
    let permit = policy::may_withdraw(staff, &case)?;
    let known = versions.into_iter().find(|known| known.version == version);
    let known = known.ok_or(Error::NotNow("without such a version"))?;
    if matches!(known.state, State::Withdrawn { .. }) {
        return Ok(());
    }
    let before = known.revision;
    let withdrawn = known.withdraw(permit, app.clock.today())?;
    publications::keep(&tx, &withdrawn, Some(before), &app.keyring, &app.random).await?;
    audit::record(&tx, entry(staff, Act::TextWithdrawn, &withdrawn), app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}
