//! The form for initiatives: one question a page, without an account, and a receipt at the end.
//!
//! What always holds: everything typed is kept sealed from the first sending of a page on, under an id that the form
//! itself carries; identity codes are gone before that; the same form sent twice is one initiative; a page that is opened
//! too early leads to the first that is missing.

mod about;
mod check;
mod checks;
mod kept;
mod makers;
mod others;
mod receipt;
mod start;
mod step;
mod text;

use crate::addresses::Address;
use crate::frame::Routes;
use crate::policy::Operation::MakeInitiative;

/// The pages of the form.
pub fn routes() -> Routes {
    Routes::new()
        .page(Address::InitiativeStart, MakeInitiative, start::show)
        .page(Address::InitiativeText, MakeInitiative, text::show)
        .form(Address::InitiativeText, MakeInitiative, text::submit)
        .page(Address::InitiativeAbout, MakeInitiative, about::show)
        .form(Address::InitiativeAbout, MakeInitiative, about::submit)
        .page(Address::InitiativeMaker, MakeInitiative, makers::show)
        .form(Address::InitiativeMaker, MakeInitiative, makers::submit)
        .page(Address::InitiativeOthers, MakeInitiative, others::show)
        .form(Address::InitiativeOthers, MakeInitiative, others::submit)
        .page(Address::InitiativeCheck, MakeInitiative, check::show)
        .page(Address::InitiativeReceipt, MakeInitiative, receipt::lost)
        .form(Address::InitiativeReceipt, MakeInitiative, receipt::send)
}
