//! The browsers in which the resident has signed in, and signing out: here, in one of them, or everywhere.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use serde::Deserialize;

use crate::actions::end_resident_sessions;
use crate::addresses::Address;
use crate::app::AppState;
use crate::frame::cookies::signed_out;
use crate::frame::dates::date;
use crate::frame::{Shell, page};
use crate::kernel::clock::local_date;
use crate::platform::error::Error;
use crate::residents::session::ResidentSession;
use crate::residents::store;
use crate::sessions::resident::SignedInResident;

/// What the page sends: the key of a session, `this` or `all`.
#[derive(Deserialize)]
pub struct SessionsForm {
    #[serde(default)]
    form_token: String,
    #[serde(default)]
    session: String,
}

struct SessionLine {
    key: String,
    started: String,
    seen: String,
    is_this: bool,
}

#[derive(Template)]
#[template(path = "own/sessions.html")]
struct SessionsPage {
    here: String,
    back: String,
    sessions: Vec<SessionLine>,
    shell: Shell,
}

/// Shows them.
pub async fn show(State(app): State<AppState>, here: SignedInResident, shell: Shell) -> Result<Response, Error> {
    let shell = here.shell(&app, shell);
    let listed = store::list_sessions(app.db.reader(), here.account.id, app.clock.now()).await?;
    let line = |session: ResidentSession| SessionLine {
        started: date(shell.locale, local_date(session.started_at)),
        seen: date(shell.locale, session.seen_on),
        is_this: session.hash == here.session.hash,
        key: session.hash.as_str().to_owned(),
    };
    let sessions = listed.into_iter().map(line).collect();
    let (own, back) = (shell.to(Address::OwnSessions), shell.to(Address::OwnPage));
    Ok(page(&SessionsPage { here: own, back, sessions, shell }))
}

/// Signs out.
pub async fn end(
    State(app): State<AppState>,
    here: SignedInResident,
    shell: Shell,
    Form(form): Form<SessionsForm>,
) -> Result<Response, Error> {
    here.shell(&app, shell.clone()).check(&form.form_token)?;
    let this = here.session.hash.as_str();
    let only = match form.session.as_str() {
        "all" => None,
        "this" => Some(this),
        key => Some(key),
    };
    end_resident_sessions(&app, here.account.id, only).await?;
    if only.is_none_or(|ended| ended == this) {
        return Ok((signed_out(&app.config), Redirect::to(&shell.to(Address::Front))).into_response());
    }
    Ok(Redirect::to(&shell.to(Address::OwnSessions)).into_response())
}
