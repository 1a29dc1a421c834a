//! Go on with a case whose resident did not reply in time.

use entity::ids::CaseId;

use super::{case_of, due_today, record};
use crate::app::App;
use crate::audit::{self, Act, By, Entry};
use crate::platform::error::Error;

/// Ends the wait of a case; a case that no longer waits is left alone.
pub async fn end_wait(app: &App, id: CaseId) -> Result<(), Error> {
    let today = app.clock.today();
    let tx = app.db.begin_write().await?;

    let case = case_of(&tx, id).await?;
    let due = due_today(app, &tx, &case, today).await?;
    let Ok(change) = case.resume(today, due) else {
        return Ok(());
    };
    record(app, &tx, &change).await?;
    audit::record(&tx, Entry::of(By::Program, Act::WaitEnded).on(id), app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}
