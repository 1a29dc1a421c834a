//! Someone whose password was right and whose second factor is still to come: a sealed cookie, and no session yet.

use axum::http::HeaderMap;
use axum_extra::extract::cookie::CookieJar;
use chrono::Duration;
use entity::ids::StaffId;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::accounts::store::{self, Credentials};
use crate::app::App;
use crate::frame::cookies::HALF_WAY;
use crate::platform::error::Error;

/// How long the second factor may take.
const WITHIN: Duration = Duration::minutes(10);

/// What the cookie is sealed for.
const USE: &str = "second factor";

/// The cookie that says whose password was right. It is bound to that password: once changed, it opens nothing.
pub fn give(app: &App, shown: &Credentials) -> CookieJar {
    let plain = [shown.staff.0.as_bytes().as_slice(), Sha256::digest(&shown.password_hash).as_slice()].concat();
    let sealed = app.keyring.seal_token(&app.random, USE, &plain, app.clock.now() + WITHIN);
    CookieJar::new().add(HALF_WAY.with(&app.config, sealed))
}

/// The cookie that takes it away again.
pub fn take(app: &App) -> CookieJar {
    CookieJar::new().add(HALF_WAY.gone(&app.config))
}

/// What the browser sends of the cookie, whatever it is worth: no other browser has the same.
pub fn value(app: &App, headers: &HeaderMap) -> Option<String> {
    HALF_WAY.value(&app.config, headers)
}

/// Whose password was right in this browser a moment ago.
pub async fn read(app: &App, headers: &HeaderMap) -> Result<Option<Credentials>, Error> {
    let Some(sealed) = value(app, headers) else { return Ok(None) };
    let Ok(plain) = app.keyring.open_token(&sealed, USE, app.clock.now()) else { return Ok(None) };
    let Some((id, password)) = plain.split_first_chunk::<16>() else { return Ok(None) };
    let known = store::credentials_of(app.db.reader(), StaffId(Uuid::from_bytes(*id)), app.clock.today()).await?;
    Ok(known.filter(|known| Sha256::digest(&known.password_hash).as_slice() == password))
}
