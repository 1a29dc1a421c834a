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
use crate::threads::message::{MessageKind, MessageText};
use crate::threads::store::{self as threads, NewMessage};

/// Takes a version back. It needs no second person: what tells too much must go at once. Colleagues read `reason` among
/// the notes of the case; the trail keeps its digest.
pub async fn withdraw_publication(
    app: &App,
    staff: &Staff,
    number: &CaseNumber,
    version: i32,
    reason: MessageText,
) -> Result<(), Error> {
    let (now, today) = (app.clock.now(), app.clock.today());
    let tx = app.db.begin_write().await?;

    let (case, versions) = known(app, &tx, staff, number).await?;
    let permit = policy::may_withdraw(staff, &case)?;
    let known = versions.into_iter().find(|known| known.version == version);
    let known = known.ok_or(Error::NotNow("without such a version"))?;
    if matches!(known.state, State::Withdrawn { .. }) {
        return Ok(());
    }
    let before = known.revision;
    let withdrawn = known.withdraw(permit, today)?;
    publications::keep(&tx, &withdrawn, Some(before), &app.keyring, &app.random).await?;
    let note = NewMessage { case: case.id, kind: MessageKind::Note, staff: Some(staff.id), text: &reason, on: today };
    threads::add(&tx, &note, &app.keyring, &app.random, now).await?;
    let entry = entry(staff, Act::TextWithdrawn, &withdrawn).digest("reason", reason.as_str().as_bytes());
    audit::record(&tx, entry, now).await?;

    tx.commit().await?;
    Ok(())
}
