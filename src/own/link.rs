//! Where the link of a letter leads: a page with a button. In the browser that asked the button is enough; another
//! browser, as a telephone or a program that opens links in letters, needs the code as well (security bar R11).

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use serde::Deserialize;

use super::asked::Asked;
use super::letter::{CodeForm, inside, tried};
use super::over;
use crate::actions::sign_in_resident::Tried;
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::frame::{FieldError, Shell, page};
use crate::platform::error::Error;
use crate::residents::sign_in::{SignInCode, SignInId, SignInToken};
use crate::residents::store;

/// What the link brings.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct LinkQuery {
    t: String,
}

#[derive(Template)]
#[template(path = "own/link.html")]
struct LinkPage {
    here: String,
    token: String,
    /// The address, in the browser that asked for the letter; empty in another, which types the code.
    email: String,
    errors: Vec<FieldError>,
    shell: Shell,
}

impl LinkPage {
    fn refused(self, status: StatusCode, key: &str) -> Response {
        let errors = vec![FieldError { field: "code", text: self.shell.t(key) }];
        (status, page(&Self { errors, shell: self.shell.clone().with_faults(), ..self })).into_response()
    }

    fn error(&self) -> &str {
        self.errors.first().map(|error| error.text.as_str()).unwrap_or_default()
    }
}

/// Shows the page. Looking spends nothing.
pub async fn show(
    State(app): State<AppState>,
    shell: Shell,
    Query(query): Query<LinkQuery>,
    parts: Parts,
) -> Result<Response, Error> {
    Ok(match opened(&app, shell.clone(), &query.t, &parts).await? {
        Some((_, shown)) => page(&shown),
        None => over::shown(shell),
    })
}

/// Signs in.
pub async fn enter(
    State(app): State<AppState>,
    shell: Shell,
    parts: Parts,
    Form(form): Form<CodeForm>,
) -> Result<Response, Error> {
    let Some((id, shown)) = opened(&app, shell.clone(), &form.t, &parts).await? else { return Ok(over::shown(shell)) };
    if let Err(stale) = shell.check(&form.form_token) {
        return Ok(shown.refused(stale.status(), "feedback-stale"));
    }
    let code = SignInCode::parse(&form.code);
    if code.is_none() && shown.email.is_empty() {
        return Ok(shown.refused(StatusCode::UNPROCESSABLE_ENTITY, "own-code-form"));
    }
    // The browser that asked needs no code, so none is counted.
    let code = code.filter(|_| shown.email.is_empty());
    match tried(&app, &parts.headers, id, code.as_ref()).await? {
        Tried::Session(session) => Ok(inside(&app, &shell, &session)),
        Tried::WrongCode => Ok(shown.refused(StatusCode::UNPROCESSABLE_ENTITY, "own-code-wrong")),
        Tried::Over => Ok(over::shown(shell)),
    }
}

/// The sign-in of a link, and its page; nothing when it opens nothing.
async fn opened(app: &App, shell: Shell, written: &str, parts: &Parts) -> Result<Option<(SignInId, LinkPage)>, Error> {
    let Some(token) = SignInToken::parse(written) else { return Ok(None) };
    let Some(id) = store::find_by_link(app.db.reader(), &token, app.clock.now()).await? else { return Ok(None) };
    let asked = Asked::of(app, &parts.headers).filter(|asked| asked.id == id);
    let email = asked.map(|asked| asked.email).unwrap_or_default();
    let here = shell.to(Address::SignInLink);
    Ok(Some((id, LinkPage { here, token: token.written(), email, errors: Vec::new(), shell })))
}
