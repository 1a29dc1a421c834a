//! Signing out.

use crate::accounts::session::Session;
use crate::accounts::store;
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::platform::error::Error;

/// Ends the session.
pub async fn sign_out(app: &App, session: &Session) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    store::end_session(&tx, &session.hash).await?;
    audit::record(&tx, Entry::of(session.staff, Act::SignedOut).on(session.staff), app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}
