//! Keep or forget a form that a resident has begun.

use crate::app::App;
use crate::feedback::draft::{self, Draft, DraftId};
use crate::feedback::store::sent_before;
use crate::platform::error::Error;

/// Keeps everything typed so far. A form that was sent stays sent: a write that comes late is left out.
pub async fn save_draft(app: &App, id: &DraftId, content: &Draft) -> Result<(), Error> {
    let row = draft::row(id, content, &app.keyring, &app.random, app.clock.today())?;
    let tx = app.db.begin_write().await?;

    if sent_before(&tx, id).await?.is_none() {
        draft::save(&tx, row).await?;
    }

    tx.commit().await?;
    Ok(())
}

/// Forgets everything typed. Its files go with the daily sweep.
pub async fn discard_draft(app: &App, id: &DraftId) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    draft::forget(&tx, id).await?;

    tx.commit().await?;
    Ok(())
}
