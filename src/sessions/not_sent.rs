//! What somebody wrote, and sent with a browser that nobody had signed in with: it can be kept for nobody, so it is given
//! back at once.

use askama::Template;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::frame::visit::Visit;
use crate::frame::{StaffShell, page};

/// The page.
#[derive(Template)]
#[template(path = "sessions/not_sent.html")]
struct NotSentPage<'a> {
    shell: StaffShell,
    texts: &'a [&'a str],
    sign_in: String,
}

/// The page with every text, to copy, and the way to sign in.
pub(super) fn answer(app: &App, parts: &Parts, address: &str, texts: &[&str]) -> Response {
    let visit = Visit::of(&parts.uri, &parts.headers);
    let shell = StaffShell::signed_out(app, visit.locale, visit.view);
    let title = shell.t("staff-not-sent-title");
    let sign_in = format!("/staff/login?next={address}");
    let shown = page(&NotSentPage { shell: shell.titled(&title), texts, sign_in });
    (StatusCode::FORBIDDEN, shown).into_response()
}
