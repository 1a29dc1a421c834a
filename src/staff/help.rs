//! Help for staff: the keys, and how the work goes.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::words::desk_name;
use crate::app::AppState;
use crate::frame::{StaffPage, StaffShell, page};
use crate::sessions::SignedIn;

/// The page.
#[derive(Template)]
#[template(path = "staff/help.html")]
struct HelpPage {
    shell: StaffShell,
    transfer: String,
    keys_on: bool,
}

/// `GET /staff/help`
pub async fn show(State(app): State<AppState>, signed_in: SignedIn) -> Response {
    let shell = signed_in.shell(&app, StaffPage::Other);
    let title = shell.t("frame-staff-help");
    let desk = desk_name(&app.county, shell.locale);
    let transfer = shell.t_with("staff-help-transfer", &[("desk", desk.into())]);
    page(&HelpPage { shell: shell.titled(&title), transfer, keys_on: signed_in.staff.keys_on })
}
