//! The audit trail: what was done, by whom, when and to what.
//!
//! What always holds: records are only ever added, in the transaction of the change they tell of; each carries the
//! hash of the one before, so that a changed, missing or moved record shows; they hold ids, counts, digests and roles,
//! never what people wrote or who they are; what residents do in cases stands there day by day, without an instant
//! (docs/decisions/0013-audit-trail.md).

mod chain;
mod entry;
mod store;

pub use chain::{Broken, Chain, Head};
pub use entry::{About, Act, By, Entry};
pub use store::{
    Access, AccessFilter, Filter, PAGE, days_to_note, facts_of, head, list, list_access, note_mailing,
    note_residents_day, record, shorten, verify,
};
