//! Read signed sheets: what was typed of them, a scan, or all lines as a file. That somebody did is noted.

use super::keep_files::open_file;
use super::register_papers::count;
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::initiatives::initiative::Initiative;
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::store as initiatives;
use crate::kernel::actor::Staff;
use crate::papers::batch::Batch;
use crate::papers::policy;
use crate::papers::store::{self, Scan};
use crate::platform::error::Error;

/// A batch of an initiative, whose names are read now.
pub async fn read_papers(
    app: &App,
    staff: &Staff,
    (number, batch): (InitiativeNumber, i32),
) -> Result<(Initiative, Batch), Error> {
    policy::may_keep_paper(staff)?;
    let tx = app.db.begin_write().await?;

    let (initiative, _) = initiatives::find(&tx, staff, number).await?.ok_or(Error::NotFound)?;
    let batch = store::find_batch_of(&tx, initiative.id, batch, &app.keyring).await?.ok_or(Error::NotFound)?;
    initiatives::note_reading(&tx, initiative.id, staff.id, &app.random, app.clock.now()).await?;

    tx.commit().await?;
    Ok((initiative, batch))
}

/// A scan of a batch, by its place in the list.
pub async fn read_scan(
    app: &App,
    staff: &Staff,
    batch: (InitiativeNumber, i32),
    position: i32,
) -> Result<(Scan, Vec<u8>), Error> {
    let (_, batch) = read_papers(app, staff, batch).await?;
    let scans = store::scans_of(app.db.reader(), batch.id, &app.keyring).await?;
    let scan = scans.into_iter().find(|scan| scan.position == position).ok_or(Error::NotFound)?;
    let content = open_file(app, &scan.file).await?;
    Ok((scan, content))
}

/// Notes that the lines of a batch leave the program as a file.
pub async fn note_papers_export(app: &App, staff: &Staff, batch: &Batch) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    let entry = Entry::of(staff.id, Act::PapersExported).on(batch.initiative).count("batch", count(batch.number));
    audit::record(&tx, entry, app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}
