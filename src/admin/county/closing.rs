//! Closing a unit: what goes to whom is said before it is done.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use entity::ids::UnitId;
use serde::{Deserialize, Serialize};

use super::super::words::{choices, unit_name};
use crate::accounts::people;
use crate::actions::close_unit::close_unit;
use crate::app::{App, AppState};
use crate::cases::store::count_open;
use crate::frame::{Choice, Faults, FieldError, StaffPage, StaffShell, page};
use crate::kernel::text::clean_line;
use crate::platform::error::Error;
use crate::policy::{self, Operation};
use crate::privacy::mask_identity_codes;
use crate::sessions::{PageForm, Posted, SignedIn, Unsent, kept_for};

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ClosingForm {
    form_token: String,
    successor: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "admin/county/closing.html")]
struct ClosingPage {
    shell: StaffShell,
    back: String,
    name: String,
    warning: String,
    errors: Vec<FieldError>,
    facts: Vec<String>,
    successors: Vec<Choice>,
    form: ClosingForm,
}

impl ClosingPage {
    async fn new(app: &App, signed_in: &SignedIn, id: &str, form: ClosingForm) -> Result<Self, Error> {
        let county = &app.county;
        let unit = county.unit(id).filter(|unit| unit.closed_on.is_none()).ok_or(Error::NotFound)?;
        if !policy::may(&signed_in.staff, Operation::EditCounty, &UnitId(id.to_owned())) {
            return Err(Error::Forbidden);
        }
        let shell = signed_in.shell(app, StaffPage::County);
        let name = unit.name.get(shell.locale).to_owned();
        let shell = shell.clone().titled(&shell.t_with("county-close-title", &[("unit", name.clone().into())]));
        let today = app.clock.today();
        let unit_id = UnitId(id.to_owned());
        let open = count_open(app.db.reader(), std::slice::from_ref(&unit_id)).await?;
        let cases = open.get(&unit_id).copied().unwrap_or_default();
        let people = people::count_in(app.db.reader(), &unit_id, today).await?;
        let services = county.services.iter().filter(|service| service.unit == id).count();
        let rules = county.routing.rules.iter().filter(|rule| rule.unit == id).count();
        let count =
            |key: &str, count: usize| shell.t_with(key, &[("count", i64::try_from(count).unwrap_or(i64::MAX).into())]);
        let open_units = county.open_units(today).filter(|other| other.id != id && other.closed_on.is_none());
        let open_units = open_units.map(|other| (other.id.clone(), unit_name(county, &other.id, shell.locale)));
        let none = std::iter::once((String::new(), shell.t("admin-choose")));
        Ok(Self {
            back: format!("/staff/admin/county/units/{id}"),
            facts: vec![
                count("county-close-cases", usize::try_from(cases).unwrap_or_default()),
                count("county-close-services", services),
                count("county-close-rules", rules),
                count("county-close-people", people),
            ],
            successors: choices(none.chain(open_units), &form.successor),
            warning: String::new(),
            errors: Vec::new(),
            name,
            form,
            shell,
        })
    }

    fn refused(mut self, field: &'static str, key: &str, status: StatusCode) -> Response {
        self.errors.push(FieldError { field, text: self.shell.t(key) });
        self.shell = self.shell.with_faults();
        (status, page(&self)).into_response()
    }
}

/// `GET /staff/admin/county/units/{entry}/closing`
pub async fn show(State(app): State<AppState>, signed_in: SignedIn, Path(id): Path<String>) -> Result<Response, Error> {
    let address = format!("/staff/admin/county/units/{id}/closing");
    let kept = kept_for(&app, &signed_in, &address).await?;
    let form = kept.and_then(|kept| serde_json::from_str(&kept.content).ok()).unwrap_or_default();
    Ok(page(&ClosingPage::new(&app, &signed_in, &id, form).await?))
}

impl PageForm for ClosingForm {
    fn token(&self) -> &str {
        &self.form_token
    }

    fn is_typed(&self) -> bool {
        !self.reason.is_empty() || !self.successor.is_empty()
    }

    fn typed(&self) -> Vec<&str> {
        Some(self.reason.as_str()).filter(|reason| !reason.is_empty()).into_iter().collect()
    }

    fn page_of(address: &str) -> String {
        address.to_owned()
    }

    async fn shown_again(self, app: &App, signed_in: &SignedIn, address: &str, why: Unsent) -> Result<Response, Error> {
        let id = address.split('/').nth(5).unwrap_or_default();
        let mut shown = ClosingPage::new(app, signed_in, id, self).await?;
        shown.warning = shown.shell.t(why.text_key());
        Ok(page(&shown))
    }
}

/// `POST /staff/admin/county/units/{entry}/closing`
pub async fn close(Path(id): Path<String>, posted: Posted<ClosingForm>) -> Result<Response, Error> {
    let Posted { app, signed_in, form, .. } = posted;
    let (successor, reason) = (form.successor.clone(), clean_line(&form.reason));
    let shown = ClosingPage::new(&app, &signed_in, &id, form).await?;
    if successor.is_empty() {
        return Ok(shown.refused("successor", "county-close-no-successor", StatusCode::UNPROCESSABLE_ENTITY));
    }
    if reason.is_empty() {
        return Ok(shown.refused("reason", "county-close-no-reason", StatusCode::UNPROCESSABLE_ENTITY));
    }
    if !mask_identity_codes(&reason, "").removed.is_empty() {
        return Ok(shown.refused("reason", "county-reason-code", StatusCode::UNPROCESSABLE_ENTITY));
    }
    let (field, key) = match close_unit(&app, &signed_in.staff, &id, &successor, &reason).await {
        Ok(_) => return Ok(Redirect::to(&format!("/staff/admin/county/units/{id}?done=closed_unit")).into_response()),
        Err(Error::NotNow("general-desk")) => ("successor", "county-close-general-desk"),
        Err(Error::NotNow("sub-units")) => ("successor", "county-close-sub-units"),
        Err(Error::NotNow("successor")) => ("successor", "county-close-bad-successor"),
        Err(Error::NotNow(_)) => ("successor", "county-close-unsound"),
        Err(fault) => return Err(fault),
    };
    Ok(shown.refused(field, key, StatusCode::CONFLICT))
}
