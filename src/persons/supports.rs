//! What is kept of a person's supports of initiatives.

use chrono::NaiveDate;
use entity::ids::InitiativeId;
use sea_orm::ConnectionTrait;
use serde::Serialize;

use super::Person;
use crate::initiatives::store as initiatives;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;
use crate::supports::support::State as Standing;
use crate::supports::{requests, store};

/// A support, or one that waits to be confirmed.
#[derive(Clone, Debug, Serialize)]
pub(super) struct SupportData {
    number: String,
    asked_on: Option<NaiveDate>,
    supported_on: Option<NaiveDate>,
    withdrawn_on: Option<NaiveDate>,
    level: Option<String>,
    ground: String,
    business_id: Option<String>,
    municipality: Option<String>,
    name: Option<String>,
    shows_name: bool,
    email: Option<String>,
}

/// Supports of initiatives, those that wait to be confirmed last.
pub(super) async fn gather(
    conn: &impl ConnectionTrait,
    keyring: &Keyring,
    person: &Person,
) -> Result<Vec<SupportData>, Error> {
    let mut data = Vec::new();
    for id in &person.supports {
        let Some(support) = store::find_by_id(conn, *id).await? else { continue };
        let giver = store::giver_of(conn, *id, keyring).await?;
        data.push(SupportData {
            number: number_of(conn, support.initiative).await?,
            asked_on: None,
            supported_on: Some(support.confirmed_on),
            withdrawn_on: if let Standing::Withdrawn { on } = support.state { Some(on) } else { None },
            level: Some(support.level.code().to_owned()),
            ground: support.ground.code().to_owned(),
            business_id: giver.business_id.map(String::from),
            municipality: support.municipality,
            name: giver.name,
            shows_name: support.shows_name,
            email: giver.email.map(|email| email.as_str().to_owned()),
        });
    }
    let indexes = person.address.as_ref().map(|address| address.indexes(keyring)).unwrap_or_default();
    for request in requests::of_address(conn, &indexes, keyring).await? {
        data.push(SupportData {
            number: number_of(conn, request.initiative).await?,
            asked_on: Some(request.asked_on),
            supported_on: None,
            withdrawn_on: None,
            level: None,
            ground: request.supporter.ground.code().to_owned(),
            business_id: request.supporter.business_id.map(String::from),
            municipality: request.supporter.municipality,
            name: Some(request.supporter.name),
            shows_name: request.supporter.shows_name,
            email: request.email.map(|email| email.as_str().to_owned()),
        });
    }
    Ok(data)
}

pub(super) async fn number_of(conn: &impl ConnectionTrait, id: InitiativeId) -> Result<String, Error> {
    Ok(initiatives::find_by_id(conn, id).await?.map(|initiative| initiative.number.to_string()).unwrap_or_default())
}
