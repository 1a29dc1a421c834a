//! Choosing a password with the link of a letter.

use crate::accounts::store;
use crate::accounts::token::{self, Purpose, Token};
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::platform::error::Error;

/// Uses the link up and sets the hash of a password, for a newcomer the name as well. All sessions of the person end
/// and none begins: they sign in with what they chose, and with their second factor if they have one. False when the
/// link has been used, or its time is over.
pub async fn choose_password(
    app: &App,
    purpose: Purpose,
    token: &Token,
    name: Option<&str>,
    password_hash: &str,
) -> Result<bool, Error> {
    let now = app.clock.now();
    let tx = app.db.begin_write().await?;

    let known = token::find(&tx, purpose, token, now).await?;
    let Some(staff) = known else { return Ok(false) };
    if !token::spend(&tx, purpose, token, now).await? {
        return Ok(false);
    }
    token::forget(&tx, staff).await?;
    store::set_password(&tx, staff, password_hash).await?;
    if let Some(name) = name {
        store::set_name(&tx, staff, name).await?;
    }
    store::end_sessions_of(&tx, staff).await?;
    audit::record(&tx, Entry::of(staff, Act::PasswordChanged).on(staff), now).await?;

    tx.commit().await?;
    Ok(true)
}
