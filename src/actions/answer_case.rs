//! Answer a case: the answer, the new state, the mail and the trace of it in one transaction.

use super::{record, seen_case};
use crate::answers::answer::{NewAnswer, StrategyChoice};
use crate::answers::draft;
use crate::answers::store::{self as answers, Given};
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::cases::number::CaseNumber;
use crate::cases::policy;
use crate::kernel::actor::{Actor, Staff};
use crate::notifications;
use crate::notifications::messages::Message;
use crate::platform::error::Error;
use crate::strategy;

/// Answers the resident, links the case to the strategy and keeps the change it tells of.
pub async fn answer_case(
    app: &App,
    staff: &Staff,
    number: &CaseNumber,
    version: i32,
    new: NewAnswer,
) -> Result<(), Error> {
    let (now, today) = (app.clock.now(), app.clock.today());
    let goals = goals_of(app, &new)?;
    let tx = app.db.begin_write().await?;

    let case = seen_case(&tx, staff, number, version).await?;
    let permit = policy::may_answer(&Actor::Staff(staff.clone()), &case)?;
    let change = case.answer(permit, today, goals.is_empty())?;
    record(app, &tx, &change).await?;
    let case = change.case;
    let given = Given {
        case: case.id,
        outcome: new.decided.outcome(),
        text: &new.text,
        unit: case.unit.clone(),
        staff: staff.id,
        on: today,
    };
    answers::add(&tx, &given, &app.keyring, &app.random, now).await?;
    strategy::store::link(&tx, &case, &goals, today).await?;
    let about = (case.id, &case.unit, case.language);
    strategy::store::keep_change(&tx, app.random.uuid(), about, &new.decided, today).await?;
    draft::forget_all(&tx, case.id).await?;
    notifications::outbox::tell_resident(&tx, &app.keyring, &app.random, &case, Message::Answered, now).await?;
    audit::record(&tx, Entry::of(staff.id, Act::CaseAnswered).on(case.id), now).await?;

    tx.commit().await?;
    app.wake.notify_one();
    Ok(())
}

/// The goals the case is linked to: those chosen, and the one that a change serves. Every one must
/// be a goal of the county that submissions can be linked to.
fn goals_of(app: &App, new: &NewAnswer) -> Result<Vec<String>, Error> {
    let mut goals = match &new.strategy {
        StrategyChoice::Goals(goals) => goals.clone(),
        StrategyChoice::Outside => Vec::new(),
    };
    goals.extend(new.decided.goal().map(str::to_owned));
    goals.sort();
    goals.dedup();
    let is_linkable = |goal: &String| app.county.is_linkable(goal);
    if goals.iter().all(is_linkable) { Ok(goals) } else { Err(Error::NotFound) }
}
