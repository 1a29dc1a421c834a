//! Tell owners that their accounts will go, because they do not use them.

use chrono::Days;

use crate::app::App;
use crate::notifications::messages::ResidentMessage;
use crate::notifications::outbox::enqueue_to_resident;
use crate::platform::error::Error;
use crate::residents::store;
use crate::retention::{Class, TOLD_BEFORE_DAYS, horizon};

/// Writes a letter to the owner of every account whose time is over in thirty days, once. Gives how many.
pub async fn remind_idle(app: &App) -> Result<usize, Error> {
    let (now, today) = (app.clock.now(), app.clock.today());
    let Some(before) = horizon(&app.county, Class::ResidentAccount, today) else { return Ok(0) };
    let early = before.checked_add_days(Days::new(TOLD_BEFORE_DAYS)).unwrap_or(before);
    let mut told = 0;
    for id in store::idle_before(app.db.reader(), early).await? {
        let tx = app.db.begin_write().await?;

        if !store::note_reminded(&tx, id, early, today).await? {
            continue;
        }
        if let Some(account) = store::find(&tx, id, &app.keyring).await?
            && let Some(to) = &account.email
        {
            let letter = (ResidentMessage::Idle, to, account.locale);
            enqueue_to_resident(&tx, letter, None, (&app.keyring, &app.random), now).await?;
        }

        tx.commit().await?;
        told += 1;
    }
    Ok(told)
}
