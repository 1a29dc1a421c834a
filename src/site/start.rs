//! Addresses without a language: they lead on to the page in the visitor's.

use axum::http::header::{LOCATION, VARY};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use crate::addresses::Address;
use crate::frame::visit::Visit;

/// `/`
pub async fn front(uri: Uri, headers: HeaderMap) -> Response {
    lead_to(Address::Front, &Visit::of(&uri, &headers))
}

/// `/k`, printed on receipts.
pub async fn code(uri: Uri, headers: HeaderMap) -> Response {
    lead_to(Address::Follow, &Visit::of(&uri, &headers))
}

fn lead_to(page: Address, visit: &Visit) -> Response {
    let headers = [(LOCATION, page.path(visit.locale)), (VARY, "Cookie, Accept-Language".to_owned())];
    (StatusCode::FOUND, headers).into_response()
}
