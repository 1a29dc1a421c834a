//! Setting up a second factor.

use entity::ids::StaffId;

use crate::accounts::second_factor::store::{App as KnownApp, set_app, set_recovery_codes};
use crate::accounts::second_factor::{RecoveryCode, TotpSecret};
use crate::accounts::session::{Session, SessionId};
use crate::accounts::store;
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::platform::error::Error;

/// Takes the app whose code was typed, in place of an earlier one, and draws new codes for paper; nothing when the
/// code is wrong. All sessions of the person end, and the browser that asked gets a new one.
pub async fn set_up_second_factor(
    app: &App,
    staff: StaffId,
    secret: TotpSecret,
    typed: &str,
) -> Result<Option<(SessionId, Vec<RecoveryCode>)>, Error> {
    let now = app.clock.now();
    let Some(last_step) = secret.step_of(typed, 0, now) else { return Ok(None) };
    let codes = RecoveryCode::draw_all(&app.random);
    let tx = app.db.begin_write().await?;

    set_app(&tx, staff, &KnownApp { secret, last_step }, &app.keyring, &app.random).await?;
    set_recovery_codes(&tx, staff, &codes, &app.keyring).await?;
    store::end_sessions_of(&tx, staff).await?;
    let id = SessionId::generate(&app.random);
    store::open_session(&tx, Session::begin(id.hash(), staff, true, now)).await?;
    audit::record(&tx, Entry::of(staff, Act::SecondFactorSetUp).on(staff), now).await?;

    tx.commit().await?;
    Ok(Some((id, codes)))
}
