//! Close the days that have passed in the audit trail.

use crate::app::App;
use crate::audit::{self, Head};
use crate::platform::error::Error;

/// Notes what residents did on each day that has passed, and gives the trail's end.
pub async fn note_days(app: &App) -> Result<Head, Error> {
    for day in audit::days_to_note(app.db.reader(), app.clock.today()).await? {
        let tx = app.db.begin_write().await?;

        audit::note_residents_day(&tx, day, app.clock.now()).await?;

        tx.commit().await?;
    }
    Ok(audit::head(app.db.reader()).await?)
}
