//! Supports: who stands behind an initiative, on what ground, and how sure that is.
//!
//! What always holds: a support counts only once it is confirmed; one person has one support for an initiative, by a
//! constraint of the database; the counts beside the rows move in the same transaction as the rows; which of them count
//! is computed when somebody looks, by the county's rule; of a personal identity code there is a keyed hash of this
//! initiative alone.
//!
//! Every way in ends in [`confirmation::add`]: letters share commits through it, and a batch of papers calls it in the
//! transaction that writes the batch.

pub mod confirmation;
pub mod counts;
pub mod people;
pub mod requests;
pub mod rows;
pub mod rule;
pub mod store;
pub mod support;
pub mod token;
pub mod words;
