//! Keep an answer that is being written.

use crate::answers::draft::{self, AnswerDraft};
use crate::app::App;
use crate::cases::number::CaseNumber;
use crate::cases::{policy, store};
use crate::kernel::actor::{Actor, Staff};
use crate::platform::error::Error;

/// Keeps the asker's draft for a case that they may answer now.
pub async fn save_answer_draft(
    app: &App,
    staff: &Staff,
    number: &CaseNumber,
    content: &AnswerDraft,
) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    let case = store::find(&tx, staff, number).await?.ok_or(Error::NotFound)?;
    let id = case.id;
    let permit = policy::may_answer(&Actor::Staff(staff.clone()), &case)?;
    case.answer(permit, app.clock.today(), true)?;
    draft::save(&tx, (id, staff.id), content, &app.keyring, &app.random, app.clock.now()).await?;

    tx.commit_unseen().await?;
    Ok(())
}
