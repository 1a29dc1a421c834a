//! Files that people sent: always saved, never shown as a page of ours (security bar R19).

use std::fmt::Write;

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// Nothing of it runs, should a browser show it after all.
const POLICY: &str = "sandbox; default-src 'none'; frame-ancestors 'none'";

/// The answer that has the browser save a file under this name.
#[must_use]
pub fn saved(media_type: &str, name: &str, content: Vec<u8>) -> Response {
    // Texts are taken in only as UTF-8.
    let charset = if media_type.starts_with("text/") { "; charset=utf-8" } else { "" };
    let headers = [
        (CONTENT_TYPE, format!("{media_type}{charset}")),
        (CONTENT_DISPOSITION, disposition(name)),
        (CONTENT_SECURITY_POLICY, POLICY.to_owned()),
    ];
    (headers, content).into_response()
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
            disposition("å\"; filename=x\r\nSet-Cookie: a=b.txt"),
            "attachment; filename=\"____filename_x__Set-Cookie__a_b.txt\"; \
             filename*=UTF-8''%C3%A5%22%3B%20filename%3Dx%0D%0ASet-Cookie%3A%20a%3Db.txt"
        );
    }
}
