//! The resident says whether the answer was any help.

use entity::ids::CaseId;

use crate::answers::store::rate_latest;
use crate::app::App;
use crate::platform::error::Error;
use crate::threads::message::MessageText;

/// Keeps the resident's word on the latest answer; the first word stands.
pub async fn rate_answer(app: &App, id: CaseId, was_helpful: bool, remark: Option<MessageText>) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    rate_latest(&tx, id, was_helpful, remark.as_ref(), &app.keyring, &app.random).await?;

    tx.commit().await?;
    Ok(())
}
