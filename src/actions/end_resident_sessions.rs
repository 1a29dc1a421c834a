//! A resident signs out, here or elsewhere.

use entity::ids::ResidentId;

use crate::app::App;
use crate::platform::error::Error;
use crate::residents::store;

/// Ends the session of a resident that is named by its key, or all of them.
pub async fn end_resident_sessions(app: &App, resident: ResidentId, only: Option<&str>) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    store::end_sessions(&tx, resident, only).await?;

    tx.commit().await?;
    Ok(())
}
