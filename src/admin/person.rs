//! Somebody's page: their roles and their account.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use chrono::NaiveDate;
use entity::ids::{StaffId, UnitId};
use serde::Deserialize;
use uuid::Uuid;

use super::words::{choices, day, days, fault, role_name};
use crate::accounts::people::{self, Grant};
use crate::accounts::store::names_of;
use crate::actions::give_role::may_give;
use crate::actions::{NewRole, close_account, give_role, open_account, sign_out_everywhere};
use crate::app::{App, AppState};
use crate::frame::{Choice, Faults, FieldError, StaffPage, StaffShell, page};
use crate::kernel::actor::Role;
use crate::platform::error::Error;
use crate::platform::texts::text;
use crate::policy::{self, Operation};
use crate::sessions::SignedIn;

/// What was done a moment ago.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct DoneQuery {
    pub(super) done: String,
}

/// A role to give.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RoleForm {
    form_token: String,
    role: String,
    unit: String,
    from_on: String,
    until_on: String,
}

/// A form of which only the token counts.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct BareForm {
    form_token: String,
}

/// The page.
#[derive(Template)]
#[template(path = "admin/person.html")]
struct PersonPage {
    shell: StaffShell,
    address: String,
    name: String,
    email: String,
    is_closed: bool,
    done: String,
    errors: Vec<FieldError>,
    roles: Vec<Line>,
    former: Vec<Line>,
    may_give: bool,
    may_close: bool,
    role_choices: Vec<Choice>,
    unit_choices: Vec<Choice>,
    form: RoleForm,
}

struct Line {
    href: String,
    name: String,
    days: String,
    note: String,
    is_later: bool,
}

impl PersonPage {
    async fn new(app: &AppState, signed_in: &SignedIn, id: StaffId, form: RoleForm) -> Result<Self, Error> {
        let conn = app.db.reader();
        let person = people::find(conn, id).await?.ok_or(Error::NotFound)?;
        let held = people::grants_of(conn, &[id]).await?;
        let absent: Vec<StaffId> = held.iter().filter_map(|held| held.instead_of).collect();
        let names = names_of(conn, &absent).await?;
        let today = app.clock.today();
        let shell = signed_in.shell(app, StaffPage::People).titled(&person.name);
        let line = |held: &Grant| {
            let name = held.instead_of.and_then(|absent| names.get(&absent).cloned());
            Line {
                href: format!("{}/roles/{}", address(id), held.id),
                name: role_name(&shell, &app.county, held),
                days: days(&shell, held),
                note: name.map(|name| shell.t_with("admin-instead-of", &[("name", name.into())])).unwrap_or_default(),
                is_later: held.from_on > today,
            }
        };
        let (former, roles): (Vec<Grant>, Vec<Grant>) = held.into_iter().partition(|held| held.is_over(today));
        let may = |operation: Operation, unit: &UnitId| policy::may(&signed_in.staff, operation, unit);
        Ok(Self {
            address: address(id),
            is_closed: !person.is_enabled(today),
            may_give: policy::may_somewhere(&signed_in.staff, Operation::GiveRole),
            may_close: policy::may_somewhere(&signed_in.staff, Operation::CloseAccount)
                && roles.iter().all(|held| may(Operation::CloseAccount, &held.unit)),
            roles: roles.iter().map(line).collect(),
            former: former.iter().map(line).collect(),
            role_choices: role_choices(app, signed_in, &shell, &form.role),
            unit_choices: unit_choices(app, signed_in, &form.unit, today),
            done: String::new(),
            errors: Vec::new(),
            name: person.name,
            email: person.email,
            form,
            shell,
        })
    }

    fn refused(mut self, field: &'static str, key: &str, status: StatusCode) -> Response {
        self.shell = self.shell.with_faults();
        self.errors = vec![fault(&self.shell, field, key)];
        (status, page(&self)).into_response()
    }
}

/// Somebody's address.
pub(super) fn address(id: StaffId) -> String {
    format!("/staff/admin/people/{id}")
}

/// `GET /staff/admin/people/{person}`
pub async fn show(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
    Query(query): Query<DoneQuery>,
) -> Result<Response, Error> {
    let form = RoleForm { from_on: app.clock.today().to_string(), ..RoleForm::default() };
    let mut shown = PersonPage::new(&app, &signed_in, StaffId(id), form).await?;
    shown.done = done(&shown.shell, &query.done);
    Ok(page(&shown))
}

/// The sentence for what was done a moment ago.
pub(super) fn done(shell: &StaffShell, code: &str) -> String {
    match code {
        "given" => shell.t("admin-done-given"),
        "ended" => shell.t("admin-done-ended"),
        "appointed" => shell.t("admin-done-appointed"),
        "closed" => shell.t("admin-done-closed"),
        "opened" => shell.t("admin-done-opened"),
        "signed_out" => shell.t("admin-done-signed-out"),
        "invited" => shell.t("admin-done-invited"),
        "saved" => shell.t("county-done-saved"),
        "removed" => shell.t("county-done-removed"),
        "closed_unit" => shell.t("county-done-closed"),
        _ => String::new(),
    }
}

/// `POST /staff/admin/people/{person}/roles`
pub async fn give(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
    Form(form): Form<RoleForm>,
) -> Result<Response, Error> {
    let (id, read) = (StaffId(id), read(&app, &form));
    let shown = PersonPage::new(&app, &signed_in, id, form).await?;
    if let Err(stale) = shown.shell.check(&shown.form.form_token) {
        return Ok(shown.refused("role", "admin-stale", stale.status()));
    }
    let new = match read {
        Ok(new) => new,
        Err((field, key)) => return Ok(shown.refused(field, key, StatusCode::UNPROCESSABLE_ENTITY)),
    };
    match give_role(&app, &signed_in.staff, id, new).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=given", address(id))).into_response()),
        Err(Error::Forbidden) => Ok(shown.refused("unit", "admin-unit-not-yours", StatusCode::UNPROCESSABLE_ENTITY)),
        Err(Error::NotNow(why)) => {
            let key = match why {
                "of-whole-county" => "admin-role-of-whole-county",
                "to-oneself" => "admin-not-oneself",
                _ => "admin-held-already",
            };
            Ok(shown.refused("role", key, StatusCode::CONFLICT))
        }
        Err(fault) => Err(fault),
    }
}

/// `POST /staff/admin/people/{person}/closure`
pub async fn close(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
    Form(form): Form<BareForm>,
) -> Result<Response, Error> {
    let id = StaffId(id);
    let shown = PersonPage::new(&app, &signed_in, id, RoleForm::default()).await?;
    if let Err(stale) = shown.shell.check(&form.form_token) {
        return Ok(shown.refused("account", "admin-stale", stale.status()));
    }
    match close_account(&app, &signed_in.staff, id).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=closed", address(id))).into_response()),
        Err(Error::NotNow(_)) => Ok(shown.refused("account", "admin-last-administrator", StatusCode::CONFLICT)),
        Err(fault) => Err(fault),
    }
}

/// `POST /staff/admin/people/{person}/opening`
pub async fn open(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
    Form(form): Form<BareForm>,
) -> Result<Response, Error> {
    let id = StaffId(id);
    if let Some(stale) = stale(&app, &signed_in, id, &form).await? {
        return Ok(stale);
    }
    open_account(&app, &signed_in.staff, id).await?;
    Ok(Redirect::to(&format!("{}?done=opened", address(id))).into_response())
}

/// `POST /staff/admin/people/{person}/sign-out`
pub async fn sign_out(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
    Form(form): Form<BareForm>,
) -> Result<Response, Error> {
    let id = StaffId(id);
    if let Some(stale) = stale(&app, &signed_in, id, &form).await? {
        return Ok(stale);
    }
    sign_out_everywhere(&app, &signed_in.staff, id).await?;
    Ok(Redirect::to(&format!("{}?done=signed_out", address(id))).into_response())
}

/// The page again, where a form of which only the token counts came too late.
async fn stale(app: &AppState, signed_in: &SignedIn, id: StaffId, form: &BareForm) -> Result<Option<Response>, Error> {
    let shown = PersonPage::new(app, signed_in, id, RoleForm::default()).await?;
    let checked = shown.shell.check(&form.form_token);
    Ok(checked.err().map(|stale| shown.refused("account", "admin-stale", stale.status())))
}

/// The role that was typed, or the field that is wrong and why.
fn read(app: &AppState, form: &RoleForm) -> Result<NewRole, (&'static str, &'static str)> {
    let role = Role::parse(&form.role).filter(|role| Role::OF_STAFF.contains(role));
    let role = role.ok_or(("role", "admin-role-missing"))?;
    let unit = app.county.unit(&form.unit).ok_or(("unit", "admin-unit-missing"))?;
    let from_on = day(&form.from_on).ok_or(("from_on", "admin-day-missing"))?;
    let until_on = match form.until_on.trim() {
        "" => None,
        typed => Some(day(typed).ok_or(("until_on", "admin-day-missing"))?),
    };
    if from_on < app.clock.today() {
        return Err(("from_on", "admin-day-past"));
    }
    if until_on.is_some_and(|last| last < from_on) {
        return Err(("until_on", "admin-day-before"));
    }
    Ok(NewRole { role, unit: UnitId::from(unit.id.as_str()), from_on, until_on })
}

/// The roles that the asker may give.
pub(super) fn role_choices(app: &App, signed_in: &SignedIn, shell: &StaffShell, chosen: &str) -> Vec<Choice> {
    let given = Role::OF_STAFF.into_iter().filter(|role| may_give(&signed_in.staff, *role, &app.county));
    let roles = given.map(|role| (role.code().to_owned(), shell.t(role.key())));
    choices([(String::new(), shell.t("admin-choose"))].into_iter().chain(roles), chosen)
}

/// The open units in which the asker may give roles, with those they lie under, by name.
pub(super) fn unit_choices(app: &App, signed_in: &SignedIn, chosen: &str, today: NaiveDate) -> Vec<Choice> {
    let locale = signed_in.staff.locale;
    let reach = policy::scope(&signed_in.staff, Operation::GiveRole);
    let path = |id: &str| {
        let above = app.county.ancestors(id).map(|unit| unit.name.get(locale)).collect::<Vec<_>>();
        let names = above.into_iter().rev().chain(app.county.unit(id).map(|unit| unit.name.get(locale)));
        names.collect::<Vec<_>>().join(" › ")
    };
    let open = app.county.open_units(today).filter(|unit| reach.contains(&UnitId::from(unit.id.as_str())));
    let mut units: Vec<(String, String)> = open.map(|unit| (unit.id.clone(), path(&unit.id))).collect();
    units.sort_by_cached_key(|(_, name)| name.to_lowercase());
    let none = (String::new(), text(locale, "admin-choose"));
    choices(std::iter::once(none).chain(units), chosen)
}
