//! People and their roles as those who look after them see them.
//!
//! What always holds: somebody who can give roles stays for every unit where there was somebody; who stands in for
//! another never does so longer than the other holds the role.

use chrono::NaiveDate;
use entity::ids::{StaffId, UnitId};
use entity::{grant, staff};
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use uuid::Uuid;

use super::rights::units_covering;
use super::store::{folded_email, is_enabled, is_valid};
use crate::counties::County;
use crate::kernel::actor::Role;
use crate::kernel::text::sort_key;

/// People on a page.
pub const PAGE: u64 = 50;

/// Somebody with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Id.
    pub id: StaffId,
    /// Name.
    pub name: String,
    /// Work address.
    pub email: String,
    /// From this day they cannot sign in.
    pub disabled_on: Option<NaiveDate>,
    /// Where their name stands.
    pub sort_key: String,
}

impl Person {
    /// Can they sign in on the day?
    #[must_use]
    pub fn is_enabled(&self, on: NaiveDate) -> bool {
        self.disabled_on.is_none_or(|from| on < from)
    }
}

/// A role that somebody holds, held or will hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Id.
    pub id: Uuid,
    /// Who.
    pub staff: StaffId,
    /// The role.
    pub role: Role,
    /// In which unit and all below it.
    pub unit: UnitId,
    /// First day.
    pub from_on: NaiveDate,
    /// Last day.
    pub until_on: Option<NaiveDate>,
    /// Whose role it is, for one who stands in.
    pub instead_of: Option<StaffId>,
}

impl Grant {
    /// Is it over?
    #[must_use]
    pub fn is_over(&self, today: NaiveDate) -> bool {
        self.until_on.is_some_and(|last| last < today)
    }

    /// Does it hold on the day?
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from_on <= day && !self.is_over(day)
    }

    /// Does it hold on every day of a span? A span without an end goes on for ever.
    #[must_use]
    pub fn covers(&self, from_on: NaiveDate, until_on: Option<NaiveDate>) -> bool {
        self.from_on <= from_on && self.until_on.is_none_or(|last| until_on.is_some_and(|until| until <= last))
    }

    /// Do the two give the same right on a common day?
    #[must_use]
    pub fn repeats(&self, other: &Self) -> bool {
        let begins_in_time = |one: &Self, other: &Self| one.until_on.is_none_or(|last| other.from_on <= last);
        (self.staff, self.role, &self.unit, self.instead_of) == (other.staff, other.role, &other.unit, other.instead_of)
            && begins_in_time(self, other)
            && begins_in_time(other, self)
    }
}

/// Whom to list.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// How their name begins, or their whole address; everybody when empty.
    pub search: String,
    /// Only after this place in the list.
    pub after: Option<(String, StaffId)>,
}

/// A page of people by name; one more than [`PAGE`] when there are more.
pub async fn list(conn: &impl ConnectionTrait, wish: &Wish) -> Result<Vec<Person>, DbErr> {
    let mut query = staff::Entity::find();
    if wish.search.contains('@') {
        query = query.filter(staff::Column::Email.eq(folded_email(&wish.search)));
    } else {
        // `g` stands after every hexadecimal digit.
        let begin = sort_key(&wish.search);
        query = query.filter(staff::Column::SortKey.gte(&begin)).filter(staff::Column::SortKey.lt(format!("{begin}g")));
    }
    if let Some((key, id)) = &wish.after {
        query = query.filter(staff::Column::SortKey.gte(key));
        query = query.filter(Condition::any().add(staff::Column::SortKey.gt(key)).add(staff::Column::Id.gt(*id)));
    }
    let sorted = query.order_by_asc(staff::Column::SortKey).order_by_asc(staff::Column::Id).limit(PAGE + 1);
    Ok(sorted.all(conn).await?.into_iter().map(person).collect())
}

/// Somebody by id.
pub async fn find(conn: &impl ConnectionTrait, id: StaffId) -> Result<Option<Person>, DbErr> {
    Ok(staff::Entity::find_by_id(id).one(conn).await?.map(person))
}

/// Somebody by their work address.
pub async fn find_by_email(conn: &impl ConnectionTrait, email: &str) -> Result<Option<Person>, DbErr> {
    let by_email = staff::Entity::find().filter(staff::Column::Email.eq(folded_email(email)));
    Ok(by_email.one(conn).await?.map(person))
}

/// Every role of these people, past ones too, the latest first.
pub async fn grants_of(conn: &impl ConnectionTrait, people: &[StaffId]) -> Result<Vec<Grant>, DbErr> {
    let theirs = grant::Entity::find().filter(grant::Column::StaffId.is_in(people.iter().copied()));
    let sorted = theirs.order_by_desc(grant::Column::FromOn).order_by_asc(grant::Column::Id);
    Ok(sorted.all(conn).await?.into_iter().filter_map(known).collect())
}

/// Somebody who holds a role today, and where it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub id: StaffId,
    /// In which unit and all below it.
    pub unit: UnitId,
    /// Work address.
    pub email: String,
    /// The language of their pages.
    pub locale: String,
}

/// Everybody who can sign in and holds the role on the day, by their ids.
pub async fn holders_of(conn: &impl ConnectionTrait, role: Role, today: NaiveDate) -> Result<Vec<Holder>, DbErr> {
    let held = grant::Entity::find().filter(grant::Column::Role.eq(role.code())).filter(is_valid(today));
    let held = held.order_by_asc(grant::Column::StaffId).order_by_asc(grant::Column::Id).all(conn).await?;
    let ids = held.iter().map(|row| row.staff_id);
    let people = staff::Entity::find().filter(staff::Column::Id.is_in(ids)).filter(is_enabled(today)).all(conn).await?;
    let holder = |row: grant::Model| {
        let person = people.iter().find(|person| person.id == row.staff_id)?;
        Some(Holder { id: person.id, unit: row.unit_id, email: person.email.clone(), locale: person.locale.clone() })
    };
    Ok(held.into_iter().filter_map(holder).collect())
}

/// How many people have a role that was given in this very unit, and is not over.
pub async fn count_in(conn: &impl ConnectionTrait, unit: &UnitId, today: NaiveDate) -> Result<usize, DbErr> {
    let held: Vec<StaffId> = grant::Entity::find()
        .select_only()
        .column(grant::Column::StaffId)
        .distinct()
        .filter(grant::Column::UnitId.eq(unit.clone()))
        .filter(Condition::any().add(grant::Column::UntilOn.is_null()).add(grant::Column::UntilOn.gte(today)))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(held.len())
}

/// A role of somebody's.
pub async fn find_grant(conn: &impl ConnectionTrait, of: StaffId, id: Uuid) -> Result<Option<Grant>, DbErr> {
    let row = grant::Entity::find_by_id(id).filter(grant::Column::StaffId.eq(of)).one(conn).await?;
    Ok(row.and_then(known))
}

/// Those who stand in for the holder of a role, today or later.
pub async fn substitutes_of(conn: &impl ConnectionTrait, held: &Grant, today: NaiveDate) -> Result<Vec<Grant>, DbErr> {
    let rows = grant::Entity::find().filter(in_stead_of(held)).filter(grant::Column::UntilOn.gte(today));
    Ok(rows.order_by_asc(grant::Column::FromOn).all(conn).await?.into_iter().filter_map(known).collect())
}

/// Gives a role.
pub async fn give(tx: &DatabaseTransaction, new: &Grant) -> Result<(), DbErr> {
    let row = grant::ActiveModel {
        id: Set(new.id),
        staff_id: Set(new.staff),
        role: Set(new.role.code().to_owned()),
        unit_id: Set(new.unit.clone()),
        from_on: Set(new.from_on),
        until_on: Set(new.until_on),
        instead_of: Set(new.instead_of),
    };
    grant::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Ends a role with its last day, and with it every standing in for its holder.
pub async fn end(tx: &DatabaseTransaction, held: &Grant, last_on: NaiveDate) -> Result<(), DbErr> {
    let shorten = || grant::Entity::update_many().col_expr(grant::Column::UntilOn, Expr::value(last_on));
    shorten().filter(grant::Column::Id.eq(held.id)).exec(tx).await?;
    if held.instead_of.is_none() {
        shorten().filter(in_stead_of(held)).filter(grant::Column::UntilOn.gt(last_on)).exec(tx).await?;
    }
    Ok(())
}

/// Sets the day from which somebody cannot sign in; nothing lets them in again.
pub async fn set_disabled(tx: &DatabaseTransaction, id: StaffId, from_on: Option<NaiveDate>) -> Result<(), DbErr> {
    let change = staff::Entity::update_many().col_expr(staff::Column::DisabledOn, Expr::value(from_on));
    change.filter(staff::Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// Will somebody else be administrator of the unit for good? Those who are stay locked until the commit, so that two
/// of them cannot remove each other at the same moment.
pub async fn has_other_administrator(
    tx: &DatabaseTransaction,
    leaving: &Grant,
    county: &County,
    today: NaiveDate,
) -> Result<bool, DbErr> {
    let lasting = grant::Entity::find()
        .filter(grant::Column::Role.eq(Role::Administrator.code()))
        .filter(grant::Column::UnitId.is_in(units_covering(&leaving.unit, county)))
        .filter(grant::Column::UntilOn.is_null())
        .filter(grant::Column::InsteadOf.is_null())
        .filter(is_valid(today))
        .order_by_asc(grant::Column::Id)
        .lock(LockType::Update)
        .all(tx)
        .await?;
    let others = lasting.into_iter().map(|row| row.staff_id).filter(|id| *id != leaving.staff);
    let enabled = staff::Entity::find().filter(staff::Column::Id.is_in(others)).filter(is_enabled(today));
    Ok(enabled.one(tx).await?.is_some())
}

fn in_stead_of(held: &Grant) -> Condition {
    Condition::all()
        .add(grant::Column::InsteadOf.eq(held.staff))
        .add(grant::Column::Role.eq(held.role.code()))
        .add(grant::Column::UnitId.eq(held.unit.clone()))
}

fn person(row: staff::Model) -> Person {
    let staff::Model { id, name, email, disabled_on, sort_key, .. } = row;
    Person { id, name, email, disabled_on, sort_key }
}

fn known(row: grant::Model) -> Option<Grant> {
    let grant::Model { id, staff_id, role, unit_id, from_on, until_on, instead_of } = row;
    Some(Grant { id, staff: staff_id, role: Role::parse(&role)?, unit: unit_id, from_on, until_on, instead_of })
}
