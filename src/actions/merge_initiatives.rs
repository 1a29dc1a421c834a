//! Merge twins: one initiative is handled as a part of another.

use super::{record, tell_concerned};
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::cases;
use crate::initiatives::initiative::Initiative;
use crate::initiatives::makers::concerned;
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::twins::JoinFault;
use crate::initiatives::{policy, store};
use crate::kernel::actor::{Actor, Staff};
use crate::notifications::messages::InitiativeMessage;
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

    let (found, _) = store::find(&tx, staff, number).await?.ok_or(Error::NotFound)?;
    let (other, _) = store::find(&tx, staff, into).await?.ok_or(Error::NotFound)?;
    let mut held = store::hold_all(&tx, [found.id, other.id]).await?;
    let mut take = |id| held.remove(&id).map_or(Err(Error::NotFound), |row| Ok(Initiative::try_from(row)?));
    let initiative = take(found.id)?;
    let twin = if other.id == found.id { initiative.clone() } else { take(other.id)? };
    if let Err(fault) = initiative.may_join(&twin) {
        return Ok(Err(fault));
    }
    if (initiative.version, twin.version) != (version, into_version) {
        return Err(Error::Conflict);
    }
    let case = initiative.state.case();
    let told = [
        (concerned(&tx, &initiative, &app.keyring).await?, InitiativeMessage::Merged),
        (concerned(&tx, &twin, &app.keyring).await?, InitiativeMessage::Joined),
    ];
    let (hastens, twin_case) = (initiative.hastens(&twin), twin.state.case());
    let (merged, grown) = initiative.merge(permit, twin, reason, today)?;
    if let Some(case) = case {
        let case = cases::store::find_by_id(&tx, case).await?.ok_or(Error::NotFound)?;
        let permit = cases::policy::may_follow(&actor, &case)?;
        if let Some(twin_case) = twin_case.filter(|_| hastens) {
            cases::store::hasten(&tx, twin_case, case.due_on).await?;
        }
        record(app, &tx, &case.decide(permit, today, true)?).await?;
    }
    for change in [&merged, &grown] {
        store::record(&tx, change, &app.keyring, &app.random).await?;
    }
    for (concerned, message) in &told {
        tell_concerned(app, &tx, concerned, *message).await?;
    }
    for change in [&merged, &grown] {
        let entry = Entry::of(staff.id, Act::InitiativeMerged).on(change.initiative.id);
        audit::record(&tx, entry, now).await?;
    }

    tx.commit().await?;
    app.wake.notify_one();
    Ok(Ok(()))
}
