//! Keep an answer that is being written.

use crate::answers::draft::{self, AnswerDraft};
use crate::app::App;
use crate::cases::number::CaseNumber;
use crate::cases::store;
use crate::kernel::actor::Staff;
use crate::platform::error::Error;

/// Keeps the asker's draft for a case in their scope.
pub async fn save_answer_draft(
    app: &App,
    staff: &Staff,
    number: &CaseNumber,
    content: &AnswerDraft,
) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    let case = store::find(&tx, staff, number).await?.ok_or(Error::NotFound)?;
    draft::save(&tx, (case.id, staff.id), content, &app.keyring, &app.random, app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}
