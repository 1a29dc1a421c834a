//! Initiatives: what members and service users ask the county to do (act 611/2021 § 30).
//!
//! What always holds: an initiative moves only by the transitions of [`initiative::Initiative`], each with a proof from
//! [`policy`] and an event that says what happened; the day of filing never changes; what was once published stays
//! findable; no number of supporters is needed for an initiative to be handled, whatever limit a county sets itself.

pub mod bounds;
pub mod business_id;
pub mod diff;
pub mod draft;
pub mod errors;
pub mod event;
pub mod facts;
pub mod initiative;
pub mod kept;
pub mod kind;
pub mod list;
pub mod maker;
pub mod makers;
pub mod national;
pub mod new_initiative;
pub mod number;
pub mod phase;
pub mod policy;
pub mod promise;
pub mod public_list;
pub mod receipts;
pub mod reminders;
pub mod rows;
pub mod search;
pub mod similar;
pub mod state;
pub mod store;
pub mod twins;
pub mod wish;
pub mod words;
pub mod yearly;

#[cfg(test)]
mod tests;
