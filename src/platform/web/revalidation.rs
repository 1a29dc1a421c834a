//! Pages that everybody may keep, as long as they ask whether there is a newer one.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::platform::error::Error;

/// Gives a page a tag made from its content, and answers "not modified" to who has it already. The cookie with the
/// reading settings changes the page, so caches keep one for each; and a browser asks every time, so that a new
/// setting shows at once.
pub async fn tag(request: Request, next: Next) -> Response {
    let is_read = request.method() == Method::GET;
    let known = request.headers().get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let known: Vec<String> = known.flat_map(|value| value.split(',')).map(|tag| tag.trim().to_owned()).collect();
    let response = next.run(request).await;
    if !is_read || response.status() != StatusCode::OK {
        return response;
    }
    let (mut head, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return Error::internal(anyhow::anyhow!("a page broke off")).into_response();
    };
    // Weak, as compression changes the bytes that travel.
    let tag = format!("W/\"{}\"", URL_SAFE_NO_PAD.encode(Sha256::digest(&bytes)));
    keep(&mut head.headers, &tag);
    if known.contains(&tag) {
        head.headers.remove(CONTENT_TYPE);
        head.headers.remove(CONTENT_LENGTH);
        return (StatusCode::NOT_MODIFIED, head.headers).into_response();
    }
    Response::from_parts(head, Body::from(bytes))
}

fn keep(headers: &mut HeaderMap, tag: &str) {
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(ETAG, tag);
    }
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    headers.append(VARY, HeaderValue::from_static("Cookie"));
}
