//! Setting up a second factor: an authenticator app, passkeys, and codes on paper for the day both are lost.

use askama::Template;
use askama::filters::HtmlSafeOutput;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use chrono::Duration;
use serde::Deserialize;
use uuid::Uuid;

use super::passkey::{Question, opened};
use super::profile::proven;
use crate::accounts::passkey::Owner;
use crate::accounts::passkey::store::{Kept, of_staff};
use crate::accounts::people;
use crate::accounts::second_factor::store::has_app;
use crate::accounts::second_factor::{RecoveryCode, TotpSecret};
use crate::accounts::session::SessionId;
use crate::actions::{NewPasskey, add_passkey, remove_passkey, set_up_second_factor};
use crate::app::{App, AppState};
use crate::frame::dates::date;
use crate::frame::{Faults, FieldError, StaffPage, StaffShell, page, qr};
use crate::kernel::text::{clean_line, excerpt};
use crate::platform::error::Error;
use crate::sessions::{SignedIn, session_cookie};

/// The address of the page.
pub const PATH: &str = "/staff/profile/second-factor";

/// How long the page after the password can be used.
const WITHIN: Duration = Duration::minutes(30);

/// The longest name of a passkey, in characters.
const NAME_MAX: usize = 50;

/// The password, before anything can be changed.
#[derive(Deserialize)]
pub struct BeginForm {
    form_token: String,
    #[serde(default)]
    current: String,
}

/// The first code of the app.
#[derive(Deserialize)]
pub struct ConfirmForm {
    form_token: String,
    #[serde(default)]
    sealed: String,
    #[serde(default)]
    code: String,
}

/// The passkey that a device has made.
#[derive(Deserialize)]
pub struct AddForm {
    form_token: String,
    #[serde(default)]
    sealed: String,
    #[serde(default)]
    challenge: String,
    #[serde(default)]
    answer: String,
    #[serde(default)]
    name: String,
}

/// The passkey to remove.
#[derive(Deserialize)]
pub struct RemoveForm {
    form_token: String,
    #[serde(default)]
    sealed: String,
    #[serde(default)]
    passkey: String,
}

#[derive(Template)]
#[template(path = "staff/second_factor.html")]
struct SecondFactorPage {
    shell: StaffShell,
    is_required: bool,
    step: Step,
    errors: Vec<FieldError>,
}

/// How far one has come.
enum Step {
    Begin,
    Choose(Box<Choices>),
    Done { codes: Vec<String> },
}

/// What there is to choose once the password was shown. `sealed` holds the secret of an app, and says that it was.
struct Choices {
    sealed: String,
    secret: String,
    qr: HtmlSafeOutput<String>,
    has_app: bool,
    question: Option<Question>,
    passkeys: Vec<PasskeyLine>,
}

struct PasskeyLine {
    id: String,
    name: String,
    added: String,
    used: Option<String>,
}

impl SecondFactorPage {
    fn new(shell: StaffShell, is_required: bool, step: Step) -> Self {
        let title = shell.t("staff-second-factor-title");
        Self { shell: shell.titled(&title), is_required, step, errors: Vec::new() }
    }

    fn refused(mut self, field: &'static str, key: &str) -> Response {
        self.shell = self.shell.with_faults();
        self.errors = vec![FieldError { field, text: self.shell.t(key) }];
        (StatusCode::UNPROCESSABLE_ENTITY, page(&self)).into_response()
    }
}

/// What it is for, and the password that comes first.
pub async fn show(State(app): State<AppState>, signed_in: SignedIn) -> Response {
    page(&begin_page(&app, &signed_in))
}

/// Shows what there is to choose: a new secret for an app, and the passkeys. The secret is kept nowhere but in the page,
/// sealed, until its first code is typed.
pub async fn begin(
    State(app): State<AppState>,
    signed_in: SignedIn,
    parts: Parts,
    Form(form): Form<BeginForm>,
) -> Result<Response, Error> {
    signed_in.shell(&app, StaffPage::Other).check(&form.form_token)?;
    if proven(&app, &signed_in, &parts, form.current).await?.is_none() {
        return Ok(begin_page(&app, &signed_in).refused("current", "staff-profile-password-wrong"));
    }
    let secret = TotpSecret::draw(&app.random);
    let until = app.clock.now() + WITHIN;
    let sealed = app.keyring.seal_token(&app.random, &sealed_for(&signed_in), secret.as_bytes(), until);
    Ok(page(&choices_page(&app, &signed_in, &secret, sealed).await?))
}

/// Takes the app by its first code, and shows the codes for paper this once.
pub async fn confirm(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Form(form): Form<ConfirmForm>,
) -> Result<Response, Error> {
    signed_in.shell(&app, StaffPage::Other).check(&form.form_token)?;
    let Some(secret) = secret_of(&app, &signed_in, &form.sealed) else { return Ok(too_late(&app, &signed_in)) };
    let shown = choices_page(&app, &signed_in, &secret, form.sealed).await?;
    match set_up_second_factor(&app, signed_in.staff.id, secret, &form.code).await? {
        Some((session, codes)) => Ok(done(&app, &signed_in, &session, &codes)),
        None => Ok(shown.refused("code", "staff-code-wrong")),
    }
}

/// Takes the passkey that a device has made.
pub async fn add(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Form(form): Form<AddForm>,
) -> Result<Response, Error> {
    let shell = signed_in.shell(&app, StaffPage::Other);
    shell.check(&form.form_token)?;
    let Some(secret) = secret_of(&app, &signed_in, &form.sealed) else { return Ok(too_late(&app, &signed_in)) };
    let name = excerpt(&clean_line(&form.name), NAME_MAX);
    let name = if name.is_empty() { shell.t("passkey-unnamed") } else { name };
    let added = match opened(&app, &form.challenge, signed_in.session.hash.as_str()) {
        Ok(challenge) => {
            let new = NewPasskey { name: &name, challenge: &challenge, answer: &form.answer };
            add_passkey(&app, signed_in.staff.id, &new).await?
        }
        Err(late) => Err(late),
    };
    match added {
        Ok(added) => Ok(done(&app, &signed_in, &added.session, &added.codes)),
        Err(refused) => {
            let shown = choices_page(&app, &signed_in, &secret, form.sealed).await?;
            Ok(shown.refused("passkey", refused.key()))
        }
    }
}

/// Removes a passkey.
pub async fn remove(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Form(form): Form<RemoveForm>,
) -> Result<Response, Error> {
    signed_in.shell(&app, StaffPage::Other).check(&form.form_token)?;
    let Some(secret) = secret_of(&app, &signed_in, &form.sealed) else { return Ok(too_late(&app, &signed_in)) };
    let id = Uuid::try_parse(&form.passkey).map_err(|_| Error::Malformed)?;
    match remove_passkey(&app, &signed_in.session, id).await {
        Ok(()) => Ok(Redirect::to("/staff/profile?done=passkey").into_response()),
        Err(Error::NotNow(_)) => {
            let shown = choices_page(&app, &signed_in, &secret, form.sealed).await?;
            Ok(shown.refused("passkeys", "passkey-last"))
        }
        Err(fault) => Err(fault),
    }
}

/// The page with the password. It opens in the session that it was shown to, and not for ever.
fn begin_page(app: &App, signed_in: &SignedIn) -> SecondFactorPage {
    let shell = signed_in.shell(app, StaffPage::Other);
    SecondFactorPage::new(shell, signed_in.needs_second_factor(app), Step::Begin)
}

fn too_late(app: &App, signed_in: &SignedIn) -> Response {
    begin_page(app, signed_in).refused("current", "staff-second-factor-late")
}

/// The page after the password.
async fn choices_page(
    app: &App,
    signed_in: &SignedIn,
    secret: &TotpSecret,
    sealed: String,
) -> Result<SecondFactorPage, Error> {
    let shell = signed_in.shell(app, StaffPage::Other);
    let uri = secret.key_uri(&shell.t("frame-service"), &signed_in.staff.name);
    let kept = of_staff(app.db.reader(), signed_in.staff.id, &app.keyring).await?;
    let choices = Choices {
        sealed,
        secret: secret.grouped(),
        qr: qr::svg(&uri, &shell.t("staff-second-factor-qr"))?,
        has_app: has_app(app.db.reader(), signed_in.staff.id).await?,
        question: question_to_make(app, signed_in, &kept).await?,
        passkeys: kept.into_iter().map(|kept| line(&shell, kept)).collect(),
    };
    Ok(SecondFactorPage::new(shell, signed_in.needs_second_factor(app), Step::Choose(Box::new(choices))))
}

/// The question for a new passkey; nothing at an address where browsers give none.
async fn question_to_make(app: &App, signed_in: &SignedIn, kept: &[Kept]) -> Result<Option<Question>, Error> {
    let Some(party) = &app.passkeys else { return Ok(None) };
    let staff = signed_in.staff.id;
    let known = people::find(app.db.reader(), staff).await?.ok_or(Error::NotFound)?;
    let asked = party.ask_to_make(Owner { staff, email: &known.email, name: &known.name }, kept)?;
    Ok(Some(Question::sealed(app, asked, signed_in.session.hash.as_str())))
}

fn line(shell: &StaffShell, kept: Kept) -> PasskeyLine {
    PasskeyLine {
        id: kept.id.to_string(),
        name: kept.name,
        added: date(shell.locale, kept.added_on),
        used: kept.used_on.map(|on| date(shell.locale, on)),
    }
}

/// The page at the end, in the session that has taken the place of all others.
fn done(app: &App, signed_in: &SignedIn, session: &SessionId, codes: &[RecoveryCode]) -> Response {
    let shell = signed_in.shell_of(app, &session.hash(), StaffPage::Other);
    let codes = codes.iter().map(RecoveryCode::grouped).collect();
    let shown = SecondFactorPage::new(shell, false, Step::Done { codes });
    (session_cookie::give(session, &app.config), page(&shown)).into_response()
}

/// A secret opens only in the session that it was shown to.
fn sealed_for(signed_in: &SignedIn) -> String {
    format!("totp secret of {}", signed_in.session.hash.as_str())
}

fn secret_of(app: &App, signed_in: &SignedIn, sealed: &str) -> Option<TotpSecret> {
    let opened = app.keyring.open_token(sealed, &sealed_for(signed_in), app.clock.now());
    opened.ok().and_then(|opened| TotpSecret::from_bytes(&opened))
}
