//! A form as it was sent. Whatever is wrong with its token or its session, nothing typed is lost.

use std::future::Future;

use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{SignedIn, not_sent, session_cookie};
use crate::accounts::kept_form::{self, KeptForm};
use crate::accounts::store;
use crate::actions::{forget_kept_form, keep_form};
use crate::app::{App, AppState};
use crate::frame::StaffPage;
use crate::frame::form_token::FormToken;
use crate::platform::error::Error;

/// Why a form was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsent {
    /// Its token is not of this session.
    Stale,
    /// Its session had ended; the same person has signed in again.
    SignedOut,
}

impl Unsent {
    /// The key of the sentence that says so.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Stale => "staff-unsent-stale",
            Self::SignedOut => "staff-unsent-signed-out",
        }
    }
}

/// A form of a staff page.
pub trait PageForm: Serialize + DeserializeOwned + Send + Sync {
    /// The token that it carries.
    fn token(&self) -> &str;

    /// Is there anything in it that somebody wrote or chose?
    fn is_typed(&self) -> bool {
        !self.typed().is_empty()
    }

    /// What somebody wrote in it, text by text.
    fn typed(&self) -> Vec<&str>;

    /// The address of the page that it was sent from, when it was sent to this one.
    #[must_use]
    fn page_of(address: &str) -> String {
        address.split('/').take(4).collect::<Vec<_>>().join("/")
    }

    /// The page that it was sent from, with everything typed and why it was not taken.
    fn shown_again(
        self,
        app: &App,
        signed_in: &SignedIn,
        address: &str,
        why: Unsent,
    ) -> impl Future<Output = Result<Response, Error>> + Send;
}

/// A form that came from a page of this very session. Handlers that change something take it as their argument.
pub struct Posted<F> {
    /// The program.
    pub app: AppState,
    /// Who sent it.
    pub signed_in: SignedIn,
    /// What was typed.
    pub form: F,
    /// Where it was sent.
    pub address: String,
}

impl<F: PageForm> FromRequest<AppState> for Posted<F> {
    type Rejection = Response;

    async fn from_request(request: Request, app: &AppState) -> Result<Self, Response> {
        let (parts, body) = request.into_parts();
        let whole = Request::from_parts(parts.clone(), body);
        let Form(form) = Form::<F>::from_request(whole, app).await.map_err(IntoResponse::into_response)?;
        let signed_in = SignedIn::with_right(app, &parts).await.map_err(IntoResponse::into_response)?;
        let posted = take(app, &parts, signed_in, form).await.map_err(IntoResponse::into_response)?;
        posted.map_err(|refusal| *refusal)
    }
}

/// Takes a form from whoever is signed in; the answer to one that is not taken keeps or shows what was typed.
pub(super) async fn take<F: PageForm>(
    app: &AppState,
    parts: &Parts,
    signed_in: Option<SignedIn>,
    form: F,
) -> Result<Result<Posted<F>, Box<Response>>, Error> {
    let address = parts.uri.path();
    let is_script = SignedIn::is_script(&parts.headers);
    let Some(signed_in) = signed_in else {
        if is_script {
            return Ok(Err(Box::new(StatusCode::UNAUTHORIZED.into_response())));
        }
        let page = F::page_of(address);
        let answer = match form.typed() {
            _ if form.is_typed() && keep(app, parts, &form).await? => to_sign_in(&page, "&kept=1"),
            typed if typed.is_empty() => to_sign_in(&page, "&unsent=1"),
            typed => not_sent::answer(app, parts, &page, &typed),
        };
        return Ok(Err(Box::new(answer)));
    };
    if let Err(stale) = signed_in.shell(app, StaffPage::Other).check(form.token()) {
        // A script that saves a draft has no use for a page.
        if is_script {
            return Err(stale);
        }
        let shown = form.shown_again(app, &signed_in, address, Unsent::Stale).await?;
        return Ok(Err(Box::new((stale.status(), shown).into_response())));
    }
    // What is sent now is what was kept, as its writer has left it since.
    if kept_form::is_kept(app.db.reader(), signed_in.staff.id, address).await? {
        forget_kept_form(app, signed_in.staff.id, address).await?;
    }
    Ok(Ok(Posted { app: app.clone(), signed_in, form, address: address.to_owned() }))
}

/// Keeps a form whose session has ended, if it came from a page of that very session.
async fn keep(app: &AppState, parts: &Parts, form: &impl PageForm) -> Result<bool, Error> {
    let Some(id) = session_cookie::read(&parts.headers, &app.config) else { return Ok(false) };
    let ended = store::find_ended_session(app.db.reader(), &id.hash(), app.clock.now()).await?;
    let token = |hash: &str| FormToken::of_session(&app.keyring, hash.as_bytes());
    let Some(ended) = ended.filter(|ended| token(ended.hash.as_str()).check(form.token()).is_ok()) else {
        return Ok(false);
    };
    let content = serde_json::to_string(form).map_err(Error::internal)?;
    keep_form(app, ended.staff, &KeptForm { address: parts.uri.path().to_owned(), content }).await
}

/// To the sign-in, and from there to the page of the form.
fn to_sign_in(page: &str, what: &str) -> Response {
    Redirect::to(&format!("/staff/login?next={page}{what}")).into_response()
}

/// The form that was kept for a page, or for one of its forms, when its session had ended.
pub async fn kept_for(app: &App, signed_in: &SignedIn, page: &str) -> Result<Option<KeptForm>, Error> {
    kept_form::latest_under(app.db.reader(), signed_in.staff.id, page, &app.keyring, app.clock.now()).await
}
