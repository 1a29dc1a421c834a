//! One's own profile: the language of the pages, keys as commands, the password.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use entity::ids::StaffId;
use serde::Deserialize;

use super::words::moment;
use crate::accounts::password::{self, Password};
use crate::accounts::session::Session;
use crate::accounts::store::{self, Credentials};
use crate::accounts::{passkey, second_factor};
use crate::actions;
use crate::app::AppState;
use crate::frame::{Choice, Faults, FieldError, StaffPage, StaffShell, page};
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::platform::web::client::ClientAddress;
use crate::sessions::{SignedIn, session_cookie};

/// What the address of the page may say.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ProfileQuery {
    done: String,
}

/// How one's pages look.
#[derive(Deserialize)]
pub struct ProfileForm {
    form_token: String,
    locale: String,
    #[serde(default)]
    keys: String,
}

/// A new password.
#[derive(Deserialize)]
pub struct PasswordForm {
    form_token: String,
    #[serde(default)]
    current: String,
    #[serde(default)]
    new: String,
}

/// Which session to end: the key of one, or `all` others.
#[derive(Deserialize)]
pub struct SessionsForm {
    form_token: String,
    #[serde(default)]
    session: String,
}

/// The profile.
#[derive(Template)]
#[template(path = "staff/profile.html")]
struct ProfilePage {
    shell: StaffShell,
    name: String,
    done: String,
    languages: Vec<Choice>,
    keys: Vec<Choice>,
    second_factor: String,
    sessions: Vec<SessionLine>,
    errors: Vec<FieldError>,
}

/// A browser in which the person is signed in. Which one it is nobody knows but they: nothing of it is kept.
struct SessionLine {
    key: String,
    is_this: bool,
    started: String,
    seen: String,
}

impl ProfilePage {
    async fn new(app: &AppState, signed_in: &SignedIn) -> Result<Self, Error> {
        let staff = &signed_in.staff;
        let shell = signed_in.shell(app, StaffPage::Other);
        let language = |locale: Locale| Choice {
            value: locale.code().to_owned(),
            text: locale.own_name().to_owned(),
            is_chosen: locale == staff.locale,
            ..Choice::default()
        };
        let keys = Choice {
            value: "on".to_owned(),
            text: shell.t("staff-profile-keys-on"),
            is_chosen: staff.keys_on,
            ..Choice::default()
        };
        let reader = app.db.reader();
        let second_factor = second_factor_in_words(app, &shell, staff.id).await?;
        let line = |session: Session| SessionLine {
            is_this: session.hash == signed_in.session.hash,
            started: moment(staff.locale, session.started_at),
            seen: moment(staff.locale, session.seen_at),
            key: session.hash.as_str().to_owned(),
        };
        let sessions = store::list_sessions(reader, staff.id, app.clock.now()).await?;
        let title = shell.t("staff-profile-title");
        Ok(Self {
            shell: shell.titled(&title),
            name: staff.name.clone(),
            done: String::new(),
            languages: Locale::ALL.map(language).into(),
            keys: vec![keys],
            second_factor,
            sessions: sessions.into_iter().map(line).collect(),
            errors: Vec::new(),
        })
    }

    fn with_error(mut self, field: &'static str, key: &str) -> Self {
        self.shell = self.shell.with_faults();
        self.errors = vec![FieldError { field, text: self.shell.t(key) }];
        self
    }
}

/// What one signs in with.
async fn second_factor_in_words(app: &AppState, shell: &StaffShell, staff: StaffId) -> Result<String, Error> {
    let reader = app.db.reader();
    let passkeys = passkey::store::count(reader, staff).await?;
    let key = match (second_factor::store::has_app(reader, staff).await?, passkeys) {
        (true, 0) => "staff-second-factor-on",
        (false, 0) => return Ok(shell.t("staff-second-factor-off")),
        (true, _) => "passkey-and-code-on",
        (false, _) => "passkey-on",
    };
    let left = second_factor::store::count_recovery_codes(reader, staff).await?;
    let number = |count: u64| i64::try_from(count).unwrap_or_default().into();
    Ok(shell.t_with(key, &[("left", number(left)), ("passkeys", number(passkeys))]))
}

/// Shows the profile.
pub async fn show(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Query(query): Query<ProfileQuery>,
) -> Result<Response, Error> {
    let mut shown = ProfilePage::new(&app, &signed_in).await?;
    shown.done = match query.done.as_str() {
        "saved" => shown.shell.t("staff-profile-saved"),
        "password" => shown.shell.t("staff-profile-password-changed"),
        "passkey" => shown.shell.t("passkey-removed"),
        "sessions" => shown.shell.t("staff-sessions-ended"),
        _ => String::new(),
    };
    Ok(page(&shown))
}

/// Keeps language and keys.
pub async fn save(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Form(form): Form<ProfileForm>,
) -> Result<Response, Error> {
    let shown = ProfilePage::new(&app, &signed_in).await?;
    if let Err(stale) = shown.shell.check(&form.form_token) {
        return Ok((stale.status(), page(&shown.with_error("locale", "staff-profile-stale"))).into_response());
    }
    let locale = Locale::parse(&form.locale).ok_or(Error::Malformed)?;
    actions::save_profile(&app, signed_in.staff.id, locale, form.keys == "on").await?;
    Ok(Redirect::to("/staff/profile?done=saved").into_response())
}

/// Changes the password; every other browser of the person is signed out.
pub async fn change_password(
    State(app): State<AppState>,
    signed_in: SignedIn,
    parts: Parts,
    Form(form): Form<PasswordForm>,
) -> Result<Response, Error> {
    let shown = ProfilePage::new(&app, &signed_in).await?;
    if let Err(stale) = shown.shell.check(&form.form_token) {
        return Ok((stale.status(), page(&shown.with_error("current", "staff-profile-stale"))).into_response());
    }
    let refuse = |field, key| (StatusCode::UNPROCESSABLE_ENTITY, page(&shown.with_error(field, key))).into_response();

    let Some(credentials) = proven(&app, &signed_in, &parts, form.current).await? else {
        return Ok(refuse("current", "staff-profile-password-wrong"));
    };
    let new = match Password::parse(&form.new, &app.county) {
        Ok(new) => new,
        Err(unfit) => return Ok(refuse("new", unfit.key())),
    };
    let random = app.random.clone();
    let hash = app.hashing.run(move || password::hash(&new, &random)).await??;
    let session = actions::change_password(&app, &credentials, &hash, signed_in.session.is_strong).await?;
    let done = Redirect::to("/staff/profile?done=password");
    Ok((session_cookie::give(&session, &app.config), done).into_response())
}

/// Signs out in another browser, or in all others.
pub async fn end_sessions(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Form(form): Form<SessionsForm>,
) -> Result<Response, Error> {
    signed_in.shell(&app, StaffPage::Other).check(&form.form_token)?;
    let only = Some(form.session.as_str()).filter(|session| *session != "all");
    actions::end_sessions(&app, &signed_in.session, only).await?;
    Ok(Redirect::to("/staff/profile?done=sessions").into_response())
}

/// What the typed password opens, if it is the person's. Whoever sits at a forgotten browser has as
/// few tries as at the sign-in.
pub(super) async fn proven(
    app: &AppState,
    signed_in: &SignedIn,
    parts: &Parts,
    typed: String,
) -> Result<Option<Credentials>, Error> {
    let id = signed_in.staff.id;
    let now = app.clock.now();
    let caller = ClientAddress::of(&parts.headers, &parts.extensions, &app.config.trusted_proxies);
    let account = id.to_string();
    app.limits.passwords.count(&account, caller, now).map_err(|minutes| Error::TooMany { minutes })?;

    let known = store::credentials_of(app.db.reader(), id, app.clock.today()).await?.ok_or(Error::NotFound)?;
    let stored = known.password_hash.clone();
    let fits = app.hashing.run(move || password::verify(&typed, Some(&stored))).await?;
    if fits {
        app.limits.passwords.forgive(&account, caller, now);
    }
    Ok(fits.then_some(known))
}
