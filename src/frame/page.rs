//! A rendered page as an answer.

use askama::Template;
use axum::response::{Html, IntoResponse, Response};

use crate::platform::error::Error;

/// The page as HTML; a fault in its making is a fault of ours.
pub fn page(template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => Html(html).into_response(),
        Err(fault) => Error::internal(fault).into_response(),
    }
}
