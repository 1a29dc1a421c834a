//! How a receipt code finds its initiative, and how a form that is sent twice is recognised.

use chrono::{Days, NaiveDate};
use entity::ids::InitiativeId;
use entity::{initiative_key, initiative_receipt};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};

use crate::feedback::draft::DraftId;
use crate::kernel::random::Random;
use crate::platform::keyring::Keyring;

/// Days in which the same form is answered with the same receipt.
const KEPT_DAYS: u64 = 1;

/// The receipt of a selector, if there is one.
pub async fn find(conn: &impl ConnectionTrait, selector: &str) -> Result<Option<initiative_receipt::Model>, DbErr> {
    initiative_receipt::Entity::find_by_id(selector).one(conn).await
}

/// The form that was sent under a key, if it was.
pub async fn sent_before(conn: &impl ConnectionTrait, key: &DraftId) -> Result<Option<initiative_key::Model>, DbErr> {
    initiative_key::Entity::find_by_id(key.hash()).one(conn).await
}

/// What is kept of a receipt.
#[derive(Clone, Debug)]
pub struct Given<'a> {
    /// The form's key.
    pub key: &'a DraftId,
    /// Digest of what was sent.
    pub body_hash: &'a str,
    /// The code's open part.
    pub selector: &'a str,
    /// The hash of its secret part.
    pub secret_hash: &'a str,
    /// The whole code, to be sealed with the form's key.
    pub code: &'a str,
}

/// Keeps the receipt of an initiative.
pub async fn keep(
    tx: &DatabaseTransaction,
    id: InitiativeId,
    given: &Given<'_>,
    (keyring, random): (&Keyring, &Random),
    today: NaiveDate,
) -> Result<(), DbErr> {
    let receipt = initiative_receipt::ActiveModel {
        selector: Set(given.selector.to_owned()),
        initiative_id: Set(id),
        secret_hash: Set(given.secret_hash.to_owned()),
    };
    initiative_receipt::Entity::insert(receipt).exec_without_returning(tx).await?;
    let sealed = keyring.seal_with_secret(random, given.key.as_str().as_bytes(), given.code.as_bytes());
    let key = initiative_key::ActiveModel {
        key_hash: Set(given.key.hash()),
        body_hash: Set(given.body_hash.to_owned()),
        initiative_id: Set(id),
        sealed_receipt: Set(sealed),
        filed_on: Set(today),
    };
    initiative_key::Entity::insert(key).exec_without_returning(tx).await?;
    Ok(())
}

/// Forgets a form's key, so that nobody at the same computer gets the receipt again.
pub async fn forget_key(tx: &DatabaseTransaction, key: &DraftId) -> Result<(), DbErr> {
    initiative_key::Entity::delete_by_id(key.hash()).exec(tx).await?;
    Ok(())
}

/// Forgets the keys of forms that were sent more than a day ago; says how many.
pub async fn sweep(tx: &DatabaseTransaction, today: NaiveDate) -> Result<u64, DbErr> {
    let oldest = today.checked_sub_days(Days::new(KEPT_DAYS)).unwrap_or(today);
    let old = initiative_key::Column::FiledOn.lt(oldest);
    Ok(initiative_key::Entity::delete_many().filter(old).exec(tx).await?.rows_affected)
}
