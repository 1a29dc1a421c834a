//! The thread of a case: what resident and unit write to each other, and notes among staff.
//!
//! What always holds: texts are sealed, identity codes are masked before that, and what a
//! resident writes is dated to the day.

pub mod message;
pub mod reason;
pub mod store;
