//! Someone whose password was right and whose second factor is still to come: a sealed cookie, and no session yet.

use axum::http::HeaderMap;
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use chrono::Duration;
use entity::ids::StaffId;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::accounts::store::{self, Credentials};
use crate::app::App;
use crate::platform::error::Error;

/// How long the second factor may take.
const WITHIN: Duration = Duration::minutes(10);

/// What the cookie is sealed for.
const USE: &str = "second factor";

fn name(app: &App) -> &'static str {
    if app.config.base_url.starts_with("https://") { "__Host-half" } else { "half" }
}

/// The cookie that says whose password was right. It is bound to that password: once changed, it opens nothing.
pub fn give(app: &App, shown: &Credentials) -> CookieJar {
    let plain = [shown.staff.0.as_bytes().as_slice(), Sha256::digest(&shown.password_hash).as_slice()].concat();
    CookieJar::new().add(cookie(app, app.keyring.seal_token(&app.random, USE, &plain, app.clock.now() + WITHIN)))
}

/// The cookie that takes it away again.
pub fn take(app: &App) -> CookieJar {
    let mut empty = cookie(app, String::new());
    empty.make_removal();
    CookieJar::new().add(empty)
}

/// Whose password was right in this browser a moment ago.
pub async fn read(app: &App, headers: &HeaderMap) -> Result<Option<Credentials>, Error> {
    let Some(cookie) = CookieJar::from_headers(headers).get(name(app)).map(|cookie| cookie.value().to_owned()) else {
        return Ok(None);
    };
    let Ok(plain) = app.keyring.open_token(&cookie, USE, app.clock.now()) else { return Ok(None) };
    let Some((id, password)) = plain.split_first_chunk::<16>() else { return Ok(None) };
    let known = store::credentials_of(app.db.reader(), StaffId(Uuid::from_bytes(*id)), app.clock.today()).await?;
    Ok(known.filter(|known| Sha256::digest(&known.password_hash).as_slice() == password))
}

fn cookie(app: &App, value: String) -> Cookie<'static> {
    Cookie::build((name(app), value))
        .path("/")
        .secure(app.config.base_url.starts_with("https://"))
        .http_only(true)
        .same_site(SameSite::Lax)
        .build()
}
