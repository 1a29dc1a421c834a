//! Forget that a form was sent: whoever has its page can no longer see the receipt again.

use crate::app::App;
use crate::feedback::draft::{self, DraftId};
use crate::feedback::store;
use crate::platform::error::Error;

/// Forgets the form's key and what is left of its draft. The case stays, and so does its receipt code.
pub async fn forget_form(app: &App, id: &DraftId) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    draft::forget(&tx, id).await?;
    store::forget_sending(&tx, id).await?;

    tx.commit().await?;
    Ok(())
}
