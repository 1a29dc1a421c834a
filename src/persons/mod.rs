//! What is kept of a person: to hand it out, and to erase it (GDPR art. 15 and 17).
//!
//! What always holds: a person is a set of cases, an address and an account where they are known; whoever shows that they are that
//! person is somebody else's matter; of what was erased the ledger keeps a keyed hash and nothing more.

mod account;
mod export;
mod followings;
mod store;
mod supports;
mod words;

pub use export::{Export, Line, gather, lines, page};
pub use store::{cases_of_address, erased_hash, note_erased, person_of_account, person_of_address};
pub use words::Wording;

use entity::ids::{CaseId, InitiativeId, ResidentId, SupportId};

use crate::feedback::contact::EmailAddress;
use crate::initiatives::makers::Whose;

/// Whose data it is.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// Their cases.
    pub cases: Vec<CaseId>,
    /// Initiatives that they make, or have on their page.
    pub initiatives: Vec<InitiativeId>,
    /// Their supports of initiatives.
    pub supports: Vec<SupportId>,
    /// Their address.
    pub address: Option<EmailAddress>,
    /// Their account.
    pub account: Option<ResidentId>,
    /// Whoever hands out or erases has made sure that forms begun with the address are theirs.
    pub owns_drafts: bool,
}

impl Person {
    /// By what the places among the makers of their initiatives are theirs. Where an operator names one by its code
    /// alone, whoever showed it filed it; whoever has an account or an address has no place but those with the address.
    #[must_use]
    pub fn makes<'a>(&self, email_indexes: &'a [String]) -> Whose<'a> {
        if self.account.is_none() && self.address.is_none() { Whose::Filer } else { Whose::Address(email_indexes) }
    }

    /// The address by which forms that were begun and not sent are theirs. Anybody can type an address, so it takes more
    /// than having one.
    #[must_use]
    pub fn begun_with(&self) -> Option<&EmailAddress> {
        self.address.as_ref().filter(|_| self.owns_drafts)
    }
}
