//! What is kept of a person: to hand it out, and to erase it (GDPR art. 15 and 17).
//!
//! What always holds: a person is a set of cases, and an address where one is known; whoever shows that they are that
//! person is somebody else's matter; of what was erased the ledger keeps a keyed hash and nothing more.

mod export;
mod store;

pub use export::{Export, gather, page};
pub use store::{cases_of_address, erased_hash, note_erased};

use entity::ids::CaseId;

use crate::feedback::contact::EmailAddress;

/// Whose data it is.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// Their cases.
    pub cases: Vec<CaseId>,
    /// Their address.
    pub address: Option<EmailAddress>,
}
