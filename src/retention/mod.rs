//! How long each class of data is kept, and how it goes: by its time, or because its owner wants it gone.
//!
//! What always holds: the days come from the county pack; a run that would take too much takes nothing; of a case
//! there stays a tombstone (id, unit, category, state, days), never words or ways to reach anybody.

mod brake;
mod class;
mod store;

pub use class::{Class, horizon};
pub use store::{
    Due, ReasonToErase, TOLD_BEFORE_DAYS, due, erase_access_records, erase_contacts, erase_deliveries,
    erase_mail_about, erase_mail_of, erase_maker_contacts, erase_recipients, erase_words, remove_attachments,
};
