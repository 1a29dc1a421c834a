//! Keep what someone sent after their session had ended, and forget it when they send it again.

use entity::ids::StaffId;

use crate::accounts::kept_form::{self, KeptForm};
use crate::accounts::store;
use crate::app::App;
use crate::platform::error::Error;

/// Keeps a form for whoever the ended session belonged to; says whether it is kept.
pub async fn keep_form(app: &App, staff: StaffId, form: &KeptForm) -> Result<bool, Error> {
    let now = app.clock.now();
    let tx = app.db.begin_write().await?;

    if store::credentials_of(&tx, staff, app.clock.today()).await?.is_none() {
        return Ok(false);
    }
    kept_form::sweep(&tx, now).await?;
    let is_kept = kept_form::keep(&tx, staff, form, &app.keyring, &app.random, now).await?;

    tx.commit_unseen().await?;
    Ok(is_kept)
}

/// Forgets the form that was kept for an address.
pub async fn forget_kept_form(app: &App, staff: StaffId, address: &str) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    kept_form::forget(&tx, staff, address).await?;

    tx.commit_unseen().await?;
    Ok(())
}
