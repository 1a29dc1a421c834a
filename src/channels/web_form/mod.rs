//! The form: what it is about, one question a page, and a receipt at the end.
//!
//! What always holds: everything typed is kept sealed from the first sending of a page on, under an
//! id that the form itself carries; identity codes are gone before that; the same form sent twice
//! is one submission; a page that is opened too early leads to the first that is missing.

mod about;
mod autosave;
mod check;
mod checks;
mod kept;
mod notice;
mod receipt;
mod reply;
mod start;
mod step;
mod text;
mod unit_qr;

use crate::addresses::{Address, DRAFT, UNIT_QR};
use crate::frame::Routes;
use crate::policy::Operation::{GiveFeedback, ReadUnitQr};

/// The pages of the form but for the one that takes files.
pub fn routes() -> Routes {
    Routes::new()
        .page(Address::Feedback, GiveFeedback, start::show)
        .page(Address::FeedbackAbout, GiveFeedback, about::show)
        .form(Address::FeedbackAbout, GiveFeedback, about::submit)
        .page(Address::FeedbackReply, GiveFeedback, reply::show)
        .form(Address::FeedbackReply, GiveFeedback, reply::submit)
        .page(Address::FeedbackCheck, GiveFeedback, check::show)
        .page(Address::FeedbackReceipt, GiveFeedback, receipt::lost)
        .form(Address::FeedbackReceipt, GiveFeedback, receipt::send)
        .post(DRAFT, GiveFeedback, autosave::save)
        .get(UNIT_QR, ReadUnitQr, unit_qr::show)
}

/// The page that takes files.
pub fn routes_with_files() -> Routes {
    Routes::new().page(Address::FeedbackText, GiveFeedback, text::show).form(
        Address::FeedbackText,
        GiveFeedback,
        text::submit,
    )
}
