//! Open an initiative in the workplace.

use entity::initiative;

use crate::app::App;
use crate::initiatives::initiative::Initiative;
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::store;
use crate::kernel::actor::Staff;
use crate::platform::error::Error;

/// The initiative, if the asker may know of it; that they read it is noted (906/2019 § 17).
pub async fn read_initiative(
    app: &App,
    staff: &Staff,
    number: InitiativeNumber,
) -> Result<(Initiative, initiative::Model), Error> {
    // Looked up before the transaction, so that a number that leads nowhere does not make writers wait.
    let found = store::find(app.db.reader(), staff, number).await?.ok_or(Error::NotFound)?;
    let tx = app.db.begin_write().await?;

    store::note_reading(&tx, found.0.id, staff.id, &app.random, app.clock.now()).await?;

    tx.commit_unseen().await?;
    Ok(found)
}
