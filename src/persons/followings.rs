//! What somebody follows, and asked to follow.

use chrono::NaiveDate;
use sea_orm::ConnectionTrait;
use serde::Serialize;

use super::Person;
use super::supports::number_of;
use crate::followers::store;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;

/// An initiative that is followed; one that waits to be confirmed has the day it was asked for alone.
#[derive(Clone, Debug, Serialize)]
pub struct FollowingData {
    initiative_number: String,
    language: String,
    asked_on: Option<NaiveDate>,
    followed_on: Option<NaiveDate>,
}

/// Gathers it: by the address, and by the account.
pub async fn gather(
    conn: &impl ConnectionTrait,
    keyring: &Keyring,
    person: &Person,
) -> Result<Vec<FollowingData>, Error> {
    let indexes = person.address.as_ref().map(|address| address.indexes(keyring)).unwrap_or_default();
    let mut data = Vec::new();
    for follower in store::list_own(conn, &indexes, person.account).await? {
        data.push(FollowingData {
            initiative_number: number_of(conn, follower.initiative).await?,
            language: follower.locale.code().to_owned(),
            asked_on: None,
            followed_on: Some(follower.followed_on),
        });
    }
    for request in store::requests_of(conn, &indexes, keyring).await? {
        data.push(FollowingData {
            initiative_number: number_of(conn, request.initiative).await?,
            language: request.locale.code().to_owned(),
            asked_on: Some(request.asked_on),
            followed_on: None,
        });
    }
    Ok(data)
}
