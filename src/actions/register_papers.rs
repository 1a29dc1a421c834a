//! Register sheets with signed support that came in.

use entity::ids::PaperBatchId;
use uuid::Uuid;

use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::feedback::draft::{self, DraftId};
use crate::initiatives::initiative::Initiative;
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::store as initiatives;
use crate::kernel::actor::Staff;
use crate::papers::batch::{Batch, NewBatch};
use crate::papers::{policy, store};
use crate::platform::error::Error;
use crate::supports::support::is_collecting;

/// Registers a batch with the scans that are kept with its form, and gives its number. The same form again is the same
/// batch; sent to another initiative it is none.
pub async fn register_papers(
    app: &App,
    staff: &Staff,
    number: InitiativeNumber,
    (key, new): (&DraftId, NewBatch),
) -> Result<i32, Error> {
    let (now, today) = (app.clock.now(), app.clock.today());
    let permit = policy::may_keep_paper(staff)?;
    let id = PaperBatchId(Uuid::parse_str(key.as_str()).map_err(|_| Error::Malformed)?);
    let tx = app.db.begin_write().await?;

    let (found, _) = initiatives::find(&tx, staff, number).await?.ok_or(Error::NotFound)?;
    // Batches of one initiative are registered one after the other.
    let row = initiatives::hold(&tx, found.id).await?.ok_or(Error::NotFound)?;
    let initiative = Initiative::try_from(row)?;
    if let Some(known) = store::find_batch(&tx, id, &app.keyring).await? {
        return if known.initiative == initiative.id { Ok(known.number) } else { Err(Error::Conflict) };
    }
    if !is_collecting(&initiative, today) {
        return Err(Error::NotNow(initiative.state.code()));
    }
    let kept = draft::find(&tx, key, &app.keyring).await?.unwrap_or_default();
    let place = (id, initiative.id, store::next_number(&tx, initiative.id).await?);
    let batch = Batch::register(place, permit, new);
    store::register(&tx, &batch, &kept.files, (&app.keyring, &app.random)).await?;
    draft::forget(&tx, key).await?;
    let entry = Entry::of(staff.id, Act::PapersRegistered).on(initiative.id);
    let entry = entry.count("batch", count(batch.number)).count("sheets", batch.sheets.into());
    audit::record(&tx, entry, now).await?;

    tx.commit().await?;
    Ok(batch.number)
}

/// A number as the audit trail takes it.
pub(super) fn count(number: i32) -> u64 {
    u64::try_from(number).unwrap_or_default()
}
