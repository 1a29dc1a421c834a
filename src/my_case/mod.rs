//! A resident's case as they read it, and what they do on its page; the same whether a receipt's code opened it or their
//! own page.
//!
//! What always holds: who asks has shown that the case is theirs before anything here is called; nobody's notes are
//! shown; what was typed is never lost to an error.

mod course;
mod deeds;
pub mod download;
pub mod offer;
mod page;
pub mod size;
mod state;
mod sum;
pub mod why;

pub use deeds::{Refused, done, field_of};
pub use page::{MyCasePage, NO_INDEX, Seen, Tried, helpful};
pub use state::{due, late, state};
