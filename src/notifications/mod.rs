//! What people are told, and when it goes out.
//!
//! What always holds: a message is a row written with the change that causes it, and is sent by a job later. It holds a
//! case number, the name of a unit and a date; never what anybody wrote, never a receipt code. Whoever was first to lease
//! a message and took too long cannot mark it any more.

pub mod follower_letters;
pub mod mails;
pub mod messages;
pub mod outbox;
pub mod queue;
pub mod work_letters;

#[cfg(test)]
pub(crate) mod sample;
