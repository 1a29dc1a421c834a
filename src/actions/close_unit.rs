//! Close a unit: its open cases, services and rules go to its successor in the same step.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use entity::ids::{CaseId, StaffId, UnitId};
use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::record;
use crate::accounts;
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::cases::case::Case;
use crate::cases::store::open_cases_of;
use crate::counties::store::{self, Cause};
use crate::counties::{County, Draft};
use crate::kernel::actor::Staff;
use crate::platform::error::Error;
use crate::policy::{self, Operation};
use crate::routing;

/// Cases read at once.
const PAGE: u64 = 200;

/// Closes a unit; yesterday was its last day. Says how many open cases went to the successor.
///
/// Refused with [`Error::NotNow`]: `closed` where it is closed already, `general-desk` where it is the one that takes
/// what nobody else can, `sub-units` while units below it are open, `successor` where nobody can take over there, and
/// `unsound` where the county would not pass its checks.
pub async fn close_unit(app: &App, by: &Staff, unit: &str, successor: &str, reason: &str) -> Result<u64, Error> {
    if !policy::may(by, Operation::EditCounty, &UnitId(unit.to_owned())) {
        return Err(Error::Forbidden);
    }
    let (now, today) = (app.clock.now(), app.clock.today());
    let tx = app.db.begin_write().await?;

    let (number, county) = store::newer_than(&tx, 0).await?.ok_or(Error::NotFound)?;
    let changed = without(&county, unit, successor, today)?;
    let about = format!("units/{unit}");
    let cause = Cause { by: by.id, about: &about, reason };
    store::put_in_force(&tx, &changed, Some(cause), now).await?;
    let moved = follow_unit(app, &tx, &changed, unit, Some(by.id)).await?;
    audit::record(&tx, Entry::of(by.id, Act::UnitClosed).count("cases", moved), now).await?;

    tx.commit().await?;
    app.county.follow(number.saturating_add(1), changed);
    Ok(moved)
}

/// Gives cases that came to a closed unit meanwhile, as from another instance that did not know yet, to its successor.
pub async fn give_to_successor(app: &App, unit: &str) -> Result<u64, Error> {
    let tx = app.db.begin_write().await?;
    let moved = follow_unit(app, &tx, &app.county, unit, None).await?;
    tx.commit().await?;
    Ok(moved)
}

/// The county without a unit: it has its last day, and whatever spoke of it speaks of its successor.
fn without(county: &County, id: &str, successor: &str, today: NaiveDate) -> Result<County, Error> {
    let unit = county.unit(id).ok_or(Error::NotFound)?;
    let takes_work = |unit: &&crate::counties::county::Unit| unit.is_open(today) && unit.closed_on.is_none();
    if !takes_work(&unit) {
        return Err(Error::NotNow("closed"));
    }
    if county.general_desk == id {
        return Err(Error::NotNow("general-desk"));
    }
    if county.units.iter().filter(takes_work).any(|below| below.parent.as_deref() == Some(id)) {
        return Err(Error::NotNow("sub-units"));
    }
    if successor == id || !county.unit(successor).is_some_and(|unit| takes_work(&unit)) {
        return Err(Error::NotNow("successor"));
    }
    let last = today.pred_opt().unwrap_or(today).max(unit.opened_on);
    let mut draft = Draft::of(county);
    draft.set(&format!("units/{id}/closed_on"), json!(last));
    draft.set(&format!("units/{id}/successor"), json!(successor));
    for service in county.services.iter().filter(|service| service.unit == id) {
        draft.set(&format!("services/{}/unit", service.id), json!(successor));
    }
    let mut rules = county.routing.rules.iter().filter(|rule| rule.unit == id).peekable();
    if rules.peek().is_some() {
        draft.set("routing/version", json!(county.routing.version.saturating_add(1)));
    }
    for rule in rules {
        draft.set(&format!("routing/rule/{}/unit", rule.id), json!(successor));
    }
    draft.finish().map_err(|_| Error::NotNow("unsound"))
}

/// Moves every open case of a closed unit to the unit that follows it and is open.
async fn follow_unit(
    app: &App,
    tx: &DatabaseTransaction,
    county: &County,
    unit: &str,
    by: Option<StaffId>,
) -> Result<u64, Error> {
    let today = app.clock.today();
    let home = UnitId(county.open_successor(unit, today).to_owned());
    let (mut moved, mut behind): (u64, Option<CaseId>) = (0, None);
    loop {
        let cases = open_cases_of(tx, &UnitId(unit.to_owned()), behind, PAGE).await?;
        let Some(last) = cases.last() else { return Ok(moved) };
        behind = Some(last.id);
        let at_home = at_home(tx, county, &cases, &home, today).await?;
        for case in cases {
            let keeps_handler = case.state.handler().is_some_and(|handler| at_home.contains(&handler));
            let change = case.follow_unit(home.clone(), keeps_handler, by, today)?;
            record(app, tx, &change).await?;
            routing::store::add_by_person(tx, change.case.id, &home, today).await?;
            moved = moved.saturating_add(1);
        }
    }
}

/// The handlers of some cases who may work in a unit.
async fn at_home(
    tx: &DatabaseTransaction,
    county: &County,
    cases: &[Case],
    home: &UnitId,
    today: NaiveDate,
) -> Result<BTreeSet<StaffId>, Error> {
    let handlers: BTreeSet<StaffId> = cases.iter().filter_map(|case| case.state.handler()).collect();
    let mut known: BTreeMap<StaffId, bool> = BTreeMap::new();
    for handler in handlers {
        let staff = accounts::store::find(tx, handler, county, today).await?;
        known.insert(handler, staff.is_some_and(|staff| policy::may(&staff, Operation::TakeCase, home)));
    }
    Ok(known.into_iter().filter_map(|(handler, may)| may.then_some(handler)).collect())
}
