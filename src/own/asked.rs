//! What the browser remembers that asked for a letter: a sealed cookie, as long as the letter opens.

use axum::http::HeaderMap;
use axum_extra::extract::cookie::Cookie;
use uuid::Uuid;

use crate::app::App;
use crate::frame::cookies::SIGN_IN;
use crate::residents::sign_in::{OPENS_FOR, SignInId};

/// What the cookie is sealed for.
const USE: &str = "resident sign-in";

/// A sign-in that was asked for in this browser.
pub struct Asked {
    /// Its id.
    pub id: SignInId,
    /// The address as it was typed, to be shown again.
    pub email: String,
}

impl Asked {
    /// The sign-in that the cookie tells of, as long as its letter opens.
    pub fn of(app: &App, headers: &HeaderMap) -> Option<Self> {
        let opened = app.keyring.open_token(&SIGN_IN.value(&app.config, headers)?, USE, app.clock.now()).ok()?;
        let (id, email) = str::from_utf8(&opened).ok()?.split_once(' ')?;
        Some(Self { id: SignInId(Uuid::parse_str(id).ok()?), email: email.to_owned() })
    }

    /// The cookie that remembers it.
    pub fn cookie(&self, app: &App) -> Cookie<'static> {
        let plain = format!("{} {}", self.id.0, self.email);
        let until = app.clock.now() + OPENS_FOR;
        SIGN_IN.with(&app.config, app.keyring.seal_token(&app.random, USE, plain.as_bytes(), until))
    }
}
