//! Forget what nobody came back for: drafts, what was asked for by letter and not confirmed, with its letters, spent form
//! keys, ended sessions, answered challenges, and files that nothing names.

use std::collections::HashSet;

use chrono::Days;

use super::run_retention::{Left, discard};
use crate::accounts;
use crate::app::App;
use crate::feedback::{draft, store};
use crate::followers;
use crate::initiatives;
use crate::papers;
use crate::platform::error::Error;
use crate::residents;
use crate::supports;

/// What was forgotten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Drafts, and what was asked for by letter and nobody confirmed.
    pub drafts: u64,
    /// Keys of forms that were sent.
    pub keys: u64,
    /// Files.
    pub files: usize,
}

/// Forgets what is older than a day.
pub async fn sweep_leftovers(app: &App) -> Result<Swept, Error> {
    let today = app.clock.today();
    let yesterday = today.checked_sub_days(Days::new(1)).unwrap_or(today);
    let tx = app.db.begin_write().await?;

    let drafts = draft::sweep(&tx, today).await? + initiatives::draft::sweep(&tx, today).await?;
    let (requests, letters) = supports::requests::sweep(&tx, today).await?;
    let drafts = drafts + requests + followers::store::sweep(&tx, today).await?;
    let keys = store::sweep_form_keys(&tx, yesterday).await? + initiatives::receipts::sweep(&tx, today).await?;
    accounts::store::sweep_sessions(&tx, app.clock.now()).await?;
    accounts::passkey::store::sweep_challenges(&tx, app.clock.now()).await?;
    accounts::kept_form::sweep(&tx, app.clock.now()).await?;
    residents::store::sweep(&tx, app.clock.now()).await?;

    tx.commit().await?;
    discard(app, Left { mails: letters, ..Left::default() }).await?;

    app.files.sweep(today).await?;
    // Drafts before cases: a form that is sent between the two readings shows up in the second.
    let mut named: HashSet<String> = draft::all_file_names(app.db.reader(), &app.keyring).await?.into_iter().collect();
    named.extend(store::all_file_names(app.db.reader()).await?);
    named.extend(papers::store::all_file_names(app.db.reader()).await?);
    let mut files = 0;
    for stored in app.files.list().await? {
        if stored.stored_on < yesterday && !named.contains(&stored.name.to_string()) {
            app.files.delete(stored.name).await?;
            files += 1;
        }
    }
    Ok(Swept { drafts, keys, files })
}
