//! The case or initiative that a receipt code opens: where it stands, what was said, and a way to write back.
//!
//! What always holds: the code travels in the body of a request and in a sealed cookie, never in an
//! address or a log; who holds it sees the case and nobody's notes; wrong codes slow only the
//! address they come from.

mod code_form;
mod my_initiative;
mod show;
mod visit;
mod writing;

use crate::addresses::Address;
use crate::frame::Routes;
use crate::policy::Operation::{FollowCase, FollowInitiative, WriteToUnit};

/// The pages of the case.
pub fn routes() -> Routes {
    Routes::new()
        .page(Address::Follow, FollowCase, code_form::show)
        .form(Address::Follow, FollowCase, code_form::open)
        .page(Address::MyCase, FollowCase, show::show)
        .form(Address::MyCase, WriteToUnit, writing::write)
        .page(Address::MyInitiative, FollowInitiative, my_initiative::show)
        .form(Address::MyInitiative, FollowInitiative, my_initiative::write)
}
