//! Where staff work.
//!
//! What always holds: every page but the sign-in asks for [`SignedIn`], so nobody comes here without
//! a live session and the rights of this very moment.

mod answer;
mod answer_form;
mod attachment;
mod audit;
mod case;
mod case_form;
mod case_page;
mod case_parts;
mod deeds;
mod desk;
mod done;
mod dossier;
mod help;
mod initiatives;
mod kept_files;
mod new_case;
mod new_case_page;
mod new_password;
mod papers;
mod passkey;
mod profile;
mod queue;
mod queue_line;
mod redaction;
mod redaction_form;
mod redaction_page;
mod redaction_source;
mod reset;
mod second_factor;
mod sign_in;
mod sign_in_code;
mod sign_on;
mod sum;
mod why;
mod words;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Redirect;
use axum_extra::extract::Form;
use serde::Deserialize;

use crate::app::AppState;
use crate::frame::{Routes, StaffPage};
use crate::platform::error::Error;
use crate::policy::Operation::{
    ChangePassword, EditProfile, EndSessions, KeepSession, SetUpSecondFactor, SignIn, SignOut,
};
use crate::policy::{self, Operation};
use crate::sessions::SignedIn;

/// Where one comes to after signing in.
const HOME: &str = "/staff";

/// The pages of this place.
pub fn routes() -> Routes {
    Routes::new()
        .get(HOME, KeepSession, home)
        .get("/staff/login", SignIn, sign_in::show)
        .post("/staff/login", SignIn, sign_in::submit)
        .get("/staff/login/code", SignIn, sign_in_code::show)
        .post("/staff/login/code", SignIn, sign_in_code::submit)
        .get(sign_on::PATH, SignIn, sign_on::start)
        .get(sign_on::CALLBACK, SignIn, sign_on::callback)
        .get(passkey::PATH, SignIn, passkey::show)
        .post(passkey::PATH, SignIn, passkey::submit)
        .get(reset::PATH, SignIn, reset::show)
        .post(reset::PATH, SignIn, reset::submit)
        .get("/staff/login/reset/{token}", SignIn, new_password::show_reset)
        .post("/staff/login/reset/{token}", SignIn, new_password::reset)
        .get("/staff/login/invitation/{token}", SignIn, new_password::show_invitation)
        .post("/staff/login/invitation/{token}", SignIn, new_password::accept)
        .post("/staff/logout", SignOut, sign_in::leave)
        .post("/staff/session", KeepSession, stay)
        .get("/staff/profile", EditProfile, profile::show)
        .post("/staff/profile", EditProfile, profile::save)
        .post("/staff/profile/password", ChangePassword, profile::change_password)
        .post("/staff/profile/sessions", EndSessions, profile::end_sessions)
        .get(second_factor::PATH, SetUpSecondFactor, second_factor::show)
        .post(second_factor::PATH, SetUpSecondFactor, second_factor::begin)
        .post("/staff/profile/second-factor/code", SetUpSecondFactor, second_factor::confirm)
        .post("/staff/profile/second-factor/passkey", SetUpSecondFactor, second_factor::add)
        .post("/staff/profile/second-factor/passkey/remove", SetUpSecondFactor, second_factor::remove)
        .merge(desk::routes())
        .merge(papers::routes())
}

/// The pages of this place that take files.
pub fn routes_with_files() -> Routes {
    new_case::routes().merge(papers::routes_with_files())
}

/// Those who handle cases begin at their queue, everybody else at what is theirs.
async fn home(signed_in: SignedIn) -> Redirect {
    let may = |operation| policy::may_somewhere(&signed_in.staff, operation);
    Redirect::to(match () {
        () if may(Operation::ListCases) => "/staff/queue",
        () if may(Operation::CheckInitiative) => "/staff/initiatives",
        () if may(Operation::ReadAudit) => "/staff/audit",
        () if may(Operation::ReadPeople) => "/staff/admin/people",
        () => "/staff/profile",
    })
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
