//! Someone could not sign in.

use entity::ids::StaffId;

use crate::app::App;
use crate::audit::{self, Act, By, Entry};
use crate::platform::error::Error;

/// Notes the try; whose account it was, if it was one. Both take the same work, so that nobody learns which it was, and
/// the throttle bounds how many there can be.
pub async fn note_failed_sign_in(app: &App, account: Option<StaffId>) -> Result<(), Error> {
    let entry = Entry::of(By::Program, Act::SignInFailed);
    let tx = app.db.begin_write().await?;

    audit::record(&tx, account.map_or(entry.clone(), |account| entry.on(account)), app.clock.now()).await?;

    tx.commit_unseen().await?;
    Ok(())
}
