//! Where staff work.
//!
//! What always holds: every page but the sign-in asks for [`SignedIn`], so nobody comes here without
//! a live session and the rights of this very moment.

mod answer;
mod answer_form;
mod attachment;
mod case;
mod case_form;
mod case_page;
mod case_parts;
mod deeds;
mod desk;
mod done;
mod dossier;
mod help;
mod new_case;
mod profile;
mod queue;
mod queue_line;
mod session_cookie;
mod sign_in;
mod signed_in;
mod sum;
mod why;
mod words;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Redirect;
use axum::routing::{get, post};
use axum_extra::extract::Form;
use serde::Deserialize;

pub use signed_in::SignedIn;

use crate::app::AppState;
use crate::frame::StaffPage;
use crate::platform::error::Error;

/// Where one comes to after signing in.
const HOME: &str = "/staff/queue";

/// The pages of this place.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/staff", get(|| async { Redirect::to(HOME) }))
        .route("/staff/login", get(sign_in::show).post(sign_in::submit))
        .route("/staff/logout", post(sign_in::leave))
        .route("/staff/session", post(stay))
        .route("/staff/profile", get(profile::show).post(profile::save))
        .route("/staff/profile/password", post(profile::change_password))
        .merge(desk::routes())
}

/// A form of which only the token counts.
#[derive(Deserialize)]
struct BareForm {
    form_token: String,
}

/// "Stay signed in": the asking itself keeps the session.
async fn stay(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Form(form): Form<BareForm>,
) -> Result<StatusCode, Error> {
    signed_in.shell(&app, StaffPage::Other).check(&form.form_token)?;
    Ok(StatusCode::NO_CONTENT)
}

#[cfg(test)]
mod tests;
