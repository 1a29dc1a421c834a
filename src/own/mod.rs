//! The resident's own page, and signing in to it by letter.
//!
//! What always holds: showing a page spends no link; what the answer to an address is does not depend on whether it is
//! known; forms of the own page are taken from its very session; what is not one's own does not exist.

mod asked;
mod letter;
mod link;
mod over;
mod overview;
mod sessions;
mod sign_in;

use crate::addresses::Address;
use crate::frame::Routes;
use crate::policy::Operation::{EndSessions, ReadOwnPage, SignIn};

/// The pages of this place.
pub fn routes() -> Routes {
    Routes::new()
        .page(Address::SignIn, SignIn, sign_in::show)
        .form(Address::SignIn, SignIn, sign_in::ask)
        .page(Address::SignInLetter, SignIn, letter::show)
        .form(Address::SignInLetter, SignIn, letter::enter)
        .page(Address::SignInLink, SignIn, link::show)
        .form(Address::SignInLink, SignIn, link::enter)
        .page(Address::OwnPage, ReadOwnPage, overview::show)
        .page(Address::OwnSessions, ReadOwnPage, sessions::show)
        .form(Address::OwnSessions, EndSessions, sessions::end)
}
