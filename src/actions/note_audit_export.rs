//! Someone fetched the audit trail as a file.

use entity::ids::StaffId;

use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::platform::error::Error;

/// Notes who, and how many lines.
pub async fn note_audit_export(app: &App, staff: StaffId, lines: u64) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    audit::record(&tx, Entry::of(staff, Act::AuditExported).count("lines", lines), app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}
