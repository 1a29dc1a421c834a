//! The county pack: what differs between counties.
//!
//! What always holds: a [`County`] has been checked. Every id in it points to something, every
//! required translation is there, and the population adds up.

pub mod county;

pub use county::County;
