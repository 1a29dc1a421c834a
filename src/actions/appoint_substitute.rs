//! Somebody stands in for the holder of a role.

use chrono::NaiveDate;
use entity::ids::StaffId;
use uuid::Uuid;

use super::give_role::may_give;
use crate::accounts::people::{self, Grant};
use crate::accounts::store::end_sessions_of;
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::counties::County;
use crate::kernel::actor::Staff;
use crate::platform::error::Error;
use crate::policy::{self, Operation};

/// Lets somebody hold another's role for some days; never longer than the other holds it. Where it begins today, they
/// sign in anew.
pub async fn appoint_substitute(
    app: &App,
    by: &Staff,
    absent: StaffId,
    role: Uuid,
    substitute: StaffId,
    days: (NaiveDate, NaiveDate),
) -> Result<(), Error> {
    let (from_on, until_on) = (days.0, Some(days.1));
    let tx = app.db.begin_write().await?;

    let held = people::find_grant(&tx, absent, role).await?.ok_or(Error::NotFound)?;
    if !may_appoint(by, &held, &app.county) {
        return Err(Error::Forbidden);
    }
    if held.instead_of.is_some() || !held.covers(from_on, until_on) {
        return Err(Error::NotNow("not-held-then"));
    }
    let person = people::find(&tx, substitute).await?.ok_or(Error::NotFound)?;
    if person.id == by.id {
        return Err(Error::NotNow("to-oneself"));
    }
    if person.id == absent || !person.is_enabled(days.1) {
        return Err(Error::NotNow("cannot-stand-in"));
    }
    let id = app.random.uuid();
    let given = Grant { id, staff: substitute, from_on, until_on, instead_of: Some(absent), ..held };
    if people::grants_of(&tx, &[substitute]).await?.iter().any(|held| held.repeats(&given)) {
        return Err(Error::NotNow("held-already"));
    }
    people::give(&tx, &given).await?;
    if given.holds_on(app.clock.today()) {
        end_sessions_of(&tx, substitute).await?;
    }
    let entry = Entry::of(by.id, Act::SubstituteAppointed).on(substitute).role(given.role, &given.unit);
    audit::record(&tx, entry, app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}

/// May they say who stands in? For roles that handle cases those may who look after the unit's work; for every other
/// role only who could give it, or standing in would be a way to rights of one's own choice.
#[must_use]
pub fn may_appoint(by: &Staff, held: &Grant, county: &County) -> bool {
    let handles_cases = policy::matrix().allows_somewhere(held.role, Operation::AnswerCase);
    let operation = if handles_cases { Operation::AppointSubstitute } else { Operation::GiveRole };
    policy::may(by, operation, &held.unit) && may_give(by, held.role, county)
}

/// May they end it? Who may appoint somebody to stand in may also call them back.
#[must_use]
pub fn may_end(by: &Staff, held: &Grant, county: &County) -> bool {
    if held.instead_of.is_some() {
        may_appoint(by, held, county)
    } else {
        policy::may(by, Operation::GiveRole, &held.unit) && may_give(by, held.role, county)
    }
}
