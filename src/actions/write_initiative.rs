//! What the author of an initiative does with the receipt code: correct it, ask another person, take it back.

use entity::ids::InitiativeId;

use super::limit;
use crate::app::App;
use crate::deadlines::due_on;
use crate::initiatives::words::Words;
use crate::initiatives::{policy, store};
use crate::kernel::actor::Actor;
use crate::platform::error::Error;

/// Files a corrected text. The day of filing stays; the check is promised anew.
pub async fn correct_initiative(app: &App, id: InitiativeId, words: &Words) -> Result<(), Error> {
    let today = app.clock.today();
    let check_by = due_on(today, limit(app, "initiative_check")?).due_on;
    let permit = policy::may_write(&Actor::Resident)?;
    let tx = app.db.begin_write().await?;

    let initiative = store::find_by_id(&tx, id).await?.ok_or(Error::NotFound)?;
    let change = initiative.correct(permit, check_by, today)?;
    store::record(&tx, &change, &app.keyring, &app.random).await?;
    store::keep_words(&tx, &change.initiative, words, &app.keyring, &app.random).await?;

    tx.commit().await?;
    Ok(())
}

/// Asks another person to look at a refusal.
pub async fn appeal_initiative(app: &App, id: InitiativeId, why: String) -> Result<(), Error> {
    let today = app.clock.today();
    let check_by = due_on(today, limit(app, "initiative_appeal")?).due_on;
    let permit = policy::may_write(&Actor::Resident)?;
    let tx = app.db.begin_write().await?;

    let initiative = store::find_by_id(&tx, id).await?.ok_or(Error::NotFound)?;
    let change = initiative.appeal(permit, why, check_by, today)?;
    store::record(&tx, &change, &app.keyring, &app.random).await?;

    tx.commit().await?;
    Ok(())
}

/// Takes an initiative back, as long as it is neither the county's matter nor that of others who were merged into it.
/// Its words leave the lists and the search.
pub async fn withdraw_initiative(app: &App, id: InitiativeId) -> Result<(), Error> {
    let today = app.clock.today();
    let permit = policy::may_write(&Actor::Resident)?;
    let tx = app.db.begin_write().await?;

    let initiative = store::find_by_id(&tx, id).await?.ok_or(Error::NotFound)?;
    let change = initiative.withdraw(permit, store::has_joined(&tx, id).await?, today)?;
    store::record(&tx, &change, &app.keyring, &app.random).await?;

    tx.commit().await?;
    Ok(())
}
