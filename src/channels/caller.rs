//! Who is calling, for the limiters.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::app::AppState;
use crate::platform::web::client::ClientAddress;

/// The caller's network address, in memory only.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Caller(ClientAddress);

impl FromRequestParts<AppState> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Self::Rejection> {
        Ok(Self(ClientAddress::of(&parts.headers, &parts.extensions, &app.config.trusted_proxies)))
    }
}
