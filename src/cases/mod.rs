//! Cases: the spine of everything. One register, one queue, one course of events.
//!
//! What always holds: exactly one unit is responsible for a case at every moment; a case moves
//! only by the transitions of [`case::Case`], each with a proof from [`policy`] and an event that
//! explains it; the row, its event and the counters change in one transaction.

pub mod case;
pub mod channel;
pub mod errors;
pub mod event;
pub mod number;
pub mod policy;
pub mod queue;
pub mod reminders;
pub mod rows;
pub mod state;
pub mod store;

#[cfg(test)]
mod tests;
