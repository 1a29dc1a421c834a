//! Staying signed in.

use crate::accounts::session::SessionHash;
use crate::accounts::store;
use crate::app::App;
use crate::platform::error::Error;

/// Writes down that there was a request, so that the session lives on.
pub async fn note_session(app: &App, session: &SessionHash) -> Result<(), Error> {
    let now = app.clock.now();
    let tx = app.db.begin_write().await?;

    store::note_session(&tx, session, now).await?;

    tx.commit_unseen().await?;
    Ok(())
}
