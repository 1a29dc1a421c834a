//! Every query about residents' accounts, their sessions and their sign-ins.

use chrono::{DateTime, NaiveDate, Utc};
use entity::ids::ResidentId;
use entity::{claim, initiative_claim, initiative_draft, resident, resident_session, resident_sign_in};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};

use super::account::{Account, Wishes};
use super::session::{LONGEST, ResidentSession};
use super::sign_in::{OPENS_FOR, SignInCode, SignInId, SignInToken, TRIES_MAX};
use crate::accounts::session::SessionHash;
use crate::feedback::contact::EmailAddress;
use crate::kernel::locale::Locale;
use crate::kernel::random::Random;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;
use crate::platform::seal::Place;

fn email_place(id: ResidentId) -> Place {
    Place::of("residents", "email", id)
}

fn sign_in_place(id: SignInId) -> Place {
    Place::of("resident_sign_ins", "email", id.0)
}

/// An account by id.
pub async fn find(conn: &impl ConnectionTrait, id: ResidentId, keyring: &Keyring) -> Result<Option<Account>, Error> {
    resident::Entity::find_by_id(id).one(conn).await?.map(|row| account(&row, keyring)).transpose()
}

/// The account of an address.
pub async fn find_by_address(
    conn: &impl ConnectionTrait,
    address: &EmailAddress,
    keyring: &Keyring,
) -> Result<Option<ResidentId>, DbErr> {
    let by_address = resident::Column::EmailIndex.is_in(address.indexes(keyring));
    Ok(resident::Entity::find().filter(by_address).one(conn).await?.map(|row| row.id))
}

pub(super) fn account(row: &resident::Model, keyring: &Keyring) -> Result<Account, Error> {
    let corrupt = || Error::internal(anyhow::anyhow!("a resident is stored in a shape that none has"));
    let sealed = row.email.as_deref();
    let email = sealed.map(|sealed| keyring.open_text(sealed, &email_place(row.id)).map_err(Error::internal));
    let email = email.transpose()?.map(|email| EmailAddress::parse(&email).ok_or_else(corrupt)).transpose()?;
    Ok(Account {
        id: row.id,
        email,
        locale: Locale::parse(&row.locale).ok_or_else(corrupt)?,
        wishes: Wishes { questions: row.tells_questions, answers: row.tells_answers, changes: row.tells_changes },
        made_on: row.made_on,
        seen_on: row.seen_on,
    })
}

/// Makes an account, with or without an address. Of two at the same moment with one address one is made, and it is what
/// both get.
pub async fn make(
    tx: &DatabaseTransaction,
    address: Option<&EmailAddress>,
    locale: Locale,
    (keyring, random): (&Keyring, &Random),
    today: NaiveDate,
) -> Result<ResidentId, Error> {
    let id = ResidentId(random.uuid());
    let row = resident::ActiveModel {
        id: Set(id),
        email: Set(address.map(|address| keyring.seal_text(random, address.as_str(), &email_place(id)))),
        email_index: Set(address.map(|address| address.index(keyring))),
        locale: Set(locale.code().to_owned()),
        tells_questions: Set(Wishes::ALL.questions),
        tells_answers: Set(Wishes::ALL.answers),
        tells_changes: Set(Wishes::ALL.changes),
        made_on: Set(today),
        seen_on: Set(today),
        reminded_on: Set(None),
    };
    let there = OnConflict::column(resident::Column::EmailIndex).do_nothing().to_owned();
    resident::Entity::insert(row).on_conflict(there).exec_without_returning(tx).await?;
    match address {
        Some(address) => find_by_address(tx, address, keyring).await?.ok_or(Error::Conflict),
        None => Ok(id),
    }
}

/// Keeps what the owner wants to be told, and in which language.
pub async fn set_wishes(tx: &DatabaseTransaction, id: ResidentId, locale: Locale, wishes: Wishes) -> Result<(), DbErr> {
    let change = resident::Entity::update_many()
        .col_expr(resident::Column::Locale, Expr::value(locale.code()))
        .col_expr(resident::Column::TellsQuestions, Expr::value(wishes.questions))
        .col_expr(resident::Column::TellsAnswers, Expr::value(wishes.answers))
        .col_expr(resident::Column::TellsChanges, Expr::value(wishes.changes));
    change.filter(resident::Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// Erases an account with its sessions, its claims, the initiatives that are written on its page, and what an unopened letter to its address would open.
pub async fn erase(tx: &DatabaseTransaction, id: ResidentId) -> Result<(), DbErr> {
    if let Some(row) = resident::Entity::find_by_id(id).one(tx).await? {
        let asked = resident_sign_in::Column::EmailIndex.is_in(row.email_index);
        resident_sign_in::Entity::delete_many().filter(asked).exec(tx).await?;
    }
    resident_session::Entity::delete_many().filter(resident_session::Column::ResidentId.eq(id)).exec(tx).await?;
    claim::Entity::delete_many().filter(claim::Column::ResidentId.eq(id)).exec(tx).await?;
    let theirs = initiative_claim::Column::ResidentId.eq(id);
    initiative_claim::Entity::delete_many().filter(theirs).exec(tx).await?;
    let begun = initiative_draft::Column::ResidentId.eq(id);
    initiative_draft::Entity::delete_many().filter(begun).exec(tx).await?;
    resident::Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}

/// Accounts that were not used since a day, and whose owners have not been told.
pub async fn idle_before(conn: &impl ConnectionTrait, day: NaiveDate) -> Result<Vec<ResidentId>, DbErr> {
    let idle = resident::Entity::find().select_only().column(resident::Column::Id).filter(is_idle(day));
    idle.order_by_asc(resident::Column::Id).into_tuple().all(conn).await
}

/// Writes down that the owner is told today. False when they were told, or came, meanwhile.
pub async fn note_reminded(
    tx: &DatabaseTransaction,
    id: ResidentId,
    day: NaiveDate,
    today: NaiveDate,
) -> Result<bool, DbErr> {
    let told = resident::Entity::update_many().col_expr(resident::Column::RemindedOn, Expr::value(today));
    let told = told.filter(resident::Column::Id.eq(id)).filter(is_idle(day));
    Ok(told.exec(tx).await?.rows_affected == 1)
}

fn is_idle(day: NaiveDate) -> Condition {
    Condition::all().add(resident::Column::SeenOn.lt(day)).add(resident::Column::RemindedOn.is_null())
}

/// Writes down that an account was used today, so that it stays.
pub async fn note_seen(tx: &DatabaseTransaction, id: ResidentId, today: NaiveDate) -> Result<(), DbErr> {
    let change = resident::Entity::update_many()
        .col_expr(resident::Column::SeenOn, Expr::value(today))
        .col_expr(resident::Column::RemindedOn, Expr::value(None::<NaiveDate>));
    change.filter(resident::Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// The session of a cookie, unless it is over.
pub async fn find_session(
    conn: &impl ConnectionTrait,
    hash: &SessionHash,
    now: DateTime<Utc>,
) -> Result<Option<ResidentSession>, DbErr> {
    let row = resident_session::Entity::find_by_id(hash.as_str()).one(conn).await?;
    Ok(row.map(ResidentSession::from).filter(|session| !session.is_over(now)))
}

/// Begins a session.
pub async fn open_session(tx: &DatabaseTransaction, new: &ResidentSession) -> Result<(), DbErr> {
    let row = resident_session::Model {
        id_hash: new.hash.as_str().to_owned(),
        resident_id: new.resident,
        started_at: new.started_at,
        seen_on: new.seen_on,
    };
    resident_session::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// Writes down that a session was used today. One that has ended stays ended.
pub async fn note_session(tx: &DatabaseTransaction, hash: &SessionHash, today: NaiveDate) -> Result<(), DbErr> {
    let change = resident_session::Entity::update_many().col_expr(resident_session::Column::SeenOn, Expr::value(today));
    change.filter(resident_session::Column::IdHash.eq(hash.as_str())).exec(tx).await?;
    Ok(())
}

/// Ends one session, whoever's it is: the caller has read it from the browser that asks.
pub async fn end_session(tx: &DatabaseTransaction, hash: &SessionHash) -> Result<(), DbErr> {
    resident_session::Entity::delete_by_id(hash.as_str()).exec(tx).await?;
    Ok(())
}

/// The live sessions of a resident, the latest first.
pub async fn list_sessions(
    conn: &impl ConnectionTrait,
    id: ResidentId,
    now: DateTime<Utc>,
) -> Result<Vec<ResidentSession>, DbErr> {
    let rows = resident_session::Entity::find().filter(resident_session::Column::ResidentId.eq(id)).all(conn).await?;
    let mut live: Vec<_> =
        rows.into_iter().map(ResidentSession::from).filter(|session| !session.is_over(now)).collect();
    live.sort_by(|a, b| (b.started_at, b.hash.as_str()).cmp(&(a.started_at, a.hash.as_str())));
    Ok(live)
}

/// Ends the sessions of a resident that the choice names by their keys; all of them without a choice.
pub async fn end_sessions(tx: &DatabaseTransaction, id: ResidentId, only: Option<&str>) -> Result<(), DbErr> {
    let mut theirs = resident_session::Entity::delete_many().filter(resident_session::Column::ResidentId.eq(id));
    if let Some(only) = only {
        theirs = theirs.filter(resident_session::Column::IdHash.eq(only));
    }
    theirs.exec(tx).await?;
    Ok(())
}

/// Removes the sessions and sign-ins whose time is over.
pub async fn sweep(tx: &DatabaseTransaction, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let old = resident_session::Column::StartedAt.lte(now - LONGEST);
    let sessions = resident_session::Entity::delete_many().filter(old).exec(tx).await?.rows_affected;
    let old = resident_sign_in::Column::ExpiresAt.lte(now);
    Ok(sessions + resident_sign_in::Entity::delete_many().filter(old).exec(tx).await?.rows_affected)
}

/// A sign-in that was asked for and is not finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// The id that the browser knows which asked for it.
    pub id: SignInId,
    /// To whom the letter goes.
    pub email: EmailAddress,
    /// The language of the letter.
    pub locale: Locale,
}

/// Keeps what a letter opens.
pub async fn keep_sign_in(
    tx: &DatabaseTransaction,
    new: &SignIn,
    token: &SignInToken,
    (keyring, random): (&Keyring, &Random),
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = resident_sign_in::ActiveModel {
        id: Set(new.id.0),
        token_hash: Set(token.hash()),
        code_hash: Set(token.code().hash(new.id, keyring)),
        email: Set(keyring.seal_text(random, new.email.as_str(), &sign_in_place(new.id))),
        email_index: Set(new.email.index(keyring)),
        locale: Set(new.locale.code().to_owned()),
        tries: Set(0),
        expires_at: Set(now + OPENS_FOR),
    };
    resident_sign_in::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The sign-in of a link. Looking does not spend it.
pub async fn find_by_link(
    conn: &impl ConnectionTrait,
    token: &SignInToken,
    now: DateTime<Utc>,
) -> Result<Option<SignInId>, DbErr> {
    let by_link = resident_sign_in::Column::TokenHash.eq(token.hash());
    let row = resident_sign_in::Entity::find().filter(by_link).filter(is_open(now)).one(conn).await?;
    Ok(row.map(|row| SignInId(row.id)))
}

/// Counts a code that was typed, before it is looked at. False when no more may be.
pub async fn count_try(tx: &DatabaseTransaction, id: SignInId, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let tries = Expr::col(resident_sign_in::Column::Tries).add(1);
    let counted = resident_sign_in::Entity::update_many()
        .col_expr(resident_sign_in::Column::Tries, tries)
        .filter(resident_sign_in::Column::Id.eq(id.0))
        .filter(resident_sign_in::Column::Tries.lt(TRIES_MAX))
        .filter(is_open(now));
    Ok(counted.exec(tx).await?.rows_affected == 1)
}

/// Is this the code of the letter?
pub async fn is_code_of(
    conn: &impl ConnectionTrait,
    id: SignInId,
    code: &SignInCode,
    keyring: &Keyring,
) -> Result<bool, DbErr> {
    let fitting = resident_sign_in::Column::CodeHash.is_in(code.hashes(id, keyring));
    Ok(resident_sign_in::Entity::find_by_id(id.0).filter(fitting).one(conn).await?.is_some())
}

/// Uses a sign-in up and tells whose it is. Nothing when it has been used, or its time is over.
pub async fn spend_sign_in(
    tx: &DatabaseTransaction,
    id: SignInId,
    keyring: &Keyring,
    now: DateTime<Utc>,
) -> Result<Option<SignIn>, Error> {
    let Some(row) = resident_sign_in::Entity::find_by_id(id.0).filter(is_open(now)).one(tx).await? else {
        return Ok(None);
    };
    // Of several at once one has the row.
    if resident_sign_in::Entity::delete_by_id(id.0).exec(tx).await?.rows_affected != 1 {
        return Ok(None);
    }
    let email = keyring.open_text(&row.email, &sign_in_place(id)).map_err(Error::internal)?;
    let read = EmailAddress::parse(&email).zip(Locale::parse(&row.locale));
    let corrupt = || Error::internal(anyhow::anyhow!("a sign-in is stored in a shape that none has"));
    let (email, locale) = read.ok_or_else(corrupt)?;
    Ok(Some(SignIn { id, email, locale }))
}

fn is_open(now: DateTime<Utc>) -> sea_orm::sea_query::SimpleExpr {
    resident_sign_in::Column::ExpiresAt.gt(now)
}
