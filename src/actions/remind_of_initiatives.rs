//! Tell staff that a day which was promised about an initiative comes near or has passed, and its makers that it has.

use std::collections::BTreeMap;

use entity::ids::StaffId;
use sea_orm::DatabaseTransaction;

use super::remind_staff::nearest;
use super::{letter_to, tell_concerned};
use crate::accounts::people::{Holder, holders_of};
use crate::app::App;
use crate::deadlines::is_office_hour;
use crate::followers::tellings::note_late;
use crate::initiatives::initiative::Initiative;
use crate::initiatives::makers::concerned;
use crate::initiatives::promise::Promise;
use crate::initiatives::reminders::{Handled, Open, list_noted, list_open, note};
use crate::kernel::actor::Role;
use crate::notifications::messages::InitiativeMessage;
use crate::notifications::work_letters::WorkMessage;
use crate::platform::error::Error;

/// Writes at most one letter about each sort of promise to each person; says how many. A reminder that was noted is
/// written with the same commit and never again, however many instances look. In office hours only.
pub async fn remind_of_initiatives(app: &App) -> Result<usize, Error> {
    let (now, today) = (app.clock.now(), app.clock.today());
    if !is_office_hour(now) {
        return Ok(0);
    }
    let open = list_open(app.db.reader()).await?;
    let ids: Vec<_> = open.iter().map(|open| open.initiative.id).collect();
    let noted = list_noted(app.db.reader(), &ids).await?;
    let key = |open: &Open, day| (open.initiative.id, open.promised.promise.code().to_owned(), open.promised.by, day);
    let come = open.into_iter().filter_map(|open| open.promised.day_reached(today).map(|day| (open, day)));
    let come: Vec<(Open, i32)> = come.filter(|(open, day)| !noted.contains(&key(open, *day))).collect();
    if come.is_empty() {
        return Ok(0);
    }

    let tx = app.db.begin_write().await?;

    let staff = Staff {
        handlers: holders_of(&tx, Role::Handler, today).await?,
        coordinators: holders_of(&tx, Role::Coordinator, today).await?,
        registrars: holders_of(&tx, Role::Registrar, today).await?,
    };
    let mut letters: BTreeMap<(StaffId, &'static str), (&Holder, WorkMessage)> = BTreeMap::new();
    for (open, day) in &come {
        if !note(&tx, open.initiative.id, &open.promised, *day).await? {
            continue;
        }
        let message = message(open.promised.promise, *day > 0);
        for holder in staff.concerned(app, open) {
            letters.insert((holder.id, message.code()), (holder, message));
        }
        // The maker hears once that a promise to them was not kept; a look back is a promise to everybody.
        let was_late = noted.iter().any(|before| before.3 > 0 && *before == key(open, before.3));
        if *day > 0 && !was_late {
            note_late(&tx, open.initiative.id).await?;
            if open.promised.promise != Promise::FollowUp {
                tell_late(app, &tx, &open.initiative).await?;
            }
        }
    }
    for (holder, message) in letters.values() {
        letter_to(app, &tx, holder, *message).await?;
    }

    tx.commit().await?;
    app.wake.notify_one();
    Ok(letters.len())
}

/// Who could have to keep a promise.
struct Staff {
    handlers: Vec<Holder>,
    coordinators: Vec<Holder>,
    registrars: Vec<Holder>,
}

impl Staff {
    /// Registrars check, but not what they refused themselves: where there is no other, the coordinator is told, who can
    /// find one. Later whoever has the case is told, their coordinator, and the registry.
    fn concerned(&self, app: &App, open: &Open) -> Vec<&Holder> {
        let refused_by = open.initiative.state.refused_by();
        let mut told: Vec<&Holder> = self.registrars.iter().filter(|holder| Some(holder.id) != refused_by).collect();
        if told.is_empty() {
            let units = self.registrars.iter().map(|holder| &holder.unit);
            told.extend(units.flat_map(|unit| nearest(app, &self.coordinators, unit)));
        }
        if let Some(Handled { unit_id, assignee_id, .. }) = &open.case {
            match self.handlers.iter().find(|holder| Some(holder.id) == *assignee_id) {
                Some(holder) => told.push(holder),
                None => told.extend(nearest(app, &self.handlers, unit_id)),
            }
            told.extend(nearest(app, &self.coordinators, unit_id));
        }
        told
    }
}

const fn message(promise: Promise, is_late: bool) -> WorkMessage {
    match (promise, is_late) {
        (Promise::Check, false) => WorkMessage::CheckNear,
        (Promise::Check, true) => WorkMessage::CheckLate,
        (Promise::Notice | Promise::Measures, false) => WorkMessage::InitiativeNear,
        (Promise::Notice | Promise::Measures, true) => WorkMessage::InitiativeLate,
        (Promise::FollowUp, false) => WorkMessage::FollowUpNear,
        (Promise::FollowUp, true) => WorkMessage::FollowUpLate,
    }
}

async fn tell_late(app: &App, tx: &DatabaseTransaction, initiative: &Initiative) -> Result<(), Error> {
    let concerned = concerned(tx, initiative, &app.keyring).await?;
    tell_concerned(app, tx, &concerned, InitiativeMessage::Late).await
}
