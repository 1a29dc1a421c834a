//! A resident is here today.

use crate::app::App;
use crate::platform::error::Error;
use crate::residents::session::ResidentSession;
use crate::residents::store;

/// Writes down, once a day, that the session and its account were used.
pub async fn note_resident_seen(app: &App, session: &ResidentSession) -> Result<(), Error> {
    let today = app.clock.today();
    let tx = app.db.begin_write().await?;

    store::note_session(&tx, &session.hash, today).await?;
    store::note_seen(&tx, session.resident, today).await?;

    tx.commit_unseen().await?;
    Ok(())
}
