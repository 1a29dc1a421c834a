//! Removing a passkey.

use uuid::Uuid;

use crate::accounts::session::Session;
use crate::accounts::{passkey, second_factor, store};
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::platform::error::Error;

/// Removes a passkey of somebody who has shown their password; whoever signed in with it elsewhere is signed out.
/// Outside the demo the last second factor stays: without it the password alone would open the way to another one.
pub async fn remove_passkey(app: &App, session: &Session, id: Uuid) -> Result<(), Error> {
    let staff = session.staff;
    let tx = app.db.begin_write().await?;

    let kept = passkey::store::of_staff_to_use(&tx, staff, &app.keyring).await?;
    let is_last = kept.len() == 1 && !second_factor::store::has_app(&tx, staff).await?;
    if is_last && !app.config.is_demo {
        return Err(Error::NotNow("last-second-factor"));
    }
    if !passkey::store::remove(&tx, staff, id).await? {
        return Err(Error::Conflict);
    }
    store::end_others(&tx, staff, &session.hash, None).await?;
    audit::record(&tx, Entry::of(staff, Act::PasskeyRemoved).on(staff), app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}
