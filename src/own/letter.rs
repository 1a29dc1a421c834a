//! The letter is on its way: whoever reads it elsewhere types its code here.

use askama::Template;
use axum::extract::State;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use axum_extra::extract::cookie::CookieJar;
use serde::Deserialize;

use super::asked::Asked;
use super::over;
use crate::accounts::session::SessionId;
use crate::actions::sign_in_resident;
use crate::actions::sign_in_resident::Tried;
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::frame::cookies::SIGN_IN;
use crate::frame::{FieldError, Shell, page};
use crate::platform::error::Error;
use crate::residents::sign_in::{SignInCode, SignInId};
use crate::sessions::resident;

/// What the page sends.
#[derive(Deserialize)]
pub struct CodeForm {
    #[serde(default)]
    pub form_token: String,
    /// The link's token, from its page.
    #[serde(default)]
    pub t: String,
    #[serde(default)]
    pub code: String,
}

#[derive(Template)]
#[template(path = "own/letter.html")]
struct LetterPage {
    here: String,
    email: String,
    errors: Vec<FieldError>,
    shell: Shell,
}

impl LetterPage {
    fn new(shell: Shell, asked: Asked) -> Self {
        Self { here: shell.to(Address::SignInLetter), email: asked.email, errors: Vec::new(), shell }
    }

    fn refused(self, status: StatusCode, key: &str) -> Response {
        let errors = vec![FieldError { field: "code", text: self.shell.t(key) }];
        (status, page(&Self { errors, shell: self.shell.clone().with_faults(), ..self })).into_response()
    }

    fn error(&self) -> &str {
        self.errors.first().map(|error| error.text.as_str()).unwrap_or_default()
    }
}

/// Says where the letter goes, and asks for its code.
pub async fn show(State(app): State<AppState>, shell: Shell, headers: HeaderMap) -> Response {
    match Asked::of(&app, &headers) {
        Some(asked) => page(&LetterPage::new(shell, asked)),
        None => Redirect::to(&shell.to(Address::SignIn)).into_response(),
    }
}

/// Signs in with the code.
pub async fn enter(
    State(app): State<AppState>,
    shell: Shell,
    parts: Parts,
    Form(form): Form<CodeForm>,
) -> Result<Response, Error> {
    let Some(asked) = Asked::of(&app, &parts.headers) else { return Ok(over::shown(shell)) };
    let (id, shown) = (asked.id, LetterPage::new(shell.clone(), asked));
    if let Err(stale) = shell.check(&form.form_token) {
        return Ok(shown.refused(stale.status(), "feedback-stale"));
    }
    let Some(code) = SignInCode::parse(&form.code) else {
        return Ok(shown.refused(StatusCode::UNPROCESSABLE_ENTITY, "own-code-form"));
    };
    match tried(&app, &parts.headers, id, Some(&code)).await? {
        Tried::Session(session) => Ok(inside(&app, &shell, &session)),
        Tried::WrongCode => Ok(shown.refused(StatusCode::UNPROCESSABLE_ENTITY, "own-code-wrong")),
        Tried::Over => Ok(over::shown(shell)),
    }
}

/// Tries to sign in, in place of the session that the browser has.
pub async fn tried(app: &App, headers: &HeaderMap, id: SignInId, code: Option<&SignInCode>) -> Result<Tried, Error> {
    let before = resident::id_of(app, headers).map(|before| before.hash());
    sign_in_resident(app, id, code, before.as_ref()).await
}

/// On to the own page, with the session.
pub fn inside(app: &App, shell: &Shell, session: &SessionId) -> Response {
    let jar = CookieJar::new().add(resident::cookie(app, session)).add(SIGN_IN.gone(&app.config));
    (jar, Redirect::to(&shell.to(Address::OwnPage))).into_response()
}
