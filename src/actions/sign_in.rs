//! Signing in.

use crate::accounts::session::{Session, SessionHash, SessionId};
use crate::accounts::store::{self, Credentials};
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::platform::error::Error;

/// Begins a session for someone whose password was right a moment ago; nothing when it has been
/// changed, or the person disabled, since. The session that the browser had before ends.
pub async fn sign_in(app: &App, shown: &Credentials, before: Option<&SessionHash>) -> Result<Option<SessionId>, Error> {
    let now = app.clock.now();
    let tx = app.db.begin_write().await?;

    let current = store::credentials_of(&tx, shown.staff, app.clock.today()).await?;
    if current.is_none_or(|current| current.password_hash != shown.password_hash) {
        return Ok(None);
    }
    store::sweep_sessions(&tx, now).await?;
    if let Some(before) = before {
        store::end_session(&tx, before).await?;
    }
    let id = SessionId::generate(&app.random);
    let session = Session { hash: id.hash(), staff: shown.staff, started_at: now, seen_at: now };
    store::open_session(&tx, session).await?;
    audit::record(&tx, Entry::of(shown.staff, Act::SignedIn).on(shown.staff), now).await?;

    tx.commit().await?;
    Ok(Some(id))
}
