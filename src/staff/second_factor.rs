//! Setting up an authenticator app, and codes on paper for the day it is lost.

use askama::Template;
use askama::filters::HtmlSafeOutput;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chrono::Duration;
use serde::Deserialize;

use super::profile::proven;
use crate::accounts::second_factor::{RecoveryCode, TotpSecret};
use crate::actions::set_up_second_factor;
use crate::app::AppState;
use crate::frame::{FieldError, StaffPage, StaffShell, page, qr};
use crate::platform::error::Error;
use crate::sessions::{SignedIn, session_cookie};

/// The address of the page.
pub const PATH: &str = "/staff/profile/second-factor";

/// How long the secret on the page waits for its first code.
const WITHIN: Duration = Duration::minutes(30);

/// The password, before a secret is shown.
#[derive(Deserialize)]
pub struct BeginForm {
    form_token: String,
    #[serde(default)]
    current: String,
}

/// The first code of the app.
#[derive(Deserialize)]
pub struct ConfirmForm {
    form_token: String,
    #[serde(default)]
    sealed: String,
    #[serde(default)]
    code: String,
}

#[derive(Template)]
#[template(path = "staff/second_factor.html")]
struct SecondFactorPage {
    shell: StaffShell,
    is_required: bool,
    step: Step,
    errors: Vec<FieldError>,
}

/// How far one has come.
enum Step {
    Begin,
    Confirm { sealed: String, secret: String, qr: HtmlSafeOutput<String> },
    Done { codes: Vec<String> },
}

impl SecondFactorPage {
    fn new(shell: StaffShell, is_required: bool, step: Step) -> Self {
        let title = shell.t("staff-second-factor-title");
        Self { shell: shell.titled(&title), is_required, step, errors: Vec::new() }
    }

    fn refused(mut self, field: &'static str, key: &str) -> Response {
        self.shell = self.shell.with_faults();
        self.errors = vec![FieldError { field, text: self.shell.t(key) }];
        (StatusCode::UNPROCESSABLE_ENTITY, page(&self)).into_response()
    }

    fn error(&self) -> &str {
        self.errors.first().map_or("", |error| &error.text)
    }
}

/// What it is for, and the password that comes first.
pub async fn show(State(app): State<AppState>, signed_in: SignedIn) -> Response {
    let shell = signed_in.shell(&app, StaffPage::Other);
    page(&SecondFactorPage::new(shell, signed_in.needs_second_factor(&app), Step::Begin))
}

/// Shows a new secret. It is kept nowhere but in the page, sealed, until its first code is typed.
pub async fn begin(
    State(app): State<AppState>,
    signed_in: SignedIn,
    parts: Parts,
    Form(form): Form<BeginForm>,
) -> Result<Response, Error> {
    let shell = signed_in.shell(&app, StaffPage::Other);
    shell.check(&form.form_token)?;
    let is_required = signed_in.needs_second_factor(&app);
    if proven(&app, &signed_in, &parts, form.current).await?.is_none() {
        let shown = SecondFactorPage::new(shell, is_required, Step::Begin);
        return Ok(shown.refused("current", "staff-profile-password-wrong"));
    }
    let secret = TotpSecret::draw(&app.random);
    let until = app.clock.now() + WITHIN;
    let sealed = app.keyring.seal_token(&app.random, &sealed_for(&signed_in), secret.as_bytes(), until);
    let step = confirm_step(&shell, &signed_in, &secret, sealed)?;
    Ok(page(&SecondFactorPage::new(shell, is_required, step)))
}

/// Takes the app by its first code, and shows the codes for paper this once.
pub async fn confirm(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Form(form): Form<ConfirmForm>,
) -> Result<Response, Error> {
    let shell = signed_in.shell(&app, StaffPage::Other);
    shell.check(&form.form_token)?;
    let is_required = signed_in.needs_second_factor(&app);
    let opened = app.keyring.open_token(&form.sealed, &sealed_for(&signed_in), app.clock.now());
    let Some(secret) = opened.ok().and_then(|opened| TotpSecret::from_bytes(&opened)) else {
        let shown = SecondFactorPage::new(shell, is_required, Step::Begin);
        return Ok(shown.refused("current", "staff-second-factor-late"));
    };
    let step = confirm_step(&shell, &signed_in, &secret, form.sealed)?;
    let Some((session, codes)) = set_up_second_factor(&app, signed_in.staff.id, secret, &form.code).await? else {
        return Ok(SecondFactorPage::new(shell, is_required, step).refused("code", "staff-code-wrong"));
    };
    let shell = signed_in.shell_of(&app, &session.hash(), StaffPage::Other);
    let codes = codes.iter().map(RecoveryCode::grouped).collect();
    let shown = SecondFactorPage::new(shell, false, Step::Done { codes });
    Ok((session_cookie::give(&session, &app.config), page(&shown)).into_response())
}

/// A secret opens only in the session that it was shown to.
fn sealed_for(signed_in: &SignedIn) -> String {
    format!("totp secret of {}", signed_in.session.hash.as_str())
}

fn confirm_step(shell: &StaffShell, signed_in: &SignedIn, secret: &TotpSecret, sealed: String) -> Result<Step, Error> {
    let uri = secret.key_uri(&shell.t("frame-service"), &signed_in.staff.name);
    let qr = qr::svg(&uri, &shell.t("staff-second-factor-qr"))?;
    Ok(Step::Confirm { sealed, secret: secret.grouped(), qr })
}
