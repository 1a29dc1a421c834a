//! Help for staff: the keys, and how the work goes.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::app::AppState;
use crate::frame::{StaffPage, StaffShell, page};
use crate::sessions::SignedIn;

/// The page.
#[derive(Template)]
#[template(path = "staff/help.html")]
struct HelpPage {
    shell: StaffShell,
    keys_on: bool,
}

/// `GET /staff/help`
pub async fn show(State(app): State<AppState>, signed_in: SignedIn) -> Response {
    let shell = signed_in.shell(&app, StaffPage::Other);
    let title = shell.t("frame-staff-help");
    page(&HelpPage { shell: shell.titled(&title), keys_on: signed_in.staff.keys_on })
}
