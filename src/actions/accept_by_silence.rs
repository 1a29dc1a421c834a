//! Keep a case where it was sent, since nobody gave it back in time.

use entity::ids::CaseId;

use super::{case_of, record};
use crate::app::App;
use crate::audit::{self, Act, By, Entry};
use crate::platform::error::Error;

/// Accepts a transfer by silence; a case whose transfer was settled is left alone.
pub async fn accept_by_silence(app: &App, id: CaseId) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    let case = case_of(&tx, id).await?;
    let Ok(change) = case.accept_by_silence(app.clock.today()) else {
        return Ok(());
    };
    record(app, &tx, &change).await?;
    audit::record(&tx, Entry::of(By::Program, Act::TransferAccepted).on(id), app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}
