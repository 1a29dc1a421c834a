//! A visit to one's own initiative: who has shown its receipt's code, or has it on their own page, need not show it again.

use axum::http::HeaderMap;
use axum_extra::extract::cookie::Cookie;
use chrono::Duration;
use entity::ids::InitiativeId;
use uuid::Uuid;

use super::cookies::INITIATIVE;
use crate::app::App;

/// Idle minutes after which the visit ends.
const IDLE_MINUTES: i64 = 30;

/// What the cookie is sealed for.
const USE: &str = "initiative visit";

/// The initiative that the cookie tells of, unless the visit was idle for too long.
#[must_use]
pub fn visited(app: &App, headers: &HeaderMap) -> Option<InitiativeId> {
    let sealed = INITIATIVE.value(&app.config, headers)?;
    let opened = app.keyring.open_token(&sealed, USE, app.clock.now()).ok()?;
    Some(InitiativeId(Uuid::parse_str(str::from_utf8(&opened).ok()?).ok()?))
}

/// The cookie of whoever may visit it.
#[must_use]
pub fn cookie(app: &App, id: InitiativeId) -> Cookie<'static> {
    let until = app.clock.now() + Duration::minutes(IDLE_MINUTES);
    INITIATIVE.with(&app.config, app.keyring.seal_token(&app.random, USE, id.to_string().as_bytes(), until))
}
