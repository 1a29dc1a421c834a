//! The case that a receipt code opens: where it stands, what was said, and a way to write back.
//!
//! What always holds: the code travels in the body of a request and in a sealed cookie, never in an
//! address or a log; who holds it sees the case and nobody's notes; wrong codes slow only the
//! address they come from.

mod code_form;
mod course;
mod download;
mod my_case;
mod sum;
mod visit;
mod writing;

use axum::Router;
use axum::routing::get;

use crate::addresses::Address;
use crate::app::AppState;
use crate::frame::Pages;

/// The pages of the case.
pub fn routes() -> Router<AppState> {
    Router::new()
        .page(Address::Follow, get(code_form::show).post(code_form::open))
        .page(Address::MyCase, get(my_case::show).post(writing::write))
}
