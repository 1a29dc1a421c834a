//! A resident puts a case on their own page, or takes it off.

use entity::ids::{CaseId, ResidentId};

use super::run_retention::{Left, discard};
use crate::app::App;
use crate::notifications::outbox;
use crate::platform::error::Error;
use crate::residents::claims;
use crate::residents::store;

/// Puts a case on somebody's page who has shown its receipt's code.
pub async fn claim_case(app: &App, resident: ResidentId, case: CaseId) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    claims::claim(&tx, resident, case, app.clock.today()).await?;

    tx.commit().await?;
    Ok(())
}

/// Takes a case off somebody's page. From then on nothing tells that it was theirs: letters about it that went to the
/// account are forgotten, too.
pub async fn release_case(app: &App, resident: ResidentId, case: CaseId) -> Result<(), Error> {
    let account = store::find(app.db.reader(), resident, &app.keyring).await?.ok_or(Error::NotFound)?;
    let indexes = account.email.map(|email| email.indexes(&app.keyring)).unwrap_or_default();
    let tx = app.db.begin_write().await?;

    claims::release(&tx, resident, case).await?;
    let mails = outbox::forget_mail_to(&tx, &indexes, Some(case)).await?;

    tx.commit().await?;
    discard(app, Left { mails, ..Left::default() }).await
}
