//! Signing out somewhere else.

use entity::ids::StaffId;

use super::close_account::roles_in_reach;
use crate::accounts::session::Session;
use crate::accounts::store;
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::kernel::actor::Staff;
use crate::platform::error::Error;

/// Ends the other sessions of a person: the one that is named by its key, or all of them.
pub async fn end_sessions(app: &App, mine: &Session, only: Option<&str>) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    store::end_others(&tx, mine.staff, &mine.hash, only).await?;
    audit::record(&tx, Entry::of(mine.staff, Act::SessionsEnded).on(mine.staff), app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}

/// Signs somebody out everywhere whose account the asker looks after, as when a device was lost. They can sign in again.
pub async fn sign_out_everywhere(app: &App, by: &Staff, of: StaffId) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    roles_in_reach(&tx, by, of, app.clock.today()).await?;
    store::end_sessions_of(&tx, of).await?;
    audit::record(&tx, Entry::of(by.id, Act::SessionsEnded).on(of), app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}
