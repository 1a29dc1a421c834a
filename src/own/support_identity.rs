//! Back from the provider with a support: it is confirmed, or one's own is found.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::identified::{Unknown, identity};
use crate::actions::support_initiative::{Identified, support_strongly};
use crate::addresses::Address;
use crate::frame::sign_on::{Answer, Traveller};
use crate::frame::support_visit::{Errand, SupportVisit};
use crate::frame::visit::Visit;
use crate::frame::{Shell, page};
use crate::identities::CodePurpose;
use crate::initiatives::number::InitiativeNumber;
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::platform::sign_on::Pending;
use crate::sessions::resident::SignedInResident;
use crate::supports::rule::NotTaken;
use crate::supports::store;

/// Why there is no support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    Unknown(Unknown),
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
            Self::Unknown(unknown) => unknown.text_keys(),
            Self::Elsewhere(_) => ("support-refused-title", "support-elsewhere"),
            Self::NotTaken(_, NotTaken::Age) => ("support-refused-title", "support-too-young"),
            Self::NotTaken(_, NotTaken::BusinessId) => ("support-refused-title", "initiative-business-id-wrong"),
            Self::NotTaken(..) => ("support-refused-title", "support-ground-empty"),
            Self::Closed(_) => ("support-closed-title", "support-closed"),
            Self::NotThere => ("support-over-title", "support-not-there"),
        }
    }

    const fn initiative(self) -> Option<InitiativeNumber> {
        match self {
            Self::Elsewhere(number) | Self::NotTaken(number, _) | Self::Closed(number) => Some(number),
            Self::Unknown(_) | Self::NotThere => None,
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
    let identity = match identity(traveller, pending, answer).await? {
        Ok(identity) => identity,
        Err(unknown) => return Ok(Err(Why::Unknown(unknown))),
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
    let unknown = if let Why::Unknown(unknown) = why { Some(unknown) } else { None };
    let minutes = unknown.and_then(Unknown::minutes).and_then(|minutes| i64::try_from(minutes).ok());
    let (heading, sentence) = why.text_keys();
    let heading = shell.t(heading);
    let initiative = why.initiative().map(|number| Address::Initiative(number.year(), number.count()));
    let shown = page(&FailedPage {
        sentence: shell.t_with(sentence, &[("minutes", minutes.unwrap_or_default().into())]),
        number: if unknown.is_some_and(Unknown::is_logged) { traveller.number() } else { String::new() },
        back: initiative.unwrap_or(Address::Initiatives).path(locale),
        shell: shell.titled(&heading),
        heading,
    });
    match why {
        Why::Unknown(unknown) => unknown.answered(shown),
        Why::Elsewhere(_) | Why::NotTaken(..) => (StatusCode::FORBIDDEN, shown).into_response(),
        Why::Closed(_) => (StatusCode::CONFLICT, shown).into_response(),
        Why::NotThere => (StatusCode::GONE, shown).into_response(),
    }
}
