//! Choosing a password with the link of a letter: to come in for the first time, or when the old one is forgotten.
//!
//! What always holds: showing the page does not spend the link.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use serde::Deserialize;

use crate::accounts::password::{self, Password};
use crate::accounts::store;
use crate::accounts::token::{self, Purpose, Token};
use crate::actions::choose_password;
use crate::app::AppState;
use crate::frame::visit::Visit;
use crate::frame::{Faults, FieldError, StaffShell, page};
use crate::kernel::text::clean_line;
use crate::platform::error::Error;

/// The longest name.
const NAME_MAX_CHARS: usize = 100;

/// What the page sends.
#[derive(Deserialize)]
pub struct NewPasswordForm {
    form_token: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    new: String,
}

#[derive(Template)]
#[template(path = "staff/new_password.html")]
struct NewPasswordPage {
    shell: StaffShell,
    title: String,
    action: String,
    /// Asked of newcomers.
    name: Option<String>,
    errors: Vec<FieldError>,
}

impl NewPasswordPage {
    fn with_error(mut self, field: &'static str, key: &str) -> Self {
        self.shell = self.shell.with_faults();
        self.errors = vec![FieldError { field, text: self.shell.t(key) }];
        self
    }
}

/// The page of a link that opens nothing.
#[derive(Template)]
#[template(path = "staff/link_over.html")]
struct OverPage {
    shell: StaffShell,
}

/// The page of an invitation.
pub async fn show_invitation(app: State<AppState>, token: Path<String>, parts: Parts) -> Result<Response, Error> {
    show(&app, Purpose::Invitation, &token, &parts).await
}

/// Takes an invitation.
pub async fn accept(
    app: State<AppState>,
    token: Path<String>,
    parts: Parts,
    Form(form): Form<NewPasswordForm>,
) -> Result<Response, Error> {
    choose(&app, Purpose::Invitation, &token, &parts, form).await
}

/// The page of a new password.
pub async fn show_reset(app: State<AppState>, token: Path<String>, parts: Parts) -> Result<Response, Error> {
    show(&app, Purpose::Reset, &token, &parts).await
}

/// Takes a new password.
pub async fn reset(
    app: State<AppState>,
    token: Path<String>,
    parts: Parts,
    Form(form): Form<NewPasswordForm>,
) -> Result<Response, Error> {
    choose(&app, Purpose::Reset, &token, &parts, form).await
}

async fn show(app: &AppState, purpose: Purpose, link: &str, parts: &Parts) -> Result<Response, Error> {
    Ok(match opened(app, purpose, link, parts).await? {
        Some((_, shown)) => page(&shown),
        None => over(app, parts),
    })
}

async fn choose(
    app: &AppState,
    purpose: Purpose,
    link: &str,
    parts: &Parts,
    form: NewPasswordForm,
) -> Result<Response, Error> {
    let Some((token, mut shown)) = opened(app, purpose, link, parts).await? else { return Ok(over(app, parts)) };
    shown.shell.check(&form.form_token)?;
    let name: String = clean_line(&form.name).chars().take(NAME_MAX_CHARS).collect();
    shown.name = shown.name.map(|_| name.clone());
    let asks_name = shown.name.is_some();
    let refuse = |field, key| (StatusCode::UNPROCESSABLE_ENTITY, page(&shown.with_error(field, key))).into_response();
    if asks_name && name.is_empty() {
        return Ok(refuse("name", "staff-new-password-name-empty"));
    }
    let new = match Password::parse(&form.new, &app.county) {
        Ok(new) => new,
        Err(unfit) => return Ok(refuse("new", unfit.key())),
    };
    let random = app.random.clone();
    let hash = app.hashing.run(move || password::hash(&new, &random)).await??;
    let name = asks_name.then_some(name.as_str());
    if choose_password(app, purpose, &token, name, &hash).await? {
        return Ok(Redirect::to("/staff/login?chosen=1").into_response());
    }
    Ok(over(app, parts))
}

/// The link as it was read, and its page; nothing when it opens nothing.
async fn opened(
    app: &AppState,
    purpose: Purpose,
    link: &str,
    parts: &Parts,
) -> Result<Option<(Token, NewPasswordPage)>, Error> {
    let Some(token) = Token::parse(link) else { return Ok(None) };
    let reader = app.db.reader();
    let Some(staff) = token::find(reader, purpose, &token, app.clock.now()).await? else { return Ok(None) };
    let Some(name) = store::name_of(reader, staff, app.clock.today()).await? else { return Ok(None) };
    let visit = Visit::of(&parts.uri, &parts.headers);
    let shell = StaffShell::signed_out(app, store::locale_of(reader, staff).await?, visit.view);
    let (title, name) = match purpose {
        Purpose::Invitation => (shell.t("staff-invitation-title"), Some(name)),
        Purpose::Reset => (shell.t("staff-reset-title"), None),
    };
    let action = token.path(purpose);
    let shown = NewPasswordPage { shell: shell.titled(&title), title, action, name, errors: Vec::new() };
    Ok(Some((token, shown)))
}

fn over(app: &AppState, parts: &Parts) -> Response {
    let visit = Visit::of(&parts.uri, &parts.headers);
    let shell = StaffShell::signed_out(app, visit.locale, visit.view);
    let title = shell.t("staff-reset-title");
    (StatusCode::GONE, page(&OverPage { shell: shell.titled(&title) })).into_response()
}
