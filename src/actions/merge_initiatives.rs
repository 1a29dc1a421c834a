//! Merge twins: one initiative is handled as a part of another.

use super::record;
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::cases;
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::twins::JoinFault;
use crate::initiatives::{policy, store};
use crate::kernel::actor::{Actor, Staff};
use crate::notifications::messages::InitiativeMessage;
use crate::notifications::outbox::tell_makers;
use crate::platform::error::Error;

/// An initiative as the page showed it.
pub type Seen = (InitiativeNumber, i32);

/// Merges the first into the second, and tells the makers of both. The case of the first ends: the other's goes on, by the
/// earlier of both days. Nothing is done where they cannot be merged.
pub async fn merge_initiatives(
    app: &App,
    staff: &Staff,
    (number, version): Seen,
    (into, into_version): Seen,
    reason: String,
) -> Result<Result<(), JoinFault>, Error> {
    let (now, today) = (app.clock.now(), app.clock.today());
    let actor = Actor::Staff(staff.clone());
    let permit = policy::may_register(&actor)?;
    let tx = app.db.begin_write().await?;

    let (initiative, _) = store::find(&tx, staff, number).await?.ok_or(Error::NotFound)?;
    let (twin, _) = store::find(&tx, staff, into).await?.ok_or(Error::NotFound)?;
    if let Err(fault) = initiative.may_join(&twin) {
        return Ok(Err(fault));
    }
    if (initiative.version, twin.version) != (version, into_version) {
        return Err(Error::Conflict);
    }
    let case = initiative.state.case();
    let (merged, grown) = initiative.merge(permit, twin, reason, today)?;
    if let Some(case) = case {
        let case = cases::store::find_by_id(&tx, case).await?.ok_or(Error::NotFound)?;
        let permit = cases::policy::may_follow(&actor, &case)?;
        record(app, &tx, &case.decide(permit, today, true)?).await?;
    }
    let told = [(&merged, InitiativeMessage::Merged), (&grown, InitiativeMessage::Joined)];
    for (change, message) in told {
        store::record(&tx, change, &app.keyring, &app.random).await?;
        let makers = store::makers_of(&tx, change.initiative.id, &app.keyring).await?;
        let sealing = (&app.keyring, &app.random);
        tell_makers(&tx, sealing, &change.initiative, &makers, message, now).await?;
    }
    for (change, _) in told {
        let entry = Entry::of(staff.id, Act::InitiativeMerged).on(change.initiative.id);
        audit::record(&tx, entry, now).await?;
    }

    tx.commit().await?;
    app.wake.notify_one();
    Ok(Ok(()))
}
