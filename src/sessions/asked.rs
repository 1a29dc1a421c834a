//! A browser that is asked for a passkey before anybody has signed in with it: a cookie that ties the question to it.

use axum::http::HeaderMap;
use axum_extra::extract::cookie::CookieJar;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::app::App;
use crate::frame::cookies::ASKED;

/// A new value, that no other browser has.
#[must_use]
pub fn draw(app: &App) -> String {
    URL_SAFE_NO_PAD.encode(app.random.bytes::<16>())
}

/// What the browser sends.
pub fn read(app: &App, headers: &HeaderMap) -> Option<String> {
    ASKED.value(&app.config, headers)
}

/// The cookie with the value; it goes when the browser is closed.
pub fn give(app: &App, value: &str) -> CookieJar {
    CookieJar::new().add(ASKED.with(&app.config, value.to_owned()))
}

/// The cookie that takes it away again.
pub fn take(app: &App) -> CookieJar {
    CookieJar::new().add(ASKED.gone(&app.config))
}
