//! Open a file of a case.

use super::keep_files::open_file;
use crate::app::App;
use crate::cases::number::CaseNumber;
use crate::cases::store;
use crate::feedback::store::{KeptAttachment, attachments_of};
use crate::kernel::actor::Staff;
use crate::platform::error::Error;

/// A file of a case in the asker's scope, by its place in the list; the look is noted.
pub async fn read_attachment(
    app: &App,
    staff: &Staff,
    number: &CaseNumber,
    position: i32,
) -> Result<(KeptAttachment, Vec<u8>), Error> {
    // Looked up and read before the transaction: nothing may wait for the disk in it.
    let case = store::find(app.db.reader(), staff, number).await?.ok_or(Error::NotFound)?;
    let files = attachments_of(app.db.reader(), case.id, &app.keyring).await?;
    let file = files.into_iter().find(|file| file.position == position).ok_or(Error::NotFound)?;
    let content = open_file(app, &file.file).await?;
    let tx = app.db.begin_write().await?;

    store::note_access(&tx, case.id, staff.id, "attachment", &app.random, app.clock.now()).await?;

    tx.commit_unseen().await?;
    Ok((file, content))
}
