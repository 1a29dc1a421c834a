//! Small values that every part speaks in.
//!
//! What always holds: nothing here knows the database, the web or a feature.

pub mod clock;
pub mod locale;
pub mod random;
pub mod text;
