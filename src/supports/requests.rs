//! Every query of supports that wait to be confirmed.

use chrono::NaiveDate;
use entity::support_request;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::rows;
use super::support::{Request, oldest_open};
use super::token::SupportToken;
use crate::kernel::random::Random;
use crate::notifications::outbox;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;

/// Keeps a request; with the token of its letter, where one goes out.
pub async fn ask(
    tx: &DatabaseTransaction,
    request: &Request,
    token: Option<&SupportToken>,
    sealing: (&Keyring, &Random),
) -> Result<(), DbErr> {
    let row = rows::new_request(request, token.map(SupportToken::hash), sealing);
    support_request::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The request of an id.
pub async fn find(conn: &impl ConnectionTrait, id: Uuid, keyring: &Keyring) -> Result<Option<Request>, Error> {
    let row = support_request::Entity::find_by_id(id).one(conn).await?;
    row.map(|row| rows::request(&row, keyring)).transpose()
}

/// The request of a letter.
pub async fn find_by_link(
    conn: &impl ConnectionTrait,
    token: &SupportToken,
    keyring: &Keyring,
) -> Result<Option<Request>, Error> {
    let by_link = support_request::Column::TokenHash.eq(token.hash());
    let row = support_request::Entity::find().filter(by_link).one(conn).await?;
    row.map(|row| rows::request(&row, keyring)).transpose()
}

/// The requests of an address.
pub async fn of_address(
    conn: &impl ConnectionTrait,
    email_indexes: &[String],
    keyring: &Keyring,
) -> Result<Vec<Request>, Error> {
    let theirs = support_request::Column::EmailIndex.is_in(email_indexes);
    let rows = support_request::Entity::find().filter(theirs).order_by_asc(support_request::Column::Id).all(conn);
    rows.await?.iter().map(|row| rows::request(row, keyring)).collect()
}

/// Forgets the requests of an address.
pub async fn forget(tx: &DatabaseTransaction, email_indexes: &[String]) -> Result<(), DbErr> {
    let theirs = support_request::Column::EmailIndex.is_in(email_indexes);
    support_request::Entity::delete_many().filter(theirs).exec(tx).await?;
    Ok(())
}

/// Forgets the requests that nobody confirmed in time, and the letters whose link confirms nothing any more. Says how
/// many requests, and gives the ids of the letters, by which copies in the mail folder are found.
pub async fn sweep(tx: &DatabaseTransaction, today: NaiveDate) -> Result<(u64, Vec<Uuid>), DbErr> {
    let oldest = oldest_open(today);
    let old = support_request::Column::AskedOn.lt(oldest);
    let requests = support_request::Entity::delete_many().filter(old).exec(tx).await?.rows_affected;
    // A letter has the day of UTC, which may be the one before.
    let written = oldest.pred_opt().unwrap_or(oldest);
    Ok((requests, outbox::forget_asked_before(tx, written).await?))
}
