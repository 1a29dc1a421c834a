//! Signing in with the work account: away to the employer's provider, and back again.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::sign_in::{afterwards, go_on};
use super::sign_in_code;
use crate::accounts::sign_on::Told;
use crate::actions::sign_on::{NotHere, SignedOn, sign_on};
use crate::app::AppState;
use crate::frame::sign_on::{Answer, Stopped, Traveller};
use crate::frame::visit::Visit;
use crate::frame::{StaffShell, page};
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::platform::sign_on::{Failing, Pending, Providers};
use crate::sessions::{SignedIn, half_way, session_cookie};

/// Where the way to the provider begins.
pub const PATH: &str = "/staff/login/sso";

/// Where the provider leads back to.
pub const CALLBACK: &str = Providers::SSO_CALLBACK;

/// Which way in a cookie belongs to.
const WAY: &str = "staff";

/// Where to go on to, and in which language.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct StartQuery {
    next: String,
    lang: String,
}

/// Why one is not signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    Stopped(Stopped),
    NotHere(NotHere),
}

impl Why {
    /// The keys of heading and sentence.
    const fn text_keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Stopped(Stopped::Failing(Failing::Unreachable)) => ("staff-sign-on-down-title", "staff-sign-on-down"),
            Self::Stopped(Stopped::Failing(Failing::Broken)) => ("staff-sign-on-doubt-title", "staff-sign-on-broken"),
            Self::Stopped(Stopped::Failing(Failing::Late)) => ("staff-sign-on-late-title", "staff-sign-on-late"),
            Self::Stopped(Stopped::Failing(Failing::Clock)) => ("staff-sign-on-doubt-title", "staff-sign-on-clock"),
            Self::Stopped(Stopped::Failing(Failing::Unproven)) => {
                ("staff-sign-on-doubt-title", "staff-sign-on-unproven")
            }
            Self::Stopped(Stopped::Failing(Failing::UnknownKey)) => {
                ("staff-sign-on-doubt-title", "staff-sign-on-unknown-key")
            }
            Self::NotHere(NotHere::Unknown) => ("staff-sign-on-unknown-title", "staff-sign-on-unknown"),
            Self::NotHere(NotHere::Closed) => ("staff-sign-on-closed-title", "staff-sign-on-closed"),
            Self::NotHere(NotHere::Taken) => ("staff-sign-on-unknown-title", "staff-sign-on-taken"),
            Self::NotHere(NotHere::Weak) => ("staff-sign-on-weak-title", "staff-sign-on-weak"),
            Self::Stopped(Stopped::Cancelled) => ("staff-sign-on-cancelled-title", "staff-sign-on-cancelled"),
            Self::Stopped(Stopped::TooMany { .. }) => ("errors-too-many-title", "staff-sign-in-too-many"),
        }
    }

    /// Can the same person do better by trying again at once?
    const fn is_worth_another_try(self) -> bool {
        matches!(self, Self::Stopped(Stopped::Failing(_) | Stopped::Cancelled) | Self::NotHere(NotHere::Weak))
    }
}

#[derive(Template)]
#[template(path = "staff/sign_on_failed.html")]
struct FailedPage {
    shell: StaffShell,
    heading: String,
    sentence: String,
    number: String,
    again: String,
    back: String,
}

/// The address at which the way to the provider begins.
pub fn address(locale: Locale, next: &str) -> String {
    let next = afterwards(next).map(|next| format!("&next={}", next.encoded())).unwrap_or_default();
    format!("{PATH}?lang={locale}{next}")
}

/// Sends the browser to the provider.
pub async fn start(
    State(app): State<AppState>,
    Query(query): Query<StartQuery>,
    parts: Parts,
) -> Result<Response, Error> {
    let provider = app.providers.sso.as_ref().ok_or(Error::NotFound)?;
    // Somebody who came by password and still needs a second factor may have one at the provider.
    if SignedIn::find(&app, &parts.headers).await?.is_some_and(|already| !already.needs_second_factor(&app)) {
        return Ok(go_on(&query.next).into_response());
    }
    let traveller = Traveller { app: &app, parts: &parts, way: WAY };
    let locale = traveller.locale(&query.lang);
    let next = afterwards(&query.next).map(|next| next.to_string()).unwrap_or_default();
    let left = traveller.leave(provider, locale, &next).await;
    Ok(left.unwrap_or_else(|stopped| failed(&traveller, locale, &next, Why::Stopped(stopped))))
}

/// Takes the browser that comes back.
pub async fn callback(
    State(app): State<AppState>,
    Query(answer): Query<Answer>,
    parts: Parts,
) -> Result<Response, Error> {
    if app.providers.sso.is_none() {
        return Err(Error::NotFound);
    }
    // Whoever only looks whether the page is there must not spend the code.
    if parts.method != Method::GET {
        return Ok(StatusCode::METHOD_NOT_ALLOWED.into_response());
    }
    let traveller = Traveller { app: &app, parts: &parts, way: WAY };
    let (locale, begun) = traveller.begun(&answer);
    let Some(pending) = begun else {
        return Ok(failed(&traveller, locale, "", Why::Stopped(Stopped::Failing(Failing::Late))));
    };
    let response = match signed_on(&app, &traveller, &pending, &answer).await? {
        Ok(SignedOn::Session(session)) => {
            (session_cookie::give(&session, &app.config), go_on(&pending.next)).into_response()
        }
        Ok(SignedOn::HalfWay(credentials)) => {
            let on = sign_in_code::address(locale, afterwards(&pending.next).as_ref());
            (half_way::give(&app, &credentials), Redirect::to(&on)).into_response()
        }
        Ok(SignedOn::Refused(why)) => failed(&traveller, locale, &pending.next, Why::NotHere(why)),
        Err(stopped) => failed(&traveller, locale, &pending.next, Why::Stopped(stopped)),
    };
    Ok((traveller.gone(), response).into_response())
}

/// Asks the provider who it is, and signs them in.
async fn signed_on(
    app: &AppState,
    traveller: &Traveller<'_>,
    pending: &Pending,
    answer: &Answer,
) -> Result<Result<SignedOn, Stopped>, Error> {
    let (Some(provider), Some(config)) = (&app.providers.sso, &app.config.sso) else { return Err(Error::NotFound) };
    let claims = match traveller.claims(provider, pending, answer, &Told::wanted(config)).await {
        Ok(claims) => claims,
        Err(stopped) => return Ok(Err(stopped)),
    };
    let Some(told) = Told::read(&claims, config) else { return Ok(Err(Stopped::Failing(Failing::Broken))) };
    let before = session_cookie::read(&traveller.parts.headers, &app.config).map(|before| before.hash());
    let signed_on = sign_on(app, &told, before.as_ref()).await?;
    if !matches!(signed_on, SignedOn::Refused(_)) {
        traveller.arrived();
    }
    Ok(Ok(signed_on))
}

/// A calm page that says what happened and what to do.
fn failed(traveller: &Traveller<'_>, locale: Locale, next: &str, why: Why) -> Response {
    let view = Visit::of(&traveller.parts.uri, &traveller.parts.headers).view;
    let shell = StaffShell::signed_out(traveller.app, locale, view);
    let stopped = if let Why::Stopped(stopped) = why { Some(stopped) } else { None };
    let minutes = stopped.and_then(Stopped::minutes).unwrap_or_default();
    let (heading, sentence) = why.text_keys();
    let heading = shell.t(heading);
    let shown = page(&FailedPage {
        sentence: shell.t_with(sentence, &[("minutes", i64::try_from(minutes).unwrap_or(i64::MAX).into())]),
        number: if stopped.is_some_and(Stopped::is_logged) { traveller.number() } else { String::new() },
        again: if why.is_worth_another_try() { address(locale, next) } else { String::new() },
        back: format!("/staff/login?lang={locale}"),
        shell: shell.titled(&heading),
        heading,
    });
    match why {
        Why::Stopped(stopped) => stopped.dated(shown),
        Why::NotHere(_) => (StatusCode::FORBIDDEN, shown).into_response(),
    }
}
