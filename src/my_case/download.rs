//! A file of one's own case: only ever downloaded, never shown.

use axum::response::Response;
use entity::ids::CaseId;

use crate::app::App;
use crate::feedback::store::{attachments_of, content_place};
use crate::platform::error::Error;
use crate::platform::files::{FileError, FileName};
use crate::platform::web::download::saved;

/// The file at a place in the case's list.
pub async fn file(app: &App, case: CaseId, position: i32) -> Result<Response, Error> {
    let files = attachments_of(app.db.reader(), case, &app.keyring).await?;
    let kept = files.into_iter().find(|file| file.position == position).ok_or(Error::NotFound)?;
    let name = FileName::parse(&kept.file).ok_or(Error::NotFound)?;
    let sealed = app.files.get(name).await.map_err(|fault| match fault {
        FileError::Missing(_) => Error::NotFound,
        FileError::Failed(_) => Error::Unavailable(fault.into()),
    })?;
    let sealed = String::from_utf8(sealed).map_err(Error::internal)?;
    let content = app.keyring.open(&sealed, &content_place(&kept.file)).map_err(Error::internal)?;
    Ok(saved(&kept.media_type, &kept.name, content))
}
