//! Signing in with the work account: away to the employer's provider, and back again.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::header::RETRY_AFTER;
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::CookieJar;
use serde::Deserialize;

use super::sign_in::{afterwards, go_on};
use super::sign_in_code;
use crate::accounts::sign_on::Told;
use crate::actions::sign_on::{NotHere, SignedOn, sign_on};
use crate::app::{App, AppState};
use crate::frame::cookies::SIGN_ON;
use crate::frame::visit::Visit;
use crate::frame::{StaffShell, page};
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::platform::sign_on::{Failing, Pending, Providers};
use crate::platform::web::client::ClientAddress;
use crate::platform::web::request_id::RequestId;
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

/// What the provider gives the browser to bring back.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CallbackQuery {
    code: String,
    state: String,
    error: String,
}

/// Why one is not signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    Failing(Failing),
    NotHere(NotHere),
    Cancelled,
    TooMany { minutes: u64 },
}

impl Why {
    /// The keys of heading and sentence.
    const fn text_keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Failing(Failing::Unreachable) => ("staff-sign-on-down-title", "staff-sign-on-down"),
            Self::Failing(Failing::Broken) => ("staff-sign-on-doubt-title", "staff-sign-on-broken"),
            Self::Failing(Failing::Late) => ("staff-sign-on-late-title", "staff-sign-on-late"),
            Self::Failing(Failing::Clock) => ("staff-sign-on-doubt-title", "staff-sign-on-clock"),
            Self::Failing(Failing::Unproven) => ("staff-sign-on-doubt-title", "staff-sign-on-unproven"),
            Self::Failing(Failing::UnknownKey) => ("staff-sign-on-doubt-title", "staff-sign-on-unknown-key"),
            Self::NotHere(NotHere::Unknown) => ("staff-sign-on-unknown-title", "staff-sign-on-unknown"),
            Self::NotHere(NotHere::Closed) => ("staff-sign-on-closed-title", "staff-sign-on-closed"),
            Self::NotHere(NotHere::Taken) => ("staff-sign-on-unknown-title", "staff-sign-on-taken"),
            Self::NotHere(NotHere::Weak) => ("staff-sign-on-weak-title", "staff-sign-on-weak"),
            Self::Cancelled => ("staff-sign-on-cancelled-title", "staff-sign-on-cancelled"),
            Self::TooMany { .. } => ("errors-too-many-title", "staff-sign-in-too-many"),
        }
    }

    const fn status(self) -> StatusCode {
        match self {
            Self::Failing(Failing::Unreachable) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Failing(Failing::Late) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Failing(_) => StatusCode::BAD_GATEWAY,
            Self::NotHere(_) => StatusCode::FORBIDDEN,
            Self::Cancelled => StatusCode::OK,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    /// Can the same person do better by trying again at once?
    const fn is_worth_another_try(self) -> bool {
        matches!(self, Self::Failing(_) | Self::Cancelled | Self::NotHere(NotHere::Weak))
    }

    /// Is it something that somebody will look for in the log?
    const fn is_logged(self) -> bool {
        matches!(
            self,
            Self::Failing(
                Failing::Broken | Failing::Clock | Failing::Unproven | Failing::UnknownKey | Failing::Unreachable
            )
        )
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

/// Sends the browser to the provider. Nothing is kept of it here; the browser keeps a sealed cookie.
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
    let locale = Locale::parse(&query.lang).unwrap_or_else(|| Visit::of(&parts.uri, &parts.headers).locale);
    let next = afterwards(&query.next).map(|next| next.to_string()).unwrap_or_default();
    let pending = Pending::begin(&app.random, WAY, locale, &next);
    let now = app.clock.now();
    match provider.address(&pending, locale, now).await {
        Ok(there) => {
            let kept = SIGN_ON.with(&app.config, pending.sealed(&app.keyring, &app.random, now));
            Ok((CookieJar::new().add(kept), Redirect::to(there.as_str())).into_response())
        }
        Err(fault) => {
            tracing::warn!(request = number(&parts), why = fault.why, "single sign-on cannot begin");
            Ok(failed(&app, &parts, locale, &next, Why::Failing(fault.failing)))
        }
    }
}

/// Takes the browser that comes back. The cookie binds the answer to the browser that began, and goes whatever comes
/// of it.
pub async fn callback(
    State(app): State<AppState>,
    Query(query): Query<CallbackQuery>,
    parts: Parts,
) -> Result<Response, Error> {
    if app.providers.sso.is_none() {
        return Err(Error::NotFound);
    }
    // Whoever only looks whether the page is there must not spend the code.
    if parts.method != Method::GET {
        return Ok(StatusCode::METHOD_NOT_ALLOWED.into_response());
    }
    let kept = SIGN_ON.value(&app.config, &parts.headers);
    let begun = kept.and_then(|kept| Pending::open(&kept, WAY, &app.keyring, app.clock.now()));
    let locale = begun.as_ref().and_then(Pending::locale);
    let locale = locale.unwrap_or_else(|| Visit::of(&parts.uri, &parts.headers).locale);
    let Some(pending) = begun.filter(|begun| begun.is_answered_by(&query.state)) else {
        return Ok(failed(&app, &parts, locale, "", Why::Failing(Failing::Late)));
    };
    let response = match signed_on(&app, &parts, &pending, &query).await? {
        Ok(SignedOn::Session(session)) => {
            (session_cookie::give(&session, &app.config), go_on(&pending.next)).into_response()
        }
        Ok(SignedOn::HalfWay(credentials)) => {
            let on = sign_in_code::address(locale, afterwards(&pending.next).as_ref());
            (half_way::give(&app, &credentials), Redirect::to(&on)).into_response()
        }
        Ok(SignedOn::Refused(why)) => failed(&app, &parts, locale, &pending.next, Why::NotHere(why)),
        Err(why) => failed(&app, &parts, locale, &pending.next, why),
    };
    Ok((CookieJar::new().add(SIGN_ON.gone(&app.config)), response).into_response())
}

/// Asks the provider who it is, and signs them in. Answers that lead nowhere are counted by the caller's address.
async fn signed_on(
    app: &AppState,
    parts: &Parts,
    pending: &Pending,
    query: &CallbackQuery,
) -> Result<Result<SignedOn, Why>, Error> {
    let (Some(provider), Some(config)) = (&app.providers.sso, &app.config.sso) else { return Err(Error::NotFound) };
    if let Some(why) = told_by_browser(&query.error) {
        if why != Why::Cancelled {
            tracing::warn!(request = number(parts), "the provider ends a single sign-on with an error");
        }
        return Ok(Err(why));
    }
    let now = app.clock.now();
    let caller = ClientAddress::of(&parts.headers, &parts.extensions, &app.config.trusted_proxies);
    if let Err(minutes) = app.limits.sign_ons.check(caller, now) {
        return Ok(Err(Why::TooMany { minutes }));
    }
    app.limits.sign_ons.strike(caller, now);
    let claims = match provider.claims(pending, &query.code, &Told::wanted(config), now).await {
        Ok(claims) => claims,
        Err(fault) => {
            tracing::warn!(request = number(parts), why = fault.why, "single sign-on failed");
            return Ok(Err(Why::Failing(fault.failing)));
        }
    };
    let Some(told) = Told::read(&claims, config) else { return Ok(Err(Why::Failing(Failing::Broken))) };
    let before = session_cookie::read(&parts.headers, &app.config).map(|before| before.hash());
    let signed_on = sign_on(app, &told, before.as_ref()).await?;
    if !matches!(signed_on, SignedOn::Refused(_)) {
        app.limits.sign_ons.forgive(caller, now);
    }
    Ok(Ok(signed_on))
}

/// What the provider says through the browser instead of a code. The words are those of OAuth; others are not believed
/// to mean anything.
fn told_by_browser(error: &str) -> Option<Why> {
    match error {
        "" => None,
        "access_denied" | "login_required" | "interaction_required" | "consent_required" => Some(Why::Cancelled),
        "temporarily_unavailable" | "server_error" => Some(Why::Failing(Failing::Unreachable)),
        _ => Some(Why::Failing(Failing::Broken)),
    }
}

fn number(parts: &Parts) -> String {
    parts.extensions.get::<RequestId>().map(ToString::to_string).unwrap_or_default()
}

/// A calm page that says what happened and what to do.
fn failed(app: &App, parts: &Parts, locale: Locale, next: &str, why: Why) -> Response {
    let shell = StaffShell::signed_out(app, locale, Visit::of(&parts.uri, &parts.headers).view);
    let (heading, sentence) = why.text_keys();
    let heading = shell.t(heading);
    let minutes = if let Why::TooMany { minutes } = why { minutes } else { 0 };
    let told = i64::try_from(minutes).unwrap_or(i64::MAX);
    let sentence = if minutes > 0 { shell.t_with(sentence, &[("minutes", told.into())]) } else { shell.t(sentence) };
    let shown = page(&FailedPage {
        shell: shell.titled(&heading),
        heading,
        sentence,
        number: if why.is_logged() { number(parts) } else { String::new() },
        again: if why.is_worth_another_try() { address(locale, next) } else { String::new() },
        back: format!("/staff/login?lang={locale}"),
    });
    let mut response = (why.status(), shown).into_response();
    if minutes > 0 {
        response.headers_mut().insert(RETRY_AFTER, minutes.saturating_mul(60).into());
    }
    response
}
