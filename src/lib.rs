//! Delta, the feedback and participation platform of a wellbeing services county.
//!
//! Parts in their order; a part uses only parts above it (`tests/architecture.rs` holds the map).

pub mod kernel;
pub mod platform;

pub mod policy;

pub mod addresses;
pub mod attachments;
pub mod audit;
pub mod counties;
pub mod deadlines;
pub mod keys;
pub mod privacy;
pub mod receipts;
pub mod suppression;

pub mod identities;
pub mod words;

pub mod routing;
pub mod signposts;

pub mod cases;
pub mod threads;

pub mod answers;
pub mod feedback;
pub mod initiatives;
pub mod publications;
pub mod strategy;

pub mod accounts;
pub mod residents;

pub mod notifications;

pub mod followers;
pub mod supports;

pub mod papers;

pub mod persons;
pub mod retention;

pub mod app;

pub mod frame;

pub mod actions;

pub mod my_case;
pub mod sessions;

pub mod demo;

pub mod admin;
pub mod channels;
pub mod jobs;
pub mod own;
pub mod site;
pub mod staff;

pub mod server;
pub mod worker;

pub mod commands;

/// The system's allocator keeps what slow hashes and bursts once took, some 150 MB; this one gives it back
/// (`docs/performance.md`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
