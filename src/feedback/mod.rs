//! Feedback: thanks, criticism, ideas and questions, by default from nobody in particular.
//!
//! What always holds: nothing kept here points to a person or is dated finer than a day; what the
//! resident wrote is sealed; identity codes are gone before anything is stored; a receipt exists
//! only for what was durably committed.

pub mod contact;
pub mod draft;
pub mod feedback;
pub mod new_feedback;
pub mod store;
pub mod submission;
