//! Open a file of a case.

use crate::app::App;
use crate::cases::number::CaseNumber;
use crate::cases::store;
use crate::feedback::store::{KeptAttachment, attachments_of, content_place};
use crate::kernel::actor::Staff;
use crate::platform::error::Error;
use crate::platform::files::FileName;

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
    let name = FileName::parse(&file.file).ok_or(Error::NotFound)?;
    let sealed = app.files.get(name).await.map_err(Error::internal)?;
    let sealed = String::from_utf8(sealed).map_err(Error::internal)?;
    let content = app.keyring.open(&sealed, &content_place(&file.file)).map_err(Error::internal)?;
    let tx = app.db.begin_write().await?;

    store::note_access(&tx, case.id, staff.id, "attachment", &app.random, app.clock.now()).await?;

    tx.commit().await?;
    Ok((file, content))
}
