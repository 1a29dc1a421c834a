//! Supporting an initiative: one form without an account, the letter that confirms it, and one's own support.
//!
//! What always holds: looking at a link confirms nothing; whether an address supports an initiative, only its owner is
//! told; what was typed comes back with every fault; an initiative that collects no more answers with a calm page.

mod checks;
mod closed;
mod form;
mod link;
mod mine;
pub(super) mod told;

use crate::addresses::Address;
use crate::frame::Routes;
use crate::policy::Operation::SupportInitiative;

/// The pages of supporting.
pub fn routes() -> Routes {
    Routes::new()
        .page(Address::InitiativeSupport(1, 1), SupportInitiative, form::show)
        .form(Address::InitiativeSupport(1, 1), SupportInitiative, form::submit)
        .page(Address::SupportLink, SupportInitiative, link::show)
        .form(Address::SupportLink, SupportInitiative, link::confirm)
        .page(Address::MySupport, SupportInitiative, mine::show)
        .form(Address::MySupport, SupportInitiative, mine::write)
}
