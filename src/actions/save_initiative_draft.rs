//! Keep or forget an initiative that somebody is writing, or put it on their own page.

use entity::ids::ResidentId;

use crate::app::App;
use crate::feedback::draft::DraftId;
use crate::initiatives::draft::{self, Draft};
use crate::initiatives::receipts::sent_before;
use crate::platform::error::Error;

/// Changes what is kept of a form, and returns it. Two requests of the same form change it one after the other. A form
/// that was sent stays sent: a change that comes late is left out.
pub async fn save_initiative_draft(
    app: &App,
    id: &DraftId,
    change: impl FnOnce(&mut Draft),
) -> Result<Option<Draft>, Error> {
    let today = app.clock.today();
    let tx = app.db.begin_write().await?;

    if sent_before(&tx, id).await?.is_some() {
        return Ok(None);
    }
    let seal = (&app.keyring, &app.random);
    let mut kept = draft::find_or_begin(&tx, id, seal, today).await?;
    change(&mut kept);
    draft::save(&tx, id, &kept, seal, today).await?;

    tx.commit_unseen().await?;
    Ok(Some(kept))
}

/// Puts what is being written on its writer's page, from where they go on with it later.
pub async fn claim_initiative_draft(app: &App, resident: ResidentId, id: &DraftId) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    if !draft::claim(&tx, id, resident, (&app.keyring, &app.random)).await? {
        return Err(Error::NotFound);
    }

    tx.commit_unseen().await?;
    Ok(())
}

/// Forgets everything typed.
pub async fn discard_initiative_draft(app: &App, id: &DraftId) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    draft::forget(&tx, id).await?;

    tx.commit_unseen().await?;
    Ok(())
}
