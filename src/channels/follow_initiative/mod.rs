//! Following an initiative by letter, without an account: one field, the letter that confirms it, and the link in every
//! later one, behind which it ends.
//!
//! What always holds: looking at a link neither begins nor ends anything; whether an address follows an initiative, only
//! its owner is told.

mod form;
mod link;

use crate::addresses::Address;
use crate::frame::Routes;
use crate::policy::Operation::BeFollower;

/// The pages of following.
pub fn routes() -> Routes {
    Routes::new()
        .page(Address::InitiativeFollow(1, 1), BeFollower, form::show)
        .form(Address::InitiativeFollow(1, 1), BeFollower, form::submit)
        .page(Address::FollowerLink, BeFollower, link::show)
        .form(Address::FollowerLink, BeFollower, link::press)
}
