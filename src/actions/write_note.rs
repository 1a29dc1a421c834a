//! Write a note that only colleagues read.

use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::cases::number::CaseNumber;
use crate::cases::{policy, store};
use crate::kernel::actor::{Actor, Staff};
use crate::platform::error::Error;
use crate::threads::message::{MessageKind, MessageText};
use crate::threads::store::{self as threads, NewMessage};

/// Adds a note to the thread. It changes nothing else, so it never comes second.
pub async fn write_note(app: &App, staff: &Staff, number: &CaseNumber, text: MessageText) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    let case = store::find(&tx, staff, number).await?.ok_or(Error::NotFound)?;
    let author = policy::may_note(&Actor::Staff(staff.clone()), &case)?.author();
    let note =
        NewMessage { case: case.id, kind: MessageKind::Note, staff: Some(author), text: &text, on: app.clock.today() };
    threads::add(&tx, &note, &app.keyring, &app.random, app.clock.now()).await?;
    audit::record(&tx, Entry::of(staff.id, Act::NoteWritten).on(case.id), app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}
