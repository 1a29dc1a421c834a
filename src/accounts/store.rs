//! Every query about staff, their roles and their sessions.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use entity::ids::{StaffId, UnitId};
use entity::{grant, session, staff};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QuerySelect, Set,
};

use super::kept_form::KEPT_FOR;
use super::password::NOBODY;
use super::rights;
use super::session::{IDLE, LONGEST, Session, SessionHash};
use super::sign_on;
use crate::counties::County;
use crate::kernel::actor::{Held, Role, Staff};
use crate::kernel::locale::Locale;
use crate::kernel::random::Random;
use crate::kernel::text::sort_key;

/// What a password is compared with.
#[derive(Clone)]
pub struct Credentials {
    /// Whose.
    pub staff: StaffId,
    /// The hash in PHC form.
    pub password_hash: String,
}

/// Someone a case can be given to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Id.
    pub id: StaffId,
    /// Name.
    pub name: String,
}

/// A person to write down, with all their roles.
#[derive(Clone, Debug)]
pub struct NewStaff<'a> {
    /// What they sign in with.
    pub email: &'a str,
    /// Name as colleagues see it.
    pub name: &'a str,
    /// Hash of the password.
    pub password_hash: &'a str,
    /// Language of the interface.
    pub locale: Locale,
    /// Roles, each in a unit and all below it.
    pub roles: &'a [(Role, UnitId)],
    /// First day of the roles.
    pub from_on: NaiveDate,
}

/// An address as it is kept and looked up.
#[must_use]
pub fn folded_email(typed: &str) -> String {
    typed.trim().to_lowercase()
}

/// What to compare a password with; nothing for an address that nobody may sign in with today.
pub async fn credentials(
    conn: &impl ConnectionTrait,
    email: &str,
    today: NaiveDate,
) -> Result<Option<Credentials>, DbErr> {
    // Who was invited and has not come has no password.
    let has_password = staff::Column::PasswordHash.ne("");
    let by_email = staff::Entity::find().filter(staff::Column::Email.eq(folded_email(email))).filter(has_password);
    let row = by_email.filter(is_enabled(today)).one(conn).await?;
    Ok(row.map(|row| Credentials { staff: row.id, password_hash: row.password_hash }))
}

/// Does the address belong to somebody who has come in already?
pub async fn is_taken(conn: &impl ConnectionTrait, email: &str) -> Result<bool, DbErr> {
    let by_email = staff::Entity::find().filter(staff::Column::Email.eq(folded_email(email)));
    match by_email.one(conn).await? {
        Some(row) => Ok(!row.password_hash.is_empty() || sign_on::is_linked(conn, row.id).await?),
        None => Ok(false),
    }
}

/// The name of somebody who may sign in, or may come to.
pub async fn name_of(conn: &impl ConnectionTrait, id: StaffId, today: NaiveDate) -> Result<Option<String>, DbErr> {
    let row = staff::Entity::find_by_id(id).filter(is_enabled(today)).one(conn).await?;
    Ok(row.map(|row| row.name))
}

/// The language of somebody's pages.
pub async fn locale_of(conn: &impl ConnectionTrait, id: StaffId) -> Result<Locale, DbErr> {
    let row = staff::Entity::find_by_id(id).one(conn).await?;
    Ok(row.and_then(|row| Locale::parse(&row.locale)).unwrap_or(Locale::Fi))
}

/// What to compare the password of a known person with.
pub async fn credentials_of(
    conn: &impl ConnectionTrait,
    id: StaffId,
    today: NaiveDate,
) -> Result<Option<Credentials>, DbErr> {
    let row = staff::Entity::find_by_id(id).filter(is_enabled(today)).one(conn).await?;
    Ok(row.map(|row| Credentials { staff: row.id, password_hash: row.password_hash }))
}

/// A person with the rights of this very day; nothing when they may not sign in.
pub async fn find(
    conn: &impl ConnectionTrait,
    id: StaffId,
    county: &County,
    today: NaiveDate,
) -> Result<Option<Staff>, DbErr> {
    let Some(row) = staff::Entity::find_by_id(id).filter(is_enabled(today)).one(conn).await? else {
        return Ok(None);
    };
    let grants = grant::Entity::find().filter(grant::Column::StaffId.eq(id)).filter(is_valid(today)).all(conn).await?;
    let holds: Vec<Held> = grants
        .iter()
        .filter_map(|grant| Some(rights::held(Role::parse(&grant.role)?, &grant.unit_id, grant.instead_of, county)))
        .collect();
    let locale = Locale::parse(&row.locale).unwrap_or(Locale::Fi);
    Ok(Some(Staff { id, name: row.name, locale, keys_on: row.keys_on, holds }))
}

/// Those who may handle cases of the unit today, by name.
pub async fn list_staff_of(
    conn: &impl ConnectionTrait,
    unit: &UnitId,
    county: &County,
    today: NaiveDate,
) -> Result<Vec<Colleague>, DbErr> {
    let handling = [Role::Handler, Role::Coordinator].map(Role::code);
    let ids: Vec<StaffId> = grant::Entity::find()
        .select_only()
        .column(grant::Column::StaffId)
        .distinct()
        .filter(grant::Column::UnitId.is_in(rights::units_covering(unit, county)))
        .filter(grant::Column::Role.is_in(handling))
        .filter(is_valid(today))
        .into_tuple()
        .all(conn)
        .await?;
    let rows = staff::Entity::find().filter(staff::Column::Id.is_in(ids)).filter(is_enabled(today)).all(conn).await?;
    let mut colleagues: Vec<_> = rows.into_iter().map(|row| Colleague { id: row.id, name: row.name }).collect();
    colleagues.sort_by_cached_key(|colleague| (colleague.name.to_lowercase(), colleague.id));
    Ok(colleagues)
}

/// Everybody's name, also of those who have left.
pub async fn list_names(conn: &impl ConnectionTrait) -> Result<Vec<(StaffId, String)>, DbErr> {
    staff::Entity::find().select_only().columns([staff::Column::Id, staff::Column::Name]).into_tuple().all(conn).await
}

/// Names for a page, in one query. Also of those who have left: their work stays.
pub async fn names_of(conn: &impl ConnectionTrait, ids: &[StaffId]) -> Result<HashMap<StaffId, String>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let names: Vec<(StaffId, String)> = staff::Entity::find()
        .select_only()
        .columns([staff::Column::Id, staff::Column::Name])
        .filter(staff::Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(names.into_iter().collect())
}

/// Writes a person down with exactly these roles: anew, or over what stood there for the address. Who was known signs in
/// anew, since password and roles may be others now.
pub async fn upsert_staff(tx: &DatabaseTransaction, new: &NewStaff<'_>, random: &Random) -> Result<StaffId, DbErr> {
    let email = folded_email(new.email);
    let known = staff::Entity::find().filter(staff::Column::Email.eq(&email)).one(tx).await?;
    let is_known = known.is_some();
    let row = staff::ActiveModel {
        id: Set(known.as_ref().map_or_else(|| StaffId(random.uuid()), |row| row.id)),
        email: Set(email),
        name: Set(new.name.to_owned()),
        sort_key: Set(sort_key(new.name)),
        password_hash: Set(new.password_hash.to_owned()),
        locale: Set(new.locale.code().to_owned()),
        keys_on: Set(known.is_none_or(|row| row.keys_on)),
        disabled_on: Set(None),
    };
    let row = if is_known { row.update(tx).await? } else { row.insert(tx).await? };
    end_sessions_of(tx, row.id).await?;
    grant::Entity::delete_many().filter(grant::Column::StaffId.eq(row.id)).exec(tx).await?;
    for (role, unit) in new.roles {
        let grant = grant::ActiveModel {
            id: Set(random.uuid()),
            staff_id: Set(row.id),
            role: Set(role.code().to_owned()),
            unit_id: Set(unit.clone()),
            from_on: Set(new.from_on),
            until_on: Set(None),
            instead_of: Set(None),
        };
        grant.insert(tx).await?;
    }
    Ok(row.id)
}

/// Sets the hash of a new password.
pub async fn set_password(tx: &DatabaseTransaction, id: StaffId, password_hash: &str) -> Result<(), DbErr> {
    let change = staff::Entity::update_many().col_expr(staff::Column::PasswordHash, Expr::value(password_hash));
    change.filter(staff::Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// Forgets the password, if there is one: from now on none is right. Who was invited and has not come still has none.
pub async fn forget_password(tx: &DatabaseTransaction, id: StaffId) -> Result<(), DbErr> {
    let change = staff::Entity::update_many().col_expr(staff::Column::PasswordHash, Expr::value(NOBODY));
    let has_one = staff::Column::PasswordHash.ne("");
    change.filter(staff::Column::Id.eq(id)).filter(has_one).exec(tx).await?;
    Ok(())
}

/// Sets the name.
pub async fn set_name(tx: &DatabaseTransaction, id: StaffId, name: &str) -> Result<(), DbErr> {
    let change = staff::Entity::update_many().col_expr(staff::Column::Name, Expr::value(name));
    change.filter(staff::Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// Sets language and keys.
pub async fn set_profile(tx: &DatabaseTransaction, id: StaffId, locale: Locale, keys_on: bool) -> Result<(), DbErr> {
    let change = staff::Entity::update_many()
        .col_expr(staff::Column::Locale, Expr::value(locale.code()))
        .col_expr(staff::Column::KeysOn, Expr::value(keys_on));
    change.filter(staff::Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// The session of a cookie, unless it is over.
pub async fn find_session(
    conn: &impl ConnectionTrait,
    hash: &SessionHash,
    now: DateTime<Utc>,
) -> Result<Option<Session>, DbErr> {
    let row = session::Entity::find_by_id(hash.as_str()).one(conn).await?;
    Ok(row.map(Session::from).filter(|session| !session.is_over(now)))
}

/// The session of a cookie that ended by itself less than a day ago.
pub async fn find_ended_session(
    conn: &impl ConnectionTrait,
    hash: &SessionHash,
    now: DateTime<Utc>,
) -> Result<Option<Session>, DbErr> {
    let row = session::Entity::find_by_id(hash.as_str()).one(conn).await?;
    let ended = |session: &Session| session.is_over(now) && now < session.ends_at() + KEPT_FOR;
    Ok(row.map(Session::from).filter(ended))
}

/// Begins a session.
pub async fn open_session(tx: &DatabaseTransaction, new: Session) -> Result<(), DbErr> {
    let Session { hash, staff, started_at, seen_at, is_strong } = new;
    let row = session::Model { id_hash: hash.0, staff_id: staff, started_at, seen_at, is_strong };
    session::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// Writes down that there was a request. A session that has ended stays ended.
pub async fn note_session(tx: &DatabaseTransaction, hash: &SessionHash, now: DateTime<Utc>) -> Result<(), DbErr> {
    let change = session::Entity::update_many().col_expr(session::Column::SeenAt, Expr::value(now));
    change.filter(session::Column::IdHash.eq(hash.as_str())).exec(tx).await?;
    Ok(())
}

/// Ends one session.
pub async fn end_session(tx: &DatabaseTransaction, hash: &SessionHash) -> Result<(), DbErr> {
    session::Entity::delete_many().filter(session::Column::IdHash.eq(hash.as_str())).exec(tx).await?;
    Ok(())
}

/// The live sessions of a person, the latest first.
pub async fn list_sessions(
    conn: &impl ConnectionTrait,
    id: StaffId,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, DbErr> {
    let rows = session::Entity::find().filter(session::Column::StaffId.eq(id)).all(conn).await?;
    let mut live: Vec<_> = rows.into_iter().map(Session::from).filter(|session| !session.is_over(now)).collect();
    live.sort_by(|a, b| (b.seen_at, &b.hash.0).cmp(&(a.seen_at, &a.hash.0)));
    Ok(live)
}

/// Ends the sessions of a person that the choice names, but never the one to keep.
pub async fn end_others(
    tx: &DatabaseTransaction,
    id: StaffId,
    keep: &SessionHash,
    only: Option<&str>,
) -> Result<(), DbErr> {
    let mut others = session::Entity::delete_many()
        .filter(session::Column::StaffId.eq(id))
        .filter(session::Column::IdHash.ne(keep.as_str()));
    if let Some(only) = only {
        others = others.filter(session::Column::IdHash.eq(only));
    }
    others.exec(tx).await?;
    Ok(())
}

/// Ends all sessions of a person.
pub async fn end_sessions_of(tx: &DatabaseTransaction, id: StaffId) -> Result<(), DbErr> {
    session::Entity::delete_many().filter(session::Column::StaffId.eq(id)).exec(tx).await?;
    Ok(())
}

/// Removes the sessions that ended a day ago; until then they tell whose they were.
pub async fn sweep_sessions(tx: &DatabaseTransaction, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let ended = now - KEPT_FOR;
    let is_over = Condition::any()
        .add(session::Column::SeenAt.lte(ended - IDLE))
        .add(session::Column::StartedAt.lte(ended - LONGEST));
    Ok(session::Entity::delete_many().filter(is_over).exec(tx).await?.rows_affected)
}

pub(super) fn is_enabled(today: NaiveDate) -> Condition {
    Condition::any().add(staff::Column::DisabledOn.is_null()).add(staff::Column::DisabledOn.gt(today))
}

/// Both the first and the last day of a role count.
pub(super) fn is_valid(today: NaiveDate) -> Condition {
    let not_ended = Condition::any().add(grant::Column::UntilOn.is_null()).add(grant::Column::UntilOn.gte(today));
    Condition::all().add(grant::Column::FromOn.lte(today)).add(not_ended)
}

#[cfg(test)]
mod tests;
