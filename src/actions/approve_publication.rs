//! Show everybody what a colleague has made.

use super::publish_case::{entry, known, replace_shown};
use crate::app::App;
use crate::audit::{self, Act};
use crate::cases::number::CaseNumber;
use crate::kernel::actor::Staff;
use crate::platform::error::Error;
use crate::publications::policy;
use crate::publications::publication::{State, seen};
use crate::publications::store as publications;

/// The second person publishes the version that waits, as they saw it.
pub async fn approve_publication(app: &App, staff: &Staff, number: &CaseNumber, saw: &str) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    let (case, versions) = known(app, &tx, staff, number).await?;
    let permit = policy::may_approve(staff, &case)?;
    let latest = versions.last().ok_or(Error::NotNow("without a text to approve"))?;
    if matches!(latest.state, State::Published(given) if given.approved_by == Some(staff.id)) {
        return Ok(());
    }
    if seen(&versions) != saw {
        return Err(Error::Conflict);
    }
    let before = latest.revision;
    let version = latest.clone().approve(permit, publications::next_number(&tx).await?, app.clock.today())?;
    replace_shown(app, &tx, &versions).await?;
    publications::keep(&tx, &version, Some(before), &app.keyring, &app.random).await?;
    audit::record(&tx, entry(staff, Act::TextPublished, &version), app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}
