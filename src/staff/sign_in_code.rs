//! The second step of signing in: the code of an app, or one on paper.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use serde::Deserialize;

use super::sign_in::{afterwards, go_on};
use crate::actions::{note_failed_sign_in, sign_in_with_code};
use crate::app::AppState;
use crate::frame::visit::Visit;
use crate::frame::{FieldError, StaffShell, page};
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
struct CodePage {
    shell: StaffShell,
    next: String,
    errors: Vec<FieldError>,
}

impl CodePage {
    fn new(app: &AppState, parts: &Parts, lang: &str, next: &str) -> Self {
        let visit = Visit::of(&parts.uri, &parts.headers);
        let shell = StaffShell::signed_out(app, Locale::parse(lang).unwrap_or(visit.locale), visit.view);
        let title = shell.t("staff-code-title");
        let next = afterwards(next).map(|next| next.to_string()).unwrap_or_default();
        Self { shell: shell.titled(&title), next, errors: Vec::new() }
    }

    fn with_error(mut self, text: String) -> Self {
        self.shell = self.shell.with_faults();
        self.errors = vec![FieldError { field: "code", text }];
        self
    }

    fn error(&self) -> &str {
        self.errors.first().map_or("", |error| &error.text)
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
    if half_way::read(&app, &parts.headers).await?.is_none() {
        return Ok(Redirect::to("/staff/login").into_response());
    }
    Ok(page(&CodePage::new(&app, &parts, &query.lang, &query.next)))
}

/// Signs in with the code. Tries at it are counted as those at a password are.
pub async fn submit(State(app): State<AppState>, parts: Parts, Form(form): Form<CodeForm>) -> Result<Response, Error> {
    let shown = CodePage::new(&app, &parts, &form.lang, &form.next);
    shown.shell.check(&form.form_token)?;
    let Some(half) = half_way::read(&app, &parts.headers).await? else {
        return Ok(Redirect::to("/staff/login").into_response());
    };
    let now = app.clock.now();
    let caller = ClientAddress::of(&parts.headers, &parts.extensions, &app.config.trusted_proxies);
    let account = format!("code of {}", half.staff);

    if let Err(minutes) = app.limits.passwords.count(&account, caller, now) {
        let told = i64::try_from(minutes).unwrap_or(i64::MAX);
        let text = shown.shell.t_with("staff-sign-in-too-many", &[("minutes", told.into())]);
        let wait = [(RETRY_AFTER, minutes.saturating_mul(60).to_string())];
        return Ok((StatusCode::TOO_MANY_REQUESTS, wait, page(&shown.with_error(text))).into_response());
    }
    let before = session_cookie::read(&parts.headers, &app.config).map(|before| before.hash());
    let Some(session) = sign_in_with_code(&app, &half, &form.code, before.as_ref()).await? else {
        note_failed_sign_in(&app, Some(half.staff)).await?;
        let text = shown.shell.t("staff-code-wrong");
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&shown.with_error(text))).into_response());
    };
    app.limits.passwords.forgive(&account, caller, now);
    Ok((session_cookie::give(&session, &app.config), half_way::take(&app), go_on(&form.next)).into_response())
}
