//! Hand an initiative over to the county: it becomes a case with one responsible unit.

use chrono::{Datelike, NaiveDate};
use entity::ids::{CaseId, InitiativeId, UnitId};
use entity::{case_event, initiative, routing_decision};
use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait};

use super::{limit, tell_concerned};
use crate::app::App;
use crate::cases::case::{Case, State};
use crate::cases::channel::{Channel, Origin};
use crate::cases::event::{Event, NewEvent};
use crate::cases::number::CaseNumber;
use crate::cases::rows::{Subject, new_case, new_event};
use crate::cases::store::count;
use crate::deadlines::due_on;
use crate::initiatives::initiative::{HandOver, Initiative};
use crate::initiatives::makers::concerned;
use crate::initiatives::words::Words;
use crate::initiatives::{policy, rows, store};
use crate::kernel::actor::Actor;
use crate::notifications::messages::InitiativeMessage;
use crate::platform::error::Error;
use crate::routing::{self, Decision, Enquiry};
use crate::words::StemSet;

/// Ends the collecting of supporters and hands the initiative over: its author on any day, the program after the last.
pub async fn hand_over_initiative(app: &App, actor: &Actor, id: InitiativeId) -> Result<(), Error> {
    let today = app.clock.today();
    let tx = app.db.begin_write().await?;

    let (initiative, row) = store::find_with_row(&tx, id).await?.ok_or(Error::NotFound)?;
    let words = store::words_of(&tx, id, initiative.text_version, &app.keyring).await?.ok_or(Error::NotFound)?;
    let concerned = concerned(&tx, &initiative, &app.keyring).await?;
    let permit = policy::may_hand_over(actor)?;
    let over = planned(app, &row, today)?;
    // The transition looks whether it may be before anything is written.
    let change = initiative.hand_over(permit, over, today)?;
    let about = Subject { service: row.service_id, municipality: row.municipality_id };
    make_case(app, &tx, (&change.initiative, &words), (&about, &row.origin), over).await?;
    store::record(&tx, &change, &app.keyring, &app.random).await?;
    tell_concerned(app, &tx, &concerned, InitiativeMessage::HandedOver).await?;

    tx.commit().await?;
    app.wake.notify_one();
    Ok(())
}

/// The case to be, the last day for telling who handles it, and the county's own last day for the measures: counted from
/// filing, or from today for one that collected supporters first. Where the county has set a time for the measures, it
/// holds for everybody, or for those whose limit of supporters was reached.
pub(super) fn planned(app: &App, row: &initiative::Model, today: NaiveDate) -> Result<HandOver, Error> {
    let settings = &app.county.initiatives;
    let arrived_on = if row.collects { today } else { row.filed_on };
    let notice_by = due_on(arrived_on, limit(app, "initiative_notice")?).due_on;
    let is_promised = row.reached_on.is_some() || (row.threshold.is_none() && settings.threshold.is_none());
    let handle_by = settings.handling.filter(|_| is_promised).map(|time| due_on(arrived_on, time).due_on);
    Ok(HandOver { case: CaseId(app.random.uuid()), notice_by, handle_by })
}

/// Makes the case of an initiative at the unit that rules choose.
pub(super) async fn make_case(
    app: &App,
    tx: &DatabaseTransaction,
    (initiative, words): (&Initiative, &Words),
    (about, origin): (&Subject, &str),
    over: HandOver,
) -> Result<(), Error> {
    let today = app.clock.today();
    let decision = decide(app, initiative, words, about, today);
    let case = Case {
        id: over.case,
        number: CaseNumber::draw(today.year(), &app.random),
        channel: Channel::Initiative,
        origin: came(origin),
        unit: UnitId(decision.unit.clone()),
        state: State::Received,
        language: initiative.language,
        received_on: initiative.filed_on,
        due_on: over.notice_by,
        is_locked: false,
        times_returned: 0,
        is_outside_strategy: false,
        version: 1,
    };
    new_case(&case, about).insert(tx).await?;
    let arrived = NewEvent::by_resident(Event::Received, initiative.filed_on);
    let routed = NewEvent::by_system(Event::Routed, today).about(case.unit.clone());
    let events =
        [(1, arrived), (2, routed)].map(|(at, event)| new_event(&event, case.id, at, &app.keyring, &app.random));
    case_event::Entity::insert_many(events).exec_without_returning(tx).await?;
    let decision = routing::store::row(case.id, 1, &decision, today)?;
    routing_decision::Entity::insert(decision).exec_without_returning(tx).await?;
    count(tx, &[(case.unit, "received", 1)]).await?;
    Ok(())
}

/// How the case came in, by the code of how its initiative did. What the council or the national service handed on came
/// in no letter of its own.
fn came(origin: &str) -> Origin {
    if origin == rows::Origin::Paper.code() { Origin::Paper } else { Origin::Web }
}

fn decide(app: &App, initiative: &Initiative, words: &Words, about: &Subject, today: NaiveDate) -> Decision {
    let enquiry = Enquiry {
        service: about.service.clone(),
        municipality: about.municipality.clone(),
        place: None,
        topic: None,
        kind: None,
        language: Some(initiative.language),
        own_link: None,
    };
    let text = StemSet::of(&format!("{} {} {}", words.title(), words.proposal(), words.reasons()));
    let decision = routing::route(&app.county, &enquiry, &text, today);
    for step in decision.trace.alarms() {
        tracing::error!(unit = step.unit, by = step.by.code(), "routing led to a unit that is not open");
    }
    decision
}
