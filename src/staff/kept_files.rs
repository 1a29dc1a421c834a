//! Files that come with a form of staff and stay with it, whatever else is to be mended.

use crate::actions::keep_files::keep_files;
use crate::app::{App, AppState};
use crate::feedback::draft::{self, Draft, DraftFile, DraftId};
use crate::frame::form::FieldError;
use crate::frame::sent::{Sent, refusals};
use crate::frame::{FileLine, StaffShell};
use crate::platform::error::Error;

/// A line for each kept file.
pub fn lines(shell: &StaffShell, files: &[DraftFile]) -> Vec<FileLine> {
    files.iter().map(|kept| FileLine::new(shell, &kept.file, &kept.name, kept.bytes)).collect()
}

/// Keeps the files that came, beside those that came before, and says why some are not kept.
pub async fn keep(
    app: &AppState,
    shell: &StaffShell,
    key: &DraftId,
    sent: Sent,
) -> Result<(Vec<DraftFile>, Option<FieldError>), Error> {
    let (draft, refused) = keep_files(app, key, kept_with(app, key).await?, sent.files).await?;
    let text = match sent.turn {
        Some(Err(_)) => shell.t("feedback-files-busy"),
        _ => refusals(shell, &refused, sent.is_cut),
    };
    Ok((draft.files, Some(FieldError { field: "files", text }).filter(|fault| !fault.text.is_empty())))
}

/// What is kept of a form besides its fields: its files.
pub async fn kept_with(app: &App, key: &DraftId) -> Result<Draft, Error> {
    Ok(draft::find(app.db.reader(), key, &app.keyring).await?.unwrap_or_default())
}

/// The files of a form by the key that it carries; none where that is no key.
pub async fn files_of(app: &App, key: &str) -> Result<Vec<DraftFile>, Error> {
    match DraftId::parse(key) {
        Some(key) => Ok(kept_with(app, &key).await?.files),
        None => Ok(Vec::new()),
    }
}
