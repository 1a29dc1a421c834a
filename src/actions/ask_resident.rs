//! Ask the resident; the clock stands still until the reply.

use super::{record, seen_case};
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::cases::number::CaseNumber;
use crate::cases::policy;
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
    let (now, today) = (app.clock.now(), app.clock.today());
    let tx = app.db.begin_write().await?;

    let case = seen_case(&tx, staff, number, version).await?;
    let permit = policy::may_ask(&Actor::Staff(staff.clone()), &case)?;
    let change = case.ask(permit, today, resumes_on(today))?;
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
