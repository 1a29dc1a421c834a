//! Every query of followers and of those who asked to be.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::ids::{FollowerId, InitiativeId, ResidentId};
use entity::{followed_initiative, follower, follower_request, follower_telling, initiative};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, DerivePartialModel, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::follower::{Follower, NewFollower, Request, oldest_open};
use super::token::FollowerToken;
use crate::feedback::contact::EmailAddress;
use crate::initiatives::state::State;
use crate::kernel::locale::Locale;
use crate::kernel::random::Random;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;
use crate::platform::seal::Place;

fn request_place(id: Uuid) -> Place {
    Place::of("follower_requests", "email", id)
}

fn place(column: &str, id: FollowerId) -> Place {
    Place::of("followers", column, id)
}

fn corrupt() -> Error {
    Error::internal(anyhow::anyhow!("a follower is stored in a shape that none has"))
}

/// Keeps a request with the token of its letter.
pub async fn ask(
    tx: &DatabaseTransaction,
    request: &Request,
    token: &FollowerToken,
    (keyring, random): (&Keyring, &Random),
) -> Result<(), DbErr> {
    let row = follower_request::ActiveModel {
        id: Set(request.id),
        initiative_id: Set(request.initiative),
        token_hash: Set(token.hash()),
        email: Set(keyring.seal_text(random, request.email.as_str(), &request_place(request.id))),
        email_index: Set(request.email.index(keyring)),
        locale: Set(request.locale.code().to_owned()),
        asked_on: Set(request.asked_on),
    };
    follower_request::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The request of a letter. Looking does not spend it.
pub async fn find_request(
    conn: &impl ConnectionTrait,
    token: &FollowerToken,
    keyring: &Keyring,
) -> Result<Option<Request>, Error> {
    let by_link = follower_request::Column::TokenHash.eq(token.hash());
    let row = follower_request::Entity::find().filter(by_link).one(conn).await?;
    row.map(|row| request(&row, keyring)).transpose()
}

/// The requests of an address.
pub async fn requests_of(
    conn: &impl ConnectionTrait,
    email_indexes: &[String],
    keyring: &Keyring,
) -> Result<Vec<Request>, Error> {
    let theirs = follower_request::Column::EmailIndex.is_in(email_indexes);
    let rows = follower_request::Entity::find().filter(theirs).order_by_asc(follower_request::Column::Id);
    rows.all(conn).await?.iter().map(|row| request(row, keyring)).collect()
}

fn request(row: &follower_request::Model, keyring: &Keyring) -> Result<Request, Error> {
    let email = keyring.open_text(&row.email, &request_place(row.id)).map_err(Error::internal)?;
    Ok(Request {
        id: row.id,
        initiative: row.initiative_id,
        email: EmailAddress::parse(&email).ok_or_else(corrupt)?,
        locale: Locale::parse(&row.locale).ok_or_else(corrupt)?,
        asked_on: row.asked_on,
    })
}

/// Forgets a request.
pub async fn forget_request(tx: &DatabaseTransaction, id: Uuid) -> Result<(), DbErr> {
    follower_request::Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}

/// Forgets the requests that nobody confirmed in time; says how many.
pub async fn sweep(tx: &DatabaseTransaction, today: NaiveDate) -> Result<u64, DbErr> {
    let old = follower_request::Column::AskedOn.lt(oldest_open(today));
    Ok(follower_request::Entity::delete_many().filter(old).exec(tx).await?.rows_affected)
}

/// The followed initiative, held until the transaction ends: whoever else changes its followers or their tellings waits.
pub(super) async fn hold(
    tx: &DatabaseTransaction,
    id: InitiativeId,
) -> Result<Option<followed_initiative::Model>, DbErr> {
    followed_initiative::Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// Makes the row that counts the followers of an initiative, where there is none.
pub(super) async fn begin(tx: &DatabaseTransaction, id: InitiativeId) -> Result<(), DbErr> {
    let row = followed_initiative::ActiveModel {
        initiative_id: Set(id),
        followers: Set(0),
        told_position: Set(0),
        tellings: Set(0),
    };
    let there = OnConflict::column(followed_initiative::Column::InitiativeId).do_nothing().to_owned();
    followed_initiative::Entity::insert(row).on_conflict(there).exec_without_returning(tx).await?;
    Ok(())
}

/// Lets somebody follow, with the token of their letters. False where the address, or the account, follows already. What
/// has happened so far must have been noted ([`super::tellings::note_steps`]), so that they are told only of what comes.
pub async fn add(
    tx: &DatabaseTransaction,
    new: &NewFollower<'_>,
    token: &FollowerToken,
    (keyring, random): (&Keyring, &Random),
) -> Result<bool, Error> {
    let followed = hold(tx, new.initiative).await?.ok_or(Error::NotFound)?;
    let indexes = new.email.map(|email| email.indexes(keyring)).unwrap_or_default();
    let there = follower::Entity::find().filter(follower::Column::InitiativeId.eq(new.initiative));
    if there.filter(of(&indexes, new.resident)).one(tx).await?.is_some() {
        return Ok(false);
    }
    let id = FollowerId(random.uuid());
    let row = follower::ActiveModel {
        id: Set(id),
        initiative_id: Set(new.initiative),
        token_hash: Set(token.hash()),
        secret: Set(keyring.seal_text(random, &token.written(), &place("secret", id))),
        email: Set(new.email.map(|email| keyring.seal_text(random, email.as_str(), &place("email", id)))),
        email_index: Set(new.email.map(|email| email.index(keyring))),
        resident_id: Set(new.resident),
        locale: Set(new.locale.code().to_owned()),
        joined_after: Set(followed.tellings),
        followed_on: Set(new.on),
    };
    follower::Entity::insert(row).exec_without_returning(tx).await?;
    count(tx, new.initiative, 1).await?;
    Ok(true)
}

/// Those with one of these hashes of an address, or of an account.
fn of(email_indexes: &[String], resident: Option<ResidentId>) -> Condition {
    let by_address = Condition::any().add(follower::Column::EmailIndex.is_in(email_indexes));
    resident.into_iter().fold(by_address, |any, resident| any.add(follower::Column::ResidentId.eq(resident)))
}

async fn count(tx: &DatabaseTransaction, initiative: InitiativeId, step: i64) -> Result<(), DbErr> {
    followed_initiative::Entity::update_many()
        .col_expr(followed_initiative::Column::Followers, Expr::col(followed_initiative::Column::Followers).add(step))
        .filter(followed_initiative::Column::InitiativeId.eq(initiative))
        .exec(tx)
        .await?;
    Ok(())
}

/// How many follow an initiative, as it is kept.
pub async fn count_of(conn: &impl ConnectionTrait, initiative: InitiativeId) -> Result<u64, DbErr> {
    let row = followed_initiative::Entity::find_by_id(initiative).one(conn).await?;
    Ok(row.and_then(|row| u64::try_from(row.followers).ok()).unwrap_or_default())
}

/// The follower of a letter.
pub async fn find_by_link(conn: &impl ConnectionTrait, token: &FollowerToken) -> Result<Option<Follower>, Error> {
    let by_link = follower::Column::TokenHash.eq(token.hash());
    follower::Entity::find().filter(by_link).one(conn).await?.as_ref().map(known).transpose()
}

/// What somebody follows: from an address that is theirs, and from their account. The latest first.
pub async fn list_own(
    conn: &impl ConnectionTrait,
    email_indexes: &[String],
    resident: Option<ResidentId>,
) -> Result<Vec<Follower>, Error> {
    let rows = follower::Entity::find().filter(of(email_indexes, resident));
    let rows = rows.order_by_desc(follower::Column::FollowedOn).order_by_asc(follower::Column::Id);
    rows.all(conn).await?.iter().map(known).collect()
}

/// An initiative in a list of what somebody follows.
#[derive(Clone, Debug, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "initiative::Entity")]
pub struct Followed {
    /// Id.
    pub id: InitiativeId,
    /// Its number.
    pub number: String,
    /// Its title, as long as everybody may read it.
    pub title: Option<String>,
    /// Code of where it stands.
    pub state: String,
}

/// What lists tell of some initiatives, in one query.
pub async fn followed(
    conn: &impl ConnectionTrait,
    ids: Vec<InitiativeId>,
) -> Result<HashMap<InitiativeId, Followed>, DbErr> {
    let rows = initiative::Entity::find().filter(initiative::Column::Id.is_in(ids));
    let rows: Vec<Followed> = rows.into_partial_model().all(conn).await?;
    let told = |row: Followed| {
        let is_there = row.state != State::Withdrawn.code();
        (row.id, Followed { title: row.title.filter(|_| is_there), ..row })
    };
    Ok(rows.into_iter().map(told).collect())
}

pub(super) fn known(row: &follower::Model) -> Result<Follower, Error> {
    Ok(Follower {
        id: row.id,
        initiative: row.initiative_id,
        locale: Locale::parse(&row.locale).ok_or_else(corrupt)?,
        followed_on: row.followed_on,
    })
}

/// Where letters to a follower go, and the token that they carry. None for an account without an address.
pub(super) fn reached_at(
    row: &follower::Model,
    keyring: &Keyring,
) -> Result<Option<(EmailAddress, FollowerToken)>, Error> {
    let open = |sealed: &str, column| keyring.open_text(sealed, &place(column, row.id)).map_err(Error::internal);
    let Some(sealed) = row.email.as_deref() else { return Ok(None) };
    let email = EmailAddress::parse(&open(sealed, "email")?).ok_or_else(corrupt)?;
    let token = FollowerToken::parse(&open(&row.secret, "secret")?).ok_or_else(corrupt)?;
    Ok(Some((email, token)))
}

/// Forgets a follower. Gives the hash of the address, by which letters on their way are found.
pub async fn stop(tx: &DatabaseTransaction, follower: &Follower) -> Result<Option<String>, DbErr> {
    let row = follower::Entity::find_by_id(follower.id).one(tx).await?;
    let is_gone = follower::Entity::delete_by_id(follower.id).exec(tx).await?.rows_affected == 1;
    if is_gone {
        count(tx, follower.initiative, -1).await?;
    }
    Ok(row.and_then(|row| row.email_index))
}

/// Forgets what an address follows and asked to follow, and what an account does.
pub async fn forget(
    tx: &DatabaseTransaction,
    email_indexes: &[String],
    resident: Option<ResidentId>,
) -> Result<(), Error> {
    for follower in list_own(tx, email_indexes, resident).await? {
        stop(tx, &follower).await?;
    }
    let asked = follower_request::Column::EmailIndex.is_in(email_indexes);
    follower_request::Entity::delete_many().filter(asked).exec(tx).await?;
    Ok(())
}

/// Forgets everybody who follows some initiatives or asked to, and how many they were.
pub async fn forget_followers(tx: &DatabaseTransaction, initiatives: &[InitiativeId]) -> Result<(), DbErr> {
    let ids = || initiatives.iter().copied();
    let asked = follower_request::Column::InitiativeId.is_in(ids());
    follower_request::Entity::delete_many().filter(asked).exec(tx).await?;
    let telling = follower_telling::Column::InitiativeId.is_in(ids());
    follower_telling::Entity::delete_many().filter(telling).exec(tx).await?;
    let following = follower::Column::InitiativeId.is_in(ids());
    follower::Entity::delete_many().filter(following).exec(tx).await?;
    let counted = followed_initiative::Column::InitiativeId.is_in(ids());
    followed_initiative::Entity::delete_many().filter(counted).exec(tx).await?;
    Ok(())
}

/// The number of followers of each initiative, as it is kept and as it is counted anew, to be compared.
pub async fn kept_and_counted(conn: &impl ConnectionTrait) -> Result<HashMap<InitiativeId, (i64, i64)>, DbErr> {
    let mut numbers = HashMap::new();
    for row in followed_initiative::Entity::find().all(conn).await? {
        numbers.insert(row.initiative_id, (row.followers, 0));
    }
    let counted: Vec<(InitiativeId, i64)> = follower::Entity::find()
        .select_only()
        .column(follower::Column::InitiativeId)
        .column_as(follower::Column::Id.count(), "followers")
        .group_by(follower::Column::InitiativeId)
        .into_tuple()
        .all(conn)
        .await?;
    for (initiative, followers) in counted {
        numbers.entry(initiative).or_insert((0, 0)).1 = followers;
    }
    Ok(numbers)
}
