//! Ways in for residents: the forms, and the case, initiative or support that a receipt code opens.
//!
//! What always holds: no handler here loads a session of staff or of anybody else; nothing of the
//! request but what was typed is kept; what was typed is never lost to an error.

mod caller;
mod fields;
pub mod follow;
mod follow_initiative;
pub mod initiative_form;
mod kept;
mod support;
pub mod web_form;
mod words_fault;

use crate::frame::Routes;

/// The pages of this place.
pub fn routes() -> Routes {
    web_form::routes()
        .merge(initiative_form::routes())
        .merge(support::routes())
        .merge(follow::routes())
        .merge(follow_initiative::routes())
}

/// The pages of this place that take files.
pub fn routes_with_files() -> Routes {
    web_form::routes_with_files()
}
