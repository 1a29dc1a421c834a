//! What is kept of the resident, as a document for programs and as a page. It is made for the live session that asks and
//! kept nowhere (security bar, section 5).

use askama::Template;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use serde::Deserialize;

use crate::actions::export_person;
use crate::addresses::Address;
use crate::app::AppState;
use crate::audit::By;
use crate::frame::dates::date;
use crate::frame::{Shell, page};
use crate::persons::{self, Line, Wording};
use crate::platform::error::Error;
use crate::sessions::resident::SignedInResident;

/// What the page sends: `json` or `page`.
#[derive(Deserialize)]
pub struct ExportForm {
    #[serde(default)]
    form_token: String,
    #[serde(default)]
    form: String,
}

#[derive(Template)]
#[template(path = "own/data.html")]
struct DataPage {
    here: String,
    shell: Shell,
}

/// Everything, line by line. Nothing of it is kept, so the page is the answer to the form.
#[derive(Template)]
#[template(path = "own/data_lines.html")]
struct LinesPage {
    lines: Vec<Line>,
    shell: Shell,
}

/// Shows what can be had.
pub async fn show(State(app): State<AppState>, here: SignedInResident, shell: Shell) -> Response {
    let shell = here.shell(&app, shell);
    page(&DataPage { here: shell.to(Address::OwnData), shell })
}

/// Gives it.
pub async fn export(
    State(app): State<AppState>,
    here: SignedInResident,
    shell: Shell,
    Form(form): Form<ExportForm>,
) -> Result<Response, Error> {
    let shell = here.shell(&app, shell);
    shell.check(&form.form_token)?;
    let person = persons::person_of_account(app.db.reader(), &here.account, &app.keyring).await?;
    let export = export_person(&app, By::Resident, &person).await?;
    if form.form == "page" {
        return Ok(page(&LinesPage {
            lines: persons::lines(&export, Wording { county: &app.county, locale: shell.locale, day: date })?,
            shell,
        }));
    }
    let document = serde_json::to_string_pretty(&export).map_err(Error::internal)?;
    let name = format!("attachment; filename=\"{}.json\"", shell.t("own-data-file"));
    Ok(([(CONTENT_TYPE, "application/json".to_owned()), (CONTENT_DISPOSITION, name)], document).into_response())
}
