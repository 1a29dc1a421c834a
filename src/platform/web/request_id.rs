//! A number for every request, by which a page and a line of the log find each other.

use std::fmt;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;

use crate::kernel::random::Random;

const HEADER: &str = "x-request-id";

/// A random number of its own for every request. It tells nothing about who asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(Arc<str>);

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Gives the request its number. A number that comes from outside is not believed.
pub async fn assign(State(random): State<Random>, mut request: Request, next: Next) -> Response {
    let id = RequestId(format!("{:012x}", u64::from_be_bytes(random.bytes()) >> 16).into());
    request.extensions_mut().insert(id.clone());
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::from_str(&id.0) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}
