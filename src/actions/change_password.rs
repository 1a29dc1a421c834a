//! Changing one's own password.

use crate::accounts::session::{Session, SessionId};
use crate::accounts::store::{self, Credentials};
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::platform::error::Error;

/// Sets the hash of a new password. All sessions of the person end, and the browser that asked gets
/// a new one, as strong as it was. Whoever comes second with the same old password is told that someone was first.
pub async fn change_password(
    app: &App,
    shown: &Credentials,
    new_hash: &str,
    is_strong: bool,
) -> Result<SessionId, Error> {
    let now = app.clock.now();
    let tx = app.db.begin_write().await?;

    let current = store::credentials_of(&tx, shown.staff, app.clock.today()).await?.ok_or(Error::NotFound)?;
    if current.password_hash != shown.password_hash {
        return Err(Error::Conflict);
    }
    store::set_password(&tx, shown.staff, new_hash).await?;
    store::end_sessions_of(&tx, shown.staff).await?;
    let id = SessionId::generate(&app.random);
    store::open_session(&tx, Session::begin(id.hash(), shown.staff, is_strong, now)).await?;
    audit::record(&tx, Entry::of(shown.staff, Act::PasswordChanged).on(shown.staff), now).await?;

    tx.commit().await?;
    Ok(id)
}
