//! A visit to one's case: a sealed cookie that half an hour without a page ends.

use axum::http::HeaderMap;
use axum_extra::extract::cookie::Cookie;
use chrono::Duration;
use entity::ids::CaseId;
use uuid::Uuid;

use crate::app::App;
use crate::frame::cookies::CASE;
use crate::receipts::ReceiptCode;

/// Idle minutes after which the code must be typed again.
const IDLE_MINUTES: i64 = 30;

/// What the cookie is sealed for.
const USE: &str = "case visit";

/// Whoever brings this has shown the code.
#[derive(Clone, Debug)]
pub struct CaseVisit {
    /// The case.
    pub case: CaseId,
    /// The code, to be shown once more on request.
    pub code: ReceiptCode,
}

impl CaseVisit {
    /// The visit that the cookie tells of, unless it was idle for too long.
    pub fn of(app: &App, headers: &HeaderMap) -> Option<Self> {
        let sealed = CASE.value(&app.config, headers)?;
        let opened = app.keyring.open_token(&sealed, USE, app.clock.now()).ok()?;
        let (case, code) = str::from_utf8(&opened).ok()?.split_once(' ')?;
        Some(Self { case: CaseId(Uuid::parse_str(case).ok()?), code: ReceiptCode::parse(code).ok()? })
    }

    /// The cookie that lets the visit go on.
    pub fn cookie(&self, app: &App) -> Cookie<'static> {
        let plain = format!("{} {}", self.case, self.code.grouped());
        let until = app.clock.now() + Duration::minutes(IDLE_MINUTES);
        CASE.with(&app.config, app.keyring.seal_token(&app.random, USE, plain.as_bytes(), until))
    }
}
