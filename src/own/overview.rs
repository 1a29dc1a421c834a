//! The own page itself.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::addresses::Address;
use crate::app::AppState;
use crate::frame::{Shell, page};
use crate::sessions::resident::SignedInResident;

#[derive(Template)]
#[template(path = "own/overview.html")]
struct OverviewPage {
    email: String,
    sessions: String,
    shell: Shell,
}

/// Shows it.
pub async fn show(State(app): State<AppState>, here: SignedInResident, shell: Shell) -> Response {
    let shell = here.shell(&app, shell);
    let email = here.account.email.as_ref().map(|email| email.as_str().to_owned()).unwrap_or_default();
    page(&OverviewPage { email, sessions: shell.to(Address::OwnSessions), shell })
}
