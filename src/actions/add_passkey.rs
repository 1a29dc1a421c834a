//! Adding a passkey.

use chrono::Duration;
use entity::ids::StaffId;

use crate::accounts::passkey::{self, Refused};
use crate::accounts::second_factor::RecoveryCode;
use crate::accounts::second_factor::store::{count_recovery_codes, set_recovery_codes};
use crate::accounts::session::{Session, SessionId};
use crate::accounts::store;
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::platform::error::Error;

/// How long a challenge waits for its answer.
pub const ANSWERED_WITHIN: Duration = Duration::minutes(10);

/// A key that a device has made.
#[derive(Debug)]
pub struct NewPasskey<'a> {
    /// What its owner calls it.
    pub name: &'a str,
    /// The challenge that it was made for.
    pub challenge: &'a [u8],
    /// The device's answer, as JSON.
    pub answer: &'a str,
}

/// What adding a passkey leads to.
#[derive(Debug)]
pub struct Added {
    /// The session that takes the place of all others.
    pub session: SessionId,
    /// Codes for paper, when the person had none.
    pub codes: Vec<RecoveryCode>,
}

/// Keeps a passkey of somebody who has shown their password. All their sessions end, and the browser that asked gets a
/// new one.
pub async fn add_passkey(app: &App, staff: StaffId, new: &NewPasskey<'_>) -> Result<Result<Added, Refused>, Error> {
    let now = app.clock.now();
    let party = app.passkeys.as_ref().ok_or(Error::NotFound)?;
    let key = match party.made(new.challenge, new.answer) {
        Ok(key) => key,
        Err(refused) => return Ok(Err(refused)),
    };
    let sealing = (&app.keyring, &app.random);
    let tx = app.db.begin_write().await?;

    if !passkey::store::spend(&tx, new.challenge, now + ANSWERED_WITHIN).await? {
        return Ok(Err(Refused::Late));
    }
    if !passkey::store::add(&tx, staff, (new.name, &key), sealing, app.clock.today()).await? {
        return Ok(Err(Refused::Known));
    }
    let mut codes = Vec::new();
    if count_recovery_codes(&tx, staff).await? == 0 {
        codes = RecoveryCode::draw_all(&app.random);
        set_recovery_codes(&tx, staff, &codes, &app.keyring).await?;
    }
    store::end_sessions_of(&tx, staff).await?;
    let session = SessionId::generate(&app.random);
    store::open_session(&tx, Session::begin(session.hash(), staff, true, now)).await?;
    audit::record(&tx, Entry::of(staff, Act::PasskeyAdded).on(staff), now).await?;

    tx.commit().await?;
    Ok(Ok(Added { session, codes }))
}
