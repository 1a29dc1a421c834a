//! Tell staff that time runs out: at half, at four fifths and at the end of it, in office hours.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use entity::ids::UnitId;

use super::letter_to;
use crate::accounts::people::{Holder, holders_of};
use crate::accounts::rights::units_covering;
use crate::app::App;
use crate::cases::reminders::{Running, list_noted, list_running, note};
use crate::cases::store::reopened_on;
use crate::deadlines::{escalations, is_office_hour};
use crate::kernel::actor::Role;
use crate::notifications::work_letters::WorkMessage;
use crate::platform::error::Error;

/// Per cent of the time of which only handlers are told.
const HALF: u8 = 50;

/// Per cent of the time after which a case is late.
const WHOLE: u8 = 100;

/// Writes at most one letter to each person, of the case that presses most; says how many. Letters name no case and come
/// together, so that none tells when somebody wrote to us.
pub async fn remind_staff(app: &App) -> Result<usize, Error> {
    let (now, today) = (app.clock.now(), app.clock.today());
    if !is_office_hour(now) {
        return Ok(0);
    }
    let noted = list_noted(app.db.reader()).await?;
    let mut passed: Vec<(Running, u8)> = Vec::new();
    for running in list_running(app.db.reader()).await? {
        let is_new = |percent: &u8| !noted.contains(&(running.id, running.due_on, (*percent).into()));
        let Some(_) = percent_gone(running.received_on, running.due_on, now).filter(is_new) else { continue };
        // The time of a case that was opened again begins anew.
        let from = reopened_on(app.db.reader(), running.id).await?.unwrap_or(running.received_on);
        if let Some(percent) = percent_gone(from, running.due_on, now).filter(is_new) {
            passed.push((running, percent));
        }
    }
    if passed.is_empty() {
        return Ok(0);
    }

    let tx = app.db.begin_write().await?;

    let handlers = holders_of(&tx, Role::Handler, today).await?;
    let coordinators = holders_of(&tx, Role::Coordinator, today).await?;
    let mut letters: BTreeMap<_, (&Holder, u8)> = BTreeMap::new();
    for (running, percent) in &passed {
        if !note(&tx, running, *percent).await? {
            continue;
        }
        let mut told = nearest(app, &handlers, &running.unit_id);
        if let Some(holder) = handlers.iter().find(|holder| Some(holder.id) == running.assignee_id) {
            told = vec![holder];
        }
        // Half of the time is the handler's matter; then the coordinator has to know.
        if *percent > HALF || told.is_empty() {
            told.extend(nearest(app, &coordinators, &running.unit_id));
        }
        for holder in told {
            let worst = letters.entry(holder.id).or_insert((holder, *percent));
            worst.1 = worst.1.max(*percent);
        }
    }
    for (holder, percent) in letters.values() {
        letter_to(app, &tx, holder, message(*percent)).await?;
    }

    tx.commit().await?;
    app.wake.notify_one();
    Ok(letters.len())
}

const fn message(percent: u8) -> WorkMessage {
    match percent {
        ..=HALF => WorkMessage::HalfGone,
        WHOLE.. => WorkMessage::TimeIsUp,
        _ => WorkMessage::LittleLeft,
    }
}

/// The largest share of the time whose moment has passed.
fn percent_gone(from: NaiveDate, due_on: NaiveDate, now: DateTime<Utc>) -> Option<u8> {
    let moments = escalations(from, due_on);
    moments.iter().filter(|moment| moment.at <= now).map(|moment| moment.percent).max()
}

/// Those who hold a role in the unit, or in the nearest one above it where anybody does.
pub(super) fn nearest<'a>(app: &App, holders: &'a [Holder], unit: &UnitId) -> Vec<&'a Holder> {
    let of = |unit: &UnitId| holders.iter().filter(|holder| holder.unit == *unit).collect::<Vec<_>>();
    units_covering(unit, &app.county).iter().map(of).find(|found| !found.is_empty()).unwrap_or_default()
}
