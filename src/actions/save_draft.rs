//! Keep a form that a resident has begun.

use crate::app::App;
use crate::feedback::draft::{self, Draft, DraftId};
use crate::feedback::store::sent_before;
use crate::platform::error::Error;

/// Changes what is kept of a form, and returns it. Two requests of the same form change it one after the other, each
/// what the other left. A form that was sent stays sent: a change that comes late is left out.
pub async fn save_draft(app: &App, id: &DraftId, change: impl FnOnce(&mut Draft)) -> Result<Option<Draft>, Error> {
    let tx = app.db.begin_write().await?;

    if sent_before(&tx, id).await?.is_some() {
        return Ok(None);
    }
    let today = app.clock.today();
    let mut kept = draft::find_or_begin(&tx, id, &app.keyring, &app.random, today).await?;
    change(&mut kept);
    draft::save(&tx, draft::row(id, &kept, &app.keyring, &app.random, today)?).await?;

    tx.commit_unseen().await?;
    Ok(Some(kept))
}

/// Forgets everything typed. Its files go with the daily sweep.
pub async fn discard_draft(app: &App, id: &DraftId) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    draft::forget(&tx, id).await?;

    tx.commit_unseen().await?;
    Ok(())
}
