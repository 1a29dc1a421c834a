//! Delta, the feedback and participation platform of a wellbeing services county.
//!
//! Parts in their order; a part uses only parts above it (`tests/architecture.rs` holds the map).

pub mod kernel;
pub mod platform;

pub mod counties;

pub mod app;

pub mod deadlines;

pub mod receipts;

pub mod words;

pub mod privacy;

pub mod signposts;

pub mod attachments;
