//! Back from the provider with a support: it is confirmed, or one's own is found.

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};

use crate::actions::support_initiative::{Identified, support_strongly};
use crate::addresses::Address;
use crate::frame::sign_on::{Answer, Stopped, Traveller};
use crate::frame::support_visit::{Errand, SupportVisit};
use crate::frame::visit::Visit;
use crate::frame::{Shell, page};
use crate::identities::{CodePurpose, NotIdentified, StrongIdentity, wanted};
use crate::initiatives::number::InitiativeNumber;
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::platform::sign_on::{Failing, Pending};
use crate::sessions::resident::SignedInResident;
use crate::supports::rule::NotTaken;
use crate::supports::store;

/// Why there is no support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    Stopped(Stopped),
    NotIdentified(NotIdentified),
    /// They live in another municipality than they claimed.
    Elsewhere(InitiativeNumber),
    NotTaken(InitiativeNumber, NotTaken),
    Closed(InitiativeNumber),
    /// What was filled in, or the support that was looked for, is not there.
    NotThere,
}

impl Why {
    /// The keys of heading and sentence.
    const fn text_keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Stopped(Stopped::Failing(Failing::Unreachable)) => ("strong-down-title", "strong-down"),
            Self::Stopped(Stopped::Failing(Failing::Late)) => ("strong-late-title", "strong-late"),
            Self::Stopped(Stopped::Failing(_)) => ("strong-doubt-title", "strong-doubt"),
            Self::Stopped(Stopped::Cancelled) => ("strong-cancelled-title", "strong-cancelled"),
            Self::Stopped(Stopped::TooMany { .. }) => ("errors-too-many-title", "errors-too-many"),
            Self::NotIdentified(NotIdentified::Weak) => ("strong-doubt-title", "strong-weak"),
            Self::NotIdentified(NotIdentified::NoCode) => ("strong-doubt-title", "strong-no-code"),
            Self::Elsewhere(_) => ("support-refused-title", "support-elsewhere"),
            Self::NotTaken(_, NotTaken::Age) => ("support-refused-title", "support-too-young"),
            Self::NotTaken(..) => ("support-refused-title", "support-ground-empty"),
            Self::Closed(_) => ("support-closed-title", "support-closed"),
            Self::NotThere => ("support-over-title", "support-not-there"),
        }
    }

    const fn initiative(self) -> Option<InitiativeNumber> {
        match self {
            Self::Elsewhere(number) | Self::NotTaken(number, _) | Self::Closed(number) => Some(number),
            Self::Stopped(_) | Self::NotIdentified(_) | Self::NotThere => None,
        }
    }
}

#[derive(Template)]
#[template(path = "own/support_failed.html")]
struct FailedPage {
    heading: String,
    sentence: String,
    number: String,
    /// Back to the initiative, or to all of them.
    back: String,
    shell: Shell,
}

/// Takes the browser that comes back.
pub async fn arrived(
    traveller: &Traveller<'_>,
    pending: &Pending,
    answer: &Answer,
    locale: Locale,
) -> Result<Response, Error> {
    Ok(match done(traveller, pending, answer).await? {
        Ok(visit) => {
            traveller.arrived();
            let jar = traveller.gone().add(visit.cookie(traveller.app));
            (jar, Redirect::to(&Address::MySupport.path(locale))).into_response()
        }
        Err(why) => (traveller.gone(), failed(traveller, locale, why)).into_response(),
    })
}

async fn done(
    traveller: &Traveller<'_>,
    pending: &Pending,
    answer: &Answer,
) -> Result<Result<SupportVisit, Why>, Error> {
    let app = traveller.app;
    let (Some(provider), Some(config)) = (&app.providers.strong, &app.config.strong) else {
        return Err(Error::NotFound);
    };
    let claims = match traveller.claims(provider, pending, answer, &wanted(config)).await {
        Ok(claims) => claims,
        Err(stopped) => return Ok(Err(Why::Stopped(stopped))),
    };
    let identity = match StrongIdentity::read(&claims, config) {
        Ok(identity) => identity,
        Err(why) => return Ok(Err(Why::NotIdentified(why))),
    };
    let visit = |support, code| SupportVisit { support, code };
    match Errand::parse(&pending.next).ok_or(Error::NotFound)? {
        Errand::Find(initiative) => {
            let hashes = identity.code_hashes(CodePurpose::Support(initiative.0), &app.keyring);
            let found = store::find_by_code(app.db.reader(), initiative, &hashes).await?;
            Ok(found.map(|support| visit(support.id, String::new())).ok_or(Why::NotThere))
        }
        Errand::Confirm(request) => {
            let here = SignedInResident::find(app, &traveller.parts.headers).await?;
            let resident = here.map(|here| here.account.id);
            Ok(match support_strongly(app, request, &identity, resident).await? {
                Identified::Support(id, code) => Ok(visit(id, code.map(|code| code.grouped()).unwrap_or_default())),
                Identified::Elsewhere(number) => Err(Why::Elsewhere(number)),
                Identified::NotTaken(number, why) => Err(Why::NotTaken(number, why)),
                Identified::Closed(number) => Err(Why::Closed(number)),
                Identified::Over => Err(Why::NotThere),
            })
        }
    }
}

/// A calm page that says what happened and what to do.
fn failed(traveller: &Traveller<'_>, locale: Locale, why: Why) -> Response {
    let visit = Visit { locale, ..Visit::of(&traveller.parts.uri, &traveller.parts.headers) };
    let shell = Shell::of(traveller.app, &visit);
    let stopped = if let Why::Stopped(stopped) = why { Some(stopped) } else { None };
    let minutes = stopped.and_then(Stopped::minutes).and_then(|minutes| i64::try_from(minutes).ok());
    let (heading, sentence) = why.text_keys();
    let heading = shell.t(heading);
    let initiative = why.initiative().map(|number| Address::Initiative(number.year(), number.count()));
    let shown = page(&FailedPage {
        sentence: shell.t_with(sentence, &[("minutes", minutes.unwrap_or_default().into())]),
        number: if stopped.is_some_and(Stopped::is_logged) { traveller.number() } else { String::new() },
        back: initiative.unwrap_or(Address::Initiatives).path(locale),
        shell: shell.titled(&heading),
        heading,
    });
    match why {
        Why::Stopped(stopped) => stopped.dated(shown),
        Why::NotIdentified(_) | Why::Elsewhere(_) | Why::NotTaken(..) => {
            (axum::http::StatusCode::FORBIDDEN, shown).into_response()
        }
        Why::Closed(_) => (axum::http::StatusCode::CONFLICT, shown).into_response(),
        Why::NotThere => (axum::http::StatusCode::GONE, shown).into_response(),
    }
}
