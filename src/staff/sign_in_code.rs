//! The second step of signing in: a passkey, the code of an app, or one on paper.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use serde::Deserialize;

use super::passkey::{Question, question_half_way, signed_out};
use super::sign_in::{afterwards, go_on, wait};
use crate::accounts::second_factor;
use crate::accounts::store::Credentials;
use crate::actions::{note_failed_sign_in, sign_in_with_code};
use crate::app::{App, AppState};
use crate::frame::{Faults, FieldError, StaffShell, page};
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::platform::web::client::ClientAddress;
use crate::platform::web::local_path::LocalPath;
use crate::sessions::{half_way, session_cookie};

/// What the address of the page may say.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CodeQuery {
    next: String,
    lang: String,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct CodeForm {
    form_token: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    next: String,
    #[serde(default)]
    lang: String,
}

#[derive(Template)]
#[template(path = "staff/sign_in_code.html")]
pub(super) struct CodePage {
    shell: StaffShell,
    next: String,
    has_app: bool,
    question: Option<Question>,
    errors: Vec<FieldError>,
}

impl CodePage {
    /// The page of somebody whose password was right; `cookie` is what their browser says so with.
    pub(super) async fn new(
        app: &App,
        shell: StaffShell,
        half: &Credentials,
        cookie: &str,
        next: &str,
    ) -> Result<Self, Error> {
        let has_app = second_factor::store::has_app(app.db.reader(), half.staff).await?;
        let question = question_half_way(app, half, cookie).await?;
        let title = shell.t(if question.is_some() { "passkey-code-title" } else { "staff-code-title" });
        let next = afterwards(next).map(|next| next.to_string()).unwrap_or_default();
        Ok(Self { shell: shell.titled(&title), next, has_app, question, errors: Vec::new() })
    }

    pub(super) fn with_errors(mut self, errors: Vec<FieldError>) -> Self {
        self.shell = self.shell.with_faults();
        self.errors = errors;
        self
    }
}

/// The address of the page.
pub fn address(locale: Locale, next: Option<&LocalPath>) -> String {
    let next = next.map(|next| format!("&next={}", next.encoded())).unwrap_or_default();
    format!("/staff/login/code?lang={locale}{next}")
}

/// Asks for the code, once the password was right.
pub async fn show(
    State(app): State<AppState>,
    Query(query): Query<CodeQuery>,
    parts: Parts,
) -> Result<Response, Error> {
    let half = half_way::read(&app, &parts.headers).await?;
    let (Some(half), Some(cookie)) = (half, half_way::value(&app, &parts.headers)) else {
        return Ok(Redirect::to("/staff/login").into_response());
    };
    Ok(page(&CodePage::new(&app, signed_out(&app, &parts, &query.lang), &half, &cookie, &query.next).await?))
}

/// Signs in with the code. Tries at it are counted as those at a password are.
pub async fn submit(State(app): State<AppState>, parts: Parts, Form(form): Form<CodeForm>) -> Result<Response, Error> {
    let shell = signed_out(&app, &parts, &form.lang);
    shell.check(&form.form_token)?;
    let half = half_way::read(&app, &parts.headers).await?;
    let (Some(half), Some(cookie)) = (half, half_way::value(&app, &parts.headers)) else {
        return Ok(Redirect::to("/staff/login").into_response());
    };
    let wrong = |text| vec![FieldError { field: "code", text }];
    let now = app.clock.now();
    let caller = ClientAddress::of(&parts.headers, &parts.extensions, &app.config.trusted_proxies);
    let account = format!("code of {}", half.staff);

    if let Err(minutes) = app.limits.passwords.count(&account, caller, now) {
        let (text, wait) = wait(&shell, minutes);
        let shown = CodePage::new(&app, shell, &half, &cookie, &form.next).await?.with_errors(wrong(text));
        return Ok((StatusCode::TOO_MANY_REQUESTS, wait, page(&shown)).into_response());
    }
    let before = session_cookie::read(&parts.headers, &app.config).map(|before| before.hash());
    let Some(session) = sign_in_with_code(&app, &half, &form.code, before.as_ref()).await? else {
        note_failed_sign_in(&app, Some(half.staff)).await?;
        let text = shell.t("staff-code-wrong");
        let shown = CodePage::new(&app, shell, &half, &cookie, &form.next).await?.with_errors(wrong(text));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&shown)).into_response());
    };
    app.limits.passwords.forgive(&account, caller, now);
    Ok((session_cookie::give(&session, &app.config), half_way::take(&app), go_on(&form.next)).into_response())
}
