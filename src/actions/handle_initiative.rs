//! Handle an initiative: register it, tell its makers, hear them, bring it to a meeting, tell the measures, look back.

use entity::ids::UnitId;
use sea_orm::DatabaseTransaction;

use super::{record, tell_concerned};
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::cases::{self, case::Case};
use crate::initiatives::facts::{FollowUp, Hearing, HearingOutcome, Interim, Measures, Meeting, Notice, Registration};
use crate::initiatives::initiative::{Change, Initiative};
use crate::initiatives::makers::concerned;
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::{policy, store};
use crate::kernel::actor::{Actor, Staff};
use crate::notifications::messages::InitiativeMessage;
use crate::platform::error::Error;
use crate::strategy;

/// What is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// It is entered in the register.
    Register(Registration),
    /// Its makers are told who handles it.
    GiveNotice(Notice),
    /// Its makers are told something new.
    Inform(Interim),
    /// Its representatives are offered a hearing.
    OfferHearing(Hearing),
    /// What became of the hearing.
    RecordHearing(HearingOutcome),
    /// It is brought to a meeting.
    BringBefore(Meeting),
    /// Its makers are told of the measures.
    TellMeasures(Measures),
    /// It is looked at whether the measures were taken.
    FollowUp(FollowUp),
    /// Nothing more happens.
    Close,
}

/// Takes a step. `version` is the one the page showed. The case follows: it is begun with the notice, and answered with
/// the measures.
pub async fn handle_initiative(
    app: &App,
    staff: &Staff,
    number: InitiativeNumber,
    version: i32,
    step: Step,
) -> Result<(), Error> {
    let now = app.clock.now();
    let actor = Actor::Staff(staff.clone());
    let tx = app.db.begin_write().await?;

    let (initiative, row) = store::find(&tx, staff, number).await?.ok_or(Error::NotFound)?;
    if initiative.version != version {
        return Err(Error::Conflict);
    }
    let case = initiative.state.case().ok_or(Error::NotNow(initiative.state.code()))?;
    let case = cases::store::find_by_id(&tx, case).await?.ok_or(Error::NotFound)?;
    let concerned = concerned(&tx, &initiative, &app.keyring).await?;
    follow(app, &tx, &actor, case.clone(), &step, row.goal_id).await?;
    let act = act(&step);
    let change = moved(app, &actor, initiative, &case.unit, step)?;
    store::record(&tx, &change, &app.keyring, &app.random).await?;
    let happened = change.events.first().map(|happened| &happened.event);
    if let Some(message) = happened.and_then(InitiativeMessage::after) {
        tell_concerned(app, &tx, &concerned, message).await?;
    }
    audit::record(&tx, Entry::of(staff.id, act).on(change.initiative.id), now).await?;

    tx.commit().await?;
    app.wake.notify_one();
    Ok(())
}

fn moved(app: &App, actor: &Actor, initiative: Initiative, unit: &UnitId, step: Step) -> Result<Change, Error> {
    let today = app.clock.today();
    let handle = || policy::may_handle(actor, unit);
    Ok(match step {
        Step::Register(entry) => initiative.register(policy::may_register(actor)?, entry, today)?,
        Step::GiveNotice(notice) => initiative.give_notice(handle()?, notice, today)?,
        Step::Inform(interim) => initiative.inform(handle()?, interim, today)?,
        Step::OfferHearing(hearing) => initiative.offer_hearing(handle()?, hearing, today)?,
        Step::RecordHearing(outcome) => initiative.record_hearing(handle()?, outcome, today)?,
        Step::BringBefore(meeting) => initiative.bring_before(handle()?, meeting, today)?,
        Step::TellMeasures(measures) => initiative.tell_measures(handle()?, measures, today)?,
        Step::FollowUp(found) => initiative.follow_up(handle()?, found, today)?,
        Step::Close => initiative.close(handle()?, today)?,
    })
}

const fn act(step: &Step) -> Act {
    match step {
        Step::Register(_) => Act::InitiativeRegistered,
        Step::GiveNotice(_)
        | Step::Inform(_)
        | Step::OfferHearing(_)
        | Step::RecordHearing(_)
        | Step::BringBefore(_) => Act::InitiativeHandled,
        Step::TellMeasures(_) | Step::FollowUp(_) | Step::Close => Act::InitiativeDecided,
    }
}

/// Takes the case along. A new estimate moves its last day; the measures answer it and link it to the strategy.
async fn follow(
    app: &App,
    tx: &DatabaseTransaction,
    actor: &Actor,
    case: Case,
    step: &Step,
    goal: Option<String>,
) -> Result<(), Error> {
    let today = app.clock.today();
    let permit = || cases::policy::may_follow(actor, &case);
    let change = match step {
        Step::GiveNotice(Notice { estimate_on, .. }) | Step::Inform(Interim { estimate_on, .. }) => {
            let permit = permit()?;
            case.prepare(permit, today, *estimate_on)?
        }
        Step::TellMeasures(_) => {
            let goals: Vec<String> = goal.into_iter().filter(|goal| app.county.is_linkable(goal)).collect();
            let permit = permit()?;
            let change = case.decide(permit, today, goals.is_empty())?;
            strategy::store::link(tx, &change.case, &goals, today).await?;
            change
        }
        _ => return Ok(()),
    };
    record(app, tx, &change).await
}
