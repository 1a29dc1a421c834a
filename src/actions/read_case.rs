//! Open a case to read it.

use crate::app::App;
use crate::cases::case::Case;
use crate::cases::number::CaseNumber;
use crate::cases::store;
use crate::kernel::actor::Staff;
use crate::platform::error::Error;

/// The case, if the asker may know of it; that they read it is noted (906/2019 § 17).
pub async fn read_case(app: &App, staff: &Staff, number: &CaseNumber) -> Result<Case, Error> {
    // Looked up before the transaction, so that a number that leads nowhere does not make writers wait.
    let case = store::find(app.db.reader(), staff, number).await?.ok_or(Error::NotFound)?;
    let tx = app.db.begin_write().await?;

    store::note_access(&tx, case.id, staff.id, "case", &app.random, app.clock.now()).await?;

    tx.commit_unseen().await?;
    Ok(case)
}
