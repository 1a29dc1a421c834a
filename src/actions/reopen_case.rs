//! Open an answered case again.

use chrono::NaiveDate;
use entity::ids::{CaseId, UnitId};
use sea_orm::DatabaseTransaction;

use super::{case_of, limit, record, seen_case};
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::cases::case::{Case, Change};
use crate::cases::number::CaseNumber;
use crate::cases::policy::{self, MayReopen};
use crate::cases::store::subject_of;
use crate::deadlines::due_on;
use crate::feedback::store::{self as feedback, Told};
use crate::kernel::actor::{Actor, Staff};
use crate::platform::error::Error;
use crate::routing::{self, Decision, Enquiry};
use crate::threads::message::{MessageKind, MessageText};
use crate::threads::store::{self as threads, NewMessage};
use crate::words::StemSet;

/// The resident opens the case again; what they write joins the thread.
///
/// `seen` is how many messages of theirs the page of the form showed, so that the same form twice opens it once.
pub async fn reopen_by_resident(app: &App, id: CaseId, reason: &MessageText, seen: usize) -> Result<(), Error> {
    let (now, today) = (app.clock.now(), app.clock.today());
    let tx = app.db.begin_write().await?;

    if threads::was_written(&tx, id, reason, seen, &app.keyring).await? {
        return Ok(());
    }
    let case = case_of(&tx, id).await?;
    let permit = policy::may_reopen(&Actor::Resident, &case)?;
    reopen(app, &tx, case, permit, None).await?;
    let message = NewMessage { case: id, kind: MessageKind::FromResident, staff: None, text: reason, on: today };
    threads::add(&tx, &message, &app.keyring, &app.random, now).await?;

    tx.commit().await?;
    Ok(())
}

/// Staff open the case again.
pub async fn reopen_by_staff(
    app: &App,
    staff: &Staff,
    number: &CaseNumber,
    version: i32,
    reason: MessageText,
) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    let case = seen_case(&tx, staff, number, version).await?;
    let id = case.id;
    let permit = policy::may_reopen(&Actor::Staff(staff.clone()), &case)?;
    reopen(app, &tx, case, permit, Some(&reason)).await?;
    audit::record(&tx, Entry::of(staff.id, Act::CaseReopened).on(id), app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}

async fn reopen(
    app: &App,
    tx: &DatabaseTransaction,
    case: Case,
    permit: MayReopen,
    reason: Option<&MessageText>,
) -> Result<(), Error> {
    let today = app.clock.today();
    let told = feedback::find(tx, case.id, &app.keyring).await?.ok_or(Error::NotFound)?;
    let due = due_on(today, limit(app, told.kind.deadline())?).due_on;
    let moved = new_home(app, tx, &case, &told, today).await?;
    let home = moved.as_ref().map_or_else(|| case.unit.clone(), |decision| UnitId(decision.unit.clone()));
    let mut change: Change = case.reopen(permit, today, due, home)?;
    if let Some(reason) = reason {
        change.event = change.event.because(reason.as_str());
    }
    record(app, tx, &change).await?;
    if let Some(decision) = moved {
        routing::store::add(tx, change.case.id, &decision, today).await?;
    }
    Ok(())
}

/// Where a case goes whose unit has closed since it was answered. The rules are asked anew, unless a person had chosen
/// the unit: then nothing is known but that, and the general desk chooses.
async fn new_home(
    app: &App,
    tx: &DatabaseTransaction,
    case: &Case,
    told: &Told,
    today: NaiveDate,
) -> Result<Option<Decision>, Error> {
    if app.county.unit(case.unit.as_str()).is_some_and(|unit| unit.is_open(today)) {
        return Ok(None);
    }
    if case.is_locked {
        return Ok(Some(routing::route(&app.county, &Enquiry::default(), &StemSet::of(""), today)));
    }
    let subject = subject_of(tx, case.id).await?;
    let enquiry = Enquiry {
        service: subject.service,
        municipality: subject.municipality,
        place: told.place.clone(),
        topic: told.topic.clone(),
        kind: Some(told.kind.code().to_owned()),
        language: Some(case.language),
        own_link: None,
    };
    Ok(Some(routing::route(&app.county, &enquiry, &StemSet::of(&told.text), today)))
}
