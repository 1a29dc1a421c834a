//! Mail the end of the audit trail to those who watch over it.

use super::letter_to;
use crate::accounts::people;
use crate::app::App;
use crate::audit;
use crate::kernel::actor::Role;
use crate::notifications::work_letters::WorkMessage;
use crate::platform::error::Error;

/// Writes a letter to every auditor, once a day however many instances there are. Says how many.
pub async fn mail_audit_head(app: &App) -> Result<usize, Error> {
    let today = app.clock.today();
    let tx = app.db.begin_write().await?;

    if !audit::note_mailing(&tx, today).await? {
        return Ok(0);
    }
    let mut auditors = people::holders_of(&tx, Role::Auditor, today).await?;
    auditors.dedup_by_key(|auditor| auditor.id);
    for auditor in &auditors {
        letter_to(app, &tx, auditor, WorkMessage::AuditHead).await?;
    }

    tx.commit().await?;
    app.wake.notify_one();
    Ok(auditors.len())
}
