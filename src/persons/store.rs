//! The queries that find a person's cases, and the ledger of erasures.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::NaiveDate;
use entity::ids::{CaseId, ResidentId, SupportId};
use entity::{contact, erasure};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::Person;
use crate::feedback::contact::EmailAddress;
use crate::initiatives::makers;
use crate::platform::error::Error;
use crate::platform::keyring::{Keyring, Purpose};
use crate::residents::account::Account;
use crate::residents::{self, claims, initiative_claims};
use crate::supports::store as supports;

/// The cases whose sender gave this address.
pub async fn cases_of_address(
    conn: &impl ConnectionTrait,
    address: &EmailAddress,
    keyring: &Keyring,
) -> Result<Vec<CaseId>, DbErr> {
    let found = contact::Entity::find().select_only().column(contact::Column::CaseId);
    found.filter(contact::Column::EmailIndex.is_in(address.indexes(keyring))).into_tuple().all(conn).await
}

/// The person of an address: the cases whose sender gave it, and those on the page of its account.
pub async fn person_of_address(
    conn: &impl ConnectionTrait,
    address: EmailAddress,
    keyring: &Keyring,
) -> Result<Person, Error> {
    let account = residents::store::find_by_address(conn, &address, keyring).await?;
    let mut cases = cases_of_address(conn, &address, keyring).await?;
    if let Some(account) = account {
        cases.extend(claims::cases_of(conn, account).await?);
    }
    cases.sort_unstable();
    cases.dedup();
    let mut initiatives = makers::of_address(conn, &address, keyring).await?;
    if let Some(account) = account {
        initiatives.extend(initiative_claims::initiatives_of(conn, account).await?);
    }
    initiatives.sort_unstable();
    initiatives.dedup();
    let supports = supports_of(conn, &address.indexes(keyring), account).await?;
    Ok(Person { cases, initiatives, supports, address: Some(address), account, owns_drafts: true })
}

/// The person of an account, as its owner has them in hand: what is on their page, of which they have shown the code.
/// Nobody has shown that cases and forms with the same address are theirs; anybody can type an address.
/// Supports were confirmed from the address, or given while signed in.
pub async fn person_of_account(
    conn: &impl ConnectionTrait,
    account: &Account,
    keyring: &Keyring,
) -> Result<Person, Error> {
    let cases = claims::cases_of(conn, account.id).await?;
    let indexes = account.email.as_ref().map(|email| email.indexes(keyring)).unwrap_or_default();
    let supports = supports_of(conn, &indexes, Some(account.id)).await?;
    let initiatives = initiative_claims::initiatives_of(conn, account.id).await?;
    let address = account.email.clone();
    let account = Some(account.id);
    Ok(Person { cases, initiatives, supports, address, account, owns_drafts: false })
}

async fn supports_of(
    conn: &impl ConnectionTrait,
    email_indexes: &[String],
    account: Option<ResidentId>,
) -> Result<Vec<SupportId>, Error> {
    let theirs = supports::list_own(conn, email_indexes, account).await?;
    Ok(theirs.into_iter().map(|support| support.id).collect())
}

/// What the ledger keeps of something erased: nobody can turn it back, and a restored backup can be compared with it.
#[must_use]
pub fn erased_hash(keyring: &Keyring, what: &str) -> String {
    URL_SAFE_NO_PAD.encode(keyring.mac(Purpose::Erasures, what.as_bytes()))
}

/// Enters something erased in the ledger.
pub async fn note_erased(tx: &DatabaseTransaction, hash: String, today: NaiveDate) -> Result<(), DbErr> {
    let there = OnConflict::column(erasure::Column::SubjectHash).do_nothing().to_owned();
    let row = erasure::ActiveModel { subject_hash: Set(hash), erased_on: Set(today) };
    erasure::Entity::insert(row).on_conflict(there).exec_without_returning(tx).await?;
    Ok(())
}
