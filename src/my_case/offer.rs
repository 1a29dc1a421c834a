//! A receipt's code on its way to the own page, in a sealed cookie of the browser that showed it.

use axum::http::HeaderMap;
use axum_extra::extract::cookie::Cookie;
use chrono::Duration;

use crate::app::App;
use crate::frame::cookies::CLAIM;
use crate::receipts::ReceiptCode;

/// How long a code waits: as long as a letter needs, and some time to read it.
const WAITS_FOR: Duration = Duration::minutes(30);

/// What the cookie is sealed for.
const USE: &str = "case to own page";

/// The cookie that takes a code along.
#[must_use]
pub fn cookie(app: &App, code: &ReceiptCode) -> Cookie<'static> {
    let until = app.clock.now() + WAITS_FOR;
    CLAIM.with(&app.config, app.keyring.seal_token(&app.random, USE, code.grouped().as_bytes(), until))
}

/// The code that waits in this browser.
#[must_use]
pub fn waiting(app: &App, headers: &HeaderMap) -> Option<ReceiptCode> {
    let opened = app.keyring.open_token(&CLAIM.value(&app.config, headers)?, USE, app.clock.now()).ok()?;
    ReceiptCode::parse(str::from_utf8(&opened).ok()?).ok()
}
