//! The addresses of the work itself: the queue and its cases.

use axum::Router;
use axum::routing::{get, post};

use super::{answer, attachment, case, help, new_case, queue};
use crate::app::AppState;

/// The pages of the desk.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/staff/queue", get(queue::show).post(queue::act))
        .route("/staff/cases/new", get(new_case::show).post(new_case::submit))
        .route("/staff/cases/{number}", get(case::show))
        .route("/staff/cases/{number}/assignment", post(case::assign))
        .route("/staff/cases/{number}/beginning", post(case::begin))
        .route("/staff/cases/{number}/questions", post(case::ask))
        .route("/staff/cases/{number}/transfer", post(case::transfer))
        .route("/staff/cases/{number}/transfer/acceptance", post(case::accept))
        .route("/staff/cases/{number}/transfer/return", post(case::give_back))
        .route("/staff/cases/{number}/answer", post(answer::submit))
        .route("/staff/cases/{number}/answer/draft", post(answer::save_draft))
        .route("/staff/cases/{number}/rejection", post(case::reject))
        .route("/staff/cases/{number}/move", post(case::move_on))
        .route("/staff/cases/{number}/reopening", post(case::reopen))
        .route("/staff/cases/{number}/notes", post(case::note))
        .route("/staff/cases/{number}/contact", post(case::contact))
        .route("/staff/cases/{number}/attachments/{position}", get(attachment::download))
        .route("/staff/help", get(help::show))
}
