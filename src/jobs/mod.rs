//! What the clock does. `worker.rs` says how often.
//!
//! What always holds: a job may be run twice, or stopped in the middle, and nothing is lost.

pub mod follow_county;
pub mod move_clocks;
pub mod remind_staff;
pub mod rotate_keys;
pub mod send_messages;
pub mod sweep;
pub mod tell_followers;
