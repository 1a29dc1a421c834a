//! Addresses that lead on: those without a language to the page in the visitor's, and those of a page nearly right.

use axum::http::header::{LOCATION, VARY};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use crate::addresses::Address;
use crate::frame::visit::Visit;
use crate::platform::error::Error;

/// `/`
pub async fn front(uri: Uri, headers: HeaderMap) -> Response {
    lead_to(Address::Front, &Visit::of(&uri, &headers))
}

/// `/k`, printed on receipts.
pub async fn code(uri: Uri, headers: HeaderMap) -> Response {
    lead_to(Address::Follow, &Visit::of(&uri, &headers))
}

/// What no route knows: a page of ours with a stroke behind it, or nothing at all.
pub async fn elsewhere(uri: Uri) -> Result<Response, Error> {
    let page = uri.path().trim_end_matches('/');
    if page == uri.path() || Address::parse(page).is_none() {
        return Err(Error::NotFound);
    }
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    Ok((StatusCode::PERMANENT_REDIRECT, [(LOCATION, format!("{page}{query}"))]).into_response())
}

fn lead_to(page: Address, visit: &Visit) -> Response {
    let headers = [(LOCATION, page.path(visit.locale)), (VARY, "Cookie, Accept-Language".to_owned())];
    (StatusCode::FOUND, headers).into_response()
}
