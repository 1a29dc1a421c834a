//! Who is signed in.

use axum::extract::{FromRequestParts, MatchedPath};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};

use super::session_cookie;
use crate::accounts::session::{Session, SessionHash};
use crate::accounts::store;
use crate::actions::note_session;
use crate::app::{App, AppState};
use crate::frame::view::View;
use crate::frame::{StaffPage, StaffShell};
use crate::kernel::actor::Staff;
use crate::platform::error::Error;
use crate::platform::web::local_path::LocalPath;
use crate::policy::{self, Operation};

/// What someone without a second factor may do: set one up, or leave.
const COMES_BEFORE: [Operation; 3] = [Operation::SetUpSecondFactor, Operation::KeepSession, Operation::SignOut];

/// A member of staff with a live session and a role that the route's operation is for. Handlers of staff pages take
/// it as an argument; without a session the browser is led to the sign-in page, and back afterwards.
pub struct SignedIn {
    /// The person, with the rights of this very moment.
    pub staff: Staff,
    /// The session.
    pub session: Session,
    view: View,
}

impl SignedIn {
    /// Who has signed in with this browser, if the session lives and the person still may.
    pub async fn find(app: &AppState, headers: &HeaderMap) -> Result<Option<Self>, Error> {
        let Some(id) = session_cookie::read(headers, &app.config) else { return Ok(None) };
        let (now, today) = (app.clock.now(), app.clock.today());
        let Some(session) = store::find_session(app.db.reader(), &id.hash(), now).await? else { return Ok(None) };
        let Some(staff) = store::find(app.db.reader(), session.staff, &app.county, today).await? else {
            return Ok(None);
        };
        if session.is_to_be_noted(now) {
            note_session(app, &session.hash).await?;
        }
        Ok(Some(Self { staff, session, view: View::of(headers) }))
    }

    /// Who has signed in with this browser, and may do somewhere what the route is for; nobody without a session.
    pub(super) async fn with_right(app: &AppState, parts: &Parts) -> Result<Option<Self>, Error> {
        let operation = parts.extensions.get::<Operation>().copied();
        let operation = operation.ok_or_else(|| Error::internal(anyhow::anyhow!("a route without an operation")))?;
        match Self::find(app, &parts.headers).await? {
            // To everything else such a session is none yet.
            Some(signed_in) if signed_in.needs_second_factor(app) && !COMES_BEFORE.contains(&operation) => Ok(None),
            Some(signed_in) if policy::may_somewhere(&signed_in.staff, operation) => Ok(Some(signed_in)),
            // What one may not see does not exist; of a page that is the same for everybody there is nothing to hide.
            Some(_) if is_of_a_thing(parts) => Err(Error::NotFound),
            Some(_) => Err(Error::Forbidden),
            None => Ok(None),
        }
    }

    /// Must this person set up a second factor before anything else? In the demo nobody must.
    #[must_use]
    pub fn needs_second_factor(&self, app: &App) -> bool {
        !app.config.is_demo && !self.session.is_strong
    }

    /// Does a script ask, and not somebody who waits for a page?
    pub(super) fn is_script(headers: &HeaderMap) -> bool {
        let mode = headers.get("sec-fetch-mode").and_then(|mode| mode.to_str().ok());
        mode.is_some_and(|mode| mode != "navigate")
    }

    /// The frame of the person's pages.
    #[must_use]
    pub fn shell(&self, app: &App, here: StaffPage) -> StaffShell {
        self.shell_of(app, &self.session.hash, here)
    }

    /// The same for a session that has just taken the place of this one.
    #[must_use]
    pub fn shell_of(&self, app: &App, session: &SessionHash, here: StaffPage) -> StaffShell {
        StaffShell::signed_in(app, &self.staff, session.as_str().as_bytes(), self.view, here)
    }
}

impl FromRequestParts<AppState> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Response> {
        match Self::with_right(app, parts).await {
            Ok(Some(signed_in)) => Ok(signed_in),
            Ok(None) => Err(ask_to_sign_in(&parts.method, &parts.uri, &parts.headers)),
            Err(fault) => Err(fault.into_response()),
        }
    }
}

/// Does the route's pattern name a particular thing?
fn is_of_a_thing(parts: &Parts) -> bool {
    parts.extensions.get::<MatchedPath>().is_some_and(|path| path.as_str().contains('{'))
}

/// A page leads to the sign-in. A script that saves a draft is told plainly: to it the sign-in page
/// would look as if the draft had been saved.
fn ask_to_sign_in(method: &Method, uri: &Uri, headers: &HeaderMap) -> Response {
    if SignedIn::is_script(headers) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    // What was sent has no page of its own to come back to, and whoever sent it learns that nothing came of it.
    if method != Method::GET {
        return Redirect::to("/staff/login?unsent=1").into_response();
    }
    let asked = uri.path_and_query().and_then(|asked| LocalPath::parse(asked.as_str(), "/staff"));
    let sign_in = asked.map(|asked| format!("/staff/login?next={}", asked.encoded()));
    Redirect::to(sign_in.as_deref().unwrap_or("/staff/login")).into_response()
}
