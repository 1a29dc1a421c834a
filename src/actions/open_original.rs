//! Open the sealed original of something published.

use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::cases::case::Case;
use crate::cases::number::CaseNumber;
use crate::cases::store;
use crate::kernel::actor::Staff;
use crate::platform::error::Error;
use crate::publications::policy;
use crate::threads::message::MessageText;

/// Notes who opens the original of a case and why. Only then is it shown.
pub async fn open_original(app: &App, staff: &Staff, number: &CaseNumber, reason: MessageText) -> Result<Case, Error> {
    let tx = app.db.begin_write().await?;

    let case = store::find(&tx, staff, number).await?.ok_or(Error::NotFound)?;
    let reader = policy::may_open_original(staff, &case)?.reader();
    let now = app.clock.now();
    store::note_opening(&tx, (case.id, reader), reason.as_str(), &app.keyring, &app.random, now).await?;
    audit::record(&tx, Entry::of(staff.id, Act::OriginalOpened).on(case.id), now).await?;

    tx.commit().await?;
    Ok(case)
}
