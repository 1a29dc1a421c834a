//! The cookie that holds the id of a staff session, and nothing else.

use axum::http::HeaderMap;
use axum_extra::extract::cookie::CookieJar;

use crate::accounts::session::SessionId;
use crate::frame::cookies::STAFF;
use crate::platform::config::Config;

/// The id that came with a request.
#[must_use]
pub fn read(headers: &HeaderMap, config: &Config) -> Option<SessionId> {
    SessionId::parse(&STAFF.value(config, headers)?)
}

/// The cookie that gives a browser its session; it goes when the browser is closed.
pub fn give(id: &SessionId, config: &Config) -> CookieJar {
    CookieJar::new().add(STAFF.with(config, id.cookie_value()))
}

/// The cookie that takes it away again.
pub fn take(config: &Config) -> CookieJar {
    CookieJar::new().add(STAFF.gone(config))
}
