//! Which resident is signed in. Only pages of residents' own ask: ways in for feedback have no way to this part.

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::Cookie;

use crate::accounts::session::SessionId;
use crate::actions::note_resident_seen;
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::frame::Shell;
use crate::frame::cookies::RESIDENT;
use crate::frame::visit::Visit;
use crate::platform::error::Error;
use crate::policy::{self, Operation};
use crate::residents::account::Account;
use crate::residents::session::ResidentSession;
use crate::residents::store;

/// A resident with a live session. Handlers of their own pages take it as an argument; without a session the browser
/// is led to the page where one signs in.
pub struct SignedInResident {
    /// The account, as it is at this very moment.
    pub account: Account,
    /// The session.
    pub session: ResidentSession,
}

impl SignedInResident {
    /// Who has signed in with this browser, if the session lives.
    pub async fn find(app: &App, headers: &HeaderMap) -> Result<Option<Self>, Error> {
        let Some(id) = id_of(app, headers) else { return Ok(None) };
        let reader = app.db.reader();
        let Some(session) = store::find_session(reader, &id.hash(), app.clock.now()).await? else { return Ok(None) };
        let Some(account) = store::find(reader, session.resident, &app.keyring).await? else { return Ok(None) };
        if session.seen_on != app.clock.today() {
            note_resident_seen(app, &session).await?;
        }
        Ok(Some(Self { account, session }))
    }

    /// The frame of the resident's pages: its forms are taken from this session alone.
    #[must_use]
    pub fn shell(&self, app: &App, shell: Shell) -> Shell {
        shell.of_session(app, self.session.hash.as_str())
    }
}

impl FromRequestParts<AppState> for SignedInResident {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Response> {
        let operation = parts.extensions.get::<Operation>().copied();
        let without = || Error::internal(anyhow::anyhow!("a route without an operation"));
        let operation = operation.ok_or_else(without).map_err(IntoResponse::into_response)?;
        match Self::find(app, &parts.headers).await.map_err(IntoResponse::into_response)? {
            Some(here) if policy::may_to_own(&here.account.owner(), operation) => Ok(here),
            Some(_) => Err(Error::NotFound.into_response()),
            None => {
                let locale = Visit::of(&parts.uri, &parts.headers).locale;
                Err(Redirect::to(&Address::SignIn.path(locale)).into_response())
            }
        }
    }
}

/// The id of the session that came with a request.
#[must_use]
pub fn id_of(app: &App, headers: &HeaderMap) -> Option<SessionId> {
    SessionId::parse(&RESIDENT.value(&app.config, headers)?)
}

/// The cookie that gives a browser its session; it lives as long as the session, also when the browser is closed.
#[must_use]
pub fn cookie(app: &App, id: &SessionId) -> Cookie<'static> {
    RESIDENT.with(&app.config, id.cookie_value())
}
