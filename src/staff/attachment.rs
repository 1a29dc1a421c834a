//! Downloading a file of a case.

use axum::extract::{Path, State};
use axum::response::Response;

use crate::actions::read_attachment::read_attachment;
use crate::app::AppState;
use crate::attachments::MediaType;
use crate::cases::number::CaseNumber;
use crate::platform::error::Error;
use crate::platform::web::download::saved;
use crate::sessions::SignedIn;

/// `GET …/attachments/{position}`: always saved, never shown by the browser as a page of ours.
pub async fn download(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path((number, position)): Path<(String, String)>,
) -> Result<Response, Error> {
    let number = CaseNumber::parse(&number).ok_or(Error::NotFound)?;
    let position = position.parse().map_err(|_| Error::NotFound)?;
    let (file, content) = read_attachment(&app, &signed_in.staff, &number, position).await?;
    let media = MediaType::parse(&file.media_type).map_or("application/octet-stream", MediaType::mime);
    Ok(saved(media, &file.name, content))
}
