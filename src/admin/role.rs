//! A role of somebody's: ending it, and who stands in.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use chrono::{Duration, NaiveDate};
use entity::ids::StaffId;
use serde::Deserialize;
use uuid::Uuid;

use super::person::{DoneQuery, address, done};
use super::words::{day, days, fault, role_name};
use crate::accounts::people::{self, Grant};
use crate::accounts::store::names_of;
use crate::actions::appoint_substitute::{appoint_substitute, may_appoint, may_end};
use crate::actions::end_role;
use crate::app::AppState;
use crate::frame::{Faults, FieldError, Link, StaffPage, StaffShell, page};
use crate::platform::error::Error;
use crate::sessions::SignedIn;

/// The last day of a role.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct EndForm {
    form_token: String,
    last_on: String,
}

/// Somebody who stands in.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SubstituteForm {
    form_token: String,
    email: String,
    from_on: String,
    until_on: String,
}

/// The page.
#[derive(Template)]
#[template(path = "admin/role.html")]
struct RolePage {
    shell: StaffShell,
    address: String,
    back: String,
    person: String,
    role: String,
    days: String,
    done: String,
    errors: Vec<FieldError>,
    substitutes: Vec<Link>,
    may_end: bool,
    may_appoint: bool,
    last_on: String,
    form: SubstituteForm,
}

impl RolePage {
    async fn new(app: &AppState, signed_in: &SignedIn, of: StaffId, role: Uuid) -> Result<Self, Error> {
        let (conn, today) = (app.db.reader(), app.clock.today());
        let person = people::find(conn, of).await?.ok_or(Error::NotFound)?;
        let held = people::find_grant(conn, of, role).await?.ok_or(Error::NotFound)?;
        let substitutes = people::substitutes_of(conn, &held, today).await?;
        let ids: Vec<StaffId> = substitutes.iter().map(|held| held.staff).chain(held.instead_of).collect();
        let names = names_of(conn, &ids).await?;
        let shell = signed_in.shell(app, StaffPage::People).titled(&person.name);
        let name = |id: StaffId| names.get(&id).cloned().unwrap_or_default();
        let link = |held: &Grant| Link {
            text: format!("{}, {}", name(held.staff), days(&shell, held)),
            href: format!("{}/roles/{}", address(held.staff), held.id),
            current: false,
        };
        let is_open = !held.is_over(today);
        let instead = held.instead_of.map(|absent| shell.t_with("admin-instead-of", &[("name", name(absent).into())]));
        Ok(Self {
            address: format!("{}/roles/{role}", address(of)),
            back: address(of),
            role: role_name(&shell, &app.county, &held),
            days: [Some(days(&shell, &held)), instead].into_iter().flatten().collect::<Vec<_>>().join(" · "),
            substitutes: substitutes.iter().map(link).collect(),
            may_end: is_open && may_end(&signed_in.staff, &held, &app.county),
            may_appoint: is_open && held.instead_of.is_none() && may_appoint(&signed_in.staff, &held, &app.county),
            last_on: today.to_string(),
            form: SubstituteForm { from_on: today.to_string(), ..SubstituteForm::default() },
            person: person.name,
            done: String::new(),
            errors: Vec::new(),
            shell,
        })
    }

    fn refused(mut self, field: &'static str, key: &str, status: StatusCode) -> Response {
        self.shell = self.shell.with_faults();
        self.errors = vec![fault(&self.shell, field, key)];
        (status, page(&self)).into_response()
    }
}

/// `GET /staff/admin/people/{person}/roles/{role}`
pub async fn show(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path((of, role)): Path<(Uuid, Uuid)>,
    Query(query): Query<DoneQuery>,
) -> Result<Response, Error> {
    let mut shown = RolePage::new(&app, &signed_in, StaffId(of), role).await?;
    shown.done = done(&shown.shell, &query.done);
    Ok(page(&shown))
}

/// `POST /staff/admin/people/{person}/roles/{role}/end`
pub async fn end(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path((of, role)): Path<(Uuid, Uuid)>,
    Form(form): Form<EndForm>,
) -> Result<Response, Error> {
    let of = StaffId(of);
    let mut shown = RolePage::new(&app, &signed_in, of, role).await?;
    shown.last_on.clone_from(&form.last_on);
    if let Err(stale) = shown.shell.check(&form.form_token) {
        return Ok(shown.refused("last_on", "admin-stale", stale.status()));
    }
    let Some(last_on) = day(&form.last_on) else {
        return Ok(shown.refused("last_on", "admin-day-missing", StatusCode::UNPROCESSABLE_ENTITY));
    };
    // Yesterday ends a role at once; what it allowed before then stays true.
    if last_on < app.clock.today() - Duration::days(1) {
        return Ok(shown.refused("last_on", "admin-day-past", StatusCode::UNPROCESSABLE_ENTITY));
    }
    match end_role(&app, &signed_in.staff, of, role, last_on).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=ended", address(of))).into_response()),
        Err(Error::NotNow("last-administrator")) => {
            Ok(shown.refused("last_on", "admin-last-administrator", StatusCode::CONFLICT))
        }
        Err(Error::NotNow("later")) => {
            Ok(shown.refused("last_on", "admin-day-later", StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(fault) => Err(fault),
    }
}

/// `POST /staff/admin/people/{person}/roles/{role}/substitutes`
pub async fn appoint(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path((of, role)): Path<(Uuid, Uuid)>,
    Form(form): Form<SubstituteForm>,
) -> Result<Response, Error> {
    let of = StaffId(of);
    let read = read(&form, app.clock.today());
    let substitute = people::find_by_email(app.db.reader(), &form.email).await?;
    let mut shown = RolePage::new(&app, &signed_in, of, role).await?;
    shown.form = form;
    if let Err(stale) = shown.shell.check(&shown.form.form_token) {
        return Ok(shown.refused("email", "admin-stale", stale.status()));
    }
    let Some(substitute) = substitute else {
        return Ok(shown.refused("email", "admin-email-unknown", StatusCode::UNPROCESSABLE_ENTITY));
    };
    let days = match read {
        Ok(days) => days,
        Err((field, key)) => return Ok(shown.refused(field, key, StatusCode::UNPROCESSABLE_ENTITY)),
    };
    let (field, key) = match appoint_substitute(&app, &signed_in.staff, of, role, substitute.id, days).await {
        Ok(()) => return Ok(Redirect::to(&format!("{}?done=appointed", shown.address)).into_response()),
        Err(Error::NotNow("not-held-then")) => ("from_on", "admin-not-held-then"),
        Err(Error::NotNow("to-oneself")) => ("email", "admin-not-oneself"),
        Err(Error::NotNow("cannot-stand-in")) => ("email", "admin-cannot-stand-in"),
        Err(Error::NotNow(_)) => ("email", "admin-held-already"),
        Err(fault) => return Err(fault),
    };
    Ok(shown.refused(field, key, StatusCode::CONFLICT))
}

fn read(form: &SubstituteForm, today: NaiveDate) -> Result<(NaiveDate, NaiveDate), (&'static str, &'static str)> {
    let from_on = day(&form.from_on).ok_or(("from_on", "admin-day-missing"))?;
    let until_on = day(&form.until_on).ok_or(("until_on", "admin-day-missing"))?;
    if from_on < today {
        return Err(("from_on", "admin-day-past"));
    }
    if until_on < from_on {
        return Err(("until_on", "admin-day-before"));
    }
    Ok((from_on, until_on))
}
