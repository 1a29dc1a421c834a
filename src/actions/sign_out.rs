//! Signing out.

use crate::accounts::session::SessionHash;
use crate::accounts::store;
use crate::app::App;
use crate::platform::error::Error;

/// Ends the session.
pub async fn sign_out(app: &App, session: &SessionHash) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    store::end_session(&tx, session).await?;

    tx.commit().await?;
    Ok(())
}
