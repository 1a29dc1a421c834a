//! Erasing the account, after a page that says what goes and what stays.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use serde::Deserialize;

use crate::actions::erase_person;
use crate::addresses::Address;
use crate::app::AppState;
use crate::audit::By;
use crate::frame::cookies::signed_out;
use crate::frame::{Choice, FieldError, Shell, page};
use crate::persons::{self, Person};
use crate::platform::error::Error;
use crate::sessions::resident::SignedInResident;

/// What the page sends: `account`, or `all` for the cases, initiatives and supports, too.
#[derive(Deserialize)]
pub struct ErasureForm {
    #[serde(default)]
    form_token: String,
    #[serde(default)]
    what: String,
}

#[derive(Template)]
#[template(path = "own/erasure.html")]
struct ErasurePage {
    here: String,
    errors: Vec<FieldError>,
    choices: Vec<Choice>,
    shell: Shell,
}

#[derive(Template)]
#[template(path = "own/erased.html")]
struct ErasedPage {
    shell: Shell,
}

impl ErasurePage {
    fn new(shell: Shell, errors: Vec<FieldError>) -> Self {
        let choice = |value: &str, key: &str, hint: &str| Choice {
            value: value.to_owned(),
            text: shell.t(key),
            hint: shell.t(hint),
            is_chosen: false,
        };
        let choices = vec![
            choice("account", "own-erasure-account", "own-erasure-account-hint"),
            choice("all", "own-erasure-all", "own-erasure-all-hint"),
        ];
        Self { here: shell.to(Address::OwnErasure), errors, choices, shell }
    }

    fn error(&self) -> &str {
        self.errors.first().map(|error| error.text.as_str()).unwrap_or_default()
    }
}

/// Asks what shall go.
pub async fn show(State(app): State<AppState>, here: SignedInResident, shell: Shell) -> Response {
    page(&ErasurePage::new(here.shell(&app, shell), Vec::new()))
}

/// Erases it.
pub async fn erase(
    State(app): State<AppState>,
    here: SignedInResident,
    shell: Shell,
    Form(form): Form<ErasureForm>,
) -> Result<Response, Error> {
    let own = here.shell(&app, shell.clone());
    own.check(&form.form_token)?;
    let person = persons::person_of_account(app.db.reader(), &here.account, &app.keyring).await?;
    let person = match form.what.as_str() {
        "account" => Person { cases: Vec::new(), initiatives: Vec::new(), supports: Vec::new(), ..person },
        "all" => person,
        _ => {
            let errors = vec![FieldError { field: "what", text: own.t("own-erasure-none") }];
            let shown = page(&ErasurePage::new(own.with_faults(), errors));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response());
        }
    };
    erase_person(&app, By::Resident, &person).await?;
    Ok((signed_out(&app.config), page(&ErasedPage { shell })).into_response())
}
