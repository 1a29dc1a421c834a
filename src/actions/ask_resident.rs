//! Ask the resident; the clock stands still until the reply.

use chrono::NaiveDate;

use super::{record, seen_case};
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::cases::case::{Case, Change, Refused};
use crate::cases::number::CaseNumber;
use crate::cases::policy::{self, MayAsk};
use crate::deadlines::resumes_on;
use crate::kernel::actor::{Actor, Staff};
use crate::notifications;
use crate::notifications::messages::Message;
use crate::platform::error::Error;
use crate::threads::message::{MessageKind, MessageText};
use crate::threads::store::{self as threads, NewMessage};

/// Puts a question into the thread and waits for the resident.
pub async fn ask_resident(
    app: &App,
    staff: &Staff,
    number: &CaseNumber,
    version: i32,
    question: MessageText,
) -> Result<(), Error> {
    asked(app, staff, (number, version), question, Case::ask).await
}

/// The same, with the proposal that the case becomes an initiative: the resident says whether it does.
pub async fn offer_initiative(
    app: &App,
    staff: &Staff,
    number: &CaseNumber,
    version: i32,
    question: MessageText,
) -> Result<(), Error> {
    asked(app, staff, (number, version), question, Case::offer_initiative).await
}

async fn asked(
    app: &App,
    staff: &Staff,
    (number, version): (&CaseNumber, i32),
    question: MessageText,
    how: fn(Case, MayAsk, NaiveDate, NaiveDate) -> Result<Change, Refused>,
) -> Result<(), Error> {
    let (now, today) = (app.clock.now(), app.clock.today());
    let tx = app.db.begin_write().await?;

    let case = seen_case(&tx, staff, number, version).await?;
    let permit = policy::may_ask(&Actor::Staff(staff.clone()), &case)?;
    let change = how(case, permit, today, resumes_on(today))?;
    record(app, &tx, &change).await?;
    let message = NewMessage {
        case: change.case.id,
        kind: MessageKind::Question,
        staff: Some(staff.id),
        text: &question,
        on: today,
    };
    threads::add(&tx, &message, &app.keyring, &app.random, now).await?;
    notifications::outbox::tell_resident(&tx, &app.keyring, &app.random, &change.case, Message::QuestionToYou, now)
        .await?;
    audit::record(&tx, Entry::of(staff.id, Act::ResidentAsked).on(change.case.id), now).await?;

    tx.commit().await?;
    app.wake.notify_one();
    Ok(())
}
