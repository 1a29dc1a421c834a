//! The resident's own page, and signing in to it by letter.
//!
//! What always holds: showing a page spends no link; what the answer to an address is does not depend on whether it is
//! known; forms of the own page are taken from its very session; what is not one's own does not exist.

mod asked;
mod case;
mod data;
mod drafts;
mod erasure;
mod followings;
mod identification;
mod identified;
mod identity;
mod initiatives;
mod letter;
mod link;
mod offer;
mod over;
mod overview;
mod sessions;
mod settings;
mod sign_in;
mod support_identity;
mod supports;

use crate::addresses::Address;
use crate::frame::Routes;
use crate::policy::Operation::{
    ClaimCase, EditWishes, EndSessions, EraseOwnAccount, ExportOwnData, FollowOwnCase, KeepOwnFollowings, OfferCase,
    ReadOwnPage, SignIn, WithdrawOwnSupport, WriteToOwnCase,
};

/// The pages of this place.
pub fn routes() -> Routes {
    Routes::new()
        .page(Address::SignIn, SignIn, sign_in::show)
        .form(Address::SignIn, SignIn, sign_in::ask)
        .page(Address::SignInLetter, SignIn, letter::show)
        .form(Address::SignInLetter, SignIn, letter::enter)
        .page(Address::SignInLink, SignIn, link::show)
        .form(Address::SignInLink, SignIn, link::enter)
        .page(Address::OwnOffer, OfferCase, offer::lead)
        .form(Address::OwnOffer, OfferCase, offer::take)
        .get(identification::PATH, SignIn, identification::start)
        .get(identification::CALLBACK, SignIn, identification::callback)
        .page(Address::OwnPage, ReadOwnPage, overview::show)
        .form(Address::OwnPage, ClaimCase, overview::claim)
        .page(Address::OwnCase, FollowOwnCase, case::show)
        .form(Address::OwnCase, WriteToOwnCase, case::write)
        .page(Address::OwnSupports, ReadOwnPage, supports::show)
        .form(Address::OwnSupports, WithdrawOwnSupport, supports::withdraw)
        .page(Address::OwnFollowings, ReadOwnPage, followings::show)
        .form(Address::OwnFollowings, KeepOwnFollowings, followings::keep)
        .page(Address::OwnSettings, ReadOwnPage, settings::show)
        .form(Address::OwnSettings, EditWishes, settings::save)
        .page(Address::OwnSessions, ReadOwnPage, sessions::show)
        .form(Address::OwnSessions, EndSessions, sessions::end)
        .page(Address::OwnData, ReadOwnPage, data::show)
        .form(Address::OwnData, ExportOwnData, data::export)
        .page(Address::OwnErasure, ReadOwnPage, erasure::show)
        .form(Address::OwnErasure, EraseOwnAccount, erasure::erase)
}
