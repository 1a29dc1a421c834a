//! Giving a role in a unit, and ending it.

use chrono::NaiveDate;
use entity::ids::{StaffId, UnitId};
use uuid::Uuid;

use super::appoint_substitute::may_end;
use crate::accounts::people::{self, Grant};
use crate::accounts::store::end_sessions_of;
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::counties::County;
use crate::kernel::actor::{Role, Staff};
use crate::platform::error::Error;
use crate::policy::{self, Operation};

/// A role to give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRole {
    /// The role.
    pub role: Role,
    /// In which unit and all below it.
    pub unit: UnitId,
    /// First day.
    pub from_on: NaiveDate,
    /// Last day, when it has one.
    pub until_on: Option<NaiveDate>,
}

/// May they give this role anywhere? One whose work is that of the whole county is given by who looks after the unit of
/// the whole county, its general desk: else an administrator of one unit would open the others by giving it.
#[must_use]
pub fn may_give(by: &Staff, role: Role, county: &County) -> bool {
    let desk = UnitId::from(county.general_desk.as_str());
    !role.is_of_whole_county() || policy::may(by, Operation::GiveRole, &desk)
}

/// Gives somebody else a role, unless they hold the same one on any of these days. Nobody gives one to themselves. Whose
/// rights are others from now on signs in anew (security bar R10).
pub async fn give_role(app: &App, by: &Staff, to: StaffId, new: NewRole) -> Result<(), Error> {
    if !policy::may(by, Operation::GiveRole, &new.unit) {
        return Err(Error::Forbidden);
    }
    if !may_give(by, new.role, &app.county) {
        return Err(Error::NotNow("of-whole-county"));
    }
    if to == by.id {
        return Err(Error::NotNow("to-oneself"));
    }
    let NewRole { role, unit, from_on, until_on } = new;
    let given = Grant { id: app.random.uuid(), staff: to, role, unit, from_on, until_on, instead_of: None };
    let today = app.clock.today();
    let tx = app.db.begin_write().await?;

    people::find(&tx, to).await?.ok_or(Error::NotFound)?;
    if people::grants_of(&tx, &[to]).await?.iter().any(|held| held.repeats(&given)) {
        return Err(Error::NotNow("held-already"));
    }
    people::give(&tx, &given).await?;
    if given.holds_on(today) {
        end_sessions_of(&tx, to).await?;
    }
    let entry = Entry::of(by.id, Act::RoleGiven).on(to).role(given.role, &given.unit);
    audit::record(&tx, entry, app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}

/// Ends a role with its last day, which is no later than the one it has. A unit keeps somebody who can give roles in it. Where the last day has been, whoever
/// held the role, or stood in for its holder, signs in anew.
pub async fn end_role(app: &App, by: &Staff, of: StaffId, role: Uuid, last_on: NaiveDate) -> Result<(), Error> {
    let today = app.clock.today();
    let tx = app.db.begin_write().await?;

    let held = people::find_grant(&tx, of, role).await?.ok_or(Error::NotFound)?;
    if !may_end(by, &held, &app.county) {
        return Err(Error::Forbidden);
    }
    if held.is_over(today) {
        return Err(Error::NotNow("over"));
    }
    if held.until_on.is_some_and(|until_on| until_on < last_on) {
        return Err(Error::NotNow("later"));
    }
    let leaves = held.role == Role::Administrator && held.instead_of.is_none();
    if leaves && !people::has_other_administrator(&tx, &held, &app.county, today).await? {
        return Err(Error::NotNow("last-administrator"));
    }
    if held.holds_on(today) && last_on < today {
        let stand_ins = people::substitutes_of(&tx, &held, today).await?;
        for affected in stand_ins.iter().map(|grant| grant.staff).chain([of]) {
            end_sessions_of(&tx, affected).await?;
        }
    }
    people::end(&tx, &held, last_on).await?;
    let entry = Entry::of(by.id, Act::RoleEnded).on(of).role(held.role, &held.unit);
    audit::record(&tx, entry, app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}
