//! Strong identification: away to the provider, and back to the own page.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::header::RETRY_AFTER;
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::CookieJar;
use serde::Deserialize;

use crate::accounts::session::SessionId;
use crate::actions::identify_resident::{Identified, identify_resident};
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::frame::cookies::SIGN_ON;
use crate::frame::visit::Visit;
use crate::frame::{Shell, page};
use crate::identities::{NotIdentified, StrongIdentity, wanted};
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::platform::sign_on::{Failing, Pending, Providers};
use crate::platform::web::client::ClientAddress;
use crate::platform::web::request_id::RequestId;
use crate::sessions::resident::{self, SignedInResident};

/// Where the way to the provider begins.
pub const PATH: &str = "/identification";

/// Where the provider leads back to.
pub const CALLBACK: &str = Providers::STRONG_CALLBACK;

/// Which way in a cookie belongs to.
const WAY: &str = "resident";

/// In which language.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct StartQuery {
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

/// Why nobody is identified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    Failing(Failing),
    NotIdentified(NotIdentified),
    OfAnotherAccount,
    OfAnotherPerson,
    Cancelled,
    TooMany { minutes: u64 },
}

impl Why {
    /// The keys of heading and sentence.
    const fn text_keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Failing(Failing::Unreachable) => ("strong-down-title", "strong-down"),
            Self::Failing(Failing::Late) => ("strong-late-title", "strong-late"),
            Self::Failing(Failing::Broken | Failing::Clock | Failing::Unproven | Failing::UnknownKey) => {
                ("strong-doubt-title", "strong-doubt")
            }
            Self::NotIdentified(NotIdentified::Weak) => ("strong-doubt-title", "strong-weak"),
            Self::NotIdentified(NotIdentified::NoCode) => ("strong-doubt-title", "strong-no-code"),
            Self::OfAnotherAccount => ("strong-other-title", "strong-other-account"),
            Self::OfAnotherPerson => ("strong-other-title", "strong-other-person"),
            Self::Cancelled => ("strong-cancelled-title", "strong-cancelled"),
            Self::TooMany { .. } => ("errors-too-many-title", "errors-too-many"),
        }
    }

    const fn status(self) -> StatusCode {
        match self {
            Self::Failing(Failing::Unreachable) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Failing(Failing::Late) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Failing(_) => StatusCode::BAD_GATEWAY,
            Self::NotIdentified(_) => StatusCode::FORBIDDEN,
            Self::OfAnotherAccount | Self::OfAnotherPerson => StatusCode::CONFLICT,
            Self::Cancelled => StatusCode::OK,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        }
    }
}

#[derive(Template)]
#[template(path = "own/identification_failed.html")]
struct FailedPage {
    heading: String,
    sentence: String,
    number: String,
    again: String,
    own: String,
    shell: Shell,
}

/// The address at which the way to the provider begins; empty where there is none.
pub fn address(app: &App, locale: Locale) -> String {
    app.providers.strong.as_ref().map(|_| format!("{PATH}?lang={locale}")).unwrap_or_default()
}

/// Sends the browser to the provider. Nothing is kept of it here; the browser keeps a sealed cookie.
pub async fn start(
    State(app): State<AppState>,
    Query(query): Query<StartQuery>,
    parts: Parts,
) -> Result<Response, Error> {
    let provider = app.providers.strong.as_ref().ok_or(Error::NotFound)?;
    let locale = Locale::parse(&query.lang).unwrap_or_else(|| Visit::of(&parts.uri, &parts.headers).locale);
    let pending = Pending::begin(&app.random, WAY, locale, "");
    let now = app.clock.now();
    match provider.address(&pending, locale, now).await {
        Ok(there) => {
            let kept = SIGN_ON.with(&app.config, pending.sealed(&app.keyring, &app.random, now));
            Ok((CookieJar::new().add(kept), Redirect::to(there.as_str())).into_response())
        }
        Err(fault) => {
            tracing::warn!(request = number(&parts), why = fault.why, "strong identification cannot begin");
            Ok(failed(&app, &parts, locale, Why::Failing(fault.failing)))
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
    if app.providers.strong.is_none() {
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
        return Ok(failed(&app, &parts, locale, Why::Failing(Failing::Late)));
    };
    let gone = CookieJar::new().add(SIGN_ON.gone(&app.config));
    Ok(match identified(&app, &parts, &pending, &query, locale).await? {
        Ok(session) => {
            let jar = gone.add(resident::cookie(&app, &session));
            (jar, Redirect::to(&Address::OwnPage.path(locale))).into_response()
        }
        Err(why) => (gone, failed(&app, &parts, locale, why)).into_response(),
    })
}

/// Asks the provider who it is, and signs them in. Answers that lead nowhere are counted by the caller's address.
async fn identified(
    app: &App,
    parts: &Parts,
    pending: &Pending,
    query: &CallbackQuery,
    locale: Locale,
) -> Result<Result<SessionId, Why>, Error> {
    let (Some(provider), Some(config)) = (&app.providers.strong, &app.config.strong) else {
        return Err(Error::NotFound);
    };
    match query.error.as_str() {
        "" => {}
        "access_denied" => return Ok(Err(Why::Cancelled)),
        "temporarily_unavailable" | "server_error" => return Ok(Err(Why::Failing(Failing::Unreachable))),
        _ => return Ok(Err(Why::Failing(Failing::Broken))),
    }
    let now = app.clock.now();
    let caller = ClientAddress::of(&parts.headers, &parts.extensions, &app.config.trusted_proxies);
    if let Err(minutes) = app.limits.sign_ons.check(caller, now) {
        return Ok(Err(Why::TooMany { minutes }));
    }
    app.limits.sign_ons.strike(caller, now);
    let claims = match provider.claims(pending, &query.code, &wanted(config), now).await {
        Ok(claims) => claims,
        Err(fault) => {
            tracing::warn!(request = number(parts), why = fault.why, "strong identification failed");
            return Ok(Err(Why::Failing(fault.failing)));
        }
    };
    let identity = match StrongIdentity::read(&claims, config) {
        Ok(identity) => identity,
        Err(why) => return Ok(Err(Why::NotIdentified(why))),
    };
    let here = SignedInResident::find(app, &parts.headers).await?;
    let before = resident::id_of(app, &parts.headers).map(|before| before.hash());
    let signed_in = here.map(|here| here.account.id);
    Ok(match identify_resident(app, &identity, signed_in, locale, before.as_ref()).await? {
        Identified::Session(session) => {
            app.limits.sign_ons.forgive(caller, now);
            Ok(session)
        }
        Identified::OfAnotherAccount => Err(Why::OfAnotherAccount),
        Identified::OfAnotherPerson => Err(Why::OfAnotherPerson),
    })
}

fn number(parts: &Parts) -> String {
    parts.extensions.get::<RequestId>().map(ToString::to_string).unwrap_or_default()
}

/// A calm page that says what happened and what to do.
fn failed(app: &App, parts: &Parts, locale: Locale, why: Why) -> Response {
    let visit = Visit { locale, ..Visit::of(&parts.uri, &parts.headers) };
    let shell = Shell::of(app, &visit);
    let (heading, sentence) = why.text_keys();
    let heading = shell.t(heading);
    let minutes = if let Why::TooMany { minutes } = why { minutes } else { 0 };
    let told = i64::try_from(minutes).unwrap_or(i64::MAX);
    let sentence = if minutes > 0 { shell.t_with(sentence, &[("minutes", told.into())]) } else { shell.t(sentence) };
    let is_logged = matches!(why, Why::Failing(failing) if failing != Failing::Late);
    let shown = page(&FailedPage {
        heading: heading.clone(),
        sentence,
        number: if is_logged { number(parts) } else { String::new() },
        again: if minutes > 0 { String::new() } else { address(app, locale) },
        own: Address::OwnPage.path(locale),
        shell: shell.titled(&heading),
    });
    let mut response = (why.status(), shown).into_response();
    if minutes > 0 {
        response.headers_mut().insert(RETRY_AFTER, minutes.saturating_mul(60).into());
    }
    response
}
