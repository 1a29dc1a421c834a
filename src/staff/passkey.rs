//! The question for a passkey, as pages carry it, and signing in with one without a password.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use serde::Deserialize;

use super::sign_in::{afterwards, go_on, wait};
use super::sign_in_code::{self, CodePage};
use crate::accounts::passkey::{Answer, Asked, Refused, store};
use crate::accounts::store::Credentials;
use crate::actions::{ANSWERED_WITHIN, note_failed_sign_in, sign_in_with_passkey};
use crate::app::{App, AppState};
use crate::frame::visit::Visit;
use crate::frame::{FieldError, StaffShell, page};
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::platform::web::client::ClientAddress;
use crate::sessions::{asked, half_way, session_cookie};

/// The address of the page.
pub const PATH: &str = "/staff/login/passkey";

/// A question as a form carries it: what the script gives the browser, and the challenge, sealed for this browser.
pub struct Question {
    pub options: String,
    pub challenge: String,
}

impl Question {
    /// Seals a question for whoever holds `bound`: a cookie's value, or the key of a session.
    pub fn sealed(app: &App, asked: Asked, bound: &str) -> Self {
        let until = app.clock.now() + ANSWERED_WITHIN;
        let challenge = app.keyring.seal_token(&app.random, &used_for(bound), &asked.challenge, until);
        Self { options: asked.options, challenge }
    }
}

/// The challenge of a question that was sealed for the same holder, in time.
pub fn opened(app: &App, challenge: &str, bound: &str) -> Result<Vec<u8>, Refused> {
    app.keyring.open_token(challenge, &used_for(bound), app.clock.now()).map_err(|_| Refused::Late)
}

fn used_for(bound: &str) -> String {
    format!("passkey asked of {bound}")
}

/// The question for one of the passkeys of somebody whose password was right; nothing when they have none.
pub async fn question_half_way(app: &App, half: &Credentials, cookie: &str) -> Result<Option<Question>, Error> {
    let Some(party) = &app.passkeys else { return Ok(None) };
    let kept = store::of_staff(app.db.reader(), half.staff, &app.keyring).await?;
    if kept.is_empty() {
        return Ok(None);
    }
    Ok(Some(Question::sealed(app, party.ask_to_use(&kept)?, cookie)))
}

/// The address of the page in a language, on the way to another page.
pub fn address(locale: Locale, next: &str) -> String {
    let next = afterwards(next).map(|next| format!("&next={}", next.encoded())).unwrap_or_default();
    format!("{PATH}?lang={locale}{next}")
}

/// What the address of the page may say.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PasskeyQuery {
    next: String,
    lang: String,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct PasskeyForm {
    form_token: String,
    #[serde(default)]
    challenge: String,
    #[serde(default)]
    answer: String,
    #[serde(default)]
    next: String,
    #[serde(default)]
    lang: String,
}

#[derive(Template)]
#[template(path = "staff/sign_in_passkey.html")]
struct PasskeyPage {
    shell: StaffShell,
    next: String,
    question: Question,
    errors: Vec<FieldError>,
}

impl PasskeyPage {
    fn new(shell: StaffShell, next: &str, question: Question) -> Self {
        let title = shell.t("passkey-sign-in-title");
        let next = afterwards(next).map(|next| next.to_string()).unwrap_or_default();
        Self { shell: shell.titled(&title), next, question, errors: Vec::new() }
    }

    fn error(&self) -> &str {
        self.errors.first().map_or("", |error| &error.text)
    }
}

/// Asks for a passkey; whoever has typed the password already is asked on the page of the code.
pub async fn show(
    State(app): State<AppState>,
    Query(query): Query<PasskeyQuery>,
    parts: Parts,
) -> Result<Response, Error> {
    let shell = signed_out(&app, &parts, &query.lang);
    if half_way::read(&app, &parts.headers).await?.is_some() {
        let on = sign_in_code::address(shell.locale, afterwards(&query.next).as_ref());
        return Ok(Redirect::to(&on).into_response());
    }
    let Some(passkeys) = &app.passkeys else { return Ok(Redirect::to("/staff/login").into_response()) };
    let browser = asked::read(&app, &parts.headers).unwrap_or_else(|| asked::draw(&app));
    let question = Question::sealed(&app, passkeys.ask_to_use(&[])?, &browser);
    Ok((asked::give(&app, &browser), page(&PasskeyPage::new(shell, &query.next, question))).into_response())
}

/// Signs in with a passkey: as the second step after the password, or alone.
pub async fn submit(
    State(app): State<AppState>,
    parts: Parts,
    Form(form): Form<PasskeyForm>,
) -> Result<Response, Error> {
    let shell = signed_out(&app, &parts, &form.lang);
    shell.check(&form.form_token)?;
    let half = half_way::read(&app, &parts.headers).await?;
    let cookie = if half.is_some() { half_way::value(&app, &parts.headers) } else { asked::read(&app, &parts.headers) };
    let (Some(cookie), Some(_)) = (cookie, &app.passkeys) else {
        return Ok(Redirect::to("/staff/login").into_response());
    };
    let caller = ClientAddress::of(&parts.headers, &parts.extensions, &app.config.trusted_proxies);
    let answer = Answer::parse(&form.answer);
    // Without a password the key names its owner: who fails beside them at the same address takes nothing from them.
    let owner = answer.as_ref().and_then(Answer::owner);
    let account = match (&half, owner) {
        (Some(half), _) => format!("code of {}", half.staff),
        (None, Some(owner)) => format!("passkey of {owner}"),
        (None, None) => format!("passkey from {}", caller.0),
    };
    let now = app.clock.now();
    if let Err(minutes) = app.limits.passwords.count(&account, caller, now) {
        let (text, wait) = wait(&shell, minutes);
        let shown = shown_again(&app, shell, (half.as_ref(), &cookie), &form.next, text).await?;
        return Ok((StatusCode::TOO_MANY_REQUESTS, wait, shown).into_response());
    }
    let before = session_cookie::read(&parts.headers, &app.config).map(|before| before.hash());
    let answered =
        opened(&app, &form.challenge, &cookie).and_then(|challenge| Ok((challenge, answer.ok_or(Refused::Wrong)?)));
    let entered = match &answered {
        Ok((challenge, answer)) => {
            sign_in_with_passkey(&app, half.as_ref(), challenge, answer, before.as_ref()).await?
        }
        Err(refused) => Err(*refused),
    };
    match entered {
        Ok(session) => {
            app.limits.passwords.forgive(&account, caller, now);
            let taken = (half_way::take(&app), asked::take(&app));
            Ok((session_cookie::give(&session, &app.config), taken, go_on(&form.next)).into_response())
        }
        Err(refused) => {
            note_failed_sign_in(&app, half.as_ref().map(|half| half.staff)).await?;
            let text = shell.t(refused.key());
            let shown = shown_again(&app, shell, (half.as_ref(), &cookie), &form.next, text).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
        }
    }
}

/// The page that the answer came from, with a new question and what was wrong.
async fn shown_again(
    app: &App,
    shell: StaffShell,
    (half, cookie): (Option<&Credentials>, &str),
    next: &str,
    text: String,
) -> Result<Response, Error> {
    let errors = vec![FieldError { field: "passkey", text }];
    if let Some(half) = half {
        return Ok(page(&CodePage::new(app, shell, half, cookie, next).await?.with_errors(errors)));
    }
    let party = app.passkeys.as_ref().ok_or(Error::NotFound)?;
    let mut shown = PasskeyPage::new(shell, next, Question::sealed(app, party.ask_to_use(&[])?, cookie));
    shown.shell = shown.shell.with_faults();
    shown.errors = errors;
    Ok(page(&shown))
}

pub(super) fn signed_out(app: &AppState, parts: &Parts, lang: &str) -> StaffShell {
    let visit = Visit::of(&parts.uri, &parts.headers);
    StaffShell::signed_out(app, Locale::parse(lang).unwrap_or(visit.locale), visit.view)
}
