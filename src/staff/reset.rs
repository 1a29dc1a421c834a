//! Asking for a new password by mail. Known and unknown addresses get the same answer, as fast.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::request::Parts;
use axum::response::Response;
use axum_extra::extract::Form;
use serde::Deserialize;

use crate::accounts::store;
use crate::actions::ask_for_reset;
use crate::app::AppState;
use crate::frame::visit::Visit;
use crate::frame::{StaffShell, page};
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::platform::web::client::ClientAddress;

/// The address of the page.
pub const PATH: &str = "/staff/login/reset";

/// What the address of the page may say.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ResetQuery {
    lang: String,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct ResetForm {
    form_token: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    lang: String,
}

#[derive(Template)]
#[template(path = "staff/reset.html")]
struct ResetPage {
    shell: StaffShell,
    is_sent: bool,
}

impl ResetPage {
    fn new(app: &AppState, parts: &Parts, lang: &str, is_sent: bool) -> Self {
        let visit = Visit::of(&parts.uri, &parts.headers);
        let shell = StaffShell::signed_out(app, Locale::parse(lang).unwrap_or(visit.locale), visit.view);
        let title = shell.t("staff-reset-title");
        Self { shell: shell.titled(&title), is_sent }
    }
}

/// Asks for the address.
pub async fn show(State(app): State<AppState>, Query(query): Query<ResetQuery>, parts: Parts) -> Response {
    page(&ResetPage::new(&app, &parts, &query.lang, false))
}

/// Sends a link, if there is somebody to send it to. The answer does not wait for that, so it tells nothing.
pub async fn submit(State(app): State<AppState>, parts: Parts, Form(form): Form<ResetForm>) -> Result<Response, Error> {
    let shown = ResetPage::new(&app, &parts, &form.lang, true);
    shown.shell.check(&form.form_token)?;
    let now = app.clock.now();
    let caller = ClientAddress::of(&parts.headers, &parts.extensions, &app.config.trusted_proxies);
    let email = store::folded_email(&form.email);
    let asked = ("reset", &email);
    app.limits
        .passwords
        .count(&format!("reset of {email}"), caller, now)
        .map_err(|minutes| Error::TooMany { minutes })?;
    if app.limits.resets.check(asked, now).is_ok() {
        app.limits.resets.strike(asked, now);
        let within = app.clone();
        app.tasks.spawn(async move {
            if let Err(fault) = ask_for_reset(&within, &email).await {
                tracing::error!(fault = format!("{fault:#}"), "a letter with a new password was not written");
            }
        });
    }
    Ok(page(&shown))
}
