//! Somebody and their support of an initiative: what a browser is away for at the provider, and what it may see afterwards.

use axum::http::HeaderMap;
use axum_extra::extract::cookie::Cookie;
use chrono::Duration;
use entity::ids::{InitiativeId, SupportId};
use uuid::Uuid;

use super::cookies::SUPPORT;
use crate::app::App;

/// Which way in a sign-on belongs to that is begun for a support.
pub const WAY: &str = "support";

/// Idle minutes after which the support must be opened anew.
const IDLE_MINUTES: i64 = 30;

/// Days for which the browser remembers that it asked for a letter: as long as that opens.
const ASKED_DAYS: i64 = 8;

/// What the cookie is sealed for, once a support was opened.
const VISIT: &str = "support visit";

/// What it is sealed for until then.
const ASKED: &str = "support asked";

/// What somebody is away at the provider for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    /// To confirm what they filled in.
    Confirm(Uuid),
    /// To find their support of an initiative.
    Find(InitiativeId),
}

impl Errand {
    /// What the browser keeps of it.
    #[must_use]
    pub fn written(self) -> String {
        match self {
            Self::Confirm(request) => format!("confirm {request}"),
            Self::Find(initiative) => format!("find {initiative}"),
        }
    }

    /// Reads it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (what, id) = text.split_once(' ')?;
        let id = Uuid::parse_str(id).ok()?;
        match what {
            "confirm" => Some(Self::Confirm(id)),
            "find" => Some(Self::Find(InitiativeId(id))),
            _ => None,
        }
    }
}

/// Whoever brings this has shown that the support is theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupportVisit {
    /// The support.
    pub support: SupportId,
    /// Its code, in the browser that was given it; empty elsewhere.
    pub code: String,
}

impl SupportVisit {
    /// The visit that the cookie tells of, unless it was idle for too long.
    #[must_use]
    pub fn of(app: &App, headers: &HeaderMap) -> Option<Self> {
        let opened = app.keyring.open_token(&SUPPORT.value(&app.config, headers)?, VISIT, app.clock.now()).ok()?;
        let (support, code) = str::from_utf8(&opened).ok()?.split_once(' ')?;
        Some(Self { support: SupportId(Uuid::parse_str(support).ok()?), code: code.to_owned() })
    }

    /// The cookie that lets the visit go on.
    #[must_use]
    pub fn cookie(&self, app: &App) -> Cookie<'static> {
        let plain = format!("{} {}", self.support, self.code);
        let until = app.clock.now() + Duration::minutes(IDLE_MINUTES);
        SUPPORT.with(&app.config, app.keyring.seal_token(&app.random, VISIT, plain.as_bytes(), until))
    }
}

/// The cookie of a browser in which a letter was asked for.
#[must_use]
pub fn asked(app: &App, request: Uuid) -> Cookie<'static> {
    let until = app.clock.now() + Duration::days(ASKED_DAYS);
    SUPPORT.with(&app.config, app.keyring.seal_token(&app.random, ASKED, request.to_string().as_bytes(), until))
}

/// Is this the browser in which the letter was asked for?
#[must_use]
pub fn has_asked(app: &App, headers: &HeaderMap, request: Uuid) -> bool {
    let kept = SUPPORT.value(&app.config, headers);
    let opened = kept.and_then(|kept| app.keyring.open_token(&kept, ASKED, app.clock.now()).ok());
    opened.is_some_and(|opened| opened == request.to_string().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_errand_comes_back_as_it_went() {
        let errands = [Errand::Confirm(Uuid::from_u128(1)), Errand::Find(InitiativeId(Uuid::from_u128(2)))];

        assert_eq!(errands.map(|errand| Errand::parse(&errand.written())), errands.map(Some));
        assert_eq!(["", "find", "find x", "take 1"].map(Errand::parse), [None; 4]);
    }
}
