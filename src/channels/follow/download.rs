//! A file of one's own case: only ever downloaded, never shown.

use std::fmt::Write;

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use entity::ids::CaseId;

use crate::app::App;
use crate::feedback::store::{attachments_of, content_place};
use crate::platform::error::Error;
use crate::platform::files::{FileError, FileName};

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
    let headers = [
        (CONTENT_TYPE, kept.media_type),
        (CONTENT_DISPOSITION, disposition(&kept.name)),
        (CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'".to_owned()),
    ];
    Ok((headers, content).into_response())
}

/// The name for every browser: in ASCII, and in full as RFC 6266 writes it.
fn disposition(name: &str) -> String {
    let plain: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    let full = name.bytes().fold(String::new(), |mut full, byte| {
        let c = char::from(byte);
        // Writing to a string cannot fail.
        let _ = if is_plain(c) { write!(full, "{c}") } else { write!(full, "%{byte:02X}") };
        full
    });
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{full}")
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_header() {
        assert_eq!(
            disposition("på \"väg\".pdf"),
            "attachment; filename=\"p___v_g_.pdf\"; filename*=UTF-8''p%C3%A5%20%22v%C3%A4g%22.pdf"
        );
    }
}
