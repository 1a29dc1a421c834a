//! Followers: who is told by letter when something happens to an initiative that everybody may read.
//!
//! What always holds: nobody is written to who has not confirmed the address, or signed in with it; one address follows an
//! initiative once, by a constraint of the database; the number beside the rows moves in the same transaction as the
//! rows; each step of the public course is told to each follower once, in the language they chose, by a letter that is
//! queued in the transaction that moves on to the next follower; whoever stops is forgotten at once.
//!
//! Nothing that happens to an initiative has to know of followers: the tellings are made from its course.

pub mod follower;
pub mod store;
pub mod tellings;
pub mod token;
