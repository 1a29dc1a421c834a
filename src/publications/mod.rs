//! Publications: the second text of a case, which everybody may read.
//!
//! What always holds: nothing is public before a person has said so, and nothing that tells of somebody's health before
//! a second person has; only what its sender allows is published, and never an identity code; every version keeps its
//! day and the hash of exactly what was shown; what is not shown any more is readable to nobody but staff.

pub mod policy;
pub mod publication;
pub mod redaction;
pub mod store;

#[cfg(test)]
mod tests;
