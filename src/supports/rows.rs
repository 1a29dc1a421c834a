//! Supports as rows, and rows as supports.

use entity::ids::{InitiativeId, SupportId};
use entity::{support, support_request};
use sea_orm::ActiveValue::Set;

use super::counts::Cell;
use super::support::{Giver, Request, State, Support, Supporter};
use crate::counties::county::SupportLevel;
use crate::feedback::contact::EmailAddress;
use crate::initiatives::business_id::BusinessId;
use crate::initiatives::kind::Ground;
use crate::kernel::random::Random;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;
use crate::platform::seal::Place;

fn request_place(column: &str, id: uuid::Uuid) -> Place {
    Place::of("support_requests", column, id)
}

fn support_place(column: &str, id: SupportId) -> Place {
    Place::of("supports", column, id)
}

pub(super) fn corrupt() -> Error {
    Error::internal(anyhow::anyhow!("a support is stored in a shape that none has"))
}

/// The row of a request. `token_hash` is that of its letter, where one goes out.
#[must_use]
pub fn new_request(
    request: &Request,
    token_hash: Option<String>,
    (keyring, random): (&Keyring, &Random),
) -> support_request::ActiveModel {
    let seal = |text: &str, column| keyring.seal_text(random, text, &request_place(column, request.id));
    let supporter = &request.supporter;
    support_request::ActiveModel {
        id: Set(request.id),
        initiative_id: Set(request.initiative),
        token_hash: Set(token_hash),
        ground: Set(supporter.ground.code().to_owned()),
        business_id: Set(supporter.business_id.as_ref().map(ToString::to_string)),
        municipality_id: Set(supporter.municipality.clone()),
        name: Set(seal(&supporter.name, "name")),
        shows_name: Set(supporter.shows_name),
        email: Set(request.email.as_ref().map(|email| seal(email.as_str(), "email"))),
        email_index: Set(request.email.as_ref().map(|email| email.index(keyring))),
        asked_on: Set(request.asked_on),
    }
}

/// The request of a row.
pub(super) fn request(row: &support_request::Model, keyring: &Keyring) -> Result<Request, Error> {
    let open =
        |sealed: &str, column| keyring.open_text(sealed, &request_place(column, row.id)).map_err(Error::internal);
    let email = row.email.as_deref().map(|sealed| open(sealed, "email")).transpose()?;
    Ok(Request {
        id: row.id,
        initiative: row.initiative_id,
        supporter: Supporter {
            name: open(&row.name, "name")?,
            ground: Ground::parse(&row.ground).ok_or_else(corrupt)?,
            business_id: row.business_id.as_deref().and_then(BusinessId::parse),
            municipality: row.municipality_id.clone(),
            shows_name: row.shows_name,
        },
        email: email.as_deref().and_then(EmailAddress::parse),
        asked_on: row.asked_on,
    })
}

/// The row of a support that is confirmed now. Name and address are sealed anew, for the row they lie in from now on.
#[must_use]
pub fn new_support(support: &Support, giver: &Giver, (keyring, random): (&Keyring, &Random)) -> support::ActiveModel {
    let seal = |text: &str, column| keyring.seal_text(random, text, &support_place(column, support.id));
    support::ActiveModel {
        id: Set(support.id),
        initiative_id: Set(support.initiative),
        level: Set(support.level.code().to_owned()),
        ground: Set(support.ground.code().to_owned()),
        business_id: Set(giver.business_id.as_ref().map(ToString::to_string)),
        municipality_id: Set(support.municipality.clone()),
        name: Set(giver.name.as_deref().map(|name| seal(name, "name"))),
        shows_name: Set(support.shows_name),
        email: Set(giver.email.as_ref().map(|email| seal(email.as_str(), "email"))),
        email_index: Set(giver.email.as_ref().map(|email| email.index(keyring))),
        code_hash: Set(None),
        token_hash: Set(None),
        counted_with: Set(None),
        resident_id: Set(None),
        confirmed_on: Set(support.confirmed_on),
        withdrawn_on: Set(None),
    }
}

/// The support of a row.
pub(super) fn support(row: &support::Model) -> Result<Support, Error> {
    Ok(Support {
        id: row.id,
        initiative: row.initiative_id,
        level: SupportLevel::parse(&row.level).ok_or_else(corrupt)?,
        ground: Ground::parse(&row.ground).ok_or_else(corrupt)?,
        municipality: row.municipality_id.clone(),
        shows_name: row.shows_name,
        confirmed_on: row.confirmed_on,
        state: row.withdrawn_on.map_or(State::Confirmed, |on| State::Withdrawn { on }),
    })
}

/// The name of a row, as long as it is kept.
pub(super) fn name(id: SupportId, sealed: Option<&str>, keyring: &Keyring) -> Result<Option<String>, Error> {
    let open = |sealed: &str| keyring.open_text(sealed, &support_place("name", id)).map_err(Error::internal);
    sealed.map(open).transpose()
}

/// Who gave the support of a row, as long as it is kept.
pub(super) fn giver(row: &support::Model, keyring: &Keyring) -> Result<Giver, Error> {
    let open = |sealed: &str| keyring.open_text(sealed, &support_place("email", row.id)).map_err(Error::internal);
    let email = row.email.as_deref().map(open).transpose()?;
    Ok(Giver {
        name: name(row.id, row.name.as_deref(), keyring)?,
        business_id: row.business_id.as_deref().and_then(BusinessId::parse),
        email: email.as_deref().and_then(EmailAddress::parse),
    })
}

/// Where a support is counted.
pub(super) fn cell(row: &support::Model) -> Option<(InitiativeId, Cell)> {
    let (level, ground) = (SupportLevel::parse(&row.level)?, Ground::parse(&row.ground)?);
    Some((row.initiative_id, Cell { level, ground, municipality: row.municipality_id.clone() }))
}
