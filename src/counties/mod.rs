//! The county pack: what differs between counties.
//!
//! What always holds: a [`County`] that [`load`] gave has been checked. Every id in it points to
//! something, every required translation is there, and the population adds up.

mod checks;
pub mod county;
mod diff;
mod fault;
mod loader;
mod lookup;
mod pack;
#[cfg(test)]
pub mod sample;
mod source;
pub mod store;
#[cfg(test)]
mod tests;

pub use county::County;
pub use diff::{Change, difference};
pub use fault::Fault;
pub use loader::load;
