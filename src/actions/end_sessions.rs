//! Signing out somewhere else.

use crate::accounts::session::Session;
use crate::accounts::store;
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::platform::error::Error;

/// Ends the other sessions of a person: the one that is named by its key, or all of them.
pub async fn end_sessions(app: &App, mine: &Session, only: Option<&str>) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    store::end_others(&tx, mine.staff, &mine.hash, only).await?;
    audit::record(&tx, Entry::of(mine.staff, Act::SessionsEnded).on(mine.staff), app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}
