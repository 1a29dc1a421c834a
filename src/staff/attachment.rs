//! Downloading a file of a case.

use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::actions::read_attachment::read_attachment;
use crate::app::AppState;
use crate::attachments::MediaType;
use crate::cases::number::CaseNumber;
use crate::platform::error::Error;
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
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(media)),
        (CONTENT_DISPOSITION, disposition(&file.name)),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
    ];
    Ok((headers, content).into_response())
}

/// "Save this, under that name". Whatever a name holds, it stays one value of one header (RFC 6266).
fn disposition(name: &str) -> HeaderValue {
    let mut encoded = String::from("attachment; filename*=UTF-8''");
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            encoded.push(char::from(byte));
        } else {
            encoded.extend(['%', hex(byte >> 4), hex(byte & 15)]);
        }
    }
    HeaderValue::try_from(encoded).unwrap_or_else(|_| HeaderValue::from_static("attachment"))
}

fn hex(half: u8) -> char {
    char::from_digit(half.into(), 16).unwrap_or_default().to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_header() {
        let told = disposition("å\"; filename=x\r\nSet-Cookie: a=b.txt");

        assert_eq!(told, "attachment; filename*=UTF-8''%C3%A5%22%3B%20filename%3Dx%0D%0ASet-Cookie%3A%20a%3Db.txt");
    }
}
