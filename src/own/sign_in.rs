//! Asking for a letter. Known and unknown addresses get the same answer, as fast: the first sign-in makes the account.

use askama::Template;
use axum::extract::State;
use axum::http::header::RETRY_AFTER;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use axum_extra::extract::cookie::CookieJar;
use serde::Deserialize;

use super::asked::Asked;
use super::identification;
use crate::actions::ask_to_sign_in;
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::feedback::contact::EmailAddress;
use crate::frame::toll::TollNotice;
use crate::frame::{FieldError, Shell, page};
use crate::my_case::offer;
use crate::platform::error::Error;
use crate::platform::web::client::ClientAddress;
use crate::platform::web::toll::{Asked as Due, Counted, Payment};
use crate::residents::sign_in::SignInId;
use crate::residents::store::SignIn;
use crate::sessions::resident::SignedInResident;

/// Most characters of what was typed that the form shows again.
const SHOWN_AGAIN_CHARS: usize = 254;

/// What the page sends.
#[derive(Deserialize)]
pub struct AddressForm {
    #[serde(default)]
    form_token: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    toll: String,
    #[serde(default)]
    toll_work: String,
}

#[derive(Template)]
#[template(path = "own/sign_in.html")]
struct SignInPage {
    here: String,
    email: String,
    /// A case waits to be put on the own page.
    is_offered: bool,
    /// Where strong identification begins; empty where there is none.
    strong: String,
    errors: Vec<FieldError>,
    toll: Option<TollNotice>,
    shell: Shell,
}

impl SignInPage {
    fn new(app: &App, shell: Shell, headers: &HeaderMap) -> Self {
        let is_offered = offer::waiting(app, headers).is_some();
        Self {
            here: shell.to(Address::SignIn),
            email: String::new(),
            is_offered,
            strong: identification::address(app, shell.locale),
            errors: Vec::new(),
            toll: None,
            shell,
        }
    }

    fn refused(self, status: StatusCode, key: &str) -> Response {
        let errors = vec![FieldError { field: "email", text: self.shell.t(key) }];
        (status, page(&Self { errors, shell: self.shell.clone().with_faults(), ..self })).into_response()
    }

    /// Everybody together asks for too many letters: each pays.
    fn with_toll(mut self, due: Option<Due>) -> Self {
        self.toll = due.map(|due| TollNotice::of(&self.shell, due));
        self
    }

    fn error(&self) -> &str {
        self.errors.first().map(|error| error.text.as_str()).unwrap_or_default()
    }
}

/// Asks for the address; whoever is signed in already goes on at once.
pub async fn show(State(app): State<AppState>, shell: Shell, parts: Parts) -> Result<Response, Error> {
    if SignedInResident::find(&app, &parts.headers).await?.is_some() {
        return Ok(Redirect::to(&shell.to(Address::OwnPage)).into_response());
    }
    let caller = ClientAddress::of(&parts.headers, &parts.extensions, &app.config.trusted_proxies);
    let due = app.limits.letter_toll.ask(&Counted::by(caller), (&app.keyring, &app.random), app.clock.now());
    Ok(page(&SignInPage::new(&app, shell, &parts.headers).with_toll(due)))
}

/// Sends a letter. The answer does not wait for that, so it tells nothing.
pub async fn ask(
    State(app): State<AppState>,
    shell: Shell,
    parts: Parts,
    Form(form): Form<AddressForm>,
) -> Result<Response, Error> {
    let email = form.email.chars().take(SHOWN_AGAIN_CHARS).collect();
    let shown = SignInPage { email, ..SignInPage::new(&app, shell.clone(), &parts.headers) };
    if let Err(stale) = shell.check(&form.form_token) {
        return Ok(shown.refused(stale.status(), "feedback-stale"));
    }
    let Some(email) = EmailAddress::parse(&form.email) else {
        return Ok(shown.refused(StatusCode::UNPROCESSABLE_ENTITY, "own-email-form"));
    };
    let caller = ClientAddress::of(&parts.headers, &parts.extensions, &app.config.trusted_proxies);
    let (counted, now) = (Counted::by(caller), app.clock.now());
    let payment = Payment { token: &form.toll, work: &form.toll_work };
    if let Err(due) = app.limits.letter_toll.pay(&counted, &payment, (&app.keyring, &app.random), now) {
        let later = [(RETRY_AFTER, due.seconds.to_string())];
        return Ok((StatusCode::TOO_MANY_REQUESTS, later, page(&shown.with_toll(Some(due)))).into_response());
    }
    app.limits.letter_toll.count(&counted, now);
    app.limits.sign_in_letters.count(caller, now).map_err(|minutes| Error::TooMany { minutes })?;
    let asked = Asked { id: SignInId(app.random.uuid()), email: email.as_str().to_owned() };
    let sign_in = SignIn { id: asked.id, email, locale: shell.locale };
    let within = app.clone();
    app.tasks.spawn(async move {
        if let Err(fault) = ask_to_sign_in(&within, &sign_in, caller).await {
            tracing::error!(fault = format!("{fault:#}"), "a letter for signing in was not written");
        }
    });
    let on = Redirect::to(&shell.to(Address::SignInLetter));
    Ok((CookieJar::new().add(asked.cookie(&app)), on).into_response())
}
