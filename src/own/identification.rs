//! Strong identification: away to the provider, and back to the own page.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::identified::{Unknown, identity};
use super::support_identity;
use crate::accounts::session::SessionId;
use crate::actions::identify_resident::{Identified, identify_resident};
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::frame::sign_on::{Answer, Stopped, Traveller};
use crate::frame::support_visit;
use crate::frame::visit::Visit;
use crate::frame::{Shell, page};
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::platform::sign_on::{Failing, Pending, Providers};
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

/// Why nobody is identified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    Unknown(Unknown),
    OfAnotherAccount,
    OfAnotherPerson,
}

impl Why {
    /// The keys of heading and sentence.
    const fn text_keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Unknown(unknown) => unknown.text_keys(),
            Self::OfAnotherAccount => ("strong-other-title", "strong-other-account"),
            Self::OfAnotherPerson => ("strong-other-title", "strong-other-person"),
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

/// Sends the browser to the provider.
pub async fn start(
    State(app): State<AppState>,
    Query(query): Query<StartQuery>,
    parts: Parts,
) -> Result<Response, Error> {
    let provider = app.providers.strong.as_ref().ok_or(Error::NotFound)?;
    let traveller = Traveller { app: &app, parts: &parts, way: WAY };
    let locale = traveller.locale(&query.lang);
    let left = traveller.leave(provider, locale, "").await;
    Ok(left.unwrap_or_else(|stopped| failed(&traveller, locale, Why::Unknown(Unknown::Stopped(stopped)))))
}

/// Takes the browser that comes back.
pub async fn callback(
    State(app): State<AppState>,
    Query(answer): Query<Answer>,
    parts: Parts,
) -> Result<Response, Error> {
    if app.providers.strong.is_none() {
        return Err(Error::NotFound);
    }
    // Whoever only looks whether the page is there must not spend the code.
    if parts.method != Method::GET {
        return Ok(StatusCode::METHOD_NOT_ALLOWED.into_response());
    }
    let supporter = Traveller { app: &app, parts: &parts, way: support_visit::WAY };
    if let (locale, Some(begun)) = supporter.begun(&answer) {
        return support_identity::arrived(&supporter, &begun, &answer, locale).await;
    }
    let traveller = Traveller { app: &app, parts: &parts, way: WAY };
    let (locale, begun) = traveller.begun(&answer);
    let Some(pending) = begun else {
        return Ok(failed(&traveller, locale, Why::Unknown(Unknown::Stopped(Stopped::Failing(Failing::Late)))));
    };
    Ok(match identified(&traveller, &pending, &answer, locale).await? {
        Ok(session) => {
            let jar = traveller.gone().add(resident::cookie(&app, &session));
            (jar, Redirect::to(&Address::OwnPage.path(locale))).into_response()
        }
        Err(why) => (traveller.gone(), failed(&traveller, locale, why)).into_response(),
    })
}

/// Asks the provider who it is, and signs them in.
async fn identified(
    traveller: &Traveller<'_>,
    pending: &Pending,
    answer: &Answer,
    locale: Locale,
) -> Result<Result<SessionId, Why>, Error> {
    let (app, headers) = (traveller.app, &traveller.parts.headers);
    let identity = match identity(traveller, pending, answer).await? {
        Ok(identity) => identity,
        Err(unknown) => return Ok(Err(Why::Unknown(unknown))),
    };
    let here = SignedInResident::find(app, headers).await?;
    let before = resident::id_of(app, headers).map(|before| before.hash());
    let signed_in = here.map(|here| here.account.id);
    Ok(match identify_resident(app, &identity, signed_in, locale, before.as_ref()).await? {
        Identified::Session(session) => {
            traveller.arrived();
            Ok(session)
        }
        Identified::OfAnotherAccount => Err(Why::OfAnotherAccount),
        Identified::OfAnotherPerson => Err(Why::OfAnotherPerson),
    })
}

/// A calm page that says what happened and what to do.
fn failed(traveller: &Traveller<'_>, locale: Locale, why: Why) -> Response {
    let visit = Visit { locale, ..Visit::of(&traveller.parts.uri, &traveller.parts.headers) };
    let shell = Shell::of(traveller.app, &visit);
    let unknown = if let Why::Unknown(unknown) = why { Some(unknown) } else { None };
    let minutes = unknown.and_then(Unknown::minutes);
    let told = i64::try_from(minutes.unwrap_or_default()).unwrap_or(i64::MAX);
    let (heading, sentence) = why.text_keys();
    let heading = shell.t(heading);
    let shown = page(&FailedPage {
        sentence: shell.t_with(sentence, &[("minutes", told.into())]),
        number: if unknown.is_some_and(Unknown::is_logged) { traveller.number() } else { String::new() },
        again: if minutes.is_some() { String::new() } else { address(traveller.app, locale) },
        own: Address::OwnPage.path(locale),
        shell: shell.titled(&heading),
        heading,
    });
    match why {
        Why::Unknown(unknown) => unknown.answered(shown),
        Why::OfAnotherAccount | Why::OfAnotherPerson => (StatusCode::CONFLICT, shown).into_response(),
    }
}
