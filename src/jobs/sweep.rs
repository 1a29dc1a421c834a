//! Forgets, once a day, what nobody came back for.

use std::sync::Mutex;
use std::sync::PoisonError;

use chrono::NaiveDate;

use crate::actions;
use crate::actions::run_retention::{Ran, Reach};
use crate::app::App;
use crate::platform::error::Error;

/// The day of the last sweep of this process.
#[derive(Debug, Default)]
pub struct LastSweep(Mutex<Option<NaiveDate>>);

/// Sweeps when today has not been swept; always says that no work is left.
pub async fn sweep(app: &App, last: &LastSweep) -> Result<usize, Error> {
    let today = app.clock.today();
    if *last.0.lock().unwrap_or_else(PoisonError::into_inner) == Some(today) {
        return Ok(0);
    }
    let head = actions::note_days(app).await?;
    tracing::info!(sequence = head.sequence, hash = head.hash, "the audit trail ends here");
    let letters = actions::mail_audit_head(app).await?;
    tracing::info!(letters, "the head of the audit trail is mailed");
    let told = actions::remind_idle(app).await?;
    tracing::info!(told, "told owners that their accounts will go");
    match actions::run_retention(app, Reach::Usual).await? {
        Ran::Through(found) => {
            let rows: usize = found.iter().map(|due| due.rows.len()).sum();
            tracing::info!(rows, "took away what has had its time");
        }
        Ran::Stopped(found) => {
            // The others would have gone; they wait for somebody to look at these.
            for due in found.iter().filter(|due| due.is_too_much()) {
                let (class, rows, of) = (due.class.code(), due.rows.len(), due.of);
                tracing::warn!(
                    class,
                    rows,
                    of,
                    "retention took nothing: too many to go unasked; `delta retention run` tells more"
                );
            }
        }
    }
    let swept = actions::sweep_leftovers(app).await?;
    tracing::info!(drafts = swept.drafts, keys = swept.keys, files = swept.files, "forgot what was left over");
    *last.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(today);
    Ok(0)
}
