//! What a link or a code leads to that opens nothing any more.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::addresses::Address;
use crate::frame::{Shell, page};

#[derive(Template)]
#[template(path = "own/over.html")]
struct OverPage {
    again: String,
    shell: Shell,
}

/// The page, which leads to another letter.
pub fn shown(shell: Shell) -> Response {
    (StatusCode::GONE, page(&OverPage { again: shell.to(Address::SignIn), shell })).into_response()
}
