//! Initiatives in the workplace: what waits for the check, what is handled, each one's page with its next step; what the
//! registry writes down, merges, and lists for the council.

mod entry;
mod entry_check;
mod faults;
mod form;
mod list;
mod merging;
mod one;
mod years;

pub use entry::{show as new, submit as enter};
pub use form::InitiativeForm;
pub use list::show as list;
pub use merging::{show as merging, submit as merge};
pub use one::show as one;
pub use years::{all as years, freeze as freeze_year, one as year};

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use self::one::InitiativePage;
use crate::actions::check_initiative::check_initiative;
use crate::actions::handle_initiative::{Step, handle_initiative};
use crate::actions::set_competence;
use crate::app::App;
use crate::frame::form::FieldError;
use crate::frame::{StaffPage, page};
use crate::initiatives::facts::Registration;
use crate::initiatives::number::InitiativeNumber;
use crate::platform::error::Error;
use crate::sessions::{Posted, SignedIn};

/// The pattern of an initiative's page.
pub const PATTERN: &str = "/staff/initiatives/{initiative}";

/// The address of an initiative's page.
pub fn address(number: InitiativeNumber) -> String {
    format!("/staff/initiatives/{number}")
}

/// The number in the address of a page or of one of its forms.
fn number_in(address: &str) -> Option<InitiativeNumber> {
    InitiativeNumber::parse(address.split('/').nth(3)?)
}

/// `POST …/check`: publishes it, gives it back or refuses it.
pub async fn check(posted: Posted<InitiativeForm>) -> Result<Response, Error> {
    let Posted { app, signed_in, form, address } = posted;
    let number = number_in(&address).ok_or(Error::NotFound)?;
    let words = one::words_of(&app, &signed_in, number).await?;
    let shell = signed_in.shell(&app, StaffPage::Initiatives);
    let verdict = match form.verdict(&shell, &words) {
        Ok(verdict) => verdict,
        Err(faults) => return again(&app, &signed_in, number, form, faults, StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    let outcome = check_initiative(&app, &signed_in.staff, number, form.version(), verdict).await;
    settle(&app, &signed_in, number, form, outcome).await
}

/// `POST …/registration`: enters it in the register.
pub async fn register(posted: Posted<InitiativeForm>) -> Result<Response, Error> {
    let Posted { app, signed_in, form, address } = posted;
    let number = number_in(&address).ok_or(Error::NotFound)?;
    let step = Step::Register(Registration { process: app.county.initiatives.process.clone() });
    let outcome = handle_initiative(&app, &signed_in.staff, number, form.version(), step).await;
    settle(&app, &signed_in, number, form, outcome).await
}

/// `POST …/competence`: says whether it stands in the yearly list to the council.
pub async fn competence(posted: Posted<InitiativeForm>) -> Result<Response, Error> {
    let Posted { app, signed_in, form, address } = posted;
    let number = number_in(&address).ok_or(Error::NotFound)?;
    let said = match form.competence(&signed_in.shell(&app, StaffPage::Initiatives)) {
        Ok(said) => said,
        Err(faults) => return again(&app, &signed_in, number, form, faults, StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    let outcome = set_competence(&app, &signed_in.staff, number, form.version(), said).await;
    settle(&app, &signed_in, number, form, outcome).await
}

/// `POST …/steps`: notice, hearing, meeting, measures, follow-up.
pub async fn step(posted: Posted<InitiativeForm>) -> Result<Response, Error> {
    let Posted { app, signed_in, form, address } = posted;
    let number = number_in(&address).ok_or(Error::NotFound)?;
    let handled = one::handled(&app, &signed_in, number).await?;
    let shell = signed_in.shell(&app, StaffPage::Initiatives);
    let step = match form.step(&shell, app.clock.today(), handled) {
        Ok(step) => step,
        Err(faults) => return again(&app, &signed_in, number, form, faults, StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    let outcome = handle_initiative(&app, &signed_in.staff, number, form.version(), step).await;
    settle(&app, &signed_in, number, form, outcome).await
}

/// The page anew after what was wished was done; or as it is now, with what was typed, where somebody was first.
async fn settle(
    app: &App,
    signed_in: &SignedIn,
    number: InitiativeNumber,
    form: InitiativeForm,
    outcome: Result<(), Error>,
) -> Result<Response, Error> {
    match outcome {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=yes", address(number))).into_response()),
        Err(Error::Conflict | Error::NotNow(_)) => {
            let shell = signed_in.shell(app, StaffPage::Initiatives);
            let faults = vec![FieldError { field: "course", text: shell.t("staff-initiative-moved-on") }];
            again(app, signed_in, number, form, faults, StatusCode::CONFLICT).await
        }
        Err(fault) => Err(fault),
    }
}

async fn again(
    app: &App,
    signed_in: &SignedIn,
    number: InitiativeNumber,
    form: InitiativeForm,
    faults: Vec<FieldError>,
    status: StatusCode,
) -> Result<Response, Error> {
    let shown = InitiativePage::read(app, signed_in, number, form).await?;
    Ok((status, page(&shown.with_faults(faults))).into_response())
}
