//! The form: what it is about, one question a page, and a receipt at the end.
//!
//! What always holds: everything typed is kept sealed from the first sending of a page on, under an
//! id that the form itself carries; identity codes are gone before that; the same form sent twice
//! is one submission; a page that is opened too early leads to the first that is missing.

mod about;
mod autosave;
mod check;
mod checks;
mod files;
mod kept;
mod notice;
mod receipt;
mod reply;
mod sent;
mod signpost;
mod start;
mod step;
mod text;
mod unit_qr;

use axum::Router;
use axum::routing::{get, post};

use crate::addresses::{Address, DRAFT, UNIT_QR};
use crate::app::AppState;
use crate::frame::Pages;

/// The pages of the form but for the one that takes files.
pub fn routes() -> Router<AppState> {
    Router::new()
        .page(Address::Feedback, get(start::show))
        .page(Address::FeedbackAbout, get(about::show).post(about::submit))
        .page(Address::FeedbackReply, get(reply::show).post(reply::submit))
        .page(Address::FeedbackCheck, get(check::show))
        .page(Address::FeedbackReceipt, get(receipt::lost).post(receipt::send))
        .route(DRAFT, post(autosave::save))
        .route(UNIT_QR, get(unit_qr::show))
}

/// The page that takes files.
pub fn routes_with_files() -> Router<AppState> {
    Router::new().page(Address::FeedbackText, get(text::show).post(text::submit))
}
