//! Inviting somebody to work here: one role in one unit, and a letter with a link.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use entity::ids::UnitId;
use serde::{Deserialize, Serialize};

use super::person::{address, role_choices, unit_choices};
use super::words::{choices, fault};
use crate::actions::{Invitation, invite_staff};
use crate::app::{App, AppState};
use crate::feedback::contact::EmailAddress;
use crate::frame::{Choice, Faults, FieldError, StaffPage, StaffShell, page};
use crate::kernel::actor::Role;
use crate::kernel::locale::Locale;
use crate::kernel::text::clean_line;
use crate::platform::error::Error;
use crate::sessions::{PageForm, Posted, SignedIn, Unsent, kept_for};

/// The address of the page.
pub const PATH: &str = "/staff/admin/people/invitation";

/// The longest name, in characters.
const NAME_MAX_CHARS: usize = 100;

/// Who is to come.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct InvitationForm {
    form_token: String,
    name: String,
    email: String,
    locale: String,
    role: String,
    unit: String,
}

#[derive(Template)]
#[template(path = "admin/invitation.html")]
struct InvitationPage {
    shell: StaffShell,
    warning: String,
    errors: Vec<FieldError>,
    locales: Vec<Choice>,
    roles: Vec<Choice>,
    units: Vec<Choice>,
    form: InvitationForm,
}

impl InvitationPage {
    fn new(app: &App, signed_in: &SignedIn, form: InvitationForm) -> Self {
        let shell = signed_in.shell(app, StaffPage::People);
        let shell = shell.clone().titled(&shell.t("admin-invite"));
        let locales = Locale::ALL.map(|locale| (locale.code().to_owned(), locale.own_name().to_owned()));
        let locale = if form.locale.is_empty() { shell.locale.code() } else { &form.locale };
        Self {
            warning: String::new(),
            errors: Vec::new(),
            locales: choices(locales.into_iter(), locale),
            roles: role_choices(app, signed_in, &shell, &form.role),
            units: unit_choices(app, signed_in, &form.unit, app.clock.today()),
            form,
            shell,
        }
    }

    fn refused(mut self, faults: &[(&'static str, &'static str)], status: StatusCode) -> Response {
        self.errors = faults.iter().map(|(field, key)| fault(&self.shell, field, key)).collect();
        self.shell = self.shell.with_faults();
        (status, page(&self)).into_response()
    }
}

impl PageForm for InvitationForm {
    fn token(&self) -> &str {
        &self.form_token
    }

    fn typed(&self) -> Vec<&str> {
        [&self.name, &self.email].into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect()
    }

    fn page_of(address: &str) -> String {
        address.to_owned()
    }

    async fn shown_again(self, app: &App, signed_in: &SignedIn, _: &str, why: Unsent) -> Result<Response, Error> {
        let mut shown = InvitationPage::new(app, signed_in, self);
        shown.warning = shown.shell.t(why.text_key());
        Ok(page(&shown))
    }
}

/// `GET /staff/admin/people/invitation`
pub async fn show(State(app): State<AppState>, signed_in: SignedIn) -> Result<Response, Error> {
    let kept = kept_for(&app, &signed_in, PATH).await?;
    match kept.and_then(|kept| serde_json::from_str::<InvitationForm>(&kept.content).ok()) {
        Some(form) => form.shown_again(&app, &signed_in, PATH, Unsent::SignedOut).await,
        None => Ok(page(&InvitationPage::new(&app, &signed_in, InvitationForm::default()))),
    }
}

/// `POST /staff/admin/people/invitation`
pub async fn invite(posted: Posted<InvitationForm>) -> Result<Response, Error> {
    let Posted { app, signed_in, form, .. } = posted;
    let name: String = clean_line(&form.name).chars().take(NAME_MAX_CHARS).collect();
    let email = EmailAddress::parse(&form.email);
    let role = Role::parse(&form.role).filter(|role| Role::OF_STAFF.contains(role));
    let unit = app.county.unit(&form.unit).filter(|unit| unit.is_open(app.clock.today()));
    let unit = unit.map(|unit| UnitId::from(unit.id.as_str()));
    let locale = Locale::parse(&form.locale).unwrap_or(signed_in.staff.locale);
    let shown = InvitationPage::new(&app, &signed_in, form);
    let (Some(email), Some(role), Some(unit), false) = (&email, role, &unit, name.is_empty()) else {
        let missing = [
            (name.is_empty(), ("name", "admin-invite-no-name")),
            (email.is_none(), ("email", "admin-invite-no-email")),
            (role.is_none(), ("role", "admin-role-missing")),
            (unit.is_none(), ("unit", "admin-unit-missing")),
        ];
        let faults: Vec<_> = missing.into_iter().filter_map(|(is_wrong, fault)| is_wrong.then_some(fault)).collect();
        return Ok(shown.refused(&faults, StatusCode::UNPROCESSABLE_ENTITY));
    };
    let roles = [(role, unit.clone())];
    let invitation = Invitation { email, name: &name, locale, roles: &roles };
    match invite_staff(&app, &signed_in.staff, &invitation).await {
        Ok(id) => Ok(Redirect::to(&format!("{}?done=invited", address(id))).into_response()),
        Err(Error::Forbidden) => {
            Ok(shown.refused(&[("unit", "admin-unit-not-yours")], StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(Error::Conflict) => Ok(shown.refused(&[("email", "admin-invite-taken")], StatusCode::CONFLICT)),
        Err(Error::NotNow("of-whole-county")) => {
            Ok(shown.refused(&[("role", "admin-role-of-whole-county")], StatusCode::CONFLICT))
        }
        Err(Error::NotNow(_)) => Ok(shown.refused(&[("email", "admin-invite-elsewhere")], StatusCode::CONFLICT)),
        Err(fault) => Err(fault),
    }
}
