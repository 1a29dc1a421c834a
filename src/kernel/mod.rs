//! Small values that every part speaks in.
//!
//! What always holds: nothing here knows the database, the web or a feature; of the tables it knows
//! the ids alone.

pub mod actor;
pub mod clock;
pub mod digest;
pub mod link_secret;
pub mod locale;
pub mod random;
pub mod text;
